"""The table as an Excel file: A4 landscape, heads on every page, a list of statuses to choose from."""

from __future__ import annotations

from datetime import datetime
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING, Any, BinaryIO

from tracker.outputs.files.workbook import cell_text
from tracker.outputs.table.cells import COLUMNS, all_meanings, note_lines, outcome_lines, promise_lines
from tracker.outputs.table.table import Band, with_bands
from tracker.outputs.wording.plain import pieces
from tracker.outputs.wording.words import word

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tracker.outputs.table.cells import Line
    from tracker.outputs.table.table import Entry, Table
    from tracker.rulebook.policy import Language
    from tracker.rulebook.rulebook import Rulebook

    Look = Callable[..., Any]
    """Gives the format of a workbook that looks so, made once."""

__all__ = ["HEAD", "KEY_COLUMN", "write_table_xlsx"]

_EPOCH = datetime(1980, 1, 1)  # noqa: DTZ001  # the format knows no zones
_A4 = 9
_CHARACTERS = 130
"""Characters of a page of A4 landscape at the size of the text; the shares of the columns are parts of it."""
HEAD = 2
"""The row of the heads, counted from 0; above it stand the title and the line for whom and when."""
KEY_COLUMN = len(COLUMNS)
"""The hidden column with the keys of the comparisons, counted from 0."""
_LINE_HEIGHT = 14
_FILLED = 1.06
"""Characters of the text, which is smaller, in the width of one that widths are counted in."""
_NOTES = (24, 100)
"""Widths of the columns of the notes."""
_FONTS = {"zh": "宋体", "en": "Calibri"}
_HEAD_LOOK = {
    "bold": True,
    "bg_color": "#E9E9E6",
    "border": 1,
    "text_wrap": True,
    "align": "center",
    "valign": "vcenter",
}
_CELL = {"border": 1, "text_wrap": True, "valign": "top"}


def write_table_xlsx(table: Table, rules: Rulebook, lang: Language, stream: BinaryIO) -> None:
    """Write a table as a workbook with a second sheet of notes; the same bytes for the same input."""
    from xlsxwriter import Workbook

    made = BytesIO()
    with Workbook(made, {"in_memory": True, "strings_to_urls": False, "strings_to_formulas": False}) as book:
        book.set_properties({"title": cell_text(table.title), "created": _EPOCH})
        look = cache(lambda **how: book.add_format({"font_size": 10, "font_name": _FONTS[lang], **how}))
        sheet = book.add_worksheet(word("table.sheet", lang))
        _set_up(sheet, lang)
        _write_head(sheet, table, lang, look)
        last = _write_rows(sheet, table, lang, look)
        statuses = _write_notes(book.add_worksheet(word("table.notes", lang)), table, rules, lang, look)
        if table.entries:
            source = f"='{word('table.notes', lang)}'!{statuses}"
            sheet.data_validation(HEAD + 1, 3, last, 3, {"validate": "list", "source": source})
    stream.write(made.getvalue())


def _set_up(sheet: Any, lang: Language) -> None:
    """Set the page and the widths of the columns."""
    for at, column in enumerate(COLUMNS):
        sheet.set_column(at, at, column.share * _CHARACTERS / 100)
    sheet.set_column(KEY_COLUMN, KEY_COLUMN, 10, None, {"hidden": True})
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(HEAD)
    sheet.freeze_panes(HEAD + 1, 0)
    sheet.set_footer("&C" + word("table.page", lang, page="&P", pages="&N"))


def _write_head(sheet: Any, table: Table, lang: Language, look: Look) -> None:
    last = len(COLUMNS) - 1
    sheet.merge_range(0, 0, 0, last, cell_text(table.title), look(bold=True, font_size=15, align="center"))
    sheet.set_row(0, 26)
    sheet.write_string(1, 0, word("table.unit", lang))
    sheet.write_string(1, 2, word("table.day", lang), look(align="right"))
    for at, column in enumerate(COLUMNS):
        sheet.write_string(HEAD, at, word(f"table.{column.key}", lang), look(**_HEAD_LOOK))
    sheet.write_string(HEAD, KEY_COLUMN, word("table.key", lang))


