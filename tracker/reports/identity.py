"""Identity: whose report a text is, of which year, and how much of it is here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.errors import InputError
from tracker.reports.regions import find_region, named_region, said_regions
from tracker.reports.report import Identity
from tracker.reports.sections import lines_of
from tracker.reports.years import delivery_date, find_year, said_year

if TYPE_CHECKING:
    from tracker.reports.report import Completeness
    from tracker.rulebook.divisions import Division, Divisions
    from tracker.rulebook.evidence import Evidence
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["doubts_of", "identify", "opening_end"]

_HEAD = 3000
_TITLES = 1000
_FOOT = 600
_FIRST_LINES = 12
_TITLE_LENGTH = 60


def identify(
    name: str, text: str, rulebook: Rulebook, *, traditional: bool, region: str | None, year: int | None
) -> Identity:
    """Give the identity of the report with a clean text; ``region`` and ``year`` override what it says.

    Raises InputError where the text is no report, contradicts itself, or leaves region or year open, and UsageError
    where ``region`` names none or several.
    """
    evidence, divisions = rulebook.evidence, rulebook.divisions
    _refuse_other_texts(name, text, rulebook)
    end = opening_end(text, evidence)
    head, body = text[:end], text[end:]
    report_year = year or find_year(name, head, body, rulebook.headings, evidence)
    if region:
        division = _given(region, report_year, divisions)
    else:
        division = find_region(name, head, text, report_year, divisions, evidence)
    day = delivery_date(head, evidence)
    meeting = evidence.congress_words.search(head)
    return Identity(
        region=division.code,
        region_name=division.name,
        level=division.level,
        lineage=divisions.lineage(division.code),
        report_year=report_year,
        date=day.isoformat() if day else None,
        meeting="".join(meeting["meeting"].split()) if meeting else None,
        script="traditional" if traditional else "simplified",
        completeness=_completeness(text, evidence),
    )


def doubts_of(
    name: str, text: str, identity: Identity, rulebook: Rulebook, *, region: bool, year: bool
) -> tuple[str, ...]:
    """Give a line for each of ``region`` and ``year`` that was given and of which the text clearly says another."""
    evidence, divisions = rulebook.evidence, rulebook.divisions
    end = opening_end(text, evidence)
    head, body = text[:end], text[end:]
    found: list[str] = []
    said = said_regions(head, text, identity.report_year, divisions, evidence) if region else []
    if said and identity.lineage not in [divisions.lineage(one.code) for one in said]:
        told = " or ".join(f"{one.name} ({one.code})" for one in said)
        found.append(f"{name}: taken as {identity.region_name} ({identity.region}), but the text says {told}")
    own = said_year(head, body, rulebook.headings, evidence) if year else None
    if own and own != identity.report_year:
        found.append(f"{name}: taken as the report of {identity.report_year}, but the text says {own}")
    return tuple(found)


def opening_end(text: str, evidence: Evidence) -> int:
    """Give the offset behind the words that open the report; without them, behind its title."""
    opening = evidence.opening_words.search(text, 0, _HEAD)
    titles = [opening] if opening else list(evidence.title_line.finditer(text, 0, _TITLES))
    return titles[-1].end() if titles else 0


def _given(region: str, year: int, divisions: Divisions) -> Division:
    """Give the division that is meant by a name, an alias or a code, in the form that it had in a year."""
    return divisions.get(region, year) or next(iter(named_region(region, divisions, year)))


def _refuse_other_texts(name: str, text: str, rulebook: Rulebook) -> None:
    evidence = rulebook.evidence
    signs = evidence.signs
    number, words = rulebook.headings.number, rulebook.headings.any_year
    lines = [line for _, line in lines_of(text, words)]
    titled = evidence.title_line.search(text, 0, _HEAD) is not None
    opened = evidence.opening_words.search(text, 0, _HEAD) is not None
    if not titled and not opened:
        for line in lines[:_FIRST_LINES]:
            if len(line) <= _TITLE_LENGTH and evidence.other_text.search(line):
                raise InputError(f"{name}: not a government work report: its title is {line}")
    headed = {kind for line in lines for kind in words.kinds(number.sub("", line, count=1))}
    found = sum(weight for pattern, weight in evidence.sign_words if pattern.search(text))
    if titled * signs.title + opened * signs.opening + len(headed) * signs.heading + found < signs.needed:
        raise InputError(f"{name}: not a government work report: it has neither its title nor its parts")


def _completeness(text: str, evidence: Evidence) -> Completeness:
    if evidence.summary_words.search(text, 0, _HEAD):
        return "summary"
    ends = text[:_FOOT] + "\n" + text[-_FOOT:]
    return "abridged" if evidence.abridged_words.search(ends) else "full"
