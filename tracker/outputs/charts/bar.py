"""The bar: a target, its tolerance and the actual in some cells of a terminal.

The bar goes from zero to the actual, at half a cell; the target is a mark, and the span in which the verdict is near
lies low beside it. However short the bar, it ends before the mark or beyond it as the actual does. All characters take
one cell, in Chinese terminals too.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, NamedTuple

from tracker.outputs.charts.scale import positions

if TYPE_CHECKING:
    from tracker.outputs.charts.scale import Positions, Scale

__all__ = ["BAR_MARKS", "BAR_MARKS_ASCII", "draw_bar"]

_BRAILLE = 0x2800
_FILL, _NEAR = (0x06, 0x30), (0x40, 0x80)
"""Dots of the left and of the right half of a cell."""
_TARGET, _ZERO = "|", "0"
_FILL_ASCII, _NEAR_ASCII = "=", ":"

BAR_MARKS = {"fill": "⠶", "mark": _TARGET, "near": "⣀", "zero": _ZERO}
"""What the parts of a bar look like, for a legend."""
BAR_MARKS_ASCII = BAR_MARKS | {"fill": _FILL_ASCII, "near": _NEAR_ASCII}


class _Room(NamedTuple):
    """The cells of a bar: those of the axis, and one beyond each end where something may go past a mark."""

    before: int
    axis: int
    after: int

    def cell(self, fraction: Decimal) -> int:
        return self.before + min(int(fraction * self.axis), self.axis - 1)

    def half(self, fraction: Decimal) -> int:
        return 2 * self.before + int((fraction * 2 * self.axis).to_integral_value(ROUND_HALF_UP))


def draw_bar(scale: Scale, cells: int, absent: str = "?", *, ascii_: bool = False) -> str:
    """Give the bar of a scale in exactly ``cells`` characters; without an actual it begins with the mark ``absent``.

    Zero has a mark of its own where the axis goes below it.
    """
    found, below, above = positions(scale), int(scale.low < 0), int(scale.high > 0)
    room = _Room(below, cells - below - above, above)
    filled, near = _filled(found, room), _near(found, room)
    draw = _plain if ascii_ else _dotted
    drawn = [draw(at, filled, near) for at in range(cells)]
    if below:
        drawn[room.cell(found.zero)] = _ZERO
    for mark in _marks(found, room):
        drawn[mark] = _TARGET
    if found.actual is None:
        drawn[next(at for at, one in enumerate(drawn) if one not in {_TARGET, _ZERO})] = absent[:1]
    return "".join(drawn)


def _marks(found: Positions, room: _Room) -> list[int]:
    return [room.cell(end) for end in (found.target, found.target_high) if end is not None]


def _filled(found: Positions, room: _Room) -> range:
    """Give the half cells between zero and the actual, at least one where they differ."""
    zero, actual = found.zero, found.actual
    if actual is None or actual == zero:
        return range(0)
    passed = [room.cell(end) for end in (found.target, found.target_high) if end is not None and _passes(found, end)]
    if actual > zero:
        start = room.half(zero)
        return range(start, max(room.half(actual), start + 1, *(2 * cell + 3 for cell in passed)))
    end = room.half(zero)
    return range(min(room.half(actual), end - 1, *(2 * cell - 1 for cell in passed)), end)


def _passes(found: Positions, end: Decimal) -> bool:
    """Tell whether the actual lies beyond a mark, seen from zero."""
    return found.actual is not None and (found.zero <= end < found.actual or found.actual < end <= found.zero)


def _near(found: Positions, room: _Room) -> range:
    """Give the half cells of the tolerance, at least one beside the mark that it belongs to."""
    if found.tolerance is None or found.target is None:
        return range(0)
    low, high = found.tolerance
    if high == found.target:
        mark = 2 * room.cell(found.target)
        return range(min(room.half(low), mark - 1), mark)
    mark = 2 * room.cell(found.target if found.target_high is None else found.target_high)
    return range(mark + 2, max(room.half(high), mark + 3))


def _dotted(at: int, filled: range, near: range) -> str:
    dots = sum(_FILL[half] for half in (0, 1) if 2 * at + half in filled)
    dots += sum(_NEAR[half] for half in (0, 1) if 2 * at + half in near)
    return chr(_BRAILLE + dots) if dots else " "


def _plain(at: int, filled: range, near: range) -> str:
    halves = {2 * at, 2 * at + 1}
    if halves & set(filled):
        return _FILL_ASCII
    return _NEAR_ASCII if halves & set(near) else " "
