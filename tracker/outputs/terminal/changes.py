"""The changes of a year for the terminal: a headline, then a table a kind with both quotes below every row."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

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
from tracker.outputs.wording.columns import fit_widths, lay_out_cells, paint, paragraph, wrap
from tracker.outputs.wording.punctuation import labelled

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tracker.comparisons.records.change import Change, Changes
    from tracker.outputs.wording.columns import Line
    from tracker.outputs.wording.look import Look
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["render_changes"]

_GAP = 4
_NAME = 1
"""The column of names of indicators, which gives way first where the terminal is narrow, but keeps room for words."""
_INDENT = "    "
_STYLES = {"lowered": "bold dark_orange", "softened": "dark_orange", "raised": "dodger_blue1"}


def render_changes(found: Changes, lines: Mapping[str, int], rules: Rulebook, look: Look) -> str:
    """Give the headline, every kind of change with its rows, who cannot be compared, and how it is judged.

    ``lines`` are those of claims; where they are ``Places``, quotes run from the subject to the figure.
    """
    told: list[Line] = [((line, "bold"),) for line in wrap(changes_title(found, rules, look.lang), look.width)]
    told += [((line, "bold"),) for line in wrap(changes_headline(found, look.lang), look.width)]
    for kind, group in groupby(found.rows, key=lambda row: row.kind):
        rows = list(group)
        title = kind_title(kind, rows, found, rules, look.lang)
        told += [(), *(((line, _STYLES.get(kind, "bold")),) for line in wrap(title, look.width))]
        told += _table(rows, found.year, lines, rules, look)
    told += _below(found, rules, look)
    return paint(told, colour=look.colour)


def _table(rows: Sequence[Change], year: int, lines: Mapping[str, int], rules: Rulebook, look: Look) -> Iterator[Line]:
    """Give the rows of a kind, each with its quotes."""
    heads = change_heads(rows[0].kind, year, look.lang)
    cells = [change_cells(row, rules, look.lang) for row in rows]
    right = [_GAP] if len(heads) > _GAP else []
    words = [at for at in range(len(heads)) if at not in right]
    for flexible in (words, range(len(heads))):
        widths = fit_widths([heads, *cells], look.width, first=(_NAME,), flexible=flexible)
        if sum(widths) + 2 * (len(widths) - 1) <= look.width:
            break
    yield from lay_out_cells([(text, "dim") for text in heads], widths, right=right)
    for row, texts in zip(rows, cells, strict=True):
        yield from lay_out_cells([(text, "") for text in texts], widths, right=right)
        told = evidence_of(row, lines, look.lang)
        yield from (((line, "dim"),) for line in wrap(_INDENT + told, look.width, _INDENT))


def _below(found: Changes, rules: Rulebook, look: Look) -> Iterator[Line]:
    """Name the regions that cannot be compared, and say how changes are judged and put in order."""
    yield ()
    for why, names in absent_words(found, rules, look.lang):
        yield from paragraph(labelled(why, "", look.lang), names, look.width, "dim")
    for note in changes_notes([row.kind for row in found.rows], look.lang):
        yield from (((line, "dim"),) for line in wrap(note, look.width, _INDENT))
