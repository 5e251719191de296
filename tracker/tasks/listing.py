"""The listing: the things that one action governs, cut apart, each with what its list is called."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from tracker.rulebook.numeral import chinese_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.rulebook.tasks import TaskRules

__all__ = ["Listed", "Listing", "listings_in"]

_OPENED = re.compile(r"[“《(]")
_FIRST, _LAST = re.compile(r"(?P<front>\D{2,})[0-9]{1,3}"), re.compile(r"[0-9]{1,3}(?P<unit>\D{1,4})")
_TITLED = re.compile(r"“[^”]+”(?=..)")
_QUOTE, _TITLE = "“", "《"
_COUNT = re.compile(r"([0-9]+)\D")
_LEAST, _SHORT = 2, 3
"""Characters of the shortest thing, and of a name that may begin with a joint."""


@dataclass(slots=True)
class Listed:
    """Where a thing of a list stands, and what of its name only the first or the last of the list has."""

    start: int
    end: int
    front: str = ""
    """地铁 of 12 in 地铁6、12、13号线, “青创赛” of 南河站 in “青创赛”青岭站、南河站2个分站赛."""
    unit: str = ""
    """号线 of 6 and of 12."""


class _Count(NamedTuple):
    """A count of things behind the last of them, and where it stands."""

    start: int
    end: int
    number: int


@dataclass(slots=True)
class Listing:
    """Things that are told together, and what they are called: 重大水利工程 behind 等; None where they are not."""

    things: tuple[Listed, ...]
    called: str | None
    whole: bool = False
    """Whether it names every one of a set whose number is told: 甲、乙、丙等三件实事."""


def listings_in(words: str, hidden: str, start: int, end: int, rules: TaskRules) -> Iterator[Listing]:
    """Give the lists between two offsets of words, given masked as well: 甲、乙等10条道路和丙、丁等桥梁 are two."""
    mark = rules.file.and_so_on
    things: list[Listed] = []
    counts = rules.names.counting.search(hidden, start, end) is not None  # few lists have one, which is quick to see
    for first, last in _pieces(hidden, start, end, rules):
        at = hidden.find(mark, first, last)
        title = whole = False
        if at >= 0:
            called = words[at + len(mark) : last]
            total = rules.names.total.match(called)
            whole = total is not None and chinese_number(total["number"]) == len(things) + 1
        elif counts and things and (count := _counted(hidden, first, last, len(things) + 1, rules)):
            at, title, whole = count.start, True, rules.names.total.match(words, count.start) is not None
            called = _named(words[count.end : last], rules)
            if count.number <= len(things):  # 青河治理及东湖、西湖两大灌区: the river is none of the two
                yield Listing(tuple(_with_fronts(words, rules, things[: 1 - count.number])), None)
                things = things[1 - count.number :]
        things.append(Listed(first, at if at >= 0 else last))
        if at >= 0:
            named = _with_fronts(words, rules, [one for one in things if one.end > one.start])
            yield Listing(_titled(words, named) if title else tuple(named), called, whole)
            things = []
    if things:
        yield Listing(tuple(_with_fronts(words, rules, things)), None)


def _with_fronts(words: str, rules: TaskRules, things: list[Listed]) -> list[Listed]:
    """Give the things of a list, with the beginning of the first for those that are but a number or a part."""
    begins = rules.names.part_begins
    if not [one for one in things[1:] if begins.match(words, one.start)]:
        return things  # most lists have none, which is quick to see
    return _numbered(words, rules, _parted(words, rules, things))


def _numbered(words: str, rules: TaskRules, things: list[Listed]) -> list[Listed]:
    """Give the things of a list, numbers among them with what belongs to each: 地铁6、12、13号线 are three lines."""
    if len(things) == 1 or not any(words[one.end - 1].isdecimal() for one in things[:-1]):
        return things  # most lists have none, which is quick to see
    found, front, since = list(things), "", 0
    for at, one in enumerate(things):
        name = words[one.start : one.end]
        if first := _FIRST.fullmatch(name):
            front, since = first["front"], at
        elif not front or not name[:1].isdecimal():
            front = ""
        elif last := _LAST.fullmatch(name[: rules.names.closed(name)]):
            found[at] = replace(one, front=front)
            found[since] = replace(found[since], unit=last["unit"])
            found[since + 1 : at] = [replace(one, front=front, unit=last["unit"]) for one in found[since + 1 : at]]
            front = ""
        elif not name.isdecimal():
            front = ""
    return found


def _parted(words: str, rules: TaskRules, things: list[Listed]) -> list[Listed]:
    """Give the things of a list, with what the one before is called for each that is but a part: 水厂一期、二期."""
    found, part = list(things), rules.names.part
    for at, (last, one) in enumerate(pairwise(things), 1):
        own = part.match(words, one.start, one.start + rules.names.closed(words[one.start : one.end]))
        before = part.search(words, last.start + _LEAST, last.end) if own else None
        if own and before and own["unit"] == before["unit"]:
            found[at] = replace(one, front=found[at - 1].front or words[last.start : before.start()])
    return found


def _titled(words: str, things: list[Listed]) -> tuple[Listed, ...]:
    """Give the things of a counted list, where the title before the first is before all of them."""
    title = _TITLED.match(words, things[0].start, things[0].end) if len(things) > 1 else None
    if title is None or any(_OPENED.search(words, one.start, one.end) or one.front for one in things[1:]):
        return tuple(things)
    return (things[0], *(replace(one, front=title[0]) for one in things[1:]))


def _counted(hidden: str, first: int, last: int, number: int, rules: TaskRules) -> _Count | None:
    """Give the count behind the last thing of a list: 悦来、锦华2个酒店; None for none.

    Of another number than there are things (东湖、西湖片区40个项目) they are places.
    """
    if rules.names.counting.search(hidden, first + _LEAST, last) is None:
        return None
    if total := _total(hidden, first, last, number, rules):
        return total
    count = rules.names.count.search(hidden, first, last)
    if count is None or count.start() - first < _LEAST or last - count.end() < _LEAST:
        return None
    told = _COUNT.fullmatch(count[0])
    return _Count(*count.span(), number) if told and int(told[1]) == number else None


def _total(hidden: str, first: int, last: int, number: int, rules: TaskRules) -> _Count | None:
    """Give the total of a list in words before what its things are called: 清淤、护岸两大工程."""
    for found in rules.names.total.finditer(hidden, first + _LEAST, last - 1):
        if _calls(hidden[found.end() : last], rules):
            told = chinese_number(found["number"])
            return _Count(*found.span(), int(told)) if told and 1 < told <= number else None
    return None


def _calls(words: str, rules: TaskRules) -> bool:
    """Tell whether words are what a list is called, or a kind of things: 工程, 先进园区."""
    if words in rules.file.lists:
        return True
    return _is_headed(_named(words, rules), rules)


def _is_headed(words: str, rules: TaskRules) -> bool:
    """Tell whether words end in one by which a thing can be pointed at."""
    ended = rules.names.ended(words)
    return ended is not None and ended.kind is not None


def _named(called: str, rules: TaskRules) -> str:
    """Give what a counted list is called without words that add nothing, where a head is left: 酒店 of 酒店项目."""
    named = called[: rules.names.closed(called)]
    return named if _is_headed(named, rules) else called


def _pieces(hidden: str, start: int, end: int, rules: TaskRules) -> Iterator[tuple[int, int]]:
    """Cut a stretch at its joints, at no word beside which a single character would be left: 悦和路."""
    quoted = hidden.find(_QUOTE, start, end) >= 0 or hidden.find(_TITLE, start, end) >= 0
    joint = rules.clauses.touching if quoted else rules.clauses.joint
    for found in joint.finditer(hidden, start, end):
        before = found.start() - start
        if found[0].isalpha() and (
            before == 1 or (not before and _is_begun(hidden, found, end, rules)) or _is_cut(hidden, found, end, rules)
        ):
            continue
        if found[0] in rules.file.inner_joints and not _is_headed(hidden[start : found.start()], rules):
            continue  # 青岭资源化学与利用实验室 is one
        yield start, found.start()
        start = found.end()
    yield start, end


def _is_begun(hidden: str, found: re.Match[str], end: int, rules: TaskRules) -> bool:
    """Tell whether a joint is the first character of a short name, which another one follows: 和康县、和安县."""
    following = rules.clauses.joint.search(hidden, found.end(), end)
    last = following.start() if following else end
    named = hidden[found.start() : last].partition(rules.file.and_so_on)[0]
    return len(found[0]) == 1 and len(named) <= _SHORT


def _is_cut(hidden: str, found: re.Match[str], end: int, rules: TaskRules) -> bool:
    """Tell whether a joint would cut off nothing, or a single character at the end of a list, from its word."""
    at = found.end()
    if rules.clauses.joint.match(hidden, at, end):
        return True
    return end - at < _LEAST or rules.file.and_so_on in hidden[at : at + _LEAST]
