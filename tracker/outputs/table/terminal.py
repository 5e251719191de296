"""The table on the terminal: in columns where there is room, else one promise below the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.outputs.table.cells import Line as Row
from tracker.outputs.table.cells import note_lines, outcome_lines, promise_lines
from tracker.outputs.table.table import Band, with_bands
from tracker.outputs.wording.columns import lay_out_cells, pad, paint, wrap
from tracker.outputs.wording.plain import plain
from tracker.outputs.wording.words import word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.outputs.table.table import Entry, Table
    from tracker.outputs.wording.columns import Line
    from tracker.outputs.wording.look import Look
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["render_table"]

_WIDE = 100
"""From so many cells on promise and outcome stand side by side."""
_NUMBER, _GAP = 4, 2
_INDENT = "    "


def render_table(table: Table, rules: Rulebook, look: Look) -> str:
    """Give a table with its title above, and totals and notes below."""
    lines: list[Line] = [((line, "bold"),) for line in wrap(table.title, look.width)]
    if not table.entries:
        lines.append(())
    for one in with_bands(table):
        lines += _band(one, look) if isinstance(one, Band) else _entry(one, look)
    if table.entries:
        lines += [(), *(((line, "bold"),) for line in wrap(table.totals, look.width, _INDENT))]
    lines += [
        ((line, "dim"),) for note in note_lines(table, rules, look.lang) for line in wrap(note, look.width, _INDENT)
    ]
    return paint(lines, colour=look.colour)


def _band(band: Band, look: Look) -> Iterator[Line]:
    yield ()
    yield from (((line, "bold"),) for line in wrap("  " * band.depth + band.title, look.width, "  " * band.depth))


def _entry(entry: Entry, look: Look) -> Iterator[Line]:
    status = f"{entry.status} {entry.ascii if look.ascii else entry.shape}"
    if look.width < _WIDE:
        yield from _stacked(entry, status, entry.style, look)
    else:
        yield from _beside(entry, status, entry.style, look)


def _stacked(entry: Entry, status: str, style: str, look: Look) -> Iterator[Line]:
    promise, said = (one.text for one in promise_lines(entry, look.lang))
    first, *rest = wrap(f"{entry.number:>3} {promise}", look.width, _INDENT)
    yield ((first, "bold"),)
    yield from (((line, "bold"),) for line in rest)
    yield from (((line, "dim"),) for line in wrap(_INDENT + said, look.width, _INDENT))
    told = [line.text for line in _outcome(entry, look)]
    lead = word("table.arrow", look.lang, status=status)
    first, *rest = wrap(f"{_INDENT}{lead} {told[0] if told else ''}", look.width, _INDENT)
    yield ((first[: len(_INDENT + lead)], style), (first[len(_INDENT + lead) :], ""))
    yield from (((line, ""),) for line in rest)
    yield from (((line, "dim"),) for text in told[1:] for line in wrap(_INDENT + text, look.width, _INDENT))


def _beside(entry: Entry, status: str, style: str, look: Look) -> Iterator[Line]:
    room = look.width - _NUMBER - 3 * _GAP - _status_width(look)
    widths = [_NUMBER, room * 9 // 20, room - room * 9 // 20, _status_width(look)]
    sides = [promise_lines(entry, look.lang), _outcome(entry, look)]
    for at in range(max(map(len, sides))):
        cells = [(side[at].text, "bold" if side[at].lead else "dim") if at < len(side) else ("", "") for side in sides]
        head = (pad(str(entry.number), _NUMBER - 1, right=True), "") if at == 0 else ("", "")
        yield from lay_out_cells([head, *cells, (status if at == 0 else "", style)], widths, gap=_GAP)


def _outcome(entry: Entry, look: Look) -> list[Row]:
    """Give what became of a promise, and below it what a person wrote into the columns that have no room here."""
    beside = (("bearer", entry.bearer), ("remarks", entry.remarks))
    written = [
        word("table.led", look.lang, lead=word(f"table.{key}", look.lang)) + plain(words)
        for key, words in beside
        if words
    ]
    return [*outcome_lines(entry, look.lang), *map(Row, written)]


def _status_width(look: Look) -> int:
    return 18 if look.lang == "zh" else 28
