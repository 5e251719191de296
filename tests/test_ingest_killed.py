"""An ingest that is killed, fills the disk or meets a lock leaves whole reports, and the next run takes the rest."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import killed_ingest
import pytest

from tracker.store.store import read_store

if TYPE_CHECKING:
    from collections.abc import Callable

    from servers import PostgresqlServer

    Run = Callable[..., tuple[int, str, str]]

SEEDS = sorted((Path(__file__).parent.parent / "seeds").glob("*.txt"))
KILLS = int(os.environ.get("TRACKER_KILLS", "12"))
SERVER_KILLS = int(os.environ.get("TRACKER_KILLS", "4"))
PATIENCE = 120
"""Seconds that are waited for what takes a moment: on a machine with much else to do moments are long."""
POSIX = pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are not forked here")


def dump(place: Path) -> list[str]:
    with closing(sqlite3.connect(place)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        return list(connection.iterdump())


def held(place: Path) -> dict[str, int]:
    """Give the files whose reports a store holds, with the number of their claims; none where it is not laid out."""
    with closing(sqlite3.connect(place)) as connection:
        if not connection.execute("SELECT name FROM sqlite_master").fetchall():
            return {}
    with read_store(str(place)) as store:
        return {card.source: card.claims for card in store.reports()}


@pytest.mark.uncounted
@POSIX
def test_an_ingest_killed_at_any_moment_leaves_whole_reports_and_is_completed_by_the_next(tmp_path: Path) -> None:
    script = Path(killed_ingest.__file__)
    subprocess.run([sys.executable, script, tmp_path, str(KILLS)], check=True)
    whole, undisturbed = held(tmp_path / "whole.db"), dump(tmp_path / "whole.db")
    assert len(whole) == 5
    found = [held(place) for place in sorted(tmp_path.glob("killed-*.db"))]
    assert all(each.items() <= whole.items() for each in found)
    assert len({len(each) for each in found}) > 1, "no kill came while the reports were taken"
    assert [dump(tmp_path / f"completed-{number}.db") == undisturbed for number in range(KILLS)] == [True] * KILLS


@pytest.mark.uncounted
@POSIX
def test_the_processes_that_read_end_with_an_ingest_that_is_killed(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tracker", "ingest", *map(str, SEEDS), "--workers", "2"]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL, cwd=tmp_path) as process:
        children = wait_for_children(process.pid, 2)
        process.send_signal(signal.SIGKILL)
    end = time.monotonic() + PATIENCE
    while any(Path(f"/proc/{child}").exists() for child in children) and time.monotonic() < end:
        time.sleep(0.05)
    assert [child for child in children if Path(f"/proc/{child}").exists()] == []


def wait_for_children(pid: int, count: int) -> list[int]:
    """Give the processes that read, once they run for good."""
    listing = Path(f"/proc/{pid}/task/{pid}/children")
    if not listing.exists():
        pytest.skip("the system does not list the children of a process")
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        children = [int(child) for child in listing.read_text(encoding="ascii").split()]
        ready = [child for child in children if Path(f"/proc/{child}/task").exists() and threads(child) > 1]
        if len(ready) >= count:
            return children
        time.sleep(0.02)
    pytest.fail(f"no {count} processes began to read")


def threads(pid: int) -> int:
    return len(list(Path(f"/proc/{pid}/task").glob("*")))


def test_a_full_disk_ends_an_ingest_with_one_line_and_the_same_command_takes_the_rest(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def prepare_a_small_disk(connection: sqlite3.Connection, _record: object) -> None:
        connection.isolation_level = None
        connection.execute("PRAGMA max_page_count = 90")

    with monkeypatch.context() as small:
        small.setattr("tracker.store.database._prepare_sqlite", prepare_a_small_disk)
        small.setattr("tracker.cli.taking._BATCH", 1)
        code, out, err = run("ingest", *SEEDS, "--db", "store.db")
    assert (code, out) == (2, "")
    told, error = err.splitlines()
    assert error == "tracker: error: store.db: the disk is full: make room and run the same command again"
    count = len(held(Path("store.db")))
    assert told == f"added: {count} reports"
    assert run("ingest", *SEEDS, "--db", "store.db")[2] == f"added: {5 - count} reports\nunchanged: {count} reports\n"


def test_a_locked_file_ends_an_ingest_with_one_line_and_loses_nothing(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tracker.store.database.WAIT_SECONDS", 0.01)
    assert run("ingest", SEEDS[3], "--db", "store.db")[0] == 0
    with closing(sqlite3.connect("store.db")) as other:
        other.execute("BEGIN EXCLUSIVE")
        code, _, err = run("ingest", *SEEDS, "--db", "store.db")
    told = "in use by another program: try again when that is done"
    assert (code, err) == (2, f"tracker: error: store.db: {told}\n")
    assert run("ingest", *SEEDS, "--db", "store.db")[2] == "added: 4 reports\nunchanged: 1 report\n"


@pytest.mark.uncounted
@POSIX
def test_an_ingest_into_a_server_killed_at_any_moment_leaves_whole_reports_and_is_completed_by_the_next(
    postgresql: PostgresqlServer,
) -> None:
    command = [sys.executable, killed_ingest.__file__, postgresql.empty_place(), str(SERVER_KILLS)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    whole, *killed = [json.loads(line) for line in done.stdout.splitlines()]
    assert (len(whole), len(killed)) == (5, SERVER_KILLS)
    assert all(left.items() <= whole.items() for left, _ in killed)
    moments = {len(left) for left, _ in killed}
    assert SERVER_KILLS < 12 or len(moments) > 1, "no kill came while the reports were taken"
    assert [completed for _, completed in killed] == [True] * SERVER_KILLS
