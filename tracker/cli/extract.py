"""``tracker extract``: the claims of one report."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, TextIO

import typer

from tracker.cli.options import (
    SPOKEN,
    Excel,
    Kind,
    Lang,
    Output,
    RegionName,
    ReportYear,
    Rules,
)
from tracker.cli.writing import begin_of, destination

if TYPE_CHECKING:
    from tracker.claims.claim import Claim
    from tracker.cli.language import Language
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["run"]

File = Annotated[Path, typer.Argument(metavar="FILE", help="Document to read; - is standard input.")]
Form = Annotated[
    Literal["table", "jsonl", "json", "csv", "facts"],
    typer.Option("--format", help="Form of what is written; facts is the CSV that `tracker import` takes."),
]


def run(  # noqa: PLR0913, PLR0917  # a command has as many parameters as it has options
    file: File,
    form: Form = "jsonl",
    output: Output = None,
    kind: Kind = None,
    region: RegionName = None,
    year: ReportYear = None,
    rules: Rules = None,
    lang: Lang = SPOKEN,
    *,
    excel: Excel = False,
) -> None:
    """Show the claims of a report, a communiqué, a budget or a plan report.

    Every figure that the document states as a target or as reached, in the order of the text. Nothing is stored. Of a
    file that holds several documents all are read.

    \b
    Examples:
      tracker extract seeds/002_78aa3a24179fccbc.txt
      tracker extract report.pdf --format csv --output claims.csv
      tracker extract communique.html --format facts --output facts.csv
      curl -s https://example.org/report.html | tracker extract - --format table
    """  # noqa: D301  # \b is a mark for the help, as typer reads it
    from tracker.claims.kept import kept_claims
    from tracker.cli.region import resolve_code
    from tracker.cli.sources import read_documents
    from tracker.rulebook.rulebook import load_rulebook

    rulebook = load_rulebook(rules)
    found = read_documents(file, rulebook, region=resolve_code(region, rulebook, year), year=year, lang=lang, kind=kind)
    claims = [claim for document in found for claim in kept_claims(document, rulebook)]
    with destination(output, begin_of([form], excel=excel)) as stream:
        _write(claims, form, rulebook, lang, stream)


def _write(claims: list[Claim], form: Form, rulebook: Rulebook, lang: Language, stream: TextIO) -> None:
    if form == "facts":
        from tracker.outputs.files.facts import write_facts

        write_facts(claims, rulebook, stream)
    elif form == "table":
        from tracker.outputs.terminal.listings import write_listing

        write_listing("claims", claims, form, rulebook, lang, stream)
    else:  # without what tables for readers need, which takes as long to load as it takes to write
        from tracker.claims.claim import Claim
        from tracker.outputs.files.records import write_records

        write_records(claims, Claim, form, stream)
