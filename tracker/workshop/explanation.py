"""Explanation: why a sentence was read as it was, told by what the reading took note of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from tracker.claims.clause import Clauses
from tracker.claims.drafting import draft_sentence
from tracker.claims.extraction import extract
from tracker.claims.grouping import group_figures
from tracker.claims.search import find_figures
from tracker.claims.sentence import sentences
from tracker.claims.timing import time_sentence
from tracker.claims.trace import Trace
from tracker.workshop.examples import read_example, record_of, report_around
from tracker.workshop.reading import Explanation, Teller
from tracker.workshop.task_examples import task_readings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.claims.claim import Claim
    from tracker.claims.draft import Draft
    from tracker.reports.report import Report, Section, SectionKind
    from tracker.rulebook.rulebook import Rulebook
    from tracker.workshop.examples import Record
    from tracker.workshop.task_examples import TaskRecord

__all__ = ["explain_claim", "explain_task", "explain_text"]

_NUMBER = re.compile(r"\d+(?:\.\d+)?")


def explain_text(text: str, kind: SectionKind, rulebook: Rulebook) -> list[Explanation]:
    """Explain every sentence of a text that stands alone in a section of a kind."""
    report = report_around(text, kind, rulebook)
    claims = read_example(text, kind, rulebook, unnumbered=True)
    section = report.sections[0]
    spans = sentences(report.clean.text, section.start, section.end)
    return [_explained(report, section, span, claims, rulebook) for span in spans]


def explain_claim(claim: Claim, report: Report, rulebook: Rulebook) -> Explanation | None:
    """Explain a claim in its report; None where the report has no such place in any section.

    Where the rules read its sentence differently now, all of the sentence is explained.
    """
    claims = extract(report, rulebook)
    for section in report.sections:
        for span in sentences(report.clean.text, section.start, section.end):
            first, last = report.clean.origin_span(*span)
            if first <= claim.start < last:
                return _narrowed(_explained(report, section, span, claims, rulebook), record_of(claim))
    return None


def explain_task(record: TaskRecord, start: int, report: Report, rulebook: Rulebook) -> Explanation | None:
    """Explain a named task whose clause starts at an offset of its report; None where no plan holds the place.

    Where the rules read other tasks there now, all of them are explained.
    """
    for section in report.sections:
        for span in sentences(report.clean.text, section.start, section.end):
            first, last = report.clean.origin_span(*span)
            if section.kind == "plan_year" and first <= start < last:
                tasks = task_readings(_alone(report, section, span), rulebook)
                told = [one for one in tasks if one.record == record] or tasks
                text, period = report.clean.text[slice(*span)], section.period
                return Explanation(
                    text=text, section=section.kind, period=period, readings=(), unread=(), tasks=tuple(told)
                )
    return None


def _narrowed(explanation: Explanation, record: Record) -> Explanation:
    """Give what an explanation tells of one record, all of it where it tells nothing of it."""
    readings = tuple(reading for reading in explanation.readings if record in reading.records)
    unnumbered = tuple((rule, told) for rule, told in explanation.unnumbered if told == record)
    if not readings and not unnumbered:
        return explanation
    return explanation.model_copy(update={"readings": readings, "unnumbered": unnumbered, "unread": (), "tasks": ()})


def _explained(
    report: Report, section: Section, span: tuple[int, int], claims: Sequence[Claim], rulebook: Rulebook
) -> Explanation:
    text, year = report.clean.text, report.identity.report_year
    start, end = span
    trace = Trace()
    clauses = Clauses(text, start, end, rulebook, year, trace)
    groups = group_figures(clauses, list(find_figures(text, start, end, rulebook)))
    drafts = draft_sentence(clauses, groups)
    time_sentence(clauses, groups, section)
    teller = Teller(report, clauses, trace, claims)
    first, last = report.clean.origin_span(start, end)
    bare = [claim for claim in claims if claim.comparator is None and first <= claim.start < last]
    return Explanation(
        text=text[start:end],
        section=section.kind,
        period=section.period,
        readings=tuple(teller.readings(groups)),
        unread=tuple(_unread(text, span, drafts, rulebook)),
        unnumbered=tuple((claim.rule, record_of(claim)) for claim in bare),
        tasks=tuple(task_readings(_alone(report, section, span), rulebook)) if section.kind == "plan_year" else (),
    )


def _alone(report: Report, section: Section, span: tuple[int, int]) -> Report:
    """Give a report of which nothing is read but one sentence."""
    start, end = span
    return report.model_copy(update={"sections": (section.model_copy(update={"start": start, "end": end}),)})


def _unread(
    text: str, span: tuple[int, int], drafts: Sequence[Draft], rulebook: Rulebook
) -> Iterator[tuple[str, Literal["name", "unnamed"]]]:
    read = {draft.figure.start for draft in drafts}
    seen = list(find_figures(text, *span, rulebook))
    for figure in seen:
        if figure.start not in read:
            yield text[figure.start : figure.end], "unnamed"
    for found in _NUMBER.finditer(text, *span):
        if not any(figure.start <= found.start() < figure.end for figure in seen):
            yield found[0], "name"
