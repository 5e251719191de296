"""The echo: the sentences of the next report that speak of a promise, whatever figures they have."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from tracker.comparisons.promises.collection import Collection
from tracker.comparisons.promises.hints import QUOTED, Hints
from tracker.comparisons.promises.sisters import own_words
from tracker.comparisons.promises.spoken import plain_words
from tracker.comparisons.records.comparison import Looked
from tracker.linking.agreement import common, weigh
from tracker.linking.clauses import Clauses
from tracker.linking.rarity import pairs_of
from tracker.once import once

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from tracker.comparisons.promises.sisters import Own
    from tracker.comparisons.promises.spoken import Spoken
    from tracker.comparisons.records.mention import Mention
    from tracker.comparisons.sightings.search import Search
    from tracker.linking.agreement import Weighed
    from tracker.rulebook.linking import Genus
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["Echo"]

_SENTENCE = re.compile("[。；;！？!?]")
_COMMA = re.compile("[,，]")
_NAME = 4
"""Characters of a name in quotation marks that is of one thing alone."""


@dataclass(frozen=True)
class Echo:
    """The reviews that may answer the promises of a report."""

    searches: Sequence[Search]
    promises: Sequence[Spoken]
    rules: Rulebook

    @once
    def clauses(self) -> Clauses:
        """The clauses of the reviews; the words of the promises tell, too, which words are rare."""
        texts = ("\n".join(search.lines) for search in self.searches)
        lines = [line for text in texts for line in self.rules.linking.plainly(text).split("\n")]
        return Clauses(lines, [one.sentence for one in self.promises])

    @once
    def collection(self) -> Collection:
        """What the reviews say of whole sets of promises."""
        return Collection(self.searches, self.rules)

    def weigh(self, one: Spoken) -> Weighed:
        """Weigh the words of a promise or of a figure."""
        return self._weighed(one)

    @once
    def _weighed(self) -> Callable[[Spoken], Weighed]:
        return cache(lambda one: weigh(one.wording, self.clauses.rarity))

    def kinship(self, promise: Spoken, told: Spoken) -> float:
        """Give what the words around a promise weigh that stand around a figure, too."""
        return sum(self.clauses.rarity.weights(promise.surroundings & told.surroundings))

    def mentions(self, promise: Spoken) -> list[Mention]:
        """Give the sentences that speak of a promise, in their order."""
        if self._is_thin(promise):
            return []
        found = [at for at in self._naming(promise) if promise.scope or self._names_own(promise, at)]
        return self._told_in([*found, *self._of_kind(promise), *self._quoting(promise)], promise)

    def hints(self, promise: Spoken) -> list[Mention]:
        """Give the sentences that speak of a promise though none has its name."""
        return self._told_in([*self._hints.of(promise), *self._having_most(promise)], promise)

    def _having_most(self, promise: Spoken) -> Iterator[int]:
        """Give the clauses that have most of a telling name with its beginning, though not its last word."""
        weighed, shares = self.weigh(promise), self.rules.linking.shares
        if weighed.core >= shares.telling:
            found = self._hints.beginning(promise)
            yield from (at for at in found if weighed.share(self.clauses.pairs[at]) >= shares.mostly)

    def counting(self, promise: Spoken) -> list[Mention]:
        """Give the sentences that count the object of a promise, though its name is one of many: 绿道、碧道17公里."""
        if self._is_thin(promise):
            return []
        thing = re.escape(promise.wording.object)
        counted = re.compile(rf"{thing}\D{{0,3}}\d|\d\D{{1,3}}{thing}$")
        return self._told_in([at for at in self._naming(promise) if counted.search(self.clauses.lines[at])], promise)

    def _is_thin(self, promise: Spoken) -> bool:
        """Tell whether a promise has too little of a name to be looked for."""
        return self.weigh(promise).core < self.rules.linking.shares.thin and not promise.scope

    def _naming(self, promise: Spoken) -> list[int]:
        """Give the clauses that have most of the name of a promise, of which it is a good part."""
        shares, weighed = self.rules.linking.shares, self.weigh(promise)
        found = self.clauses.speaking_of(weighed, shares.told)
        found = [at for at in found if weighed.core >= shares.named * self.clauses.weight(at)]
        return [at for at in found if self._names_form(promise, at) and not self._is_of_aspect(promise, at)]

    def _told_in(self, ats: Iterable[int], promise: Spoken) -> list[Mention]:
        """Give the sentences of some clauses that are about the place of a promise, and about no twin of it."""
        told = [self._places[at] for at in sorted({*ats}) if not self._is_of_another(promise, at)]
        return list(dict.fromkeys(search.mention(at) for search, at in told if self._is_there(promise, search, at)))

    def sentence_of(self, told: Spoken) -> Mention | None:
        """Give the sentence of a review that has a figure, as what it says; None where the text is not here."""
        at, quote = told.statement.start, told.side.quote or ""
        mentions = (search.mention(number) for search, number in self._places)
        return next((one for one in mentions if one.start <= at < one.end and quote in one.quote), None)

    def looked(self, promise: Spoken) -> Iterator[Looked]:
        """Give where a promise was looked for, and by which words."""
        kinds = (word for genus in self._genera(promise) for word in genus.words)
        own, label = promise.wording.object, promise.statement.label
        # the label as it stands, where its plain form has words that no text has: 战性新兴产业 for 战略性新兴产业
        names = tuple(dict.fromkeys((own if own in label or promise.is_named_before else label, *kinds)))
        for one in self.searches:
            yield Looked(source=one.retrospect.source, names=names, clauses=len(one.retrospect.clauses))

    def _quoting(self, promise: Spoken) -> list[int]:
        """Give the clauses that have what a promise names in quotation marks: “示范路、特色街”陆续完工."""
        names = (plain_words(name, self.rules) for name in QUOTED.findall(promise.statement.label))
        return self.clauses.naming([name for name in names if len(name) >= _NAME])

    def _names_own(self, promise: Spoken, at: int) -> bool:
        """Tell whether what a clause has of the object of a promise is rare enough to be no other thing's."""
        rarity = self.clauses.rarity
        return common(promise.wording, self.clauses.pairs[at], rarity) >= self.rules.linking.shares.own * rarity.most

    def _names_form(self, promise: Spoken, at: int) -> bool:
        """Tell whether a clause may be about projects, where those were promised: 工业增加值 says nothing of 工业项目.

        What it says to be done or going on may be told without the word: 供水管网改造全面完成.
        """
        if not promise.wording.formed:
            return True
        search, clause = self._places[at]
        line = self.clauses.lines[at]
        return any(word in line for word in self.rules.linking.forms) or search.mention(clause).says != "mentioned"

    def _is_of_aspect(self, promise: Spoken, at: int) -> bool:
        """Tell whether a clause speaks of the thing only as the beginning of another: 菜市场体系 for 菜市场2家.

        What it says to be done or going on is told of the thing all the same.
        """
        start, end = promise.wording.head
        head, line = promise.wording.text[start:end], self.clauses.lines[at]
        search, clause = self._places[at]
        if search.mention(clause).says != "mentioned":
            return False
        behind = line.split(head)[1:]
        return bool(behind) and all(each.startswith(self.rules.linking.aspects) for each in behind)

    def _of_kind(self, promise: Spoken) -> list[int]:
        """Give the clauses that name the kind of thing, at its place or with the deed that makes the place needless."""
        named = ((genus, at) for genus in self._genera(promise) for at in self.clauses.naming(genus.words))
        deeds, lines = self.rules.linking.deeds_in, self.clauses.lines
        return [at for genus, at in named if promise.scope or genus.deed in deeds(lines[at])]

    def _genera(self, promise: Spoken) -> list[Genus]:
        """Give the kinds of thing by which a promise is looked for."""
        found = self.rules.linking.genera_of(promise.wording.text)
        return [one for one in found if promise.scope or one.deed in promise.actions]

    def _is_of_another(self, promise: Spoken, at: int) -> bool:
        """Tell whether a clause has modifiers that make another thing of it, or lacks one that makes a part of it.

        万亿级 where 千亿级 was promised is of another, and all the deficit where the central one was.
        """
        if self._own_words and not self._may_say_own(promise, at):
            return True
        linking = self.rules.linking
        named = linking.modifiers_in(self.clauses.lines[at])
        return any(
            f"{about}:{row}" not in named
            and (linking.modifiers[about].part or any(name.startswith(f"{about}:") for name in named))
            for about, row in promise.wording.modifiers.items()
        )

    def tells_own(self, promise: Spoken, told: Spoken) -> bool:
        """Tell whether a figure tells which of the promises of one list it is of, where a promise is one of a list."""
        own = self._own_words.get(promise)
        return own is None or not own.pairs.isdisjoint(told.near | pairs_of(_COMMA.split(told.sentence)[-1]))

    def may_tell_own(self, promise: Spoken, told: Spoken) -> bool:
        """Tell whether it may be of that promise in other words: 轻工营业收入 for that of 轻纺."""
        own = self._own_words.get(promise)
        return own is None or not own.signs.isdisjoint(told.label + _COMMA.split(told.sentence)[-1])

    def _may_say_own(self, promise: Spoken, at: int) -> bool:
        """Tell the same of a clause, with what its sentence says before it."""
        own = self._own_words.get(promise)
        if own is None or not own.signs.isdisjoint(self.clauses.lines[at]):
            return True
        search, clause = self._places[at]
        return not own.signs.isdisjoint(_SENTENCE.split(search.paragraph(clause))[-1])

    @once
    def _own_words(self) -> Mapping[Spoken, Own]:
        return own_words(self.promises)

    def _is_there(self, promise: Spoken, search: Search, at: int) -> bool:
        """Tell whether the paragraph of a clause speaks of the place of a promise, where that has one."""
        if not promise.scope:
            return True
        words, own = plain_words(search.paragraph(at), self.rules), pairs_of(promise.scope)
        return 4 * sum(pair not in words for pair in own) <= len(own)

    @once
    def _hints(self) -> Hints:
        return Hints(self.clauses, self._words_of, self.rules)

    def _words_of(self, at: int) -> str:
        """Give the words of a clause, with those that go on with it, as its report has them."""
        search, own = self._places[at]
        return search.mention(own).quote

    @once
    def _places(self) -> list[tuple[Search, int]]:
        return [(search, at) for search in self.searches for at in range(len(search.lines))]
