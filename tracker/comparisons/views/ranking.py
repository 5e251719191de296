"""The ranking: the rows of a league in an order that was asked for, and those of some verdicts only."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from tracker.comparisons.judging.derivation import worth
from tracker.comparisons.judging.rounding import base_unit
from tracker.comparisons.judging.verdict import direction_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from tracker.comparisons.records.comparison import Side
    from tracker.comparisons.views.league import League, LeagueRow
    from tracker.rulebook.policy import Language
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["LeagueOrder", "ranked"]

LeagueOrder = Literal["code", "gap", "target", "actual", "name"]


def ranked(
    league: League, order: LeagueOrder, verdicts: Collection[str], rules: Rulebook, lang: Language = "zh"
) -> League:
    """Give a league with its rows in an order, and with those of some verdicts only where any are given.

    ``gap`` has first who stayed farthest behind its target, ``target`` and ``actual`` the highest figure, ``name`` goes
    by what a reader of ``lang`` sees: the English name, or the pinyin of the Chinese one, a syllable after the other
    (西藏 stands before 新疆). Rows without such a figure, or with one on another measure than most targets, stand
    behind. All that is counted stays that of the whole league.
    """
    kept = [row for row in league.rows if not verdicts or row.verdict in verdicts]
    key = _by_english_name if order == "name" and lang == "en" else _KEYS[order]
    ordered = sorted(kept, key=lambda row: (*key(row, league, rules), row.region))
    return league.model_copy(update={"rows": tuple(ordered)})


def _by_code(row: LeagueRow, league: League, rules: Rulebook) -> tuple[object, ...]:
    del row, league, rules
    return ()


def _by_name(row: LeagueRow, league: League, rules: Rulebook) -> tuple[object, ...]:
    del league
    divisions = rules.divisions
    return (divisions.latin.syllables(row.region_name, row.region, divisions), row.region_name)


def _by_english_name(row: LeagueRow, league: League, rules: Rulebook) -> tuple[object, ...]:
    del league
    divisions = rules.divisions
    return (divisions.latin.shown(row.region_name, row.region, divisions).casefold(), row.region_name)


def _by_gap(row: LeagueRow, league: League, rules: Rulebook) -> tuple[object, ...]:
    """Where less is better, a figure above its target is behind it; so is a fall that is smaller than was asked for."""
    if row.gap is None or not _on_measure(row.target, league, rules):
        return (True, Decimal(0))
    size = rules.units.scaled(row.gap, (row.target and row.target.unit) or "")[0]
    return (False, -size if direction_of(row.indicator, rules) == "less" else size)


def _by_target(row: LeagueRow, league: League, rules: Rulebook) -> tuple[object, ...]:
    return _by_figure(row.target, league, rules)


def _by_actual(row: LeagueRow, league: League, rules: Rulebook) -> tuple[object, ...]:
    return _by_figure(row.actual, league, rules)


def _by_figure(side: Side | None, league: League, rules: Rulebook) -> tuple[object, ...]:
    if side is None or not _on_measure(side, league, rules):
        return (True, Decimal(0))
    return (False, -worth(side, rules))


def _on_measure(side: Side | None, league: League, rules: Rulebook) -> bool:
    """Tell whether a side has a figure on the measure of most targets, in a unit that can be converted."""
    if side is None or side.value is None or side.measure != league.measure:
        return False
    return base_unit(side, rules) == rules.units.scaled(Decimal(1), league.unit or "")[1]


_KEYS: dict[LeagueOrder, Callable[[LeagueRow, League, Rulebook], tuple[object, ...]]] = {
    "code": _by_code,
    "gap": _by_gap,
    "target": _by_target,
    "actual": _by_actual,
    "name": _by_name,
}
