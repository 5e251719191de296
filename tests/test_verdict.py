from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hand_made import side
from hypothesis import given
from hypothesis import strategies as st

from tracker.comparisons.judging.verdict import Demand, Interval, decide, judge
from tracker.rulebook.rulebook import Rulebook, default_rulebook

if TYPE_CHECKING:
    from pathlib import Path

RULES = default_rulebook()

DECIDED = [
    # indicator, target, actual, verdict, strict verdict, gap
    ("gdp", "growth approx 6 %", "growth eq 1.2 % estimate", "missed", "missed", "-4.8 pp"),
    ("gdp", "growth approx 6 %", "growth eq 5.8 %", "near", "missed", "-0.2 pp"),
    ("gdp", "growth approx 6 %", "growth eq 5.7 %", "near", "missed", "-0.3 pp"),
    ("gdp", "growth approx 6 %", "growth eq 5.69 %", "missed", "missed", "-0.31 pp"),
    ("gdp", "growth approx 6 % ensure", "growth eq 5.9 %", "missed", "missed", "-0.1 pp"),
    ("gdp", "growth eq 6 %", "growth eq 6.0 %", "met", "met", "0 pp"),
    ("gdp", "growth range 6~6.5 %", "growth eq 6.1 %", "met", "met", "0.1 pp"),
    ("gdp", "growth range 6~6.5 %", "growth eq 5.9 %", "near", "missed", "-0.1 pp"),
    ("gdp", "growth ge 6 %", "growth eq 6 %", "met", "met", "0 pp"),
    ("gdp", "growth gt 6 %", "growth eq 6 %", "near", "missed", "0 pp"),
    ("gdp", "level ge 3000 亿元", "level gt 3000 亿元", "met", "met", "0 亿元"),
    ("gdp", "level gt 3000 亿元", "level gt 3000 亿元", "met", "met", "0 亿元"),
    ("gdp", "level eq 240 亿元", "level eq 235.2 亿元", "near", "missed", "-4.8 亿元"),
    ("fixed_asset_investment", "growth eq 20 %", "growth eq 19 %", "near", "missed", "-1 pp"),
    ("fixed_asset_investment", "growth eq 20 %", "growth eq -3 %", "missed", "missed", "-23 pp"),
    ("fixed_asset_investment", "growth eq 20 %", "growth range 20~22 %", "met", "met", "0 pp"),
    ("fixed_asset_investment", "growth eq 20 %", "growth range 10~12 %", "missed", "missed", "-8 pp"),
    ("cpi", "growth approx 3 %", "growth eq 2.5 %", "met", "met", "-0.5 pp"),
    ("cpi", "growth le 3 %", "growth eq 3.2 %", "near", "missed", "0.2 pp"),
    ("cpi", "growth range 2~3 %", "growth eq 3.4 %", "missed", "missed", "0.4 pp"),
    ("energy_intensity", "growth eq -1.2 %", "growth eq -1.5 %", "met", "met", "-0.3 pp"),
    ("energy_intensity", "growth le -3 %", "growth eq -1 %", "missed", "missed", "2 pp"),
    ("surveyed_unemployment", "level le 5.5 %", "level le 5.5 %", "met", "met", "0 pp"),
    ("surveyed_unemployment", "level le 5.5 %", "level le 5 %", "met", "met", "-0.5 pp"),
    ("surveyed_unemployment", "level le 5.5 %", "level lt 5.5 %", "met", "met", "0 pp"),
    ("surveyed_unemployment", "level lt 5.5 %", "level le 5.5 %", None, None, None),
    ("urban_jobs", "level eq 13 万人", "level eq 136000 人", "met", "met", "0.6 万人"),
    ("urban_jobs", "level eq 13 万人", "level eq 12.4 万人", "near", "missed", "-0.6 万人"),
    ("urban_jobs", "level ge 13 万人", "level ge 12 万人", None, None, None),
    ("grain_area", "level ge 42.9 万亩", "level eq 28.6 千公顷", "met", "met", "0 万亩"),
    ("grain_area", "level ge 43 万亩", "level eq 28.6 千公顷", "near", "missed", "-0.1 万亩"),
    (None, "level ge 30 家", "level eq 31 家", "met", "met", "1 家"),
    (None, "level eq 30 家", "level eq 30 家", "met", "met", "0 家"),
]

UNDECIDED = [
    ("surveyed_unemployment", "level le 5.5 %", "level le 6 %", "bound"),
    ("gdp", "level eq 3400 亿元", "level gt 3000 亿元", "bound"),
    ("gdp", "growth eq 6 %", "growth range 5.8~6.2 %", "bound"),
    ("grain_output", "level eq 30 万吨", "level eq 30 万亩", "unit"),
    ("grain_output", "level eq 30 %", "level eq 30 个百分点", "unit"),
    (None, "level eq 30 家", "level eq 31 家", "direction_unknown"),
    (None, "growth range 3~5 %", "growth eq 4 %", "direction_unknown"),
]

TOLERANCES = [
    ("gdp", "growth eq 20 %", "0.3"),
    ("gdp", "level eq 20 亿元", "1"),
    ("retail_sales", "growth eq 5 %", "0.3"),
    ("retail_sales", "growth eq 20 %", "1"),
    ("energy_intensity", "growth eq -20 %", "1"),
    ("surveyed_unemployment", "level le 5.5 %", "0.3"),
    ("urban_jobs", "level eq 13 万人", "0.65"),
    ("urban_jobs", "level eq 13 万人 ensure", "0"),
    ("urban_jobs", "level eq 13 万人 strive", "0.65"),
]


