"""The sighting: a clause of a report that speaks of a named thing, and how surely it is that thing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from tracker.comparisons.surroundings import Surroundings
from tracker.comparisons.thing_name import Numbers, name_of
from tracker.linking.agreement import weigh
from tracker.linking.clauses import Clauses
from tracker.linking.rarity import pairs_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from tracker.comparisons.search import Search
    from tracker.comparisons.thing_name import Name
    from tracker.linking.agreement import Weighed
    from tracker.rulebook.rulebook import Rulebook
    from tracker.tasks.task import Task

__all__ = ["Sighting", "Sightings"]

_SIGNS = re.compile(r"[—－\-·…\s]")
_AROUND = 6
"""Characters beside a name, besides as many as it has, in which its other words are looked for."""
_PAIR = 2
_SHORT = 3
"""Characters of a name that is known as a whole only."""
_RUN = 4
"""Characters of a run that tells something without the last word of its name."""
_LITERAL, _LISTED, _LIKE, _GROUPED = 0.95, 0.9, 0.6, 0.5
"""Shares of names that stand in other words, without their head, in part, or in a number of things."""


class Sighting(NamedTuple):
    """A clause that speaks of a thing."""

    search: Search
    at: int
    """The number of the clause in its report."""
    share: float
    """How much of the name it holds; 1 for the whole."""
    sure: bool
    part: bool
    """Whether it tells of one phase of the thing."""
    rest: str
    """What the clause says besides the name, in plain form."""


class _Look(NamedTuple):
    """What of a name is looked for first in every clause."""

    name: Name
    weighed: Weighed
    words: tuple[str, ...]
    """Words of which one is enough."""
    gains: Mapping[str, float]
    """What each pair of the name covers at most."""
    least: float
    """The share of the name that is enough."""

    @classmethod
    def of(cls, name: Name, weighed: Weighed, least: float) -> _Look:
        """Take from a name what is looked for."""
        words = (name.group, name.shared if name.task.kind == "trial" else "", name.head, *name.quoted)
        told = [each for each in words if len(each) >= _PAIR]
        told += [each for each in (name.proper, name.kernel, name.leading) if len(each) >= _SHORT]
        told += name.stretches if name.task.kind == "programme" else ()
        gains: dict[str, float] = {}
        for at, (first, second) in enumerate(pairwise(weighed.wording.text)):
            gain = weighed.weights[at] + weighed.weights[at + 1]
            gains[first + second] = gains.get(first + second, 0) + gain
        return cls(name, weighed, tuple(told), gains, least)

    def holds(self, pairs: AbstractSet[str]) -> bool:
        """Tell whether a clause, whose pairs are given, has enough of the name; most have too few pairs at once."""
        most = sum(self.gains[pair] for pair in self.gains.keys() & pairs)
        return most >= self.least * self.weighed.whole and self.weighed.share(pairs) >= self.least


@dataclass(frozen=True)
class Sightings:
    """What can be seen of named things in some reports."""

    searches: Sequence[Search]
    own: tuple[str, ...]
    """The names of the region itself, which tell nothing."""
    rules: Rulebook

    def of(self, task: Task) -> list[Sighting]:
        """Give the clauses that speak of a thing, in the order of the text; only those with its whole name, if any."""
        name = name_of(task, self.own, self.plain, self.rules)
        weighed = weigh(name.wording, self.clauses.rarity)
        look = _Look.of(name, weighed, self.rules.progress.shares.run)
        likely = [at for at in self._likely(name) if self._may_tell(look, at)]
        found = [one for at in likely if (one := self._seen(name, weighed, at))]
        whole = [one for one in found if one.share == 1 and one.sure]
        return whole or found

    def plain(self, words: str) -> str:
        """Give words in the form in which clauses are compared."""
        return self._plainer(self.rules.mentions.plainly(words))

    def _plainer(self, line: str) -> str:
        return _SIGNS.sub("", self.rules.progress.plainly(self.rules.linking.plainly(line)))

    @cached_property
    def _lines(self) -> list[str]:
        return [self._plainer(line) for search in self.searches for line in search.lines]

    @cached_property
    def _bare_lines(self) -> list[str]:
        """The clauses without the numbers of sessions: 省13届运动会 is 省运动会."""
        return [self.rules.progress.session.sub("", line) for line in self._lines]

    @cached_property
    def _bare_pairs(self) -> list[set[str]]:
        return [pairs_of(line) for line in self._bare_lines]

    @cached_property
    def _places(self) -> list[tuple[Search, int]]:
        return [(search, at) for search in self.searches for at in range(len(search.lines))]

    @cached_property
    def _beside(self) -> Surroundings:
        return Surroundings(self.rules, self.own)

    @cached_property
    def clauses(self) -> Clauses:
        """The clauses by their pairs of characters."""
        return Clauses(self._lines)

    def _likely(self, name: Name) -> list[int]:
        """Give the clauses that share a pair of characters with a name, or with what its list is called."""
        return self.clauses.sharing(pairs_of(name.text) | pairs_of((name.group or name.shared)[-_RUN:]))

    def _may_tell(self, look: _Look, at: int) -> bool:
        """Tell whether a clause is worth a closer look: most share but a pair of plain words with a name."""
        line, pairs = self._bare_lines[at], self._bare_pairs[at]
        return look.holds(pairs) or any(word in line for word in look.words) or self._of_list(look.name, line) > 0

    def _seen(self, name: Name, weighed: Weighed, at: int) -> Sighting | None:
        line = self._bare_lines[at]
        if name.text not in line and self._is_group(name, line):
            return self._sighting(at, _GROUPED, line)
        if name.shared and not _shares(name, line):
            # what became of the river is not yet what became of its dredging
            known = len(name.text) >= _SHORT and name.text in line
            rare = len(name.text) >= _RUN or (name.task.kind == "renewal" and self._is_rare(name.text))
            return self._sighting(at, _GROUPED, line) if known and rare else None
        start, end = _run(name.text, line)
        if end - start < _PAIR or name.numbers.clash(told := Numbers.within(self._lines[at], self.rules)):
            return None
        share, sure = self._graded(name, weighed, line, start, end)
        if not share:
            kind = self._beside.is_item(name.head, line) and self._is_rare(name.head)
            return self._sighting(at, _GROUPED, line) if kind else None
        part = not name.numbers.parts and self.rules.progress.part.match(line, end) is not None
        # 科技园建成 says nothing of 科技园二期
        sure = sure and name.numbers.parts <= told.parts
        return self._sighting(at, share, line[:start] + line[end:], sure=sure, part=part)

    def _sighting(self, at: int, share: float, rest: str, *, sure: bool = False, part: bool = False) -> Sighting:
        return Sighting(*self._places[at], share, sure, part, rest)

    def _graded(self, name: Name, weighed: Weighed, line: str, start: int, end: int) -> tuple[float, bool]:
        """Give how much of a name a clause holds whose longest run of it is given, 0 for too little; and how surely."""
        whole = end - start == len(name.text)
        if name.full in line and len(name.full) > len(name.text):
            return 1.0, True
        if whole and not self._beside.is_within(name, line, start, end):
            return 1.0, True
        if listed := self._of_list(name, line):
            return listed, listed == _LISTED
        if whole and self._beside.is_begun(name, line, start):
            return _LITERAL, self._beside.is_lengthened(name, line, end)
        if len(name.text) <= _SHORT:
            return 0.0, False
        around = line[max(0, start - len(name.text) - _AROUND) : end + len(name.text) + _AROUND]
        share = weighed.share(pairs_of(around))
        sure = self._is_sure(name, line, around, share, end - start)
        near = sure or self._is_near(name, weighed, line, around, share, line[start:end])
        return (share, sure) if near and not self._is_of_another(name, line) else (0.0, False)

    def _is_sure(self, name: Name, line: str, around: str, share: float, run: int) -> bool:
        shares = self.rules.progress.shares
        if name.head and name.head[-_PAIR:] not in (line if name.task.kind == "renewal" else around):
            return False
        quoted = any(one in line for one in name.quoted)
        if share >= shares.told and (quoted or name.deeds.search(line)):
            return quoted or run >= _RUN
        return share >= shares.sure and name.text[:_PAIR] in around and 2 * run >= len(name.text)

    def _is_near(self, name: Name, weighed: Weighed, line: str, around: str, share: float, run: str) -> bool:
        """Tell whether a clause may speak of a thing: by a quotation, its proper name, its last word, or a long run."""
        shares = self.rules.progress.shares
        if self._has_words_of(name, line) or self._is_tail(name, run) or self._is_alike(name, line):
            return True
        if not name.head or name.head[-_PAIR:] in around:
            began = len(name.proper) >= _PAIR and name.text[:_PAIR] in around
            return share >= (shares.like if began or name.deeds.search(line) else shares.headed)
        if len(run) < _RUN or not self._is_telling(name, run):
            return False
        return share >= shares.sure or weighed.share(pairs_of(run)) >= shares.run

    def _has_words_of(self, name: Name, line: str) -> bool:
        """Tell whether a clause has words of a name that are its own: a quotation, its beginning, a long stretch.

        Of a campaign, which a review tells by its deed (亮化 for 城市亮化行动), a short one is enough.
        """
        if any(one in line for one in name.quoted):
            return True
        kernel = name.kernel if name.text.startswith(name.kernel) or len(name.kernel) >= _RUN else ""
        told = [one for one in (name.proper, kernel, name.leading) if len(one) >= _SHORT]
        told += name.stretches if name.task.kind == "programme" else ()
        return any(one in line and self._is_rare(one) for one in told)

    def _is_alike(self, name: Name, line: str) -> bool:
        """Tell whether a clause has the last word of a body without a name, a long deed, or the ends of a trial."""
        if not name.head or name.head not in line or not self._is_rare(name.head):
            return False
        if name.task.kind == "body":
            return len(name.proper) <= _PAIR <= len(name.head)
        if name.task.kind in {"trial", "programme"}:
            return name.text[:_PAIR] in line
        return name.task.kind == "renewal" and len(name.head) >= _RUN

    def _is_tail(self, name: Name, run: str) -> bool:
        """Tell whether a run is the name without a place or an owner before it: 海洋产业基地 of 青岭海洋产业基地."""
        at = len(name.text) - len(run)
        own = sum(one == 1 for one in name.factors[at : len(name.text) - len(name.head)])
        return len(run) >= _RUN and own >= _PAIR and name.text.endswith(run) and self._is_telling(name, run)

    def _is_telling(self, name: Name, run: str) -> bool:
        """Tell whether a run holds more than plain words, and is rare."""
        at, weight = name.text.index(run), self.clauses.rarity.weight
        own = sum(one == 1 for one in name.factors[at : at + len(run)])
        rarest = max(weight(pair) for pair in pairs_of(run))
        return own >= _PAIR and rarest >= self.rules.progress.shares.rare

    def _is_rare(self, words: str) -> bool:
        least = self.rules.progress.shares.rare
        return all(self.clauses.rarity.weight(pair) >= least for pair in pairs_of(words))

    def _of_list(self, name: Name, line: str) -> float:
        """Give how surely a list has a name without its head: 组建能源、数据等企业 for 数据集团; 0 where it has not."""
        if not name.head or len(name.stem) < _PAIR or not name.deeds.search(line):
            return 0.0
        words = [one for one in self._beside.items.split(line) if len(one) >= _PAIR]
        if len(words) > 1 and name.stem in words:
            return _LISTED
        return _LIKE if any(len(one) >= _SHORT and name.stem.endswith(one) for one in words) else 0.0

    def _is_group(self, name: Name, line: str) -> bool:
        """Tell whether a clause tells of all things of a list by their number: 改造的11条背街巷道全部完工."""
        names = self.rules.tasks.names
        if len(name.group) >= _SHORT and name.group in line:
            group, count = re.escape(name.group), f"(?:{names.count.pattern})"
            # 打通断头路3条, but not 重点项目178个
            told = len(names.plain.sub("", name.group)) >= _PAIR
            if re.search(f"{count}{group}|{group}{count}" if told else f"{count}{group}", line):
                return told or len(name.group) >= _RUN
        deed = name.shared or name.head
        return name.task.kind == "trial" and len(names.plain.sub("", deed)) >= _SHORT and deed in line

    def _is_of_another(self, name: Name, line: str) -> bool:
        """Tell whether a clause has modifiers that make another thing of it: 城区绿化 where 乡村绿化 was promised."""
        own, others = (
            {mark.name for mark in self.rules.linking.marks(words) if mark.role == "modifier"}
            for words in (name.text, line)
        )
        about = {one.partition(":")[0] for one in own}
        return not own <= others and any(one.partition(":")[0] in about and one not in own for one in others)


def _shares(name: Name, line: str) -> bool:
    """Tell whether a clause has what a name shares with its list, a deed by its last word; or tells of its action."""
    deed = name.task.kind in {"renewal", "trial"}
    told = name.shared[-_PAIR:] if deed else name.shared
    return any(pair in line for pair in pairs_of(told) or {told}) or name.task.action in line


def _run(name: str, line: str) -> tuple[int, int]:
    """Give where the longest run of a name stands in a clause."""
    if (whole := line.find(name)) >= 0:
        return whole, whole + len(name)
    found, length = 0, 0
    for start in range(len(name)):
        # only a longer run than the best one is looked for, from each character of the name on
        while start + length < len(name) and (at := line.find(name[start : start + length + 1])) >= 0:
            found, length = at, length + 1
    return found, found + length
