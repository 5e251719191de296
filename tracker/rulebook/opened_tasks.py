"""Opened rules of tasks: the rules of tasks with all their patterns at hand, for the reason that ``opened`` tells."""

from __future__ import annotations

from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any, TypeVar

from tracker.rulebook.task_clauses import ClausePatterns
from tracker.rulebook.task_names import NamePatterns
from tracker.rulebook.tasks import Action, TaskRules

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["opened_tasks"]

_Thing = TypeVar("_Thing")


def _made_once(kind: type) -> tuple[str, ...]:
    """Give the names of what a kind of thing makes when it is first asked for."""
    return tuple(name for name, it in vars(kind).items() if isinstance(it, cached_property))


class _OpenedTasks(TaskRules):
    __slots__ = _made_once(TaskRules)


class _OpenedClauses(ClausePatterns):
    __slots__ = _made_once(ClausePatterns)


class _OpenedNames(NamePatterns):
    __slots__ = _made_once(NamePatterns)


class _OpenedAction:
    __slots__ = (*Action.model_fields, "kinds")


@lru_cache(maxsize=4)
def opened_tasks(rules: TaskRules) -> TaskRules:
    """Give the same rules with their patterns at hand, and the fields of their actions."""
    found = _filled(_OpenedTasks, rules)
    found.clauses = _filled(_OpenedClauses, rules.clauses)
    found.names = _filled(_OpenedNames, rules.names)
    plain: dict[str, Any] = {name: _filled(_OpenedAction, action) for name, action in rules.by_id.items()}
    found.actions = {word: plain[action.id] for word, action in rules.actions.items()}
    return found


def _filled(kind: type[_Thing], known: object) -> _Thing:
    """Give a new thing with the fields of one that is known, and with what that makes once."""
    found = object.__new__(kind)
    names: Iterable[str] = dict.fromkeys((*vars(known), *kind.__slots__))  # type: ignore[attr-defined]
    for name in names:
        setattr(found, name, getattr(known, name))
    return found
