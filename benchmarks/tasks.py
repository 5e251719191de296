#!/usr/bin/env python3
"""How much longer a report takes with its named tasks than without, as a table in ``docs/benchmarks.md``."""

from __future__ import annotations

import sys
from statistics import median
from time import process_time
from typing import TYPE_CHECKING

from others import other_programs
from page import ROOT, machine, put

from tracker import extract, read
from tracker.rulebook.rulebook import default_rulebook
from tracker.tasks.reading import read_tasks

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

__all__ = ["main"]

ROUNDS = 25
_CUT = "jieba_fast"
"""The program that only cuts the same text into words."""


def main() -> None:
    """Measure, and write the table into the page."""
    reports = [read(path) for path in sorted((ROOT / "seeds").glob("*.txt"))]
    rules = default_rulebook()
    works: dict[str, Callable[[], object]] = {
        "extraction": lambda: [extract(report, rules) for report in reports],
        "extraction with named tasks": lambda: [(extract(one, rules), read_tasks(one, rules)) for one in reports],
    }
    others = other_programs([report.source.text for report in reports])
    works |= {name: work for name, work in others if name.startswith(_CUT)}
    tasks = sum(len(read_tasks(report, rules)) for report in reports)
    table = f"Five reports, {tasks:,} named tasks, {ROUNDS} rounds. {machine()}\n\n{_table(works)}"
    put("make tasks", table)
    sys.stdout.write(table)


def _table(works: dict[str, Callable[[], object]]) -> str:
    """Time the works in turn, round by round, and hold each against the first of its round."""
    rounds = [[_seconds(work) for work in works.values()] for _ in range(ROUNDS)]
    lines = ["| what | best | median | median of the pairs, times extraction |", "| --- | ---: | ---: | ---: |"]
    for at, name in enumerate(works):
        seconds: Sequence[float] = [one[at] for one in rounds]
        ratio = median(one[at] / one[0] for one in rounds)
        lines.append(f"| {name} | {min(seconds) * 1000:.1f} ms | {median(seconds) * 1000:.1f} ms | {ratio:.2f} |")
    return "\n".join(lines) + "\n"


def _seconds(work: Callable[[], object]) -> float:
    """Give the time of the processor that a work takes, since others may be working on the machine."""
    start = process_time()
    work()
    return process_time() - start


if __name__ == "__main__":
    main()
