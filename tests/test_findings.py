from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hand_made import DATA, NAME, REGION, card, claim, claims_of, fact

from tracker.comparisons.findings.findings import findings
from tracker.comparisons.gathering.material import Material, ReportText, remarks_in, remarks_on
from tracker.comparisons.gathering.statements import statements_of
from tracker.comparisons.judging.linking import link
from tracker.comparisons.views.reviewing import review
from tracker.outputs.wording.findings import told
from tracker.rulebook.directory import read_yaml
from tracker.rulebook.rulebook import default_rulebook

if TYPE_CHECKING:
    from tracker.claims.claim import Claim
    from tracker.comparisons.records.finding import Finding

RULES = default_rulebook()
CARDS = tuple(card(year) for year in range(2016, 2024))


def target(words: str, year: int = 2021, **other: Any) -> Claim:
    return claim("target", words, told=year, period=str(year), **other)


def actual(words: str, year: int = 2021, told_: int | None = None, **other: Any) -> Claim:
    return claim("actual", words, told=told_ or year + 1, **({"period": str(year)} | other))


def found_in(*claims: Claim, year: int = 2021, **other: Any) -> list[Finding]:
    material = Material(region=REGION, region_name=NAME, claims=claims, **({"reports": CARDS} | other))
    statements = statements_of(material, RULES)
    return findings(statements, year, link(statements, year))


def codes(found: list[Finding]) -> list[str]:
    return [one.code for one in found if one.code not in {"silent", "new", "dropped"}]


TRENDS = [
    # target of 2020, target of 2021, findings
    ("gdp growth eq 6 %", "gdp growth eq 6 %", []),
    ("gdp growth eq 6 %", "gdp growth eq 7 %", ["raised"]),
    ("gdp growth ge 6 %", "gdp growth approx 6 %", ["softened"]),
    ("gdp growth eq 6 % ensure", "gdp growth eq 6 % strive", ["softened"]),
    ("gdp growth approx 6 %", "gdp growth ge 6 %", ["hardened"]),
    ("gdp growth ge 6 %", "gdp growth approx 5 %", ["lowered", "softened"]),
    ("gdp growth ge 6 % strive", "gdp growth approx 6 % ensure", []),
    ("gdp growth range 6~6.5 %", "gdp growth eq 6 %", ["lowered", "hardened"]),
    ("gdp growth range 5~6 %", "gdp growth approx 5 %", ["lowered"]),
    ("gdp growth range 5~6 %", "gdp growth range 5.5~6.5 %", ["raised"]),
    ("gdp growth eq 5.5 %", "gdp growth range 5~6 %", ["softened"]),
    ("gdp growth range 5~6 %", "gdp growth range 4.5~6.5 %", ["changed"]),
    ("gdp growth range 5~6 %", "gdp growth ge 5 %", ["hardened"]),
    ("cpi growth range 2~3 %", "cpi growth range 1.5~3 %", ["lowered"]),
    ("market_entities level eq 20 万户", "market_entities level eq 22 万户", ["changed"]),
    ("market_entities level eq 20 万户", "market_entities level eq 19 万户", ["lowered"]),
    ("budget_revenue level eq 20 亿元", "budget_revenue level eq 22 亿元", ["changed"]),
    ("urbanization_rate level eq 60 %", "urbanization_rate level eq 61 %", ["changed"]),
    ("surveyed_unemployment level le 5 %", "surveyed_unemployment level le 5.5 %", ["raised"]),
    ("urban_jobs level ge 5 万人", "urban_jobs level ge 6 万人", ["raised"]),
    ("(某某设施) level eq 5 个", "(某某设施) level eq 6 个", ["changed"]),
    ("gdp growth eq 6 %", "gdp relative", ["changed"]),
    ("gdp qualitative", "gdp growth eq 6 %", ["changed"]),
    ("gdp qualitative", "gdp relative", []),
    ("energy_intensity growth eq -2 %", "energy_intensity growth eq -3 %", ["raised"]),
    ("cpi growth le 3 %", "cpi growth le 2 %", ["lowered"]),
    ("grain_output level eq 2 万吨", "grain_output level eq 20000 吨", []),
    ("grain_output level eq 2 万吨", "grain_output level eq 3 万亩", []),
    ("gdp level eq 200 亿元", "gdp growth eq 6 %", []),
]


@pytest.mark.parametrize(("before", "now", "expected"), TRENDS)
def test_a_target_is_held_against_that_of_the_year_before(before: str, now: str, expected: list[str]) -> None:
    assert codes(found_in(target(before, 2020), target(now))) == expected


