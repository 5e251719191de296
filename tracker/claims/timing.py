"""Timing: whether a figure is a target or reached, and of which years it speaks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.claims.lead import Taken
from tracker.claims.sentence import CLOSED
from tracker.claims.span import Spans, end_levels
from tracker.claims.tense import Tense, last_year
from tracker.rulebook.periods import PeriodWord

if TYPE_CHECKING:
    import re

    from tracker.claims.claim import Kind, Strength
    from tracker.claims.clause import Clauses, Opener
    from tracker.claims.draft import Draft, Group
    from tracker.claims.lead import Lead
    from tracker.reports.report import Section

__all__ = ["time_sentence"]

_SEVERAL = 2
_OF_LABELS = "label: "


def time_sentence(clauses: Clauses, groups: list[Group], section: Section) -> None:
    """Give every draft of a sentence its kind, period, span, base and strength."""
    timing = _Timing(clauses, section)
    if groups and timing.tense.expects(groups[-1].figures[-1].stop):
        timing.planned = True
    stop = clauses.start
    for group in groups:
        timing.read(stop, group)
        years = timing.years_of(stop, group)
        for place, draft in enumerate(group.drafts):
            timing.time(draft, group, years[place])
        timing.spans.note(group.drafts)
        stop = group.figures[-1].stop
    end_levels([draft for group in groups for draft in group.drafts])


class _Timing:
    """What a sentence has said of its time so far."""

    def __init__(self, clauses: Clauses, section: Section) -> None:
        self.clauses, self.section = clauses, section
        self.text, self.start, self.rules, self.year = clauses.text, clauses.start, clauses.rules, clauses.year
        self.periods = clauses.periods
        self.of_plan = self.planned = section.kind.startswith("plan")
        self.tense = Tense(clauses)
        self.context: PeriodWord | None = None
        self.outer: PeriodWord | None = None
        """The context before so many years that hold up to a semicolon."""
        self.bounded = False
        """The context is so many years (三年)."""
        self.strength: str | None = None
        self.lasting = False
        self.partial = False
        self.part = False
        """The sentence began to speak of a part of the year: what 全年 says behind it holds up to a semicolon only."""
        self.so_far = False
        """The context is the year of the report up to its day."""
        self.years: list[PeriodWord] = []
        """The years of a list, each of which has its figure."""
        self.spans = Spans(clauses.text, clauses.rules)

    def read(self, start: int, group: Group) -> None:
        """Read the words from the figure before to this one: clauses may open with a period or a strength.

        A strength that opens the sentence, or a part of it behind a semicolon, holds to its end; any other holds for
        its clause.
        """
        end = group.figures[0].start
        clauses = self.clauses.starts(start, end)
        for clause in clauses:
            opens = clause == self.start or self.text[clause - 1] == ";"
            # 力争开工3个、竣工2个;新建5个: 力争 ends at the semicolon; 预计 goes on, since it tells of the whole year
            if (opens and self.strength != "estimate") or (clause > start and not self.lasting):
                self.strength, self.lasting = None, False
            if opens and self.context is not None:
                self._leave_years(self.context)
            # 1-11月产值增长38%,预计全年达到50亿元;利润增长9%: the profits are those of eleven months
            self.partial = self.partial or (opens and self.part)
            before = self.strength
            # behind a figure, up to the comma, nothing opens
            if self.text[clause] not in CLOSED:
                self._open(clause, end, group)
            self.lasting = self.lasting or (opens and self.strength not in (None, before))
        # 改造小区4个、力争惠及2000户: the words of a figure may begin behind a 、, which begins no clause
        if group.clause != clauses[-1] and self.text[group.clause] not in CLOSED:
            self._open(group.clause, end, group)
        self.strength = group.lead.strength or self.strength

    def _open(self, start: int, end: int, group: Group) -> None:
        """Take the period and the strength that open a clause: 力争2024年开通, 到2025年."""
        at, periods = start, self.periods
        while at < end:
            opener = self.clauses.opener(at, end)
            if opener is not None and opener.numbered:
                at = opener.stop
                continue
            part = periods.of_a_part.match(self.text, at, end)
            if part is not None:
                at = part.end()
                self._open_part(part)
                continue
            if self.partial:
                self._open_whole(at, end)
            if opener is None or self._names_only(opener.period, end):
                return
            self._take(opener, at, group)
            at = opener.stop

    def _names_only(self, period: PeriodWord | None, end: int) -> bool:
        """Tell whether a plan is named that tells of no time: 实现“十四五”良好开局."""
        return (
            period is not None
            and "-" in period.period
            and self.rules.periods.named_only.match(self.text, period.end, end) is not None
        )

    def _take(self, opener: Opener, at: int, group: Group) -> None:
        """Take the period or the strength that opens a clause at a place."""
        if opener.period is not None:
            group.dated.append(opener.period)
            self.outer, self.so_far, self.bounded = self.context, False, opener.period.either
            past = opener.period.either and self._tells_of_past()
            self.context = opener.period._replace(either=False) if past else opener.period
        elif opener.mark is not None:
            self.strength = opener.mark.value if opener.mark.role == "strength" else self.strength
            group.opened.append(Taken(opener.mark, at, opener.stop))

    def _leave_years(self, context: PeriodWord) -> None:
        """Go back behind a semicolon to what the sentence spoke of before: 新建34所,三年建成70所;资助学生10万人.

        So many years that open a sentence of a review are those of the whole of it.
        """
        if self.bounded and (self.planned or context.start > self.start):
            self.context, self.bounded = self.outer, False

    def _tells_of_past(self) -> bool:
        return self.context is not None and last_year(self.context.period) < self.year

    def _open_part(self, told: re.Match[str]) -> None:
        """Take words that open a clause about a part of a year: 上半年, 今年以来."""
        self.partial = True
        if told["so_far"] is None:
            self.part = True
        else:
            self.so_far = True
            self.context = PeriodWord(told.start(), told.end(), str(self.year), told[0])

    def _open_whole(self, at: int, end: int) -> None:
        """End the part of a year where words for the whole open a clause: 今年一季度增长9%,全年新建3所."""
        if not self.text.startswith(self.periods.whole_year, at, end):
            return
        self.partial = False
        if self.so_far:
            self.so_far, self.context = False, None

    def years_of(self, start: int, group: Group) -> list[PeriodWord] | list[None]:
        """Give each figure of a list its year, where as many years are named: 2022年和2023年分别增长4%、5%."""
        figure, count = group.figures[0].start, len(group.drafts)
        if count < _SEVERAL or any(draft.labels != group.drafts[0].labels for draft in group.drafts):
            return [None] * count
        named = self.rules.periods.listed(self.text, start, figure, self.year)
        # 由前两年分别上升2.1%、1.7%转为下降3.4%: they are the years before the one that the section is of
        before = bool(named) and self.text.endswith(self.rules.units.written.origins, start, named[0].start)
        self.years = [_year_before(one) for one in named] if before else named or self.years
        if len(self.years) != count:
            return [None] * count
        for draft in group.drafts:
            draft.readings = tuple(reading for reading in draft.readings if not reading.startswith(_OF_LABELS))
        return self.years

    def time(self, draft: Draft, group: Group, year: PeriodWord | None = None) -> None:
        """Give one draft its kind, period, span, base and strength; ``year`` is its own where each has one."""
        lead, reference = group.lead, draft.rule.means.reference
        own = year or lead.period or self.context
        own = None if own is None else self._suiting(own)
        draft.partial = self._is_partial(lead) or (own is None and self.section.partial)
        self._decide_period(draft, own, lead)
        self._decide_kind(draft, own, group)
        # 去年我们提出增长8% in a review is what was meant, no actual
        if not self.planned and reference is None and self.tense.is_foreseen(group):
            draft.labels = []
        # 到2023年税收年均增长6% in a review of five years is their average, not that of the last
        if lead.span == "average" and draft.period == self.section.period[-4:]:
            draft.period = self.section.span or self.section.period
        if "-" in draft.period:
            self.spans.of_years(draft, group)
        else:
            # 2024年比2023年增长5%: growth is held against the year before anyway
            if draft.base is not None and draft.base in (draft.period, str(int(draft.period) - 1)):
                draft.base = None
            draft.span = self.spans.of_a_year(draft, group)
        # 年均增长6.3%,高于全省1.3个百分点: the average is the one that is higher
        if reference is not None and (model := self.spans.model(draft, group)) is not None:
            draft.period, draft.span = model.period, model.span
        if _since_another_year(draft):
            draft.period, draft.span = f"{int(draft.base or 0) + 1}-{draft.period}", draft.span or "change"
        draft.strength = _strength(draft.kind, self.strength)

    def _suiting(self, own: PeriodWord) -> PeriodWord | None:
        """Give the period where it suits the tense of the words around it.

        连续三年保持在6%以上 in a plan tells of no years that are over, nor 三年内 in a review of those to come; in
        a plan 三年建成 is about years to come, unless the sentence spoke of the past before (去年突破20亿元,五年增8%).
        """
        if own.each_year if self.planned else own.coming:
            return None
        if not (self.planned and own.either):
            return own
        over = own is not self.context and self._tells_of_past()
        return own if over else own.from_year(self.year)

    def _decide_period(self, draft: Draft, own: PeriodWord | None, lead: Lead) -> None:
        """Give a draft the period at its figure or of its clause, else that of the section."""
        draft.period = own.period if own else self.section.period
        if own is not None:
            draft.period_from = "clause" if own is self.context and own is not lead.period else "figure"

    def _decide_kind(self, draft: Draft, own: PeriodWord | None, group: Group) -> None:
        """Say whether a draft is a target or an actual: by its section, unless its words say otherwise."""
        draft.kind = "target" if self.planned else "actual"
        # 2024年主要目标是增长8% in a review
        draft.kind_from = "section" if self.planned == self.of_plan else "period"
        draft.base = self._base(draft, group)
        if draft.rule.means.origin:
            self._origin(draft, group.lead, own)
        # a plan that says 去年完成5亿元, or 已有5所, tells what was reached
        elif self.planned and ((past := self.tense.is_past(draft.period, own)) or self._is_settled(group)):
            draft.kind, draft.kind_from = "actual", "period" if past else "settled"
            if own is None or last_year(own.period) >= self.year:
                draft.period, draft.period_from = str(self.year - 1), "before"
        # 今年以来税收增长8%: the year of the report, up to its day
        elif self.so_far and own is self.context:
            draft.kind, draft.kind_from = "actual", "period"
        # a review that says 到2025年达到60% tells what is to be reached
        elif not self.planned and own and self._is_to_come(own, group):
            draft.kind, draft.kind_from = "target", "period"

    def _is_settled(self, group: Group) -> bool:
        return self.tense.is_settled(group.figures[0].start, self.context)

    def _is_to_come(self, own: PeriodWord, group: Group) -> bool:
        """Tell whether a period that a review names is still to come; this year is where its clause looks ahead."""
        last = last_year(own.period)
        if last != self.year:
            return last > self.year
        whole = not self.partial and last > last_year(self.section.period)
        return whole and self.tense.looks_ahead(group.figures[0].start)

    def _base(self, draft: Draft, group: Group) -> str | None:
        """Give what a figure is held against: the region or plan of the phrase, or the period that 比 names."""
        lead, means = group.lead, draft.rule.means
        if means.base:
            return means.base
        if not means.reference:
            return lead.base.name if lead.base else None
        period = self.rules.periods.at_end(lead.noun, 0, len(lead.noun), self.year)
        return period.name if period else lead.noun

    def _is_partial(self, lead: Lead) -> bool:
        return self.partial or (lead.part is not None and not lead.part.begins)

    def _origin(self, draft: Draft, lead: Lead, own: PeriodWord | None) -> None:
        """Time the first figure of 由X增加到Y: what was before the period of the section, or the years named, began.

        这五年收入由12.5亿元到36.4亿元: the first is of the year before the five.
        """
        draft.kind, draft.kind_from = "actual", "origin"
        if lead.period is None and (lead.part is None or lead.part.begins):
            years = own.period if own and "-" in own.period else self.section.period
            draft.period, draft.period_from = str(int(years[:4]) - 1), "before"


def _year_before(word: PeriodWord) -> PeriodWord:
    year = str(int(word.period) - 1)
    return word._replace(period=year, name=year)


def _strength(kind: Kind, strength: str | None) -> Strength | None:
    if kind == "target":
        return "ensure" if strength == "ensure" else "strive" if strength == "strive" else "expect"
    return "estimate" if strength == "estimate" else None


def _since_another_year(draft: Draft) -> bool:
    """Tell whether a year's figure grew from one of several years before (比2010年增加1万元)."""
    if draft.base is None or not draft.base.isdigit() or "-" in draft.period:
        return False
    means = draft.rule.means
    grew = means.measure in ("growth", "change") and not means.reference
    return grew and int(draft.base) + 1 < int(draft.period)
