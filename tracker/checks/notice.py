"""The notice: one thing that a check tells, at its place, and the run that told it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping  # a field is of it
from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, SkipValidation, computed_field

from tracker.comparisons.records.review import Review
from tracker.rulebook.checks import Level

__all__ = ["LEVELS", "CheckRun", "CheckedFile", "Decision", "FileOutcome", "Notice", "Place"]

LEVELS: tuple[Level, ...] = ("note", "warning", "error")
"""The levels, the lightest first."""

FileOutcome = Literal["read", "unusable"]
"""unusable: unreadable, not a report, or without an identity; a notice says which, and it has no claims."""


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, defer_build=True)


class Place(_Part):
    """A stretch of a file; lines and columns count from 1, columns in characters, and the end column is exclusive."""

    path: str
    """As the user gave it, with forward slashes, relative where it was given so."""
    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 1
    exact: bool = True
    """False where the file is HTML, DOCX or PDF: line and column then count in the text that reading produced, as
    those of claims do, and not in the file."""


class Decision(_Part):
    """The acceptance of a finding: who accepted it, when and why, and which finding is meant."""

    who: str
    when: date
    why: str
    fingerprint: str | None = None
    code: str | None = None
    path: str | None = None
    quote: str | None = None
    source: str = ""
    """The file of decisions."""
    line: int = 1
    """Where in it the decision stands."""


class Notice(_Part):
    """One thing that a check tells."""

    code: str
    """Stable: the letter of its family and a number, as rules/checks.yaml lists them."""
    name: str
    level: Level
    place: Place | None
    """None where it is about the whole run."""
    quote: str | None
    """Words of the source at the place."""
    text: dict[str, str]
    """One line in each language (zh, en); what it is, and what is seen here."""
    fingerprint: str
    """16 hexadecimal digits: the same finding has them in every run, wherever in the file it stands."""
    region: str | None = None
    region_name: str | None = None
    year: int | None = None
    """Year of the report, or of the targets for findings of comparisons."""
    indicator: str | None = None
    related: tuple[Place, ...] = ()
    """Other places that it rests on: the target of the year before, the other file."""
    excerpt: str | None = None
    """The whole line of the file in which the place begins."""
    accepted: Decision | None = None
    known: bool = False
    """It stands in the baseline."""

    @property
    def active(self) -> bool:
        """Whether it counts: neither accepted nor known."""
        return self.accepted is None and not self.known

    def at_least(self, level: Level) -> bool:
        """Tell whether it is as grave as a level, or graver."""
        return LEVELS.index(self.level) >= LEVELS.index(level)


class CheckedFile(_Part):
    """A file that was checked, and what it was taken for."""

    path: str
    region: str | None
    region_name: str | None
    year: int | None
    sha256: str | None
    """None where the file could not be read."""
    claims: int
    outcome: FileOutcome


class CheckRun(_Part):
    """Everything that a run of the check has to tell."""

    files: tuple[CheckedFile, ...]
    """The files that were checked, not those that only gave earlier figures."""
    notices: tuple[Notice, ...]
    """By file and place, those about the whole run last; accepted and known ones among them."""
    reviews: tuple[Review, ...]
    """The years and regions that the checked reports set targets for or answer."""
    places: SkipValidation[Mapping[str, Place]] = Field(default={}, exclude=True)
    """Where the claims stand that the reviews name, as far as their files are here."""
    policy: str
    rules: str
    """Checksum of the rules."""
    fail_on: Level
    exit_zero: bool = False

    @computed_field  # type: ignore[prop-decorator]
    @property
    def counts(self) -> dict[str, int]:
        """Count the active notices by level, and those that are accepted or known."""
        found = Counter(one.level for one in self.notices if one.active)
        accepted = sum(one.accepted is not None for one in self.notices)
        known = sum(one.known and one.accepted is None for one in self.notices)
        levels: dict[str, int] = {level: found[level] for level in reversed(LEVELS)}
        return levels | {"accepted": accepted, "known": known}

    @computed_field  # type: ignore[prop-decorator]
    @property
    def failed(self) -> bool:
        """Whether an active notice is at or above ``fail_on``."""
        return any(one.active and one.at_least(self.fail_on) for one in self.notices)
