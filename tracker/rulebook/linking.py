"""Linking rules: what the words of a label are to its meaning, and from where on two of them are one thing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cached_property
from operator import add
from typing import Any, Literal, NamedTuple

from pydantic import ValidationError

from tracker.rulebook.collectives import CollectiveRules
from tracker.rulebook.division import Level
from tracker.rulebook.numeral import DIGITS, PLACES
from tracker.rulebook.refusal import misfitting
from tracker.rulebook.table import Table
from tracker.rulebook.trie import trie_pattern

__all__ = ["Action", "Genus", "LinkingRules", "Mark", "Role", "load_linking"]

_FIGURE, _ANY = re.compile(r"[0-9][0-9.,]*"), "N"
"""A figure within a quote, and what stands for it in words that are looked for there (达N)."""
_NAMED = 2
"""Characters that a thing has at least, besides words that are no part of it."""
Role = Literal["action", "light", "modifier"]


class Mark(NamedTuple):
    """A word of a label that is no part of its object: what it is, and of which class."""

    start: int
    end: int
    role: Role
    name: str

    @property
    def about(self) -> str:
        """What a modifier is about."""
        return self.name.partition(":")[0]


class Action(Table):
    """Words for one kind of deed."""

    words: tuple[str, ...]
    of: tuple[str, ...] = ()
    """The actions that such a word tells together, where it tells more than one."""
    answered_by: tuple[str, ...] = ()
    """Other actions by which a promise of this one may be told as kept."""
    adds: bool = False
    """Whether what it counts is what the year added, and not what there is in all."""
    later: tuple[str, ...] = ()
    """Actions that come after it, which fewer of those reach that it was done to."""


class Modifier(Table):
    """Words that change what is counted: a thing of one is not a thing of another."""

    words: tuple[tuple[str, ...], ...]
    """Rows of words that mean the same."""
    absent: Literal["same", "differs"]
    """Whether a name without any of them may be the same thing."""
    names: bool = False
    """Whether such a word may be the thing itself (幼儿园), and not only what another has before it (国家级)."""
    part: bool = False
    """Whether a thing with such a word is but a part of one without, which tells nothing of it (中央财政赤字)."""


class Genus(Table):
    """Words for one kind of thing."""

    words: tuple[str, ...]
    deed: str | None = None
    """An action by which a sentence speaks of the promise wherever it is; None where it must name the place."""


class Weights(Table):
    """What a character counts besides how rare it is, by the role of its word."""

    light: float
    action: float
    aside: float
    """A further thing that is named behind the first: 蔬菜超市和直销店."""


class Shares(Table):
    """From which share of agreement on something is told."""

    sure: float
    likely: float
    echoed: float
    retold: float
    single: float
    told: float
    named: float
    own: float
    alike: float
    apart: float
    margin: float
    close: float
    nearer: float
    more: float
    times: float
    swapped: float
    near: float
    beside: float
    much: float
    short: float
    part: float
    twice: float
    thin: float
    telling: float
    mostly: float
    word: float
    kin: float
    full: float
    each: float
    both: float
    heavy: float
    enough: float
    acted: float
    repeated: float
    nearby: float


class LinkingRules(Table):
    """The whole of ``linking.yaml``; the file explains every part."""

    same: tuple[tuple[str, ...], ...]
    actions: Mapping[str, Action]
    light: tuple[str, ...]
    planned: tuple[str, ...]
    carried: tuple[str, ...]
    own_levels: Mapping[Level, tuple[str, ...]]
    joints: tuple[str, ...]
    rest: tuple[str, ...]
    modifiers: Mapping[str, Modifier]
    genera: tuple[Genus, ...]
    places: tuple[str, ...]
    not_places: tuple[str, ...]
    ending: tuple[str, ...]
    classifiers: tuple[tuple[str, ...], ...]
    counters: tuple[str, ...]
    stock: tuple[str, ...]
    summed: tuple[str, ...]
    ceilings: tuple[str, ...]
    going: tuple[str, ...]
    exceptions: tuple[str, ...]
    circumstances: tuple[str, ...]
    aspects: tuple[str, ...]
    callings: tuple[str, ...]
    forms: tuple[str, ...]
    less: tuple[str, ...]
    weights: Weights
    collectives: CollectiveRules
    shares: Shares

    def plainly(self, words: str) -> str:
        """Give words with one for all that mean the same."""
        return self._rewritten.sub(lambda found: self._instead[found[0]], words)

    def marks(self, text: str) -> list[Mark]:
        """Give the words of a plain label that are no part of its object, in their order, the longest at each place."""
        roles = self._roles
        return [Mark(*found.span(), *role) for found in self._marked.finditer(text) if (role := roles.get(found[0]))]

    def modifiers_in(self, words: str) -> set[str]:
        """Give the modifiers that plain words have, each with what it is about and its row."""
        return {mark.name for mark in self.marks(words) if mark.role == "modifier"}

    @staticmethod
    def says(quote: str, words: Iterable[str]) -> bool:
        """Tell whether a quote has one of some words, in which N stands for a figure: 达N."""
        blank = _FIGURE.sub(_ANY, quote)
        return any(word in blank for word in words)

    def telling_pairs(self, words: str) -> set[str]:
        """Give the pairs of characters of plain words that stand in no deed and no light word."""
        kept, at = list[str](), 0
        for mark in self.marks(words):
            if mark.role != "modifier":
                kept, at = [*kept, words[at : mark.start]], mark.end
        return {pair for each in (*kept, words[at:]) for pair in map(add, each, each[1:])}

    def without_plan(self, label: str) -> str:
        """Give a label without the words that tell only that its sum is planned or of the year."""
        return self._planned.sub("", label)

    def is_plan(self, label: str) -> bool:
        """Tell whether a label says itself that its figure is planned, and not what was reached."""
        return any(word in label for word in self.planned)

    @cached_property
    def _planned(self) -> re.Pattern[str]:
        return re.compile(trie_pattern((*self.planned, *self.carried)))

    def numbers_in(self, label: str) -> tuple[str, ...]:
        """Give the numbers of things that a name itself tells: 四 of 四项指标增速."""
        return tuple(self._numbers.findall(label))

    @cached_property
    def _numbers(self) -> re.Pattern[str]:
        counted = trie_pattern(word for row in self.classifiers for word in row if word)
        return re.compile(rf"([{DIGITS}{PLACES}\d]+){counted}")

    def told_behind(self, label: str) -> int:
        """Give where the thing begins that a label names some of before: 公园 of 东园、西园等公园; 0 for none."""
        rested = self.rested.search(label)
        if rested is None:
            return 0
        behind = label[rested.end() :]
        plain = len(behind) - sum(mark.end - mark.start for mark in self.marks(behind))
        return rested.end() if plain >= _NAMED else 0

    def without_counts(self, words: str) -> str:
        """Give words without the numbers of things that they count: 改造33条道路, 改造道路; 建成3.1万套, 建成."""
        return self._counts.sub("", words)

    @cached_property
    def _counts(self) -> re.Pattern[str]:
        counted = trie_pattern(word for row in self.classifiers for word in row if word)
        return re.compile(rf"\d[\d.]*[{PLACES}]*{counted}")

    def counted_alike(self, unit: str, other: str) -> bool:
        """Tell whether two classifiers name the same things: 个 and 家."""
        return unit == other or any(unit in row and other in row for row in self.classifiers)

    def answers(self, promised: frozenset[str], told: frozenset[str]) -> bool:
        """Tell whether what is told to be done may keep what was promised; nothing told is no objection."""
        fitting = {name for each in promised for name in (each, *self.actions[each].answered_by)}
        return not promised or not told or bool(fitting & told)

    def keeps_together(self, promised: frozenset[str], told: frozenset[str]) -> bool:
        """Tell whether deeds that one word tells together, as 新改建 does, are kept each, and not told for one of them.

        Nothing promised or told is no objection.
        """
        if not promised or not told:
            return True
        kept = all(self._keeps_each(one, told) for one in self._together if one <= promised)
        return kept and self.tells_no_more(promised, told)

    def tells_no_more(self, promised: frozenset[str], told: frozenset[str]) -> bool:
        """Tell whether no deeds are told together of which only one was promised: 新建、改造 for 新建."""
        return all(one <= promised for one in self._together if one <= told)

    def told_together(self, deeds: frozenset[str]) -> frozenset[str]:
        """Give those of some deeds that one word tells together."""
        return frozenset().union(*(one for one in self._together if one <= deeds))

    def is_later(self, told: frozenset[str], other: frozenset[str]) -> bool:
        """Tell whether deeds that are told come after others, and are none of them: 建成 after 开工."""
        return not told & other and any(set(self.actions[each].later) & told for each in other)

    def only_begun(self, told: frozenset[str]) -> bool:
        """Tell whether deeds that are told have all something that comes after: 开工."""
        return bool(told) and all(self.actions[each].later for each in told)

    @cached_property
    def _together(self) -> list[set[str]]:
        return [set(one.of) for one in self.actions.values() if one.of]

    def _keeps_each(self, deeds: set[str], told: frozenset[str]) -> bool:
        """Tell whether each of some deeds is told, or one besides them that keeps it: 建成 for both of 新改建."""
        return all(told & {each, *self.actions[each].answered_by} - (deeds - {each}) for each in deeds)

    def adds(self, actions: frozenset[str]) -> bool:
        """Tell whether deeds count what a year adds."""
        return any(self.actions[each].adds for each in actions)

    @cached_property
    def _instead(self) -> Mapping[str, str]:
        return {word: row[0] for row in self.same for word in row}

    @cached_property
    def _rewritten(self) -> re.Pattern[str]:
        return re.compile(trie_pattern(self._instead))

    @cached_property
    def _roles(self) -> Mapping[str, tuple[Role, str]]:
        roles: dict[str, tuple[Role, str]] = dict.fromkeys(self.light, ("light", ""))
        for name, modifier in self.modifiers.items():
            roles |= {word: ("modifier", f"{name}:{row[0]}") for row in modifier.words for word in row}
        for name, action in self.actions.items():
            roles |= dict.fromkeys(action.words, ("action", name))
        return roles

    @cached_property
    def _marked(self) -> re.Pattern[str]:
        return re.compile(trie_pattern(self._roles))

    @cached_property
    def parted(self) -> re.Pattern[str]:
        """Where a label goes on with something besides its first thing."""
        return re.compile(trie_pattern((*self.joints, *self.rest)))

    @cached_property
    def joined(self) -> re.Pattern[str]:
        """Where a label goes on with a further thing that it names."""
        return re.compile(trie_pattern(self.joints))

    @cached_property
    def rested(self) -> re.Pattern[str]:
        """Where a label goes on with what is not named."""
        return re.compile(trie_pattern(self.rest))

    def place(self, label: str) -> str | None:
        """Give the name of a place below the region with which a label begins, None where it names none."""
        ends = (found for found in self._place_ends.finditer(label) if found[0] not in self.not_places)
        found = next(ends, None)
        return label[: found.end()] if found and found.start() > 0 else None

    def genera_of(self, label: str) -> list[Genus]:
        """Give the kinds of thing that a label names: that of 供热, 热力 and 锅炉 for 热水锅炉."""
        return [genus for genus in self.genera if any(word in label for word in genus.words)]

    def deeds_in(self, text: str) -> frozenset[str]:
        """Give the deeds that plain words tell of."""
        return self.deeds_of(self.marks(text))

    def deeds_opening(self, text: str) -> frozenset[str]:
        """Give the deeds with which plain words begin, light words left aside: 全年新建学校7所."""
        return self.deeds_of(self._opening(text))

    def behind_deed(self, text: str) -> str:
        """Give plain words without the deeds and the light words with which they begin: 加快建设东岭大道, 东岭大道."""
        marks = self._opening(text)
        return text[marks[-1].end :] if marks else text

    def _opening(self, text: str) -> list[Mark]:
        """Give the deeds and the light words with which plain words begin."""
        marks, at = list[Mark](), 0
        for mark in self.marks(text):
            if mark.start != at or mark.role == "modifier":
                break
            marks, at = [*marks, mark], mark.end
        return marks

    def deeds_of(self, marks: Iterable[Mark]) -> frozenset[str]:
        """Give the deeds that words of a label tell of: two of 新改建, to build and to rebuild."""
        named = (mark.name for mark in marks if mark.role == "action")
        return frozenset(deed for name in named for deed in self.actions[name].of or (name,))

    @cached_property
    def _place_ends(self) -> re.Pattern[str]:
        return re.compile(trie_pattern((*self.places, *self.not_places)))


def load_linking(name: str, content: Mapping[str, Any]) -> LinkingRules:
    """Read the rules from the content of a file; raises RulesError with file and field."""
    try:
        return LinkingRules.model_validate(content)
    except ValidationError as error:
        raise misfitting(name, error) from error
