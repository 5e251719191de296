"""Tasks in the table: a promise without a figure as a row, with what the next report says of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.outputs.table.entry import Entry, Passage
from tracker.outputs.wording.figures import name_in
from tracker.outputs.wording.plain import plain
from tracker.outputs.wording.punctuation import labelled
from tracker.outputs.wording.reasons import tell_looked, tell_more, telling_mentions
from tracker.outputs.wording.words import word

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tracker.comparisons.records.mention import Mention
    from tracker.comparisons.records.undertaking import Undertaking
    from tracker.rulebook.policy import Language
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["task_entry", "tell_again", "tell_task"]

_BEGUN = {"begin", "advance"}
"""Stages that are kept by work that goes on."""
_TOLD = {"silent": "unseen", "to_check": "unchecked_task"}
"""What is told in the place of an answer, by verdict."""


def task_entry(
    one: Undertaking, number: int, rules: Rulebook, lang: Language, place: Callable[[str, int], str]
) -> Entry:
    """Give the row of a task; ``place`` tells where a line of a report stands."""
    words = rules.policy.task_words(one.verdict)
    key = _TOLD.get(one.verdict)
    awaited = rules.policy.reasons.get(one.reason or "") if one.verdict == "pending" else None
    return Entry(
        number=number,
        key=one.id,
        section=one.section or (word("table.opening", lang, year=one.year),),
        promise=tell_task(one, lang),
        promised=Passage(one.quote, one.source, place(one.source, one.line)),
        outcome=word(key, lang) if key else (awaited.say(lang) if awaited else ""),
        answers=tuple(
            Passage(each.quote, each.source, place(each.source, each.line), _says(one, each, lang))
            for each in telling_mentions(one)
        ),
        notes=tuple(_notes(one, rules, lang)),
        verdict=one.verdict,
        status=words.say(lang),
        shape=words.shape,
        ascii=words.ascii,
        style=words.style,
        bearer=one.noted.bearer if one.noted else "",
        remarks=one.noted.why if one.noted else "",
    )


def _says(one: Undertaking, told: Mention, lang: Language) -> str:
    """Give what a sentence tells of a task: 加快建设 is kept where the work goes on, and nothing is done by that."""
    reached = told.says == "claimed" and one.stage in _BEGUN
    return word("says_reached" if reached else f"says_{told.says}", lang)


def tell_task(one: Undertaking, lang: Language) -> str:
    """Give what is promised: the action and its thing."""
    return word("table.task", lang, action=plain(one.action), object=name_in(plain(one.object), lang))


def tell_again(one: Undertaking, lang: Language) -> str | None:
    """Give that the next plan promises a task again, or that several years running did; None where neither.

    The last of these promises stands behind, as it is written.
    """
    running = len(one.promised_in) > 2  # noqa: PLR2004  # two years are only once again
    if not (running or one.promised_again) or not one.promises:
        return None
    told = word("promised_again", lang, year=one.year + 1)
    if running:
        told = word("promised_running", lang, years=len(one.promised_in), since=one.promised_in[0])
    last = one.promises[-1]
    place = word("line", lang, source=plain(last.source), line=last.line)
    return labelled(told, f"{word('table.quote', lang, quote=plain(last.quote))} {place}", lang)


def _notes(one: Undertaking, rules: Rulebook, lang: Language) -> Iterator[str]:
    if one.settled:
        yield word("settled", lang, **one.settled.model_dump())
    if one.verdict in {"claimed", "to_check"} and (reason := rules.policy.reasons.get(one.reason or "")):
        yield reason.say(lang)
    if again := tell_again(one, lang):
        yield again
    yield from tell_more(one, lang)
    yield from tell_looked(one, lang)
