"""Starts ingests of the seeds, kills each at a moment of its own, and lets a second run complete its store.

Run as a program with a folder, or the URL of a store on a server, and a number of kills: reading the rules once is
enough for all of them. Every report is a transaction here, so that there are more moments that matter.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import time
from pathlib import Path

from servers import content, empty

from tracker.cli import taking
from tracker.cli.app import main
from tracker.store.store import read_store

SEEDS = Path(__file__).parent.parent / "seeds"


def kill_many(folder: Path, kills: int) -> None:
    """Leave ``whole.db`` of an undisturbed run and, for each kill, a store as it was left and as it was completed."""
    taking._BATCH = 1  # noqa: SLF001  # see above
    _take(folder / "warm.db")
    start = time.monotonic()
    _in_process_of_its_own(folder / "whole.db", None)
    whole = time.monotonic() - start
    for number in range(kills):
        _in_process_of_its_own(folder / f"killed-{number}.db", whole * number / kills)
        for part in folder.glob(f"killed-{number}.db*"):
            (folder / part.name.replace("killed", "completed")).write_bytes(part.read_bytes())
        _in_process_of_its_own(folder / f"completed-{number}.db", None)


def kill_many_on_a_server(place: str, kills: int) -> None:
    """Write what an undisturbed run keeps, and for each kill what it left and whether the next run made that whole."""
    taking._BATCH = 1  # noqa: SLF001  # see above
    _take(place)
    empty(place)
    start = time.monotonic()
    _in_process_of_its_own(place, None)
    seconds, whole = time.monotonic() - start, content(place)
    _tell(_held(place))
    for number in range(kills):
        empty(place)
        _in_process_of_its_own(place, seconds * number / kills)
        left = _held(place)
        _in_process_of_its_own(place, None)
        _tell([left, content(place) == whole])


def _held(place: str) -> dict[str, int]:
    """Give the files whose reports a store holds, with the number of their claims; none where it is not laid out."""
    if "report" not in content(place):
        return {}
    with read_store(place) as store:
        return {card.source: card.claims for card in store.reports()}


def _tell(what: object) -> None:
    sys.stdout.write(json.dumps(what) + "\n")
    sys.stdout.flush()


def _take(place: Path | str) -> None:
    if main(["ingest", str(SEEDS), "--db", str(place), "--quiet"]):
        raise SystemExit(f"{place} was not completed")


def _in_process_of_its_own(place: Path | str, seconds: float | None) -> None:
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
    if "://" in sys.argv[1]:
        kill_many_on_a_server(sys.argv[1], int(sys.argv[2]))
    else:
        kill_many(Path(sys.argv[1]), int(sys.argv[2]))
