"""Questions: what a person is shown and asked about a promise that is to be checked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.comparisons.records.undertaking import Undertaking
from tracker.outputs.table.cells import quoted
from tracker.outputs.wording.columns import paint, wrap
from tracker.outputs.wording.words import word

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.comparisons.records.comparison import Comparison, Verdict
    from tracker.comparisons.records.undertaking import TaskVerdict
    from tracker.outputs.table.entry import Entry
    from tracker.outputs.wording.columns import Line
    from tracker.outputs.wording.look import Look
    from tracker.rulebook.policy import Language
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["DECIDABLE", "decidable", "render_questions", "tell_verdicts"]

DECIDABLE: tuple[Verdict, ...] = (
    "met",
    "near",
    "missed",
    "claimed",
    "under_way",
    "mentioned",
    "silent",
    "not_comparable",
)
"""The verdicts that a person can choose from."""
_OF_TASKS: tuple[TaskVerdict, ...] = ("claimed", "under_way", "mentioned", "dropped", "silent")
"""Those of a promise without a figure."""
_INDENT = "    "


def render_questions(entries: Sequence[Entry], look: Look, *, first: int = 1, count: int | None = None) -> str:
    """Give some promises with their quotes and what may answer them, numbered; ``count`` is how many there are."""
    lines: list[Line] = []
    for number, entry in enumerate(entries, first):
        lines += [*_question(entry, number, count or len(entries), look), ()]
    return paint(lines, colour=look.colour)


def decidable(one: Comparison | Undertaking) -> tuple[str, ...]:
    """Give the verdicts that a person can choose from for a promise."""
    return _OF_TASKS if isinstance(one, Undertaking) else DECIDABLE


def tell_verdicts(one: Comparison | Undertaking, rules: Rulebook, lang: Language) -> str:
    """Give the verdicts that can be chosen for a promise, each with its number."""
    words = rules.policy.task_words if isinstance(one, Undertaking) else rules.policy.words
    told = (f"{number} {words(id_).say(lang)}" for number, id_ in enumerate(decidable(one), 1))
    return word("questions.verdicts", lang, told="  ".join(told))


def _question(entry: Entry, number: int, count: int, look: Look) -> Iterator[Line]:
    head = word("questions.head", look.lang, number=number, count=count, promise=entry.promise)
    yield from (((line, "bold"),) for line in wrap(head, look.width, _INDENT))
    promised = word("questions.promised", look.lang, told=quoted(entry.promised, look.lang))
    yield from (((line, ""),) for line in wrap(promised, look.width, _INDENT))
    for at, passage in enumerate(entry.answers, 1):
        told = word("questions.candidate", look.lang, number=at, told=quoted(passage, look.lang))
        yield from (((line, ""),) for line in wrap("  " + told, look.width, _INDENT + " "))
