"""A draft: one figure on its way to a claim."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from tracker.claims.claim import Comparator, Kind, Span, Strength
    from tracker.claims.figure import Figure
    from tracker.claims.lead import Lead, Taken
    from tracker.rulebook.periods import PeriodWord
    from tracker.rulebook.phrases import Phrase

__all__ = ["Draft", "Group", "KindFrom", "LabelFrom", "PeriodFrom"]

LabelFrom = Literal["before", "after", "noun", "with_noun", "share", "inherited", "composed"]
KindFrom = Literal["section", "origin", "period", "settled"]
PeriodFrom = Literal["figure", "clause", "section", "before"]


@dataclass(slots=True)
class Draft:
    """One figure with what was found out about it; ``labels`` has several entries where it counts for each."""

    figure: Figure
    rule: Phrase
    labels: list[str]
    start: int
    end: int
    kind: Kind = "actual"
    period: str = ""
    span: Span | None = None
    base: str | None = None
    strength: Strength | None = None
    hedge: Comparator | None = None
    stretch: tuple[int, int] | None = None
    """Span of the words beside it that wish for more."""
    partial: bool = False
    """The figure is that of a part of the year (前三季度)."""
    of_a_part: bool = False
    """What it is of is called like an indicator, and is a part of it or another thing: 其中农业总产值."""
    readings: tuple[str, ...] = ()
    """How else the text may be read, where it allows more than one reading."""
    scopes: tuple[str | None, ...] = ()
    """For each label the words that limit its figure to a part, None where it is about the whole."""
    label_from: LabelFrom = "before"
    """What decided the label; so do the next two of kind and period."""
    kind_from: KindFrom = "section"
    period_from: PeriodFrom = "section"

    @property
    def ambiguous(self) -> bool:
        """Whether the text allows more than one reading."""
        return bool(self.readings)


@dataclass(slots=True)
class Group:
    """Figures in a row that share one lead: 分别增长6.6%、8.5%."""

    figures: list[Figure]
    lead: Lead
    clause: int
    """Offset where the words that lead to the first figure begin."""
    ends_before: int = 0
    """Offset where what belongs to the group before ends; 0 for the next boundary."""
    limit: int = 0
    """Offset where the words behind the last figure end at the latest; 0 for the next boundary."""
    stretch: tuple[int, int] | None = None
    """Span of the words behind the last figure that wish for more (争取更好结果, 力争7.5%)."""
    drafts: list[Draft] = field(default_factory=list)
    opened: list[Taken] = field(default_factory=list)
    """The marks that open the clauses since the figure before."""
    dated: list[PeriodWord] = field(default_factory=list)
    """The periods that do."""
