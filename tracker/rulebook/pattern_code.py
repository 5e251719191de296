"""Pattern codes: compiled patterns as data, so that a later run need not compile them again.

Compiling is most of what loading rules takes. Python has no way of its own to keep what it makes of a pattern; the
three functions that ``re.compile`` itself consists of give it, and where a Python does not have them as they are known
here, the pattern is kept by its words and compiled again.
"""

from __future__ import annotations

import re
from array import array
from typing import Any

__all__ = ["from_code", "pattern_code"]

Code = tuple[Any, tuple[Any, ...]]
"""A function, and what it takes to give the pattern."""


def pattern_code(pattern: re.Pattern[str]) -> Code:
    """Give a pattern taken apart, as pickling has it: the function that makes it, and what it is given."""
    try:
        parts = _parts(pattern)
        if from_code(*parts) == pattern:  # patterns are equal where their codes are
            return from_code, parts
    except (ImportError, AttributeError, TypeError, ValueError, RuntimeError):
        pass
    return re.compile, (pattern.pattern, pattern.flags)


def from_code(words: str, flags: int, code: bytes, groups: int, names: dict[str, int], order: tuple[Any, ...]) -> Any:
    """Give the pattern of its parts. The code is checked by the interpreter, as whatever it makes itself is."""
    import _sre  # type: ignore[import-not-found]  # not described; see above

    return _sre.compile(words, flags, array("I", code).tolist(), groups, names, order)


def _parts(pattern: re.Pattern[str]) -> tuple[Any, ...]:
    from re import _compiler, _parser  # type: ignore[attr-defined]  # not described; see above

    parsed = _parser.parse(pattern.pattern, pattern.flags)
    code = array("I", _compiler._code(parsed, pattern.flags)).tobytes()  # noqa: SLF001  # see above
    names: dict[str, int] = dict(parsed.state.groupdict)
    order: list[str | None] = [None] * parsed.state.groups
    for name, number in names.items():
        order[number] = name
    return pattern.pattern, pattern.flags | parsed.state.flags, code, parsed.state.groups - 1, names, tuple(order)
