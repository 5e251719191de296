"""The league as a picture: a line a region from its target to its actual, on one scale and in the order of the rows."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from tracker.outputs.charts.scale import axis_of, scale_of, ticks
from tracker.outputs.templates import environment
from tracker.outputs.wording.columns import wrap
from tracker.outputs.wording.figures import tell_amount, tell_figure
from tracker.outputs.wording.leagues import league_headline, league_title
from tracker.outputs.wording.plain import plain
from tracker.outputs.wording.verdicts import tell_side

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.comparisons.league import League, LeagueRow
    from tracker.outputs.charts.scale import Axis
    from tracker.rulebook.policy import Language
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["league_svg"]

_JUDGED = {"met", "near", "missed"}
_LEFT, _PLOT, _RIGHT = 190, 460, 170
"""Pixels of the names, of the plot, and of the figures behind it."""
_HEAD, _ROW, _FOOT, _LINE = 92, 22, 44, 20
_CELLS = 112
"""Cells of a line of the headline that fit the width."""
_TENTH = Decimal("0.1")


class Tick(NamedTuple):
    """A figure of the scale and how far to the right it lies."""

    across: Decimal
    told: str


class Drawn(NamedTuple):
    """A region: places are pixels from the left, None for what is not there."""

    name: str
    down: int
    verdict: str
    target: tuple[Decimal, ...]
    band: tuple[Decimal, Decimal] | None
    """Where the tolerance begins, and its width."""
    actual: Decimal | None
    told: str


def league_svg(league: League, rules: Rulebook, lang: Language) -> str:
    """Give a stand-alone picture with a title and a description in words; the same league gives the same characters.

    Regions without a target are left out, and counted in the headline; one whose target is not answered, or lies on
    another measure, has the shape of its verdict and no point: missing is never low.
    """
    stated = [row for row in league.rows if row.target and row.verdict]
    axis = _axis(league, stated, rules)
    head = wrap(league_headline(league, rules, lang), _CELLS)
    top = _HEAD + _LINE * (len(head) - 1)
    drawn = [_drawn(row, top + _ROW * at, axis, rules, lang) for at, row in enumerate(stated)]
    return (
        environment(rules, lang)
        .get_template("league.svg.j2")
        .render(
            title=league_title(league, rules, lang),
            head=head,
            told=list(_told(stated, rules, lang)),
            rows=drawn,
            ticks=[Tick(_across(each, axis), _tick(each, axis, league, rules, lang)) for each in ticks(axis)]
            if axis
            else [],
            top=top,
            foot=top + _ROW * len(drawn),
            width=_LEFT + _PLOT + _RIGHT,
            height=top + _ROW * len(drawn) + _FOOT,
            left=_LEFT,
            plot=_PLOT,
            policy=league.policy,
        )
    )


def _axis(league: League, stated: Sequence[LeagueRow], rules: Rulebook) -> Axis | None:
    """Give the axis of the measure and unit that most targets are on."""
    targets = [row.target for row in stated if row.target and row.target.measure == league.measure]
    targets.sort(key=lambda side: side.unit != league.unit)
    actuals = [row.actual for row in stated if row.actual and row.verdict in _JUDGED]
    return axis_of(targets, actuals, league.indicator, rules)


def _drawn(row: LeagueRow, down: int, axis: Axis | None, rules: Rulebook, lang: Language) -> Drawn:
    verdict = row.verdict or ""
    told = rules.policy.words(verdict).say(lang)
    blank = Drawn(plain(row.region_name), down, verdict, (), None, None, told)
    if axis is None:
        return blank
    scale = scale_of(axis, row.target, row.actual if verdict in _JUDGED else None, row.indicator, rules)
    ends = [end for end in (scale.target, scale.target_high) if end is not None]
    near = tuple(_across(end, axis) for end in scale.tolerance) if scale.tolerance else None
    return blank._replace(
        target=tuple(_across(end, axis) for end in ends),
        band=(min(near), abs(near[0] - near[1])) if near else None,
        actual=_across(scale.actual, axis) if scale.actual is not None else None,
        told=f"{tell_figure(row.actual, rules, lang)} {told}" if row.actual and scale.actual is not None else told,
    )


def _told(rows: Sequence[LeagueRow], rules: Rulebook, lang: Language) -> Iterator[str]:
    """Give every region in words."""
    for row in rows:
        sides = [tell_side(side, rules, lang) for side in (row.target, row.actual) if side]
        yield f"{plain(row.region_name)}: {' -> '.join(sides)}, {rules.policy.words(row.verdict or '').say(lang)}"


def _tick(figure: Decimal, axis: Axis, league: League, rules: Rulebook, lang: Language) -> str:
    return tell_amount(figure.normalize() + 0, axis.unit, rules, lang, league.indicator) if figure else "0"


def _across(figure: Decimal, axis: Axis) -> Decimal:
    return (_LEFT + axis.at(figure) * _PLOT).quantize(_TENTH)
