"""Every output in Chinese has the punctuation of Chinese; what it quotes stands as the texts have it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from lxml import html
from made_once import seed_store
from made_sites import seed_site

from tracker.cli.app import COMMANDS

if TYPE_CHECKING:
    from collections.abc import Callable

    Run = Callable[..., tuple[int, str, str]]

ROOT = Path(__file__).parent.parent
SEEDS = ROOT / "seeds"
CHINESE = r"[\u3007\u3400-\u9fff」』”》）]"
HALF = re.compile(rf"(?<={CHINESE})(?:\s?[,;:()]+|[!?])\s*(?=[\u3007\u3400-\u9fff「『“《（])")
"""Not a question or exclamation mark behind a blank: such a one is the shape of a verdict."""
MARKUP = re.compile(r"<[^>]+>|\*\*|\\")
BLANK = re.compile(r"\s+")
BEHIND = re.compile(r"[\u3007\u3400-\u9fff）][,:;](?:\s|$)|[\u3007\u3400-\u9fff] ?\(\d+\)")
"""Half-width marks behind Chinese words whatever follows, and counts in half-width brackets."""
URUMQI = ("乌鲁木齐市", "--year")

OUTPUTS: list[tuple[str, ...]] = [
    ("scorecard", *URUMQI, "2020", "--quotes"),
    ("scorecard", *URUMQI, "2021"),
    ("scorecard", "高昌区", "--year", "2023"),
    ("diff", *URUMQI, "2020", "--format", "table"),
    ("diff", *URUMQI, "2020", "--format", "md"),
    ("diff", *URUMQI, "2021", "--format", "md"),
    ("diff", *URUMQI, "2020", "--format", "html"),
    ("diff", "乌鲁木齐市", "沙湾市", "--year", "2022", "--format", "md"),
    ("table", *URUMQI, "2021"),
    ("table", *URUMQI, "2021", "--format", "md"),
    ("table", *URUMQI, "2021", "--format", "html"),
    ("tasks", *URUMQI, "2021"),
    ("review", *URUMQI, "2021"),
    ("history", "乌鲁木齐市", "urban_jobs", "--quotes"),
    ("history", "乌鲁木齐市", "gdp", "--format", "svg"),
    ("league", "gdp", "urban_jobs", "--year", "2020"),
    ("league", "gdp", "--year", "2020", "--format", "html"),
    ("league", "gdp", "--year", "2020", "--format", "md"),
    ("league", "gdp", "--year", "2020", "--format", "svg"),
    ("changes", "--year", "2023"),
    ("changes", "--year", "2023", "--format", "html"),
    ("reports",),
    ("regions",),
    ("indicators",),
    ("explain", "地区生产总值增长6%左右"),
    ("rules", "test", "--filter", "growth"),
    ("check", str(SEEDS), "--details"),
    ("check", str(SEEDS), "--details", "--format", "concise"),
    ("check", "--explain", "all"),
    ("demo",),
]


def half_width(told: str, known: str) -> list[str]:
    """Give the places with punctuation of another script between Chinese words, but for those of what is known."""
    told = MARKUP.sub("", told)
    places = [(each.start() - 1, each.end() + 1) for each in HALF.finditer(told)]
    found = [(first, last) for first, last in places if BLANK.sub("", told[first:last]) not in known]
    return [told[max(0, first - 6) : last + 6] for first, last in found]


@pytest.fixture(scope="module")
def known() -> str:
    """Give all that outputs quote: texts, cited facts, the rules themselves."""
    files = [*SEEDS.glob("*.txt"), SEEDS / "facts.csv", *(ROOT / "rules").rglob("*.yaml")]
    return BLANK.sub("", "\n".join(file.read_text(encoding="utf-8") for file in files))


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> str:
    return seed_store(tmp_path_factory.mktemp("store") / "tracker.db")


@pytest.mark.uncounted
@pytest.mark.parametrize("arguments", OUTPUTS, ids=" ".join)
def test_an_output_in_chinese_has_full_width_punctuation(
    arguments: tuple[str, ...], run: Run, store: str, known: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TRACKER_DB", store)
    _, out, err = run(*arguments, "--lang", "zh")
    assert out
    assert half_width(out, known) == []
    assert half_width(err, known) == []


@pytest.mark.parametrize("name", COMMANDS)
def test_help_in_chinese_has_full_width_punctuation(name: str, run: Run) -> None:
    _, out, _ = run(name, "--help", "--lang", "zh")
    assert "用法：" in out
    assert half_width(out, "") == []


def test_half_width_punctuation_between_chinese_words_is_seen() -> None:
    assert half_width("目标: 增长", "") == ["目标: 增长"]
    assert half_width("<b>目标</b>(预计)", "") == ["目标(预计)"]
    assert half_width("目标：增长5%, about", "") == []
    assert half_width("工业(规上)增加值", "工业(规上)增加值") == []


def test_every_page_of_a_site_in_chinese_has_the_punctuation_of_chinese() -> None:
    found = {}
    for path in sorted((seed_site() / "zh").rglob("*.html")):
        page = html.fromstring(path.read_bytes())
        for foreign in page.xpath("//q | //code | //cite | //script | //style | //a[@lang='en'] | //*[@aria-hidden]"):
            foreign.drop_tree()
        found[path.name] = BEHIND.findall(page.text_content())
    assert {name: marks for name, marks in found.items() if marks} == {}
