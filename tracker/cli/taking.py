"""Taking: readings stored some at a time, with what is told of them meanwhile and at the end."""

from __future__ import annotations

import sys
from itertools import islice
from typing import TYPE_CHECKING

from tracker.cli.options import note, note_message

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterable, Iterator

    from tracker.rulebook.policy import Language
    from tracker.rulebook.rulebook import Rulebook
    from tracker.store.intake import Reading
    from tracker.store.writing import WritableStore

__all__ = ["FAILED", "take_all", "told_outcomes", "watched"]

FAILED = "failed"
"""What becomes of a reading in which there is nothing to store."""
_BATCH = 16
"""Reports that are stored in one transaction."""
_TELL_SECONDS = 30


def told_outcomes(counts: Counter[str], lang: Language) -> list[str]:
    """Give a line for each outcome with its number of reports."""
    from tracker.outputs.wording.counts import tell_reports
    from tracker.outputs.wording.words import word

    return [
        word(f"progress.{outcome}", lang, reports=tell_reports(count, lang))
        for outcome, count in sorted(counts.items())
    ]


def take_all(
    readings: Iterable[Reading], store: WritableStore, rulebook: Rulebook, counts: Counter[str], lang: Language
) -> None:
    """Store what is read, some reports at a time, and tell what could not be read."""
    coming = iter(readings)
    while batch := list(islice(coming, _BATCH)):
        for reading in batch:
            for line in (*reading.warnings, reading.problem):
                if line:
                    note_message(line, lang)
        counts.update(store.take([parcel for one in batch for parcel in one.parcels], rulebook))
        counts.update(FAILED for one in batch if one.problem)


def watched(readings: Iterator[Reading], total: int, lang: Language, *, quiet: bool) -> Iterator[Reading]:
    """Give the readings; a person who waits sees a bar on standard error, a log now and then a line."""
    if quiet or total < 2:  # noqa: PLR2004  # one file is read at once
        return readings
    if not sys.stderr.isatty():
        return _telling(readings, total, lang)
    from rich.progress import track

    from tracker.outputs.terminal.text import terminal
    from tracker.outputs.wording.words import word

    return iter(track(readings, word("progress.reading", lang), total, console=terminal(sys.stderr), transient=True))


def _telling(readings: Iterator[Reading], total: int, lang: Language) -> Iterator[Reading]:
    from time import monotonic

    from tracker.outputs.wording.words import word

    start = told = monotonic()
    for number, reading in enumerate(readings, start=1):
        yield reading
        now = monotonic()
        if now - told >= _TELL_SECONDS:
            told = now
            speed = f"{number / (now - start):.0f}"
            note(word("progress.read", lang, count=f"{number:,}", total=f"{total:,}", speed=speed))
