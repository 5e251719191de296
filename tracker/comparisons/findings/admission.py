"""Admissions: what a report itself says of targets that it did not reach."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from tracker.comparisons.gathering.passage import plan_start
from tracker.comparisons.judging.linking import chosen_targets
from tracker.comparisons.records.finding import finding, sentence_side

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.comparisons.gathering.material import ReportText
    from tracker.comparisons.gathering.statements import Statements
    from tracker.comparisons.records.finding import Finding
    from tracker.comparisons.records.statement import Statement
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["admissions"]

_SENTENCE = re.compile(r"[^。！？!?；;\r\n]+")
_CLAUSE = re.compile(r"[^，,：:]+")
_LONG = 4
_MOST = Decimal("0.6")


class _Admission(NamedTuple):
    """A clause that admits a shortfall, and the words for what fell short."""

    quote: str
    subject: str
    line: int


def admissions(statements: Statements, year: int) -> Iterator[Finding]:
    """Give the targets of a year of which the next report itself says that they were not reached.

    Where it says so of targets as such (部分指标未达预期), that is told once, of no single one.
    """
    targets = chosen_targets(statements, year)
    plan = plan_start(statements, year + 1)
    for (_, told), text in statements.texts.items():
        for one in _admitted(text, plan, statements.rules) if told == year + 1 and targets else ():
            meant = _meant(one.subject, targets, statements.rules)
            side, blanks = sentence_side(one.quote, text.source), {"said": one.quote, "line": str(one.line)}
            for target in meant:
                yield finding("admitted", target, side, target.side, blanks=blanks)
            if not meant and any(word in one.subject for word in statements.rules.findings.admitted.general):
                none = {"indicator": None, "label": one.subject, "measure": None}
                yield finding("admitted", targets[0], side, blanks=blanks, **none)


def _admitted(told: ReportText, end: float, rules: Rulebook) -> Iterator[_Admission]:
    """Give the clauses before the plan that admit a shortfall."""
    words = rules.findings.admitted
    if not words.pattern.search(told.text):  # as in most reports
        return
    for sentence in _SENTENCE.finditer(told.text):
        if sentence.start() >= end or not words.pattern.search(sentence[0]) or _any(words.never, sentence[0]):
            continue
        before = ""
        for clause in _CLAUSE.finditer(sentence[0]):
            found = words.pattern.search(clause[0])
            if found:
                subject = clause[0][: found.start()].strip()
                line = told.text.count("\n", 0, sentence.start()) + 1
                yield _Admission(clause[0].strip(), subject or before, line)
            before = clause[0].strip()


def _meant(subject: str, targets: Sequence[Statement], rules: Rulebook) -> list[Statement]:
    """Give the targets that the words for what fell short name, one an indicator."""
    words = rules.findings.admitted
    parts = {words.bare(part) for part in rules.marks.parts(words.bare(subject))}
    ids = {words.names[part] for part in parts if part in words.names}
    ids |= {id_ for part in parts for id_ in rules.indicators.spoken_of(part, least=_least(part))}
    named: dict[str, Statement] = {}
    for one in targets:
        if one.indicator in ids or (one.indicator is None and one.label in subject):
            named.setdefault(one.thing, one)
    return list(named.values())


def _least(part: str) -> Decimal:
    """Give how long a name must be to be what is meant: most of the words, or long by itself; not 经济 in 部分经济."""
    return min(Decimal(_LONG), Decimal(len(part)) * _MOST)


def _any(words: Sequence[str], text: str) -> bool:
    return any(word in text for word in words)
