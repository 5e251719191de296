"""HTML: the main text of a saved web page, one block a line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tracker.errors import InputError
from tracker.sources.encoding import Decoded, decode
from tracker.sources.page import declared_charset, page_lines, page_title, parse_page

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tracker.sources.page import Line

__all__ = ["read_html"]

# Finding the main text takes longer than reading the page; a page beyond these is taken whole.
_LONGEST_SEARCHED = 2_000_000
_MOST_TAGS = 100_000
# Characters that make a line certain to be found, and that make it look like a sentence.
_CERTAIN = 12
_PROSE = 20
_KEPT = 0.6


def read_html(data: bytes) -> Decoded:
    """Give the title and the main text of a page, or all its visible text where the main text is not found.

    Paragraphs, headings, list items and rows of tables end with a newline. Raises InputError, without a file name,
    where the page cannot be decoded or shows no text.
    """
    markup, encoding = decode(data, declared_charset(data))
    tree = parse_page(markup)
    lines = page_lines(tree)
    if not lines:
        raise InputError("is a page without text: save it from the browser when it is fully shown")
    text = "".join(f"{line.text}\n" for line in _main_part(lines, markup))
    title = page_title(tree)
    known = _squashed(title) in _squashed(text)
    return Decoded(text if known else f"{title}\n{text}", encoding)


def _main_part(lines: list[Line], markup: str) -> list[Line]:
    """Give the lines from the first to the last of the main text, all of them where that leaves out too much.

    The finder of the main text drops, joins and reorders; so it only says where the main text begins and ends.
    """
    main = _squashed(_main_text(markup))
    first = _certain(lines, main, range(len(lines)))
    last = _certain(lines, main, reversed(range(len(lines))))
    if first is None or last is None:
        return lines
    holder = _holder(lines[first].owner, lines[last].owner)
    part = lines[_first_line(lines, first, main, holder) : _last_line(lines, last, main, holder) + 1]
    return part if _prose(part) >= _KEPT * _prose(lines) else lines


def _main_text(markup: str) -> str:
    import trafilatura

    if len(markup) > _LONGEST_SEARCHED or markup.count("<") > _MOST_TAGS:
        return ""
    return trafilatura.extract(markup, favor_recall=True, include_comments=False, include_tables=True) or ""


def _certain(lines: list[Line], main: str, places: Iterable[int]) -> int | None:
    """Give the first of ``places`` whose line stands in the main text, and hardly by chance."""
    for at in places:
        text = _squashed(lines[at].text)
        if len(text) >= _CERTAIN and not lines[at].mostly_links and text in main:
            return at
    return None


def _holder(one: Any, other: Any) -> Any:
    """Give the innermost element that holds both, None where that is the whole page."""
    around = {one, *one.iterancestors()}
    holder = next(element for element in (other, *other.iterancestors()) if element in around)
    return None if holder.tag in {"body", "html"} else holder


def _first_line(lines: list[Line], first: int, main: str, holder: Any) -> int:
    """Take in what stands before the first certain line: in the same element, in the main text, or as headings."""
    before = main[: main.find(_squashed(lines[first].text))]
    while first and (lines[first - 1].heading or _belongs(lines[first - 1], before, holder)):
        first -= 1
    return first


def _last_line(lines: list[Line], last: int, main: str, holder: Any) -> int:
    """Take in what stands behind the last certain line, e.g. the rows of a table."""
    behind = main[main.rfind(_squashed(lines[last].text)) :]
    while last + 1 < len(lines) and _belongs(lines[last + 1], behind, holder):
        last += 1
    return last


def _belongs(line: Line, main: str, holder: Any) -> bool:
    inside = line.owner is holder or any(element is holder for element in line.owner.iterancestors())
    return inside or _squashed(line.text) in main


def _prose(lines: list[Line]) -> int:
    """Count the characters of the lines that look like sentences."""
    return sum(len(line.text) for line in lines if len(line.text) >= _PROSE and not line.mostly_links)


def _squashed(text: str) -> str:
    """Leave out white space and the bars of tables, which each reader sets differently."""
    return "".join(text.replace("|", " ").split())
