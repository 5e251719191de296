"""Phrase rules: what a phrase around a figure makes of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from pydantic import ConfigDict, Field, ValidationError

from tracker.errors import Message, RulesError
from tracker.misfit import misfit
from tracker.rulebook.notation import Sequence, parse_phrase
from tracker.rulebook.refusal import refusal
from tracker.rulebook.table import Table
from tracker.rulebook.trie import trie_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tracker.rulebook.units import Units

__all__ = ["Example", "Meaning", "Means", "Phrase", "PhraseRule", "Phrasebook", "Stand", "Wording", "load_phrasebook"]

Stand = Literal["kept", "begun"]
"""Where a level stands in the course of its figures: kept up all along, or what they set out from."""
LabelSource = Literal["before", "after", "noun", "with_noun", "share", "subject"]
PhraseMeasure = Literal["level", "growth", "change", "multiple"]
PhraseComparator = Literal["approx", "ge", "gt", "le", "lt"]


class Means(Table):
    """The record that a phrase makes of its figure."""

    model_config = ConfigDict(populate_by_name=True)

    measure: PhraseMeasure
    sign: Literal["+", "-"] = "+"
    comparator: PhraseComparator | None = None
    """What the phrase itself says of its figure (居前3位: le); a hedge in the text wins."""
    unit: str | None = None
    """The unit of the record where the text gives none or another word for it."""
    label: LabelSource = "before"
    """Where the label stands: before the phrase, after the figure, in N, with the phrase's own noun, subject + N."""
    reference: Literal["noun"] | None = None
    """What the figure is held against: the N of the phrase; it becomes the base."""
    base: Literal["plan"] | None = None
    """The figure is a rate of completion, none of the indicator's own: 完成年计划的118%."""
    stock: bool = False
    """Over several years the figure is the level at the end, not a sum."""
    rank: bool = False
    """The figure is a place in an order, which is no figure of the indicator itself."""
    held: bool = False
    """Over several years the figure is what was kept up all along (保持在): their average."""
    origin: bool = Field(default=False, alias="from")
    """The figure is the level at the start (由X增加到Y)."""
    powers_of_two: bool = False
    """翻X番: doubled X times."""

    @property
    def stand(self) -> Stand | None:
        """Where the level stands in the course of its figures, None for one that stands for itself."""
        return "kept" if self.held else "begun" if self.origin else None


class Example(Table):
    """A sentence, the section it stands in, and the full records that it makes."""

    model_config = ConfigDict(populate_by_name=True)

    text: str
    section: Literal["review_year", "review_span", "plan_span", "plan_year"] = Field(alias="in")
    records: tuple[dict[str, Any], ...]
    known_gap: str | None = None
    """Why the program does not read it yet; it is counted as a gap and does not fail."""


class PhraseRule(Table):
    """One rule as it stands in its file."""

    id: str
    phrase: str
    means: Means
    examples: tuple[Example, ...] = Field(min_length=1)
    counter_examples: tuple[str, ...] = Field(min_length=1)


class Meaning:
    """What a phrase makes of its figure, as ``Means`` has it; none is ever changed.

    The reading asks so often that a field of a model, which is found six times as slowly, would tell in its time.
    """

    __slots__ = (
        "base", "comparator", "held", "label", "measure", "origin", "powers_of_two", "rank", "reference", "sign",
        "stock", "unit",
    )  # fmt: skip
    base: Literal["plan"] | None
    comparator: PhraseComparator | None
    held: bool
    label: LabelSource
    measure: PhraseMeasure
    origin: bool
    powers_of_two: bool
    rank: bool
    reference: Literal["noun"] | None
    sign: Literal["+", "-"]
    stock: bool
    unit: str | None

    def __init__(self, told: Means | Meaning) -> None:
        for name in self.__slots__:
            setattr(self, name, getattr(told, name))


class Phrase:
    """A rule as the reading asks it, without its examples."""

    __slots__ = ("id", "means", "phrase")

    def __init__(self, id_: str, phrase: str, means: Meaning) -> None:
        self.id, self.phrase, self.means = id_, phrase, means

    def at_the_origin(self) -> Phrase:
        """Give the rule for the same of a figure from which a level sets out."""
        means = Meaning(self.means)
        means.origin = True
        return Phrase(self.id, self.phrase, means)


class Wording(NamedTuple):
    """One wording of a rule, ready to be matched backwards from a figure."""

    rule: Phrase
    words: str
    """The literal right before the figure, empty for none."""
    before: tuple[str, ...]
    """What must stand before those words, nearest first: literals and N."""
    unit: str
    """A literal unit or a class (<any>, <quantity>, <word>); empty where the figure has none."""
    behind: str
    """The literal that must follow the figure, N for some words, empty for anything."""


