"""What the commands write to a terminal: widths that hold everywhere, and no text that steers it."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hand_made import DATA, NAME, REGION, card, claim
from rich.cells import cell_len

from tracker.comparisons.gathering.material import Material
from tracker.comparisons.gathering.statements import statements_of
from tracker.comparisons.views.history import history, subject_of
from tracker.comparisons.views.league import league
from tracker.comparisons.views.reviewing import review_all
from tracker.outputs.terminal.history import render_history
from tracker.outputs.terminal.league import render_league
from tracker.outputs.terminal.overview import render_overview
from tracker.outputs.terminal.scorecard import render
from tracker.outputs.wording.look import Look
from tracker.rulebook.rulebook import default_rulebook
from tracker.store.facts import read_facts

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

RULES = default_rulebook()
SEEDS = DATA.parents[2] / "seeds"
NAMES = ("scorecard", "history", "league", "overview")


def drawn(name: str, materials: Sequence[Material], look: Look, indicator: str = "gdp", year: int = 2022) -> str:
    """Give what a command shows of some regions."""
    regions = [statements_of(each, RULES) for each in materials]
    match name:
        case "history":
            lines = {one.id: one.line for one in materials[0].claims}
            subject = subject_of(indicator, regions[0])
            assert subject
            return render_history(history(regions[0], *subject, lines), RULES, look)
        case "league":
            return render_league(league(regions, indicator, year, RULES), RULES, look)
        case _:
            reviews = [one for each in materials for one in review_all(each, RULES)]
            return (render if name == "scorecard" else render_overview)(reviews, RULES, look)


@pytest.fixture(scope="module")
def cited() -> list[Material]:
    """Give what facts.csv cites of each region, the most cited first; the sentences themselves are not among it."""
    facts = list(read_facts(SEEDS / "facts.csv", RULES))
    groups = {one.region: [each for each in facts if each.region == one.region] for one in facts}
    return [
        Material(region=code, region_name=group[0].region_name, facts=tuple(group))
        for code, group in sorted(groups.items(), key=lambda pair: -len(pair[1]))
    ]


LOOKS = {
    "zh_80": Look(),
    "zh_120": Look(width=120),
    "zh_200": Look(width=200, quotes=True),
    "en_80": Look(lang="en"),
    "en_120": Look(lang="en", width=120),
    "zh_ascii": Look(ascii=True, width=120),
}
SNAPSHOTS = [
    ("history", "zh_80"),
    ("history", "zh_ascii"),
    ("history", "en_120"),
    ("league", "zh_80"),
    ("league", "en_120"),
]


@pytest.mark.parametrize(("name", "look"), SNAPSHOTS)
def test_a_history_and_a_league_look_as_they_are_to_look(cited: list[Material], name: str, look: str) -> None:
    shown = drawn(name, cited, LOOKS[look], "urban_jobs")
    assert shown == (DATA / f"{name}_{look}.txt").read_text(encoding="utf-8")


@pytest.mark.uncounted
@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("name", NAMES)
def test_no_character_takes_two_cells_in_one_terminal_and_one_in_another(
    cited: list[Material], name: str, look: str
) -> None:
    shown = drawn(name, cited, LOOKS[look])
    assert {character for character in shown if unicodedata.east_asian_width(character) == "A"} == set()


@pytest.mark.uncounted
@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("name", NAMES)
def test_no_line_is_wider_than_asked(cited: list[Material], name: str, look: str) -> None:
    shown = drawn(name, cited, LOOKS[look], "urban_jobs")
    assert max(map(cell_len, shown.splitlines())) <= LOOKS[look].width


@pytest.mark.parametrize("name", NAMES)
def test_marks_are_plain_ascii_where_asked(cited: list[Material], name: str) -> None:
    shown = drawn(name, cited, LOOKS["zh_ascii"], "urban_jobs")
    assert {character for character in shown if not character.isascii() and cell_len(character) == 1} == set()


@pytest.mark.parametrize("name", NAMES)
def test_a_bar_and_a_plot_are_told_what_they_mean(cited: list[Material], name: str) -> None:
    shown = drawn(name, cited, Look(width=120), "urban_jobs")
    assert ("⠒⠒⠒⠒ 目标" if name == "history" else "| 目标") in shown


EVIL = "增长\x1b[31m\x07\n5%\u202e\x9b2J\x1b]0;x\x07"


@pytest.fixture(scope="module")
def evil() -> list[Material]:
    """Give a region whose every text tries to steer the terminal."""
    target = claim("target", "gdp growth eq 6 %", told=2021, period="2021", label=EVIL, quote=EVIL)
    words = claim("target", "(x) qualitative", told=2021, period="2021", label=EVIL, quote=EVIL)
    actual = claim("actual", "gdp growth eq 5 %", told=2022, period="2021", quote=EVIL, label=EVIL)
    reports = tuple(card(year, source=EVIL + str(year)) for year in (2021, 2022))
    made = [one.model_copy(update={"region_name": EVIL}) for one in (target, words, actual)]
    return [Material(region=REGION, region_name=EVIL, claims=tuple(made), reports=reports)]


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", NAMES)
def test_no_text_of_a_report_steers_the_terminal(evil: list[Material], name: str, lang: str) -> None:
    look = Look(lang="zh" if lang == "zh" else "en", quotes=True, width=100)
    shown = drawn(name, evil, look, year=2021)
    assert "[31m" in shown
    assert {unicodedata.category(character) for character in shown.replace("\n", "")} & {
        "Cc",
        "Cf",
        "Zl",
        "Zp",
    } == set()


TEXT = "2021年发展主要预期目标: 地区生产总值\u202e增长6%左右\x1b[31m, 固定资产投资增长8%\x07, 环境\x9b2J持续改善。"
COMMANDS = [
    ("explain", "{text}"),
    ("indicators",),
    ("reports",),
    ("regions",),
    ("regions", "{code}"),
    ("rules", "list"),
    ("rules", "show", "growth"),
    ("scorecard", "{code}"),
    ("history", "{code}", "gdp"),
    ("league", "gdp", "--year", "2021"),
    ("diff", "{code}", "--year", "2021", "--format", "table"),
]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_no_command_hands_on_control_characters(
    run: Callable[..., tuple[int, str, str]], command: tuple[str, ...]
) -> None:
    source = "\x1b[31m目标\u202e.txt"
    Path(source).write_text(f"{NAME}2021年政府工作报告\n二、2021年工作安排\n{TEXT}\n", encoding="utf-8")
    code, _, err = run("ingest", source, "--region", REGION, "--year", "2021")
    assert code == 0, err
    filled = [part.format(text=TEXT, code=REGION) for part in command]
    code, out, err = run(*filled)
    assert code == 0, err
    assert "6%" in out or command[0] not in {"scorecard", "history", "league", "diff", "explain"}
    assert not any(unicodedata.category(character) in {"Cc", "Cf"} for character in (out + err).replace("\n", ""))
