"""A web page: its markup parsed, its visible text as lines, its title and its declared encoding."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from tracker.errors import InputError

__all__ = ["Line", "declared_charset", "page_lines", "page_title", "parse_page"]

_CHARSET = re.compile(rb"<(?:meta\b[^>]*?charset|\?xml\b[^>]*?encoding)\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_HEAD = 8_192
_MOST_TAGS = 300_000
# The parser compares every attribute of an element with all before it.
_CROWDED = re.compile(r"<[A-Za-z][^<>\s]*+\s++(?:[^<>\s]++\s++){20000}")

_BLOCK = re.compile(
    "address|article|aside|blockquote|body|br|caption|center|dd|details|dialog|div|dl|dt|fieldset|figcaption|figure|"
    "footer|form|h[1-6]|header|hr|html|legend|li|main|menu|nav|ol|p|pre|section|summary|table|tbody|tfoot|thead|tr|ul"
)
_UNSEEN = re.compile(
    "script|style|noscript|template|head|select|option|textarea|button|iframe|object|svg|math|canvas|audio|video|map|"
    "rp|rt|rtc|del|s|strike|datalist|noframes"  # how characters are pronounced, what is struck through
)
_HEADINGS = frozenset(["h1", "h2", "h3"])
_CELLS = frozenset(["td", "th"])
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|mso-hide\s*:\s*all|text-decoration[\w-]*\s*:[^;]*line-through|"
    r"(?:font-size|opacity)\s*:\s*0*(?:\.0+)?(?:px|pt|em|rem|%)?\s*(?:;|!|$)",
    re.IGNORECASE,
)
_ASCII_SPACE = " \t\r\n\f"
_SPACES = re.compile(r"[ \t\r\n\f]+")
_LONGEST_CELL = 120


class Line(NamedTuple):
    """One visible line: a block, or a row of a table with `` | `` between its cells."""

    text: str
    linked: int
    """Characters of it that are links."""
    heading: bool
    owner: Any
    """The element that its text stands in."""

    @property
    def mostly_links(self) -> bool:
        """Whether more than half of it is links."""
        return 2 * self.linked > len(self.text)


def declared_charset(data: bytes) -> str | None:
    """Give the encoding that the page names for itself, None where it names none."""
    found = _CHARSET.search(data[:_HEAD])
    return found[1].decode("ascii", errors="ignore") if found else None


def parse_page(markup: str) -> Any:
    """Give the root element of a page; raises InputError, without a file name, where there is nothing to parse."""
    from lxml import etree

    if markup.count("<") > _MOST_TAGS or _CROWDED.search(markup):
        raise InputError("is a page of far more tags or attributes than a report has: save its text alone")
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        tree = etree.fromstring(markup.encode(), parser)
    except etree.XMLSyntaxError as error:
        raise InputError("is a broken page: save it again from the browser") from error
    # The parser leaves out what it finds too deep and only notes it: such a page must not pass for a whole one.
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise InputError("is a page whose elements are nested too deeply: save its text alone")
    if tree is None:
        raise InputError("is a page without text: save it from the browser when it is fully shown")
    return tree


def page_title(tree: Any) -> str:
    """Give the title of the article, or of the page, or an empty text."""
    for path in ("//meta[translate(@name, 'ARTICLE', 'article')='articletitle']/@content", "//head/title/text()"):
        title = _SPACES.sub(" ", " ".join(tree.xpath(path))).strip()
        if title:
            return title
    return ""


def page_lines(tree: Any) -> list[Line]:
    """Give the visible text of a page in its order, without empty lines."""
    from lxml import etree

    writer = _Writer()
    walk = etree.iterwalk(tree, events=("start", "end"))
    for event, element in walk:
        unseen = _is_unseen(element)
        if event == "start" and unseen:
            walk.skip_subtree()
        elif event == "start":
            writer.open(element)
            writer.write(element.text, element)
        else:
            if not unseen:  # what was never opened is not closed: a hidden link would count all behind it as links
                writer.close(element)
            writer.write(element.tail, element.getparent())
    writer.end_line()
    return writer.lines


def _is_unseen(element: Any) -> bool:
    hidden = "hidden" in element.attrib or _HIDDEN.search(element.get("style", ""))
    return bool(hidden) or _UNSEEN.fullmatch(element.tag) is not None


class _Writer:
    """Collects the text of elements into lines as a browser would set them."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self._pieces: list[str] = []
        self._linked = 0
        self._links = 0
        self._headings = 0
        self._verbatim = 0
        self._row: Any = None
        self._owner: Any = None

    def open(self, element: Any) -> None:
        """Take note that an element begins."""
        self._turn(element)
        if element.tag == "tr" and _is_record(element):
            self._row = element
        if element.tag in _CELLS and self._row is not None and any(map(str.strip, self._pieces)):
            self._pieces.append(" | ")
        self._count(element, 1)

    def close(self, element: Any) -> None:
        """Take note that an element ends."""
        if self._row is element:
            self._pieces = [_SPACES.sub(" ", "".join(self._pieces))]
            self._row = None
        self._turn(element)
        self._count(element, -1)

    def write(self, text: str | None, owner: Any) -> None:
        """Add text that stands in the element ``owner``."""
        if not text:
            return
        if text.strip():
            self._owner = owner
        if self._verbatim and self._row is None:
            first, *rest = text.splitlines() or [""]
            self._add(first)
            for line in rest:
                self.end_line()
                self._add(line)
        else:
            self._add(_SPACES.sub(lambda run: _space(text, run), text))

    def end_line(self) -> None:
        """Close the line that is being written; an empty one is dropped."""
        text = "".join(self._pieces).rstrip().strip(_ASCII_SPACE)
        if text:
            self.lines.append(Line(text, self._linked, self._headings > 0, self._owner))
        self._pieces, self._linked = [], 0

    def _add(self, text: str) -> None:
        self._pieces.append(text)
        if self._links:
            self._linked += len(text.strip())

    def _turn(self, element: Any) -> None:
        """Begin a new line at the edge of a block; inside a row of a table blocks stay on its line."""
        if not _BLOCK.fullmatch(element.tag) and (self._row is not None or element.tag not in _CELLS):
            return
        if self._row is not None:
            self._pieces.append(" ")
        else:
            self.end_line()

    def _count(self, element: Any, step: int) -> None:
        self._links += step * (element.tag == "a")
        self._verbatim += step * (element.tag == "pre")
        self._headings += step * (element.tag in _HEADINGS)


def _is_record(row: Any) -> bool:
    """Tell a row of figures, written on one line, from a table that only lays out the page."""
    if next(row.iter("table"), None) is not None:
        return False
    return all(len("".join(cell.itertext()).strip()) <= _LONGEST_CELL for cell in row.iter("td", "th"))


def _space(text: str, run: re.Match[str]) -> str:
    """Give what a run of white space stands for: nothing where markup is broken between Chinese characters."""
    before, after = text[run.start() - 1 : run.start()], text[run.end() : run.end() + 1]
    wide = before > "\u2e80" or after > "\u2e80"
    return "" if wide and "\n" in run[0] else " "
