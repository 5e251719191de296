"""Explanations tell which rules fired, what lost and why, and what decided each field."""

from __future__ import annotations

import json
import re
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.claims.extraction import extract
from tracker.cli.app import main
from tracker.comparisons.records.mention import Mention
from tracker.comparisons.records.undertaking import Undertaking
from tracker.outputs.wording.columns import cell_width
from tracker.outputs.wording.reasons import tell_agreement
from tracker.reports.reading import read
from tracker.rulebook.rulebook import default_rulebook
from tracker.tasks.reading import read_tasks
from tracker.workshop.examples import record_of
from tracker.workshop.explanation import explain_claim, explain_text

if TYPE_CHECKING:
    from tracker.reports.report import SectionKind
    from tracker.workshop.reading import Explanation, Reading

RULES = default_rulebook()
WORDS = re.split(" ", "生产总值 增长 9% 左右 10 万亩 占 比重 由 至 分别 、 , 。 力争 2025年 “ 十四五 翻一番 第3位")
REPORT = Path(__file__).parent.parent / "seeds" / "002_78aa3a24179fccbc.txt"


def explained(text: str, section: SectionKind = "plan_year") -> Explanation:
    return explain_text(text, section, RULES)[0]


def reading(text: str, section: SectionKind = "plan_year", figure: int = 0) -> Reading:
    return explained(text, section).readings[figure]


@pytest.mark.parametrize(
    ("text", "rule", "rival", "why"),
    [
        ("城镇调查失业率控制在5.5%以内", "level_reached", "level_done", "shorter"),
        ("城镇居民人均可支配收入增加1000元", "amount_up", "growth", "unit"),
        ("生产总值增长9%", "growth", "amount_up", "behind_it"),
        ("审批事项由286项", "level_plain", "level_from", "behind"),
        ("粮食产量为10万吨", "level_done", "share_of", "unit"),
        ("资金不到5亿元", "level_plain", "level_done", "longer_word"),
    ],
)
def test_wordings_that_lost_are_told_with_the_reason(text: str, rule: str, rival: str, why: str) -> None:
    found = reading(text)
    assert found.rule == rule
    assert {lost.why for lost in found.rivals if lost.rule == rival} == {why}


@pytest.mark.parametrize(
    ("text", "section", "figure", "label", "kind", "period", "comparator"),
    [
        ("生产总值增长9%左右", "plan_year", 0, "before", "section", "section", "左右"),
        ("建成30个农家菜园子直销店", "review_year", 0, "after", "section", "section", ""),
        ("减少燃煤消耗5.1万吨", "review_year", 0, "noun", "section", "section", ""),
        ("审批事项由286项减少至32项", "review_year", 0, "before", "origin", "before", ""),
        ("审批事项由286项减少至32项", "review_year", 1, "inherited", "section", "section", ""),
        ("到2025年,粮食产量达到约150万吨", "plan_year", 0, "before", "section", "clause", "约"),
        ("2022年末高新技术企业达到200家", "plan_year", 0, "before", "period", "clause", ""),
        ("生产总值、工业投资分别增长6%、8%左右", "plan_year", 0, "before", "section", "section", "左右"),
        ("工业、农业增加值分别增长6%、8%", "plan_year", 0, "composed", "section", "section", ""),
        ("高新技术企业已有80家", "plan_year", 0, "before", "settled", "before", ""),
    ],
)
def test_what_decided_each_field_is_told(
    text: str, section: SectionKind, figure: int, label: str, kind: str, period: str, comparator: str
) -> None:
    found = reading(text, section, figure)
    assert (found.label_from, found.kind_from, found.period_from) == (label, kind, period)
    assert found.comparator_from == comparator


def test_the_words_of_a_sentence_are_told_with_their_part() -> None:
    found = reading("力争粮食产量稳定在约150万吨以上")
    told = [(stretch.role, stretch.words, stretch.means) for stretch in found.stretches]
    assert ("mark", "力争", "strive") in told
    assert ("subject", "粮食产量", "") in told
    assert ("figure", "150万吨", "") in told
    assert ("mark", "以上", "ge") in told
    for stretch in found.stretches:
        assert explained("力争粮食产量稳定在约150万吨以上").text[stretch.start : stretch.end] == stretch.words


