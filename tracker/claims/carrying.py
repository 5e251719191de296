"""Carrying: what a label takes over from the one before it: its owner, its verb, or the thing of which it is a rank."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.claims.label import kept_deeds
from tracker.claims.subject import indicator_named

if TYPE_CHECKING:
    from tracker.rulebook.marks import Marks
    from tracker.rulebook.rulebook import Rulebook
    from tracker.rulebook.word_ends import WordEnds

__all__ = ["carried", "ranked"]

_LONGEST_RANK = 4
"""So many characters tell of which rank a thing is: 自治区级."""


def ranked(label: str, before: str, marks: Marks) -> str:
    """Name a rank by the thing of the label before: 新增省级园区5个、市级30个 are 市级园区; 企业80家,其中国家级2家.

    What was done to it stays before it (新增市级); a label that names more than a rank is left as it is.
    """
    deeds, thing = _parted(label, marks)
    if not thing.endswith(marks.modifier_ends) or not 1 < len(thing) <= _LONGEST_RANK:
        return label
    named = _without_rank(_parted(before, marks)[1], marks)
    return deeds + thing + named if named and named != thing else label


def _without_rank(thing: str, marks: Marks) -> str:
    """Leave out the rank that opens a thing, with its bound, or stands behind quotes: 市级以上企业, “双优”市级."""
    quoted, _, rank = thing.rpartition("”")
    if quoted and len(rank) <= _LONGEST_RANK and rank.endswith(marks.modifier_ends):
        return f"{quoted}”"
    for end in marks.modifier_ends:
        at = thing.find(end)
        if 0 < at < _LONGEST_RANK:
            bound = marks.after.at_start(thing, at + len(end), len(thing))
            return thing[at + len(end) + (len(bound.word) if bound is not None else 0) :]
    return thing


def _parted(label: str, marks: Marks) -> tuple[str, str]:
    """Part a label into the deeds that open it and the thing behind them."""
    at = 0
    while deed := marks.deeds.at_start(label, at, len(label)):
        at += len(deed.word)
    return label[:at], label[at:]


def _up_to_dependent(words: str, marks: Marks) -> str:
    """Give words up to the verb by which they depend on what stands before: 发放补贴惠及企业8家、项目3个."""
    at, mark = marks.reaching(words)
    return words[: at + len(mark)] if mark and at + len(mark) < len(words) else ""


def _done_itself(label: str, marks: Marks) -> bool:
    """Tell whether a label ends with what is done to the thing that it names: 小区燃气改造."""
    done = marks.deeds.at_end(label, 0, len(label))
    return done is not None and len(done.word) < len(label) and not marks.measures.at_end(label, 0, len(label))


def _measured_before(label: str, before: str, marks: Marks) -> str:
    """Give by what the one before is bounded, where a label says only its own bound; empty where it says more.

    营业收入超100亿元企业1家、超50亿元企业4家: the second are those of such revenue.
    """
    if label.isalpha():  # as most are: it has no number
        return ""
    bound = marks.before.at_start(label, 0, len(label))
    if bound is None or bound.hedge is None or not label[len(bound.word) : len(bound.word) + 1].isdigit():
        return ""
    at = before.find(bound.word, 1)
    return before[:at] if at > 0 and before[at + len(bound.word) : at + len(bound.word) + 1].isdigit() else ""


def _counterpart(label: str, before: str, rules: Rulebook) -> str | None:
    """Name a bare measure by the owner of the one before it, where that names an indicator.

    一般公共预算收入36亿元、支出172亿元: the second is 一般公共预算支出; 旅游人数9万人次、总收入1亿元: 旅游总收入.
    """
    beside = rules.marks.beside.at_start(label, 0, len(label))
    if beside is None or beside.word != label or indicator_named(label, "", rules):
        return None
    heads = (rules.marks.beside_heads, rules.marks.measures)
    named = (_without_end(before, ends) + label for ends in heads)
    return next((one for one in named if one != before and indicator_named(one, "", rules)), None)


def _owner(label: str, before: str, marks: Marks) -> str:
    """Give what a dependent label is of: the label before it, without a measure that stands beside its own.

    播种面积30万亩、产量12万吨; 规模以上工业增加值增长8%、利润增长20%: profits are not those of the value added.
    """
    owner = _without_end(before, marks.sizes)
    return _without_end(owner, marks.beside_heads) if marks.beside.at_start(label, 0, len(label)) else owner


def _without_end(words: str, ends: WordEnds) -> str:
    found = ends.at_end(words, 0, len(words))
    return words[: len(words) - len(found.word)] if found else words


def carried(label: str, before: str, rules: Rulebook, *, deed: bool) -> str:
    """Complete a label from the one before it.

    What depends on it takes it whole (老旧小区改造 + 惠及居民); the next of a list takes its verb (新建民宿、厕所),
    unless it is an indicator by itself and would be none with the verb.
    """
    marks = rules.marks
    if measured := _measured_before(label, before, marks):
        return measured + label
    if (counterpart := _counterpart(label, before, rules)) is not None:
        return counterpart
    opened = marks.deeds.at_start(before, 0, len(before))
    if indicator_named(label, "", rules):
        # 新增规上企业8家、高新技术企业6家: 新增高新技术企业 is an indicator too, and it is the one that is meant
        both = opened is not None and bool(indicator_named(opened.word + label, "", rules))
        deed = deed and (both or bool(indicator_named(before, "", rules)))
    elif marks.depends(label):
        return _owner(label, before, marks) + label
    if not deed or opened is None or opened.value != "kept" or marks.deeds.at_start(label, 0, len(label)):
        return label
    # 新建管网5公里、小区燃气改造3个: what is done to the second is told at its end
    if not marks.spending.at_start(before, 0, len(before)) and _done_itself(label, marks):
        return label
    taken = _up_to_dependent(before, marks) or kept_deeds(before, marks)
    # 8万户安装、5万户点火: a deed that stands alone is that of its own figure
    whole = label if taken == before and not marks.measures.at_end(before, 0, len(before)) else taken + label
    single = indicator_named(label, "", rules) and not indicator_named(whole, "", rules)
    return label if single else whole
