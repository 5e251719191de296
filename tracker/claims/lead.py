"""The lead: the words right before a figure, read backwards into marks, a phrase and a subject."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from tracker.claims.phrase import take_open_phrase, take_phrase
from tracker.claims.years import inner_years

if TYPE_CHECKING:
    from tracker.claims.clause import Clauses
    from tracker.claims.figure import Figure
    from tracker.rulebook.periods import PartWord, PeriodWord
    from tracker.rulebook.phrases import Wording
    from tracker.rulebook.word_ends import Hedge, Mark

__all__ = ["Lead", "Taken", "read_lead"]

_DEBRIS = "( ,、)”·"
"""Signs that may be left at the beginning of words."""
_REMARK = 24
"""No remark in brackets is longer."""


class Taken(NamedTuple):
    """A mark that was taken off the words before a figure, with its span."""

    mark: Mark
    start: int
    end: int


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
    years: PeriodWord | None = None
    """The years within the subject in which something was done (商户五年新增3万户), which are its period."""
    base: PeriodWord | None = None
    """What the figure is compared with (比2015年)."""
    announced: int | None = None
    """Where the word for the strength stands that opens the clause (预计), None for none."""
    part: PartWord | None = None
    """The part of a year in which the first of two levels stood (从上半年的)."""
    marked: list[Taken] = field(default_factory=list)
    """The marks between the subject and the figure, the nearest to it first."""
    phrase: tuple[int, int] | None = None
    """Span of the literal of the phrase."""


def read_lead(clauses: Clauses, start: int, figure: Figure) -> Lead:
    """Read the words from ``start`` up to the figure."""
    lead = Lead(start, figure.start)
    while lead.end > start and _taken(clauses, lead, figure):
        pass
    if lead.wording is not None:
        _settle_base(clauses, lead, lead.wording)
    # 占一般公共预算支出79%: the words between 占 and the figure end with no phrase
    elif take_open_phrase(clauses, lead, figure):
        while _mark(clauses, lead):
            pass
    if lead.wording is not None and not lead.wording.rule.means.origin:
        _origin(clauses, lead)
    _opening(clauses, lead)
    _inner_years(clauses, lead)
    return lead


def _taken(clauses: Clauses, lead: Lead, figure: Figure) -> bool:
    """Take what stands right before the figure, or before what was taken before; tell whether there was anything.

    The last character tells most words that are none of it.
    """
    last, marks = clauses.text[lead.end - 1], clauses.marks
    return (
        (last == marks.of and _dated(clauses, lead, figure))
        or (last in clauses.literals.last_characters and take_phrase(clauses, lead, figure))
        or (last in marks.before.last_characters and _mark(clauses, lead))
        or (last in clauses.periods.last_characters and _period(clauses, lead, figure))
        or (clauses.leads_on and _part_of_the_year(clauses, lead))
        or _sign(clauses, lead, figure, last)
    )


def _sign(clauses: Clauses, lead: Lead, figure: Figure, last: str) -> bool:
    """Pass over a bracket or a particle, the last sign of the words, that stands between them and the figure."""
    if last == ")":
        return _remark(clauses, lead)
    if last == "(":
        return _bracketed(clauses, lead, figure)
    return last == clauses.marks.aspect[-1] and _aspect(clauses, lead)


def _mark(clauses: Clauses, lead: Lead) -> bool:
    mark = clauses.mark_before(clauses.marks.before, lead.start, lead.end)
    if mark is None:
        return False
    lead.marked.append(Taken(mark, lead.end - len(mark.word), lead.end))
    lead.end -= len(mark.word)
    _apply(lead, mark)
    return True


def _remark(clauses: Clauses, lead: Lead) -> bool:
    """Pass over a remark in brackets that says how the figure was reckoned: 下降(同口径)14.6%."""
    text = clauses.text
    if not text.endswith(")", lead.start, lead.end):
        return False
    opened = text.rfind("(", max(lead.start, lead.end - _REMARK), lead.end)
    if opened < 0 or clauses.rules.names.remark.match(text, opened, lead.end) is None:
        return False
    lead.end = opened
    return True


def _bracketed(clauses: Clauses, lead: Lead, figure: Figure) -> bool:
    """Pass over the bracket that holds nothing but the figure: 增长(-3.4%)."""
    alone = lead.end == figure.start and clauses.text.startswith(")", figure.stop)
    if not alone or not clauses.text.endswith("(", lead.start, lead.end):
        return False
    lead.end -= 1
    return True


def _part_of_the_year(clauses: Clauses, lead: Lead) -> bool:
    """Pass over the part of a year in which the first of two levels stood: 从上半年的5.6%降到5.2%."""
    text, rules = clauses.text, clauses.rules
    if lead.part is not None or rules.units.leads_on.search(text, lead.start, lead.end) is None:
        return False
    end = lead.end - text.endswith(rules.marks.of, lead.start, lead.end)
    found = rules.periods.part_at_end(text, lead.start, end)
    if found is None or not text.endswith(rules.units.written.origins, lead.start, found.start):
        return False
    lead.end, lead.part = found.start, found
    return True


def _origin(clauses: Clauses, lead: Lead) -> None:
    """Leave out the word from which a level is told that no phrase took: 由前两年上升2.1%转为下降3.4%."""
    text, origins = clauses.text, clauses.rules.units.written.origins
    if not text.endswith(origins, lead.start, lead.end):
        return
    found = next(word for word in origins if text.endswith(word, lead.start, lead.end))
    if lead.end - len(found) > lead.start:
        lead.end -= len(found)


def _aspect(clauses: Clauses, lead: Lead) -> bool:
    """Pass over the particle between a verb and the figure: 突破了50亿元."""
    aspect = clauses.marks.aspect
    if not clauses.text.endswith(aspect, lead.start, lead.end):
        return False
    lead.end -= len(aspect)
    return True


def _apply(lead: Lead, mark: Mark) -> None:
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


def _period(clauses: Clauses, lead: Lead, figure: Figure) -> bool:
    # 占比2020年2个百分点: points without a phrase are those of what stands before, not of a year
    if lead.period is not None or lead.base is not None or (figure.kind == "points" and lead.wording is None):
        return False
    found = clauses.period_before(lead.start, lead.end)
    if found is None:
        return False
    lead.period = found
    lead.end = clauses.periods.joined_before(clauses.text, lead.start, found.start)
    lead.span = "average" if found.each_year else lead.span
    return True


def _inner_years(clauses: Clauses, lead: Lead) -> None:
    """Take the years that stand within the subject before its deed for the period."""
    if lead.period is None and clauses.text.find(clauses.periods.year_word, lead.start, lead.end) > 0:
        lead.period = lead.years = inner_years(clauses.text, lead.start, lead.end, clauses.rules, clauses.year)


def _dated(clauses: Clauses, lead: Lead, figure: Figure) -> bool:
    """Take a period with 的 before any phrase that ends in 的: 从2009年的2.8%."""
    lead.end -= 1
    if _period(clauses, lead, figure):
        return True
    lead.end += 1
    return False


def _settle_base(clauses: Clauses, lead: Lead, wording: Wording) -> None:
    """Take the period before a multiple for what it is a multiple of."""
    if wording.rule.means.measure != "multiple":
        return
    if lead.noun:
        lead.base = clauses.periods.at_end(lead.noun, 0, len(lead.noun), clauses.year)
    elif lead.period is not None and not lead.period.run:
        lead.base, lead.period = lead.period, None


def _behind_years(clauses: Clauses, at: int, end: int) -> int:
    """Give where the word ends that joins a year to the next: 2021年和2022年."""
    text = clauses.text
    for word in clauses.marks.ands:
        if text.startswith(word, at, end) and text[at + len(word) : at + len(word) + 1].isdigit():
            return at + len(word)
    return at


def _is_debris(text: str, lead: Lead) -> bool:
    """Tell whether a sign that opens the words is no part of them: a bracket is one that does not end among them."""
    return text[lead.start] != "(" or text.find(")", lead.start, lead.end) < 0


def _opening(clauses: Clauses, lead: Lead) -> None:
    """Take off what stands before the subject: periods, strength, openers."""
    while lead.start < lead.end:
        opener = clauses.opener(lead.start, lead.end)
        if opener is not None:
            if opener.mark is not None:
                _apply_opening(lead, opener.mark)
            years = opener.period is not None
            lead.start = _behind_years(clauses, opener.stop, lead.end) if years else opener.stop
        elif clauses.text[lead.start] in _DEBRIS and _is_debris(clauses.text, lead):
            lead.start += 1
        else:
            return


def _apply_opening(lead: Lead, mark: Mark) -> None:
    if mark.role == "strength":
        lead.strength = lead.strength or mark.value
        lead.announced = lead.start if lead.announced is None else lead.announced
    elif mark.role == "span":
        lead.span = lead.span or mark.value
