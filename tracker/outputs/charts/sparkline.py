"""The sparkline: the figures of some years, a cell each."""

from __future__ import annotations

from decimal import ROUND_CEILING
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from tracker.outputs.charts.scale import Axis

__all__ = ["draw_sparkline"]

_HEIGHTS, _PLAIN = "⣀⣤⣶⣿", "_-=#"
_GAP = " "


def draw_sparkline(values: Sequence[Decimal | None], axis: Axis, *, ascii_: bool = False) -> str:
    """Give one character a value, as high as it lies on the axis; a value that is not there is a gap, never low.

    On an axis that lies below zero a larger fall is higher.
    """
    marks = _PLAIN if ascii_ else _HEIGHTS
    return "".join(_GAP if value is None else marks[_level(value, axis, len(marks))] for value in values)


def _level(value: Decimal, axis: Axis, levels: int) -> int:
    height = axis.at(value) if axis.high > 0 else 1 - axis.at(value)
    return max(int((height * levels).to_integral_value(ROUND_CEILING)) - 1, 0)
