"""Labels: the words of the text that name what a figure measures."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from tracker.claims.deed import with_stage
from tracker.claims.sentence import REACH
from tracker.claims.subject import indicator_named

if TYPE_CHECKING:
    from tracker.rulebook.marks import Marks
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["behind", "joined", "kept_deeds", "plain_words", "trimmed", "unbracketed", "without_praise"]

_SHORT = 4
_LONG = 10
_PRAISE = (4, 6)
"""How long each of some words in parallel is, at least and at most."""
_SHORTEST_NAME = 2
_CLOSED = ",;。!?\n:"
_OPEN = re.compile(r"[^,;。!?\n:“(《”)》]*")
_REMARK = re.compile(r"\([^()]*\)$")
_NESTING = {"“": 1, "(": 1, "《": 1, "”": -1, ")": -1, "》": -1}


@lru_cache(maxsize=64)
def trimmed(words: str, rules: Rulebook) -> str:
    """Take off verbs that say only that something was done, and the examples of an enumeration (A、B等N → N).

    A verb stays where it makes the indicator another: 培育高新技术企业 is not 高新技术企业.
    """
    marks = rules.marks
    words = _announced(words, rules)
    adjusted = rules.names.adjusted.search(words)
    words = words[: adjusted.start()] or words if adjusted else words
    words = _before_run(_subject_of(plain_words(words, marks), marks), rules)
    if words.startswith(marks.share) and len(words) > _SHORT:
        words = words[len(marks.share) :]
    opened = marks.deeds.at_start(words, 0, len(words))
    if opened is not None and opened.value == "plain":
        rest = words[len(opened.word) :]
        rest = rest.removeprefix(marks.aspect) or rest
        # 落实和优化政策 has two verbs: what is left behind the first would begin with 和
        if rest and not rest.startswith(marks.ands):
            return words if indicator_named(words, "", rules) else _done_to(_thing(rest, rules), opened.word, marks)
    listed = list(marks.enumerated.finditer(words)) if marks.and_so_on in words else []
    if listed and listed[-1].end() + _SHORT <= len(words) and _names_thing(words[listed[-1].end() :], marks):
        return (kept_deeds(words, marks) if opened else "") + words[listed[-1].end() :]
    return words


def _names_thing(words: str, marks: Marks) -> bool:
    """Tell whether words name more than a deed: 综合治理 of 山林、湖泊等综合治理 says nothing of what is treated."""
    deed = marks.deeds.at_end(words, 0, len(words))
    return deed is None or len(words) - len(deed.word) >= _SHORT - 1


def _thing(words: str, rules: Rulebook) -> str:
    """Take off what is done behind another deed, but not what tells of what kind things are: 安排重点建设项目."""
    thing = trimmed(words, rules)
    return words if thing in rules.marks.vague else thing


def _done_to(name: str, deed: str, marks: Marks) -> str:
    """Name what was done so by the kind of thing at the end of its examples: 竣工甲、乙等项目 is 竣工项目."""
    head = name.rpartition(marks.and_so_on)[2]
    told = with_stage(deed, head, marks)
    return told if told != head else name


def unbracketed(label: str, rules: Rulebook) -> str:
    """Leave out what a bracket at the end of a label adds to it: 省级创新平台(分中心、检测实验室).

    One that takes something out stays: 生产总值(不含新区).
    """
    found = _REMARK.search(label) if label.endswith(")") else None
    if found is None or any(word in found[0] for word in rules.parts.without):
        return label
    return label[: found.start()] or label


def _announced(words: str, rules: Rulebook) -> str:
    """Give what a target that names itself is of: 增速目标是8%; 主要目标是生产总值增长8% names it behind."""
    announced = rules.marks.announced
    if announced.first_within(words, 0, len(words)) <= 0:
        return words
    at, mark = next(announced.within(words, 0, len(words)))
    before, behind = words[:at], words[at + len(mark.word) :]
    return behind if indicator_named(behind, "", rules) and not indicator_named(before, "", rules) else before


def _before_run(words: str, rules: Rulebook) -> str:
    """Leave out behind a measure what it did for years in a row: 平均浓度连续五年下降、降至17微克."""
    found = rules.periods.in_a_row.search(words)
    before = words[: found.start()] if found else ""
    return before if before and rules.marks.measures.at_end(before, 0, len(before)) is not None else words


def _subject_of(words: str, marks: Marks) -> str:
    """Leave out a circumstance that opens words, up to the deed behind it (在节点布局建设储能项目), or closes them."""
    if not words.startswith(marks.circumstances):
        return _before_circumstance(words, marks) if words.endswith(marks.circumstance_ends) else words
    for end in marks.circumstance_ends:
        if end in words[:-1]:
            return words.partition(end)[2]
    for at in [at for at, _ in marks.vocabulary.cut(words, 0, len(words)) if at][::-1]:
        deed = marks.deeds.at_start(words, at, len(words))
        if deed is not None and at + len(deed.word) < len(words):
            return words[at:]
    return words


def _before_circumstance(words: str, marks: Marks) -> str:
    """Give the subject before the circumstance at the end of words: 税收在上年高基数的基础上增长8% is that of 税收."""
    cuts = [at for at, _ in marks.vocabulary.cut(words, 0, len(words)) if at]
    opened = next((at for at in cuts[::-1] if words.startswith(marks.circumstances, at)), 0)
    return words[:opened] or words


def plain_words(words: str, marks: Marks) -> str:
    """Take out what is no part of a name: blanks, sums (累计), verbs without meaning (对A进行B → AB)."""
    if marks.is_plain(words):
        return words
    words = marks.without_inner(words.strip(marks.edges).replace(" ", ""))
    words = marks.in_a_row.sub("", words) or words
    if words.startswith(marks.treated) and _unlit(words, marks) != words:
        words = _unlit(words[1:], marks)
    went = marks.went.at_end(words, 0, len(words))
    if went is not None and len(words) - len(went.word) >= _SHORT:
        words = words[: -len(went.word)].removesuffix(marks.of)
    words = words.removeprefix(marks.aspect).rstrip("、")
    closed = words.startswith("”") and words.count("”") > words.count("“")
    return words.removeprefix("”") if closed else words


def _without_manner(words: str, marks: Marks) -> str:
    """Take off how something was done: 高速公路相继开通, 集聚区加快打造成承载区."""
    for start, mark in marks.manner.within(words, 0, len(words)):
        at = start + len(mark.word)
        deed = None if marks.spending.at_start(words, at, len(words)) else marks.deeds.at_start(words, at, len(words))
        # “三年全面提升”项目: inside of a quoted name it tells nothing of how work went
        quoted = words.count("“", 0, start) > words.count("”", 0, start)
        told = not quoted and (words.startswith(marks.done, at) or deed is not None)
        # 路相继开通: too little would be left to name anything
        if told and start >= _SHORT - 1 and "、" not in words[at:]:
            return words[:start]
    return words


def _unlit(words: str, marks: Marks) -> str:
    """Take out a verb without meaning: 老旧小区进行改造 → 老旧小区改造."""
    for light in marks.light:
        at = words.find(light, 2)
        if at > 0 and at + len(light) < len(words):
            return words[:at] + words[at + len(light) :]
    return words


def without_praise(words: str) -> str:
    """Give those of whom words in parallel tell what they did: 志愿者不畏严寒、坚守岗位 are 志愿者."""
    first, *others = words.split("、")
    sizes = {len(other) for other in others}
    if len(sizes) != 1 or not _PRAISE[0] <= (size := sizes.pop()) <= _PRAISE[1] or len(first) - size < _SHORTEST_NAME:
        return words
    return first[: len(first) - size]


def behind(text: str, start: int, end: int, rules: Rulebook) -> str:
    """Give the noun phrase that follows a figure, up to the next boundary or ``end``."""
    if start >= end or text[start] in _CLOSED:
        return ""
    marks = rules.marks
    words = _up_to_circumstance(text[start : _phrase_end(text, start, min(end, start + REACH))], marks)
    closer = marks.closing.at_start(words, 0, len(words))
    noted = words.startswith("(") and (")" not in words or rules.names.remark.match(words) is not None)
    if closer is not None or noted or words.startswith(marks.goes_on):
        return ""
    words = words.strip(f" {marks.of}、")
    if words.endswith(marks.ands):
        for ending in marks.ands:
            words = words.removesuffix(ending)
    return words


def _up_to_circumstance(words: str, marks: Marks) -> str:
    """Leave out what closes a circumstance, and all behind it: 3个点位基础上又布局."""
    found = marks.circumstance_closing.search(words)
    return words[: found.start()] if found else words


def _phrase_end(text: str, start: int, end: int) -> int:
    """Give where a noun phrase ends: at a boundary outside of brackets, or at a bracket that opened before it."""
    stop, depth = _OPEN.match(text, start, end).end(), 0  # type: ignore[union-attr]  # it matches everywhere
    while stop < end and text[stop] not in "。!?\n" and (depth > 0 or text[stop] not in _CLOSED):
        depth += _NESTING.get(text[stop], 0)
        if depth < 0:
            break
        stop += 1
    return stop


def joined(subject: str, after: str, rules: Rulebook) -> str:
    """Join what stands before a counted figure with what follows it: 改造提升城区5个道路交叉口."""
    marks = rules.marks
    subject, after = subject.strip(" 、,"), _without_manner(after, marks)
    subject = "" if subject in marks.recipients else subject
    if not after:
        return trimmed(subject, rules)
    opened = marks.deeds.at_start(subject, 0, len(subject))
    if opened is not None and opened.value == "kept" and opened.word == subject:
        return plain_words(opened.word + after, marks)
    if subject.endswith(marks.and_so_on) or (len(subject) > _LONG and "、" in subject):
        return plain_words(kept_deeds(subject, marks) + after, marks)
    if _only_deeds(subject, marks):
        after = _unlit(after, marks)
        whole, named = subject + after, plain_words(after, marks)
        return whole if indicator_named(whole, "", rules) else with_stage(_last_deed(subject, marks), named, marks)
    if subject.startswith(marks.circumstances) and marks.deeds.at_end(subject, 0, len(subject)):
        return plain_words(after, marks)
    return plain_words(trimmed(subject, rules) + after, marks)


def kept_deeds(words: str, marks: Marks) -> str:
    """Give the deeds in a row that open words, where the first is kept: 签约引进甲、乙等项目."""
    at, deed = 0, marks.deeds.at_start(words, 0, len(words))
    if deed is None or deed.value != "kept":
        return ""
    # 投资实施甲、乙等项目: 投资 is a measure, too
    if marks.measures.at_end(deed.word, 0, len(deed.word)):
        return deed.word
    while deed is not None and not marks.measures.at_end(deed.word, 0, len(deed.word)):
        # 新增造林5万亩、森林抚育3万亩: where nothing is left, 造林 is what was added
        if deed.word in marks.complete and at + len(deed.word) == len(words):
            break
        at += len(deed.word)
        deed = marks.deeds.at_start(words, at, len(words))
    return words[:at]


def _last_deed(words: str, marks: Marks) -> str:
    deed = marks.deeds.at_end(words, 0, len(words))
    return deed.word if deed else ""


def _only_deeds(words: str, marks: Marks) -> bool:
    while words:
        mark = marks.deeds.at_start(words, 0, len(words)) or marks.opening.at_start(words, 0, len(words))
        if mark is None or mark.value == "kept":
            return False
        words = words[len(mark.word) :].removeprefix(marks.aspect)
    return True
