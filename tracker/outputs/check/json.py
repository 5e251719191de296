"""The check as one JSON object: files, notices, reviews with their comparisons, counts, and whether it failed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.outputs.files.sarif_log import write_json
from tracker.outputs.wording.findings import with_words

if TYPE_CHECKING:
    from typing import TextIO

    from tracker.checks.notice import CheckRun
    from tracker.rulebook.policy import Language
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["write"]


def write(run: CheckRun, rulebook: Rulebook, lang: Language, stream: TextIO) -> None:
    """Write everything that a check found, in both languages, accepted and known notices among it."""
    del lang
    told = run.model_copy(update={"reviews": tuple(with_words(one, rulebook) for one in run.reviews)})
    write_json(told.model_dump(mode="json"), stream)
