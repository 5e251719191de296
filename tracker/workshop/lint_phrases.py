"""Phrases: ids, notation, size and overlap of the phrase rules."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from tracker.errors import Message, RulesError
from tracker.rulebook.lint_flaw import Flaw, flaw_at
from tracker.rulebook.notation import parse_phrase
from tracker.rulebook.refusal import reason_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tracker.rulebook.phrases import Phrasebook, PhraseRule, Wording
    from tracker.rulebook.positions import Document, Steps

__all__ = [
    "Entry", "listed", "misread_flaw", "overlaps", "phrase_flaws", "repeated_ids", "said_as", "unnumbered_flaws",
    "wordings_of",
]  # fmt: skip

_MOST_WORDINGS = 2000
_MOST_NOUNS = 4
_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a list in a rule file, by its id."""

    id: str
    document: Document
    steps: Steps

    def at(self, *steps: str | int) -> Steps:
        """Give the way to a part of the entry."""
        return (*self.steps, *steps)


def repeated_ids(entries: Iterable[Entry]) -> Iterator[Flaw]:
    """Give the ids that stand twice, at each but the first."""
    first: dict[str, Entry] = {}
    for entry in entries:
        known = first.setdefault(entry.id, entry)
        if known is not entry:
            line = known.document.place(known.steps)[0]
            told = {"id": entry.id, "place": f"{known.document.path}:{line}"}
            message = Message("the id {id!r} stands already at {place}", told)
            yield flaw_at(entry.document, entry.at("id"), "I01", message, Message("rename or remove one of them"))


def phrase_flaws(entry: Entry, phrase: str) -> Iterator[Flaw]:
    """Give what is wrong with a phrase by itself: its notation, its size."""
    where = entry.at("phrase")
    try:
        sequences = parse_phrase(phrase)
    except RulesError as error:
        yield misread_flaw(entry, where, error)
        return
    if len(sequences) > _MOST_WORDINGS:
        told = {"id": entry.id, "count": len(sequences), "most": _MOST_WORDINGS}
        message = Message("{id} stands for {count} wordings, more than {most}", told)
        advice = Message("leave out what no text says, or split the rule")
        yield flaw_at(entry.document, where, "P05", message, advice)
    leading = max(sequence[: sequence.index("X")].count("N") for sequence in sequences)
    if leading > 1:
        words = "{id} has {count} N before its figure: each is searched for again for every place of the other"
        message = Message(words, {"id": entry.id, "count": leading})
        yield flaw_at(entry.document, where, "P05", message, Message("keep one N before X"))


def misread_flaw(entry: Entry, where: Steps, error: RulesError) -> Flaw:
    """Give the flaw of a phrase or an alias whose notation cannot be read."""
    message = Message("{id}: {why}", {"id": entry.id, "why": reason_of(error)})
    return flaw_at(entry.document, where, "P01", message, Message("see the notation in docs/rules.md"))


def unnumbered_flaws(entry: Entry, phrase: str) -> Iterator[Flaw]:
    """Give what is wrong with a phrase without a figure."""
    where = entry.at("phrase")
    if phrase.count("N") > _MOST_NOUNS or "NN" in phrase:
        words = "{id} has {count} N, or two in a row: they are tried in every combination"
        message = Message(words, {"id": entry.id, "count": phrase.count("N")})
        yield flaw_at(entry.document, where, "P05", message, Message("put words between them, or split the rule"))
    if not phrase.count("N"):
        message = Message("{id}: no N", {"id": entry.id})
        advice = Message("write N where the words for the subject stand")
        yield flaw_at(entry.document, where, "P01", message, advice)
    for opened, closed in ("[]", "()"):
        if phrase.count(opened) != phrase.count(closed):
            told = {"id": entry.id, "opened": opened, "closed": closed}
            message = Message("{id}: {opened!r} and {closed!r} do not come out even", told)
            yield flaw_at(entry.document, where, "P01", message, Message("close every bracket"))


def overlaps(entries: dict[str, Entry], phrasebook: Phrasebook) -> Iterator[Flaw]:
    """Give each pair of rules that say the same for the same figures, so that only the order of files decides."""
    pairs: dict[tuple[str, str], list[str]] = {}
    for rules, wording in _rivals(phrasebook):
        pairs.setdefault(rules, []).append(wording)
    for (winner, loser), words in pairs.items():
        if loser in entries:
            told = {"loser": loser, "winner": winner, "wordings": listed(words)}
            message = Message("{loser} and {winner} have the same wordings for the same figures: {wordings}", told)
            advice = Message("take these words out of one of them; {winner} stands first and wins", told)
            yield flaw_at(entries[loser].document, entries[loser].at("phrase"), "P04", message, advice)


def said_as(wording: Wording) -> str:
    """Give a wording in the notation of phrases."""
    return "".join([*reversed(wording.before), wording.words, "X", wording.unit, wording.behind])


def listed(words: Sequence[str]) -> Message:
    """Give the first of some words, and how many more there are."""
    shown, rest = tuple(words[:_SHOWN]), len(words) - _SHOWN
    return Message("{words} and {rest} more" if rest > 0 else "{words}", {"words": shown, "rest": rest})


def wordings_of(phrasebook: Phrasebook, rule: PhraseRule) -> list[Wording]:
    """Give the wordings of a rule as the program tries them."""
    literals: dict[str, None] = {}
    for sequence in parse_phrase(rule.phrase):
        left = sequence[: sequence.index("X")]
        literals[left[-1] if left and left[-1] != "N" else ""] = None
    found = [w for words in literals for w in phrasebook.by_words.get(words, ())]
    found += [wording for wordings in phrasebook.open_ended.values() for wording in wordings]
    return [wording for wording in found if wording.rule.id == rule.id]


def _rivals(phrasebook: Phrasebook) -> Iterator[tuple[tuple[str, str], str]]:
    """Give pairs of rules, the one that wins first, with a wording that they share."""
    every = [wording for rule in phrasebook.rules for wording in wordings_of(phrasebook, rule)]
    for _, alike in groupby(sorted(every, key=_form), key=_form):
        wordings = list(alike)
        for at, later in enumerate(wordings):
            for earlier in wordings[:at]:
                if earlier.rule is not later.rule:
                    yield (earlier.rule.id, later.rule.id), said_as(later)


def _form(wording: Wording) -> tuple[str, Sequence[str], str, str]:
    """Give what a wording asks for: an N at its beginning asks for nothing."""
    asked = wording.before[:-1] if wording.before[-1:] == ("N",) else wording.before
    return (wording.words, asked, wording.behind, wording.unit)
