"""The ground: what the targets of one region and year are held against, and what of it is a target's own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from tracker.comparisons.judging.candidate import same_kind
from tracker.comparisons.records.comparison import Comparison

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from tracker.comparisons.records.statement import Statement
    from tracker.comparisons.sightings.search import Search
    from tracker.rulebook.indicators import Kinship
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["Ground", "Rejected", "comparison_of", "on_measure", "own_figures", "related"]

Rejected = list[tuple["Statement", str]]
"""Figures that do not answer, each with the reason."""


_SHUT = frozenset({"next_report_missing", "area_changed"})


class Ground(NamedTuple):
    """What the targets of one region and year are held against."""

    actuals: tuple[Statement, ...]
    subjects: frozenset[str]
    """What the targets of the year are about."""
    absence: str | None
    """Why a missing figure proves nothing, None where the next report is here in full."""
    foreign: tuple[Statement, ...] = ()
    """Actuals of the year that are about another area."""
    before: tuple[Statement, ...] = ()
    """Actuals of the year before, from which figures can be derived."""
    spans: tuple[Statement, ...] = ()
    """Figures of the next report about several years, the year among them."""
    searches: Callable[[], Sequence[Search]] = tuple
    """Gives what can be looked for in the words of the next report; reading its text takes a while."""
    rates: tuple[Statement, ...] = ()
    """The actuals that are rates at which a plan was completed."""

    @property
    def is_shut(self) -> bool:
        """Whether nothing is looked for at all: no report answers, or one that is about another area."""
        return self.absence in _SHUT


def own_figures(target: Statement, actuals: Iterable[Statement], rules: Rulebook) -> list[Statement]:
    """Give the figures of the same thing, scope, measure and kind: an addition is not what there is in all."""
    return [one for one in on_measure(target, actuals) if same_kind(target, one, rules)]


def on_measure(target: Statement, actuals: Iterable[Statement]) -> list[Statement]:
    """Give the figures of the same thing and scope on the same measure."""
    return [one for one in actuals if one.subject == target.subject and one.side.measure == target.side.measure]


def related(target: Statement, rules: Rulebook) -> Mapping[str, Kinship]:
    """Give the indicators that a reader may take for the target's, each with how its definition differs."""
    known = rules.indicators.get(target.indicator) if target.indicator else None
    return known.comparable if known else {}


def comparison_of(target: Statement, rules: Rulebook, **outcome: Any) -> Comparison:
    """Give the comparison of a target with an outcome: at least its verdict, and what else is not blank."""
    blank: dict[str, Any] = {
        "actual": None,
        "gap": None,
        "gap_unit": None,
        "tolerance": None,
        "fragile": False,
        "self_reported": False,
        "other_actuals": (),
        "verdict_strict": outcome["verdict"],
    }
    return Comparison(
        region=target.region,
        region_name=target.region_name,
        year=target.year,
        indicator=target.indicator,
        label=target.label,
        target=target.side,
        section=target.section,
        policy=rules.policy.id,
        **(blank | outcome),
    )
