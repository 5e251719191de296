"""The folder that a site is written into: it appears as a whole, and replaces nothing but an earlier site."""

from __future__ import annotations

import json
import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING

from tracker.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["MARKER", "SiteFolder", "site_folder"]

MARKER = "tracker-site.json"
"""Lies in every finished site and names what belongs to it."""

_UNFINISHED = ".unfinished"


class SiteFolder:
    """Where the files of a site are written until all of them are there."""

    def __init__(self, place: Path) -> None:
        self.place = place
        self.count = self.size = 0
        self._made: set[Path] = set()

    def write(self, path: str, text: str | bytes) -> None:
        """Write a file below the top of the site; raises ValueError for a path that leads out of it."""
        parts = path.split("/")
        if not all(part.strip(". ") and "\\" not in part for part in parts):
            raise ValueError(f"{path!r} leads out of the site")
        target = self.place.joinpath(*parts)
        if target.parent not in self._made:
            target.parent.mkdir(parents=True, exist_ok=True)
            self._made.add(target.parent)
        content = text.encode("utf-8", "replace") if isinstance(text, str) else text
        target.write_bytes(content)
        self.count += 1
        self.size += len(content)


@contextmanager
def site_folder(place: Path) -> Iterator[SiteFolder]:
    """Give the folder to write a site into; it takes the place of an earlier site only when all is written.

    Files that somebody else laid beside the site stay. Raises InputError where the place is a file, or a folder with
    something in it that is no site.
    """
    place = place.resolve()
    try:
        earlier = _earlier(place)
        place.mkdir(parents=True, exist_ok=True)
        unfinished = place / _UNFINISHED
        shutil.rmtree(unfinished, ignore_errors=True)
        unfinished.mkdir()
    except OSError as error:
        raise _failed(place, error) from error
    try:
        yield SiteFolder(unfinished)
        _settle(place, unfinished, earlier)
    except OSError as error:
        raise _failed(place, error) from error
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)


def _earlier(place: Path) -> list[str]:
    """Give the names that an earlier site has in a folder."""
    if not place.exists():
        return []
    if not place.is_dir():
        raise InputError(f"{place}: is a file: name a folder for the site")
    names = {one.name for one in place.iterdir()} - {_UNFINISHED}
    if not names:
        return []
    if MARKER not in names:
        raise InputError(f"{place}: has other files in it and no site: name an empty folder or an earlier site")
    try:
        listed = json.loads((place / MARKER).read_text(encoding="utf-8"))["holds"]
    except (ValueError, KeyError, TypeError) as error:
        raise InputError(f"{place / MARKER}: not written by this program: name an empty folder") from error
    return [name for name in listed if isinstance(name, str) and name in names]


def _settle(place: Path, unfinished: Path, earlier: list[str]) -> None:
    """Put the new site in the place of the earlier one."""
    fresh = sorted(one.name for one in unfinished.iterdir())
    for name in {*earlier, *fresh}:
        _remove(place / name)
    (place / MARKER).write_text(json.dumps({"site": "tracker", "holds": fresh}) + "\n", encoding="utf-8")
    for name in fresh:
        (unfinished / name).replace(place / name)


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _failed(place: Path, error: OSError) -> InputError:
    return InputError(f"{error.filename or place}: cannot be written: {error.strerror}: name another folder")
