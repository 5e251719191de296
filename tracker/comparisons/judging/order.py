"""The order of targets: those of one indicator stand together, growth before level, the same in every year."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from tracker.claims.claim import Measure

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tracker.comparisons.records.comparison import Comparison
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["together", "worst_first"]

_FIRST = ("growth", "level")
_MEASURES = (*_FIRST, *(name for name in get_args(Measure) if name not in _FIRST))


def together(compared: Iterable[Comparison]) -> list[Comparison]:
    """Give targets in their order, but those of one indicator at the place of the first, growth before level.

    What is outside the vocabulary stays where it is: nobody knows that two labels mean one thing.
    """
    return [one for group in _groups(compared) for one in group]


def worst_first(compared: Iterable[Comparison], rules: Rulebook) -> list[Comparison]:
    """Give targets with the worst verdict first; an indicator stands where the worst of its targets does."""
    groups = sorted(_groups(compared), key=lambda group: min(rules.policy.rank(one.verdict) for one in group))
    return [one for group in groups for one in group]


def _groups(compared: Iterable[Comparison]) -> list[list[Comparison]]:
    found: dict[object, list[Comparison]] = {}
    for one in compared:
        found.setdefault(one.indicator or id(one), []).append(one)
    return [sorted(group, key=lambda one: _MEASURES.index(one.target.measure)) for group in found.values()]
