"""Deeds: what is named where the text tells hardly more than what was done."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tracker.claims.draft import Draft
    from tracker.claims.figure import Figure
    from tracker.rulebook.marks import Marks

__all__ = ["deeds_alone", "is_vague", "with_object", "with_stage", "without_deeds"]

_COUNTED_OTHERWISE = ("money", "ratio", "points")
"""Kinds of units that say nothing of the thing that is measured."""


def with_object(label: str, figure: Figure, before: Draft, text: str, marks: Marks) -> str:
    """Name deeds by what the figure before counts in the same unit: 筹集公寓500套,供应300套 is 供应公寓.

    Something must have been done to that, too: 河道长8公里,绿化3公里 does not plant the rivers.
    """
    same = figure.bare == before.figure.bare and figure.kind not in _COUNTED_OTHERWISE
    if not same or not before.labels or not (deeds := deeds_alone(label, marks)):
        return label
    led = text[before.start : before.figure.start]
    thing = without_deeds(before.labels[-1], marks)
    # 光伏开工30万千瓦、投产20万千瓦: the deed stands behind the thing
    if owner := _before_deed(thing, marks):
        return owner + deeds
    done = thing != before.labels[-1] or marks.deeds.at_start(led, 0, len(led)) is not None
    named = thing and thing not in marks.done and not thing.startswith(marks.ands)
    return deeds + thing if done and named else label


def with_stage(deed: str, name: str, marks: Marks) -> str:
    """Keep the deed before a name that says nothing without it: 开工项目5个, 竣工项目3个."""
    return deed + name if deed in marks.stages and name in marks.vague else name


def _before_deed(words: str, marks: Marks) -> str:
    """Give what words begin with that end in something done (光伏基本建成, 公寓筹集), empty for none."""
    deed = marks.deeds.at_end(words, 0, len(words))
    if deed is None or marks.measures.at_end(deed.word, 0, len(deed.word)) is not None:
        return ""
    words = words[: len(words) - len(deed.word)]
    how = marks.manner.at_end(words, 0, len(words))
    words = words[: len(words) - len(how.word)] if how else words
    # 道路当年立项、当年 of 当年完成 are two deeds, and no thing
    named = len(words) > 1 and not words.startswith(marks.ands) and not marks.joining.search(words)
    return words if named else ""


def is_vague(label: str, marks: Marks) -> bool:
    """Tell whether a label is only a kind of thing, alone or with how far it came: 项目, 实施项目."""
    deed = marks.deeds.at_start(label, 0, len(label))
    thing = label[len(deed.word) :] if deed is not None and deed.word in marks.stages else label
    return thing in marks.vague


def deeds_alone(label: str, marks: Marks) -> str:
    """Give the deeds that a label consists of, without what opens it (已建成); empty where it says more than deeds."""
    deeds = ""
    while deed := _deed_before(label, marks):
        # 帮助脱贫 is whole; 出口 and 投资 are also what is measured
        if deed in marks.complete or marks.measures.at_end(deed, 0, len(deed)) is not None:
            return ""
        label, deeds = label[: len(label) - len(deed)], deed + deeds
    return deeds if not label or _is_opening(label, marks) else ""


def _deed_before(words: str, marks: Marks) -> str:
    """Give the deed that words end with, empty for none."""
    deed = marks.deeds.at_end(words, 0, len(words))
    if deed is not None or not words.endswith(marks.done):
        return deed.word if deed is not None else ""
    return next(word for word in marks.done if words.endswith(word))


def _is_opening(words: str, marks: Marks) -> bool:
    """Tell whether words only say how or when something was done: 已, 陆续."""
    told = (ends(words, 0, len(words)) for ends in (marks.opening.at_start, marks.manner.at_start))
    return any(mark is not None and mark.word == words for mark in told)


def without_deeds(label: str, marks: Marks) -> str:
    """Leave out the deeds that open a label, also two of which it names both: 开工或筹集公寓."""
    while deed := marks.deeds.at_start(label, 0, len(label)):
        label = label[len(deed.word) :]
        joint = marks.joins.match(label)
        if joint is not None and marks.deeds.at_start(label, joint.end(), len(label)):
            label = label[joint.end() :]
    return label
