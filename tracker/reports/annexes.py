"""Annexes: the lists behind the end of a report that are a part of what it promises (附件1, 今年民生实事)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.reports.report import Section

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tracker.rulebook.annexes import YearAnnexes

__all__ = ["cut_annexes"]


def cut_annexes(lines: Iterable[tuple[int, str]], year: int, words: YearAnnexes) -> tuple[Section, ...]:
    """Give the sections in the lines behind the end of the report of a year, each line with its offset.

    An annex has a label before or above its title, and goes on to the next label or to what belongs to none. One whose
    title calls it no such list is left aside: a glossary explains figures and promises nothing.
    """
    cutter = _Cutter(year, words)
    for start, line in lines:
        cutter.read(start, line.rstrip())
    return tuple(cutter.found)


class _Cutter:
    """What has been found of the annexes so far."""

    def __init__(self, year: int, words: YearAnnexes) -> None:
        self.found: list[Section] = []
        self._year, self._words = year, words
        self._labelled = False
        """Whether a title is waited for."""
        self._annex: Section | None = None
        """What every section of the annex has in common; None outside of one."""
        self._goes_on = False
        """Whether the next line belongs to the last section."""

    def read(self, start: int, line: str) -> None:
        """Take in a line: a label, a title, or a part of the annex."""
        words = line.lstrip()
        if label := self._words.label.match(words):
            self._annex, self._labelled, words = None, True, words[label.end() :]
        elif self._words.ends.match(words):
            self._annex, self._labelled = None, False
        if not words:
            return
        if self._labelled:
            self._begin(words)
        elif self._annex:
            self._add(start, line)

    def _begin(self, title: str) -> None:
        """Begin an annex with its title, where that calls it a list that is read."""
        self._labelled = self._goes_on = False
        if self._words.titles.fullmatch(title):
            self._annex = Section(kind="plan_year", path=(title,), start=0, end=0, period=str(self._year))

    def _add(self, start: int, line: str) -> None:
        """Add a line; a heading that counts its points, and a line that says who is to do one, are left out."""
        if self._annex is None:
            return
        group = self._words.grouped.fullmatch(line)
        if group:
            self._annex = self._annex.model_copy(update={"path": (self._annex.path[0], group["title"])})
        if group or self._words.charged.match(line.lstrip()):
            self._goes_on = False
            return
        end = start + len(line)
        if self._goes_on:
            self.found[-1] = self.found[-1].model_copy(update={"end": end})
        else:
            self.found.append(self._annex.model_copy(update={"start": start, "end": end}))
        self._goes_on = True
