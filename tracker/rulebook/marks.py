"""Marks: words around a figure that add to its record (hedges, strength, spans, 分别 …)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Literal

from tracker.errors import RulesError
from tracker.rulebook.notation import expand
from tracker.rulebook.trie import trie_pattern

__all__ = ["Hedge", "Mark", "Marks", "WordEnds", "load_marks"]


Hedge = Literal["approx", "ge", "gt", "le", "lt"]
_HEDGES: tuple[Hedge, ...] = ("approx", "ge", "gt", "le", "lt")


@dataclass(frozen=True, slots=True)
class Mark:
    """What one word means: its role, and the value it sets (a comparator, a strength, a span …)."""

    word: str
    role: str
    value: str

    @property
    def hedge(self) -> Hedge | None:
        """The comparator that the word sets, None where it is no hedge."""
        return next((word for word in _HEDGES if word == self.value), None) if self.role == "hedge" else None


class WordEnds:
    """Words found at the end, or at the start, of a stretch of text, longest first."""

    def __init__(self, marks: list[Mark]) -> None:
        self._marks: dict[str, Mark] = {}
        by_first: dict[str, set[int]] = {}
        by_last: dict[str, set[int]] = {}
        for mark in marks:
            self._marks.setdefault(mark.word, mark)
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


class Marks:
    """The marks of rules/marks.yaml, sorted by where they stand."""

    def __init__(self, name: str, document: dict[str, Any]) -> None:
        try:
            self._read(document)
        except (KeyError, TypeError, AttributeError) as error:
            raise RulesError(f"{name}: not a list of marks ({error!r}); see docs/rules.md") from error

    def _read(self, document: dict[str, Any]) -> None:
        before = [Mark(word, "hedge", value) for value, words in document["hedges_before"].items() for word in words]
        strength = [Mark(word, "strength", value) for value, words in document["strength"].items() for word in words]
        spans = [Mark(word, "span", value) for value, words in document["spans"].items() for word in words]
        self.strengths: dict[str, list[str]] = document["strength"]
        each = [Mark(word, "each", "") for word in document["each"]]
        self.respectively: str = document["respectively"][0]
        respectively = [Mark(word, "respectively", "") for word in document["respectively"]]
        compared = [Mark(word, "compared", "") for word in document["compared_with_last_year"]]
        fillers = [Mark(word, "filler", "") for word in document["fillers"]]
        self.before = WordEnds([*before, *strength, *spans, *each, *respectively, *compared, *fillers])
        self.after = WordEnds([Mark(word, "hedge", value) for word, value in document["hedges_after"].items()])
        remark = trie_pattern(word for phrase in document["remarks"] for word in expand(phrase))
        self.remark = re.compile(rf"\((?:{remark})(?:[,、;](?:{remark}))*\)\Z")
        openers = [Mark(word, "filler", "") for word in document["openers"]]
        whole = [Mark(word, "noun", "") for word in document["whole_words"]]
        self.opening = WordEnds([*strength, *spans, *openers, *whole])
        self.closing = WordEnds([Mark(word, "closer", "") for word in document["closers"]])
        plain = [Mark(word, "deed", "plain") for word in document["deeds"]["plain"]]
        kept = [Mark(word, "deed", "kept") for word in document["deeds"]["kept"]]
        nouns = [Mark(word, "noun", "") for word in document["deeds"]["nouns"]]
        self.deeds = WordEnds([*kept, *plain, *nouns])
        self._read_label_words(document)
        self.spending = WordEnds([Mark(word, "spending", "") for word in document["spending"]])
        self.pairs: list[tuple[str, tuple[str, ...]]] = [
            (pair["word"], tuple(pair["parts"])) for pair in document["pairs"]
        ]
        self.measures = WordEnds([Mark(word, "measure", "") for word in document["measures"]])
        self.things = WordEnds([Mark(word, "thing", "") for word in document["things"]])
        self.dependents = WordEnds([Mark(word, "dependent", "") for word in document["dependents"]])
        self.stocks = WordEnds([Mark(word, "stock", "") for word in document["stocks"]])
        self.stock_openers = WordEnds([Mark(word, "stock", "") for word in document["stock_openers"]])
        self.state_units = frozenset(document["state_units"])
        self.manner = re.compile(trie_pattern(document["manner"]))
        self.went = WordEnds([Mark(word, "went", "") for word in document["went"]])
        self._read_grammar(document["grammar"], trie_pattern(document["one_word"]))
        self.scopes = WordEnds([Mark(word, "scope", "") for word in document["scopes"]])
        self.sizes = WordEnds([Mark(word, "size", "") for word in document["sizes"]])
        self.additions = WordEnds([Mark(word, "addition", "") for word in document["additions"]])
        self.passing = frozenset(document["passing"])
        self.modifier_ends: tuple[str, ...] = tuple(document["modifier_ends"])
        self.wholes: dict[str, tuple[str, ...]] = {level: tuple(words) for level, words in document["wholes"].items()}
        self.done: tuple[str, ...] = tuple(document["done"])
        self.numbering = re.compile(document["numbering"])
        self.circumstance_ends: tuple[str, ...] = tuple(document["circumstance_ends"])
        self.circumstances: tuple[str, ...] = tuple(document["circumstances"])
        self.foreseen = re.compile(trie_pattern(document["foreseen"]))
        self.announced = re.compile(trie_pattern(document["announced"]))
        self.foreseen_behind: tuple[str, ...] = tuple(document["foreseen_behind"])
        self.settled = re.compile(trie_pattern(document["settled"]))
        self.infix_pattern = (
            "[" + "".join(w for w, v in document["hedges_after"].items() if len(w) == 1 and v == "approx") + "]?"
        )

    def _read_label_words(self, document: dict[str, Any]) -> None:
        self._inner: dict[str, str] = document["inner"]
        unless = trie_pattern(document["inner_unless"])
        self._inner_words = re.compile(f"(?:{trie_pattern(self._inner)})(?!{unless})")
        self.in_a_row = re.compile(document["in_a_row"])
        self.light: tuple[str, ...] = tuple(document["light"])
        self.recipients: tuple[str, ...] = tuple(document["recipients"])
        self.treated: tuple[str, ...] = tuple(document["treated"])

    def without_inner(self, words: str) -> str:
        """Give words without those that say how their figure is summed; whole where they say nothing else."""
        return self._inner_words.sub("", words) or words

    def inner_span(self, words: str) -> str | None:
        """Give the span that a word inside a label sets (中欧班列累计开行), None for none."""
        found = self._inner_words.search(words)
        return self._inner[found[0]] if found else None

    def _read_grammar(self, grammar: dict[str, Any], one_word: str) -> None:
        ands = "|".join(grammar["and"])
        self.of: str = grammar["of"]
        self.ands: tuple[str, ...] = tuple(grammar["and"])
        self.and_so_on: str = grammar["and_so_on"]
        self.share: str = grammar["share"]
        self.aspect: str = grammar["aspect"]
        self.commas = re.compile("(、)")
        self.joins = re.compile(f"{one_word}|(、|{ands})")
        self.listed = re.compile(rf"[、,]?(?:{ands})?\Z")
        self.followed = re.compile(rf"[、,;。:!?\n)]|{ands}|\Z")
        between, barred = "|".join(grammar["and_so_on_of"]), grammar["not_and_so_on"]
        self.enumerated = re.compile(f"、?[^、“”]{{2,24}}{self.and_so_on}(?:{between})?(?![{barred}])")


def load_marks(documents: list[tuple[str, Any]]) -> Marks:
    """Read the marks from the last of the (file name, content) pairs."""
    name, document = documents[-1]
    return Marks(name, document)
