"""Leagues: their order, what they leave out, their headline, and their forms.

``python tests/test_league.py`` writes the picture anew.
"""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hand_made import claim
from lxml import etree, html
from openpyxl import load_workbook

from tracker.cli.app import main
from tracker.comparisons.gathering.material import Material
from tracker.comparisons.gathering.statements import statements_of
from tracker.comparisons.views.league import League, league
from tracker.comparisons.views.ranking import LeagueOrder, ranked
from tracker.outputs.charts.league_svg import league_svg
from tracker.outputs.files.league import leagues_listing
from tracker.outputs.wording.leagues import league_headline
from tracker.rulebook.rulebook import default_rulebook

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from browser import Visit

    from tracker.rulebook.policy import Language

    Run = Callable[..., tuple[int, str, str]]

REPORTS = Path(__file__).parent / "data" / "changes"
PICTURE = Path(__file__).parent / "data" / "outputs" / "league_gdp.zh.svg"
RULES = default_rulebook()
YEAR = 2024
MADE = {
    # code: target, actual
    "110000": ("gdp growth eq 5 %", "gdp growth eq 5.4 %"),
    "140000": ("gdp growth approx 6 %", "gdp growth eq 4.7 %"),
    "310000": ("gdp growth eq 5.5 %", "gdp growth eq 5.3 %"),
    "510000": ("gdp growth ge 6.5 %", None),
    "610000": ("gdp level ge 3 万亿元", "gdp level eq 3.1 万亿元"),
    "650000": (None, "gdp growth eq 7 %"),
}
SIGNED = {
    "110000": ("cpi growth le 3 %", "cpi growth eq 2 %"),
    "140000": ("cpi growth le 3 %", "cpi growth eq 4 %"),
    "310000": ("cpi growth le 2 %", "cpi growth eq 2.1 %"),
}


def made(figures: Mapping[str, tuple[str | None, str | None]], indicator: str = "gdp") -> League:
    """Make a league of provinces of a target and an actual each; a plan is what a report that sets none tells."""
    regions = []
    for code, (target, actual) in figures.items():
        division = RULES.divisions.get(code)
        assert division
        about: dict[str, Any] = {"region": code, "region_name": division.name}
        claims = [claim("target", target or "cpi growth le 3 %", told=YEAR, period=str(YEAR), **about)]
        claims += [claim("actual", actual, told=YEAR + 1, period=str(YEAR), **about)] if actual else []
        material = Material(region=code, region_name=division.name, claims=tuple(claims))
        regions.append(statements_of(material, RULES))
    return league(regions, indicator, YEAR, RULES)


@pytest.mark.parametrize(
    ("order", "codes"),
    [
        ("code", ["110000", "140000", "310000", "510000", "610000", "650000"]),
        ("gap", ["140000", "310000", "110000", "510000", "610000", "650000"]),
        ("target", ["510000", "140000", "310000", "110000", "610000", "650000"]),
        ("actual", ["110000", "310000", "140000", "510000", "610000", "650000"]),
        ("name", ["110000", "140000", "610000", "310000", "510000", "650000"]),
    ],
)
def test_regions_stand_in_the_order_that_is_asked_for(order: LeagueOrder, codes: list[str]) -> None:
    assert [row.region for row in ranked(made(MADE), order, (), RULES).rows] == codes


NAMED = ("140000", "150000", "220000", "370000", "540000", "610000", "650000")


@pytest.mark.parametrize(
    ("lang", "codes"),
    [
        # 吉林 内蒙古 山东 山西 陕西 西藏 新疆
        ("zh", ["220000", "150000", "370000", "140000", "610000", "540000", "650000"]),
        # Inner Mongolia, Jilin, Shaanxi, Shandong, Shanxi, Tibet, Xinjiang
        ("en", ["150000", "220000", "610000", "370000", "140000", "540000", "650000"]),
    ],
)
def test_names_stand_in_the_order_in_which_a_reader_of_the_language_looks_them_up(
    lang: Language, codes: list[str]
) -> None:
    found = made(dict.fromkeys(NAMED, ("gdp growth eq 5 %", None)))
    assert [row.region for row in ranked(found, "name", (), RULES, lang).rows] == codes


