"""The deed: an action of a plan, and where the things stand that it governs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from tracker.rulebook.tasks import Action, Stage, TaskRules

__all__ = ["Deed", "deeds_of"]

_CLAUSE = re.compile(r"[^,:]+")
_LEAST = 2
"""Characters of the shortest thing."""
_WEAK: Stage = "advance"


class Deed(NamedTuple):
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
    patterns = rules.clauses
    for clause in _CLAUSE.finditer(hidden, start):
        first, last = clause.span()
        words = sentence[first:last]
        resumed = patterns.resumed(words) if found or held else ""
        if held and resumed:
            # 对甲、乙等在建项目,要加快进度,确保建成投产
            found += _deed(resumed, *held, rules)
            held = None
        elif found and resumed:
            found[-1] = _raised(found[-1], resumed, rules)
        elif found and (more := patterns.continued.match(words)):
            found.append(found[-1]._replace(start=first + more.end(), end=last))
        elif deeds := _deeds_in(words, clause[0], rules):
            found += [_shifted(one, first) for one in deeds] if first else deeds
        elif front := patterns.front(words):
            held = (first + front, last)
    return found


def _shifted(deed: Deed, by: int) -> Deed:
    """Give a deed of a clause with its places in the sentence."""
    owners = deed.owners and (deed.owners[0] + by, deed.owners[1] + by)
    return deed._replace(start=deed.start + by, end=deed.end + by, owners=owners)


def _deeds_in(clause: str, hidden: str, rules: TaskRules) -> list[Deed]:
    """Give what a clause promises; of an action before its things and one behind them the more telling one."""
    # most clauses have no action, or end in words that name nothing, which is quick to see
    if not rules.clauses.may_act(hidden):
        return []
    patterns = rules.clauses
    if rules.file.and_so_on not in clause and rules.names.is_vague(clause) and not patterns.changed.search(clause):
        return []
    if patterns.may_turn(hidden) and (turned := _turned(clause, hidden, rules)):
        return turned
    behind, before = patterns.behind(hidden), patterns.leading(hidden)
    if before is None:
        return _deed(behind.action, 0, behind.start, rules) if behind and not patterns.front(clause) else []
    lead = _led(clause, hidden, before, rules)
    # 争取青岭大学分校落户 promises what stands behind, and 启动青岭无废城市创建 that it is begun
    weak = lead.stage == _WEAK or lead.action.yields or (lead.stage == "win" and lead.words in rules.file.openers)
    if behind and weak and behind.start - lead.start >= _LEAST:
        return _parted(_deed(behind.action, lead.start, behind.start, rules, lead.action), hidden, rules)
    return _parted([lead] if lead.end - lead.start >= _LEAST else [], hidden, rules)


def _turned(clause: str, hidden: str, rules: TaskRules) -> list[Deed]:
    """Give the deed of a clause before whose action its things stand, or those who are to do it."""
    if rules.clauses.front(hidden) and (fronted := rules.clauses.fronted.match(hidden)) is not None:
        return _deed(fronted["action"], *fronted.span("object"), rules)
    owned = _owned(clause, hidden, rules)
    return [owned] if owned else []


def _owned(clause: str, hidden: str, rules: TaskRules) -> Deed | None:
    """Give the deed that each of some owners is to do, with a thing of a kind that it may be done to."""
    found = rules.clauses.owned(hidden)
    if found is None:
        return None
    words = clause[found.end() :]
    action, ended = rules.actions[found["action"]], rules.names.ended(words[: rules.names.closed(words)])
    if ended is None or ended.kind not in (*action.bare, *action.named, *action.marked):
        return None
    owners = rules.clauses.joint.split(clause[slice(*found.span("owners"))])
    if any(len(rules.names.plain.sub("", one)) < _LEAST for one in owners):
        return None  # 支持农村、社区建设养老服务站 names nobody
    return Deed(action, found["action"], action.stage, found.end(), len(clause), found.span("owners"))


def _led(clause: str, hidden: str, before: re.Match[str], rules: TaskRules) -> Deed:
    """Give the deed of an action at the beginning, with further ones right behind it: 编制和实施."""
    start, first = before.end(), before.start("action" if before["action"] else "inner")
    # 加快 may open a clause, and 加快推进 is one action
    first = next((at for at in range(first) if clause[at:start] in rules.actions), first)
    words = clause[first:start]
    action = rules.actions[words]
    while (more := rules.clauses.further.match(hidden, start)) and len(clause) - more.end() >= _LEAST:
        if action.whole and rules.actions[more["action"]].stage == _WEAK:
            break  # 制定促进就业的意见: the paper is about 促进就业
        start, words = more.end(), clause[first : more.end()]
        action = rules.actions[more["action"]] if action.stage == _WEAK else action
    end = rules.clauses.followed.search(hidden, start + _LEAST)
    return Deed(action, words, action.stage, start, end.start() if end else len(clause))


def _parted(deeds: list[Deed], hidden: str, rules: TaskRules) -> list[Deed]:
    """Part the things of a deed behind which two actions stand: 甲、乙建成投用和丙、丁开工建设."""
    if not deeds:
        return []
    deed = deeds[0]
    if not rules.clauses.joint.search(hidden, deed.start):
        return deeds
    inner = rules.clauses.inner_tail.search(hidden, deed.start, deed.end)
    if inner is None or inner.start() - deed.start < _LEAST or deed.end - inner.end() < _LEAST:
        return deeds
    action = rules.actions[inner["action"]]
    stage: Stage = _WEAK if deed.stage == _WEAK and deed.action.stage != _WEAK else action.stage
    return [Deed(action, inner["action"], stage, deed.start, inner.start()), deed._replace(start=inner.end())]


def _deed(words: str, start: int, end: int, rules: TaskRules, before: Action | None = None) -> list[Deed]:
    """Give the deed of words behind their things; ``before`` is the action that leads to them."""
    action = rules.actions[words]
    stage: Stage = _WEAK if before and before.id in action.eased_by else action.stage
    return [Deed(action, words, stage, start, end)] if end - start >= _LEAST else []


def _raised(deed: Deed, words: str, rules: TaskRules) -> Deed:
    """Give a deed with what a later clause promises of its things, where it promised only to go on with them."""
    action = rules.actions[words]
    return deed._replace(action=action, words=words, stage=action.stage) if deed.stage == _WEAK else deed
