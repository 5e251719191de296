"""The bare thing: a thing of a list without what stands around it, with its last word; and what a list is called."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import re

    from tracker.rulebook.task_kind import Kind
    from tracker.rulebook.task_names import NamePatterns
    from tracker.tasks.listing import Listing
    from tracker.tasks.part import Part

__all__ = ["Bare", "Called", "bare_thing", "bare_things", "called_in", "lent_words"]

_UNKNOWN: tuple[Kind | None, int] = (None, 0)
"""What is known of a last word that is none of the rules."""


@dataclass(slots=True)
class Bare:
    """Where a thing stands, its kind, and where its last word begins; ``vague`` where that is none to point at."""

    start: int
    end: int
    kind: Kind | None
    head: int
    whole: int
    """Where it ends with the words that add nothing to it."""
    vague: bool
    marked: bool = False
    """Whether it has a mark of a name that makes a task of it by the action that governs it."""


@dataclass(slots=True)
class Called:
    """What a list says of all its things."""

    words: str = ""
    """The head that they share."""
    kind: Kind | None = None
    open: bool = False
    """Whether a name alone is a thing of it: 等重大项目."""
    vague: bool = False
    closing: str = ""
    """The words behind it that add nothing."""
    group: str = ""
    """What they are called: 背街巷道10条."""
    end: int = 0
    """Where the thing ends whose head it is, 0 for a name behind the list."""
    campaign: bool = False
    """Whether it is a campaign, so that what it is about names each of it: 治理欠薪、规范收费等专项行动."""
    whole: bool = False
    """Whether the list names every thing of a set that is known by its number, so that each is one: 等三件实事."""


def bare_things(part: Part, listing: Listing, names: NamePatterns, other: re.Pattern[str]) -> list[Bare]:
    """Give the things of a list, without a last one that only closes it (控规修编和设计) or is an ``other`` deed."""
    found = [bare_thing(part.text, part.backward, one.start, one.end, names) for one in listing.things]
    while len(found) > 1 and listing.called is None and _is_none(part.text, found[-1], names, other):
        found.pop()
    return found


def _is_none(clause: str, last: Bare, names: NamePatterns, other: re.Pattern[str]) -> bool:
    """Tell whether the last of a list is no thing of it: 控规修编和设计, 搭建青岭数据平台、实现精准管理."""
    if names.closed(clause[last.start : last.end]) == 0:
        return True
    return last.kind is None and other.match(clause, last.start, last.end) is not None


def called_in(clause: str, listing: Listing, last: Bare, names: NamePatterns) -> Called:
    """Give what the things of a list share: its name (等高速公路), else the head of the last (青商、青河高铁)."""
    if listing.called is None:
        closing = clause[last.end : last.whole]
        return Called(lent_words(clause, last, names), last.kind, vague=last.vague, closing=closing, end=last.end)
    words = _named(listing.called, names)
    closing = listing.called[len(words) :]
    words = names.called(words) or words  # 等重点项目28个
    if names.listed.search(words) and not _is_deed(words, names):
        return Called(open=True, closing=closing, group=words, whole=listing.whole)
    count = names.many.match(words)
    own = bare_thing(words, words[::-1], count.end() if count else 0, len(words), names)
    campaign = own.kind == "programme"
    name = words[own.start : own.end]
    known = own.kind is not None
    return Called(
        name, own.kind, known, own.vague, closing, group=words, campaign=campaign, whole=known and listing.whole
    )


def lent_words(clause: str, one: Bare, names: NamePatterns) -> str:
    """Give the last word of a thing as its list shares it: a single character with the plain word before it, 旅游带."""
    if one.kind is None or one.end - one.head > 1:
        return clause[one.head : one.end]
    ends = (found.start() for found in names.plain.finditer(clause, one.start, one.head) if found.end() == one.head)
    return clause[next((at for at in ends if at > one.start), one.head) : one.end]


def _named(called: str, names: NamePatterns) -> str:
    """Give what a list is called up to where it is named: 重大项目 of 重大项目建设."""
    words = called
    while words and not _is_deed(words, names) and not names.listed.search(words):
        closed = names.closed(words)
        if closed == len(words):
            break
        words = words[:closed]
    return words


def _is_deed(words: str, names: NamePatterns) -> bool:
    found = names.ended(words)
    return found is not None and found.kind in names.deeds


def bare_thing(text: str, backward: str, start: int, end: int, names: NamePatterns) -> Bare:
    """Give a thing of a text, given backward as well, without what stands around it: 市科技馆 of 新建的市科技馆项目."""
    whole = end
    if start < end and text[start] in names.before_first and (found := names.before.match(text, start, end)):
        start = found.end()
    kind, head = names.ended_within(text, backward, start, end) or _UNKNOWN
    known, head = head > 0, end - head
    while start < end and text[end - 1] in names.last_closing:
        closed = names.closed_within(backward, start, end)
        if closed in (start, end):
            break
        inner, size = names.ended_within(text, backward, start, closed) or _UNKNOWN
        if inner is None and kind is not None and head >= closed:
            break  # 青岭光纤工程 is a 工程, as is 青岭水质保障工程, and 青岭水库工程 a 水库
        if size:
            kind, head, known = inner, closed - size, True
        elif head >= closed:
            kind, head, known = None, closed, False
        end = closed
    return Bare(start, end, kind, head, whole, vague=known and kind is None)
