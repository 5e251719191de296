"""Foregoing: what a label takes from the clause before its own, behind whose comma it begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.claims.deed import deeds_alone, is_vague, without_deeds
from tracker.claims.sentence import clause_start
from tracker.claims.subject import indicator_named
from tracker.claims.task import object_before, task_before

if TYPE_CHECKING:
    from tracker.claims.clause import Clauses
    from tracker.claims.draft import Draft, Group

__all__ = ["Foregoing"]

_LONGEST_TOPIC = 8
_SHORT_LABEL = 8
"""No label that says hardly more than what was done is longer."""
_SHORT_THING = 3
"""A thing of at most so many characters is named more fully by a longer word that ends so."""


class Foregoing:
    """The clause before that of a group of figures, and what it says of them."""

    def __init__(self, clauses: Clauses, group: Group, before: list[Draft]) -> None:
        self.text, self.rules = clauses.text, clauses.rules
        self.group, self.before = group, before

    def completed(self, label: str) -> str:
        """Complete a label that says nothing by itself; any other one is left as it is.

        One that is only a kind of thing, or a measure, is of the task of the clause: 旧村改造工程 of 实施项目16个.
        """
        depends = self.rules.marks.depends(label) and not indicator_named(label, "", self.rules)
        opened = self._topic_of(label) if depends else ""
        if not opened and (depends or is_vague(label, self.rules.marks)):
            opened = task_before(self.text, self.group.clause, self.rules)
        return opened + label if opened else self._of_task(label)

    def _topic_of(self, label: str) -> str:
        """Give the words that open the clause before, without figures, and make a dependent label that of an indicator.

        粮食生产再获丰收,总产达133亿斤 is 粮食总产.
        """
        rules, start = self.rules, self.group.clause
        clause = self.text[clause_start(self.text, start - 1) : start - 1].strip()
        if any(char.isdigit() for char in clause):
            return ""
        unit = self.group.figures[0].unit
        ends = (stop for _, stop in rules.marks.vocabulary.cut(clause, 0, min(len(clause), _LONGEST_TOPIC)))
        return next((clause[:end] for end in ends if indicator_named(clause[:end] + label, unit, rules)), "")

    def _of_task(self, label: str) -> str:
        """Name deeds by what the clause before is about, and a short word by the longer one there that ends so.

        加快建设保障性住房,全年筹集800套 is 筹集保障性住房; 推进公共服务设施建设,新增设施2处 is 新增公共服务设施.
        """
        marks, figure = self.rules.marks, self.group.figures[0]
        # 新增10宗28万平方米储备用地 goes on behind the figure
        alone = figure.kind == "count" and marks.followed.match(self.text, self.group.figures[-1].stop) is not None
        if not alone or len(label) > _SHORT_LABEL:
            return label
        deeds, thing = deeds_alone(label, marks), without_deeds(label, marks)
        short = thing != label and len(thing) <= _SHORT_THING
        if not deeds and (not short or indicator_named(label, "", self.rules)):
            return label
        told = object_before(self.text, self.group.clause, self.rules)
        if deeds:
            told = told or self._counted_before()
            return deeds + told if told else label
        at = told.find(thing)
        return label[: len(label) - len(thing)] + told[: at + len(thing)] if at > 0 else label

    def _counted_before(self) -> str:
        """Give the things that the clause right before counts in another unit: 建设7个公寓项目,筹集800套."""
        before = self.before[-1] if self.before else None
        if before is None or not before.labels or before.figure.kind != "count":
            return ""
        start, label = clause_start(self.text, self.group.clause - 1), before.labels[-1]
        thing = without_deeds(label, self.rules.marks)
        told = before.figure.start >= start and thing != label and before.figure.bare != self.group.figures[0].bare
        return thing if told and not is_vague(thing, self.rules.marks) else ""
