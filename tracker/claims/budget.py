"""Budget: what the figures of a budget report are of, and whether they were planned or done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.claims.sentence import clause_start

if TYPE_CHECKING:
    from tracker.claims.draft import Draft
    from tracker.reports.report import Section
    from tracker.rulebook.witness_kind import WitnessKind

__all__ = ["name_budgets"]


def name_budgets(text: str, start: int, section: Section, drafts: list[Draft], kind: WitnessKind) -> None:
    """Give the drafts of one sentence the labels of what they are of.

    年初预算合计127亿元,调整为129亿元,实际完成139亿元: only what was done is the revenue. A bare 收入 or 支出 under
    the general public budget is that of it. What was planned keeps its words, which name no indicator, and so does a
    total (支出总计).
    """
    apart: set[str] = set()
    stop, before = start, list[str]()
    for draft in drafts:
        lead = text[stop : draft.figure.start]
        if before and draft.labels and kind.is_compared.fullmatch(draft.labels[0]):
            draft.labels = list(before)
        label = draft.labels[0] if draft.labels else ""
        planned, plans = _is_planned(lead, draft, kind, bool(apart)), _plans(text, draft, section, kind)
        if total := kind.is_total.search(lead):
            draft.labels = [total[0]]
            apart.add(total[0])
        elif planned and not plans:
            apart.update(draft.labels)
            draft.labels = [f"{_budget(text, start, draft, kind) or ''}{kind.planned_label}"]
            apart.update(draft.labels)
        elif planned or label in apart or kind.is_bare.fullmatch(label) or (apart and kind.is_done.search(lead)):
            subject = _budget(text, start, draft, kind) or _under_heading(section, label, kind)
            if subject:
                apart.update(draft.labels)
                draft.labels = [subject]
        if plans and draft.kind == "actual":
            draft.kind, draft.period, draft.strength = "target", section.period, draft.strength or "expect"
        stop, before = draft.figure.stop, draft.labels


def _is_planned(lead: str, draft: Draft, kind: WitnessKind, before: bool) -> bool:  # noqa: FBT001  # what stands before
    if draft.rule.means.base is not None or draft.rule.means.measure != "level":
        return False
    return kind.is_planned.search(lead) is not None or (before and kind.is_planned_too.search(lead) is not None)


def _plans(text: str, draft: Draft, section: Section, kind: WitnessKind) -> bool:
    """Tell whether a figure of the plan is one of its year: none where its own clause speaks of the year before.

    上年结转13亿元,收入总计340亿元;支出安排338亿元: the spending is planned.
    """
    if section.kind != "plan_year":
        return False
    clause = clause_start(text, draft.figure.start)
    return kind.is_past(int(section.period) - 1).search(text, clause, draft.figure.start) is None


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
