from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hand_made import NAME, REGION, card, claim, claims_of, fact
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.comparisons.findings.dispute import disputes
from tracker.comparisons.gathering.material import Material
from tracker.comparisons.gathering.statements import put_in_order
from tracker.comparisons.promises.comparing import compare
from tracker.comparisons.views.reviewing import review, review_all
from tracker.rulebook.rulebook import default_rulebook
from tracker.store.facts import read_facts

if TYPE_CHECKING:
    from tracker.claims.claim import Claim
    from tracker.comparisons.records.comparison import Comparison
    from tracker.store.card import ReportCard
    from tracker.store.facts import Fact

RULES = default_rulebook()
FACTS = Path(__file__).parent.parent / "seeds" / "facts.csv"
NEXT = card(2022)

URUMQI_2020 = [
    # indicator or label, verdict, actual, unit, gap, reason
    ("gdp", "missed", 1.2, "%", -4.8, None),
    ("fixed_asset_investment", "missed", 0.3, "%", -4.7, None),
    ("retail_sales", "not_comparable", 6035.1, "亿元", None, "span"),
    ("foreign_trade", "not_comparable", 460, "亿元", None, "measure"),
    ("budget_revenue", "not_comparable", 0.1, "%", None, "definition"),
    ("urban_income", "missed", 1.2, "%", -4.8, None),
    ("rural_income", "missed", 5.6, "%", -2.4, None),
    ("cpi", "silent", None, None, None, "not_in_full_report"),
    ("surveyed_unemployment", "silent", None, None, None, "not_in_full_report"),
    ("registered_unemployment", "met", 2.55, "%", -1.95, None),
    ("urban_jobs", "met", 13.6, "万人", 0.6, None),
    ("energy_intensity", "silent", None, None, None, "not_in_full_report"),
    ("职业技能培训", "silent", None, None, None, "not_in_full_report"),
]


@pytest.fixture(scope="module")
def urumqi() -> dict[str, dict[str, Any]]:
    facts = [one for one in read_facts(FACTS, RULES) if one.region == "650100"]
    reports = [card(2021, region="650100", source="002.txt")]
    found = compare(claims_of("urumqi_2021.jsonl"), region="650100", year=2020, facts=facts, reports=reports)
    assert len(found) == len(URUMQI_2020)
    return {one.indicator or one.label: one.model_dump(mode="json") for one in found}


@pytest.mark.parametrize(("name", "verdict", "actual", "unit", "gap", "reason"), URUMQI_2020)
def test_the_targets_of_2020_meet_what_the_report_of_2021_says(
    urumqi: dict[str, dict[str, Any]],
    name: str,
    verdict: str,
    actual: float | None,
    unit: str | None,
    gap: float | None,
    reason: str | None,
) -> None:
    found = urumqi[name]
    shown = found["actual"] or {"value": None, "unit": None}
    assert (found["verdict"], shown["value"], shown["unit"]) == (verdict, actual, unit)
    assert (found["gap"], found["reason"]) == (gap, reason)


def test_a_comparison_has_the_fields_of_the_contract(urumqi: dict[str, dict[str, Any]]) -> None:
    found = urumqi["gdp"]
    source = "乌鲁木齐市2020年政府工作报告"
    assert found["target"]["source"] == source
    assert found["target"]["claim"] is None
    assert found["actual"]["source"] == "002.txt"
    assert found["actual"]["quote"] == "预计地区生产总值增长1.2%"
    assert found["actual"]["strength"] == "estimate"
    assert (found["gap_unit"], found["tolerance"], found["fragile"]) == ("pp", 0.3, False)
    assert found["self_reported"] is True
    assert found["other_actuals"] == []


def test_the_figures_that_do_not_answer_stand_beside_the_nearest_one(urumqi: dict[str, dict[str, Any]]) -> None:
    found = urumqi["budget_revenue"]
    assert found["actual"]["quote"] == "地方财政收入增长0.1%"
    assert [(one["measure"], one["value"]) for one in found["other_actuals"]] == [("level", 392.6)]


