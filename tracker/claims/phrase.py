"""Phrase: the wording before a figure that explains it, by what stands around both."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.claims.fit import fitting, loss

if TYPE_CHECKING:
    from tracker.claims.clause import Clauses
    from tracker.claims.figure import Figure
    from tracker.claims.lead import Lead
    from tracker.claims.trace import Trace
    from tracker.rulebook.phrases import Wording

__all__ = ["take_open_phrase", "take_phrase"]

_REACH = 16


def take_phrase(clauses: Clauses, lead: Lead, figure: Figure) -> bool:
    """Take the longest wording whose words end where the lead does and that fits the figure; tell whether one does."""
    if lead.wording is not None:
        return False
    offered, end = clauses.wordings(lead.start, lead.end), lead.end
    if offered and _spread_growth(clauses, lead, figure):
        return False
    for wording in fitting(clauses, offered, figure) if offered else ():
        at = end - len(wording.words)
        rest = _rest(clauses.text, lead, at, wording.before)
        if rest is not None:
            lead.wording, lead.phrase, lead.end = wording, (at, end), rest
            break
    if clauses.trace is not None:
        _tell(clauses, clauses.trace, lead, figure, end)
    return lead.wording is not None


def _tell(clauses: Clauses, trace: Trace, lead: Lead, figure: Figure, end: int) -> None:
    """Tell the trace of each wording offered at ``end`` that lost, and of those that are part of a longer word."""
    offered = clauses.wordings(lead.start, end)
    for place, wording in enumerate(offered):
        if wording is lead.wording:
            trace.win(figure.start, wording, offered[place + 1 :])
            return
        trace.lose(figure.start, wording, loss(clauses, wording, figure) or "before")
    for wording in clauses.hidden(lead.start, end):
        trace.lose(figure.start, wording, "longer_word")


def _spread_growth(clauses: Clauses, lead: Lead, figure: Figure) -> bool:
    """Tell whether 均为 or 分别为 stands between growth and its figure: 投资和消费预期增长均为9%."""
    asked, at, spread = clauses.marks.before, lead.end, False
    while (mark := clauses.mark_before(asked, lead.start, at)) is not None:
        spread, at = spread or mark.role in ("each", "respectively"), at - len(mark.word)
    if not spread:
        return False
    known = clauses.wordings(lead.start, at)
    growing = (one for one in known if one.rule.means.measure == "growth" and not one.before)
    return next(fitting(clauses, growing, figure), None) is not None


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


def take_open_phrase(clauses: Clauses, lead: Lead, figure: Figure) -> bool:
    """Take a phrase whose N touches the figure, the last one: 占一般公共预算支出79%, 减少燃煤消耗5.1万吨."""
    text, phrases, best = clauses.text, clauses.rules.phrases, -1
    if phrases.open_words.search(text, lead.start, lead.end) is None:
        return False
    for words, wordings in phrases.open_ended.items():
        at = text.rfind(words, lead.start, lead.end)
        if at <= best or at + len(words) >= lead.end:
            continue
        wording = next(fitting(clauses, wordings, figure), None)
        if wording is not None and _stands(clauses, lead, at, wording):
            best = at
            lead.wording, lead.noun = wording, text[at + len(words) : lead.end]
            lead.phrase = at, at + len(words)
    if best < 0:
        return False
    lead.end = best
    return True


def _stands(clauses: Clauses, lead: Lead, at: int, wording: Wording) -> bool:
    """Tell whether a phrase may begin here: 减少 opens its clause or follows marks; 占 and 高于 follow a subject."""
    # 全年减少燃煤消耗5万吨 is a fall of what stands behind 减少; 由于减少用煤,… is not
    if wording.rule.means.label != "noun":
        return True
    place, marks = at, clauses.marks
    while place > lead.start:
        before = clauses.mark_before(marks.before, lead.start, place)
        mark = before or clauses.mark_at(marks.opening, lead.start, place)
        if mark is None:
            return False
        place -= len(mark.word)
    return True
