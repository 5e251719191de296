"""The grade: how surely a figure of the next report is about what was promised."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from tracker.comparisons.judging.closeness import (
    count_alike,
    is_close,
    is_echo,
    is_enough,
    is_kept_figure,
    is_retold,
    ratio,
    same_figure,
    same_unit,
)
from tracker.linking.rarity import pairs_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.comparisons.promises.spoken import Spoken
    from tracker.linking.agreement import Weighed
    from tracker.rulebook.linking import Shares
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["Grade", "doubts_of", "grade", "is_money", "may_answer"]

_BARE = 6
"""Characters of a name of what is planned that is of one thing alone: 省重点项目投资, and not 项目投资."""


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
    headed: bool = True
    """Whether each has the last word of the other's name."""
    more: bool = False
    """Whether the figure counts a thing, too, of which the promise says nothing: 学校、幼儿园156所 for 幼儿园53所."""
    fewer: bool = False
    """Whether the promise counts a thing, too, of which the figure says nothing."""
    retold: bool = False
    """Whether it is the promised figure again, under a good part of the promise's name: 61项内涝治理任务."""

    single: bool = False
    """Whether it is the only figure of its kind for the only promise of it, and suffices (see ``Singles``)."""

    def is_sure(self, shares: Shares) -> bool:
        """Tell whether it fits so well that the figure decides."""
        return self.single or (not self.doubts and self.score >= (shares.retold if self.retold else shares.sure))


def grade(
    promise: Spoken, told: Spoken, first: Weighed, second: Weighed, least: float, rules: Rulebook
) -> Grade | None:
    """Grade a figure against a promise, both with their words weighed.

    None where they are about different things, or agree by less than the ``least`` score. A figure of one of the things
    that were promised together is one for all of them where it alone suffices: 节能项目77个 for 循环经济、节能项目50个.
    """
    found = [_graded(promise, told, first, second, least, rules)]
    if first.members and is_enough(promise.amount, told.amount, rules):
        parts = (_graded(promise, told, one, second, least, rules) for one in first.members)
        less = rules.linking.shares.close
        found += [one._replace(score=one.score - less, fewer=True, retold=False) for one in parts if one]
    return max(filter(None, found), key=lambda one: (-len(one.doubts), one.score), default=None)


def _graded(
    promise: Spoken, told: Spoken, first: Weighed, second: Weighed, least: float, rules: Rulebook
) -> Grade | None:
    """Grade a figure against a promise, or against one of its things, whose words ``first`` weighs."""
    headed = not first.head.isdisjoint(told.near) and not second.head.isdisjoint(promise.near)
    # 创新载体10家 may be told as 创新平台10个: another last word, but the very same figure
    if not headed and not is_echo(promise.amount, told.amount, rules):
        return None
    if _clash(promise, told) or _is_rank(promise) != _is_rank(told):
        return None
    short = first.wording.text.endswith(told.wording.object)
    score = _score(promise, told, first, second, rules.linking.shares.short if short else 0)
    if score < least:  # as most do, which is far quicker to see than what is doubtful
        return None
    doubts = tuple(doubts_of(promise, told, rules))
    if _is_thin(promise, told, first, second, doubts, rules) and not _is_known(promise, told, rules):
        return None
    lacking, added = first.lacking(told.near), second.lacking(promise.near)
    gone = _overcome(promise, told, second, score, rules) if doubts else ()
    kept = tuple(one for one in doubts if one not in gone)
    more, fewer = _counts_besides(told, promise), _counts_besides(promise, told)
    mostly = lacking <= rules.linking.shares.part * first.core and not more
    retold = mostly and is_retold(promise.amount, told.amount, rules)
    return Grade(score, kept, lacking, added, second.core, short, headed=headed, more=more, fewer=fewer, retold=retold)


def _score(promise: Spoken, told: Spoken, first: Weighed, second: Weighed, least: float) -> float:
    """Give the mean of what each of two has of the other, where the promise has at ``least`` so much."""
    forth = (first.share(told.wording.pairs) + first.share(told.around)) / 2
    return (max(forth, least) + second.share(promise.near)) / 2


def _counts_besides(one: Spoken, other: Spoken) -> bool:
    """Tell whether a figure counts a thing, too, of which the words of another have not the end."""
    return any(end not in other.near for end in one.wording.beside)


