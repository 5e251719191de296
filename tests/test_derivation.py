from __future__ import annotations

from typing import Any

import pytest
from hand_made import DATA, REGION, card, claim

from tracker.comparisons.promises.comparing import compare
from tracker.rulebook.directory import read_yaml

CARDS = (card(2021), card(2022))


def told(words: str, year: int = 2021, **other: Any) -> Any:
    return claim("actual", words, told=other.pop("told", year + 1), period=str(year), **other)


DERIVED = read_yaml(DATA / "derived.yaml")


@pytest.mark.parametrize("case", DERIVED, ids=lambda case: str(case["figures"]))
def test_a_derived_figure_is_shown_with_its_grade_and_never_decides(case: dict[str, Any]) -> None:
    target, value = case["target"], case["value"]
    name = target.split(maxsplit=1)[0]
    goal = claim("target", target, told=2021, period="2021")
    claims = [told(f"{name} {words}", year, told=when) for words, year, when in case["figures"]]
    (found,) = compare([goal, *claims], region=REGION, year=2021, reports=CARDS)
    assert found.verdict == "not_comparable"
    derived = [side for side in found.other_actuals if side.derivation]
    assert [(str(side.value), side.grade) for side in derived] == ([(value, case["grade"])] if value else [])
    assert [one.verdict for one in found.vintages] == ([case["verdict"]] if value else [])


def test_nothing_is_derived_beside_a_stated_figure() -> None:
    goal = claim("target", "retail_sales growth eq 6 %", told=2021, period="2021")
    levels = [told("retail_sales level eq 110 亿元"), told("retail_sales level eq 100 亿元", 2020)]
    (found,) = compare([goal, *levels, told("retail_sales growth eq 4 %")], region=REGION, year=2021, reports=CARDS)
    assert (found.verdict, found.other_actuals) == ("missed", ())


PLAIN, ALIKE = "一般公共预算收入增长4%", "一般公共预算收入同口径增长8%"


@pytest.mark.parametrize(
    ("goal", "decides", "reason"),
    [("一般公共预算收入增长6%", 4, None), ("一般公共预算收入同口径增长6%", 8, None)],
)
def test_a_figure_on_another_base_is_a_vintage_of_its_own(goal: str, decides: int, reason: str | None) -> None:
    target = claim("target", "budget_revenue growth eq 6 %", told=2021, period="2021", quote=goal)
    plain = told("budget_revenue growth eq 4 %", quote=PLAIN)
    alike = told("budget_revenue growth eq 8 %", quote=ALIKE)
    (found,) = compare([target, plain, alike], region=REGION, year=2021, reports=CARDS)
    assert found.actual is not None
    assert found.actual.value == decides
    assert found.reason == reason
    assert len(found.other_actuals) == 1
    assert found.fragile
    assert {one.side.basis for one in found.vintages} == {None, "同口径"}


def test_a_lone_figure_on_another_base_decides_and_says_so() -> None:
    target = claim("target", "budget_revenue growth eq 6 %", told=2021, period="2021")
    alike = told("budget_revenue growth eq 8 %", quote=ALIKE)
    (found,) = compare([target, alike], region=REGION, year=2021, reports=CARDS)
    assert (found.verdict, found.reason) == ("met", "basis")