def only(
    target: str, *actuals: Claim, facts: tuple[Fact, ...] = (), reports: tuple[ReportCard, ...] = (NEXT,)
) -> Comparison:
    """Link one target of 2021 with what is told later."""
    goal = claim("target", target, told=2021, period="2021")
    (found,) = compare([goal, *actuals], region=REGION, year=2021, facts=facts, reports=reports)
    return found


def told(words: str, *, year: int = 2022, period: str = "2021", **other: Any) -> Claim:
    return claim("actual", words, told=year, period=period, **other)


SINGLE = [
    # target, actual, fields of the actual, verdict, reason
    ("gdp growth eq 6 %", "gdp growth eq 7 %", {}, "met", None),
    ("gdp growth eq 6 %", "gdp growth eq 7 %", {"tier": "detail"}, "met", None),
    ("gdp growth eq 6 %", "gdp growth eq 7 %", {"ambiguous": True}, "met", "ambiguous"),
    ("gdp growth eq 6 %", "gdp growth eq 7 %", {"period": "2020"}, "silent", "not_in_full_report"),
    ("gdp growth eq 6 %", "gdp growth eq 7 %", {"period": "2016-2020", "span": "average"}, "silent", None),
    ("gdp growth eq 6 %", "gdp growth eq 40 %", {"span": "change"}, "not_comparable", "span"),
    ("gdp growth eq 6 %", "gdp growth eq 40 %", {"base": "2015"}, "not_comparable", "span"),
    ("retail_sales level eq 100 亿元", "retail_sales level eq 600 亿元", {"span": "total"}, "not_comparable", "span"),
    ("gdp growth eq 6 %", "gdp level eq 400 亿元", {}, "not_comparable", "measure"),
    ("gdp change eq 20 亿元", "gdp change eq 21 亿元", {}, "met", None),
    ("gdp change eq 20 亿元", "gdp growth eq 7 %", {}, "not_comparable", "measure"),
    ("budget_revenue growth eq 6 %", "fiscal_revenue growth eq 7 %", {}, "not_comparable", "definition"),
    ("budget_revenue growth eq 6 %", "fiscal_revenue level eq 7 亿元", {}, "silent", None),
    ("grain_output level eq 20 万吨", "grain_output level eq 20 万亩", {}, "not_comparable", "unit"),
    ("urban_jobs level ge 1 万人", "urban_jobs level eq 12000 人", {}, "met", None),
    ("(技能培训) level ge 100 人次", "(全年技能培训) level eq 120 人次", {}, "met", None),
    ("(技能培训) level ge 100 人次", "(线上技能培训) level eq 120 人次", {}, "not_comparable", "scope"),
    ("(技能培训) level eq 100 人次", "(技能培训) level eq 120 人次", {}, "met", None),
    ("gdp growth eq 6 %", "gdp growth eq 7 %", {"kind": "target"}, "silent", None),
]


@pytest.mark.parametrize(("target", "actual", "fields", "verdict", "reason"), SINGLE)
def test_only_a_figure_of_the_same_thing_year_and_measure_answers(
    target: str, actual: str, fields: dict[str, Any], verdict: str, reason: str | None
) -> None:
    answer = told(actual, **({"period": "2021"} | {key: fields[key] for key in fields if key == "period"}))
    found = only(target, answer.model_copy(update=fields))
    assert (found.verdict, found.verdict_strict) == (verdict, verdict)
    assert reason is None or found.reason == reason


@pytest.mark.parametrize(
    ("reports", "verdict", "reason"),
    [
        ((card(2022),), "silent", "not_in_full_report"),
        ((card(2022, "abridged"),), "pending", "next_report_abridged"),
        ((card(2022, "summary"),), "pending", "next_report_abridged"),
        ((card(2021),), "pending", "next_report_missing"),
        ((card(2021), card(2023)), "pending", "next_report_missing"),
        ((), "pending", "next_report_missing"),
    ],
)
def test_absence_is_a_finding_only_in_the_full_text_of_the_next_report(
    reports: tuple[ReportCard, ...], verdict: str, reason: str
) -> None:
    found = only("gdp growth eq 6 %", reports=reports)
    assert (found.verdict, found.reason, found.actual) == (verdict, reason, None)


def test_without_cards_a_report_with_claims_counts_as_here() -> None:
    assert only("gdp growth eq 6 %", told("cpi growth eq 1 %"), reports=()).verdict == "silent"


