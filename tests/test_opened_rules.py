"""Opened rules are the rules that they were opened from, with their parts at hand."""

from __future__ import annotations

from functools import cached_property

import pytest

from tracker.rulebook.opened import opened
from tracker.rulebook.opened_tasks import opened_tasks
from tracker.rulebook.rulebook import PARTS, default_rulebook
from tracker.rulebook.task_clauses import ClausePatterns
from tracker.rulebook.task_names import NamePatterns
from tracker.rulebook.tasks import Action, TaskRules

RULES = default_rulebook()
TASKS = opened_tasks(RULES.tasks)


def made_once(kind: type) -> list[str]:
    return [name for name, it in vars(kind).items() if isinstance(it, cached_property)]


@pytest.mark.parametrize("part", PARTS)
def test_opened_rules_have_the_very_parts_of_the_others(part: str) -> None:
    assert getattr(opened(RULES), part) is getattr(RULES, part)


def test_rules_are_opened_once() -> None:
    assert opened(RULES) is opened(RULES)
    assert opened(opened(RULES)) is opened(RULES)


@pytest.mark.parametrize("half", ["clauses", "names"])
def test_opened_tasks_have_the_very_patterns_of_the_others(half: str) -> None:
    found, known = getattr(TASKS, half), getattr(RULES.tasks, half)
    assert type(known) in type(found).__mro__
    names = {*vars(known), *made_once(type(known))}
    assert {name for name in names if getattr(found, name) is not getattr(known, name)} == set()


@pytest.mark.parametrize(
    ("one", "kind"), [(TASKS, TaskRules), (TASKS.clauses, ClausePatterns), (TASKS.names, NamePatterns)]
)
def test_what_is_made_once_is_a_plain_field_of_opened_tasks(one: object, kind: type) -> None:
    assert isinstance(one, kind)
    assert set(vars(type(one))["__slots__"]) == set(made_once(kind))


def test_actions_of_opened_tasks_have_the_fields_of_the_others() -> None:
    found = {word: [getattr(one, name) for name in Action.model_fields] for word, one in TASKS.actions.items()}
    assert found == {word: [value for _, value in one] for word, one in RULES.tasks.actions.items()}
