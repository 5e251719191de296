"""Magnitudes: figures as people say them in a language that counts in thousands, 13.61 m people and not 13,610k."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["magnified"]

_THOUSAND = Decimal(1000)


def magnified(values: list[Decimal], name: str, magnitudes: Sequence[str]) -> tuple[list[Decimal], str]:
    """Give figures of one unit in the magnitude that the largest fits, and the name of the unit with it.

    ``magnitudes`` are what names begin with, each worth a thousand of the one before. A unit that is called without one
    stays as it is.
    """
    at = next((at for at in range(len(magnitudes) - 1, 0, -1) if _begins(name, magnitudes[at])), 0)
    most, steps = max(map(abs, values)), 0
    while at and at + steps and most < 1:
        most, steps = most * _THOUSAND, steps - 1
    while at and at + steps < len(magnitudes) - 1 and most >= _THOUSAND:
        most, steps = most / _THOUSAND, steps + 1
    if not steps:
        return values, name
    scaled = [(value / _THOUSAND**steps).normalize() for value in values]
    return scaled, magnitudes[at + steps] + name.removeprefix(magnitudes[at])


def _begins(name: str, magnitude: str) -> bool:
    """Say whether a name begins with a magnitude, and not with a word of that beginning: m yuan, but not mu."""
    return name == magnitude or name.startswith(f"{magnitude} ")
