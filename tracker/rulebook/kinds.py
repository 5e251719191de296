"""The kinds of documents: those that are read beside work reports, and those that are refused by name."""

from __future__ import annotations

import re
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any, Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from tracker.errors import RulesError
from tracker.rulebook.headings import pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = ["DocumentKind", "KindRules", "PartKind", "RefusedKind", "WitnessDocument", "WitnessKind", "load_kinds"]

DocumentKind = Literal["work_report", "communique", "budget_report", "plan_report"]
WitnessDocument = Literal["communique", "budget_report", "plan_report"]
PartKind = Literal["review_year", "plan_year"]

_NOTHING = "(?!)"
_NAME = r"[\u4e00-\u9fff]{2,16}?"


class _Table(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Sectors(_Table):
    """Labels that are an indicator only within what they are a part of."""

    labels: tuple[str, ...]
    of: str


class Tables(_Table):
    """How the tables of a document are read: the heads of columns, by the measure that they give."""

    level: tuple[str, ...]
    growth: tuple[str, ...]
    rules: dict[Literal["level", "growth"], str]
    """The phrase rule that a figure on a measure is told to follow."""

    def heads(self, year: int) -> dict[Literal["level", "growth"], re.Pattern[str]]:
        """Give the heads of columns of a document about a year, by measure."""
        return {"level": _filled(self.level, year), "growth": _filled(self.growth, year)}


class WitnessKind(_Table):
    """A kind of document that is read beside the work reports; the file explains every field."""

    zh: str
    en: str
    name: str
    speaks: int
    titles: tuple[str, ...]
    words: dict[str, int]
    needed: int
    expects: bool = True
    parts: dict[PartKind, tuple[str, ...]] = {}
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
    subjects: dict[str, str] = {}
    bare: str = _NOTHING
    totals: tuple[str, ...] = ()
    past: tuple[str, ...] = ()
    planned: tuple[str, ...] = ()
    planned_too: tuple[str, ...] = ()
    planned_label: str = ""
    done: tuple[str, ...] = ()
    compared: str = _NOTHING
    binding: tuple[str, ...] = ()
    tables: Tables | None = None

    def title(self, digits: str) -> re.Pattern[str]:
        """Give the pattern of its titles; ``digits`` are the signs that stand for a digit, as in a set."""
        return _title(self.titles, digits)

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
        found = {kind: _filled(words, year).search(heading) for kind, words in self.parts.items()}
        named = {kind: match.start() for kind, match in found.items() if match}
        return min(named, key=lambda kind: named[kind], default=None)

    @cached_property
    def part_follows(self) -> re.Pattern[str]:
        """The words behind which parts of what a sentence is about stand."""
        return _choice(self.parts_follow)

    @cached_property
    def is_apart(self) -> re.Pattern[str]:
        """The words of a label that is wider or narrower than the indicator of its name."""
        return _choice(self.apart)

    @cached_property
    def is_of_a_month(self) -> re.Pattern[str]:
        """The words by which a sentence is about one month."""
        return _choice(self.months)

    @cached_property
    def is_binding(self) -> re.Pattern[str]:
        """The words in the head of a list of targets that allow no tolerance."""
        return _choice(self.binding)

    @cached_property
    def is_against(self) -> re.Pattern[str]:
        """The words before a growth that say what it is held against."""
        return _choice(self.against)

    @cached_property
    def notes_begin(self) -> re.Pattern[str]:
        """The beginning of its notes."""
        return _choice(self.notes)

    @cached_property
    def is_final(self) -> re.Pattern[str]:
        """The words of a final figure of an earlier year."""
        return _choice(self.final)

    @cached_property
    def is_of_another_budget(self) -> re.Pattern[str]:
        """The words of a budget that is not the general public one."""
        return _choice(self.other_budgets)

    @cached_property
    def own_budget(self) -> re.Pattern[str]:
        """The words of the general public budget."""
        return _choice(self.own_budgets)

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
        return _choice(self.done)

    @cached_property
    def is_compared(self) -> re.Pattern[str]:
        """A label that only says against which figure one is held."""
        return re.compile(self.compared)

    @cached_property
    def is_planned_too(self) -> re.Pattern[str]:
        """The words of another level that was planned, behind one."""
        return _choice(self.planned_too)

    @cached_property
    def several_years(self) -> re.Pattern[str]:
        """The words of several years up to the last one."""
        return _choice(self.several)

    @cached_property
    def is_total(self) -> re.Pattern[str]:
        """The words before a total with all that was carried over and transferred."""
        return _choice(self.totals)

    def is_past(self, year: int) -> re.Pattern[str]:
        """Give the words of a clause of the plan that tells of the year before it."""
        return _filled(self.past, year)

    @cached_property
    def is_planned(self) -> re.Pattern[str]:
        """The words of a level that was planned, not reached."""
        return _choice(self.planned)


class RefusedKind(_Table):
    """A kind of text that is refused by its name."""

    zh: str
    en: str
    titles: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()

    @cached_property
    def title(self) -> re.Pattern[str]:
        """The words of its titles."""
        return _choice(self.titles)

    @cached_property
    def line(self) -> re.Pattern[str]:
        """The words of its first lines."""
        return _choice(self.lines)


class KindRules(_Table):
    """The whole of ``kinds.yaml``; the file explains every part."""

    documents: dict[WitnessDocument, WitnessKind]
    wholes: tuple[str, ...]
    parts: tuple[str, ...]
    summaries: tuple[str, ...]
    offices: tuple[str, ...]
    levels: tuple[str, ...]
    openings: tuple[str, ...]
    glued_openings: tuple[str, ...]
    economies: tuple[str, ...]
    goes_on: tuple[str, ...]
    figure: str
    day: str
    marks: str
    captions: str
    refused: dict[str, RefusedKind]

    def kind(self, document: DocumentKind) -> WitnessKind | None:
        """Give the rules of a kind of document; None for work reports, which have rules of their own."""
        return None if document == "work_report" else self.documents[document]

    @cached_property
    def whole(self) -> re.Pattern[str]:
        """The words of the region as a whole."""
        return _plain_choice(self.wholes)

    @cached_property
    def part(self) -> re.Pattern[str]:
        """The words of a part of the region."""
        return _plain_choice(self.parts)

    def part_in(self, kind: WitnessKind) -> re.Pattern[str]:
        """Give the words of a part of the region in a kind of document: some only rank things there."""
        return _plain_choice(word for word in self.parts if word not in kind.ranks)

    @cached_property
    def summary(self) -> re.Pattern[str]:
        """The words of a text that has been cut."""
        return _plain_choice(self.summaries)

    @cached_property
    def office(self) -> re.Pattern[str]:
        """A line with the office that signs a document, and the region that it is of."""
        return re.compile(rf"(?P<region>[\u4e00-\u9fff]{{2,12}}?)(?:{_plain_choice(self.offices).pattern})")

    @cached_property
    def any_figure(self) -> re.Pattern[str]:
        """A figure that is no number of a date."""
        return re.compile(self.figure)

    @cached_property
    def any_day(self) -> re.Pattern[str]:
        """A day in figures: ``year``, ``month`` and ``day``."""
        return re.compile(self.day)

    @cached_property
    def numbers(self) -> tuple[re.Pattern[str], ...]:
        """The numbers before headings, the highest order first."""
        return tuple(map(re.compile, self.levels))

    def opening(self, year: int) -> re.Pattern[str]:
        """Give how a paragraph of a document about a year begins into which its heading runs."""
        return _filled(self.openings, year)

    def glued(self, year: int) -> re.Pattern[str]:
        """Give where a sentence begins that a copy of a page glued to what stands before it: 增长29.4%全年粮食产量…."""
        return _glued(self.glued_openings, year)

    @cached_property
    def economy(self) -> re.Pattern[str]:
        """The words of a part of the economy."""
        return _plain_choice(self.economies)

    @cached_property
    def continued(self) -> re.Pattern[str]:
        """How a sentence begins that goes on with the part that the one before it is about."""
        return _plain_choice(self.goes_on)

    @cached_property
    def mark(self) -> re.Pattern[str]:
        """The marks of footnotes."""
        return re.compile(self.marks)

    @cached_property
    def caption(self) -> re.Pattern[str]:
        """The beginning of a line that is no running text."""
        return re.compile(self.captions)


def load_kinds(name: str, content: Mapping[str, Any]) -> KindRules:
    """Read the rules from the content of a file; raises RulesError with file and field."""
    try:
        return KindRules.model_validate(content)
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(str(part) for part in first["loc"])
        raise RulesError(f"{name}: {field or 'the file'}: {first['msg']}") from error


@lru_cache(maxsize=16)
def _title(titles: tuple[str, ...], digits: str) -> re.Pattern[str]:
    """Give one pattern of several titles; Python allows a name of a group once, so each has a number behind it."""
    parts = []
    for number, title in enumerate(titles):
        words = pattern(title).replace("{year}", f"[{digits}]{{4}}").replace("{name}", _NAME)
        parts.append(re.sub(r"\?P<(\w+)>", rf"?P<\g<1>{number}>", words))
    return re.compile("|".join(parts))


@lru_cache(maxsize=64)
def _filled(words: tuple[str, ...], year: int) -> re.Pattern[str]:
    slots = {"{year}": str(year), "{next}": str(year + 1)}
    found = [pattern(one) for one in words]
    for slot, number in slots.items():
        found = [one.replace(slot, number) for one in found]
    return re.compile("|".join(found) or _NOTHING)


@lru_cache(maxsize=16)
def _glued(words: tuple[str, ...], year: int) -> re.Pattern[str]:
    return re.compile(rf"(?<=[^\n。;,:、])(?:{_filled(words, year).pattern})")


def _choice(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(map(pattern, words)) or _NOTHING)


def _plain_choice(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(sorted(map(re.escape, words), key=len, reverse=True)) or _NOTHING)
