"""``tracker scorecard``: a region's targets with what became of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

from tracker.cli.decisions import tell_stale
from tracker.cli.options import (
    DEFAULT_DB,
    SPOKEN,
    Ascii,
    Db,
    Decisions,
    Excel,
    Format,
    Lang,
    Output,
    Quotes,
    Region,
    Rules,
    TargetYear,
    Tier,
    Width,
    look_of,
)
from tracker.cli.region import material_of
from tracker.cli.writing import begin_of, destination

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.comparisons.records.review import Review
    from tracker.comparisons.views.tiers import TierChoice
    from tracker.outputs.wording.look import Look
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["run"]


def run(  # noqa: PLR0913, PLR0917  # a command has as many parameters as it has options
    region: Region,
    year: TargetYear = None,
    tier: Tier = "all",
    db: Db = DEFAULT_DB,
    form: Format = "table",
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
    """Show a region's targets of a year, or of every year, with the actuals that answer them, worst first.

    Both sources are named, and the policy behind the verdicts. What cannot be judged yet is told with the report that
    would answer. The expected targets come first; below, the promises of detail by the sections of the report, and a
    total of the whole (--tier for one of them).

    As JSON: one object a year, with totals; as JSON Lines and CSV: one comparison a line.

    \b
    Examples:
      tracker scorecard 乌鲁木齐市 --year 2020
      tracker scorecard 650402 --quotes --lang en
      tracker scorecard 乌鲁木齐市 --format csv --output scorecard.csv
    """  # noqa: D301  # \b is a mark for the help, as typer reads it
    from tracker.comparisons.views.kept import kept_reviews
    from tracker.rulebook.rulebook import load_rulebook

    rulebook = load_rulebook(rules)
    material = material_of(region, db, rulebook, decisions)
    reviews = kept_reviews(material, rulebook, [year] if year else None)
    tell_stale(material.settlements, reviews, rulebook, lang)
    with destination(output, begin_of([form], excel=excel)) as stream:
        look = look_of(stream, lang, width).model_copy(update={"ascii": ascii_, "quotes": quotes})
        _write(reviews, rulebook, form, look, tier, stream)


def _write(  # what is written, how, and where
    reviews: Sequence[Review], rulebook: Rulebook, form: str, look: Look, tier: TierChoice, stream: TextIO
) -> None:
    from tracker.comparisons.records.comparison import Comparison
    from tracker.comparisons.records.review import Review
    from tracker.comparisons.views.tiers import chosen
    from tracker.outputs.files.records import write_records
    from tracker.outputs.terminal.scorecard import render
    from tracker.outputs.wording.findings import with_words

    compared = [one for each in reviews for one in chosen(each, tier)]
    match form:
        case "table":
            stream.write(render(reviews, rulebook, look, tier))
        case "json":
            write_records([with_words(one, rulebook) for one in reviews], Review, "json", stream)
        case "csv":
            write_records(compared, Comparison, "csv", stream)
        case _:
            write_records(compared, Comparison, "jsonl", stream)
