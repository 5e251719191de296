"""Figures: numbers with their unit and the hedges that touch them."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from tracker.rulebook.numeral import chinese_number
from tracker.rulebook.trie import trie_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.rulebook.marks import Hedge
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["Figure", "find_figures"]


class Figure(NamedTuple):
    """One number, or a range of two, with its unit; offsets are those of the clean text."""

    start: int
    end: int
    """Behind the unit."""
    stop: int
    """Behind the hedge that follows the unit (左右, 以上)."""
    value: Decimal
    high: Decimal | None
    unit: str
    """As in the text, with its scale: 万亩."""
    bare: str
    """The unit without scale."""
    kind: str
    """Kind of the unit, empty for none."""
    hedge: Hedge | None
    """Comparator that the words behind or inside the figure set."""
    chinese: bool
    """Written in Chinese numerals."""
    word: bool = False
    """It needs a phrase to be a figure (持平, 翻番)."""


_NUMBER = r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?"
_LONGEST_HEDGE = 4
_NUMERAL = "[一二两三四五六七八九十百千万亿]"
_SMALL = "[一二两三四五六七八九十百千]{1,3}"


@lru_cache(maxsize=4)
def _pattern(rulebook: Rulebook) -> re.Pattern[str]:
    units, marks = rulebook.units, rulebook.marks
    scale, unit, infix = units.scale_pattern, units.unit_pattern, marks.infix_pattern
    dash = r"[-—–－~～]{1,2}"
    second = rf"(?:(?:{dash}|至)(?P<high>{_NUMBER})|(?P<low_unit>%|{scale}{unit})(?:{dash}|至)(?P<high2>{_NUMBER}))?"
    arabic = rf"(?<![\d.A-Za-z/])(?:(?<=[一-鿿、])(?P<sign>[-−－]))?(?P<low>{_NUMBER}){second}"
    word = rf"(?P<word>{trie_pattern(units.words)})"
    fraction = r"(?<![\d.A-Za-z/])(?P<part>\d{1,2})/(?P<whole>\d{1,2})(?![\d/])"
    told = rf"(?P<told_whole>{_SMALL}){units.fraction}(?P<told_part>{_SMALL})"
    chinese = rf"(?P<numeral>{_NUMERAL}+(?![”\"·]))"
    scaled = rf"(?P<scale>{scale})(?P<infix>{infix})(?P<scale2>{scale})(?P<unit>{unit})"
    tail = rf"(?:{scaled}|(?P<scale3>{scale})(?P<infix2>{infix})(?P<scale4>{scale}))"
    begins = rf"(?=[\d\-−－{_NUMERAL[1:-1]}{''.join({word[0] for word in units.words})}])"
    number = f"(?:{fraction}|{arabic}|{told}|{word}|{chinese})(?P<number_end>)"
    return re.compile(begins + number + tail)


def find_figures(text: str, start: int, end: int, rulebook: Rulebook) -> Iterator[Figure]:
    """Give every figure between two offsets that is not part of a name (see rules/names.yaml)."""
    waiting: list[Figure] = []
    for figure in _figures(text, start, end, rulebook):
        if not figure.unit and not figure.chinese and _listed(text, figure.stop, rulebook):
            waiting.append(figure)
            continue
        yield from (_with_unit(bare, figure) for bare in waiting if _joins(text, waiting, figure, rulebook))
        waiting.clear()
        yield figure
    yield from waiting


def _listed(text: str, stop: int, rulebook: Rulebook) -> bool:
    """Tell whether a bare number is one of a list: 分别提高15、22个百分点."""
    joint = rulebook.marks.joins.match(text, stop)
    return joint is not None and bool(joint[1]) and text[joint.end() : joint.end() + 1].isdigit()


def _joins(text: str, waiting: list[Figure], figure: Figure, rulebook: Rulebook) -> bool:
    return bool(figure.unit) and text[waiting[-1].stop : figure.start] in ("、", *rulebook.marks.ands)


def _with_unit(bare: Figure, figure: Figure) -> Figure:
    return bare._replace(unit=figure.unit, bare=figure.bare, kind=figure.kind, hedge=bare.hedge or figure.hedge)


def _figures(text: str, start: int, end: int, rulebook: Rulebook) -> Iterator[Figure]:
    names = rulebook.names
    for found in _pattern(rulebook).finditer(text, start, end):
        chinese = found["numeral"] is not None
        if found["word"] is None and names.named_by(text, found.start(), found.end("number_end"), chinese=chinese):
            continue
        figure = _figure(found, rulebook)
        if figure is not None:
            yield figure


def _figure(found: re.Match[str], rulebook: Rulebook) -> Figure | None:
    if found["word"]:
        return _word(found, rulebook)
    if found["part"]:
        return _fraction(found, Decimal(found["part"]), Decimal(found["whole"]), rulebook)
    if found["told_part"]:
        return _told_fraction(found, rulebook)
    if found["numeral"]:
        return _chinese(found, rulebook)
    high = found["high"] or found["high2"]
    unit = _unit(found)
    low = Decimal(found["low"].replace(",", ""))
    if found["sign"] and rulebook.units.kind(found["unit"] or "") in ("ratio", "points"):
        low = -low
    return _made(found, rulebook, low, Decimal(high.replace(",", "")) if high else None, unit)


def _chinese(found: re.Match[str], rulebook: Rulebook) -> Figure | None:
    """Read a Chinese numeral; 百万人 keeps its last scale in the unit: 100 万人."""
    numeral, scale = found["numeral"], ""
    while numeral and numeral[-1] in "万亿":
        numeral, scale = numeral[:-1], numeral[-1] + scale
    value = chinese_number(numeral) if numeral else Decimal(1)
    explained = found["unit"] or rulebook.phrases.leads_unitless(found.string, found.start())
    if value is None or not explained:
        return None
    return _made(found, rulebook, value, None, scale + _unit(found))


def _unit(found: re.Match[str]) -> str:
    """Give the unit with its scale; 万余人 and 余万人 are both 万人."""
    if found["unit"]:
        return f"{found['scale']}{found['scale2']}{found['unit']}"
    return f"{found['scale3'] or ''}{found['scale4'] or ''}"


def _word(found: re.Match[str], rulebook: Rulebook) -> Figure:
    value, unit = rulebook.units.words[found["word"]]
    figure = _standing(found, value, unit, rulebook)
    return figure._replace(word=found["word"] not in rulebook.units.words_alone)


def _told_fraction(found: re.Match[str], rulebook: Rulebook) -> Figure | None:
    part, whole = chinese_number(found["told_part"]), chinese_number(found["told_whole"])
    return _fraction(found, part, whole, rulebook) if part and whole else None


def _fraction(found: re.Match[str], part: Decimal, whole: Decimal, rulebook: Rulebook) -> Figure | None:
    """Give 1/4 as 25 %; a fraction that is no exact share of a hundred keeps its whole as unit: 2/3 is 2 of /3."""
    if not whole or part > whole:
        return None
    if (100 * part) % whole == 0:
        return _standing(found, 100 * part / whole, "%", rulebook)
    figure = _standing(found, part, "%", rulebook)
    return figure._replace(unit=f"/{whole}")


def _standing(found: re.Match[str], value: Decimal, unit: str, rulebook: Rulebook) -> Figure:
    """Make a figure whose unit is not written behind it."""
    end = max(found.end("word"), found.end("whole"), found.end("told_part"))
    stop, hedge = _hedged(found.string, end, rulebook)
    return Figure(found.start(), end, stop, value, None, unit, unit, rulebook.units.kind(unit), hedge, chinese=False)


def _made(found: re.Match[str], rulebook: Rulebook, low: Decimal, high: Decimal | None, unit: str) -> Figure:
    bare, end = found["unit"] or "", found.end()
    stop, hedge = _hedged(found.string, end, rulebook)
    if hedge is None and (found["infix"] or found["infix2"]):
        hedge = "approx"
    kind = rulebook.units.kind(bare)
    chinese, phrased = found["numeral"] is not None, bare in rulebook.units.phrased
    return Figure(found.start(), end, stop, low, high, unit, bare, kind, hedge, chinese=chinese, word=phrased)


def _hedged(text: str, end: int, rulebook: Rulebook) -> tuple[int, Hedge | None]:
    """Give where the hedge behind a figure ends, and what it says; ``end`` and None where there is none."""
    mark = rulebook.marks.after.at_start(text, end, min(len(text), end + _LONGEST_HEDGE))
    return (end + len(mark.word), mark.hedge) if mark else (end, None)
