"""Figures: numbers with their unit and the hedges that touch them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from tracker.claims.number import amount, same_scale
from tracker.rulebook.numeral import chinese_number

if TYPE_CHECKING:
    import re

    from tracker.rulebook.rulebook import Rulebook
    from tracker.rulebook.units import Units
    from tracker.rulebook.word_ends import Hedge

__all__ = ["Figure", "read_figure", "signed_begin"]


# asked so often that a named tuple, whose fields are found three times as slowly, would tell in the time of extraction
@dataclass(slots=True)
class Figure:
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
    doubtful: Decimal | None = None
    """The other end of a range that stands upside down (9-5%); which of the two is wrong the text does not say."""


class _Groups(NamedTuple):
    """The groups of a pattern that one end of a figure stands in."""

    number: tuple[str, str, str]
    """Those of the number in figures and in Chinese numerals, and of its unit."""
    with_unit: tuple[str, str, str]
    """Those of the scale around its hedge where a unit stands behind them."""
    without: tuple[str, str, str]


_PLAIN = _Groups(("low", "low_cn", "unit"), ("scale", "infix", "scale2"), ("scale3", "infix2", "scale4"))
_HIGH = _Groups(
    ("high", "high", "high_unit"),
    ("high_scale", "high_infix", "high_scale2"),
    ("high_scale3", "high_infix2", "high_scale4"),
)
_LONGEST_HEDGE = 4


def read_figure(found: re.Match[str], begin: int, end: int, rulebook: Rulebook, *, joined: bool) -> Figure | None:
    """Give the figure that a match of the pattern of numbers is, None where it is none; ``joined`` for a range.

    ``begin`` is where it begins, with its sign where it has one, and ``end`` where it ends.
    """
    number, chinese, word, part = found.group("low", "low_cn", "word", "part")
    if number or chinese:
        read = _range if joined else _single
        return read(found, begin, end, rulebook)
    if word:
        return _word(found, end, rulebook)
    if part:
        return _fraction(found, Decimal(part), Decimal(found["whole"]), end, rulebook)
    return _told_fraction(found, end, rulebook, joined=joined)


def _single(found: re.Match[str], begin: int, end: int, rulebook: Rulebook) -> Figure | None:
    """Read one number with its unit; a Chinese one is a figure where a unit or a phrase explains it."""
    read = _amount(found, _PLAIN, rulebook.units)
    if read is None:
        return None
    value, scale, bare, hedged = read
    chinese, more, sign = found.group("low_cn", "more", "sign")
    if chinese and not bare and not _is_explained(found, scale, rulebook):
        return None
    if more:
        value = _halved(value, more, rulebook)
    if sign and _is_negative(found, rulebook):
        value = value.copy_negate()
    return _made(found, (begin, end), (value, None), (scale, bare, hedged), rulebook)


def _range(found: re.Match[str], begin: int, end: int, rulebook: Rulebook) -> Figure | None:
    """Read the two ends of a range in one unit; one that stands upside down is no range."""
    units = rulebook.units
    low, high = _amount(found, _PLAIN, units), _amount(found, _HIGH, units)
    if low is None or high is None:
        return None
    scale_low, unit_low, scale_high, unit_high = *low[1:3], *high[1:3]
    if found["low_cn"] and not (unit_high or scale_low):
        return None
    alone = not unit_low and not scale_low
    value, value_high, scale = same_scale((low[0], scale_low), (high[0], scale_high), units, alone=alone)
    if _is_negative(found, rulebook):
        value = value.copy_negate()
        signed = found["high_sign"] not in ("", units.written.plus)
        value_high = value_high.copy_negate() if signed else value_high
    return _made(found, (begin, end), (value, value_high), (scale, unit_high, high[3]), rulebook)


def _amount(found: re.Match[str], named: _Groups, units: Units) -> tuple[Decimal, str, str, str] | None:
    """Give the value of a number, scale and rest of its unit, and the hedge in it: 万余人, as 余万人, is 万人."""
    number, chinese, unit = found.group(*named.number)
    first, hedge, second = found.group(*(named.with_unit if unit else named.without))
    read = amount(number or chinese, first + second, units)
    return None if read is None else (*read, unit or "", hedge)


def _halved(value: Decimal, more: str, rulebook: Rulebook) -> Decimal:
    """Add half of a unit, or its tenths: 一倍半 is 1.5 倍, 八成五 8.5 成."""
    if value != value.to_integral_value():
        return value
    tenths = Decimal(5) if more == rulebook.units.written.half else chinese_number(more) or Decimal(more)
    return value + tenths.scaleb(-1)


def _is_explained(found: re.Match[str], scale: str, rulebook: Rulebook) -> bool:
    """Tell whether a Chinese numeral without a unit is meant: by a phrase, or as a round sum (百亿大关)."""
    if rulebook.phrases.leads_unitless(found.string, found.start()):
        return True
    text, end = found.string, found.end("scale4")
    passed = rulebook.marks.before.at_end(text, max(0, found.start() - _LONGEST_HEDGE), found.start())
    told = passed is not None and passed.hedge in ("gt", "ge") and rulebook.marks.followed.match(text, end) is not None
    return bool(scale) and (told or text.startswith(rulebook.units.written.round_sums, end))


def _is_negative(found: re.Match[str], rulebook: Rulebook) -> bool:
    return found["sign"] not in (None, "", rulebook.units.written.plus) and _is_rate(found, rulebook)


def _is_rate(found: re.Match[str], rulebook: Rulebook) -> bool:
    unit = found["unit"] or found["high_unit"] or ""
    return rulebook.units.kind(unit) in ("ratio", "points")


def signed_begin(found: re.Match[str], rulebook: Rulebook) -> int:
    """Give where a figure with a sign begins: behind one that belongs to the words before (减负237亿元, 党建+5个)."""
    sign, written = found["sign"], rulebook.units.written
    apart = sign in (written.minus_word, written.plus) and not _is_rate(found, rulebook)
    return found.start("low") if apart else found.start()


def _word(found: re.Match[str], end: int, rulebook: Rulebook) -> Figure:
    value, unit = rulebook.units.words[found["word"]]
    figure = _standing(found, value, unit, end, rulebook)
    return replace(figure, word=found["word"] not in rulebook.units.words_alone)


def _told_fraction(found: re.Match[str], end: int, rulebook: Rulebook, *, joined: bool) -> Figure | None:
    """Read a fraction in words: 百分之八点五 is 8.5 %, 三分之二 a fraction."""
    whole, part = found["told_whole"], _told(found["told_part"])
    unit = rulebook.units.written.parts.get(whole)
    if part is None or unit is None:
        of = _told(whole)
        return _fraction(found, part, of, end, rulebook) if part and of and not joined else None
    high = _told(found["told_high"]) if joined else None
    value = part.copy_negate() if found["told_sign"] else part
    return _ordered(_standing(found, value, unit, end, rulebook), value, high)


def _told(number: str) -> Decimal | None:
    if number[-1].isdigit():
        return Decimal(number.replace(",", ""))
    return chinese_number(number)


def _fraction(found: re.Match[str], part: Decimal, whole: Decimal, end: int, rulebook: Rulebook) -> Figure | None:
    """Give 1/4 as 25 %; a fraction that is no exact share of a hundred keeps its whole as unit: 2/3 is 2 of /3."""
    if not whole or part > whole:
        return None
    if (100 * part) % whole == 0:
        return _standing(found, 100 * part / whole, "%", end, rulebook)
    figure = _standing(found, part, "%", end, rulebook)
    return replace(figure, unit=f"/{whole}")


def _standing(found: re.Match[str], value: Decimal, unit: str, end: int, rulebook: Rulebook) -> Figure:
    """Make a figure whose unit is not written behind it."""
    stop, hedge = _hedged(found.string, end, rulebook)
    return Figure(found.start(), end, stop, value, None, unit, unit, rulebook.units.kind(unit), hedge, chinese=False)


def _made(
    found: re.Match[str],
    span: tuple[int, int],
    ends: tuple[Decimal, Decimal | None],
    measured: tuple[str, str, str],
    rulebook: Rulebook,
) -> Figure:
    """Make a figure of its ends, and of the scale, the rest of the unit and the hedge of the last one.

    Of a range that stands upside down the first end stays, alone and doubtful: 9-5%.
    """
    (begin, end), (scale, bare, inside), units = span, measured, rulebook.units
    stop, hedge = _hedged(found.string, end, rulebook)
    if inside and hedge is None:
        hedge = "approx"
    (value, high), doubtful = ends, None
    if high is not None and high < value:
        high, doubtful = None, high
    return Figure(
        begin, end, stop, value, high, scale + bare, bare, units.kind(bare), hedge,
        found.end("low_cn") >= 0, bare in units.phrased, doubtful,
    )  # fmt: skip


def _ordered(figure: Figure, low: Decimal, high: Decimal | None) -> Figure:
    """Give a range its upper end; where that is lower, the figure stays alone and doubtful: 9-5%."""
    if high is None:
        return figure
    return replace(figure, doubtful=high) if high < low else replace(figure, high=high)


def _hedged(text: str, end: int, rulebook: Rulebook) -> tuple[int, Hedge | None]:
    """Give where the hedge behind a figure ends, and what it says; ``end`` and None where there is none."""
    after = rulebook.marks.after
    if text[end : end + 1] not in after.first_characters:
        return end, None
    mark = after.at_start(text, end, min(len(text), end + _LONGEST_HEDGE))
    return (end + len(mark.word), mark.hedge) if mark else (end, None)
