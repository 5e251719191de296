"""Proportions: figures without a unit that part a whole (三次产业结构为17:39:44)."""

from __future__ import annotations

import re
from decimal import Decimal

__all__ = ["PARTING", "in_proportion", "proportion"]

PARTING = ":"
"""What stands between the figures of a proportion."""
_NUMBER = r"\d{1,3}(?:\.\d{1,4})?"
_PROPORTION = re.compile(rf"(?<![\d:.]){_NUMBER}(?:{PARTING}{_NUMBER}){{1,5}}(?![\d:.%])")
_REACH = 48
"""No proportion is longer."""
_WHOLE, _ROUNDED = Decimal(100), Decimal("1.5")
"""Shares that were rounded one by one may miss the whole by so much."""


def proportion(text: str, start: int) -> tuple[Decimal, ...]:
    """Give the shares, in percent, of the proportion that begins at ``start``; empty where none does.

    Numbers are a proportion where they come to a hundred: 17.4:39.1:43.5, but not 7:3 or 10:30:00.
    """
    found = _PROPORTION.match(text, start, start + _REACH)
    return _shares(found[0]) if found else ()


def in_proportion(text: str, start: int, end: int) -> bool:
    """Tell whether the number between two offsets is one of a proportion."""
    if PARTING not in (text[end : end + 1], text[start - 1 : start]):
        return False
    around = _PROPORTION.finditer(text, max(0, start - _REACH), start + _REACH)
    return any(found.start() <= start < found.end() and _shares(found[0]) for found in around)


def _shares(written: str) -> tuple[Decimal, ...]:
    shares = tuple(map(Decimal, written.split(PARTING)))
    return shares if abs(sum(shares) - _WHOLE) <= _ROUNDED else ()
