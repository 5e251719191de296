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
    listed: bool
    """Whether anything in it lists things."""
    holds: bool
    """Whether it may hold a thing."""
    lead: re.Match[str] | None = None
    """What it begins with where it tells to do anything."""
    behind: Behind | None = None
    """The action at its end."""
    joint: int = 0
    """Where the word ends by which it goes on with the list of the clause before, else 0."""
    front: int = 0
    """Where the words end with which it begins if its things stand before what is done to them, else 0."""


def clauses_in(part: Part, rules: TaskRules) -> Iterator[list[Clause]]:
    """Give the clauses of a part that may promise anything, those of each sentence together.

    More than half of all clauses begin with no action and end in none, so the whole part is searched at once. What only
    begins with an action is no promise where it holds no thing.
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
        end = flat.find(COMMA, start)
        listed = rules.clauses.lists.search(hidden, start, end) is not None
        holds = _may_hold(part, start, end, rules, listed=listed)
        if not (holds or end in behind or start in joints or start in fronts):
            continue
        clause = Clause(part, start, end, listed, holds)
        if start in leads:
            clause.lead = leads[start]
        if end in behind:
            clause.behind = behind[end]
        if start in joints:
            clause.joint = joints[start]
        if start in fronts:
            clause.front = fronts[start]
        clauses.append(clause)
    if clauses:
        yield clauses


def _may_hold(part: Part, first: int, last: int, rules: TaskRules, *, listed: bool) -> bool:
    """Tell whether a clause may hold a thing, by its end, or by what tells of a thing within it.

    Many end in a word that names nothing (加快产业转型升级) or in no known one. Of a list that may be another deed
    (搭建青岭数据平台、实现精准管理); a mark of a name makes a thing of anything.
    """
    patterns, names, (text, hidden, backward) = rules.clauses, rules.names, part
    size = len(text)
    end = patterns.end.match(backward, size - last, size - first)
    if end is None:
        if patterns.hint.search(text, first, last) or (listed and _may_hold_within(part, first, last, rules)):
            return True
    elif not end.lastgroup or (listed and patterns.changed.search(hidden, first, last)):
        return True
    return names.marking.search(text, first, last) is not None and names.mark.search(text[first:last]) is not None


def _may_hold_within(part: Part, first: int, last: int, rules: TaskRules) -> bool:
    """Tell whether a list whose end is no known word may hold a thing for all that.

    Another thing of it ends in a known word, or they are things by what they are called (青岭、南河等事项) or by their
    count (青岭、南河文化馆2家).
    """
    size, names = len(part.text), rules.names
    if rules.clauses.inner_end.search(part.backward, size - last, size - first):
        return True
    called = names.listed.search(part.hidden, first, last) is not None
    return called or names.counting.search(part.hidden, first, last) is not None


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
