"""Findings: everything that a reader should be told of one region and year besides the verdicts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.comparisons.findings.admission import admissions
from tracker.comparisons.findings.amplification import amplifications
from tracker.comparisons.findings.arithmetic import misfits
from tracker.comparisons.findings.dispute import disputes, restated_bases
from tracker.comparisons.findings.relation import relations
from tracker.comparisons.findings.trend import trends
from tracker.comparisons.findings.witnessing import differing_targets, unsaid
from tracker.comparisons.gathering.passage import plan_start
from tracker.comparisons.records.finding import OF_TASKS, Finding, sentence_side

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tracker.comparisons.gathering.statements import Statements
    from tracker.comparisons.records.comparison import Comparison, Side
    from tracker.comparisons.records.undertaking import Undertaking
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["findings", "in_order", "is_promised_again", "task_findings"]

_JUDGED = {"met", "near", "missed"}
_RUNNING = 3
"""Years running in which a task is promised, for that to be told."""


def findings(statements: Statements, year: int, comparisons: Sequence[Comparison]) -> list[Finding]:
    """Give the findings of one year in the order of telling; the comparisons are those of that year."""
    found = [
        *disputes(statements, year),
        *restated_bases(statements, year),
        *_blanket(statements, year, comparisons),
        *admissions(statements, year),
        *relations(statements, year),
        *_flips(comparisons),
        *misfits(statements, year),
        *amplifications(statements, year),
        *trends(statements, year),
        *differing_targets(statements, year),
        *unsaid(comparisons),
        *_silent(comparisons),
    ]
    return in_order(found, statements.rules)


def in_order(found: Iterable[Finding], rules: Rulebook) -> list[Finding]:
    """Give findings in the order of telling, each once."""
    order = rules.findings.order
    distinct = {one.id: one for one in found}
    return sorted(distinct.values(), key=lambda one: order[one.code])


def _blanket(statements: Statements, year: int, comparisons: Sequence[Comparison]) -> Iterator[Finding]:
    """Give the clauses that claim success as a whole for a year in which something was missed."""
    judged = [one for one in comparisons if one.verdict in _JUDGED]
    missed = [one.label for one in judged if one.verdict == "missed"]
    blanks = {"stated": str(len(comparisons)), "judged": str(len(judged)), "missed": str(len(missed))}
    plan = plan_start(statements, year + 1)
    for remark in statements.remarks_on(year) if missed else ():
        if remark.start < plan:
            yield Finding(
                code="blanket",
                region=statements.region,
                region_name=comparisons[0].region_name,
                year=year,
                indicator=None,
                label="",
                measure=None,
                sides=(sentence_side(remark.quote, remark.source),),
                blanks=blanks | {"line": str(remark.line), "items": ", ".join(missed)},
            )


def _flips(comparisons: Sequence[Comparison]) -> Iterator[Finding]:
    """Give the verdicts that another source of the actual would turn."""
    for one in comparisons:
        stated = [each for each in one.vintages if each.verdict and each.side.derivation is None]
        best = next((each for each in stated if each.side == one.actual), None)
        other = next((each for each in stated if best and each.verdict != best.verdict), None)
        if best and other:
            blanks = {"verdict": str(best.verdict), "instead": str(other.verdict)}
            yield _of_comparison("flip", one, (best.side, other.side, one.target), blanks)


def _silent(comparisons: Sequence[Comparison]) -> Iterator[Finding]:
    for one in comparisons:
        if one.verdict == "silent":
            yield _of_comparison("silent", one, (one.target,), {"answering": str(one.year + 1)})


def task_findings(tasks: Sequence[Undertaking]) -> Iterator[Finding]:
    """Give the named tasks that are promised year after year."""
    for one in tasks:
        if is_promised_again(one):
            yield Finding(
                code=OF_TASKS,
                region=one.region,
                region_name=one.region_name,
                year=one.year,
                indicator=None,
                label=one.object,
                measure=None,
                sides=(sentence_side(one.quote, one.source),),
                blanks={"years": str(len(one.promised_in)), "since": str(one.promised_in[0]), "object": one.object},
            )


def is_promised_again(task: Undertaking) -> bool:
    """Tell whether the plans of several years running promise a task that was not done in its own."""
    return len(task.promised_in) >= _RUNNING and task.verdict != "claimed"


def _of_comparison(code: str, one: Comparison, sides: tuple[Side, ...], blanks: dict[str, str]) -> Finding:
    return Finding(
        code=code,
        region=one.region,
        region_name=one.region_name,
        year=one.year,
        indicator=one.indicator,
        label=one.label,
        measure=one.target.measure,
        sides=sides,
        blanks=blanks,
    )
