"""MHT: a web page that a browser saved with all that belongs to it, as one message of several parts."""

from __future__ import annotations

import codecs
from email import message_from_bytes
from email.errors import MessageError
from typing import TYPE_CHECKING

from tracker.errors import InputError
from tracker.sources.html import read_html

if TYPE_CHECKING:
    from email.message import Message

    from tracker.sources.encoding import Decoded

__all__ = ["read_mht"]

_PAGE = "text/html"
_MOST_PARTS = 2_000


def read_mht(data: bytes) -> Decoded:
    """Give the text of the page as that of an HTML file; raises InputError, without a name, where there is none."""
    try:
        parts = list(message_from_bytes(data).walk())
    except (MessageError, ValueError) as error:
        raise InputError("is a broken web archive: save the page as HTML") from error
    pages = [part for part in parts[:_MOST_PARTS] if part.get_content_type() == _PAGE]
    if not pages:
        raise InputError("is a web archive without a page: save the page as HTML")
    return read_html(_markup(max(pages, key=_size)))


def _size(page: Message) -> int:
    """Give how much there is of a part: frames with menus are smaller than the page."""
    return len(page.get_payload())


def _markup(page: Message) -> bytes:
    """Give the bytes of a page in the encoding that it declares itself, or in UTF-8 where its part names another."""
    found = page.get_payload(decode=True)
    content = found if isinstance(found, bytes) else b""
    charset = page.get_content_charset()
    try:
        return codecs.BOM_UTF8 + content.decode(charset).encode() if charset else content
    except (LookupError, UnicodeError):
        return content
