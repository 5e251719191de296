"""Which codes a check tells, what fails it, and where that is said."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from check_texts import made, write

from tracker.checks.settings import Settings, load_settings
from tracker.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable

    Run = Callable[..., tuple[int, str, str]]

FAULTY = made(growth="386.2亿元、增长6.4%左右", investment="夜间灯光强度增长10%") + "(此文有删减)"
"""Told of it: T10 as a warning, E03 and E08 as notes."""


@pytest.mark.parametrize(
    ("select", "ignore", "code", "told"),
    [
        ((), (), "E01", True),
        (("E",), (), "E01", True),
        (("E",), (), "T01", False),
        (("T", "E01"), (), "E01", True),
        (("missed",), (), "C07", True),
        ((), ("C",), "C07", False),
        (("C07",), ("C",), "C07", True),
        (("C",), ("C07",), "C07", False),
        (("C07",), ("C07",), "C07", False),
        (("e01",), (), "E01", True),
    ],
)
def test_the_longest_entry_that_fits_decides(
    select: tuple[str, ...], ignore: tuple[str, ...], code: str, *, told: bool
) -> None:
    name = {"C07": "missed", "E01": "unexplained-figure", "T01": "unreadable"}[code]
    assert Settings(select=select, ignore=ignore).tells(code, name) is told


def test_flags_go_over_the_environment_and_that_over_the_file(tmp_path: Path) -> None:
    (tmp_path / "tracker.toml").write_text('fail-on = "note"\nselect = ["T"]\nignore = ["T10"]\n', encoding="utf-8")
    environment = {"TRACKER_CHECK_FAIL_ON": "warning", "TRACKER_CHECK_SELECT": "E, C", "TRACKER_DB": "all.db"}
    found = load_settings(tmp_path, environment, {"select": ["R"], "ignore": None})
    assert (found.fail_on, found.select, found.ignore, found.db) == ("warning", ("R",), ("T10",), "all.db")


def test_the_nearest_file_with_a_table_is_taken(tmp_path: Path) -> None:
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    (tmp_path / "pyproject.toml").write_text('[tool.tracker]\nfail-on = "note"\n', encoding="utf-8")
    (tmp_path / "a" / "pyproject.toml").write_text("[tool.ruff]\n", encoding="utf-8")
    assert load_settings(inner, {}, {}).fail_on == "note"
    (tmp_path / "a" / "tracker.toml").write_text('fail-on = "warning"\n', encoding="utf-8")
    assert load_settings(inner, {}, {}).fail_on == "warning"


def test_paths_of_a_file_begin_at_its_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inner = tmp_path / "reports"
    inner.mkdir()
    (tmp_path / "tracker.toml").write_text('baseline = "known.txt"\ndb = "sqlite:///x.db"\n', encoding="utf-8")
    (tmp_path / "tracker.lock").write_text("", encoding="utf-8")
    monkeypatch.chdir(inner)
    found = load_settings(Path.cwd(), {}, {})
    assert found.baseline == tmp_path / "known.txt"
    assert found.lock == tmp_path / "tracker.lock"
    assert found.db == "sqlite:///x.db"


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ('fail_on = "note"', "fail_on: unknown: did you mean fail-on?"),
        ('chosen = "T"', "chosen: unknown: known are"),
        ('fail-on = "loud"', "fail-on: "),
        ("select = 3", "select: "),
        ("select = [", "not valid TOML"),
    ],
)
def test_a_wrong_key_is_told_with_file_and_key(tmp_path: Path, content: str, told: str) -> None:
    (tmp_path / "tracker.toml").write_text(content + "\n", encoding="utf-8")
    with pytest.raises(UsageError) as error:
        load_settings(tmp_path, {}, {})
    assert str(tmp_path / "tracker.toml") in str(error.value)
    assert told in str(error.value)


def test_a_wrong_variable_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="TRACKER_CHECK_SELCT: unknown: did you mean TRACKER_CHECK_SELECT"):
        load_settings(tmp_path, {"TRACKER_CHECK_SELCT": "T"}, {})


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ((), 0),
        (("--fail-on", "warning"), 1),
        (("--fail-on", "warning", "--exit-zero"), 0),
        (("--fail-on", "warning", "--ignore", "T10,E03"), 0),
        (("--fail-on", "note", "--select", "E08"), 1),
        (("--select", "T99"), 2),
        (("--format", "yaml"), 2),
        (("--fail-on", "loud"), 2),
        (("--explain", "T99"), 2),
        (("--explain", "E01"), 0),
        (("--explain", "all"), 0),
    ],
)
def test_the_exit_code_says_what_was_found(run: Run, tmp_path: Path, arguments: tuple[str, ...], code: int) -> None:
    write(tmp_path, {"昌吉市_2024": FAULTY})
    done, _, told = run("check", tmp_path / "昌吉市_2024.txt", *arguments)
    assert done == code
    assert told.count("\n") == (code == 2)


@pytest.mark.parametrize("paths", [(), ("nowhere.txt",)])
def test_nothing_to_check_is_wrong_use(run: Run, paths: tuple[str, ...]) -> None:
    done, told, error = run("check", *paths)
    assert (done, told) == (2, "")
    assert error.startswith("tracker: error: ")


def test_codes_can_be_left_out_for_some_files(run: Run, tmp_path: Path) -> None:
    (tmp_path / "tracker.toml").write_text(
        '[per-file-ignores]\n"old/*" = ["T10"]\n"旧*.txt" = ["E", "T05", "T06"]\n', encoding="utf-8"
    )
    write(tmp_path / "old", {"昌吉市_2024": FAULTY})
    write(tmp_path / "new", {"旧昌吉市_2024": FAULTY})
    assert codes(run, "old") == {"E03", "E08"}
    assert codes(run, "new") == {"T10"}


def test_several_forms_are_written_in_one_run(run: Run, tmp_path: Path) -> None:
    write(tmp_path, {"昌吉市_2024": FAULTY})
    done, told, _ = run("check", "昌吉市_2024.txt", "--format", "concise", "--format", "json=out.json")
    assert done == 0
    assert "昌吉市_2024.txt:1:1: T10" in told
    assert json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))["notices"]


def codes(run: Run, *arguments: Any) -> set[str]:
    _, told, _ = run("check", *arguments, "--format", "json", "--select", "T,E")
    return {one["code"] for one in json.loads(told)["notices"]}
