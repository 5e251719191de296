"""``tracker history``: one indicator of a region over the years."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Literal, get_args

import typer

from tracker.cli.options import (
    DEFAULT_DB,
    SPOKEN,
    Ascii,
    Db,
    Decisions,
    Excel,
    IndicatorName,
    Lang,
    Output,
    Quotes,
    Region,
    Rules,
    Width,
    look_of,
)
from tracker.cli.region import material_of
from tracker.cli.writing import Kind, begin_of, browser_for, opened, writings
from tracker.errors import UsageError

if TYPE_CHECKING:
    from tracker.comparisons.views.history import History
    from tracker.outputs.wording.look import Look
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["run"]

Form = Literal["table", "jsonl", "json", "csv", "svg", "png"]
HistoryForm = Annotated[Form, typer.Option("--format", help="Form of what is written.")]

_KINDS: dict[str, Kind] = {form: "binary" if form == "png" else "text" for form in get_args(Form)}


def run(  # noqa: PLR0913, PLR0917  # a command has as many parameters as it has options
    region: Region,
    indicator: IndicatorName,
    db: Db = DEFAULT_DB,
    form: HistoryForm = "table",
    output: Output = None,
    rules: Rules = None,
    decisions: Decisions = None,
    lang: Lang = SPOKEN,
    width: Width = None,
    *,
    excel: Excel = False,
    ascii_: Ascii = False,
    quotes: Quotes = False,
) -> None:
    """Show the targets and actuals of one indicator over the years, every source's figure beside the deciding one.

    Targets of several years follow with how far they have come and what the remaining years need. Years without a
    report are named. An indicator outside the vocabulary is named by the words of the text. As JSON: one object; as
    JSON Lines and CSV: one year and measure a line; as SVG: a chart; as PNG: the same, drawn by a browser of this
    machine.

    \b
    Examples:
      tracker history 乌鲁木齐市 gdp
      tracker history 650100 城镇新增就业 --lang en --quotes
      tracker history 乌鲁木齐市 gdp --format csv --output gdp.csv
    """  # noqa: D301  # \b is a mark for the help, as typer reads it
    from tracker.comparisons.gathering.statements import statements_of
    from tracker.comparisons.views.history import history, subject_of
    from tracker.rulebook.rulebook import load_rulebook

    (place,), begin = writings([form], _KINDS, output), begin_of([form], excel=excel)
    browser = browser_for([form])
    rulebook = load_rulebook(rules)
    material = material_of(region, db, rulebook, decisions)
    statements = statements_of(material, rulebook)
    subject = subject_of(indicator, statements)
    if subject is None:
        raise UsageError(
            "{indicator!r} is no indicator and no label of {region_name}: `tracker indicators` lists the ids",
            indicator=indicator,
            region_name=material.region_name,
        )
    found = history(statements, *subject, {claim.id: claim.line for claim in material.claims})
    with opened(place, begin) as stream:
        look = look_of(stream, lang, width).model_copy(update={"ascii": ascii_, "quotes": quotes})
        _write(found, rulebook, form, look, stream, browser)


def _write(found: History, rulebook: Rulebook, form: str, look: Look, stream: Any, browser: str) -> None:
    from tracker.comparisons.views.history import HistoryRow
    from tracker.outputs.files.records import write_object, write_records
    from tracker.outputs.terminal.history import render_history
    from tracker.outputs.wording.findings import told

    match form:
        case "table":
            stream.write(render_history(found, rulebook, look))
        case "svg":
            from tracker.outputs.charts.history_svg import history_svg

            stream.write(history_svg(found, rulebook, look.lang))
        case "png":
            from tracker.outputs.charts.history_svg import history_svg
            from tracker.outputs.charts.png import png_of

            stream.write(png_of(history_svg(found, rulebook, look.lang), browser))
        case "json":
            findings = tuple(told(one, found.lines, rulebook) for one in found.findings)
            write_object(found.model_copy(update={"findings": findings}), stream)
        case "csv":
            write_records(found.rows, HistoryRow, "csv", stream)
        case _:
            write_records(found.rows, HistoryRow, "jsonl", stream)
