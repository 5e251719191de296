"""The name of a thing in plain form: what of it tells, and which numbers set it apart from its likes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import combinations, groupby, islice
from typing import TYPE_CHECKING, NamedTuple

from tracker.linking.rarity import pairs_of
from tracker.linking.wording import Wording
from tracker.once import once

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from re import Pattern

    from tracker.rulebook.rulebook import Rulebook
    from tracker.rulebook.task_kind import Told
    from tracker.tasks.task import Task

__all__ = ["Name", "Numbers", "Places", "modifiers_in", "names_of", "plain_clauses"]

_SIGNS = re.compile(r"[—－\-·…]|[^\S\n]")
_BEGUN = re.compile(r"[0-9]+\D{2}")
_NUMBER = re.compile(r"^.*[0-9]")
_PAIR = 2

_LEAST, _LEFT = 2, 3
"""Characters that must be left of a name without its numbers, and without that of the region."""
_MERE = 4
"""Likewise without words that a review may leave out."""
_QUOTED = 2
"""Characters of a quotation that may tell something by itself."""
_LONG = 4
"""Characters of a word that tells something without its name."""
_TELLING = 3
"""Characters of the beginning of a name that tells something by itself."""


class Places(NamedTuple):
    """The names of the region whose tasks they are."""

    own: tuple[str, ...]
    """Its name in full, and without its ending."""
    above: tuple[str, ...] = ()
    """Likewise the names of the divisions above it."""


class Numbers(NamedTuple):
    """The numbers within a name, or within a clause."""

    orders: frozenset[str]
    """Those of which another is another thing: 2 of 第二水厂."""
    parts: frozenset[str]
    """Those of parts of one thing: 2期."""

    @classmethod
    def within(cls, words: str, rules: Rulebook) -> Numbers:
        """Find the numbers within plain words."""
        progress = rules.progress
        return cls(frozenset(progress.ordinal.findall(words)), frozenset(progress.part.findall(words)))

    def clash(self, others: Numbers) -> bool:
        """Tell whether two have numbers of one sort and none in common: 第二水厂 and 第三水厂."""
        return any(own and other and not own & other for own, other in zip(self, others, strict=True))


@dataclass(frozen=True)
class Name:
    """A name in plain form, taken apart."""

    task: Task
    text: str
    """The part that is its own, without numbers of sessions and phases, and without the region's own name."""
    full: str
    """The whole name, with that of the region."""
    regional: bool
    """Whether it is the name of the region itself, which tells nothing."""
    head: str
    """Its last word, empty where none is known."""
    shared: str
    """What it shares with its list, or what is to be done to it."""
    group: str
    leading: str
    """The thing that it begins with, of which it is a part: 柳河大道 of 柳河大道示范段; empty where there is none."""
    numbers: Numbers
    quoted: tuple[str, ...]
    """What stands in quotes within it."""
    factors: tuple[float, ...]
    """What each character of the text counts."""
    deeds: Pattern[str]
    """The words of its action, none of one that only goes on."""
    modifiers: frozenset[str]
    """The words in it that would make another thing of it."""
    theme: str = ""
    """What a campaign is about, without the deeds around it: 涉企执法 of 规范涉企执法专项行动; empty for none."""
    told: frozenset[Told] = frozenset()
    """By what of its name a review may tell of a thing of its kind."""
    done: bool = False
    """Whether its last word says what is done to a thing."""
    road: str = ""
    """The road with a number that it begins with, empty for none: 国道328 of 国道328石桥至柳河段."""
    around: tuple[str, ...] = ()
    """The names of the region and of those above it, which tell nothing within a name."""
    reaches: tuple[str, ...] = ()
    """What it may be called by the ends of its line: 伊阿铁路 for 伊宁至阿克苏铁路."""

    @once
    def proper(self) -> str:
        """The beginning of the name, up to its first plain word."""
        return self.text[: next((at for at, one in enumerate(self.factors) if one < 1), len(self.factors))]

    @once
    def begins_own(self) -> bool:
        """Whether its first two characters are none of plain words, nor of a region's name."""
        return all(one == 1 for one in self.factors[:_PAIR])

    @once
    def kernel(self) -> str:
        """The longest stretch without a plain word before the last word, a short one only from the beginning on."""
        kernel = max(self.stretches, key=len, default="")
        return kernel if len(kernel) >= (_TELLING if self.text.startswith(kernel) else _LONG) else ""

    @once
    def stretches(self) -> tuple[str, ...]:
        """The words before the last one that are no plain ones: the only one, or those that are not short."""
        runs = groupby(zip(self.stem, self.factors, strict=False), key=lambda one: one[1] == 1)
        words = ("".join(sign for sign, _ in run) for own, run in runs if own)
        told = tuple(one for one in words if len(one) >= _LEAST)
        return told if len(told) == 1 else tuple(one for one in told if len(one) > _LEAST)

    @once
    def tail(self) -> str:
        """The shortest end of the name that tells something without a place or an owner before it."""
        size = max(_LONG, len(self.head) + _PAIR)
        return self.text[-size:] if len(self.text) > size else ""

    @once
    def end(self) -> tuple[str, ...]:
        """The end by which a shortened name is found, none of one that is short itself."""
        end = self.text[-max(_TELLING, len(self.head)) :]
        return (end,) if len(self.text) - len(end) > _TELLING else ()

    @once
    def words(self) -> tuple[str, ...]:
        """The words that are its own: its beginning, a long stretch, the thing that it is a part of.

        Of a campaign, which a review tells by its deed (亮化 for 城市亮化行动), a short one is enough.
        """
        found = (self.proper, self.kernel, self.leading, *self.phases, *self.reaches)
        words = [one for one in found if len(one) >= _TELLING]
        if len(self.full) > len(self.text) and len(self.full) - len(self.head) >= _LONG:
            # 青岭云谷一期 tells of 青岭云谷片区, though 云谷 alone would tell little
            words.append(self.full.removesuffix(self.head))
        return (*words, *(self.stretches if "theme" in self.told else ()))

    @once
    def wholes(self) -> tuple[str, ...]:
        """The words that tell of it as a whole, whatever their pairs: 云谷研发中心 of 云谷研发中心企业集聚园.

        What stands behind them says only of what kind it is; behind 柳河大道 of 柳河大道花园 a further name stands.
        """
        begun = self.text.startswith(self.leading) and not self._has_own(len(self.leading), len(self.text))
        middle = self.leading if begun and self.leading != self.text else ""
        named = len(self.full) > len(self.text) and self.head and self._has_own(0, len(self.stem))
        own = self.full.removesuffix(self.head) if named else ""
        return tuple(one for one in (middle, own, self.theme) if len(one) >= _LONG)

    def _has_own(self, start: int, end: int) -> bool:
        """Tell whether a stretch has more than plain words."""
        return sum(one == 1 for one in self.factors[start:end]) >= _PAIR

    @once
    def phases(self) -> tuple[str, ...]:
        """Its beginning up to the number of its part, which tells the place of it: 石桥3期 of 石桥三期水厂."""
        ends = (self.full.find(part) + len(part) for part in self.numbers.parts)
        return tuple(self.full[:end] for end in ends if end > _LONG - 1)

    @once
    def numbered(self) -> tuple[str, ...]:
        """The line with a number that it is a part of: 16号线 of 16号线柳河段."""
        return (self.leading,) if any(one in self.leading for one in self.numbers.orders) else ()

    @once
    def stem(self) -> str:
        """The text without its last word."""
        return self.text[: len(self.text) - len(self.head)]

    @once
    def wording(self) -> Wording:
        """The text with what each of its characters counts."""
        return Wording(self.text, self.factors, frozenset(), {})

    @once
    def lent(self) -> frozenset[str]:
        """The pairs of characters of what it shares with its list; of a deed those of its last word."""
        return frozenset(pairs_of(self.shared[-_PAIR:] if self.done else self.shared))

    @once
    def told_by(self) -> tuple[str, ...]:
        """The words of which each may tell of it alone, however little of the name a clause has besides."""
        told, short = self.told, len(self.proper) <= _PAIR
        telling = "ends" in told or ("unnamed" in told and short) or len(self.head) >= _TELLING
        words = (
            self.shared if "shared" in told else "",
            self.head if telling else "",
            self.tail,
            self.road,
            *self.quoted,
        )
        group = [self.group] if len(self.group) >= _TELLING else []
        return (*group, *self.words, *self.wholes, *(each for each in words if len(each) >= _PAIR))


