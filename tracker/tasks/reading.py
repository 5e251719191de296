"""Reading: the named tasks of a report, sentence by sentence of what it plans for its year."""

from __future__ import annotations

import re
from bisect import bisect_right
from hashlib import sha1
from typing import TYPE_CHECKING

from tracker.reports.outline import outline_of
from tracker.reports.report import Identity
from tracker.tasks.deed import deeds_of
from tracker.tasks.listing import listings_in
from tracker.tasks.task import Task
from tracker.tasks.thing import things_of

if TYPE_CHECKING:
    from tracker.reports.outline import Outline
    from tracker.reports.report import CleanText, Report, Section
    from tracker.reports.retrospect import Retrospect
    from tracker.rulebook.rulebook import Rulebook
    from tracker.tasks.deed import Deed
    from tracker.tasks.thing import Thing

__all__ = ["read_plan", "read_tasks"]

_SENTENCE = re.compile(r"[^。;!?\n]+")
_STOP = re.compile(r"[,:]")
_OMITTED = "…"
_DIGITS = 6


def read_tasks(report: Report, rules: Rulebook) -> list[Task]:
    """Give the named tasks of a work report in the order of the text."""
    sections = tuple(one for one in report.sections if one.kind == "plan_year")
    return _Reader(report.clean, report.source.text, report.identity, rules).read_all(sections)


def read_plan(plan: Retrospect, region: str, region_name: str, rules: Rulebook) -> list[Task]:
    """Give the named tasks of what the report of a region plans for its year."""
    identity = Identity(
        region=region, region_name=region_name, level="county", lineage=region, report_year=plan.year
    )
    return _Reader(plan.clean, plan.text, identity, rules).read_all(plan.sections)


class _Reader:
    """Collects the tasks of one report."""

    def __init__(self, clean: CleanText, text: str, identity: Identity, rules: Rulebook) -> None:
        self.tasks: list[Task] = []
        self._clean, self._text, self._identity, self._rules = clean, text, identity, rules
        self._lines = [0, *(found.end() for found in re.finditer(r"\r\n|\r|\n", text))]
        self._seen: dict[str, int] = {}
        self._outline: Outline | None = None

    def read_all(self, sections: tuple[Section, ...]) -> list[Task]:
        """Give the tasks of some sections."""
        for section in sections:
            self.read(section)
        return self.tasks

    def read(self, section: Section) -> None:
        """Add the tasks of one section."""
        rules, text = self._rules.tasks, self._clean.text
        self._outline = None
        for found in _SENTENCE.finditer(text, section.start, section.end):
            sentence, number = found[0], self._rules.headings.number.match(found[0])
            for deed in deeds_of(sentence, number.end() if number else 0, rules):
                for listing in listings_in(sentence, deed.start, deed.end, rules):
                    for thing in things_of(sentence, listing, deed.action, rules):
                        self.tasks.append(self._task(section, found.start(), sentence, deed, thing))

    def _task(self, section: Section, at: int, sentence: str, deed: Deed, thing: Thing) -> Task:
        identity, clean = self._identity, self._clean
        name = sentence[thing.start : thing.end]
        words = name + _OMITTED + thing.shared if thing.shared else name
        first, last = _around(sentence, deed)
        start, end = clean.origin_span(at + first, at + last)
        own, shared = _parts(sentence, deed, thing)
        return Task(
            id=self._id(deed.words, words, sentence),
            region=identity.region,
            region_name=identity.region_name,
            year=identity.report_year,
            action=deed.words,
            object=words,
            stage=deed.stage,
            kind=thing.kind,
            own=own,
            shared=shared,
            group=self._rules.tasks.names.called(thing.group),
            needs=self._rules.tasks.names.needs(thing.closing),
            section=self._headings(section, at + first),
            quote=self._text[start:end],
            start=start,
            end=end,
            line=bisect_right(self._lines, start),
            rule=deed.action.id,
        )

    def _headings(self, section: Section, start: int) -> tuple[str, ...]:
        """Give the titles of all headings above a place, outermost first."""
        if self._outline is None:
            self._outline = outline_of(self._clean.text, section, self._rules.headings)
        text, clean = self._text, self._clean
        spans = (clean.origin_span(*span) for span in self._outline.above(start))
        return (*section.path, *(" ".join(text[first:last].split()) for first, last in spans))

    def _id(self, action: str, words: str, sentence: str) -> str:
        """Make the id from the task and its sentence: an edit elsewhere in the report leaves it alone."""
        told = f"{action}|{words}|{sentence}".encode()
        identity = self._identity
        base = f"{identity.region}-{identity.report_year}-task-{sha1(told, usedforsecurity=False).hexdigest()[:_DIGITS]}"
        self._seen[base] = self._seen.get(base, 0) + 1
        return base if self._seen[base] == 1 else f"{base}-{self._seen[base]}"


def _around(sentence: str, deed: Deed) -> tuple[int, int]:
    """Give where the clause of a deed begins and ends, without blanks."""
    first = max((found.end() for found in _STOP.finditer(sentence, 0, deed.start)), default=0)
    behind = _STOP.search(sentence, deed.end)
    words = sentence[first : behind.start() if behind else len(sentence)]
    first += len(words) - len(words.lstrip())
    return first, first + len(words.strip())


def _parts(sentence: str, deed: Deed, thing: Thing) -> tuple[str, str]:
    """Give the part of a name that is its own, and what it shares or what is to be done to it."""
    if thing.stem > thing.start + 1:
        return sentence[thing.start : thing.stem], sentence[thing.stem : thing.end]
    return sentence[thing.start : thing.end], thing.shared or (deed.words if deed.action.deed else "")