def test_a_level_that_changes_is_not_told_beside_its_growth() -> None:
    before = [target("gdp growth eq 6 %", 2020), target("gdp level eq 200 亿元", 2020)]
    now = [target("gdp growth eq 5 %", start=5), target("gdp level eq 210 亿元", start=9)]
    assert codes(found_in(*before, *now)) == ["lowered"]


@pytest.mark.parametrize(
    ("before", "now", "gap"),
    [
        ("gdp growth range 5~6 %", "gdp growth range 4~5.5 %", "-1"),
        ("gdp growth range 5~6 %", "gdp growth approx 5 %", "-1"),
        ("gdp growth range 5~6 %", "gdp growth range 4.5~6.5 %", "None"),
        ("urban_jobs level ge 5 万人", "urban_jobs level ge 55000 人", "5000"),
    ],
)
def test_the_size_of_a_change_is_that_of_the_end_that_decides_where_it_moved(before: str, now: str, gap: str) -> None:
    assert str(found_in(target(before, 2020), target(now))[0].gap) == gap


@pytest.mark.parametrize(
    ("how", "expected"),
    [(("full", "full"), {"dropped", "new"}), (("full", "abridged"), {"new"}), (("abridged", "full"), {"dropped"})],
)
def test_a_target_is_dropped_or_new_only_where_the_other_report_is_here_in_full(
    how: tuple[str, str], expected: set[str]
) -> None:
    cards = (card(2020, how[0]), card(2021, how[1]))
    found = found_in(target("gdp growth eq 6 %", 2020), target("cpi growth eq 2 %"), reports=cards)
    assert {one.code for one in found} == expected


def test_targets_outside_the_vocabulary_are_the_same_where_one_label_holds_the_other() -> None:
    found = found_in(
        target("(技能培训) level eq 2 万人", 2020), target("(职业技能培训) level eq 2 万人"), reports=CARDS[:6]
    )
    assert found == []


def test_a_target_that_the_full_report_does_not_mention_is_silent() -> None:
    (found,) = found_in(target("gdp growth eq 6 %"))
    assert (found.code, found.sides[0].quote) == ("silent", "gdp growth eq 6 %")


def test_a_later_report_of_the_region_restates_and_another_source_conflicts() -> None:
    first, later = actual("gdp growth eq 7 % estimate"), actual("gdp growth eq 6.3 %", told_=2023)
    other = fact("actual", "gdp growth eq 5.5 %", period="2021", source="communique", title="the communique")
    (restated,) = found_in(first, later)
    assert (restated.code, str(restated.gap)) == ("restated", "-0.7")
    assert [side.source for side in restated.sides] == ["2023.txt", "2022.txt"]
    assert codes(found_in(first, later, facts=(other,))) == ["conflict", "conflict"]


def test_a_verdict_that_depends_on_the_source_is_told_with_both() -> None:
    found = found_in(
        target("gdp growth eq 6 %"), actual("gdp growth eq 7 % estimate"), actual("gdp growth eq 5 %", told_=2023)
    )
    flip = next(one for one in found if one.code == "flip")
    assert (flip.blanks["verdict"], flip.blanks["instead"]) == ("missed", "met")
    assert [side.source for side in flip.sides[:2]] == ["2023.txt", "2022.txt"]


ARITHMETIC = read_yaml(DATA / "arithmetic.yaml")


@pytest.mark.parametrize("case", ARITHMETIC, ids=lambda case: str(case["figures"]))
def test_figures_of_one_report_fit_each_other_or_are_told(case: dict[str, Any]) -> None:
    claims = []
    for words, when in case["figures"]:
        about = {"period": str(when)} if isinstance(when, int) else {"period": "2016-2020", "span": when}
        claims.append(actual(words, told_=2021, **about))
    assert codes(found_in(*claims, year=2020)) == ([case["finding"]] if case["finding"] else [])


def test_nominal_levels_beside_a_real_growth_are_explained_with_the_average_that_agrees() -> None:
    material = Material(region="650100", region_name="乌鲁木齐市", claims=tuple(claims_of("urumqi_2021.jsonl")))
    found = next(
        one for one in review(material, 2020, RULES).findings if one.code == "prices" and one.indicator == "gdp"
    )
    said = told(found, {}, RULES).text["zh"]
    assert "2330.8亿元 -> 3500亿元 按现价为 50.2%" in said
    assert "与年均增长 6.2% 相符" in said


