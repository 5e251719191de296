"""Watch: a rulebook that remembers what the reading of a sentence asked it, so that the reading can be explained.

The reading itself is the ordinary one: it gets this rulebook instead of the one that it stands for.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tracker.rulebook.rulebook import Rulebook

if TYPE_CHECKING:
    from tracker.rulebook.marks import Mark
    from tracker.rulebook.periods import PeriodWord

__all__ = ["AskedWording", "Memory", "Question", "watched"]


@dataclass
class Question:
    """The wordings that the phrases offered for the words that end at a place."""

    end: int
    offered: list[AskedWording]

    def place_of(self, wording: object) -> int | None:
        """Give the place of a wording among those offered, None where it is not among them."""
        return next((at for at, offered in enumerate(self.offered) if offered is wording), None)


@dataclass
class Memory:
    """What was asked, in order; offsets are those of ``text``, questions about other texts are not kept."""

    text: str
    questions: list[Question] = field(default_factory=list)
    marks: list[tuple[Mark, int, int]] = field(default_factory=list)
    """Marks found at the end or the beginning of a stretch, each with its span."""
    opened: list[PeriodWord] = field(default_factory=list)
    """Periods found at the beginning of a clause."""


class AskedWording:
    """A wording that remembers which of its conditions were looked at."""

    def __init__(self, wording: Any) -> None:
        self.wording = wording
        self.looked_at: set[str] = set()

    def __getattr__(self, name: str) -> Any:
        self.looked_at.add(name)
        return getattr(self.wording, name)


def watched(rulebook: Rulebook, text: str) -> tuple[Rulebook, Memory]:
    """Give a rulebook that answers like another one, and what it remembers of questions about a text."""
    memory = Memory(text)
    watching = Rulebook(rulebook.directories)
    watching.__dict__.update(vars(rulebook))
    watching.__dict__["phrases"] = _Phrases(rulebook.phrases, memory)
    watching.__dict__["marks"] = _Marks(rulebook.marks, memory)
    watching.__dict__["periods"] = _Periods(rulebook.periods, memory)
    return watching, memory


class _Watched:
    """Something that answers as what it stands for."""

    def __init__(self, answering: Any, memory: Memory) -> None:
        self.answering = answering
        self.memory = memory

    def __getattr__(self, name: str) -> Any:
        return getattr(self.answering, name)


class _Phrases(_Watched):
    def ending(self, text: str, start: int, end: int) -> list[AskedWording]:
        """Give what the phrases give, every wording of it remembered."""
        offered = [AskedWording(wording) for wording in self.answering.ending(text, start, end)]
        if text is self.memory.text and offered:
            self.memory.questions.append(Question(end, offered))
        return offered


class _Marks(_Watched):
    @property
    def before(self) -> _Ends:
        """The marks before a figure."""
        return _Ends(self.answering.before, self.memory)

    @property
    def opening(self) -> _Ends:
        """The marks that open a clause."""
        return _Ends(self.answering.opening, self.memory)


class _Ends(_Watched):
    def at_end(self, text: str, start: int, end: int) -> Mark | None:
        """Give the mark that ends at a place."""
        mark: Mark | None = self.answering.at_end(text, start, end)
        if mark is not None and text is self.memory.text:
            self.memory.marks.append((mark, end - len(mark.word), end))
        return mark

    def at_start(self, text: str, start: int, end: int) -> Mark | None:
        """Give the mark that begins at a place."""
        mark: Mark | None = self.answering.at_start(text, start, end)
        if mark is not None and text is self.memory.text:
            self.memory.marks.append((mark, start, start + len(mark.word)))
        return mark


class _Periods(_Watched):
    def at_start(self, text: str, start: int, end: int, report_year: int) -> PeriodWord | None:
        """Give the period that begins at a place."""
        period: PeriodWord | None = self.answering.at_start(text, start, end, report_year)
        if period is not None and text is self.memory.text:
            self.memory.opened.append(period)
        return period
