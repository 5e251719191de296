"""The change: what became of a target, or of a task, from one report of a region to the next."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict

from tracker.claims.claim import Figure, Measure
from tracker.comparisons.records.comparison import Side

__all__ = ["CHANGE_KINDS", "Absent", "Change", "ChangeKind", "Changes", "Count"]

ChangeKind = Literal[
    "lowered", "raised", "softened", "hardened", "changed", "dropped", "new", "promised_again"
]  # fmt: skip
CHANGE_KINDS: tuple[ChangeKind, ...] = (
    "lowered", "raised", "softened", "hardened", "changed", "dropped", "new", "promised_again",
)  # fmt: skip
"""The kinds in the order of telling; their words are those of the findings in rules/findings.yaml."""


class Change(BaseModel):
    """A target of one region and year beside that of the year before, or a task that is promised again."""

    model_config = ConfigDict(frozen=True, defer_build=True)

    kind: ChangeKind
    """lowered or raised in figure, softened or hardened in words, changed otherwise, dropped, new, or a task."""
    region: str
    """Code of the region."""
    region_name: str
    """Name of the region."""
    level: str
    """nation, province, prefecture or county; empty for a region that the rules do not know."""
    year: int
    """The year whose report is held against that of the year before."""
    indicator: str | None
    """Canonical id of what is measured, None outside the vocabulary and for tasks."""
    label: str
    """What is measured, or the task, in the words of the text."""
    measure: Measure | None
    """How the target is measured; None for tasks."""
    gap: Figure | None
    """The new figure minus the old one, of the end of a range that decides, in ``gap_unit``."""
    gap_unit: str | None
    """pp for percentage points, else the unit of the new target."""
    before: Side | None
    """The target of the year before; None where it is new."""
    before_line: int | None
    """Line of its quote in its source."""
    now: Side | None
    """The target of the year; None where it was dropped."""
    now_line: int | None
    """Line of its quote in its source."""
    since: int | None = None
    """Of a task that is promised again, the first year of those without a gap."""
    years: int | None = None
    """How many years running it is promised."""


class Absent(BaseModel):
    """A stored region that cannot be compared, with the years whose reports are not in the store."""

    model_config = ConfigDict(frozen=True, defer_build=True)

    region: str
    region_name: str
    years: tuple[int, ...]


class Count(BaseModel):
    """How many changes of a kind there are, and in how many regions."""

    model_config = ConfigDict(frozen=True, defer_build=True)

    kind: str
    """A kind of change, or kept: set again in the same figure and as firmly."""
    targets: int
    regions: int


class Changes(BaseModel):
    """The changes of all regions from one year to the next, by kind, the greatest first."""

    model_config = ConfigDict(frozen=True, defer_build=True)

    year: int
    indicator: str | None
    """The one indicator that was asked for, None for all targets."""
    level: str | None
    """The level of all regions that are compared, None where they are of several."""
    compared: int
    """Regions of which both reports set targets that are in the store."""
    counts: tuple[Count, ...]
    absent: tuple[Absent, ...]
    rows: tuple[Change, ...]
