"""The evidence by which a report is told from other texts, and by which its region and year are known."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from pydantic import ValidationError

from tracker.rulebook.choice import pattern
from tracker.rulebook.directory import read_rules
from tracker.rulebook.refusal import misfitting
from tracker.rulebook.table import Table

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

__all__ = ["Evidence", "load_evidence"]


class _Signs(Table):
    needed: int
    title: int
    opening: int
    heading: int
    words: dict[str, int]


class _RegionWeights(Table):
    title: int
    congress: int
    opening: int
    office: int
    issuer: int
    name: int
    stem: int


class _Lead(Table):
    least: int
    times: int


class _YearWeights(Table):
    title: int
    date: int
    heading: int
    opener: int


class _MentionedYears(Table):
    share: Decimal
    horizon_before: tuple[str, ...]
    horizon_behind: tuple[str, ...]


class _Bodies(Table):
    government: tuple[str, ...]
    zone: tuple[str, ...]


class _Headers(Table):
    title: tuple[str, ...]
    issuer: tuple[str, ...]
    published: tuple[str, ...]


class _ContradictingWords(Table):
    own_words: int
    share: int
    plans: int


class _Completeness(Table):
    summary: tuple[str, ...]
    abridged: tuple[str, ...]


class Evidence(Table):
    """The table of ``identity.yaml``."""

    signs: _Signs
    other_texts: tuple[str, ...]
    greetings: tuple[str, ...]
    title: str
    openings: tuple[str, ...]
    bodies: _Bodies
    zone_endings: tuple[str, ...]
    speakers: dict[str, str]
    congress: str
    office: str
    headers: _Headers
    date: str
    digits: dict[str, int]
    day_signs: dict[str, str]
    own_words: dict[str, tuple[str, ...]]
    supervisors: tuple[str, ...]
    zone_words: tuple[str, ...]
    fewest_zone_words: int
    levels: dict[str, tuple[str, ...]]
    level_words: tuple[str, ...]
    common_nouns: frozenset[str]
    region_weights: _RegionWeights
    region_lead: _Lead
    proper_without: tuple[str, ...]
    year_weights: _YearWeights
    mentioned_years: _MentionedYears
    next_year_from_month: int
    days_before_delivery: int
    contradiction: int
    contradicting_words: _ContradictingWords
    completeness: _Completeness

    @cached_property
    def other_text(self) -> re.Pattern[str]:
        """The words of titles of other kinds of texts."""
        return re.compile("|".join(self.other_texts))

    @cached_property
    def greeting_words(self) -> re.Pattern[str]:
        """The words with which the speaker addresses those who hear the report."""
        return re.compile(_any(self.greetings))

    @cached_property
    def title_line(self) -> re.Pattern[str]:
        """A title: optional label, year and region, the words of the title, and what may follow them."""
        year = rf"(?:(?P<{{}}>(?:19|20)\d\d|[12一二]{self._digit}{{{{3}}}})年)?"
        region = r"[ ]*(?P<region>[\u4e00-\u9fff]{2,24}?)?[ ]*"
        label = rf"(?:(?:{_any(self.headers.title)})[ ]*:[ ]*)?"
        named = f"{year.format('first')}{region}{year.format('second')}"
        return re.compile(rf"^[《#* ]*{label}{named}(?:{self.title})(?P<rest>.{{0,80}})$", re.MULTILINE)

    def opening(self, text: str, end: int | None = None) -> re.Match[str] | None:
        """Give the sentence with which the speaker presents the report (for which ``region``, for which ``body``)."""
        found = (words.search(text, 0, len(text) if end is None else end) for words in self._opening_words)
        return min(filter(None, found), key=lambda match: match.start(), default=None)

    @cached_property
    def _opening_words(self) -> tuple[re.Pattern[str], ...]:
        bodies = _any((*self.bodies.government, *self.bodies.zone, *self.speakers))
        return tuple(re.compile(pattern(opening.replace("{bodies}", bodies))) for opening in self.openings)

    @cached_property
    def congress_words(self) -> re.Pattern[str]:
        """The meeting that a report is given to, with the region that holds it."""
        return re.compile(self.congress, re.MULTILINE)

    @cached_property
    def office_words(self) -> re.Pattern[str]:
        """A line with the office of who gives the report, with the region that has it."""
        return re.compile(self.office, re.MULTILINE)

    @cached_property
    def supervised(self) -> re.Pattern[str]:
        """A kind of region before the body that supervises its government."""
        numbered = r"(?:[一二三四五六七八九十\d]{1,4}届)?"
        return re.compile(rf"(?P<level>{_any(self.levels)}){numbered}(?:{_any(self.supervisors)})")

    @cached_property
    def issuer_words(self) -> re.Pattern[str]:
        """The label of who published a text, and the region of the government that stands behind it."""
        bodies = _any((*self.bodies.government, *self.bodies.zone))
        return re.compile(rf"(?:{_any(self.headers.issuer)})[ ]*:[ ]*(?P<region>[\u4e00-\u9fff]{{2,24}}?)(?:{bodies})")

    @cached_property
    def published_words(self) -> re.Pattern[str]:
        """The label of the day of publication, and that day."""
        day = r"(?P<day>(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2})"
        return re.compile(rf"(?:{_any(self.headers.published)})[ ]*:[ ]*{day}")

    @cached_property
    def date_words(self) -> re.Pattern[str]:
        """A date of year, month and day, in figures, numerals or look-alikes of either."""
        return re.compile(self._date)

    @cached_property
    def date_line(self) -> re.Pattern[str]:
        """A date in a line of its own, in brackets or behind a dash."""
        return re.compile(rf"^[ ]*(?:\(|—+|-{{2,}})[ ]*{self._date}[ ]*\)?[ ]*$", re.MULTILINE)

    @cached_property
    def horizon(self) -> re.Pattern[str]:
        """A year, with the words before or behind it that make it one by which something is to be reached."""
        before, behind = _any(self.mentioned_years.horizon_before), _any(self.mentioned_years.horizon_behind)
        return re.compile(
            rf"(?P<before>(?<![\u4e00-\u9fff])(?:{before})+)?(?<!\d)(?P<year>(?:19|20)\d\d)年(?P<behind>{behind})?"
        )

    @property
    def _date(self) -> str:
        return self.date.replace("{digits}", self.digit_signs).replace("{digit}", self._digit)

    @cached_property
    def digit_signs(self) -> str:
        """The signs that stand for a digit, as in a set of an expression."""
        return r"\d" + "".join(map(re.escape, self.digits))

    @property
    def _digit(self) -> str:
        return f"[{self.digit_signs}]"

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
    path, content = read_rules(directories, "identity.yaml")
    try:
        return Evidence.model_validate(content)
    except ValidationError as error:
        raise misfitting(path, error) from error


def _any(words: Iterable[str]) -> str:
    """Give the expression for any of some words, the longest first."""
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))
