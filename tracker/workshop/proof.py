"""Proof: flaws that show only when the rules read something: their examples, and each of their wordings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.claims.clause import Clauses
from tracker.claims.lead import read_lead
from tracker.claims.search import find_figures
from tracker.errors import Message, RulesError
from tracker.rulebook.lint_flaw import Flaw, flaw_at
from tracker.workshop.examples import REPORT_YEAR, cases, try_case
from tracker.workshop.lint_phrases import listed, overlaps, said_as, wordings_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.rulebook.phrases import PhraseRule, Wording
    from tracker.rulebook.rulebook import Rulebook
    from tracker.workshop.examples import Trial
    from tracker.workshop.lint import Linted
    from tracker.workshop.lint_phrases import Entry

__all__ = ["proof_flaws", "unmatched"]

_SUBJECTS = ("", "某某某某")
_NOUN = "某某"
_FIGURE = "7"


def proof_flaws(linted: Linted) -> list[Flaw]:
    """Give the flaws of rules whose files can be read: what lint finds beyond the files themselves."""
    rulebook = linted.rulebook
    try:
        found = list(overlaps(linted.rules, rulebook.phrases))
    except RulesError as error:
        document = next(iter(linted.own.values()))
        advice = Message("keep the two rules that read a figure without a phrase")
        return [flaw_at(document, (), "S04", Message("{why}", {"why": error}), advice)]
    found += _example_flaws(linted)
    return found + [flaw for rule in rulebook.phrases.rules for flaw in _dead_flaws(rule, linted)]


def unmatched(rule: PhraseRule, rulebook: Rulebook) -> list[tuple[Wording, str]]:
    """Give the wordings of a rule that never win, each with what wins in their place: a rule's id, empty for none."""
    bare = [rulebook.phrases.plain, rulebook.phrases.counted]
    if any(rule.id == one.id for one in bare):
        return []
    units = [str(words[0]) for words in rulebook.table("units.yaml")[1]["kinds"].values()]
    found = []
    for wording in wordings_of(rulebook.phrases, rule):
        if all(winner is not wording for winner in _winners(wording, units, rulebook)):
            others = (winner.rule.id for winner in _winners(wording, units, rulebook) if winner is not None)
            found.append((wording, next(others, "")))
    return found


def _winners(wording: Wording, units: Sequence[str], rulebook: Rulebook) -> Iterator[Wording | None]:
    """Read the barest sentences that say a wording, with each unit that fits it; give what explains their figure."""
    for unit in units if wording.unit.startswith("<") else [wording.unit]:
        for subject in _SUBJECTS:
            before = "".join(_NOUN if item == "N" else item for item in reversed(wording.before))
            text = subject + before + wording.words
            start = len(text)
            text += _FIGURE + unit + (_NOUN if wording.behind == "N" else wording.behind)
            for figure in find_figures(text, 0, len(text), rulebook):
                if figure.start == start:
                    yield read_lead(Clauses(text, 0, len(text), rulebook, REPORT_YEAR), 0, figure).wording


def _dead_flaws(rule: PhraseRule, linted: Linted) -> Iterator[Flaw]:
    entry = linted.rules.get(rule.id)
    if entry is None or not linted.judges(entry):
        return
    by_winner: dict[str, list[str]] = {}
    for wording, winner in unmatched(rule, linted.rulebook):
        by_winner.setdefault(winner, []).append(said_as(wording))
    for winner, said in by_winner.items():
        told = {"id": rule.id, "wordings": listed(said), "why": _what_wins(winner, rule)}
        message = Message("{id}: these wordings never match: {wordings}: {why}", told)
        advice = Message("take them out of the phrase, or out of what reads them first")
        yield flaw_at(entry.document, entry.at("phrase"), "P02", message, advice)


def _what_wins(winner: str, rule: PhraseRule) -> Message:
    if not winner:
        return Message("no figure has such a unit, or other rules take the words")
    if winner == rule.id:
        return Message("another wording of the rule reads them first")
    return Message("{winner} reads them first", {"winner": winner})


def _example_flaws(linted: Linted) -> Iterator[Flaw]:
    known = (*linted.rules.values(), *linted.unnumbered.values(), *linted.tasks.values())
    entries = [entry for entry in known if linted.judges(entry)]
    tried = list(cases(linted.rulebook)) if entries else []
    for entry in entries:
        trials = [try_case(case, linted.rulebook) for case in tried if case.rule == entry.id]
        yield from _trial_flaws(entry, trials)


def _trial_flaws(entry: Entry, trials: Sequence[Trial]) -> Iterator[Flaw]:
    examples = [trial for trial in trials if trial.case.records is not None or trial.case.tasks]
    silent = [trial for trial in examples if entry.id not in trial.fired]
    if examples and len(silent) == len(examples):
        others = tuple(sorted({rule for trial in silent for rule in trial.fired})) or "nothing"
        message = Message("{id} wins on none of its examples: {others} reads them", {"id": entry.id, "others": others})
        advice = Message("make the phrase say what the examples say")
        yield flaw_at(entry.document, entry.at("phrase"), "P03", message, advice)
        silent = []
    for trial in silent:
        told = {"id": entry.id, "text": trial.case.text, "others": trial.fired or "nothing"}
        message = Message("{id} does not read its example {text!r}; {others} does", told)
        where = entry.at("examples", trial.case.number - 1)
        advice = Message("widen the phrase, or give the example to that rule")
        yield flaw_at(entry.document, where, "E03", message, advice)
    for trial in trials:
        if trial.case.records is None and not trial.case.tasks and trial.state == "noisy":
            told = {"id": entry.id, "text": trial.case.text}
            message = Message("{id} reads its counter-example {text!r}", told)
            where = entry.at("counter_examples", trial.case.number - 1)
            advice = Message("narrow the phrase, or take the sentence out")
            yield flaw_at(entry.document, where, "E04", message, advice)
