"""Spans: how figures stand for several years: their average, their sum, the change over them, or the end."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from tracker.claims.subject import indicator_of

if TYPE_CHECKING:
    from tracker.claims.claim import Span
    from tracker.claims.draft import Draft, Group
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["Spans", "end_levels"]


def end_levels(drafts: list[Draft]) -> None:
    """Take a level for that of the last year where the next figure holds it against one year.

    投资90亿元,是2015年的三倍多: no sum of several years is a multiple of one year's.
    """
    for draft, behind in pairwise(drafts):
        held = behind.rule.means.measure in ("multiple", "change") and behind.base is not None and behind.base.isdigit()
        summed = draft.span == "total" and draft.rule.means.measure == "level"
        if summed and held and draft.labels == behind.labels and draft.figure.kind == "money":
            draft.period, draft.span = draft.period[-4:], None
            behind.period = draft.period if behind.rule.means.measure == "multiple" else behind.period
            behind.span = None if behind.rule.means.measure == "multiple" else behind.span


class Spans:
    """What the figures of a sentence have told so far of the years that the next ones may stand for."""

    def __init__(self, text: str, rules: Rulebook) -> None:
        self.text, self.rules = text, rules
        self.before: Draft | None = None
        self.level: Draft | None = None
        """The last figure that is a quantity itself."""

    def note(self, drafts: list[Draft]) -> None:
        """Take note of the drafts of a group, once they have their time."""
        for draft in drafts:
            self.before = draft
            if draft.rule.means.measure == "level":
                self.level = draft

    def of_a_year(self, draft: Draft, group: Group) -> Span | None:
        """Say that a figure in a single year's section is not the year's own.

        A yearly average of growth speaks of several years that are not named; 改造57个,累计达358个 adds earlier years.
        """
        before, stated = self.before, group.lead.span
        if stated is None:
            return None
        measure = draft.rule.means.measure
        if measure == "growth":
            return "average" if stated == "average" else "total"
        summed = stated == "total" and group.lead.start >= group.lead.end and before is not None
        return "total" if summed and before and before.rule.means.measure == measure == "level" else None

    def of_years(self, draft: Draft, group: Group) -> None:
        """Say how a figure stands for several years: their average, their sum, the change over them, or the end."""
        means, stated = draft.rule.means, group.lead.span
        if stated in ("average", "total"):
            draft.span = "average" if stated == "average" else "total"
        elif means.held or self._shares_flows(draft):
            draft.span = "average"
        elif (model := self.model(draft, group)) is not None:
            draft.period, draft.span, draft.period_from = model.period, model.span, "before"
        elif means.measure == "growth":
            draft.span = "total" if _compared(draft) else "change"
        elif means.measure == "change" and not means.reference:
            draft.span = "total" if means.label == "noun" else "change"
        elif means.measure == "multiple" and not draft.base:
            draft.span = "change"
        elif self._at_the_end(draft, group):
            draft.period = draft.period[-4:]
        else:
            draft.span = "total"

    def _shares_flows(self, draft: Draft) -> bool:
        return self._nature(draft) == "flow_share" and draft.rule.means.measure == "level"

    def _nature(self, draft: Draft) -> str | None:
        indicator = self.rules.indicators.get(indicator_of(draft, self.rules) or "")
        return indicator.nature if indicator else None

    def model(self, draft: Draft, group: Group) -> Draft | None:
        """Give the figure of whose years one speaks: the whole of its share, what it is a multiple of or grew from."""
        means = draft.rule.means
        if means.label == "share":
            return self.before if group.lead.start >= group.lead.end else None
        model = self.level if means.measure == "multiple" else self.before
        inherited = model is not None and draft.labels[:1] == model.labels[-1:]
        held = _compared(draft) or (means.measure == "multiple" and draft.base is not None)
        # 年均增长6.3%,高于全省1.3个百分点: the average is the one that is higher
        held = held or (means.reference is not None and model is not None and model.span == "average")
        return model if inherited and held else None

    def _at_the_end(self, draft: Draft, group: Group) -> bool:
        label = draft.labels[0] if draft.labels else ""
        if draft.rule.means.stock or draft.figure.kind in ("ratio", "points") or draft.rule.means.reference:
            return True
        if self._nature(draft) in ("stock", "rate"):
            return True
        # 五年来收入由12亿元到36亿元: the second is the level at the end
        if self.before is not None and self.before.rule.means.origin and self.before.labels == draft.labels:
            return True
        # 五年来税收突破10亿元: it holds at the end, nothing was summed up
        if any(one.mark.word in self.rules.marks.passing for one in group.lead.marked):
            return True
        marks = self.rules.marks
        if marks.stock_openers.at_start(label, 0, len(label)) or draft.figure.unit in marks.state_units:
            return True
        # 新增床位500张 is a sum of the years although 床位 is a stock, and so is 淘汰产能500万吨
        deed = marks.deeds.at_start(label, 0, len(label))
        stock = (deed is None or deed.value != "kept") and marks.stocks.at_end(label, 0, len(label)) is not None
        return stock or self._goes_on(draft, group)

    def _goes_on(self, draft: Draft, group: Group) -> bool:
        """Tell whether a bare figure is the next of a list of levels at the end: 装置达到8个、实验室45家."""
        before = self.before
        listed = self.text[group.clause] == "、" and group.lead.wording is None
        return listed and before is not None and before.rule.means.stock and before.period == draft.period[-4:]


def _compared(draft: Draft) -> bool:
    """Tell whether a figure compares with a whole plan (较“十二五”时期)."""
    return draft.base is not None and not draft.base.isdigit() and not draft.rule.means.reference
