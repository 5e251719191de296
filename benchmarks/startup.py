#!/usr/bin/env python3
"""What a command costs from its start to its end, as a multiple of a Python that imports pydantic and typer.

Time of the processor, not of the clock, of processes that take turns: a busy machine slows all of them down alike. What
is compiled, or kept of the program and the rules, is so before the first round; what is kept of texts is taken away
before each run that is to read them for the first time. ``make startup`` writes the table of the page.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from statistics import median
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

from page import ROOT, machine, put
from stores import some_divisions
from synthetic import made_text, write_reports

from tracker.rulebook.rulebook import default_rulebook

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["main"]

ROUNDS = 11
REGIONS, YEARS, LENGTH = 31, (2024, 2025), 12_000
ONE_LENGTH = 10_000
YARDSTICK = "`import pydantic, typer`"
FIRST, AGAIN = "first time", "again"


class Command(NamedTuple):
    """A command, and whether it is to find what an earlier run kept of the texts that it reads."""

    words: tuple[str, ...]
    again: bool = True


def main() -> None:
    """Measure, and write the table into the page."""
    with TemporaryDirectory(prefix="tracker-") as folder:
        commands = _commands(Path(folder))
        for command in (*commands.values(), *commands.values()):  # the first run leaves a note, the second one keeps
            _seconds(command, Path(folder))
        table = _table(_measured(commands, Path(folder)))
    put("make startup", table)
    sys.stdout.write(table)


def _commands(folder: Path) -> dict[str, Command]:
    """Make what the commands read, and give them by what the table calls them."""
    one, store = folder / "one.txt", folder / "store.db"
    region = some_divisions(default_rulebook(), 1)[0]
    one.write_text(made_text(region, "", YEARS[0], ONE_LENGTH), encoding="utf-8")
    write_reports(folder / "reports", REGIONS, YEARS, LENGTH)
    python = (sys.executable, "-c")
    tracker = (sys.executable, "-m", "tracker")
    subprocess.run([*tracker, "ingest", folder / "reports", "--quiet", "--db", store], cwd=ROOT, check=True)  # noqa: S603  # our own
    asked, stored = ("--year", str(YEARS[0]), "--db", str(store)), REGIONS * len(YEARS)
    reading = {
        f"`tracker extract FILE` of {ONE_LENGTH:,} characters": (*tracker, "extract", str(one)),
        "`tracker check seeds --exit-zero`": (*tracker, "check", "seeds", "--exit-zero"),
        f"`tracker scorecard REGION` of {stored} reports": (*tracker, "scorecard", region.code, *asked),
    }
    return {
        YARDSTICK: Command((*python, "import pydantic, typer")),
        "`import sqlmodel`": Command((*python, "import sqlmodel")),
        "`tracker --help`": Command((*tracker, "--help")),
        **{
            f"{what}, {when}": Command(words, again=when == AGAIN)
            for what, words in reading.items()
            for when in (FIRST, AGAIN)
        },
        f"`tracker league gdp` of {stored} reports": Command((*tracker, "league", "gdp", *asked)),
    }


def _measured(commands: Mapping[str, Command], folder: Path) -> dict[str, list[float]]:
    seconds: dict[str, list[float]] = {what: [] for what in commands}
    for _ in range(ROUNDS):
        for what, command in commands.items():
            seconds[what].append(_seconds(command, folder))
    return seconds


def _seconds(command: Command, folder: Path) -> float:
    """Give the processor time of a process that ends well, with all that it starts."""
    # Where Python may not keep what it compiles, this would measure the compiling of libraries.
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    if not command.again:
        shutil.rmtree(folder / "cache" / "readings", ignore_errors=True)
    before = getrusage(RUSAGE_CHILDREN)
    environment = kept | {"TRACKER_CACHE": str(folder / "cache")}
    subprocess.run(command.words, cwd=ROOT, env=environment, check=True, capture_output=True)  # noqa: S603  # our own
    after = getrusage(RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _table(measured: Mapping[str, Sequence[float]]) -> str:
    plain = measured[YARDSTICK]
    lines = [
        f"{ROUNDS} rounds, processor time of whole processes. {machine()}",
        "",
        "| what | best | median | best, times the yardstick | median, times the yardstick |",
        "| --- | ---: | ---: | ---: | ---: |",
    ]
    for what, seconds in measured.items():
        cells = [f"{1000 * min(seconds):.0f} ms", f"{1000 * median(seconds):.0f} ms"]
        cells += [f"{min(seconds) / min(plain):.2f}", f"{median(seconds) / median(plain):.2f}"]
        lines.append(f"| {what} | {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
