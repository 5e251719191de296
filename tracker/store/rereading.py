"""Rereading: the texts that a store keeps, read once more by the program and the rules of now."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from tracker.errors import InputError
from tracker.sources.guard import guarded
from tracker.sources.source import Source
from tracker.store.intake import Reading, parcel_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tracker.reports.report import Report
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["KeptText", "as_kept", "kept_of", "read_again"]


class KeptText(NamedTuple):
    """The text of a document as a store keeps it, and what it is kept as."""

    region: str
    lineage: str
    year: int
    document: str
    source: Source

    @property
    def name(self) -> str:
        """What it is called in messages."""
        return f"{self.source.name} ({self.region}, {self.year})"


def kept_of(row: Mapping[str, Any]) -> KeptText:
    """Give the text of a row, as ``query.kept_text`` asks for it."""
    source = Source(name=row["source"], **{name: row[name] for name in ("text", "format", "encoding", "sha256")})
    return KeptText(row["region"], row["lineage"], row["year"], row["document"], source)


def read_again(kept: KeptText, rulebook: Rulebook) -> Reading:
    """Read a kept text by the rules of now; whatever is wrong becomes a line that names it."""
    try:
        with guarded(kept.name):
            return Reading((parcel_of(as_kept(kept, rulebook), rulebook),))
    except InputError as error:
        return Reading((), error.at(kept.name).args[0])


def as_kept(kept: KeptText, rulebook: Rulebook) -> Report:
    """Give the document that a text is kept as, read by the rules of now.

    Of several documents in one text it is the one of the same region and year. Who stored a text may have said whose
    it is, so that it is taken for that where it says something else by itself, or nothing. Raises InputError where the
    rules find no such document in it.
    """
    from tracker.reports.reading import build_reports

    try:
        found = [one for one in build_reports(kept.source, rulebook) if _is_kept(one, kept)]
    except InputError:
        found = []
    if not found:
        told = build_reports(kept.source, rulebook, region=kept.region, year=kept.year)
        found = [one for one in told if _is_kept(one, kept)]
    if not found:
        raise InputError("{name}: by these rules no document of its kind, region and year", name=kept.name)
    return found[0]


def _is_kept(report: Report, kept: KeptText) -> bool:
    identity = report.identity
    told = (identity.region, identity.lineage, identity.report_year, identity.document)
    return told == (kept.region, kept.lineage, kept.year, kept.document)
