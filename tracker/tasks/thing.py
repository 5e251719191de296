"""The thing: what of a list can be pointed at, by its last word and by what its name is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tracker.tasks.bare import Called, bare_things, called_in, lent_words

if TYPE_CHECKING:
    from tracker.rulebook.task_kind import Kind
    from tracker.rulebook.task_names import NamePatterns
    from tracker.rulebook.tasks import Action, TaskRules
    from tracker.tasks.bare import Bare
    from tracker.tasks.listing import Listed, Listing
    from tracker.tasks.part import Part

__all__ = ["Thing", "things_of"]

_SHORT = 10
"""Characters of the longest name that waits for a head at the end of its list."""
_NAME, _WORDS, _MANY_WORDS = 2, 3, 5
"""Characters that make a name, and words that describe a thing without one."""
_GOING = ("begin", "advance", "finish", "hold")
"""Promises of things that are there, to which the last of a list may tell what is done."""
_WEAK = "advance"
_UNSEEN = ("scheme", "programme")
"""Kinds of things that no number of describing words names."""
_QUOTE = "”"
_ANY = "any"
_QUOTES = (_QUOTE, "》")


@dataclass(slots=True)
class Thing:
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
    head: int
    """Where its last word begins."""
    lender: int = 0
    """Where the thing ends whose head it shares, 0 for none."""
    stem: int = 0
    """Where its own name ends where it lends its head to the others; 0 where it does not."""
    front: str = ""
    """The beginning of its name that only the first of its list has."""
    unit: str = ""
    """What belongs to its number, where only the last of its list has it."""


def things_of(part: Part, listing: Listing, action: Action, rules: TaskRules) -> list[Thing]:
    """Give the things of one list that are tasks by an action."""
    if not listing.things:
        return []
    sentence, first, last = part.text, listing.things[0].start, listing.things[-1].end
    if sentence[first] in rules.clauses.otherwise and _is_other(sentence, listing, action, rules):
        return []
    names = rules.names
    bares = bare_things(part, listing, names, rules.clauses.other)
    if action.marks == _ANY or (action.marks != "none" and sentence.find(_QUOTE, first, last) >= 0):
        _mark(bares, sentence, action, names)
    if listing.called is None and not action.unheaded and not [one for one in bares if one.kind or one.marked]:
        return []  # so it is with most lists, whose things need not be looked at more closely
    called = called_in(sentence, listing, bares[-1], names)
    if listing.called is not None and not called.group and _is_built(listing.called, bares, names):
        called = replace(called, open=True)  # 推进青岭新区、南河湾等建设: among things a name is one, too
    if len(bares) == 1 and listing.called is None and not called.vague and len(listing.things) == 1:
        alone = _thing(sentence, bares[0], called, action, names)  # as most are
        if alone is None or not (alone.shared or listing.things[0].front or listing.things[0].unit):
            return [alone] if alone else []
    if action.whole and listing.called is None:
        bares = _joined(bares, action)
    lenders = _lenders(sentence, bares, called, names) if listing.called is None else [called] * len(bares)
    found = [_thing(sentence, one, lent, action, names) for one, lent in zip(bares, lenders, strict=True)]
    if parts := {one.start: one for one in listing.things if one.front or one.unit}:
        found = [
            _part(sentence, bare, parts.get(bare.start), made, action, names)
            for bare, made in zip(bares, found, strict=True)
        ]
    lent = {one.lender for one in found if one and one.shared and one.lender}
    return [_with_stem(sentence, one, names) if one.end in lent else one for one in found if one]


def _is_built(called: str, bares: list[Bare], names: NamePatterns) -> bool:
    """Tell whether a list is said to be built, and at least half of it are known to be things."""
    return names.built.fullmatch(called) is not None and 2 * sum(one.kind is not None for one in bares) >= len(bares)


def _is_other(sentence: str, listing: Listing, action: Action, rules: TaskRules) -> bool:
    """Tell whether a list begins with the true deed of its clause, or names nothing.

    A campaign is named by a deed: 开展化解旧案专项行动.
    """
    first, last = listing.things[0].start, listing.things[-1].end
    if rules.clauses.batch.match(sentence, first):
        return True
    other = rules.clauses.other_going_on if action.stage == _WEAK else rules.clauses.other
    if action.whole or other.match(sentence, first) is None:
        return False
    words = listing.called or sentence[first:last]
    ended = rules.names.ended(words)
    if ended is None or ended.kind is None:  # 完成扩大供给三年行动计划任务 ends in a word that adds nothing
        ended = rules.names.ended(words[: rules.names.closed(words)])
    return ended is None or ended.kind not in rules.names.purposed


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
    return replace(one, stem=one.start + (ends[-1] if ends and ends[-1] >= _NAME else len(words)))


def _thing(sentence: str, one: Bare, called: Called, action: Action, names: NamePatterns) -> Thing | None:
    words = sentence[one.start : one.end]
    if len(words) < _NAME:
        return None
    short = len(words) <= (_SHORT if one.kind is None else _NAME)
    lent = called.campaign or (called.kind is not None and short and not one.vague)
    done = called.kind in names.deeds and one.kind not in names.deeds and action.stage in _GOING
    kind = called.kind if lent or done else one.kind
    shared = called.words if lent or done else ""
    if kind is None:
        fits = action.unheaded or called.open or one.marked  # a name without a known head may be a thing
        fits = fits and (called.whole or _is_named(words, one, names))
        shared = ""
    else:
        fits = _is_fit(sentence, one, kind, called, action, names, lent=lent)
    if not fits or not _is_allowed(words, one, called, action, names):
        return None
    closing = sentence[one.end : one.whole] + called.closing
    return Thing(one.start, one.end, kind or "works", shared, closing, called.group, one.head, called.end)


def _is_fit(
    sentence: str, one: Bare, kind: Kind, called: Called, action: Action, names: NamePatterns, *, lent: bool
) -> bool:
    """Tell whether a thing of a kind is a task by an action, for what it is, its mark, its name or its list."""
    words = sentence[one.start : one.end]
    if kind in action.bare and (lent or len(words) > _NAME):
        return True
    if one.marked:
        return True
    # a name in a list that is called what it is: 打造青岭、南河等演艺集聚区
    if kind in action.marked and (names.mark.search(words) or (called.group and _is_named(words, one, names))):
        return True
    listed = called.open and called.kind is None
    if kind in action.firm and _is_firm(sentence, words, one, names):
        return True
    # 改造创业路、青河路等断头路: in a list that is called so any name counts
    if (
        kind in action.named
        and called.group
        and one.kind is not None
        and one.kind == called.kind
        and len(words) > _NAME
    ):
        return True
    # 加快档案馆、方志馆等项目前期: of such a house there is one
    alone = listed and one.head == one.start and len(words) >= _WORDS
    return (kind in action.named or listed) and (alone or called.whole or _is_known(sentence, words, one, names))


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
    if ended is None or ended.kind is None or ended.kind not in (*action.bare, *action.named, *action.marked):
        return None
    return Thing(bare.start, bare.end, ended.kind, "", "", "", bare.end, front=one.front, unit=one.unit)


def _is_allowed(words: str, one: Bare, called: Called, action: Action, names: NamePatterns) -> bool:
    """Tell whether nothing speaks against a thing: a figure, a deed within it, a last word that is vague."""
    quoted = action.marks == _ANY and _QUOTE in words and not words.endswith(names.formless)
    if one.vague and not quoted and not (called.open and (called.whole or _is_named(words, one, names))):
        return False  # 开展“青岭行”活动 is named as no 主题活动 is
    if one.kind == "renewal" and names.measured.match(words):
        return False  # 完成30万平方米房屋征收 promises a figure
    if called.vague and not (action.unheaded or names.mark.search(words)):
        return False
    if not words.isalpha() and names.figures.search(words):
        return False
    # a paper may be about anything: 制定青岭培育新产业的意见
    return action.whole or names.sentence.search(words) is None


def _mark(bares: list[Bare], sentence: str, action: Action, names: NamePatterns) -> None:
    """Say of things whether they have a mark that makes a task of anything by an action."""
    for one in bares:
        one.marked = one.kind not in action.bare and _is_marked(sentence, one, action, names)


def _is_marked(sentence: str, one: Bare, action: Action, names: NamePatterns) -> bool:
    """Tell whether a thing has a mark that makes a task of anything by its action."""
    if action.marks == _ANY:
        return _is_pointed(sentence[one.start : one.end], names)
    if not sentence.endswith(_QUOTE, one.start, one.end):
        return False
    return action.marks == "titled" or _is_placed(sentence, one, names)


def _is_pointed(words: str, names: NamePatterns) -> bool:
    """Tell whether words have a mark that makes a name of anything: a quotation, or one that is more than whose it is.

    县乡两级联创 says only whose it is, and 新一轮 alone is nothing.
    """
    marks = [found[0] for found in names.mark.finditer(words) if len(found[0]) >= _NAME]
    return any(one.endswith(_QUOTES) for one in marks) or bool(marks and len(words) - sum(map(len, marks)) >= _NAME)


def _is_placed(sentence: str, one: Bare, names: NamePatterns) -> bool:
    """Tell whether a quotation names a thing: behind a name, or where it is built: 青岭林场“二次创业”, “两区”建设."""
    words = sentence[one.start : one.end]
    built = names.built.match(sentence, one.end, one.whole) is not None
    return built or len(names.plain.sub("", names.mark.sub("", words))) >= _NAME


def _is_known(sentence: str, words: str, one: Bare, names: NamePatterns) -> bool:
    return _is_described(sentence, one, names) or _is_named(words, one, names)


def _is_named(words: str, one: Bare, names: NamePatterns) -> bool:
    """Tell whether a thing has a mark of a name, or words before its head that are no plain ones."""
    return names.mark.search(words) is not None or names.is_named(words[: one.head - one.start], len(words))


def _is_firm(sentence: str, words: str, one: Bare, names: NamePatterns) -> bool:
    """Tell whether a thing has a name and a last word that tells what it is, and is no praise: 宜居宜业的新区."""
    head = sentence[one.head : one.end]
    return len(head) >= _NAME and head not in names.loose and names.of not in words and _is_named(words, one, names)


def _is_described(sentence: str, one: Bare, names: NamePatterns) -> bool:
    """Tell whether a few words before a telling head make a thing without a name: 数字化停车管理平台."""
    head = sentence[one.head : one.end]
    before = one.head - one.start
    if one.kind in _UNSEEN and head in names.loose:
        return False
    return len(head) >= _NAME and before >= (_MANY_WORDS if head in names.loose else _WORDS)
