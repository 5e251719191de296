#!/usr/bin/env python3
"""How long one process and two take to read the same made-up reports; ``make workers`` writes the table."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import TYPE_CHECKING, NamedTuple

from page import machine, put
from synthetic import write_reports

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["main"]

SIZES = {62: 5, 1000: 3}
"""How many files, and how many rounds for them."""
LENGTH = 12_000
WORKERS = ("1", "2", None)


class Times(NamedTuple):
    """Seconds of one run: by the clock, and of the processors together."""

    clock: float
    used: float


def main() -> None:
    """Measure, and write the table into the page."""
    with TemporaryDirectory(prefix="tracker-") as folder:
        write_reports(Path(folder) / "first", 1, (2024, 2025), LENGTH)
        _seconds(Path(folder) / "first", Path(folder) / "store.db", "1")  # the rules are kept from here
        measured = {count: _measured(Path(folder), count, rounds) for count, rounds in SIZES.items()}
    table = _table(measured)
    put("make workers", table)
    sys.stdout.write(table)


def _measured(folder: Path, count: int, rounds: int) -> dict[str | None, list[Times]]:
    """Time an ingest of some files by one process, by two, and by as many as the program chooses, in turn."""
    reports = folder / str(count)
    write_reports(reports, count // 2, (2024, 2025), LENGTH)
    seconds: dict[str | None, list[Times]] = {workers: [] for workers in WORKERS}
    for _ in range(rounds):
        for workers in WORKERS:
            seconds[workers].append(_seconds(reports, folder / "store.db", workers))
    return seconds


def _seconds(reports: Path, store: Path, workers: str | None) -> Times:
    """Give the time of the clock, and that of all processors."""
    store.unlink(missing_ok=True)
    asked = ["--workers", workers] if workers else []
    command = [sys.executable, "-m", "tracker", "ingest", str(reports), "--quiet", "--db", str(store), *asked]
    start, before = perf_counter(), getrusage(RUSAGE_CHILDREN)
    subprocess.run(command, env=os.environ | {"TRACKER_CACHE": str(store.parent / "cache")}, check=True)  # noqa: S603  # our own
    after = getrusage(RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Times(perf_counter() - start, used)


def _table(measured: Mapping[int, Mapping[str | None, Sequence[Times]]]) -> str:
    lines = [
        f"Reports of {LENGTH:,} characters, the whole command, taking turns. {machine()}",
        "",
        "| files | rounds | processes | best | median | processor time, median | best of one / best |",
        "| ---: | ---: | --- | ---: | ---: | ---: | ---: |",
    ]
    for count, times in measured.items():
        alone = min(time.clock for time in times["1"])
        for workers, runs in times.items():
            clocks, used = [run.clock for run in runs], median(run.used for run in runs)
            cells = [f"{count:,}", f"{len(runs)}", workers or "as chosen", f"{min(clocks):.2f} s"]
            cells += [f"{median(clocks):.2f} s", f"{used:.2f} s", f"{alone / min(clocks):.2f}"]
            lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
