"""The course: what was reached in the years before on the measure of a target."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

from tracker.comparisons.records.comparison import Side

__all__ = ["COURSE_YEARS", "Reached"]

COURSE_YEARS = 5
"""A course goes back so many years."""


class Reached(BaseModel):
    """What the best source states for one year."""

    model_config = ConfigDict(frozen=True, defer_build=True)

    year: int
    side: Side
