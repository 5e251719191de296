"""The thing: what of a list can be pointed at, by its last word and by what its name is."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tracker.tasks.bare import DEEDS, bare_things, called_in

if TYPE_CHECKING:
    from tracker.rulebook.task_names import NamePatterns
    from tracker.rulebook.tasks import Action, Kind, TaskRules
    from tracker.tasks.bare import Bare, Called
    from tracker.tasks.listing import Listing

__all__ = ["Thing", "things_of"]

_SHORT = 10
"""Characters of the longest name that waits for a head at the end of its list."""
_NAME, _WORDS = 2, 3
"""Characters that make a name, and words that describe a thing without one."""
_GOING = ("advance", "finish", "hold")
"""Promises of things that are there, to which the last of a list may tell what is done."""
_QUOTE = "”"


class Thing(NamedTuple):
    """A thing that is a task, and where it stands in the sentence."""

    start: int
    end: int
    kind: Kind
    shared: str
    """The head that its list lends it."""
    closing: str
    """The words behind it that add nothing to its name: 前期工作."""
    group: str
    """What its list is called."""
    stem: int = 0
    """Where its own name ends where it lends its head to the others; 0 where it does not."""


def things_of(sentence: str, listing: Listing, action: Action, rules: TaskRules) -> list[Thing]:
    """Give the things of one list that are tasks by an action."""
    if not listing.things:
        return []
    first = listing.things[0].start
    if rules.clauses.batch.match(sentence, first) or rules.clauses.other.match(sentence, first):
        return []
    bares = bare_things(sentence, listing, rules.names)
    called = called_in(sentence, listing, bares[-1], rules.names)
    if action.whole and listing.called is None:
        bares = _joined(bares, action)
    found = [_thing(sentence, one, called, action, rules.names) for one in bares]
    if listing.called is None and found[-1] and any(one and one.shared for one in found[:-1]):
        found[-1] = found[-1]._replace(stem=_stem(sentence, bares[-1], rules.names))
    return [one for one in found if one]


def _joined(bares: list[Bare], action: Action) -> list[Bare]:
    """Join what has no head with what stands behind it: 扶优、引强的意见 is one paper."""
    found: list[Bare] = []
    for one in reversed(bares):
        if found and one.kind not in action.bare:
            found[-1] = found[-1]._replace(start=one.start)
        else:
            found.append(one)
    return found[::-1]


def _stem(sentence: str, one: Bare, names: NamePatterns) -> int:
    """Give where the own name of a thing ends: 石河 of 青河、石河省级贫困县."""
    words = sentence[one.start : one.head]
    ends = [found.start() for found in names.plain.finditer(words) if found.end() == len(words)]
    return one.start + (ends[-1] if ends and ends[-1] >= _NAME else len(words))


def _thing(sentence: str, one: Bare, called: Called, action: Action, names: NamePatterns) -> Thing | None:
    words = sentence[one.start : one.end]
    marked = names.mark.search(words) is not None
    named = marked or _is_named(words, one.head - one.start, names)
    if len(words) < _NAME or names.figures.search(words) or names.sentence.search(words):
        return None
    if (one.vague and not (called.open and named)) or (called.vague and not (action.unheaded or marked)):
        return None
    lent = one.kind is None and called.kind is not None and len(words) <= _SHORT
    done = called.kind in DEEDS and one.kind not in DEEDS and action.stage in _GOING
    kind = called.kind if lent or done else one.kind
    closing = sentence[one.end : one.whole] + called.closing
    if kind is None:
        quoted = action.quoted and _is_quoted(sentence, one, names)
        whole = named and (action.unheaded or called.open or quoted)
        return Thing(one.start, one.end, "works", "", closing, called.group) if whole else None
    bare = kind in action.bare and (lent or len(words) > _NAME)
    known = kind in action.named and (named or _is_described(sentence, one, names))
    if bare or known or (marked and kind in action.marked):
        return Thing(one.start, one.end, kind, called.words if lent or done else "", closing, called.group)
    return None


def _is_named(words: str, head: int, names: NamePatterns) -> bool:
    rest = names.plain.sub("", words[:head])
    return len(rest) >= _NAME or (bool(rest) and len(words) <= 2 * _NAME)


def _is_described(sentence: str, one: Bare, names: NamePatterns) -> bool:
    """Tell whether a few words before a telling head make a thing without a name: 数字化停车管理平台."""
    head = sentence[one.head : one.end]
    return len(head) >= _NAME and one.head - one.start >= _WORDS and head not in names.loose


def _is_quoted(sentence: str, one: Bare, names: NamePatterns) -> bool:
    """Tell whether a quotation names a thing: behind a name, or where it is built: 青岭林场“二次创业”, “两区”建设."""
    words = sentence[one.start : one.end]
    if not words.endswith(_QUOTE):
        return False
    built = names.built.match(sentence, one.end, one.whole) is not None
    return built or len(names.plain.sub("", names.mark.sub("", words))) >= _NAME
