"""Strips: a number of things as one bar, in parts that are as long as there are many of each."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["JUDGED", "OTHERS", "Part", "strip_parts", "verdict_counts"]

JUDGED = ("met", "near", "missed", "silent")
"""Verdicts that have a part of their own where many targets are counted."""
OTHERS = ("open", "waiting")
"""The parts of all other verdicts: of answers that decide nothing, and of targets that nothing answers."""
_WAITING = ("pending", "untestable")


class Part(NamedTuple):
    """The things of one kind: where they begin in the bar, and how many they are."""

    kind: str
    start: int
    size: int


def strip_parts(counts: Mapping[str, int]) -> Iterator[Part]:
    """Give the parts of a bar in the order of the counts, without those of which there are none."""
    start = 0
    for kind, count in counts.items():
        if count:
            yield Part(kind, start, count)
        start += count


def verdict_counts(verdicts: Mapping[str, int]) -> dict[str, int]:
    """Count verdicts by the parts that they have where many targets are counted."""
    judged = {kind: verdicts.get(kind, 0) for kind in JUDGED}
    waiting = sum(verdicts.get(kind, 0) for kind in _WAITING)
    return {**judged, "open": sum(verdicts.values()) - sum(judged.values()) - waiting, "waiting": waiting}
