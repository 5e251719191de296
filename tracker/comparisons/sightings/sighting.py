"""The sighting: a clause of a report that speaks of a named thing, and how surely it is that thing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from tracker.comparisons.sightings.likelihood import Likelihood
from tracker.comparisons.sightings.lists import LIKE, LISTED, Lists
from tracker.comparisons.sightings.nearness import Nearness
from tracker.comparisons.sightings.paraphrase import Paraphrases
from tracker.comparisons.sightings.short_form import ShortForms
from tracker.comparisons.sightings.standing import Standing, longest_run
from tracker.comparisons.sightings.sums import Sums
from tracker.comparisons.sightings.thing_name import Numbers, plain_clauses
from tracker.linking.agreement import most_of, weigh
from tracker.linking.clauses import Clauses
from tracker.linking.rarity import Rarity, pairs_of
from tracker.once import once

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from tracker.comparisons.sightings.search import Search
    from tracker.comparisons.sightings.thing_name import Name
    from tracker.linking.agreement import Weighed
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["Sighting", "Sightings"]

_AROUND = 6
"""Characters beside a name, besides as many as it has, in which its other words are looked for."""
_PAIR = 2
_SHORT = 3
"""Characters of a name that is known as a whole only."""
_RUN = 4
"""Characters of a run that tells something without the last word of its name."""
_NEARLY = 1 - 1e-9
"""Of a share, so that rounding leaves nothing out."""
_LITERAL, _GROUPED = 0.95, 0.5
"""Shares of names that stand in other words, or in a number of things."""
_UNWEIGHED = (_LITERAL, _GROUPED, LISTED, LIKE)
"""Shares that are no weighed ones."""


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


@dataclass(frozen=True)
class Sightings:
    """What can be seen of named things in some reports."""

    searches: Sequence[Search]
    rules: Rulebook
    plan: Sightings | None = None
    """Those of the plan that promises the things; its words, too, tell what is rare."""

    def of(self, name: Name) -> list[Sighting]:
        """Give the clauses that speak of a thing, in the order of the text; only those with its whole name, if any."""
        weighed = weigh(name.wording, self._rarity)
        found = {at: one for at in self._worth_a_look(name, weighed) if (one := self._seen(name, weighed, at))}
        whole = [one for one in found.values() if one.share == 1 and one.sure]
        if any(one.sure for one in found.values()):
            return whole or list(found.values())
        near = {at: one for at, one in found.items() if self._is_worth_checking(name, weighed, one, at)}
        return self._likely(name, weighed, near or self._aside(name))

    def _is_worth_checking(self, name: Name, weighed: Weighed, one: Sighting, at: int) -> bool:
        """Tell whether a clause near a name may well be about the thing: 新建口袋公园 is hardly 青岭儿童公园.

        What a list or a number of things tells is known by other signs than words, and what has its name or its
        quotation word for word is always worth it.
        """
        if len(name.text) <= _SHORT or one.share in _UNWEIGHED:
            return True
        line = self._bare.lines[at]
        if any(one in line for one in (name.text, *name.quoted)):
            return True
        if self._nearness.has_long_words_of(name, line) or self._nearness.is_alike(name, line):
            return True
        return self._likelihood.odds(name, weighed, at) >= self.rules.progress.likelihood.near

    def _likely(self, name: Name, weighed: Weighed, found: Mapping[int, Sighting]) -> list[Sighting]:
        """Give what was seen; of what is not sure that which is likely the thing, and of nothing what may be it."""
        if any(one.sure for one in found.values()):
            return list(found.values())
        if found:
            likely = {at for at in found if self._is_open(name, at) and self._likelihood.is_it(name, weighed, at)}
            return [one._replace(sure=at in likely) for at, one in found.items()]
        ats = (at for at in self._likelihood.may_be(name, weighed) if not self._nearness.is_of_another(name, at))
        return [self._sighting(at, _GROUPED, self._bare.lines[at]) for at in ats]

    def _aside(self, name: Name) -> dict[int, Sighting]:
        """Give the clauses that may tell of a thing whose name stands in none: in sum, or by a shorter form."""
        ats = (
            self._sums.of(name) or self._short_forms.of(name) or self._owned_before(name) or self._paraphrases.of(name)
        )
        return {at: self._aside_at(name, at) for at in ats}

    def _aside_at(self, name: Name, at: int) -> Sighting:
        line = self._bare.lines[at]
        return self._sighting(at, _GROUPED, line, sure=self._is_shortened(name, at))

    def _is_shortened(self, name: Name, at: int) -> bool:
        """Tell whether a clause is surely about a thing by a shortened form of its name."""
        return self._short_forms.is_sure(name, self._bare.lines[at]) and self._is_open(name, at)

    def _owned_before(self, name: Name) -> list[int]:
        """Give the clauses that have a name without its owner, whom a clause before in their sentence names."""
        rest = name.text.removeprefix(name.proper)
        if len(name.proper) < _PAIR or len(rest) < _RUN:
            return []
        return [at for at in self._bare.holding(rest) if self._is_of(name.proper, at)]

    def _is_of(self, owner: str, at: int) -> bool:
        """Tell whether a clause, or one before it in its sentence, has a word."""
        search, own = self._places[at]
        while not search.retrospect.clauses[own].opens:
            at, own = at - 1, own - 1
            if owner in self._bare.lines[at]:
                return True
        return False

    def surely(self, name: Name) -> Sighting | None:
        """Give the first clause that surely speaks of a thing, having much of its name or listing it; None for none."""
        least, listing = min(self.rules.progress.shares.told, self.rules.progress.shares.sure), self._listing(name)
        # most names have too many pairs that stand nowhere in a report, which is far quicker to see
        if not listing and most_of(name.wording, self._known) < least * _NEARLY:
            return None
        weighed = weigh(name.wording, self._rarity)
        ats = {*self._bare.covering(weighed, least), *listing}
        seen = (self._seen(name, weighed, at) for at in self._named(name, ats))
        return next((one for one in seen if one and one.sure), None)

    @once
    def _lines(self) -> list[str]:
        lines = [line for search in self.searches for line in search.lines]
        return plain_clauses(lines, self.rules) if lines else []

    @once
    def _bare(self) -> Clauses:
        """The clauses without the numbers of sessions: 省13届运动会 is 省运动会."""
        return Clauses(self.rules.progress.session.sub("", "\n".join(self._lines)).split("\n") if self._lines else [])

    @property
    def pairs(self) -> Sequence[set[str]]:
        """The pairs of characters of each clause, without the numbers of sessions."""
        return self._bare.pairs

    @once
    def _pairs(self) -> list[set[str]]:
        """The pairs of characters of each clause with those numbers, which few have."""
        if self._is_plain:
            return self._bare.pairs
        rows = zip(self._lines, self._bare.lines, self._bare.pairs, strict=True)
        return [pairs if line == bare else pairs_of(line) for line, bare, pairs in rows]

    @once
    def _rarity(self) -> Rarity:
        return self._bare.rarity if self._is_plain else Rarity(self._pairs)

    @once
    def _known(self) -> AbstractSet[str]:
        """The pairs that stand in any clause, with or without those numbers."""
        return self._bare.known if self._is_plain else self._rarity.pairs | self._bare.known

    @once
    def _is_plain(self) -> bool:
        """Whether no clause has such a number."""
        return self._lines == self._bare.lines

    @once
    def _places(self) -> list[tuple[Search, int]]:
        return [(search, at) for search in self.searches for at in range(len(search.lines))]

    @once
    def _sums(self) -> Sums:
        return Sums(self._bare.lines, self.rules)

    @once
    def _lists(self) -> Lists:
        return Lists(self.rules)

    @once
    def _short_forms(self) -> ShortForms:
        return ShortForms(self._bare, self._nearness.is_rare, self.rules)

    @once
    def _paraphrases(self) -> Paraphrases:
        return Paraphrases(self._bare, self._nearness.is_rare, self.rules)

    @once
    def _nearness(self) -> Nearness:
        return Nearness(self._bare, self._rarity, self.rules)

    @once
    def _likelihood(self) -> Likelihood:
        rarity = Rarity([*self._bare.pairs, *(self.plan.pairs if self.plan else ())])
        return Likelihood(self._bare, self._lines, rarity, self._before, self.rules)

    def _before(self, at: int) -> str:
        """Give the clauses before one in its sentence."""
        search, own = self._places[at]
        opens = [clause.opens for clause in search.retrospect.clauses[: own + 1]]
        first = next((number for number in range(own, -1, -1) if opens[number]), 0)
        return "\n".join(self._bare.lines[at - own + first : at])

    @once
    def _standing(self) -> Standing:
        return Standing(self.rules)

    def _worth_a_look(self, name: Name, weighed: Weighed) -> list[int]:
        """Give the clauses that have enough of a name, a telling word of it, or a list with it, in their order."""
        shares = self.rules.progress.shares
        least = min(shares.run, shares.like, shares.headed, shares.sure, shares.told)
        ats = set(self._bare.covering(weighed, least))
        ats.update(*(self._bare.holding(word) for word in (*name.told_by, *name.end)))
        ats.update(self._listing(name))
        ats.update(self._bare.holding(name.shared) if len(name.shared) >= _RUN else ())
        return self._named(name, ats)

    def _listing(self, name: Name) -> list[int]:
        """Give the clauses with a list that has a name without its head."""
        if not name.head or len(name.stem) < _PAIR:
            return []
        likely = self._bare.holding(name.stem[-_SHORT:])
        return [at for at in likely if self._lists.of_list(name, self._bare.lines[at])]

    def _named(self, name: Name, ats: set[int]) -> list[int]:
        """Give those of some clauses, in their order, that share a pair of characters with a name or its list's."""
        if not ats:
            return []
        named = pairs_of(name.text) | pairs_of((name.group or name.shared)[-_RUN:])
        return [at for at in sorted(ats) if not named.isdisjoint(self._pairs[at])]

    def _seen(self, name: Name, weighed: Weighed, at: int) -> Sighting | None:
        line = self._bare.lines[at]
        if name.text not in line and (self._lists.is_each(name, line) or self._lists.is_group(name, line)):
            return self._sighting(at, _GROUPED, line)
        if name.shared and not self._shares(name, at):
            alone = self._nearness.stands_for_itself(name, line)
            return self._sighting(at, _GROUPED, line, sure=alone) if self._is_told_alone(name, line) else None
        start, end = longest_run(name.text, line)
        if end - start < _PAIR:
            return None
        told = Numbers.within(self._lines[at], self.rules) if any(name.numbers) else name.numbers
        if name.numbers.clash(told) and name.numbers.clash(self._told_beside(line[start:end], at)):
            return None
        share, sure = self._graded(name, weighed, line, start, end)
        if not share:
            kind = self._standing.is_item(name.head, line) and self._nearness.is_rare(name.head)
            return self._sighting(at, _GROUPED, line) if kind else None
        part = self._is_of_a_part(name, line, end)
        sure = sure or self._short_forms.is_sure(name, line)
        return self._sighting(at, share, line[:start] + line[end:], sure=sure and self._is_open(name, at), part=part)

    def _is_of_a_part(self, name: Name, line: str, end: int) -> bool:
        """Tell whether what stands behind a name tells of one phase or one stretch of it: 科技园一期, 青岭路西段."""
        progress = self.rules.progress
        return (
            not name.numbers.parts and (progress.part.match(line, end) or progress.stretch.match(line, end)) is not None
        )

    def _is_open(self, name: Name, at: int) -> bool:
        """Tell whether nothing keeps a clause from being surely about a thing."""
        told, line = Numbers.within(self._lines[at], self.rules), self._bare.lines[at]
        # 科技园建成 says nothing of 科技园二期
        if not name.numbers.parts <= told.parts or self._is_aside(name, line, longest_run(name.text, line)[1]):
            return False
        # “北水南调”第三通道、“西气东输”第四通道 has the number of “北水南调”第四通道, and not that passage
        if len(told.orders) > 1 and name.numbers.orders and name.full not in self._lines[at]:
            return False
        return self._shares_enough(name, at)

    def _is_told_alone(self, name: Name, line: str) -> bool:
        """Tell whether a clause may tell of a name without what it shares with its list."""
        # what became of the river is not yet what became of its dredging
        known = (len(name.text) >= _SHORT and name.text in line) or any(
            one in line for one in (name.full, *name.phases)
        )
        known = known or (any(one in line for one in name.numbered) and name.deeds.search(line) is not None)
        rare = len(name.full) >= _RUN or (self._is_done_to(name, line) and self._nearness.is_rare(name.text))
        return (known and rare) or self._nearness.has_long_words_of(name, line)

    def _told_beside(self, run: str, at: int) -> Numbers:
        """Give the numbers of those things of a list that have a run of a name: none of 云谷 in 云谷、水厂二期."""
        items = self.rules.surroundings.items.split(self._lines[at])
        return Numbers.within("、".join(one for one in items if run in one) or self._lines[at], self.rules)

    def _is_done_to(self, name: Name, line: str) -> bool:
        """Tell whether what a name shares is what is done to it, and a short name stands for itself in a clause."""
        if "deed" in name.told:
            return True
        at = line.find(name.text) if name.task.shared == name.task.action else -1
        return at >= 0 and not self._standing.is_within(name, line, at, at + len(name.text))

    def _is_aside(self, name: Name, line: str, end: int) -> bool:
        """Tell whether a clause speaks of what a thing stands for, or of any like one where its name is a plain one.

        社区卫生服务中心获得称号 does not tell of the one that was to be begun.
        """
        if self.rules.progress.told_aside.match(line, end):
            return True
        if name.group or name.shared or name.quoted or name.numbers.orders or any(one == 1 for one in name.factors):
            return False
        if name.text == name.head and name.head in self.rules.tasks.names.loose:
            return True
        whole = len(name.full) > len(name.text) and name.full in line
        if name.task.stage == "advance" or whole:
            return False
        deeds = self.rules.tasks.deeds_of(name.task.stage) if name.text in line else name.deeds
        return deeds.search(line) is None

    def _shares(self, name: Name, at: int) -> bool:
        """Tell whether a clause has half of what a name shares with its list, its last word, or tells of its action.

        试点城市 is not yet 消费中心城市: the last word of a title stands in many others.
        """
        line = self._bare.lines[at]
        if not name.lent:
            return name.shared in line or name.task.action in line
        last = "nearly" not in name.told and name.shared[-_PAIR:] in line
        return last or self._shares_enough(name, at)

    def _shares_enough(self, name: Name, at: int) -> bool:
        """Tell whether a clause surely has what a name shares: half of it, or its action."""
        held = len(name.lent & self._bare.pairs[at])
        return 2 * held >= len(name.lent) or name.task.action in self._bare.lines[at]

    def _sighting(self, at: int, share: float, rest: str, *, sure: bool = False, part: bool = False) -> Sighting:
        return Sighting(*self._places[at], share, sure, part, rest)

    def _graded(self, name: Name, weighed: Weighed, line: str, start: int, end: int) -> tuple[float, bool]:
        """Give how much of a name a clause holds whose longest run of it is given, 0 for too little; and how surely."""
        whole = end - start == len(name.text)
        if name.full in line and len(name.full) > len(name.text):
            return 1.0, True
        if whole and not self._standing.is_within(name, line, start, end):
            return 1.0, True
        if listed := self._lists.of_list(name, line):
            return listed, listed == LISTED
        if whole and self._standing.is_begun(name, line, start):
            return _LITERAL, self._standing.is_lengthened(name, line, end)
        if len(name.text) <= _SHORT:
            told = whole and (self._nearness.is_told_by(name, line) or self._is_told(name, line, end))
            return (_GROUPED if told else 0.0), False
        around = line[max(0, start - len(name.text) - _AROUND) : end + len(name.text) + _AROUND]
        share = weighed.share(pairs_of(around))
        sure = self._is_sure(name, line, around, share, end - start)
        sure = sure or self._nearness.is_kept_by(name, line, start, end)
        near = sure or self._nearness.is_near(name, weighed, line, around, share, line[start:end])
        return (share, sure) if near and not self._standing.is_of_another(name, line) else (0.0, False)

    def _is_told(self, name: Name, line: str, end: int) -> bool:
        """Tell whether a short name, quoted or of plain words with its deed, ends a longer one: 举办市民体育节."""
        if name.text in name.quoted and self._nearness.is_rare(name.text):
            return True
        # 城北路 in 新城北路 is another road
        if any(one == 1 for one in name.factors):
            return False
        return name.deeds.search(line) is not None and self.rules.surroundings.closes.match(line, end) is not None

    def _is_sure(self, name: Name, line: str, around: str, share: float, run: int) -> bool:
        shares = self.rules.progress.shares
        if name.head and name.head[-_PAIR:] not in (line if "deed" in name.told else around):
            return False
        quoted = any(one in line for one in name.quoted)
        if share >= shares.told and (quoted or name.deeds.search(line)):
            return quoted or run >= _RUN
        if share < shares.sure or name.text[:_PAIR] not in around or 2 * run < len(name.text):
            return False
        # 清河至石桥港班列 says nothing of 清河港, the port of that county
        if any(name.text[:run] == place for place in name.around):
            return False
        # 岭南林场获奖 says nothing of 岭南林场“二次创业”
        if name.quoted and not any(2 * _overlap(one, around) >= len(one) for one in name.quoted):
            return False
        # 云岭文旅小镇 is 云岭小镇, while 河北财经大学 is not 河北大学
        return run >= _SHORT or (name.head != "" and name.begins_own and self._nearness.is_rare(name.text[:_PAIR]))


def _overlap(words: str, line: str) -> int:
    """Give how many characters the longest run of some words in a line has."""
    start, end = longest_run(words, line)
    return end - start
