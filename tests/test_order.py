"""Targets of one indicator stand together, in the same order every year."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hand_made import side

from tracker.comparisons.judging.order import together, worst_first
from tracker.comparisons.records.comparison import Comparison
from tracker.rulebook.rulebook import default_rulebook

if TYPE_CHECKING:
    from collections.abc import Sequence

RULES = default_rulebook()


def compared(words: str) -> Comparison:
    """Make a comparison of ``gdp growth met``; an indicator in brackets is a label outside the vocabulary."""
    indicator, measure, verdict = words.split()
    fields = dict.fromkeys(("actual", "gap", "gap_unit", "tolerance", "reason"))
    return Comparison.model_validate(
        fields
        | {
            "region": "654203",
            "region_name": "沙湾市",
            "year": 2024,
            "indicator": None if indicator.startswith("(") else indicator,
            "label": indicator.strip("()"),
            "target": side(f"{measure} eq 6 %"),
            "verdict": verdict,
            "verdict_strict": verdict,
            "fragile": False,
            "self_reported": True,
            "other_actuals": (),
        }
    )


def told(ones: Sequence[Comparison]) -> list[str]:
    return [f"{one.indicator or f'({one.label})'} {one.target.measure} {one.verdict}" for one in ones]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (["gdp level met", "cpi growth met", "gdp growth met"], ["gdp growth met", "gdp level met", "cpi growth met"]),
        (["gdp growth met", "cpi growth met"], ["gdp growth met", "cpi growth met"]),
        (["(路灯) level met", "gdp growth met", "(路灯) growth met"],) * 2,
    ],
)
def test_targets_of_one_indicator_stand_where_the_first_does_growth_before_level(
    given: list[str], expected: list[str]
) -> None:
    assert told(together(map(compared, given))) == expected


def test_an_indicator_stands_where_the_worst_of_its_targets_does() -> None:
    given = ["gdp growth met", "cpi growth met", "exports growth missed", "gdp level missed"]
    expected = ["gdp growth met", "gdp level missed", "exports growth missed", "cpi growth met"]
    assert told(worst_first(map(compared, given), RULES)) == expected
