"""Lines: where those of a decoded text begin, whatever ends them."""

from __future__ import annotations

from itertools import accumulate

__all__ = ["line_starts"]


def line_starts(text: str) -> list[int]:
    """Give where each line of a text begins; a line ends in a line feed, a carriage return, or both."""
    # the two together are made one sign and a blank, so that every offset stays
    lines = text.replace("\r\n", " \n").replace("\r", "\n").split("\n")
    return [0, *accumulate(len(line) + 1 for line in lines[:-1])]
