"""Lines: where those of a decoded text begin, whatever ends them."""

from __future__ import annotations

from functools import lru_cache
from itertools import accumulate

__all__ = ["line_starts"]


@lru_cache(maxsize=1)  # of a report it is asked for its claims, and for its tasks
def line_starts(text: str) -> tuple[int, ...]:
    """Give where each line of a text begins; a line ends in a line feed, a carriage return, or both."""
    # the two together are made one sign and a blank, so that every offset stays
    lines = text.replace("\r\n", " \n").replace("\r", "\n").split("\n")
    return (0, *accumulate(len(line) + 1 for line in lines[:-1]))
