"""``tracker demo``: the reports that come with the program, read and judged in a store that is thrown away."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from tracker.cli.options import (
    SPOKEN,
    Ascii,
    Lang,
    Output,
    Quiet,
    Width,
    look_of,
    note,
)
from tracker.cli.writing import destination
from tracker.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.comparisons.records.finding import Finding
    from tracker.comparisons.records.review import Review
    from tracker.rulebook.rulebook import Rulebook
    from tracker.store.writing import WritableStore

__all__ = ["fill_store", "run", "seeds_directory"]


def run(
    lang: Lang = SPOKEN,
    output: Output = None,
    width: Width = None,
    *,
    ascii_: Ascii = False,
    quiet: Quiet = False,
) -> None:
    """Read five real reports that come with the program, and show what was promised and what became of it.

    Nothing is kept.

    \b
    Examples:
      tracker demo
      tracker demo --lang en --width 120
    """  # noqa: D301  # \b is a mark for the help, as typer reads it
    from tracker.outputs.terminal.overview import render_overview
    from tracker.outputs.wording.words import word
    from tracker.rulebook.rulebook import default_rulebook

    rulebook = default_rulebook()
    seeds = seeds_directory()
    note(word("progress.demo", lang, folder=seeds), quiet=quiet)
    reviews = _reviews(seeds, rulebook)
    with destination(output) as stream:
        look = look_of(stream, lang, width).model_copy(update={"ascii": ascii_, "brief": True})
        stream.write(render_overview(reviews, rulebook, look))


def seeds_directory() -> Path:
    """Give the reports that come with the program: inside the installed package, or beside it in a checkout."""
    package = Path(__file__).resolve().parent.parent
    for place in (package / "_seeds", package.parent / "seeds"):
        if place.is_dir():
            return place
    raise InputError("no reports beside {package}: install the program again", package=package)


def fill_store(store: WritableStore, seeds: Path, rulebook: Rulebook) -> None:
    """Take all reports of a folder and the cited facts in its ``facts.csv``."""
    from tracker.claims.extraction import extract
    from tracker.reports.reading import read
    from tracker.sources.folders import find_sources
    from tracker.store.facts import read_facts

    for path in find_sources([seeds]):
        report = read(path, rulebook=rulebook)
        store.add(report, extract(report, rulebook))
    store.add_facts(read_facts(seeds / "facts.csv", rulebook), rulebook)


def _reviews(seeds: Path, rulebook: Rulebook) -> Sequence[Review]:
    """Give every year of every region that has targets or conflicts, the regions with most to tell first."""
    from tracker.comparisons.gathering.material import gather
    from tracker.comparisons.views.reviewing import review_all
    from tracker.store.store import open_store

    with TemporaryDirectory(prefix="tracker-") as folder, open_store(str(Path(folder) / "demo.db")) as store:
        fill_store(store, seeds, rulebook)
        materials = [gather(store, region.code, region.name, rulebook) for region in store.regions()]
    groups = [review_all(each, rulebook) for each in materials]
    groups.sort(key=lambda group: -sum(one.totals.judged + len(_conflicts(one)) for one in group))
    return [one for group in groups for one in group]


def _conflicts(one: Review) -> list[Finding]:
    return [each for each in one.findings if each.code == "conflict"]
