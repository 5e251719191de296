"""Promises of detail: linked in open words with what the next report tells, each told with what decided."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.claims.extraction import extract
from tracker.comparisons.gathering.material import ReportText
from tracker.comparisons.judging.closeness import amount_of, is_close
from tracker.comparisons.promises.comparing import compare
from tracker.comparisons.promises.matching import Answers
from tracker.comparisons.records.comparison import Side
from tracker.linking.agreement import most_of, weigh
from tracker.linking.clauses import Clauses
from tracker.linking.collective import opened_by
from tracker.linking.rarity import Rarity, pairs_of
from tracker.linking.wording import take_apart
from tracker.reports.reading import build_report
from tracker.rulebook.directory import read_yaml
from tracker.rulebook.rulebook import Rulebook, default_rulebook, load_rulebook
from tracker.sources.source import Source

if TYPE_CHECKING:
    from tracker.comparisons.records.comparison import Comparison
    from tracker.reports.report import Report

DATA = Path(__file__).parent / "data" / "comparisons"
CASES = read_yaml(DATA / "details.yaml")
RULES = default_rulebook()
REGION, YEAR = "130534", 2023


def report(year: int, review: str, plan: str, rules: Rulebook) -> Report:
    text = (
        f"清河县人民政府工作报告\n——{year}年1月16日在清河县第十届人民代表大会第二次会议上\n各位代表：\n"
        f"现在，我代表县人民政府向大会报告工作，请予审议。\n一、{year - 1}年工作回顾\n全县上下同心协力。\n{review}。\n"
        f"二、{year}年工作安排\n今年经济社会发展的主要预期目标是：外贸出口增长5%。\n"
        f"（一）办好实事。\n要把群众的事放在心上。{plan}。\n我们要加强自身建设。\n"
    )
    source = Source(name=f"{year}.txt", text=text, format="text", encoding="utf-8", sha256="0" * 64)
    return build_report(source, rules)


def compared(plan: str, review: str, following: str = "多听群众意见", rules: Rulebook = RULES) -> list[Comparison]:
    """Give the promises of detail of a plan with what the review of the next report tells."""
    both = (report(YEAR, "经济平稳运行", plan, rules), report(YEAR + 1, review, following, rules))
    texts = {(REGION, one.identity.report_year): ReportText(one.source.text, one.source.name) for one in both}
    claims = [claim for one in both for claim in extract(one, rules)]
    found = compare(claims, region=REGION, year=YEAR, texts=texts, rulebook=rules)
    return [one for one in found if one.tier == "detail"]


COLLECTIVES = read_yaml(DATA / "collectives.yaml")


@pytest.mark.parametrize("case", COLLECTIVES, ids=lambda case: f"{case['lead']}-{case['review']}")
def test_a_set_told_as_wholly_done_answers_its_items_once_and_no_other_set_does(case: dict[str, str]) -> None:
    found = compared(f"{case['lead']}新建口袋公园9处", case["review"])
    (item,) = (one for one in found if one.target.quote == "新建口袋公园9处")
    assert item.verdict == case["verdict"]
    if item.reason == "collective":
        assert [mention.quote for mention in item.mentions] == [case["review"]]


def test_a_heading_that_counts_a_set_holds_its_items_and_one_about_it_does_not() -> None:
    rules = RULES.linking.collectives
    assert opened_by(["民生", "2023年8件民生实事"], "", rules) is not None
    assert opened_by(["办好8件民生实事，增进民生福祉"], "", rules) is None
    assert opened_by(["办好民生实事"], "", rules) is None


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['plan']}-{case['review']}")
def test_a_promise_of_detail_is_answered_by_the_same_thing_in_other_words_and_by_no_other(case: dict[str, Any]) -> None:
    (found,) = compared(case["plan"], case["review"], case.get("next", "多听群众意见"))
    assert (found.verdict, found.reason) == (case["verdict"], case.get("reason", found.reason))
    assert (found.actual.value if found.actual else None) == (
        Decimal(str(case["actual"])) if "actual" in case else None
    )
    if "others" in case:
        assert [side.value for side in found.other_actuals] == case["others"]


@pytest.mark.parametrize(
    ("review", "verdicts"),
    [
        ("规模工业营业收入171亿元", ["silent", "silent", "silent"]),
        ("食品行业营业收入56亿元", ["met", "silent", "silent"]),
        ("轻工实现营业收入41亿元", ["silent", "to_check", "silent"]),
    ],
)
def test_of_promises_told_with_one_measure_a_figure_without_the_words_of_one_is_of_none(
    review: str, verdicts: list[str]
) -> None:
    found = compared("力争食品、轻纺、建材行业营业收入分别达到55亿元、50亿元、38亿元", review)
    assert [one.verdict for one in found] == verdicts


def test_each_of_a_list_whose_last_lends_its_word_is_answered_by_its_own_figure() -> None:
    review = "180个省重点项目完成投资21亿元，560个县重点项目超额完成年度投资计划"
    found = compared("聚焦“五大领域”实施200个省重点、500个县重点项目", review)
    assert [(one.label, one.verdict_strict) for one in found] == [("省重点项目", "missed"), ("县重点项目", "silent")]


def test_the_very_figure_of_one_promise_answers_none_of_the_same_name_with_another() -> None:
    plan = "续建项目24个，前期项目9个；加快甲纺织、乙食品等15个续建项目建设"
    found = compared(plan, "甲纺织、丙食品等15个续建项目全部超额完成年度目标任务")
    assert "missed" not in [one.verdict_strict for one in found]


def test_what_was_counted_before_is_no_part_of_what_a_second_figure_counts() -> None:
    found = compared("城镇保障性住房基本建成1.2万套、新开工2.3万套", "新开工保障性住房2.5万套，基本建成1.3万套")
    assert [(one.verdict, one.actual and one.actual.value) for one in found] == [
        ("met", Decimal("1.3")),
        ("met", Decimal("2.5")),
    ]


def test_what_two_figures_count_may_stand_behind_the_second() -> None:
    found = compared("继续实施10大类55项扶残助残服务", "扶残助残服务全面完成")
    assert [one.verdict for one in found] == ["claimed", "claimed"]


@pytest.mark.parametrize(
    ("review", "verdict"),
    [
        ("步道花开，步道亮灯", "mentioned"),
        ("步道花开，步道亮灯，步道整洁", "silent"),
        ("步道花开，步道亮灯，步道整洁，绿廊步道17公里", "to_check"),
        ("步道花开，步道亮灯，步道整洁，绿廊步道17处", "silent"),
    ],
)
def test_a_name_that_many_clauses_have_tells_of_a_promise_only_where_it_is_counted(review: str, verdict: str) -> None:
    things = (
        "商贸、粮食、乡村、社会、文化、科技、生态、交通、财税、金融、教育、医疗、养老、水利、电力、林业、渔业、物流"
    )
    others = "，".join(f"{thing}{how}" for thing in things.split("、") for how in ("稳中向好", "再上台阶"))
    (found,) = compared("新增步道6公里", f"{others}，{review}")
    assert found.verdict == verdict


def test_many_more_of_the_second_thing_of_a_list_answer_it_where_only_its_deed_stands_before() -> None:
    found = compared("引进2个创新团队、1个院士驿站", "新增院士驿站5个")
    (station,) = (one for one in found if "驿站" in one.label)
    assert (station.verdict, str(station.actual and station.actual.value)) == ("met", "5")


def test_a_promise_that_is_told_twice_is_answered_by_one_figure() -> None:
    found = compared(
        "办好实事，完成户厕改造1500户。持续改善人居环境，新建农村户厕改造工程，改造户厕1500户", "改造户厕1620户"
    )
    told = [one for one in found if one.target.value == 1500]
    assert len(told) > 1
    assert {(one.verdict, str(one.actual and one.actual.value)) for one in told} == {("met", "1620")}
    found = compared("完成社区花园提升12处。持续改善环境，完成社区花园改造提升12处", "改造提升社区花园17处")
    assert [str(one.actual and one.actual.value) for one in found if one.target.value == 12] == ["17", "17"]


def test_one_figure_answers_one_promise() -> None:
    first, second = compared("新建社区食堂30家，新建乡村食堂8家", "新建社区食堂32家")
    assert first.verdict == "met"
    assert first.actual is not None
    assert second.verdict == "silent"


def test_a_promise_has_its_headings_and_is_told_with_the_words_that_agreed_and_differed() -> None:
    (found,) = compared("新建社区食堂30家", "新建智慧社区食堂32家")
    assert found.section == ("2023年工作安排", "办好实事")
    assert found.likeness is not None
    assert found.likeness.agreed == ("新建社区食堂",)
    assert (found.likeness.differed, found.likeness.added) == ((), ("智慧",))


def test_a_silent_promise_tells_where_was_looked_and_by_which_words() -> None:
    (found,) = compared("新建社区食堂30家", "社会大局保持稳定")
    (looked,) = found.looked
    assert (looked.source, looked.names) == ("2024.txt", ("社区食堂",))


def test_a_promise_that_repeats_a_headline_target_stands_once() -> None:
    assert compared("外贸出口增长5%", "社会大局保持稳定") == []


def test_words_of_a_users_own_link_what_the_built_in_ones_do_not(tmp_path: Path) -> None:
    (before,) = compared("新建长者小厨30家", "新建社区食堂32家")
    (tmp_path / "linking.yaml").write_text("same:\n  - [社区食堂, 长者小厨]\n", encoding="utf-8")
    (after,) = compared("新建长者小厨30家", "新建社区食堂32家", rules=load_rulebook(tmp_path))
    assert (before.verdict, after.verdict) == ("silent", "met")


@pytest.mark.parametrize(
    ("label", "where", "core", "actions"),
    [
        ("新建社区食堂", "behind", "社区食堂", {"build"}),
        ("便民蔬菜店和平价粮店", "before", "便民蔬菜店", set()),
        ("便民蔬菜店和平价粮店", "behind", "便民蔬菜店和平价粮店", set()),
        ("社区食堂等设施", "behind", "社区食堂", set()),
        ("在各小区设置便民蔬菜店", "behind", "便民蔬菜店", {"build"}),
        ("供热管网改造", "behind", "供热管网", {"renovate"}),
    ],
)
def test_a_label_is_taken_apart_into_its_object_and_its_deeds(
    label: str, where: str, core: str, actions: set[str]
) -> None:
    wording = take_apart(label, RULES.linking, figure_first=where == "before")
    assert (wording.object, set(wording.actions)) == (core, actions)


@pytest.mark.parametrize(("label", "named"), [("国家级", False), ("国家级示范区", True), ("幼儿园", True)])
def test_a_label_that_says_only_of_what_rank_names_nothing(label: str, *, named: bool) -> None:
    assert take_apart(label, RULES.linking, figure_first=False).named is named


@pytest.mark.parametrize(
    ("promised", "told", "beside"),
    [
        (("10", "万人次"), ("10.3", "万人次"), True),
        (("10", "万人次"), ("18", "万人次"), False),
        (("5000", "个"), ("5487", "家"), True),
        (("5", "个"), ("4", "个"), False),
        (("500", "个"), ("500", "个"), False),
        (("95", "%"), ("97", "%"), False),
        (("12", "公里"), ("12", "个"), False),
    ],
)
def test_a_figure_is_near_to_a_promised_one_where_that_is_hardly_by_chance(
    promised: tuple[str, str], told: tuple[str, str], *, beside: bool
) -> None:
    one, other = (
        Side(
            measure="level", comparator="eq", value=Decimal(value), value_high=None, unit=unit,
            strength=None, quote=None, source="", claim=None, indicator=None,
        )
        for value, unit in (promised, told)
    )  # fmt: skip
    assert is_close(amount_of(one, RULES), amount_of(other, RULES), 1.25, RULES) is beside


LINES = (
    "建成社区食堂三处", "社区建设有序推进", "长者食堂投入使用", "社区长者食堂建成", "全民健身中心开放",
    "文化中心建成开放", "全民阅读蔚然成风", "全民健身活动丰富", "粮食再获丰收", "",
)  # fmt: skip


@pytest.mark.parametrize("least", [0.1, 0.5, 0.72, 0.9, 1.0])
@pytest.mark.parametrize("label", ["社区食堂", "全民健身中心", "社区长者食堂", "文化中心", "中心", "体育公园"])
def test_the_clauses_that_cover_a_label_are_all_that_hold_so_much_of_it(label: str, least: float) -> None:
    clauses = Clauses(LINES)
    weighed = weigh(take_apart(label, RULES.linking, figure_first=False), clauses.rarity)
    shares = {at: weighed.share(pairs_of(line)) for at, line in enumerate(LINES)}
    assert set(clauses.covering(weighed, least)) == {at for at, share in shares.items() if share >= least}


@pytest.mark.parametrize("label", ["社区食堂", "全民健身中心", "社区长者食堂", "文化活动中心", "体育公园"])
def test_no_clause_holds_more_of_a_label_than_the_pairs_of_all_clauses_allow(label: str) -> None:
    clauses = Clauses(LINES)
    wording = take_apart(label, RULES.linking, figure_first=False)
    weighed = weigh(wording, clauses.rarity)
    assert most_of(wording, clauses.known) >= max(weighed.share(pairs_of(line)) for line in LINES)


def test_a_label_of_which_no_pair_is_known_is_held_by_nothing() -> None:
    assert most_of(take_apart("体育公园", RULES.linking, figure_first=False), Clauses(LINES).known) == 0


def test_rare_words_weigh_more_than_common_ones() -> None:
    rarity = Rarity([pairs_of(words) for words in ("社区建设", "社区治理", "社区服务", "长者食堂")])
    weighed = weigh(take_apart("社区食堂", RULES.linking, figure_first=False), rarity)
    assert weighed.share(pairs_of("长者食堂")) > weighed.share(pairs_of("社区治理"))


WORDS = st.text("社区食堂长者中心", max_size=8)


@given(
    st.lists(st.tuples(WORDS, WORDS, WORDS), max_size=6), st.lists(st.text("社区食堂长者中心", min_size=2, max_size=2))
)
def test_the_figures_around_which_a_pair_of_characters_stands_are_all_found(
    rows: list[tuple[str, str, str]], pairs: list[str]
) -> None:
    figures: Any = [
        SimpleNamespace(wording=SimpleNamespace(text=text), scope=scope, quote=quote) for text, scope, quote in rows
    ]
    near = [pairs_of(text) | pairs_of(scope) | pairs_of(quote) for text, scope, quote in rows]
    holding = {number for number, own in enumerate(near) if not own.isdisjoint(pairs)}
    assert Answers(figures).with_words(pairs) == holding
