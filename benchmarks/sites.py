#!/usr/bin/env python3
"""How long the site of a made-up store takes: ``benchmarks/sites.py [REGIONS [YEARS [PROCESSES]]]``."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from resource import RUSAGE_CHILDREN, RUSAGE_SELF, getrusage
from tempfile import TemporaryDirectory
from time import perf_counter

from stores import fill_store

from tracker.outputs.site.site import write_site
from tracker.rulebook.rulebook import default_rulebook

__all__ = ["main"]

REGIONS, YEARS = 300, 10
MEGABYTE, KILOBYTE = 1_000_000, 1024


def main() -> None:
    """Make the store, write its site, and tell time, size and memory; both are thrown away."""
    regions, years, processes = (*map(int, sys.argv[1:4]), *(REGIONS, YEARS, os.cpu_count() or 1)[len(sys.argv) - 1 :])
    rules = default_rulebook()
    with TemporaryDirectory(prefix="tracker-") as folder:
        place = str(Path(folder) / "made.db")
        fill_store(place, rules, regions=regions, years=years)
        start = perf_counter()
        written = write_site(place, rules, Path(folder) / "site", processes)
        seconds = perf_counter() - start
    used = [getrusage(who) for who in (RUSAGE_SELF, RUSAGE_CHILDREN)]
    memory = max(one.ru_maxrss for one in used) / KILOBYTE
    sys.stdout.write(
        f"{regions} regions, {years} years, {processes} processes: {seconds:.1f} s, "
        f"{written.files} files, {written.size / MEGABYTE:.0f} MB, at most {memory:.0f} MiB a process\n"
    )


if __name__ == "__main__":
    main()
