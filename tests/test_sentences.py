"""What is read of single sentences: the cases stand in tests/data/claims/sentences.yaml."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tracker.claims.extraction import extract
from tracker.claims.sentence import REACH, clause_end, clause_start
from tracker.reports.cleaning import clean
from tracker.reports.report import Identity, Report, Section
from tracker.rulebook.directory import read_yaml
from tracker.rulebook.rulebook import default_rulebook
from tracker.sources.source import Source

if TYPE_CHECKING:
    from tracker.claims.claim import Claim

PERIODS = {"review_year": "2023", "review_span": "2019-2023", "plan_year": "2024", "plan_span": "2024-2028"}
GROUPS = read_yaml(Path(__file__).parent / "data/claims/sentences.yaml")
CASES = [
    pytest.param(
        case, marks=pytest.mark.xfail(reason=case["known_gap"]) if "known_gap" in case else (), id=case["text"]
    )
    for group in GROUPS
    for case in group["cases"]
]


def claims_of(text: str, kind: Any) -> list[Claim]:
    cleaned = clean(text, default_rulebook().furniture)
    identity = Identity(region="650402", region_name="高昌区", level="county", lineage="650402", report_year=2024)
    section = Section(kind=kind, path=("x",), start=0, end=len(cleaned.text), period=PERIODS[kind])
    source = Source(name="x.txt", text=text, format="text", encoding="utf-8", sha256="0" * 64)
    return extract(Report(source=source, identity=identity, clean=cleaned, sections=(section,)))


def shown(claim: Claim, kind: str) -> str:
    """One claim in the words of the case file."""
    other = "" if claim.kind == ("target" if kind.startswith("plan") else "actual") else f"{claim.kind}: "
    label = f"{claim.indicator}={claim.label}" if claim.indicator else claim.label
    figures = " ".join(str(figure) for figure in (claim.value, claim.value_high) if figure is not None)
    words = [label, claim.measure, claim.comparator, figures, claim.unit, claim.period, claim.span]
    return (
        other
        + " ".join(word for word in words if word)
        + (" ?" if claim.ambiguous else "")
        + (f" + {claim.stretch}" if claim.stretch else "")
    )


@pytest.mark.parametrize("case", CASES)
def test_a_sentence_is_read_as_its_case_says(case: dict[str, Any]) -> None:
    assert [shown(claim, case["in"]) for claim in claims_of(case["text"], case["in"])] == case["read"]


def test_no_clause_is_followed_farther_than_a_clause_reaches() -> None:
    text = "一" * 1000
    assert clause_end(text, 300) == 300 + REACH
    assert clause_start(text, 300) == 300 - REACH
    assert clause_end(text, 990) == len(text)
    assert clause_end("一二,三", 0) == 2
