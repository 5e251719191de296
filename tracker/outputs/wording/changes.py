"""Changes in words: their headline, their kinds, who cannot be compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.outputs.wording.citation import place_at, quote_marked
from tracker.outputs.wording.counts import tell_regions
from tracker.outputs.wording.figures import common_name, tell_figure, tell_gap
from tracker.outputs.wording.places import region_called
from tracker.outputs.wording.plain import plain
from tracker.outputs.wording.punctuation import aside
from tracker.outputs.wording.words import word

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from tracker.comparisons.records.change import Change, Changes, Count
    from tracker.comparisons.records.comparison import Side
    from tracker.rulebook.policy import Language
    from tracker.rulebook.rulebook import Rulebook

__all__ = [
    "absent_words",
    "change_cells",
    "change_heads",
    "changes_headline",
    "changes_notes",
    "changes_title",
    "evidence_of",
    "kind_title",
]

_TASK = "promised_again"


def changes_title(found: Changes, rules: Rulebook, lang: Language) -> str:
    """Give what is held against what, of one indicator where one was asked for."""
    years = {"year": found.year, "before": found.year - 1}
    known = rules.indicators.get(found.indicator) if found.indicator else None
    if known is None:
        return word("changes.title", lang, **years)
    return word("changes.title_of", lang, indicator=known.en if lang == "en" else known.zh, **years)


def changes_headline(found: Changes, lang: Language) -> str:
    """Say in a sentence how many were lowered, raised and so on, of how many regions."""
    if not found.compared:
        return word("changes.nobody", lang)
    regions = tell_regions(found.compared, found.level, lang)
    told = [_count(one, found, lang) for one in _told(found.counts)]
    if not told:
        return word("changes.none", lang, regions=regions)
    return word("changes.headline", lang, regions=regions, told=word("changes.comma", lang).join(told))


def _told(counts: Sequence[Count]) -> list[Count]:
    """Give what is counted at all, what was kept last."""
    return sorted((one for one in counts if one.targets), key=lambda one: one.kind == "kept")


def _count(one: Count, found: Changes, lang: Language) -> str:
    """Count regions where all is of one indicator, else targets, and the regions that set them."""
    kind = word(f"changes.{one.kind}", lang)
    if found.indicator:
        return word("changes.of_regions", lang, count=one.regions, kind=kind)
    regions = tell_regions(one.regions, found.level, lang)
    return word("changes.of_targets", lang, kind=kind, targets=one.targets, regions=regions)


def kind_title(kind: str, rows: Sequence[Change], found: Changes, rules: Rulebook, lang: Language) -> str:
    """Give the title of the changes of a kind, in the words of findings, with how many there are."""
    regions = tell_regions(len({row.region for row in rows}), found.level, lang)
    told = rules.findings.codes[kind].say(lang)
    return word("changes.section", lang, kind=told, targets=len(rows), regions=regions)


def change_heads(kind: str, year: int, lang: Language) -> list[str]:
    """Give the heads of the cells of a kind of change."""
    if kind == _TASK:
        return [word(key, lang) for key in ("region", "changes.task", "changes.since", "changes.running")]
    named = [word(key, lang) for key in ("region", "indicator")]
    return [*named, str(year - 1), str(year), word("changes.change", lang)]


def change_cells(row: Change, rules: Rulebook, lang: Language) -> list[str]:
    """Give a change in cells: the region, what it is about, both figures or words, and by how much."""
    name = region_called(row.region_name, row.region, rules, lang)
    if row.kind == _TASK:
        return [name, plain(row.label), str(row.since), word("changes.years", lang, years=row.years)]
    return [
        name,
        common_name(row.indicator, plain(row.label), rules, lang),
        _figure(row.before, rules, lang),
        _figure(row.now, rules, lang),
        tell_gap(row.gap, row.gap_unit, rules, lang, row.indicator),
    ]


def _figure(side: Side | None, rules: Rulebook, lang: Language) -> str:
    if side is None:
        return "-"
    return tell_figure(side, rules, lang) if side.value is not None else plain(side.quote or "-")


def evidence_of(row: Change, lines: Mapping[str, int], lang: Language) -> str:
    """Give both quotes of a change with their lines and ``MARKS`` around the figures.

    ``lines`` are those of claims; where they are ``Places``, each quote runs from the subject to the figure.
    """
    sides = [(row.before, row.before_line), (row.now, row.now_line)]
    told = [_cited(side, line, lines, lang) for side, line in sides if side]
    return told[0] if len(told) == 1 else word("changes.both", lang, before=told[0], now=told[1])


def _cited(side: Side, line: int | None, lines: Mapping[str, int], lang: Language) -> str:
    return " ".join(filter(None, (quote_marked(side, lines, lang), place_at(side, line, lang))))


def absent_words(found: Changes, rules: Rulebook, lang: Language) -> Iterator[tuple[str, str]]:
    """Give who cannot be compared, by what is missing: why, and the names of the regions."""
    for years in sorted({one.years for one in found.absent}):
        ones = [one for one in found.absent if one.years == years]
        names = [region_called(one.region_name, one.region, rules, lang) + aside(one.region, lang) for one in ones]
        missing = word("changes.and", lang).join(map(str, years))
        yield word("changes.absent", lang, years=missing), word("changes.comma", lang).join(names)


def changes_notes(kinds: Collection[str], lang: Language) -> list[str]:
    """Give what a reader should know of how changes of these kinds are told; nothing of none."""
    notes = {"changes.note_size": bool(kinds), "changes.note_changed": "changed" in kinds}
    return [word(key, lang) for key, wanted in notes.items() if wanted]
