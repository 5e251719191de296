"""Gazettes: files that hold several reports to one meeting, cut where each of them begins."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from tracker.reports.cleaning import leave_out
from tracker.reports.kinds import titles_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.reports.report import CleanText
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["documents_in"]

_TO_GREETING = 400
"""Characters between the title of a report and the words that greet those who hear it."""


def documents_in(cleaned: CleanText, rulebook: Rulebook) -> tuple[CleanText, ...]:
    """Give the texts of the documents of a file: the whole, or each of several reports of different kinds.

    A report begins with its title and greets soon after it; a title that an annex or a menu names does not.
    """
    begun: dict[str, int] = {}
    for start, kind in _beginnings(cleaned.text, rulebook):
        begun.setdefault(kind, start)
    if len(begun) < 2:  # noqa: PLR2004  # several are two at least
        return (cleaned,)
    starts = sorted(begun.values())
    bounds = [0, *starts[1:], len(cleaned.text)]
    return tuple(leave_out(cleaned, [(0, start), (end, len(cleaned.text))]) for start, end in pairwise(bounds))


def _beginnings(text: str, rulebook: Rulebook) -> Iterator[tuple[int, str]]:
    """Give where reports begin, each with its kind, in the order of the text."""
    evidence, looked_at = rulebook.evidence, 0
    for greeting in evidence.greeting_words.finditer(text):
        low = max(looked_at, greeting.start() - _TO_GREETING)
        if text[greeting.start() - 1 : greeting.start()] not in ("", "\n"):
            continue
        looked_at = greeting.start()
        head = text[low : greeting.start()]
        own = [match.start() for match in evidence.title_line.finditer(head)]
        found = [(title.start, str(title.kind)) for title in titles_in(head, rulebook)]
        found += [(at, "work_report") for at in own]
        if found:
            _, kind = max(found)
            first = min(start for start, each in found if each == kind)
            yield low + first, kind
