"""Heat columns: what an indicator adds to the heat tables of a year, a verdict or its absence for each region."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tracker.outputs.site.pages import LANGUAGES
from tracker.outputs.wording.figures import tell_gap
from tracker.outputs.wording.leagues import league_headline
from tracker.outputs.wording.verdicts import tell_side

if TYPE_CHECKING:
    from tracker.comparisons.views.league import LeagueRow
    from tracker.outputs.site.totals import Contest
    from tracker.rulebook.policy import Language
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["HeatColumn", "heat_column"]


class HeatColumn(NamedTuple):
    """What an indicator adds to the heat table of a year and level."""

    indicator: str
    year: int
    level: str
    cells: dict[str, tuple[str, str]]
    """By region a verdict with the id of its compared, or why there is none and an empty id."""
    figures: dict[str, dict[Language, str]]
    """By region the gap, or the target where no target is answered yet."""
    stated: int
    judged: int
    met: int
    absent: int
    waiting: bool
    """Whether no target is answered yet."""
    told: dict[Language, str]
    """What the league says in a sentence."""


def heat_column(one: Contest, rules: Rulebook) -> HeatColumn:
    """Give the column of a league."""
    league = one.league
    # a target in words alone is untestable before the next report is there, too
    waiting = sum(league.verdicts.get(verdict, 0) for verdict in ("pending", "untestable")) == league.stated
    return HeatColumn(
        indicator=league.indicator,
        year=league.year,
        level=league.level or "",
        cells={row.region: _cell(row, one) for row in league.rows},
        figures={row.region: told for row in league.rows if (told := _figure(row, waiting, rules))},
        waiting=waiting,
        stated=len(one.entries),
        judged=league.judged,
        met=league.met,
        absent=league.no_report + league.no_target,
        told={lang: league_headline(league, rules, lang) for lang in LANGUAGES},
    )


def _figure(row: LeagueRow, waiting: bool, rules: Rulebook) -> dict[Language, str]:  # noqa: FBT001  # asked of all rows
    if waiting:
        pending = row.target if row.verdict == "pending" else None
        return {lang: tell_side(pending, rules, lang) for lang in LANGUAGES} if pending else {}
    if row.gap is None:
        return {}
    return {lang: tell_gap(row.gap, row.gap_unit, rules, lang, row.indicator) for lang in LANGUAGES}


def _cell(row: LeagueRow, contest: Contest) -> tuple[str, str]:
    return (row.verdict, contest.entries[row.region].id) if row.verdict else (row.missing or "no_target", "")
