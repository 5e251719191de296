"""``tracker ingest``: reports read and kept in the store."""

from __future__ import annotations

import os
import sys
from collections import Counter
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tracker.cli.options import DEFAULT_DB, SPOKEN, Db, Lang, Quiet, RegionName, ReportYear, Rules, note, note_message
from tracker.cli.taking import FAILED, take_all, told_outcomes, watched
from tracker.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from tracker.rulebook.policy import Language
    from tracker.sources.folders import Findings
    from tracker.store.intake import Reading, Request

    Reader = Callable[[Iterable[Request]], Iterator[Reading]]

__all__ = ["run"]

Paths = Annotated[list[Path], typer.Argument(metavar="PATH", help="Files and folders to read; - is standard input.")]
Workers = Annotated[
    int | None,
    typer.Option("--workers", metavar="N", min=1, max=256, help="Processes that read; for many files one a core."),
]
ClusterAddress = Annotated[
    str | None,
    typer.Option("--cluster", metavar="ADDRESS", help="Scheduler of a Dask cluster that reads, like tcp://host:8786."),
]


def run(  # noqa: PLR0913, PLR0917  # a command has as many parameters as it has options
    paths: Paths,
    db: Db = DEFAULT_DB,
    region: RegionName = None,
    year: ReportYear = None,
    rules: Rules = None,
    workers: Workers = None,
    cluster: ClusterAddress = None,
    lang: Lang = SPOKEN,
    *,
    quiet: Quiet = False,
) -> None:
    """Read reports and keep them in the store.

    Plain text, Markdown, HTML, DOCX and PDF with a text layer; folders are searched. A report that the store knows
    changes nothing; a changed text supersedes the one before, which is kept. A file that cannot be used is told in
    one line and nothing of it is stored; the others are taken all the same, and the exit code is 2. A path that is
    missing is one of these.

    Whoever reads, reports are stored in the order of the paths. After an interruption the same command takes the rest.

    \b
    Examples:
      tracker ingest seeds
      tracker ingest reports/ more/2024.pdf --db all.db
      tracker ingest page.html --region 沙湾市 --year 2022
      tracker ingest reports/ --workers 8 --db postgresql://localhost/tracker
    """  # noqa: D301  # \b is a mark for the help, as typer reads it
    from tracker.cli.region import resolve_code
    from tracker.cli.sources import find_every, missing_line
    from tracker.rulebook.rulebook import load_rulebook
    from tracker.store.store import open_store

    rulebook = load_rulebook(rules)
    code = resolve_code(region, rulebook, year, db)
    found = find_every(paths)
    for path in found.missing:
        note_message(missing_line(path), lang)
    counts: Counter[str] = Counter()
    try:
        with _reader(workers, cluster, found.files) as read, open_store(db, rulebook) as store:
            readings = read(_requests(found.files, code, year, rules, rulebook.checksum if cluster else None))
            take_all(watched(readings, len(found.files), lang, quiet=quiet), store, rulebook, counts, lang)
    finally:
        for line in _summary(counts, found, lang):
            note(line, quiet=quiet)
    if counts[FAILED] or found.missing:
        raise typer.Exit(2)


def _summary(counts: Counter[str], found: Findings, lang: Language) -> list[str]:
    """Give a line for each outcome, for missing paths and for skipped files."""
    from tracker.outputs.wording.words import word

    told = told_outcomes(counts, lang)
    if missing := len(found.missing):
        told.append(word("progress.missing_one" if missing == 1 else "progress.missing", lang, count=missing))
    if found.skipped:
        key = "progress.skipped_one" if found.skipped == 1 else "progress.skipped"
        told.append(word(key, lang, count=found.skipped))
    return told


@contextmanager
def _reader(workers: int | None, cluster: str | None, files: Sequence[Path]) -> Iterator[Reader]:
    """Give who reads: this process, some of this machine, or a cluster."""
    if workers and cluster:
        raise UsageError("--workers and --cluster: the cluster has its own workers: give one of the two")
    if cluster:
        from tracker.store.cluster import join_cluster

        with join_cluster(cluster) as joined:
            yield joined.read
    elif (wanted := min(workers or _helpful(files), len(files))) > 1:
        from tracker.store.processes import ReadingProcesses

        with ReadingProcesses(wanted) as processes:
            yield processes.read
    else:
        from tracker.store.processes import read_alone

        yield read_alone


def _helpful(files: Sequence[Path]) -> int:
    from tracker.store.effort import helpful_processes

    return helpful_processes(files, _cores())


def _requests(
    files: Iterable[Path], region: str | None, year: int | None, rules: Path | None, checksum: str | None
) -> Iterator[Request]:
    from tracker.cli.sources import STDIN
    from tracker.store.intake import Request

    folder = str(rules.resolve()) if rules else None
    for file in files:
        request = Request(str(file), region, year, folder, checksum)
        yield _typed(request) if file == STDIN else request


def _typed(request: Request) -> Request:
    """Give the request for what comes on standard input, which only this process can read."""
    from tracker.sources.reading import LARGEST

    return request._replace(path="<stdin>", data=sys.stdin.buffer.read(LARGEST + 1))


def _cores() -> int:
    """Give the number of cores that this process may use."""
    available = getattr(os, "sched_getaffinity", None)
    return len(available(0)) if available else os.cpu_count() or 1
