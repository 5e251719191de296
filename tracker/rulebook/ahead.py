"""What an expression may begin with, looked at before all of it: quick where a text seldom has what is searched for."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from tracker.rulebook.parsed import parsed

if TYPE_CHECKING:
    from tracker.rulebook.parsed import Parts

__all__ = ["beginning", "guarded", "letters_of"]

_LETTER = re.compile(r"[^\W\d_]")

_BETWEEN = {"AT", "ASSERT", "ASSERT_NOT"}
"""What stands between characters, and is none."""
_REPEATS = {"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"}


def guarded(expression: str) -> str:
    """Give an expression for the same that looks first whether the next character is one that it may begin with."""
    first = beginning(expression)
    return f"(?={first})(?:{expression})" if first else f"(?:{expression})"


@lru_cache(maxsize=64)
def beginning(expression: str) -> str:
    """Give an expression for the one character that another may begin with, an empty one where that may be any.

    A text is searched for it much more quickly than for the other.
    """
    firsts = _firsts(parsed(expression))
    return f"[{''.join(sorted(firsts))}]" if firsts else ""


def letters_of(expression: str) -> str:
    """Give the letters that an expression is written with: where a text has none of them, it matches nowhere.

    That holds for one that names at least one of its letters: 第?[一二三]期.
    """
    return "".join(dict.fromkeys(_LETTER.findall(expression)))


def _firsts(parts: Parts) -> set[str]:
    """Give the characters, as they stand in a class, that some parts may begin with; none where any may."""
    found: set[str] = set()
    for name, argument in parts:
        kind = str(name)
        if kind in _BETWEEN:
            continue
        inner = _firsts_of(kind, argument)
        if not inner:
            return set()
        found |= inner
        if kind not in _REPEATS or argument[0]:
            return found
    return set()


def _firsts_of(kind: str, argument: Any) -> set[str]:
    """Give the same of one part of an expression."""
    if kind == "LITERAL":
        return {re.escape(chr(argument))}
    if kind == "IN":
        return _members(argument)
    if kind == "BRANCH":
        branches = [_firsts(branch) for branch in argument[1]]
        return set().union(*branches) if all(branches) else set()
    if kind == "SUBPATTERN" or kind in _REPEATS:
        return _firsts(argument[-1])
    return set()


def _members(parts: Parts) -> set[str]:
    """Give the members of a class of characters; none where it says which are not in it."""
    found: set[str] = set()
    for name, argument in parts:
        kind = str(name)
        if kind not in {"LITERAL", "RANGE"}:
            return set()
        found.add("-".join(re.escape(chr(one)) for one in (argument if kind == "RANGE" else (argument,))))
    return found
