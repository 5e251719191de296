"""What is given for options is taken as typer takes it, without what typer builds for it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from tracker.cli.app import COMMANDS, command_line
from tracker.cli.values import Plainly

if TYPE_CHECKING:
    import pytest

ROOT = Path(__file__).parent.parent
TEXTS = (
    "", " ", "-", "a", "gdp", "青岭市", "2024", "02024", "1_000", " 7", "1948", "1949", "2100", "2101", "59", "60",
    "1e3", "-5", "٣", "99999999999", "table", "TABLE", "jsonl", "zh", "en", "work_report", "headline", "county", "gap",
    "error", "tests", "README.md", "tests/", "no/such/file", "bad\0name", "x" * 300,
)  # fmt: skip
"""Words, numbers at the ends of what is allowed, choices, paths of a folder, a file, of none, and of what is none."""


def commands() -> list[Any]:
    top = command_line()
    context = typer.Context(top)
    found, waiting = [], [top, *(top.get_command(context, name) for name in COMMANDS)]
    while waiting:
        one = waiting.pop()
        found.append(one)
        inner = getattr(one, "commands", {}) if one is not top else {}
        waiting += inner.values()
    return found


def parameters() -> list[tuple[Any, Any]]:
    return [(typer.Context(one), param) for one in commands() for param in one.get_params(typer.Context(one))]


def answer(taking: Any, value: object, context: Any, param: Any) -> tuple[str, object]:
    try:
        found = taking.coerce(value, param=param, ctx=context)
    except (typer.BadParameter, ValueError) as error:
        return type(error).__name__, str(error)
    return type(found).__name__, found


def test_every_command_looks_at_values_itself() -> None:
    assert len(commands()) > len(COMMANDS)
    assert [one.name for one in commands() if not isinstance(one, Plainly)] == []


def test_a_value_is_taken_as_typer_takes_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    differing, asked = [], 0
    for context, param in parameters():
        typers = param.get_runtime_param()
        context.command.parse_args(typer.Context(context.command, resilient_parsing=True), [])
        ours = param.get_runtime_param()
        assert ours is not typers
        many = param.multiple or param.nargs == -1
        for value in (None, *((text,) if many else text for text in TEXTS)):
            asked += 1
            expected = answer(typers, value, context, param)
            differing += [] if answer(ours, value, context, param) == expected else [(param.name, value, expected)]
    assert (asked > 5_000, differing) == (True, [])


def test_plain_values_need_nothing_that_typer_builds(tmp_path: Path) -> None:
    code = (
        "import sys; from tracker.cli.app import main; code = main(sys.argv[1:]);"
        "sys.exit(code or 9 * ('typer._adapters' in sys.modules))"
    )
    asked = ["indicators", "--lang", "en", "--format", "csv", "--output", str(tmp_path / "indicators.csv")]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    assert subprocess.run([sys.executable, "-c", code, *asked], env=environment, check=False).returncode == 0
