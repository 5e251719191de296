"""The task: a thing one can point at that a report promises to begin, build, finish, open, issue, hold or win."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict

from tracker.rulebook.task_kind import Kind, Needs, Stage
from tracker.whole import whole

__all__ = ["Task"]


class Task(BaseModel):
    """One promise without a figure, with its place in the source."""

    model_config = ConfigDict(frozen=True, defer_build=True)

    id: str
    region: str
    region_name: str
    year: int
    """The year of the report, whose plan promises it."""
    action: str
    """The words of the action, as written."""
    object: str
    """The thing, as written; what it shares with its list stands behind a mark of omission (青商…高铁)."""
    stage: Stage
    kind: Kind
    """What sort of thing it is."""
    own: str
    """The part of its name that is its own: 青商 of 青商、青河高铁."""
    shared: str = ""
    """What it shares with its list, or what is to be done to it: 高铁, 改造; empty for neither."""
    group: str = ""
    """What the things of its list are called: 背街巷道 of 甲路、乙路等背街巷道10条."""
    needs: Needs | None = None
    """How far it is to come where that is not all the way: 前期工作, 主体."""
    section: tuple[str, ...]
    quote: str
    """The clause that promises it."""
    start: int
    """Character offset in the source text."""
    end: int
    line: int
    rule: str
    """The rule of its action."""

    @classmethod
    def made(cls, fields: dict[str, Any]) -> Task:
        """Give the task of all its fields, each in its place and of its type; nothing is checked again."""
        return whole(cls, fields, _FIELDS)


_FIELDS = set(Task.model_fields)
