"""Matching: which figures of the next report may be what became of which promise, each of one promise."""

from __future__ import annotations

from collections import Counter, defaultdict
from math import inf
from typing import TYPE_CHECKING, NamedTuple

from tracker.comparisons.judging.closeness import is_close, is_echo, is_kept_figure, same_figure
from tracker.comparisons.promises.grade import Grade, grade, is_money, may_answer
from tracker.comparisons.promises.namesakes import Namesakes
from tracker.comparisons.promises.singles import Singles
from tracker.linking.holding import APART, Holding
from tracker.once import once

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet
    from decimal import Decimal

    from tracker.comparisons.promises.echo import Echo
    from tracker.comparisons.promises.spoken import Spoken
    from tracker.linking.agreement import Weighed
    from tracker.rulebook.linking import Shares
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["Answers", "Match", "matched", "near_figures"]


class Match(NamedTuple):
    """A figure of the next report that may be what became of a promise."""

    told: Spoken
    grade: Grade


class _Pair(NamedTuple):
    promise: int
    told: int
    grade: Grade


class Answers:
    """The figures of the next report, found by the words around them."""

    def __init__(self, figures: Sequence[Spoken]) -> None:
        self.figures = figures

    def with_words(self, pairs: Iterable[str]) -> set[int]:
        """Give the numbers of the figures that have any of some pairs of characters in the words around them."""
        return {number for pair in pairs for number in self._holding.numbers(pair)}

    @once
    def _holding(self) -> Holding:
        return Holding(f"{one.wording.text}{APART}{one.scope}{APART}{one.quote}" for one in self.figures)


def near_figures(
    promise: Spoken, answers: Answers, echo: Echo, taken: AbstractSet[str | None], rules: Rulebook
) -> list[Match]:
    """Give the figures under a name that is much like the promise's and ends otherwise, the best first.

    天然气入户7.55万户 may be what became of 天然气用户6万户: enough to be checked, and never to judge by. One that
    answers another promise (``taken``) is none.
    """
    shares, own, found = rules.linking.shares, echo.weigh(promise), list[Match]()
    floor = min(shares.repeated, shares.nearby, shares.acted, shares.both, shares.enough)
    for number in sorted(answers.with_words(promise.wording.pairs)):
        told = answers.figures[number]
        weighed = echo.weigh(told)
        forth, back = own.share(told.near), weighed.share(promise.near)
        if forth + back < floor:  # as of most, which is far quicker to see than what it must be
            continue
        least = _least(promise, told, rules, core=min(own.core, weighed.core) if min(forth, back) >= shares.each else 0)
        if forth + back < least or told.side.claim in taken:
            continue
        if may_answer(promise, told, rules) and echo.may_tell_own(promise, told):
            score = (forth + back) / 2
            found.append(Match(told, Grade(score, (), own.lacking(told.near), weighed.lacking(promise.near), own.core)))
    return sorted(found, key=lambda one: -one.grade.score)


def _least(promise: Spoken, told: Spoken, rules: Rulebook, *, core: float) -> float:
    """Give what two must have of each other, taken together, by what the lighter of two names that are alike weighs.

    More than all for none. Names that are not alike weigh nothing here.

    新增病床1000张 may be 新增床位1000张, for it is the very figure, and 引进港澳项目17个 what became of 20 that were
    to be brought in. Of names that are alike a figure that is near suffices with less.
    """
    shares = rules.linking.shares
    alike = core >= shares.full
    if is_kept_figure(promise.amount, told.amount, rules) or is_echo(promise.amount, told.amount, rules):
        return shares.repeated
    if alike and is_close(promise.amount, told.amount, shares.near, rules):
        return shares.nearby
    if promise.actions & told.actions:
        return shares.acted
    return shares.enough if core >= shares.heavy else shares.both if alike else inf


def matched(promises: Sequence[Spoken], answers: Answers, echo: Echo, rules: Rulebook) -> Mapping[int, list[Match]]:
    """Give what may answer each promise, by its number, the best first.

    A figure that answers one promise without a doubt is none for the others, but for one that says the same again.
    """
    shares = rules.linking.shares
    pairs = _alone(list(_pairs(promises, answers, echo, rules)), shares)
    pairs.sort(key=lambda one: (len(one.grade.doubts), -one.grade.score, one.promise, one.told))
    used: dict[int, Spoken] = {}
    decided: set[int] = set()
    found: defaultdict[int, list[Match]] = defaultdict(list)
    for one in pairs:
        promise = promises[one.promise]
        if one.told in used and not _is_twin(promise, used[one.told], rules):
            continue
        if one.promise not in decided and one.grade.is_sure(shares):
            used[one.told] = promise
            decided.add(one.promise)
        found[one.promise].append(Match(answers.figures[one.told], one.grade))
    return found


