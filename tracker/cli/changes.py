"""``tracker changes``: the targets of a year against those of the year before, over all stored regions."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Annotated, Any

import typer

from tracker.cli.decisions import decisions_at
from tracker.cli.options import (
    DEFAULT_DB,
    SPOKEN,
    Db,
    Decisions,
    Excel,
    Lang,
    LevelName,
    OneYear,
    Output,
    Parent,
    Rules,
    Width,
    look_of,
)
from tracker.cli.region import indicator_id, resolve_code
from tracker.cli.writing import Forms, Kind, begin_of, browser_for, opened, writings
from tracker.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable

    from tracker.comparisons.views.changes import StoredChanges
    from tracker.rulebook.policy import Language
    from tracker.rulebook.rulebook import Rulebook

    Write = Callable[[StoredChanges, Rulebook, Language, Any], None]

__all__ = ["FORMS", "run"]

FORMS: dict[str, Kind] = {
    "table": "text",
    "jsonl": "text",
    "json": "text",
    "csv": "text",
    "md": "text",
    "html": "text",
    "svg": "text",
    "png": "binary",
    "xlsx": "binary",
}
"""The forms, and what each is written to."""
_PICTURES = frozenset({"svg", "png"})

OneIndicator = Annotated[
    str | None, typer.Argument(metavar="INDICATOR", help="Id or name of one indicator; all where left out.")
]


def run(  # noqa: PLR0913, PLR0917  # a command has as many parameters as it has options
    year: OneYear,
    indicator: OneIndicator = None,
    level: LevelName = None,
    parent: Parent = None,
    db: Db = DEFAULT_DB,
    forms: Forms = None,
    output: Output = None,
    rules: Rules = None,
    decisions: Decisions = None,
    lang: Lang = SPOKEN,
    width: Width = None,
    *,
    excel: Excel = False,
) -> None:
    """Show over all stored regions which targets were lowered, raised, softened, hardened, dropped or new in a year.

    The report of the year is held against that of the year before: growth against growth, level against level, ranges
    by both ends. A level that rises as such levels do every year is called changed, not raised. The greatest changes
    stand first, each with both quotes and their lines; a headline says how many regions did what. Without an indicator
    the tasks that are promised year after year stand at the end. Regions that lack one of the two years are named.

    As JSON: one object; as JSON Lines and CSV: one change a line; as SVG: a chart of one indicator, a line a region
    from one target to the other; as PNG: the same, drawn by a browser of this machine. --format may be repeated,
    FORM=FILE names its file.

    \b
    Examples:
      tracker changes --year 2026 gdp
      tracker changes --year 2026 --level province --format xlsx=changes.xlsx --format html=changes.html
      tracker changes --year 2026 城镇新增就业 --parent 广东省 --format md
      tracker changes --year 2026 gdp --level province --format svg=gdp.svg
    """  # noqa: D301  # \b is a mark for the help, as typer reads it
    from tracker.comparisons.views.changes import Wanted, stored_changes
    from tracker.rulebook.rulebook import load_rulebook
    from tracker.store.store import read_store

    asked = writings(forms or ["table"], FORMS, output)
    drawn = [one.form for one in asked]
    _check(indicator, drawn)
    begin, browser = begin_of(drawn, excel=excel), browser_for(drawn)
    rulebook = load_rulebook(rules)
    known = indicator_id(indicator, rulebook) if indicator else None
    wanted = Wanted(year, known, level, resolve_code(parent, rulebook, db=db))
    settled = decisions_at(decisions, rulebook)
    with read_store(db) as store:
        made = stored_changes(store, rulebook, wanted, settled)
    for one in asked:
        with opened(one, begin) as place:
            _writer(one.form, width, browser)(made, rulebook, lang, place)


def _check(indicator: str | None, forms: list[str]) -> None:
    """Raise UsageError for a picture of all indicators: each has a scale of its own."""
    for form in _PICTURES.intersection(forms):
        if indicator is None:
            raise UsageError("--format {form}: draws one indicator: name it, or ask for html", form=form)


def _writer(form: str, width: int | None, browser: str) -> Write:
    match form:
        case "table":
            return partial(_write_table, width=width)
        case "jsonl" | "json" | "csv":
            return partial(_write_records, form=form)
        case "svg":
            return _write_chart
        case "png":
            return partial(_write_png, browser=browser)
        case _:
            return partial(_write_listing, form=form)


def _write_table(made: StoredChanges, rulebook: Rulebook, lang: Language, stream: Any, width: int | None) -> None:
    from tracker.outputs.terminal.changes import render_changes

    stream.write(render_changes(*made, rulebook, look_of(stream, lang, width)))


def _write_records(made: StoredChanges, rulebook: Rulebook, lang: Language, stream: Any, form: str) -> None:
    from tracker.comparisons.records.change import Change
    from tracker.outputs.files.records import write_object, write_records

    del rulebook, lang
    if form == "json":
        write_object(made.found, stream)
    else:
        write_records(made.found.rows, Change, "csv" if form == "csv" else "jsonl", stream)


def _write_chart(made: StoredChanges, rulebook: Rulebook, lang: Language, stream: Any) -> None:
    from tracker.outputs.charts.changes_svg import changes_svg

    stream.write(changes_svg(made.found, rulebook, lang))


def _write_png(made: StoredChanges, rulebook: Rulebook, lang: Language, stream: Any, browser: str) -> None:
    from tracker.outputs.charts.changes_svg import changes_svg
    from tracker.outputs.charts.png import png_of

    stream.write(png_of(changes_svg(made.found, rulebook, lang), browser))


def _write_listing(made: StoredChanges, rulebook: Rulebook, lang: Language, place: Any, form: str) -> None:
    from tracker.cli.listing import write_listing
    from tracker.outputs.files.changes import changes_listing

    write_listing(changes_listing(*made, rulebook, lang), rulebook, lang, place, form)