class Phrasebook:
    """All wordings, found by the characters before a figure."""

    def __init__(self, rules: tuple[PhraseRule, ...], units: Units) -> None:
        self.rules = rules
        self._by_id = {rule.id: Phrase(rule.id, rule.phrase, Meaning(rule.means)) for rule in rules}
        self.stands = {rule.id: stand for rule in rules if (stand := rule.means.stand)}
        """Where the levels of some rules stand in the course of their figures, by the ids of the rules."""
        known = self._by_id.values()
        wordings = [_wording(rule, sequence, units) for rule in known for sequence in parse_phrase(rule.phrase)]
        self._sort(wordings)
        self._read_places(wordings)
        self._read_unitless()
        self.plain = _needed(known, "NX<any>")
        """The rule for a figure behind its noun, without any words of a phrase."""
        self.counted = _needed(known, "X<any>N")
        """The rule for a figure before its noun."""

    def _sort(self, wordings: list[Wording]) -> None:
        """Sort the wordings by the words that a figure is met with."""
        self.by_words: dict[str, list[Wording]] = {}
        """The wordings of each literal that stands right before a figure, the likeliest first."""
        self.open_ended: dict[str, list[Wording]] = {}
        self._nouns: dict[str, list[str]] = {}
        for wording in sorted(wordings, key=_reach):
            if wording.rule.means.label == "with_noun":
                self._nouns.setdefault(wording.rule.id, []).append(wording.words)
            if wording.words:
                self.by_words.setdefault(wording.words, []).append(wording)
            elif wording.before != ("N",) and wording.before:
                self.open_ended.setdefault(wording.before[1], []).append(wording)
        known = self._by_id.values()
        self._with_nouns = [(rule, tuple(self._nouns[rule.id])) for rule in known if rule.id in self._nouns]
        self.open_words = re.compile(trie_pattern(self.open_ended))
        """Any of the words behind which a phrase is open: 占, 减少."""

    def _read_places(self, wordings: list[Wording]) -> None:
        """Read the words for an order (第) by those that open a phrase of a place (居)."""
        self._places: dict[str, set[str]] = {}
        placed = [one for one in wordings if one.rule.means.rank and not one.rule.means.origin and len(one.before) > 1]
        for one in placed:
            if "N" in one.before and one.before[-1] != "N":
                self._places.setdefault(one.before[-1], set()).add(one.words)
        self._placing = tuple(self._places)

    def _read_unitless(self) -> None:
        """Read the words behind which a figure without a unit may stand (第, 翻), with their lengths by their ends."""
        unitless = [words for words, found in self.by_words.items() if any(not one.unit for one in found)]
        self._unitless = frozenset(unitless)
        self._unitless_sizes: dict[str, set[int]] = {}
        for words in unitless:
            self._unitless_sizes.setdefault(words[-1], set()).add(len(words))
        self.unitless_ends = frozenset(self._unitless_sizes)
        """The characters that such words end in."""

    def rule(self, name: str) -> Phrase:
        """Give the rule of an id; raises KeyError where there is none."""
        return self._by_id[name]

    def noun_of(self, wording: Wording) -> str:
        """Give the noun that a phrase adds to the label: 涨幅 of 涨幅控制在."""
        return min((words for words in self._nouns[wording.rule.id] if wording.words.startswith(words)), key=len)

    def tells_place(self, words: str) -> bool:
        """Tell whether words only say which place something has, in a figure or not: 稳居全市前列, 位居全省前三."""
        if not words.startswith(self._placing):
            return False
        openers = [opener for opener in self._placing if words.startswith(opener)]
        return any(order in words[len(opener) :] for opener in openers for order in self._places[opener])

    def noun_rule(self, subject: str, unit: str) -> Phrase | None:
        """Give the rule whose own noun ends a subject (收入增速均达到30%), None where none does."""
        for rule, nouns in self._with_nouns:
            if subject.endswith(nouns) and rule.phrase.endswith(unit):
                return rule
        return None

    def leads_unitless(self, text: str, end: int) -> bool:
        """Tell whether words end at ``end`` that a figure without a unit may follow (第, 翻)."""
        sizes = self._unitless_sizes.get(text[end - 1], ()) if end else ()
        return any(text[max(0, end - size) : end] in self._unitless for size in sizes)


def _needed(rules: Iterable[Phrase], phrase: str) -> Phrase:
    found = next((rule for rule in rules if rule.phrase == phrase), None)
    if found is None:
        words = "no rule has the phrase {phrase}; every figure without other words needs it"
        raise RulesError("rules/phrases: {why}", why=Message(words, {"phrase": phrase}))
    return found


_CLASSES = ("", "<word>", "<quantity>", "<any>")


def _reach(wording: Wording) -> tuple[int, int]:
    """Longer wordings are tried first, and of equal ones those that ask for a certain unit."""
    length = len("".join((wording.words, wording.behind, *wording.before)).replace("N", ""))
    if not wording.unit.startswith("<"):
        return -length, 0
    if wording.unit not in _CLASSES:
        words = "rule {rule!r}: {unit} is no class of units; use <any>, <quantity> or <word>"
        raise RulesError(words, rule=wording.rule.id, unit=wording.unit)
    return -length, _CLASSES.index(wording.unit)


def _wording(rule: Phrase, sequence: Sequence, units: Units) -> Wording:
    at = sequence.index("X")
    words = sequence[at - 1] if at and sequence[at - 1] != "N" else ""
    before = sequence[: at - 1 if words else at][::-1]
    unit = sequence[at + 1] if sequence[at + 1 :] and _is_unit(sequence[at + 1], units) else ""
    behind = "".join(sequence[at + 2 if unit else at + 1 :][:1])
    return Wording(rule, words, before, unit, behind)


def _is_unit(word: str, units: Units) -> bool:
    return word.startswith("<") or bool(units.kind(word))


def load_phrasebook(documents: list[tuple[str, Any]], units: Units) -> Phrasebook:
    """Read the phrase rules from (file name, content) pairs; raises RulesError naming the file and the rule."""
    found: dict[str, PhraseRule] = {}
    for name, document in documents:
        for entry in document["rules"]:
            rule = _rule(name, entry)
            if rule.id in found:
                raise refusal(name, "rule {rule!r} stands twice; rename one", rule=rule.id)
            found[rule.id] = rule
    return Phrasebook(tuple(found.values()), units)


def _rule(name: str, entry: Mapping[str, Any]) -> PhraseRule:
    try:
        return PhraseRule.model_validate(entry)
    except ValidationError as error:
        first = error.errors()[0]
        told = {"rule": entry.get("id", "?"), "field": ".".join(map(str, first["loc"])), "why": misfit(first)}
        raise refusal(name, "rule {rule!r}, {field}: {why}", **told) from error