@pytest.mark.parametrize(("indicator", "target", "actual", "verdict", "strict", "gap"), DECIDED)
def test_an_actual_is_held_against_the_deciding_end_of_the_target(
    indicator: str | None, target: str, actual: str, verdict: str | None, strict: str | None, gap: str | None
) -> None:
    ruling = judge(side(target), side(actual), indicator, RULES)
    assert (ruling.verdict, ruling.verdict_strict) == (verdict, strict)
    if gap is not None:
        number, unit = gap.split()
        assert (ruling.gap, ruling.gap_unit) == (Decimal(number), unit)


@pytest.mark.parametrize(("indicator", "target", "actual", "reason"), UNDECIDED)
def test_a_figure_that_cannot_decide_gives_a_reason_and_no_gap(
    indicator: str | None, target: str, actual: str, reason: str
) -> None:
    ruling = judge(side(target), side(actual), indicator, RULES)
    assert (ruling.verdict, ruling.reason, ruling.gap) == (None, reason, None)


@pytest.mark.parametrize(("indicator", "target", "tolerance"), TOLERANCES)
def test_the_tolerance_is_that_of_the_policy_in_the_unit_of_the_target(
    indicator: str, target: str, tolerance: str
) -> None:
    ruling = judge(side(target), side(target), indicator, RULES)
    assert ruling.tolerance == Decimal(tolerance)


@pytest.mark.parametrize(
    ("actual", "fragile"),
    [("5.9", False), ("5.8", True), ("5.6", True), ("5.5", True), ("5.4", True), ("5.3", False), ("6", False)],
)
def test_a_verdict_is_fragile_where_half_or_twice_the_tolerance_changes_it(actual: str, fragile: bool) -> None:  # noqa: FBT001  # a column of the table
    ruling = judge(side("growth eq 6 %"), side(f"growth eq {actual} %"), "gdp", RULES)
    assert ruling.fragile is fragile


def test_beyond_the_far_end_of_a_range_is_met_with_a_remark() -> None:
    ruling = judge(side("growth range 6~6.5 %"), side("growth eq 7 %"), "gdp", RULES)
    assert (ruling.verdict, ruling.reason) == ("met", "above_range")


def test_a_policy_may_read_an_unknown_direction_as_a_floor(tmp_path: Path) -> None:
    policy = (RULES.directories[0] / "policy.yaml").read_text(encoding="utf-8")
    changed = policy.replace("unknown_direction: undecided", "unknown_direction: at_least")
    (tmp_path / "policy.yaml").write_text(changed, encoding="utf-8")
    rules = Rulebook((*RULES.directories, tmp_path))
    assert judge(side("level eq 30 家"), side("level eq 31 家"), None, rules).verdict == "met"


FIGURES = st.decimals(-1000, 1000, places=2)
TOLERANCE = st.decimals(0, 50, places=2)
DEMANDS = st.builds(Demand, limit=FIGURES, floor=st.booleans(), open=st.booleans())
EXACT = st.builds(lambda figure: Interval(low=figure, high=figure), FIGURES)
BOUNDS = st.builds(Interval, low=FIGURES, high=st.none(), low_open=st.booleans()) | st.builds(
    Interval, low=st.none(), high=FIGURES, high_open=st.booleans()
)
RANGES = st.builds(lambda one, other: Interval(low=min(one, other), high=max(one, other)), FIGURES, FIGURES)
SPOTS = EXACT | BOUNDS | RANGES
ORDER = {"missed": 0, "near": 1, "met": 2}


@given(DEMANDS, SPOTS, TOLERANCE)
def test_what_is_met_strictly_is_met_under_every_tolerance(demand: Demand, spot: Interval, tolerance: Decimal) -> None:
    strict = decide(demand, spot, Decimal(0))
    lenient = decide(demand, spot, tolerance)
    assert (strict == "met") == (lenient == "met")
    assert (strict is None) == (lenient is None)
    assert strict != "near"


@given(DEMANDS, SPOTS, TOLERANCE, TOLERANCE)
def test_more_tolerance_never_makes_a_verdict_worse(
    demand: Demand, spot: Interval, one: Decimal, other: Decimal
) -> None:
    tight, wide = (decide(demand, spot, tolerance) for tolerance in sorted((one, other)))
    if tight is not None and wide is not None:
        assert ORDER[tight] <= ORDER[wide]


@given(FIGURES, FIGURES, st.sampled_from([("gdp", 1), ("cpi", -1)]))
def test_the_gap_is_actual_minus_target_and_its_sign_goes_with_the_strict_verdict(
    target: Decimal, actual: Decimal, case: tuple[str, int]
) -> None:
    indicator, better = case
    ruling = judge(side(f"growth eq {target} %"), side(f"growth eq {actual} %"), indicator, RULES)
    assert ruling.gap == actual - target
    assert (ruling.verdict_strict == "met") == (ruling.gap * better >= 0)


@given(DEMANDS, EXACT)
def test_an_exact_actual_always_decides(demand: Demand, spot: Interval) -> None:
    assert decide(demand, spot, Decimal(0)) in {"met", "missed"}