def _overcome(promise: Spoken, told: Spoken, second: Weighed, score: float, rules: Rulebook) -> set[str]:
    """Give the doubts that two figures overcome whose names agree so well."""
    shares, gone = rules.linking.shares, set[str]()
    if score >= shares.alike and same_figure(promise.amount, told.amount, rules):
        # 320个共建项目 stays that, wherever it is told; so does a number of things that there are, in a review of years
        gone |= {"scope"} if _adds(promise, rules) else {"scope", "span"}
    kept = is_kept_figure(promise.amount, told.amount, rules)
    if (score >= shares.apart and kept) or (score >= shares.sure and _is_enough(promise, told, second, rules)):
        # 1080个公办学位 is that, too, where 1080个学位 are told, and 2500个学位 are reached by 5820个公办学位
        gone.add("wider")
    return gone


def _limits(promise: Spoken, told: Weighed, rules: Rulebook) -> float:
    """Give what a promise lacks of those modifiers of a figure that it has not."""
    marks = (one for one in rules.linking.marks(told.wording.text) if one.role == "modifier")
    own, lacked = promise.wording.modifiers, told.lacked(promise.near)
    return sum(sum(lacked[one.start : one.end]) for one in marks if one.about not in own)


def _is_known(promise: Spoken, told: Spoken, rules: Rulebook) -> bool:
    """Tell whether two are one indicator by their names, or one figure of one name: 省重点项目1550个 both times."""
    if promise.indicator is not None and promise.indicator == told.indicator:
        return True
    same = promise.wording.object == told.wording.object
    deeds = promise.actions and told.actions and rules.linking.answers(promise.actions, told.actions)
    near = is_close(promise.amount, told.amount, rules.linking.shares.near, rules)
    if same and deeds and near and promise.wording.named and not is_money(told):
        return True
    bare = rules.linking.without_plan(promise.wording.text)
    if len(bare) >= _BARE and bare == rules.linking.without_plan(told.wording.text):
        return True
    # 新建“四美”示范村268个 may be told as 新建“四美”示范镇10个、示范村268个
    short = deeds and promise.wording.text.endswith(told.wording.object)
    return bool(same or short) and is_kept_figure(promise.amount, told.amount, rules)


def _is_thin(
    promise: Spoken, told: Spoken, first: Weighed, second: Weighed, doubts: tuple[str, ...], rules: Rulebook
) -> bool:
    """Tell whether one of the two says too little without a place: an amount alone answers nothing (投资5.2亿元).

    Of the very same words with a deed all count, and not their object alone: 新增高标准粮田 both times. Money is spent
    on many things under the same words.
    """
    least = rules.linking.shares.thin
    if promise.label == told.label and promise.actions and not is_money(told):
        return first.whole < least
    placed = promise.scope and "scope" not in doubts
    return (second.core < least and not told.scope) or (first.core < least and not placed)


def is_money(one: Spoken) -> bool:
    """Tell whether a figure is a sum of money, which is spent on many things under one word."""
    return one.amount.kind == "money"


def _is_spent_elsewhere(promise: Spoken, told: Spoken, rules: Rulebook) -> bool:
    """Tell whether a sum is of a thing before its name that the promise does not speak of: 合作项目总投资, 总投资."""
    if not (is_money(told) and told.giver):
        return False
    of = rules.linking.telling_pairs(told.giver) - pairs_of(told.side.unit or "")
    return bool(of) and of.isdisjoint(promise.wording.pairs | pairs_of(promise.scope) | pairs_of(promise.sentence))


def _clash(promise: Spoken, told: Spoken) -> bool:
    """Tell whether modifiers make two things of them: 国家级 and 省级."""
    own, other = promise.wording.modifiers, told.wording.modifiers
    if promise.numbers and told.numbers and promise.numbers != told.numbers:  # 四项指标增速 is not 两项指标增速
        return True
    return bool(own and other) and any(own[about] != other[about] for about in own.keys() & other.keys())


def may_answer(promise: Spoken, told: Spoken, rules: Rulebook) -> bool:
    """Tell whether a figure is of the measure, the unit and about the size of a promise, and not of a twin of it."""
    one, other = promise.amount, told.amount
    if one.measure != other.measure or _clash(promise, told) or not told.statement.single:
        return False
    return ratio(one, other, rules) <= rules.linking.shares.times


def _limited(promise: Spoken, told: Spoken, rules: Rulebook) -> bool:
    """Tell whether only one of the two has a modifier without which a name is a wider one: 公办幼儿园 and 幼儿园.

    A list may have it before its first thing alone: 公办幼儿园、小学分别达到8所、9所.
    """
    if not (promise.wording.modifiers or told.wording.modifiers):
        return False  # as most
    alone = (*_only_of(promise, told, rules), *_only_of(told, promise, rules))
    return any(name not in rules.linking.modifiers_in(other.quote) for name, other in alone)


