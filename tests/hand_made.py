"""Claims, facts and cards made by hand, from words such as ``gdp growth approx 6 %``."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

from tracker.claims.claim import Claim
from tracker.comparisons.records.comparison import Side
from tracker.store.card import ReportCard
from tracker.store.facts import Fact

DATA = Path(__file__).parent / "data" / "comparisons"
REGION = "654203"
NAME = "沙湾市"


def figure(words: str) -> dict[str, Any]:
    """Read ``growth approx 6 %``, ``level range 3~5 家 ensure`` or ``relative``."""
    measure, comparator, value, unit, strength = (*words.split(), *[None] * 5)[:5]
    low, _, high = (value or "").partition("~")
    return {
        "measure": measure,
        "comparator": comparator,
        "value": Decimal(low) if low else None,
        "value_high": Decimal(high) if high else None,
        "unit": unit,
        "strength": strength,
    }


def side(words: str) -> Side:
    return Side(**figure(words), quote=None, source="hand", claim=None)


def claim(kind: str, words: str, *, told: int, period: str, **other: Any) -> Claim:
    """Make a claim of ``gdp growth approx 6 %``; an indicator in brackets is a label outside the vocabulary."""
    indicator, rest = words.split(maxsplit=1)
    inside = not indicator.startswith("(")
    made = {
        "id": f"{told}-{kind}-{words}-{period}",
        "kind": kind,
        "tier": "headline",
        "region": REGION,
        "region_name": NAME,
        "report_year": told,
        "indicator": indicator if inside else None,
        "label": indicator.strip("()"),
        "period": period,
        "span": None,
        "base": None,
        "quote": words,
        "start": 0,
        "end": len(words),
        "line": 1,
        "column": 1,
        "section": (),
        "rule": "hand",
    }
    return Claim.model_validate(made | figure(rest) | other)


def fact(kind: str, words: str, *, period: str, source: str, title: str, **other: Any) -> Fact:
    indicator, rest = words.split(maxsplit=1)
    made = {
        "region": REGION,
        "region_name": NAME,
        "kind": kind,
        "indicator": indicator,
        "label": indicator,
        "period": period,
        "source_type": source,
        "source_title": title,
        "source_url": None,
    }
    return Fact.model_validate(made | figure(rest) | other)


def card(year: int, completeness: str = "full", region: str = REGION, **other: Any) -> ReportCard:
    made = {
        "region": region,
        "region_name": NAME,
        "level": "county",
        "lineage": REGION,
        "year": year,
        "source": f"{year}.txt",
        "sha256": "0" * 64,
        "completeness": completeness,
    }
    return ReportCard.model_validate(made | other)


def claims_of(file: str) -> list[Claim]:
    lines = (DATA / file).read_text(encoding="utf-8").splitlines()
    return [Claim.model_validate(json.loads(line, parse_float=Decimal)) for line in lines]
