"""The tables of the store, as a database browser shows them."""

from __future__ import annotations

from typing import Any, ClassVar

from sqlalchemy import Index, Text, UniqueConstraint
from sqlalchemy.orm import registry
from sqlmodel import Field, SQLModel

from tracker.store.version import SCHEMA_VERSION, VERSION_TABLE

__all__ = [
    "SCHEMA_VERSION",
    "ClaimRow",
    "FactRow",
    "ReadingRow",
    "RegionRow",
    "ReportRow",
    "Row",
    "SchemaRow",
    "TaskRow",
]


class Row(SQLModel, registry=registry()):
    """Base of all rows, with a registry of its own."""


class SchemaRow(Row, table=True):
    """The one row that tells which version of the program laid out the tables."""

    __tablename__: ClassVar[Any] = VERSION_TABLE

    version: int = Field(primary_key=True)


class RegionRow(Row, table=True):
    """A region under one of its codes; rows of one ``lineage`` are one region through its code changes."""

    __tablename__: ClassVar[Any] = "region"

    code: str = Field(primary_key=True, max_length=6)
    name: str
    level: str
    lineage: str = Field(index=True, max_length=6)


class ReportRow(Row, table=True):
    """A report with its decoded text in full; ``id`` counts in the order of taking."""

    __tablename__: ClassVar[Any] = "report"
    __table_args__ = (Index("ix_report_lineage_year", "lineage", "year"), Index("ix_report_year", "year"))

    id: int = Field(primary_key=True)
    region: str = Field(foreign_key="region.code", max_length=6)
    lineage: str = Field(max_length=6)
    year: int
    document: str
    level: str
    completeness: str
    script: str
    date: str | None
    meeting: str | None
    source: str
    format: str
    encoding: str | None
    sha256: str = Field(max_length=64)
    superseded_by: int | None = Field(foreign_key="report.id")
    text: str = Field(sa_type=Text)


class _FigureColumns(Row):
    """Columns that claims and facts share; a figure stands exactly as text, and as a number for browsing."""

    kind: str
    indicator: str | None
    label: str
    measure: str
    comparator: str | None
    value: str | None
    value_high: str | None
    value_number: float | None
    value_high_number: float | None
    unit: str | None
    strength: str | None
    period: str


class ClaimRow(_FigureColumns, table=True):
    """A claim of a report; ``ordinal`` counts in the order of the text, ``section`` and ``readings`` are JSON lists."""

    __tablename__: ClassVar[Any] = "claim"
    __table_args__ = (Index("ix_claim_indicator_period", "indicator", "period"),)

    report_id: int = Field(primary_key=True, foreign_key="report.id")
    id: str = Field(primary_key=True)
    ordinal: int
    tier: str
    region: str = Field(foreign_key="region.code", max_length=6)
    region_name: str
    report_year: int
    span: str | None
    base: str | None
    scope: str | None
    stretch: str | None
    quote: str = Field(sa_type=Text)
    start: int
    end: int
    line: int
    column: int
    section: str = Field(sa_type=Text)
    rule: str
    document: str
    ambiguous: bool
    readings: str = Field(sa_type=Text)


class TaskRow(Row, table=True):
    """A named task of a report; ``ordinal`` counts in the order of the text, ``section`` is a JSON list."""

    __tablename__: ClassVar[Any] = "task"

    report_id: int = Field(primary_key=True, foreign_key="report.id")
    id: str = Field(primary_key=True)
    ordinal: int
    region: str = Field(foreign_key="region.code", max_length=6)
    region_name: str
    year: int
    action: str
    object: str
    stage: str
    kind: str
    own: str
    shared: str
    group: str
    needs: str | None
    section: str = Field(sa_type=Text)
    quote: str = Field(sa_type=Text)
    start: int
    end: int
    line: int
    rule: str


class ReadingRow(Row, table=True):
    """By which program and rules the claims and named tasks of a report were read; empty where nobody knows."""

    __tablename__: ClassVar[Any] = "reading"

    report_id: int = Field(primary_key=True, foreign_key="report.id")
    program: str
    rules: str = Field(max_length=12)


class FactRow(_FigureColumns, table=True):
    """A cited fact; ``key`` is a checksum of what tells facts apart."""

    __tablename__: ClassVar[Any] = "fact"
    __table_args__ = (UniqueConstraint("key"), Index("ix_fact_indicator", "indicator"))

    id: int = Field(primary_key=True)
    key: str = Field(max_length=64)
    region: str = Field(foreign_key="region.code", index=True, max_length=6)
    region_name: str
    source_type: str
    source_title: str
    source_url: str | None
