"""The table as a Word document: A4 landscape, heads on every page, rows that are not torn."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any, BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from tracker.outputs.table.cells import COLUMNS, note_lines, outcome_lines, promise_lines
from tracker.outputs.table.table import Band, with_bands
from tracker.outputs.wording.plain import pieces, plain
from tracker.outputs.wording.words import word

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tracker.outputs.table.cells import Line
    from tracker.outputs.table.table import Entry, Table
    from tracker.rulebook.policy import Language
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["write_table_docx"]

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The day that every document calls its own, for a file of today would differ from that of tomorrow."""
_PAGE = (297, 210)
_MARGIN = 15
_BODY, _HEADING = "宋体", "黑体"
_LATIN = "Times New Roman"
_SIZES = {"title": 16, "body": 10.5, "lead": 10.5, "head": 9.5, "small": 9}
_NO_CHARACTERS = str.maketrans({"\ufffe": " ", "\uffff": " "})


def write_table_docx(table: Table, rules: Rulebook, lang: Language, stream: BinaryIO) -> None:
    """Write a table as a document; the same bytes for the same input."""
    from docx import Document

    document = Document()
    _set_up(document, table)
    _paragraph(document, table.title, "title", bold=True, centred=True)
    _paragraph(document, f"{word('table.unit', lang)}{' ' * 60}{word('table.day', lang)}", "body")
    if table.entries:
        _write_rows(document, table, lang)
        _paragraph(document, table.totals, "lead", bold=True)
    for line in note_lines(table, rules, lang):
        _paragraph(document, line, "small")
    _number_pages(document, lang)
    made = BytesIO()
    document.save(made)
    _pack(made, stream)


def _set_up(document: Any, table: Table) -> None:
    """Set the page, the fonts and the title that programs show."""
    from docx.enum.section import WD_ORIENT
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt

    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(_PAGE[0]), Mm(_PAGE[1])
    for side in ("left_margin", "right_margin", "top_margin", "bottom_margin"):
        setattr(section, side, Mm(_MARGIN))
    style = document.styles["Normal"]
    style.font.name, style.font.size = _LATIN, Pt(_SIZES["body"])
    style.element.rPr.rFonts.set(qn("w:eastAsia"), _BODY)
    style.paragraph_format.space_after = Pt(0)
    document.core_properties.title = _text(table.title)[:255]
    document.core_properties.author = document.core_properties.comments = ""


def _write_rows(document: Any, table: Table, lang: Language) -> None:
    rows = list(with_bands(table))
    grid = document.add_table(rows=len(rows) + 1, cols=len(COLUMNS), style="Table Grid")
    grid.autofit = False
    _set_widths(grid)
    head, *others = grid.rows
    _mark(head, "tblHeader")
    for cell, column in zip(head.cells, COLUMNS, strict=True):
        _fill(cell, [word(f"table.{column.key}", lang)], "head", bold=True, centred=True)
        _shade(cell, "E9E9E6")
    for row, one in zip(others, rows, strict=True):
        _mark(row, "cantSplit")
        if isinstance(one, Band):
            _write_band(row, one)
        else:
            _write_entry(row, one, lang)


def _set_widths(grid: Any) -> None:
    from docx.shared import Mm

    room = _PAGE[0] - 2 * _MARGIN
    for at, column in enumerate(COLUMNS):
        width = Mm(room * column.share / 100)
        grid.columns[at].width = width
        for cell in grid.columns[at].cells:
            cell.width = width


def _write_band(row: Any, band: Band) -> None:
    cells = row.cells
    whole = cells[0].merge(cells[-1])
    _fill(whole, [band.title], "lead", bold=True)
    whole.paragraphs[0].paragraph_format.keep_with_next = True
    _shade(whole, "F4F3EF" if band.depth else "E9E9E6")


def _write_entry(row: Any, one: Entry, lang: Language) -> None:
    number, promise, outcome, status, bearer, remarks = row.cells
    _fill(number, [str(one.number)], "body", centred=True)
    _fill_lines(promise, promise_lines(one, lang))
    _fill_lines(outcome, outcome_lines(one, lang))
    _fill(status, [one.status], "body", bold=one.verdict in {"missed", "to_check"})
    _fill(bearer, [one.bearer], "body")
    _fill(remarks, [one.remarks], "body")


def _fill_lines(cell: Any, lines: Iterable[Line]) -> None:
    for at, line in enumerate(lines):
        paragraph = cell.paragraphs[0] if at == 0 else cell.add_paragraph()
        for number, part in enumerate(pieces(line.text)):
            _run(paragraph, part, "lead" if line.lead else "small", bold=line.lead or number % 2 == 1)


def _fill(cell: Any, texts: Iterable[str], size: str, *, bold: bool = False, centred: bool = False) -> None:
    for text in texts:
        paragraph = cell.paragraphs[0]
        _run(paragraph, text, size, bold=bold)
        if centred:
            paragraph.alignment = 1


def _paragraph(document: Any, text: str, size: str, *, bold: bool = False, centred: bool = False) -> None:
    paragraph = document.add_paragraph()
    _run(paragraph, text, size, bold=bold)
    if centred:
        paragraph.alignment = 1


def _run(paragraph: Any, text: str, size: str, *, bold: bool = False) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Pt

    run = paragraph.add_run(_text(text))
    run.bold, run.font.size = bold, Pt(_SIZES[size])
    if bold:
        run.font.name = _LATIN
        run._element.rPr.rFonts.set(qn("w:eastAsia"), _HEADING)  # noqa: SLF001  # the library has no other way


def _mark(row: Any, name: str) -> None:
    """Give a row a property: tblHeader for one that stands on every page, cantSplit for one that is not torn."""
    from docx.oxml import OxmlElement

    row._tr.get_or_add_trPr().append(OxmlElement(f"w:{name}"))  # noqa: SLF001


def _shade(cell: Any, colour: str) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    shade = OxmlElement("w:shd")
    for key, value in (("val", "clear"), ("color", "auto"), ("fill", colour)):
        shade.set(qn(f"w:{key}"), value)
    cell._tc.get_or_add_tcPr().append(shade)  # noqa: SLF001


def _number_pages(document: Any, lang: Language) -> None:
    """Write the number of the page, and of how many, below each page."""
    paragraph = document.sections[0].footer.paragraphs[0]
    paragraph.alignment = 1
    before, _, rest = word("table.page", lang, page="\0", pages="\1").partition("\0")
    between, _, behind = rest.partition("\1")
    for text, field in ((before, "PAGE"), (between, "NUMPAGES"), (behind, "")):
        _run(paragraph, text, "small")
        if field:
            _field(paragraph, field)


def _field(paragraph: Any, code: str) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), code)
    paragraph._p.append(field)  # noqa: SLF001


def _pack(made: BytesIO, stream: BinaryIO) -> None:
    """Write the parts of a document anew, all of one day."""
    packed = BytesIO()
    with ZipFile(made) as old, ZipFile(packed, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(ZipInfo(name, _EPOCH), old.read(name), ZIP_DEFLATED)
    stream.write(packed.getvalue())


def _text(text: str) -> str:
    return plain(text).translate(_NO_CHARACTERS)
