from __future__ import annotations

import json
import unicodedata
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest
from hand_made import DATA, NAME, REGION, card, claim, claims_of, fact, side
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len

from tracker.cli.app import main
from tracker.comparisons.gathering.material import Material
from tracker.comparisons.views.reviewing import review
from tracker.outputs.terminal.scorecard import Look, render
from tracker.outputs.wording.columns import fit_widths, lay_out, wrap
from tracker.outputs.wording.figures import tell_figure, tell_gap
from tracker.rulebook.rulebook import default_rulebook
from tracker.store.facts import Fact, read_facts
from tracker.store.store import open_store

if TYPE_CHECKING:
    from pathlib import Path

    from tracker.comparisons.records.review import Review

RULES = default_rulebook()
SEEDS = DATA.parents[2] / "seeds"


@cache
def facts() -> tuple[Fact, ...]:
    return tuple(read_facts(SEEDS / "facts.csv", RULES))


@cache
def urumqi(year: int) -> Review:
    material = Material(
        region="650100",
        region_name="乌鲁木齐市",
        claims=tuple(claims_of("urumqi_2021.jsonl")),
        facts=tuple(one for one in facts() if one.region == "650100"),
        reports=(card(2021, region="650100", source="002_78aa3a24179fccbc.txt"),),
    )
    return review(material, year, RULES)


def disputed() -> Review:
    ours = claim("actual", "gdp growth eq 7 % estimate", told=2022, period="2021")
    theirs = fact("actual", "gdp growth eq 5.5 %", period="2021", source="communique", title="2021年统计公报")
    material = Material(region=REGION, region_name=NAME, claims=(ours,), facts=(theirs,), reports=(card(2022),))
    return review(material, 2021, RULES)


LOOKS = [
    ("zh_80", Look()),
    ("en_80", Look(lang="en")),
    ("zh_200", Look(width=200, quotes=True)),
    ("zh_ascii", Look(ascii=True, brief=True)),
]


@pytest.mark.parametrize(("name", "look"), LOOKS, ids=[name for name, _ in LOOKS])
def test_a_scorecard_looks_as_it_is_to_look(name: str, look: Look) -> None:
    shown = render([urumqi(2020), urumqi(2023), disputed()], RULES, look)
    assert shown == (DATA / f"scorecard_{name}.txt").read_text(encoding="utf-8")


def test_a_narrow_terminal_breaks_verdicts_before_words_of_indicators() -> None:
    lines = render([urumqi(2020)], RULES, Look(lang="en", width=60)).splitlines()
    assert any(line.startswith("not ") and "Consumer" in line for line in lines)
    words = {word for line in lines for word in line.split()}
    assert {"Investment", "Disposable", "residents", "mentioned"} <= words


@pytest.mark.parametrize("width", [60, 80, 110, 200])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_line_is_wider_than_the_terminal(lang: Any, width: int) -> None:
    shown = render([urumqi(2020), urumqi(2023), disputed()], RULES, Look(lang=lang, width=width, quotes=True))
    assert max(map(cell_len, shown.splitlines())) <= width


def wordy(source: str = "002_78aa3a24179fccbc.txt") -> Review:
    """Give a review with a long label and a named source."""
    label = "规模以上工业企业研究与试验发展经费投入强度较上年提高幅度"
    target = claim("target", "(x) growth range 12.5~13.5 %", told=2021, period="2021", label=label)
    actual = claim("actual", "(x) growth eq 10.25 % estimate", told=2022, period="2021", label=label)
    reports = (card(2021, source="a.txt"), card(2022, source=source))
    return review(Material(region=REGION, region_name=NAME, claims=(target, actual), reports=reports), 2021, RULES)


@pytest.mark.parametrize("width", [80, 100, 112, 118, 200])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_place_of_a_figure_is_never_broken(lang: Any, width: int) -> None:
    shown = render([urumqi(2020), wordy()], RULES, Look(lang=lang, width=width)).splitlines()
    place = "002_78aa3a24179fccbc.txt 第{}行" if lang == "zh" else "002_78aa3a24179fccbc.txt:{}"
    assert sum(place.format(84) in line for line in shown) == 5
    assert sum(place.format(26) in line for line in shown) == 2
    assert max(map(cell_len, shown)) <= width


