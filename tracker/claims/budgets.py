"""Budgets: what the figures of a budget report are of, where one sentence tells what was planned, changed and done."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tracker.claims.draft import Draft
    from tracker.reports.report import Section
    from tracker.rulebook.kinds import WitnessKind

__all__ = ["name_budgets"]


def name_budgets(text: str, start: int, section: Section, drafts: list[Draft], kind: WitnessKind) -> None:
    """Give the drafts of one sentence the labels of what they are of.

    年初预算合计127亿元,调整为129亿元,实际完成139亿元,增长21%: only what was done is the revenue. A bare 收入 or 支出 under
    the general public budget is that of it. What was planned keeps its words, which name no indicator.
    """
    planned: set[str] = set()
    stop = start
    for draft in drafts:
        lead = text[stop : draft.figure.start]
        label = draft.labels[0] if draft.labels else ""
        if kind.is_planned.search(lead) and draft.rule.means.base is None:
            planned.update(draft.labels)
            draft.labels = [f"{_budget(text, start, draft, kind) or ''}{kind.planned_label}"]
            planned.update(draft.labels)
        elif label in planned or kind.is_bare.fullmatch(label):
            subject = _budget(text, start, draft, kind) or _under_heading(section, label, kind)
            draft.labels = [subject] if subject else draft.labels
        stop = draft.figure.stop


def _budget(text: str, start: int, draft: Draft, kind: WitnessKind) -> str | None:
    """Give the budget that a sentence names last before a figure."""
    found = [
        (match.end(), label)
        for label, words in kind.subject_words
        for match in words.finditer(text, start, draft.figure.start)
    ]
    return max(found)[1] if found else None


def _under_heading(section: Section, label: str, kind: WitnessKind) -> str | None:
    """Give the budget of a bare label under a heading that names the general public budget."""
    if not any(kind.own_budget.search(words) for words in section.path):
        return None
    return next((subject for subject, words in kind.subject_words if words.search(label)), None)
