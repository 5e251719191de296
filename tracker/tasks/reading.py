"""Reading: the named tasks of a report, sentence by sentence of what it plans for its year."""

from __future__ import annotations

import re
from bisect import bisect_right
from hashlib import sha1
from typing import TYPE_CHECKING, Any

from tracker.reports.outline import outline_of
from tracker.rulebook.opened_tasks import opened_tasks
from tracker.rulebook.task_clauses import COLON, COMMA
from tracker.sources.lines import line_starts
from tracker.tasks.clause import clauses_in
from tracker.tasks.deed import deeds_of
from tracker.tasks.listing import listings_in
from tracker.tasks.owning import owned_things
from tracker.tasks.part import Part, numbering
from tracker.tasks.task import Task
from tracker.tasks.things import thing_alone, things_of

if TYPE_CHECKING:
    from tracker.reports.outline import Outline, Span
    from tracker.reports.report import CleanText, Identity, Report, Section
    from tracker.rulebook.rulebook import Rulebook
    from tracker.rulebook.tasks import TaskRules
    from tracker.tasks.deed import Deed
    from tracker.tasks.thing import Thing

__all__ = ["read_tasks"]

_PARTED = re.compile(f"[{COMMA}{COLON}]")
_OMITTED = "…"
_DIGITS = 6
_DIGEST = sha1(usedforsecurity=False)
"""The digest of nothing, of which a copy is made twice as quickly as a new one."""


def read_tasks(report: Report, rules: Rulebook) -> list[Task]:
    """Give the named tasks of a work report in the order of the text; a document of another kind has none."""
    if report.identity.document != "work_report":
        return []
    sections = tuple(one for one in report.sections if one.kind == "plan_year")
    return _Reader(report.clean, report.source.text, report.identity, rules).read_all(sections)


class _Reader:
    """Collects the tasks of one report."""

    def __init__(self, clean: CleanText, text: str, identity: Identity, rules: Rulebook) -> None:
        self.tasks: list[Task] = []
        self._clean, self._text, self._rules = clean, text, opened_tasks(rules.tasks)
        self._headings_of = rules.headings
        self._number = numbering(f"{rules.headings.number.pattern}|{self._rules.clauses.numbered.pattern}")
        """The number before a sentence, that of a heading or of a clause of a list."""
        self._whose = {
            "region": identity.region,
            "region_name": identity.region_name,
            "year": identity.report_year,
        }
        self._whose_id = f"{identity.region}-{identity.report_year}-task"
        self._lines = line_starts(text)
        self._seen: dict[str, int] = {}
        self._outline: Outline | None = None
        self._titles: dict[tuple[Span, ...], tuple[str, ...]] = {}

    def read_all(self, sections: tuple[Section, ...]) -> list[Task]:
        """Give the tasks of some sections."""
        for section in sections:
            self.read(section)
        return self.tasks

    def read(self, section: Section) -> None:
        """Add the tasks of one section."""
        self._outline, self._titles = None, {}
        rules = self._rules
        part = Part.of(self._clean.text[section.start : section.end], self._number, rules)
        for clauses in clauses_in(part, rules):
            for deed in deeds_of(clauses, rules):
                if things := _things(part, deed, rules):
                    self._record(section, part, deed, things)

    def _record(self, section: Section, part: Part, deed: Deed, things: list[Thing]) -> None:
        """Add the tasks of one deed, which stand in one clause of a sentence of the section."""
        names, text, sentence = self._rules.names, part.text, part.sentence_at(deed.start)
        said = text[slice(*sentence)]
        first, last = _around(text, sentence, deed)
        begin = section.start - 1  # a part begins with the end of a line
        start, end = self._clean.origin_span(begin + first, begin + last)
        place: dict[str, Any] = {
            "section": self._headings(section, begin + first), "quote": self._text[start:end],
            "start": start, "end": end, "line": bisect_right(self._lines, start),
        }  # fmt: skip
        needs = names.needs(deed.words)
        for thing in things:
            words, behind = text[thing.start : thing.end], thing.unit or thing.shared
            if thing.front or behind:
                words = _OMITTED.join(part for part in (thing.front, words, behind) if part)
            own, shared = _parts(text, deed, thing)
            self.tasks.append(Task.made({
                "id": self._id(deed.words, words, said), **self._whose, "action": deed.words,
                "object": words, "stage": deed.stage, "kind": thing.kind, "own": own, "shared": shared,
                "group": names.called(thing.group), **place, "rule": deed.action.id,
                "needs": needs or names.needs(thing.closing) or deed.action.needs,
            }))  # fmt: skip

    def _headings(self, section: Section, start: int) -> tuple[str, ...]:
        """Give the titles of all headings above a place, outermost first."""
        if self._outline is None:
            self._outline = outline_of(self._clean.text, section, self._headings_of)
        spans = self._outline.above(start)
        if spans not in self._titles:
            found = (self._clean.origin_span(*span) for span in spans)
            titles = (" ".join(self._text[first:last].split()) for first, last in found)
            self._titles[spans] = (*section.path, *titles)
        return self._titles[spans]

    def _id(self, action: str, words: str, sentence: str) -> str:
        """Make the id from the task and its sentence: an edit elsewhere in the report leaves it alone."""
        digest = _DIGEST.copy()
        digest.update(f"{action}|{words}|{sentence}".encode())
        base = f"{self._whose_id}-{digest.hexdigest()[:_DIGITS]}"
        seen = self._seen[base] = self._seen.get(base, 0) + 1
        return base if seen == 1 else f"{base}-{seen}"


def _things(part: Part, deed: Deed, rules: TaskRules) -> list[Thing]:
    """Give the tasks of a deed, in the order of the text."""
    if not deed.listed:
        alone = thing_alone(part, deed.start, deed.end, deed.action, rules)
        return [alone] if alone else []
    listings = listings_in(part.text, part.hidden, deed.start, deed.end, rules)
    if deed.owners is None:
        return [thing for each in listings for thing in things_of(part, each, deed.action, rules)]
    owners = [one for each in listings_in(part.text, part.hidden, *deed.owners, rules) for one in each.things]
    return [thing for each in listings for thing in owned_things(part, owners, each, deed.action, rules)]


def _around(text: str, sentence: tuple[int, int], deed: Deed) -> tuple[int, int]:
    """Give where the clause of a deed begins and ends, without blanks."""
    start, end = sentence
    first = max(start, text.rfind(COMMA, start, deed.start) + 1, text.rfind(COLON, start, deed.start) + 1)
    behind = _PARTED.search(text, deed.end, end)
    words = text[first : behind.start() if behind else end]
    first += len(words) - len(words.lstrip())
    return first, first + len(words.strip())


def _parts(sentence: str, deed: Deed, thing: Thing) -> tuple[str, str]:
    """Give the part of a name that is its own, and what it shares or what is to be done to it.

    Whose thing it is belongs to its name: 青岭 alone says nothing of 青岭无废城市.
    """
    if deed.owners:
        return sentence[thing.start : thing.end] + thing.shared, ""
    if thing.stem > thing.start + 1:
        return sentence[thing.start : thing.stem], sentence[thing.stem : thing.end]
    name = thing.front + sentence[thing.start : thing.end] + thing.unit
    return name, thing.shared or (deed.words if deed.action.deed else "")
