"""The words by which the parts of a report are known, filled in for the year of a report."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from pydantic import Field, ValidationError

from tracker.rulebook.annexes import AnnexWords, YearAnnexes
from tracker.rulebook.announcing import Heading, Kind, Opener, Start, YearHeadings
from tracker.rulebook.choice import NOTHING, pattern
from tracker.rulebook.directory import read_rules
from tracker.rulebook.kept import kept
from tracker.rulebook.refusal import misfitting
from tracker.rulebook.table import Table

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["Headings", "Kind", "Opener", "Start", "YearHeadings", "load_headings"]

_SLOT = re.compile(r"\{(\w+)\}")
_PLAN_YEARS = 5
_NUMERALS = ("[〇○零Oo0]", *"一二三四五六七八九")
_ANY_YEAR = r"(?:19|20)\d\d"


class _Plan(Table):
    name: str
    number: str
    begins: int


class _Words(Table):
    when: tuple[str, ...]
    what: tuple[str, ...]
    whole: tuple[str, ...] = ()
    untimed: tuple[str, ...] = ()


class _Opening(Table):
    kind: Kind
    during: tuple[Start, ...] = Field(alias="from")
    begins: tuple[str, ...]
    ends: tuple[str, ...] = ()


class Headings(Table):
    """The table of ``sections.yaml``; ``of`` fills it in for one year."""

    plans: tuple[_Plan, ...]
    headings: dict[Kind, _Words]
    no_heading: tuple[str, ...]
    longest_heading: int
    openers: tuple[_Opening, ...]
    asides: _Opening
    addresses: tuple[str, ...]
    run_in: tuple[str, ...]
    closed: str
    turns: tuple[str, ...]
    years: str
    so_far: tuple[str, ...]
    more: str
    span_of: str
    numbering: str
    lower: str
    outline: tuple[str, ...]
    point: str
    full: str
    before: str
    joiners: str
    conjunctions: str
    goes_on: str
    tenses: dict[Literal["review", "plan"], tuple[str, ...]]
    annexes: AnnexWords

    def of(self, year: int) -> YearHeadings:
        """Give the headings and opening words for the report of a year."""
        if year not in self._filled:
            self._filled[year] = kept("headings", (self, year), lambda: self._fill(self._slots(year)))
        return self._filled[year]

    @cached_property
    def any_year(self) -> YearHeadings:
        """The headings for an unknown year: any four figures stand for a year."""
        return self._fill(
            {"this_year": _ANY_YEAR, "last_year": _ANY_YEAR, "years": rf"(?<![\d第])(?:{self.years})"}, whole=False
        )

    @cached_property
    def number(self) -> re.Pattern[str]:
        """The number before a heading of the highest order."""
        return re.compile(rf"(?:{self.numbering})[ ]*")

    @cached_property
    def marks(self) -> tuple[re.Pattern[str], ...]:
        """The marks of the headings inside a part, those of the highest order first."""
        return tuple(re.compile(f"{mark}[ ]*") for mark in self.outline)

    @cached_property
    def points(self) -> re.Pattern[str]:
        """The mark of a point of a list."""
        return re.compile(self.point)

    @cached_property
    def _filled(self) -> dict[int, YearHeadings]:
        return {}

    def _slots(self, year: int) -> dict[str, str]:
        slots = {"this_year": _year(year), "last_year": _year(year - 1), "years": rf"(?<![\d第])(?:{self.years})"}
        slots["since"] = f"(?!{year - 1}|{year}){_ANY_YEAR}"
        for plan in self.plans:
            if plan.begins == year:
                slots |= {"next_plan": plan.name, "next_plan_number": plan.number}
            if plan.begins + _PLAN_YEARS == year:
                slots |= {"past_plan": plan.name}
        return slots

    def _fill(self, slots: dict[str, str], *, whole: bool = True) -> YearHeadings:
        barred = [self.full, f"^(?:{self.lower})", *self.no_heading]
        return YearHeadings(
            heads={kind: self._heading(words, slots, whole=whole) for kind, words in self.headings.items()},
            openers=tuple(_opener(opening, slots) for opening in self.openers),
            aside=_opener(self.asides, slots),
            addresses=re.compile(rf"(?:(?:{'|'.join(self.addresses)})[,:!、 ]*|[—\- ]+|(?:{self.lower})|“(?=“))*"),
            no_heading=re.compile("|".join(barred)),
            longest=self.longest_heading,
            deeds=re.compile(
                _choice(tuple(dict.fromkeys(one for words in self.headings.values() for one in words.what)), slots)
            ),
            numbered=re.compile(rf"[。!?](?=[ ]*(?:{self.numbering}))"),
            before=re.compile(rf"[ ]*(?P<number>{self.numbering})?[ ]*(?:{self.before})"),
            goes_on=re.compile(self.goes_on),
            closed=re.compile(self.closed),
            follows=re.compile(_choice(self.run_in, slots)),
            starts=re.compile(
                rf"(?<=[。!?])[ ]*(?={'|'.join([*self.addresses, self.lower, _choice(self.turns, slots)])})"
            ),
            conjunction=re.compile(rf"[{self.conjunctions}]“?"),
            so_far=re.compile(_choice(self.so_far, slots)),
            spans=re.compile(self._spans(slots)),
            looks={look: re.compile(_choice(words, slots)) for look, words in self.tenses.items()},
            annexes=self._annexes(slots),
        )

    def _heading(self, words: _Words, slots: dict[str, str], *, whole: bool) -> Heading:
        whats = _choice(words.what, slots)
        return Heading(
            when=re.compile(_choice(words.when, slots)),
            what=re.compile(whats),
            chain=re.compile(f"(?:{whats}|{self.joiners})*(?<![{self.conjunctions}])"),
            whole=re.compile(_choice(words.whole if whole else (), slots)),
            untimed=re.compile(_choice(words.untimed, slots)),
        )

    def _annexes(self, slots: dict[str, str]) -> YearAnnexes:
        words = self.annexes
        titles, charged, ends = (re.compile(_choice(told, slots)) for told in (words.titles, words.charged, words.ends))
        grouped = re.compile(rf"[ ]*(?:{self.numbering})?[ ]*(?P<title>{words.grouped})")
        return YearAnnexes(re.compile(words.label), titles, grouped, charged, ends)

    def _spans(self, slots: dict[str, str]) -> str:
        """Give the expression of words that say how long a span of years is, or since when."""
        since = rf"(?P<since>{slots.get('since', NOTHING)})年[^,。]{{0,16}}以来"
        years = rf"(?:{self.span_of})(?P<years>{self.years})年"
        return rf"{since}|{years}|(?<![\d第])(?P<past>{self.years})年(?P<more>{self.more})?(?:来|间|的?(?:工作)?回顾)"


def _year(year: int) -> str:
    """Give the expression of a year in figures or, sign by sign, in Chinese numerals: 2021, 二〇二一, 二○二一."""
    return f"(?:{year}|{''.join(_NUMERALS[int(digit)] for digit in str(year))})"


def load_headings(directories: tuple[Path, ...]) -> Headings:
    """Read ``sections.yaml`` and ``plans.yaml``; raises RulesError where it has another shape."""
    path, content = read_rules(directories, "sections.yaml")
    _, plans = read_rules(directories, "plans.yaml", "plans")
    try:
        return Headings.model_validate({**plans, **content})
    except ValidationError as error:
        raise misfitting(path, error) from error


def _opener(opening: _Opening, slots: dict[str, str]) -> Opener:
    begins = re.compile(_choice(opening.begins, slots))
    ends = re.compile(rf"(?<=[。;,!])(?:{_choice(opening.ends, slots)})" if opening.ends else NOTHING)
    return Opener(opening.kind, frozenset(opening.during), begins, ends)


def _choice(phrases: tuple[str, ...], slots: dict[str, str]) -> str:
    """Give the expression of all phrases whose slots can be filled."""
    fitting = [phrase for phrase in phrases if all(slot in slots for slot in _SLOT.findall(phrase))]
    return "|".join(pattern(_SLOT.sub(lambda slot: slots[slot[1]], phrase)) for phrase in fitting) or NOTHING
