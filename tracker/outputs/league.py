"""The league of one indicator and year as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.outputs.columns import fit_widths, lay_out, paint, wrap
from tracker.outputs.figures import tell_amount, tell_figure, tell_gap
from tracker.outputs.scorecard import policy_lines
from tracker.outputs.text import plain
from tracker.outputs.words import word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.comparisons.league import Figures, League, LeagueRow
    from tracker.outputs.columns import Line
    from tracker.outputs.look import Look
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["render_league"]

_GAP = 4
_INDENT = "    "


def render_league(league: League, rules: Rulebook, look: Look) -> str:
    """Give a row a region in the order of codes, missing ones among them, then totals and the policy."""
    known = rules.indicators.get(league.indicator)
    name = (known.en if look.lang == "en" else known.zh) if known else league.indicator
    head = word("league", look.lang, indicator=name, year=league.year)
    lines: list[Line] = [((head, "bold"),), *_table(league, rules, look)]
    for text in _totals(league, rules, look):
        lines += [((line, "bold"),) for line in wrap(text, look.width, _INDENT)]
    return paint([*lines, (), *policy_lines(rules, look)], colour=look.colour)


def _table(league: League, rules: Rulebook, look: Look) -> Iterator[Line]:
    keys = ("verdict", "region", "target", "actual", "gap")
    rows = [[word(key, look.lang) for key in keys], *(_row(row, league, rules, look) for row in league.rows)]
    widths = fit_widths(rows, look.width, flexible=range(1, len(keys)))
    for place, row in enumerate(rows):
        yield from (((line, "" if place else "dim"),) for line in lay_out(row, widths, right=(_GAP,)))


def _row(row: LeagueRow, league: League, rules: Rulebook, look: Look) -> list[str]:
    name = f"{plain(row.region_name)} ({row.region})"
    if row.target is None or row.verdict is None:
        return ["-", name, word(row.missing or "no_target", look.lang, year=league.year), "-", "-"]
    words = rules.policy.words(row.verdict)
    shape = words.ascii if look.ascii else words.shape
    target = (
        tell_figure(row.target, rules, look.lang) if row.target.value is not None else plain(row.target.quote or "-")
    )
    actual = tell_figure(row.actual, rules, look.lang) if row.actual else "-"
    gap = tell_gap(row.gap, row.gap_unit, rules, look.lang, league.indicator)
    return [f"{words.say(look.lang)} {shape}", name, target, actual, gap]


def _totals(league: League, rules: Rulebook, look: Look) -> Iterator[str]:
    stated = sum(row.target is not None for row in league.rows)
    counts = {"regions": len(league.rows), "stated": stated, "judged": league.judged, "met": league.met}
    yield word("league_totals", look.lang, missing=league.no_report, **counts)
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
