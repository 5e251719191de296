"""DOCX: paragraphs and rows of tables in the order of the document, each on a line."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Any

from tracker.errors import InputError
from tracker.sources.encoding import Decoded

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

__all__ = ["read_docx"]

_LARGEST_PART = 64 * 1024 * 1024
_LARGEST_WHOLE = 256 * 1024 * 1024
_HARMLESS = 1024 * 1024
_DENSEST = 200
_BROKEN = "is a broken DOCX file: open it in an office program and save it again"

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# What was deleted or moved away by a tracked change, how characters are pronounced, and the second copy of a text box.
_LEFT_OUT = frozenset(
    [f"{_W}del", f"{_W}moveFrom", f"{_W}rt", "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"]
)
_SIGNS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
_UNSEEN = (f"{_W}vanish", f"{_W}webHidden", f"{_W}strike", f"{_W}dstrike")
_OFF = frozenset(["0", "false", "off"])
# What the signs of the font Symbol stand for; Word writes them as characters of a private area (F0B3).
_SYMBOLS = {ord(sign): sign for sign in "0123456789%+<=>()[],.:;/"} | dict(
    zip(b"\xa3\xb3\xb0\xb1\xb4\xb8\xb9\xbb\xd7\x2d\x7e", "≤≥°±×÷≠≈·-~", strict=True)
)


def read_docx(data: bytes) -> Decoded:
    """Give the text of a document, rows of tables with `` | `` between their cells.

    Raises InputError, without a file name, for broken and protected files and for archives that would fill the
    memory: a part beyond 64 MB, 256 MB in all, or more than 200 times its packed size.
    """
    _refuse_bomb(data)
    return Decoded("".join(f"{line}\n" for line in _lines(_body(data))), None)


def _refuse_bomb(data: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError) as error:
        raise InputError(_BROKEN) from error
    if sum(part.file_size for part in parts) > _LARGEST_WHOLE or any(map(_is_bomb, parts)):
        raise InputError("unpacks to far more than a report holds: save its text alone")


def _is_bomb(part: zipfile.ZipInfo) -> bool:
    dense = part.file_size > _HARMLESS and part.file_size > _DENSEST * part.compress_size
    return part.file_size > _LARGEST_PART or dense


def _body(data: bytes) -> Any:
    from docx import Document

    try:
        document = Document(io.BytesIO(data))
        body, styles = document.element.body, document.styles.element
    except Exception as error:  # a broken document fails in python-docx, zipfile, zlib or lxml, each in its own way
        raise InputError(_BROKEN) from error
    _leave_out_unseen(body, styles)
    return body


def _leave_out_unseen(body: Any, styles: Any) -> None:
    """Take away the content of runs that are hidden or struck through, by themselves or by their style."""
    named = {style.get(f"{_W}styleId") for style in styles.iter(f"{_W}style") if _is_unseen(style, frozenset())}
    for run in body.iter(f"{_W}r"):
        if _is_unseen(run, named):
            run[:] = []


def _is_unseen(element: Any, styles: Collection[str]) -> bool:
    properties = element.find(f"{_W}rPr")
    if properties is None:
        return False
    marks = [mark for name in _UNSEEN for mark in properties.findall(name)]
    if marks:
        return any(mark.get(f"{_W}val") not in _OFF for mark in marks)
    style = properties.find(f"{_W}rStyle")
    return style is not None and style.get(f"{_W}val") in styles


def _lines(container: Any) -> Iterator[str]:
    """Give the lines of a body, a cell or a content control: paragraphs and tables, also where they are wrapped."""
    for child in container:
        if child.tag == f"{_W}p":
            yield from "".join(_pieces(child)).split("\n")
        elif child.tag == f"{_W}tbl":
            yield from _rows(child)
        elif child.tag not in _LEFT_OUT:
            yield from _lines(child)


def _rows(table: Any) -> Iterator[str]:
    """Give the rows of a table; one that holds a table or long paragraphs only lays out the page."""
    for row in table.iter(f"{_W}tr"):
        if next(row.iterancestors(f"{_W}tbl")) is not table:
            continue
        cells = [list(_lines(cell)) for cell in row.iter(f"{_W}tc") if next(cell.iterancestors(f"{_W}tr")) is row]
        if len(cells) == 1:
            yield from cells[0]
        else:
            yield " | ".join(" ".join(filter(None, cell)) for cell in cells)


def _pieces(element: Any) -> Iterator[str]:
    """Give the text of a paragraph with that of links, smart tags, fields and content controls inside it.

    A text box stands on lines of its own; hidden and struck text is left out.
    """
    for child in element:
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag in _SIGNS:
            yield _SIGNS[child.tag]
        elif child.tag == f"{_W}sym":
            yield _symbol(child)
        elif child.tag == f"{_W}txbxContent":
            yield "\n" + "\n".join(_lines(child)) + "\n"
        elif child.tag not in _LEFT_OUT and child.tag != f"{_W}pPr":
            yield from _pieces(child)


def _symbol(element: Any) -> str:
    """Give the character of a sign that is written as the code of a font, nothing where the font is not Symbol."""
    try:
        code = int(element.get(f"{_W}char", ""), 16)
    except ValueError:
        return ""
    return _SYMBOLS.get(code & 0xFF, "") if element.get(f"{_W}font") == "Symbol" else ""
