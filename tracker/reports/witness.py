"""Witnesses: whose a communiqué, a budget or a plan report is, of which year, and when it was given."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from tracker.reports.calendar import delivery_date
from tracker.reports.regions import named_region, only_region, resolved
from tracker.reports.report import Doubt, Identity

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator
    from datetime import date

    from tracker.reports.filename import FileName
    from tracker.reports.kinds import Title
    from tracker.reports.report import Completeness
    from tracker.rulebook.division import Division
    from tracker.rulebook.divisions import Divisions
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["identify_witness", "witness_doubts"]

_BEFORE, _BEHIND = 300, 600
_LONGEST_NAME, _SHORTEST_NAME = 16, 2
_LATEST = 2
"""In how many years after its figures a witness is given out at the latest."""


def identify_witness(  # noqa: PLR0913  # each is a part of what is known
    name: str, file: FileName, title: Title, text: str, rulebook: Rulebook, *, traditional: bool,
    region: str | None, year: int | None,
) -> Identity:  # fmt: skip
    """Give the identity of a witness with a clean text; ``region`` and ``year`` override what it says.

    Raises IdentityError where it leaves the region open, and UsageError where ``region`` names none or several.
    """
    divisions, told_year = rulebook.divisions, year or title.year
    if region:
        division = divisions.get(region, told_year) or next(iter(named_region(region, divisions, told_year)))
    else:
        division = _find_region(name, file, title, text, told_year, rulebook)
    around = _around(title, text)
    day = _given_on(around, told_year, rulebook)
    meeting = rulebook.evidence.congress_words.search(around)
    kind = rulebook.kinds.kind(title.kind)
    return Identity(
        region=division.code,
        region_name=division.name,
        level=division.level,
        lineage=divisions.lineage(division.code),
        report_year=told_year,
        document=title.kind,
        speaks_in=told_year + (kind.speaks if kind else 0),
        date=day.isoformat() if day else None,
        meeting="".join(meeting["meeting"].split()) if meeting else None,
        script="traditional" if traditional else "simplified",
        completeness=_completeness(title, text, rulebook),
    )


def witness_doubts(
    identity: Identity, file: FileName, title: Title, rulebook: Rulebook, *, region: bool, year: bool
) -> tuple[Doubt, ...]:
    """Give what title and file name speak against; ``region`` and ``year`` say whether the user gave them."""
    return tuple(_doubts(identity, file, title, rulebook, region=region, year=year))


def _doubts(
    identity: Identity, file: FileName, title: Title, rulebook: Rulebook, *, region: bool, year: bool
) -> Iterator[Doubt]:
    divisions = rulebook.divisions
    said = _named(title, identity.report_year, rulebook) if region else []
    if said and identity.lineage not in {divisions.lineage(one.code) for one in said}:
        told = " or ".join(f"{one.name} ({one.code})" for one in said)
        claimed = f"{identity.region_name} ({identity.region})"
        yield Doubt(about="region", told_by="option", claimed=claimed, how="says", found={"it": told})
    if year and title.year != identity.report_year:
        claimed = str(identity.report_year)
        yield Doubt(about="year", told_by="option", claimed=claimed, how="says", found={"it": title.year})
    if file.regions and not region and identity.lineage not in {divisions.lineage(one.code) for one in file.regions}:
        claimed = ", ".join(f"{one.name} ({one.code})" for one in file.regions[:3])
        found = {"it": f"{identity.region_name} ({identity.region})"}
        yield Doubt(about="region", told_by="name", claimed=claimed, how="says", found=found)
    given = {identity.report_year, identity.speaks_in, int(identity.date[:4]) if identity.date else 0}
    if file.year and not year and file.year not in given:
        yield Doubt(
            about="year", told_by="name", claimed=str(file.year), how="says", found={"it": identity.report_year}
        )


def _find_region(name: str, file: FileName, title: Title, text: str, year: int, rulebook: Rulebook) -> Division:
    """Give the division of a witness: that of its title, of the office that signs it or its meeting, of its file name.

    Raises IdentityError where none or several come into question.
    """
    found = _named(title, year, rulebook) or _signed(title, text, year, rulebook)
    return only_region(found or list(file.regions or file.near_regions), name, rulebook.divisions)


def _named(title: Title, year: int, rulebook: Rulebook) -> list[Division]:
    """Give the divisions that the words beside the year of a title name: 关于某某市2025年, 2025年某某市及市本级."""
    for words in title.names:
        found = resolved(words, year, rulebook) or _beginning(words, year, rulebook.divisions)
        if found:
            return found
    return []


def _beginning(words: str, year: int, divisions: Divisions) -> list[Division]:
    """Give the divisions that words begin with the full name of, the longest first."""
    for end in range(min(len(words), _LONGEST_NAME), _SHORTEST_NAME, -1):
        found = [one for one in divisions.find(words[:end], year) if one.name == words[:end]]
        if found:
            return found
    return []


def _signed(title: Title, text: str, year: int, rulebook: Rulebook) -> list[Division]:
    """Give the divisions of the meeting and of the offices that are named around a title."""
    around, votes = _around(title, text), Counter[str]()
    known: dict[str, Division] = {}
    meeting = rulebook.evidence.congress_words.search(around)
    words = [meeting["region"] or ""] if meeting else []
    words += [found["region"] for found in rulebook.kinds.office.finditer(around)]
    for one in words:
        for division in resolved(one, year, rulebook):
            votes[division.code] += 1
            known[division.code] = division
    best = max(votes.values(), default=0)
    return [known[code] for code in votes if votes[code] == best]


def _around(title: Title, text: str) -> str:
    return text[max(0, title.start - _BEFORE) : title.end + _BEHIND]


def _given_on(around: str, year: int, rulebook: Rulebook) -> date | None:
    """Give the day of the meeting or of publication, the first one that lies behind the year of the figures."""
    meeting = delivery_date(around, rulebook.evidence)
    days = [meeting] if meeting else []
    days += [day for found in rulebook.kinds.any_day.finditer(around) if (day := _day(found))]
    return next((day for day in days if year < day.year <= year + _LATEST), None)


def _day(found: re.Match[str]) -> date | None:
    from dateutil.parser import ParserError, parse

    try:
        return parse(f"{found['year']}-{found['month']}-{found['day']}", yearfirst=True).date()
    except (ParserError, OverflowError):
        return None


def _completeness(title: Title, text: str, rulebook: Rulebook) -> Completeness:
    head = title.words + text[title.start : title.end + _SHORTEST_NAME] + text[:_BEFORE]
    return "summary" if rulebook.kinds.summary.search(head) else "full"
