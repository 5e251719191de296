"""Splitting: one subject of several things, parted into their labels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.claims.subject import indicator_named
from tracker.rulebook.numeral import COUNTING

if TYPE_CHECKING:
    import re

    from tracker.rulebook.marks import Marks
    from tracker.rulebook.rulebook import Rulebook
    from tracker.rulebook.word_ends import WordEnds

__all__ = ["are_measured", "listed_examples", "readings_of", "share_measure", "split_each", "split_subjects"]

_LEANING = 3
"""A part of at most so many characters leans on the first for its modifier (国有企业总资产、净资产)."""


def split_subjects(subject: str, count: int, rules: Rulebook) -> list[str] | None:
    """Part a subject into ``count`` labels that share their head, None where it does not come out even.

    城乡居民人均可支配收入 in two, 牛、羊、猪、鸡存栏量 in four.
    """
    marks = rules.marks
    if count == 1:
        return [subject]
    numbered = _numbered(subject, rules)
    if len(numbered) == count:
        return numbered
    paired = _paired(subject, count, marks)
    if paired and marks.joins.search(subject) is None:
        return paired
    whole = [parts for parts in (_paired_whole(subject, count, marks), *_joined(subject, count, marks)) if parts]
    return (_headed(whole[0], rules) if whole else None) or paired or _lettered(subject, count, rules)


def split_each(subject: str, rules: Rulebook, *, stated: bool) -> list[str]:
    """Part a subject that one figure counts for each of: stated by 均 or 各, or because every part is an indicator."""
    marks = rules.marks
    if not stated and marks.joining.search(subject) is None:
        return [subject]
    if stated and (numbered := _numbered(subject, rules)):
        return numbered
    for size in dict.fromkeys(len(_parts(subject, pattern, marks)) for pattern in (marks.joins, marks.commas)):
        parts = split_subjects(subject, size, rules) if size > 1 else None
        if parts and (stated or all(indicator_named(part, "", rules) for part in parts)):
            return parts
    paired = _paired(subject, 2, marks) if stated else None
    return paired or [subject]


def are_measured(subject: str, rules: Rulebook) -> bool:
    """Tell whether every thing of a list has a measure of its own of one kind: 办结率、满意率.

    Of 就业、升学率 the first has none, and of 增加值、增加值比重 no such one. What has a share in a whole has no other:
    新药数量和器械数量占全省总量.
    """
    measures, parts = rules.marks.measures, _parts(subject, rules.marks.joins, rules.marks)
    if len(parts) == 1 or rules.marks.share in subject:
        return False
    return len({part[-1:] for part in parts}) == 1 and all(measures.at_end(one, 0, len(one)) for one in parts)


def share_measure(subject: str, rules: Rulebook) -> bool:
    """Tell whether the things of a list have the measure that ends it, each for itself: 茶叶、蔬菜产量.

    Names with a joint share none (食品、药品安全考核, 科学研究和技术服务业增速), nor do those whose sum is told
    (甲、乙企业数量, 甲、乙总量), nor what is a figure itself (第100万辆汽车下线、汽车产销量).
    """
    marks = rules.marks
    *parts, last = _parts(subject, marks.joins, marks)
    measure = marks.measures.at_end(last, 0, len(last))
    if measure is None:
        return False
    listed = bool(marks.commas.search(subject)) and not any(char.isdigit() for char in subject)
    alike = {marks.measures.at_end(part, 0, len(part)) is not None for part in parts}
    told_in_sum = marks.stocks.at_end(last, 0, len(last)) or marks.beside_heads.at_end(last, 0, len(last))
    shared = listed and len(measure.word) > 1 and not told_in_sum
    return alike == {True} or (alike == {False} and shared)


def readings_of(subject: str, rules: Rulebook) -> tuple[str, ...]:
    """Give the labels that a list of figures may mean whose subjects do not come out even."""
    return tuple(f"label: {part}" for part in _parts(subject, rules.marks.joins, rules.marks))


def listed_examples(subject: str, count: int, rules: Rulebook) -> str:
    """Give the examples of an enumeration as a list where each has its figure: A、B等零售额 with two figures."""
    if count == 1:
        return ""
    examples, _, rest = subject.partition(rules.marks.and_so_on)
    parts = examples.split("、")
    if len(parts) != count or not rest:
        return ""
    head = rest[_chain(rest, len(rest), rules.marks.measures) :]
    return "、".join(part if part.endswith(head) else part + head for part in parts)


def _numbered(subject: str, rules: Rulebook) -> list[str]:
    """Part things that only their numbers tell apart, empty where none are: 二、三产业 is 第二产业, 第三产业."""
    ordinal = rules.names.ordinals[0]
    for run in rules.marks.counted_run.finditer(subject):
        numbers = [sign for sign in run[0] if sign in COUNTING]
        head, tail = subject[: run.start()].removesuffix(ordinal), subject[run.end() :]
        # 三四线城市 counts on, 五三工程 does not
        if not tail or "".join(numbers) not in COUNTING:
            continue
        named = [number + tail for number in numbers]
        # 一、二期工程 has no ordinals, and 一、二产 needs none
        known = all(rules.indicators.begins(ordinal + name, 0) for name in named)
        stated = ordinal in subject[: run.end()] or (known and not all(indicator_named(n, "", rules) for n in named))
        return [head + (ordinal if stated else "") + name for name in named]
    return []


def _joined(subject: str, count: int, marks: Marks) -> list[list[str]]:
    found = [_parts(subject, pattern, marks) for pattern in (marks.commas, marks.joins)]
    return [parts for parts in found if len(parts) == count]


def _parts(subject: str, joins: re.Pattern[str], marks: Marks) -> list[str]:
    """Cut a subject where two things are joined."""
    if marks.joining.search(subject) is None:
        return [subject]
    parts, at = [], 0
    for found in joins.finditer(subject):
        if found.lastindex:
            parts.append(subject[at : found.start()])
            at = found.end()
    return [part for part in (*parts, subject[at:]) if part]


def _paired(subject: str, count: int, marks: Marks) -> list[str] | None:
    for word, parts in marks.pairs:
        if word in subject and len(parts) == count:
            return [subject.replace(word, part, 1) for part in parts]
    return None


def _paired_whole(subject: str, count: int, marks: Marks) -> list[str] | None:
    """Part a pair that is itself joined (城镇和农村居民) before its joint is taken for one of the list."""
    joined = [pair for pair in marks.pairs if pair[0] in subject and marks.joins.search(pair[0])]
    if not joined or len(joined[0][1]) != count:
        return None
    return [subject.replace(joined[0][0], part, 1) for part in joined[0][1]]


def _lettered(subject: str, count: int, rules: Rulebook) -> list[str] | None:
    """粮肉奶产量 in three: one character each before the head; an indicator stays whole (固定资产投资)."""
    if indicator_named(subject, "", rules):
        return None
    letters = subject[: _chain(subject, len(subject), rules.marks.measures)]
    head = subject[len(letters) :]
    return [letter + head for letter in letters] if head and len(letters) == count else None


def _headed(parts: list[str], rules: Rulebook) -> list[str]:
    """Give every part the head that only the last one carries, and the modifier that only the first one carries."""
    marks, last = rules.marks, parts[-1]
    share = last.find(marks.share)
    end = share if share > 0 else len(last)
    measure = _named_head(last, _chain(last, end, marks.measures), end, rules)
    thing = _chain(last, measure, marks.things)
    full = [_completed(part, last[thing:measure], last[measure:], rules) for part in parts[:-1]]
    return _modified([*full, last], rules)


def _chain(words: str, end: int, heads: WordEnds) -> int:
    """Give where the heads in a row that end at ``end`` begin; never the whole of the words."""
    at = end
    while (mark := heads.at_end(words, 0, at)) is not None and at - len(mark.word) > 0:
        # 化学需氧量排放总量 has the heads 排放总量: a single character is a head only at the very end (率, 数)
        if at < end and len(mark.word) == 1:
            break
        at -= len(mark.word)
    return at


def _named_head(words: str, at: int, end: int, rules: Rulebook) -> int:
    """Give where a head of one character begins with the words before it that name an indicator: 甲、乙县城镇化率."""
    if end - at > 1 or rules.marks.things.at_end(words, 0, at) is not None:
        return at
    return next((start for start in range(1, at) if indicator_named(words[start:end], "", rules)), at)


def _completed(part: str, thing: str, measure: str, rules: Rulebook) -> str:
    """Add the shared head to a part that is not whole by itself: neither a measure nor an indicator."""
    whole = rules.marks.measures.at_end(part, 0, len(part)) is not None or indicator_named(part, "", rules)
    if whole and rules.marks.share not in measure:
        return part
    return part + measure if thing and part.endswith(thing) else part + thing + measure


def _modified(parts: list[str], rules: Rulebook) -> list[str]:
    marks, first = rules.marks, parts[0]
    opened = marks.deeds.at_start(first, 0, len(first))
    if opened is not None and opened.value == "kept":
        return [first, *(_with_deed(part, first, opened.word, rules) for part in parts[1:])]
    return [first, *(_leaning(first, part, rules) for part in parts[1:])]


def _with_deed(part: str, first: str, deed: str, rules: Rulebook) -> str:
    # 办理提案答复率、满意率: a bare measure is of the same thing, not of the deed alone
    measure = rules.marks.measures.at_end(part, 0, len(part))
    if measure is not None and measure.word == part:
        return _leaning(first, part, rules)
    if rules.marks.deeds.at_start(part, 0, len(part)) or indicator_named(part, "", rules):
        return part
    return deed + part


def _leaning(first: str, part: str, rules: Rulebook) -> str:
    """Give a bare measure the modifier of the first: 万元GDP能耗和水耗 is also 万元GDP水耗."""
    own = rules.marks.measures.at_end(part, 0, len(part))
    if own is not None and len(own.word) == len(part) and not indicator_named(part, "", rules):
        modifier = _modifier(first, part, rules)
        if modifier:
            return modifier + part
    if len(part) <= _LEANING and len(first) > len(part) + 1 and first[-2:] == part[-2:]:
        return first[: len(first) - len(part)] + part
    return part


def _modifier(first: str, part: str, rules: Rulebook) -> str:
    """Give the words before the measure at the end of the first that a bare measure may take over, empty for none."""
    marks = rules.marks
    measure = marks.measures.at_end(first, 0, len(first))
    before = first[: len(first) - len(measure.word)] if measure else ""
    if measure is None or not before:
        return ""
    # 单位国内生产总值用水量、能耗: the shorter modifier makes it an indicator
    named = [end for end in range(len(before), 1, -1) if indicator_named(before[:end] + part, "", rules)]
    if named:
        return before[: named[0]]
    # 固定资产投资、税收: what tells of a thing by itself is not that of an indicator, but 万元GDP能耗、水耗
    alone = indicator_named(first, "", rules) is not None and (marks.depends(part) or len(measure.word) != len(part))
    # 受理率、办结率: what stands before 率 is part of the measure
    whole = len(measure.word) > 1 or marks.things.at_end(before, 0, len(before)) is not None
    return before if whole and len(before) > 1 and not alone else ""
