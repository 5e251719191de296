"""Search: the figures of a text, one by one, without numbers that are part of a name."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tracker.claims.figure import read_figure, signed_begin
from tracker.claims.number import SCALES, number_beginning, number_pattern
from tracker.claims.proportion import in_proportion
from tracker.claims.sentence import CLOSED

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from tracker.claims.figure import Figure
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["find_figures"]

_NUMBERS, _UPPER_ENDS = ("low", "low_cn", "told_part", "whole"), ("high", "told_high")
"""The groups of the pattern that hold the number of a figure, and that of the upper end of a range."""
_JOINTS = ("joint", "told_joint")
"""Those that hold what joins the two ends of a range."""
_ALONE = frozenset({"unit", "more", "scale4"})
"""Those of which one ends a number that is neither joined to another nor told in words."""
_RATE = 6
"""Characters before a figure in which the rate of its unit stands (每立方米)."""
_ORIGIN = 12
"""How far before a figure the word may stand that makes it the first of two levels: 由2019年的5%到6%."""


def find_figures(text: str, start: int, end: int, rulebook: Rulebook) -> Iterator[Figure]:
    """Give every figure between two offsets that is not part of a name (see rules/names.yaml)."""
    waiting: list[Figure] = []
    for figure in _figures(text, start, end, rulebook):
        if not figure.unit and not figure.chinese and _listed(text, figure.stop, rulebook):
            waiting.append(figure)
            continue
        if waiting:
            yield from (_with_unit(bare, figure) for bare in waiting if _joins(text, waiting, figure, rulebook))
            waiting.clear()
        yield figure
    yield from waiting


def _listed(text: str, stop: int, rulebook: Rulebook) -> bool:
    """Tell whether a bare number is one of a list: 分别提高15、22个百分点."""
    joint = rulebook.marks.joins.match(text, stop)
    return joint is not None and bool(joint.lastindex) and text[joint.end() : joint.end() + 1].isdigit()


def _joins(text: str, waiting: list[Figure], figure: Figure, rulebook: Rulebook) -> bool:
    return bool(figure.unit) and text[waiting[-1].stop : figure.start] in ("、", *rulebook.marks.ands)


def _with_unit(bare: Figure, figure: Figure) -> Figure:
    hedge = bare.hedge or figure.hedge
    return replace(bare, unit=figure.unit, bare=figure.bare, kind=figure.kind, hedge=hedge)


def _figures(text: str, start: int, end: int, rulebook: Rulebook) -> Iterator[Figure]:
    """Give the figures one by one; a number behind one that is no range with it is looked at again by itself."""
    pattern, at = number_pattern(rulebook), start
    rated: Figure | None = None
    begins = number_beginning(rulebook)
    # a text is searched for single characters several times as fast as for all that a figure may be
    while (first := begins.search(text, at, end)) is not None:
        found = pattern.match(text, first.start(), end)
        if found is None:
            at = first.end()
            continue
        # most numbers stand alone, which the last group tells
        alone = found.lastgroup in _ALONE
        joined = not alone and _is_range(text, found, rulebook)
        at = found.end() if alone or joined else _end_alone(found)
        if not joined and ((found["low_cn"] and _is_idle(found, rulebook)) or (not alone and _is_code(found))):
            continue
        begin = signed_begin(found, rulebook) if found["sign"] else first.start()
        if (alone or found["word"] is None) and _is_named(text, found, begin, rulebook, joined=joined):
            continue
        figure = read_figure(found, begin, at, rulebook, joined=joined)
        if figure is not None and rulebook.units.needs_rate(figure.bare):
            figure = rated = _with_rate(text, start, figure, rated, rulebook)
        if figure is not None:
            yield figure


def _with_rate(text: str, first: int, figure: Figure, before: Figure | None, rulebook: Rulebook) -> Figure | None:
    """Give a figure the rate that stands before it, or before the one that it follows in its clause; None without one.

    每立方米20微克, and both of 从每立方米31微克下降到30微克.
    """
    rate = rulebook.units.rate_before.search(text, max(first, figure.start - _RATE), figure.start)
    if rate is not None:
        unit = f"/{rate['rate']}"
        return replace(figure, start=rate.start(), unit=figure.unit + unit, bare=figure.bare + unit)
    if before is None or any(sign in CLOSED for sign in text[before.stop : figure.start]):
        return None
    unit = before.unit.removeprefix(before.unit.partition("/")[0])
    return replace(figure, unit=figure.unit + unit, bare=figure.bare + unit)


def _end_alone(found: re.Match[str]) -> int:
    """Give where a number ends that is no range with the one behind it."""
    return next((found.start(joint) for joint in _JOINTS if found[joint]), found.end())


def _is_idle(found: re.Match[str], rulebook: Rulebook) -> bool:
    """Tell whether a Chinese number has neither unit nor scale, and no phrase before it: 一方面, 三是."""
    numeral, unit = found.group("low_cn", "unit")
    if unit or numeral[-1] in SCALES or any(found.group("scale3", "scale4")):
        return False
    return not rulebook.phrases.leads_unitless(found.string, found.start())


def _is_named(text: str, found: re.Match[str], begin: int, rulebook: Rulebook, *, joined: bool) -> bool:
    """Tell whether a number is part of a name: looked at behind its digits, and behind those of its upper end."""
    end, chinese = found.end("low"), False
    if joined or end < 0:
        end = max(map(found.end, _UPPER_ENDS if joined else _NUMBERS))
        chinese = found.end("low_cn") >= 0 or found.end("told_part") >= 0
    # 18:42:40 is no time of day where it parts a whole
    if in_proportion(text, found.start(), end):
        return False
    return rulebook.names.named_by(text, begin, end, chinese=chinese)


def _is_code(found: re.Match[str]) -> bool:
    """Tell whether a hyphen joins a number with a unit to one without: 1区-21594."""
    return found["joint"] == "-" and bool(found["unit"]) and not (found["high_unit"] or found["high_scale3"])


def _is_range(text: str, found: re.Match[str], rulebook: Rulebook) -> bool:
    """Tell whether two numbers are the ends of a range: in one unit, and not a level and the one it became."""
    if found["told_joint"]:
        return found["told_joint"] not in rulebook.units.written.to or not _leads_on(text, found, rulebook)
    joint, unit, high_unit = found["joint"], found["unit"], found["high_unit"]
    if joint is None or (unit and unit != high_unit):
        return False
    closing = rulebook.units.written.between.get(joint)
    if closing is not None:
        return bool(high_unit) and text.startswith(closing, found.end())
    leads = joint in rulebook.units.written.to and _leads_on(text, found, rulebook)
    return not leads


def _leads_on(text: str, found: re.Match[str], rulebook: Rulebook) -> bool:
    """Tell whether a figure is the level that another grew from: 从2019年的5%到6%, 由3个到5个."""
    written, at = rulebook.units.written, found.start()
    words = text[max(0, at - _ORIGIN) : at]
    for word in written.not_origins:
        words = words.replace(word, "")
    behind = max((words.rfind(word) for word in written.origins), default=-1)
    if behind < 0 or any(sign in words[behind:] for sign in CLOSED):
        return False
    return bool(found["unit"] or found["told_part"]) or behind == len(words) - 1
