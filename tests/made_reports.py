"""Reports and claims made by hand for the store; run as a program, it takes many of them into one, beside others."""

from __future__ import annotations

import sys
from decimal import Decimal
from typing import Any

from tracker.claims.claim import Claim
from tracker.reports.report import CleanText, Identity, Report
from tracker.sources.source import Source
from tracker.store.store import open_store

__all__ = ["TEXT", "YEARS", "a_claim", "a_report", "take_years"]

YEARS = range(1990, 2020)
TEXT = "今年地区生产总值增长12.80%。"


def a_report(text: str = TEXT, **identity: Any) -> Report:
    fields = {"region": "654203", "region_name": "沙湾市", "level": "county", "lineage": "654203", "report_year": 2022}
    return Report(
        source=Source(name="report.txt", text=text, format="text", encoding="utf-8", sha256="0" * 64),
        identity=Identity.model_validate(fields | identity),
        clean=CleanText(text=text, breaks=(0,), origins=(0,)),
        sections=(),
    )


def a_claim(number: int = 0, **fields: Any) -> Claim:
    whole = {
        "id": f"654203-2022-t-gdp-{number:06x}",
        "kind": "target",
        "tier": "headline",
        "region": "654203",
        "region_name": "沙湾市",
        "report_year": 2022,
        "indicator": "gdp",
        "label": "地区生产总值",
        "measure": "growth",
        "comparator": "eq",
        "value": Decimal("12.80"),
        "value_high": None,
        "unit": "%",
        "strength": None,
        "period": "2022",
        "span": None,
        "base": None,
        "quote": "地区生产总值增长12.80%",
        "start": 2,
        "end": 16,
        "line": 1,
        "column": 3,
        "section": ("一、目标", '"二"'),
        "rule": "growth",
    }
    return Claim.model_validate(whole | fields)


def take_years(place: str, *, backwards: bool) -> None:
    """Take a report and then another text of it for each of thirty years, in one direction or the other."""
    with open_store(place) as store:
        for year in sorted(YEARS, reverse=backwards):
            for text in (TEXT, f"{TEXT}改"):
                store.add(a_report(text, report_year=year), [a_claim(number) for number in range(9)])


if __name__ == "__main__":
    take_years(sys.argv[1], backwards=sys.argv[2] == "backwards")
