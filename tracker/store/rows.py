"""Models as rows of the tables, and rows as models."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from tracker.claims.claim import Claim
from tracker.store.card import ReportCard
from tracker.store.facts import Fact

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic import BaseModel

    from tracker.reports.report import Report

__all__ = ["card_of", "claim_of", "claim_row", "fact_of", "fact_row", "report_row"]

_REPORT_COLUMNS = ("region", "lineage", "level", "completeness", "script", "date", "meeting")
_SOURCE_COLUMNS = ("format", "encoding", "sha256", "text")
_LISTS = ("section", "readings")


def report_row(report: Report) -> dict[str, Any]:
    """Give the row of a report, without its id."""
    identity, source = report.identity, report.source
    row: dict[str, Any] = {name: getattr(identity, name) for name in _REPORT_COLUMNS}
    row |= {name: getattr(source, name) for name in _SOURCE_COLUMNS}
    return row | {"year": identity.report_year, "source": source.name, "superseded_by": None}


def claim_row(claim: Claim, report_id: int, ordinal: int) -> dict[str, Any]:
    """Give the row of a claim."""
    row = _with_figures(claim)
    row |= {name: json.dumps(getattr(claim, name), ensure_ascii=False) for name in _LISTS}
    return row | {"report_id": report_id, "ordinal": ordinal}


def fact_row(fact: Fact) -> dict[str, Any]:
    """Give the row of a cited fact, without its id."""
    key = json.dumps(fact.key, ensure_ascii=False)
    return _with_figures(fact) | {"key": sha256(key.encode()).hexdigest()}


def card_of(row: Mapping[str, Any]) -> ReportCard:
    """Give the card of a report from its row, joined with the name of its region and the count of its claims."""
    return ReportCard.model_validate({name: row[name] for name in ReportCard.model_fields})


def claim_of(row: Mapping[str, Any]) -> Claim:
    """Give the claim of a row."""
    fields = {name: row[name] for name in Claim.model_fields}
    return Claim.model_validate(fields | {name: tuple(json.loads(row[name])) for name in _LISTS})


def fact_of(row: Mapping[str, Any]) -> Fact:
    """Give the cited fact of a row."""
    return Fact.model_validate({name: row[name] for name in Fact.model_fields})


def _with_figures(model: BaseModel) -> dict[str, Any]:
    """Give the fields of a claim or a fact; its figures as digits, and once more as numbers for browsing."""
    row = dict(model)
    for name in ("value", "value_high"):
        figure = row[name]
        row[name] = None if figure is None else format(figure, "f")
        row[f"{name}_number"] = None if figure is None else float(figure)
    return row
