"""The file of decisions that every output is given, and what of it holds no more."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tracker.cli.options import note
from tracker.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.comparisons.records.review import Review
    from tracker.comparisons.records.settlement import Settlement
    from tracker.rulebook.policy import Language
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["DECISIONS_FILE", "decisions_at", "tell_stale"]

DECISIONS_FILE = "tracker-decisions.yaml"
"""The file of decisions where none is named."""


def decisions_at(path: Path | None, rulebook: Rulebook) -> tuple[Settlement, ...]:
    """Read what people decided about promises: from a file that is named, else from the one in the current folder."""
    if path is not None and not path.exists():
        raise UsageError("{path}: no such file: `tracker review` writes it, or leave --decisions out", path=path)
    place = path or Path(DECISIONS_FILE)
    if not place.exists():
        return ()
    from tracker.checks.settlements import read_settlements

    return read_settlements(place, rulebook)


def tell_stale(
    settlements: Sequence[Settlement], reviews: Sequence[Review], rulebook: Rulebook, lang: Language
) -> None:
    """Tell of decisions about the shown region and years whose words no longer stand."""
    from tracker.comparisons.records.settlement import stale
    from tracker.outputs.wording.words import word

    lineage = rulebook.divisions.lineage
    for review in reviews:
        ours = [s for s in settlements if s.year == review.year and lineage(s.region) == lineage(review.region)]
        for one in stale(ours, review.promises):
            note(word("progress.stale", lang, file=one.source, line=one.line))
