"""The decision: whether the best of the figures that may tell what became of a promise decides it."""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from tracker.comparisons.judging.closeness import (
    even_sides,
    is_close,
    is_echo,
    is_kept_figure,
    ratio,
    same_unit,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.comparisons.judging.verdict import Ruling
    from tracker.comparisons.promises.echo import Echo
    from tracker.comparisons.promises.matching import Match
    from tracker.comparisons.promises.spoken import Spoken
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["decides", "is_unfinished", "nearest_first"]


def nearest_first(promise: Spoken, matches: Sequence[Match], echo: Echo) -> Sequence[Match]:
    """Give figures in their order, but first of those that fit equally well what stands among the promise's words.

    What still goes on stands behind what is there (加快建设33个公园,建成15个), and what tells fewer of the promised
    deeds behind what tells more and fits about as well: 供应保障房1套 behind 建设筹集保障房7套 for 筹集建设保障房.
    """
    sure = [one for one in matches if one.grade.is_sure(echo.rules.linking.shares)]
    if len(sure) < 2 or matches[0].grade.doubts:  # noqa: PLR2004
        return matches

    close = matches[0].grade.score - echo.rules.linking.shares.close

    def place(one: Match) -> tuple[bool, bool, bool, int, float, bool]:
        said, score = one.told.says_of(promise), one.grade.score
        far = ratio(promise.amount, one.told.amount, echo.rules) > echo.rules.linking.shares.times
        unfinished, kept = is_unfinished(promise, one), _kept(promise, one)
        return (unfinished, far, score < close, -kept, -score, not said)

    placed = sorted(((place(one), one) for one in sure), key=itemgetter(0))
    tied = ([one for _, one in alike] for _, alike in groupby(placed, key=itemgetter(0)))
    found = (one for each in tied for one in _nearest_kin_first(promise, each, echo))
    return [*found, *(one for one in matches if one not in sure)]


def _nearest_kin_first(promise: Spoken, alike: Sequence[Match], echo: Echo) -> Sequence[Match]:
    """Order figures that nothing else tells apart; few are asked for what stands around them, which takes long."""
    return sorted(alike, key=lambda one: -echo.kinship(promise, one.told)) if len(alike) > 1 else alike


def _kept(promise: Spoken, one: Match) -> int:
    """Give how many of the promised deeds a figure tells; one that tells no deed may be of all."""
    return len(promise.actions & one.told.actions) if one.told.actions else len(promise.actions)


def is_unfinished(promise: Spoken, one: Match) -> bool:
    """Tell whether a figure still goes on, where more than that was promised."""
    unfinished = one.told.is_going_on or (one.told.is_begun and not promise.is_begun)
    return unfinished and not promise.begins_going


def decides(promise: Spoken, matches: Sequence[Match], ruling: Ruling, echo: Echo, rules: Rulebook) -> bool:
    """Tell whether the first of some figures, by which a promise is ruled so, decides it."""
    best = matches[0]
    if not best.grade.is_sure(rules.linking.shares):
        return False
    if is_unfinished(promise, best):
        return False
    if ruling.verdict is None or rules.linking.is_later(best.told.actions, promise.actions):
        return False  # those that were finished may have been begun in any year: 开工1000套 and 建成1100套
    if ruling.verdict != "met" and _is_overtaken(promise, matches, rules):
        return False
    return _proves(promise, best, ruling, rules) and not _contested(matches, promise, echo, rules)


def _is_overtaken(promise: Spoken, matches: Sequence[Match], rules: Rulebook) -> bool:
    """Tell whether fewer were finished than were to be built, and as many were begun: 开工3.4万套,建成2万套."""
    best, *others = (one.told for one in matches)
    begun = [one for one in others if rules.linking.is_later(best.actions, one.actions)]
    return any(one.amount.worth >= promise.amount.worth for one in begun)


def _proves(promise: Spoken, best: Match, ruling: Ruling, rules: Rulebook) -> bool:
    """Tell whether a figure proves its verdict though its words are not quite the promise's, and its size is likely.

    A wider thing that falls short proves a miss, a narrower one that suffices a success, and neither the contrary.
    """
    shares, one = rules.linking.shares, best.grade
    if one.single and ruling.verdict == "met":
        return True
    if not _is_likely(promise, best, rules):
        return False
    if _is_told_again(promise, best, rules):
        return True
    short = one.short and one.alone and ratio(promise.amount, best.told.amount, rules) <= shares.twice
    if ruling.verdict_strict == "met":
        # 公众急救培训10.3万人次 for 公共急救培训10万人次
        near = one.headed and is_close(promise.amount, best.told.amount, shares.beside, rules)
        return not one.more and (short or one.lacking < (shares.much if near else shares.more))
    enough = one.lacking <= one.own * shares.twice if short else one.added < shares.more
    return enough and not one.fewer and not best.told.is_of_others(promise)


def _is_told_again(promise: Spoken, best: Match, rules: Rulebook) -> bool:
    """Tell whether a figure is the promised one again, the less by chance the more the names agree.

    拆除违建525万平方米 is that for 拆除存量违建525万平方米.
    """
    one, both = best.grade, (promise.amount, best.told.amount)
    much = one.score >= rules.linking.shares.apart
    kept = (much or one.headed) and is_kept_figure(*both, rules)
    return one.retold or kept or (much and is_echo(*both, rules))


def _is_likely(promise: Spoken, best: Match, rules: Rulebook) -> bool:
    """Tell whether a figure has about the size of the promised one, by how much their names agree.

    Of what is to be added, several times as many without a deed may be all there are: 新增书屋20家 and 书屋75家.
    """
    shares, one = rules.linking.shares, best.grade
    times = ratio(promise.amount, best.told.amount, rules)
    if one.lacking and one.added and times > shares.swapped:
        return False
    more = best.told.amount.worth > promise.amount.worth
    if more and times > shares.twice and rules.linking.adds(promise.actions) and not best.told.tells_deed_of(promise):
        return False
    if best.told.amount.is_counter and times > shares.swapped and not best.told.has_giver_of(promise):
        return False  # 13个扶贫项目和9个民生工程 are not 23项民生工程
    same = one.lacking + one.added == 0 and same_unit(promise.amount, best.told.amount)
    # what there is hardly grows so much in a year: that of one company is none of the region's
    told = best.told.tells_deed_of(promise) or (
        more and bool(promise.actions)
    )  # 新房32套 is but a part of 筹集新房400套
    both = promise.is_to_be_done and best.told.is_to_be_done  # 完成评估300公里 and 完成评估2800公里
    done = promise.side.measure != "level" or told or both
    # 引进院士工作站1个 is reached by 新增院士工作站5个, and 改造公园26座 not missed by 新建公园4个
    given = best.told.tells(promise.giver) or (more and not rules.linking.telling_pairs(promise.giver))
    return times <= shares.times or (same and done and given)


def _contested(matches: Sequence[Match], promise: Spoken, echo: Echo, rules: Rulebook) -> bool:
    """Tell whether another figure than the best fits almost as well: 新增就业3000人 beside 新增就业5650人.

    None does where the best one is the promised figure again, or one of a like size that stands among much more of the
    words of the promise, which has its whole name itself.
    """
    best, *others = matches
    if is_kept_figure(promise.amount, best.told.amount, rules):
        return False
    close = best.grade.score - rules.linking.shares.close
    named = best.told.says_of(promise)
    rivals = [one for one in others if not one.grade.doubts and one.grade.score >= close]
    if not rivals:
        return False
    if not promise.giver and ratio(promise.amount, best.told.amount, rules) <= rules.linking.shares.times:
        least = echo.kinship(promise, best.told) / rules.linking.shares.nearer
        rivals = [one for one in rivals if echo.kinship(promise, one.told) > least]
    # of a company, 营业收入52亿元 is none for 营业收入2200亿元 beside 营业收入2389亿元
    if ratio(promise.amount, best.told.amount, rules) <= rules.linking.shares.near:
        rivals = [one for one in rivals if ratio(promise.amount, one.told.amount, rules) <= rules.linking.shares.times]
    # 改造提升16个公园 is none for 新建公园 beside 新建6个公园
    rivals = [one for one in rivals if _kept(promise, one) >= _kept(promise, best)]
    # 新增3家上市企业,总数达39家: the second has its name from the first
    rivals = [one for one in rivals if one.told.says_of(promise) or not named]
    sides = [even_sides(promise.side, one.told.side, rules) for one in (best, *rivals)]
    return len({side.value for each in sides if each for side in each[1:]}) > 1
