"""Writing: where each form of an output goes, and files that appear only when they are whole."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from pathlib import Path
from secrets import token_hex
from typing import TYPE_CHECKING, Annotated, Any, Literal, NamedTuple, TextIO

import typer

from tracker.errors import InputError, UsageError
from tracker.outputs.files.turn import alone
from tracker.sources.formats import SUFFIXES

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

__all__ = [
    "Forms",
    "Kind",
    "Writing",
    "begin_of",
    "browser_for",
    "destination",
    "one_each",
    "opened",
    "refuse_inputs",
    "refuse_shared",
    "writings",
]

Kind = Literal["text", "binary", "folder"]
"""What a form is written to: a stream of text or of bytes, or a folder."""

Forms = Annotated[
    list[str] | None,
    typer.Option("--format", metavar="FORM[=FILE]", help="Form of what is written, and its file; may be repeated."),
]
"""The option of commands that write several forms in one run; ``writings`` reads it."""


_LONGEST_NAME = 40
_READ = frozenset({*SUFFIXES, ".csv", ".yaml", ".yml"})
"""Files of these kinds in a folder of reports or rules are read with it."""


class Writing(NamedTuple):
    """One form that is to be written; ``path`` is None for standard output."""

    form: str
    kind: Kind
    path: Path | None


def writings(asked: Sequence[str], forms: Mapping[str, Kind], output: Path | None) -> list[Writing]:
    """Give what is to be written, standard output last; ``forms`` are those that a command knows.

    ``asked`` are the values of --format, FORM or FORM=FILE; a form without a file goes to ``output`` or standard
    output. Raises UsageError for an unknown form, for two that would go to one place, and where bytes would go to a
    terminal.
    """
    found = [_writing(one, forms, output) for one in asked]
    refuse_shared(found)
    if output is not None and output not in {one.path for one in found} and str(output) != "-":
        raise UsageError("--output {output}: every --format has a file of its own: leave --output out", output=output)
    return sorted(found, key=lambda one: one.path is None)


def one_each(one: Writing, names: Sequence[str]) -> list[Writing]:
    """Give the writing of each of some things that share no file: chart.svg becomes chart-gdp.svg and chart-cpi.svg.

    Raises UsageError where they would all go to standard output.
    """
    if one.path is None:
        raise UsageError(
            "--format {form}: draws each indicator by itself: write --format {form}=FILE.{form},"
            " and each picture has its own file",
            form=one.form,
        )
    path = one.path
    return [one._replace(path=path.with_name(f"{path.stem}-{name}{path.suffix}")) for name in names]


@contextmanager
def opened(one: Writing, begin: str = "") -> Iterator[Any]:
    """Give what a form is written to, by its kind: a stream of text or of bytes, or a folder as a path.

    ``begin`` stands before the text of CSV.
    """
    match one.kind, one.path:
        case "folder", Path() as path:
            with _folder(path) as folder:
                yield folder
        case "binary", Path() as path:
            with _file(path, "wb") as stream:
                yield stream
        case "binary", _:
            yield sys.stdout.buffer
        case _:
            with destination(one.path, begin if one.form == "csv" else "") as stream:
                yield stream


@contextmanager
def destination(output: Path | None, begin: str = "") -> Iterator[TextIO]:
    """Give the stream to write to: standard output, or a file that appears only when all is written.

    ``begin`` stands before all that is written, as ``begin_of`` gives it.
    """
    if output is None or str(output) == "-":
        sys.stdout.write(begin)
        yield sys.stdout
        return
    with _file(output, "w", encoding="utf-8", errors="backslashreplace", newline="") as stream:
        stream.write(begin)
        yield stream


def begin_of(forms: Collection[str], *, excel: bool) -> str:
    """Give the byte order mark by which Excel knows the encoding of CSV; raises UsageError for other forms."""
    if excel and "csv" not in forms:
        raise UsageError("--excel is a way to write CSV: add --format csv")
    return "\ufeff" if excel else ""


def browser_for(forms: Collection[str]) -> str:
    """Give the program that draws PNG, nothing where that is not asked for; raises UsageError where there is none."""
    if "png" not in forms:
        return ""
    from tracker.outputs.charts.png import find_browser

    return find_browser()


def _writing(asked: str, forms: Mapping[str, Kind], output: Path | None) -> Writing:
    form, named, file = asked.partition("=")
    if form not in forms:
        raise UsageError(
            "--format {asked}: no form is called {form!r}: choose from {names}",
            asked=asked,
            form=form,
            names=tuple(forms),
        )
    if named and not file:
        raise UsageError("--format {asked}: names no file: write --format {form}=FILE", asked=asked, form=form)
    path = Path(file) if named else output
    one = Writing(form=form, kind=forms[form], path=None if str(path) == "-" else path)
    if one.path is None and one.kind == "folder":
        raise UsageError("--format {asked}: {form} is a folder: write --format {form}=FOLDER", asked=asked, form=form)
    if one.path is None and one.kind == "binary" and sys.stdout.isatty():
        raise UsageError(
            "--format {asked}: {form} is nothing for a terminal: write --format {form}=FILE", asked=asked, form=form
        )
    return one


def refuse_shared(found: Sequence[Writing]) -> None:
    """Raise UsageError where two forms share a place."""
    taken: dict[Path | None, Writing] = {}
    for one in found:
        other = taken.setdefault(one.path and one.path.resolve(), one)
        if other is not one:
            raise UsageError(
                "--format {other} and --format {form} would both be written to {place}: give each its own file,"
                " as in --format {form}=FILE",
                other=other.form,
                form=one.form,
                place=one.path or "standard output",
            )


def refuse_inputs(output: Path, inputs: Sequence[Path], stores: Sequence[str] = ()) -> None:
    """Raise UsageError where an output would take the place of what the same command reads, or of the store."""
    from tracker.store.place import store_file

    files = [file for store in stores if (file := store_file(store))]
    if any(_is_same(output, place) for file in files for place in _with_journals(file)):
        raise UsageError("{output}: is the store: name another file to write to", output=output)
    for path in inputs:
        beside = path.is_dir() and output.is_file() and output.suffix.lower() in _READ
        if _is_same(output, path) or (beside and output.resolve().is_relative_to(path.resolve())):
            raise UsageError("{output}: is among the files that are read: name another file to write to", output=output)


def _with_journals(store: Path) -> list[Path]:
    """Give a store with the files that SQLite keeps beside it while it writes, and takes away again."""
    return [store, *(store.with_name(f"{store.name}-{end}") for end in ("journal", "wal", "shm"))]


def _is_same(one: Path, other: Path) -> bool:
    """Tell whether two paths are one file, by another name or link too; devices and folders are no files."""
    if one.exists() and other.exists():
        return one.is_file() and one.samefile(other)
    return one.resolve() == other.resolve()


@contextmanager
def _file(path: Path, mode: Literal["w", "wb"], **how: str) -> Iterator[Any]:
    """Give a stream to a file that appears when it is whole; a device or a pipe is written to as it is.

    A link is refused: whoever laid it there, as in the branch of somebody else, would choose what is overwritten.
    """
    try:
        if _is_device(path):
            with path.open(mode, **how) as stream:  # type: ignore[call-overload]  # mode and how belong together
                yield stream
            return
        if path.is_symlink():
            raise InputError(
                "{path}: is a link to {target}: name the file that is to be written", path=path, target=path.resolve()
            )
        with _unfinished_file(path, mode, **how) as stream:
            yield stream
    except OSError as error:
        raise _unwritten(path, error) from error


@contextmanager
def _unfinished_file(path: Path, mode: Literal["w", "wb"], **how: str) -> Iterator[Any]:
    """Give a stream to a file of a name of its own, which takes its place when nothing went wrong."""
    place = path.resolve()
    unfinished = _beside(place)
    handle = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    try:
        with os.fdopen(handle, mode, **how) as stream:  # type: ignore[call-overload]  # mode and how belong together
            if place.exists():
                unfinished.chmod(place.stat().st_mode)
            yield stream
        unfinished.replace(place)
    finally:
        unfinished.unlink(missing_ok=True)


def _is_device(path: Path) -> bool:
    """Tell a device, a pipe, or a name for a stream of this process (/dev/stdout) from a file."""
    return (path.exists() and not path.is_file()) or path.absolute().is_relative_to("/dev")


@contextmanager
def _folder(path: Path) -> Iterator[Path]:
    """Give a folder whose files move to ``path`` when all are whole; other files there stay."""
    from shutil import rmtree

    if path.is_symlink():
        raise InputError(
            "{path}: is a link to {target}: name the folder that is to be written", path=path, target=path.resolve()
        )
    unfinished = _beside(path.resolve())
    try:
        unfinished.mkdir()
        yield unfinished
        path.mkdir(exist_ok=True)
        with alone(path):
            for file in sorted(unfinished.iterdir()):
                file.replace(path / file.name)
    except OSError as error:
        raise _unwritten(path, error) from error
    finally:
        rmtree(unfinished, ignore_errors=True)


def _beside(place: Path) -> Path:
    """Give a name of its own for every run: two that write one file never write into each other's."""
    return place.with_name(f".{place.name[:_LONGEST_NAME]}.{token_hex(4)}.unfinished")


def _unwritten(path: Path, error: OSError) -> InputError:
    return InputError("{path}: cannot be written: {why}: name another file", path=path, why=error.strerror)
