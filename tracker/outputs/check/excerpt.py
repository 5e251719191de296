"""Excerpts: the line that a notice is about, with signs under the words that it means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.outputs.wording.columns import cell_width, cut, cut_before
from tracker.outputs.wording.plain import plain

if TYPE_CHECKING:
    from tracker.checks.notice import Notice, Place

__all__ = ["excerpt"]


def excerpt(notice: Notice, width: int) -> tuple[str, str] | None:
    """Give a line of the source and the signs under it, both in at most ``width`` cells.

    None where there is no line, and where no words of it are meant but all that follows it. Where the line is longer,
    what stands around the words that are meant gives way first. The signs are as wide as the words above them, so that
    they stand right under Chinese characters too.
    """
    place = notice.place
    if place is None or not notice.excerpt or not notice.excerpt.strip() or _is_whole(place):
        return None
    before, meant, after = _parts(plain(notice.excerpt), place)
    meant = cut(meant[: width + 1], width)
    room = width - cell_width(meant)
    left = min(cell_width(before[-width:]), max(room // 2, room - cell_width(after[:width])))
    shown = _fitting(cut_before(before[-left - 1 :], left), left)
    rest = _fitting(cut(after[: room - left + 1], room - left), room - left)
    signs = " " * cell_width(shown) + "^" * max(1, cell_width(meant))
    return (shown + meant + rest).rstrip(), signs


def _parts(line: str, place: Place) -> tuple[str, str, str]:
    """Give what stands before, in and behind the place in its line; a place that goes on ends with the line."""
    start = min(place.column - 1, len(line))
    end = place.end_column - 1 if place.end_line == place.line else len(line)
    end = max(start, min(end, len(line)))
    return line[:start].lstrip(), line[start:end], line[end:]


def _is_whole(place: Place) -> bool:
    """Tell whether a place is only the beginning of what is meant: no words at the start of a line."""
    return (place.line, place.column, place.end_column) == (place.end_line, 1, 1)


def _fitting(text: str, room: int) -> str:
    """Give a text that was cut, or nothing where there is no room even for the mark of the cut."""
    return text if cell_width(text) <= room else ""
