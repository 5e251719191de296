"""``tracker diff``: the comparisons of one region and year as records."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from tracker.cli.options import (
    DEFAULT_DB,
    DEFAULT_LANG,
    Db,
    Lang,
    OneYear,
    Output,
    Region,
    Rules,
    Width,
    destination,
    look_of,
)
from tracker.cli.region import material_of

__all__ = ["run"]

Records = Annotated[Literal["jsonl", "json", "csv", "table"], typer.Option("--format", help="Form of what is written.")]


def run(  # noqa: PLR0913, PLR0917  # a command has as many parameters as it has options
    region: Region,
    year: OneYear,
    db: Db = DEFAULT_DB,
    form: Records = "jsonl",
    output: Output = None,
    rules: Rules = None,
    lang: Lang = DEFAULT_LANG,
    width: Width = None,
) -> None:
    """Write each target of one region and year with what answers it, and the verdict.

    As JSON Lines and CSV: one target a line; in CSV figures keep the digits of the text. As JSON: one object with the
    policy, the comparisons, the findings with their quotes, and the targets of several years. As a table: all of it for
    readers, both quotes under every row.

    \b
    Examples:
      tracker diff 乌鲁木齐市 --year 2020
      tracker diff 650100 --year 2020 --format json --output urumqi-2020.json
      tracker diff 沙湾市 --year 2022 --format table
    """  # noqa: D301  # \b is a mark for the help, as typer reads it
    from tracker.comparisons.comparison import Comparison
    from tracker.comparisons.review import review
    from tracker.outputs.findings import with_words
    from tracker.outputs.records import write_object, write_records
    from tracker.outputs.scorecard import render
    from tracker.rulebook.rulebook import load_rulebook

    rulebook = load_rulebook(rules)
    found = review(material_of(region, db, rulebook), year, rulebook)
    with destination(output) as stream:
        if form == "table":
            look = look_of(stream, lang, width).model_copy(update={"quotes": True})
            stream.write(render([found], rulebook, look))
        elif form == "json":
            write_object(with_words(found, rulebook), stream)
        else:
            write_records(found.comparisons, Comparison, form, stream)
