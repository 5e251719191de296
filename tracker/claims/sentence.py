"""Sentences of a section, and the clauses in them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["clause_end", "clause_starts", "sentences"]

_SENTENCE = re.compile(r"[^。!?\n]+")
_BOUNDARY = re.compile(r"[,;:]")
_END = re.compile(r"[,;:。!?\n]|\Z")


def sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Give the spans between full stops, question and exclamation marks and line ends."""
    for found in _SENTENCE.finditer(text, start, end):
        yield found.span()


def clause_starts(text: str, start: int, end: int) -> list[int]:
    """Give where clauses begin between two offsets: ``start`` itself and behind every comma, semicolon and colon."""
    return [start, *(found.end() for found in _BOUNDARY.finditer(text, start, end))]


def clause_end(text: str, start: int) -> int:
    """Give where the clause that holds ``start`` ends."""
    found = _END.search(text, start)
    return found.start() if found else len(text)
