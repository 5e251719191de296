"""What a check tells of last year's targets when a report is added."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from check_texts import made, next_year, write

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., tuple[int, str, str]]


def test_a_new_report_answers_the_targets_before(run: Run, tmp_path: Path) -> None:
    write(tmp_path, {"昌吉市_2024": made(), "昌吉市_2025": next_year()})
    code, told, _ = run("check", tmp_path / "昌吉市_2025.txt", "--format", "json")
    found = json.loads(told)
    first, second, *_ = found["reviews"]
    assert (first["year"], second["year"]) == (2024, 2025)
    assert first["totals"]["verdicts"]["met"] >= 8
    assert second["totals"]["verdicts"] == {"pending": second["totals"]["stated"]}
    assert [one["path"] for one in found["files"]] == [(tmp_path / "昌吉市_2025.txt").as_posix()]
    assert code == 0


def test_a_missed_target_is_a_note_at_the_actual_and_never_fails_by_itself(run: Run, tmp_path: Path) -> None:
    write(tmp_path, {"昌吉市_2024": made(), "昌吉市_2025": next_year(growth="412.9亿元、增长5.1%")})
    new = tmp_path / "昌吉市_2025.txt"
    code, told, _ = run("check", new, "--format", "json", "--select", "missed", "--fail-on", "warning")
    one, *_ = json.loads(told)["notices"]
    assert (one["code"], one["level"], one["quote"], one["indicator"]) == ("C07", "note", "增长5.1%", "gdp")
    assert one["place"]["path"] == new.as_posix()
    assert [place["path"] for place in one["related"]] == [(tmp_path / "昌吉市_2024.txt").as_posix()]
    assert code == 0
    assert run("check", new, "--format", "json", "--select", "missed", "--fail-on", "note")[0] == 1


def test_promises_of_detail_are_counted_and_told_one_by_one_only_where_that_is_asked(run: Run, tmp_path: Path) -> None:
    plan = made(firms="新建社区食堂30家,新建电动车棚80处,新建老年助餐点20个")
    answers = next_year().replace("改造老旧小区59个", "改造老旧小区59个,新建社区食堂24家,助餐点新建90个")
    write(tmp_path, {"昌吉市_2024": plan, "昌吉市_2025": answers})
    new = tmp_path / "昌吉市_2025.txt"
    counted = json.loads(run("check", new, "--format", "json", "--select", "C1")[1])["notices"]
    assert {one["code"] for one in counted} == {"C11", "C12", "C13"}
    each = json.loads(run("check", new, "--format", "json", "--select", "C14", "--details")[1])["notices"]
    assert {(one["code"], one["quote"]) for one in each} >= {
        ("C14", "新建社区食堂24家"),
        ("C14", "助餐点新建90个"),
        ("C14", None),
    }
    assert len({one["fingerprint"] for one in each}) == len(each)


@pytest.mark.parametrize(
    ("old", "new", "code", "quote"),
    [
        ({}, {"grain": "农业喜获丰收"}, "C01", None),
        ({"investment": "固定资产投资增长10%,外贸进出口总额增长8%"}, {}, "C02", None),
        ({"target": "地区生产总值确保增长6.5%"}, {}, "C03", "地区生产总值增长6.5%左右"),
        ({"target": "地区生产总值增长8%左右"}, {}, "C08", "地区生产总值增长6.5%左右"),
        (
            {},
            {"roads": "新建农村公路117.4公里。2023年新建农村公路101.9公里"},
            "C04",
            "新建农村公路101.9公里",
        ),
    ],
)
def test_a_finding_is_told_at_the_new_report(
    run: Run, tmp_path: Path, old: dict[str, Any], new: dict[str, Any], code: str, quote: str | None
) -> None:
    write(tmp_path, {"昌吉市_2024": made(**old), "昌吉市_2025": next_year(**new)})
    file = tmp_path / "昌吉市_2025.txt"
    _, told, _ = run("check", file, "--format", "json", "--select", code)
    found: list[dict[str, Any]] = json.loads(told)["notices"]
    assert (code, quote) in [(one["code"], one["quote"]) for one in found]
    assert {one["place"]["path"] for one in found} == {file.as_posix()}


def test_a_report_without_its_review_leaves_targets_open_and_mentions_nothing_as_missing(
    run: Run, tmp_path: Path
) -> None:
    new = next_year()
    plan = new[: new.index("一、")] + new[new.index("二、") :]
    write(tmp_path, {"昌吉市_2024": made(), "昌吉市_2025": plan})
    _, told, _ = run("check", tmp_path / "昌吉市_2025.txt", "--format", "json")
    found = json.loads(told)
    assert {one["code"] for one in found["notices"] if one["code"] in {"C01", "C12", "T12"}} == {"T12"}
    answered = [one for one in found["reviews"][0]["comparisons"] if one["verdict"] != "untestable"]
    assert {(one["verdict"], one["reason"]) for one in answered} == {("pending", "next_report_abridged")}


def test_a_figure_of_another_source_is_a_conflict(run: Run, tmp_path: Path) -> None:
    write(tmp_path, {"昌吉市_2024": made()})
    (tmp_path / "facts.csv").write_text(
        "region_code,region,kind,indicator,label,year,measure,comparator,value,value_high,unit,strength,source_type,"
        "source_title,source_url\n652301,昌吉市,actual,gdp,地区生产总值,2023,growth,eq,5.9,,%,,communique,公报,\n",
        encoding="utf-8",
    )
    _, told, _ = run("check", tmp_path, "--format", "json", "--select", "conflict")
    assert [(one["code"], one["quote"]) for one in json.loads(told)["notices"]] == [("C05", "增长6.4%")]


def test_figures_that_do_not_fit_are_told(run: Run, tmp_path: Path) -> None:
    words = "31.75亿元、增长7.3%,一般公共预算支出100.5亿元,民生支出75.2亿元,民生支出占一般公共预算支出的85%"
    write(tmp_path, {"昌吉市_2024": made(revenue=words)})
    _, told, _ = run("check", tmp_path, "--format", "json", "--select", "arithmetic")
    assert [one["name"] for one in json.loads(told)["notices"]] == ["arithmetic"]


def test_an_earlier_report_that_is_added_is_held_against_the_later_one(run: Run, tmp_path: Path) -> None:
    write(tmp_path, {"昌吉市_2024": made(), "昌吉市_2025": next_year()})
    _, told, _ = run("check", tmp_path / "昌吉市_2024.txt", "--format", "json")
    assert [one["year"] for one in json.loads(told)["reviews"]] == [2024, 2025]
