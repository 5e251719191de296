"""The entry: one row of the table, in the words of a language."""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["Entry", "Passage"]


class Passage(NamedTuple):
    """Words of a text, where they stand, and what they are; the quote, its figure marked, is None for a cited fact."""

    quote: str | None
    source: str
    place: str
    lead: str = ""


class Entry(NamedTuple):
    """One row: the promise, what became of it, and the status."""

    number: int
    key: str
    """By which a table that comes back finds its comparison."""
    section: tuple[str, ...]
    promise: str
    promised: Passage
    outcome: str
    answers: tuple[Passage, ...]
    notes: tuple[str, ...]
    verdict: str
    status: str
    shape: str
    """The mark of the status, one cell wide in every terminal."""
    ascii: str
    style: str
    bearer: str = ""
    """Who is responsible, as a person wrote it."""
    remarks: str = ""
    """What a person wrote beside it."""
