"""Named tasks: read in a plan by rules, and told with what the next report says of them."""

from __future__ import annotations

import csv
import re
from dataclasses import replace
from datetime import date
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tracker.claims.extraction import extract
from tracker.comparisons.findings.findings import task_findings
from tracker.comparisons.gathering.material import ReportText, gather
from tracker.comparisons.gathering.statements import put_in_order
from tracker.comparisons.promises.undertakings import link_tasks
from tracker.comparisons.records.settlement import Settlement
from tracker.comparisons.views.dossier import Dossier, dossier
from tracker.errors import InputError
from tracker.outputs.files.datapackage import write_package
from tracker.outputs.pages.report import write_report
from tracker.outputs.table.returned import Returned, Signature, settlements_of
from tracker.outputs.table.table import table_of, task_table
from tracker.outputs.table.tasks import tell_again
from tracker.outputs.terminal.scorecard import render
from tracker.outputs.wording.look import Look
from tracker.reports.reading import build_report
from tracker.rulebook.directory import read_yaml
from tracker.rulebook.rulebook import default_rulebook
from tracker.sources.source import Source
from tracker.store.store import open_store
from tracker.tasks.reading import read_tasks
from tracker.workshop.examples import report_around

if TYPE_CHECKING:
    from tracker.comparisons.records.undertaking import Undertaking
    from tracker.reports.report import Report

DATA = Path(__file__).parent / "data" / "tasks"
READINGS = read_yaml(DATA / "reading.yaml")
FATES = read_yaml(DATA / "fates.yaml")
RULES = default_rulebook()
REGION, YEAR = "130534", 2023
IDLE = "多听群众意见"
USUAL = (
    "全县上下同心协力，经济运行稳中有进", "农业生产形势喜人，粮食再获丰收", "工业结构继续优化，骨干企业效益回升",
    "商贸市场日益活跃，群众消费意愿增强", "财税改革步步深入，预算约束更加严格", "师资力量不断充实，办学条件明显好转",
    "看病难得到缓解，家庭医生走村入户", "空气质量持续改善，河湖面貌焕然一新", "基层治理更有温度，矛盾纠纷就地化解",
    "干部作风更加务实，办事效率大为提高",
)  # fmt: skip
"""Sentences of every review, by which it shows which words are rare."""


def report(year: int, review: str, plan: str) -> Report:
    usual = "。\n".join(USUAL)
    text = (
        f"清河县人民政府工作报告\n——{year}年1月16日在清河县第十届人民代表大会第二次会议上\n各位代表：\n"
        f"现在，我代表县人民政府向大会报告工作，请予审议。\n一、{year - 1}年工作回顾\n{usual}。\n{review}。\n"
        f"二、{year}年工作安排\n今年经济社会发展的主要预期目标是：外贸出口增长5%。\n"
        f"（一）办好实事。\n要把群众的事放在心上。{plan}。\n我们要加强自身建设。\n"
    )
    source = Source(name=f"{year}.txt", text=text, format="text", encoding="utf-8", sha256="0" * 64)
    return build_report(source, RULES)


def linked(*reports: Report, year: int = YEAR, settlements: tuple[Settlement, ...] = ()) -> list[Undertaking]:
    """Give the named tasks of a year with what the reports say of them."""
    texts = {(REGION, one.identity.report_year): ReportText(one.source.text, one.source.name) for one in reports}
    claims = [claim for one in reports for claim in extract(one, RULES)]
    statements = put_in_order(claims, REGION, "清河县", (), (), RULES)
    tasks = {one.identity.report_year: read_tasks(one, RULES) for one in reports}
    known = replace(statements, tasks_in=lambda _code, told: tasks[told])
    return link_tasks(replace(known, texts=texts, settlements=settlements), year)


def fates(plan: str, review: str, following: str = IDLE, **other: Any) -> list[Undertaking]:
    return linked(report(YEAR, "经济平稳运行", plan), report(YEAR + 1, review, following), **other)


@pytest.mark.parametrize("case", READINGS, ids=lambda case: case["name"])
def test_a_clause_promises_just_these_tasks(case: dict[str, Any]) -> None:
    found = read_tasks(report_around(case["text"], "plan_year", RULES), RULES)
    assert [[one.action, one.object, one.stage] for one in found] == case["tasks"]


