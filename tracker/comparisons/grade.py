"""The grade: how surely a figure of the next report is about what was promised."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.comparisons.comparison import Side
    from tracker.comparisons.spoken import Spoken
    from tracker.linking.agreement import Weighed
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["Grade", "even_sides", "grade", "is_echo", "is_kept_figure", "may_answer", "worth_of"]

_PERCENT = "%"
_FRACTION = "/"
_TELLING = 10
_FIGURE, _ANY = re.compile(r"[0-9][0-9.,]*"), "N"
"""A figure within a quote, and what stands for it in words that are looked for there (达N)."""


class Grade(NamedTuple):
    """How well a figure fits a promise."""

    score: float
    """The mean of what each has of the other, 0 to 1."""
    doubts: tuple[str, ...]
    """Why the two are not quite the same, codes of rules/policy.yaml; empty for the same thing."""
    lacking: float
    """What the words of the promise weigh that the figure lacks: with many it is about a wider thing."""
    added: float
    """What the words of the figure weigh that the promise lacks: with many it is about a narrower thing."""
    own: float
    """What the words of the figure weigh that tell its thing."""
    short: bool = False
    """Whether the name of the figure is the end of the promise's: 再就业 for 下岗失业人员再就业."""
    alone: bool = False
    """Whether it is the only figure for the promise, and for no other promise."""


def grade(promise: Spoken, told: Spoken, first: Weighed, second: Weighed, rules: Rulebook) -> Grade | None:
    """Grade a figure against a promise, both with their words weighed; None where they are about different things."""
    apart = first.head.isdisjoint(told.near) or second.head.isdisjoint(promise.near)
    # 创新载体10家 may be told as 创新平台10个: another last word, but the very same figure
    if apart and not is_echo(promise, told, rules):
        return None
    if _clash(promise, told) or _is_rank(promise, rules) != _is_rank(told, rules):
        return None
    doubts = tuple(_doubts(promise, told, rules))
    if not _is_known(promise, told, rules) and _is_thin(promise, told, first, second, doubts, rules):
        return None
    short = promise.wording.text.endswith(told.wording.object)
    forth = (first.share(told.wording.pairs) + first.share(told.around)) / 2
    forth = max(forth, rules.linking.shares.short) if short else forth
    score = (forth + second.share(promise.near)) / 2
    if score >= rules.linking.shares.alike and _same_figure(promise.statement.side, told.statement.side, rules):
        # 320个共建项目 stays that, wherever it is told; so does a number of things that there are, in a review of years
        gone = {"scope"} if _adds(promise, rules) else {"scope", "span"}
        doubts = tuple(one for one in doubts if one not in gone)
    if score >= rules.linking.shares.apart and is_kept_figure(promise.statement.side, told.statement.side, rules):
        # 1080个公办学位 is that, too, where 1080个学位 are told
        doubts = tuple(one for one in doubts if one != "wider")
    return Grade(score, doubts, first.lacking(told.near), second.lacking(promise.near), second.core, short)


def _is_known(promise: Spoken, told: Spoken, rules: Rulebook) -> bool:
    """Tell whether two are one indicator by their names, or one figure of one name: 省重点项目1550个 both times."""
    if promise.indicator is not None and promise.indicator == told.indicator:
        return True
    one, other = promise.statement.side, told.statement.side
    return promise.wording.object == told.wording.object and _is_telling(one) and _same_figure(one, other, rules)


def _is_telling(side: Side) -> bool:
    """Tell whether a figure has digits enough to be told again hardly by chance: 525, and not 30."""
    return len((side.value or Decimal(0)).normalize().as_tuple().digits) > 1


def is_kept_figure(promise: Side, told: Side, rules: Rulebook) -> bool:
    """Tell whether a figure is the promised one to the digit, and is so hardly by chance."""
    return _is_telling(promise) and _same_figure(promise, told, rules)


def is_echo(promise: Spoken, told: Spoken, rules: Rulebook) -> bool:
    """Tell whether a figure is the promised one again, and of two digits or more, so that it is hardly by chance."""
    one, other = promise.statement.side, told.statement.side
    return abs(one.value or Decimal(0)) >= _TELLING and _same_figure(one, other, rules)


def _is_thin(
    promise: Spoken, told: Spoken, first: Weighed, second: Weighed, doubts: tuple[str, ...], rules: Rulebook
) -> bool:
    """Tell whether one of the two says too little without a place: an amount alone answers nothing (投资5.2亿元).

    Of the very same words with a deed all count, and not their object alone: 新增高标准粮田 both times. Money is spent
    on many things under the same words.
    """
    least = rules.linking.shares.thin
    if promise.label == told.label and promise.actions and not _is_money(told, rules):
        return first.whole < least
    placed = promise.scope and "scope" not in doubts
    return (second.core < least and not told.scope) or (first.core < least and not placed)


def _is_money(one: Spoken, rules: Rulebook) -> bool:
    return rules.units.kind(rules.units.split(one.statement.side.unit or "")[1]) == "money"


def even_sides(promise: Side, told: Side, rules: Rulebook) -> tuple[Side, Side] | None:
    """Give two sides, the second in the unit of the first, None where their units name different things."""
    first, second = _plain_fraction(promise), _plain_fraction(told)
    if not _count_alike(first, second, rules):
        return None
    scale, worth = (rules.units.worth(side.unit or "")[0] for side in (first, second))
    values = {name: getattr(second, name) for name in ("value", "value_high")}
    even = {name: value * worth / scale for name, value in values.items() if value is not None}
    return first, second.model_copy(update={**even, "unit": first.unit})


