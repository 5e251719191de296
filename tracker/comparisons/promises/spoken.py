"""Spoken: a figure with the words that it is told in, in plain form and taken apart."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tracker.comparisons.judging.closeness import amount_of
from tracker.comparisons.sightings.naming import naming_of
from tracker.linking.holding import APART
from tracker.linking.rarity import pairs_of
from tracker.linking.wording import take_apart
from tracker.once import once

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tracker.comparisons.gathering.material import ReportText
    from tracker.comparisons.judging.closeness import Amount
    from tracker.comparisons.records.comparison import Side
    from tracker.comparisons.records.statement import Statement
    from tracker.linking.wording import Wording
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["Spoken", "plain_words", "spoken_in"]

_SCOPE = "@"
_STOPS = "。；;！？!?"
_END = re.compile(r"[。；;！？!?\r\n]")
_NUMBER = re.compile(r"\d")
_LINES = "\r\n"
_BREAK = re.compile(r"[,，:：]")
_CLAUSE_ENDS = "，,。；;：:\r\n"
_STOPPED = re.compile(r"[；;]")
_FAR = 2000
"""Characters before a figure in which the beginning of its paragraph is looked for."""
_AROUND = 60
"""Characters before a figure, and half as many behind it, among which it stands."""
_CLOSING = "”"
_DEED, _TAIL = 2, 6
"""Characters of a label that may be its deed, and up to which those behind it are looked for."""


@dataclass(frozen=True, eq=False)
class Spoken:
    """A target or an actual in the words of its report; two are never the same, whatever their words."""

    statement: Statement
    label: str
    """Its label in plain form."""
    quote: str
    """The words of its figure in plain form."""
    before: str
    """What its paragraph says before it, as the report has it; empty where the text is not here."""
    behind: str
    """What its sentence says behind it, likewise."""
    rules: Rulebook

    @property
    def side(self) -> Side:
        """Its figure."""
        return self.statement.side

    @once
    def amount(self) -> Amount:
        """The same in the base of its unit."""
        return amount_of(self.side, self.rules)

    @once
    def is_excepted(self) -> bool:
        """Whether its sentence goes on to except a number of it: 90项实事,除3项外全部完成 is not 90 done."""
        clauses = (clause.strip() for clause in _BREAK.split(self.behind))
        return any(each.startswith(self.rules.linking.exceptions) and _NUMBER.search(each) for each in clauses)

    @once
    def wording(self) -> Wording:
        """Its label taken apart; where that names nothing (开工580万套), the thing that its sentence names before."""
        return self._named_before or self._named_behind or self._own if self.is_named_before else self._own

    @once
    def is_named_before(self) -> bool:
        """Whether its own label names nothing."""
        return not self._own.named

    @once
    def _own(self) -> Wording:
        rules, label, first = self.rules.linking, self.label, self.is_figure_first
        taken_on = max(self._taken_on, self._instances_in(label))
        return take_apart(label, rules, figure_first=first, taken_on=taken_on, calling=self._calling)

    def _instances_in(self, label: str) -> int:
        """Give how many characters of the name of what was reached only name some of it: 东园、西园等公园.

        Those of a promise say of what kind: 法律、会计等机构 are no other 机构.
        """
        return self.rules.linking.told_behind(label) if self.statement.kind == "actual" else 0

    @property
    def _calling(self) -> int:
        """How many characters at the end of the label only say of what kind a name in quotation marks is."""
        _, closed, behind = self.statement.label.rpartition(_CLOSING)
        return len(plain_words(behind, self.rules)) if closed and behind in self.rules.linking.callings else 0

    @once
    def _taken_on(self) -> int:
        """How many characters of the label a clause before has (展厅启用, 投资1.7亿元), where the rest is its own."""
        label = self.label
        if label[-2:] not in self.quote:
            return 0  # then no longer end of it stands there
        first = next((at for at in range(len(label) - 1) if label[at:] in self.quote), len(label))
        return first if first < len(label) else 0

    @property
    def giver(self) -> str:
        """What its label has besides what is counted, from before: 两级财政 of 两级财政安排9000万元资金."""
        return self.label[: self._taken_on]

    @property
    def is_going_on(self) -> bool:
        """Whether its clause says that it is not done yet: 2亿元的管网改造等工程进展顺利, 加快建设33个公园.

        What it says of a further figure is not of this one: 建成4所、开工5所.
        """
        return self.begins_going or self._goes_on

    @once
    def is_to_be_done(self) -> bool:
        """Whether its clause tells no deed but that it is done: 完成30万平方米经济适用房、37万平方米廉租房建设任务."""
        clause = _BREAK.split(self._sentence + (self.side.quote or ""))[-1]
        return not self.actions and any(word in clause for word in self.rules.linking.ending)

    @property
    def is_begun(self) -> bool:
        """Whether its own words say that it is begun or goes on: 8个旧区改造项目开工."""
        return self.rules.mentions.says(self.quote) == "under_way"

    @property
    def begins_going(self) -> bool:
        """Whether its figure is told as going on: 推进15个试点."""
        return (self.side.quote or "").startswith(self.rules.linking.going)

    @property
    def _goes_on(self) -> bool:
        behind = _BREAK.split(self.behind, 1)[0]
        own, joint, further = behind.partition(self.rules.linking.joints[0])
        counted = joint and _NUMBER.search(further)
        return self.rules.mentions.says(own if counted else behind) == "under_way"

    @once
    def tells_stock(self) -> bool:
        """Whether its words are those of what there is in all: 达到20家."""
        return self.rules.linking.says(self.side.quote or "", self.rules.linking.stock)

    @property
    def is_sum(self) -> bool:
        """Whether a word right before it sums it up, and none before that says of the year: 累计建成4个."""
        summed = self._sentence.endswith(self.rules.linking.summed)
        return summed and not any(word in self._sentence for word in self.rules.periods.whole_year)

    @once
    def is_of_a_part(self) -> bool:
        """Whether a clause of its sentence opens with a part of the year, and none behind with the whole: 1-9月,…."""
        periods, found = self.rules.periods, False
        for clause in _BREAK.split(self._sentence + (self.side.quote or "")):
            part = periods.of_a_part.match(clause.strip())
            # what is told of the year up to the day of the report is no part of the one before
            found = (found or (part is not None and part["so_far"] is None)) and not clause.startswith(
                periods.whole_year
            )
        return found

    @once
    def numbers(self) -> tuple[str, ...]:
        """The numbers of things that its label itself tells: 四 of 四项指标增速."""
        return self.rules.linking.numbers_in(self.label)

    @once
    def places(self) -> list[str]:
        """The places that it names, without one that is only the first of several: 甲园、乙园等棚户区改造."""
        named = self.rules.linking.place(self.wording.text)
        own = self.scope and f"{self.scope}{self.rules.linking.joints[0]}" not in self.sentence
        return [*([named] if named else []), *([self.scope] if own else [])]

    @once
    def indicator(self) -> str | None:
        """The indicator that it is of, or that its label names: 新增就业 is 城镇新增就业."""
        return self.statement.indicator or naming_of(self.rules).indicator(self.statement.label)

    @once
    def actions(self) -> frozenset[str]:
        """The deeds of its label, else those of its quote: 新开工33个停车楼."""
        own = self.wording.actions or self.rules.linking.deeds_in(self.quote)
        return own | self._deeds_before if own else own

    def tells_deed_of(self, promise: Spoken) -> bool:
        """Tell whether it tells a deed, or goes on with a list that tells one by which a promise is kept.

        Of 新建学校7所、书屋9个 the second is built, too, and nothing is of 开工建设学校7所、书屋9个.
        """
        linking, listed = self.rules.linking, self._deeds_of_list
        kept = bool(listed) and linking.answers(promise.actions, listed) and not linking.only_begun(listed)
        return bool(self.actions) or kept

    @property
    def _deeds_of_list(self) -> frozenset[str]:
        """The deed at the head of the list that it goes on with; none where it is what there is in all."""
        rules, clause = self.rules.linking, _BREAK.split(self._sentence)[-1]
        if not clause.endswith(rules.joints) or self.tells_stock:
            return frozenset()
        items = (plain_words(each, self.rules) for each in reversed(clause.split(rules.joints[0])))
        return next((deeds for each in items if (deeds := rules.deeds_opening(each))), frozenset())

    @property
    def _deeds_before(self) -> frozenset[str]:
        """The deeds told together of a thing that stands in a clause before: 新建和改扩建幼儿园230所,建成138所."""
        start, end = self.wording.head
        head = self.wording.text[start:end]
        if not head or head in self.quote or self.statement.kind == "target":
            return frozenset()
        clauses = (plain_words(one, self.rules) for one in reversed(_BREAK.split(self._sentence)))
        clause = next((one for one in clauses if head in one), "")
        return self.rules.linking.told_together(self.rules.linking.deeds_in(clause))

    @once
    def scope(self) -> str:
        """The place or the part that it is limited to, in plain form; empty for none."""
        parts = self.statement.subject.split(_SCOPE)[1:]
        kept = (one for one in parts if one not in self.statement.label and not self._is_of_another(one))
        return plain_words("".join(kept), self.rules)

    def _is_of_another(self, part: str) -> bool:
        """Tell whether a part stands before it only in the name of another thing.

        Behind a deed it is a part of that thing's name (完成中心城区零星旧房改造, 改造…), and a clause with a figure of
        its own sets nothing for what stands behind a semicolon (中心城区新增停车位500个; 打通…).
        """
        at = self.before.rfind(part)
        if at < 0 or part in (self.statement.side.quote or ""):
            return False
        start = max(self.before.rfind(sign, 0, at) for sign in _CLAUSE_ENDS) + 1
        lead, clause = self.before[start:at], self.before[at + len(part) :]
        if (self._does(lead) or self._opens_with_deed(part)) and self._names_more(_BREAK.split(clause, 1)[0]):
            return True
        stop = _STOPPED.search(clause)
        return stop is not None and _NUMBER.search(clause, 0, stop.start()) is not None

    def _does(self, words: str) -> bool:
        """Tell whether words say that something is done to what stands behind them."""
        rules = self.rules.linking
        return words.endswith(rules.ending) or bool(rules.deeds_in(plain_words(words, self.rules)))

    def _opens_with_deed(self, part: str) -> bool:
        """Tell whether words begin with what is done to what they name: 举办科学城 of 举办科学城论坛."""
        marks, end = self.rules.marks, len(part)
        found = marks.deeds.at_start(part, 0, end) or marks.opening.at_start(part, 0, end)
        return found is not None and found.role in {"deed", "filler"} and len(found.word) < end

    def _names_more(self, words: str) -> bool:
        """Tell whether words name a thing, and not only a deed."""
        return take_apart(plain_words(words, self.rules), self.rules.linking, figure_first=False).named

    def says_of(self, promise: Spoken) -> bool:
        """Tell whether the words of its figure hold a part of the name of a promise."""
        return not promise.wording.pairs.isdisjoint(self._quoted)

    @once
    def instances(self) -> frozenset[str]:
        """The pairs of characters of what it names some of what it counts by: 东园、西园 of 东园、西园等9个公园."""
        listed = self.rules.linking.rested.search(self.quote)
        return frozenset(pairs_of(self.quote[: listed.start()])) if listed else frozenset()

    def is_of_others(self, promise: Spoken) -> bool:
        """Tell whether both name some of what they count, and nothing that the other names."""
        return bool(promise.instances and self.instances) and promise.instances.isdisjoint(self.instances)

    @once
    def sentence(self) -> str:
        """What its sentence says before it, in plain form."""
        return plain_words(self._sentence, self.rules)

    @once
    def near(self) -> frozenset[str]:
        """The pairs of characters of its label, scope, and quote."""
        return self.wording.pairs | pairs_of(self.scope) | self._quoted

    @once
    def _quoted(self) -> frozenset[str]:
        """The pairs of characters of its quote."""
        return frozenset(pairs_of(self.quote))

    @once
    def around(self) -> frozenset[str]:
        """The same with those of its sentence."""
        return self.near | pairs_of(self.sentence)

    @once
    def surroundings(self) -> frozenset[str]:
        """The pairs of characters of its figure and of what stands some way before and behind it in its paragraph."""
        words = (self.before[-_AROUND:], self.statement.side.quote or "", self.behind[: _AROUND // 2])
        parts = plain_words(APART.join(words), self.rules).split(APART)
        return frozenset().union(*map(pairs_of, parts))

    def has_giver_of(self, promise: Spoken) -> bool:
        """Tell whether its paragraph up to it has any word of what a promise takes on from a clause before."""
        telling = self.rules.linking.telling_pairs(promise.giver)
        return not telling or not telling.isdisjoint(self.near) or any(pair in self._above for pair in telling)

    def tells(self, words: str) -> bool:
        """Tell whether its sentence up to its figure has words, perhaps in short."""
        own = pairs_of(words)
        return 4 * len(own - self.around) <= len(own)

    def names(self, place: str) -> bool:
        """Tell whether its words, its paragraph or the headings above name a place, perhaps in short."""
        own = pairs_of(place)
        left = own - self.near
        # its paragraph, which is long, is looked at where its own words do not do
        return 4 * len(left) <= len(own) or 4 * sum(pair not in self._above for pair in left) <= len(own)

    @once
    def _above(self) -> str:
        """What its paragraph says before it, and the headings above, in plain form."""
        return plain_words(" ".join((*self.statement.section, self.before)), self.rules)

    @once
    def _sentence(self) -> str:
        return self.before[max(map(self.before.rfind, _STOPS)) + 1 :]

    @property
    def is_figure_first(self) -> bool:
        """Whether the name stands behind its figure: 新建10家蔬菜超市."""
        quote, unit, label = self.statement.side.quote or "", self.statement.side.unit or "", self.statement.label
        behind = quote[quote.rfind(unit) + len(unit) :] if unit in quote else ""
        tail = label[_DEED:_TAIL]
        return bool(behind and label) and (label[-_DEED:] in behind or (bool(tail) and tail in behind))

    @property
    def _named_before(self) -> Wording | None:
        """The thing that the clauses before it speak of, the nearest that names one."""
        clauses = (one for one in reversed(_BREAK.split(self._sentence)) if self._tells_thing(one))
        told = (found for one in clauses for found in self._things_in(one))
        return next((found for found in told if found.named), None)

    def _tells_thing(self, clause: str) -> bool:
        """Tell whether a clause is more than the circumstances in which something is done."""
        return not clause.endswith(self.rules.linking.circumstances)

    @property
    def _named_behind(self) -> Wording | None:
        """The thing that the rest of its clause counts on: 实施10大类55项民生实事."""
        rest = plain_words(_BREAK.split(self.behind, 1)[0], self.rules)
        found = take_apart(self.rules.linking.without_counts(rest), self.rules.linking, figure_first=True)
        return found if found.named else None

    def _things_in(self, clause: str) -> Iterator[Wording]:
        """Give what a clause names, and before it what stands behind its last attribute: 宽敞、便捷的保障房."""
        _, closed, thing = clause.rpartition(self.rules.marks.of)
        if closed:
            yield self._told_in(plain_words(thing, self.rules))
        yield self._told_in(plain_words(clause, self.rules))

    def _told_in(self, clause: str) -> Wording:
        """Take a clause before apart, whose deed is told of its own figure: 新增3家企业,总数达39家 adds 3."""
        rules = self.rules.linking
        bare = rules.without_counts(clause).rstrip("".join(rules.joints))
        found = take_apart(bare, rules, figure_first=False, taken_on=rules.told_behind(bare))
        if not self._own.actions and bare == clause:
            return found
        # what was built and rebuilt stays both: 新建和改扩建幼儿园230所,建成138所
        further = rules.told_together(found.actions) if self._own.actions else frozenset()
        return replace(found, actions=self._own.actions | further)


def spoken_in(
    reports: Mapping[tuple[str, int], ReportText], stated: Sequence[Statement], rules: Rulebook
) -> list[Spoken]:
    """Put statements into their reports, those whose texts are here."""
    words = [each for one in stated for each in (one.label, one.side.quote or "")]
    # all at once: that takes a tenth of the time
    plain = iter(plain_words(APART.join(words), rules).split(APART))
    return [Spoken(one, next(plain), next(plain), *_around(one, reports), rules) for one in stated]


def _around(one: Statement, reports: Mapping[tuple[str, int], ReportText]) -> tuple[str, str]:
    """Give what the paragraph of a statement says before it, and its sentence behind it; nothing where no text is."""
    found = reports.get((one.region, one.told or one.year))
    if found is None or not found.text:
        return "", ""
    text, start, end = found.text, one.start, one.end
    first = max(start - _FAR, 0)
    before = max(first, *(text.rfind(sign, first, start) + 1 for sign in _LINES))
    stop = _END.search(text, end, end + _FAR)
    return text[before:start], text[end : stop.start() if stop else end + _FAR]


def plain_words(words: str, rules: Rulebook) -> str:
    """Give words as they are compared in linking."""
    return rules.linking.plainly(rules.mentions.plainly(words)) if words else ""
