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
    "line", ["时间紧、任务重。", "打印产业园建成投产。", "小微企业新增300家。", "收藏品市场开业。"]
)
def test_a_sentence_is_not_furniture(line: str) -> None:
    assert not default_rulebook().furniture.lines.search(line)
    assert not default_rulebook().furniture.ends.match(line)


@pytest.mark.parametrize(
    "line", ["名词解释", "附件1", "附件2 名词解释", "附件", "相关报道:", "某ICP备12345678号", "用户登录", "附:民生实事"]
)
def test_the_report_is_over_with_annex_glossary_links_and_foot(line: str) -> None:
    assert default_rulebook().furniture.ends.match(line)


def test_a_table_of_another_shape_is_refused(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("rules")
    (folder / "furniture.yaml").write_text("pieces: []\n", encoding="utf-8")
    with pytest.raises(RulesError, match=r"furniture.yaml: lines: Field required"):
        load_furniture((folder,))
