"""Decisions: findings that somebody has accepted, with the reason, kept in a file beside the reports."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from tracker.checks.notice import Decision
from tracker.checks.pattern import is_named
from tracker.errors import UsageError
from tracker.misfit import misfit

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from pathlib import Path

    from tracker.checks.notice import Notice
    from tracker.checks.notice_writer import NoticeWriter
    from tracker.rulebook.checks import CheckRules

__all__ = ["accepted", "decision_entries", "is_settlement", "read_decisions", "unused_notices"]

_KEY = "decisions"


def read_decisions(path: Path, rules: CheckRules) -> list[Decision]:
    """Read a file of decisions; raises UsageError with file, line and what is wrong.

    A decision names its finding by ``fingerprint``, or by ``code`` with ``path``, ``quote`` or both. Those about
    promises are left to ``read_settlements``.
    """
    return [_decision(path, line, entry, rules) for line, entry in decision_entries(path) if not is_settlement(entry)]


def decision_entries(path: Path) -> list[tuple[int, Any]]:
    """Give the entries of a file of decisions, each with its line; raises UsageError where it is no such file."""
    from tracker.errors import RulesError
    from tracker.rulebook.positions import read_document

    try:
        document = read_document(path)
    except RulesError as error:
        raise UsageError(*error.args) from error
    for fault in document.faults:
        raise UsageError(
            "{path}:{line}:{column}: {message}: {advice}",
            path=path,
            line=fault.line,
            column=fault.column,
            message=fault.message,
            advice=fault.advice,
        )
    content = document.content
    entries = content.get(_KEY) if isinstance(content, dict) and set(content) == {_KEY} else None
    if not isinstance(entries, list):
        raise UsageError(
            "{path}:1: not a list of decisions: the file holds the one key decisions: with a list", path=path
        )
    return [(document.place((_KEY, number))[0], entry) for number, entry in enumerate(entries)]


def is_settlement(entry: Any) -> bool:
    """Tell whether an entry is about a promise, and not about a finding."""
    return isinstance(entry, dict) and "target" in entry


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
    known = set(Decision.model_fields) - {"source", "line"}
    if unknown := sorted(set(entry) - known):
        raise UsageError(
            "{where}: {key}: unknown key: known are {names}",
            where=where,
            key=unknown[0],
            names=tuple(sorted(known)),
        )
    try:
        found = Decision.model_validate({**entry, "source": path.as_posix(), "line": line})
    except ValidationError as error:
        first = error.errors()[0]
        raise UsageError(
            "{where}: {key}: {why}",
            where=where,
            key=first["loc"][0],
            why=misfit(first),
        ) from error
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
