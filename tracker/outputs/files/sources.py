"""Origins: the sources that the reviews of a dossier rest on, each once."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict

from tracker.comparisons.records.review import Review
from tracker.reports.report import Completeness
from tracker.rulebook.document_kind import SourceKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tracker.comparisons.records.comparison import Comparison, Side
    from tracker.comparisons.views.dossier import Dossier
    from tracker.store.card import ReportCard

__all__ = ["Origin", "SourcedReview", "all_origins", "origins", "with_origins"]

_LINK = re.compile(r"""https?://[^<>|`"'\\\x00-\x20\x7f-\U0010ffff]+""")
_JOINED = " + "
"""Stands between the sources of a derived figure."""


class Origin(BaseModel):
    """One source: a stored report with its checksum, or something that is cited."""

    model_config = ConfigDict(frozen=True, defer_build=True)

    source: str
    """Name of the source as the figures cite it: the file of a stored report, or the title of what is cited."""
    stored: bool
    """Whether the text of the report is in the store, so that its quotes were read from it."""
    kind: SourceKind | None = None
    """What it is: a report, a witness of one of its kinds, or press; missing where only the title is known."""
    region: str | None = None
    """Division code under which a stored report was delivered."""
    region_name: str | None = None
    """Name of that region."""
    report_year: int | None = None
    """Year in which a stored report was delivered."""
    completeness: Completeness | None = None
    """Whether a stored report is here in full; a figure missing from an abridged text proves nothing."""
    sha256: str | None = None
    """Checksum of the bytes of the file that was read, in hexadecimal."""
    url: str | None = None
    """Address that a cited fact gives for its source."""

    @property
    def link(self) -> str | None:
        """The address where it is one of the web, which an output may make a link of."""
        return self.url if self.url and _LINK.fullmatch(self.url) else None


class SourcedReview(Review):
    """A review as it is written out alone: with the rules that read its reports, and with its sources."""

    rules: str
    """Checksum of the rules."""
    sources: tuple[Origin, ...]


def with_origins(one: Review, dossier: Dossier) -> SourcedReview:
    """Give a review of a dossier with the sources of the dossier."""
    fields = {name: getattr(one, name) for name in Review.model_fields}
    return SourcedReview(**fields, rules=dossier.rules, sources=tuple(origins(dossier)))


def origins(dossier: Dossier) -> list[Origin]:
    """Give the stored reports by year, then what else the figures name, in the order of naming."""
    stored = [_stored_report(one.card) for one in dossier.sources]
    named = [name for one in dossier.reviews for side in _sides(one) for name in side.source.split(_JOINED)]
    stored += [_stored_report(card) for card in dossier.witnesses if card.source in named]
    known = {one.source for one in stored}
    return [*stored, *(_cited(name, dossier) for name in dict.fromkeys(named) if name not in known)]


def all_origins(dossiers: Iterable[Dossier]) -> list[Origin]:
    """Give the same for several dossiers, what they share once."""
    return list(dict.fromkeys(one for each in dossiers for one in origins(each)))


def _stored_report(card: ReportCard) -> Origin:
    return Origin(
        source=card.source,
        stored=True,
        kind="report" if card.document == "work_report" else card.document,
        region=card.region,
        region_name=card.region_name,
        report_year=card.year,
        completeness=card.completeness,
        sha256=card.sha256,
    )


def _cited(name: str, dossier: Dossier) -> Origin:
    fact = next((one for one in dossier.facts if one.source_title == name), None)
    return Origin(
        source=name,
        stored=False,
        kind=fact.source_type if fact else None,
        url=fact.source_url if fact else None,
    )


def _sides(one: Review) -> Iterator[Side]:
    for each in one.comparisons:
        yield from _compared(each)
    yield from (side for each in one.findings for side in each.sides)
    for prospect in one.prospects:
        yield from (prospect.target, *(figure.side for figure in prospect.progress))
        yield from [prospect.actual] if prospect.actual else ()


def _compared(one: Comparison) -> Iterator[Side]:
    yield one.target
    yield from [one.actual] if one.actual else ()
    yield from one.other_actuals
    yield from (vintage.side for vintage in one.vintages)
