"""Cells: what stands in the columns of the table, line by line, for every form of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from tracker.outputs.wording.plain import MARKS, pieces, plain
from tracker.outputs.wording.words import topic_words, word

if TYPE_CHECKING:
    from tracker.outputs.table.entry import Entry, Passage
    from tracker.outputs.table.table import Table
    from tracker.rulebook.policy import Language
    from tracker.rulebook.rulebook import Rulebook

__all__ = [
    "COLUMNS",
    "Column",
    "Line",
    "all_meanings",
    "meanings",
    "note_lines",
    "outcome_lines",
    "promise_lines",
    "quoted",
]


class Column(NamedTuple):
    """A column: the key of its head, and its share of the width of a page."""

    key: str
    share: int


_BLANKS = re.compile(r"\s+")

COLUMNS = (
    *(Column("number", 5), Column("promise", 30), Column("outcome", 37)),
    *(Column("status", 10), Column("bearer", 9), Column("remarks", 9)),
)
"""The columns of a page; the widths are percent."""


class Line(NamedTuple):
    """A line of a cell; the first of a cell is what it says, those below are what it rests on."""

    text: str
    lead: bool = False


def promise_lines(entry: Entry, lang: Language) -> list[Line]:
    """Give what was promised, and the words of the report."""
    return [Line(entry.promise, lead=True), Line(quoted(entry.promised, lang))]


def outcome_lines(entry: Entry, lang: Language) -> list[Line]:
    """Give what became of it, the words that say so, and what a reader should know of them."""
    told = [Line(entry.outcome, lead=True)] if entry.outcome else []
    told += [Line(quoted(one, lang)) for one in entry.answers]
    return told + [Line(plain(note)) for note in entry.notes]


def quoted(passage: Passage, lang: Language) -> str:
    """Give a passage with its place, and before it what it is."""
    words = word("table.quote", lang, quote=_on_one_line(passage.quote)) if passage.quote else ""
    lead = word("table.led", lang, lead=passage.lead) if passage.lead else ""
    place = word("table.placed", lang, place=passage.place) if words else passage.place
    return lead + words + place


def _on_one_line(quote: str) -> str:
    """Give a quote with its marks, in words that no program takes for a command."""
    begin, end = MARKS
    before, *rest = (_BLANKS.sub(" ", plain(part)) for part in pieces(quote))
    return before + "".join(part if at % 2 else f"{begin}{part}{end}" for at, part in enumerate(rest))


def meanings(table: Table, rules: Rulebook, lang: Language) -> list[tuple[str, str]]:
    """Give the statuses that stand in a table, each with what it means."""
    here = {one.status for one in table.entries}
    return [(status, meaning) for status, meaning in all_meanings(rules, lang) if status in here]


def all_meanings(rules: Rulebook, lang: Language) -> list[tuple[str, str]]:
    """Give every status of targets and of named tasks, each with what it means."""
    told = {one.say(lang): word(f"table.means_{one.id}", lang) for one in rules.policy.verdicts}
    own = topic_words("table")
    for one in rules.policy.task_verdicts:
        key = f"means_task_{one.id}"
        told[one.say(lang)] = word(f"table.{key if key in own else f'means_{one.id}'}", lang)
    return list(told.items())


def note_lines(table: Table, rules: Rulebook, lang: Language) -> list[str]:
    """Give what stands below a table: how it was made, what the statuses mean, what it rests on."""
    stop = word("table.stop", lang)
    told = stop.join(word("table.led", lang, lead=name) + meaning for name, meaning in meanings(table, rules, lang))
    lines = [word("table.note_made", lang)]
    lines += [word("table.note_status", lang, told=told)] if told else []
    lines += [word("table.note_sources", lang, told=stop.join(table.sources))] if table.sources else []
    return lines