def _only_of(one: Spoken, other: Spoken, rules: Rulebook) -> Iterator[tuple[str, Spoken]]:
    """Give the modifiers that only one of two has and that make another thing of it, each with the other of the two."""
    for about, row in one.wording.modifiers.items():
        if about not in other.wording.modifiers and rules.linking.modifiers[about].absent == "differs":
            yield f"{about}:{row}", other


def _is_enough(promise: Spoken, told: Spoken, second: Weighed, rules: Rulebook) -> bool:
    """Tell whether a figure is of a narrower thing, by a modifier and little else, and suffices for the wider one."""
    if promise.wording.modifiers.keys() - told.wording.modifiers.keys() or _is_formed(promise, told, rules):
        return False
    if told.amount.worth < promise.amount.worth:
        return False
    return second.lacking(promise.near) - _limits(promise, second, rules) < rules.linking.shares.more


def _is_formed(promise: Spoken, told: Spoken, rules: Rulebook) -> bool:
    """Tell whether one of two figures counts things and the other what is made of them: 上市公司 and 上市公司项目."""
    if promise.wording.formed == told.wording.formed:
        return False
    one, other = promise.amount, told.amount
    return one.is_counter and other.is_counter and not is_close(one, other, rules.linking.shares.beside, rules)


def doubts_of(promise: Spoken, told: Spoken, rules: Rulebook) -> Iterator[str]:
    """Give why a figure may be none for a promise, whatever its words: codes of rules/policy.yaml."""
    one, other = promise.amount, told.amount
    if one.measure != other.measure:
        yield "measure"
    elif not count_alike(one, other, rules) or (promise.is_named_before and not same_unit(one, other)):
        yield "unit"
    if not told.statement.single or (told.is_sum and _adds(promise, rules)):
        yield "span"
    if told.is_of_a_part and not promise.is_of_a_part:
        yield "part"
    if _is_of_another_kind(promise, told, rules):
        yield "kind"
    if not _same_place(promise, told) or _is_spent_elsewhere(promise, told, rules):
        yield "scope"
    if _limited(promise, told, rules) or _is_formed(promise, told, rules):
        yield "wider"
    if told.is_excepted:
        yield "excepted"
    if not _keeps(promise, told, rules):
        yield "action"


def _keeps(promise: Spoken, told: Spoken, rules: Rulebook) -> bool:
    """Tell whether the deeds that are told keep what was promised.

    Four schools built are no answer to six that were to be built or rebuilt; the very same figure is one, and so are
    seven built, or seven more.
    """
    linking, deeds = rules.linking, (promise.actions, told.actions)
    if not linking.answers(*deeds) or (promise.is_to_be_done and linking.only_begun(told.actions)):
        return False
    one, other = promise.amount, told.amount
    enough = linking.tells_no_more(*deeds) and other.worth >= one.worth
    return enough or same_figure(one, other, rules) or linking.keeps_together(*deeds)


def _is_rank(one: Spoken) -> bool:
    return one.amount.kind == "rank"


def _adds(one: Spoken, rules: Rulebook) -> bool:
    return rules.linking.adds(one.actions)


def _is_stock(one: Spoken, rules: Rulebook) -> bool:
    """Tell whether a figure is what there is in all: …达到20家, unless its words tell of an addition."""
    return one.tells_stock and not _adds(one, rules)


def _is_of_another_kind(promise: Spoken, told: Spoken, rules: Rulebook) -> bool:
    """Tell whether one of two figures is what the year added, and the other what there is in all.

    入驻企业达到8家 is what there is of 入园企业达到14家. Of a promise that says neither, many times as many are all
    that there are: 高企20家, 高企达1700家.
    """
    asked, said = promise.tells_stock, told.tells_stock
    if said and not asked:
        many = told.amount.worth > promise.amount.worth * Decimal(rules.linking.shares.times)
        return _is_stock(told, rules) and (_adds(promise, rules) or many or _is_event(promise, told))
    return asked and not said and _is_stock(promise, rules) and _adds(told, rules)


def _is_event(promise: Spoken, told: Spoken) -> bool:
    """Tell whether a promise counts what is to happen: 6家企业挂牌 is none of 挂牌企业达到8家, which are there."""
    counted = promise.amount.is_counter and told.amount.is_counter
    return counted and promise.is_figure_first > told.is_figure_first


def _same_place(promise: Spoken, told: Spoken) -> bool:
    """Tell whether the places that the two name are the same; one that only one of them names is another."""
    return all(told.names(place) for place in promise.places) and all(promise.names(place) for place in told.places)
