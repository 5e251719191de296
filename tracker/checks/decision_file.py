"""The file of decisions, as it is written: one list, whose entries are about findings or about promises."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import BaseModel, ValidationError

from tracker.errors import UsageError
from tracker.misfit import misfit

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["PLACE_FIELDS", "decision_entries", "is_settlement", "read_entry"]

PLACE_FIELDS = frozenset({"source", "line"})
"""Fields of an entry that the file itself gives, and nobody writes."""

_KEY = "decisions"
_Entry = TypeVar("_Entry", bound=BaseModel)


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


def read_entry(kind: type[_Entry], path: Path, line: int, entry: dict[str, Any]) -> _Entry:
    """Read one entry as a decision of its kind; raises UsageError with file, line and what is wrong."""
    where = f"{path}:{line}"
    known = set(kind.model_fields) - PLACE_FIELDS
    if unknown := sorted(map(str, set(entry) - known)):
        raise UsageError(
            "{where}: {key}: unknown key: known are {names}",
            where=where,
            key=unknown[0],
            names=tuple(sorted(known)),
        )
    try:
        return kind.model_validate({**entry, "source": path.as_posix(), "line": line})
    except ValidationError as error:
        first = error.errors()[0]
        raise UsageError("{where}: {key}: {why}", where=where, key=first["loc"][0], why=misfit(first)) from error
