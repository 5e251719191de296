"""The things: those that an action governs, one that stands alone or those of a list, as far as they are tasks."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tracker.tasks.bare import Called, bare_thing, bare_things, called_in, lent_words
from tracker.tasks.thing import ANY_MARK, NAME, QUOTE, Thing, is_marked, is_other, thing_among

if TYPE_CHECKING:
    from tracker.rulebook.task_names import NamePatterns
    from tracker.rulebook.tasks import Action, TaskRules
    from tracker.tasks.bare import Bare
    from tracker.tasks.listing import Listed, Listing
    from tracker.tasks.part import Part

__all__ = ["thing_alone", "things_of"]

_NOTHING, _VAGUE = Called(), Called(vague=True)
"""What stands around a thing that is alone, and around one whose last word names nothing."""


def thing_alone(part: Part, start: int, end: int, action: Action, rules: TaskRules) -> Thing | None:
    """Give the only thing of an action, as most are, if it is a task by it."""
    sentence, names = part.text, rules.names
    if sentence[start] in rules.clauses.otherwise and is_other(sentence, start, sentence[start:end], action, rules):
        return None
    bare = bare_thing(sentence, part.backward, start, end, names)
    _mark([bare], sentence, (start, end), action, names)
    if not (action.unheaded or bare.marked or bare.kind in action.kinds):
        return None  # so it is with most, which need not be looked at more closely
    around = _VAGUE if bare.vague else _NOTHING
    if bare.kind in names.deeds and bare.end - bare.start <= NAME:
        around = Called(sentence[bare.start : bare.end], bare.kind)  # 启动拆迁 is about 拆迁 alone
    return thing_among(sentence, bare, around, action, names)


def things_of(part: Part, listing: Listing, action: Action, rules: TaskRules) -> list[Thing]:
    """Give the things of one list that are tasks by an action."""
    if not listing.things:
        return []
    sentence, first, last = part.text, listing.things[0].start, listing.things[-1].end
    words = listing.called or sentence[first:last]
    if sentence[first] in rules.clauses.otherwise and is_other(sentence, first, words, action, rules):
        return []
    names = rules.names
    bares = bare_things(part, listing, names, rules.clauses.other)
    _mark(bares, sentence, (first, last), action, names)
    fit = action.unheaded or listing.called is not None
    if not fit and not [one for one in bares if one.marked or one.kind in action.kinds]:
        return []  # so it is with most lists, whose things need not be looked at more closely
    called = called_in(sentence, listing, bares[-1], names)
    if listing.called is not None and not called.group and _is_built(listing.called, bares, names):
        called = replace(called, open=True)  # 推进青岭新区、南河湾等建设: among things a name is one, too
    if action.whole and listing.called is None:
        bares = _joined(bares, action)
    lenders = _lenders(sentence, bares, called, names) if listing.called is None else [called] * len(bares)
    found = [thing_among(sentence, one, lent, action, names) for one, lent in zip(bares, lenders, strict=True)]
    if parts := {one.start: one for one in listing.things if one.front or one.unit}:
        found = [
            _part(sentence, bare, parts.get(bare.start), made, action, names)
            for bare, made in zip(bares, found, strict=True)
        ]
    lent = {one.lender for one in found if one and one.shared and one.lender}
    return [_with_stem(sentence, one, names) if one.end in lent else one for one in found if one]


def _mark(bares: list[Bare], sentence: str, within: tuple[int, int], action: Action, names: NamePatterns) -> None:
    """Say of things whether they have a mark that makes a task of anything by an action."""
    if action.marks == ANY_MARK or (action.marks != "none" and sentence.find(QUOTE, *within) >= 0):
        for one in bares:
            one.marked = one.kind not in action.bare and is_marked(sentence, one, action, names)


def _is_built(called: str, bares: list[Bare], names: NamePatterns) -> bool:
    """Tell whether a list is said to be built, and at least half of it are known to be things."""
    return names.built.fullmatch(called) is not None and 2 * sum(one.kind is not None for one in bares) >= len(bares)


def _lenders(sentence: str, bares: list[Bare], last: Called, names: NamePatterns) -> list[Called]:
    """Give what lends each thing of a list its head: the next one that has one, and what is done to all (改造)."""
    found: list[Called] = []
    lender = (
        last
        if last.kind in names.deeds
        else Called("", None, last.open, last.vague, last.closing, last.group, last.end)
    )
    for one in reversed(bares):
        found.append(lender)
        if one.kind is not None and last.kind not in names.deeds:
            words, closing = lent_words(sentence, one, names), sentence[one.end : one.whole]
            lender = Called(words, one.kind, last.open, last.vague, closing, last.group, one.end)
    return found[::-1]


def _joined(bares: list[Bare], action: Action) -> list[Bare]:
    """Join what has no head with what stands behind it: 扶优、引强的意见 is one paper."""
    found: list[Bare] = []
    for one in reversed(bares):
        if found and one.kind not in action.bare:
            found[-1] = replace(found[-1], start=one.start)
        else:
            found.append(one)
    return found[::-1]


def _with_stem(sentence: str, one: Thing, names: NamePatterns) -> Thing:
    """Give a thing that lends its head with where its own name ends: 石河 of 青河、石河省级贫困县."""
    words = sentence[one.start : one.head]
    ends = [found.start() for found in names.plain.finditer(words) if found.end() == len(words)]
    return replace(one, stem=one.start + (ends[-1] if ends and ends[-1] >= NAME else len(words)))


def _part(
    sentence: str, bare: Bare, one: Listed | None, made: Thing | None, action: Action, names: NamePatterns
) -> Thing | None:
    """Give a thing with what of its name others of its list have; a number is a thing with them only."""
    if one is None:
        return made
    number = sentence[bare.start].isdecimal() or names.part.match(sentence, bare.start, bare.end)
    if not one.unit and not number:
        return made and replace(made, front=one.front)
    ended = names.ended(one.front + sentence[bare.start : bare.end] + one.unit)
    if ended is None or ended.kind is None or ended.kind not in action.kinds:
        return None
    return Thing(bare.start, bare.end, ended.kind, "", "", "", bare.end, front=one.front, unit=one.unit)
