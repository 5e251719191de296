"""Listings: what is known and stored, as the rows of plain tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from pydantic import BaseModel, ConfigDict

from tracker.claims.claim import Claim
from tracker.outputs.files.records import write_records
from tracker.outputs.terminal.text import write_table
from tracker.outputs.wording.words import topic_words, word
from tracker.rulebook.indicators import Indicator
from tracker.store.card import RegionCard, ReportCard

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any, TextIO

    from tracker.outputs.files.records import RecordFormat
    from tracker.rulebook.divisions import Division
    from tracker.rulebook.policy import Language

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


class _Column(NamedTuple):
    """A column: its head, a key of the words of listings, and how it reads a record."""

    head: str
    cell: Callable[[Any, Language], object]


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


def write_listing(
    listing: Listing, records: Sequence[BaseModel], form: RecordFormat | Literal["table"], lang: Language, out: TextIO
) -> None:
    """Write records of one listing: as a table for readers, or as records with all their fields."""
    if form == "table":
        columns = _COLUMNS[listing]
        header = [word(f"listings.{column.head}", lang) for column in columns]
        write_table(header, [[column.cell(record, lang) for column in columns] for record in records], out)
    else:
        write_records(records, _MODELS[listing], form, out)


def _field(name: str, head: str = "") -> _Column:
    return _Column(head or name, lambda record, _lang: getattr(record, name))


def _named(name: str, head: str = "") -> _Column:
    """Give a column of a few fixed values, whose words for readers stand in both languages."""
    return _Column(head or name, lambda record, lang: _told(getattr(record, name), lang))


def _told(value: str, lang: Language) -> str:
    key = f"value_{value}"
    return word(f"listings.{key}", lang) if key in topic_words("listings") else value


def _figure(claim: Claim, _lang: Language) -> str:
    """Give the figure of a claim on one line, with the digits of the text."""
    if claim.value is None:
        return ""
    ends = [claim.value] if claim.value_high is None else [claim.value, claim.value_high]
    return "-".join(format(end, "f") for end in ends) + (claim.unit or "")


def _years(card: RegionCard, _lang: Language) -> str:
    return " ".join(map(str, card.reports))


def _name(indicator: Indicator, lang: Language) -> str:
    return indicator.en if lang == "en" else indicator.zh


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
        _Column("indicator", lambda claim, _lang: claim.indicator or claim.label),
        _named("measure"),
        _Column("figure", _figure),
        _field("quote"),
    ),
    "reports": (
        _field("region", "code"),
        _field("region_name", "region"),
        _named("level"),
        _field("year"),
        _field("document"),
        _named("completeness", "text"),
        _field("claims"),
        _field("source"),
    ),
    "regions": (
        _field("code"),
        _field("name", "region"),
        _named("level"),
        _field("lineage"),
        _Column("reports", _years),
        _field("facts"),
    ),
    "forms": (
        _field("code"),
        _field("name", "region"),
        _named("level"),
        _field("above"),
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
