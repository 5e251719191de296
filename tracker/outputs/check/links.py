"""Links: which notices speak of which targets."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tracker.checks.notice import CheckRun, Notice, Place
    from tracker.comparisons.records.comparison import Comparison

__all__ = ["Target", "link_notices"]


class Target(NamedTuple):
    """A target with what answers it, and the notices that speak of it."""

    comparison: Comparison
    notices: list[Notice]


def link_notices(run: CheckRun) -> tuple[list[list[Target]], list[Notice]]:
    """Give the targets of every review with the notices that speak of them, and the notices that speak of none.

    A notice speaks of a target where both are about one region, year and indicator, and it stands at, or names, the
    sentence of the target or of its actual. It is given to the first such target only.
    """
    reviews = [[Target(one, []) for one in review.comparisons] for review in run.reviews]
    by_about: dict[tuple[object, ...], list[Target]] = {}
    for target in (target for review in reviews for target in review):
        one = target.comparison
        by_about.setdefault((one.region, one.year, one.indicator), []).append(target)
    alone: list[Notice] = []
    for notice in run.notices:
        among = by_about.get((notice.region, notice.year, notice.indicator), [])
        spoken_of = next((target for target in among if _meant(notice, target.comparison, run.places)), None)
        (spoken_of.notices if spoken_of else alone).append(notice)
    return reviews, alone


def _meant(notice: Notice, one: Comparison, places: Mapping[str, Place]) -> bool:
    own = {_start(places.get(side.claim or "")) for side in (one.target, one.actual) if side} - {None}
    return any(_start(place) in own for place in (notice.place, *notice.related))


def _start(place: Place | None) -> tuple[str, int, int] | None:
    return (place.path, place.line, place.column) if place else None
