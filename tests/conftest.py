"""What tests of several modules are given."""

from __future__ import annotations

import os
import shutil
from tempfile import mkdtemp
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


def pytest_configure(config: pytest.Config) -> None:
    """Let all that is started here share one folder of what is kept ready, and none of the user's own."""
    if not hasattr(config, "workerinput"):  # workers of xdist are given the folder of who starts them
        os.environ["TRACKER_CACHE"] = mkdtemp(prefix="tracker-cache-")


def pytest_unconfigure(config: pytest.Config) -> None:
    if not hasattr(config, "workerinput"):
        shutil.rmtree(os.environ["TRACKER_CACHE"], ignore_errors=True)


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