def test_where_less_is_better_who_stays_above_its_target_is_behind() -> None:
    found = ranked(made(SIGNED, "cpi"), "gap", (), RULES)
    assert [(row.region, row.gap) for row in found.rows] == [
        ("140000", Decimal(1)),
        ("310000", Decimal("0.1")),
        ("110000", Decimal(-1)),
    ]


@pytest.mark.parametrize(
    ("verdicts", "codes"),
    [(("missed",), ["140000"]), (("near", "met"), ["110000", "310000", "610000"]), (("silent",), [])],
)
def test_the_verdicts_that_are_listed_leave_what_is_counted_alone(verdicts: tuple[str, ...], codes: list[str]) -> None:
    whole = made(MADE)
    found = ranked(whole, "code", verdicts, RULES)
    assert [row.region for row in found.rows] == codes
    assert league_headline(found, RULES, "zh") == league_headline(whole, RULES, "zh")


def test_a_headline_counts_what_was_judged_first_and_everything_else_behind_it() -> None:
    found = made(MADE)
    assert league_headline(found, RULES, "zh") == "6 个省份，2 达标、1 基本达标、1 未达标、1 待验、1 未设目标。"
    assert (
        league_headline(found, RULES, "en")
        == "6 provinces: 2 met, 1 near, 1 missed, 1 pending, 1 without such a target."
    )
    assert league_headline(made({}), RULES, "en") == "There is no such region in the store."


def made_store(place: Path) -> str:
    assert main(["ingest", str(REPORTS), "--db", str(place), "--quiet"]) == 0
    return str(place)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> str:
    return made_store(tmp_path_factory.mktemp("store") / "test.db")


def test_regions_inside_of_one_are_listed_alone(store: str, run: Run) -> None:
    _, out, _ = run("league", "gdp", "--year", YEAR, "--db", store, "--format", "jsonl", "--parent", "昌吉州")
    assert [json.loads(line)["region"] for line in out.splitlines()] == ["652324", "652325"]


def test_several_indicators_follow_each_other(store: str, run: Run) -> None:
    asked = ("league", "gdp", "城镇新增就业", "--year", YEAR, "--db", store)
    _, table, _ = run(*asked, "--lang", "en")
    assert [line for line in table.splitlines() if "targets of 2024" in line] == [
        "Gross regional product  targets of 2024",
        "New urban jobs  targets of 2024",
    ]
    _, told, _ = run(*asked, "--format", "json")
    assert [one["indicator"] for one in json.loads(told)] == ["gdp", "urban_jobs"]


def test_one_run_writes_a_workbook_a_page_markdown_and_a_picture(store: str, run: Run, tmp_path: Path) -> None:
    forms = [part for form in ("xlsx", "html", "md", "svg") for part in ("--format", f"{form}={tmp_path}/made.{form}")]
    assert run("league", "gdp", "--year", YEAR, "--db", store, "--sort", "gap", "--lang", "zh", *forms)[0] == 0
    sheet, about = load_workbook(tmp_path / "made.xlsx").worksheets
    rows = [dict(zip([cell.value for cell in sheet[1]], [cell.value for cell in row], strict=True)) for row in sheet]
    assert [(row["地区"], row["差距"], row["目标行"]) for row in rows[1:]] == [
        ("玛纳斯县", -0.5, 8),
        ("沙湾市", 0.2, 8),
        ("奇台县", None, None),
    ]
    headline = "3 个县区，1 达标、1 未达标、1 缺报告。"
    assert about["B2"].value == headline
    assert (
        html.fromstring((tmp_path / "made.html").read_text(encoding="utf-8")).findtext(".//p[@class='headline']")
        == headline
    )
    assert headline in (tmp_path / "made.md").read_text(encoding="utf-8")
    assert headline in "".join(etree.parse(tmp_path / "made.svg").getroot().itertext())


