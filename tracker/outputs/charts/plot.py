"""The plot: targets and actuals over the years, drawn with characters that take one cell in every terminal.

An actual is a column that stands on zero, its target a line across that is wider than the column. A year without an
actual has a mark at its foot instead of a column; a year of which nothing is known is blank.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, NamedTuple

from tracker.outputs.charts.scale import positions, ticks
from tracker.outputs.wording.columns import cell_width, pad

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tracker.outputs.charts.scale import Axis, Scale
    from tracker.outputs.wording.columns import Cell, Line

__all__ = ["PLOT_MARKS", "PLOT_MARKS_ASCII", "PlottedYear", "draw_plot"]

_ROWS, _TICKS = 8, 5
_BROAD = 7
"""Cells of a year: four for the line across, two of them for the column, and what parts it from the next."""
_BRAILLE = 0x2800
_STEPS = (0xC0, 0x24, 0x12, 0x09)
"""Dots across a cell, from its lowest step up."""

PLOT_MARKS = {"fill": "⣿⣿", "mark": "⠒⠒⠒⠒"}
"""What the parts of a plot look like, for a legend."""
PLOT_MARKS_ASCII = {"fill": "##", "mark": "----"}


class PlottedYear(NamedTuple):
    """What is drawn of one year."""

    scale: Scale
    style: str
    absent: str
    """The mark of a year without an actual, one character."""


def draw_plot(
    plotted_years: Mapping[int, PlottedYear],
    axis: Axis,
    width: int,
    tell: Callable[[Decimal], str],
    *,
    ascii_: bool = False,
) -> list[Line]:
    """Give the lines of a plot of all years between the plotted ones, of the last that there is room for.

    ``tell`` gives the words for a value of the axis.
    """
    labels = {max(_step(axis.at(value)) - 1, 0) // len(_STEPS): tell(value) for value in ticks(axis, _TICKS)}
    margin = max(map(cell_width, labels.values())) + 2
    years = range(min(plotted_years), max(plotted_years) + 1)[-((width - margin) // _BROAD) :]
    lines: list[Line] = []
    for row in reversed(range(_ROWS)):
        label = (pad(labels.get(row, ""), margin - 2, right=True) + "  ", "dim")
        lines.append((label, *(cell for year in years for cell in _cells(plotted_years.get(year), row, ascii_=ascii_))))
    return [*lines, ((" " * margin, ""), *((pad(str(year), _BROAD), "dim") for year in years))]


def _cells(plotted: PlottedYear | None, row: int, *, ascii_: bool) -> list[Cell]:
    """Give a line of one year: an end of the target, the column, the other end, a blank."""
    if plotted is None:
        return [(" " * _BROAD, "")]
    filled, across = _filled(plotted.scale), _across(plotted.scale)
    draw = _plain if ascii_ else _dotted
    side, middle = draw(row, set(), across), draw(row, filled, across) * 2
    foot = max(_step(positions(plotted.scale).zero) - 1, 0) // len(_STEPS)
    if plotted.scale.actual is None and row == foot:
        middle = plotted.absent + middle[1:]
    return [(side, "bold"), (middle, plotted.style), (side, "bold"), (" " * (_BROAD - 4), "")]


def _filled(scale: Scale) -> set[int]:
    """Give the steps of the column, at least one where the actual is not zero."""
    found = positions(scale)
    if found.actual is None or found.actual == found.zero:
        return set()
    low, high = sorted((_step(found.zero), _step(found.actual)))
    if low == high:
        low, high = (low, high + 1) if found.actual > found.zero else (low - 1, high)
    return set(range(low, high))


def _across(scale: Scale) -> set[int]:
    """Give the steps of the target, that of the far end of a range among them; its line ends where a column would."""
    found = positions(scale)
    ends = [end for end in (found.target, found.target_high) if end is not None]
    return {max(_step(end) - 1, 0) if end >= found.zero else _step(end) for end in ends}


def _step(fraction: Decimal) -> int:
    return int((fraction * _ROWS * len(_STEPS)).to_integral_value(ROUND_HALF_UP))


def _dotted(row: int, filled: set[int], across: set[int]) -> str:
    dots = sum(dot for at, dot in enumerate(_STEPS) if row * len(_STEPS) + at in filled | across)
    return chr(_BRAILLE + dots) if dots else " "


def _plain(row: int, filled: set[int], across: set[int]) -> str:
    steps = set(range(row * len(_STEPS), (row + 1) * len(_STEPS)))
    return "#" if steps & filled else "-" if steps & across else " "
