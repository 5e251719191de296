"""The format of a file: told by its content first, by its name second."""

from __future__ import annotations

import codecs
import io
import re
import zipfile
from pathlib import PurePath
from typing import Literal

from tracker.errors import InputError

__all__ = ["SUFFIXES", "UNREAD", "Format", "recognise"]

Format = Literal["text", "markdown", "html", "docx", "pdf", "mht"]

SUFFIXES: dict[str, Format] = {
    ".txt": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".docx": "docx",
    ".pdf": "pdf",
    ".mht": "mht",
    ".mhtml": "mht",
}

UNREAD = frozenset({
    *(".doc", ".dot", ".wps", ".wpt", ".ofd", ".rtf", ".odt", ".pages", ".epub", ".ceb", ".caj", ".djvu", ".xps"),
    *(".eml", ".zip", ".rar", ".7z", ".gz", ".tar", ".tgz", ".ppt", ".pptx"),
    *(".jpg", ".jpeg", ".png", ".gif", ".bmp", ".tif", ".tiff", ".webp", ".heic"),
})  # fmt: skip
"""Kinds of files in which a report may lie that nobody reads here; what else lies in a folder is no document."""

_OTHERS = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old or a protected Office file: save it as DOCX without a password"),
    (b"{\\rtf", "an RTF file: save it as DOCX"),
    (b"\x1f\x8b", "a compressed file: unpack it first"),
    (b"Rar!\x1a\x07", "a compressed file: unpack it first"),
    (b"7z\xbc\xaf\x27\x1c", "a compressed file: unpack it first"),
    (b"\xff\xd8\xff", "an image: recognise its text first (OCR)"),
    (b"\x89PNG\r\n", "an image: recognise its text first (OCR)"),
)
_HEAD = 65_536
_ROOT = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:(?><!--.*?-->)\s*+)*+<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_TAG = re.compile(
    r"</?(?:p|div|span|br|table|tr|td|h[1-6]|ul|li|font|meta|article|section)(?:\s[^<>]*)?/?>", re.IGNORECASE
)
_FEW_TAGS = 3
# The headers of a web archive: it is a message, of which the page is one part.
_ARCHIVE = re.compile(r"(?:[A-Za-z-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*?content-type:\s*multipart/related", re.IGNORECASE)


def recognise(data: bytes, name: str) -> Format:
    """Give the format of a file; raises InputError, without a file name, for known formats that are not read."""
    if _is_pdf(data, name):
        return "pdf"
    if data.startswith(b"PK\x03\x04"):
        return _zip_format(data)
    for magic, what in _OTHERS:
        if data.startswith(magic):
            raise InputError("is {what}", what=what)
    if _ARCHIVE.match(_head(data)):
        return "mht"
    suffix = SUFFIXES.get(PurePath(name).suffix.lower())
    if _is_html(_head(data), suffix):
        return "html"
    return "markdown" if suffix == "markdown" else "text"


def _is_pdf(data: bytes, name: str) -> bool:
    head = data[:1024]
    return head.lstrip().startswith(b"%PDF-") or (name.lower().endswith(".pdf") and b"%PDF-" in head)


def _zip_format(data: bytes) -> Format:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError) as error:
        raise InputError("is a broken ZIP or DOCX file: get it again") from error
    if "word/document.xml" in names:
        return "docx"
    if "OFD.xml" in names:
        raise InputError("is an OFD file: save its text alone, or print it to PDF")
    raise InputError("is a ZIP file but not a DOCX: unpack it, or save it as DOCX")


def _head(data: bytes) -> str:
    """Give the beginning with its ASCII characters right, whatever the encoding: tags are ASCII."""
    head = data[:_HEAD]
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return head.decode("utf-16", errors="ignore")
    return head.removeprefix(codecs.BOM_UTF8).decode("latin-1")


def _is_html(head: str, suffix: str | None) -> bool:
    """Tell a page, which begins with its root, or a fragment of one, which begins with a tag or is named as HTML."""
    if _ROOT.match(head):
        return True
    if suffix == "markdown" or len(_TAG.findall(head)) < _FEW_TAGS:
        return False
    return suffix == "html" or _TAG.match(head.lstrip()) is not None
