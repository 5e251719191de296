"""The check for readers: every notice with the line that it is about, worst last, what was accepted, and totals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.outputs.check.excerpt import excerpt
from tracker.outputs.check.telling import (
    advice_of,
    message_of,
    outcome,
    place_of,
    tell_decision,
    tell_review,
    totals,
    worst_first,
)
from tracker.outputs.terminal.text import has_colour
from tracker.outputs.wording.columns import cell_width, paint, wrap
from tracker.outputs.wording.words import word

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TextIO

    from tracker.checks.notice import CheckRun, Notice
    from tracker.outputs.wording.columns import Line
    from tracker.rulebook.policy import Language
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["write"]

_STYLES = {"error": "bold dark_orange", "warning": "dark_orange", "note": "dodger_blue1"}
_PIPE, _NARROWEST = 100, 40
_INDENT = "  "
_BETWEEN = "  "


def write(run: CheckRun, rulebook: Rulebook, lang: Language, stream: TextIO) -> None:
    """Write a check for readers; signs and words say everything, colour only supports them.

    What to do is told where a code comes up first. Notices that the baseline knows are counted and not shown.
    """
    width = _width(stream)
    lines = [*_notices(run, rulebook, lang, width), *_accepted(run, lang, width)]
    reviews = [tell_review(one, rulebook, lang) for one in run.reviews if one.comparisons]
    lines += [((line, ""),) for told in reviews for line in _filled(told, width)]
    lines += [((line, ""),) for line in _filled(totals(run, lang), width)]
    style = _STYLES["error"] if run.failed else "bold"
    lines += [((line, style),) for line in _wrapped(outcome(run, lang), width)]
    stream.write(paint(lines, colour=has_colour(stream)))


def _notices(run: CheckRun, rulebook: Rulebook, lang: Language, width: int) -> Iterator[Line]:
    """Give the notices, errors at the end, where the eye is; in each level they keep their order."""
    told: set[str] = set()
    levels = [[one for one in worst_first(run) if one.level == level] for level in ("note", "warning", "error")]
    for one in (one for level in levels for one in level):
        yield from _head(one, lang, width)
        yield from _excerpt(one, width)
        for place in one.related:
            yield ((f"{_INDENT}= {word('check.also', lang, place=place_of(place))}", "dim"),)
        if one.code not in told:
            yield from (((line, "dim"),) for line in _wrapped(f"{_INDENT}= {advice_of(one, rulebook, lang)}", width))
        told.add(one.code)
        yield ()


def _head(one: Notice, lang: Language, width: int) -> Iterator[Line]:
    place = f"{place_of(one.place)}: " if one.place else ""
    level = f"{word(f'check.{one.level}', lang)} {one.code}"
    yield ((place, "bold"), (level, _STYLES[one.level]), (f" {one.name}", ""))
    yield from (((line, ""),) for line in _wrapped(_INDENT + message_of(one, lang), width))


def _excerpt(one: Notice, width: int) -> Iterator[Line]:
    number = str(one.place.line) if one.place else ""
    found = excerpt(one, width - len(number) - 2 * len(_INDENT) - 1)
    if found is None:
        return
    gutter = " " * len(number)
    yield ((f"{_INDENT}{number} | ", "dim"), (found[0], ""))
    yield ((f"{_INDENT}{gutter} | ", "dim"), (found[1], _STYLES[one.level]))


def _accepted(run: CheckRun, lang: Language, width: int) -> Iterator[Line]:
    for one in run.notices:
        if one.accepted is not None:
            place = f"{place_of(one.place)}: " if one.place else ""
            yield from (((line, ""),) for line in _wrapped(f"{place}{one.code} {message_of(one, lang)}", width))
            yield from (((line, "dim"),) for line in _wrapped(_INDENT + tell_decision(one.accepted, lang), width))
    if any(one.accepted for one in run.notices):
        yield ()


def _filled(text: str, width: int) -> list[str]:
    """Break a line of counts only where two blanks stand between them, so that a count keeps its name."""
    first, *rest = text.split(_BETWEEN)
    lines = [first]
    for part in rest:
        longer = lines[-1] + _BETWEEN + part
        if cell_width(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(_INDENT * 2 + part)
    return lines


def _wrapped(text: str, width: int) -> list[str]:
    return wrap(text, width, _INDENT * 2)


def _width(stream: TextIO) -> int:
    """Give the cells of a line: those of the terminal or of COLUMNS, else a hundred."""
    from os import environ
    from shutil import get_terminal_size

    asked = stream.isatty() or "COLUMNS" in environ
    return max(_NARROWEST, get_terminal_size((_PIPE, 0)).columns if asked else _PIPE)
