"""The collective: a set of promises under one name, 十件民生实事, by which all its items are answered at once."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from tracker.rulebook.numeral import chinese_number

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from tracker.rulebook.collectives import CollectiveRules
    from tracker.rulebook.division import Level

__all__ = ["Collective", "collectives_in", "is_done", "is_one", "opened_by"]

_PIECE = re.compile(r"([^。；;：:！？!?\r\n]+)([。；;：:！？!?\r\n]?)")
_CLAUSE = re.compile(r"[,，、]")
_COMMA = re.compile(r"[,，]")
_COLONS = {"：", ":"}
_ENDS = set("。！!？?\r\n")


class Collective(NamedTuple):
    """A set of promises as a clause names it."""

    number: Decimal | None
    """How many there are, None where the clause does not count them."""
    givers: frozenset[Level]
    """The levels of those who are named as having set it."""


def collectives_in(words: str, rules: CollectiveRules) -> Iterator[Collective]:
    """Give the sets that words name, each with what its own clause says of it: 省定20项民生工程和市定民生实事."""
    last = 0
    for found in rules.named.finditer(words):
        if found[0] in rules.others:
            continue
        before = _CLAUSE.split(words[last : found.start()])[-1]
        behind = _CLAUSE.split(words[found.end() :])[0]
        yield Collective(_number(before, behind, rules), rules.givers_in(before))
        last = found.end()


def opened_by(sections: Sequence[str], before: str, rules: CollectiveRules) -> Collective | None:
    """Give the set whose list an item stands in, None for none.

    A heading that counts the set opens one (2025年10件惠民实事), and so does a sentence of the paragraph that names it
    and goes on with a list (办好以下10件实事。一是…). A heading such as 办好民生实事 is only what a part is about.
    """
    headed = (one for heading in reversed(sections) for one in _named_whole(heading, rules))
    return next(headed, None) or _listed(before, rules)


def is_one(promised: Collective, told: Collective, level: Level | None) -> bool:
    """Tell whether two sets are the same: no other number, and set by the region itself or by the same one."""
    counts = {one.number for one in (promised, told) if one.number is not None}
    ours = promised.givers | ({level} if level else set())
    return len(counts) < 2 and (not told.givers or bool(told.givers & ours))  # noqa: PLR2004


def is_done(words: str, promised: Collective, told: Collective, rules: CollectiveRules) -> bool:
    """Tell whether words say that all of a set is done: wholly, or in its number and no other (完成20项民生实事)."""
    if rules.partial.search(words):
        return False
    if rules.whole.search(words):
        return True
    counted = {chinese_number(found[1]) for found in rules.number.finditer(words)}
    return bool(rules.finished.search(words)) and told.number is not None and counted == {promised.number}


def _named_whole(heading: str, rules: CollectiveRules) -> Iterator[Collective]:
    """Give the counted set that a heading names and nothing behind it."""
    if heading.rstrip().endswith(rules.names):
        yield from (one for one in collectives_in(heading, rules) if one.number is not None)


def _number(before: str, behind: str, rules: CollectiveRules) -> Decimal | None:
    """Give the number of a set, before its name or right behind: 20件民生实事, 民生实事20件."""
    counts = [found[1] for found in rules.number.finditer(before)]
    after = rules.number.match(behind)
    numeral = counts[-1] if counts else after[1] if after else None
    return chinese_number(numeral) if numeral else None


def _listed(before: str, rules: CollectiveRules) -> Collective | None:
    """Give the last set of a paragraph whose list still goes on at its end.

    A list begins behind a colon or in one of the next two sentences; it ends with its sentence unless it is numbered.
    It may also go on from the clause that ends with a counted set: 办好六项惠民实事,新建公厕17座,….
    """
    if not rules.named.search(before):
        return None  # as in most paragraphs
    pieces = _PIECE.findall(before)
    if pieces and not pieces[-1][1] and (own := _opening(pieces[-1][0], rules)):
        return own
    if pieces and pieces[-1][1]:
        pieces.append(("", ""))  # the item begins its sentence
    for at in range(len(pieces) - 2, -1, -1):
        words, stop = pieces[at]
        sets = list(collectives_in(words, rules))
        following = pieces[at + 1 :]
        if sets and (stop in _COLONS or any(rules.begun.match(each) for each, _ in following[:2])):
            return sets[-1] if _goes_on(following, rules) else None
    return None


def _opening(words: str, rules: CollectiveRules) -> Collective | None:
    """Give the counted set with whose name a clause of a sentence ends, the last one; None for none.

    Its list has no more clauses than it has things.
    """
    clauses = _COMMA.split(words)[-2::-1]
    named = ((size, found) for size, clause in enumerate(clauses, 1) for found in _named_whole(clause, rules))
    return next((found for size, found in named if found.number is not None and size <= found.number), None)


def _goes_on(pieces: Sequence[tuple[str, str]], rules: CollectiveRules) -> bool:
    """Tell whether the last of the sentences behind the name of a set is still of its list."""
    one_sentence = all(stop not in _ENDS for _, stop in pieces[:-1])
    return one_sentence or rules.item.match(pieces[-1][0]) is not None
