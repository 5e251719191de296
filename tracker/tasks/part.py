"""The part: the text of a plan in the three ways in which its sentences are read."""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["Part"]


class Part(NamedTuple):
    """The text of a part of a report, masked as well, and backward: what a thing ends with is looked for from its end.

    All three are of the same length.
    """

    text: str
    hidden: str
    """What joins nothing in it, and parts nothing, is made unseen."""
    backward: str

    @classmethod
    def of(cls, text: str, hidden: str) -> Part:
        """Give a part by its text and that masked."""
        return cls(text, hidden, text[::-1])
