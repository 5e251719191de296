"""Places that a user adds to the divisions work like any region."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tracker.cli.region import resolve_region
from tracker.errors import RulesError
from tracker.rulebook.directory import builtin_directory
from tracker.rulebook.divisions import load_divisions
from tracker.rulebook.rulebook import Rulebook, default_rulebook

if TYPE_CHECKING:
    from collections.abc import Callable

    Run = Callable[..., tuple[int, str, str]]

PLACES = """places:
  - {code: 4403dp, name: 大鹏新区, parent: "440300", since: 2011, aliases: [大鹏]}
  - {code: 4403gm, name: 光明新区, parent: "440300", since: 2007, until: 2018, successors: ["440311"]}
  - {code: "1301hc", name: 高新技术产业园, parent: 4403dp, since: 2015}
  - {code: "610700", name: 西咸新区, parent: "610000", since: 2011, level: county}
"""
REPORT = """大鹏新区{year}年政府工作报告
——{year}年1月17日在大鹏新区第二届人民代表大会第三次会议上
各位代表：
现在，我代表大鹏新区管委会向大会报告工作，请予审议。
一、{before}年工作回顾
地区生产总值增长5.8%，粮食产量21万吨。城镇新增就业5100人。
二、{year}年工作安排
今年经济社会发展的主要预期目标是：地区生产总值增长7%，固定资产投资增长9%，城镇新增就业5000人。
"""
FACTS = """\
region_code,region,kind,indicator,label,year,measure,comparator,value,unit,strength,source_type,source_title,source_url
4403dp,大鹏新区,actual,gdp,地区生产总值,2022,growth,eq,5.5,%,,communique,统计公报,
"""


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    """Give a directory of rules that adds some places."""
    folder = tmp_path / "rules"
    folder.mkdir()
    (folder / "places.yaml").write_text(PLACES.replace("610700", "6100xx"), encoding="utf-8")
    return folder


@pytest.fixture
def rulebook(rules: Path) -> Rulebook:
    return Rulebook((builtin_directory(), rules))


@pytest.mark.uncounted
@pytest.mark.parametrize(
    ("named", "code"),
    [
        ("4403dp", "4403dp"),
        ("4403DP", "4403dp"),
        ("大鹏新区", "4403dp"),
        ("大鹏", "4403dp"),
        ("深圳市大鹏新区", "4403dp"),
        ("Dapeng", "4403dp"),
        ("Dapeng New Area", "4403dp"),
        ("光明新区", "440311"),
        ("4403gm", "440311"),
        ("深圳市", "440300"),
    ],
)
def test_a_place_is_named_like_any_region(rulebook: Rulebook, named: str, code: str) -> None:
    assert resolve_region(named, rulebook).code == code


@pytest.mark.parametrize(
    ("code", "level", "above"),
    [
        ("4403dp", "county", ["深圳市", "广东省", "全国"]),
        ("1301hc", "county", ["大鹏新区", "深圳市", "广东省", "全国"]),
        ("6100xx", "county", ["陕西省", "全国"]),
    ],
)
def test_a_place_stands_below_its_parent(rulebook: Rulebook, code: str, level: str, above: list[str]) -> None:
    divisions = rulebook.divisions
    division = divisions.get(code)
    assert division is not None
    assert (division.level, [each.name for each in divisions.parents(code)]) == (level, above)


def test_the_divisions_give_places_wherever_they_give_divisions(rulebook: Rulebook) -> None:
    divisions = rulebook.divisions
    place = divisions.get("4403dp")
    assert place in divisions.find("大鹏新区", 2020)
    assert place in divisions.ending_with("新区", 2020)
    assert place not in divisions.ending_with("新区", 2005)
    assert (divisions.lineage("4403gm"), divisions.lineage("4403dp")) == ("440311", "4403dp")
    assert "4403gm" in [each.code for each in divisions.predecessors("440311")]
    assert divisions.places_in("440300") == ["4403dp", "4403gm"]


def test_places_change_the_checksum_of_the_rules(rulebook: Rulebook, rules: Path) -> None:
    before = rulebook.checksum
    (rules / "places.yaml").write_text(PLACES.replace("610700", "6100xy"), encoding="utf-8")
    after = Rulebook((builtin_directory(), rules)).checksum
    assert len({before, after, default_rulebook().checksum}) == 3


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (PLACES, r"places.yaml:5:6: a division has the code 610700 already: take one that none has"),
        (PLACES.replace(", since: 2011, aliases: [大鹏]", ""), r"places.yaml:2:5: the file has no since"),
        (PLACES.replace("until: 2018", "until: 2001"), r"places.yaml:3:5: .* until 2001 lies before since 2007"),
        (PLACES.replace('"440300"', '"440399"'), r"places.yaml:2:32: no division has the code '440399'"),
        (PLACES.replace("4403gm", "4403dp"), r"places.yaml:3:6: the code 4403dp stands twice"),
        ("places: [", r"places.yaml:2:1: not valid YAML"),
        ("places: 3", r"places.yaml:1:1: places: '3' does not fit"),
        ("", r"places.yaml:1:1: "),
    ],
)
def test_a_place_that_cannot_be_taken_is_told_with_its_place(tmp_path: Path, text: str, told: str) -> None:
    (tmp_path / "places.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(RulesError, match=told) as caught:
        load_divisions((builtin_directory(), tmp_path))
    assert "\n" not in str(caught.value)


def test_a_place_works_in_every_command(run: Run, rules: Path) -> None:
    folder = Path("reports")
    folder.mkdir()
    for year in (2023, 2024):
        text = REPORT.format(year=year, before=year - 1)
        (folder / f"4403dp_{year}.txt").write_text(text, encoding="utf-8")
        place = ("--region", "Dapeng", "--year", year, "--rules", rules)
        assert run("ingest", folder / f"4403dp_{year}.txt", *place) == (0, "", "added: 1 report\n")
    Path("facts.csv").write_text(FACTS, encoding="utf-8")
    assert run("import", "facts.csv", "--rules", rules)[0] == 0
    with_rules = ("--rules", rules, "--format", "json")
    claims = json.loads(run("extract", folder / "4403dp_2024.txt", "--region", "大鹏", *with_rules)[1])
    assert {claim["region"] for claim in claims} == {"4403dp"}
    assert claims[0]["id"].startswith("4403dp-2024-")
    assert run("explain", claims[0]["id"], "--rules", rules)[0] == 0
    scorecard = json.loads(run("scorecard", "大鹏", "--year", 2023, *with_rules)[1])
    assert {one["verdict"] for one in scorecard[0]["comparisons"]} == {"met", "missed", "silent"}
    assert json.loads(run("diff", "4403dp", "--year", 2023, *with_rules)[1])["region"] == "4403dp"
    league = json.loads(run("league", "gdp", "--year", 2023, "--level", "county", *with_rules)[1])
    assert [row["region"] for row in league["rows"]] == ["4403dp"]
    assert json.loads(run("history", "大鹏新区", "gdp", *with_rules)[1])["region"] == "4403dp"
    assert json.loads(run("regions", "Dapeng", *with_rules)[1])[0]["above"] == "广东省 深圳市"
    assert [one["code"] for one in json.loads(run("regions", "--format", "json")[1])] == ["4403dp"]
    assert {one["region"] for one in json.loads(run("reports", "--format", "json")[1])} == {"4403dp"}
    assert run("check", folder, "--rules", rules, "--db", "tracker.db", "--quiet", "--exit-zero")[0] == 0
    assert run("lock", folder, "--rules", rules, "--quiet")[0] == 0
    assert run("check", folder, "--rules", rules, "--lock", "tracker.lock", "--quiet", "--exit-zero")[0] == 0
    assert run("rules", "lint", rules)[0] == 0


@pytest.mark.uncounted
def test_a_place_has_its_pages_in_the_site_with_and_without_its_rules(run: Run, rules: Path) -> None:
    Path("report.txt").write_text(REPORT.format(year=2024, before=2023), encoding="utf-8")
    assert run("ingest", "report.txt", "--region", "4403dp", "--rules", rules, "--quiet")[0] == 0
    assert run("site", "known", "--rules", rules, "--quiet")[0] == 0
    page = Path("known/en/regions/4403dp.html").read_text(encoding="utf-8")
    assert ("深圳市" in page, "Dapeng" in page) == (True, True)
    assert run("site", "unknown", "--quiet")[0] == 0
    assert Path("unknown/zh/regions/4403dp.html").is_file()


@pytest.mark.parametrize("named", ["4403dp", "大鹏新区"])
def test_a_stored_place_is_asked_for_with_its_rules(run: Run, rules: Path, named: str) -> None:
    Path("report.txt").write_text(REPORT.format(year=2024, before=2023), encoding="utf-8")
    assert run("ingest", "report.txt", "--region", "4403dp", "--rules", rules, "--quiet")[0] == 0
    code, out, err = run("scorecard", named)
    assert (code, out) == (2, "")
    assert "大鹏新区 (4403dp): stored, but unknown to these rules: name those with it by --rules" in err
