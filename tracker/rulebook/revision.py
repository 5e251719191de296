"""Revision: the rules as they were at a revision of git, in a folder that goes away again."""

from __future__ import annotations

import io
import shutil
import subprocess
import tarfile
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from tracker.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["rules_at"]


@contextmanager
def rules_at(reference: str, directory: Path) -> Iterator[Path]:
    """Give a rules directory as it was at a git revision; ``reference`` may also name a directory of rules itself.

    Raises UsageError where the directory is not kept in git, or the revision does not have it.
    """
    if Path(reference).is_dir():
        yield Path(reference)
        return
    top = Path(_git(directory, "rev-parse", "--show-toplevel").decode().strip())
    inside = directory.resolve().relative_to(top.resolve()).as_posix()
    commit = _git(directory, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{reference}^{{commit}}")
    archive = _git(top, "archive", "--format=tar", commit.decode().strip(), "--", inside)
    with TemporaryDirectory(prefix="tracker-rules-") as folder:
        with tarfile.open(fileobj=io.BytesIO(archive)) as packed:
            packed.extractall(folder, filter="data")
        yield Path(folder) / inside


def _git(directory: Path, *arguments: str) -> bytes:
    program = shutil.which("git")
    if program is None:
        raise UsageError("--against: git is not installed: name a directory of rules instead")
    command = [program, "-C", str(directory), *arguments]
    done = subprocess.run(command, capture_output=True, check=False)  # noqa: S603  # fixed words, and a checked revision
    if done.returncode:
        why = done.stderr.decode(errors="replace").strip().partition("\n")[0].removeprefix("fatal: ")
        raise UsageError(
            "--against: git finds no such rules in {folder}: {why}", folder=directory, why=why or "no such revision"
        )
    return done.stdout