def test_a_figure_on_another_measure_waits_beside_the_target_while_the_next_report_is_missing() -> None:
    level = fact("actual", "gdp level eq 400 亿元", period="2021", source="press", title="a newspaper")
    found = only("gdp growth eq 6 %", facts=(level,), reports=())
    assert (found.verdict, found.actual) == ("pending", None)
    assert [side.source for side in found.other_actuals] == ["a newspaper"]


@pytest.mark.parametrize("words", ["gdp relative", "gdp qualitative"])
def test_a_target_without_a_number_is_untestable_and_shows_what_was_reached(words: str) -> None:
    found = only(words, told("gdp level eq 400 亿元"), told("gdp growth eq 7 %"))
    assert (found.verdict, found.reason) == ("untestable", words.split()[1])
    assert found.actual is not None
    assert found.actual.measure == "growth"


ESTIMATE = told("gdp growth eq 7 % estimate")
FINAL = told("gdp growth eq 6.5 %", year=2023)
COMMUNIQUE = fact("actual", "gdp growth eq 5.5 %", period="2021", source="communique", title="the communique")
PRESS = fact("actual", "gdp growth eq 9 %", period="2021", source="press", title="a newspaper")
CARDS = (card(2022), card(2023))


@pytest.mark.parametrize(
    ("claims", "facts", "decides", "own"),
    [
        ([ESTIMATE], (), "2022.txt", "self-reported"),
        ([ESTIMATE, FINAL], (), "2023.txt", "self-reported"),
        ([ESTIMATE, FINAL], (COMMUNIQUE, PRESS), "the communique", ""),
        ([ESTIMATE, FINAL], (PRESS,), "2023.txt", "self-reported"),
        ([ESTIMATE], (PRESS,), "2022.txt", "self-reported"),
        ([], (PRESS,), "a newspaper", ""),
    ],
)
def test_the_best_source_decides_and_the_others_stand_beside_it(
    claims: list[Claim], facts: tuple[Fact, ...], decides: str, own: str
) -> None:
    found = only("gdp growth eq 6 %", *claims, facts=facts, reports=CARDS)
    assert found.actual is not None
    assert (found.actual.source, found.self_reported) == (decides, bool(own))
    assert len(found.other_actuals) == len(claims) + len(facts) - 1


def test_a_verdict_that_flips_between_vintages_is_fragile() -> None:
    assert not only("gdp growth eq 5 %", ESTIMATE, facts=(PRESS,)).fragile
    assert only("gdp growth eq 8 %", ESTIMATE, facts=(PRESS,)).fragile


def test_a_figure_that_decides_goes_before_a_bound_that_does_not() -> None:
    bound = told("gdp level gt 300 亿元")
    figure_ = told("gdp level eq 350 亿元", tier="detail", start=90)
    found = only("gdp level eq 340 亿元", bound, figure_)
    assert found.verdict == "met"
    assert found.actual is not None
    assert found.actual.value == 350


def test_a_related_indicator_that_answers_a_target_of_its_own_does_not_stand_in_for_another() -> None:
    targets = [
        claim("target", f"{rate}_unemployment level le 5 %", told=2021, period="2021")
        for rate in ("surveyed", "registered")
    ]
    actual = told("registered_unemployment level eq 4 %")
    found = compare([*targets, actual], region=REGION, year=2021, reports=[NEXT])
    assert {one.indicator: one.verdict for one in found} == {
        "surveyed_unemployment": "silent",
        "registered_unemployment": "met",
    }


