"""Marks: words around a figure that add to its record (hedges, strength, spans, 分别 …), asked by where they stand."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.rulebook.numeral import COUNTING
from tracker.rulebook.trie import trie_pattern
from tracker.rulebook.vocabulary import Vocabulary
from tracker.rulebook.word_ends import Mark, OpeningWords, WordEnds

if TYPE_CHECKING:
    from collections.abc import Callable

    from tracker.rulebook.lexicon import Lexicon
    from tracker.rulebook.word import Class, Traits

__all__ = ["Marks"]

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
    if traits.kind == "rate":
        return "rate", ""
    return ("filler", "") if traits.filler else None


def _announcing(traits: Traits) -> _Meaning | None:
    if traits.strength is not None:
        return "strength", traits.strength
    return ("span", traits.span) if traits.span is not None else None


def _opening(traits: Traits) -> _Meaning | None:
    """Give what a word that opens a clause says."""
    meaning = _announcing(traits)
    # 平均承诺时限: 平均 opens the name of what is measured
    if meaning is not None and (traits.opener or traits.span is None):
        return meaning
    if traits.deed_opener:
        return "with_deed", ""
    return ("filler", "") if traits.opener else None


def _deed(traits: Traits) -> _Meaning | None:
    return ("deed", traits.deed) if traits.deed is not None else None


def _behind(traits: Traits) -> _Meaning | None:
    return ("hedge", traits.hedge_behind) if traits.hedge_behind is not None else None


_NO_NOUNS = frozenset({"adverb", "connective", "distributive", "modal", "preposition", "verb"})
"""Classes of words that do not make a noun of a measure before them."""


class Marks:
    """The words of the lexicon, by the places where the reading asks for them."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self.vocabulary = Vocabulary(lexicon.having(lambda _: True), lexicon.having(lambda traits: traits.loose))
        self.before, self.after = self._ends(_before), self._ends(_behind)
        self.deeds = self._ends(_deed)
        self.opening = OpeningWords(self._ends(_opening), self.deeds)
        self._read_words()
        self._read_labels()
        self._read_grammar()
        self._read_plain()

    def _ends(self, meant: Callable[[Traits], _Meaning | None]) -> WordEnds:
        known = ((meant(traits), words) for traits, words in self._lexicon.alike())
        marks = (Mark(word, *meaning) for meaning, words in known if meaning is not None for word in words)
        return WordEnds(marks, self.vocabulary)

    def _having(self, role: str, asked: Callable[[Traits], object]) -> WordEnds:
        return WordEnds((Mark(word, role) for word in self._lexicon.having(asked)), self.vocabulary)

    def _heads(self, role: str, asked: Callable[[Traits], object]) -> WordEnds:
        """Give words that are found at the end of a noun whatever stands before them: its last part is its head."""
        marks = [Mark(word, role) for word in self._lexicon.having(asked)]
        return WordEnds(marks, Vocabulary(mark.word for mark in marks))

    def _by_value(self, asked: Callable[[Traits], str | None]) -> dict[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        for traits, words in self._lexicon.alike():
            if (value := asked(traits)) is not None:
                found[value] = (*found.get(value, ()), *words)
        return found

    def _read_words(self) -> None:
        words = self._lexicon.having
        self.strengths = self._by_value(lambda traits: traits.strength)
        self.urging = words(lambda traits: traits.urges)
        self.respectively = min(words(lambda traits: traits.spread == "respectively"), key=len)
        self.wholes = self._by_value(lambda traits: traits.whole)
        self.state_units = frozenset(words(lambda traits: traits.state))
        self.passing = frozenset(words(lambda traits: traits.passes))
        self.done = words(lambda traits: traits.done)
        self.foreseen = self._having("foreseen", lambda traits: traits.foreseen)
        self.set_before = self._heads("set", lambda traits: traits.set_before)
        self.foreseen_behind = words(lambda traits: traits.foreseen_behind)
        self.announced = self._having("announced", lambda traits: traits.announces)
        self.settled = self._having("settled", lambda traits: traits.settled)
        behind = words(lambda traits: traits.hedge_behind == "approx")
        self.infixes = "".join(word for word in behind if len(word) == 1)
        """The characters that stand as a hedge between a number and its unit: 余 of 10余家."""
        self.infix_pattern = f"[{self.infixes}]?"

    def _read_labels(self) -> None:
        words = self._lexicon.having
        self.closing = self._having("closer", lambda traits: traits.closer)
        self.spending = self._having("spending", lambda traits: traits.spends)
        self.measures = self._heads("measure", lambda traits: traits.head == "measure")
        self.things = self._heads("thing", lambda traits: traits.head == "thing")
        self._dependents = self._having("dependent", lambda traits: traits.depends)
        self.stocks = self._heads("stock", lambda traits: traits.stock)
        self.stock_openers = self._having("stock", lambda traits: traits.stock_opener)
        self.went = self._heads("went", lambda traits: traits.went)
        self.scopes = self._having("scope", lambda traits: traits.scope)
        self.sizes = self._heads("size", lambda traits: traits.size)
        self.beside = self._having("beside", lambda traits: traits.beside)
        self.beside_heads = self._heads("beside", lambda traits: traits.beside)
        self.additions = self._having("addition", lambda traits: traits.adds)
        self.manner = self._having("manner", lambda traits: traits.manner)
        self.stages = frozenset(words(lambda traits: traits.stage))
        self.complete = frozenset(words(lambda traits: traits.complete))
        self.vague, self.pace = frozenset(words(lambda traits: traits.vague)), words(lambda traits: traits.pace)[0]
        self.summing = self._having("summing", lambda traits: traits.sums_up)
        self.modifier_ends = words(lambda traits: traits.modifier_end)
        self.circumstances = words(lambda traits: traits.circumstance == "opens")
        self.circumstance_ends = words(lambda traits: traits.circumstance == "closes")
        self.circumstance_closing = re.compile(trie_pattern(self.circumstance_ends))
        self.light, self.recipients = words(lambda traits: traits.light), words(lambda traits: traits.recipient)
        self.treated = words(lambda traits: traits.treats)
        self.pairs = [(word, self._parts(word)) for word in words(lambda traits: traits.parts)]
        inside = words(lambda traits: traits.inside)
        self._inside, self._inside_firsts = self._within_no_other(inside), _any_character(*inside)
        opens, counts = words(lambda traits: traits.in_a_row == "opens"), words(lambda t: t.in_a_row == "counts")
        self.in_a_row = re.compile(rf"(?:{trie_pattern(opens)})\d+(?:{trie_pattern(counts)})$")
        self._idle = _any_character(" ", *inside, *opens)

    def _lexicon_deed(self, word: str) -> str | None:
        traits = self._lexicon.get(word)
        return traits.deed if traits else None

    def _kind(self, word: str) -> Class | None:
        traits = self._lexicon.get(word)
        return traits.kind if traits else None

    def _parts(self, word: str) -> tuple[str, ...]:
        traits = self._lexicon.get(word)
        return traits.parts or () if traits else ()

    def depends(self, label: str) -> bool:
        """Tell whether a label depends on the one before it: 惠及居民, 总量, 总量和增速, 总量在全国排名.

        A measure before another noun is no head and depends on nothing: 税收收入, 产值超亿元企业.
        """
        found = self._dependents.at_start(label, 0, len(label))
        # 总投资5亿元以上的项目 names things by their size
        if found is not None and label[len(found.word) : len(found.word) + 1].isdigit():
            return False
        if found is None or self._kind(found.word) != "measure" or found.word == label:
            return found is not None
        start, stop = next(self.vocabulary.cut(label, len(found.word), len(label)))
        return label[start] == "、" or self._kind(label[start:stop]) in _NO_NOUNS

    def reaching(self, label: str) -> tuple[int, str]:
        """Give where a verb stands in a label by which it depends on the one before (惠及), with the word."""
        for at, mark in self._dependents.within(label, 1, len(label)):
            if self._kind(mark.word) == "verb" and self._lexicon_deed(mark.word) is None:
                return at, mark.word
        return 0, ""

    def parts(self, words: str) -> list[str]:
        """Cut words where two things are joined (收入、就业和物价), up to those that say that there are more (等)."""
        parts, at = [], 0
        words = words.partition(self.and_so_on)[0]
        for found in self.joins.finditer(words):
            if found.lastindex:
                parts.append(words[at : found.start()])
                at = found.end()
        return [part for part in (*parts, words[at:]) if part]

    def without_inner(self, words: str) -> str:
        """Give words without those that say how their figure is summed; whole where they say nothing else."""
        if self._inside_firsts.search(words) is None:
            return words
        return self._inside.sub(lambda found: "" if found.lastindex else found[0], words) or words

    def inner_span(self, words: str) -> str | None:
        """Give the span that a word inside a label sets (中欧班列累计开行), None for none."""
        if self._inside_firsts.search(words) is None:
            return None
        found = next((found[0] for found in self._inside.finditer(words) if found.lastindex), "")
        traits = self._lexicon.get(found)
        return traits.span if traits else None

    def _read_grammar(self) -> None:
        self.of, self.and_so_on = self._particle("of"), self._particle("and_so_on")
        self.share, self.aspect = self._particle("share"), self._particle("aspect")
        words = self._lexicon.having
        self.ands = tuple(sorted(words(lambda traits: traits.grammar == "and"), key=len, reverse=True))
        self.edges = f" {self.of}、,"
        """Signs at the edges of words that are no part of a name."""
        self.goes_on = ("、", ",", ")", *self.ands)
        """What begins words that go on with a list, or end what stands before them."""
        ands = "|".join(self.ands)
        self.commas = re.compile("、()")
        self.counted_run = re.compile(rf"[{COUNTING}](?:(?:、|{ands})?[{COUNTING}])+")
        self.joins = self._within_no_other(("、", *self.ands))
        """What joins two things, with a group, and the words that only hold such a sign, without one (和 in 和田)."""
        self.joining = _any_character("、", *self.ands)
        """Any of the characters without which nothing is joined."""
        self.listed = re.compile(rf"[、,]?(?:{ands})?\Z")
        self.followed = re.compile(rf"[、,;。:!?\n)]|{ands}|\Z")
        between = "|".join(words(lambda traits: traits.closes_list))
        longer = trie_pattern(word.removeprefix(self.and_so_on) for word in self._longer((self.and_so_on,)))
        self.enumerated = re.compile(f"、?[^、“”]{{2,24}}{self.and_so_on}(?:{between})?(?!{longer})")

    def _read_plain(self) -> None:
        self._opens_idly = frozenset((*self.edges, self.aspect[0], "”", *(word[0] for word in self.treated)))
        self._ends_idly = self.went.last_characters.union(self.edges)

    def is_plain(self, words: str) -> bool:
        """Tell by single characters that words hold nothing that is no part of a name, as most labels do."""
        idle_edge = words[:1] in self._opens_idly or words[-1:] in self._ends_idly
        return not idle_edge and self._idle.search(words) is None

    def _longer(self, words: tuple[str, ...]) -> list[str]:
        """Give the words in which some others do not count: longer ones that hold them and are no two in one."""
        held = re.compile("|".join(map(re.escape, words)))
        found = self._lexicon.having(lambda traits: not traits.loose and traits.parts is None)
        return [word for word in found if word not in words and held.search(word)]

    def _within_no_other(self, words: tuple[str, ...]) -> re.Pattern[str]:
        """Give a pattern of some words, with a group where one is no part of a longer one (和 in 和田), which has none.

        Each choice begins with a character of its own, for which a text is searched far sooner than for a choice of
        words; ``lastindex`` of a match tells the two apart.
        """
        longer, choices = self._longer(words), []
        for first in dict.fromkeys(word[0] for word in (*longer, *words)):
            inside, own = (_rest([word for word in known if word[0] == first]) for known in (longer, words))
            choices.append(re.escape(first) + (f"(?:{inside}|{own}())" if inside and own else inside or f"{own}()"))
        return re.compile("|".join(choices))

    def _particle(self, role: str) -> str:
        return self._lexicon.having(lambda traits: traits.grammar == role)[0]


def _rest(words: list[str]) -> str:
    """Give a pattern of what follows the first character of some words, the longest first; empty for no words."""
    if not words:
        return ""
    rest = trie_pattern(word[1:] for word in words if len(word) > 1)
    return f"(?:{rest})" + ("?" if any(len(word) == 1 for word in words) else "")


def _any_character(*words: str) -> re.Pattern[str]:
    """Give a pattern for any character that one of some words begins with."""
    return re.compile(f"[{re.escape(''.join(sorted({word[0] for word in words})))}]" if words else "(?!)")
