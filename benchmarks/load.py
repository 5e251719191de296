#!/usr/bin/env python3
"""A load test: made-up reports of many regions and years taken into a store, then asked for a league of one year.

Writes a Markdown table to standard output. The store stays where ``--db`` says; texts are made and removed year by
year. The full size is 3,200 regions and 25 years, which are 80,000 reports.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import threading
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import NamedTuple

from synthetic import LENGTH, write_reports

__all__ = ["main"]

LAST_YEAR = 2025
ROUNDS = 3
TRACKER = (sys.executable, "-m", "tracker")


class Run(NamedTuple):
    """One command: how long it took, the memory of all its processes at their highest, and what it told."""

    seconds: float
    megabytes: float
    told: str


def main() -> None:
    """Fill a store, ask it, and write what was measured."""
    given = _given()
    years = range(LAST_YEAR - given.years + 1, LAST_YEAR + 1)
    taken = [_take_year(given, year) for year in years]
    asked = LAST_YEAR - 1
    league = [_run("league", "gdp", "--year", str(asked), "--db", given.db) for _ in range(ROUNDS)]
    records = [_run("league", "gdp", "--year", str(asked), "--db", given.db, "--format", "csv") for _ in range(ROUNDS)]
    count, seconds = given.regions * given.years, sum(run.seconds for run in taken)
    rows = [
        ("reports", f"{count:,} of {given.length:,} characters"),
        ("taken in", f"{seconds:,.0f} s, {count / seconds:.0f} a second"),
        ("first year, last year", f"{taken[0].seconds:.1f} s, {taken[-1].seconds:.1f} s"),
        ("memory of all processes, at most", f"{max(run.megabytes for run in taken):.0f} MB"),
        ("size of the store", _size(given.db)),
        (f"league of {asked}, table: best, worst of {ROUNDS}", _times(league)),
        (f"league of {asked}, CSV: best, worst of {ROUNDS}", _times(records)),
    ]
    table = "".join(f"| {what} | {found} |\n" for what, found in rows)
    sys.stdout.write(f"| what | measured |\n| --- | --- |\n{table}")


def _given() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--db", required=True, help="a store that is not there yet")
    parser.add_argument("--regions", type=int, default=200)
    parser.add_argument("--years", type=int, default=5)
    parser.add_argument("--length", type=int, default=LENGTH)
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    return parser.parse_args()


def _take_year(given: argparse.Namespace, year: int) -> Run:
    with TemporaryDirectory(prefix="load-") as folder:
        write_reports(Path(folder), given.regions, [year], given.length)
        run = _run("ingest", folder, "--db", given.db, "--workers", str(given.workers))
    last = run.told.splitlines()[-1] if run.told else ""
    sys.stderr.write(f"{year}: {run.seconds:.1f} s, {run.megabytes:.0f} MB; {last}\n")
    return run


def _run(*arguments: str) -> Run:
    """Run a command of tracker; one that ends with findings or refused files counts too."""
    start, peak = perf_counter(), [0.0]
    process = subprocess.Popen([*TRACKER, *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)  # noqa: S603  # our own
    watch = threading.Thread(target=_watch, args=(process, peak), daemon=True)
    watch.start()
    told = process.communicate()[1]
    watch.join()
    return Run(perf_counter() - start, peak[0], told)


def _watch(process: subprocess.Popen[str], peak: list[float]) -> None:
    """Look at the memory of a process and its children until it ends; Linux only, elsewhere it stays 0."""
    while process.poll() is None:
        peak[0] = max(peak[0], sum(map(_megabytes, _family(process.pid))))
        threading.Event().wait(0.2)


def _family(pid: int) -> list[int]:
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    except OSError:
        return []
    return [pid, *(each for child in children for each in _family(int(child)))]


def _megabytes(pid: int) -> float:
    """Give the resident memory of a process."""
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1])
    except (OSError, IndexError):
        return 0.0
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def _times(runs: list[Run]) -> str:
    seconds = sorted(run.seconds for run in runs)
    return f"{seconds[0]:.2f} s, {seconds[-1]:.2f} s"


def _size(place: str) -> str:
    path = Path(place)
    return f"{path.stat().st_size / 1e9:.1f} GB" if path.exists() else "(a server)"


if __name__ == "__main__":
    if shutil.which("nice") and hasattr(os, "nice"):
        os.nice(10)
    main()
