"""Spoken: a figure with the words that it is told in, in plain form and taken apart."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.comparisons.naming import naming_of
from tracker.linking.rarity import pairs_of
from tracker.linking.wording import take_apart
from tracker.once import once

if TYPE_CHECKING:
    from tracker.comparisons.statement import Statement
    from tracker.linking.wording import Wording
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["Spoken", "plain_words"]

_SCOPE = "@"
_STOPS = "。；;！？!?"
_END = re.compile(r"[。；;！？!?\r\n]")
_NUMBER = re.compile(r"\d")
_LINES = "\r\n"
_BREAK = re.compile(r"[,，:：]")
_FAR = 2000
"""Characters before a figure in which the beginning of its paragraph is looked for."""
_CLOSING = "”"
_DEED, _TAIL = 2, 6
"""Characters of a label that may be its deed, and up to which those behind it are looked for."""


@dataclass(frozen=True)
class Spoken:
    """A target or an actual in the words of its report."""

    statement: Statement
    before: str
    """What its paragraph says before it, as the report has it; empty where the text is not here."""
    rules: Rulebook
    behind: str = ""
    """What its sentence says behind it, likewise."""

    @classmethod
    def within(cls, statement: Statement, text: str | None, rules: Rulebook) -> Spoken:
        """Put a statement into its report, whose decoded text is given where it is here."""
        start, end = statement.start, statement.end
        if not text:
            return cls(statement, "", rules)
        first = max(start - _FAR, 0)
        before = max(first, *(text.rfind(sign, first, start) + 1 for sign in _LINES))
        stop = _END.search(text, end, end + _FAR)
        return cls(statement, text[before:start], rules, text[end : stop.start() if stop else end + _FAR])

    @property
    def is_excepted(self) -> bool:
        """Whether its sentence goes on to except a number of it: 90项实事,除3项外全部完成 is not 90 done."""
        clauses = (clause.strip() for clause in _BREAK.split(self.behind))
        return any(each.startswith(self.rules.linking.exceptions) and _NUMBER.search(each) for each in clauses)

    @once
    def wording(self) -> Wording:
        """Its label taken apart; where that names nothing (开工580万套), the thing that its sentence names before."""
        return self._named_before or self._own if self.is_named_before else self._own

    @once
    def label(self) -> str:
        """Its label in plain form."""
        return plain_words(self.statement.label, self.rules)

    @once
    def is_named_before(self) -> bool:
        """Whether its own label names nothing."""
        return not self._own.named

    @once
    def _own(self) -> Wording:
        rules, label, first = self.rules.linking, self.label, self._figure_first
        return take_apart(label, rules, figure_first=first, taken_on=self._taken_on, calling=self._calling)

    @property
    def _calling(self) -> int:
        """How many characters at the end of the label only say of what kind a name in quotation marks is."""
        _, closed, behind = self.statement.label.rpartition(_CLOSING)
        return len(plain_words(behind, self.rules)) if closed and behind in self.rules.linking.callings else 0

    @property
    def _taken_on(self) -> int:
        """How many characters of the label a clause before has (展厅启用, 投资1.7亿元), where the rest is its own."""
        label = self.label
        first = next((at for at in range(len(label) - 1) if label[at:] in self.quote), len(label))
        return first if first < len(label) else 0

    @property
    def giver(self) -> str:
        """What its label has besides what is counted, from before: 两级财政 of 两级财政安排9000万元资金."""
        return self.label[: self._taken_on]

    @property
    def is_going_on(self) -> bool:
        """Whether its clause goes on to say that it is not done yet: 2亿元的管网改造等工程进展顺利."""
        return self.rules.mentions.says(_BREAK.split(self.behind, 1)[0]) == "under_way"

    @once
    def numbers(self) -> tuple[str, ...]:
        """The numbers of things that its label itself tells: 四 of 四项指标增速."""
        return self.rules.linking.numbers_in(self.label)

    @once
    def places(self) -> list[str]:
        """The places that it names, without one that is only the first of several: 甲园、乙园等棚户区改造."""
        named = self.rules.linking.place(self.wording.text)
        listed = f"{self.scope}{self.rules.linking.joints[0]}" in self.sentence
        return [*([named] if named else []), *([self.scope] if self.scope and not listed else [])]

    @once
    def indicator(self) -> str | None:
        """The indicator that it is of, or that its label names: 新增就业 is 城镇新增就业."""
        return self.statement.indicator or naming_of(self.rules).indicator(self.statement.label)

    @once
    def actions(self) -> frozenset[str]:
        """The deeds of its label, else those of its quote: 新开工33个停车楼."""
        return self.wording.actions or self.rules.linking.deeds_in(self.quote)

    @once
    def scope(self) -> str:
        """The place or the part that it is limited to, in plain form; empty for none."""
        parts = self.statement.subject.split(_SCOPE)[1:]
        return plain_words("".join(one for one in parts if one not in self.statement.label), self.rules)

    @once
    def quote(self) -> str:
        """The words of its figure in plain form."""
        return plain_words(self.statement.side.quote or "", self.rules)

    def says_of(self, promise: Spoken) -> bool:
        """Tell whether the words of its figure hold a part of the name of a promise."""
        return not promise.wording.pairs.isdisjoint(pairs_of(self.quote))

    @once
    def sentence(self) -> str:
        """What its sentence says before it, in plain form."""
        return plain_words(self._sentence, self.rules)

    @once
    def near(self) -> frozenset[str]:
        """The pairs of characters of its label, scope, and quote."""
        return self.wording.pairs | pairs_of(self.scope) | pairs_of(self.quote)

    @once
    def around(self) -> frozenset[str]:
        """The same with those of its sentence."""
        return self.near | pairs_of(self.sentence)

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

    @property
    def _sentence(self) -> str:
        return self.before[max(self.before.rfind(sign) for sign in _STOPS) + 1 :]

    @property
    def _figure_first(self) -> bool:
        """Whether the name stands behind its figure: 新建10家蔬菜超市."""
        quote, unit, label = self.statement.side.quote or "", self.statement.side.unit or "", self.statement.label
        behind = quote[quote.rfind(unit) + len(unit) :] if unit in quote else ""
        return any(part and part in behind for part in (label[-_DEED:], label[_DEED:_TAIL]))

    @property
    def _named_before(self) -> Wording | None:
        """The thing that the clauses before it speak of, the nearest that names one."""
        clauses = (plain_words(one, self.rules) for one in reversed(_BREAK.split(self._sentence)))
        found = (take_apart(one, self.rules.linking, figure_first=False) for one in clauses)
        return next((one for one in found if one.named), None)


def plain_words(words: str, rules: Rulebook) -> str:
    """Give words as they are compared in linking."""
    return rules.linking.plainly(rules.mentions.plainly(words)) if words else ""
