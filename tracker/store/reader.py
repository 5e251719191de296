"""The reader: the program and the rules by which a report was read."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tracker import __version__

if TYPE_CHECKING:
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["UNKNOWN", "Reader", "reader_by"]


class Reader(NamedTuple):
    """Who read a report: what two readers with the same of both find in a text is the same."""

    program: str
    """The version of the program."""
    rules: str
    """Checksum of the rules that reading goes by."""


UNKNOWN = Reader("", "")
"""Who read the reports that a store before its version 5 held."""


def reader_by(rulebook: Rulebook) -> Reader:
    """Give this program as the reader that goes by some rules."""
    return Reader(__version__, rulebook.reading_checksum)
