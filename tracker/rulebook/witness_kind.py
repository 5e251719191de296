"""The kind of a witness: how a document that is read beside the work reports is told, and what its words mean."""

from __future__ import annotations

import re
from functools import cached_property, lru_cache
from typing import Literal

from pydantic import Field

from tracker.rulebook.choice import ANY_YEAR, NOTHING, choice, filled, pattern
from tracker.rulebook.kept import kept_pattern
from tracker.rulebook.table import Table

__all__ = ["PartKind", "Tables", "WitnessKind"]

PartKind = Literal["review_year", "plan_year"]

_NAME = r"[\u4e00-\u9fff]{2,16}?"


class Sectors(Table):
    """Labels that are an indicator only within what they are a part of."""

    labels: tuple[str, ...]
    of: str


class Tables(Table):
    """How the tables of a document are read: the heads of columns, by the measure that they give."""

    level: tuple[str, ...]
    growth: tuple[str, ...]
    rules: dict[Literal["level", "growth"], str]
    """The phrase rule that a figure on a measure is told to follow."""

    def heads(self, year: int) -> dict[Literal["level", "growth"], re.Pattern[str]]:
        """Give the heads of columns of a document about a year, by measure."""
        return {"level": filled(self.level, year), "growth": filled(self.growth, year)}

    @cached_property
    def of_years(self) -> dict[Literal["level", "growth"], re.Pattern[str]]:
        """The same for any year: a wrong pattern is refused where rules are loaded."""
        return self.heads(ANY_YEAR)


