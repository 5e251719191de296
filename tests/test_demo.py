from __future__ import annotations

import re
from pathlib import Path

import pytest

from tracker.cli.app import main
from tracker.cli.demo import seeds_directory


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """Run the demo once in each language."""
    found = {}
    for lang in ("zh", "en"):
        file = tmp_path_factory.mktemp("demo") / "out.txt"
        assert main(["demo", "--quiet", "--width", "80", "--lang", lang, "--output", str(file)]) == 0
        found[lang] = file.read_text(encoding="utf-8").splitlines()
    return found


def test_the_seeds_are_those_of_the_checkout() -> None:
    assert seeds_directory() == Path(__file__).parent.parent / "seeds"


@pytest.mark.uncounted
def test_the_first_lines_say_what_is_seen(shown: dict[str, list[str]]) -> None:
    assert shown["zh"][0].startswith("各地政府报告里年初定的目标")
    assert shown["en"][0].startswith("What governments promised")


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("zh", ["乌鲁木齐市 2020", "地区生产总值 6%左右 ->", "预计1.2%"]),
        ("zh", ["高昌区 2023", "来源不一致", "5.5%", "预计7%", "+1.5个百分点"]),
        ("en", ["Urumqi 乌鲁木齐市 2020", "Gross regional", "about 6%", "est. 1.2%"]),
        ("en", ["Gaochang District 高昌区 2023", "sources disagree", "5.5%", "est. 7%", "+1.5 pp"]),
    ],
)
def test_both_findings_stand_at_the_top(shown: dict[str, list[str]], lang: str, words: list[str]) -> None:
    top = "".join(shown[lang][:18])
    assert [word for word in words if word not in top] == []


def test_every_year_tells_how_many_findings_of_each_kind_it_has(shown: dict[str, list[str]]) -> None:
    for lang, told in (("zh", "目标调低 3  目标调高 3  表述趋软 8"), ("en", "target lowered 3  target raised 3")):
        row = next(
            at for at, line in enumerate(shown[lang]) if re.search("乌鲁木齐市[(（ ]+650100", line) and " 2024 " in line
        )
        assert shown[lang][row + 1].strip().startswith(told)


ROWS = [
    ("未达标 ✗", "地区生产总值", "6%左右", "预计1.2%", "-4.8个百分点"),
    ("未达标 ✗", "固定资产投资", "5%", "预计0.3%", "-4.7个百分点"),
    ("未达标 ✗", "城镇居民人均可支配收", "6%", "预计1.2%", "-4.8个百分点"),
    ("未达标 ✗", "农村居民人均可支配收", "8%", "预计5.6%", "-2.4个百分点"),
    ("口径不可比 /", "一般公共预算收入", "4%左右", "预计0.1%", "-"),
    ("达标 ✓", "城镇登记失业率", "4.5%以内", "2.55%", "-1.95个百分点"),
    ("达标 ✓", "城镇新增就业", "13万人", "13.6万人", "+0.6万人"),
]


@pytest.mark.parametrize("cells", ROWS, ids=[row[1] for row in ROWS])
def test_the_scorecard_of_2020_holds_what_was_promised_against_what_was_reached(
    shown: dict[str, list[str]], cells: tuple[str, ...]
) -> None:
    start = shown["zh"].index("乌鲁木齐市（650100）  目标年度 2020")
    rows = [[cell.strip() for cell in line.split("  ") if cell.strip()] for line in shown["zh"][start : start + 40]]
    named = [(row[0], cells[1], *row[2 : len(cells)]) for row in rows if len(row) > 1 and cells[1].startswith(row[1])]
    assert cells in named  # a label that is too long for its column goes on in the next line


@pytest.mark.parametrize("region", ["乌鲁木齐市", "高昌区", "凉州区", "昌吉回族自治州", "沙湾市"])
def test_every_region_has_a_line(shown: dict[str, list[str]], region: str) -> None:
    assert any(line.startswith(f"{region}（") and line.endswith(("..", "✓")) for line in shown["zh"])


def test_every_target_has_a_mark_worst_first(shown: dict[str, list[str]]) -> None:
    told = [line.split() for line in shown["zh"]]
    assert ["乌鲁木齐市（650100）", "2020", "13", "6", "✗✗✗✗????///✓✓"] in told


def test_the_indicator_that_was_judged_most_often_is_plotted(shown: dict[str, list[str]]) -> None:
    start = shown["en"].index("Over the years")
    assert shown["en"][start + 1] == "Urumqi 乌鲁木齐市 New urban jobs"
    assert any(line.split() == [str(year) for year in range(2020, 2026)] for line in shown["en"][start:])


def test_all_of_it_is_seen_at_one_look(shown: dict[str, list[str]]) -> None:
    assert max(map(len, shown.values())) <= 110


def test_the_policy_is_named_below(shown: dict[str, list[str]]) -> None:
    assert any("default-1" in line for line in shown["zh"][-6:])


@pytest.mark.uncounted
def test_the_demo_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TRACKER_DB", str(tmp_path / "mine.db"))
    assert main(["demo", "--quiet", "--output", "out.txt"]) == 0
    assert [path.name for path in tmp_path.iterdir()] == ["out.txt"]