@pytest.mark.parametrize("case", FATES, ids=lambda case: case["name"])
def test_the_next_review_answers_a_task(case: dict[str, Any]) -> None:
    found = fates(case["plan"], case["review"], case.get("following", IDLE))
    assert [one.verdict for one in found] == case["verdicts"]
    assert [one.promised_again for one in found] == [case.get("again", False)] * len(found)


def test_a_task_stands_with_its_words_and_its_place() -> None:
    first = report(YEAR, "经济平稳运行", "开工建设石桥水库")
    (found,) = linked(first, report(YEAR + 1, "石桥水库开工建设", IDLE))
    assert (found.action, found.object, found.stage) == ("开工建设", "石桥水库", "begin")
    assert first.source.text[found.start : found.end] == found.quote == "开工建设石桥水库"
    assert first.source.text.splitlines()[found.line - 1].count(found.quote) == 1
    assert found.section[-1] == "办好实事"


def test_an_answer_stands_with_its_words_and_its_place() -> None:
    second = report(YEAR + 1, "石桥水库开工建设", IDLE)
    (found,) = linked(report(YEAR, "经济平稳运行", "开工建设石桥水库"), second)
    (mention,) = found.mentions
    assert second.source.text[mention.start : mention.end] == mention.quote == "石桥水库开工建设"
    assert mention.says == "claimed"


def test_an_edit_elsewhere_leaves_the_id_of_a_task_alone() -> None:
    (first,) = fates("开工建设石桥水库", "水利建设成效明显")
    (second,) = linked(report(YEAR, "经济稳中有进，民生改善", "开工建设石桥水库"), report(YEAR + 1, "一切顺利", IDLE))
    assert first.id == second.id
    assert first.id.startswith(f"{REGION}-{YEAR}-task-")


def test_a_silence_tells_where_was_looked() -> None:
    (found,) = fates("开工建设石桥水库", "水利建设成效明显")
    assert found.reason == "not_in_full_report"
    assert [(each.source, each.names) for each in found.looked] == [("2024.txt", ("石桥水库",))]


def test_a_task_is_pending_without_the_next_report() -> None:
    (found,) = linked(report(YEAR, "经济平稳运行", "开工建设石桥水库"))
    assert (found.verdict, found.reason) == ("pending", "next_report_missing")


def test_years_running_that_promise_a_task_are_counted() -> None:
    plans = [report(year, "水利建设成效明显", "力促石桥水库开工建设") for year in (YEAR - 1, YEAR, YEAR + 1)]
    (found,) = linked(*plans)
    assert found.promised_in == (YEAR - 1, YEAR, YEAR + 1)
    told = [(one.source, one.quote) for one in found.promises]
    assert told == [(f"{year}.txt", "力促石桥水库开工建设") for year in (YEAR - 1, YEAR + 1)]
    again = tell_again(found, "en")
    assert again is not None
    assert again.startswith(f'in the plans of 3 years running, since {YEAR - 1}: "力促石桥水库开工建设" {YEAR + 1}.txt')


def test_a_set_that_is_wholly_done_answers_its_tasks() -> None:
    plan = "办好以下2件民生实事。一是建成青岭养老院；二是完成南河小学改造"
    found = fates(plan, "2件民生实事全面完成")
    assert [(one.verdict, one.reason) for one in found] == [("claimed", "collective")] * 2


def test_what_a_person_decided_of_a_task_stands() -> None:
    settlement = Settlement(
        who="王敏", when="2026-01-02", why="同一项目", region=REGION, year=YEAR,
        target="开工建设红星楼商贸综合体", label="红星楼商贸综合体", verdict="claimed", answer="红星楼主力店开工建设",
    )  # fmt: skip
    (found,) = fates("开工建设红星楼商贸综合体", "红星楼主力店开工建设", settlements=(settlement,))
    assert (found.verdict, found.settled and found.settled.who) == ("claimed", "王敏")
    assert [each.quote for each in found.mentions] == ["红星楼主力店开工建设"]


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Dossier:
    """Give the dossier of two reports whose plan has tasks beside figures."""
    folder = tmp_path_factory.mktemp("tasks")
    first = report(YEAR, "经济平稳运行", "新建社区食堂4所。建成青岭科技馆，开工建设石桥水库、红星楼商贸综合体")
    second = report(YEAR + 1, "建成社区食堂4所，青岭科技馆建成投用，红星楼主力店开工建设", "力促石桥水库开工建设")
    with open_store(str(folder / "t.db")) as store:
        for one in (first, second):
            store.add(one, extract(one, RULES))
        material = gather(store, REGION, "清河县", RULES)
        return dossier(store, material, RULES, [YEAR])


