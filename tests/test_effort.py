from __future__ import annotations

import threading
from pathlib import Path

import pytest

from tracker.store.effort import helpful_processes, seconds_of
from tracker.store.intake import Request, load_for
from tracker.store.processes import ReadingProcesses


def made(folder: Path, name: str, size: int) -> Path:
    path = folder / name
    with path.open("wb") as file:
        file.truncate(size)
    return path


@pytest.mark.parametrize(
    ("name", "size", "count", "processes"),
    [
        pytest.param("a.txt", 30_000, 1, 1, id="one report"),
        pytest.param("a.txt", 30_000, 10, 1, id="a few reports"),
        pytest.param("a.txt", 30_000, 62, 6, id="the reports of all provinces of two years"),
        pytest.param("a.txt", 1_000, 62, 1, id="as many of next to nothing"),
        pytest.param("a.txt", 2_000_000, 1, 6, id="a gazette: no more than there are files is for who starts them"),
        pytest.param("a.pdf", 100_000, 2, 2, id="two files that have processes of their own"),
        pytest.param("a.html", 100_000, 8, 4, id="pages"),
        pytest.param("a.txt", 30_000, 10_000, 8, id="no more than there are cores"),
    ],
)
def test_as_many_processes_share_files_as_have_enough_to_do(
    tmp_path: Path, name: str, size: int, count: int, processes: int
) -> None:
    assert helpful_processes([made(tmp_path, name, size)] * count, 8) == processes


def test_what_is_no_file_is_no_work() -> None:
    assert seconds_of(Path("-")) == 0


def test_processes_begin_as_copies_only_where_nothing_else_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setattr(threading, "active_count", lambda: 1)
    assert ReadingProcesses(2).started == "fork"
    monkeypatch.setattr(threading, "active_count", lambda: 2)
    assert ReadingProcesses(2).started == "spawn"
    monkeypatch.setattr("sys.platform", "darwin")
    monkeypatch.setattr(threading, "active_count", lambda: 1)
    assert ReadingProcesses(2).started == "spawn"


def test_what_reading_takes_is_loaded_without_a_look_at_the_file() -> None:
    load_for(Request("no such file"))