def test_the_first_column_shrinks_before_the_others_and_the_spared_one_after_them() -> None:
    cells = [["a" * 30, "b" * 30, "c" * 30]]
    widths = [fit_widths(cells, width, first=[0], flexible=[0, 1], spared=[2]) for width in (94, 84, 70, 60, 46)]
    assert widths == [[30, 30, 30], [20, 30, 30], [16, 20, 30], [16, 16, 24], [11, 11, 20]]


@pytest.mark.parametrize("width", [60, 80, 112, 118])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_source_that_has_no_column_stands_in_full_below_its_row(lang: Any, width: int) -> None:
    source = "downloaded/" * 9 + "report.txt"
    shown = render([wordy(source)], RULES, Look(lang=lang, width=width))
    row = next(line for line in shown.splitlines() if "10.25%" in line)
    assert "report" not in row
    assert f"{source}第1行" if lang == "zh" else f"{source}:1" in "".join(shown.split())


@pytest.mark.parametrize(("width", "bars"), [(60, 0), (80, 6), (118, 6), (200, 6)])
def test_bars_give_way_before_figures_are_cut(width: int, bars: int) -> None:
    shown = render([urumqi(2020)], RULES, Look(width=width, ascii=True)).splitlines()
    assert sum(line.startswith(("未达标", "达标")) and "|" in line for line in shown) == bars
    assert all(
        any(figure in line for line in shown) for figure in ("预计1.2%", "9.5万人次", "-1.95个百分点", "下降1.2%")
    )


def course() -> list[Review]:
    """Give two years of an indicator, with a gap of a year in what is told of the years before."""
    told = [
        ("actual", "level eq 90 亿元", "2017"),
        *(("actual", f"growth eq {n} %", year) for n, year in ((9, "2016"), (3, "2018"), (6, "2019"), (8, "2020"))),
        *(("target", f"growth approx {n} %", year) for n, year in ((6, "2019"), (12, "2020"))),
    ]
    facts = tuple(
        fact(kind, f"gdp {words}", period=year, source="communique", title="公报", label="地区生产总值")
        for kind, words, year in told
    )
    material = Material(region=REGION, region_name=NAME, facts=facts, reports=(card(2019), card(2020)))
    return [review(material, year, RULES) for year in (2019, 2020)]


def rows_with_bars(reviews: list[Review]) -> list[str]:
    shown = render(reviews, RULES, Look(width=118, ascii=True))
    return [line for line in shown.splitlines() if "地区生产总值" in line and "|" in line]


def test_a_sparkline_shows_the_years_before_and_a_year_without_a_figure_as_a_gap() -> None:
    shown = render(course(), RULES, Look(width=118, ascii=True))
    assert "16-19年" in shown
    assert "16-20年" in shown
    first, second = rows_with_bars(course())
    assert first.endswith("  = _-     公报")
    assert second.endswith("  = _-=    公报")


def test_all_years_of_an_indicator_share_one_scale() -> None:
    alone = rows_with_bars(course()[:1])[0]
    first, second = rows_with_bars(course())
    assert first.count("=") - 1 < alone.count("=") - 1
    assert first.index("|") < second.index("|")


@pytest.mark.parametrize("width", [80, 200])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_columns_stand_below_their_headings(lang: Any, width: int) -> None:
    shown = render([urumqi(2020)], RULES, Look(lang=lang, width=width)).splitlines()
    heading = next(line for line in shown if line.startswith(("判定", "verdict")))
    target = cell_len(heading[: heading.index("目标" if lang == "zh" else "target")])
    rows = [line for line in shown if line.startswith(("未达标", "达标", "missed", "met"))]
    assert len(rows) == 6
    for row in rows:
        before = next(row[:at] for at in range(len(row)) if cell_len(row[:at]) == target)
        assert before.endswith("  ")
        assert row[len(before)] != " "


def test_every_line_about_totals_adds_up() -> None:
    totals = urumqi(2020).totals
    assert (totals.stated, totals.judged, totals.self_reported) == (13, 6, 6)
    assert sum(totals.verdicts.values()) == totals.stated


def test_the_worst_stands_first() -> None:
    shown = render([urumqi(2020)], RULES, Look())
    places = [shown.index(f"\n{word}") for word in ("未达标", "未再提及", "口径不可比", "达标")]
    assert places == sorted(places)


