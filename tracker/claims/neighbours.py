"""Neighbours: what two figures side by side in a sentence say of each other."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tracker.claims.draft import Draft
    from tracker.rulebook.marks import Marks
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["lend_heads", "lend_tails", "without_owners"]


def lend_heads(drafts: list[Draft], rules: Rulebook) -> None:
    """Give modifiers the head that only the last of their list carries: 6个世界级、7个国家级产业集群."""
    ends, following = rules.marks.modifier_ends, drafts[-1]
    for draft in drafts[-2::-1]:
        behind, following = following, draft
        if not draft.labels or not behind.labels:
            continue
        end = next((end for end in ends if draft.labels[0].endswith(end)), "")
        if not end:
            continue
        head = behind.labels[0].rpartition(end)[2]
        if head != behind.labels[0] and head not in draft.labels[0]:
            draft.labels, draft.label_from = [draft.labels[0] + head], "composed"


def lend_tails(drafts: list[Draft], text: str, rules: Rulebook) -> None:
    """Give counted things what the last of their list says is done to all: 7条线路、6家医院的土地整备.

    What says by itself what is done to it needs nothing: 7条道路建设和10条景观路的改造.
    """
    marks, tail = rules.marks, ""
    for place in range(len(drafts) - 1, 0, -1):
        draft, following = drafts[place - 1 : place + 1]
        tail = tail or _done_to_all(following, marks)
        if tail and _listed_alike(draft, following, text, marks):
            draft.labels, draft.label_from = [draft.labels[0] + tail], "composed"
        else:
            tail = ""


def _done_to_all(draft: Draft, marks: Marks) -> str:
    """Give the end of a label that tells what is done to what it names (医院的土地整备), empty for none."""
    if len(draft.labels) != 1 or marks.of not in draft.labels[0]:
        return ""
    thing, of, deed = draft.labels[0].rpartition(marks.of)
    return of + deed if thing and marks.deeds.at_end(deed, 0, len(deed)) is not None else ""


def _listed_alike(draft: Draft, following: Draft, text: str, marks: Marks) -> bool:
    """Tell whether a figure counts what the words behind it name, no deed, and the next one goes on with the list."""
    label = draft.labels[0] if len(draft.labels) == 1 else ""
    alike = draft.figure.kind == following.figure.kind
    if not (alike and label and text.endswith(label, draft.figure.stop, draft.end)):
        return False
    listed = marks.listed.fullmatch(text, draft.end, following.start) is not None
    return listed and marks.deeds.at_end(label, 0, len(label)) is None


def without_owners(drafts: list[Draft], rules: Rulebook) -> list[Draft]:
    """Leave out the number of those whose measure the next figure tells: 6个重点产业产值增长8%."""
    pairs = zip_longest(drafts, drafts[1:])
    return [draft for draft, following in pairs if following is None or not _owns(draft, following, rules)]


def _owns(draft: Draft, following: Draft, rules: Rulebook) -> bool:
    """Tell whether what a draft counts are only the owners of what the next one measures, in words of both.

    Where that is a bound or a place, so many keep it, which is a figure of its own: 5个县财政收入超10亿元.
    """
    label = draft.labels[0] if draft.labels else ""
    if draft.figure.kind != "count" or not rules.marks.measures.at_end(label, 0, len(label)):
        return False
    if not draft.figure.stop <= following.start < draft.end or not following.labels:
        return False
    if following.labels[0].startswith(label + rules.marks.share):
        return True
    bound = following.hedge is not None and following.hedge != "approx"
    return following.labels == draft.labels and not (bound or following.rule.means.rank)