def plain_clauses(lines: Iterable[str], rules: Rulebook) -> list[str]:
    """Give clauses, whose words are plain as mentions are, in the form in which names are looked for."""
    # all at once, as they stand in a text: that takes half the time
    text = rules.progress.plainly(rules.linking.plainly("\n".join(lines)))
    return _SIGNS.sub("", text).split("\n")


def names_of(tasks: Sequence[Task], region: Places, rules: Rulebook) -> list[Name]:
    """Give the names of tasks in the form of clauses; ``region`` is the one whose they are."""
    rows = [_words_of(task, rules) for task in tasks]
    # those of all tasks at once, for the same reason as those of clauses
    lines = rules.mentions.plainly("\n".join(word for row in rows for word in row)).split("\n")
    words = iter(plain_clauses(lines, rules))
    return [_name(task, tuple(islice(words, len(row))), region, rules) for task, row in zip(tasks, rows, strict=True)]


def _words_of(task: Task, rules: Rulebook) -> tuple[str, ...]:
    """Give the name of a task, its last word, what it shares, what its list is called, and the quotations in it."""
    written = rules.progress.set_apart.sub("", task.own)
    ended = rules.tasks.names.ended(written)
    last = written[-ended.size :] if ended and ended.kind else ""
    return (written, last, task.shared, task.group, *rules.progress.quoted.findall(task.own))


