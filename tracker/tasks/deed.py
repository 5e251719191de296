"""The deed: an action of a plan, and where the things stand that it governs."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import re

    from tracker.rulebook.task_kind import Stage
    from tracker.rulebook.tasks import Action, TaskRules
    from tracker.tasks.clause import Clause

__all__ = ["Deed", "deeds_of"]

_LEAST = 2
"""Characters of the shortest thing."""
_WEAK: Stage = "advance"


@dataclass(slots=True)
class Deed:
    """An action, its words, what is promised by it, and the stretch that holds its things."""

    action: Action
    words: str
    stage: Stage
    start: int
    end: int
    listed: bool
    """Whether anything in its clause lists things."""
    owners: tuple[int, int] | None = None
    """Where those stand who are to do it, if they are a list: 甲、乙 of 支持甲、乙创建无废城市."""


def deeds_of(clauses: list[Clause], rules: TaskRules) -> list[Deed]:
    """Give what the clauses of a sentence promise.

    A clause without things of its own says more of those of the one before (加快甲、乙建设,确保年内建成); one that
    begins with 以及 goes on with its list.
    """
    found: list[Deed] = []
    held: Clause | None = None
    for clause in clauses:
        if clause.behind and (found or held) and (resumed := _resumed(clause, rules)):
            if held:  # 对甲、乙等在建项目,要加快进度,确保建成投产
                found += _deed(resumed, held, held.front, held.end, rules)
                held = None
            else:
                found[-1] = _raised(found[-1], resumed, rules)
        elif found and clause.joint:
            found.append(replace(found[-1], start=clause.joint, end=clause.end, listed=True))
        elif deeds := _deeds_in(clause, rules):
            found += deeds
        elif clause.front:
            held = clause
    return found


def _resumed(clause: Clause, rules: TaskRules) -> str | None:
    """Give the action of a clause that only says more of the things before it."""
    found = rules.clauses.resumed.fullmatch(clause.part.hidden, clause.start, clause.end)
    return found["action"] if found else None


def _deeds_in(clause: Clause, rules: TaskRules) -> list[Deed]:
    """Give what a clause promises, where it may hold a thing."""
    patterns, lead, front = rules.clauses, clause.lead, clause.front
    told = lead is not None and lead.lastgroup != "helped"
    behind = None if told or front else clause.behind
    if not (clause.holds and (lead or behind or front)):
        return []
    if front and (fronted := patterns.fronted.match(clause.part.hidden, clause.start, clause.end)):
        return _deed(fronted["action"], clause, *fronted.span("object"), rules)
    if lead and (lead.lastgroup != "action" or lead["action"] in patterns.helpers) and (owned := _owned(clause, rules)):
        return owned
    if lead and told:
        return _led(clause, lead, rules)
    return _deed(behind.action, clause, clause.start, behind.start, rules) if behind else []


def _led(clause: Clause, before: re.Match[str], rules: TaskRules) -> list[Deed]:
    """Give what a clause promises by an action at its beginning, or by one behind its things that tells more."""
    lead, behind = _lead(clause, before, rules), clause.behind
    if behind and behind.start - lead.start >= _LEAST and _is_weak(lead, rules):
        return _parted(_deed(behind.action, clause, lead.start, behind.start, rules, lead.action), clause, rules)
    if lead.action.runs and rules.clauses.ongoing.search(clause.part.hidden, clause.start, lead.start):
        return []  # 深入实施青岭英才计划 goes on with what runs already
    return _parted([lead] if lead.end - lead.start >= _LEAST else [], clause, rules)


def _is_weak(lead: Deed, rules: TaskRules) -> bool:
    """Tell whether an action behind its things tells more than the one before them.

    争取青岭大学分校落户 promises what stands behind, and 启动青岭无废城市创建 that it is begun.
    """
    return lead.stage == _WEAK or lead.action.yields or (lead.stage == "win" and lead.words in rules.file.openers)


def _owned(clause: Clause, rules: TaskRules) -> list[Deed]:
    """Give the deeds that some owners are to do, each with a thing of a kind that it may be done to."""
    patterns, last, (text, hidden, _) = rules.clauses, clause.end, clause.part
    found = patterns.owned(hidden, clause.start, last)
    if found is None:
        return []
    word = found["action"]
    deeds: list[Deed] = []
    while found:
        further = patterns.next_owner(hidden, word, found.end() + _LEAST, last)
        end = further.start() if further else last
        if deed := _owned_by(text, found.span("owners"), word, (found.end(), end), rules):
            deeds.append(deed)
        found = further
    return deeds


def _owned_by(text: str, whose: tuple[int, int], word: str, things: tuple[int, int], rules: TaskRules) -> Deed | None:
    """Give the deed of owners, whose place and that of its things are given; None for no things or no names."""
    words = text[slice(*things)]
    action, ended = rules.actions[word], rules.names.ended(words[: rules.names.closed(words)])
    if ended is None or ended.kind not in action.kinds:
        return None
    owners = rules.clauses.joint.split(text[slice(*whose)])
    if not all(rules.names.is_named(one, len(one)) for one in owners):
        return None  # 支持农村、社区建设养老服务站 names nobody
    return Deed(action, word, action.stage, *things, listed=True, owners=whose)


def _lead(clause: Clause, before: re.Match[str], rules: TaskRules) -> Deed:
    """Give the deed of an action at the beginning, with further ones right behind it: 编制和实施."""
    actions, patterns, last, (text, hidden, _) = rules.actions, rules.clauses, clause.end, clause.part
    first, start = before.span(before.lastindex or 0)
    # 加快 may open a clause, and 加快推进 is one action
    for at in range(clause.start, first):
        if text[at:start] in actions:
            first = at
            break
    words = text[first:start]
    action = actions[words]
    while (more := patterns.further(hidden, start, last)) and last - more.end() >= _LEAST:
        if action.whole and actions[more["action"]].stage == _WEAK:
            break  # 制定促进就业的意见: the paper is about 促进就业
        start, words = more.end(), text[first : more.end()]
        action = actions[more["action"]] if action.stage == _WEAK else action
    end = patterns.followed.search(hidden, start + _LEAST, last)
    return Deed(action, words, action.stage, start, end.start() if end else last, clause.listed)


def _parted(deeds: list[Deed], clause: Clause, rules: TaskRules) -> list[Deed]:
    """Part the things of a deed behind which two actions stand: 甲、乙建成投用和丙、丁开工建设."""
    if not deeds or not clause.listed:
        return deeds
    deed = deeds[0]
    inner = rules.clauses.inner_tail(clause.part.hidden, deed.start, deed.end)
    if inner is None or inner.start() - deed.start < _LEAST or deed.end - inner.end() < _LEAST:
        return deeds
    action = rules.actions[inner["action"]]
    stage: Stage = _WEAK if deed.stage == _WEAK and deed.action.stage != _WEAK else action.stage
    parted = replace(deed, action=action, words=inner["action"], stage=stage, end=inner.start())
    return [parted, replace(deed, start=inner.end())]


def _deed(
    words: str, clause: Clause, start: int, end: int, rules: TaskRules, before: Action | None = None
) -> list[Deed]:
    """Give the deed of words behind their things; ``before`` is the action that leads to them."""
    action = rules.actions[words]
    stage: Stage = _WEAK if before and before.id in action.eased_by else action.stage
    return [Deed(action, words, stage, start, end, clause.listed)] if end - start >= _LEAST else []


def _raised(deed: Deed, words: str, rules: TaskRules) -> Deed:
    """Give a deed with what a later clause promises of its things, where it promised only to go on with them."""
    action = rules.actions[words]
    return replace(deed, action=action, words=words, stage=action.stage) if deed.stage == _WEAK else deed
