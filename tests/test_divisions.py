"""Divisions are found by code, name and alias, and followed through their changes of code."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tracker.errors import RulesError
from tracker.rulebook.divisions import Divisions, load_divisions
from tracker.rulebook.rulebook import default_rulebook

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def divisions() -> Divisions:
    return default_rulebook().divisions


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("654203", ["654203"]),
        ("沙湾市", ["654203"]),
        ("昌吉州", ["652300"]),
        ("昌吉回族自治州", ["652300"]),
        ("新疆", ["650000"]),
        ("内蒙古", ["150000"]),
        ("广西", ["450000"]),
        ("宁夏", ["640000"]),
        ("西藏", ["540000"]),
        ("乌市", ["650100"]),
        ("乌鲁木齐", ["650100", "650121"]),
        ("朝阳区", ["110105", "220104"]),
        ("全国", ["100000"]),
        ("无此地", []),
    ],
)
def test_a_division_is_found_by_code_name_and_alias(divisions: Divisions, words: str, codes: list[str]) -> None:
    assert [division.code for division in divisions.find(words)] == codes


@pytest.mark.parametrize(
    ("code", "latest"),
    [
        ("654223", "654203"),
        ("652101", "650402"),
        ("622301", "620602"),
        ("152101", "150702"),
        ("650100", "650100"),
        ("130305", "130305"),
        ("999999", "999999"),
    ],
)
def test_lineage_follows_single_successors_and_ends_at_a_split(divisions: Divisions, code: str, latest: str) -> None:
    assert divisions.lineage(code) == latest


@pytest.mark.parametrize(
    ("name", "year", "codes"), [("沙湾县", 2015, ["654223"]), ("沙湾县", 2023, []), ("海拉尔市", 1999, ["152101"])]
)
def test_a_year_leaves_only_what_stood_then(divisions: Divisions, name: str, year: int, codes: list[str]) -> None:
    assert [division.code for division in divisions.find(name, year)] == codes


def test_a_division_knows_its_level_and_what_is_above_it(divisions: Divisions) -> None:
    division = divisions.get("620602")
    assert division is not None
    assert division.level == "county"
    assert [parent.name for parent in divisions.parents("620602")] == ["武威市", "甘肃省", "全国"]


def test_every_alias_means_a_division_that_is_there(divisions: Divisions) -> None:
    assert all(divisions.find(code) for codes in divisions.aliases.values() for code in codes)


def test_every_successor_is_a_division_that_is_there(divisions: Divisions) -> None:
    assert all(divisions.lineage(division.code) for division in divisions.ending_with("县", 1990))


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ("code,name\n", "divisions.csv:1: the header must be"),
        ("code,name,since,until,successors\n110000,某市\n", "divisions.csv:2: a line must have 5 columns"),
    ],
)
def test_a_table_of_another_shape_is_refused_at_its_line(tmp_path: Path, table: str, message: str) -> None:
    (tmp_path / "divisions.csv").write_text(table, encoding="utf-8")
    with pytest.raises(RulesError, match=message):
        load_divisions((tmp_path,))
