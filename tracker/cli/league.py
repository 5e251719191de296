"""``tracker league``: one indicator and year over all stored regions."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, TextIO

from tracker.cli.decisions import decisions_at
from tracker.cli.options import (
    DEFAULT_DB,
    DEFAULT_LANG,
    Ascii,
    Db,
    Decisions,
    Excel,
    Format,
    IndicatorName,
    Lang,
    LevelName,
    OneYear,
    Output,
    Rules,
    Width,
    look_of,
)
from tracker.cli.region import indicator_id
from tracker.cli.writing import begin_of, destination

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.comparisons.league import League
    from tracker.comparisons.statements import Ledger
    from tracker.outputs.wording.look import Look
    from tracker.rulebook.rulebook import Rulebook
    from tracker.store.store import Store

__all__ = ["run"]


def run(  # noqa: PLR0913, PLR0917  # a command has as many parameters as it has options
    indicator: IndicatorName,
    year: OneYear,
    level: LevelName = None,
    db: Db = DEFAULT_DB,
    form: Format = "table",
    output: Output = None,
    rules: Rules = None,
    decisions: Decisions = None,
    lang: Lang = DEFAULT_LANG,
    width: Width = None,
    *,
    excel: Excel = False,
    ascii_: Ascii = False,
) -> None:
    """Show one indicator of a year for every stored region: target, actual, gap and verdict.

    Regions stand in the order of their codes; those without a report or without such a target are listed as missing.
    Mean and median are of the measure and unit that most targets have. As JSON: one object; as JSON Lines and CSV: one
    region a line.

    \b
    Examples:
      tracker league gdp --year 2023
      tracker league 城镇新增就业 --year 2022 --level county
      tracker league gdp --year 2023 --format csv --output league.csv
    """  # noqa: D301  # \b is a mark for the help, as typer reads it
    from tracker.comparisons.league import league
    from tracker.rulebook.rulebook import load_rulebook
    from tracker.store.store import open_store

    rulebook = load_rulebook(rules)
    known = indicator_id(indicator, rulebook)
    with destination(output, begin_of([form], excel=excel)) as stream, open_store(db, create=False) as store:
        settled = decisions_at(decisions, rulebook)
        ledgers = (replace(one, settlements=settled) for one in _ledgers(store, rulebook, known, year))
        whole = partial(_whole, store, rulebook)
        found = league(ledgers, known, year, rulebook, level, whole)
        look = look_of(stream, lang, width).model_copy(update={"ascii": ascii_})
        _write(found, rulebook, form, look, stream)


def _ledgers(store: Store, rulebook: Rulebook, indicator: str, year: int) -> Iterator[Ledger]:
    """Keep a ledger for every stored region; the forms of one lineage are one region."""
    from tracker.comparisons.selection import gather_indicator
    from tracker.comparisons.statements import ledger_of

    materials = gather_indicator(store, rulebook, indicator, year)
    return (ledger_of(each, rulebook, above=()) for each in materials)


def _whole(store: Store, rulebook: Rulebook, part: Ledger) -> Ledger:
    """Keep a ledger with all that is stored of a region."""
    from tracker.comparisons.material import worded_material
    from tracker.comparisons.statements import ledger_of

    found = worded_material(store, part.region, part.region_name, rulebook)
    return ledger_of(found.model_copy(update={"settlements": part.settlements}), rulebook, above=())


def _write(found: League, rulebook: Rulebook, form: str, look: Look, stream: TextIO) -> None:
    from tracker.comparisons.league import LeagueRow
    from tracker.outputs.files.records import write_object, write_records
    from tracker.outputs.terminal.league import render_league

    match form:
        case "table":
            stream.write(render_league(found, rulebook, look))
        case "json":
            write_object(found, stream)
        case "csv":
            write_records(found.rows, LeagueRow, "csv", stream)
        case _:
            write_records(found.rows, LeagueRow, "jsonl", stream)
