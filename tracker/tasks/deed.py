"""The deed: an action of a plan, and where the things stand that it governs."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tracker.tasks.listing import COMMA

if TYPE_CHECKING:
    import re

    from tracker.rulebook.task_kind import Stage
    from tracker.rulebook.tasks import Action, TaskRules

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


@dataclass(slots=True)
class _Clause:
    """A clause that may hold a thing, in its text, which is given masked as well."""

    text: str
    hidden: str
    start: int
    end: int
    front: int
    """Where the words end with which it begins if its things stand before what is done to them, else 0."""
    listed: bool
    """Whether anything in it lists things."""


def deeds_of(text: str, hidden: str, start: int, end: int, rules: TaskRules) -> list[Deed]:
    """Give what a sentence between two offsets of a text, given masked as well, promises, clause by clause.

    A clause without things of its own says more of those of the one before (加快甲、乙建设,确保年内建成); one that
    begins with 以及 goes on with its list.
    """
    found: list[Deed] = []
    held: _Clause | None = None
    patterns = rules.clauses
    fronted = patterns.fronting.search(hidden, start, end) is not None
    last = start - 1
    for words in hidden[start:end].split(COMMA):
        first, last = last + 1, last + 1 + len(words)
        if not words:
            continue
        front = patterns.front(text, first, last) if fronted else 0
        if (found or held) and (resumed := patterns.resumed(text, first, last)):
            if held:  # 对甲、乙等在建项目,要加快进度,确保建成投产
                found += _deed(resumed, held, held.front, held.end, rules)
                held = None
            else:
                found[-1] = _raised(found[-1], resumed, rules)
        elif found and (more := patterns.continued(text, first, last)):
            found.append(replace(found[-1], start=more, end=last, listed=True))
        elif (
            patterns.may_act(words)
            and (clause := _looked_at(text, hidden, first, last, front, rules))
            and (deeds := _deeds_in(clause, rules))
        ):
            found += deeds
        elif front:
            held = _Clause(text, hidden, first, last, front, listed=True)
    return found


def _looked_at(text: str, hidden: str, first: int, last: int, front: int, rules: TaskRules) -> _Clause | None:
    """Give the clause between two offsets, None where it can hold no thing.

    A thing is told by the last word, as most are, by a list, by the mark of a name, or by an action of any thing.
    """
    patterns, words = rules.clauses, text[first:last]
    listed = patterns.lists.search(hidden, first, last) is not None
    end = patterns.end.match(words[::-1])
    if end is None:
        holds = listed or patterns.hint.search(words) is not None
    else:
        holds = not end.lastgroup or (listed and patterns.changed.search(hidden, first, last) is not None)
    if holds or rules.names.mark.search(words):
        return _Clause(text, hidden, first, last, front, listed)
    return None


def _deeds_in(clause: _Clause, rules: TaskRules) -> list[Deed]:
    """Give what a clause promises; of an action before its things and one behind them the more telling one."""
    patterns, hidden, first, last = rules.clauses, clause.hidden, clause.start, clause.end
    if clause.front and (fronted := patterns.fronted.match(hidden, first, last)):
        return _deed(fronted["action"], clause, *fronted.span("object"), rules)
    if patterns.may_turn(hidden, first) and (owned := _owned(clause, rules)):
        return owned
    before = patterns.leading(hidden, first, last)
    if before is None:
        behind = None if clause.front else patterns.behind(hidden, first, last)
        return _deed(behind.action, clause, first, behind.start, rules) if behind else []
    lead = _led(clause, before, rules)
    behind = patterns.behind(hidden, first, last) if _is_weak(lead, rules) else None
    if behind and behind.start - lead.start >= _LEAST:
        return _parted(_deed(behind.action, clause, lead.start, behind.start, rules, lead.action), clause, rules)
    if lead.action.runs and patterns.ongoing.search(hidden, before.start(), lead.start):
        return []  # 深入实施青岭英才计划 goes on with what runs already
    return _parted([lead] if lead.end - lead.start >= _LEAST else [], clause, rules)


def _is_weak(lead: Deed, rules: TaskRules) -> bool:
    """Tell whether an action behind its things tells more than the one before them.

    争取青岭大学分校落户 promises what stands behind, and 启动青岭无废城市创建 that it is begun.
    """
    return lead.stage == _WEAK or lead.action.yields or (lead.stage == "win" and lead.words in rules.file.openers)


def _owned(clause: _Clause, rules: TaskRules) -> list[Deed]:
    """Give the deeds that some owners are to do, each with a thing of a kind that it may be done to."""
    patterns, last = rules.clauses, clause.end
    found = patterns.owned(clause.hidden, clause.start, last)
    if found is None:
        return []
    word = found["action"]
    deeds: list[Deed] = []
    while found:
        further = patterns.next_owner(clause.hidden, word, found.end() + _LEAST, last)
        end = further.start() if further else last
        if deed := _owned_by(clause.text, found.span("owners"), word, (found.end(), end), rules):
            deeds.append(deed)
        found = further
    return deeds


def _owned_by(text: str, whose: tuple[int, int], word: str, things: tuple[int, int], rules: TaskRules) -> Deed | None:
    """Give the deed of owners, whose place and that of its things are given; None for no things or no names."""
    words = text[slice(*things)]
    action, ended = rules.actions[word], rules.names.ended(words[: rules.names.closed(words)])
    if ended is None or ended.kind not in (*action.bare, *action.named, *action.marked):
        return None
    owners = rules.clauses.joint.split(text[slice(*whose)])
    if not all(rules.names.is_named(one, len(one)) for one in owners):
        return None  # 支持农村、社区建设养老服务站 names nobody
    return Deed(action, word, action.stage, *things, listed=True, owners=whose)


def _led(clause: _Clause, before: re.Match[str], rules: TaskRules) -> Deed:
    """Give the deed of an action at the beginning, with further ones right behind it: 编制和实施."""
    actions, patterns, text, last = rules.actions, rules.clauses, clause.text, clause.end
    start, first = before.end(), before.start(before.lastindex or 0)
    # 加快 may open a clause, and 加快推进 is one action
    for at in range(before.start(), first):
        if text[at:start] in actions:
            first = at
            break
    words = text[first:start]
    action = actions[words]
    while (more := patterns.further(clause.hidden, start, last)) and last - more.end() >= _LEAST:
        if action.whole and actions[more["action"]].stage == _WEAK:
            break  # 制定促进就业的意见: the paper is about 促进就业
        start, words = more.end(), text[first : more.end()]
        action = actions[more["action"]] if action.stage == _WEAK else action
    end = patterns.followed.search(clause.hidden, start + _LEAST, last)
    return Deed(action, words, action.stage, start, end.start() if end else last, clause.listed)


def _parted(deeds: list[Deed], clause: _Clause, rules: TaskRules) -> list[Deed]:
    """Part the things of a deed behind which two actions stand: 甲、乙建成投用和丙、丁开工建设."""
    if not deeds or not clause.listed:
        return deeds
    deed = deeds[0]
    inner = rules.clauses.inner_tail.search(clause.hidden, deed.start, deed.end)
    if inner is None or inner.start() - deed.start < _LEAST or deed.end - inner.end() < _LEAST:
        return deeds
    action = rules.actions[inner["action"]]
    stage: Stage = _WEAK if deed.stage == _WEAK and deed.action.stage != _WEAK else action.stage
    parted = replace(deed, action=action, words=inner["action"], stage=stage, end=inner.start())
    return [parted, replace(deed, start=inner.end())]


def _deed(
    words: str, clause: _Clause, start: int, end: int, rules: TaskRules, before: Action | None = None
) -> list[Deed]:
    """Give the deed of words behind their things; ``before`` is the action that leads to them."""
    action = rules.actions[words]
    stage: Stage = _WEAK if before and before.id in action.eased_by else action.stage
    return [Deed(action, words, stage, start, end, clause.listed)] if end - start >= _LEAST else []


def _raised(deed: Deed, words: str, rules: TaskRules) -> Deed:
    """Give a deed with what a later clause promises of its things, where it promised only to go on with them."""
    action = rules.actions[words]
    return replace(deed, action=action, words=words, stage=action.stage) if deed.stage == _WEAK else deed
