"""Cards: what the store knows of a report or a region, without the text."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

from tracker.reports.report import Completeness, Level
from tracker.rulebook.document_kind import DocumentKind

__all__ = ["RegionCard", "ReportCard"]


class ReportCard(BaseModel):
    """One stored report that no later text has superseded."""

    model_config = ConfigDict(frozen=True, defer_build=True)

    region: str
    """Code under which the report was delivered: of a division, or of a place that a user has added."""
    region_name: str
    level: Level
    lineage: str
    year: int
    """Year in which the report was delivered: it reviews the year before and plans this one. Of a witness the year of
    its figures."""
    document: DocumentKind = "work_report"
    """The kind of document."""
    source: str
    """File name without folders."""
    sha256: str
    """Checksum of the bytes that were read, in hexadecimal."""
    completeness: Completeness
    date: str | None = None
    meeting: str | None = None
    claims: int = 0
    """Number of claims that the rules found in it."""


class RegionCard(BaseModel):
    """One region of which the store holds reports or cited facts."""

    model_config = ConfigDict(frozen=True, defer_build=True)

    code: str
    name: str
    level: Level
    lineage: str
    reports: tuple[int, ...] = ()
    """Years of its reports, ascending."""
    facts: int = 0
    """Number of its cited facts."""
