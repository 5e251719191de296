"""The words by which the parts of a report are known, filled in for the year of a report."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from tracker.errors import RulesError
from tracker.rulebook.directory import read_table, rule_files

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["Headings", "Kind", "Opener", "Start", "YearHeadings", "load_headings", "pattern"]

Kind = Literal["review_year", "review_span", "plan_span", "plan_year"]
Start = Kind | Literal["none"]
_ELLIPSIS = r"(?:(?!。)[^,;:!?\n]){0,12}"  # a set of half-width signs alone is compiled far sooner
_SLOT = re.compile(r"\{(\w+)\}")
_NOTHING = "(?!)"
_PLAN_YEARS = 5
_ANY_YEAR = r"(?:19|20)\d\d"

_STOP = re.compile("。")


def pattern(words: str) -> str:
    """Give the expression of words in which ``…`` stands for up to twelve characters within a clause."""
    return words.replace("…", _ELLIPSIS)


@dataclass(frozen=True)
class Opener:
    """The words of a paragraph with which a section of a kind begins, coming from certain kinds."""

    kind: Kind
    during: frozenset[Start]
    begins: re.Pattern[str]
    ends: re.Pattern[str]
    """Where an aside ends; matches nothing for others."""


@dataclass(frozen=True)
class YearHeadings:
    """The headings and opening words for the report of one year."""

    heads: dict[Kind, re.Pattern[str]]
    openers: tuple[Opener, ...]
    aside: Opener
    addresses: re.Pattern[str]
    """What may stand before the opening words of a paragraph; matches the empty string too."""
    no_heading: re.Pattern[str]
    longest: int
    inline_words: str
    """The expression of ``inline``."""

    @cached_property
    def inline(self) -> re.Pattern[str]:
        """A heading, or the beginning of a paragraph, in the middle of a line that holds a whole report."""
        return re.compile(self.inline_words)

    def kinds(self, line: str) -> tuple[Kind, ...]:
        """Give the kinds of section that a line announces as a heading, in its order; none where it is no heading."""
        if len(line) > self.longest or self.no_heading.search(line):
            return ()
        found = [(match.start(), kind) for kind, head in self.heads.items() if (match := head.search(line))]
        return tuple(kind for _, kind in sorted(found))

    def opener(self, paragraph: str, current: Start) -> Kind | None:
        """Give the kind of section that a paragraph opens, coming from another; None where it opens none."""
        start = self._start(paragraph)
        fitting = (opener for opener in self.openers if current in opener.during)
        return next((opener.kind for opener in fitting if opener.begins.match(paragraph, start)), None)

    def looks_back(self, paragraph: str, current: Start) -> tuple[int, int] | None:
        """Give where a paragraph of a plan looks back, from its beginning or from one of its sentences on."""
        if current not in self.aside.during:
            return None
        start = self._start(paragraph)
        at = start if self.aside.begins.match(paragraph, start) else self._looking_back(paragraph)
        if at is None:
            return None
        end = self.aside.ends.search(paragraph, max(at, start))
        return (0 if at == start else at), end.start() if end else len(paragraph)

    def _looking_back(self, paragraph: str) -> int | None:
        """Give where a sentence begins that is opened by the words of a look back: 。过去一年,…."""
        for stop in _STOP.finditer(paragraph):
            opened = self.aside.begins.match(paragraph, stop.end())
            if opened is not None and paragraph.startswith(",", opened.end()):
                return stop.end()
        return None

    def _start(self, paragraph: str) -> int:
        match = self.addresses.match(paragraph)
        return match.end() if match else 0


class _Table(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class _Plan(_Table):
    name: str
    number: str
    begins: int


class _Words(_Table):
    when: tuple[str, ...]
    what: tuple[str, ...]
    whole: tuple[str, ...] = ()


class _Opening(_Table):
    kind: Kind
    during: frozenset[Start] = Field(alias="from")
    begins: tuple[str, ...]
    ends: tuple[str, ...] = ()


class Headings(_Table):
    """The table of ``sections.yaml``; ``of`` fills it in for one year."""

    plans: tuple[_Plan, ...]
    headings: dict[Kind, _Words]
    no_heading: tuple[str, ...]
    longest_heading: int
    openers: tuple[_Opening, ...]
    asides: _Opening
    addresses: tuple[str, ...]
    numbering: str
    lower: str
    full: str
    joiners: str

    def of(self, year: int) -> YearHeadings:
        """Give the headings and opening words for the report of a year."""
        if year not in self._filled:
            self._filled[year] = self._fill(_slots(self.plans, year))
        return self._filled[year]

    @cached_property
    def any_year(self) -> YearHeadings:
        """The headings for an unknown year: any four figures stand for a year."""
        return self._fill({"this_year": _ANY_YEAR, "last_year": _ANY_YEAR}, whole=False)

    def _inline(self, slots: dict[str, str]) -> str:
        heads = "|".join(_inline_head(words, slots, self.joiners) for words in self.headings.values())
        starts = "|".join([*self.addresses, self.lower])
        return rf"(?P<head>(?:(?<=[。!?])|{self.numbering})[ ]*“?(?:{heads}))|(?<=[。!?])[ ]*(?={starts})"

    @cached_property
    def number(self) -> re.Pattern[str]:
        """The number before a heading of the highest order."""
        return re.compile(rf"(?:{self.numbering})[ ]*")

    @cached_property
    def _filled(self) -> dict[int, YearHeadings]:
        return {}

    def _fill(self, slots: dict[str, str], *, whole: bool = True) -> YearHeadings:
        barred = [self.full, f"^(?:{self.lower})", *self.no_heading]
        return YearHeadings(
            heads={kind: _head(words, slots, whole=whole) for kind, words in self.headings.items()},
            openers=tuple(_opener(opening, slots) for opening in self.openers),
            aside=_opener(self.asides, slots),
            addresses=re.compile(rf"(?:(?:{'|'.join(self.addresses)})[,:!、 ]*|[—\- ]+|“(?=“))*"),
            no_heading=re.compile("|".join(barred)),
            longest=self.longest_heading,
            inline_words=self._inline(slots),
        )


def _inline_head(words: _Words, slots: dict[str, str], joiners: str) -> str:
    whens, whats = _choice(words.when, slots), _choice(words.what, slots)
    return f"(?:{whens}){_ELLIPSIS}?(?:{whats})(?:{whats}|{joiners})*(?![。,;:!?、的])"


def load_headings(directories: tuple[Path, ...]) -> Headings:
    """Read ``sections.yaml`` and ``plans.yaml``; raises RulesError where it has another shape."""
    path = rule_files(directories, "sections.yaml")[-1]
    plans = read_table(rule_files(directories, "plans.yaml")[-1], "plans")
    try:
        return Headings.model_validate({**plans, **read_table(path)})
    except ValidationError as error:
        first = error.errors()[0]
        raise RulesError(f"{path}: {'.'.join(map(str, first['loc']))}: {first['msg']}") from error


def _slots(plans: tuple[_Plan, ...], year: int) -> dict[str, str]:
    slots = {"this_year": str(year), "last_year": str(year - 1)}
    for plan in plans:
        if plan.begins == year:
            slots |= {"next_plan": plan.name, "next_plan_number": plan.number}
        if plan.begins + _PLAN_YEARS == year:
            slots |= {"past_plan": plan.name}
    return slots


def _head(words: _Words, slots: dict[str, str], *, whole: bool) -> re.Pattern[str]:
    whens, whats = _choice(words.when, slots), _choice(words.what, slots)
    return re.compile(f"(?:{whens}).*?(?:{whats})|{_choice(words.whole if whole else (), slots)}")


def _opener(opening: _Opening, slots: dict[str, str]) -> Opener:
    begins = re.compile(_choice(opening.begins, slots))
    ends = re.compile(rf"(?<=[。;,!])(?:{_choice(opening.ends, slots)})" if opening.ends else _NOTHING)
    return Opener(opening.kind, opening.during, begins, ends)


def _choice(phrases: tuple[str, ...], slots: dict[str, str]) -> str:
    """Give the expression of all phrases whose slots can be filled."""
    fitting = [phrase for phrase in phrases if all(slot in slots for slot in _SLOT.findall(phrase))]
    return "|".join(pattern(_SLOT.sub(lambda slot: slots[slot[1]], phrase)) for phrase in fitting) or _NOTHING
