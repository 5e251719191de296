"""The deed: an action of a plan, and where the things stand that it governs."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tracker.tasks.listing import COMMA

if TYPE_CHECKING:
    import re

    from tracker.rulebook.task_kind import Stage
    from tracker.rulebook.tasks import Action, TaskRules
    from tracker.tasks.part import Part

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
    """A clause that may hold a thing, in its part."""

    part: Part
    start: int
    end: int
    front: int
    """Where the words end with which it begins if its things stand before what is done to them, else 0."""
    listed: bool = True
    """Whether anything in it lists things."""


def deeds_of(part: Part, start: int, end: int, rules: TaskRules) -> list[Deed]:
    """Give what a sentence between two offsets of a part promises, clause by clause.

    A clause without things of its own says more of those of the one before (加快甲、乙建设,确保年内建成); one that
    begins with 以及 goes on with its list.
    """
    found: list[Deed] = []
    held: _Clause | None = None
    patterns, (text, hidden, _) = rules.clauses, part
    sentence, last = hidden[start:end], start - 1
    fronted = [one for one in patterns.fronting if one in sentence]
    for words in sentence.split(COMMA):
        first, last = last + 1, last + 1 + len(words)
        if not words:
            continue
        front = 0
        if fronted and words[0] in patterns.opening and (opened := patterns.front.match(text, first, last)):
            front = opened.end()
        if (
            (found or held)
            and words[-1] in patterns.resuming
            and (resumed := patterns.resumed.fullmatch(text, first, last))
        ):
            if held:  # 对甲、乙等在建项目,要加快进度,确保建成投产
                found += _deed(resumed["action"], held, held.front, held.end, rules)
                held = None
            else:
                found[-1] = _raised(found[-1], resumed["action"], rules)
        elif found and words[0] in patterns.continuing and (more := patterns.continued.match(text, first, last)):
            found.append(replace(found[-1], start=more.end(), end=last, listed=True))
        elif (words[0] in patterns.first or words[-1] in patterns.last) and (
            deeds := _deeds_in(part, first, last, front, rules)
        ):
            found += deeds
        elif front:
            held = _Clause(part, first, last, front)
    return found


def _deeds_in(part: Part, first: int, last: int, front: int, rules: TaskRules) -> list[Deed]:
    """Give what a clause promises, where it tells to do anything and may hold a thing."""
    patterns, hidden = rules.clauses, part.hidden
    before = patterns.lead.match(hidden, first, last)
    told = before["inner"] or before["action"] if before else None
    closed = not told and not front and hidden[last - 1] in patterns.last
    behind = patterns.behind(hidden, part.backward, first, last) if closed else None
    if not (before or behind or front):
        return []  # as in half of all clauses
    clause = _looked_at(part, first, last, front, rules)
    if clause is None:
        return []
    if front and (fronted := patterns.fronted.match(hidden, first, last)):
        return _deed(fronted["action"], clause, *fronted.span("object"), rules)
    if before and (before.lastgroup != "action" or told in patterns.helpers) and (owned := _owned(clause, rules)):
        return owned
    if before and told:
        return _led(clause, before, rules)
    return _deed(behind.action, clause, first, behind.start, rules) if behind else []


def _looked_at(part: Part, first: int, last: int, front: int, rules: TaskRules) -> _Clause | None:
    """Give the clause between two offsets, None where it can hold no thing.

    A thing is told by the last word, as most are, by a list, by the mark of a name, or by an action of any thing.
    """
    patterns, (text, hidden, backward) = rules.clauses, part
    listed = patterns.lists.search(hidden, first, last) is not None
    end = patterns.end.match(backward, len(text) - last, len(text) - first)
    if end is None:
        holds = listed or patterns.hint.search(text, first, last) is not None
    else:
        holds = not end.lastgroup or (listed and patterns.changed.search(hidden, first, last) is not None)
    if holds or (rules.names.marking.search(text, first, last) and rules.names.mark.search(text[first:last])):
        return _Clause(part, first, last, front, listed)
    return None


def _led(clause: _Clause, before: re.Match[str], rules: TaskRules) -> list[Deed]:
    """Give what a clause promises by an action at its beginning, or by one behind its things that tells more."""
    patterns, (_, hidden, backward), last = rules.clauses, clause.part, clause.end
    lead = _lead(clause, before, rules)
    weak = hidden[last - 1] in patterns.last and _is_weak(lead, rules)
    behind = patterns.behind(hidden, backward, clause.start, last) if weak else None
    if behind and behind.start - lead.start >= _LEAST:
        return _parted(_deed(behind.action, clause, lead.start, behind.start, rules, lead.action), clause, rules)
    if lead.action.runs and patterns.ongoing.search(hidden, clause.start, lead.start):
        return []  # 深入实施青岭英才计划 goes on with what runs already
    return _parted([lead] if lead.end - lead.start >= _LEAST else [], clause, rules)


def _is_weak(lead: Deed, rules: TaskRules) -> bool:
    """Tell whether an action behind its things tells more than the one before them.

    争取青岭大学分校落户 promises what stands behind, and 启动青岭无废城市创建 that it is begun.
    """
    return lead.stage == _WEAK or lead.action.yields or (lead.stage == "win" and lead.words in rules.file.openers)


def _owned(clause: _Clause, rules: TaskRules) -> list[Deed]:
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
    if ended is None or ended.kind not in (*action.bare, *action.named, *action.marked):
        return None
    owners = rules.clauses.joint.split(text[slice(*whose)])
    if not all(rules.names.is_named(one, len(one)) for one in owners):
        return None  # 支持农村、社区建设养老服务站 names nobody
    return Deed(action, word, action.stage, *things, listed=True, owners=whose)


def _lead(clause: _Clause, before: re.Match[str], rules: TaskRules) -> Deed:
    """Give the deed of an action at the beginning, with further ones right behind it: 编制和实施."""
    actions, patterns, last, (text, hidden, _) = rules.actions, rules.clauses, clause.end, clause.part
    start, first = before.end(), before.start(before.lastindex or 0)
    # 加快 may open a clause, and 加快推进 is one action
    for at in range(before.start(), first):
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


def _parted(deeds: list[Deed], clause: _Clause, rules: TaskRules) -> list[Deed]:
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
