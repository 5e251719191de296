"""The options that commands share, each defined once, and what their values stand for."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, TextIO

import typer

from tracker.cli.language import SPOKEN, Lang
from tracker.errors import UsageError
from tracker.rulebook.document_kind import DocumentKind

if TYPE_CHECKING:
    from tracker.cli.language import Language
    from tracker.errors import Message, TrackerError
    from tracker.outputs.wording.look import Look

__all__ = [
    "DEFAULT_DB",
    "SPOKEN",
    "Ascii",
    "Db",
    "Decisions",
    "Excel",
    "Form",
    "Format",
    "IndicatorName",
    "Kind",
    "Lang",
    "LevelName",
    "OneYear",
    "Output",
    "Parent",
    "Quiet",
    "Quotes",
    "Region",
    "RegionName",
    "Regions",
    "ReportYear",
    "Rules",
    "TargetYear",
    "Tier",
    "Width",
    "look_of",
    "note",
    "note_message",
]

Form = Literal["table", "jsonl", "json", "csv"]

DEFAULT_DB = "tracker.db"


def _kept(place: str) -> str:
    """Give the place of a store; raises UsageError for one that keeps nothing: what is added there would be lost."""
    from tracker.store.place import keeps_nothing

    if keeps_nothing(place):
        raise UsageError(
            "--db {place!r}: names no file, and nothing would be kept: give one, such as {example}",
            place=place,
            example=DEFAULT_DB,
        )
    return place


Db = Annotated[
    str,
    typer.Option(
        "--db",
        metavar="URL",
        envvar="TRACKER_DB",
        callback=_kept,
        help="Store: path of a SQLite file or a SQLAlchemy URL.",
    ),
]
Rules = Annotated[
    Path | None,
    typer.Option("--rules", metavar="DIR", exists=True, file_okay=False, help="Rules that extend the built-in ones."),
]
Kind = Annotated[
    DocumentKind | None,
    typer.Option("--kind", help="Only documents of this kind; all where left out."),
]
Format = Annotated[Form, typer.Option("--format", help="Form of what is written.")]
Output = Annotated[
    Path | None,
    typer.Option("--output", metavar="FILE", dir_okay=False, help="File to write instead of standard output."),
]
Quiet = Annotated[bool, typer.Option("--quiet", help="No progress and no summary.")]
RegionName = Annotated[
    str | None,
    typer.Option("--region", metavar="REGION", help="Name or code of the region, where the text leaves doubt."),
]
ReportYear = Annotated[
    int | None,
    typer.Option("--year", metavar="YEAR", min=1949, max=2100, help="Year of the report, where the text leaves doubt."),
]
Region = Annotated[str, typer.Argument(metavar="REGION", help="Name, in Chinese or in Latin letters, or code.")]
Regions = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="REGION...", help="Names, in Chinese or in Latin letters, or codes; or --level or --parent."
    ),
]
TargetYear = Annotated[
    int | None,
    typer.Option("--year", metavar="YEAR", min=1949, max=2100, help="Year of the targets; all where left out."),
]
OneYear = Annotated[int, typer.Option("--year", metavar="YEAR", min=1949, max=2100, help="Year of the targets.")]
Decisions = Annotated[
    Path | None,
    typer.Option(
        "--decisions",
        metavar="FILE",
        envvar="TRACKER_DECISIONS",
        help="What people decided; tracker-decisions.yaml where there is one.",
    ),
]
IndicatorName = Annotated[
    str, typer.Argument(metavar="INDICATOR", help="Id or name, as `tracker indicators` lists them.")
]
LevelName = Annotated[
    Literal["nation", "province", "prefecture", "county"] | None,
    typer.Option("--level", help="Regions of one level only."),
]
Parent = Annotated[
    str | None,
    typer.Option("--parent", metavar="REGION", help="Regions inside of one only, of whatever level."),
]
Tier = Annotated[
    Literal["headline", "detail", "all"],
    typer.Option("--tier", help="Which targets: the headline ones, the promises of detail, or all."),
]
Width = Annotated[
    int | None,
    typer.Option("--width", metavar="CELLS", min=60, help="Width; that of the terminal, 80 where there is none."),
]
Ascii = Annotated[bool, typer.Option("--ascii", help="Marks in plain ASCII.")]
Excel = Annotated[bool, typer.Option("--excel", help="With --format csv: as Excel opens it, with a byte order mark.")]
Quotes = Annotated[bool, typer.Option("--quotes", help="Quotes of targets and actuals under every row.")]


def note(line: str, *, quiet: bool = False) -> None:
    """Tell the user something that is not data, on one line that no program takes for a command."""
    from tracker.faults import without_passwords
    from tracker.outputs.wording.plain import obeyed_by_none
    from tracker.streams import tell

    if not quiet:
        tell(obeyed_by_none(without_passwords(line)) + "\n")


def note_message(message: Message | TrackerError | str, lang: Language, *, quiet: bool = False) -> None:
    """Tell the user something that lower rooms found, in a language."""
    from tracker.translations import translator

    note(message if isinstance(message, str) else message.say(translator(lang, "errors")), quiet=quiet)


def look_of(stream: TextIO, lang: Lang, width: int | None) -> Look:
    """Give how a scorecard looks on a stream: colour as the terminal and NO_COLOR have it, its width or 80 cells."""
    from shutil import get_terminal_size

    from tracker.outputs.terminal.text import has_colour
    from tracker.outputs.wording.look import Look

    return Look(lang=lang, width=width or get_terminal_size((80, 24)).columns, colour=has_colour(stream))
