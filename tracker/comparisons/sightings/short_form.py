"""The short form: a name that is told with characters left out, or with another last word.

职业教育园区 is told as 职教园区, and 进博会 as 进口博览会: the characters of the shorter one stand in the
longer one, in order. 广电大厦 is told as 广电中心.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from tracker.linking.rarity import pairs_of
from tracker.rulebook.numeral import COUNTING, PLACES, chinese_number

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tracker.comparisons.sightings.thing_name import Name
    from tracker.linking.clauses import Clauses
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["ShortForms"]

_PAIR = 2
_LEAST, _LONG = 4, 6
"""Characters of the shortest short form, and of one that may be all of plain words."""
_SHORTEST, _SHORT = 3, 7
"""Characters of a name that may itself be a short form."""
_GAP, _WIDE = 2, 4
"""Characters that such a name may leave out at one place, and one with a number of an order."""
_GAPS = "\n"
_NUMBERED = re.compile("[0-9]")
_NUMERAL = re.compile(f"[{COUNTING}{PLACES[0]}]+")


@dataclass(frozen=True)
class ShortForms:
    """Looks for short forms in some clauses, given in plain form."""

    clauses: Clauses
    is_rare: Callable[[str], bool]
    """Tells whether words are rare among the clauses."""
    rules: Rulebook

    def of(self, name: Name) -> list[int]:
        """Give the clauses that may tell of a thing by a shorter form of its name, a longer one, or another ending."""
        ways = (self._shortened, self._lengthened, self._numbered, self._ending_otherwise)
        return sorted({at for way in ways for at in way(name)})

    def is_sure(self, name: Name, line: str) -> bool:
        """Tell whether a clause surely has a name with characters left out: 中科院石桥大学 for 中国科学院石桥大学.

        It ends as the name does, stands alone there, and has a rare word that is no plain one.
        """
        return any(self._is_rare_form(name, line, behind) for behind in _ends(line, name.text[-1]))

    def _is_rare_form(self, name: Name, line: str, behind: int) -> bool:
        start = _begin(name.full, line, behind)
        words = line[start:behind]
        if len(words) < _LEAST or words in name.full or not self._stands_alone(line, start, behind):
            return False
        own = self._own(words[: _unlike(words, name.head)], name)
        # 权责清单 may be another's than 国务院部门权力和责任清单, and 莫尔寺遗址 is 喀什莫尔寺遗址
        before, divisions = name.full[: name.full.find(words[0])], self.rules.divisions
        if any(len(one) >= _PAIR and not one.isascii() and not divisions.find(one) for one in self._own(before, name)):
            return False
        return any(self.is_rare(pair) for one in own for pair in pairs_of(one))

    def _own(self, words: str, name: Name) -> list[str]:
        """Give the words of a name besides plain ones and the names of the region."""
        for place in name.around:
            words = words.replace(place, _GAPS)
        return self.rules.tasks.names.plain.sub(_GAPS, words).split(_GAPS)

    def _shortened(self, name: Name) -> Iterator[int]:
        """Give the clauses that have a name with characters left out, and nothing else beside it: 职教园区."""
        # 外环三期 ends as the whole 外环高速三期 does, and 农洽会 as 农产品洽谈会 without its middle
        ends = {name.head[-_PAIR:] if len(name.head) >= _PAIR else name.text[-_PAIR:], name.full[-_PAIR:]}
        if "shortened" in name.told and len(name.head) > _PAIR:
            ends.add(name.head[0] + name.head[-1])
        for end in ends:
            yield from (at for at in self.clauses.holding(end) if self._shortens(name, end, self.clauses.lines[at]))

    def _shortens(self, name: Name, end: str, line: str) -> bool:
        for behind in _ends(line, end):
            start = _begin(name.full, line, behind)
            if self._is_short_form(line[start:behind], name) and self._stands_alone(line, start, behind):
                return True
        return False

    def _numbered(self, name: Name) -> Iterator[int]:
        """Give the clauses that tell of a session by its number and a few characters: 十五冬, 五经普."""
        sessions = {Decimal(one[:-1]) for one in name.numbers.orders if self.rules.progress.session.fullmatch(one)}
        if not sessions:
            return
        for at, line in enumerate(self.clauses.lines):
            for found in _NUMERAL.finditer(line):
                if chinese_number(found[0]) in sessions and self._continues(name, line, found.end()):
                    yield at

    def _continues(self, name: Name, line: str, start: int) -> bool:
        """Tell whether some characters of a name stand alone from a place on, in their order."""
        end, left = start, 0
        while end < len(line) and (left := name.text.find(line[end], left) + 1):
            end += 1
        return end > start and self.rules.surroundings.closes.match(line, end) is not None

    def _ending_otherwise(self, name: Name) -> list[int]:
        """Give the clauses that have a name with another last word of its kind: 广电中心 for 广电大厦."""
        stem = name.stem if name.head else ""
        if sum(one == 1 for one in name.factors[: len(stem)]) >= _PAIR and self.is_rare(stem):
            return [at for at in self.clauses.holding(stem) if self._ends_otherwise(name, self.clauses.lines[at])]
        if "retitled" not in name.told or len(stem) < _LEAST:
            return []
        # plain words tell of a document right behind its deed: 出台教育发展方案 for 出台教育发展意见
        ats = (at for at in self.clauses.holding(stem) if name.deeds.search(self.clauses.lines[at]))
        return [at for at in ats if self._ends_otherwise(name, self.clauses.lines[at])]

    def _ends_otherwise(self, name: Name, line: str) -> bool:
        at = line.find(name.stem)
        end = at + len(name.stem)
        behind = [line[end : end + size] for size in range(_PAIR, _LEAST + 1)]
        ended = zip(behind, map(self.rules.tasks.names.ended, behind), strict=True)
        headed = any(one and one.kind == name.task.kind and one.size == len(words) for words, one in ended)
        return headed and self.rules.surroundings.opens.search(line[:at]) is not None

    def _is_short_form(self, words: str, name: Name) -> bool:
        if "shortened" in name.told and len(words) >= _SHORTEST and words not in name.full:
            return words[0] == name.text[0]  # 中博会 for 中部博览会
        if len(words) < _LEAST or words in name.full:
            return False
        return len(words) >= _LONG or len(self.rules.tasks.names.plain.sub("", words[:-_PAIR])) >= _PAIR

    def _stands_alone(self, line: str, start: int, end: int) -> bool:
        around = self.rules.surroundings
        return around.opens.search(line[:start]) is not None and around.closes.match(line, end) is not None

    def _lengthened(self, name: Name) -> list[int]:
        """Give the clauses that have a short name with characters between: 进口博览会 for 进博会."""
        # 青河7院2期 is known with its phase, and 青江纪念馆整体提升 by the thing that it is to be done to
        phased = name.full if name.numbers.parts and any(one == 1 for one in name.factors) else ""
        part = name.leading if len(name.leading) >= _LEAST and name.text.startswith(name.leading) else ""
        texts = dict.fromkeys((name.text, phased, "" if _NUMBERED.search(part) else part))
        return next((ats for text in texts if (ats := self._spread_out(text))), [])

    def _spread_out(self, text: str) -> list[int]:
        if not _SHORTEST <= len(text) <= _SHORT:
            return []
        first, last = text[0], text[-1]
        return [
            at
            for at, line in enumerate(self.clauses.lines)
            # most have not even the two, which is quick to see
            if first in line and last in line and any(_spread(text, line, start) for start in _starts(line, first))
        ]


def _unlike(words: str, head: str) -> int:
    """Give where words begin to end as a last word does."""
    same = next((size for size in range(len(head), 0, -1) if words.endswith(head[-size:])), 0)
    return len(words) - same


def _starts(line: str, sign: str) -> Iterator[int]:
    """Give where a character stands in a clause."""
    return (end - 1 for end in _ends(line, sign))


def _ends(line: str, words: str) -> Iterator[int]:
    """Give where words end in a clause, wherever they stand."""
    at = line.find(words)
    while at >= 0:
        yield at + len(words)
        at = line.find(words, at + 1)


def _begin(name: str, line: str, end: int) -> int:
    """Give where the longest stretch up to a place begins whose characters stand in a name in their order."""
    left = len(name)
    while end > 0 and (left := name.rfind(line[end - 1], 0, left)) >= 0:
        end -= 1
    return end


def _spread(name: str, line: str, start: int) -> bool:
    """Tell whether the characters of a name stand in a clause from a place on, in their order and near each other."""
    at = start
    # a number tells that the longer one is the same: 青河大学附属7医院 for 青河7院
    gap = _WIDE if _NUMBERED.search(name) else _GAP
    for sign in name[1:]:
        at = line.find(sign, at + 1, at + gap + 2)
        if at < 0:
            return False
    return at - start >= len(name)
