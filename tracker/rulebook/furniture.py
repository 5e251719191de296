"""The furniture of web pages and files: what is not part of a report, and how broken lines are known."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ConfigDict, ValidationError

from tracker.rulebook.characters import Characters, load_characters
from tracker.rulebook.directory import read_rules
from tracker.rulebook.refusal import misfitting
from tracker.rulebook.table import Table

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["Furniture", "load_furniture"]

_ANYTHING = r"[^\n]{0,60}"
_BEFORE_END, _AFTER_END = r"[ \[【<■◆●▶◎·]*", r"[ \]】>:]*$"


class Furniture(BaseModel):
    """Compiled patterns; all are meant for text with half-width signs and Simplified characters."""

    model_config = ConfigDict(frozen=True, arbitrary_types_allowed=True)

    pieces: re.Pattern[str]
    """Pieces that are cut out, also from within a line."""
    lines: re.Pattern[str]
    """Whole lines that are cut out; matches the line alone, without its line end."""
    ends: re.Pattern[str]
    """Lines with which the report is over, matched from their beginning."""
    continuations: re.Pattern[str]
    """The beginning of a line that goes on with the one before."""
    open_ends: re.Pattern[str]
    """The end of a line that goes on in the next one."""
    openers: re.Pattern[str]
    """The beginning of a line that never goes on with the one before."""
    dated: re.Pattern[str]
    """The end of a line of a list of news."""
    characters: Characters
    """What stands for other characters."""


class _Table(Table):
    pieces: tuple[str, ...]
    lines: tuple[str, ...]
    ends: tuple[str, ...]
    continuations: tuple[str, ...]
    open_ends: tuple[str, ...]
    openers: tuple[str, ...]
    dated: tuple[str, ...]


def load_furniture(directories: tuple[Path, ...]) -> Furniture:
    """Read and compile ``furniture.yaml`` and ``characters.yaml``; raises RulesError where one has another shape."""
    table = _table(*read_rules(directories, "furniture.yaml"))
    return Furniture(
        pieces=re.compile(_choice(table.pieces, r"[^】\])]{0,80}")),
        lines=re.compile(f"^[ ]*(?:{_choice(table.lines)})[ ]*$", re.MULTILINE),
        ends=re.compile(f"{_BEFORE_END}(?:{'|'.join(map(_end, table.ends))})"),
        continuations=re.compile(_choice(table.continuations)),
        open_ends=re.compile(f"(?:{_choice(table.open_ends)})$"),
        openers=re.compile(_choice(table.openers)),
        dated=re.compile(rf"(?<!\d)(?:{_choice(table.dated)})[ )\]】]*$"),
        characters=load_characters(directories),
    )


def _table(path: str, data: Any) -> _Table:
    try:
        return _Table.model_validate(data)
    except ValidationError as error:
        raise misfitting(path, error) from error


def _choice(phrases: tuple[str, ...], anything: str = _ANYTHING) -> str:
    return "|".join(_expression(phrase, anything) for phrase in phrases)


def _expression(phrase: str, anything: str) -> str:
    signs = {"…": anything, "#": r"\d+", " ": "[ ]*"}
    return "".join(signs[sign] if sign in signs else re.escape(sign) for sign in phrase)


def _end(phrase: str) -> str:
    """Give the expression of a last line; words at its beginning are enough where anything may follow them."""
    return _expression(phrase[:-1], _ANYTHING) if phrase.endswith("…") else _expression(phrase, _ANYTHING) + _AFTER_END
