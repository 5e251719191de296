"""What a check tells of figures that were not read, or not surely."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from check_texts import made, write

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., tuple[int, str, str]]

# Exchanged words, the code that is told, the quote at its place.
TOLD: list[tuple[dict[str, Any], str, str]] = [
    ({"investment": "固定资产投资增长10"}, "E01", "10"),
    ({"target": "地区生产总值增长6.5左右"}, "E01", "6.5左右"),
    ({"firms": "力争让农产品加工产值翻过6"}, "E02", "力争让农产品加工产值翻过6"),
    ({"investment": "夜间灯光强度增长10%"}, "E03", "夜间灯光强度增长10%"),
    ({"incomes": "城乡居民人均可支配收入分别增长6%、7%左右"}, "E04", "城乡居民人均可支配收入分别增长6%"),
    ({"growth": "386.2亿元,前三季度增长6.4%"}, "E06", "前三季度"),
    ({"growth": "386.2亿元左右、增长6.4%"}, "E08", "预计地区生产总值完成386.2亿元左右"),
]


@pytest.mark.parametrize(("figures", "code", "quote"), TOLD, ids=[case[1] + case[2] for case in TOLD])
def test_a_doubt_is_told_at_its_words(run: Run, tmp_path: Path, figures: dict[str, Any], code: str, quote: str) -> None:
    found = notices(run, write(tmp_path, {"昌吉市_2024": made(**figures)}))
    assert [(one["code"], one["quote"]) for one in found] == [(code, quote)]
    assert quote in found[0]["excerpt"]


@pytest.mark.parametrize(
    "figures",
    [
        {"target": "地区生产总值增长6.5%、力争7%"},
        {"target": "地区生产总值增长6.5%左右,在实际工作中力争更好结果"},
        {"firms": "力争华兴20万千瓦风电项目开工"},
        {"firms": "确保“1357”行动落地"},
        {"firms": "确保6月底前完成验收"},
        {"firms": "力争会展中心7月试运营"},
        {"firms": "确保华兴12英寸芯片项目投产"},
        {"firms": "争取华兴7T磁体生产线落地"},
        {"prices": "居民消费价格涨幅控制在3%左右,城乡居民收入与经济增长同步"},
    ],
)
def test_what_is_known_to_be_no_target_is_not_told(run: Run, tmp_path: Path, figures: dict[str, Any]) -> None:
    assert notices(run, write(tmp_path, {"昌吉市_2024": made(**figures)})) == []


def test_a_plan_without_expected_targets_is_told(run: Run, tmp_path: Path) -> None:
    text = made()
    start, end = text.index("经济社会发展的主要预期目标"), text.index("围绕")
    found = notices(run, write(tmp_path, {"昌吉市_2024": text[:start] + "保持平稳。\n" + text[end:]}))
    assert [one["code"] for one in found] == ["E07"]


def notices(run: Run, folder: Path) -> list[dict[str, Any]]:
    _, told, _ = run("check", folder, "--format", "json", "--select", "E")
    found: list[dict[str, Any]] = json.loads(told)["notices"]
    return found
