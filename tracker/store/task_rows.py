"""Named tasks as rows of their table, and rows as named tasks."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Any

from tracker.store.rows import list_of, told_list
from tracker.tasks.task import Task

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["TASK_COLUMNS", "TASK_FIELDS", "task_of", "task_row"]

TASK_FIELDS = tuple(Task.model_fields)
"""The columns of a named task that are fields of it, too."""
TASK_COLUMNS = (*TASK_FIELDS, "ordinal")
"""The columns of its row in their order, without the id of its report."""
_SECTION = TASK_FIELDS.index("section")
_of_task = attrgetter(*TASK_FIELDS)


def task_row(task: Task, ordinal: int) -> tuple[Any, ...]:
    """Give the row of a named task by ``TASK_COLUMNS``."""
    row = [*_of_task(task), ordinal]
    row[_SECTION] = told_list(task.section)
    return tuple(row)


def task_of(row: Mapping[str, Any]) -> Task:
    """Give the named task of a row."""
    return Task.model_validate({name: row[name] for name in TASK_FIELDS} | {"section": list_of(row["section"])})
