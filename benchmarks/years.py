#!/usr/bin/env python3
"""How what is asked of a store grows with its years: 30 made-up regions of 5 years, and of 25; ``make years``."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from page import machine, put
from stores import LAST_YEAR, fill_store, some_divisions

from tracker.rulebook.rulebook import default_rulebook

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["main"]

REGIONS, DETAILS, ROUNDS = 30, 10, 1
FEW, MANY = 5, 25
START = "indicators"
"""What a command costs that asks the store nothing; its time is taken off."""


def main() -> None:
    """Measure, and write the table into the page."""
    with TemporaryDirectory(prefix="tracker-") as folder:
        places = {years: Path(folder) / f"{years}.db" for years in (FEW, MANY)}
        for years, place in places.items():
            fill_store(str(place), default_rulebook(), regions=REGIONS, years=years, details=DETAILS)
        table = _table(_measured(places))
    put("make years", table)
    sys.stdout.write(table)


def _commands() -> dict[str, list[str]]:
    region, year = some_divisions(default_rulebook(), 1)[0].code, ["--year", str(LAST_YEAR - 1)]
    return {
        START: ["indicators"],
        "league": ["league", "gdp", *year],
        "history": ["history", region, "gdp"],
        "scorecard of a year": ["scorecard", region, *year],
        "scorecard of all years": ["scorecard", region],
        "changes": ["changes", *year],
        "site": ["site", "site"],
    }


def _measured(places: Mapping[int, Path]) -> dict[str, dict[int, float]]:
    found: dict[str, dict[int, list[float]]] = {what: {years: [] for years in places} for what in _commands()}
    for _ in range(ROUNDS):
        for what, command in _commands().items():
            for years, place in places.items():
                found[what][years].append(_seconds(command, place))
    return {what: {years: min(times) for years, times in each.items()} for what, each in found.items()}


def _seconds(command: Sequence[str], place: Path) -> float:
    """Give the processor time of a command with all that it starts."""
    before = getrusage(RUSAGE_CHILDREN)
    environment = os.environ | {"TRACKER_DB": str(place), "TRACKER_CACHE": str(place.parent / "cache")}
    subprocess.run(  # noqa: S603  # our own
        [sys.executable, "-m", "tracker", *command], cwd=place.parent, env=environment, check=True, capture_output=True
    )
    after = getrusage(RUSAGE_CHILDREN)
    shutil.rmtree(place.parent / "site", ignore_errors=True)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _table(measured: Mapping[str, Mapping[int, float]]) -> str:
    lines = [
        f"{REGIONS} regions, rounds: {ROUNDS}, processor time without that of a command that asks nothing. {machine()}",
        "",
        f"| what | {FEW} years | {MANY} years | times as much |",
        "| --- | ---: | ---: | ---: |",
    ]
    start = min(measured[START].values())
    for what, times in measured.items():
        if what != START:
            few, many = (max(times[years] - start, 0.001) for years in (FEW, MANY))
            lines.append(f"| {what} | {few:.2f} s | {many:.2f} s | {many / few:.1f} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
