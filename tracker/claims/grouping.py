"""Grouping: which figures of a sentence share one lead, and which are no claims at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.claims.draft import Group
from tracker.claims.lead import read_lead
from tracker.claims.proportion import PARTING, proportion
from tracker.claims.sentence import REACH, TITLE, clause_end
from tracker.claims.split import split_subjects
from tracker.claims.threshold import is_threshold
from tracker.rulebook.numeral import DIGITS, PLACES, POINT, ZEROS

if TYPE_CHECKING:
    from tracker.claims.clause import Clauses
    from tracker.claims.figure import Figure
    from tracker.claims.lead import Lead
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["group_figures"]

_ONE = 1
_SLOGAN = 12


def group_figures(clauses: Clauses, figures: list[Figure]) -> list[Group]:
    """Give the figures found in a sentence in groups, each with the words before it read, without what is no claim."""
    found: list[Group] = []
    stop = clauses.start
    for figure in figures:
        # 分别增长6.6%、8.5%: the second figure has no words of its own
        if found and _continues(clauses, found[-1], figure):
            found[-1].figures.append(figure)
        else:
            group = _opened(clauses, stop, figure, found)
            if not (_is_claim(clauses, figure, group.lead) or _is_share(clauses, figure, group, found)):
                # 增长7%,力争7.5%: what is no claim of its own may tell how far the one before stretches
                if found and group.lead.strength == "strive" and _is_stretch(clauses.text, figure, group.lead):
                    found[-1].stretch = (group.clause, figure.stop)
                continue
            if found:
                found[-1].limit = group.ends_before
            found.append(group)
        stop = figure.stop
    return found


def _opened(clauses: Clauses, stop: int, figure: Figure, found: list[Group]) -> Group:
    """Open a group: its words begin behind the last boundary, and behind what belongs to the figure before."""
    # 占配置总量10亿立方米的81%: the total stands between 占 and its share
    if found and figure.kind == "ratio" and clauses.text[stop : figure.start] == clauses.marks.of:
        return _of_a_total(clauses, figure, found[-1])
    stop = max(stop, figure.start - REACH)
    clause = _clause(clauses, stop, figure.start)
    # 增长8%,出口5亿元: behind a comma the words are those of the new clause
    if clause > stop or not found:
        return Group([figure], read_lead(clauses, clause, figure), clause)
    at = _parted(clauses, stop, figure.start)
    # 新建学校5所和医院3所: they part at 和
    if at is not None:
        start = at + len(_joint(clauses.text, at, clauses.rules))
        return Group([figure], read_lead(clauses, start, figure), at, ends_before=at)
    lead = read_lead(clauses, stop, figure)
    # 小区54个248栋: nothing between the figures says of what the second is, so that it takes the label of the first
    if lead.wording is None and not lead.marked:
        lead.start = lead.end = figure.start
        return Group([figure], lead, stop, ends_before=figure.start)
    return Group([figure], lead, stop, ends_before=max(lead.end, stop))


def _clause(clauses: Clauses, stop: int, at: int) -> int:
    """Give where the clause of a figure begins; a comma inside brackets opens none: 增长(按可比价计算,下同)7%."""
    text, last = clauses.text, clauses.last_start(stop, at)
    if text.find(")", last, at) < 0:
        return last
    starts = clauses.starts(stop, at)
    for start in reversed(starts):
        if text.find(")", start, at) < 0 or text.count("(", start, at) >= text.count(")", start, at):
            return start
    return starts[-1]


def _of_a_total(clauses: Clauses, figure: Figure, total: Group) -> Group:
    """Open the group of a share whose total is told in between: 占配置总量10亿立方米的81%."""
    lead = read_lead(clauses, total.clause, figure)
    lead.noun = lead.noun[: len(lead.noun) - (figure.start - 1 - total.figures[0].start)]
    return Group([figure], lead, total.clause, ends_before=total.figures[-1].stop)


def _joint(text: str, at: int, rulebook: Rulebook) -> str:
    """Give the separator that stands at a place, empty for a deed."""
    found = rulebook.marks.joins.match(text, at)
    return found[0] if found and found.lastindex else ""


def _parted(clauses: Clauses, start: int, end: int) -> int | None:
    """Part the words between two figures of a clause: what the first one counts, and what leads to the second.

    They part at the separator before a deed or right before the second figure (改造学校5所、医院和新建道路3条 at
    和), else at the first separator (新建学校5所和医院3所), else at a deed (新建学校5所改造医院3所).
    """
    marks = clauses.marks
    separators = [found for found in marks.joins.finditer(clauses.text, start, end) if found.lastindex]
    for found in separators:
        if found.end() == end or clauses.mark_at(marks.deeds, found.end(), end):
            return found.start()
    if separators:
        return separators[0].start()
    for at, _ in clauses.cut(start, end - 1):
        deed = clauses.mark_at(marks.deeds, at, end)
        # 5个镇改造道路3条: one character before a deed is no thing of its own
        if deed is not None and (at == start or at > start + 1):
            return at
    return None


def _continues(clauses: Clauses, group: Group, figure: Figure) -> bool:
    """Tell whether a figure goes on with the list of the group: same unit, nothing but a separator between."""
    text, marks = clauses.text, clauses.marks
    last = group.figures[-1]
    between = text[last.stop : figure.start]
    if between == PARTING and proportion(text, group.figures[0].start):
        return True
    wording = group.lead.wording
    ranked = wording is not None and wording.rule.means.rank
    # 居全省第一、第二位: each place has its ordinal
    joint = _without_ordinal(between, clauses.rules) if ranked else between
    if not joint or not marks.listed.match(joint):
        return False
    listed = group.lead.respectively or len(group.figures) > 1 or joint != between
    same = figure.unit == last.unit or (figure.bare == last.bare and bool(figure.bare))
    # 分别为5%,6% goes on behind a comma, but not 增长5%,6个项目开工
    if between == "," and not (listed and same):
        return False
    # 从771家、481家增加到: the words that close the phrase follow the last of the list
    rises = wording is not None and wording.rule.means.origin and text.startswith(wording.behind, figure.stop)
    # 由前两年分别上升2.1%、1.7%转为下降3.4%: the list ends where its figures do
    ends = group.lead.respectively and same
    listed = listed or (not same and _in_parallel(clauses, group, figure))
    return (same or listed) and (rises or ends or marks.followed.match(text, figure.stop, clauses.end) is not None)


def _in_parallel(clauses: Clauses, group: Group, figure: Figure) -> bool:
    """Tell whether two figures of different kinds tell two things in a row: 播种面积和产量保持在9万亩、4万吨."""
    text, lead, rules = clauses.text, group.lead, clauses.rules
    joined = rules.marks.joining.search(text, lead.start, lead.end)
    if lead.wording is None or joined is None or figure.kind == group.figures[-1].kind:
        return False
    parts = split_subjects(text[lead.start : lead.end], len(group.figures) + 1, rules)
    return parts is not None and all(rules.marks.measures.at_end(part, 0, len(part)) for part in parts)


def _without_ordinal(between: str, rulebook: Rulebook) -> str:
    found = next((word for word in rulebook.names.ordinals if between.endswith(word)), "")
    return between.removesuffix(found)


def _is_claim(clauses: Clauses, figure: Figure, lead: Lead) -> bool:
    text, rulebook = clauses.text, clauses.rules
    if _is_unsaid(text, figure, lead, rulebook) or (clauses.may_quote(figure.start) and _quoted(text, figure)):
        return False
    # 跨越两个千亿大关
    step = (figure.chinese or lead.hedge is not None) and _is_step(text, figure, rulebook)
    named = not figure.unit and _is_ordinal_of_a_name(text, figure, lead)
    if step or named or (lead.strength == "strive" and _is_stretch(text, figure, lead)):
        return False
    # a sum without a bound is no class of things
    bounded = figure.hedge is not None or lead.hedge is not None
    counted = not figure.chinese or _counts(clauses, figure, lead)
    return counted and not (bounded and is_threshold(clauses, figure, lead))


def _is_unsaid(text: str, figure: Figure, lead: Lead, rulebook: Rulebook) -> bool:
    """Tell whether a number is no figure since no phrase says so: 第3次会议, 改革3.0, 10万千瓦风电项目."""
    # 居第3: a bare number is a figure only where a phrase asks for one
    if lead.wording is not None:
        return not figure.unit and bool(lead.wording.unit)
    # 第3次会议 counts nothing, 改革3.0 has no unit, 持平 says something only by its phrase (与上年持平)
    if figure.word or not figure.unit or text.endswith(rulebook.names.ordinals, 0, figure.start):
        return True
    return rulebook.names.specified(text, figure.end, figure.kind, text[lead.start : lead.end])


def _is_share(clauses: Clauses, figure: Figure, group: Group, found: list[Group]) -> bool:
    """Tell whether a figure is the first of a proportion, which its subject or the one before it names."""
    text = clauses.text
    shares, subject = proportion(text, figure.start), text[group.lead.start : group.lead.end]
    if not shares or subject:
        return bool(shares) and split_subjects(subject, len(shares), clauses.rules) is not None
    # 三次产业结构由18:42:40调整为17:39:44
    return bool(found) and len(proportion(text, found[-1].figures[0].start)) == len(shares)


def _is_stretch(text: str, figure: Figure, lead: Lead) -> bool:
    """Tell whether a figure that is striven for only stretches the target before it: 增长7%,力争7.5%."""
    bare = lead.wording is None and lead.start >= lead.end
    return bare and text[figure.stop : figure.stop + 1] in (",", ";", "。", ")", "")


def _is_ordinal_of_a_name(text: str, figure: Figure, lead: Lead) -> bool:
    """Tell whether a bare place in an order goes on as a name: 成为全球第一货物贸易大国, but not 居全国第一、…."""
    if lead.wording is None or not lead.wording.rule.means.rank or lead.wording.behind:
        return False
    return text[figure.stop : figure.stop + 1].isalpha()


def _quoted(text: str, figure: Figure) -> bool:
    """Tell whether a figure stands inside a short slogan (“三个1亿人”) or the title of a paper (《产业强县30条》)."""
    title = text.rfind("《", max(0, figure.start - TITLE), figure.start)
    if title >= 0 and "》" not in text[title : figure.start]:
        return True
    # “稳企兴业若干措施20条”: what ends with the figure is the name of a paper, however long it is
    longest = TITLE if text.startswith("”", figure.stop) else _SLOGAN
    opened = text.rfind("“", max(0, figure.start - longest), figure.start)
    if opened < 0 or "”" in text[opened : figure.start]:
        return False
    if longest == TITLE:
        return True
    closed = text.find("”", figure.stop, opened + _SLOGAN)
    return closed >= 0 and "“" not in text[figure.stop : closed]


def _counts(clauses: Clauses, figure: Figure, lead: Lead) -> bool:
    """Chinese numerals count only where something was done to so many, or a hedge shows that they are meant."""
    ranked = lead.wording is not None and lead.wording.rule.means.rank
    # 三成, 翻一番, 居全国第三: they are never only a way of speaking
    if figure.kind in ("ratio", "points") or figure.word or not figure.unit or ranked:
        return True
    # 超十家 is meant, 近一年 is a time
    if lead.hedge and figure.value != _ONE:
        return True
    # 两手抓, 三步走
    names = clauses.rules.names
    if figure.bare in names.idle_in_chinese or (figure.value == _ONE and figure.bare in names.idle_as_one):
        return False
    return _is_exact(clauses.text, figure, clauses.rules) or _is_meant(clauses, figure, lead)


def _is_meant(clauses: Clauses, figure: Figure, lead: Lead) -> bool:
    """Tell whether the words around a Chinese numeral show that it is meant as a figure."""
    # 百家企业 is a way of speaking, 突破百家 and 建成百家以上 are not
    if lead.hedge or clauses.text[figure.start] in clauses.rules.names.round_numerals:
        return lead.hedge is not None or (figure.hedge is not None and lead.wording is not None)
    # 一个中心 and 努力走出一条新路 count nothing, 力争一家企业上市 does
    if figure.value == _ONE:
        urged = lead.announced is not None and clauses.text.startswith(clauses.marks.urging, lead.announced)
        return lead.strength is not None and not urged
    return bool(figure.hedge or lead.strength) or _was_done(clauses, figure, lead)


def _is_step(text: str, figure: Figure, rulebook: Rulebook) -> bool:
    """Tell whether so many steps are only a way of speaking: 又上了一个大台阶, 跨越两个千亿大关."""
    if figure.kind != "count":
        return False
    rest = text[figure.stop : figure.stop + _SLOGAN].lstrip(DIGITS + PLACES)
    return rest.startswith(rulebook.units.written.round_sums)


def _is_exact(text: str, figure: Figure, rulebook: Rulebook) -> bool:
    """Tell whether a Chinese numeral says more than a round number would: 三点五万亩, 一万零二十六户, 三到五家.

    Of what is measured, rather than counted, two digits are enough: 三千六百元.
    """
    written = text[figure.start : figure.end]
    digits = sum(sign in DIGITS for sign in written)
    measured = figure.kind in rulebook.names.size_kinds or figure.kind == "person"
    return figure.high is not None or (measured and digits > _ONE) or any(sign in written for sign in (POINT, *ZEROS))


def _was_done(clauses: Clauses, figure: Figure, lead: Lead) -> bool:
    """Tell whether words beside a figure say what was done to so many: 新建三座, 两个广场投入使用."""
    text, marks = clauses.text, clauses.marks
    behind = text[figure.stop : clause_end(text, figure.stop)]
    deed = clauses.mark_before(marks.deeds, lead.start, lead.end)
    # 新建文化广场三座: the deed opens the clause, and nothing stands behind the figure that it could be of
    if deed is None and not behind:
        deed = clauses.mark_at(marks.deeds, lead.start, lead.end)
    listed = text.endswith(marks.and_so_on, lead.start, lead.end)
    told = deed is not None and (deed.value == "kept" or deed.word in marks.done)
    return listed or told or any(word in behind for word in marks.done)
