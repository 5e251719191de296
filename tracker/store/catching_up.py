"""Catching up: what a later version keeps of each report, read from the texts that an earlier one has kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import insert, select, text

from tracker.errors import InputError
from tracker.sources.guard import guarded
from tracker.store.query import kept_text
from tracker.store.rereading import as_kept, kept_of
from tracker.store.tables import Row
from tracker.store.task_rows import TASK_COLUMNS, task_row
from tracker.tasks.reading import read_tasks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.engine import Connection

    from tracker.rulebook.rulebook import Rulebook
    from tracker.store.rereading import KeptText
    from tracker.tasks.task import Task

__all__ = ["TASKS_SINCE", "fill_tasks"]

TASKS_SINCE = 5
"""The first version of the tables that keeps the named tasks."""


def fill_tasks(connection: Connection, rulebook: Rulebook | None) -> None:
    """Read the named tasks of all work reports that a store holds, superseded ones among them; in a transaction.

    What else is stored of them stays as it was read.
    """
    from tracker.rulebook.rulebook import default_rulebook

    rules = rulebook or default_rulebook()
    reports, tasks = Row.metadata.tables["report"], Row.metadata.tables["task"]
    ids = select(reports.c.id).where(reports.c.document == "work_report").order_by(reports.c.id)
    for report_id in connection.execute(ids).scalars().all():
        asked = kept_text(report_id)
        row = dict(connection.execute(text(asked.words), asked.values).mappings().one())
        told = [task_row(task, ordinal) for ordinal, task in enumerate(_tasks(kept_of(row), rules))]
        if told:
            rows = [dict(zip(TASK_COLUMNS, one, strict=True)) | {"report_id": report_id} for one in told]
            connection.execute(insert(tasks), rows)


def _tasks(kept: KeptText, rules: Rulebook) -> Sequence[Task]:
    """Give the tasks of a kept text.

    One that the rules of now refuse has none: who reads the store is told that others have read it, and `tracker store
    reread` tells what is wrong with it.
    """
    try:
        with guarded(kept.name):
            return read_tasks(as_kept(kept, rules), rules)
    except InputError:
        return ()
