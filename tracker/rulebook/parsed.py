"""Regular expressions taken apart, as Python itself has them before it compiles them."""

from __future__ import annotations

from collections.abc import Iterable
from re import _parser  # type: ignore[attr-defined]  # not described, and in every Python since 3.11
from typing import Any, cast

__all__ = ["Parts", "parsed"]

Parts = Iterable[tuple[object, Any]]
"""What stands behind each other in an expression: the kind of each part, whose words tell it, and what that takes."""


def parsed(expression: str) -> Parts:
    """Give the parts of an expression.

    Raises re.error for one that is none, OverflowError or RecursionError for one that is too large.
    """
    return cast("Parts", _parser.parse(expression))