def _count_alike(promise: Side, told: Side, rules: Rulebook) -> bool:
    """Tell whether the units of two sides name the same things."""
    unit, other = (rules.units.worth(side.unit or "")[1] for side in (promise, told))
    return unit == other or rules.linking.counted_alike(unit, other)


def _plain_fraction(side: Side) -> Side:
    """Give a side whose unit is a fraction in hundredths: a third is 33.33 %."""
    unit = side.unit or ""
    if not unit.startswith(_FRACTION) or side.value is None:
        return side
    value = round(side.value * 100 / Decimal(unit.removeprefix(_FRACTION)), 2)
    return side.model_copy(update={"value": value, "unit": _PERCENT})


def _same_unit(promise: Side, told: Side, rules: Rulebook) -> bool:
    """Tell whether two units are one and the same, whatever their scales."""
    one, other = (rules.units.worth(side.unit or "")[1] for side in (promise, told))
    return one == other


def _same_figure(promise: Side, told: Side, rules: Rulebook) -> bool:
    """Tell whether two sides state the same figure in units that are alike."""
    if worth_of(promise, rules) != worth_of(told, rules):
        return False
    return _count_alike(_plain_fraction(promise), _plain_fraction(told), rules)


def worth_of(side: Side, rules: Rulebook) -> Decimal:
    """Give a figure in the base of its unit: 35000 of 3.5万亩; 0 for none."""
    plain = _plain_fraction(side)
    return rules.units.worth(plain.unit or "")[0] * (plain.value or 0)


def _clash(promise: Spoken, told: Spoken) -> bool:
    """Tell whether modifiers make two things of them: 国家级 and 省级."""
    own, other = promise.wording.modifiers, told.wording.modifiers
    if promise.numbers and told.numbers and promise.numbers != told.numbers:  # 四项指标增速 is not 两项指标增速
        return True
    return any(own[about] != other[about] for about in own.keys() & other.keys())


def may_answer(promise: Spoken, told: Spoken, rules: Rulebook) -> bool:
    """Tell whether a figure is of the measure, the unit and about the size of a promise, and not of a twin of it."""
    one, other = promise.statement.side, told.statement.side
    sides = even_sides(one, other, rules)
    if one.measure != other.measure or sides is None or _clash(promise, told) or not told.statement.single:
        return False
    low, high = sorted(abs(side.value or Decimal(0)) for side in sides)
    return high <= low * Decimal(rules.linking.shares.times)


def _limited(promise: Spoken, told: Spoken, rules: Rulebook) -> bool:
    """Tell whether only one of the two has a modifier without which a name is a wider one: 公办幼儿园 and 幼儿园."""
    only = promise.wording.modifiers.keys() ^ told.wording.modifiers.keys()
    return any(rules.linking.modifiers[about].absent == "differs" for about in only)


def _doubts(promise: Spoken, told: Spoken, rules: Rulebook) -> Iterator[str]:
    one, other = promise.statement.side, told.statement.side
    if one.measure != other.measure:
        yield "measure"
    elif not _count_alike(_plain_fraction(one), _plain_fraction(other), rules) or (
        promise.is_named_before and not _same_unit(one, other, rules)
    ):
        yield "unit"
    if not told.statement.single:
        yield "span"
    if (_adds(promise, rules) and _is_stock(told, rules)) or (_is_stock(promise, rules) and _adds(told, rules)):
        yield "kind"
    if not _same_place(promise, told):
        yield "scope"
    if _limited(promise, told, rules) or promise.wording.formed != told.wording.formed:
        yield "wider"
    if told.is_excepted:
        yield "excepted"
    if not _keeps(promise, told, rules):
        yield "action"


def _keeps(promise: Spoken, told: Spoken, rules: Rulebook) -> bool:
    """Tell whether the deeds that are told keep what was promised.

    Four schools built are no answer to six that were to be built or rebuilt; the very same figure is one, and so are
    seven built.
    """
    linking, deeds = rules.linking, (promise.actions, told.actions)
    if not linking.answers(*deeds):
        return False
    one, other = promise.statement.side, told.statement.side
    enough = told.actions < promise.actions and worth_of(other, rules) >= worth_of(one, rules)
    return enough or _same_figure(one, other, rules) or linking.keeps_together(*deeds)


def _is_rank(one: Spoken, rules: Rulebook) -> bool:
    return rules.units.kind(one.statement.side.unit or "") == "rank"


def _adds(one: Spoken, rules: Rulebook) -> bool:
    return rules.linking.adds(one.actions)


def _is_stock(one: Spoken, rules: Rulebook) -> bool:
    """Tell whether a figure is what there is in all: …达到20家, unless its words tell of an addition."""
    quote = _FIGURE.sub(_ANY, one.statement.side.quote or "")
    return not _adds(one, rules) and any(word in quote for word in rules.linking.stock)


def _same_place(promise: Spoken, told: Spoken) -> bool:
    """Tell whether the places that the two name are the same; one that only one of them names is another."""
    return all(told.names(place) for place in promise.places) and all(promise.names(place) for place in told.places)
