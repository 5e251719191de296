"""``tracker import``: cited facts from a CSV file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from tracker.cli.options import DEFAULT_DB, SPOKEN, Db, Lang, Quiet, Rules, note

__all__ = ["run"]

File = Annotated[Path, typer.Argument(metavar="FACTS.csv", help="CSV file in UTF-8, one fact a line.")]


def run(file: File, db: Db = DEFAULT_DB, rules: Rules = None, lang: Lang = SPOKEN, *, quiet: Quiet = False) -> None:
    """Take cited facts from a CSV file.

    Targets and actuals from elsewhere: an earlier report, a statistical communique, the press. All lines are taken or
    none; taking them again changes nothing, and a new value corrects the one before.

    Columns: region_code, region, kind, indicator, label, year, measure, comparator, value, value_high (only for
    ranges, may be left out), unit, strength, source_type, source_title, source_url.

    \b
    Examples:
      tracker import seeds/facts.csv
      tracker import seeds/facts.csv --db postgresql+psycopg://localhost/tracker
    """  # noqa: D301  # \b is a mark for the help, as typer reads it
    from tracker.outputs.wording.words import word
    from tracker.rulebook.rulebook import load_rulebook
    from tracker.store.facts import read_facts
    from tracker.store.store import open_store

    rulebook = load_rulebook(rules)
    facts = read_facts(file, rulebook)
    with open_store(db, rulebook) as store:
        counts = store.add_facts(facts, rulebook)
    for outcome, count in sorted(counts.items()):
        note(word(f"progress.facts_{outcome}", lang, count=count), quiet=quiet)
