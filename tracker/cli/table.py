"""``tracker table``: every promise of a report in its order, with what became of it."""

from __future__ import annotations

from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Any

from tracker.cli.options import (
    DEFAULT_DB,
    SPOKEN,
    Db,
    Decisions,
    Lang,
    OneYear,
    Output,
    Region,
    Rules,
    Tier,
    Width,
    look_of,
)
from tracker.cli.region import dossier_of
from tracker.cli.writing import Forms, Kind, opened, writings

if TYPE_CHECKING:
    from collections.abc import Callable

    from tracker.outputs.table.table import Table
    from tracker.rulebook.policy import Language
    from tracker.rulebook.rulebook import Rulebook

    Write = Callable[[Table, Rulebook, Language, Any], None]

__all__ = ["FORMS", "run"]


def run(  # noqa: PLR0913, PLR0917  # a command has as many parameters as it has options
    region: Region,
    year: OneYear,
    tier: Tier = "all",
    db: Db = DEFAULT_DB,
    forms: Forms = None,
    output: Output = None,
    rules: Rules = None,
    decisions: Decisions = None,
    lang: Lang = SPOKEN,
    width: Width = None,
) -> None:
    """Write the comparison table (对照表) of a report: every promise in its order, left the promise, right the outcome.

    Each has its quote, its place and its status, with empty columns for who is responsible and for remarks. On the
    terminal (table), as md, as html, docx and xlsx for A4 landscape with heads on every page. A filled-in xlsx is
    taken back by `tracker review --from`.

    \b
    Examples:
      tracker table 乌鲁木齐市 --year 2021
      tracker table 乌鲁木齐市 --year 2021 --format xlsx=table.xlsx --format docx=table.docx
      tracker table 650100 --year 2021 --tier headline --lang en
    """  # noqa: D301  # \b is a mark for the help, as typer reads it
    from tracker.outputs.table.table import table_of
    from tracker.rulebook.rulebook import load_rulebook

    wanted = writings(forms or ["table"], FORMS, output)
    rulebook = load_rulebook(rules)
    found = dossier_of(region, year, db, rulebook, decisions, lang)
    made = table_of(found, found.reviews[0], rulebook, lang, tier)
    for one in wanted:
        write = partial(_write_terminal, width=width) if one.form == "table" else _writer(one.form)
        with opened(one) as place:
            write(made, rulebook, lang, place)


FORMS: dict[str, Kind] = {"table": "text", "md": "text", "html": "text", "docx": "binary", "xlsx": "binary"}
"""The forms, and what each is written to."""
_MODULES = {"md": "markdown"}


def _writer(form: str) -> Write:
    """Give what writes a form, imported where it is wanted."""
    name = _MODULES.get(form, form)
    found: Write = getattr(import_module(f"tracker.outputs.table.{name}"), f"write_table_{name}")
    return found


def _write_terminal(made: Table, rulebook: Rulebook, lang: Language, stream: Any, width: int | None = None) -> None:
    from tracker.outputs.table.terminal import render_table

    stream.write(render_table(made, rulebook, look_of(stream, lang, width)))
