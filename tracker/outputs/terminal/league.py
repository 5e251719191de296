"""The league of one indicator and year as a table."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from tracker.outputs.charts.bar import draw_bar
from tracker.outputs.charts.scale import axis_of, scale_of
from tracker.outputs.terminal.scorecard import policy_lines
from tracker.outputs.terminal.table import legend_lines, tell_target, tell_verdict
from tracker.outputs.wording.columns import fit_widths, lay_out_cells, paint, paragraph, wrap
from tracker.outputs.wording.figures import tell_amount, tell_figure, tell_gap
from tracker.outputs.wording.leagues import league_headline, league_missing, league_title
from tracker.outputs.wording.places import region_called
from tracker.outputs.wording.punctuation import aside, labelled
from tracker.outputs.wording.words import word

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.comparisons.views.league import Figures, League, LeagueRow
    from tracker.outputs.charts.scale import Axis
    from tracker.outputs.wording.columns import Line
    from tracker.outputs.wording.look import Look
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["render_league"]

_JUDGED = {"met", "near", "missed"}
_GAP = 4
_KEYS = ("verdict", "region", "target", "actual", "gap")
_BAR_LEAST, _BAR_MOST = 6, 40
_INDENT = "    "


class _Layout(NamedTuple):
    """Widths of the columns, that of the bars last, and their axis; None where there are no bars."""

    widths: list[int]
    axis: Axis | None


def render_league(league: League, rules: Rulebook, look: Look) -> str:
    """Give a headline, a row a region in its order, then what is missing as missing, totals and the policy."""
    stated = [row for row in league.rows if row.target and row.verdict]
    rows = [_texts(row, rules, look) for row in stated]
    layout = _layout(league, rows, rules, look)
    heads = [league_title(league, rules, look.lang), league_headline(league, rules, look.lang)]
    lines: list[Line] = [((line, "bold"),) for head in heads for line in wrap(head, look.width)]
    lines += _table(stated, rows, layout, rules, look)
    for why, names in league_missing(league, rules, look.lang):
        lines += paragraph(labelled(why, "", look.lang), names, look.width, "dim")
    for text in _totals(league, rules, look):
        lines += [((line, "bold"),) for line in wrap(text, look.width, _INDENT)]
    return paint(
        [*lines, (), *legend_lines(look, bars=bool(layout.axis)), *policy_lines(rules, look)], colour=look.colour
    )


def _table(
    stated: Sequence[LeagueRow], rows: Sequence[Sequence[str]], layout: _Layout, rules: Rulebook, look: Look
) -> Iterator[Line]:
    """Give the regions that have a target, with bars on one scale where there is room for them."""
    if not stated:
        return
    heading = [word(key, look.lang) for key in (*_KEYS, "bar")][: len(layout.widths)]
    yield from lay_out_cells([(text, "dim") for text in heading], layout.widths, right=(_GAP,))
    for row, (verdict, *texts) in zip(stated, rows, strict=True):
        style = rules.policy.words(row.verdict or "").style
        cells = [(verdict, style), *((text, "") for text in texts)]
        cells += [(_bar(row, layout.axis, layout.widths[-1], rules, look), style)] if layout.axis else []
        yield from lay_out_cells(cells, layout.widths, right=(_GAP,))


def _layout(league: League, rows: Sequence[Sequence[str]], rules: Rulebook, look: Look) -> _Layout:
    """Give the bars what the words and figures leave of the width."""
    heading = [word(key, look.lang) for key in _KEYS]
    widths = fit_widths([heading, *rows], look.width, flexible=range(1, len(heading)))
    axis, bar = _axis(league, rules), min(look.width - sum(widths) - 2 * len(widths), _BAR_MOST)
    return _Layout([*widths, bar], axis) if axis and bar >= _BAR_LEAST else _Layout(widths, None)


def _axis(league: League, rules: Rulebook) -> Axis | None:
    """Give the axis of the measure that most targets are on."""
    targets = [row.target for row in league.rows if row.target and row.target.measure == league.measure]
    targets.sort(key=lambda side: side.unit != league.unit)
    actuals = [row.actual for row in league.rows if row.actual and row.verdict in _JUDGED]
    return axis_of(targets, actuals, league.indicator, rules)


def _bar(row: LeagueRow, axis: Axis, cells: int, rules: Rulebook, look: Look) -> str:
    """Give the bar of a region, none where its target is missing or lies on another measure."""
    actual = row.actual if row.verdict in _JUDGED else None
    scale = scale_of(axis, row.target, actual, row.indicator, rules)
    if scale.target is None or row.verdict is None:
        return ""
    words = rules.policy.words(row.verdict)
    return draw_bar(scale, cells, words.ascii if look.ascii else words.shape, ascii_=look.ascii)


def _texts(row: LeagueRow, rules: Rulebook, look: Look) -> list[str]:
    return [
        tell_verdict(row.verdict or "", rules, look),
        region_called(row.region_name, row.region, rules, look.lang) + aside(row.region, look.lang),
        tell_target(row.target, rules, look) if row.target else "-",
        tell_figure(row.actual, rules, look.lang) if row.actual else "-",
        tell_gap(row.gap, row.gap_unit, rules, look.lang, row.indicator),
    ]


def _totals(league: League, rules: Rulebook, look: Look) -> Iterator[str]:
    counts = {"regions": league.regions, "stated": league.stated, "judged": league.judged, "met": league.met}
    share = aside(f"{round(Decimal(100 * league.met) / league.judged)}%", look.lang) if league.judged else ""
    yield word("league_totals", look.lang, share=share, missing=league.no_report, **counts)
    for key, figures in (("league_figures", league.targets), ("league_actuals", league.actuals)):
        if figures.count:
            yield word(key, look.lang, count=figures.count, **_told(figures, league, rules, look))


def _told(figures: Figures, league: League, rules: Rulebook, look: Look) -> dict[str, str]:
    told = {"mean": figures.mean, "median": figures.median}
    return {
        name: tell_amount(value.normalize() + 0, league.unit, rules, look.lang, league.indicator)
        for name, value in told.items()
        if value is not None
    }