def test_tasks_stand_in_the_table_in_the_order_of_the_report(told: Dossier) -> None:
    table = table_of(told, told.reviews[0], RULES, "zh")
    assert [(one.promise, one.status) for one in table.entries][1:] == [
        ("新建社区食堂：4所", "达标"),
        ("建成：青岭科技馆", "已办"),
        ("开工建设：石桥水库", "未再提及"),
        ("开工建设：红星楼商贸综合体", "待核"),
    ]
    assert "另有具名事项3项：未再提及1项、待核1项、已办1项" in table.totals


def test_a_part_of_the_table_has_no_tasks(told: Dossier) -> None:
    table = table_of(told, told.reviews[0], RULES, "zh", "detail")
    assert [one.promise for one in table.entries] == ["新建社区食堂：4所"]


def test_that_a_task_comes_again_is_told_beside_it(told: Dossier) -> None:
    entries = {one.promise: one for one in task_table(told, told.reviews[0], RULES, "zh").entries}
    again = next(note for note in entries["开工建设：石桥水库"].notes if note.startswith("2024年计划再次列入"))
    assert re.fullmatch("2024年计划再次列入：“[^”]*石桥水库[^”]*” 2024.txt 第[0-9]+行", again)


def test_a_scorecard_counts_tasks_apart(told: Dossier) -> None:
    shown = render(told.reviews, RULES, Look(width=100))
    assert "具名事项（没有数字）  目标数 3  未再提及 1、待核 1、已办 1" in shown
    assert "具名事项" not in render(told.reviews, RULES, Look(width=100), "headline")


def test_the_report_page_leads_from_a_task_to_both_lines(told: Dossier) -> None:
    page = StringIO()
    write_report(told, RULES, "zh", page)
    (task,) = [one for one in told.reviews[0].tasks if one.object == "青岭科技馆"]
    for line, year in ((task.line, YEAR), (task.mentions[0].line, YEAR + 1)):
        assert f'href="#text-{REGION}-{year}-{line}"' in page.getvalue()
        assert f'id="text-{REGION}-{year}-{line}"' in page.getvalue()


def test_the_data_package_has_a_table_of_tasks(told: Dossier, tmp_path: Path) -> None:
    write_package([told], RULES, "en", tmp_path)
    rows = list(csv.DictReader(StringIO((tmp_path / "tasks.csv").read_text(encoding="utf-8"))))
    assert [(one["object"], one["verdict"]) for one in rows] == [
        (one.object, one.verdict) for one in told.reviews[0].tasks
    ]


def test_a_filled_in_table_decides_about_a_task(told: Dossier) -> None:
    review = told.reviews[0]
    (task,) = [one for one in review.tasks if one.verdict == "to_check"]
    row = Returned(
        row=9,
        key=task.id,
        outcome="“红星楼主力店开工建设”（2024年报告）",
        status="已办",
        bearer="商务局",
        remarks="同一项目",
    )
    signed = Signature("督查室", date(2026, 1, 2), "收回")
    (made,) = settlements_of([row], told, review, RULES, signed, "table.xlsx")
    assert (made.target, made.label, made.verdict) == (task.quote, task.object, "claimed")
    assert (made.answer, made.why) == ("红星楼主力店开工建设", "同一项目")


def test_a_status_of_targets_is_none_of_a_task(told: Dossier) -> None:
    review = told.reviews[0]
    row = Returned(row=9, key=review.tasks[0].id, outcome="", status="达标", bearer="", remarks="")
    with pytest.raises(InputError, match="达标 is no status"):
        settlements_of([row], told, review, RULES, Signature("a", date(2026, 1, 2), "b"), "table.xlsx")


def test_three_years_running_are_a_finding() -> None:
    plans = [report(year, "水利建设成效明显", "力促石桥水库开工建设") for year in (YEAR - 1, YEAR, YEAR + 1)]
    tasks = linked(*plans)
    (found,) = task_findings(tasks)
    assert (found.label, found.blanks["years"], found.blanks["since"]) == ("石桥水库", "3", str(YEAR - 1))