def test_colour_is_blue_and_orange_and_only_on_demand() -> None:
    assert "\x1b[" not in render([urumqi(2020)], RULES, Look())
    coloured = render([urumqi(2020)], RULES, Look(colour=True))
    assert "\x1b[1;38;5;208m未达标 ✗" in coloured
    assert "\x1b[38;5;33m达标 ✓" in coloured
    assert "\x1b[31m" not in coloured
    assert "\x1b[32m" not in coloured


def test_a_hostile_report_cannot_steer_the_terminal() -> None:
    evil = "增长\x1b[31m\x07\n5%\u202e"
    target = claim("target", "gdp growth eq 6 %", told=2021, period="2021", label=evil, quote=evil)
    actual = claim("actual", "gdp growth eq 5 %", told=2022, period="2021", quote=evil)
    reports = (card(2021, source=evil), card(2022, source=evil))
    material = Material(region=REGION, region_name=evil, claims=(target, actual), reports=reports)
    shown = render([review(material, 2021, RULES)], RULES, Look(quotes=True))
    assert not any(unicodedata.category(character) in {"Cc", "Cf"} for character in shown.replace("\n", ""))


FIGURES = [
    ("growth approx 9 %", "9%左右", "about 9%"),
    ("growth le -3 %", "下降3%以上", "down at least 3%"),
    ("growth eq -1.20 %", "下降1.20%", "down 1.20%"),
    ("growth range 6~6.5 %", "6%～6.5%", "6-6.5%"),
    ("growth range -3~-2 %", "下降2%～3%", "down 2-3%"),
    ("level range 100~120 万亩", "100～120万亩", "1-1.2 m mu"),
    ("growth eq 1.2 % estimate", "预计1.2%", "est. 1.2%"),
    ("level ge 13 万人 strive", "力争13万人以上", "strive at least 130k people"),
    ("level gt 3000 亿元", "超过3000亿元", "over 300 bn yuan"),
    ("level eq 43179 元", "43179元", "43,179 yuan"),
    ("change eq 1000 元", "增加1000元", "up 1,000 yuan"),
    ("level eq 9.5 万人次", "9.5万人次", "95k person-times"),
    ("change eq -0.5 个百分点", "下降0.5个百分点", "down 0.5 pp"),
    ("level eq 12.80 万蒲式耳", "12.80万蒲式耳", "12.80万蒲式耳"),
    ("qualitative", "-", "-"),
]


@pytest.mark.parametrize(("words", "zh", "en"), FIGURES)
def test_a_figure_is_told_with_its_hedge_in_both_languages(words: str, zh: str, en: str) -> None:
    assert (tell_figure(side(words), RULES, "zh"), tell_figure(side(words), RULES, "en")) == (zh, en)


def test_a_unit_may_be_called_otherwise_for_an_indicator() -> None:
    trained = side("level eq 9.5 万人次")
    assert tell_figure(trained.model_copy(update={"indicator": "tourists"}), RULES, "en") == "95k visits"
    assert tell_gap(Decimal("-0.5"), "万人次", RULES, "en", "tourists") == "-5k visits"
    assert tell_gap(Decimal("-0.5"), "万人次", RULES, "en") == "-5k person-times"


def test_every_unit_of_the_facts_has_an_english_word() -> None:
    units = {one.unit for one in facts() if one.unit}
    assert units - set(RULES.policy.figures["en"].units) <= {"%"}


@pytest.mark.parametrize(
    ("gap", "unit", "zh", "en"),
    [
        ("-4.8", "pp", "-4.8个百分点", "-4.8 pp"),
        ("0.60", "万人", "+0.6万人", "+6k people"),
        ("0", "pp", "0个百分点", "0 pp"),
        (None, None, "-", "-"),
    ],
)
def test_a_gap_is_told_in_points_or_in_the_unit(gap: str | None, unit: str | None, zh: str, en: str) -> None:
    number = Decimal(gap) if gap else None
    assert (tell_gap(number, unit, RULES, "zh"), tell_gap(number, unit, RULES, "en")) == (zh, en)


