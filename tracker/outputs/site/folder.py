"""The folder that a site is written into: it appears as a whole, and replaces nothing but an earlier site."""

from __future__ import annotations

import json
import shutil
from contextlib import contextmanager
from hashlib import sha256
from secrets import token_hex
from typing import TYPE_CHECKING, NamedTuple

from tracker.errors import InputError, Message
from tracker.outputs.files.turn import alone

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

__all__ = ["MARKER", "Earlier", "FolderSum", "SiteFolder", "earlier_site", "site_folder"]

MARKER = "tracker-site.json"
"""Lies in every finished site and names the files that belong to it, each with its checksum."""

_UNFINISHED = ".unfinished"
"""The end of the name of the folder in which a run writes; what a killed run left is no file of anybody's."""
_SHOWN = 3
_DIGITS = 16
"""Digits of a checksum that are kept: enough to tell that a file was changed; earlier versions kept more."""


class Earlier(NamedTuple):
    """The site that is there already: where it lies, and its files with their checksums."""

    place: Path
    sums: Mapping[str, str]
    whole: bool
    """Whether all files that it had are still there."""


def earlier_site(place: Path) -> Earlier:
    """Give the site of a folder; those of its files that are still there are known to be as they were written."""
    marker = place / MARKER
    listed = json.loads(marker.read_text(encoding="utf-8"))["files"] if marker.exists() else {}
    sums = {name: checksum[:_DIGITS] for name, checksum in listed.items() if (place / name).is_file()}
    return Earlier(place, sums, whole=len(sums) == len(listed) > 0)


class FolderSum(NamedTuple):
    """What became of files that went through a folder."""

    size: int
    """The bytes of those that were written."""
    sums: Mapping[str, str]
    """Those that were written, with their checksums."""
    left: frozenset[str]
    """Those of the earlier site that stay as they are."""


class SiteFolder:
    """Where the files of a site are written until all of them are there."""

    def __init__(self, place: Path, earlier: Earlier | None = None) -> None:
        self.place = place
        self.earlier = earlier
        self.size = 0
        """Bytes that were written."""
        self.sums: dict[str, str] = {}
        """Files that were written, with their checksums."""
        self.left: set[str] = set()
        """Files of the earlier site that stay as they are."""
        self._made: set[str] = set()

    @property
    def count(self) -> int:
        """How many files were written."""
        return len(self.sums)

    @property
    def named(self) -> list[str]:
        """Every file of the new site that went through here, written or left."""
        return sorted({*self.sums, *self.left})

    def write(self, path: str, text: str | bytes) -> None:
        """Write a file below the top of the site where it is not there already as it is to be.

        Raises ValueError for a path that leads out of the site.
        """
        parts = path.split("/")
        if not all(part.strip(". ") and "\\" not in part for part in parts):
            raise ValueError(f"{path!r} leads out of the site")
        content = text.encode("utf-8", "replace") if isinstance(text, str) else text
        checksum = _digits(content)
        if self.earlier and self.earlier.sums.get(path) == checksum:
            self.left.add(path)
            return
        folder = path.rpartition("/")[0]
        if folder not in self._made:
            (self.place / folder).mkdir(parents=True, exist_ok=True)
            self._made.add(folder)
        with open(f"{self.place}/{path}", "wb") as file:  # noqa: PTH123  # sites have files by the thousand
            file.write(content)
        self.sums[path] = checksum
        self.size += len(content)

    def has(self, paths: Iterable[str]) -> bool:
        """Tell whether the earlier site has all these files."""
        return self.earlier is not None and all(path in self.earlier.sums for path in paths)

    def earlier_bytes(self, path: str) -> bytes | None:
        """Give a file of the earlier site, None where it has none of this name."""
        return (self.earlier.place / path).read_bytes() if self.earlier and self.has([path]) else None

    def leave(self, paths: Iterable[str]) -> None:
        """Leave files of the earlier site as they are."""
        self.left.update(paths)

    def hand_over(self) -> FolderSum:
        """Give what went through here since this was asked last."""
        given = FolderSum(self.size, self.sums, frozenset(self.left))
        self.size, self.sums, self.left = 0, {}, set()
        return given

    def take_over(self, given: FolderSum) -> None:
        """Take to this folder what another process wrote into it."""
        self.size += given.size
        self.sums |= given.sums
        self.leave(given.left)


@contextmanager
def site_folder(place: Path) -> Iterator[SiteFolder]:
    """Give the folder to write a site into; it takes the place of an earlier site only when all is written.

    Of what is there, only files that an earlier site lists, and that are as it wrote them, are removed. Files that
    somebody else laid beside them stay. Raises InputError where the place is a file or a folder with something in it
    that is no site, where a file of the site was changed by hand or stands in the way, and where another run is
    writing here.
    """
    place = place.resolve()
    try:
        _refuse_others(place)
        place.mkdir(parents=True, exist_ok=True)
        with alone(place):
            earlier = _earlier(place)
            _clear(place)
            unfinished = place / f".{token_hex(4)}{_UNFINISHED}"
            unfinished.mkdir()
            try:
                folder = SiteFolder(unfinished, earlier_site(place))
                yield folder
                _settle(place, folder, earlier)
            finally:
                shutil.rmtree(unfinished, ignore_errors=True)
    except OSError as error:
        raise _failed(place, error) from error


