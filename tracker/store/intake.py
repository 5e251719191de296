"""The intake: one file read and extracted, in whatever process, into rows that are ready to be stored."""

from __future__ import annotations

from pathlib import Path, PurePath
from typing import TYPE_CHECKING, NamedTuple

from tracker.errors import InputError, Message, RulesError
from tracker.sources.guard import guarded

if TYPE_CHECKING:
    from tracker.reports.report import Doubt, Report
    from tracker.rulebook.rulebook import Rulebook
    from tracker.sources.source import Source
    from tracker.store.rows import Parcel

__all__ = ["Reading", "Request", "load_for", "parcel_of", "read_request"]


_PARTS = (
    "furniture", "evidence", "kinds", "divisions", "headings", "headline", "marks", "literals", "parts", "names",
    "periods", "unnumbered", "indicators", "mentions", "tasks",
)  # fmt: skip
"""The parts of the rules that any reading asks for."""


class Request(NamedTuple):
    """A file to read, and how; it says all that another process must know."""

    path: str
    """Path of the file, or what stands for it in messages."""
    region: str | None = None
    """Division code that overrides what the text says."""
    year: int | None = None
    rules: str | None = None
    """Folder of the rules that extend the built-in ones."""
    checksum: str | None = None
    """Checksum of the rules that must be used, where another machine may have others."""
    data: bytes | None = None
    """Content of the file, where the process that reads it may not see the file."""


class Reading(NamedTuple):
    """What became of a file: parcels, or the line that says why there are none; and warnings about it."""

    parcels: tuple[Parcel, ...]
    """One of each document of the file; none where there is a problem."""
    problem: Message | str | None = None
    warnings: tuple[Message, ...] = ()


def read_request(request: Request) -> Reading:
    """Read a file; whatever is wrong with it becomes a line that names it.

    Raises RulesError where the rules here are not those that must be used.
    """
    rulebook = _rulebook(request)
    try:
        with guarded(request.path):
            source = _source(request)
            where = str(PurePath(request.path).parent / source.name)
            return _reading(source, where, request, rulebook)
    except InputError as error:
        return Reading((), error.args[0])


def load_for(request: Request) -> None:
    """Load what reading a file takes, the rules above all; nothing is looked at of the file itself."""
    import tracker.claims.extraction
    import tracker.reports.reading
    import tracker.store.task_rows
    import tracker.tasks.reading  # noqa: F401  # copies of this process have them from here

    rulebook = _rulebook(request)
    for part in _PARTS:
        getattr(rulebook, part)


def _rulebook(request: Request) -> Rulebook:
    from tracker.rulebook.rulebook import load_rulebook

    found = load_rulebook(Path(request.rules) if request.rules else None)
    if request.checksum not in {None, found.checksum}:
        raise RulesError(
            "the rules here have the checksum {here}, those asked for {asked}: install the same version of tracker on"
            " every machine",
            here=found.checksum,
            asked=request.checksum,
        )
    return found


def _source(request: Request) -> Source:
    from tracker.sources.reading import read_bytes, read_source

    if request.data is None:
        return read_source(Path(request.path))
    source = read_bytes(request.data, request.path)
    return source.model_copy(update={"name": PurePath(source.name).name})


def _reading(source: Source, where: str, request: Request, rulebook: Rulebook) -> Reading:
    from tracker.reports.reading import build_reports

    try:
        found: tuple[Report, ...] = build_reports(source, rulebook, region=request.region, year=request.year)
        for report in found:
            _refuse_doubted(report, request)
        parcels = tuple(parcel_of(report, rulebook) for report in found)
    except InputError as error:
        raise error.at(where) from error
    doubts = (doubt for report in found for doubt in report.doubts)
    return Reading(parcels, None, tuple(_warning(where, doubt) for doubt in doubts))


def parcel_of(report: Report, rulebook: Rulebook) -> Parcel:
    """Give a report with all that is read in it, ready to be stored; raises InputError as ``pack`` does."""
    from tracker.claims.extraction import extract
    from tracker.store.reader import reader_by
    from tracker.store.rows import pack
    from tracker.tasks.reading import read_tasks

    return pack(report, extract(report, rulebook), read_tasks(report, rulebook), reader_by(rulebook))


def _warning(where: str, doubt: Doubt) -> Message:
    return Message("{where}: warning: {doubt}", {"where": where, "doubt": doubt.told})


def _refuse_doubted(report: Report, request: Request) -> None:
    """Refuse a report that its file name, its title or its own words contradict, unless the user has decided.

    Raises InputError: stored under a mistaken identity it would take the place of another report.
    """
    decided = {"region": request.region is not None, "year": request.year is not None}
    for doubt in report.doubts:
        if not decided[doubt.about]:
            raise InputError(
                "{name}: contradicts itself: {told}; decide with --{about}",
                name=report.source.name,
                told=doubt.told,
                about=doubt.about,
            )
