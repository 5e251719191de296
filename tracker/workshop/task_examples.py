"""Examples of named tasks, held against what the rules read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict

from tracker.rulebook.task_kind import Kind, Stage
from tracker.tasks.reading import read_tasks

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.reports.report import Report
    from tracker.rulebook.rulebook import Rulebook
    from tracker.rulebook.tasks import Action, Head

__all__ = ["ACTION", "HEAD", "TaskReading", "TaskRecord", "paired_tasks", "task_readings", "task_rules"]

ACTION, HEAD = "task", "head"
"""What the names of these rules begin with, so that they are none of other rules."""


class TaskRecord(BaseModel):
    """What a task says, as an example gives it."""

    model_config = ConfigDict(frozen=True)

    action: str
    object: str

    def differing(self, other: TaskRecord) -> list[str]:
        """Give the names of the fields in which another record says something else."""
        return [name for name in type(self).model_fields if getattr(self, name) != getattr(other, name)]


class TaskReading(BaseModel):
    """How a task was read: by which action, of what kind its thing is."""

    model_config = ConfigDict(frozen=True)

    record: TaskRecord
    stage: Stage
    kind: Kind
    rule: str


def task_rules(rulebook: Rulebook) -> Iterator[tuple[str, Action | Head]]:
    """Give the rules that have examples of tasks, by the names under which they are tried."""
    for action in rulebook.tasks.file.actions:
        yield f"{ACTION}_{action.id}", action
    for head in rulebook.tasks.file.heads:
        yield f"{HEAD}_{head.id}", head


def task_readings(report: Report, rulebook: Rulebook) -> list[TaskReading]:
    """Give how the tasks of a report are read."""
    return [
        TaskReading(
            record=TaskRecord(action=one.action, object=one.object), stage=one.stage, kind=one.kind, rule=one.rule
        )
        for one in read_tasks(report, rulebook)
    ]


def paired_tasks(
    expected: Sequence[TaskRecord], actual: Sequence[TaskRecord]
) -> list[tuple[TaskRecord | None, TaskRecord | None]]:
    """Pair what was expected with what was found: the same first, then by what they say of one thing, then the rest."""
    left = list(actual)
    pairs: list[tuple[TaskRecord | None, TaskRecord | None]] = []
    for one in expected:
        alike = [each for each in left if each == one] or [each for each in left if len(one.differing(each)) == 1]
        pairs.append((one, alike[0] if alike else None))
        left = [each for each in left if not alike or each is not alike[0]]
    return pairs + [(None, one) for one in left]