def test_a_long_cell_goes_on_in_the_lines_below() -> None:
    rows = [["未达标 ✗", "城镇居民人均可支配收入"], ["met", "short"]]
    widths = fit_widths(rows, 22, flexible=(1,))
    assert widths == [8, 12]
    assert lay_out(rows[0], widths) == ["未达标 ✗  城镇居民人均", "          可支配收入"]


def test_a_column_keeps_its_words_whole_where_there_is_room() -> None:
    rows = [["met", "Disposable income of residents", "at least 8.5 percent of it"]]
    assert fit_widths(rows, 28, flexible=(1, 2)) == [3, 10, 11]
    assert fit_widths(rows, 23, flexible=(1, 2)) == [3, 8, 8]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", [""]),
        ("one two three", ["one two", "  three"]),
        ("一二三四五六七", ["一二三四", "  五六七"]),
        ("abcdefghijklmno", ["abcdefgh", "  ijklmn", "  o"]),
        ("one twothree", ["one", "  twothr", "  ee"]),
        ("增长到1,234.5亿", ["增长到", "  1,234.", "  5亿"]),
        ("增长到123.5亿", ["增长到", "  123.5", "  亿"]),
        ("甲乙丙丁、戊己", ["甲乙丙", "  丁、戊", "  己"]),
        ("甲乙丙（丁）戊", ["甲乙丙", "  （丁）", "  戊"]),
        ("of people", ["of", "  people"]),
    ],
)
def test_text_is_broken_by_cells_and_after_blanks(text: str, lines: list[str]) -> None:
    assert wrap(text, 8, "  ") == lines


@pytest.fixture
def store(tmp_path: Path) -> str:
    place = str(tmp_path / "test.db")
    with open_store(place) as opened:
        opened.add_facts(facts(), RULES)
    return place


def test_the_command_says_what_is_missing(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["scorecard", "乌鲁木齐市", "--year", "2025", "--db", store, "--lang", "zh"]) == 0
    out = capsys.readouterr().out
    assert "2026 年报告未入库，11 项待它回答" in out
    assert "待验 11" in out


def test_a_year_without_targets_names_the_report_that_would_state_them(
    store: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["scorecard", "650100", "--year", "2010", "--db", store, "--lang", "zh"]) == 0
    assert "没有 2010 年的目标：要看 2010 年报告" in capsys.readouterr().out


def test_a_region_of_which_nothing_is_stored_is_told_in_one_line(
    store: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["scorecard", "北京市", "--db", store]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.count("\n") == 1
    assert "北京市 (110000): nothing stored" in captured.err


@pytest.mark.parametrize("command", ["scorecard", "diff"])
@pytest.mark.parametrize("form", ["jsonl", "json", "csv"])
def test_records_are_the_comparisons_of_the_contract(
    store: str, capsys: pytest.CaptureFixture[str], command: str, form: str
) -> None:
    assert main([command, "乌鲁木齐市", "--year", "2022", "--db", store, "--format", form]) == 0
    out = capsys.readouterr().out
    if form == "csv":
        assert out.splitlines()[0].startswith("region,region_name,year,indicator,label,target_measure,")
        assert len(out.splitlines()) == 11
        return
    if form == "json":
        told = json.loads(out)
        found = (told[0] if command == "scorecard" else told)["comparisons"]
    else:
        found = [json.loads(line) for line in out.splitlines()]
    assert len(found) == 10
    first = found[0]
    assert (first["indicator"], first["verdict"], first["gap"], first["gap_unit"]) == ("gdp", "missed", -6.7, "pp")


def test_a_pipe_gets_no_colour_and_a_file_the_same_text(
    store: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["scorecard", "乌鲁木齐市", "--year", "2022", "--db", store, "--width", "80"]
    assert main(command) == 0
    shown = capsys.readouterr().out
    assert "\x1b" not in shown
    assert main([*command, "--output", str(tmp_path / "out.txt")]) == 0
    assert (tmp_path / "out.txt").read_text(encoding="utf-8") == shown


@example("到11111", 6)
@given(st.text(st.sampled_from("增长到 ab12.5%,"), max_size=60), st.integers(min_value=6, max_value=20))
def test_no_character_of_a_broken_text_is_lost_and_no_line_is_too_wide(text: str, width: int) -> None:
    lines = wrap(text, width, "  ")
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert max(map(cell_len, lines)) <= width
