"""Threshold: sums and sizes that only say which things are counted, and are no claims of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.claims.search import find_figures
from tracker.claims.sentence import clause_end, clause_start

if TYPE_CHECKING:
    from tracker.claims.clause import Clauses
    from tracker.claims.figure import Figure
    from tracker.claims.lead import Lead
    from tracker.rulebook.rulebook import Rulebook
    from tracker.rulebook.word import Hedge

__all__ = ["is_threshold"]

_WORD = 2
"""Characters of a word that tells of what kind a thing is (工业项目)."""
_SUM = 10**8
"""Nothing is counted in so large a scale: 百亿县 are counties of so much money."""


def is_threshold(clauses: Clauses, figure: Figure, lead: Lead) -> bool:
    """Tell whether a sum only says which things are counted: 3个过千亿元城市, 超亿元的企业20家."""
    text, rules = clauses.text, clauses.rules
    # 主营业务收入超50亿元企业3家: the bound before the sum says which firms are counted, as one behind it does
    bounds = figure.hedge or (lead.hedge if lead.wording is None else None)
    sized = _is_size_class(text, figure, bounds, rules) or _is_size_of_an_indicator(text, figure, rules)
    if sized or _is_size_of_vague_things(text, figure, bounds, rules):
        return True
    return lead.hedge in ("gt", "ge") and lead.wording is None and _is_class(clauses, figure, lead)


def _is_size(figure: Figure, rulebook: Rulebook) -> bool:
    """Tell whether a figure may say how large things are; so large a number without a unit is a sum: 超20亿企业."""
    return figure.kind in rulebook.names.size_kinds or (
        not figure.bare and rulebook.units.split(figure.unit)[0] >= _SUM
    )


def _is_class(clauses: Clauses, figure: Figure, lead: Lead) -> bool:
    """Tell whether a figure with a bound before it says which of some places or firms are counted."""
    text = clauses.text
    # 生产总值超百亿县增至5个: the bound says which counties are counted
    if lead.start < lead.end and _is_place_class(text, figure, clauses.rules):
        return True
    return figure.kind == "money" and _is_class_of_sums(clauses, figure, lead)


def _is_class_of_sums(clauses: Clauses, figure: Figure, lead: Lead) -> bool:
    """Tell whether a sum says which things stand behind it, or were counted before it."""
    text, marks = clauses.text, clauses.marks
    # 超亿元的企业20家: the sum says which firms are counted
    if text.startswith(marks.of, figure.stop):
        return True
    # 3个过千亿元城市: something is counted before, and no boundary or closing word (大关) follows the sum
    clause = clause_start(text, lead.start, ",;:。、\n")
    counted = any(char.isdigit() for char in text[clause : lead.start])
    return (
        counted
        and marks.followed.match(text, figure.stop) is None
        and clauses.mark_at(marks.closing, figure.stop, clauses.end) is None
    )


def _is_size_of_vague_things(text: str, figure: Figure, bounds: Hedge | None, rulebook: Rulebook) -> bool:
    """Tell whether a size with a bound stands before a mere kind of thing: 为1亿元以上企业服务, 5亿元以上的项目."""
    if bounds in (None, "approx") or not _is_size(figure, rulebook):
        return False
    marks, end = rulebook.marks, clause_end(text, figure.stop)
    at = figure.stop + len(marks.of) * text.startswith(marks.of, figure.stop)
    # 1亿元以上工业项目: one word may stand between
    for start in (at, at + _WORD):
        thing = marks.things.at_start(text, start, end)
        if thing is not None and thing.word in marks.vague:
            behind = text[start + len(thing.word) : end]
            return marks.measures.at_end(behind, 0, len(behind)) is None
    return False


def _is_size_of_an_indicator(text: str, figure: Figure, rulebook: Rulebook) -> bool:
    """Tell whether a size is the first part of the name of an indicator: 500万元以上固定资产投资."""
    if figure.hedge not in ("ge", "le") or not _is_size(figure, rulebook):
        return False
    of = rulebook.marks.of
    return rulebook.indicators.begins(text, figure.stop + len(of) * text.startswith(of, figure.stop))


def _is_size_class(text: str, figure: Figure, bounds: Hedge | None, rulebook: Rulebook) -> bool:
    """Tell whether a size with a bound says which things the next figure counts: 超10亿元企业5家."""
    # 10亿元以上项目26个, but not 投资10亿元以上
    if bounds in (None, "approx") or not _is_size(figure, rulebook):
        return False
    marks, end = rulebook.marks, clause_end(text, figure.stop)
    counted = next(find_figures(text, figure.stop, end, rulebook), None)
    if counted is None or counted.kind != "count" or counted.start == figure.stop:
        return False
    between = text[figure.stop : counted.start]
    return marks.joins.search(between) is None and marks.deeds.at_start(between, 0, len(between)) is None


def _is_place_class(text: str, figure: Figure, rulebook: Rulebook) -> bool:
    """Tell whether a sum stands before the places that it is the size of, without its unit: 超百亿县增至5个."""
    scale, _ = rulebook.units.split(figure.unit)
    if figure.kind != "count" or scale < _SUM:
        return False
    counted = next(find_figures(text, figure.stop, clause_end(text, figure.stop), rulebook), None)
    return counted is not None and counted.kind == "count" and counted.start > figure.stop
