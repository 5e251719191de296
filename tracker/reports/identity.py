"""Identity: whose report a text is, of which year, and how much of it is here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.errors import IdentityError
from tracker.reports.regions import find_region, named_region
from tracker.reports.report import Identity
from tracker.reports.sections import lines_of
from tracker.reports.years import find_year

if TYPE_CHECKING:
    from tracker.reports.filename import FileName
    from tracker.reports.head import Head
    from tracker.reports.report import Completeness
    from tracker.rulebook.division import Division
    from tracker.rulebook.divisions import Divisions
    from tracker.rulebook.evidence import Evidence
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["identify"]

_HEAD = 3000
_FOOT = 600
_FIRST_LINES = 12
_TITLE_LENGTH = 60


def identify(  # noqa: PLR0913  # each is a part of what is known
    name: str, file: FileName, head: Head, text: str, rulebook: Rulebook, *, traditional: bool,
    region: str | None, year: int | None,
) -> Identity:  # fmt: skip
    """Give the identity of the report with a clean text; ``region`` and ``year`` override what it says.

    Raises IdentityError where the text is no report, contradicts itself, or leaves region or year open, and UsageError
    where ``region`` names none or several.
    """
    evidence, divisions = rulebook.evidence, rulebook.divisions
    _refuse_other_texts(name, text, head, rulebook)
    body = _body(text, head, rulebook)
    report_year = year or find_year(name, file, head, body, rulebook.headings, evidence)
    if region:
        division = _given(region, report_year, divisions)
    else:
        division = find_region(name, file, head, text[: head.end] + body, report_year, rulebook)
    return Identity(
        region=division.code,
        region_name=division.name,
        level=division.level,
        lineage=divisions.lineage(division.code),
        report_year=report_year,
        date=head.delivered.isoformat() if head.delivered else None,
        meeting=head.meeting,
        script="traditional" if traditional else "simplified",
        completeness=_completeness(text, evidence),
    )


def _body(text: str, head: Head, rulebook: Rulebook) -> str:
    """Give a text from behind its head to where the report is over: headlines of other pages below are no evidence."""
    words, number = rulebook.headings.any_year, rulebook.headings.number
    begun = False
    for start, line in lines_of(text, words, head.end):
        if begun and rulebook.furniture.ends.match(line):
            return text[head.end : start]
        begun = begun or bool(words.kinds(number.sub("", line, count=1)))
    return text[head.end :]


def _given(region: str, year: int, divisions: Divisions) -> Division:
    """Give the division that is meant by a name, an alias or a code, in the form that it had in a year."""
    return divisions.get(region, year) or next(iter(named_region(region, divisions, year)))


def _refuse_other_texts(name: str, text: str, head: Head, rulebook: Rulebook) -> None:
    evidence = rulebook.evidence
    signs = evidence.signs
    number, words = rulebook.headings.number, rulebook.headings.any_year
    lines = [line for _, line in lines_of(text, words)]
    titled, opened = evidence.title_line.search(text, 0, _HEAD) is not None, head.opened
    if not opened and (other := _other_title(text, lines, rulebook)):
        raise IdentityError(
            "{name}: not a government work report: its title is {other}", "kind", name=name, other=other
        )
    headed = {kind for line in lines for kind in words.kinds(number.sub("", line, count=1))}
    found = sum(weight for pattern, weight in evidence.sign_words if pattern.search(text))
    if titled * signs.title + opened * signs.opening + len(headed) * signs.heading + found < signs.needed:
        raise IdentityError(
            "{name}: not a government work report: it has neither its title nor its parts", "kind", name=name
        )


def _other_title(text: str, lines: list[str], rulebook: Rulebook) -> str | None:
    """Give the title that makes a text one of another kind: the last title before its greeting or its first lines' end.

    The menu of a page may hold 政府工作报告 above the title of a budget report.
    """
    evidence = rulebook.evidence
    greeting = evidence.greeting_words.search(text, 0, _HEAD)
    above = text[: greeting.start()].split("\n") if greeting else lines[:_FIRST_LINES]
    titles = [line for line in above if len(line) <= _TITLE_LENGTH and _is_title(line, evidence)]
    return titles[-1] if titles and evidence.other_text.search(titles[-1]) else None


def _is_title(line: str, evidence: Evidence) -> bool:
    return evidence.other_text.search(line) is not None or evidence.title_line.match(line) is not None


def _completeness(text: str, evidence: Evidence) -> Completeness:
    if evidence.summary_words.search(text, 0, _HEAD):
        return "summary"
    ends = text[:_FOOT] + "\n" + text[-_FOOT:]
    return "abridged" if evidence.abridged_words.search(ends) else "full"
