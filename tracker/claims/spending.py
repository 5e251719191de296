"""Spending: sums named by what they were spent on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.claims.label import behind, plain_words, trimmed
from tracker.claims.sentence import clause_end, clause_start
from tracker.claims.task import task_before

if TYPE_CHECKING:
    from tracker.claims.draft import Group
    from tracker.rulebook.marks import Marks
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["name_spending"]

_FARTHEST = 40
_LONGEST_SUBJECT = 24
_ENDS = frozenset(",;:")
"""What ends a clause inside a sentence."""


def name_spending(text: str, groups: list[Group], rules: Rulebook) -> None:
    """Name a sum by what it was spent on: 投资1.2亿元新建10条道路 is the investment in the roads."""
    for place, group in enumerate(groups):
        if group.figures[0].kind != "money" or len(group.drafts) != 1:
            continue
        subject = text[group.lead.start : group.lead.end].strip(" 、")
        spent = rules.marks.spending.at_end(subject, 0, len(subject))
        if spent is None or spent.word != subject:
            continue
        # 完成投资5亿元 is 完成投资 where something is named by it
        told = rules.marks.spending.at_end(text, group.clause, group.lead.end) or spent
        named = rules.marks.without_inner(told.word)
        draft = group.drafts[0]
        if not draft.labels[:1] or not draft.labels[0].startswith(subject):
            continue
        whole = _of_the_one_before(text, groups, place, named, rules)
        thing = "" if whole else _thing_behind(text, groups, place, rules)
        if not whole and thing in ("", spent.word):
            thing = _thing_before(text, groups, place, rules) or task_before(text, group.clause, rules)
            thing = thing or _thing_done(text, groups, place, rules)
        if whole or thing:
            draft.labels = [whole or plain_words(thing, rules.marks) + named]
            draft.label_from = "composed"


def _thing_behind(text: str, groups: list[Group], place: int, rules: Rulebook) -> str:
    """Give what stands behind a sum: the next counted thing of its clause, or the words that follow."""
    figure = groups[place].figures[0]
    following = groups[place + 1].drafts[:1] if place + 1 < len(groups) else []
    if following and following[0].labels and _ENDS.isdisjoint(text[figure.stop : following[0].figure.start]):
        return following[0].labels[0]
    end = min(len(text), figure.stop + _FARTHEST)
    return trimmed(behind(text, _next_clause(text, figure.stop, groups, rules), end, rules), rules)


def _thing_before(text: str, groups: list[Group], place: int, rules: Rulebook) -> str:
    """Give the subject of a clause without figures right before a sum: 工程一期全面完工,完成投资2.4亿元."""
    clause = groups[place].clause
    if not text.startswith(",", clause - 1):
        return ""
    start = clause_start(text, clause - 1)
    told = text[start : clause - 1]
    words = plain_words(told, rules.marks)
    numbered = place > 0 and groups[place - 1].figures[-1].stop > start
    went = words != told.strip() and not rules.marks.deeds.at_start(words, 0, len(words))
    return words if went and not numbered and 1 < len(words) <= _LONGEST_SUBJECT else ""


def _thing_done(text: str, groups: list[Group], place: int, rules: Rulebook) -> str:
    """Give the one counted thing that the next clause tells to be done: 投资2亿元,建成5所学校."""
    following, stop = groups[place + 1 : place + 3], groups[place].figures[0].stop
    if not following or not following[0].drafts or not following[0].drafts[0].labels:
        return ""
    start = following[0].figures[0].start
    deed = rules.marks.deeds.at_start(text, stop + 1, start)
    done = text.startswith(",", stop) and deed is not None and deed.word in rules.marks.stages
    counted = [group for group in following if group.figures[0].start < clause_end(text, stop + 1)]
    alone = len(counted) == 1 and len(following[0].drafts) == 1 and _ENDS.isdisjoint(text[stop + 1 : start])
    return following[0].drafts[0].labels[0] if done and alone else ""


def _of_the_one_before(text: str, groups: list[Group], place: int, spent: str, rules: Rulebook) -> str:
    """Name a sum by what stands right before it: 255个重点项目完成投资, 建设项目71个、完成投资62亿元."""
    if place == 0 or not groups[place - 1].drafts or not groups[place - 1].drafts[-1].labels:
        return ""
    before = groups[place - 1].drafts[-1]
    between = text[before.figure.stop : groups[place].lead.start]
    measured = rules.marks.measures.at_end(before.labels[-1], 0, len(before.labels[-1]))
    apart = "," in between and (measured or _is_listed(text, groups, place - 1))
    told = apart or before.figure.kind == "money" or ";" in between
    if told or not _goes_on(between, before.labels[-1], rules.marks):
        return ""
    return plain_words(before.labels[-1], rules.marks) + spent


def _is_listed(text: str, groups: list[Group], place: int) -> bool:
    """Tell whether what a group counts is the last of several, so that no sum is its own: 省级项目5个、市级8个."""
    if place == 0:
        return False
    before, figure = groups[place - 1].figures[-1], groups[place].figures[0]
    return before.bare == figure.bare and "," not in text[before.stop : figure.start]


def _goes_on(between: str, label: str, marks: Marks) -> bool:
    """Tell whether nothing but the counted thing and a deed stand between a figure and the sum: 71个项目开工,完成投资.

    The thing is one of ``label``: 实施71个技改项目建设,全年完成投资5亿元.
    """
    thing, comma, told = between.partition(",")
    if not comma:
        return True
    counted = not thing or (len(thing) > 1 and label.endswith(thing.removeprefix(marks.of)))
    return counted and "," not in told and bool(told) and _only_done(told, marks)


def _only_done(words: str, marks: Marks) -> bool:
    """Tell whether words say only that something was done, and when: 完成, 全年完成."""
    while words:
        mark = marks.deeds.at_start(words, 0, len(words)) or marks.opening.at_start(words, 0, len(words))
        if mark is None:
            return False
        words = words[len(mark.word) :]
    return True


def _next_clause(text: str, stop: int, groups: list[Group], rules: Rulebook) -> int:
    """Give where the words begin that tell what a sum was for: behind the figure, or in a clause without figures."""
    if not text.startswith(",", stop):
        return stop
    end = clause_end(text, stop + 1)
    deed = rules.marks.deeds.at_start(text, stop + 1, end) or text.startswith(rules.marks.treated, stop + 1)
    numbered = any(stop < group.figures[0].start < end for group in groups)
    return stop + 1 if deed and not numbered else stop