def _write_rows(sheet: Any, table: Table, lang: Language, look: Look) -> int:
    """Write headings and entries, totals below; give the row of the last entry."""
    row = HEAD
    for row, one in enumerate(with_bands(table), HEAD + 1):
        if isinstance(one, Band):
            shade = "#F4F3EF" if one.depth else "#E9E9E6"
            band = look(border=1, bold=True, bg_color=shade, text_wrap=True)
            sheet.merge_range(row, 0, row, len(COLUMNS) - 1, cell_text(one.title), band)
        else:
            _write_entry(sheet, row, one, lang, look)
    if table.entries:
        sheet.merge_range(
            row + 1, 0, row + 1, len(COLUMNS) - 1, cell_text(table.totals), look(bold=True, text_wrap=True)
        )
        sheet.set_row(row + 1, 2 * _LINE_HEIGHT)
    return row


def _write_entry(sheet: Any, row: int, one: Entry, lang: Language, look: Look) -> None:
    sides = [promise_lines(one, lang), outcome_lines(one, lang)]
    sheet.write_number(row, 0, one.number, look(border=1, align="center", valign="top"))
    for at, lines in enumerate(sides, 1):
        _write_lines(sheet, (row, at), lines, look)
    sheet.write_string(row, 3, cell_text(one.status), look(**_CELL))
    for at, words in enumerate((one.bearer, one.remarks), 4):
        if words:
            sheet.write_string(row, at, cell_text(words), look(**_CELL))
        else:
            sheet.write_blank(row, at, None, look(**_CELL))
    sheet.write_string(row, KEY_COLUMN, one.key)
    heights = [_height(lines, COLUMNS[at].share) for at, lines in enumerate(sides, 1)]
    sheet.set_row(row, max(heights) * _LINE_HEIGHT + 4)


def _write_lines(sheet: Any, place: tuple[int, int], lines: Sequence[Line], look: Look) -> None:
    """Write the lines of a cell, what it says in bold, and below it what it rests on with the figure in bold."""
    parts: list[Any] = []
    for at, line in enumerate(lines):
        for number, words in enumerate(pieces(("\n" if at else "") + line.text)):
            begin = "\n" if words.startswith("\n") else ""
            if told := begin + cell_text(words.removeprefix("\n")):
                parts += [look(bold=line.lead or number % 2 == 1), told]
    cell = look(**_CELL)
    if len(parts) > 2:  # noqa: PLR2004  # one part with its look is no rich string
        sheet.write_rich_string(*place, *parts, cell)
    else:
        sheet.write_string(*place, "".join(parts[1:]), cell)


def _height(lines: Sequence[Line], share: int) -> int:
    """Give how many lines a cell needs, for not every program finds out by itself."""
    return sum(_lines(line.text, share * _CHARACTERS / 100) for line in lines)


def _lines(text: str, width: float) -> int:
    from tracker.outputs.wording.columns import cell_width

    return max(1, -(-cell_width(text) // int(width * _FILLED)))


def _write_notes(sheet: Any, table: Table, rules: Rulebook, lang: Language, look: Look) -> str:
    """Write how the table was made and how it is given back, and every status; give where the statuses stand."""
    for at, width in enumerate(_NOTES):
        sheet.set_column(at, at, width)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    lines = [word("table.note_back", lang), *note_lines(table, rules, lang)]
    for at, line in enumerate(lines):
        sheet.merge_range(at, 0, at, 1, cell_text(line), look(text_wrap=True, valign="top"))
        sheet.set_row(at, _lines(line, sum(_NOTES)) * _LINE_HEIGHT + 4)
    first = len(lines) + 1
    statuses = all_meanings(rules, lang)
    for at, (status, meaning) in enumerate(statuses, first):
        sheet.write_string(at, 0, status, look(bold=True))
        sheet.write_string(at, 1, meaning, look())
    return f"$A${first + 1}:$A${first + len(statuses)}"
