"""Figures of another definition or scope do not answer a target, and say since when and why."""

from __future__ import annotations

from typing import Any

import pytest
from hand_made import NAME, REGION, card, claim

from tracker.comparisons.gathering.material import Material
from tracker.comparisons.gathering.statements import put_in_order
from tracker.comparisons.promises.comparing import compare
from tracker.comparisons.views.reviewing import review
from tracker.outputs.terminal.scorecard import Look, render
from tracker.rulebook.indicators import Indicators, Kinship
from tracker.rulebook.rulebook import Rulebook, default_rulebook

RULES = default_rulebook()


def with_kinship(**words: Any) -> Rulebook:
    """Give rules in which fiscal revenue stands for budget revenue as the words say."""
    rules = Rulebook(RULES.directories)
    kinship = Kinship.model_validate({"zh": "某年起两者一致", "en": "the same from some year", **words})
    changed = [
        one.model_copy(update={"comparable": {"fiscal_revenue": kinship}}) if one.id == "budget_revenue" else one
        for one in RULES.indicators.all
    ]
    rules.indicators = Indicators(tuple(changed))
    return rules


def material(target: str, *actuals: str, year: int = 2021, labels: tuple[str, ...] = ()) -> Material:
    words = [target, *actuals]
    named = [{"label": label} for label in labels] or [{}] * len(words)
    claims = [
        claim("actual" if at else "target", one, told=year + bool(at), period=str(year), **named[at])
        for at, one in enumerate(words)
    ]
    return Material(region=REGION, region_name=NAME, claims=tuple(claims), reports=(card(year + 1),))


KINSHIPS = [
    # years of the words, whether they are one, verdict, reason
    ({"same": True}, "met", "alike"),
    ({"same": True, "from": 2021}, "met", "alike"),
    ({"same": True, "until": 2021}, "met", "alike"),
    ({"same": True, "from": 2022}, "not_comparable", "definition"),
    ({"same": True, "until": 2020}, "not_comparable", "definition"),
    ({"same": False, "from": 2020}, "not_comparable", "definition"),
    ({}, "not_comparable", "definition"),
]


@pytest.mark.uncounted
@pytest.mark.parametrize(("words", "verdict", "reason"), KINSHIPS)
def test_another_indicator_answers_only_in_the_years_in_which_it_is_the_same(
    words: dict[str, Any], verdict: str, reason: str
) -> None:
    given = material("budget_revenue growth eq 6 %", "fiscal_revenue growth eq 7 %")
    (found,) = compare(given.claims, region=REGION, year=2021, reports=given.reports, rulebook=with_kinship(**words))
    assert (found.verdict, found.reason) == (verdict, reason)
    assert found.actual is not None
    assert found.actual.indicator == "fiscal_revenue"


def test_a_figure_of_the_own_indicator_goes_before_one_that_is_the_same() -> None:
    given = material("budget_revenue growth eq 6 %", "fiscal_revenue growth eq 7 %", "budget_revenue growth eq 5 %")
    rules = with_kinship(same=True)
    (found,) = compare(given.claims, region=REGION, year=2021, reports=given.reports, rulebook=rules)
    assert (found.verdict, found.reason) == ("missed", None)


@pytest.mark.uncounted
@pytest.mark.parametrize(
    ("lang", "words", "years"),
    [
        ("zh", {"from": 2015}, "（自2015年起）"),
        ("en", {"from": 2015}, "(from 2015)"),
        ("en", {"until": 2030}, "(until 2030)"),
        ("en", {"from": 2015, "until": 2030}, "(2015 to 2030)"),
        ("en", {"same": True, "from": 2015}, "(from 2015)"),
    ],
)
def test_the_scorecard_explains_the_definition_in_its_language_and_says_the_years(
    lang: Any, words: dict[str, Any], years: str
) -> None:
    rules = with_kinship(**words)
    given = material("budget_revenue growth eq 6 %", "fiscal_revenue growth eq 7 %")
    shown = render([review(given, 2021, rules)], rules, Look(lang=lang, width=200))
    said = {"zh": "某年起两者一致", "en": "the same from some year"}[lang]
    told = {"zh": f"；{said}{years}", "en": f"; {said} {years}"}[lang]
    assert told in shown


