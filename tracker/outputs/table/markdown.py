"""The table as Markdown, for wikis and mail."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

from tracker.outputs.files.markdown import harmless, marked, pipe_table
from tracker.outputs.table.cells import COLUMNS, note_lines, outcome_lines, promise_lines
from tracker.outputs.table.table import Band, with_bands
from tracker.outputs.wording.words import word

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tracker.outputs.table.cells import Line
    from tracker.outputs.table.table import Entry, Table
    from tracker.rulebook.policy import Language
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["write_table_markdown"]


def write_table_markdown(table: Table, rules: Rulebook, lang: Language, stream: TextIO) -> None:
    """Write a table with its totals above and its notes below; text of reports is never taken for markup."""
    heading = [word(f"table.{column.key}", lang) for column in COLUMNS]
    rows = [_row(one, lang) for one in with_bands(table)]
    parts = [f"# {harmless(table.title)}"]
    if rows:
        parts += [harmless(table.totals), pipe_table(heading, rows, right=(0,), ready=range(len(COLUMNS)))]
    parts += ["\n".join(f"- {harmless(line)}" for line in note_lines(table, rules, lang))]
    stream.write("\n\n".join(parts) + "\n")


def _row(one: Band | Entry, lang: Language) -> list[str]:
    if isinstance(one, Band):
        return ["", f"**{harmless(one.title)}**", *[""] * (len(COLUMNS) - 2)]
    cells = (promise_lines(one, lang), outcome_lines(one, lang))
    return [
        str(one.number),
        *(_lines(cell) for cell in cells),
        harmless(one.status),
        harmless(one.bearer),
        harmless(one.remarks),
    ]


def _lines(lines: Iterable[Line]) -> str:
    return "<br>".join(f"**{harmless(one.text)}**" if one.lead else marked(one.text) for one in lines)
