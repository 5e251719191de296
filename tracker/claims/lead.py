"""The lead: the words right before a figure, read backwards into marks, a phrase and a subject."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tracker.claims.proportion import PARTING, proportion

if TYPE_CHECKING:
    from tracker.claims.figure import Figure
    from tracker.rulebook.marks import Hedge, Mark
    from tracker.rulebook.periods import PartWord, PeriodWord
    from tracker.rulebook.phrases import Wording
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["Lead", "read_lead"]

_REACH = 16
_ADVERB = 4
_DOUBLINGS = 10
"""Nothing in a report doubles more often."""
_REMARK = 24
"""No remark in brackets is longer."""
_MORE = re.compile(r"(?::\d[\d.]*)+|(?:、\d[\d.,]*[^\d、,;。]{1,3}?(?=、|\D{2}))+")


@dataclass(slots=True)
class Lead:
    """What the words before a figure say; ``start`` to ``end`` of the clean text remain as its subject."""

    start: int
    end: int
    wording: Wording | None = None
    noun: str = ""
    """The N of the phrase."""
    hedge: Hedge | None = None
    strength: str | None = None
    span: str | None = None
    each: bool = False
    respectively: bool = False
    period: PeriodWord | None = None
    """A period that stands right at the figure (2020年的)."""
    base: PeriodWord | None = None
    """What the figure is compared with (比2015年)."""
    announced: int | None = None
    """Where the word for the strength stands that opens the clause (预计), None for none."""
    part: PartWord | None = None
    """The part of a year in which the first of two levels stood (从上半年的)."""
    marked: list[Mark] = field(default_factory=list)


def read_lead(text: str, start: int, figure: Figure, rulebook: Rulebook, report_year: int) -> Lead:
    """Read the words from ``start`` up to the figure."""
    lead = Lead(start, figure.start)
    while (
        _dated(text, lead, figure, rulebook, report_year)
        or _phrase(text, lead, figure, rulebook)
        or _mark(text, lead, rulebook)
        or _period(text, lead, figure, rulebook, report_year)
        or _remark(text, lead, rulebook)
        or _part_of_the_year(text, lead, rulebook)
        or _aspect(text, lead, rulebook)
        or _bracketed(text, lead, figure)
    ):
        pass
    _settle_base(lead, rulebook, report_year)
    # 占一般公共预算支出79%: the words between 占 and the figure end with no phrase
    if lead.wording is None:
        _open_ended(text, lead, figure, rulebook)
    _origin(text, lead, rulebook)
    _opening(text, lead, rulebook, report_year)
    return lead


def _phrase(text: str, lead: Lead, figure: Figure, rulebook: Rulebook) -> bool:
    if lead.wording is not None or _spread_growth(text, lead, figure, rulebook):
        return False
    # 不到5亿元 is no 到, 资金占比5% no 比
    whole = rulebook.marks.vocabulary.whole_word(text, lead.start, lead.end)
    for wording in rulebook.phrases.ending(text, lead.start, lead.end):
        if len(wording.words) < len(whole):
            return False
        if _fits(text, wording, figure, rulebook):
            at = _rest(text, lead, lead.end - len(wording.words), wording.before)
            if at is not None:
                lead.wording, lead.end = wording, at
                return True
    return False


def _spread_growth(text: str, lead: Lead, figure: Figure, rulebook: Rulebook) -> bool:
    """Tell whether 均为 or 分别为 stands between growth and its figure: 投资和消费预期增长均为9%."""
    mark, at, spread = rulebook.marks.before.at_end(text, lead.start, lead.end), lead.end, False
    while mark is not None:
        spread, at = spread or mark.role in ("each", "respectively"), at - len(mark.word)
        mark = rulebook.marks.before.at_end(text, lead.start, at)
    known = rulebook.phrases.ending(text, lead.start, at) if spread else ()
    growing = (one for one in known if one.rule.means.measure == "growth" and not one.before)
    return any(_fits(text, one, figure, rulebook) for one in growing)


def _fits(text: str, wording: Wording, figure: Figure, rulebook: Rulebook) -> bool:
    unit, behind = wording.unit, wording.behind
    # 持平 and 番 count only where a phrase names them: 与上年持平, 翻两番
    if unit.startswith("<") and figure.word:
        return False
    if wording.rule.means.powers_of_two and not _is_few(figure):
        return False
    if unit == "<any>":
        fits = bool(figure.unit) or bool(proportion(text, figure.start))
    elif unit == "<quantity>":
        fits = bool(figure.unit) and figure.kind not in ("ratio", "points")
    else:
        fits = unit in (figure.unit, figure.bare)
    return fits and (behind in ("", "N") or _follows(text, behind, _listed_to(text, figure.stop), rulebook))


def _follows(text: str, words: str, at: int, rulebook: Rulebook) -> bool:
    """Tell whether words follow at an offset, at once or behind an adverb: 由5家进一步增加到8家."""
    if text.startswith(words, at):
        return True
    adverb = rulebook.marks.opening.at_start(text, at, min(len(text), at + _ADVERB))
    return adverb is not None and text.startswith(words, at + len(adverb.word))


def _is_few(figure: Figure) -> bool:
    """Tell whether something can double so many times: 两番, but not 1.5番 or 999番."""
    ends = (figure.value, figure.value if figure.high is None else figure.high)
    return all(end in range(1, _DOUBLINGS + 1) for end in ends)


def _listed_to(text: str, stop: int) -> int:
    """Give where a list of figures ends that goes on behind one: 从771家、481家增加到."""
    found = _MORE.match(text, stop) if text.startswith(("、", PARTING), stop) else None
    return found.end() if found else stop


def _rest(text: str, lead: Lead, at: int, rest: tuple[str, ...]) -> int | None:
    """Match what must stand before the words of a wording; give where it begins, None where it does not stand there."""
    for place, item in enumerate(rest):
        if item != "N":
            if not text.endswith(item, lead.start, at):
                return None
            at -= len(item)
        elif place + 1 < len(rest):
            low = max(lead.start, at - _REACH)
            found = text.rfind(rest[place + 1], low, at)
            if found < 0 or found + len(rest[place + 1]) >= at:
                return None
            lead.noun, at = text[found + len(rest[place + 1]) : at], found + len(rest[place + 1])
    return at


def _open_ended(text: str, lead: Lead, figure: Figure, rulebook: Rulebook) -> None:
    """Look for phrases whose N touches the figure: 占一般公共预算支出79%, 减少燃煤消耗5.1万吨."""
    best = -1
    if rulebook.phrases.open_words.search(text, lead.start, lead.end) is None:
        return
    for words, wordings in rulebook.phrases.open_ended.items():
        at = text.rfind(words, lead.start, lead.end)
        if at <= best or at + len(words) >= lead.end:
            continue
        wording = next((w for w in wordings if _fits(text, w, figure, rulebook)), None)
        if wording is not None and _stands(text, lead, at, wording, rulebook):
            best = at
            lead.wording, lead.noun = wording, text[at + len(words) : lead.end]
    if best >= 0:
        lead.end = best
        _trailing_marks(text, lead, rulebook)


def _stands(text: str, lead: Lead, at: int, wording: Wording, rulebook: Rulebook) -> bool:
    """Tell whether a phrase may begin here: 减少 opens its clause or follows marks; 占 and 高于 follow a subject."""
    # 全年减少燃煤消耗5万吨 is a fall of what stands behind 减少; 由于减少用煤,… is not
    if wording.rule.means.label != "noun":
        return True
    place = at
    while place > lead.start:
        mark = rulebook.marks.before.at_end(text, lead.start, place) or rulebook.marks.opening.at_start(
            text, lead.start, place
        )
        if mark is None:
            return False
        place -= len(mark.word)
    return True


def _trailing_marks(text: str, lead: Lead, rulebook: Rulebook) -> None:
    while _mark(text, lead, rulebook):
        pass


def _mark(text: str, lead: Lead, rulebook: Rulebook) -> bool:
    mark = rulebook.marks.before.at_end(text, lead.start, lead.end)
    if mark is None:
        return False
    lead.end -= len(mark.word)
    _apply(lead, mark)
    return True


def _remark(text: str, lead: Lead, rulebook: Rulebook) -> bool:
    """Pass over a remark in brackets that says how the figure was reckoned: 下降(同口径)14.6%."""
    if not text.endswith(")", lead.start, lead.end):
        return False
    opened = text.rfind("(", max(lead.start, lead.end - _REMARK), lead.end)
    if opened < 0 or rulebook.names.remark.match(text, opened, lead.end) is None:
        return False
    lead.end = opened
    return True


def _bracketed(text: str, lead: Lead, figure: Figure) -> bool:
    """Pass over the bracket that holds nothing but the figure: 增长(-3.4%)."""
    alone = text.startswith(")", figure.stop) and lead.end == figure.start
    if not alone or not text.endswith("(", lead.start, lead.end):
        return False
    lead.end -= 1
    return True


def _part_of_the_year(text: str, lead: Lead, rulebook: Rulebook) -> bool:
    """Pass over the part of a year in which the first of two levels stood: 从上半年的5.6%降到5.2%."""
    if lead.part is not None:
        return False
    end = lead.end - text.endswith(rulebook.marks.of, lead.start, lead.end)
    found = rulebook.periods.part_at_end(text, lead.start, end)
    if found is None or not text.endswith(rulebook.units.written.origins, lead.start, found.start):
        return False
    lead.end, lead.part = found.start, found
    return True


def _origin(text: str, lead: Lead, rulebook: Rulebook) -> None:
    """Leave out the word from which a level is told that no phrase took: 由前两年上升2.1%转为下降3.4%."""
    if lead.wording is None or lead.wording.rule.means.origin:
        return
    found = next((word for word in rulebook.units.written.origins if text.endswith(word, lead.start, lead.end)), "")
    if lead.end - len(found) > lead.start:
        lead.end -= len(found)


def _aspect(text: str, lead: Lead, rulebook: Rulebook) -> bool:
    """Pass over the particle between a verb and the figure: 突破了50亿元."""
    if not text.endswith(rulebook.marks.aspect, lead.start, lead.end):
        return False
    lead.end -= len(rulebook.marks.aspect)
    return True


def _apply(lead: Lead, mark: Mark) -> None:
    lead.marked.append(mark)
    # 约增长8% is about 8 %; 突破 before a phrase says nothing of its figure, and 近 in 近四年增长8% is of the years
    if mark.role == "hedge" and (lead.wording is None or (mark.hedge == "approx" and lead.period is None)):
        lead.hedge = lead.hedge or mark.hedge
    elif mark.role == "strength":
        lead.strength = mark.value
    elif mark.role == "span":
        lead.span = lead.span or mark.value
    elif mark.role == "each":
        lead.each = True
    elif mark.role == "respectively":
        lead.respectively = True
    # 比2015年增长8%: the year between 比 and the phrase is what the figure is held against
    elif mark.role == "compared" and lead.base is None and lead.period is not None:
        lead.base, lead.period = lead.period, None


def _period(text: str, lead: Lead, figure: Figure, rulebook: Rulebook, report_year: int) -> bool:
    # 占比2020年2个百分点: points without a phrase are those of what stands before, not of a year
    if lead.period is not None or lead.base is not None or (figure.kind == "points" and lead.wording is None):
        return False
    found = rulebook.periods.at_end(text, lead.start, lead.end, report_year)
    if found is None:
        return False
    lead.period, lead.end = found, rulebook.periods.joined_before(text, lead.start, found.start)
    lead.span = "average" if found.each_year else lead.span
    return True


def _dated(text: str, lead: Lead, figure: Figure, rulebook: Rulebook, report_year: int) -> bool:
    """Take a period with 的 before any phrase that ends in 的: 从2009年的2.8%."""
    if lead.end <= lead.start or text[lead.end - 1] != rulebook.marks.of:
        return False
    lead.end -= 1
    if _period(text, lead, figure, rulebook, report_year):
        return True
    lead.end += 1
    return False


def _settle_base(lead: Lead, rulebook: Rulebook, report_year: int) -> None:
    """Take the period before a multiple for what it is a multiple of."""
    if lead.wording is None or lead.wording.rule.means.measure != "multiple":
        return
    if lead.noun:
        lead.base = rulebook.periods.at_end(lead.noun, 0, len(lead.noun), report_year)
    elif lead.period is not None and not lead.period.run:
        lead.base, lead.period = lead.period, None


def _behind_years(text: str, at: int, end: int, rulebook: Rulebook) -> int:
    """Give where the word ends that joins a year to the next: 2021年和2022年."""
    for word in rulebook.marks.ands:
        if text.startswith(word, at, end) and text[at + len(word) : at + len(word) + 1].isdigit():
            return at + len(word)
    return at


def _is_debris(text: str, lead: Lead) -> bool:
    """Tell whether a sign opens the words that is no part of them, as a bracket that does not end among them."""
    if text[lead.start] == "(":
        return text.find(")", lead.start, lead.end) < 0
    return text[lead.start] in " ,、)”·"


def _opening(text: str, lead: Lead, rulebook: Rulebook, report_year: int) -> None:
    """Take off what stands before the subject: periods, strength, openers."""
    while lead.start < lead.end:
        period = rulebook.periods.at_start(text, lead.start, lead.end, report_year)
        mark = None if period else rulebook.marks.opening.at_start(text, lead.start, lead.end)
        numbers = (rulebook.names.numbering, rulebook.headings.points)
        number = next((match for one in numbers if (match := one.match(text, lead.start, lead.end))), None)
        if number is not None:
            lead.start = number.end()
            continue
        if period is None and mark is None and not _is_debris(text, lead):
            return
        if mark is not None and mark.role == "strength":
            lead.strength = lead.strength or mark.value
            lead.announced = lead.start if lead.announced is None else lead.announced
        if mark is not None and mark.role == "span":
            lead.span = lead.span or mark.value
        if period is not None:
            lead.start = _behind_years(text, period.end, lead.end, rulebook)
        else:
            lead.start += len(mark.word) if mark else 1
