"""The revision: what a folder held at a revision of git, and what has changed since."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tracker.errors import Message, UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Revision", "open_revision"]

_OWNER = b"safe.directory"
"""Stands in what git says, in any language, of a repository that belongs to somebody else."""


class Revision(NamedTuple):
    """The revision at which the present state and another one parted, in the repository that holds a folder."""

    reference: str
    commit: str
    """The merge base: what others have done since on the branch that is named is no change of this one."""
    top: Path
    """The folder of the whole repository."""

    def changed(self, paths: Sequence[Path]) -> set[Path]:
        """Give the files under some paths that are new or different since, those not yet known to git among them."""
        named = [str(path.resolve()) for path in paths]
        since = _git(self.top, "diff", "--name-only", "-z", self.commit, "--", *named)
        new = _git(self.top, "ls-files", "--others", "--exclude-standard", "-z", "--", *named)
        return {self.top / name for name in _names(since) | _names(new)}

    def text(self, path: Path) -> bytes | None:
        """Give the content that a file had, None where there was none."""
        inside = self._inside(path)
        return _tried(self.top, "show", f"{self.commit}:{inside}") if inside else None

    def is_changed(self, folder: Path) -> bool:
        """Tell whether anything in a folder is new or different since; in one that was not there nothing is."""
        return self._holds(folder) and bool(self.changed([folder]))

    def _holds(self, folder: Path) -> bool:
        inside = self._inside(folder)
        return inside is not None and bool(_tried(self.top, "ls-tree", "--name-only", self.commit, "--", inside))

    def _inside(self, path: Path) -> str | None:
        full = path.resolve()
        return full.relative_to(self.top).as_posix() if full.is_relative_to(self.top) else None


def open_revision(reference: str, folder: Path) -> Revision:
    """Find where the present state and a revision parted.

    Raises UsageError where git, a repository around the folder, the revision, or what both come from is missing.
    """
    arguments = ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{reference}^{{commit}}")
    found = _run(folder, "rev-parse", "--show-toplevel")
    if found.returncode:
        raise UsageError("--diff {reference}: {why}", reference=reference, why=_no_repository(folder, found.stderr))
    commit = _tried(folder, *arguments)
    if commit is None:
        raise UsageError(
            "--diff {reference}: no such revision: name a branch, a tag or a commit that is fetched",
            reference=reference,
        )
    base = _tried(folder, "merge-base", commit.decode().strip(), "HEAD")
    if not base:
        raise UsageError(
            "--diff {reference}: what is checked out has no history in common with it:"
            " fetch more of it (git fetch --unshallow, fetch-depth: 0)",
            reference=reference,
        )
    return Revision(reference, base.decode().split()[0], Path(os.fsdecode(found.stdout).rstrip("\n")).resolve())


def _no_repository(folder: Path, why: bytes) -> Message:
    if _OWNER in why:
        words = "git refuses the ownership of {folder}: `git config --global --add safe.directory PATH` trusts it"
        return Message(words, {"folder": folder})
    return Message("{folder} is in no git repository: run it inside one", {"folder": folder})


def _names(listed: bytes) -> set[str]:
    return {os.fsdecode(name) for name in listed.split(b"\0") if name}


def _git(folder: Path, *arguments: str) -> bytes:
    found = _tried(folder, *arguments)
    if found is None:
        raise UsageError(
            "--diff: git {command} failed in {folder}: run `git {words}` to see why",
            command=arguments[0],
            folder=folder,
            words=" ".join(arguments),
        )
    return found


def _tried(folder: Path, *arguments: str) -> bytes | None:
    """Give what git writes, None where it fails."""
    done = _run(folder, *arguments)
    return done.stdout if done.returncode == 0 else None


def _run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    program = shutil.which("git")
    if program is None:
        raise UsageError("--diff: git is not installed")
    command = [program, "-C", str(folder), *arguments]
    return subprocess.run(command, capture_output=True, check=False)  # noqa: S603  # fixed words, checked revision
