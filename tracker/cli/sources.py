"""Reading for commands: files, folders and standard input become reports."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tracker.errors import InputError, Message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.reports.report import Report
    from tracker.rulebook.policy import Language
    from tracker.rulebook.rulebook import Rulebook
    from tracker.sources.folders import Findings

__all__ = ["STDIN", "every_source", "find_every", "missing_line", "read_documents", "skipped_files"]

STDIN = Path("-")


def every_source(paths: Sequence[Path]) -> list[Path]:
    """Give all files that paths stand for, folders searched; ``-`` is standard input.

    Raises InputError where a path is missing or nothing is found.
    """
    found = find_every(paths)
    if found.missing:
        raise InputError(missing_line(found.missing[0]))
    return list(found.files)


def find_every(paths: Sequence[Path]) -> Findings:
    """Give all files that paths stand for, with what is missing and how many files of folders were skipped.

    Raises InputError where nothing is found.
    """
    from tracker.sources.folders import search

    found = search([path for path in paths if path != STDIN])
    found = found._replace(files=(*found.files, STDIN) if STDIN in paths else found.files)
    if not found.files:
        named = [path for path in paths if path not in found.missing]
        nothing = [_nothing(named, found.skipped)] if named else []
        raise InputError(*map(missing_line, found.missing), *nothing)
    return found


def missing_line(path: Path) -> Message:
    """Give the line for a path that does not exist."""
    return Message("{path}: no such file or folder: check the path", {"path": path})


def _nothing(named: Sequence[Path], skipped: int) -> Message:
    words = "{paths}: nothing here that can be read: name a report or a folder"
    if skipped:
        words = "{paths}: nothing here that can be read ({skipped}): name a report or a folder"
    return Message(words, {"paths": tuple(map(str, named)), "skipped": skipped_files(skipped)})


def read_documents(
    path: Path, rulebook: Rulebook, *, region: str | None, year: int | None, lang: Language, kind: str | None = None
) -> list[Report]:
    """Read the documents of one file, or of standard input; ``region`` (a code) and ``year`` override what it says.

    Where the text clearly says another, standard error is told. Raises InputError where no document is of the ``kind``
    that is asked for.
    """
    from tracker.cli.options import note_message
    from tracker.reports.kept import kept_reports
    from tracker.sources.reading import read_source, read_stream

    source = read_stream(sys.stdin.buffer, "<stdin>") if path == STDIN else read_source(path)
    where = source.name if path == STDIN else str(path.parent / source.name)
    try:
        found = kept_reports(source, rulebook, region=region, year=year)
    except InputError as error:
        raise error.at(where) from error
    kept = [one for one in found if kind in {None, one.identity.document}]
    if not kept:
        told = tuple(one.identity.document for one in found)
        raise InputError("{where}: holds no {kind}, but {told}: leave out --kind", where=where, kind=kind, told=told)
    for doubt in (doubt for one in kept for doubt in one.doubts):
        note_message(Message("{where}: warning: {doubt}", {"where": where, "doubt": doubt.told}), lang)
    return kept


def skipped_files(count: int) -> Message:
    """Give the words for a number of files that no reader is known for."""
    words = "{count} file of another kind" if count == 1 else "{count} files of other kinds"
    return Message(words, {"count": count})
