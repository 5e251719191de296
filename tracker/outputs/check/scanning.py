"""The check as a SARIF log for the code scanning of GitHub, which makes an alert of every result that it is given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.outputs.check.sarif import notice_log, notice_results
from tracker.outputs.files.sarif_log import write_json

if TYPE_CHECKING:
    from typing import TextIO

    from tracker.checks.notice import CheckRun
    from tracker.rulebook.policy import Language
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["write"]


def write(run: CheckRun, rulebook: Rulebook, lang: Language, stream: TextIO) -> None:
    """Write the notices that count and stand in a file; GitHub knows neither kinds nor suppressions nor baselines."""
    shown = run.model_copy(update={"notices": tuple(one for one in run.notices if one.active and one.place)})
    write_json(notice_log(run, notice_results(shown, lang), rulebook, lang), stream)
