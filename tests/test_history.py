from __future__ import annotations

import csv
import json
from io import StringIO

import pytest
from hand_made import DATA
from lxml import etree

from tracker.cli.app import main
from tracker.rulebook.rulebook import default_rulebook
from tracker.store.facts import read_facts
from tracker.store.store import open_store

RULES = default_rulebook()


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> str:
    place = str(tmp_path_factory.mktemp("store") / "test.db")
    with open_store(place) as opened:
        opened.add_facts(read_facts(DATA.parents[2] / "seeds" / "facts.csv", RULES), RULES)
    return place


def shown(capsys: pytest.CaptureFixture[str], *command: str) -> str:
    assert main(list(command)) == 0
    return capsys.readouterr().out


def test_a_history_has_a_row_a_year_and_names_what_is_missing(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    out = shown(capsys, "history", "乌鲁木齐市", "城镇新增就业", "--db", store, "--lang", "zh", "--width", "100")
    assert "未达标" not in out.splitlines()[2]
    assert any(line.startswith("2022  达标 ✓") and "力争10.5万人" in line for line in out.splitlines())
    assert "其他来源：10.5万人（乌鲁木齐市2023年政府工作报告） 达标" in out
    assert "要看2026年报告" in out
    assert "年报告未入库" in out
    assert "default-1" in out


@pytest.mark.parametrize("form", ["json", "jsonl", "csv"])
def test_a_history_comes_as_records_with_the_policy(store: str, capsys: pytest.CaptureFixture[str], form: str) -> None:
    out = shown(capsys, "history", "650100", "gdp", "--db", store, "--format", form)
    if form == "csv":
        rows = list(csv.DictReader(StringIO(out)))
        assert {row["policy"] for row in rows} == {"default-1"}
        assert {row["year"] for row in rows} >= {"2020", "2022", "2025"}
        return
    rows = json.loads(out)["rows"] if form == "json" else [json.loads(line) for line in out.splitlines()]
    assert {row["year"] for row in rows} >= {2020, 2022, 2025}
    assert all(row["policy"] == "default-1" for row in rows)


def test_a_history_comes_as_a_chart_that_says_what_it_shows(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    chart = shown(capsys, "history", "650100", "城镇新增就业", "--db", store, "--format", "svg", "--lang", "zh")
    root = etree.fromstring(chart.encode())
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert root.get("role") == "img"
    assert "城镇新增就业" in "".join(root.itertext())


def test_an_unknown_indicator_is_told_in_one_line(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["history", "650100", "no such thing", "--db", store]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_a_league_lists_every_region_and_those_that_are_missing(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    out = shown(capsys, "league", "gdp", "--year", "2022", "--db", store, "--lang", "zh")
    assert any(line.startswith("未达标 ✗  乌鲁木齐市（650100）") for line in out.splitlines())
    assert any("高昌区（650402）" in line and "2022 年报告未入库" in line for line in out.splitlines())
    assert "目标平均 7% 中位 7%（n=1）" in out


@pytest.mark.parametrize("form", ["json", "jsonl", "csv"])
def test_a_league_comes_as_records_with_the_policy(store: str, capsys: pytest.CaptureFixture[str], form: str) -> None:
    out = shown(capsys, "league", "gdp", "--year", "2022", "--level", "prefecture", "--db", store, "--format", form)
    if form == "csv":
        row = next(csv.DictReader(StringIO(out)))
        assert (row["verdict"], row["policy"]) == ("missed", "default-1")
        return
    rows = json.loads(out)["rows"] if form == "json" else [json.loads(line) for line in out.splitlines()]
    assert (rows[0]["region"], rows[0]["verdict"], rows[0]["gap"]) == ("650100", "missed", -6.7)
    assert all(row["policy"] == "default-1" for row in rows)


def test_the_same_store_and_rules_give_the_same_bytes(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    for command in (["history", "650100", "gdp"], ["diff", "650100", "--year", "2022", "--format", "json"]):
        first, second = (shown(capsys, *command, "--db", store) for _ in range(2))
        assert first == second


def test_a_diff_as_json_has_policy_findings_and_totals(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    found = json.loads(shown(capsys, "diff", "650100", "--year", "2023", "--db", store, "--format", "json"))
    assert found["policy"] == "default-1"
    assert "raised" in {one["code"] for one in found["findings"]}
    assert all(one["text"]["zh"] for one in found["findings"])
    assert found["totals"]["stated"] == 11


def test_a_diff_as_a_table_has_both_quotes(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    out = shown(capsys, "diff", "650100", "--year", "2023", "--db", store, "--format", "table", "--lang", "en")
    assert "targets of 2023" in out
    assert "policy default-1" in out
