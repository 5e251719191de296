"""Targets without a number: each that stands among the expected targets is one record."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tracker.claims.extraction import extract
from tracker.rulebook.directory import read_yaml
from tracker.rulebook.rulebook import default_rulebook
from tracker.workshop.examples import report_around

RULES = default_rulebook()
CASES = read_yaml(Path(__file__).parent / "data/claims/unnumbered.yaml")


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["text"]))
def test_every_expected_target_without_a_number_is_kept_and_nothing_else(case: dict[str, Any]) -> None:
    report = report_around(f"今年经济社会发展的主要预期目标是：{case['text']}", "plan_year", RULES)
    found = [one for one in extract(report, RULES) if one.measure in {"relative", "qualitative"}]
    assert [[one.label, one.measure] for one in found] == case["targets"]
