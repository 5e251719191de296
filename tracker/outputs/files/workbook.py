"""The workbook: the reviews of dossiers as an Excel file with typed cells, the same bytes for the same input."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING, Any

from tracker.comparisons.gathering.evidence import Evidence
from tracker.outputs.files.sheets import Styled, sheets
from tracker.outputs.wording.columns import cell_width
from tracker.outputs.wording.plain import plain
from tracker.outputs.wording.titles import tell_whose

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from typing import BinaryIO

    from tracker.comparisons.views.dossier import Dossier
    from tracker.outputs.files.sheets import Cell, Sheet
    from tracker.rulebook.policy import Language
    from tracker.rulebook.rulebook import Rulebook

    Look = Callable[..., Any]
    """Gives the format of a workbook that looks so, made once."""

__all__ = ["cell_text", "write_sheets", "write_workbook"]

_EPOCH = datetime(1980, 1, 1)  # noqa: DTZ001  # the format knows no zones
"""The day that every workbook calls its own, for a file of today would differ from that of tomorrow."""

_LONGEST = 32_767
"""Characters that a cell can hold."""

_A4 = 9
_LONGEST_TITLE = 100
"""Characters of a title above a page; all of a header are at most 255."""
_LINE_HEIGHT = 15
_EXACT = 15
"""Digits that a number keeps in a spreadsheet; a longer figure stands as text."""

_NO_CHARACTERS = str.maketrans({"\ufffe": " ", "\uffff": " "})
_INKS = {"dark_orange": "#B45309", "dodger_blue1": "#1D4ED8", "dim": "#6B7280"}
"""Colours of the styles of verdicts, dark enough for white paper."""

_HEAD = {"bold": True, "bg_color": "#E5E7EB", "bottom": 1, "text_wrap": True, "valign": "top"}


def write_workbook(dossiers: Sequence[Dossier], rules: Rulebook, lang: Language, stream: BinaryIO) -> None:
    """Write the reviews of one region or of several: verdicts, findings, targets of several years, sources, policy.

    Numbers are numbers shown with the digits of the text; text is text, whatever it begins with.
    """
    title = cell_text(tell_whose(dossiers, rules, lang))
    write_sheets(sheets(dossiers, rules, lang), title, lang, stream)


def write_sheets(filled: Iterable[Sheet], title: str, lang: Language, stream: BinaryIO) -> None:
    """Write some sheets as a workbook of a title, as ``write_workbook`` does."""
    from xlsxwriter import Workbook

    made = BytesIO()
    with Workbook(made, {"in_memory": True, "strings_to_urls": False, "strings_to_formulas": False}) as book:
        book.set_properties({"title": title, "created": _EPOCH})
        look = cache(lambda **how: book.add_format(how))
        for sheet in filled:
            _fill(book, sheet, title, lang, look)
    stream.write(made.getvalue())


def _fill(book: Any, sheet: Sheet, title: str, lang: Language, look: Look) -> None:
    """Write one sheet with its head frozen and a filter over all columns; what is not printed can be folded away."""
    made, heads = book.add_worksheet(sheet.name), [column.name(lang) for column in sheet.columns]
    for at, column in enumerate(sheet.columns):
        made.set_column(at, at, column.width, None, {"level": 1} if at >= sheet.printed else {})
        made.write_string(0, at, heads[at], look(**_HEAD))
    every: list[Sequence[Cell]] = [heads, *sheet.rows]
    for row, cells in enumerate(every):
        if (lines := _lines(cells, sheet)) > 1:
            made.set_row(row, lines * _LINE_HEIGHT)
    for row, cells in enumerate(sheet.rows, 1):
        for at, cell in enumerate(cells):
            _write(made, (row, at), cell, look)
    made.freeze_panes(1, sheet.frozen)
    made.autofilter(0, 0, max(len(sheet.rows), 1), len(sheet.columns) - 1)
    _set_page(made, sheet, title)


def _lines(cells: Sequence[Cell], sheet: Sheet) -> int:
    """Give how many lines the longest printed text of a row takes; not every program finds out by itself."""
    printed = zip(sheet.columns[: sheet.printed], cells, strict=False)
    texts = [(column.width, _text_of(cell)) for column, cell in printed]
    return max((-(-cell_width(text) // width) for width, text in texts), default=1)


def _text_of(cell: Cell) -> str:
    """Give the text of a cell that is broken where it is too long, nothing of others."""
    match cell:
        case Evidence():
            return cell.words
        case Styled():
            return cell.text
        case bool() | None:
            return ""
        case str():
            return cell
    return ""


def _set_page(made: Any, sheet: Sheet, title: str) -> None:
    """Print the columns that people read on A4 landscape, with title, heads and number on every page."""
    made.set_landscape()
    made.set_paper(_A4)
    made.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
    made.fit_to_pages(1, 0)
    made.repeat_rows(0)
    made.print_area(0, 0, max(len(sheet.rows), 1), min(sheet.printed, len(sheet.columns)) - 1)
    made.set_header("&L" + title[:_LONGEST_TITLE].replace("&", "&&"))
    made.set_footer("&L&A&R&P / &N")


def _write(made: Any, place: tuple[int, int], cell: Cell, look: Look) -> None:
    match cell:
        case None:
            return
        case bool():
            made.write_boolean(*place, cell, look(valign="top"))
        case int():
            made.write_number(*place, cell, look(valign="top", num_format="0"))
        case Decimal() if len(cell.as_tuple().digits) <= _EXACT:
            made.write_number(*place, cell, look(valign="top", num_format=_digits(cell)))
        case Evidence():
            _write_evidence(made, place, cell, look)
        case Styled():
            made.write_string(*place, cell_text(cell.text), look(valign="top", text_wrap=True, **_ink(cell.style)))
        case _:
            made.write_string(*place, cell_text(str(cell)), look(valign="top", text_wrap=True))


def _write_evidence(made: Any, place: tuple[int, int], cell: Evidence, look: Look) -> None:
    """Write the words that prove a figure, which is in bold where anything stands beside it."""
    inside, bold, plainly = look(valign="top", text_wrap=True), look(bold=True), look()
    parts = [(bold if at == 1 else plainly, cell_text(words)) for at, words in enumerate(cell) if words]
    if len(parts) == 1 or len(cell.words) > _LONGEST:
        made.write_string(*place, cell_text(cell.words), inside)
    else:
        made.write_rich_string(*place, *(one for part in parts for one in part), inside)


def _ink(style: str) -> dict[str, Any]:
    """Give weight and colour of a verdict's style."""
    colour = next((ink for name, ink in _INKS.items() if name in style.split()), None)
    return ({"bold": True} if "bold" in style else {}) | ({"font_color": colour} if colour else {})


def _digits(value: Decimal) -> str:
    """Give the number format with as many places as a figure has."""
    exponent = value.as_tuple().exponent
    places = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    return f"0.{'0' * places}" if places else "0"


def cell_text(value: str) -> str:
    """Give text that a cell can hold, on one line and without characters that steer."""
    shown = plain(value).translate(_NO_CHARACTERS)
    return shown if len(shown) <= _LONGEST else shown[: _LONGEST - 1] + "…"
