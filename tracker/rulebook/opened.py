"""Opened rules: rules with the parts at hand that sentences are read by.

What is made when it is first asked for, Python finds five times as slowly as a plain field, each time it is asked for
again, and so it does with the fields of models. The reading of a report asks for such parts thirty times a claim.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from tracker.rulebook.rulebook import PARTS, Rulebook

__all__ = ["opened"]

_AT_HAND = (
    "headings", "headline", "indicators", "literals", "marks", "mentions", "names", "parts", "periods", "phrases",
    "units", "unnumbered",
)  # fmt: skip


class _OpenedRulebook(Rulebook):
    __slots__ = _AT_HAND

    def __init__(self, rules: Rulebook) -> None:
        super().__init__(rules.directories)
        self.rules = rules
        for name in _AT_HAND:
            setattr(self, name, getattr(rules, name))


class _Other:
    """Takes the place of a part that is not at hand."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __get__(self, rules: _OpenedRulebook | None, owner: type) -> Any:
        return self if rules is None else getattr(rules.rules, self._name)


for _name in set(PARTS).difference(_AT_HAND):
    setattr(_OpenedRulebook, _name, _Other(_name))


@lru_cache(maxsize=4)
def opened(rules: Rulebook) -> Rulebook:
    """Give the same rules with the parts at hand that sentences are read by."""
    return rules if isinstance(rules, _OpenedRulebook) else _OpenedRulebook(rules)
