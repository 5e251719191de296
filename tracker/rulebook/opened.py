"""Opened rules: rules with the parts at hand that sentences are read by.

What is made when it is first asked for, Python finds five times as slowly as a plain field, each time it is asked for
again, and so it does with the fields of models. The reading of a report asks for such parts thirty times a claim.
"""

from __future__ import annotations

from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any, TypeVar, cast

from tracker.rulebook.rulebook import PARTS, Rulebook

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tracker.rulebook.tasks import TaskRules

__all__ = ["opened", "opened_tasks"]

_Thing = TypeVar("_Thing")
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


@lru_cache(maxsize=4)
def opened_tasks(rules: TaskRules) -> TaskRules:
    """Give the same rules of tasks with all their patterns at hand, and the fields of their actions."""
    from tracker.rulebook.tasks import Action

    found = _at_hand(rules)
    found.clauses, found.names = _at_hand(rules.clauses), _at_hand(rules.names)
    fields = tuple(Action.model_fields)
    kind = type(Action.__name__, (), {"__slots__": fields})
    plain = {name: _filled(kind, action, fields) for name, action in rules.by_id.items()}
    found.actions = {word: plain[action.id] for word, action in rules.actions.items()}
    return found


def _at_hand(thing: _Thing) -> _Thing:
    """Give a thing again whose properties that are kept once they are made are plain fields."""
    kind = type(thing)
    made = [name for base in kind.__mro__ for name, it in vars(base).items() if isinstance(it, cached_property)]
    return _filled(type(kind.__name__, (kind,), {"__slots__": made}), thing, dict.fromkeys((*vars(thing), *made)))


def _filled(kind: type, thing: _Thing, names: Iterable[str]) -> _Thing:
    """Give a new thing of a kind with the fields of another."""
    found: Any = object.__new__(kind)
    for name in names:
        setattr(found, name, getattr(thing, name))
    return cast("_Thing", found)
