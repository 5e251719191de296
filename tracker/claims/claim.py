"""The claim: one figure that a report states as a target or as reached."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, PlainSerializer

from tracker.rulebook.document_kind import DocumentKind
from tracker.whole import whole

__all__ = ["Claim", "Comparator", "Figure", "Kind", "Measure", "Span", "Strength", "Tier"]

Kind = Literal["target", "actual"]
Tier = Literal["headline", "detail"]
Measure = Literal["level", "growth", "change", "multiple", "relative", "qualitative"]
Comparator = Literal["eq", "approx", "ge", "gt", "le", "lt", "range"]
Strength = Literal["ensure", "strive", "expect", "estimate"]
Span = Literal["average", "total", "change"]


def _number(value: Decimal) -> int | float:
    """Give the JSON number of a decimal: whole numbers without a fraction, others with the digits they have."""
    return int(value) if value == value.to_integral_value() else float(value)


Figure = Annotated[Decimal, PlainSerializer(_number, return_type=int | float, when_used="json-unless-none")]
"""A decimal inside the program, a JSON number outside."""


class Claim(BaseModel):
    """One claim, with the fields of the contract; ``value`` keeps the digits of the text and is never scaled."""

    model_config = ConfigDict(frozen=True, defer_build=True)

    id: str
    kind: Kind
    tier: Tier
    region: str
    region_name: str
    report_year: int
    indicator: str | None
    """Canonical id, None outside the vocabulary."""
    label: str
    measure: Measure
    comparator: Comparator | None
    """In signed space: a fall of at least 3 % is -3, le. None for relative and qualitative targets."""
    value: Figure | None
    value_high: Figure | None
    unit: str | None
    strength: Strength | None
    period: str
    span: Span | None
    base: str | None
    """What it is held against where that is not the year before: 2015, 十二五; plan for a rate of completion."""
    scope: str | None = None
    """The words that limit it to a part of the region, its firms or industries; None for the whole."""
    stretch: str | None = None
    """Words beside a target that wish for more, and are no target: 在实际工作中争取更好结果, 力争7.5%."""
    quote: str
    start: int
    end: int
    line: int
    """Line of ``start`` in the source text, counted from 1."""
    column: int
    """Column of ``start`` in that line, counted from 1."""
    section: tuple[str, ...]
    rule: str
    document: DocumentKind = "work_report"
    """The kind of text that it stands in."""
    ambiguous: bool = False
    """The text allows more than one reading (a list of unequal length, a hedge that may belong to the last only)."""
    readings: tuple[str, ...] = ()
    """The readings that it allows, each as field and value: ``comparator: eq``; empty where there is one only."""

    @classmethod
    def made(cls, fields: dict[str, Any]) -> Claim:
        """Give the claim of all its fields, each in its place and of its type; nothing is checked again."""
        return whole(cls, fields, _FIELDS)


_FIELDS = set(Claim.model_fields)
