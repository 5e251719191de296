"""The options that commands share, each defined once, and what their values stand for."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, TextIO

import typer

from tracker.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = [
    "DEFAULT_DB",
    "DEFAULT_LANG",
    "Db",
    "Form",
    "Format",
    "Lang",
    "Language",
    "Output",
    "Quiet",
    "RegionName",
    "ReportYear",
    "Rules",
    "destination",
    "note",
]

Form = Literal["table", "jsonl", "json", "csv"]
Language = Literal["zh", "en"]

DEFAULT_DB = "tracker.db"
DEFAULT_LANG: Language = "zh"

Db = Annotated[
    str,
    typer.Option("--db", metavar="URL", envvar="TRACKER_DB", help="Store: path of a SQLite file or a SQLAlchemy URL."),
]
Rules = Annotated[
    Path | None,
    typer.Option("--rules", metavar="DIR", exists=True, file_okay=False, help="Rules that extend the built-in ones."),
]
Format = Annotated[Form, typer.Option("--format", help="Form of what is written.")]
Output = Annotated[
    Path | None,
    typer.Option("--output", metavar="FILE", dir_okay=False, help="File to write instead of standard output."),
]
Lang = Annotated[Language, typer.Option("--lang", help="Language of what is written for readers.")]
Quiet = Annotated[bool, typer.Option("--quiet", help="No progress and no summary.")]
RegionName = Annotated[
    str | None,
    typer.Option("--region", metavar="REGION", help="Name, alias or code of the region, where the text leaves doubt."),
]
ReportYear = Annotated[
    int | None,
    typer.Option("--year", metavar="YEAR", min=1949, max=2100, help="Year of the report, where the text leaves doubt."),
]


@contextmanager
def destination(output: Path | None) -> Iterator[TextIO]:
    """Give the stream to write to: standard output, or a file that appears only when all is written."""
    if output is None or str(output) == "-":
        yield sys.stdout
        return
    unfinished = output.with_name(f".{output.name}.unfinished")
    try:
        with unfinished.open("w", encoding="utf-8", newline="") as stream:
            yield stream
        unfinished.replace(output)
    except OSError as error:
        raise InputError(f"{output}: cannot be written: {error.strerror}: name another file with --output") from error
    finally:
        unfinished.unlink(missing_ok=True)


def note(line: str, *, quiet: bool = False) -> None:
    """Tell the user something that is not data."""
    from tracker.outputs.text import plain

    if not quiet:
        sys.stderr.write(plain(line) + "\n")
