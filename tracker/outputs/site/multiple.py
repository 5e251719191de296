"""Small multiples: targets and actuals over the years, each in a small picture on a shared scale."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tracker.comparisons.records.comparison import Side

__all__ = ["Multiple", "Point", "multiples"]

_WIDTH, _HEIGHT = 160, 64
_TOP, _BOTTOM = 6, 14
_WHOLE, _HALF, _BAR = Decimal(1), Decimal("0.5"), Decimal("0.36")


class Point(NamedTuple):
    """One year of a series."""

    year: int
    target: Side
    actual: Side | None
    verdict: str


class Multiple(NamedTuple):
    """Where the parts of one picture lie, in its own units."""

    key: str
    """What the picture is about: a region, or an indicator."""
    points: Sequence[Point]
    goals: str
    """Path of the targets, a bar each."""
    dots: tuple[tuple[str, str], ...]
    """Verdicts that actuals have, each with the path of their dots."""
    zero: Decimal
    first: int
    last: int
    width: int = _WIDTH
    height: int = _HEIGHT


def multiples(series: Iterable[tuple[str, Sequence[Point]]], years: Sequence[int]) -> list[Multiple]:
    """Give the pictures of some series on one scale, that of the figures and zero, over the same years."""
    kept = list(series)
    frame = _frame([value for _, points in kept for one in points for value in _figures(one)], years)
    return [
        Multiple(
            key=key,
            points=points,
            goals=_goals(frame, points),
            dots=tuple(_dots(frame, points)),
            zero=frame.down(Decimal(0)),
            first=years[0],
            last=years[-1],
        )
        for key, points in kept
    ]


class _Frame(NamedTuple):
    """The scale of some pictures: figures downwards, years across."""

    low: Decimal
    high: Decimal
    start: int
    step: Decimal

    def across(self, year: int) -> Decimal:
        return ((year - self.start + _HALF) * self.step).quantize(_WHOLE)

    def down(self, value: Decimal) -> Decimal:
        share = (self.high - value) / ((self.high - self.low) or 1)
        return (_TOP + share * (_HEIGHT - _TOP - _BOTTOM)).quantize(_WHOLE)


def _frame(figures: Sequence[Decimal], years: Sequence[int]) -> _Frame:
    ends = [Decimal(0), *figures]
    return _Frame(min(ends), max(ends), years[0], Decimal(_WIDTH) / (years[-1] - years[0] + 1))


def _goals(frame: _Frame, points: Sequence[Point]) -> str:
    """Give the path of the targets, a bar each."""
    half = (frame.step * _BAR).quantize(_WHOLE)
    ends = [
        (frame.across(one.year) - half, frame.down(one.target.value)) for one in points if one.target.value is not None
    ]
    return _strokes(ends, 2 * half)


def _dots(frame: _Frame, points: Sequence[Point]) -> Iterator[tuple[str, str]]:
    """Give a path of circles for each verdict."""
    drawn: dict[str, list[tuple[Decimal, Decimal]]] = {}
    for one in points:
        if one.actual and one.actual.value is not None:
            drawn.setdefault(one.verdict, []).append((frame.across(one.year), frame.down(one.actual.value)))
    return ((verdict, _strokes(ends, Decimal(0))) for verdict, ends in drawn.items())


def _strokes(places: Sequence[tuple[Decimal, Decimal]], length: Decimal) -> str:
    """Give a path of level strokes from some places on, each told from the end of the one before, which is shorter."""
    path, at = "", (Decimal(0), Decimal(0))
    for across, down in places:
        step = f"{across - at[0]} {down - at[1]}".replace(" -", "-")
        path += f"m{step}h{length}"
        at = across + length, down
    return path


def _figures(one: Point) -> list[Decimal]:
    sides = [one.target, one.actual]
    return [side.value for side in sides if side is not None and side.value is not None]
