"""The transcript: the text of a report in numbered lines, with the evidence of its claims marked."""

from __future__ import annotations

from heapq import heapify, heappop, heappush
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tracker.claims.claim import Claim

__all__ = ["Mark", "TextLine", "transcript"]

Span = tuple[int, int, str, bool]
"""Start and negative end in the text, so that the longer of two spans comes first; id; whether it begins the claim."""


class Mark(NamedTuple):
    """The evidence of one claim, or the part of it that can stand in one element: marks nest and never cross."""

    claim: str
    first: bool
    """Whether the evidence begins here; where it does not, it goes on from a mark before."""
    content: tuple[str | Mark, ...]


class TextLine(NamedTuple):
    """One line of a source, without its line end."""

    number: int
    """Counted from 1, as claims count them."""
    content: tuple[str | Mark, ...]


def transcript(text: str, claims: Iterable[Claim]) -> list[TextLine]:
    """Give the lines of a source; ``claims`` are those whose offsets count in its text, in any order.

    Evidence that runs over a line end, or across the end of other evidence, comes in several marks.
    """
    lines = text.split("\n")
    starts = list(accumulate((len(line) + 1 for line in lines), initial=0))
    spans: list[list[Span]] = [[] for _ in lines]
    for claim in claims:
        for part, (at, start, end) in enumerate(_parts(claim, starts)):
            spans[at].append((start, -end, claim.id, part == 0))
    return [
        TextLine(at + 1, _content(text, starts[at], starts[at] + len(line), _nested(spans[at])))
        for at, line in enumerate(lines)
    ]


def _parts(claim: Claim, starts: Sequence[int]) -> Iterator[tuple[int, int, int]]:
    """Give the place of each line that the evidence touches, and the offsets of what it takes of the line."""
    for at in range(claim.line - 1, len(starts) - 1):
        if starts[at] >= claim.end:
            return
        start, end = max(claim.start, starts[at]), min(claim.end, starts[at + 1] - 1)
        if start < end:
            yield at, start, end


def _nested(spans: Sequence[Span]) -> list[Span]:
    """Cut spans that cross the end of another there, so that any two are apart or one inside the other."""
    if len(spans) <= 1:  # as most lines have
        return list(spans)
    waiting, found, open_ends = list(spans), list[Span](), list[int]()
    heapify(waiting)
    while waiting:
        start, end, claim, first = heappop(waiting)
        while open_ends and -open_ends[-1] <= start:
            open_ends.pop()
        if open_ends and end < open_ends[-1]:
            heappush(waiting, (-open_ends[-1], end, claim, False))
            end = open_ends[-1]
        found.append((start, end, claim, first))
        open_ends.append(end)
    return found


def _content(text: str, start: int, end: int, spans: Sequence[Span]) -> tuple[str | Mark, ...]:
    """Give what stands between two offsets: text, and a mark for each span with what is inside it."""
    parts: list[str | Mark] = []
    at, rest = start, list(spans)
    while rest:
        (begin, negative, claim, first), *others = rest
        inside = [one for one in others if one[0] < -negative]
        parts += [text[at:begin]] if begin > at else []
        parts.append(Mark(claim=claim, first=first, content=_content(text, begin, -negative, inside)))
        at, rest = -negative, others[len(inside) :]
    return (*parts, text[at:end]) if at < end else tuple(parts)
