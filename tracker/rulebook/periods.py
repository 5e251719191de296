"""Words for stretches of time: years, five-year plans, 今年 and 去年."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from tracker.rulebook import stretches
from tracker.rulebook.numeral import DIGITS, PLACES, chinese_number
from tracker.rulebook.period_patterns import period_patterns
from tracker.rulebook.refusal import misread
from tracker.rulebook.trie import trie_pattern
from tracker.rulebook.word_list import word_list

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["PeriodWord", "Periods", "load_periods"]


_PLAN_YEARS = 5
_QUOTES = '”"'
"""What a plan may end with."""
_EITHER = ("summed", "several")
"""Groups of the patterns that hold a number of years that may be over or to come."""
_MANY = ("many", "over", *_EITHER)
"""Those that hold a number of years up to now, unless they are to come."""
_BEFORE = "0123456789'’‘“\""
"""What a year in figures begins with, and the quotes of a plan."""
_LONGEST_PERIOD = 16
_LONGEST_LIST = 40


class PeriodWord(NamedTuple):
    """A stretch of time that the text names, from ``start`` to ``end``."""

    start: int
    end: int
    period: str
    """"2020" or "2016-2020"."""
    name: str
    """How a base names it: the year, or the plan (十二五)."""
    run: bool = False
    """A number of years up to the last one (三年, 连续4年)."""
    each_year: bool = False
    """The figure is that of every year of the stretch (连续4年超过90万人)."""
    coming: bool = False
    """A number of years within which something is to be done (三年内), which a review may tell of, too."""
    either: bool = False
    """Nothing but the tense tells whether so many years are over or to come (五年新增)."""

    def from_year(self, year: int) -> PeriodWord:
        """Give as many years from one on, for a number of years that turns out to be to come."""
        first, last = int(self.period[:4]), int(self.period[-4:])
        return self._replace(period=_years(year, year + last - first), run=False)


class PartWord(NamedTuple):
    """A part of a year that the text names, or its beginning, from ``start`` on."""

    start: int
    begins: bool
    """It is the beginning, which is the end of the year before (年初)."""


class Periods:
    """The words of rules/periods.yaml, compiled."""

    def __init__(self, name: str, document: dict[str, Any]) -> None:
        try:
            self._read(document)
        except (KeyError, TypeError, AttributeError) as error:
            raise misread(name, error) from error

    def _read(self, document: dict[str, Any]) -> None:
        self._plans = {
            plan["name"]: f"{plan['begins']}-{plan['begins'] + _PLAN_YEARS - 1}" for plan in document["plans"]
        }
        self._relative: dict[str, int | None] = document["relative"]
        self._patterns = period_patterns(self._plans, document)
        self._ever_since = tuple(document.get("ever_since", ()))
        self.year_word: str = document["year"]
        self.whole_year = word_list(document, "whole_year")
        self._read_marks(document)
        self._read_ends(document)

    def _read_marks(self, document: dict[str, Any]) -> None:
        """Read what tells of a clause when its figures are reached, without naming their year."""
        so_far = stretches.choice(document.get("so_far", ()))
        self.partial = stretches.choice(document["partial"])
        self.of_a_part = re.compile(f"(?P<so_far>{so_far.pattern})|(?:{self.partial.pattern})")
        """What opens a clause about a part of a year; ``so_far`` is the year of the report up to its day."""
        self.named_only = stretches.choice(document.get("named_only", ()))
        self.present = stretches.choice(document.get("present", ()))
        self.ahead = stretches.choice(document.get("ahead", ()))
        many = rf"(?:\d{{1,2}}|[{DIGITS}{PLACES[0]}]{{1,2}})"
        self.in_a_row = re.compile(rf"{trie_pattern(document['runs'])}{many}{self.year_word}")
        """What tells of how many years in a row something is true: 连续五年下降."""

    def _read_ends(self, document: dict[str, Any]) -> None:
        """Read which characters a period begins with and ends in, for most words have none of them."""
        named = (*self._plans, *self._relative)
        ahead = (*document["coming"], *document["coming_by"])
        opening = (*named, *document["introduced_by"], *document["lately"], *ahead)
        self.first_characters = frozenset(word[0] for word in opening) | set(_BEFORE + stretches.FEW)
        """The characters that a period at the beginning of words begins with."""
        ends = ("plan_whole", "plan_end", "year_tail", "averaged", "coming_within")
        ending = (*named, *(word for key in ends for word in document[key]))
        signs = {*_QUOTES, self.year_word, document["ago"][-1]}
        self.last_characters = frozenset(word[-1] for word in ending) | signs
        """The characters that a period at the end of words ends in."""

    def at_end(self, text: str, start: int, end: int, report_year: int) -> PeriodWord | None:
        """Give the period whose words end at ``end``, not reaching before ``start``."""
        if end <= start or text[end - 1] not in self.last_characters:
            return None
        low = max(start, end - _LONGEST_PERIOD)
        run = self._patterns.run.search(text[low:end])
        if run is not None:
            last = report_year - 1
            years = _count(run["run"])
            return PeriodWord(
                low + run.start(), end, f"{last - years + 1}-{last}", run[0],
                run=True, each_year=bool(run["each"]), either=not run["each"] and not run["lately"],
            )  # fmt: skip
        found = self._patterns.ending.search(text[low:end])
        return self._word(found, low, report_year) if found else None

    def part_at_end(self, text: str, start: int, end: int) -> PartWord | None:
        """Give the part of a year whose words end at ``end``, not reaching before ``start``."""
        found = self._patterns.part.search(text, max(start, end - _LONGEST_PERIOD), end)
        return PartWord(found.start(), begins=bool(found["begins"])) if found else None

    def at_start(self, text: str, start: int, end: int, report_year: int) -> PeriodWord | None:
        """Give the period whose words begin at ``start``."""
        found = self._patterns.opening.match(text, start, end)
        if not found or not (found["year"] is None or found["first"] or self.year_word in text[start : found.end()]):
            return None
        return self._word(found, 0, report_year)

    def several_at_start(self, text: str, start: int, end: int, report_year: int) -> PeriodWord | None:
        """Give the number of years that begins at ``start`` and may be those in which something was done: 五年新增."""
        found = self._patterns.several.match(text, start, end)
        return self._word(found, 0, report_year) if found else None

    def several(self, text: str, start: int, end: int, report_year: int) -> Iterator[PeriodWord]:
        """Give all such numbers of years between two offsets."""
        for found in self._patterns.several.finditer(text, start, end):
            word = self._word(found, 0, report_year)
            if word is not None:
                yield word

    def listed(self, text: str, start: int, end: int, report_year: int) -> list[PeriodWord]:
        """Give the years that the last list of them names: 2021年和2022年, 2021-2023年, 近三年."""
        found = next(iter([*self._patterns.listed.finditer(text, start, end)][::-1]), None)
        if found is None:
            return []
        if found["one"]:
            words = (self._patterns.opening.match(one[0]) for one in self._patterns.one.finditer(found[0]))
            named = [self._word(word, 0, report_year) for word in words if word]
            years = [int(word.period) for word in named if word is not None]
        elif found["first"]:
            years = list(range(int(found["first"]), int(found["last"]) + 1))
        else:
            many = _count(found["many"])
            first = report_year if found["ahead"] else report_year - many
            years = list(range(first, first + many))
        return [PeriodWord(*found.span(), str(year), str(year)) for year in years]

    def joined_before(self, text: str, start: int, end: int) -> int:
        """Give where the years begin that are joined to a year at ``end``: 2021、2022年和."""
        found = self._patterns.joined.search(text, max(start, end - _LONGEST_LIST), end)
        return found.start() if found else end

    def _word(self, found: re.Match[str], offset: int, report_year: int) -> PeriodWord | None:
        start, end = found.start() + offset, found.end() + offset
        if group := next((name for name in _MANY if name in found.re.groupindex and found[name]), None):
            years = _years(report_year - _count(found[group]), report_year - 1)
            return PeriodWord(start, end, years, found[0], run=True, either=group in _EITHER)
        if found["since"] and int(found["since"]) < report_year - 1:
            return PeriodWord(start, end, f"{found['since']}-{report_year - 1}", found[0], run=True)
        if found["first"]:
            years = f"{found['first']}-{found['last']}"
            return PeriodWord(start, end, years, years)
        if found["within"]:
            last = report_year + _count(found["within"]) - 1
            return PeriodWord(start, end, f"{report_year}-{last}", found[0], coming=not found["will"])
        if found["plan"] and not found["plan_end"]:
            return PeriodWord(start, end, self._of_plan(found, report_year), found["plan"])
        year = self._year(found, report_year)
        return PeriodWord(start, end, year, year) if year else None

    def _of_plan(self, found: re.Match[str], report_year: int) -> str:
        """Give the years of a plan, up to the last one over where words tell what was done since it began."""
        years = self._plans[found["plan"]]
        first, last = int(years[:4]), int(years[-4:])
        if not found[0].endswith(self._ever_since) or not first < report_year <= last:
            return years
        return _years(first, report_year - 1)

    def _year(self, found: re.Match[str], report_year: int) -> str:
        """Give the one year that words name, empty for none: 2020年, 03年, “十二五”末, 五年前, 去年."""
        if year := found["since"] or found["year"] or _full(found["short"]):
            return year
        if found["plan"]:
            return self._plans[found["plan"]][-4:]
        if "ago" in found.re.groupindex and found["ago"]:
            return str(report_year - 1 - _count(found["ago"]))
        shift = self._relative[found["relative"]]
        return "" if shift is None else str(report_year + shift)


def _years(first: int, last: int) -> str:
    return f"{first}-{last}" if first < last else str(last)


def _count(numeral: str) -> int:
    return int(numeral) if numeral.isdigit() else int(chinese_number(numeral) or 1)


def _full(short: str | None) -> str:
    """Give a year of two digits in four: 03 is 2003, 98 is 1998."""
    return "" if short is None else ("19" if short > "79" else "20") + short


def load_periods(plans: list[tuple[str, Any]], words: list[tuple[str, Any]]) -> Periods:
    """Read the plans and the words, each from the last of its (file name, content) pairs."""
    name, document = words[-1]
    return Periods(name, {**plans[-1][1], **document})
