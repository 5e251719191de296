"""The settlement: what a person decided or wrote about one promise, which holds as long as its quotes stand."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Literal

from pydantic import BaseModel, ConfigDict

from tracker.comparisons.records.comparison import Verdict
from tracker.comparisons.records.undertaking import Undertaking

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tracker.comparisons.records.comparison import Comparison, Side

__all__ = [
    "Settlement",
    "candidate_sides",
    "is_meant",
    "label_of",
    "offered",
    "promised_words",
    "squeezed",
    "stale",
    "words_of",
]


class Settlement(BaseModel):
    """Who decided what about a promise, when and why; or only wrote something beside it."""

    model_config = ConfigDict(frozen=True, defer_build=True)

    who: str
    when: date
    why: str = ""
    """The reason, or what was written beside it."""
    region: str
    """Code of the region."""
    year: int
    """The year that the promise is for."""
    target: str
    """Its quote; of a cited fact the title of its source."""
    label: str | None = None
    """What is measured, where a quote holds several promises."""
    verdict: Verdict | Literal["dropped"] | None = None
    """What became of it; dropped is for a named task only; None for what is only written beside the promise."""
    bearer: str = ""
    """Who is responsible for the promise."""
    answer: str | None = None
    """The words of the next report that answer it, None where nothing does."""
    rejected: tuple[str, ...] = ()
    """What was offered as an answer and is none."""
    source: str = ""
    """The file of decisions."""
    line: int = 1
    """Where in it the settlement stands."""


def stale(settlements: Iterable[Settlement], promises: Iterable[Comparison | Undertaking]) -> list[Settlement]:
    """Give the settlements, all about one region and its years, that settle none of its promises any more."""
    settled = [one for one in promises if one.settled or one.noted]
    return [one for one in settlements if not any(is_meant(one, each) for each in settled)]


def is_meant(one: Settlement, promise: Comparison | Undertaking) -> bool:
    """Tell whether a settlement is about a promise: its words and, as a clause may hold several, its thing."""
    same = one.year == promise.year and squeezed(one.target) == squeezed(promised_words(promise))
    if isinstance(promise, Undertaking):
        return same and one.label == promise.object
    return same and one.label in {None, promise.label}


def promised_words(one: Comparison | Undertaking) -> str:
    """Give the words by which a settlement names a promise."""
    return one.quote if isinstance(one, Undertaking) else words_of(one.target)


def label_of(one: Comparison | Undertaking) -> str:
    """Give what tells a promise from others in the same words."""
    return one.object if isinstance(one, Undertaking) else one.label


def words_of(side: Side) -> str:
    """Give the words by which a settlement names a side: its quote, of a cited fact its source."""
    return side.quote or side.source


def candidate_sides(one: Comparison) -> list[Side]:
    """Give the figures that are offered as an answer, each once; derived ones are none."""
    sides = [*([one.actual] if one.actual else []), *(each.side for each in one.vintages), *one.other_actuals]
    return [side for side in dict.fromkeys(sides) if side.derivation is None]


def offered(one: Comparison | Undertaking) -> list[str]:
    """Give the words of everything that is offered as an answer, each once."""
    if isinstance(one, Undertaking):
        return [each.quote for each in one.mentions]
    return list(dict.fromkeys([*map(words_of, candidate_sides(one)), *(each.quote for each in one.mentions)]))


def squeezed(text: str) -> str:
    """Give words without the blanks and line ends that a new copy of a text may set otherwise."""
    return "".join(text.split())
