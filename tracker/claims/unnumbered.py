"""Targets without a number, in the sentences that state the expected targets."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from tracker.claims.sentence import sentences
from tracker.claims.subject import indicator_named
from tracker.rulebook.unnumbered import Reading

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.claims.draft import Draft
    from tracker.reports.report import Report
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["unnumbered_clauses"]

_CLAUSE = re.compile(r"[^,;:]+")
_ITEM = re.compile(r"[^、]+")
_FOLLOWING = re.compile(r"[^。!?\n]+")
_GAP = re.compile(r"[。!?]*")
Clause = tuple[Reading, int, int]
"""What a clause says, and its span."""


def unnumbered_clauses(
    report: Report, rows: list[tuple[int, int, list[Draft]]], headlines: list[tuple[int, int]], rules: Rulebook
) -> Iterator[Clause]:
    """Give the clauses of headline sentences that set a target without a number, with their spans.

    So are those of the sentences right behind them that hold nothing else.
    """
    text = report.clean.text
    numbered = sorted(draft.figure.start for _, _, drafts in rows for draft in drafts)
    for headline_start, headline_end in headlines:
        for start, end in sentences(text, headline_start, headline_end):
            if rules.unnumbered.closes(text, start, end):
                break
            yield from _read_sentence(text, start, end, numbered, rules)
        else:
            yield from _read_following(text, headline_end, numbered, rules)


def _read_sentence(text: str, start: int, end: int, numbered: list[int], rules: Rulebook) -> Iterator[Clause]:
    for clause in _CLAUSE.finditer(text, start, end):
        # A figure in the clause is what it says: 居民收入稳步增长8%.
        if bisect_left(numbered, clause.start()) == bisect_left(numbered, clause.end()):
            yield from _read_clause(text, *clause.span(), rules)


def _read_clause(text: str, start: int, end: int, rules: Rulebook) -> list[Clause]:
    """Read a clause item by item where each says something by itself, else as a whole.

    空气质量持续改善、居民收入稳步增长 are two, 固定资产投资、进出口稳定增长 is one with two subjects.
    """
    spans = [item.span() for item in _ITEM.finditer(text, start, end)]
    items = [_read(text, *span, rules) for span in spans if not rules.unnumbered.stretch(text, *span)]
    if items and all(items):
        return [item for item in items if item]
    whole = _read(text, start, end, rules)
    return [whole] if whole else []


def _read(text: str, start: int, end: int, rules: Rulebook) -> Clause | None:
    start += len(text[start:end]) - len(text[start:end].lstrip())
    reading = rules.unnumbered.read(text, start, end, rules.marks, lambda words: indicator_named(words, "", rules))
    return (reading, start, end) if reading else None


def _read_following(text: str, end: int, numbered: list[int], rules: Rulebook) -> Iterator[Clause]:
    """Read on while whole sentences of the same line hold nothing but targets without a number."""
    while found := _FOLLOWING.match(text, _behind(text, end)):
        end = found.end()
        clauses = [clause.span() for clause in _CLAUSE.finditer(text, *found.span())]
        # 同时 and 在实际工作中争取更好结果 may stand among them.
        told = [span for span in clauses if not _says_nothing(text, *span, rules)]
        read = [_read_clause(text, *span, rules) for span in told]
        if not told or not all(read) or any(found.start() <= at < end for at in numbered):
            return
        yield from (clause for clauses in read for clause in clauses)


def _behind(text: str, end: int) -> int:
    found = _GAP.match(text, end)
    return found.end() if found else end


def _says_nothing(text: str, start: int, end: int, rules: Rulebook) -> bool:
    return rules.unnumbered.opened(text, start, end) == end or rules.unnumbered.stretch(text, start, end) is not None
