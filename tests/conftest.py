"""What tests of several modules are given."""

from __future__ import annotations

import os
import shutil
import sys
from contextlib import contextmanager
from tempfile import mkdtemp
from typing import TYPE_CHECKING, Any

import pytest
from browser import browser, visit
from hypothesis import is_hypothesis_test, settings
from made_once import SHARED
from servers import place, postgresql

from tracker.cli.app import main
from tracker.rulebook import kept as kept_module

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator
    from pathlib import Path

__all__ = ["browser", "place", "postgresql", "run", "visit"]


os.environ["TRACKER_LANG"] = "en"
"""Whatever the locale of the machine: a test that reads Chinese asks for it."""

settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")
# A test proves what comes out; how long a busy machine takes for one of its examples proves nothing.

COUNTER = pytest.StashKey[Any]()
"""What counts the lines that are reached, None where nothing does."""


def pytest_configure(config: pytest.Config) -> None:
    """Let all that is started here share one folder of what is kept ready, and none of the user's own."""
    if not hasattr(config, "workerinput"):  # workers of xdist are given the folders of who starts them
        os.environ["TRACKER_CACHE"] = mkdtemp(prefix="tracker-cache-")
        os.environ[SHARED] = mkdtemp(prefix="tracker-shared-")


def pytest_unconfigure(config: pytest.Config) -> None:
    if not hasattr(config, "workerinput"):
        for folder in ("TRACKER_CACHE", SHARED):
            shutil.rmtree(os.environ[folder], ignore_errors=True)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Count what is covered in fixtures and tests alone: counting makes any Python two to three times as slow."""
    item.config.stash[COUNTER] = sys.gettrace()
    with _counted_by(None):
        return (yield)


@pytest.hookimpl(wrapper=True)
def pytest_fixture_setup(request: pytest.FixtureRequest) -> Generator[None, object, object]:
    with _counted_by(request.config.stash[COUNTER]):
        return (yield)


@pytest.hookimpl(wrapper=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> Generator[None, object, object]:
    """Let the lines not count as covered that a test reaches by chance, measures the time of, or goes over again.

    What is covered is then the same in each run, whatever was tried, and a time is that of the program alone.
    """
    if not _is_uncounted(pyfuncitem):
        with _counted_by(pyfuncitem.config.stash[COUNTER]):
            return (yield)
    # Processes that the test starts are told by a variable to count theirs (patch = subprocess).
    told = os.environ.pop("COVERAGE_PROCESS_CONFIG", None)
    try:
        return (yield)
    finally:
        os.environ.update({"COVERAGE_PROCESS_CONFIG": told} if told else {})


@contextmanager
def _counted_by(counter: Any) -> Iterator[None]:
    """Let the lines that are reached be counted by what coverage has set for it, or by nothing."""
    before = sys.gettrace()
    sys.settrace(counter)
    try:
        yield
    finally:
        sys.settrace(before)


def _is_uncounted(item: pytest.Function) -> bool:
    return is_hypothesis_test(item.obj) or item.get_closest_marker("uncounted") is not None


@pytest.fixture
def run(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., tuple[int, str, str]]:
    """Run a command in a folder of its own; give its exit code and what it wrote to both streams."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("TRACKER_DB", raising=False)
    monkeypatch.delenv("COLUMNS", raising=False)  # a process of several that test has it set

    def run_command(*arguments: object) -> tuple[int, str, str]:
        code = main([str(argument) for argument in arguments])
        return (code, *capsys.readouterr())

    return run_command


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let readings, reviews and checks be kept in a folder, as in the second run of a program."""
    monkeypatch.setenv("TRACKER_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(kept_module, "is_worth_keeping", lambda: True)
    return tmp_path / "cache" / "readings"
