"""Marks: words around a figure that add to its record (hedges, strength, spans, 分别 …), asked by where they stand."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.rulebook.trie import trie_pattern
from tracker.rulebook.word import HEDGES, Hedge

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from tracker.rulebook.lexicon import Lexicon
    from tracker.rulebook.word import Traits

__all__ = ["Hedge", "Mark", "Marks", "WordEnds"]


@dataclass(frozen=True, slots=True)
class Mark:
    """What one word means at a place: its role there, and the value it sets (a comparator, a strength, a span …)."""

    word: str
    role: str
    value: str = ""

    @property
    def hedge(self) -> Hedge | None:
        """The comparator that the word sets, None where it is no hedge."""
        return next((hedge for hedge in HEDGES if hedge == self.value), None) if self.role == "hedge" else None


class WordEnds:
    """Words found at the end, or at the start, of a stretch of text, longest first."""

    def __init__(self, marks: Iterable[Mark]) -> None:
        self._marks: dict[str, Mark] = {}
        by_first: dict[str, set[int]] = {}
        by_last: dict[str, set[int]] = {}
        for mark in marks:
            self._marks[mark.word] = mark
            by_first.setdefault(mark.word[0], set()).add(len(mark.word))
            by_last.setdefault(mark.word[-1], set()).add(len(mark.word))
        self._from_first = {first: tuple(sorted(sizes, reverse=True)) for first, sizes in by_first.items()}
        self._to_last = {last: tuple(sorted(sizes, reverse=True)) for last, sizes in by_last.items()}

    def at_end(self, text: str, start: int, end: int) -> Mark | None:
        """Give the longest mark that ends at ``end`` and does not begin before ``start``."""
        if end > start:
            for size in self._to_last.get(text[end - 1], ()):
                if size <= end - start and (mark := self._marks.get(text[end - size : end])) is not None:
                    return mark
        return None

    def at_start(self, text: str, start: int, end: int) -> Mark | None:
        """Give the longest mark that begins at ``start`` and does not end behind ``end``."""
        if end > start:
            for size in self._from_first.get(text[start], ()):
                if size <= end - start and (mark := self._marks.get(text[start : start + size])) is not None:
                    return mark
        return None


_Meaning = tuple[str, str]
"""The role of a word at a place, and the value that it sets there."""


def _before(traits: Traits) -> _Meaning | None:
    """Give what a word between a subject and its figure says, None where it cannot stand there as a mark."""
    if traits.hedge is not None:
        return "hedge", traits.hedge
    if (meaning := _announcing(traits)) is not None:
        return meaning
    if traits.spread is not None:
        return traits.spread, ""
    if traits.compares:
        return "compared", ""
    return ("filler", "") if traits.filler else None


def _announcing(traits: Traits) -> _Meaning | None:
    if traits.strength is not None:
        return "strength", traits.strength
    return ("span", traits.span) if traits.span is not None else None


def _opening(traits: Traits) -> _Meaning | None:
    """Give what a word that opens a clause says; a noun that only begins like one keeps it closed (全市性事项)."""
    if (meaning := _announcing(traits)) is not None:
        return meaning
    if traits.opener:
        return "filler", ""
    return ("noun", "") if "opening" in traits.guards else None


def _deed(traits: Traits) -> _Meaning | None:
    """Give the deed that a word is, or the noun that only looks like one (建成区)."""
    if traits.deed is not None:
        return "deed", traits.deed
    return ("noun", "") if "deed" in traits.guards else None


def _behind(traits: Traits) -> _Meaning | None:
    return ("hedge", traits.hedge_behind) if traits.hedge_behind is not None else None


class Marks:
    """The words of the lexicon, by the places where the reading asks for them."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self.before, self.after = self._ends(_before), self._ends(_behind)
        self.opening, self.deeds = self._ends(_opening), self._ends(_deed)
        self._read_words()
        self._read_labels()
        self._read_grammar()

    def _ends(self, meant: Callable[[Traits], _Meaning | None]) -> WordEnds:
        known = ((meant(traits), words) for traits, words in self._lexicon.alike())
        return WordEnds(Mark(word, *meaning) for meaning, words in known if meaning is not None for word in words)

    def _having(self, role: str, asked: Callable[[Traits], object]) -> WordEnds:
        return WordEnds(Mark(word, role) for word in self._lexicon.having(asked))

    def _any_of(self, asked: Callable[[Traits], object]) -> re.Pattern[str]:
        return re.compile(trie_pattern(self._lexicon.having(asked)))

    def _by_value(self, asked: Callable[[Traits], str | None]) -> dict[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        for traits, words in self._lexicon.alike():
            if (value := asked(traits)) is not None:
                found[value] = (*found.get(value, ()), *words)
        return found

    def _read_words(self) -> None:
        words = self._lexicon.having
        self.strengths = self._by_value(lambda traits: traits.strength)
        self.respectively = min(words(lambda traits: traits.spread == "respectively"), key=len)
        self.wholes = self._by_value(lambda traits: traits.whole)
        self.state_units = frozenset(words(lambda traits: traits.state))
        self.passing = frozenset(words(lambda traits: traits.passes))
        self.done = words(lambda traits: traits.done)
        self.foreseen = self._any_of(lambda traits: traits.foreseen)
        self.foreseen_behind = words(lambda traits: traits.foreseen_behind)
        self.announced = self._any_of(lambda traits: traits.announces)
        self.settled = self._any_of(lambda traits: traits.settled)
        infixes = words(lambda traits: traits.hedge_behind == "approx")
        self.infix_pattern = f"[{''.join(word for word in infixes if len(word) == 1)}]?"

    def _read_labels(self) -> None:
        words = self._lexicon.having
        self.closing = self._having("closer", lambda traits: traits.closer)
        self.spending = self._having("spending", lambda traits: traits.spends)
        self.measures = self._having("measure", lambda traits: traits.head == "measure")
        self.things = self._having("thing", lambda traits: traits.head == "thing")
        self.dependents = self._having("dependent", lambda traits: traits.depends)
        self.stocks = self._having("stock", lambda traits: traits.stock)
        self.stock_openers = self._having("stock", lambda traits: traits.stock_opener)
        self.went = self._having("went", lambda traits: traits.went)
        self.scopes = self._having("scope", lambda traits: traits.scope)
        self.sizes = self._having("size", lambda traits: traits.size)
        self.additions = self._having("addition", lambda traits: traits.adds)
        self.manner = self._any_of(lambda traits: traits.manner)
        self.modifier_ends = words(lambda traits: traits.modifier_end)
        self.circumstances = words(lambda traits: traits.circumstance == "opens")
        self.circumstance_ends = words(lambda traits: traits.circumstance == "closes")
        self.light, self.recipients = words(lambda traits: traits.light), words(lambda traits: traits.recipient)
        self.treated = words(lambda traits: traits.treats)
        self.pairs = [(word, self._parts(word)) for word in words(lambda traits: traits.parts)]
        inside, unless = words(lambda traits: traits.inside), words(lambda traits: "inside" in traits.guards)
        self._inside = re.compile(f"(?:{trie_pattern(inside)})(?!{trie_pattern(unless)})")
        opens, counts = words(lambda traits: traits.in_a_row == "opens"), words(lambda t: t.in_a_row == "counts")
        self.in_a_row = re.compile(rf"(?:{trie_pattern(opens)})\d+(?:{trie_pattern(counts)})$")

    def _parts(self, word: str) -> tuple[str, ...]:
        traits = self._lexicon.get(word)
        return traits.parts or () if traits else ()

    def without_inner(self, words: str) -> str:
        """Give words without those that say how their figure is summed; whole where they say nothing else."""
        return self._inside.sub("", words) or words

    def inner_span(self, words: str) -> str | None:
        """Give the span that a word inside a label sets (中欧班列累计开行), None for none."""
        found = self._inside.search(words)
        traits = self._lexicon.get(found[0]) if found else None
        return traits.span if traits else None

    def _read_grammar(self) -> None:
        self.of, self.and_so_on = self._particle("of"), self._particle("and_so_on")
        self.share, self.aspect = self._particle("share"), self._particle("aspect")
        words = self._lexicon.having
        self.ands = tuple(sorted(words(lambda traits: traits.grammar == "and"), key=len, reverse=True))
        ands = "|".join(self.ands)
        one_word = trie_pattern(words(lambda traits: "joins" in traits.guards))
        self.commas = re.compile("(、)")
        self.joins = re.compile(f"{one_word}|(、|{ands})")
        self.listed = re.compile(rf"[、,]?(?:{ands})?\Z")
        self.followed = re.compile(rf"[、,;。:!?\n)]|{ands}|\Z")
        between = "|".join(words(lambda traits: traits.closes_list))
        barred = "".join(word[1] for word in words(lambda traits: "and_so_on" in traits.guards))
        self.enumerated = re.compile(f"、?[^、“”]{{2,24}}{self.and_so_on}(?:{between})?(?![{barred}])")

    def _particle(self, role: str) -> str:
        return self._lexicon.having(lambda traits: traits.grammar == role)[0]