def _is_twin(one: Spoken, other: Spoken, rules: Rulebook) -> bool:
    """Tell whether two promises of a report are one, told twice: 户厕改造15万户, and 农村户厕改造15万户."""
    if one.side.measure != other.side.measure or one.scope != other.scope:
        return False
    named = one.wording.object == other.wording.object and one.actions == other.actions
    # 10.02万贫困人口稳定脱贫 is 10.02万贫困人口脱贫
    kept = not one.wording.pairs.isdisjoint(other.wording.pairs) and is_kept_figure(one.amount, other.amount, rules)
    return kept or (named and same_figure(one.amount, other.amount, rules))


def _pairs(promises: Sequence[Spoken], answers: Answers, echo: Echo, rules: Rulebook) -> Iterator[_Pair]:
    """Give the pairs that are likely enough; with a doubt, the words must agree the better."""
    shares, figures, worths = rules.linking.shares, answers.figures, _worths(answers.figures)
    singles, namesakes = Singles(promises, echo), Namesakes(promises, figures, echo)
    for at, promise in enumerate(promises):
        own = echo.weigh(promise)
        named = answers.with_words(own.head.union(*(one.head for one in own.members)))
        same = worths.get(promise.amount.worth, ())
        echoed = {number for number in same if _is_told_again(promise, figures[number], rules)}
        only, called = singles.of(promise, figures, named), namesakes.of(promise)
        if called is not None and (same_name := namesakes.grade(promise, figures[called])):
            yield _Pair(at, called, same_name)
            named.discard(called)
        for number in sorted(named | echoed):
            least, told = shares.echoed if number in echoed else shares.likely, figures[number]
            lowest = min(least, shares.single) if number == only else least
            found = grade(promise, told, own, echo.weigh(told), lowest, rules)
            if found and not echo.tells_own(promise, told):
                continue
            if found and number == only and singles.suffices(found, promise, told):
                yield _Pair(at, number, found._replace(single=True))
                continue
            least = shares.likely if found and found.doubts else least
            if found and found.score >= (shares.apart if _is_loose(found, own, told, rules) else least):
                yield _Pair(at, number, found)


def _is_told_again(promise: Spoken, told: Spoken, rules: Rulebook) -> bool:
    """Tell whether a figure is the promised one, and its words share a pair of characters with the promise's name."""
    return not promise.wording.pairs.isdisjoint(told.near) and is_echo(promise.amount, told.amount, rules)


def _worths(answers: Sequence[Spoken]) -> Mapping[Decimal, list[int]]:
    """Give the numbers of the figures of each size."""
    found: defaultdict[Decimal, list[int]] = defaultdict(list)
    for number, one in enumerate(answers):
        found[one.amount.worth].append(number)
    return found


def _is_loose(found: Grade, own: Weighed, told: Spoken, rules: Rulebook) -> bool:
    """Tell whether a doubted figure must fit the better: not where its name is a good part of the promise's end.

    In another unit it is none by a part of a name (投资项目157个 is not about 制造业投资250亿元), and no money is
    by that: of 交通项目投资42亿元 the sum 五年基础设施投资50亿元 tells nothing.
    """
    part = found.short and found.lacking <= rules.linking.shares.part * own.core and "unit" not in found.doubts
    return bool(found.doubts) and (not part or (found.lacking > 0 and is_money(told)))


def _alone(pairs: list[_Pair], shares: Shares) -> list[_Pair]:
    """Raise the score of what has no rival: the only figure for a promise that is for no other promise."""
    plain = [one for one in pairs if not one.grade.doubts]
    promised, told = Counter(one.promise for one in plain), Counter(one.told for one in plain)

    def raised(one: _Pair) -> _Pair:
        rivals = promised[one.promise] + told[one.told]
        if one.grade.doubts or rivals > 2:  # noqa: PLR2004  # it is one of each itself
            return one
        score = min(one.grade.score + shares.margin, 1.0)
        return one._replace(grade=one.grade._replace(score=score, alone=True))

    return [raised(one) for one in pairs]
