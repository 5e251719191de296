"""The changes of a year as a listing: a table a kind for readers, one typed sheet for a workbook."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from tracker.outputs.files.listing import Listing, Part
from tracker.outputs.files.sheets import Column, Sheet
from tracker.outputs.wording.changes import (
    absent_words,
    change_cells,
    change_heads,
    changes_headline,
    changes_notes,
    changes_title,
    evidence_of,
    kind_title,
)
from tracker.outputs.wording.citation import proof_of
from tracker.outputs.wording.figures import common_name, measured
from tracker.outputs.wording.places import region_called
from tracker.outputs.wording.punctuation import labelled
from tracker.outputs.wording.verdicts import tell_side
from tracker.outputs.wording.words import word

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tracker.comparisons.records.change import Change, Changes
    from tracker.comparisons.records.comparison import Side
    from tracker.outputs.files.sheets import Cell
    from tracker.rulebook.policy import Language
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["changes_listing"]

_GAP = 4
_PRINTED = 9
"""Columns up to both quotes."""
_COLUMNS = (
    *(Column("region", 18), Column("change", 14), Column("indicator", 28), Column("target_before", 18)),
    *(Column("target_now", 18), Column("difference", 10), Column("unit_of_difference", 12)),
    *(Column("quote_before", 40), Column("quote_now", 40)),
    *(Column("source_before", 26), Column("line_before", 8), Column("source_now", 26), Column("line_now", 8)),
    *(Column("value_before", 9), Column("upper_end_before", 9), Column("unit_before", 9)),
    *(Column("value_now", 9), Column("upper_end_now", 9), Column("unit_now", 9)),
    *(Column("since", 7), Column("years_running", 7)),
    *(
        Column("year", 7),
        Column("region_code", 10),
        Column("level", 12),
        Column("indicator_id", 30),
        Column("code", 14),
    ),
)


def changes_listing(found: Changes, lines: Mapping[str, int], rules: Rulebook, lang: Language) -> Listing:
    """Give the changes with their headline, who cannot be compared, and how changes are judged.

    ``lines`` are those of claims; where they are ``Places``, quotes run from the subject to the figure.
    """
    parts = []
    for kind, group in groupby(found.rows, key=lambda row: row.kind):
        rows = list(group)
        title = kind_title(kind, rows, found, rules, lang)
        parts.append(_part(title, rows, found.year, lines, rules, lang))
    absent = [labelled(why, names, lang) for why, names in absent_words(found, rules, lang)]
    cells = [_row(row, lines, rules, lang) for row in found.rows]
    return Listing(
        title=changes_title(found, rules, lang),
        headline=changes_headline(found, lang),
        parts=tuple(parts),
        sheets=(Sheet(word("changes.sheet", lang), _COLUMNS, cells, frozen=1, printed=_PRINTED),),
        notes=(*absent, *changes_notes([row.kind for row in found.rows], lang)),
    )


def _part(
    title: str, rows: Sequence[Change], year: int, lines: Mapping[str, int], rules: Rulebook, lang: Language
) -> Part:
    heads = [*change_heads(rows[0].kind, year, lang), word("sheets.evidence", lang)]
    cells = [[*change_cells(row, rules, lang), evidence_of(row, lines, lang)] for row in rows]
    right = (_GAP,) if len(heads) > _GAP + 1 else ()
    return Part(title, heads, cells, right)


def _row(row: Change, lines: Mapping[str, int], rules: Rulebook, lang: Language) -> list[Cell]:
    return [
        *(region_called(row.region_name, row.region, rules, lang), rules.findings.codes[row.kind].say(lang)),
        common_name(row.indicator, row.label, rules, lang),
        *(
            _told(row.before, rules, lang),
            _told(row.now, rules, lang),
            *measured(row.gap, row.gap_unit, rules, lang, row.indicator),
        ),
        *(proof_of(side, lines) if side else None for side in (row.before, row.now)),
        *_placed(row.before, row.before_line),
        *_placed(row.now, row.now_line),
        *_numbers(row.before),
        *_numbers(row.now),
        *(row.since, row.years, row.year, row.region),
        word(f"listings.value_{row.level}", lang) if row.level else None,
        *(row.indicator, row.kind),
    ]


def _told(side: Side | None, rules: Rulebook, lang: Language) -> str | None:
    return tell_side(side, rules, lang) if side else None


def _placed(side: Side | None, line: int | None) -> list[Cell]:
    return [side.source, line] if side else [None] * 2


def _numbers(side: Side | None) -> list[Cell]:
    return [side.value, side.value_high, side.unit] if side else [None] * 3
