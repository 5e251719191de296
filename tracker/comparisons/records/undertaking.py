"""The undertaking: a named task of a plan, with what the next report says became of it."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict

from tracker.comparisons.records.comparison import Looked, Noted, Settled
from tracker.comparisons.records.mention import Mention
from tracker.rulebook.task_kind import Stage

__all__ = ["TaskVerdict", "Undertaking"]

TaskVerdict = Literal["claimed", "under_way", "mentioned", "to_check", "dropped", "silent", "pending"]


class Undertaking(BaseModel):
    """One promise without a figure, and what became of it."""

    model_config = ConfigDict(frozen=True, defer_build=True)

    id: str
    """Stable: the same sentence gives the same id in every run, and an edit elsewhere leaves it alone."""
    region: str
    """Code of the region."""
    region_name: str
    """Name of the region."""
    year: int
    """The year of the report, whose plan promises it."""
    action: str
    """What is promised, in the words of the text."""
    object: str
    """The thing, as written; what it shares with its list stands behind a mark of omission."""
    stage: Stage
    """What is promised: begin, advance, finish, open, issue, found, hold, win or other."""
    section: tuple[str, ...]
    """The headings above it, outermost first."""
    quote: str
    """The clause that promises it."""
    start: int
    """Character offset of the quote in the source text."""
    end: int
    """Offset behind it."""
    line: int
    """Line of the quote in the source text, counted from 1."""
    source: str
    """File name of the report."""
    verdict: TaskVerdict
    """What became of it; rules/policy.yaml has the words, worst first."""
    reason: str | None = None
    """What a reader should know of the verdict; a code that rules/policy.yaml explains."""
    mentions: tuple[Mention, ...] = ()
    """The clauses of the next report's review that speak of it, those that decide first."""
    promised_again: bool = False
    """Whether the plan of the next report promises it again."""
    promised_in: tuple[int, ...] = ()
    """The years without a gap, its own among them, whose reports promise it."""
    promises: tuple[Mention, ...] = ()
    """The clauses that promise it in these years, but for its own."""
    looked: tuple[Looked, ...] = ()
    """Where it was looked for, and by which names, where nothing was found."""
    settled: Settled | None = None
    """Who decided it, when and why, where a person did."""
    noted: Noted | None = None
    """What a person wrote beside it; it changes nothing else."""
