"""Listings: what is known and stored, as the rows of plain tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from pydantic import BaseModel, ConfigDict

from tracker.claims.claim import Claim
from tracker.outputs.files.records import write_records
from tracker.outputs.terminal.text import write_table
from tracker.outputs.wording.places import region_called
from tracker.outputs.wording.words import topic_words, word
from tracker.rulebook.indicators import Indicator
from tracker.store.card import RegionCard, ReportCard

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any, TextIO

    from tracker.outputs.files.records import RecordFormat
    from tracker.rulebook.division import Division
    from tracker.rulebook.policy import Language
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["Listing", "RegionForm", "names_above", "region_form", "write_listing"]

Listing = Literal["claims", "reports", "regions", "forms", "indicators"]


class RegionForm(BaseModel):
    """One name and code of a region; ``lineage`` is the code that stands for it today."""

    model_config = ConfigDict(frozen=True, defer_build=True)

    code: str
    name: str
    level: str
    above: str
    """Names of the divisions above it, the highest first."""
    since: int
    until: int | None
    lineage: str


class _Telling(NamedTuple):
    """By which rules, and in which language, readers are told."""

    rules: Rulebook
    lang: Language

    def region(self, name: str, code: str) -> str:
        """Give what a region is called, in English with its name in letters."""
        return region_called(name, code, self.rules, self.lang)


class _Column(NamedTuple):
    """A column: its head, a key of the words of listings, and how it reads a record."""

    head: str
    cell: Callable[[Any, _Telling], object]


def region_form(division: Division, lineage: str, above: Sequence[Division]) -> RegionForm:
    """Give the form of a region that a division is; ``above`` are its parents, the nearest first."""
    return RegionForm(
        code=division.code,
        name=division.name,
        level=division.level,
        above=names_above(above),
        since=division.since,
        until=division.until,
        lineage=lineage,
    )


def names_above(above: Sequence[Division]) -> str:
    """Give the names of divisions that are given nearest first, the highest first and the nation left out."""
    return " ".join(parent.name for parent in reversed(above) if parent.level != "nation")


def write_listing(  # what is told, and how
    listing: Listing,
    records: Sequence[BaseModel],
    form: RecordFormat | Literal["table"],
    rules: Rulebook,
    lang: Language,
    out: TextIO,
) -> None:
    """Write records of one listing: as a table for readers, or as records with all their fields."""
    if form == "table":
        columns = _COLUMNS[listing]
        header = [word(f"listings.{column.head}", lang) for column in columns]
        telling = _Telling(rules, lang)
        write_table(header, [[column.cell(record, telling) for column in columns] for record in records], out)
    else:
        write_records(records, _MODELS[listing], form, out)


def _field(name: str, head: str = "") -> _Column:
    return _Column(head or name, lambda record, _telling: getattr(record, name))


def _named(name: str, head: str = "") -> _Column:
    """Give a column of a few fixed values, whose words for readers stand in both languages."""
    return _Column(head or name, lambda record, telling: _told(getattr(record, name), telling.lang))


def _told(value: str, lang: Language) -> str:
    key = f"value_{value}"
    return word(f"listings.{key}", lang) if key in topic_words("listings") else value


def _figure(claim: Claim, _telling: _Telling) -> str:
    """Give the figure of a claim on one line, with the digits of the text."""
    if claim.value is None:
        return ""
    ends = [claim.value] if claim.value_high is None else [claim.value, claim.value_high]
    return "-".join(format(end, "f") for end in ends) + (claim.unit or "")


def _region(name: str, code: str) -> _Column:
    """Give the column of a region, by the fields that hold its name and its code."""
    return _Column("region", lambda record, telling: telling.region(getattr(record, name), getattr(record, code)))


def _years(card: RegionCard, _telling: _Telling) -> str:
    return " ".join(map(str, card.reports))


def _above(form: RegionForm, telling: _Telling) -> str:
    """Give the divisions above a form; in English as they are called there."""
    if telling.lang == "zh":
        return form.above
    above = (one for one in telling.rules.divisions.parents(form.code) if one.level != "nation")
    return ", ".join(telling.region(one.name, one.code) for one in above)


def _name(indicator: Indicator, telling: _Telling) -> str:
    return indicator.en if telling.lang == "en" else indicator.zh


_MODELS: dict[Listing, type[BaseModel]] = {
    "claims": Claim,
    "reports": ReportCard,
    "regions": RegionCard,
    "forms": RegionForm,
    "indicators": Indicator,
}

_COLUMNS: dict[Listing, tuple[_Column, ...]] = {
    "claims": (
        _field("line"),
        _named("kind"),
        _field("period"),
        _Column("indicator", lambda claim, _telling: claim.indicator or claim.label),
        _named("measure"),
        _Column("figure", _figure),
        _field("quote"),
    ),
    "reports": (
        _field("region", "code"),
        _region("region_name", "region"),
        _named("level"),
        _field("year"),
        _named("document"),
        _named("completeness", "text"),
        _field("claims"),
        _field("source"),
    ),
    "regions": (
        _field("code"),
        _region("name", "code"),
        _named("level"),
        _field("lineage"),
        _Column("reports", _years),
        _field("facts"),
    ),
    "forms": (
        _field("code"),
        _region("name", "code"),
        _named("level"),
        _Column("above", _above),
        _field("since"),
        _field("until"),
        _field("lineage"),
    ),
    "indicators": (
        _field("id"),
        _Column("name", _name),
        _named("direction", "better"),
        _named("nature"),
    ),
}