def test_a_growth_that_the_levels_of_two_reports_contradict_tells_that_the_base_was_restated() -> None:
    figures = [actual("retail_sales level eq 100 亿元", 2020), actual("retail_sales level eq 90 亿元")]
    assert codes(found_in(*figures, actual("retail_sales growth eq 5.4 %"))) == ["base"]
    assert codes(found_in(*figures, actual("retail_sales growth eq -10 %"))) == []


@pytest.mark.parametrize(
    ("mine", "above", "gap"),
    [
        ("gdp growth ge 9 %", "gdp growth approx 8 %", "1"),
        ("gdp growth ge 8 %", "gdp growth approx 8 %", None),
        ("gdp growth ge 7 %", "gdp growth approx 8 %", None),
        ("cpi growth le 2 %", "cpi growth le 3 %", "-1"),
        ("cpi growth le 3 %", "cpi growth le 2 %", None),
        ("gdp level ge 900 亿元", "gdp level ge 800 亿元", None),
    ],
)
def test_a_target_above_that_of_the_region_above_is_told(mine: str, above: str, gap: str | None) -> None:
    higher = target(above, region="650000", region_name="新疆维吾尔自治区")
    parent = Material(region="650000", region_name="新疆维吾尔自治区", claims=(higher,), reports=())
    found = [one for one in found_in(target(mine), above=(parent,)) if one.code == "amplification"]
    assert [str(one.gap) for one in found] == ([gap] if gap else [])
    assert all(one.blanks["above"] == "新疆维吾尔自治区" for one in found)


RELATIONS = [
    # words of the target, growth of income, words of its quote, outcome
    ("居民收入增长与经济增长同步", "6.5", "实际", "held"),
    ("居民收入增长与经济增长同步", "6.0", "实际", "held"),
    ("居民收入增长与经济增长同步", "6", "实际", "held"),
    ("居民收入增长与经济增长同步", "5.9", "实际", "broken"),
    ("居民收入增长与经济增长基本同步", "5.9", "扣除价格因素", "nearly"),
    ("居民收入增长与经济增长基本同步", "5.6", "实际", "broken"),
    ("居民收入增长与经济增长同步", "6.5", "", "undecided"),
    ("居民收入增长与经济增长同步", "5", "", "undecided"),
    ("居民收入增长快于经济增长", "6.0", "实际", "broken"),
    ("居民收入增长高于上年", "6", "", "held"),
    ("居民收入增长高于全国", "6", "", None),
    ("居民收入增长与全国同步", "6", "", None),
    ("居民收入稳步增长", "6", "", None),
]


@pytest.mark.parametrize(("quote", "income", "words", "outcome"), RELATIONS)
def test_a_relative_target_stays_untestable_and_its_relation_is_told(
    quote: str, income: str, words: str, outcome: str | None
) -> None:
    goal = target("resident_income relative", quote=quote)
    before = actual("resident_income growth eq 5 %", 2020)
    reached = actual(f"resident_income growth eq {income} %", quote=f"居民收入{words}增长{income}%")
    claims = (goal, reached, actual("gdp growth eq 6.0 %"), before)
    found = [one for one in found_in(*claims) if one.code == "relation"]
    assert [one.blanks["outcome"] for one in found] == ([outcome] if outcome else [])
    assert all((one.gap is None) == (outcome == "undecided") for one in found)
    statements = statements_of(Material(region=REGION, region_name=NAME, claims=claims, reports=CARDS), RULES)
    (compared,) = link(statements, 2021)
    assert (compared.verdict, compared.verdict_strict) == ("untestable", "untestable")


@pytest.mark.parametrize(
    ("income", "per_head", "outcome", "said"),
    [
        ("居民收入增长6.5%", True, "undecided", "resident_income为名义增速"),
        ("居民收入实际增长6.5%", True, "held", "人均地区生产总值 5.8%"),
        ("居民收入实际增长6.5%", False, "held", "未见人均地区生产总值增速，以地区生产总值增速代替"),
    ],
)
def test_income_in_step_is_held_against_growth_per_head_or_says_what_stands_in(
    income: str, outcome: str, said: str, *, per_head: bool
) -> None:
    goal = target("resident_income relative", quote="居民收入增长与经济增长同步")
    growth = actual(("gdp_per_capita" if per_head else "gdp") + " growth eq 5.8 %")
    found = found_in(goal, actual("resident_income growth eq 6.5 %", quote=income), growth)
    (one,) = [told(each, {}, RULES) for each in found if each.code == "relation"]
    assert one.blanks["outcome"] == outcome
    assert said in one.text["zh"]
    assert "{" not in "".join(one.text.values())


