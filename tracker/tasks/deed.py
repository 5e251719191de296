"""The deed: an action of a plan, and where the things stand that it governs."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tracker.rulebook.task_kind import Stage
    from tracker.rulebook.tasks import Action, TaskRules

__all__ = ["Deed", "deeds_of"]

_CLAUSE = re.compile(r"[^,:]+")
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
    owners: tuple[int, int] | None = None
    """Where those stand who are to do it, if they are a list: 甲、乙 of 支持甲、乙创建无废城市."""


def deeds_of(sentence: str, hidden: str, start: int, rules: TaskRules) -> list[Deed]:
    """Give what a sentence, given masked as well, promises from an offset on, clause by clause.

    A clause without things of its own says more of those of the one before (加快甲、乙建设,确保年内建成); one that
    begins with 以及 goes on with its list.
    """
    found: list[Deed] = []
    held: tuple[int, int] | None = None
    patterns, vague = rules.clauses, rules.names.last_vague
    for clause in _CLAUSE.finditer(hidden, start):
        first, last = clause.span()
        resumed = patterns.resumed(sentence, first, last) if found or held else ""
        if held and resumed:
            # 对甲、乙等在建项目,要加快进度,确保建成投产
            found += _deed(resumed, *held, rules)
            held = None
        elif found and resumed:
            found[-1] = _raised(found[-1], resumed, rules)
        elif found and (more := patterns.continued(sentence, first, last)):
            found.append(replace(found[-1], start=more, end=last))
        # most clauses have no action, or end in words that name nothing, which is quick to see
        elif (
            patterns.may_act(hidden, first, last)
            and not (sentence[last - 1] in vague and _is_empty(sentence[first:last], rules))
            and (deeds := _deeds_in(sentence, hidden, first, last, rules))
        ):
            found += deeds
        elif front := patterns.front(sentence, first, last):
            held = (front, last)
    return found


def _is_empty(clause: str, rules: TaskRules) -> bool:
    """Tell whether a clause ends in words that name nothing, and lists nothing."""
    return (
        rules.names.is_vague(clause)
        and rules.file.and_so_on not in clause
        and rules.clauses.changed.search(clause) is None
    )


def _deeds_in(sentence: str, hidden: str, first: int, last: int, rules: TaskRules) -> list[Deed]:
    """Give what a clause promises; of an action before its things and one behind them the more telling one."""
    patterns = rules.clauses
    if patterns.may_turn(hidden, first) and (turned := _turned(sentence, hidden, first, last, rules)):
        return turned
    behind, before = patterns.behind(hidden, first, last), patterns.leading(hidden, first, last)
    if before is None:
        fronted = behind is None or patterns.front(sentence, first, last)
        return [] if fronted or behind is None else _deed(behind.action, first, behind.start, rules)
    lead = _led(sentence, hidden, last, before, rules)
    if behind and behind.start - lead.start >= _LEAST and _is_weak(lead, rules):
        return _parted(_deed(behind.action, lead.start, behind.start, rules, lead.action), hidden, last, rules)
    if lead.action.runs and patterns.ongoing.search(hidden, before.start(), lead.start):
        return []  # 深入实施青岭英才计划 goes on with what runs already
    return _parted([lead] if lead.end - lead.start >= _LEAST else [], hidden, last, rules)


def _is_weak(lead: Deed, rules: TaskRules) -> bool:
    """Tell whether an action behind its things tells more than the one before them.

    争取青岭大学分校落户 promises what stands behind, and 启动青岭无废城市创建 that it is begun.
    """
    return lead.stage == _WEAK or lead.action.yields or (lead.stage == "win" and lead.words in rules.file.openers)


def _turned(sentence: str, hidden: str, first: int, last: int, rules: TaskRules) -> list[Deed]:
    """Give the deed of a clause before whose action its things stand, or those who are to do it."""
    patterns = rules.clauses
    if patterns.front(hidden, first, last) and (fronted := patterns.fronted.match(hidden, first, last)) is not None:
        return _deed(fronted["action"], *fronted.span("object"), rules)
    return _owned(sentence, hidden, first, last, rules)


def _owned(sentence: str, hidden: str, first: int, last: int, rules: TaskRules) -> list[Deed]:
    """Give the deeds that some owners are to do, each with a thing of a kind that it may be done to."""
    patterns, found = rules.clauses, rules.clauses.owned(hidden, first, last)
    if found is None:
        return []
    word = found["action"]
    deeds: list[Deed] = []
    while found:
        further = patterns.next_owner(hidden, word, found.end() + _LEAST, last)
        end = further.start() if further else last
        if deed := _owned_by(sentence, found.span("owners"), word, (found.end(), end), rules):
            deeds.append(deed)
        found = further
    return deeds


def _owned_by(
    sentence: str, whose: tuple[int, int], word: str, things: tuple[int, int], rules: TaskRules
) -> Deed | None:
    """Give the deed of owners, whose place and that of its things are given; None for no things or no names."""
    words = sentence[slice(*things)]
    action, ended = rules.actions[word], rules.names.ended(words[: rules.names.closed(words)])
    if ended is None or ended.kind not in (*action.bare, *action.named, *action.marked):
        return None
    owners = rules.clauses.joint.split(sentence[slice(*whose)])
    if not all(rules.names.is_named(one, len(one)) for one in owners):
        return None  # 支持农村、社区建设养老服务站 names nobody
    return Deed(action, word, action.stage, *things, whose)


def _led(sentence: str, hidden: str, last: int, before: re.Match[str], rules: TaskRules) -> Deed:
    """Give the deed of an action at the beginning, with further ones right behind it: 编制和实施."""
    actions, patterns = rules.actions, rules.clauses
    start, first = before.end(), before.start(before.lastindex or 0)
    # 加快 may open a clause, and 加快推进 is one action
    for at in range(before.start(), first):
        if sentence[at:start] in actions:
            first = at
            break
    words = sentence[first:start]
    action = actions[words]
    while (more := patterns.further(hidden, start, last)) and last - more.end() >= _LEAST:
        if action.whole and actions[more["action"]].stage == _WEAK:
            break  # 制定促进就业的意见: the paper is about 促进就业
        start, words = more.end(), sentence[first : more.end()]
        action = actions[more["action"]] if action.stage == _WEAK else action
    end = patterns.followed.search(hidden, start + _LEAST, last)
    return Deed(action, words, action.stage, start, end.start() if end else last)


def _parted(deeds: list[Deed], hidden: str, last: int, rules: TaskRules) -> list[Deed]:
    """Part the things of a deed behind which two actions stand: 甲、乙建成投用和丙、丁开工建设."""
    if not deeds:
        return []
    deed = deeds[0]
    if not rules.clauses.joins(hidden, deed.start, last):
        return deeds
    inner = rules.clauses.inner_tail.search(hidden, deed.start, deed.end)
    if inner is None or inner.start() - deed.start < _LEAST or deed.end - inner.end() < _LEAST:
        return deeds
    action = rules.actions[inner["action"]]
    stage: Stage = _WEAK if deed.stage == _WEAK and deed.action.stage != _WEAK else action.stage
    return [Deed(action, inner["action"], stage, deed.start, inner.start()), replace(deed, start=inner.end())]


def _deed(words: str, start: int, end: int, rules: TaskRules, before: Action | None = None) -> list[Deed]:
    """Give the deed of words behind their things; ``before`` is the action that leads to them."""
    action = rules.actions[words]
    stage: Stage = _WEAK if before and before.id in action.eased_by else action.stage
    return [Deed(action, words, stage, start, end)] if end - start >= _LEAST else []


def _raised(deed: Deed, words: str, rules: TaskRules) -> Deed:
    """Give a deed with what a later clause promises of its things, where it promised only to go on with them."""
    action = rules.actions[words]
    return replace(deed, action=action, words=words, stage=action.stage) if deed.stage == _WEAK else deed
