"""``tracker extract``: the claims of one report."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from tracker.cli.options import (
    DEFAULT_LANG,
    Excel,
    Format,
    Lang,
    Output,
    RegionName,
    ReportYear,
    Rules,
)
from tracker.cli.writing import begin_of, destination

__all__ = ["run"]

File = Annotated[Path, typer.Argument(metavar="FILE", help="Report to read; - is standard input.")]


def run(  # noqa: PLR0913  # a command has as many parameters as it has options
    file: File,
    form: Format = "jsonl",
    output: Output = None,
    region: RegionName = None,
    year: ReportYear = None,
    rules: Rules = None,
    lang: Lang = DEFAULT_LANG,
    *,
    excel: Excel = False,
) -> None:
    """Show the claims of one report.

    Every figure that the report states as a target or as reached, in the order of the text. Nothing is stored.

    \b
    Examples:
      tracker extract seeds/002_78aa3a24179fccbc.txt
      tracker extract report.pdf --format csv --output claims.csv
      curl -s https://example.org/report.html | tracker extract - --format table
    """  # noqa: D301  # \b is a mark for the help, as typer reads it
    from tracker.claims.extraction import extract
    from tracker.cli.region import resolve_code
    from tracker.cli.sources import read_report
    from tracker.outputs.listings import write_listing
    from tracker.rulebook.rulebook import load_rulebook

    rulebook = load_rulebook(rules)
    report = read_report(file, rulebook, region=resolve_code(region, rulebook, year), year=year)
    claims = extract(report, rulebook)
    with destination(output, begin_of([form], excel=excel)) as stream:
        write_listing("claims", claims, form, lang, stream)
