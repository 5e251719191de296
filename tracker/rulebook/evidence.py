"""The evidence by which a report is told from other texts, and by which its region and year are known."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict, ValidationError

from tracker.errors import RulesError
from tracker.rulebook.directory import read_table, rule_files
from tracker.rulebook.headings import pattern

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["Evidence", "load_evidence"]


class _Table(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class _Signs(_Table):
    needed: int
    title: int
    opening: int
    heading: int
    words: dict[str, int]


class _RegionWeights(_Table):
    title: int
    congress: int
    opening: int
    name: int
    alias: int
    stem: int
    own_word: int


class _YearWeights(_Table):
    title: int
    date: int
    heading: int
    opener: int
    mention: int


class _Completeness(_Table):
    summary: tuple[str, ...]
    abridged: tuple[str, ...]


class Evidence(_Table):
    """The table of ``identity.yaml``."""

    signs: _Signs
    other_texts: tuple[str, ...]
    title: str
    opening: str
    congress: str
    date: str
    own_words: dict[str, tuple[str, ...]]
    level_words: tuple[str, ...]
    speakers: dict[str, str]
    region_weights: _RegionWeights
    year_weights: _YearWeights
    next_year_from_month: int
    contradiction: int
    completeness: _Completeness

    @cached_property
    def other_text(self) -> re.Pattern[str]:
        """The words of titles of other kinds of texts."""
        return re.compile("|".join(self.other_texts))

    @cached_property
    def title_line(self) -> re.Pattern[str]:
        """A title: optional year and region, the words of the title, and what may follow them."""
        year = r"(?:(?P<{}>(?:19|20)\d\d)年)?"
        region = r"[ ]*(?P<region>[\u4e00-\u9fff]{2,24}?)?[ ]*"
        head = rf"^[《#* ]*{year.format('first')}{region}{year.format('second')}(?:{self.title})(?P<rest>.{{0,80}})$"
        return re.compile(head, re.MULTILINE)

    @cached_property
    def opening_words(self) -> re.Pattern[str]:
        """The words with which the speaker presents the report."""
        return re.compile(pattern(self.opening))

    @cached_property
    def congress_words(self) -> re.Pattern[str]:
        """The meeting that a report is given to, with the region that holds it."""
        return re.compile(self.congress, re.MULTILINE)

    @cached_property
    def date_words(self) -> re.Pattern[str]:
        """A date of year, month and day."""
        return re.compile(self.date)

    @cached_property
    def sign_words(self) -> tuple[tuple[re.Pattern[str], int], ...]:
        """The words that a report holds, each with its weight."""
        return tuple((re.compile(pattern(words)), weight) for words, weight in self.signs.words.items())

    @cached_property
    def summary_words(self) -> re.Pattern[str]:
        """The words by which a summary is known."""
        return re.compile("|".join(self.completeness.summary))

    @cached_property
    def abridged_words(self) -> re.Pattern[str]:
        """The words by which an abridged text is known."""
        return re.compile("|".join(self.completeness.abridged))


def load_evidence(directories: tuple[Path, ...]) -> Evidence:
    """Read ``identity.yaml``; raises RulesError where it has another shape."""
    path = rule_files(directories, "identity.yaml")[-1]
    try:
        return Evidence.model_validate(read_table(path))
    except ValidationError as error:
        first = error.errors()[0]
        raise RulesError(f"{path}: {'.'.join(map(str, first['loc']))}: {first['msg']}") from error
