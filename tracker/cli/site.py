"""``tracker site``: everything in the store as a static site."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated

import typer

from tracker.cli.decisions import decisions_at
from tracker.cli.options import DEFAULT_DB, SPOKEN, Db, Decisions, Lang, Quiet, Rules, note

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tracker.outputs.site.site import Written
    from tracker.rulebook.policy import Language
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["run"]

OutFolder = Annotated[
    Path, typer.Argument(metavar="OUT", file_okay=False, help="Folder for the site: new, empty, or an earlier site.")
]
Demo = Annotated[
    bool, typer.Option("--demo", help="The site of the reports that come with the program, without any store.")
]

Png = Annotated[
    bool, typer.Option("--png", help="Pictures as PNG too, drawn by a browser of this machine, a second each.")
]

_MILLION = 1_000_000


def run(  # noqa: PLR0913  # a command has as many parameters as it has options
    out: OutFolder,
    db: Db = DEFAULT_DB,
    rules: Rules = None,
    decisions: Decisions = None,
    lang: Lang = SPOKEN,
    *,
    demo: Demo = False,
    png: Png = False,
    quiet: Quiet = False,
) -> None:
    """Write a static site for everything in the store, in Chinese and English.

    Plain files that need no server and ask nobody for anything: open index.html in a browser, or put the folder on any
    web host. Overview, regions, indicators, changes, findings with an Atom feed, sources and full texts, with pictures
    and tables to embed and downloads beside tables. The same store and rules give the same bytes, but for PNG. Of an
    earlier site in the folder only what changed is written anew; a folder with anything else in it is refused.

    \b
    Examples:
      tracker site public --demo
      tracker site public
      tracker site public --db all.db --quiet
    """  # noqa: D301  # \b is a mark for the help, as typer reads it
    from tracker.outputs.site.site import write_site
    from tracker.rulebook.rulebook import load_rulebook

    browser, rulebook = _browser() if png else None, load_rulebook(rules)
    with _demo_store(rulebook) if demo else _given(db) as store, _progress(lang, quiet=quiet) as progress:
        settlements = decisions_at(decisions, rulebook)
        written = write_site(store, rulebook, out, os.cpu_count() or 1, progress, settlements, browser)
    note(_summary(written, out, lang), quiet=quiet)


def _browser() -> str:
    from tracker.outputs.charts.png import find_browser

    return find_browser()


@contextmanager
def _given(db: str) -> Iterator[str]:
    yield db


@contextmanager
def _demo_store(rulebook: Rulebook) -> Iterator[str]:
    """Give a store of the reports that come with the program, for as long as it is needed."""
    from tracker.cli.demo import fill_store, seeds_directory
    from tracker.store.store import open_store

    with TemporaryDirectory(prefix="tracker-") as folder:
        place = str(Path(folder) / "demo.db")
        with open_store(place) as store:
            fill_store(store, seeds_directory(), rulebook)
        yield place


@contextmanager
def _progress(lang: Language, *, quiet: bool) -> Iterator[Callable[[int, int], None]]:
    """Give what to tell of regions that are done: a bar on standard error where a person waits there."""
    if quiet or not sys.stderr.isatty():
        yield lambda _done, _all: None
        return
    from rich.progress import Progress

    from tracker.outputs.terminal.text import terminal
    from tracker.outputs.wording.words import word

    with Progress(console=terminal(sys.stderr), transient=True) as bar:
        task = bar.add_task(word("progress.writing", lang), total=None)
        yield lambda done, all_: bar.update(task, completed=done, total=all_)


def _summary(written: Written, out: Path, lang: Language) -> str:
    from tracker.outputs.wording.counts import tell_regions
    from tracker.outputs.wording.words import word

    size, regions = f"{written.size / _MILLION:.1f} MB", tell_regions(written.regions, None, lang)
    left = word("progress.site_left", lang, count=written.left) if written.left else ""
    told = {"files": written.files, "size": size, "regions": regions, "left": left, "page": out / "index.html"}
    return word("progress.site", lang, **told)
