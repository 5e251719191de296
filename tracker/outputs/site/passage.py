"""Passages: a quote in its sentence, with the sentences around it."""

from __future__ import annotations

import re
from typing import NamedTuple

__all__ = ["Passage", "passage"]

_REACH = 90
"""No sentence is shown farther than this from the quote."""
_NEIGHBOUR = 45
"""Nor more of a sentence beside it than this."""
_STOP = re.compile(r"[。！？!?]\s*|\n\s*\n")
_BLANKS = re.compile(r"\s*\n\s*")
_CUT = "…"


class Passage(NamedTuple):
    """A quote with what stands before and after it, nearest last and first: neighbours, and its own sentence."""

    before: str
    lead: str
    quote: str
    tail: str
    after: str


def passage(text: str, start: int, end: int) -> Passage:
    """Give the passage of the quote from ``start`` to before ``end``; line breaks in it are closed up."""
    left, right = text[max(0, start - _REACH - _NEIGHBOUR) : start], text[end : end + _REACH + _NEIGHBOUR]
    stops = [found.end() for found in _STOP.finditer(left)]
    opening = stops[-1] if stops else max(0, len(left) - _REACH)
    stop = _STOP.search(right)
    ending = stop.end() if stop else min(len(right), _REACH)
    return Passage(
        before=_tidy(_last(left[:opening], stops)) if stops else "",
        lead=_tidy(left[opening:] if stops or start <= _REACH else _CUT + left[opening:]),
        quote=text[start:end],
        tail=_tidy(right[:ending] if stop or len(right) < _REACH else right[:ending] + _CUT),
        after=_tidy(_first(right[ending:])) if stop else "",
    )


def _last(text: str, stops: list[int]) -> str:
    """Give the last sentence of a text, its end only where it is long."""
    opening = stops[-2] if len(stops) > 1 else 0
    sentence = text[opening:]
    return sentence if len(sentence) <= _NEIGHBOUR and len(stops) > 1 else (_CUT + sentence[-_NEIGHBOUR:]) * bool(text)


def _first(text: str) -> str:
    """Give the first sentence of a text, its beginning only where it is long."""
    stop = _STOP.search(text)
    sentence = text[: stop.end()] if stop else text
    return sentence if stop and len(sentence) <= _NEIGHBOUR else (sentence[:_NEIGHBOUR] + _CUT) * bool(text)


def _tidy(text: str) -> str:
    return _BLANKS.sub("", text)
