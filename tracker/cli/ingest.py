"""``tracker ingest``: reports read and kept in the store."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tracker.cli.options import DEFAULT_DB, Db, Quiet, RegionName, ReportYear, Rules, note
from tracker.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tracker.rulebook.rulebook import Rulebook
    from tracker.sources.folders import Findings
    from tracker.store.store import Store

__all__ = ["run"]

Paths = Annotated[list[Path], typer.Argument(metavar="PATH", help="Files and folders to read; - is standard input.")]

_FAILED = "failed"


def run(
    paths: Paths,
    db: Db = DEFAULT_DB,
    region: RegionName = None,
    year: ReportYear = None,
    rules: Rules = None,
    *,
    quiet: Quiet = False,
) -> None:
    """Read reports and keep them in the store.

    Plain text, Markdown, HTML, DOCX and PDF with a text layer; folders are searched. A report that the store knows
    changes nothing; a changed text supersedes the one before, which is kept. A file that cannot be used is told in
    one line and nothing of it is stored; the others are taken all the same, and the exit code is 2. A path that is
    missing is one of these.

    \b
    Examples:
      tracker ingest seeds
      tracker ingest reports/ more/2024.pdf --db all.db
      tracker ingest page.html --region 沙湾市 --year 2022
    """  # noqa: D301  # \b is a mark for the help, as typer reads it
    from tracker.cli.region import resolve_code
    from tracker.cli.sources import find_every, missing_line
    from tracker.rulebook.rulebook import load_rulebook
    from tracker.store.store import open_store

    rulebook = load_rulebook(rules)
    code = resolve_code(region, rulebook, year)
    found = find_every(paths)
    for path in found.missing:
        note(missing_line(path))
    counts: Counter[str] = Counter()
    with open_store(db) as store:
        for file in _progressing(found.files, quiet=quiet):
            counts[_take(file, store, rulebook, region=code, year=year)] += 1
    for line in _summary(counts, found):
        note(line, quiet=quiet)
    if counts[_FAILED] or found.missing:
        raise typer.Exit(2)


def _summary(counts: Counter[str], found: Findings) -> list[str]:
    """Give a line for each outcome, for missing paths and for skipped files."""
    from tracker.cli.sources import skipped_files

    told = [f"{outcome}: {count} {'report' if count == 1 else 'reports'}" for outcome, count in sorted(counts.items())]
    if missing := len(found.missing):
        told.append(f"missing: {missing} {'path' if missing == 1 else 'paths'}")
    if found.skipped:
        told.append(f"skipped: {skipped_files(found.skipped)}")
    return told


def _take(file: Path, store: Store, rulebook: Rulebook, *, region: str | None, year: int | None) -> str:
    """Read one file into the store; give what became of it."""
    from tracker.claims.extraction import extract
    from tracker.cli.sources import read_report

    try:
        report = read_report(file, rulebook, region=region, year=year)
        return store.add(report, extract(report, rulebook))
    except InputError as error:
        note(str(error))
        return _FAILED


def _progressing(files: Sequence[Path], *, quiet: bool) -> Iterable[Path]:
    """Give the files, with a bar on standard error where a person waits there."""
    if quiet or len(files) < 2 or not sys.stderr.isatty():  # noqa: PLR2004  # one file is read at once
        return files
    from rich.progress import track

    from tracker.outputs.text import terminal

    return track(files, description="ingest", console=terminal(sys.stderr), transient=True)
