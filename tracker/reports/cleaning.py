"""Cleaning: from the text as it was decoded to a text that rules can read, with the way back kept."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cache
from typing import TYPE_CHECKING

from tracker.reports.lines import broken_lines
from tracker.reports.report import CleanText
from tracker.reports.script import looks_traditional, simplify
from tracker.rulebook.kept import kept_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tracker.rulebook.characters import Characters
    from tracker.rulebook.furniture import Furniture

__all__ = ["clean", "leave_out", "translate"]

Span = tuple[int, int]

_CJK = r"\u3400-\u9fff〇"
_SIGN = r"。、“”《》,;:!?()%…"
_INVISIBLE = re.compile("[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff\r]+")
_LONE_RETURN = re.compile(r"\r(?!\r*\n)")
_NOTE_MARK = re.compile(r"(?=[\^\[])(?<=[^\n ])\^?\[\d{1,3}\]")
"""What leads to a note (“十个一”行动^[15]); at the beginning of a line the same heads the note itself."""
_MARKUP = re.compile(r"^[ ]*#{1,6}[ ]+|\*\*", re.MULTILINE)
# The number before a heading (1 全州…, at the start of a line or behind several spaces) keeps its space.
_SPACES = (
    "[ ](?:"
    rf"(?<=[{_CJK}{_SIGN}][ ])(?=[{_CJK}{_SIGN}]|(?<!%[ ])\d)"  # 政 府 工 作
    r"|(?<=[A-Z][ ])(?=\d)"  # PM 2.5
    r"|(?<=[^ \n]\d\.[ ])(?=\d{1,2}(?![\d年]))|(?<=\d[ ])(?=\.\d)"  # 2. 5
    rf"|(?<=\d[ ])(?<!\n\d[ ])(?<!\n\d\d[ ])(?<![ ][ ]\d[ ])[ ]*(?=[{_CJK}{_SIGN}])"  # 39.8 万亿
    ")"
)
_SPACED_FIGURE = (
    "(?m)"
    r"(?=\d)(?<![\d.])(?=\d++\.?\d*+[ ])(?<![\d.%][ ])(?:"
    r"\d(?:[ ]\d)*[ ]?\.[ ]?\d(?:[ ]\d)*|\d+[ ]\.[ ]\d+|\d(?:[ ]\d)*\.\d+"  # 1 4 . 1 7, 14 . 17, 1 4.17
    r"|(?P<whole>\d(?:[ ]\d)+)"  # 2 0
    r"|(?P<thousands>[1-9]\d{0,2}(?:[ ]\d{3})+(?:\.\d+)?)"  # 5 000
    rf")(?![\d.])(?P<after>[ ]*(?:[{_CJK}{_SIGN}A-Za-z~～—-]|$))"
)
_DASH, _RATE = "[-–—~～至到]", r"\d[\d.]*+(?:[%‰]|个百分点)"
# Where nothing of a pattern can begin is told by one character, which is looked at before what stands around it.
_BROKEN_RANGE = (
    r"(?=[ \n])(?:"
    rf"(?<=\d)[ ]*\n[ ]*(?=[-–—~～至到]{_RATE})|(?<=\d[-–—~～])[ ]*\n[ ]*(?=\d)|(?<=[%‰])[ ]*\n[ ]*(?={_DASH}{_RATE})"
    rf"|(?<=[%‰]{_DASH})[ ]*\n[ ]*(?={_RATE})|(?<=\d\.)[ ]*\n[ ]*(?=\d{{1,2}}%)"
    ")"
)
_YEAR_DIGITS = 4
_ONE_LINE = 1500


def clean(text: str, furniture: Furniture) -> CleanText:
    """Give the clean form of a decoded text: one paragraph or heading a line, no debris, half-width signs.

    Every character of it stands for one character of ``text``, and cleaning a clean text changes nothing.
    """
    found = CleanText(text=translate(text, furniture.characters), breaks=(0,), origins=(0,))
    found = _without(found, _spans(_INVISIBLE, found.text))
    found = _without(found, _spans(_MARKUP, found.text))
    found = _without(found, _spaces(found.text))
    found = _without(found, _spans(_long(_BROKEN_RANGE), found.text))
    found = _without(found, _spans(_NOTE_MARK, found.text))
    found = _without(found, _spans(furniture.pieces, found.text))
    found = _without(found, ((start, end + 1) for start, end in _spans(furniture.lines, found.text)))
    return _without(found, broken_lines(found.text, furniture))


def leave_out(cleaned: CleanText, spans: Iterable[Span]) -> CleanText:
    """Give a clean text without some spans of it, which are in order and do not overlap."""
    return _without(cleaned, spans)


def translate(text: str, characters: Characters) -> str:
    """Give a text of the same length in Simplified script, with half-width signs, plain spaces, no stand-ins.

    In a text of one long line the spaces between its sentences stand for the ends of its paragraphs.
    """
    plain, table = _LONE_RETURN.sub("\n", text), _table()
    for sign in sorted(table.keys() & set(text)):  # far quicker than looking every character up
        plain = plain.replace(sign, table[sign])
    plain = characters.mend(plain)
    if looks_traditional(plain):
        plain = simplify(plain)
    lines = sum(1 for line in plain.split("\n") if line.strip())
    return _paragraph_space().sub(r"\n\1", plain) if lines * _ONE_LINE < len(plain) else plain


@cache
def _long(expression: str) -> re.Pattern[str]:
    """Give the pattern of an expression that takes as long to compile as cleaning takes."""
    return kept_pattern(expression)


@cache
def _paragraph_space() -> re.Pattern[str]:
    """Give the pattern of a space between two sentences: few texts need it, and it takes long to compile."""
    return re.compile(rf"(?<=[{_CJK}{_SIGN}])(?<![ ][{_CJK}])[ ](?=([ ]*))\1(?![{_CJK}][ ])(?=\S)")


@cache
def _table() -> dict[str, str]:
    """Give what stands for a character; taken in their order none of them meets what stands for one before it."""
    half = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5E)}
    spaces = dict.fromkeys([*"\t\xa0\u3000\u202f\u205f|", *map(chr, range(0x2000, 0x200B))], " ")
    lines = dict.fromkeys("\v\f\x1c\x1d\x1e\x85\u2028\u2029", "\n")
    signs = dict(zip("﹪﹐﹔﹕｡､「」『』", "%,;:。、“”‘’", strict=True))
    return half | spaces | lines | signs


def _spans(pattern: re.Pattern[str], text: str) -> Iterable[Span]:
    return (match.span() for match in pattern.finditer(text))


def _spaces(text: str) -> list[Span]:
    spaces = set(_spans(_long(_SPACES), text))
    for match in _long(_SPACED_FIGURE).finditer(text):
        if _is_one(match):
            figure = range(match.start(), match.start("after"))
            spaces.update((at, at + 1) for at in figure if text[at] == " ")
        else:
            spaces.discard((match.start() - 1, match.start()))
    return sorted(spaces)


def _is_one(match: re.Match[str]) -> bool:
    """Tell whether spaced figures are one: not the number of a heading and its figure, nor columns of a table."""
    before = match.string[: match.start()][-2:]
    after = match["after"].lstrip()
    if not before.strip(" ") or before.endswith("\n"):
        whole = match["whole"] or ""
        return after == "%" or len(whole.replace(" ", "")) >= _YEAR_DIGITS
    return bool(after or not before.endswith(" ") or not (match["whole"] or match["thousands"]))


def _without(old: CleanText, spans: Iterable[Span]) -> CleanText:
    """Give a text without some spans of it, which are in order and do not overlap."""
    parts: list[str] = []
    breaks: list[int] = []
    origins: list[int] = []
    length = at = 0
    for start, end in [*spans, (len(old.text), len(old.text))]:
        if start > at:
            for point in [at, *_breaks_inside(old, at, start)]:
                breaks.append(length + point - at)
                origins.append(old.origin(point))
            parts.append(old.text[at:start])
            length += start - at
        at = end
    return CleanText(text="".join(parts), breaks=tuple(breaks) or (0,), origins=tuple(origins) or (0,))


def _breaks_inside(text: CleanText, start: int, end: int) -> tuple[int, ...]:
    return text.breaks[bisect_right(text.breaks, start) : bisect_left(text.breaks, end)]