def test_figures_that_are_no_claims_are_told() -> None:
    found = explained("第7次大会听取了2025年规划的3个方面")
    assert not found.readings
    assert {reason for _, reason in found.unread} <= {"name", "unnamed"}
    assert ("2025", "name") in found.unread


def test_a_target_without_a_number_is_explained_beside_the_others() -> None:
    found = explained("国际收支基本平衡,生产总值增长9%")
    assert [rule for rule, _ in found.unnumbered] == ["state"]
    assert [one.rule for one in found.readings] == ["growth"]


@pytest.mark.uncounted
def test_every_claim_of_a_report_is_told_in_the_explanation_of_its_sentence() -> None:
    report = read(REPORT)
    for claim in extract(report)[::25]:
        found = explain_claim(claim, report, RULES)
        assert found
        assert record_of(claim) in [record for one in found.readings for record in one.records]


def test_explaining_leaves_the_rules_as_they_are() -> None:
    before = dict(vars(RULES))
    explained("生产总值增长9%")
    assert {name: value for name, value in vars(RULES).items() if name in before} == before


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_signs_stand_under_their_words(lang: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "城镇调查失业率控制在5.5%以内", "--lang", lang]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert "\x1b" not in "".join(lines)
    at = lines.index("  城镇调查失业率控制在5.5%以内")
    assert lines[at + 1] == "  ..............------====~~~~"
    width = sum(2 if unicodedata.east_asian_width(character) == "W" else 1 for character in lines[at])
    assert width == len(lines[at + 1])


