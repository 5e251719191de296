"""Named tasks on pages: by the sections of the report, each with its words, what answers it, and links to both."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tracker.outputs.table.tasks import task_entry
from tracker.outputs.wording.counts import section_title
from tracker.outputs.wording.punctuation import listed
from tracker.outputs.wording.verdicts import task_counts
from tracker.outputs.wording.words import word

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tracker.comparisons.records.undertaking import Undertaking
    from tracker.outputs.table.entry import Entry
    from tracker.rulebook.policy import Language
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["TaskPart", "task_parts", "tell_task_counts"]


class Cited(NamedTuple):
    """Words of a text with their place, the link to it, and what they are."""

    quote: str
    place: str
    href: str
    lead: str


class TaskRow(NamedTuple):
    """One task as a page shows it."""

    entry: Entry
    promised: Cited
    answers: tuple[Cited, ...]


class TaskPart(NamedTuple):
    """The tasks under one heading of the report, and how they came out in words."""

    title: str
    told: str
    rows: tuple[TaskRow, ...]


def task_parts(
    tasks: Sequence[Undertaking], rules: Rulebook, lang: Language, link: Callable[[str, int], str]
) -> list[TaskPart]:
    """Give tasks by the headings above them, in the order of the report; ``link`` leads to a line of a source."""
    found: dict[tuple[str, ...], list[Undertaking]] = {}
    for one in tasks:
        found.setdefault(one.section, []).append(one)
    return [
        TaskPart(
            title=section_title(section, lang),
            told=tell_task_counts(ours, rules, lang),
            rows=tuple(_row(one, rules, lang, link) for one in ours),
        )
        for section, ours in found.items()
    ]


def tell_task_counts(tasks: Sequence[Undertaking], rules: Rulebook, lang: Language) -> str:
    """Give how many tasks came out how, worst first."""
    return listed(
        (word("counted", lang, word=words, count=count) for words, count in task_counts(tasks, rules, lang)), lang
    )


def _row(one: Undertaking, rules: Rulebook, lang: Language, link: Callable[[str, int], str]) -> TaskRow:
    entry = task_entry(one, 0, rules, lang, lambda source, line: word("line", lang, source=source, line=line))
    lines = {(each.source, each.quote): each.line for each in one.mentions}
    cited = (
        Cited(each.quote or "", each.place, link(each.source, lines[each.source, each.quote or ""]), each.lead)
        for each in entry.answers
    )
    promised = Cited(one.quote, entry.promised.place, link(one.source, one.line), "")
    return TaskRow(entry, promised, tuple(cited))
