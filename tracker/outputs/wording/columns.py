"""Columns: text laid out by the cells that it takes in a terminal, Chinese characters being two wide."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from tracker.outputs.wording.plain import MARKS, obeyed_by_none, pieces, plain, unmarked

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = [
    "Cell",
    "Line",
    "cell_width",
    "cut",
    "cut_before",
    "fit_widths",
    "lay_out",
    "lay_out_cells",
    "pad",
    "paint",
    "paragraph",
    "wrap",
]

Line = tuple[tuple[str, str], ...]
"""A line of output: pieces of text, each with its style (empty for plain)."""
Cell = tuple[str, str]
"""The text of a cell with its style."""

_NARROW, _NARROWEST = 16, 8
_SPARED = 20
_IN_NUMBERS = "0123456789.,%+-"
_WORD = re.compile("[A-Za-z'-]+")
_LONGEST_WORD = 14
"""Letters of a word that a column keeps whole where there is room."""
_OPENING, _CLOSING = frozenset({"Ps", "Pi"}), frozenset({"Pe", "Pf", "Po"})
"""Categories of signs that no line ends with, and of those that none begins with."""
_CUT = ".."
"""Not the ellipsis, which takes two cells in many Chinese terminals."""


@lru_cache(maxsize=8192)
def cell_width(text: str) -> int:
    """Give the number of terminal cells of a text."""
    if text.isascii() and text.isprintable():
        return len(text)
    from rich.cells import cell_len

    return cell_len(text if text.isascii() else unmarked(text))


def pad(text: str, width: int, *, right: bool = False) -> str:
    """Fill a text up to ``width`` cells, with the blanks before it where ``right`` is set."""
    blanks = " " * (width - cell_width(text))
    return blanks + text if right else text + blanks


def cut(text: str, width: int) -> str:
    """Give a text in at most ``width`` cells; where it is longer its end gives way to two dots."""
    if cell_width(text) <= width:
        return text
    while text and cell_width(text + _CUT) > width:
        text = text[:-1]
    return text.rstrip() + _CUT


def cut_before(text: str, width: int) -> str:
    """Give a text in at most ``width`` cells; where it is longer its beginning gives way to two dots."""
    if cell_width(text) <= width:
        return text
    while text and cell_width(_CUT + text) > width:
        text = text[1:]
    return _CUT + text.lstrip()


def wrap(text: str, width: int, indent: str = "") -> list[str]:
    """Break a text into lines of at most ``width`` cells, every line but the first behind ``indent``.

    Lines break after blanks where there are some beyond their first third, else between any two characters, but not in
    a number or an English word that fits a line, nor before a sign that closes or behind one that opens.
    """
    if cell_width(text) <= width:
        return [text.rstrip()]
    lines, line, used = [], "", 0
    for character in text:
        cells = cell_width(character)
        if used + cells > width:
            at = _break(line, character)
            at = at if cell_width(indent + line[at:] + character) <= width else len(line)
            lines.append(line[:at].rstrip())
            line = indent + line[at:].lstrip()
            used = cell_width(line)
            if character == " " and line == indent:
                continue
        line, used = line + character, used + cells
    return [*lines, line.rstrip()]


def fit_widths(
    rows: Sequence[Sequence[str]],
    width: int,
    *,
    flexible: Sequence[int],
    first: Sequence[int] = (),
    spared: Sequence[int] = (),
    gap: int = 2,
) -> list[int]:
    """Give the widths of columns: as wide as their content where all fit, else the widest ``flexible`` ones shrunk.

    The columns ``first`` shrink before them. Where all these are narrow, the ``spared`` columns shrink too, and only
    then the flexible ones as far as they can. None becomes narrower than a number in it, nor, as long as there is
    room, than a word.
    """
    texts = list(zip(*rows, strict=True))
    widths = [max(map(cell_width, column)) for column in texts]
    numbers = [max(map(_longest_number, column)) for column in texts]
    whole = [max(number, *map(_longest_word, column)) for number, column in zip(numbers, texts, strict=True)]
    passes = ((first, _NARROW, whole), (flexible, _NARROW, whole), (spared, _SPARED, whole))
    for columns, narrowest, kept in (*passes, (flexible, _NARROWEST, whole), (flexible, _NARROWEST, numbers)):
        while sum(widths) > width - gap * (len(widths) - 1):
            broad = [at for at in columns if widths[at] > max(narrowest, kept[at])]
            if not broad:
                break
            widths[max(broad, key=lambda at: widths[at])] -= 1
    return widths


def lay_out(row: Sequence[str], widths: Sequence[int], *, right: Sequence[int] = (), gap: int = 2) -> list[str]:
    """Give the lines of one row; a cell too long for its column goes on in the lines below."""
    cells = [wrap(text, width) for text, width in zip(row, widths, strict=True)]
    height = max(map(len, cells))
    lines = []
    for at in range(height):
        parts = [cell[at] if at < len(cell) else "" for cell in cells]
        padded = [pad(part, widths[i], right=i in right) for i, part in enumerate(parts)]
        lines.append((" " * gap).join(padded).rstrip())
    return lines


def lay_out_cells(row: Sequence[Cell], widths: Sequence[int], *, right: Sequence[int] = (), gap: int = 2) -> list[Line]:
    """Give the lines of one row like ``lay_out``, each cell in its style."""
    cells = [wrap(text, width) for (text, _), width in zip(row, widths, strict=True)]
    lines = []
    for at in range(max(map(len, cells))):
        parts = [pad(cell[at] if at < len(cell) else "", widths[i], right=i in right) for i, cell in enumerate(cells)]
        lines.append(tuple((part + " " * gap, style) for part, (_, style) in zip(parts, row, strict=True)))
    return lines


def paragraph(mark: str, text: str, width: int, style: str = "") -> list[Line]:
    """Give a text in lines of at most ``width`` cells behind a mark, which alone has the style."""
    first, *rest = wrap(mark + text, width, "    ")
    return [((first[: len(mark)], style), (first[len(mark) :], "")), *(((line, ""),) for line in rest)]


def paint(lines: Sequence[Line], *, colour: bool) -> str:
    """Give the lines as one text that ends with a line break, with terminal colours where ``colour`` is set.

    What stands between ``MARKS`` is bold there, and stands as it is elsewhere.
    """
    lines = [_harmless(_trimmed(line)) for line in _marked(lines)]
    if not colour:
        return "".join("".join(text for text, _ in line) + "\n" for line in lines)
    from io import StringIO

    from rich.console import Console
    from rich.text import Text

    console = Console(file=StringIO(), force_terminal=True, color_system="256", no_color=False, highlight=False)
    for line in lines:
        console.print(Text.assemble(*line), soft_wrap=True)
    file = console.file
    return file.getvalue() if isinstance(file, StringIO) else ""


def _marked(lines: Sequence[Line]) -> Iterator[Line]:
    """Give lines with their marks made a style; a mark may begin in one line and end in another."""
    inside = False
    for line in lines:
        if not inside and not any(MARKS[0] in text for text, _ in line):
            yield line
            continue
        cut: list[tuple[str, str]] = []
        for text, style in line:
            for at, part in enumerate(pieces(text)):
                inside = inside != (at > 0)
                cut.append((part, f"{style} bold".strip() if inside else style))
        yield tuple(piece for piece in cut if piece[0])


def _harmless(line: Line) -> Line:
    """Give a line that shows every text and obeys none, neither in a terminal nor in the log of a forge."""
    whole = "".join(text for text, _ in line)
    told = obeyed_by_none(whole)
    if told == whole:
        return line
    return ((told, line[0][1]),) if told != plain(whole) else tuple((plain(text), style) for text, style in line)


def _trimmed(line: Line) -> Line:
    """Give a line without the blanks at its end."""
    while line and not line[-1][0].rstrip():
        line = line[:-1]
    return (*line[:-1], (line[-1][0].rstrip(), line[-1][1])) if line else line


def _break(line: str, character: str) -> int:
    """Give where a full line is broken before a character."""
    if character == " " or line.endswith(" "):
        return len(line)
    blank = line.rfind(" ")
    if blank > len(line) // 3 or (line[: blank + 1].strip() and _WORD.fullmatch(line[blank + 1 :] + character)):
        return blank + 1
    before = line.rstrip(_IN_NUMBERS)
    at = len(before) if character in _IN_NUMBERS and before.strip() else len(line)
    return _allowed(line + character, at)


def _allowed(text: str, at: int) -> int:
    """Give the last place up to one at which a text may be broken; that one where there is none beyond its first third.

    No line begins with a sign that closes (）or 、) or ends with one that opens (（), and no number is torn.
    """
    for place in range(at, len(text) // 3, -1):
        before, behind = unmarked(text[:place])[-1:], unmarked(text[place:])[:1]
        torn = before in _IN_NUMBERS and behind in _IN_NUMBERS
        if not torn and not _is(before, _OPENING) and not _is(behind, _CLOSING):
            return place
    return at


def _is(sign: str, categories: frozenset[str]) -> bool:
    """Tell whether a sign of Chinese punctuation is of some categories of Unicode; blanks stand beside others."""
    return not sign.isascii() and unicodedata.category(sign) in categories


def _longest_word(text: str) -> int:
    return max((len(word) for word in _WORD.findall(text) if len(word) <= _LONGEST_WORD), default=0)


def _longest_number(text: str) -> int:
    words = "".join(character if character in _IN_NUMBERS else " " for character in text).split()
    return max(map(len, words), default=0)
