"""Targets without a number, in the sentences that state the expected targets."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from tracker.claims.sentence import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.claims.draft import Draft
    from tracker.reports.report import Report
    from tracker.rulebook.rulebook import Rulebook
    from tracker.rulebook.unnumbered import Reading

__all__ = ["unnumbered_clauses"]

_CLAUSE = re.compile(r"[^,;]+")


def unnumbered_clauses(
    report: Report, rows: list[tuple[int, int, list[Draft]]], headlines: list[tuple[int, int]], rules: Rulebook
) -> Iterator[tuple[Reading, int, int]]:
    """Give the clauses of headline sentences that set a target without a number, with their spans."""
    text = report.clean.text
    numbered = sorted(draft.figure.start for _, _, drafts in rows for draft in drafts)
    for headline_start, headline_end in headlines:
        for start, end in sentences(text, headline_start, headline_end):
            for found in _CLAUSE.finditer(text, start, end):
                if bisect_left(numbered, found.start()) < bisect_left(numbered, found.end()):
                    continue
                clause_start = found.start() + len(found[0]) - len(found[0].lstrip())
                reading = rules.unnumbered.read(text, clause_start, found.end(), rules.marks)
                if reading is not None:
                    yield reading, clause_start, found.end()
