"""The check as annotations of GitHub Actions, with the whole table in the summary of the step."""

from __future__ import annotations

from itertools import groupby
from os import environ
from pathlib import Path
from typing import TYPE_CHECKING

from tracker.errors import InputError
from tracker.outputs.check.markdown import cell, row
from tracker.outputs.check.telling import (
    message_of,
    outcome,
    place_of,
    tell_decision,
    tell_review,
    totals,
    worst_first,
)
from tracker.outputs.wording.plain import plain
from tracker.outputs.wording.words import word

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import TextIO

    from tracker.checks.notice import CheckRun, Notice
    from tracker.rulebook.policy import Language
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["SUMMARY_BYTES", "summary", "write"]

_COMMANDS = {"error": "error", "warning": "warning", "note": "notice"}
_SHOWN = 10
"""GitHub shows as many annotations of one level for a step, and drops the others without a word."""

SUMMARY_BYTES = 1024 * 1024
"""GitHub refuses a longer summary of a step as a whole."""


def write(run: CheckRun, rulebook: Rulebook, lang: Language, stream: TextIO) -> None:
    """Write the worst ten notices of each level as workflow commands, and how many there are besides.

    Where GITHUB_STEP_SUMMARY names a file, all of them are appended to it as a table. Raises InputError where that
    file cannot be written.
    """
    left = dict.fromkeys(("error", "warning", "note"), 0)
    for level, group in groupby(worst_first(run), key=lambda one: one.level):
        notices = list(group)
        stream.writelines(_command(one, lang) + "\n" for one in notices[:_SHOWN])
        left[level] = len(notices[_SHOWN:])
    if any(left.values()):
        counts = {"errors": left["error"], "warnings": left["warning"], "notes": left["note"]}
        stream.write(word("check.more_errors", lang, **counts) + "\n")
    stream.write(f"{totals(run, lang)}  {outcome(run, lang)}\n")
    if environ.get("GITHUB_STEP_SUMMARY"):
        _append(Path(environ["GITHUB_STEP_SUMMARY"]), run, rulebook, lang)


def summary(run: CheckRun, rulebook: Rulebook, lang: Language, room: int = SUMMARY_BYTES) -> str:
    """Give the whole of a check as Markdown in at most ``room`` bytes; rows that have no room are counted."""
    counts = cell(f"{totals(run, lang)}  {outcome(run, lang)}")
    head = f"## {word('check.summary_title', lang)}\n\n{counts}\n\n"
    reviews = [tell_review(one, rulebook, lang) for one in run.reviews if one.comparisons]
    head += "".join(f"- {cell(told)}\n" for told in reviews) + "\n"
    titles = [word(f"check.{name}", lang) for name in ("level", "place", "code", "said", "quote")]
    rows = [_row(one, lang) for one in (*worst_first(run), *(one for one in run.notices if one.accepted))]
    if not rows:
        return _within([head], room)
    return _within([head + row(titles) + row(["---"] * len(titles)), *rows], room, lang)


def _command(one: Notice, lang: Language) -> str:
    """Give a workflow command; columns are told only where GitHub takes them, which is within one line."""
    fields = {}
    if one.place:
        place = one.place
        fields["file"] = place.path.removeprefix("./")
        if place.exact:
            fields |= {"line": str(place.line), "endLine": str(place.end_line)}
        if place.exact and place.line == place.end_line:
            fields |= {"col": str(place.column), "endColumn": str(place.end_column)}
    fields["title"] = f"{one.code} {one.name}"
    told = ",".join(f"{name}={_property(value)}" for name, value in fields.items())
    return f"::{_COMMANDS[one.level]} {told}::{_data(message_of(one, lang))}"


def _data(text: str) -> str:
    return plain(text).replace("%", "%25")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _row(one: Notice, lang: Language) -> str:
    level = tell_decision(one.accepted, lang) if one.accepted else word(f"check.{one.level}", lang)
    place = place_of(one.place) if one.place else word("check.whole", lang)
    cells = (level, place, f"{one.code} {one.name}", message_of(one, lang), one.quote or "")
    return row([cell(text) for text in cells])


def _within(parts: Iterable[str], room: int, lang: Language = "zh") -> str:
    """Give as many of the parts as there is room for, and how many are left out."""
    pieces = list(parts)
    spare = len(word("check.left_out", lang, count=len(pieces)).encode()) + 2
    text: list[str] = []
    used = spare
    for number, piece in enumerate(pieces):
        used += len(piece.encode())
        if used > room:
            if spare > room:
                return ""
            return "".join([*text, f"\n{word('check.left_out', lang, count=len(pieces) - number)}\n"])
        text.append(piece)
    return "".join(text)


def _append(path: Path, run: CheckRun, rulebook: Rulebook, lang: Language) -> None:
    try:
        taken = path.stat().st_size if path.exists() else 0
        with path.open("a", encoding="utf-8", newline="\n") as stream:
            stream.write(summary(run, rulebook, lang, max(0, SUMMARY_BYTES - taken)))
    except OSError as error:
        raise InputError(
            "GITHUB_STEP_SUMMARY: {path}: cannot be written: {why}: unset it, or name a file that can be",
            path=path,
            why=error.strerror,
        ) from error
