"""Figures: numbers with their unit and the hedges that touch them."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from tracker.claims.number import amount, same_scale
from tracker.rulebook.numeral import chinese_number

if TYPE_CHECKING:
    import re

    from tracker.rulebook.rulebook import Rulebook
    from tracker.rulebook.word_ends import Hedge

__all__ = ["Figure", "begin_of", "read_figure"]


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
    doubtful: Decimal | None = None
    """The other end of a range that stands upside down (9-5%); which of the two is wrong the text does not say."""


@dataclass(frozen=True, slots=True)
class _Groups:
    """The groups of a pattern that one end of a figure stands in."""

    arabic: str
    chinese: str
    """The same as ``arabic`` where both are written there."""
    unit: str
    more: str
    infixes: tuple[str, str]
    scales: tuple[tuple[str, str], tuple[str, str]]
    """Those of the scale around its hedge: with a unit behind them, and without."""


_PLAIN = _Groups("low", "low_cn", "unit", "more", ("infix", "infix2"), (("scale", "scale2"), ("scale3", "scale4")))
_HIGH = _Groups(
    "high", "high", "high_unit", "high_more", ("high_infix", "high_infix2"),
    (("high_scale", "high_scale2"), ("high_scale3", "high_scale4")),
)  # fmt: skip
_LONGEST_HEDGE = 4


def read_figure(found: re.Match[str], begin: int, rulebook: Rulebook, *, joined: bool) -> Figure | None:
    """Give the figure that a match of the pattern of numbers is, None where it is none; ``joined`` for a range.

    ``begin`` is where it begins, as ``begin_of`` gives it.
    """
    if found["low"] or found["low_cn"]:
        return _range(found, begin, rulebook) if joined else _single(found, begin, rulebook)
    if found["word"]:
        return _word(found, rulebook)
    if found["part"]:
        return _fraction(found, Decimal(found["part"]), Decimal(found["whole"]), rulebook)
    return _told_fraction(found, rulebook, joined=joined)


def _single(found: re.Match[str], begin: int, rulebook: Rulebook) -> Figure | None:
    """Read one number with its unit; a Chinese one is a figure where a unit or a phrase explains it."""
    chinese, unit, more, sign = found.group("low_cn", "unit", "more", "sign")
    read = _amount(found, _PLAIN, rulebook)
    if read is None or (chinese and not _is_explained(found, read[1], rulebook)):
        return None
    value, scale = read
    if more:
        value = _halved(value, more, rulebook)
    if sign and _is_negative(found, rulebook):
        value = value.copy_negate()
    return _made(found, begin, (value, None), scale + (unit or ""), _PLAIN, rulebook)


def _range(found: re.Match[str], begin: int, rulebook: Rulebook) -> Figure | None:
    """Read the two ends of a range in one unit; one that stands upside down is no range."""
    low, high = _amount(found, _PLAIN, rulebook), _amount(found, _HIGH, rulebook)
    if low is None or high is None or (found["low_cn"] and not (found["high_unit"] or low[1])):
        return None
    alone = not found["unit"] and not low[1]
    value, value_high, scale = same_scale(low, high, rulebook.units, alone=alone)
    if _is_negative(found, rulebook):
        value = value.copy_negate()
        signed = found["high_sign"] not in ("", rulebook.units.written.plus)
        value_high = value_high.copy_negate() if signed else value_high
    unit = scale + (found["high_unit"] or "")
    return _made(found, begin, (value, value_high), unit, _HIGH, rulebook)


def _amount(found: re.Match[str], named: _Groups, rulebook: Rulebook) -> tuple[Decimal, str] | None:
    """Give the value of a number and the scale of its unit; 万余人 and 余万人 are both 万人."""
    number, chinese, unit = found.group(named.arabic, named.chinese, named.unit)
    first, second = found.group(*named.scales[0 if unit else 1])
    return amount(number or chinese, (first or "") + (second or ""), rulebook.units)


def _halved(value: Decimal, more: str, rulebook: Rulebook) -> Decimal:
    """Add half of a unit, or its tenths: 一倍半 is 1.5 倍, 八成五 8.5 成."""
    if value != value.to_integral_value():
        return value
    tenths = Decimal(5) if more == rulebook.units.written.half else chinese_number(more) or Decimal(more)
    return value + tenths.scaleb(-1)


def _is_explained(found: re.Match[str], scale: str, rulebook: Rulebook) -> bool:
    """Tell whether a Chinese numeral is meant as a figure: by its unit, by a phrase, or as a round sum (百亿大关)."""
    if found["unit"] or rulebook.phrases.leads_unitless(found.string, found.start()):
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


def begin_of(found: re.Match[str], rulebook: Rulebook) -> int:
    """Give where a figure begins: with its sign, unless that belongs to the words before (减负237亿元, 党建+5个)."""
    sign = found["sign"]
    if not sign:
        return found.start()
    written = rulebook.units.written
    apart = sign in (written.minus_word, written.plus) and not _is_rate(found, rulebook)
    return found.start("low") if apart else found.start()


def _word(found: re.Match[str], rulebook: Rulebook) -> Figure:
    value, unit = rulebook.units.words[found["word"]]
    figure = _standing(found, value, unit, rulebook)
    return figure._replace(word=found["word"] not in rulebook.units.words_alone)


def _told_fraction(found: re.Match[str], rulebook: Rulebook, *, joined: bool) -> Figure | None:
    """Read a fraction in words: 百分之八点五 is 8.5 %, 三分之二 a fraction."""
    whole, part = found["told_whole"], _told(found["told_part"])
    unit = rulebook.units.written.parts.get(whole)
    if part is None or unit is None:
        of = _told(whole)
        return _fraction(found, part, of, rulebook) if part and of and not joined else None
    high = _told(found["told_high"]) if joined else None
    value = part.copy_negate() if found["told_sign"] else part
    figure = _standing(found, value, unit, rulebook, "told_high" if joined else "told_part")
    return _ordered(figure, figure.value, high)


def _told(number: str) -> Decimal | None:
    if number[-1].isdigit():
        return Decimal(number.replace(",", ""))
    return chinese_number(number)


def _fraction(found: re.Match[str], part: Decimal, whole: Decimal, rulebook: Rulebook) -> Figure | None:
    """Give 1/4 as 25 %; a fraction that is no exact share of a hundred keeps its whole as unit: 2/3 is 2 of /3."""
    if not whole or part > whole:
        return None
    if (100 * part) % whole == 0:
        return _standing(found, 100 * part / whole, "%", rulebook)
    figure = _standing(found, part, "%", rulebook)
    return figure._replace(unit=f"/{whole}")


def _standing(found: re.Match[str], value: Decimal, unit: str, rulebook: Rulebook, last: str = "") -> Figure:
    """Make a figure whose unit is not written behind it; ``last`` is the group that ends it."""
    end = found.end(last) if last else max(found.end(name) for name in ("word", "whole", "told_part"))
    stop, hedge = _hedged(found.string, end, rulebook)
    return Figure(found.start(), end, stop, value, None, unit, unit, rulebook.units.kind(unit), hedge, chinese=False)


def _made(
    found: re.Match[str],
    begin: int,
    ends: tuple[Decimal, Decimal | None],
    unit: str,
    named: _Groups,
    rulebook: Rulebook,
) -> Figure:
    """Make a figure of its ends; of a range that stands upside down the first stays, alone and doubtful: 9-5%."""
    bare, units = found[named.unit] or "", rulebook.units
    end = max(found.end(named.more), found.end(named.unit)) if bare else found.end(named.scales[1][1])
    stop, hedge = _hedged(found.string, end, rulebook)
    if hedge is None and any(found.group(*named.infixes)):
        hedge = "approx"
    (value, high), doubtful = ends, None
    if high is not None and high < value:
        high, doubtful = None, high
    return Figure(
        begin, end, stop, value, high, unit, bare, units.kind(bare), hedge,
        found["low_cn"] is not None, bare in units.phrased, doubtful,
    )  # fmt: skip


def _ordered(figure: Figure, low: Decimal, high: Decimal | None) -> Figure:
    """Give a range its upper end; where that is lower, the figure stays alone and doubtful: 9-5%."""
    if high is None:
        return figure
    return figure._replace(doubtful=high) if high < low else figure._replace(high=high)


def _hedged(text: str, end: int, rulebook: Rulebook) -> tuple[int, Hedge | None]:
    """Give where the hedge behind a figure ends, and what it says; ``end`` and None where there is none."""
    after = rulebook.marks.after
    if text[end : end + 1] not in after.first_characters:
        return end, None
    mark = after.at_start(text, end, min(len(text), end + _LONGEST_HEDGE))
    return (end + len(mark.word), mark.hedge) if mark else (end, None)
