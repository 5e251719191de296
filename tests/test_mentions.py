"""What the next report says of a target, by figures under other names and by words, each with its place."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tracker.claims.extraction import extract
from tracker.comparisons.gathering.material import ReportText
from tracker.comparisons.promises.comparing import compare
from tracker.comparisons.sightings.naming import naming_of
from tracker.reports.reading import build_report
from tracker.rulebook.directory import read_yaml
from tracker.rulebook.notation import expand
from tracker.rulebook.rulebook import default_rulebook
from tracker.sources.source import Source

if TYPE_CHECKING:
    from tracker.comparisons.records.comparison import Comparison
    from tracker.reports.report import Report

DATA = Path(__file__).parent / "data"
RULES = default_rulebook()
REGION, YEAR = "130534", 2023
WORDS = read_yaml(DATA / "comparisons" / "mentions.yaml")
SCOPES = read_yaml(DATA / "claims" / "scopes.yaml")


def report(year: int, review: str, plan: str) -> Report:
    text = (
        f"清河县人民政府工作报告\n——{year}年1月16日在清河县第十届人民代表大会第二次会议上\n各位代表：\n"
        f"现在，我代表县人民政府向大会报告工作，请予审议。\n一、{year - 1}年工作回顾\n{review}\n二、{year}年工作安排\n"
        f"今年经济社会发展的主要预期目标是：{plan}。\n我们要加强自身建设。\n"
    )
    source = Source(name=f"{year}.txt", text=text, format="text", encoding="utf-8", sha256="0" * 64)
    return build_report(source, RULES)


def answered(plan: str, review: str, following: str = "旅游收入增长9%") -> tuple[Comparison, str]:
    """Give the comparison of the last target of a plan, and the text of the report that answers."""
    asked, told = (
        report(YEAR, "全县上下同心协力。", f"外贸出口增长5%，{plan}"),
        report(YEAR + 1, f"全县上下同心协力。\n{review}。", following),
    )
    texts = {(REGION, one.identity.report_year): ReportText(one.source.text, one.source.name) for one in (asked, told)}
    claims = [*extract(asked, RULES), *extract(told, RULES)]
    return compare(claims, region=REGION, year=YEAR, texts=texts)[-1], told.source.text


@pytest.mark.parametrize("case", WORDS, ids=lambda case: f"{case['plan']}-{case['review']}")
def test_figures_and_words_of_the_next_report_tell_what_became_of_a_target(case: dict[str, Any]) -> None:
    found, _ = answered(case["plan"], case["review"], case.get("next", "旅游收入增长9%"))
    assert (found.verdict, found.verdict_strict) == (case["verdict"], case["verdict"])
    assert found.reason == case.get("reason", found.reason)
    if "actual" in case:
        assert found.actual is not None
        assert found.actual.value == Decimal(str(case["actual"]))
    if "others" in case:
        assert [side.value for side in found.other_actuals] == case["others"]
    if "says" in case:
        assert [one.says for one in found.mentions] == case["says"]


def test_a_mention_is_quoted_with_its_place() -> None:
    found, text = answered("城镇新增就业3000人", "全年城镇新增就业超额完成任务")
    (one,) = found.mentions
    assert text[one.start : one.end] == one.quote == "全年城镇新增就业超额完成任务"
    assert (one.source, one.line) == ("2024.txt", 7)


def test_a_clause_that_goes_on_with_what_the_one_before_says_belongs_to_its_mention() -> None:
    found, _ = answered("城镇新增就业3000人", "城镇新增就业稳步扩大，超额完成年度任务，社会大局稳定")
    assert [one.quote for one in found.mentions] == ["城镇新增就业稳步扩大，超额完成年度任务"]
    assert found.verdict == "claimed"


def test_silence_tells_where_was_looked_and_by_which_names() -> None:
    found, _ = answered("居民消费价格涨幅3%以内", "社会大局保持稳定")
    (looked,) = found.looked
    assert (looked.source, looked.clauses) == ("2024.txt", 2)
    assert "物价" in looked.names


@pytest.mark.parametrize(
    ("review", "verdict", "kind"),
    [
        ("城镇新增就业3100人", "met", "report"),
        ("城镇新增就业超额完成任务", "claimed", "report"),
        ("社会大局稳定", "silent", None),
    ],
)
def test_it_is_told_what_kind_of_source_decided(review: str, verdict: str, kind: str | None) -> None:
    found, _ = answered("城镇新增就业3000人", review)
    assert (found.verdict, found.decided_by) == (verdict, kind)


@pytest.mark.uncounted
def test_every_other_name_of_an_indicator_holds_one_of_the_words_by_which_it_is_looked_for() -> None:
    naming = naming_of(RULES)
    lost = [
        (one.id, alias)
        for one in RULES.indicators.all
        for names in [naming.sought(one.id, one.zh).names]
        for written in one.aliases
        for alias in expand(written)
        if len(naming.plain(alias)) > len("经济") and not any(name in naming.plain(alias) for name in names)
    ]
    assert lost == []


@pytest.mark.parametrize(
    ("label", "plain"),
    [
        ("全县实现新（改）建农村公路", "新改建农村公路"),
        ("万元GDP能耗", "单位生产总值能耗"),
        ("高标准农田", "高标准农田"),
        ("完成新增就业", "新增就业"),
    ],
)
def test_a_name_is_compared_without_what_does_not_change_its_meaning(label: str, plain: str) -> None:
    assert naming_of(RULES).plain(label) == plain


@pytest.mark.parametrize("case", SCOPES, ids=lambda case: str(case["text"]))
def test_the_words_that_limit_a_figure_to_a_part_are_its_scope(case: dict[str, Any]) -> None:
    found = extract(report(2024, case["text"], "旅游收入增长9%"), RULES)
    assert [one.scope for one in found if one.kind == "actual"] == case["scopes"]


@pytest.mark.parametrize("words", ["完成年计划的112%", "占年度计划的112%", "完成年度任务的112%", "完成年初预算的112%"])
def test_a_rate_of_completion_is_no_figure_of_what_is_measured(words: str) -> None:
    (found,) = (
        one
        for one in extract(report(2024, f"一般公共预算收入{words}。", "旅游收入增长9%"), RULES)
        if one.kind == "actual"
    )
    assert (found.base, found.indicator, found.measure, found.value) == ("plan", None, "level", Decimal(112))
