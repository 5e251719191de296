"""Words for stretches of time: years, five-year plans, 今年 and 去年."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tracker.errors import RulesError
from tracker.rulebook.numeral import chinese_number
from tracker.rulebook.trie import trie_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["PeriodWord", "Periods", "load_periods"]


_PLAN_YEARS = 5
_QUOTES = '”"'
"""What may stand behind the name of a plan."""


@dataclass(frozen=True, slots=True)
class PeriodWord:
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


class Periods:
    """The words of rules/periods.yaml, compiled."""

    def __init__(self, name: str, document: dict[str, Any]) -> None:
        try:
            self._read(document)
        except (KeyError, TypeError, AttributeError) as error:
            raise RulesError(f"{name}: not a list of periods ({error!r}); see docs/rules.md") from error

    def _read(self, document: dict[str, Any]) -> None:
        self._plans = {
            plan["name"]: f"{plan['begins']}-{plan['begins'] + _PLAN_YEARS - 1}" for plan in document["plans"]
        }
        self._relative: dict[str, int | None] = document["relative"]
        self.year_word: str = document["year"]
        year = rf"(?P<year>(?:19|20)\d\d){self.year_word}?(?:{trie_pattern(document['year_tail'])})?"
        whole, end = trie_pattern(document["plan_whole"]), trie_pattern(document["plan_end"])
        plan = rf"[“\"]?(?P<plan>{trie_pattern(self._plans)})[”\"]?(?:(?P<plan_end>{end})|(?:{whole})?)"
        relative = rf"(?P<relative>{trie_pattern(self._relative)})"
        word = f"(?:{year}|{plan}|{relative})"
        each = rf"(?P<each>{trie_pattern(document['runs'])})?"
        self._run = re.compile(rf"{each}(?<![\d.])(?P<run>{document['run_of_years']}){self.year_word}(?=\Z)")
        intro = f"(?:{trie_pattern(document['introduced_by'])})?"
        self._ending = re.compile(rf"{word}(?:{trie_pattern(document['averaged'])})?(?=\Z)")
        self._opening = re.compile(rf"{intro}{word}")
        self.partial = _choice(document["partial"])
        self.named_only, self.so_far = _choice(document["named_only"]), _choice(document["so_far"])
        self.present, self.ahead = _choice(document["present"]), _choice(document["ahead"])
        self.whole_year: tuple[str, ...] = tuple(document["whole_year"])
        self._last_characters = frozenset(word[-1] for word in _words(document, self._plans)) | set(_QUOTES)

    def at_end(self, text: str, start: int, end: int, report_year: int) -> PeriodWord | None:
        """Give the period whose words end at ``end``, not reaching before ``start``."""
        if end <= start or text[end - 1] not in self._last_characters:
            return None
        low = max(start, end - 12)
        run = self._run.search(text[low:end])
        if run is not None:
            last = report_year - 1
            years = int(run["run"]) if run["run"].isdigit() else int(chinese_number(run["run"]) or 1)
            return PeriodWord(
                low + run.start(), end, f"{last - years + 1}-{last}", run[0], run=True, each_year=bool(run["each"])
            )
        found = self._ending.search(text[low:end])
        return self._word(found, low, report_year) if found else None

    def at_start(self, text: str, start: int, end: int, report_year: int) -> PeriodWord | None:
        """Give the period whose words begin at ``start``."""
        found = self._opening.match(text, start, end)
        if not found or not (found["year"] is None or self.year_word in text[start : found.end()]):
            return None
        return self._word(found, 0, report_year)

    def _word(self, found: re.Match[str], offset: int, report_year: int) -> PeriodWord | None:
        start, end = found.start() + offset, found.end() + offset
        if found["year"]:
            return PeriodWord(start, end, found["year"], found["year"])
        if found["plan"]:
            years = self._plans[found["plan"]]
            last = years[-4:]
            return (
                PeriodWord(start, end, last, last)
                if found["plan_end"]
                else PeriodWord(start, end, years, found["plan"])
            )
        shift = self._relative[found["relative"]]
        if shift is None:
            return None
        year = str(report_year + shift)
        return PeriodWord(start, end, year, year)


def _words(document: dict[str, Any], plans: dict[str, str]) -> Iterator[str]:
    """Give the words that a period may end with."""
    yield document["year"]
    yield from (*plans, *document["relative"], *document["averaged"])
    yield from (word for part in ("plan_whole", "plan_end", "year_tail") for word in document[part])


def _choice(words: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{word})" for word in words))


def load_periods(plans: list[tuple[str, Any]], words: list[tuple[str, Any]]) -> Periods:
    """Read the plans and the words, each from the last of its (file name, content) pairs."""
    name, document = words[-1]
    return Periods(name, {**plans[-1][1], **document})
