"""``tracker diff``: the comparisons of one region and year as records."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from tracker.cli.options import DEFAULT_DB, Db, Output, Rules, destination
from tracker.cli.scorecard import Region, material_of

__all__ = ["run"]

Year = Annotated[int, typer.Option("--year", metavar="YEAR", min=1949, max=2100, help="Year of the targets.")]
Records = Annotated[Literal["jsonl", "json", "csv"], typer.Option("--format", help="Form of what is written.")]


def run(
    region: Region,
    year: Year,
    db: Db = DEFAULT_DB,
    form: Records = "jsonl",
    output: Output = None,
    rules: Rules = None,
) -> None:
    """Write each target of one region and year with what answers it, and the verdict.

    One target a line, as JSON Lines, JSON or CSV; in CSV figures keep the digits of the text.

    \b
    Examples:
      tracker diff 乌鲁木齐市 --year 2020
      tracker diff 650100 --year 2020 --format csv --output urumqi-2020.csv
    """  # noqa: D301  # \b is a mark for the help, as typer reads it
    from tracker.comparisons.comparison import Comparison
    from tracker.comparisons.review import review
    from tracker.outputs.records import write_records
    from tracker.rulebook.rulebook import load_rulebook

    rulebook = load_rulebook(rules)
    found = review(material_of(region, db, rulebook), year, rulebook)
    with destination(output) as stream:
        write_records(found.comparisons, Comparison, form, stream)
