"""Reading for commands: files, folders and standard input become reports."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tracker.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.reports.report import Report
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["STDIN", "every_source", "read_report"]

STDIN = Path("-")


def every_source(paths: Sequence[Path]) -> list[Path]:
    """Give all files that paths stand for, folders searched; ``-`` is standard input."""
    from tracker.sources.folders import find_sources

    found = list(find_sources([path for path in paths if path != STDIN]))
    found += [STDIN] if STDIN in paths else []
    if not found:
        raise InputError(f"{', '.join(map(str, paths))}: nothing here that can be read: name a report or a folder")
    return found


def read_report(path: Path, rulebook: Rulebook, *, region: str | None, year: int | None) -> Report:
    """Read one file, or standard input; ``region`` (a code) and ``year`` override what the text says."""
    from tracker.reports.reading import build_report
    from tracker.sources.reading import read_source, read_stream

    source = read_stream(sys.stdin.buffer, "<stdin>") if path == STDIN else read_source(path)
    try:
        return build_report(source, rulebook, region=region, year=year)
    except InputError as error:
        where = source.name if path == STDIN else path.parent / source.name
        raise InputError(f"{where}: {str(error).removeprefix(f'{source.name}: ')}") from error
