"""The passage: the sentences of a report in which its headline targets stand, and what they speak of."""

from __future__ import annotations

import re
from math import inf
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.comparisons.gathering.statements import Statements

__all__ = ["passage", "plan_start", "plan_words"]

_STOPS = "。！？!?\r\n"
_STOP = re.compile(f"[{_STOPS}]")
_NEAR = 120
"""Between two sentences with targets so near to each other nothing else is told."""


def passage(statements: Statements, year: int) -> str:
    """Give the words in which the headline targets of a year are set, what was not read as a target among them.

    Empty where the texts are not here.
    """
    return "\n".join(_words(statements, year))


def plan_words(statements: Statements, year: int) -> str:
    """Give all that the reports of a year say from their headline targets on, without blanks; empty without texts."""
    starts: dict[tuple[str, int], int] = {}
    for one in statements.targets.get(year, ()):
        if one.tier == "headline" and one.told == year:
            starts[one.region, year] = min(one.start, starts.get((one.region, year), one.start))
    told = ((statements.texts.get(key), start) for key, start in starts.items())
    return "\n".join("".join(each.text[start:].split()) for each, start in told if each)


def plan_start(statements: Statements, year: int) -> float:
    """Give where the report of a year begins to set its headline targets; infinity where it sets none."""
    own = (one.start for one in statements.targets.get(year, ()) if one.told == year and one.tier == "headline")
    return min(own, default=inf)


def _words(statements: Statements, year: int) -> Iterator[str]:
    starts: dict[tuple[str, int], list[int]] = {}
    for one in statements.targets.get(year, ()):
        if one.tier == "headline" and one.told == year:
            starts.setdefault((one.region, year), []).append(one.start)
    for key, places in starts.items():
        told = statements.texts.get(key)
        for start, end in _joined([_sentence(told.text, at) for at in sorted(places)]) if told else ():
            yield "".join(told.text[start:end].split()) if told else ""


def _sentence(text: str, at: int) -> tuple[int, int]:
    behind = _STOP.search(text, at)
    earliest = max(0, at - 10 * _NEAR)
    before = max(text.rfind(stop, earliest, at) for stop in _STOPS)
    return (before + 1 or earliest, behind.start() if behind else len(text))


def _joined(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for start, end in spans:
        if found and start - found[-1][1] < _NEAR:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found
