from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hand_made import NAME, REGION, card, claim

from tracker.comparisons.gathering.material import Material
from tracker.comparisons.gathering.statements import statements_of
from tracker.comparisons.views.prospects import prospects
from tracker.outputs.wording.prospects import tell_prospect
from tracker.rulebook.rulebook import default_rulebook

if TYPE_CHECKING:
    from tracker.comparisons.records.prospect import Prospect

RULES = default_rulebook()


def one(goal: str, span: str | None, reached: dict[int, str], *, last: int = 2026, **other: Any) -> Prospect:
    period = "2021-2025" if span else "2025"
    target = claim("target", goal, told=2021, period=period, span=span)
    name = goal.split(maxsplit=1)[0]
    claims = [claim("actual", f"{name} {words}", told=year + 1, period=str(year)) for year, words in reached.items()]
    claims += other.get("claims", [])
    cards = tuple(card(year) for year in range(2021, last + 1))
    statements = statements_of(
        Material(region=REGION, region_name=NAME, claims=(target, *claims), reports=cards), RULES
    )
    (found,) = prospects(statements, 2021)
    return found


def grown(*rates: str) -> dict[int, str]:
    return {2021 + at: f"growth eq {rate} %" for at, rate in enumerate(rates)}


def stood(*levels: str, unit: str = "万人") -> dict[int, str]:
    return {2021 + at: f"level eq {level} {unit}" for at, level in enumerate(levels)}


CASES = [
    # target, span, figures of the years, last report, reached, needed, unit of that, verdict, reason
    ("gdp growth ge 6 %", "average", grown("8"), 2022, "8", "5.51", "%", "pending", "period_open"),
    ("gdp growth ge 6 %", "average", grown("6", "6", "6", "6", "6"), 2026, "6", None, "%", "met", None),
    ("gdp growth ge 6 %", "average", grown("5", "5", "5", "5", "5"), 2026, "5", None, "%", "missed", None),
    ("gdp growth ge 6 %", "average", {2022: "growth eq 6 %"}, 2023, None, None, "%", "pending", "period_open"),
    ("gdp growth ge 6 %", "average", {2022: "growth eq 6 %"}, 2026, None, None, "%", "not_comparable", "years_missing"),
    ("gdp growth ge 6 %", "average", {}, 2026, None, None, "%", "not_comparable", "not_in_full_report"),
    ("urban_jobs level ge 50 万人", "total", stood("12", "14"), 2023, "26", "8", "万人", "pending", "period_open"),
    ("urban_jobs level ge 20 万人", "total", stood("12", "14"), 2023, "26", "0", "万人", "pending", "period_open"),
    ("urban_jobs level ge 10 万人", "average", stood("12", "14"), 2023, "13", "8", "万人", "pending", "period_open"),
    ("gdp level ge 121 亿元", None, {2023: "level eq 100 亿元"}, 2024, "100", "10", "%", "pending", "period_open"),
    ("gdp level ge 121 亿元", None, {2025: "level eq 130 亿元"}, 2026, "130", None, "%", "met", None),
    ("green_coverage level ge 42 %", None, {2023: "level eq 40 %"}, 2024, "40", "1", "pp", "pending", "period_open"),
    ("gdp growth ge 33 %", "change", grown("10", "10"), 2023, "21", "3.2", "%", "pending", "period_open"),
]


@pytest.mark.parametrize(("goal", "span", "years", "last", "reached", "needed", "unit", "verdict", "reason"), CASES)
def test_a_target_of_several_years_tells_how_far_it_is_and_what_is_left(  # noqa: PLR0913, PLR0917  # a table of cases
    goal: str,
    span: str | None,
    years: dict[int, str],
    last: int,
    reached: str | None,
    needed: str | None,
    unit: str,
    verdict: str,
    reason: str | None,
) -> None:
    found = one(goal, span, years, last=last)
    shown = tuple(None if value is None else f"{value:f}" for value in (found.reached, found.needed))
    assert (shown, found.needed_unit) == ((reached, needed), unit)
    assert (found.verdict, found.reason) == (verdict, reason)


def test_what_a_later_report_says_of_the_whole_period_goes_before_what_the_years_make() -> None:
    whole = claim("actual", "gdp growth eq 7 %", told=2026, period="2021-2025", span="average")
    found = one("gdp growth ge 6 %", "average", grown("5", "5", "5", "5", "5"), claims=[whole])
    assert found.actual is not None
    assert (found.verdict, found.actual.claim) == ("met", whole.id)


def test_a_figure_derived_from_all_years_shows_how() -> None:
    found = one("gdp growth ge 6 %", "average", grown("6", "6", "6", "6", "6"))
    assert found.actual is not None
    assert found.actual.derivation == " x ".join(["(1 + 6%)"] * 5)


def test_years_that_are_over_and_not_here_are_named() -> None:
    found = one("gdp growth ge 6 %", "average", {2022: "growth eq 6 %"}, last=2024)
    assert found.missing == (2021, 2023)
    assert "缺2021、2023年" in tell_prospect(found, RULES, "zh")
    assert "the report of 2026 would answer" in tell_prospect(found, RULES, "en")
