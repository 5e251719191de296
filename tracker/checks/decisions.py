"""Decisions: findings that somebody has accepted, with the reason, kept in a file beside the reports."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tracker.checks.decision_file import decision_entries, is_settlement, read_entry
from tracker.checks.notice import Decision
from tracker.checks.pattern import is_named
from tracker.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from pathlib import Path

    from tracker.checks.notice import Notice
    from tracker.checks.notice_writer import NoticeWriter
    from tracker.rulebook.checks import CheckRules

__all__ = ["accepted", "read_decisions", "unused_notices"]


def read_decisions(path: Path, rules: CheckRules) -> list[Decision]:
    """Read a file of decisions; raises UsageError with file, line and what is wrong.

    A decision names its finding by ``fingerprint``, or by ``code`` with ``path``, ``quote`` or both. Those about
    promises are left to ``read_settlements``.
    """
    return [_decision(path, line, entry, rules) for line, entry in decision_entries(path) if not is_settlement(entry)]


def accepted(notices: Sequence[Notice], decisions: Sequence[Decision]) -> tuple[list[Notice], list[Decision]]:
    """Give the notices with the decisions that accept them, and the decisions that accept none."""
    used: set[int] = set()
    found = []
    for notice in notices:
        place = next((at for at, one in enumerate(decisions) if _meant(one, notice)), None)
        if place is not None:
            used.add(place)
        found.append(notice if place is None else notice.model_copy(update={"accepted": decisions[place]}))
    return found, [one for at, one in enumerate(decisions) if at not in used]


def unused_notices(unused: Sequence[Decision], checked: Collection[str], writer: NoticeWriter) -> Iterator[Notice]:
    """Give the decisions that accept nothing, of those about the checked files or about no certain file."""
    from tracker.checks.notice import Place

    for one in unused:
        if one.path and not any(_is_path(path, one.path) for path in checked):
            continue
        about = ", ".join(str(part) for part in (one.fingerprint, one.code, one.path, one.quote) if part)
        blanks = {"who": one.who, "when": one.when.isoformat(), "about": about}
        place = Place(path=one.source, line=one.line, end_line=one.line)
        yield writer.notice("R04", (about,), blanks, place=place)


def _meant(decision: Decision, notice: Notice) -> bool:
    if decision.fingerprint:
        return notice.fingerprint == decision.fingerprint
    path, texts = notice.place.path if notice.place else "", notice.text.values()
    return (
        decision.code in {notice.code, notice.name}
        and (decision.path is None or _is_path(path, decision.path))
        and (decision.quote is None or any(decision.quote in words for words in (notice.quote or "", *texts)))
    )


def _is_path(path: str, pattern: str) -> bool:
    return path.endswith(f"/{pattern}") or is_named(path, pattern)


def _decision(path: Path, line: int, entry: Any, rules: CheckRules) -> Decision:
    where = f"{path}:{line}"
    if not isinstance(entry, dict):
        raise UsageError(
            "{where}: not a decision: it has who, when, why, and fingerprint, or code with path or quote", where=where
        )
    found = read_entry(Decision, path, line, entry)
    if not found.why.strip() or not found.who.strip():
        raise UsageError("{where}: who and why must say something", where=where)
    if not found.fingerprint and not (found.code and (found.path or found.quote)):
        raise UsageError("{where}: says of no finding: give fingerprint, or code with path or quote", where=where)
    if found.code and found.code not in rules.by_code and found.code not in rules.by_name:
        raise UsageError(
            "{where}: code: {code} is unknown: `tracker check --explain all` lists the codes",
            where=where,
            code=found.code,
        )
    return found
