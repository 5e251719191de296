"""``tracker tasks``: the named tasks of a region's plan, each with what the next report says of it."""

from __future__ import annotations

from tracker.cli.options import (
    DEFAULT_DB,
    SPOKEN,
    Db,
    Decisions,
    Format,
    Lang,
    OneYear,
    Output,
    Region,
    Rules,
    Width,
    look_of,
)
from tracker.cli.region import dossier_of
from tracker.cli.writing import destination

__all__ = ["run"]


def run(  # noqa: PLR0913, PLR0917  # a command has as many parameters as it has options
    region: Region,
    year: OneYear,
    db: Db = DEFAULT_DB,
    form: Format = "table",
    output: Output = None,
    rules: Rules = None,
    decisions: Decisions = None,
    lang: Lang = SPOKEN,
    width: Width = None,
) -> None:
    """Show the promises of a report that have no figure but a name, with what became of each.

    A named task is a thing one can point at that the plan promises to begin, build, finish, open, issue, found, hold
    or win: 开工建设市第二人民医院, 出台人才新政. Only the review of the next report answers: said to be done (已办),
    under way (推进中), mentioned (有提及), dropped (已调整), not mentioned (未再提及), or to be checked (待核) where
    only a like name stands. That the next plan promises it again is told beside it, with the years that do.

    \b
    Examples:
      tracker tasks 乌鲁木齐市 --year 2021
      tracker tasks 650100 --year 2021 --format jsonl
      tracker tasks 乌鲁木齐市 --year 2021 --format csv --output tasks.csv
    """  # noqa: D301  # \b is a mark for the help, as typer reads it
    from tracker.comparisons.records.undertaking import Undertaking
    from tracker.outputs.files.records import write_records
    from tracker.outputs.table.table import task_table
    from tracker.outputs.table.terminal import render_table
    from tracker.rulebook.rulebook import load_rulebook

    rulebook = load_rulebook(rules)
    found = dossier_of(region, year, db, rulebook, decisions, lang)
    review = found.reviews[0]
    with destination(output) as stream:
        if form == "table":
            made = task_table(found, review, rulebook, lang)
            stream.write(render_table(made, rulebook, look_of(stream, lang, width)))
        else:
            write_records(review.tasks, Undertaking, form, stream)
