"""The wording: a label taken apart into deeds, modifiers, and the object with what each of its characters counts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from operator import add
from typing import TYPE_CHECKING

from tracker.once import once

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tracker.rulebook.linking import LinkingRules, Mark

__all__ = ["Wording", "take_apart"]

_NAME = 2
"""Characters that a thing has at least, so that what stands behind it is a further one."""


@dataclass(frozen=True)
class Wording:
    """A label in plain form, taken apart."""

    text: str
    factors: tuple[float, ...]
    """What each character counts besides how rare it is: 1 in the object, less in other words."""
    actions: frozenset[str]
    modifiers: Mapping[str, str]
    """The modifiers, each with its row, by what they are about."""
    formed: bool = False
    """Whether a word behind the object makes another thing of it: 上市公司项目 are no 上市公司."""
    members: tuple[tuple[int, int], ...] = ()
    """Where the things stand that it names and counts together, of 孵化器、众创空间 both; empty for a single thing."""

    @once
    def beside(self) -> tuple[str, ...]:
        """The ends of the things that it names before the last one and counts with it: 化器 of 孵化器、众创空间."""
        return tuple(self.text[end - _NAME : end] for _, end in self.members[:-1])

    @once
    def pairs(self) -> frozenset[str]:
        """The pairs of neighbouring characters."""
        return frozenset(self.steps)

    @once
    def steps(self) -> list[str]:
        """The same in their order, each as often as it stands there."""
        return list(map(add, self.text, self.text[1:]))

    @once
    def head(self) -> tuple[int, int]:
        """Where the last word of the object stands: its last two characters that count in full; empty for none."""
        full = [at for at, factor in enumerate(self.factors) if factor == 1]
        return (max(full[-1] - 1, 0), full[-1] + 1) if full else (0, 0)

    @once
    def span(self) -> tuple[int, int]:
        """Where the object stands, from its first to its last character that counts in full; the whole for none."""
        full = [at for at, factor in enumerate(self.factors) if factor == 1]
        return (full[0], full[-1] + 1) if full else (0, len(self.text))

    @once
    def object(self) -> str:
        """The object, with what stands within it."""
        start, end = self.span
        return self.text[start:end]

    def of(self, start: int, end: int) -> Wording:
        """Give one of the things that it counts together as if it stood alone."""
        return replace(self, text=self.text[start:end], factors=self.factors[start:end], members=())

    @property
    def named(self) -> bool:
        """Whether there is an object at all."""
        return self.head != (0, 0)


def take_apart(label: str, rules: LinkingRules, *, figure_first: bool, taken_on: int = 0, calling: int = 0) -> Wording:
    """Take a plain label apart; behind a figure that stands before it the first thing is the object, else the last.

    新建蔬菜大棚 is 蔬菜大棚 with the deed 新建; of 10家蔬菜超市和直销店 the object is 蔬菜超市. The first
    characters, as many as are ``taken_on`` from a clause before, count as light words do, and so do the last ones that
    are but a ``calling`` behind a name in quotation marks.
    """
    marks = [mark for mark in rules.marks(label) if not _is_in_a_name(mark, label, rules)]
    factors, weights = [1.0] * len(label), rules.weights
    _lower(factors, 0, max(_within(label, marks), taken_on), weights.light)
    _lower(factors, len(label) - calling, len(label), weights.light)
    for mark in marks:
        if mark.role != "modifier":  # a modifier is a part of the name as well: 国家级产业园
            _lower(factors, mark.start, mark.end, getattr(weights, mark.role))
    if _only_limits(label, marks, rules):  # 4个国家级、8个省级示范基地: the first says only of what rank
        _lower(factors, 0, len(label), weights.light)
    parted = (rules.parted if figure_first else rules.rested).search(label, max(_NAME, taken_on))
    end = parted.start() if parted else len(label)
    _lower(factors, end, len(label), weights.aside)
    actions = rules.deeds_of(marks)
    modifiers = dict(mark.name.split(":") for mark in marks if mark.role == "modifier")
    formed = label[:end].endswith(rules.forms)
    # of a list before its number, VR、智慧城市2个联盟, only what stands behind is counted
    members = () if figure_first else (*_members(label[:end], marks, taken_on, rules),)
    return Wording(label, tuple(factors), actions, modifiers, formed=formed, members=members)


def _is_in_a_name(mark: Mark, label: str, rules: LinkingRules) -> bool:
    """Tell whether a deed within a label is a part of a name, as one with a single character behind is: 孵化器."""
    if mark.role != "action" or mark.start == 0:
        return False
    return len(rules.parted.split(label[mark.end :], maxsplit=1)[0]) == 1


def _members(label: str, marks: list[Mark], start: int, rules: LinkingRules) -> Iterator[tuple[int, int]]:
    """Give where the things stand that a label counts together; a deed alone is none: 新建、改造幼儿园."""
    found = False
    for joint in rules.joined.finditer(label, start):
        words = [each for each in marks if start <= each.start < joint.start() and each.role != "modifier"]
        if joint.start() - start > max(sum(each.end - each.start for each in words), _NAME - 1):
            found = True
            yield start, joint.start()
        start = joint.end()
    if found:
        yield start, len(label)


def _only_limits(label: str, marks: list[Mark], rules: LinkingRules) -> bool:
    """Tell whether a label has nothing but modifiers, which limit what it leaves out."""
    limiting = (mark for mark in marks if mark.role == "modifier" and not rules.modifiers[mark.about].names)
    return 0 < len(label) == sum(mark.end - mark.start for mark in limiting)


def _within(label: str, marks: list[Mark]) -> int:
    """Give where the object begins behind a deed within the label: 在各小区设置蔬菜超市 is about 蔬菜超市."""
    deeds = [mark for mark in marks if mark.role == "action" and mark.start > 0]
    if not deeds:
        return 0
    ended = [mark.end for mark in marks]
    behind = [mark.end for mark in deeds if mark.end + _NAME <= len(label) and len(label) not in ended]
    return behind[-1] if behind else 0


def _lower(factors: list[float], start: int, end: int, most: float) -> None:
    factors[start:end] = [min(factor, most) for factor in factors[start:end]]
