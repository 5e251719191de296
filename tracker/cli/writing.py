"""Writing: where each form of an output goes, and files that appear only when they are whole."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal, NamedTuple, TextIO

import typer

from tracker.errors import InputError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

__all__ = ["Forms", "Kind", "Writing", "destination", "opened", "writings"]

Kind = Literal["text", "binary", "folder"]
"""What a form is written to: a stream of text or of bytes, or a folder."""

Forms = Annotated[
    list[str] | None,
    typer.Option("--format", metavar="FORM[=FILE]", help="Form of what is written, and its file; may be repeated."),
]
"""The option of commands that write several forms in one run; ``writings`` reads it."""


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
    _check_places(found, output)
    return sorted(found, key=lambda one: one.path is None)


@contextmanager
def opened(one: Writing) -> Iterator[Any]:
    """Give what a form is written to, by its kind: a stream of text or of bytes, or a folder as a path."""
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
            with destination(one.path) as stream:
                yield stream


@contextmanager
def destination(output: Path | None) -> Iterator[TextIO]:
    """Give the stream to write to: standard output, or a file that appears only when all is written."""
    if output is None or str(output) == "-":
        yield sys.stdout
        return
    with _file(output, "w", encoding="utf-8", newline="") as stream:
        yield stream


def _writing(asked: str, forms: Mapping[str, Kind], output: Path | None) -> Writing:
    form, named, file = asked.partition("=")
    if form not in forms:
        raise UsageError(f"--format {asked}: no form is called {form!r}: choose from {', '.join(forms)}")
    if named and not file:
        raise UsageError(f"--format {asked}: names no file: write --format {form}=FILE")
    path = Path(file) if named else output
    one = Writing(form=form, kind=forms[form], path=None if str(path) == "-" else path)
    if one.path is None and one.kind == "folder":
        raise UsageError(f"--format {asked}: {form} is a folder: write --format {form}=FOLDER")
    if one.path is None and one.kind == "binary" and sys.stdout.isatty():
        raise UsageError(f"--format {asked}: {form} is nothing for a terminal: write --format {form}=FILE")
    return one


def _check_places(found: Sequence[Writing], output: Path | None) -> None:
    """Raise UsageError where two forms share a place, and where --output would be left without a form."""
    taken: dict[Path | None, Writing] = {}
    for one in found:
        other = taken.setdefault(one.path and one.path.resolve(), one)
        if other is not one:
            place = one.path or "standard output"
            told = f"--format {other.form} and --format {one.form} would both be written to {place}"
            raise UsageError(f"{told}: give each its own file, as in --format {one.form}=FILE")
    if output is not None and output not in {one.path for one in found} and str(output) != "-":
        raise UsageError(f"--output {output}: every --format has a file of its own: leave --output out")


@contextmanager
def _file(path: Path, mode: str, **how: str) -> Iterator[Any]:
    """Give a stream to a file that appears when it is whole; a device or a pipe is written to as it is."""
    ready = path.exists() and not path.is_file()
    unfinished = path if ready else _beside(path)
    try:
        with unfinished.open(mode, **how) as stream:  # type: ignore[call-overload]  # mode and how belong together
            yield stream
        if not ready:
            unfinished.replace(path.resolve())
    except OSError as error:
        raise _unwritten(path, error) from error
    finally:
        if not ready:
            unfinished.unlink(missing_ok=True)


@contextmanager
def _folder(path: Path) -> Iterator[Path]:
    """Give a folder whose files move to ``path`` when all are whole; other files there stay."""
    from shutil import rmtree

    unfinished = _beside(path)
    try:
        rmtree(unfinished, ignore_errors=True)
        unfinished.mkdir()
        yield unfinished
        path.mkdir(exist_ok=True)
        for file in sorted(unfinished.iterdir()):
            file.replace(path / file.name)
    except OSError as error:
        raise _unwritten(path, error) from error
    finally:
        rmtree(unfinished, ignore_errors=True)


def _beside(path: Path) -> Path:
    place = path.resolve()
    return place.with_name(f".{place.name}.unfinished")


def _unwritten(path: Path, error: OSError) -> InputError:
    return InputError(f"{path}: cannot be written: {error.strerror}: name another file")