def test_growth_at_constant_prices_goes_before_growth_at_current_ones_where_it_is_asked_for() -> None:
    goal = target("resident_income relative", quote="居民收入增长与经济增长同步")
    plain = actual("resident_income growth eq 7 %", quote="居民收入增长7%")
    real = actual("resident_income growth eq 5.5 %", quote="实际增长5.5%", start=90)
    found = found_in(goal, plain, real, actual("gdp growth eq 6.0 %"))
    (one,) = [each for each in found if each.code == "relation"]
    assert (one.blanks["outcome"], str(one.gap)) == ("broken", "-0.5")


CLAUSES = [
    ("全区上下团结一心，圆满完成年初确定的各项目标任务。", "圆满完成年初确定的各项目标任务"),
    ("主要经济指标超额完成。", "主要经济指标超额完成"),
    ("顺利完成了区人民代表大会确定的目标任务", "顺利完成了区人民代表大会确定的目标任务"),
    ("努力完成全年目标任务", None),
    ("完成“十三五”规划确定的各项目标任务", None),
    ("地区生产总值增长6%", None),
    ("圓滿完成年初確定的各項目標任務，為發展打下堅實的基礎，經濟運行總體平穩", "圓滿完成年初確定的各項目標任務"),
]


@pytest.mark.parametrize(("text", "quote"), CLAUSES)
def test_a_clause_that_claims_success_as_a_whole_is_found_verbatim(text: str, quote: str | None) -> None:
    found = list(remarks_in("第一行\n" + text, 2021, "2022.txt", RULES))
    assert [one.quote for one in found] == ([quote] if quote else [])
    assert all((one.line, one.start >= 4) == (2, True) for one in found)


def test_a_blanket_claim_stands_beside_the_verdicts_of_the_year() -> None:
    texts = {(REGION, 2022): ReportText("圆满完成全年目标任务。", "2022.txt")}
    found = found_in(target("gdp growth eq 9 %"), actual("gdp growth eq 5 %"), texts=texts)
    blanket = next(one for one in found if one.code == "blanket")
    assert (blanket.blanks["judged"], blanket.blanks["missed"], blanket.sides[0].source) == ("1", "1", "2022.txt")
    said = told(blanket, {}, RULES).text
    assert "「圆满完成全年目标任务」（2022.txt 第1行）" in said["zh"]
    assert "1 judged, 1 missed" in said["en"]


def test_how_a_year_is_judged_as_a_whole_is_looked_for_in_the_report_after_it_alone() -> None:
    def never(_code: str, year: int) -> ReportText:
        raise AssertionError(f"the report of {year} was asked")

    class Texts(dict[tuple[str, int], ReportText]):
        def __getitem__(self, key: tuple[str, int]) -> ReportText:
            return super().__getitem__(key) if key[1] == 2022 else never(*key)

    told = ReportText("圆满完成全年目标任务。", "2022.txt")
    texts = Texts({(REGION, year): told for year in (2012, 2021, 2022, 2023)})
    assert [(one.year, one.source) for one in remarks_on(texts, 2021, RULES)] == [(2021, "2022.txt")]


def test_every_finding_has_words_in_both_languages_and_an_id_of_its_own() -> None:
    other = fact("actual", "gdp growth eq 5.5 %", period="2021", source="communique", title="the communique")
    claims = (target("gdp growth eq 6 %", 2020), target("gdp growth eq 9 %"), actual("gdp growth eq 7 %"))
    material = Material(region=REGION, region_name=NAME, claims=claims, facts=(other,), reports=CARDS)
    found = [told(one, {}, RULES) for one in review(material, 2021, RULES).findings]
    assert [one.code for one in found] == ["conflict", "raised"]
    assert all(one.text["zh"] and one.text["en"] and "{" not in "".join(one.text.values()) for one in found)
    assert len({one.id for one in found}) == 2
    assert json.loads(found[0].model_dump_json())["gap"] == 1.5


def test_the_findings_do_not_depend_on_the_order_of_the_input() -> None:
    claims = [*claims_of("urumqi_2021.jsonl")]
    first, second = (
        review(Material(region="650100", region_name="乌鲁木齐市", claims=tuple(given)), 2020, RULES).model_dump_json()
        for given in (claims, reversed(claims))
    )
    assert first == second
