"""A region is found by the names that people use, and only a name that is still open is answered with the list."""

from __future__ import annotations

from pathlib import Path
from time import process_time
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.cli.region import resolve_region
from tracker.errors import UsageError
from tracker.reports.region_names import bearers, named_region
from tracker.rulebook.directory import read_yaml
from tracker.rulebook.rulebook import default_rulebook

if TYPE_CHECKING:
    from collections.abc import Callable

    from tracker.rulebook.division import Division

    Run = Callable[..., tuple[int, str, str]]

CASES: dict[str, Any] = read_yaml(Path(__file__).parent / "data" / "reports" / "region_names.yaml")
RULES = default_rulebook()
DIVISIONS = RULES.divisions
REPORT = """{name}人民政府工作报告
——2024年1月17日在{name}第十届人民代表大会第三次会议上
各位代表：
现在，我代表{name}人民政府向大会报告工作，请予审议。
一、2023年工作回顾
地区生产总值增长5.8%，粮食产量21万吨。
二、2024年工作安排
今年的主要预期目标是：地区生产总值增长6%左右。
"""


def every_standing() -> list[Division]:
    every = [division for name in DIVISIONS.names(lambda _: True) for division in DIVISIONS.tiers(name)[0]]
    return [division for division in every if division.until is None]


@pytest.mark.parametrize(("name", "code"), CASES["meant"].items())
def test_a_name_means_one_region(name: str, code: str) -> None:
    assert resolve_region(name, RULES).code == code


@pytest.mark.parametrize(("name", "codes"), CASES["open"].items())
def test_a_name_that_is_still_open_is_answered_with_the_list(name: str, codes: list[str]) -> None:
    with pytest.raises(UsageError, match=f"is the name of {len(codes)} regions: give the code of one") as caught:
        named_region(name, DIVISIONS)
    assert [code for code in codes if f" {code} " not in str(caught.value)] == []


@pytest.mark.parametrize("name", CASES["unknown"])
def test_what_is_no_name_is_refused(name: str) -> None:
    with pytest.raises(UsageError, match="no region is called"):
        named_region(name, DIVISIONS)
    with pytest.raises(UsageError, match="no region is called"):
        bearers(name, DIVISIONS)


@pytest.mark.parametrize("case", CASES["stored"], ids=lambda case: f"{case['name']} {case['stored']}")
def test_regions_that_are_stored_are_asked_first(case: dict[str, Any]) -> None:
    if case["code"] is None:
        with pytest.raises(UsageError, match="is the name of 2 regions"):
            resolve_region(case["name"], RULES, stored=case["stored"])
    else:
        assert resolve_region(case["name"], RULES, stored=case["stored"]).code == case["code"]


@pytest.mark.parametrize("case", CASES["year"], ids=lambda case: f"{case['name']} {case['year']}")
def test_with_a_year_those_that_bore_the_name_then_are_asked_first(case: dict[str, Any]) -> None:
    assert named_region(case["name"], DIVISIONS, case["year"])[0].code == case["code"]


@pytest.mark.uncounted
def test_every_region_that_stands_is_found_by_its_name_behind_those_above_it() -> None:
    standing = every_standing()
    wrong = []
    for division in standing:
        above = [parent.name for parent in DIVISIONS.parents(division.code) if parent.parent]
        found = named_region("".join([*reversed(above), division.name]), DIVISIONS)
        wrong += [] if found == [division] else [division]
    assert (len(standing) > 3000, wrong) == (True, [])


@pytest.mark.uncounted
def test_every_province_and_prefecture_is_among_those_of_its_name_in_letters() -> None:
    higher = [division for division in every_standing() if division.level != "county"]
    wrong = [
        division.name
        for division in higher
        if division not in bearers(DIVISIONS.latin.shown(division.name, division.code, DIVISIONS), DIVISIONS)
    ]
    assert (len(higher) > 360, wrong) == (True, [])


@pytest.mark.uncounted
def test_a_name_in_letters_is_looked_up_in_a_moment() -> None:
    named_region("Hunan", DIVISIONS)
    start = process_time()
    for name in ("Hulunbeier", "Zhenping", "Guangdong Shenzhen Baoan", "Xanadu"):
        try:
            named_region(name, DIVISIONS)
        except UsageError:
            continue
    assert process_time() - start < 4 * 0.3


@given(st.text(max_size=1200) | st.text("北京市 朝阳区,Xi'an Beijing, 2😀", max_size=80))
def test_any_text_is_a_region_or_refused_on_one_short_line(name: str) -> None:
    told = "a region"
    try:
        assert named_region(name, DIVISIONS)
    except UsageError as error:
        told = str(error)
    assert len(told.splitlines()) == 1
    assert len(told) < 1000


@pytest.mark.parametrize(
    ("report", "named"), [("重庆市", "重庆市"), ("驻马店市", "Zhumadian"), ("朝阳区", "朝阳区"), ("陕西省", "Shaanxi")]
)
def test_every_command_answers_to_a_name_of_a_stored_region(run: Run, report: str, named: str) -> None:
    Path("report.txt").write_text(REPORT.format(name=report), encoding="utf-8")
    code = named_region(f"北京{report}" if report == "朝阳区" else report, DIVISIONS)[0].code
    assert run("ingest", "report.txt", "--region", code, "--quiet")[0] == 0
    assert run("scorecard", named)[0] == 0
    assert run("diff", named, "--year", 2024)[0] == 0
    assert run("history", named, "gdp")[0] == 0
    assert run("ingest", "report.txt", "--region", named, "--year", 2024)[2] == "unchanged: 1 report\n"
    assert run("check", "report.txt", "--region", named, "--db", "tracker.db", "--exit-zero", "--quiet")[0] == 0
    assert code in run("regions", named)[1]


def test_a_region_that_is_not_stored_is_told_by_the_name_that_was_given(run: Run) -> None:
    Path("report.txt").write_text(REPORT.format(name="重庆市"), encoding="utf-8")
    assert run("ingest", "report.txt", "--quiet")[0] == 0
    code, out, err = run("scorecard", "Hunan")
    assert (code, out) == (2, "")
    assert err.startswith("tracker: error: Hunan 湖南省 (430000): nothing stored in tracker.db")
    assert "Hunan：湖南省（430000）" in run("scorecard", "Hunan", "--lang", "zh")[2]


@pytest.mark.parametrize(
    ("named", "told"),
    [("鼓楼区", "is the name of 4 regions"), ("乌有市", "no region is called"), ("重庆市", "no store here")],
)
def test_without_a_store_the_name_is_asked_first(run: Run, named: str, told: str) -> None:
    for command in (("scorecard", named), ("diff", named, "--year", 2024), ("history", named, "gdp")):
        code, out, err = run(*command)
        assert (code, out, err.count("\n")) == (2, "", 1)
        assert told in err
