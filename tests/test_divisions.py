"""Divisions are found by code, name and alias, and followed through their changes of code."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tracker.cli.region import resolve_region
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
        ("652100", "650400"),
        ("152100", "150700"),
        ("142200", "140900"),
        ("222200", "222200"),
        ("152101", "150702"),
        ("650100", "650100"),
        ("130305", "130305"),
        ("999999", "999999"),
    ],
)
def test_lineage_follows_single_successors_and_ends_at_a_split(divisions: Divisions, code: str, latest: str) -> None:
    assert divisions.lineage(code) == latest


@pytest.mark.parametrize(
    ("code", "other", "year", "apart"),
    [
        ("110101", "110103", 2005, True),
        ("110101", "110103", 2010, True),
        ("110101", "110103", 2011, False),
        ("110101", "110101", 2005, False),
        ("652101", "650402", 2015, False),
        ("654223", "654203", 2021, False),
    ],
)
def test_codes_that_stood_side_by_side_are_told_from_one_that_became_the_other(
    divisions: Divisions, code: str, other: str, year: int, *, apart: bool
) -> None:
    assert divisions.apart(code, other, year) is apart
    assert divisions.apart(other, code, year) is apart


@pytest.mark.parametrize(
    ("named", "code"), [("崇文区", "110103"), ("110103", "110103"), ("110101", "110101"), ("沙湾县", "654203")]
)
def test_a_region_is_named_in_its_newest_form_unless_it_went_up_in_another(named: str, code: str) -> None:
    assert resolve_region(named, default_rulebook()).code == code


def test_a_prefecture_that_became_a_city_has_it_as_its_only_heir(divisions: Divisions) -> None:
    ended = [one for one in divisions.ending_with("地区", 1999) if one.until and len(one.successors) == 1]
    heirs = [divisions.get(one.successors[0], one.until) for one in ended]
    assert len(ended) > 40
    assert all(heir is not None and heir.level == "prefecture" for heir in heirs)


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
