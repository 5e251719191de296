"""Years: of which year a report is, from its title, its date, its headings and its opening words."""

from __future__ import annotations

import re
from collections import Counter
from datetime import timedelta
from typing import TYPE_CHECKING

from tracker.errors import IdentityError
from tracker.reports.sections import lines_of

if TYPE_CHECKING:
    from tracker.reports.filename import FileName
    from tracker.reports.head import Head
    from tracker.rulebook.evidence import Evidence
    from tracker.rulebook.headings import Headings

__all__ = ["find_year", "said_year"]

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?=年)")
_FIRST = re.compile(r"(?P<year>(?:19|20)\d\d)年,?是")
_ENOUGH = 3
_PLAN_YEARS = 5


def find_year(name: str, file: FileName, head: Head, body: str, headings: Headings, evidence: Evidence) -> int:
    """Give the year of a report; raises IdentityError where none is found or the text contradicts its title or date.

    Title, date, headings and opening words decide; without them the years that the text mentions, where nearly all
    are two that follow each other, or where its review ends and its plan begins; last the file name or a folder, where
    the text mentions its year or the one before.
    """
    _refuse_other_header(name, head, evidence)
    claimed = _claimed(head, evidence)
    inner = _inner(body, headings, evidence)
    _refuse_contradiction(name, claimed, inner, body, evidence)
    votes = claimed + inner
    if votes:
        return max(votes, key=lambda year: (votes[year], year))
    mentioned = _mentioned(body, evidence)
    year = _one_of(mentioned, evidence) or _between_parts(body, headings, evidence) or _of_file(file, mentioned)
    if year is None:
        raise IdentityError("{name}: names no year that it reviews or plans; say it with --year", "year", name=name)
    return year


def said_year(head: Head, body: str, headings: Headings, evidence: Evidence) -> int | None:
    """Give the year that title and date, headings and opening words agree on; None where they are few or disagree."""
    votes = _claimed(head, evidence) + _inner(body, headings, evidence)
    best = max(votes.values(), default=0)
    years = [year for year in votes if votes[year] == best]
    return years[0] if len(years) == 1 and best >= evidence.year_weights.heading else None


def _claimed(head: Head, evidence: Evidence) -> Counter[int]:
    """Give the years that title and date claim."""
    votes: Counter[int] = Counter(dict.fromkeys(head.years, evidence.year_weights.title))
    if day := head.delivered:
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


def _mentioned(body: str, evidence: Evidence) -> Counter[int]:
    """Count the years that a text mentions, but for those by which something is to be reached."""
    found = evidence.horizon.finditer(body)
    return Counter(int(each["year"]) for each in found if not each["before"] and not each["behind"])


def _one_of(mentioned: Counter[int], evidence: Evidence) -> int | None:
    """Give the last year mentioned where it and the one before make up nearly all mentions.

    A plan of five years names each of them (2022年建成, 2024年底完工): then no year stands out, and none is given.
    """
    last = max(mentioned, default=0)
    both = mentioned[last] + mentioned[last - 1]
    enough = mentioned[last - 1] and both >= evidence.mentioned_years.share * mentioned.total()
    return last if enough else None


def _between_parts(body: str, headings: Headings, evidence: Evidence) -> int | None:
    """Give the year behind the last one that a review mentions, where the plan begins in it or ends five years on.

    A report after elections names no year of its own: 由2016年的50亿元增加到2020年的80亿元 … 到2025年.
    """
    words, parts = headings.any_year, {"review": "", "plan": ""}
    kind = None
    for _, line in lines_of(body, words):
        announced = words.kinds(headings.number.sub("", line, count=1))
        kind = announced[0].partition("_")[0] if announced else kind
        if kind:
            parts[kind] += f"{line}\n"
    planned = {int(each["year"]) for each in evidence.horizon.finditer(parts["plan"])}
    reviewed = [year for year in _mentioned(parts["review"], evidence) if year < min(planned, default=0)]
    last = max(reviewed, default=0)
    return last + 1 if planned & {last + 1, last + _PLAN_YEARS} else None


def _of_file(file: FileName, mentioned: Counter[int]) -> int | None:
    told = (year for year in (file.year, file.near_year) if year is not None)
    return next((year for year in told if not mentioned or mentioned[year] + mentioned[year - 1]), None)


def _refuse_other_header(name: str, head: Head, evidence: Evidence) -> None:
    """Refuse a text under the header of an older one: published 2006-02-15, but given on 2007-01-30."""
    early = timedelta(evidence.days_before_delivery)
    if head.delivered and head.published and head.delivered - head.published > early:
        raise IdentityError(
            "{name}: contradicts itself: its header says that it was published on {published}, but it was given on"
            " {delivered}; say its year with --year",
            "year",
            contradicts=True,
            name=name,
            published=head.published,
            delivered=head.delivered,
        )


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
            raise IdentityError(
                "{name}: contradicts itself: title or date say {said}, but the text is the report of {year};"
                " say which with --year",
                "year",
                contradicts=True,
                name=name,
                said=said,
                year=year,
            )
