"""A quote that is shown runs from the subject of a figure to the figure, and says nothing that its text does not."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from dossiers import RULES, seed_dossiers

from tracker import extract, read
from tracker.comparisons.gathering.evidence import LEFT_OUT, Places, evidence_of
from tracker.comparisons.gathering.material import ReportText
from tracker.outputs.files.markdown import marked
from tracker.outputs.wording.citation import proof_of, quote_marked
from tracker.outputs.wording.columns import cell_width, paint
from tracker.outputs.wording.plain import MARKS, plain, unmarked

if TYPE_CHECKING:
    from tracker.claims.claim import Claim

SEEDS = Path(__file__).parent.parent / "seeds"
REPORT = """青禾县人民政府工作报告

2024年1月15日在青禾县第十届人民代表大会第三次会议上

一、2023年工作回顾
2023年，{told}
二、2024年工作安排
2024年预期目标：地区生产总值增长6%左右。
"""
FAR = "全县上下攻坚克难、稳中求进，抓项目、促投资、强产业、惠民生，各项事业取得新的进步，"


def claims_in(told: str, folder: Path) -> tuple[str, list[Claim]]:
    """Give the text of a report that tells something of 2023, and what is read of that."""
    path = folder / "青禾县_2024.txt"
    path.write_text(REPORT.format(told=told), encoding="utf-8")
    report = read(path, region="130534")
    return report.source.text, [one for one in extract(report) if one.kind == "actual"]


@pytest.mark.parametrize(
    ("told", "value", "words"),
    [
        ("地区生产总值180亿元，增长5.4%。", "5.4", "地区生产总值180亿元，增长[5.4%]"),
        ("地区生产总值180亿元，增长5.4%。", "180", "地区生产总值[180亿元]"),
        ("地区生产总值增长5.4%。", "5.4", "地区生产总值增长[5.4%]"),
        ("改造33条街道路灯。", "33", "改造[33条]街道路灯"),
        ("新增执业医师21名、注册护士14名。", "14", "新增执业医师21名、注册护士[14名]"),
        (f"地区生产总值180亿元，{FAR}同比增长5.4%。", "5.4", "地区生产总值…同比增长[5.4%]"),
        ("地区生产总值180亿元，增长５.４％。", "5.4", "地区生产总值180亿元，增长[５.４％]"),
    ],
)
def test_the_words_begin_at_the_subject_and_end_at_the_figure(
    told: str, value: str, words: str, tmp_path: Path
) -> None:
    text, claims = claims_in(told, tmp_path)
    (claim,) = [one for one in claims if str(one.value) == value]
    found = evidence_of(text, claim)
    assert f"{found.before}[{found.figure}]{found.behind}" == words


@pytest.mark.parametrize("path", sorted(SEEDS.glob("*.txt")), ids=lambda path: path.name[:3])
def test_no_word_is_made_up_and_every_quote_is_in_it(path: Path) -> None:
    report = read(path)
    claims = extract(report)
    assert claims
    for claim in claims:
        words = evidence_of(report.source.text, claim).words
        assert [part for part in words.split(LEFT_OUT) if part not in report.source.text] == []
        assert claim.quote.strip() in words


def test_a_text_that_is_not_here_or_is_another_leaves_the_quote(tmp_path: Path) -> None:
    text, claims = claims_in("地区生产总值180亿元，增长5.4%。", tmp_path)
    claim = next(one for one in claims if str(one.value) == "5.4")
    key = (claim.region, claim.report_year)
    assert Places(claims).evidence(claim.id) is None
    assert Places(claims, {key: ReportText("甲" + text, "a.txt")}).evidence(claim.id) is None
    found = Places(claims, {key: ReportText(text, "a.txt")}).evidence(claim.id)
    assert found is not None
    assert found.words == "地区生产总值180亿元，增长5.4%"


def test_a_side_is_quoted_with_its_subject_and_the_contract_keeps_the_quote(tmp_path: Path) -> None:
    found = seed_dossiers(tmp_path / "test.db", "650100", [2020])[2020].reviews[0]
    side = next(one.actual for one in found.comparisons if one.indicator == "foreign_trade")
    assert side is not None
    proof = proof_of(side, found.lines)
    assert proof is not None
    assert (side.quote, proof.words) == ("增加到460亿元", "外贸进出口总额由361.9亿元增加到460亿元")
    assert unmarked(quote_marked(side, found.lines, "zh")) == f"「{proof.words}」"
    assert RULES.policy


def test_marks_take_no_room_and_are_of_the_form_that_shows_them() -> None:
    begin, end = MARKS
    told = f"增长{begin}5.4%{end}"
    assert cell_width(told) == cell_width("增长5.4%")
    assert paint([((told, ""),)], colour=False) == "增长5.4%\n"
    assert "\x1b[1m5.4%" in paint([((told, ""),)], colour=True)
    assert marked(told) == "增长**5.4%**"
    assert plain(told) == "增长 5.4% "


def test_a_mark_goes_on_in_the_next_line() -> None:
    begin, end = MARKS
    lines = [((f"甲{begin}5", ""),), ((f"6{end}乙", ""),)]
    assert paint(lines, colour=False) == "甲5\n6乙\n"
    assert paint(lines, colour=True).count("\x1b[1m") == 2
