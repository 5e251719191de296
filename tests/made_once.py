"""What several modules of tests read and none changes: made once for all processes that run them."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp
from typing import TYPE_CHECKING

from tracker.cli.demo import fill_store, seeds_directory
from tracker.rulebook.rulebook import default_rulebook
from tracker.store.store import open_store

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["SHARED", "made_once", "seed_store"]

SHARED = "TRACKER_TESTS_SHARED"
"""The variable that names the folder, for all processes of one run."""


def made_once(name: str, make: Callable[[Path], object]) -> Path:
    """Give a file or folder of a name, which ``make`` writes where no process has done so yet."""
    folder = Path(os.environ[SHARED] if SHARED in os.environ else mkdtemp(prefix="tracker-shared-"))
    place = folder / name
    if not place.exists():
        with TemporaryDirectory(dir=folder) as beside:
            make(Path(beside) / name)
            with suppress(OSError):  # another process was the first to write a folder
                (Path(beside) / name).replace(place)
    return place


def seed_store(place: Path) -> str:
    """Make a store of the reports and facts that come with the program: a copy that a test may change."""
    shutil.copyfile(made_once("seeds.db", _fill), place)
    return str(place)


def _fill(place: Path) -> None:
    with open_store(str(place)) as store:
        fill_store(store, seeds_directory(), default_rulebook())
