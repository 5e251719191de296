"""Bars: what pages of many things open with, a bar a row with its counts in words beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tracker.outputs.charts.strip import JUDGED, OTHERS, Part, strip_parts, verdict_counts
from tracker.outputs.site.pages import LANGUAGES
from tracker.outputs.wording.punctuation import listed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from tracker.outputs.site.pages import PageWriter
    from tracker.outputs.site.totals import SiteTotals
    from tracker.rulebook.policy import Language

    Told = Callable[[Mapping[str, int], Language], str]
    """Gives counts in words of a language."""

__all__ = ["Bar", "Counted", "lengths", "level_bars", "level_name", "listing", "number", "verdict_shares"]


class Counted(NamedTuple):
    """What becomes a bar: a name, and how many there are of each kind."""

    name: Mapping[Language, str]
    counts: Mapping[str, int]
    href: str = ""
    """The page that it leads to, from the folder of the language; empty for none."""


class Bar(NamedTuple):
    """One row: a name, the parts of its bar, and the same in words."""

    name: Mapping[Language, str]
    href: str
    parts: tuple[Part, ...]
    whole: int
    """What the full width stands for."""
    told: Mapping[Language, str]


def verdict_shares(rows: Iterable[Counted], writer: PageWriter) -> list[Bar]:
    """Give a bar for each count of verdicts, as long as all others: what is seen is the share of each verdict."""
    names = _parts_called(writer)
    kept = [row._replace(counts=verdict_counts(row.counts)) for row in rows]
    return [_bar(row, sum(row.counts.values()), listing(names)) for row in kept if sum(row.counts.values())]


def lengths(rows: Iterable[Counted], tell: Told) -> list[Bar]:
    """Give a bar for each count on one scale: the longest is as long as there is room."""
    kept = [row for row in rows if sum(row.counts.values())]
    most = max((sum(row.counts.values()) for row in kept), default=1)
    return [_bar(row, most, tell) for row in kept]


def listing(names: Mapping[str, Mapping[Language, str]]) -> Told:
    """Give what tells the counts of kinds that have names: 达标 15、未达标 14."""

    def tell(counts: Mapping[str, int], lang: Language) -> str:
        return listed((f"{names[kind][lang]} {count}" for kind, count in counts.items() if count), lang)

    return tell


def number(counts: Mapping[str, int], _lang: Language) -> str:
    """Tell only how many there are."""
    return str(sum(counts.values()))


def level_bars(writer: PageWriter, site_totals: SiteTotals, year: int | None = None) -> list[Bar]:
    """Give a bar of verdicts for each level, of the targets of one year or of all."""
    levels = site_totals.levels()
    return verdict_shares(
        (Counted(level_name(writer, level), site_totals.verdicts(level, year)) for level in levels), writer
    )


def level_name(writer: PageWriter, level: str) -> dict[Language, str]:
    """Give what regions of a level are called."""
    return {lang: writer.say(lang, f"level_{level}") for lang in LANGUAGES}


def _bar(row: Counted, whole: int, tell: Told) -> Bar:
    told = {lang: tell(row.counts, lang) for lang in LANGUAGES}
    return Bar(row.name, row.href, tuple(strip_parts(row.counts)), whole, told)


def _parts_called(writer: PageWriter) -> dict[str, dict[Language, str]]:
    words = writer.rules.policy.words
    judged = {kind: {lang: words(kind).say(lang) for lang in LANGUAGES} for kind in JUDGED}
    return judged | {key: {lang: writer.say(lang, f"bars_{key}") for lang in LANGUAGES} for key in OTHERS}
