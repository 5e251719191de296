"""Furniture is known by whole lines and pieces, and never mistaken for a sentence of the report."""

from __future__ import annotations

import pytest

from tracker.errors import RulesError
from tracker.rulebook.furniture import load_furniture
from tracker.rulebook.rulebook import default_rulebook


@pytest.mark.parametrize("line", ["下载", "打印", "来源:某报", "时间:2026-02-03", "某某作报告。本报记者 张三摄", ">"])
def test_a_line_of_furniture_is_cut_out(line: str) -> None:
    assert default_rulebook().furniture.lines.search(line)


@pytest.mark.parametrize(
    "line", ["时间紧、任务重。", "打印产业园建成投产。", "小微企业新增300家。", "收藏品市场开业。", "注释工作完成2项。"]
)
def test_a_sentence_is_not_furniture(line: str) -> None:
    assert not default_rulebook().furniture.lines.search(line)
    assert not default_rulebook().furniture.ends.match(line)


@pytest.mark.parametrize(
    "line",
    [
        *["名词解释", "附件1", "附件2 名词解释", "附件", "相关报道:", "某ICP备12345678号", "用户登录", "附:民生实事"],
        *["注释", "注释:", "名词注释", "有关用语说明", "用语说明", "推荐阅读", "热点新闻", "相关阅读", "延伸阅读"],
        *["【延伸阅读】", "[注释]", "■ 推荐阅读:本地要闻", "《政府工作报告》用语说明", "热门推荐 更多>"],
    ],
)
def test_the_report_is_over_with_annex_glossary_links_and_foot(line: str) -> None:
    assert default_rulebook().furniture.ends.match(line)


@pytest.mark.parametrize(
    "line", ["某地开工 2026-02-03", "某地开工[02-03]", "某地开工(2026年2月3日)", "某地开工,投资8亿元 2026/2/3 "]
)
def test_a_line_of_a_list_of_news_ends_in_a_date(line: str) -> None:
    assert default_rulebook().furniture.dated.search(line)


@pytest.mark.parametrize("line", ["投资8亿元。", "增长6-7%", "2026-02-03开工", "12026-02"])
def test_a_line_that_does_not_end_in_a_date_is_no_news(line: str) -> None:
    assert not default_rulebook().furniture.dated.search(line)


def test_a_table_of_another_shape_is_refused(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("rules")
    (folder / "furniture.yaml").write_text("pieces: []\n", encoding="utf-8")
    with pytest.raises(RulesError, match=r"furniture.yaml: lines: is missing"):
        load_furniture((folder,))