def _name(task: Task, words: tuple[str, ...], region: Places, rules: Rulebook) -> Name:
    """Give the name of a task, whose words are given in plain form."""
    own = region.own
    whole, head, shared, group, *quoted = words
    whole = _numbered(whole, rules)
    # 工程 of 青岭城市防洪堤、石桥调蓄工程 adds nothing to a name that tells enough
    told = rules.tasks.told_by(task.kind)
    adds = "mere" not in told or len(whole) <= _LONG or not rules.tasks.names.plain.fullmatch(shared)
    shared = shared if adds else ""
    text = _told(whole, own, rules)
    head = head if text.endswith(head) else ""
    return Name(
        task=task,
        text=text,
        full=whole,
        regional=text in own,
        head=head,
        shared=shared,
        group=group,
        leading=_leading(whole, own, rules),
        numbers=Numbers.within(whole, rules),
        quoted=tuple(one for one in quoted if len(one) >= _QUOTED),
        factors=_factors(text, len(text) - len(head), region, rules),
        road=rules.progress.road(whole),
        around=(*own, *region.above),
        deeds=rules.tasks.deeds(task.rule),
        modifiers=modifiers_in(text, rules),
        theme=rules.progress.stirred.sub("", text.removesuffix(head)) if "theme" in told else "",
        told=told,
        done=task.kind in rules.tasks.names.deeds,
        reaches=_reaches(text, head, rules),
    )


def _numbered(whole: str, rules: Rulebook) -> str:
    """Give a name without what may stand before its number: 6号线 for 地铁6号线, which a review tells as either."""
    kinds = (each for each in rules.progress.before if len(each) >= _PAIR and whole.startswith(each))
    bare = whole.removeprefix(next(kinds, ""))
    return bare if _BEGUN.match(bare) else whole


def _reaches(text: str, head: str, rules: Rulebook) -> tuple[str, ...]:
    """Give what a line or a road may be called by the first characters of two of the places that it joins."""
    *before, last = text.removesuffix(head).split(rules.progress.reaching)
    # a road has its number before: G0711乌市至尉县高速
    places = [_NUMBER.sub("", one) for one in (*before, last)]
    if not head or len(places) < _PAIR or any(len(one) < _LEAST for one in places):
        return ()
    return tuple(f"{one[0]}{other[0]}{head}" for one, other in combinations(places, 2))


def modifiers_in(words: str, rules: Rulebook) -> frozenset[str]:
    """Give the words that make another thing of what they stand with in plain ones, each by its row of the rules."""
    return frozenset(mark.name for mark in rules.linking.marks(words) if mark.role == "modifier")


def _leading(whole: str, own: tuple[str, ...], rules: Rulebook) -> str:
    """Give the shortest beginning that is a thing with a name of its own; the region itself is none."""
    names = rules.tasks.names
    for size in range(_LEFT, len(whole) - 1):
        words = whole[:size]
        ended = names.ended(words)
        if ended and ended.kind in names.parted and words not in own and words[-ended.size :] not in names.loose:
            return words if len(names.plain.sub("", words[: -ended.size])) >= _LEAST else ""
    return ""


def _told(text: str, own: tuple[str, ...], rules: Rulebook) -> str:
    """Give what of a name a review would tell: without the region's own, sessions, phases, sizes."""
    begins = (each for each in own if text.startswith(each) and len(text) - len(each) >= _LEFT)
    text = text.removeprefix(next(begins, ""))
    progress = rules.progress
    for pattern, least in ((progress.part, _LEAST), (progress.session, _LEAST), (progress.left_out, _MERE)):
        bare = pattern.sub("", text)
        text = bare if len(bare) >= least else text
    return text


def _factors(text: str, head: int, region: Places, rules: Rulebook) -> tuple[float, ...]:
    factors, weights = [1.0] * len(text), rules.progress.weights
    for name in (*region.own, *region.above):
        # of 国土绿化青岭行动 and 云谷岭南总部 the region tells nothing
        for found in re.finditer(re.escape(name), text):
            # 青岭河 is a name of its own
            if len(text) > len(name) + 1:
                factors[found.start() : found.end()] = [weights.plain] * len(name)
    for found in rules.tasks.names.plain.finditer(text):
        # 老 begins a name in 老虎坑, and is plain in 老医院
        if found.end() > 1 or head == 1:
            factors[found.start() : found.end()] = [weights.plain] * (found.end() - found.start())
    factors[head:] = [min(weights.head, one) for one in factors[head:]]
    return tuple(factors)
