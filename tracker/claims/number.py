"""Numbers: the shapes in which a figure is written, as one regular expression, and what they come to."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from tracker.rulebook.kept import kept_pattern
from tracker.rulebook.numeral import DIGITS, PLACES, POINT, ZEROS, chinese_number
from tracker.rulebook.trie import trie_pattern

if TYPE_CHECKING:
    from tracker.rulebook.rulebook import Rulebook
    from tracker.rulebook.units import Units, Written

__all__ = ["SCALES", "amount", "number_beginning", "number_pattern", "same_scale"]

_WHOLE, _PART = 15, 10
"""A number with more digits than these before or behind its point is no figure of a report."""
_ARABIC = rf"(?:\d{{1,3}}(?:,\d{{3}}){{1,4}}(?!\d)|\d{{1,{_WHOLE}}}(?!\d))(?:\.\d{{1,{_PART}}}(?!\d))?"
_DIGIT, _NUMERAL = f"[{ZEROS}{DIGITS}]", f"[{ZEROS}{DIGITS}{PLACES}]"
_CHINESE = (
    rf"(?:[{DIGITS}{PLACES}]{_NUMERAL}{{0,19}}+(?!{_NUMERAL})|[{ZEROS}](?={POINT}))"
    rf"(?:{POINT}{_DIGIT}{{1,6}}+(?!{_DIGIT}))?"
)
_FEW = rf"[{DIGITS}十百千]{{1,3}}"
SCALES = "万亿"
"""The scales that stay in a unit."""
_ABBREVIATED = 100
"""How many times as much the upper end may be where the lower one leaves its scale out: 8000-1万元, but not 9-5万元."""


@lru_cache(maxsize=4)
def number_pattern(rulebook: Rulebook) -> re.Pattern[str]:
    """Give the pattern of a figure with its unit, and of a range of two.

    Its groups: ``part``/``whole`` of 1/4, ``told_whole``, ``told_part``, ``told_joint``, ``told_high`` of 百分之七至八,
    ``word``, else ``low`` with ``scale``, ``infix``, ``scale2`` and ``unit``; behind ``joint`` the same with ``high``
    before them.
    """
    units, written = rulebook.units, rulebook.units.written
    arabic = f"(?:{_mixed(units)}|{_ARABIC})"
    plain = rf"{_free(rulebook.names.measured)}{_sign(written)}(?P<low>{arabic})"
    chinese = rf"{_clear(written)}(?P<low_cn>{_CHINESE})(?![”\"·])"
    vague = f"(?!{trie_pattern(written.vague)})"
    high = rf"{_joint(written)}{_high_sign(written)}(?P<high>{arabic}|{_CHINESE}){vague}{_tail(rulebook, 'high_')}"
    spelled = rf"(?:{plain}|{chinese}){vague}{_tail(rulebook, '')}(?:{high})?"
    fraction = r"(?<![\d.A-Za-z/])(?P<part>\d{1,2})/(?P<whole>\d{1,2})(?![\d/])"
    word = rf"(?P<word>{trie_pattern(units.words)})"
    return kept_pattern(f"{fraction}|{_told(written, units.fraction)}|{word}|{spelled}")


@lru_cache(maxsize=4)
def number_beginning(rulebook: Rulebook) -> re.Pattern[str]:
    """Give the pattern of the character that a figure begins with, by it and by the ones beside it.

    Most numerals of a report count nothing: 统一, 一致. One without a scale is a figure only with what the pattern of
    numbers takes behind it, or behind a word that a figure without a unit may follow (第一). 支持 is no 持平.
    """
    units, written = rulebook.units, rulebook.units.written
    words = {word[:2] for word in units.words}
    numeral, signs = f"[{DIGITS}{PLACES}]", re.escape(written.minus + written.plus)
    joints = written.dashes + "".join(word[0] for word in (*written.to, *written.between))
    goes_on = re.escape("".join((POINT, units.fraction[0], joints, *rulebook.marks.infixes, units.first_characters)))
    firsts = "".join(sorted({word[0] for word in words}))
    begins = (
        rf"(?<=[\d{SCALES}])",
        rf"(?<={numeral})(?=[{ZEROS}{DIGITS}{PLACES}{goes_on}])",
        rf"(?<=[{re.escape(''.join(sorted(rulebook.phrases.unitless_ends)))}]{numeral})",
        rf"(?<=[{ZEROS}])(?={POINT})",
        rf"(?<=[{signs}])(?=\d)",
        rf"(?<={written.minus_word})(?=[\d{ZEROS}{DIGITS}{PLACES}])",
        *(rf"(?<={word[0]})(?={word[1:]})" for word in sorted(words)),
    )
    # a text is searched for one character of a set several times as fast as for any of some patterns
    return kept_pattern(rf"[\d{ZEROS}{DIGITS}{PLACES}{signs}{written.minus_word}{firsts}](?:{'|'.join(begins)})")


def _joint(written: Written) -> str:
    """Give the pattern of what joins two ends; OCR reads a dash between figures as 一, too."""
    words = trie_pattern([*written.to, *written.between])
    return rf"(?P<joint>[{re.escape(written.dashes)}]{{1,2}}?|{words}|(?<=[%\d])一(?=\d))"


def _high_sign(written: Written) -> str:
    """Give the pattern of the sign before an upper end: only one whose lower end has a sign may have it, too."""
    return rf"(?P<high_sign>(?(sign)[{re.escape(written.minus + written.plus)}{written.minus_word}]?))"


def _mixed(units: Units) -> str:
    """Give the pattern of Arabic numbers with several scales: 1万8千, 3亿零500万, 1万5000."""
    barred = trie_pattern(units.scaled_units)
    scale = f"(?:(?!{barred})[{PLACES}])++"
    parts = rf"(?:[{ZEROS}]?\d{{1,9}}{scale})++(?:[{ZEROS}]\d{{1,4}}(?!\d))?"
    return rf"\d{{1,9}}{scale}(?:{parts}|[{ZEROS}]\d{{1,8}}(?!\d)|(?<=万)\d{{4}}(?![\d.]))"


def _free(measured: tuple[str, ...]) -> str:
    """Say where an Arabic number may begin: not inside another, nor behind letters that are no measure (5G, PM2.5)."""
    behind = "".join(f"|(?<={re.escape(word)})" for word in measured)
    return rf"(?:(?<![\d.A-Za-z/^]){behind})"


def _clear(written: Written) -> str:
    """Say where a Chinese number may begin: not inside another, nor behind a word that leaves it open (几十)."""
    behind = "".join(f"(?<!{word})" for word in written.vague)
    places = "".join(f"(?!(?<={word})[{PLACES}])" for word in written.vague_before_places)
    return f"(?<!{_NUMERAL}){behind}{places}"


def _sign(written: Written) -> str:
    barred = "".join(f"(?<!{word.removesuffix(written.minus_word)})" for word in written.not_minus)
    signs = re.escape(written.minus + written.plus)
    return rf"(?:(?<=[一-鿿、,:(])(?P<sign>[{signs}]|{barred}{written.minus_word}))?"


def _tail(rulebook: Rulebook, prefix: str) -> str:
    """Give the pattern of what follows a number: scales with a hedge between them, and a unit with its half."""
    units, written = rulebook.units, rulebook.units.written
    scale, infix = units.scale_pattern, rulebook.marks.infix_pattern
    half = rf"(?<=[{''.join(written.halved)}]){written.half}"
    tenth = rf"(?<=[{''.join(written.tenths)}])(?:[{DIGITS}]|\d)(?!{_NUMERAL}|[\d.])"
    bare = rf"(?P<{prefix}scale>{scale})(?P<{prefix}infix>{infix})(?P<{prefix}scale2>{scale})"
    with_unit = rf"(?P<{prefix}unit>{units.unit_pattern})(?P<{prefix}more>{half}|{tenth})?"
    without = rf"(?P<{prefix}scale3>{scale})(?P<{prefix}infix2>{infix})(?P<{prefix}scale4>{scale})"
    return f"(?:{bare}{with_unit}|{without})"


def _told(written: Written, fraction: str) -> str:
    """Give the pattern of a fraction in words, and of a range of two: 三分之二, 百分之8, 百分之七至百分之八点五."""
    number = f"(?:{_CHINESE}|{_ARABIC})(?!{trie_pattern(written.vague)})"
    dash = f"(?:[{re.escape(written.dashes)}]{{1,2}}|{trie_pattern(written.to)})"
    whole = rf"(?P<told_whole>{_FEW}|(?<![\d.])\d{{1,4}})"
    again = rf"(?:(?P<told_joint>{dash})(?:(?P=told_whole){fraction})?(?P<told_high>{number}))?"
    return rf"(?P<told_sign>{written.minus_word})?{whole}{fraction}(?P<told_part>{number}){again}"


def amount(number: str, scale: str, units: Units) -> tuple[Decimal, str] | None:
    """Give the value of a number and the scale that stays in its unit: 百万 is 100 万, 1万8千 is 18000."""
    if number.isascii():
        return Decimal(number.replace(",", "")), scale
    if POINT in number:
        value = chinese_number(number)
        return None if value is None else (value, scale)
    whole = number + scale
    value = chinese_number(whole)
    if value is None:
        return None
    kept = whole[len(whole.rstrip(SCALES)) :]
    return Decimal(int(value) // int(_worth(kept, units))), kept


def _worth(scale: str, units: Units) -> Decimal:
    worth = Decimal(1)
    for char in scale:
        worth *= units.scales[char]
    return worth


def same_scale(
    low: tuple[Decimal, str], high: tuple[Decimal, str], units: Units, *, alone: bool
) -> tuple[Decimal, Decimal, str]:
    """Give both ends of a range in one scale, the smaller of theirs: 5000万元至1亿元 is 5000 to 10000 万元.

    ``alone`` says that nothing stands behind the lower end: it has the scale of the upper one (2-3万元), unless that
    would make it the higher (8000-1万元).
    """
    (value, scale), (value_high, scale_high) = low, high
    worth, worth_high = _worth(scale, units), _worth(scale_high, units)
    if alone and (value <= value_high or not 1 <= value_high * worth_high / value <= _ABBREVIATED):
        return value, value_high, scale_high
    if worth <= worth_high:
        return value, value_high * (worth_high / worth), scale
    return value * (worth / worth_high), value_high, scale_high
