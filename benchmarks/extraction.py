#!/usr/bin/env python3
"""How long reading and extraction take on the five seed reports, as a table in ``docs/benchmarks.md``."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import process_time
from typing import TYPE_CHECKING, NamedTuple

from others import other_programs
from page import ROOT, machine, put

from tracker import extract, read
from tracker.claims.search import find_figures
from tracker.rulebook.rulebook import default_rulebook, load_rulebook

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from tracker.claims.figure import Figure
    from tracker.reports.report import Report

__all__ = ["main", "measure"]

ROUNDS = 5

PLAIN = re.compile(
    r"\d+(?:\.\d+)?(?:%|个百分点|[万亿]?(?:元|亩|人次|人|户|吨|平方米|千瓦)|公里|[个家户项件处座所台辆场次头只套])"
)
"""One pattern for a number with a unit and nothing else: what a search could not do without."""


class Times(NamedTuple):
    """Seconds of a processor that several rounds of one thing took."""

    what: str
    seconds: Sequence[float]

    @property
    def best(self) -> float:
        """The shortest round."""
        return min(self.seconds)


def main() -> None:
    """Measure, and write the table into the page."""
    reports = [read(path) for path in sorted((ROOT / "seeds").glob("*.txt"))]
    claims = sum(len(extract(report)) for report in reports)
    table = _table(measure(reports), sum(len(report.source.text) for report in reports), claims)
    put("make bench", table)
    sys.stdout.write(table)


def measure(reports: Sequence[Report], rounds: int = ROUNDS) -> list[Times]:
    """Time the work on reports that are read and rules that are loaded."""
    texts = [report.source.text for report in reports]
    paths = [ROOT / "seeds" / report.source.name for report in reports]
    with TemporaryDirectory() as folder:
        extended = load_rulebook(_more_rules(Path(folder)))
        inside = {
            "one pass of a pattern": lambda: [list(PLAIN.finditer(text)) for text in texts],
            "reading": lambda: [read(path) for path in paths],
            "figures alone": lambda: [_figures(report) for report in reports],
            "extraction": lambda: [extract(report) for report in reports],
            "extraction, 100 more rules that never apply": lambda: [extract(report, extended) for report in reports],
        }
        return _timed({**inside, **dict(other_programs(texts))}, rounds)


def _figures(report: Report) -> list[Figure]:
    """Find the numbers with their units, without reading what they mean."""
    rules, text = default_rulebook(), report.clean.text
    return [figure for one in report.sections for figure in find_figures(text, one.start, one.end, rules)]


def _more_rules(folder: Path) -> Path:
    """Write a hundred phrase rules whose words no report has; give the folder."""
    (folder / "phrases").mkdir()
    words = [f"{first}{second}龘" for first in "甲乙丙丁戊己庚辛壬癸" for second in "子丑寅卯辰巳午未申酉"]
    rules = [
        f'- {{id: never_{at}, phrase: "{word}X%", means: {{measure: growth}}, counter_examples: [增长9%],'
        f" examples: [{{text: {word}9%, in: review_year, records: []}}]}}"
        for at, word in enumerate(words)
    ]
    (folder / "phrases" / "more.yaml").write_text("rules:\n" + "\n".join(rules) + "\n", encoding="utf-8")
    return folder


def _timed(works: Mapping[str, Callable[[], object]], rounds: int) -> list[Times]:
    """Time several works in turn, round by round; time of the processor, since others may be working on the machine."""
    seconds: dict[str, list[float]] = {what: [] for what in works}
    for _ in range(rounds):
        for what, work in works.items():
            start = process_time()
            work()
            seconds[what].append(process_time() - start)
    return [Times(what, times) for what, times in seconds.items()]


def _table(measured: list[Times], characters: int, claims: int) -> str:
    plain = measured[0].best
    lines = [
        f"Five reports, {characters:,} characters, {claims:,} claims. {machine()}",
        "",
        "| what | best | median | characters a second | times one pass of a pattern |",
        "| --- | ---: | ---: | ---: | ---: |",
    ]
    for times in measured:
        cells = [times.what, *(f"{seconds * 1000:.1f} ms" for seconds in (times.best, median(times.seconds)))]
        cells += [f"{characters / times.best:,.0f}", f"{times.best / plain:.0f}"]
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
