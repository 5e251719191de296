"""Place names: what of the words before the end of a place (园区, 新区) is its name, and whether they name one."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["place_name", "told_first"]


def place_name(words: str, rules: Rulebook) -> str | None:
    """Give the name of a place without what is done to it: 继续实施好中心城区 is 中心城区; None for no certain one.

    老旧园区 and 抓好园区 name none, nor does “湖滨新区杯”, which is the name of something else.
    """
    parts = rules.parts
    place = parts.place_at_end(words)
    if place is None:
        return words
    only = next((one for one in parts.city_parts if words.endswith(one)), None)
    if only is not None:
        return only
    name = _behind_deeds(words, len(words) - len(place), rules)
    quoted = name.count("“") > name.count("”")
    # 园区入驻企业5家 is about all of them, 抓好园区 is no subject
    bare = name == place != words and place not in parts.only_ones
    return None if quoted or bare or parts.is_kind(words) else name


def told_first(clause: str, part: str, rules: Rulebook) -> bool:
    """Tell whether a clause begins with a part, at most behind a time: 今年湖滨新区新建道路5条."""
    before = clause[: clause.find(part)].strip() if part else clause
    time = rules.periods.at_start(before, 0, len(before), 0) if before else None
    return not before or (time is not None and time.end == len(before))


def _behind_deeds(words: str, end: int, rules: Rulebook) -> str:
    """Leave out the times, deeds and openers before a name that ends behind ``end``, in a row or right before its end.

    What a deed tells inside of a name stays: 绿色发展示范区.
    """
    deeds, at = rules.marks.deeds, 0
    while at < end and (stop := _opener_end(words, at, end, rules)) > at:
        at = stop
    last = deeds.at_end(words, at, end)
    return words[end:] if last is not None and last.value == "plain" else words[at:]


def _opener_end(words: str, at: int, end: int, rules: Rulebook) -> int:
    """Give where the word ends that opens words at a place, the place itself for none; 沿 of 沿海经济带 opens none."""
    marks, period = rules.marks, rules.periods.at_start(words, at, end, 0)
    if period is not None:
        return period.end
    mark = marks.deeds.at_start(words, at, end) or marks.opening.at_start(words, at, end)
    others = (*marks.circumstances, *marks.treated, *marks.recipients)
    word = mark.word if mark is not None else next((one for one in others if words.startswith(one, at)), "")
    return at if end - at - len(word) == 1 else min(at + len(word), end)
