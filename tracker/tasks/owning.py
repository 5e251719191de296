"""Owning: the things that each of a list of owners is to win or build: 支持甲、乙创建无废城市."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tracker.tasks.bare import bare_things
from tracker.tasks.thing import Thing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.rulebook.tasks import Action, TaskRules
    from tracker.tasks.bare import Bare
    from tracker.tasks.listing import Listed, Listing
    from tracker.tasks.part import Part

__all__ = ["owned_things"]

_QUOTE = "”"


def owned_things(
    part: Part, owners: Sequence[Listed], listing: Listing, action: Action, rules: TaskRules
) -> list[Thing]:
    """Give the tasks of a list of things, one for each owner of each: its name is the owner's and that of the thing."""
    sentence = part.text
    if rules.clauses.batch.match(sentence, listing.things[0].start):
        return []
    found: list[Thing] = []
    for one in _whole(sentence, bare_things(part, listing, rules.names, rules.clauses.other)):
        kind = one.kind
        if kind is None or kind not in action.kinds:
            continue
        shared, closing = sentence[one.start : one.end], sentence[one.end : one.whole]
        found += [Thing(each.start, each.end, kind, shared, closing, "", each.end) for each in owners]
    return found


def _whole(sentence: str, bares: list[Bare]) -> list[Bare]:
    """Join what has no last word, and is no quotation, with the next thing: 省工程防水与灾变防控实验室 is one."""
    found: list[Bare] = []
    for one in reversed(bares):
        if found and one.kind is None and not sentence.endswith(_QUOTE, one.start, one.end):
            found[-1] = replace(found[-1], start=one.start)
        else:
            found.append(one)
    return found[::-1]
