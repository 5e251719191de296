"""Leagues as a listing: a table an indicator for readers, a typed sheet an indicator for a workbook."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.outputs.files.listing import Listing, Part
from tracker.outputs.files.sheets import Column, Sheet, Styled
from tracker.outputs.wording.citation import cite_marked, proof_of
from tracker.outputs.wording.figures import measured, tell_figure, tell_gap, tell_tolerances
from tracker.outputs.wording.leagues import league_headline, league_missing, league_title
from tracker.outputs.wording.places import region_called
from tracker.outputs.wording.punctuation import aside, labelled, listed
from tracker.outputs.wording.verdicts import tell_side
from tracker.outputs.wording.words import word

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tracker.comparisons.records.comparison import Side
    from tracker.comparisons.views.league import League, LeagueRow
    from tracker.outputs.files.sheets import Cell
    from tracker.rulebook.policy import Language
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["leagues_listing"]

_KEYS = ("region", "verdict", "target", "actual", "gap", "sheets.evidence")
_GAP = 4
_COLUMNS = (
    *(Column("region", 18), Column("verdict", 16), Column("target", 18), Column("actual", 18), Column("gap", 9)),
    *(Column("unit_of_gap"), Column("remarks", 30)),
    *(Column("quote_of_actual", 40), Column("source_of_actual", 26), Column("line_of_actual", 8)),
    *(Column("quote_of_target", 40), Column("source_of_target", 26), Column("line_of_target", 8)),
    *(Column("target_value", 9), Column("target_upper_end", 9), Column("target_unit", 9)),
    *(Column("actual_value", 9), Column("actual_upper_end", 9), Column("actual_unit", 9)),
    *(Column("strict_verdict", 16), Column("self_reported", 12)),
    *(Column("year", 7), Column("region_code", 10), Column("level", 12), Column("indicator_id", 30)),
)


def leagues_listing(leagues: Sequence[League], lines: Mapping[str, int], rules: Rulebook, lang: Language) -> Listing:
    """Give the leagues of some indicators of a year.

    ``lines`` are those of claims; where they are ``Places``, quotes run from the subject to the figure.
    """
    titles = [league_title(one, rules, lang) for one in leagues]
    told = [league_headline(one, rules, lang) for one in leagues]
    parts = [_part(one, lines, rules, lang) for one in leagues]
    several = len(leagues) > 1
    return Listing(
        title=word("league.several", lang, year=leagues[0].year) if several else titles[0],
        headline="" if several else told[0],
        parts=tuple(part._replace(told=each if several else "") for part, each in zip(parts, told, strict=True)),
        sheets=tuple(_sheet(one, lines, rules, lang) for one in leagues),
        notes=tuple(_notes(leagues, rules, lang)),
    )


def _part(one: League, lines: Mapping[str, int], rules: Rulebook, lang: Language) -> Part:
    rows = [_cells(row, lines, rules, lang) for row in one.rows if row.target]
    return Part(league_title(one, rules, lang), [word(key, lang) for key in _KEYS], rows, right=(_GAP,))


def _cells(row: LeagueRow, lines: Mapping[str, int], rules: Rulebook, lang: Language) -> list[str]:
    verdict = rules.policy.words(row.verdict or "")
    return [
        region_called(row.region_name, row.region, rules, lang) + aside(row.region, lang),
        f"{verdict.say(lang)} {verdict.shape}",
        tell_side(row.target, rules, lang) if row.target else "-",
        tell_figure(row.actual, rules, lang) if row.actual else "-",
        tell_gap(row.gap, row.gap_unit, rules, lang, row.indicator),
        " / ".join(cite_marked(side, lines, lang) for side in (row.target, row.actual) if side),
    ]


def _sheet(one: League, lines: Mapping[str, int], rules: Rulebook, lang: Language) -> Sheet:
    known = rules.indicators.get(one.indicator)
    name = (known.en if lang == "en" else known.zh) if known else one.indicator
    return Sheet(name, _COLUMNS, [_row(row, lines, rules, lang) for row in one.rows], frozen=1)


def _row(row: LeagueRow, lines: Mapping[str, int], rules: Rulebook, lang: Language) -> list[Cell]:
    return [
        *(region_called(row.region_name, row.region, rules, lang), _verdict(row.verdict, rules, lang)),
        *(tell_side(side, rules, lang) if side else None for side in (row.target, row.actual)),
        *measured(row.gap, row.gap_unit, rules, lang, row.indicator),
        word(row.missing, lang, year=row.year) if row.missing else None,
        *_cited(row.actual, lines),
        *_cited(row.target, lines),
        *_numbers(row.target),
        *_numbers(row.actual),
        rules.policy.words(row.verdict_strict).say(lang) if row.verdict_strict else None,
        row.self_reported if row.verdict else None,
        *(row.year, row.region, word(f"listings.value_{row.level}", lang) if row.level else None, row.indicator),
    ]


def _verdict(verdict: str | None, rules: Rulebook, lang: Language) -> Styled | None:
    if verdict is None:
        return None
    words = rules.policy.words(verdict)
    return Styled(f"{words.say(lang)} {words.shape}", words.style)


def _cited(side: Side | None, lines: Mapping[str, int]) -> list[Cell]:
    return [proof_of(side, lines), side.source, lines.get(side.claim or "")] if side else [None] * 3


def _numbers(side: Side | None) -> list[Cell]:
    return [side.value, side.value_high, side.unit] if side else [None] * 3


def _notes(leagues: Sequence[League], rules: Rulebook, lang: Language) -> Iterator[str]:
    """Name who is missing, and the policy by which it was judged."""
    for one in leagues:
        title = labelled(league_title(one, rules, lang), "", lang) if len(leagues) > 1 else ""
        yield from (title + labelled(why, names, lang) for why, names in league_missing(one, rules, lang))
    tolerances = listed(tell_tolerances(rules, lang), lang)
    yield word("policy", lang, policy=rules.policy.id, tolerances=tolerances)