def test_colour_only_supports_the_signs(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.delenv("NO_COLOR", raising=False)
    main(["explain", "生产总值增长9%", "--lang", "en"])
    assert "\x1b[" in capsys.readouterr().out


def test_a_claim_of_the_store_is_explained_in_its_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("TRACKER_DB", raising=False)
    main(["ingest", str(REPORT), "--quiet"])
    claim = next(claim for claim in extract(REPORT) if claim.rule == "multiple_of")
    capsys.readouterr()
    assert main(["explain", claim.id, "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)[0]
    records = [record for one in found["readings"] for record in one["records"]]
    assert {record["label"] for record in records} == {claim.label}
    assert main(["explain", f"{claim.id}-9"]) == 2
    assert "no claim has the id" in capsys.readouterr().err


def test_a_named_task_of_the_store_is_explained_with_what_became_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("TRACKER_DB", f"sqlite:///{tmp_path / 'store.db'}")
    assert main(["ingest", str(REPORT), "--quiet"]) == 0
    task = read_tasks(read(REPORT), RULES)[3]
    capsys.readouterr()
    assert main(["explain", task.id, "--lang", "en"]) == 0
    told = capsys.readouterr().out
    assert f"a named task: rule {task.rule}, stage {task.stage}, kind of thing {task.kind}" in told
    assert f"{task.action}: {task.object}: pending" in told
    assert main(["explain", task.id, "--format", "json"]) == 0
    explanation, became = json.loads(capsys.readouterr().out)
    assert [one["record"] for one in explanation["tasks"]] == [{"action": task.action, "object": task.object}]
    assert (became["id"], became["verdict"]) == (task.id, "pending")
    assert main(["explain", f"{task.id}-9"]) == 2
    assert f"no named task has the id {task.id}-9" in capsys.readouterr().err


def test_a_claim_of_a_page_is_explained_as_the_page_was_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    page = Path(__file__).parent / "data" / "witness" / "tables.html"
    monkeypatch.setenv("TRACKER_DB", f"sqlite:///{tmp_path / 'store.db'}")
    main(["ingest", str(page), "--quiet"])
    claim = next(claim for claim in extract(page) if claim.indicator == "foreign_trade")
    capsys.readouterr()
    assert main(["explain", claim.id, "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)[0]
    # the lines of a plain text would have been joined, and the sentence would begin with that before it
    assert found["text"] == "进出口总额9.10亿元,下降2.0%"


PLANNED = """沙湾市人民政府工作报告
——2024年1月12日在沙湾市第二届人民代表大会第四次会议上
一、2023年工作回顾
2023年，全市地区生产总值增长6.1%。
二、2024年工作安排
今年经济社会发展的主要预期目标是：地区生产总值增长6.5%左右。
开工建设市第二人民医院。
"""
ANSWERED = """沙湾市人民政府工作报告
——2025年1月9日在沙湾市第二届人民代表大会第六次会议上
一、2024年工作回顾
2024年，全市地区生产总值达到600亿元，在全区位次稳步前移，增长6.8%。
市第二人民医院开工建设，主体完工。
二、2025年工作安排
今年经济社会发展的主要预期目标是：地区生产总值增长6%左右。
"""


@pytest.fixture
def answered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Path:
    """Give a report whose promises another one answers, both in a store of their own."""
    monkeypatch.setenv("TRACKER_DB", f"sqlite:///{tmp_path / 'store.db'}")
    plan, review = tmp_path / "沙湾市_2024.txt", tmp_path / "沙湾市_2025.txt"
    plan.write_text(PLANNED, encoding="utf-8")
    review.write_text(ANSWERED, encoding="utf-8")
    assert main(["ingest", str(plan), str(review), "--quiet"]) == 0
    capsys.readouterr()
    return plan


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("width", [60, 100])
def test_a_task_is_explained_in_the_words_of_the_list_of_tasks(
    lang: str, width: int, answered: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (task,) = read_tasks(read(answered), RULES)
    assert main(["tasks", "沙湾市", "--year", "2024", "--lang", lang, "--width", "160"]) == 0
    listed = "".join(capsys.readouterr().out.split())
    assert main(["explain", task.id, "--lang", lang, "--width", str(width)]) == 0
    out = capsys.readouterr().out
    assert all(cell_width(line) <= width for line in out.splitlines())
    told = "".join(out.split())
    for words in ("市第二人民医院开工建设", "主体完工"):
        assert words in listed
        assert words in told


@pytest.mark.parametrize(
    ("told", "zh", "en"),
    [
        ("“沙湾水库”除险加固进展顺利", [], []),
        (
            "北山病险水库加固完工",
            ["第7行的措辞：一致 水库、加固；只在事项中 沙湾、除险"],
            ["words of line 7: agreed 水库, 加固; only in the task 沙湾, 除险"],
        ),
        (
            "社会治安明显好转",
            ["第7行的措辞：一致 -；只在事项中 沙湾水库除险加固"],
            ["words of line 7: agreed -; only in the task 沙湾水库除险加固"],
        ),
    ],
)
def test_a_task_is_explained_by_its_words_that_a_sentence_has_and_has_not(
    told: str, zh: list[str], en: list[str]
) -> None:
    task = Undertaking(
        id="659001-2024-task-000000", region="659001", region_name="石河子市", year=2024, action="完成",
        object="沙湾水库“除险”加固", stage="finish", section=(), quote="完成沙湾水库除险加固", start=0, end=10, line=3,
        source="a.txt", verdict="to_check",
        mentions=(Mention(quote=told, source="b.txt", start=0, end=9, line=7, says="claimed"),),
    )  # fmt: skip
    assert list(tell_agreement(task, "zh")) == zh
    assert list(tell_agreement(task, "en")) == en


@pytest.mark.parametrize("subject", ["", "  "])
def test_nothing_to_explain_is_refused(subject: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", subject]) == 2
    assert "nothing to explain" in capsys.readouterr().err


@given(st.lists(st.sampled_from(WORDS)))
@settings(max_examples=60)
def test_any_sentence_can_be_explained(words: list[str]) -> None:
    for found in explain_text("".join(words), "plan_year", RULES):
        for one in found.readings:
            for stretch in one.stretches:
                assert found.text[stretch.start : stretch.end] == stretch.words
