"""Candidates: figures of the next report that answer a target under another name, or may do so."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from tracker.comparisons.judging.closeness import amount_of
from tracker.comparisons.sightings.naming import naming_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tracker.comparisons.records.mention import Mention
    from tracker.comparisons.records.statement import Statement
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["completions", "is_withheld", "likely", "parts", "renamed", "same_kind", "shares", "stands_in"]

_SCOPE = "@"
_HEAD = 2
"""Characters that say too little to be the head of a name."""


def renamed(target: Statement, actuals: Iterable[Statement], rules: Rulebook) -> list[Statement]:
    """Give the figures of the same thing, measure and scope under a name that differs by a word.

    新增就业 answers 城镇新增就业, 新（改）建农村公路 answers 新改建农村公路.
    """
    return [
        one
        for one in _fitting(target, actuals, rules)
        if one.subject != target.subject
        if _scope(one) == _scope(target) and _is_named_alike(target, one, rules)
    ]


def completions(
    target: Statement, rates: Iterable[Statement], mentions: Sequence[Mention], rules: Rulebook
) -> list[Statement]:
    """Give those of some rates at which the plan of a target was completed: 城镇新增就业完成年计划的118.2%."""
    return [one for one in rates if _about(target, one, rules) or _lies_in(one, mentions)]


def likely(
    target: Statement, actuals: Iterable[Statement], mentions: Sequence[Mention], rules: Rulebook
) -> list[Statement]:
    """Give the figures that may be the answer: on the target's measure, in a clause that names the thing."""
    found = [one for one in _fitting(target, actuals, rules) if _is_free(target, one, rules)]
    found = [one for one in found if not _is_part(target, one, rules)]
    return [one for one in found if _shares_name(target, one, rules) or stands_in(one, mentions)]


def parts(target: Statement, actuals: Iterable[Statement], rules: Rulebook) -> list[Statement]:
    """Give the figures of a part of the thing, by their names: 工业固定资产投资 is a part of 固定资产投资."""
    return [one for one in _fitting(target, actuals, rules) if _is_part(target, one, rules)]


def shares(target: Statement, actuals: Iterable[Statement], rules: Rulebook) -> list[Statement]:
    """Give the figures that say what share the thing has in a whole: 产业投资占全部投资 measures 产业投资 otherwise."""
    naming, share = naming_of(rules), rules.marks.share
    held = [(one, one.label.partition(share)[0]) for one in actuals if share in one.label[1:]]
    return [one for one, thing in held if naming.is_same(target.label, thing)]


def same_kind(target: Statement, one: Statement, rules: Rulebook) -> bool:
    """Tell whether two figures are both what the year added, or both what there is in all.

    Many times as many as were promised of what there is at the end of a year are all of them, where some were to be
    added: 国高企业20家, 国高企业达1700家.
    """
    if is_stock(target, rules) != is_stock(one, rules):
        return False
    known = rules.indicators.get(target.indicator) if target.indicator else None
    if known is None or known.nature != "stock" or target.side.measure != "level":
        return True
    told, promised = (amount_of(each.side, rules).worth for each in (one, target))
    return told <= promised * Decimal(rules.linking.shares.times)


def is_stock(one: Statement, rules: Rulebook) -> bool:
    """Tell whether a figure of what a year adds is what there is in all: 高标准农田达到61万亩."""
    told = rules.mentions.additions
    if (
        one.indicator not in told.indicators
        or one.side.measure != "level"
        or any(word in one.label for word in told.addition)
    ):
        return False
    quote = one.side.quote or ""
    behind = quote[quote.find(one.label) + len(one.label) :] if one.label in quote else quote
    return any(word in behind for word in told.stock)


def _is_named_alike(target: Statement, one: Statement, rules: Rulebook) -> bool:
    naming = naming_of(rules)
    # 一季度生产总值增长9.6% in a plan is of a part of the year, and no target that the year's growth answers
    if target.indicator is None and is_withheld(target, rules):
        return False
    if one.indicator is not None and one.indicator != target.indicator:
        return target.indicator is None and naming.indicator(target.label) == one.indicator
    if target.indicator is None:
        return one.indicator is None and naming.is_same(target.label, one.label)
    return one.indicator is None and naming.indicator(one.label) == target.indicator and not is_withheld(one, rules)


def is_withheld(one: Statement, rules: Rulebook) -> bool:
    """Tell whether a figure bears no indicator though its words name one: that of a region above, of part of a year."""
    from tracker.claims.subject import indicator_named

    return indicator_named(one.label, one.side.unit or "", rules) is not None


def _is_free(target: Statement, one: Statement, rules: Rulebook) -> bool:
    """Tell whether a figure is no other indicator's, no rate of completion, and not the target's own."""
    if one.subject == target.subject or one.completes:
        return False
    return one.indicator is None and not is_withheld(one, rules)


def _is_part(target: Statement, one: Statement, rules: Rulebook) -> bool:
    """Tell whether a label is that of a target with words before it that limit it."""
    plain = naming_of(rules).plain
    whole, part = plain(target.label), plain(one.label)
    return one.subject != target.subject and part != whole and part.endswith(whole)


def _shares_name(target: Statement, one: Statement, rules: Rulebook) -> bool:
    """Tell whether the name of a figure holds one of the target, or is the end of it: 再就业 of 下岗人员再就业."""
    naming = naming_of(rules)
    names, plain = naming.sought(target.indicator, target.label).names, naming.plain(one.label)
    whole = naming.plain(target.label)
    head = len(plain) > _HEAD and whole.endswith(plain)
    named = any(name in plain and (plain.endswith(name) or 2 * len(name) > len(plain)) for name in names)
    return named or head or (2 * len(plain) >= len(whole) and plain in whole)


def _about(target: Statement, one: Statement, rules: Rulebook) -> bool:
    naming = naming_of(rules)
    named = naming.indicator(one.label) if one.label else None
    return named == target.indicator if named else bool(one.label) and naming.is_same(target.label, one.label)


def _lies_in(one: Statement, mentions: Sequence[Mention]) -> bool:
    return not one.label and stands_in(one, mentions)


def stands_in(one: Statement, mentions: Sequence[Mention]) -> bool:
    """Tell whether a figure stands in one of the sentences that speak of a thing."""
    return any(each.source == one.side.source and each.start < one.end and one.start < each.end for each in mentions)


def _fitting(target: Statement, actuals: Iterable[Statement], rules: Rulebook) -> list[Statement]:
    """Give the figures that are on the measure of a target and in units that can be converted to its own."""
    measure, worth = target.side.measure, rules.units.worth
    base = worth(target.side.unit or "")[1]
    found = [one for one in actuals if one.side.measure == measure and one.side.value is not None and not one.completes]
    return [one for one in found if worth(one.side.unit or "")[1] == base]


def _scope(one: Statement) -> str:
    return one.subject.partition(_SCOPE)[2]
