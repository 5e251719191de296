from __future__ import annotations

import pytest

from tracker.claims.number import number_beginning
from tracker.claims.search import find_figures
from tracker.rulebook.rulebook import default_rulebook


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("统一安排,一致行动,支持企业,负责到底", ""),
        ("居全省第一", "一"),
        ("与上年持平", "持"),
        ("完成三分之二", "三"),
        ("建成一半", "一"),
        ("新增三余家", "三"),
        ("三至五个", "三五"),
        ("二十", "二"),
        ("零点五个百分点", "零五百"),
        ("12家", "12"),
        ("增长-3%", "-3"),
        ("增长负2%", "负2"),
        ("数万", "万"),
    ],
)
def test_a_character_is_looked_at_closely_where_a_figure_may_begin_with_it(text: str, begins: str) -> None:
    found = number_beginning(default_rulebook()).finditer(text)
    assert "".join(one[0] for one in found) == begins


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("居全省第一", ["1"]),
        ("增长百分之八点五", ["8.5"]),
        ("新建三余家医院", ["3"]),
        ("增速与上年持平", ["0"]),
        ("下降零点五个百分点", ["0.5"]),
        ("由负2%转为增长3%", ["-2", "3"]),
        ("建成三至五个", ["3"]),
    ],
)
def test_every_way_to_write_a_figure_is_found_by_how_it_begins(text: str, values: list[str]) -> None:
    found = find_figures(text, 0, len(text), default_rulebook())
    assert [str(one.value) for one in found] == values


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("每立方米20微克", ["微克/立方米"]),
        ("从每立方米31微克下降到30微克", ["微克/立方米", "微克/立方米"]),
        ("每立方米20微克,每天服用15微克", ["微克/立方米"]),
        ("服用20微克", []),
    ],
)
def test_a_unit_that_needs_a_rate_takes_the_one_that_stands_before_it(text: str, units: list[str]) -> None:
    assert [one.unit for one in find_figures(text, 0, len(text), default_rulebook())] == units


def test_a_rate_is_one_whether_it_stands_behind_a_slash_or_a_word() -> None:
    units = default_rulebook().units
    assert units.worth("微克每立方米") == units.worth("微克/立方米")
