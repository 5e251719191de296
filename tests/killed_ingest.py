"""Starts ingests of the seeds, kills each at a moment of its own, and lets a second run complete its store.

Run as a program with a folder and a number of kills: reading the rules once is enough for all of them. Every report
is a transaction here, so that there are more moments that matter.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from pathlib import Path

from tracker.cli import ingest
from tracker.cli.app import main

SEEDS = Path(__file__).parent.parent / "seeds"


def kill_many(folder: Path, kills: int) -> None:
    """Leave ``whole.db`` of an undisturbed run and, for each kill, a store as it was left and as it was completed."""
    ingest._BATCH = 1  # noqa: SLF001  # see above
    _take(folder / "warm.db")
    start = time.monotonic()
    _in_process_of_its_own(folder / "whole.db", None)
    whole = time.monotonic() - start
    for number in range(kills):
        _in_process_of_its_own(folder / f"killed-{number}.db", whole * number / kills)
        for part in folder.glob(f"killed-{number}.db*"):
            (folder / part.name.replace("killed", "completed")).write_bytes(part.read_bytes())
        _in_process_of_its_own(folder / f"completed-{number}.db", None)


def _take(place: Path) -> None:
    if main(["ingest", str(SEEDS), "--db", str(place), "--quiet"]):
        raise SystemExit(f"{place} was not completed")


def _in_process_of_its_own(place: Path, seconds: float | None) -> None:
    """Take the seeds; after some seconds the process is killed, whatever it does."""
    process = os.fork()
    if not process:
        _take(place)
        os._exit(0)
    if seconds is not None:
        time.sleep(seconds)
        os.kill(process, signal.SIGKILL)
    status = os.waitpid(process, 0)[1]
    if seconds is None and status:
        raise SystemExit(f"{place} was not completed")


if __name__ == "__main__":
    kill_many(Path(sys.argv[1]), int(sys.argv[2]))
