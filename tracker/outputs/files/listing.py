"""The listing: what was asked over many regions, as a headline with tables, in Markdown and as a workbook."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TextIO

from tracker.outputs.files.markdown import harmless, marked, pipe_table
from tracker.outputs.files.sheets import Column, Sheet
from tracker.outputs.files.workbook import cell_text, write_sheets
from tracker.outputs.wording.words import word

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from tracker.outputs.files.sheets import Cell
    from tracker.rulebook.policy import Language

__all__ = ["Listing", "Part", "write_listing_markdown", "write_listing_workbook"]

_ABOUT = (Column("item", 34), Column("content", 90))
_LONGEST_NAME = 31
"""Characters of the name of a sheet that a spreadsheet takes."""
_NEVER_IN_NAMES = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))


class Part(NamedTuple):
    """A table for readers: heads and cells as words; columns of ``right`` hold figures, the last one the evidence.

    In the evidence ``MARKS`` stand around the figures.
    """

    title: str
    heads: list[str]
    rows: list[list[str]]
    right: tuple[int, ...] = ()
    told: str = ""
    """What the table says in a sentence, where each table says its own."""


class Listing(NamedTuple):
    """An answer: what was asked, tables for readers, typed sheets, and notes."""

    title: str
    headline: str
    """The answer in a sentence; empty where each table says its own."""
    parts: tuple[Part, ...]
    sheets: tuple[Sheet, ...]
    """What a workbook holds, a row a record, with more columns than readers need."""
    notes: tuple[str, ...]


def write_listing_markdown(found: Listing, lang: Language, stream: TextIO) -> None:
    """Write a listing as Markdown; the text of reports is never taken for markup."""
    del lang
    told = [f"# {harmless(found.title)}", *_strong(found.headline)]
    for part in found.parts:
        told += [f"## {harmless(part.title)}"] if part.title != found.title else []
        told += [*_strong(part.told), *([_table(part)] if part.rows else [])]
    told += ["\n".join(f"- {harmless(note)}" for note in found.notes)] if found.notes else []
    stream.write("\n\n".join(told) + "\n")


def _table(part: Part) -> str:
    """Give a table with the figures of its last column, the evidence, in bold."""
    last = len(part.heads) - 1
    return pipe_table(part.heads, [[*row[:-1], marked(row[-1])] for row in part.rows], right=part.right, ready=(last,))


def _strong(told: str) -> list[str]:
    return [f"**{harmless(told)}**"] if told else []


def write_listing_workbook(found: Listing, lang: Language, stream: BinaryIO) -> None:
    """Write a listing as a workbook: its sheets, and one with what was asked, the answer and the notes."""
    write_sheets(_sheets(found, lang), cell_text(found.title), lang, stream)


def _sheets(found: Listing, lang: Language) -> Iterator[Sheet]:
    yield from (sheet._replace(name=sheet.name.translate(_NEVER_IN_NAMES)[:_LONGEST_NAME]) for sheet in found.sheets)
    rows: list[list[Cell]] = [[found.title, found.headline or None]]
    rows += [[part.title, part.told] for part in found.parts if part.told]
    rows += [[None, note] for note in found.notes]
    yield Sheet(word("basis", lang), _ABOUT, rows)
