"""What tests of several modules are given."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from browser import browser, visit
from servers import place, postgresql

from tracker.cli.app import main

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

__all__ = ["browser", "place", "postgresql", "run", "visit"]


os.environ["TRACKER_LANG"] = "en"
"""Whatever the locale of the machine: a test that reads Chinese asks for it."""


@pytest.fixture
def run(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., tuple[int, str, str]]:
    """Run a command in a folder of its own; give its exit code and what it wrote to both streams."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("TRACKER_DB", raising=False)

    def run_command(*arguments: object) -> tuple[int, str, str]:
        code = main([str(argument) for argument in arguments])
        return (code, *capsys.readouterr())

    return run_command
