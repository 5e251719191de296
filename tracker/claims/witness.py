"""Witness: figures of communiqués, budget and plan reports, where these are told otherwise than in work reports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.claims.sentence import clause_start

if TYPE_CHECKING:
    from tracker.claims.draft import Draft
    from tracker.reports.report import Section
    from tracker.rulebook.kinds import WitnessKind

__all__ = ["fit_witness"]


def fit_witness(text: str, start: int, section: Section, drafts: list[Draft], kind: WitnessKind) -> None:
    """Fit the drafts of one sentence to the kind of document that it stands in."""
    if kind.subjects:
        _name_budgets(text, start, section, drafts, kind)
    for draft in drafts:
        if draft.kind == "actual" and not kind.expects:
            draft.strength = None


def _name_budgets(text: str, start: int, section: Section, drafts: list[Draft], kind: WitnessKind) -> None:
    """Give the drafts of one sentence the labels of what they are of.

    年初预算合计127亿元,调整为129亿元,实际完成139亿元,增长21%: only what was done is the revenue. A bare 收入 or 支出 under
    the general public budget is that of it. What was planned keeps its words, which name no indicator, and so does a
    total (支出总计).
    """
    apart: set[str] = set()
    stop = start
    for draft in drafts:
        lead = text[stop : draft.figure.start]
        label = draft.labels[0] if draft.labels else ""
        if total := kind.is_total.search(lead):
            draft.labels = [total[0]]
            apart.add(total[0])
        elif _is_planned(lead, draft, kind, bool(apart)):
            apart.update(draft.labels)
            draft.labels = [f"{_budget(text, start, draft, kind) or ''}{kind.planned_label}"]
            apart.update(draft.labels)
        elif label in apart or kind.is_bare.fullmatch(label) or (apart and kind.is_done.search(lead)):
            subject = _budget(text, start, draft, kind) or _under_heading(section, label, kind)
            if subject:
                apart.update(draft.labels)
                draft.labels = [subject]
        if section.kind == "plan_year" and draft.kind == "actual":
            _plan(text, draft, section, kind)
        stop = draft.figure.stop


def _is_planned(lead: str, draft: Draft, kind: WitnessKind, before: bool) -> bool:  # noqa: FBT001  # what stands before
    if draft.rule.means.base is not None or draft.rule.means.measure != "level":
        return False
    return kind.is_planned.search(lead) is not None or (before and kind.is_planned_too.search(lead) is not None)


def _plan(text: str, draft: Draft, section: Section, kind: WitnessKind) -> None:
    """Make a figure of the plan one of its year where only another clause of its sentence speaks of the year before.

    上年结转13亿元,收入总计340亿元;支出安排338亿元: the spending is planned.
    """
    clause = clause_start(text, draft.figure.start)
    if kind.is_past(int(section.period) - 1).search(text, clause, draft.figure.start) is None:
        draft.kind, draft.period, draft.strength = "target", section.period, draft.strength or "expect"


def _budget(text: str, start: int, draft: Draft, kind: WitnessKind) -> str | None:
    """Give the budget that a sentence names last before a figure."""
    figure = draft.figure
    found = [
        (match.end(), label)
        for label, words in kind.subject_words
        for match in words.finditer(text, start, figure.stop)  # what must follow the words may be the figure itself
        if match.end() <= figure.start
    ]
    return max(found)[1] if found else None


def _under_heading(section: Section, label: str, kind: WitnessKind) -> str | None:
    """Give the budget of a bare label under a heading that names the general public budget."""
    if not any(kind.own_budget.search(words) for words in section.path):
        return None
    return next((subject for subject, words in kind.subject_words if words.search(label)), None)
