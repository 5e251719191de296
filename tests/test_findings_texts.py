"""Findings from the texts of two reports, from reading to telling."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tracker.claims.extraction import extract
from tracker.comparisons.gathering.material import gather
from tracker.comparisons.views.reviewing import review
from tracker.outputs.wording.findings import told
from tracker.reports.reading import read
from tracker.rulebook.directory import read_yaml
from tracker.rulebook.rulebook import default_rulebook
from tracker.store.store import open_store

RULES = default_rulebook()
CASES = read_yaml(Path(__file__).parent / "data/comparisons/report_pairs.yaml")
REPORT = """沙湾市人民政府工作报告
——{year}年1月9日在沙湾市第一届人民代表大会第二次会议上
各位代表：
现在，我代表市人民政府向大会报告工作，请予审议。
一、{last}年工作回顾
{review}
二、{year}年工作安排
{before}今年经济社会发展的主要预期目标是：{targets}
"""


def told_of(case: dict[str, Any], folder: Path) -> list[Any]:
    """Give the findings of 2023 and 2024 that come of the reports of a case."""
    first = {"review": case.get("first", "粮食产量达到21万吨。"), "before": "", "targets": case["targets"] + "。"}
    second = {"review": case["review"], "before": case.get("before_plan", "")}
    second["targets"] = case.get("plan", "粮食产量22万吨。")
    with open_store(str(folder / "t.db")) as store:
        for year, parts in ((2023, first), (2024, second)):
            path = folder / f"{year}.txt"
            path.write_text(REPORT.format(year=year, last=year - 1, **parts), encoding="utf-8")
            report = read(path, rulebook=RULES)
            store.add(report, extract(report, RULES))
        material = gather(store, "654203", "沙湾市", RULES)
    return [one for year in (2023, 2024) for one in review(material, year, RULES).findings]


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["name"]))
def test_findings_hold(case: dict[str, Any], tmp_path: Path) -> None:
    found = told_of(case, tmp_path)
    for code, indicators in case["codes"].items():
        named = sorted([one.indicator or "" for one in found if one.code == code])
        assert named == sorted(one or "" for one in indicators), code
    words = [told(one, {}, RULES).text for one in found]
    assert all("{" not in text for each in words for text in each.values())
