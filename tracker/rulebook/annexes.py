"""The words of annexes, filled in for the year of a report: how one is labelled, called, and ended."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pydantic import BaseModel, ConfigDict

if TYPE_CHECKING:
    import re

__all__ = ["AnnexWords", "YearAnnexes"]


class AnnexWords(BaseModel):
    """The part ``annexes`` of ``sections.yaml``; the file explains it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    label: str
    titles: tuple[str, ...]
    grouped: str
    charged: tuple[str, ...]
    ends: tuple[str, ...]


class YearAnnexes(NamedTuple):
    """The words of the annexes of a report of one year."""

    label: re.Pattern[str]
    """What stands before the title of an annex, or above it: 附件1."""
    titles: re.Pattern[str]
    """The whole titles of lists of promises; a table of what was done has what was promised beside it in every row."""
    grouped: re.Pattern[str]
    """A heading that counts the points below it: 优质教育(17项)."""
    charged: re.Pattern[str]
    """How a line begins that says who is to do a point of the list."""
    ends: re.Pattern[str]
    """How a line begins that belongs to no annex: a glossary, the foot of the page."""