def _refuse_others(place: Path) -> None:
    """Raise InputError for a place that is neither new, nor empty, nor a site."""
    if not place.exists():
        return
    if not place.is_dir():
        raise InputError("{place}: is a file: name a folder for the site", place=place)
    names = {one.name for one in place.iterdir() if not one.name.endswith(_UNFINISHED)}
    if names and MARKER not in names:
        raise InputError(
            "{place}: has other files in it and no site: name an empty folder or an earlier site", place=place
        )


def _earlier(place: Path) -> list[str]:
    """Give the files of an earlier site; raises InputError where one of them is not as it was written."""
    marker = place / MARKER
    if not marker.exists():
        return []
    try:
        listed = json.loads(marker.read_text(encoding="utf-8"))["files"]
        sums = {str(name): str(checksum)[:_DIGITS] for name, checksum in listed.items()}
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        told = "not written by this program, or by an earlier version, which kept no checksums"
        raise InputError(
            "{marker}: {told}: name an empty folder, or remove what is there", marker=marker, told=told
        ) from error
    there = [name for name in sums if _is_inside(place, name)]
    changed = [name for name in there if _checksum(place / name) != sums[name]]
    if changed:
        raise InputError(
            "{place}: {names} not as the site was written any more: move what is yours away",
            place=place,
            names=_named(changed),
        )
    return there


def _is_inside(place: Path, name: str) -> bool:
    """Tell whether a name of the list is a file of this folder that no link leads to."""
    path = place
    for part in name.split("/"):
        if part in {"", ".", ".."} or "\\" in part or path.is_symlink():
            return False
        path /= part
    return path.is_file() and not path.is_symlink()


def _settle(place: Path, folder: SiteFolder, earlier: Iterable[str]) -> None:
    """Put the new site in the place of the earlier one, of which what is left as it is stays where it is."""
    unfinished, left = folder.place, folder.left
    sums = folder.sums | {name: folder.earlier.sums[name] for name in left if folder.earlier}
    tops = {name.partition("/")[0] for name in folder.sums}
    new = {top for top in tops if not (place / top).exists() and not (place / top).is_symlink()}
    beside = sorted(name for name in folder.sums if name.partition("/")[0] not in new)
    _refuse_taken(place, beside, frozenset(earlier))
    # Until the new list is there, the old one names more than there is, and nothing that is not the site's.
    for name in earlier:
        if name not in left:
            (place / name).unlink()
    _write_list(place, unfinished, dict(sorted(sums.items())))
    for top in new:
        (unfinished / top).replace(place / top)
    for folder_name in {name.rpartition("/")[0] for name in beside}:
        (place / folder_name).mkdir(parents=True, exist_ok=True)
    for name in beside:
        (unfinished / name).replace(place / name)
    _remove_empty(place, (name for name in earlier if name not in left))


def _refuse_taken(place: Path, files: Iterable[str], earlier: frozenset[str]) -> None:
    """Raise InputError where a file of somebody else has the name of a file or folder of the site."""
    taken = [name for name in files if name not in earlier and _stands_in_the_way(place, name)]
    if taken:
        raise InputError(
            "{place}: {names} in the way of the site, and not written by it: move it away",
            place=place,
            names=_named(taken),
        )


def _stands_in_the_way(place: Path, name: str) -> bool:
    *folders, _ = parts = name.split("/")
    above = [place.joinpath(*folders[: depth + 1]) for depth in range(len(folders))]
    target = place.joinpath(*parts)
    return any(path.is_symlink() or path.is_file() for path in above) or target.is_symlink() or target.exists()


def _write_list(place: Path, unfinished: Path, sums: Mapping[str, str]) -> None:
    made = unfinished / MARKER
    made.write_text(json.dumps({"site": "tracker", "files": sums}, indent=0) + "\n", encoding="utf-8")
    made.replace(place / MARKER)


def _remove_empty(place: Path, earlier: Iterable[str]) -> None:
    """Remove the folders that held only files of the earlier site."""
    held = {name.rpartition("/")[0] for name in earlier} - {""}
    folders = {parent for name in held for parent in ((place / name), *(place / name).parents) if parent != place}
    for folder in sorted((one for one in folders if one.is_relative_to(place)), key=lambda one: -len(one.parts)):
        if folder.is_dir() and not folder.is_symlink() and not any(folder.iterdir()):
            folder.rmdir()


def _clear(place: Path) -> None:
    """Remove what a killed run has left behind."""
    for path in place.iterdir():
        if path.name.startswith(".") and path.name.endswith(_UNFINISHED) and path.is_dir() and not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)


def _checksum(path: Path) -> str:
    return _digits(path.read_bytes())


def _digits(content: bytes) -> str:
    return sha256(content).hexdigest()[:_DIGITS]


def _named(names: list[str]) -> Message:
    if len(names) > _SHOWN:
        return Message("{names} and {more} more are", {"names": tuple(names[:_SHOWN]), "more": len(names) - _SHOWN})
    return Message("{names} is" if len(names) == 1 else "{names} are", {"names": tuple(names)})


def _failed(place: Path, error: OSError) -> InputError:
    return InputError(
        "{path}: cannot be written: {why}: name another folder", path=error.filename or place, why=error.strerror
    )
