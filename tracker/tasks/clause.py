"""The clause: a clause of a plan that may promise anything, with what tells so at its beginning and at its end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from tracker.rulebook.task_clauses import COMMA, STOP

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from tracker.rulebook.tasks import TaskRules
    from tracker.tasks.part import Part

__all__ = ["Behind", "Clause", "clauses_in"]


class Behind(NamedTuple):
    """An action behind its things, and where they end."""

    action: str
    start: int


@dataclass(slots=True)
class Clause:
    """Where a clause stands in its part, and what it has of a promise."""

    part: Part
    start: int
    end: int
    lead: re.Match[str] | None = None
    """What it begins with where it tells to do anything."""
    behind: Behind | None = None
    """The action at its end."""
    joint: int = 0
    """Where the word ends by which it goes on with the list of the clause before, else 0."""
    front: int = 0
    """Where the words end with which it begins if its things stand before what is done to them, else 0."""
    listed: bool = True
    """Whether anything in it lists things."""


def clauses_in(part: Part, rules: TaskRules) -> Iterator[list[Clause]]:
    """Give the clauses of a part that may promise anything, those of each sentence together.

    More than half of all clauses begin with no action and end in none, so the whole part is searched at once.
    """
    hidden = part.hidden
    flat = hidden.replace(STOP, COMMA)
    leads = {found.start() + 1: found for found in rules.clauses.lead.finditer(flat)}
    joints = {found.start() + 1: found.end() for found in rules.clauses.continuing.finditer(flat)}
    fronts = dict(_fronts(flat, rules))
    behind = dict(_actions_behind(flat, rules))
    ended = [flat.rfind(COMMA, 0, end) + 1 for end in behind]
    clauses: list[Clause] = []
    stop = 0
    for start in sorted({*leads, *joints, *fronts, *ended}):
        if start > stop:
            if clauses:
                yield clauses
            clauses, stop = [], hidden.find(STOP, start)
        clause = Clause(part, start, flat.find(COMMA, start))
        if start in leads:
            clause.lead = leads[start]
        if clause.end in behind:
            clause.behind = behind[clause.end]
        if start in joints:
            clause.joint = joints[start]
        if start in fronts:
            clause.front = fronts[start]
        clauses.append(clause)
    if clauses:
        yield clauses


def _fronts(flat: str, rules: TaskRules) -> Iterator[tuple[int, int]]:
    """Give where clauses begin whose things stand before what is done to them, each with where its first words end."""
    for sign in rules.clauses.signs_of_fronts:
        at = flat.find(sign)
        while at >= 0:
            start = flat.rfind(COMMA, 0, at) + 1
            if found := rules.clauses.fronting.match(flat, start):
                yield start, found.end()
            at = flat.find(sign, at + 1)


def _actions_behind(flat: str, rules: TaskRules) -> Iterator[tuple[int, Behind]]:
    """Give the actions at the ends of clauses, each with where its clause ends."""
    size = len(flat)
    for found in rules.clauses.tail.finditer(flat[::-1]):
        end = size - found.start() - 1
        if found["action"]:
            yield end, Behind(found["action"][::-1], size - found.end())
        elif aimed := rules.clauses.aimed.search(flat, flat.rfind(COMMA, 0, end) + 1, end):
            yield end, Behind(aimed["action"], aimed.start())