class WitnessKind(Table):
    """A kind of document that is read beside the work reports; the file explains every field."""

    zh: str
    en: str
    name: str
    speaks: int
    titles: tuple[str, ...]
    words: dict[str, int]
    needed: int
    expects: bool = True
    parts: dict[PartKind, tuple[str, ...]] = Field(default={})
    notes: tuple[str, ...] = ()
    own_words: tuple[str, ...] = ()
    parts_follow: tuple[str, ...] = ()
    ranks: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()
    months: tuple[str, ...] = ()
    sectors: Sectors | None = None
    against: tuple[str, ...] = ()
    final: tuple[str, ...] = ()
    other_budgets: tuple[str, ...] = ()
    own_budgets: tuple[str, ...] = ()
    several: tuple[str, ...] = ()
    subjects: dict[str, str] = Field(default={})
    bare: str = NOTHING
    totals: tuple[str, ...] = ()
    past: tuple[str, ...] = ()
    planned: tuple[str, ...] = ()
    planned_too: tuple[str, ...] = ()
    planned_label: str = ""
    done: tuple[str, ...] = ()
    compared: str = NOTHING
    binding: tuple[str, ...] = ()
    tables: Tables | None = None

    def title(self, digits: str) -> re.Pattern[str]:
        """Give the pattern of its titles; ``digits`` are the signs that stand for a digit, as in a set."""
        return _title(self.titles, digits)

    def find_title(self, words: str, digits: str) -> re.Match[str] | None:
        """Give its title in some words. Most lines name no year, and are not searched for what can stand around one."""
        return self.title(digits).search(words) if _year(self.titles, digits).search(words) else None

    def called(self, region: str, year: int) -> str:
        """Give how one of a region about a year is called where its own title is not at hand, in Chinese."""
        return self.name.format(region=region, year=year)

    def weight(self, text: str) -> int:
        """Give the weight of the words of its kind that a text holds."""
        return sum(weight for words, weight in self.words.items() if re.search(pattern(words), text))

    def part(self, heading: str, year: int) -> PartKind | None:
        """Give which part of a document about ``year`` a heading begins; None where it says nothing of it.

        One that names both years is of the first that it names.
        """
        found = {kind: filled(words, year).search(heading) for kind, words in self.parts.items()}
        named = {kind: match.start() for kind, match in found.items() if match}
        return min(named, key=lambda kind: named[kind], default=None)

    @cached_property
    def part_follows(self) -> re.Pattern[str]:
        """The words behind which parts of what a sentence is about stand."""
        return choice(self.parts_follow)

    @cached_property
    def is_apart(self) -> re.Pattern[str]:
        """The words of a label that is wider or narrower than the indicator of its name."""
        return choice(self.apart)

    @cached_property
    def is_of_a_month(self) -> re.Pattern[str]:
        """The words by which a sentence is about one month."""
        return choice(self.months)

    @cached_property
    def is_binding(self) -> re.Pattern[str]:
        """The words in the head of a list of targets that allow no tolerance."""
        return choice(self.binding)

    @cached_property
    def is_against(self) -> re.Pattern[str]:
        """The words before a growth that say what it is held against."""
        return choice(self.against)

    @cached_property
    def notes_begin(self) -> re.Pattern[str]:
        """The beginning of its notes."""
        return choice(self.notes)

    @cached_property
    def is_final(self) -> re.Pattern[str]:
        """The words of a final figure of an earlier year."""
        return choice(self.final)

    @cached_property
    def is_of_another_budget(self) -> re.Pattern[str]:
        """The words of a budget that is not the general public one."""
        return choice(self.other_budgets)

    @cached_property
    def own_budget(self) -> re.Pattern[str]:
        """The words of the general public budget."""
        return choice(self.own_budgets)

    @cached_property
    def subject_words(self) -> tuple[tuple[str, re.Pattern[str]], ...]:
        """What its figures are of, each with the words that name it."""
        return tuple((label, re.compile(words)) for label, words in self.subjects.items())

    @cached_property
    def is_bare(self) -> re.Pattern[str]:
        """A label that does not say whose revenue or spending it is."""
        return re.compile(self.bare)

    @cached_property
    def is_done(self) -> re.Pattern[str]:
        """The words right before a level that was reached, behind one that was planned."""
        return choice(self.done)

    @cached_property
    def is_compared(self) -> re.Pattern[str]:
        """A label that only says against which figure one is held."""
        return re.compile(self.compared)

    @cached_property
    def is_planned_too(self) -> re.Pattern[str]:
        """The words of another level that was planned, behind one."""
        return choice(self.planned_too)

    @cached_property
    def several_years(self) -> re.Pattern[str]:
        """The words of several years up to the last one."""
        return choice(self.several)

    @cached_property
    def of_years(self) -> tuple[re.Pattern[str], ...]:
        """The patterns that are made for a year or a title: a wrong one is refused where rules are loaded."""
        filled_in = (filled(words, ANY_YEAR) for words in self.parts.values())
        weighed = (choice([words]) for words in self.words)
        return (self.title(r"\d"), self.is_past(ANY_YEAR), *filled_in, *weighed)

    @cached_property
    def is_total(self) -> re.Pattern[str]:
        """The words before a total with all that was carried over and transferred."""
        return choice(self.totals)

    def is_past(self, year: int) -> re.Pattern[str]:
        """Give the words of a clause of the plan that tells of the year before it."""
        return filled(self.past, year)

    @cached_property
    def is_planned(self) -> re.Pattern[str]:
        """The words of a level that was planned, not reached."""
        return choice(self.planned)


@lru_cache(maxsize=16)
def _year(titles: tuple[str, ...], digits: str) -> re.Pattern[str]:
    """Give what stands in any of some titles: a year, or nothing certain where one of them is without its slot."""
    return re.compile(f"[{digits}]{{4}}" if all("{year}" in title for title in titles) else "")


@lru_cache(maxsize=16)
def _title(titles: tuple[str, ...], digits: str) -> re.Pattern[str]:
    """Give one pattern of several titles; Python allows a name of a group once, so each has a number behind it."""
    parts = []
    for number, title in enumerate(titles):
        words = pattern(title).replace("{year}", f"[{digits}]{{4}}").replace("{name}", _NAME)
        parts.append(re.sub(r"\?P<(\w+)>", rf"?P<\g<1>{number}>", words))
    return kept_pattern("|".join(parts))
