"""The repository: paths as forges take them, which is from the top of the repository, wherever the program runs."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tracker.checks.notice import CheckRun, Notice, Place

__all__ = ["placed", "repository"]

_FORMS = frozenset({"github", "gitlab", "sarif", "scanning"})
"""What forges read; the others are for whoever sits in the folder where the program runs."""
_MARK = ".git"
_CHECKOUTS = ("GITHUB_WORKSPACE", "CI_PROJECT_DIR")
"""Where the forges say that the repository lies, for jobs that get it without its history."""


def placed(run: CheckRun, form: str, here: Path, environment: Mapping[str, str]) -> CheckRun:
    """Give a check with the paths that a form needs; what lies in no repository keeps its path."""
    top = repository(here, environment) if form in _FORMS else None
    if top is None:
        return run
    told = _Told(here, top)
    return run.model_copy(
        update={
            "files": tuple(one.model_copy(update={"path": told.path(one.path)}) for one in run.files),
            "notices": tuple(map(told.notice, run.notices)),
            "places": {claim: told.place(place) for claim, place in run.places.items()},
        }
    )


class _Told:
    """How paths are told that were named in one folder, from the top of its repository."""

    def __init__(self, here: Path, top: Path) -> None:
        self._here, self._top = here, top

    def path(self, path: str) -> str:
        full = Path(os.path.normpath(self._here / path))
        return full.relative_to(self._top).as_posix() if full.is_relative_to(self._top) else path

    def place(self, place: Place) -> Place:
        return place.model_copy(update={"path": self.path(place.path)})

    def notice(self, one: Notice) -> Notice:
        accepted = one.accepted
        if accepted is not None and accepted.source:
            accepted = accepted.model_copy(update={"source": self.path(accepted.source)})
        place = self.place(one.place) if one.place else None
        related = tuple(map(self.place, one.related))
        return one.model_copy(update={"place": place, "related": related, "accepted": accepted})


def repository(here: Path, environment: Mapping[str, str]) -> Path | None:
    """Give the top of the repository around a folder, by its mark or as a forge names it; None where there is none."""
    for folder in (here, *here.parents):
        if (folder / _MARK).exists():
            return folder
    named = [Path(environment[name]) for name in _CHECKOUTS if environment.get(name)]
    return next((folder for folder in named if here.is_relative_to(folder)), None)
