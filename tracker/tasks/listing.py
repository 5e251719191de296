"""The listing: the things that one action governs, cut apart, each with what its list is called."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.rulebook.tasks import TaskRules

__all__ = ["Listed", "Listing", "curled", "listings_in", "masked"]

_CLOSED = re.compile(r"“[^”\n]{0,60}”|《[^》\n]{0,80}》|\([^()\n]{0,60}\)")
_HIDDEN, _STRAIGHT = "\0", '"'


class Listed(NamedTuple):
    """Where a thing of a list stands."""

    start: int
    end: int


class Listing(NamedTuple):
    """Things that are told together, and what they are called: 重大水利工程 behind 等; None where they are not."""

    things: tuple[Listed, ...]
    called: str | None


def curled(words: str) -> str:
    """Give words of the same length with straight quotation marks as the pairs that they stand for."""
    if _STRAIGHT not in words:
        return words
    pieces = words.split(_STRAIGHT)
    return pieces[0] + "".join("“”"[at % 2] + piece for at, piece in enumerate(pieces[1:]))


def masked(words: str, rules: TaskRules) -> str:
    """Give words of the same length in which nothing within quotes, and no word with a joint in it, joins or parts."""
    if "“" in words or "《" in words or "(" in words:
        words = _CLOSED.sub(lambda found: found[0][0] + _HIDDEN * (len(found[0]) - 2) + found[0][-1], words)
    if rules.clauses.joined.search(words) is None:
        return words
    return rules.clauses.joined.sub(lambda found: _HIDDEN * len(found[0]), words)


def listings_in(words: str, hidden: str, start: int, end: int, rules: TaskRules) -> Iterator[Listing]:
    """Give the lists between two offsets of words, given masked as well: 甲、乙等10条道路和丙、丁等桥梁 are two."""
    mark = rules.file.and_so_on
    if hidden.find(mark, start, end) < 0:
        yield Listing(tuple([Listed(*piece) for piece in _pieces(hidden, start, end, rules)]), None)
        return
    things: list[Listed] = []
    for first, last in _pieces(hidden, start, end, rules):
        at = hidden.find(mark, first, last)
        things.append(Listed(first, last if at < 0 else at))
        if at >= 0:
            yield Listing(tuple(one for one in things if one.end > one.start), words[at + len(mark) : last])
            things = []
    if things:
        yield Listing(tuple(things), None)


def _pieces(hidden: str, start: int, end: int, rules: TaskRules) -> Iterator[tuple[int, int]]:
    for found in rules.clauses.joint.finditer(hidden, start, end):
        yield start, found.start()
        start = found.end()
    yield start, end
