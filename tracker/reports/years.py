"""Years: of which year a report is, from its title, its date, its headings and its opening words."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

from tracker.errors import InputError
from tracker.reports.sections import lines_of

if TYPE_CHECKING:
    from tracker.rulebook.evidence import Evidence
    from tracker.rulebook.headings import Headings

__all__ = ["delivery_date", "find_year", "said_year"]

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?=年)")
_FIRST = re.compile(r"(?P<year>(?:19|20)\d\d)年,?是")
_DIGITS = {sign: str(value) for value, sign in enumerate("〇一二三四五六七八九")} | {"零": "0", "○": "0"}
_ENOUGH = 3


def find_year(name: str, head: str, body: str, headings: Headings, evidence: Evidence) -> int:
    """Give the year of a report; raises InputError where none is found or the text contradicts its title or date."""
    weights = evidence.year_weights
    claimed = _claimed(head, evidence)
    inner = _inner(body, headings, evidence)
    _refuse_contradiction(name, claimed, inner, body, evidence)
    votes = claimed + inner
    for year, _ in Counter(map(int, _YEAR.findall(body))).most_common(1):
        votes[year] += weights.mention
        votes[year + 1] += weights.mention
    if not votes:
        raise InputError(f"{name}: names no year that it reviews or plans; say it with --year")
    return max(votes, key=lambda year: (votes[year], year))


def said_year(head: str, body: str, headings: Headings, evidence: Evidence) -> int | None:
    """Give the year that title and date, headings and opening words agree on; None where they are few or disagree."""
    votes = _claimed(head, evidence) + _inner(body, headings, evidence)
    best = max(votes.values(), default=0)
    years = [year for year in votes if votes[year] == best]
    return years[0] if len(years) == 1 and best >= evidence.year_weights.heading else None


def delivery_date(head: str, evidence: Evidence) -> date | None:
    """Give the day of delivery: the last date before the name of the meeting, else the first one after it."""
    meeting = evidence.congress_words.search(head)
    if not meeting:
        return None
    before = list(evidence.date_words.finditer(head, 0, meeting.end()))
    found = before[-1] if before else evidence.date_words.search(head, meeting.end())
    if not found:
        return None
    try:
        return date(*(_number(found[part]) for part in ("year", "month", "day")))
    except ValueError:
        return None


def _claimed(head: str, evidence: Evidence) -> Counter[int]:
    """Give the years that title and date claim."""
    votes: Counter[int] = Counter()
    for title in evidence.title_line.finditer(head):
        if year := title["first"] or title["second"]:
            votes[int(year)] = evidence.year_weights.title
    if day := delivery_date(head, evidence):
        votes[day.year + (day.month >= evidence.next_year_from_month)] += evidence.year_weights.date
    return votes


def _inner(body: str, headings: Headings, evidence: Evidence) -> Counter[int]:
    """Give the years that headings and opening words speak for."""
    votes: Counter[int] = Counter()
    words, looks_back = headings.any_year, None
    for _, line in lines_of(body, words):
        rest = headings.number.sub("", line, count=1)
        for kind in words.kinds(rest):
            looks_back = kind.startswith("review")
            match = words.heads[kind].search(rest)
            if match and (year := _YEAR.search(match[0])):
                votes[int(year[0]) + looks_back] += evidence.year_weights.heading
        if first := _FIRST.match(line):
            for later in (0, 1) if looks_back is None else (int(looks_back),):
                votes[int(first["year"]) + later] += evidence.year_weights.opener
    return votes


def _refuse_contradiction(name: str, claimed: Counter[int], inner: Counter[int], body: str, evidence: Evidence) -> None:
    if not claimed:
        return
    said = claimed.most_common(1)[0][0]
    mentions = Counter(map(int, _YEAR.findall(body)))
    likely = [year for year, votes in inner.most_common(1) if votes >= evidence.year_weights.heading]
    if not likely and not mentions[said] + mentions[said - 1]:
        likely = [year for year, count in mentions.most_common(1) if count >= _ENOUGH]
    for year in likely:
        if abs(year - said) >= evidence.contradiction:
            raise InputError(
                f"{name}: contradicts itself: title or date say {said}, but the text is the report of {year}; "
                "say which with --year"
            )


def _number(text: str) -> int:
    """Give the value of figures or Chinese numerals: 2026, 二〇二六, 十二, 二十七."""
    if text.isascii():
        return int(text)
    if len(text) == len("二〇二六"):
        return int("".join(_DIGITS[sign] for sign in text))
    tens, ten, ones = text.rpartition("十")
    return (int(_DIGITS[tens] if tens else 1) * 10 if ten else 0) + (int(_DIGITS[ones]) if ones else 0)
