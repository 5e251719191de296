"""``tracker scorecard``: a region's targets with what became of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from tracker.cli.options import DEFAULT_DB, DEFAULT_LANG, Db, Format, Lang, Output, Rules, destination
from tracker.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.comparisons.material import Material
    from tracker.comparisons.review import Review
    from tracker.outputs.look import Look
    from tracker.rulebook.rulebook import Rulebook

__all__ = [
    "Ascii",
    "IndicatorName",
    "OneYear",
    "Quotes",
    "Region",
    "TargetYear",
    "Width",
    "look_of",
    "material_of",
    "run",
    "written",
]

Region = Annotated[str, typer.Argument(metavar="REGION", help="Name, alias or division code.")]
TargetYear = Annotated[
    int | None,
    typer.Option("--year", metavar="YEAR", min=1949, max=2100, help="Year of the targets; all where left out."),
]
OneYear = Annotated[int, typer.Option("--year", metavar="YEAR", min=1949, max=2100, help="Year of the targets.")]
IndicatorName = Annotated[
    str, typer.Argument(metavar="INDICATOR", help="Id or name, as `tracker indicators` lists them.")
]
Width = Annotated[
    int | None,
    typer.Option("--width", metavar="CELLS", min=60, help="Width; that of the terminal, 80 where there is none."),
]
Ascii = Annotated[bool, typer.Option("--ascii", help="Marks in plain ASCII.")]
Quotes = Annotated[bool, typer.Option("--quotes", help="Quotes of targets and actuals under every row.")]


def run(  # noqa: PLR0913, PLR0917  # a command has as many parameters as it has options
    region: Region,
    year: TargetYear = None,
    db: Db = DEFAULT_DB,
    form: Format = "table",
    output: Output = None,
    rules: Rules = None,
    lang: Lang = DEFAULT_LANG,
    width: Width = None,
    *,
    ascii_: Ascii = False,
    quotes: Quotes = False,
) -> None:
    """Show a region's targets of a year, or of every year, with the actuals that answer them, worst first.

    Both sources are named, and the policy behind the verdicts. What cannot be judged yet is told with the report that
    would answer. As JSON: one object a year, with totals; as JSON Lines and CSV: one comparison a line.

    \b
    Examples:
      tracker scorecard 乌鲁木齐市 --year 2020
      tracker scorecard 650402 --quotes --lang en
      tracker scorecard 乌鲁木齐市 --format csv --output scorecard.csv
    """  # noqa: D301  # \b is a mark for the help, as typer reads it
    from tracker.comparisons.review import review_all
    from tracker.rulebook.rulebook import load_rulebook

    rulebook = load_rulebook(rules)
    material = material_of(region, db, rulebook)
    reviews = review_all(material, rulebook, [year] if year else None)
    with destination(output) as stream:
        look = look_of(stream, lang, width).model_copy(update={"ascii": ascii_, "quotes": quotes})
        _write(reviews, rulebook, form, look, stream)


def material_of(named: str, db: str, rulebook: Rulebook) -> Material:
    """Give what the store holds of the region of a name; raises UsageError where that is nothing."""
    from tracker.cli.region import resolve_region
    from tracker.comparisons.material import gather
    from tracker.store.store import open_store

    division = resolve_region(named, rulebook)
    with open_store(db, create=False) as store:
        material = gather(store, division.code, division.name, rulebook)
    if not material.claims and not material.facts:
        raise UsageError(f"{division.name} ({division.code}): nothing stored in {db}: ingest its reports first")
    return material


def written(one: Review, rulebook: Rulebook) -> Review:
    """Give a review as it is written out: its findings with their words."""
    from tracker.outputs.findings import told

    return one.model_copy(update={"findings": tuple(told(each, one.lines, rulebook) for each in one.findings)})


def look_of(stream: TextIO, lang: Lang, width: int | None) -> Look:
    """Give how a scorecard looks on a stream: colour as the terminal and NO_COLOR have it, its width or 80 cells."""
    from shutil import get_terminal_size

    from tracker.outputs.look import Look
    from tracker.outputs.text import terminal

    console = terminal(stream)
    colour = console.color_system is not None and not console.no_color
    return Look(lang=lang, width=width or get_terminal_size((80, 24)).columns, colour=colour)


def _write(reviews: Sequence[Review], rulebook: Rulebook, form: str, look: Look, stream: TextIO) -> None:
    from tracker.comparisons.comparison import Comparison
    from tracker.comparisons.review import Review
    from tracker.outputs.records import write_records
    from tracker.outputs.scorecard import render

    compared = [one for each in reviews for one in each.comparisons]
    match form:
        case "table":
            stream.write(render(reviews, rulebook, look))
        case "json":
            write_records([written(one, rulebook) for one in reviews], Review, "json", stream)
        case "csv":
            write_records(compared, Comparison, "csv", stream)
        case _:
            write_records(compared, Comparison, "jsonl", stream)