def test_a_picture_looks_as_it_is_to_look() -> None:
    assert league_svg(ranked(made(MADE), "gap", (), RULES), RULES, "zh") == PICTURE.read_text(encoding="utf-8")


def test_only_what_was_judged_on_the_common_measure_has_a_point() -> None:
    root = etree.fromstring(league_svg(made(MADE), RULES, "en").encode())
    rows = root.findall("{*}svg/{*}g/{*}svg")
    # a line from the target to the actual ends in the mark of the verdict that its row names
    drawn = [row.getparent().get("class") for row in rows if row.findall("{*}line")]
    assert drawn == ["met", "missed", "near"]


def test_sheets_have_names_that_a_spreadsheet_takes(tmp_path: Path) -> None:
    from tracker.outputs.files.listing import write_listing_workbook

    found = made(MADE).model_copy(update={"indicator": "a/b:[c]*" + "d" * 40})
    with (tmp_path / "made.xlsx").open("wb") as stream:
        write_listing_workbook(leagues_listing([found], {}, RULES, "zh"), "zh", stream)
    assert load_workbook(tmp_path / "made.xlsx").sheetnames[0] == "a b  c  " + "d" * 23


@pytest.mark.parametrize("width", [390, 1280])
def test_a_page_of_a_league_is_no_wider_than_its_window(
    store: str, run: Run, tmp_path: Path, visit: Visit, width: int
) -> None:
    from browser import axe_flaws

    run("league", "gdp", "--year", YEAR, "--db", store, "--lang", "zh", "--format", f"html={tmp_path}/made.html")
    page = visit(tmp_path / "made.html", width=width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert axe_flaws(page) == []


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        ("zh", "每项指标一张图：{0}-gdp.svg、{0}-cpi.svg"),
        ("en", "one picture for each indicator: {0}-gdp.svg, {0}-cpi.svg"),
    ],
)
def test_each_of_several_indicators_has_a_picture_of_its_own_beside_the_other_files(
    lang: str, told: str, store: str, run: Run, tmp_path: Path
) -> None:
    made = tmp_path / "made"
    forms = ("--format", f"svg={made}.svg", "--format", f"md={made}.md")
    code, out, err = run("league", "gdp", "cpi", "--year", YEAR, "--db", store, "--lang", lang, *forms)
    assert (code, out, err) == (0, "", told.format(made) + "\n")
    assert {path.name for path in tmp_path.iterdir()} == {"made-gdp.svg", "made-cpi.svg", "made.md"}
    for indicator in ("gdp", "cpi"):
        run("league", indicator, "--year", YEAR, "--db", store, "--lang", lang, "--format", f"svg={made}.svg")
        assert Path(f"{made}-{indicator}.svg").read_text() == Path(f"{made}.svg").read_text()


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("gdp", "--verdict", "great"), "no verdict is called so"),
        (("gdp", "cpi", "--format", "svg"), "draws each indicator by itself"),
        (("gdp", "cpi", "--format", "svg=made.svg", "--format", "md=made-cpi.svg"), "both be written to made-cpi.svg"),
        (("gdp", "--sort", "size"), "--sort"),
        (("gdp", "--parent", "无此地"), "无此地"),
    ],
)
def test_wrong_use_is_told_in_one_line(store: str, run: Run, options: tuple[str, ...], said: str) -> None:
    code, _, err = run("league", *options, "--year", YEAR, "--db", store)
    assert (code, err.count("\n")) == (2, 1)
    assert said in err


if __name__ == "__main__":
    PICTURE.write_text(league_svg(ranked(made(MADE), "gap", (), RULES), RULES, "zh"), encoding="utf-8")
