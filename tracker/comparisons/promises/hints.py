"""The hints: clauses that speak of a promise whose name stands in none, by what it quotes, an example, or a part."""

from __future__ import annotations

import re
from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING

from tracker.comparisons.promises.spoken import plain_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from tracker.comparisons.promises.spoken import Spoken
    from tracker.linking.clauses import Clauses
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["QUOTED", "Hints"]

QUOTED = re.compile(r"“([^“”]+)”")
_NAME = 4
"""Characters of an example that is known by its name."""
_LONG, _MOST = 6, 0.6
"""Characters of a part of a name, and its share of it, that are told of one thing."""
_FEW = 2
"""Clauses that may hold such a part, which is else a common word."""
_SIDE, _FRAMED = 3, 7
"""Characters of either end of a name that stands otherwise between them, and of the shortest such name."""
_SHORT, _SPELT = 4, 6
"""Characters of the last word of a name in short, and of the same spelt out: 日照中心, 日间照料中心."""


@dataclass(frozen=True)
class Hints:
    """Looks for promises in clauses by other words than their whole names."""

    clauses: Clauses
    words_of: Callable[[int], str]
    """Gives the words of a clause as the report has them."""
    rules: Rulebook

    def of(self, promise: Spoken) -> Iterator[int]:
        """Give the numbers of the clauses that may speak of a promise."""
        yield from self._quoting(promise)
        for name in _examples_of(promise, self.rules):
            yield from (at for at in self._few_with(name) if self._opens(name, at) and self._closes(name, at))
        yield from self._holding_part(promise)
        yield from self._framed(promise.wording.object)
        yield from self._spelt_otherwise(promise.wording.object)

    def _quoting(self, promise: Spoken) -> Iterator[int]:
        """Give those that quote what a promise quotes, however short: “两谷”声名远扬 for “两谷”投资."""
        for name in QUOTED.findall(promise.statement.label):
            ats = self._few_with(plain_words(name, self.rules))
            yield from (at for at in ats if f"“{name}”" in self.words_of(at))

    def beginning(self, promise: Spoken) -> Sequence[int]:
        """Give those few that have the beginning of a name: 高端装备 of 高端装备产业规模."""
        return self._few_with(promise.wording.object[:_NAME])

    def _few_with(self, words: str) -> Sequence[int]:
        """Give those that have words, unless they are many."""
        ats = self.clauses.having(words)
        return ats if len(ats) <= _FEW else ()

    def _holding_part(self, promise: Spoken) -> Iterator[int]:
        """Give those that hold a long part of what is promised, and no longer name by it.

        公共健身服务经费 tells of 公共健身服务经费补助, and 公共健身服务机构 does not.
        """
        name, (start, end) = promise.wording.object, promise.wording.span
        size = max(_LONG, ceil(_MOST * sum(factor == 1 for factor in promise.wording.factors[start:end])))
        for first in range(len(name) - size + 1):
            part = name[first : first + size]
            ats = (at for at in self._few_with(part) if first == 0 or self._opens(part, at))
            yield from (at for at in ats if self._closes(name[first:], at))

    def _framed(self, name: str) -> Iterator[int]:
        """Give those that have both ends of a name with other words between: 青河花廊示范段 for 青河生态廊道示范段."""
        if len(name) < _FRAMED:
            return
        first, last, most = name[:_SIDE], name[-_SIDE:], len(name) - 2 * _SIDE
        for at in self._few_with(last):
            line = self.clauses.lines[at]
            start = line.find(first)
            end = line.find(last, start + _SIDE)
            if start >= 0 and 0 < end - start - _SIDE <= most and self._closes(line[start : end + _SIDE], at):
                yield at

    def _spelt_otherwise(self, name: str) -> Iterator[int]:
        """Give those that have the last word of a name in short, or spelt out where the name has it in short."""
        short, whole = name[-_SHORT:], name[-_SPELT:]
        if any(sign.isdigit() for sign in whole):
            return  # 3000亿元 is no 30亿元 spelt out
        if len(whole) == _SPELT:
            yield from self._few_with(f"{whole[0]}{whole[2]}{whole[-2:]}")
        if len(short) == _SHORT:
            found = [at for at in self.clauses.having(short[-2:]) if _spells(short, self.clauses.lines[at])]
            yield from found if len(found) <= _FEW else ()

    def _opens(self, name: str, at: int) -> bool:
        """Tell whether nothing before a name in a clause makes a longer one of it."""
        line = self.clauses.lines[at]
        return self.rules.surroundings.opens.search(line[: line.find(name)]) is not None

    def _closes(self, name: str, at: int) -> bool:
        """Tell whether nothing behind the beginning of a name in a clause makes another one of it: 东岭大道西路."""
        line = self.clauses.lines[at]
        same = next(size for size in range(len(name), 0, -1) if name[:size] in line)
        end = line.find(name[:same]) + same
        return line[end : end + 1].isdigit() or self.rules.surroundings.closes.match(line, end) is not None


def _spells(short: str, line: str) -> bool:
    """Tell whether a clause has a word of four characters with one more behind each of the first two."""
    first, second, end = short[0], short[1], short[2:]
    at = line.find(end, _SHORT)
    while at >= 0:
        if (line[at - 4], line[at - 2]) == (first, second):
            return True
        at = line.find(end, at + 1)
    return False


def _examples_of(promise: Spoken, rules: Rulebook) -> list[str]:
    """Give the names by which a promise names some of what it counts, in plain form: 东岭大道 of 东岭大道等4条道路."""
    linking = rules.linking
    told = (promise.side.quote or "", promise.statement.label)
    listed = next((words[: rest.start()] for words in told if (rest := linking.rested.search(words))), "")
    names = (linking.behind_deed(plain_words(each, rules)) for each in linking.joined.split(listed))
    return [name for name in names if len(name) >= _NAME]