@pytest.mark.parametrize(
    ("others", "facts", "count"),
    [
        ([{"tier": "detail"}], (), 1),
        ([{"tier": "detail", "value": 30}], (), 2),
        ([{"tier": "detail", "measure": "level", "unit": "亿元"}], (), 2),
        ([{"tier": "detail", "indicator": "exports"}], (), 2),
        ([{"tier": "detail", "indicator": None, "label": "某项工程"}], (), 2),
        ([{"value": 8}], (), 2),
        ([{"span": "average", "period": "2021-2025"}], (), 1),
        ([{"period": "2022"}], (), 1),
        ([{"report_year": 2020}], (), 1),
        ([], (fact("target", "gdp growth approx 6 %", period="2021", source="report", title="the report"),), 1),
        ([], (fact("target", "gdp growth approx 5 %", period="2021", source="press", title="revised"),), 2),
        ([], (fact("target", "gdp growth approx 6 %", period="2022", source="report", title="another"),), 1),
    ],
)
def test_every_target_of_the_year_stands_once(
    others: list[dict[str, Any]], facts: tuple[Fact, ...], count: int
) -> None:
    first = claim("target", "gdp growth eq 6 %", told=2021, period="2021")
    targets = [first, *(first.model_copy(update={"id": str(at), **one}) for at, one in enumerate(others))]
    found = compare(targets, region=REGION, year=2021, facts=facts)
    assert len(found) == count
    assert found[0].target.claim == first.id


@pytest.mark.parametrize(
    ("other", "verdict"), [("654223", "met"), ("650100", "pending")], ids=["same lineage", "another region"]
)
def test_a_region_is_followed_through_its_codes(other: str, verdict: str) -> None:
    goal = claim("target", "gdp growth eq 6 %", told=2021, period="2021", region="654223", region_name="沙湾县")
    actual = told("gdp growth eq 7 %")
    if other == "650100":
        actual = actual.model_copy(update={"region": other})
    (found,) = compare([goal, actual], region=REGION, year=2021)
    assert (found.region_name, found.verdict) == ("沙湾县", verdict)


@settings(max_examples=20)
@given(st.randoms())
def test_the_order_of_the_input_does_not_matter(random: Any) -> None:
    claims = [*claims_of("urumqi_2021.jsonl"), ESTIMATE, FINAL]
    facts = read_facts(FACTS, RULES)
    reports = [card(2021, region="650100", source="002.txt"), *CARDS]
    first = compare(claims, region="650100", year=2020, facts=facts, reports=reports)
    for given_ in (claims, facts, reports):
        random.shuffle(given_)
    second = compare(claims, region="650100", year=2020, facts=facts, reports=reports)
    assert [one.model_dump_json() for one in second] == [one.model_dump_json() for one in first]


CONFLICTS = [
    # a report's figure, the communique's, gap or nothing
    ("gdp growth eq 7 % estimate", "gdp growth eq 5.5 %", "1.5"),
    ("gdp growth eq 7 %", "gdp growth eq 6.6 %", None),
    ("gdp growth eq 7.0 %", "gdp growth eq 6.6 %", "0.4"),
    ("urban_jobs level eq 1.2 万人", "urban_jobs level eq 11980 人", None),
    ("urban_jobs level eq 1.2 万人", "urban_jobs level eq 2870 人", "9130.0"),
    ("gdp level gt 150 亿元", "gdp level eq 154.51 亿元", None),
    ("gdp level gt 160 亿元", "gdp level eq 154.51 亿元", "5.49"),
    ("gdp level eq 150 亿元", "gdp growth eq 7 %", None),
    ("surveyed_unemployment level le 5.5 %", "surveyed_unemployment level eq 5.2 %", None),
]


@pytest.mark.parametrize(("ours", "theirs", "gap"), CONFLICTS)
def test_two_sources_conflict_where_their_figures_differ_beyond_rounding(
    ours: str, theirs: str, gap: str | None
) -> None:
    other = fact("actual", theirs, period="2021", source="communique", title="the communique")
    found = list(disputes(put_in_order([told(ours)], REGION, NAME, [other], [NEXT], RULES), 2021))
    assert [str(one.gap) for one in found] == ([gap] if gap else [])
    assert all(one.sides[0].source == "the communique" for one in found)


def test_a_year_with_a_conflict_and_no_target_has_a_review() -> None:
    material = Material(region=REGION, region_name=NAME, claims=(ESTIMATE,), facts=(COMMUNIQUE,), reports=(NEXT,))
    assert [one.year for one in review_all(material, RULES)] == [2021]
    found = json.loads(review(material, 2021, RULES).model_dump_json())
    assert (found["comparisons"], [one["code"] for one in found["findings"]]) == ([], ["conflict"])
    assert found["totals"] == {"stated": 0, "judged": 0, "self_reported": 0, "verdicts": {}}
