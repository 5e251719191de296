"""``tracker lock``: claims and verdicts on record, so that a change of them shows in review."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from tracker.cli.options import SPOKEN, Lang, Quiet, Rules, note

__all__ = ["run"]

Paths = Annotated[list[Path], typer.Argument(metavar="PATH...", help="Reports, or folders of them.")]
Output = Annotated[Path, typer.Option("--output", metavar="FILE", dir_okay=False, help="The lock file; - for output.")]

_DEFAULT = Path("tracker.lock")


def run(
    paths: Paths, output: Output = _DEFAULT, rules: Rules = None, lang: Lang = SPOKEN, *, quiet: Quiet = False
) -> None:
    """Write the claims and verdicts of reports as a lock file: a claim a line, in the order of the texts.

    Keep it beside the reports. `tracker check` holds later readings against it, so that a changed rule or text that
    alters an old claim is told; written again, its difference shows what changed. Verdicts rest on the reports and
    the facts.csv beside them.

    \b
    Examples:
      tracker lock reports
      tracker lock reports --output reports.lock --rules rules
    """  # noqa: D301  # \b is a mark for the help, as typer reads it
    import os

    from tracker.checks.check import known_of
    from tracker.checks.known_report import known_candidate
    from tracker.checks.lock import write_lock
    from tracker.checks.settings import load_settings
    from tracker.cli.sources import every_source
    from tracker.cli.writing import destination
    from tracker.errors import InputError
    from tracker.outputs.wording.counts import tell_reports
    from tracker.outputs.wording.words import word
    from tracker.rulebook.rulebook import load_rulebook

    settings = load_settings(Path.cwd(), os.environ, {"rules": rules, "lock": output})
    rulebook = load_rulebook(settings.rules)
    candidates, lineages = known_of(every_source(paths), settings, rulebook)
    for one in candidates:
        if one.report is None:
            raise InputError("{path}: {why}: see `tracker check`", path=one.path, why=one.why.say(lang))
    reports = [one for one in map(known_candidate, candidates) if one.is_report]
    with destination(output) as stream:
        write_lock(reports, lineages, rulebook, stream)
    claims = sum(len(one.claims) for one in reports)
    note(word("progress.locked", lang, reports=tell_reports(len(reports), lang), claims=claims), quiet=quiet)
