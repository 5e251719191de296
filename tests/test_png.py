"""PNG: drawn by a browser where there is one, refused with what to install where there is none."""

from __future__ import annotations

import struct
import sys
from typing import TYPE_CHECKING

import pytest
from made_once import seed_store

from tracker.errors import InputError, UsageError
from tracker.outputs.charts.png import find_browser, png_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="30">'
    '<rect width="100%" height="100%" fill="red"/></svg>'
)


@pytest.fixture
def browser() -> str:
    try:
        return find_browser()
    except UsageError:
        pytest.skip("no browser: install chromium, or name one in CHROMIUM")


@pytest.mark.parametrize(("width", "dots"), [("100%", (1280, 60)), ("50", (100, 60))])
def test_a_picture_is_drawn_with_two_dots_a_pixel_and_as_wide_as_it_says(
    browser: str, width: str, dots: tuple[int, int]
) -> None:
    made = png_of(SVG.format(width=width), browser)
    assert made.startswith(b"\x89PNG")
    assert struct.unpack(">II", made[16:24]) == dots


@pytest.mark.parametrize(
    "asked",
    [
        ("league", "gdp", "--year", "2020", "--format", "png=gdp.png"),
        ("history", "乌鲁木齐市", "gdp", "--format", "png", "--output", "gdp.png"),
        ("site", "public", "--demo", "--png"),
    ],
)
def test_without_a_browser_it_is_told_what_to_install_before_anything_is_done(
    run: Callable[..., tuple[int, str, str]], monkeypatch: pytest.MonkeyPatch, tmp_path: Path, asked: tuple[str, ...]
) -> None:
    monkeypatch.setenv("CHROMIUM", str(tmp_path / "none"))
    code, out, err = run(*asked)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert "install Chromium, Chrome or Edge" in err
    assert not (tmp_path / "public").exists()


def test_a_browser_that_draws_nothing_is_told_with_its_words(tmp_path: Path) -> None:
    program = tmp_path / "browser"
    program.write_text(f"#!{sys.executable}\nimport sys\nsys.exit('cannot open display')\n", encoding="utf-8")
    program.chmod(0o755)
    with pytest.raises(InputError, match="drew no picture: cannot open display"):
        png_of(SVG.format(width="50"), str(program))


def test_a_league_and_a_history_are_drawn_as_png(
    run: Callable[..., tuple[int, str, str]], tmp_path: Path, browser: str
) -> None:
    assert browser
    seed_store(tmp_path / "tracker.db")
    assert run("league", "gdp", "--year", "2020", "--format", "png=league.png")[0] == 0
    assert run("history", "650100", "gdp", "--format", "png", "--output", "history.png")[0] == 0
    assert all((tmp_path / name).read_bytes().startswith(b"\x89PNG") for name in ("league.png", "history.png"))
