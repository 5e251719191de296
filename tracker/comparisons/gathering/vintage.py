"""Vintages: the statements of one figure by several sources, the best first."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tracker.comparisons.records.statement import Statement
    from tracker.rulebook.policy import Policy

__all__ = ["statement_order", "vintages"]

_NEVER_EXPECT = {"communique", "press"}
_BOUNDS = {"ge", "gt", "le", "lt"}


def vintages(statements: Iterable[Statement], policy: Policy) -> list[Statement]:
    """Give one statement a source and base, best source first, plain figures before those on another base.

    A source that states the figure more than once stands with its headline statement, and with a figure rather than
    a bound. Sources rank as the policy says; of two reports, or two communiqués, the later is the better.
    """
    best: dict[tuple[str, bool], Statement] = {}
    for one in sorted(statements, key=statement_order):
        best.setdefault((one.side.source, one.side.basis is not None), one)
    return sorted(best.values(), key=lambda one: _source_order(one, policy))


def statement_order(one: Statement) -> tuple[object, ...]:
    """Give the order of statements within a source; it does not depend on the order in which they were read."""
    side = one.side
    figure = (side.value is None, side.value or 0, side.value_high or 0, side.unit or "")
    return (one.tier != "headline", side.comparator in _BOUNDS, one.start, one.label, side.measure, figure, side.claim)


def _source_order(one: Statement, policy: Policy) -> tuple[object, ...]:
    # what a report, or a budget given beside it, expects gives way to what is told when the year is over
    estimate = one.source_kind not in _NEVER_EXPECT and one.side.strength == "estimate"
    rank = policy.sources.index("estimate" if estimate else one.source_kind)
    return (one.side.basis is not None, rank, -(one.told or one.issued), one.side.source, statement_order(one))
