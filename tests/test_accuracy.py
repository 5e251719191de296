"""The figures that extraction reaches on the annotated seeds; they may only rise."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from scoring import headline_only, score

from tracker.claims.extraction import extract
from tracker.reports.reading import read
from tracker.rulebook.rulebook import default_rulebook

if TYPE_CHECKING:
    from tracker.claims.claim import Claim

HERE = Path(__file__).parent
ANNOTATED = {
    "000_gaochang_2024": "000_25e86a4098e81626.txt",
    "001_shawan_2022": "001_11df4eead27e422e.txt",
    "002_urumqi_2021": "002_78aa3a24179fccbc.txt",
}


@pytest.fixture(scope="module")
def documents() -> dict[str, tuple[list[dict[str, Any]], list[Claim], str]]:
    found = {}
    for name, file in ANNOTATED.items():
        lines = (HERE / f"data/gold/{name}.jsonl").read_text(encoding="utf-8").splitlines()
        report = read(HERE.parent / "seeds" / file)
        found[name] = [json.loads(line) for line in lines], extract(report), report.source.text
    return found


@pytest.mark.parametrize("name", ANNOTATED)
def test_every_headline_claim_of_an_annotated_seed_is_read_in_full(
    name: str, documents: dict[str, tuple[list[dict[str, Any]], list[Claim], str]]
) -> None:
    gold, claims, text = documents[name]
    wanted, found = headline_only(gold, claims, text)
    assert score(wanted, found, text, default_rulebook().units).full == 1


def test_all_claims_of_the_annotated_seeds_together_reach_the_known_figures(
    documents: dict[str, tuple[list[dict[str, Any]], list[Claim], str]],
) -> None:
    units = default_rulebook().units
    scores = [(len(gold), score(gold, claims, text, units)) for gold, claims, text in documents.values()]
    total = sum(size for size, _ in scores)
    assert sum(size * s.figure for size, s in scores) / total >= 0.985
    assert sum(size * s.claim for size, s in scores) / total >= 0.975
    assert sum(size * s.full for size, s in scores) / total >= 0.915
