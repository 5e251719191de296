"""Series: what a history has to plot, for each measure of its indicator."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.outputs.charts.plot import PLOT_MARKS, PLOT_MARKS_ASCII, PlottedYear, draw_plot
from tracker.outputs.charts.scale import axis_of, base_unit, scale_of
from tracker.outputs.wording.figures import tell_amount
from tracker.outputs.wording.words import word

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from tracker.comparisons.records.comparison import Side
    from tracker.comparisons.views.history import History, HistoryRow
    from tracker.outputs.charts.scale import Axis
    from tracker.outputs.wording.columns import Line
    from tracker.outputs.wording.look import Look
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["plot_legend", "plot_lines", "plot_of"]

_JUDGED = {"met", "near", "missed"}
_YEARS_LEAST = 2


def plot_lines(history: History, rules: Rulebook, look: Look) -> Iterator[Line]:
    """Give a plot for each measure and kind of unit that has figures of at least two years, with a legend below."""
    groups: dict[tuple[str, str], list[HistoryRow]] = {}
    for row in history.rows:
        side = row.comparison.target if row.comparison else row.actual
        if side and side.value is not None:
            groups.setdefault((side.measure, base_unit(side, rules)), []).append(row)
    plots = [rows for rows in groups.values() if len({row.year for row in rows}) >= _YEARS_LEAST]
    for rows in sorted(plots, key=lambda rows: -sum(row.comparison is not None for row in rows)):
        yield ()
        yield from plot_of(rows, history.indicator, rules, look)
    if plots:
        yield plot_legend(look)
        yield ()


def plot_legend(look: Look) -> Line:
    """Say what the parts of a plot mean."""
    marks = PLOT_MARKS_ASCII if look.ascii else PLOT_MARKS
    return ((word("legend_plot", look.lang, **marks), "dim"),)


def plot_of(rows: Sequence[HistoryRow], indicator: str | None, rules: Rulebook, look: Look) -> list[Line]:
    """Give the plot of some years on one measure; nothing where there is no figure."""
    targets = [row.comparison.target for row in rows if row.comparison]
    actuals = [side for row in rows if (side := _answer(row))]
    axis = axis_of(targets, actuals, indicator, rules)
    if axis is None:
        return []

    def tell(value: Decimal) -> str:
        return tell_amount(value.normalize() + 0, axis.unit, rules, look.lang, indicator) if value else "0"

    plotted_years = {row.year: _post(row, axis, indicator, rules, look) for row in reversed(rows)}
    title = word(f"measure_{axis.measure}", look.lang)
    return [((title, "bold"),), *draw_plot(plotted_years, axis, look.width, tell, ascii_=look.ascii)]


def _post(row: HistoryRow, axis: Axis, indicator: str | None, rules: Rulebook, look: Look) -> PlottedYear:
    one = row.comparison
    words = rules.policy.words(one.verdict) if one else None
    scale = scale_of(axis, one.target if one else None, _answer(row), indicator, rules)
    if words is None:
        return PlottedYear(scale, "", " ")
    return PlottedYear(scale, words.style, words.ascii if look.ascii else words.shape)


def _answer(row: HistoryRow) -> Side | None:
    """Give the actual of a row where it answers the target or there is none."""
    return row.actual if row.comparison is None or row.comparison.verdict in _JUDGED else None