@pytest.mark.parametrize(
    ("target", "actual"),
    [
        ("rural_income", "rural_net_income"),
        ("budget_revenue", "fiscal_revenue"),
        ("industrial_value_added", "industrial_value_added_above_scale"),
        ("surveyed_unemployment", "registered_unemployment"),
    ],
)
def test_the_vocabulary_tells_what_only_looks_alike_apart_in_both_directions(target: str, actual: str) -> None:
    for one, other in ((target, actual), (actual, target)):
        given = material(f"{one} growth eq 6 %", f"{other} growth eq 7 %", year=2014)
        (found,) = compare(given.claims, region=REGION, year=2014, reports=given.reports)
        assert (found.verdict, found.reason) == ("not_comparable", "definition")
        known = RULES.indicators.get(one)
        assert known is not None
        assert known.comparable[other].en


SCOPES = [
    # indicator, label of the target, label of the actual, verdict, reason
    ("fixed_asset_investment", "区本级固定资产投资", "区本级全社会固定资产投资额", "met", None),
    ("fixed_asset_investment", "区本级固定资产投资", "本级固定资产投资", "met", None),
    ("fixed_asset_investment", "区本级固定资产投资", "固定资产投资", "not_comparable", "scope"),
    ("fixed_asset_investment", "固定资产投资", "县本级固定资产投资", "not_comparable", "scope"),
    ("retail_sales", "社会消费品零售总额", "限额以上社会消费品零售额", "not_comparable", "scope"),
    ("budget_revenue", "一般公共预算收入", "全口径一般公共预算收入", "not_comparable", "scope"),
    ("industrial_value_added", "工业增加值", "全口径工业增加值", "met", None),
    (None, "市本级税收", "本级税收", "met", None),
    (None, "税收", "市本级税收", "not_comparable", "scope"),
]


@pytest.mark.parametrize(("indicator", "aim", "answer", "verdict", "reason"), SCOPES)
def test_a_figure_answers_only_within_its_scope(
    indicator: str | None, aim: str, answer: str, verdict: str, reason: str | None
) -> None:
    name = indicator or "(x)"
    given = material(f"{name} growth ge 6 %", f"{name} growth eq 7 %", labels=(aim, answer))
    (found,) = compare(given.claims, region=REGION, year=2021, reports=given.reports)
    assert (found.verdict, found.reason) == (verdict, reason)
    assert found.actual is not None


@pytest.mark.parametrize(("told", "verdict", "reason"), [(1700, "not_comparable", "kind"), (45, "met", None)])
def test_many_times_as_many_as_were_promised_of_a_stock_are_all_that_there_are(
    told: int, verdict: str, reason: str | None
) -> None:
    given = material("high_tech_firms level eq 20 家", f"high_tech_firms level eq {told} 家")
    (found,) = compare(given.claims, region=REGION, year=2021, reports=given.reports)
    assert (found.verdict, found.reason) == (verdict, reason)


def test_the_figure_of_the_own_scope_decides_and_the_other_one_stays_out() -> None:
    labels = ("区本级固定资产投资", "固定资产投资", "区本级固定资产投资")
    words = ("fixed_asset_investment growth ge 6 %", *(f"fixed_asset_investment growth eq {n} %" for n in (3, 7)))
    given = material(*words, labels=labels)
    (found,) = compare(given.claims, region=REGION, year=2021, reports=given.reports)
    assert (found.verdict, found.other_actuals) == ("met", ())
    subjects = [one.subject for one in put_in_order(given.claims, REGION, NAME, (), (), RULES).actuals[2021]]
    assert sorted(subjects) == ["fixed_asset_investment", "fixed_asset_investment@本级"]
