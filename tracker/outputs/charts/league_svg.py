"""The league as a picture: a line a region from its target to its actual, on one scale and in the order of the rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tracker.outputs.charts.gaps import GapChart, gap_marks, gap_picture, gap_row, gap_template, gap_tick
from tracker.outputs.charts.scale import axis_of, ticks
from tracker.outputs.wording.columns import cut
from tracker.outputs.wording.figures import tell_amount
from tracker.outputs.wording.leagues import league_headline, league_title
from tracker.outputs.wording.places import region_drawn
from tracker.outputs.wording.words import word

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from tracker.comparisons.views.league import League, LeagueRow
    from tracker.outputs.charts.gaps import GapMarks, GapRow
    from tracker.outputs.charts.scale import Axis
    from tracker.rulebook.policy import Language
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["LeagueMarks", "league_chart", "league_marks", "league_svg"]

_JUDGED = {"met", "near", "missed"}
_WIDTH = "640"
"""Pixels of a picture that stands alone."""
_NAME = 17
"""Cells of a name that fit beside the plot on a phone."""
_TICKS = 4


def league_svg(league: League, rules: Rulebook, lang: Language) -> str:
    """Give the picture of a league that stands alone."""
    return gap_picture(league_chart(league_marks(league, rules), rules, lang), gap_template(rules, lang), _WIDTH).text


class LeagueMarks(NamedTuple):
    """What the chart of a league has in every language alike."""

    league: League
    rows: Sequence[tuple[LeagueRow, GapMarks]]
    axis: Axis | None


def league_marks(league: League, rules: Rulebook) -> LeagueMarks:
    """Give the rows of a league that are drawn, with their marks on its one scale."""
    stated = [row for row in league.rows if row.target and row.verdict]
    axis = _axis(league, stated, rules)
    return LeagueMarks(league, [(row, gap_marks(row, axis, rules)) for row in stated], axis)


def league_chart(marked: LeagueMarks, rules: Rulebook, lang: Language) -> GapChart:
    """Give the chart of a league; the ids of its rows are the codes of their regions.

    Regions without a target are left out, and counted in the headline; one whose target is not answered, or lies on
    another measure, has the shape of its verdict and no point: missing is never low.
    """
    league, axis = marked.league, marked.axis
    shown = ticks(axis, _TICKS) if axis else []
    return GapChart(
        title=league_title(league, rules, lang),
        headline=league_headline(league, rules, lang),
        source=word("chart_source", lang, policy=league.policy),
        rows=[_row(row, marks, rules, lang) for row, marks in marked.rows],
        ticks=[gap_tick(each, axis, _tick(each, axis, league, rules, lang)) for each in shown if axis],
    )


def _row(row: LeagueRow, marks: GapMarks, rules: Rulebook, lang: Language) -> GapRow:
    name = region_drawn(row.region_name, row.region, rules, lang)
    return gap_row(f"r{row.region}", cut(name, _NAME), row, marks, rules, lang)


def _axis(league: League, stated: Sequence[LeagueRow], rules: Rulebook) -> Axis | None:
    """Give the axis of the measure and unit that most targets are on."""
    targets = [row.target for row in stated if row.target and row.target.measure == league.measure]
    targets.sort(key=lambda side: side.unit != league.unit)
    actuals = [row.actual for row in stated if row.actual and row.verdict in _JUDGED]
    return axis_of(targets, actuals, league.indicator, rules)


def _tick(figure: Decimal, axis: Axis, league: League, rules: Rulebook, lang: Language) -> str:
    return tell_amount(figure.normalize() + 0, axis.unit, rules, lang, league.indicator) if figure else "0"
