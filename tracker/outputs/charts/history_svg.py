"""The history of one indicator as a picture: targets against actuals over the years, a panel for each measure."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from tracker.outputs.charts.scale import axis_of, base_unit, scale_of, ticks
from tracker.outputs.templates import environment
from tracker.outputs.wording.columns import wrap
from tracker.outputs.wording.figures import indicator_name, tell_amount
from tracker.outputs.wording.places import region_called
from tracker.outputs.wording.plain import plain
from tracker.outputs.wording.verdicts import tell_comparison, tell_side
from tracker.outputs.wording.words import word

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.comparisons.records.comparison import Side
    from tracker.comparisons.views.history import History, HistoryRow
    from tracker.outputs.charts.scale import Axis
    from tracker.rulebook.policy import Language
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["history_svg"]

_JUDGED = {"met", "near", "missed"}
_LEFT, _YEAR, _RIGHT = 96, 68, 16
_HEAD, _TOP, _PLOT, _FOOT, _LEGEND = 62, 34, 150, 44, 40
"""Pixels of the head of the picture, of a panel above and below its plot, and of the legend."""
_LINE, _CELL = 18, 7
"""Pixels of a line of words below the legend, and of a cell of them."""
_LEAST = 7
"""A picture is at least as wide as for so many years."""
_ABOVE, _BELOW, _CLEAR = 9, 17, 24
"""Pixels from a point to its figure above or below, and those in which a target would be in the way."""
_TENTH = Decimal("0.1")


class Tick(NamedTuple):
    """A figure of the scale and how far down it lies."""

    down: Decimal
    told: str


class Column(NamedTuple):
    """One year: places are pixels from the left and down, None for what is not there."""

    year: int
    across: Decimal
    verdict: str
    """Empty where there is no target."""
    target: tuple[Decimal, ...]
    band: tuple[Decimal, Decimal] | None
    """Its top and its height."""
    actual: Decimal | None
    told: str
    """The actual as a bare number in the unit of the scale."""
    told_at: Decimal | None


class Panel(NamedTuple):
    """The years of one measure."""

    title: str
    top: int
    ticks: tuple[Tick, ...]
    zero: Decimal
    columns: tuple[Column, ...]
    course: tuple[str, ...]
    """Paths between actuals of years that follow each other."""


def history_svg(history: History, rules: Rulebook, lang: Language) -> str:
    """Give a stand-alone picture with a title and a description in words; of each year what decides, in its place.

    A year without an actual has the shape of its verdict below the plot and no point: missing is never low. The same
    history gives the same characters.
    """
    years = [row.year for row in history.rows]
    span = range(min(years), max(years) + 1) if years else range(0)
    panels = list(_panels(history, span, rules, lang))
    name = indicator_name(history.indicator, plain(history.label), rules, lang)
    title = word(
        "history",
        lang,
        name=region_called(history.region_name, history.region, rules, lang),
        region=history.region,
        indicator=name,
    )
    shown = {column.verdict for panel in panels for column in panel.columns}
    width = _LEFT + _YEAR * max(len(span), _LEAST) + _RIGHT
    source = wrap(word("chart_source", lang, policy=history.policy), (width - 2 * _RIGHT) // _CELL)
    picture = environment(rules, lang).get_template("history.svg.j2")
    return picture.render(
        title=title,
        told=list(_told(history, rules, lang)),
        panels=panels,
        verdicts=[one for one in rules.policy.verdicts if one.id in shown],
        source=source,
        line=_LINE,
        width=width,
        height=_HEAD + len(panels) * (_TOP + _PLOT + _FOOT) + _LEGEND + _LINE * len(source),
    )


def _told(history: History, rules: Rulebook, lang: Language) -> Iterator[str]:
    """Give every year in words."""
    for row in history.rows:
        if row.comparison:
            yield f"{row.year}: {tell_comparison(row.comparison, rules, lang)}"
        elif row.actual:
            yield f"{row.year}: {word('actual', lang)} {tell_side(row.actual, rules, lang)}"


def _panels(history: History, span: range, rules: Rulebook, lang: Language) -> Iterator[Panel]:
    groups: dict[tuple[str, str], dict[int, HistoryRow]] = {}
    for row in history.rows:
        side = row.comparison.target if row.comparison else row.actual
        if side and side.value is not None:
            groups.setdefault((side.measure, base_unit(side, rules)), {}).setdefault(row.year, row)
    ordered = sorted(groups.values(), key=lambda rows: -sum(row.comparison is not None for row in rows.values()))
    for number, rows in enumerate(ordered):
        axis = _axis(list(rows.values()), history.indicator, rules)
        if axis:
            top = _HEAD + number * (_TOP + _PLOT + _FOOT) + _TOP
            columns = [
                _column(rows[year], _across(year, span), top, axis, history.indicator, rules, lang)
                for year in sorted(rows)
            ]
            yield _panel(columns, top, axis, history.indicator, rules, lang)


def _panel(
    columns: Sequence[Column], top: int, axis: Axis, indicator: str | None, rules: Rulebook, lang: Language
) -> Panel:
    return Panel(
        title=word(f"measure_{axis.measure}", lang),
        top=top,
        ticks=tuple(Tick(_down(each, top, axis), _tick(each, axis, indicator, rules, lang)) for each in ticks(axis)),
        zero=_down(Decimal(0), top, axis),
        columns=tuple(columns),
        course=tuple(_course(columns)),
    )


def _axis(rows: Sequence[HistoryRow], indicator: str | None, rules: Rulebook) -> Axis | None:
    targets = [row.comparison.target for row in rows if row.comparison]
    return axis_of(targets, [side for row in rows if (side := _answer(row))], indicator, rules)


def _column(
    row: HistoryRow, across: Decimal, top: int, axis: Axis, indicator: str | None, rules: Rulebook, lang: Language
) -> Column:
    scale = scale_of(axis, row.comparison.target if row.comparison else None, _answer(row), indicator, rules)
    ends = [end for end in (scale.target, scale.target_high) if end is not None]
    low, high = (_down(end, top, axis) for end in scale.tolerance) if scale.tolerance else (None, None)
    target = tuple(_down(end, top, axis) for end in ends)
    actual = _down(scale.actual, top, axis) if scale.actual is not None else None
    return Column(
        year=row.year,
        across=across,
        verdict=row.comparison.verdict if row.comparison else "",
        target=target,
        band=(min(low, high), abs(low - high)) if low is not None and high is not None else None,
        actual=actual,
        told=_number(scale.actual, axis, indicator, rules, lang),
        told_at=_beside(actual, target, top) if actual is not None else None,
    )


def _across(year: int, span: range) -> Decimal:
    return Decimal(_LEFT + _YEAR * span.index(year) + _YEAR // 2)


def _beside(actual: Decimal, target: Sequence[Decimal], top: int) -> Decimal:
    """Give how far down the figure of a point stands: above it, or below where the target is in the way."""
    crossed = any(-_CLEAR < down - actual <= 0 for down in target)
    return actual + _BELOW if crossed and actual + _BELOW < top + _PLOT else actual - _ABOVE


def _answer(row: HistoryRow) -> Side | None:
    """Give the actual of a row where it answers the target or there is none."""
    return row.actual if row.comparison is None or row.comparison.verdict in _JUDGED else None


def _number(figure: Decimal | None, axis: Axis, indicator: str | None, rules: Rulebook, lang: Language) -> str:
    factor, _ = rules.policy.figures[lang].unit(axis.unit, indicator)
    return f"{(figure * factor).normalize() + 0:f}" if figure is not None else ""


def _tick(figure: Decimal, axis: Axis, indicator: str | None, rules: Rulebook, lang: Language) -> str:
    return tell_amount(figure.normalize() + 0, axis.unit, rules, lang, indicator) if figure else "0"


def _course(columns: Sequence[Column]) -> Iterator[str]:
    known = {column.year: column for column in columns if column.actual is not None}
    for year, column in known.items():
        after = known.get(year + 1)
        if after:
            yield f"M{column.across} {column.actual}L{after.across} {after.actual}"


def _down(figure: Decimal, top: int, axis: Axis) -> Decimal:
    return (top + _PLOT - axis.at(figure) * _PLOT).quantize(_TENTH)
