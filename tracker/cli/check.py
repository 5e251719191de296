"""``tracker check``: what a reviewer should be told when reports or rules are added."""

from __future__ import annotations

import os
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from tracker.cli.options import (
    SPOKEN,
    Lang,
    Output,
    Quiet,
    RegionName,
    ReportYear,
    Rules,
    note,
)
from tracker.cli.writing import Forms, destination, opened, refuse_inputs, writings

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tracker.checks.candidate import Given
    from tracker.checks.known import Request
    from tracker.checks.notice import CheckRun
    from tracker.checks.record import Before
    from tracker.checks.settings import Settings
    from tracker.cli.writing import Writing
    from tracker.comparisons.records.comparison import Comparison
    from tracker.comparisons.records.finding import Finding
    from tracker.errors import UsageError
    from tracker.rulebook.policy import Language
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["run"]

Paths = Annotated[
    list[Path] | None, typer.Argument(metavar="PATH...", help="Reports, or folders of them.", show_default=False)
]
Select = Annotated[str | None, typer.Option("--select", metavar="CODES", help="Codes to tell: T,E01,missed; all else.")]
Ignore = Annotated[str | None, typer.Option("--ignore", metavar="CODES", help="Codes not to tell.")]
FailOn = Annotated[
    Literal["error", "warning", "note"] | None,
    typer.Option("--fail-on", help="Lightest level that makes the check fail; error where nothing is said."),
]
ExitZero = Annotated[bool, typer.Option("--exit-zero", help="End with 0 whatever is found.")]
Details = Annotated[bool, typer.Option("--details", help="Tell promises of detail one by one, and not only how many.")]
Decisions = Annotated[
    Path | None, typer.Option("--decisions", metavar="FILE", help="Accepted findings with their reasons.")
]
Baseline = Annotated[Path | None, typer.Option("--baseline", metavar="FILE", help="Findings that do not count.")]
WriteBaseline = Annotated[
    Path | None, typer.Option("--write-baseline", metavar="FILE", help="Keep what is found now as the baseline.")
]
LockFile = Annotated[Path | None, typer.Option("--lock", metavar="FILE", help="Lock file, see `tracker lock`.")]
Store = Annotated[
    str | None, typer.Option("--db", metavar="URL", help="Store with earlier reports: a SQLite file or a URL.")
]
Facts = Annotated[Path | None, typer.Option("--facts", metavar="FILE", help="Cited facts; facts.csv beside the files.")]
Since = Annotated[str | None, typer.Option("--diff", metavar="GITREF", help="Check only what has changed since.")]
Explained = Annotated[str | None, typer.Option("--explain", metavar="CODE", help="Explain a code; `all` lists them.")]


def run(  # noqa: PLR0913, PLR0917  # a command has as many parameters as it has options
    paths: Paths = None,
    select: Select = None,
    ignore: Ignore = None,
    fail_on: FailOn = None,
    decisions: Decisions = None,
    baseline: Baseline = None,
    write_baseline: WriteBaseline = None,
    lock: LockFile = None,
    db: Store = None,
    facts: Facts = None,
    diff: Since = None,
    explain: Explained = None,
    region: RegionName = None,
    year: ReportYear = None,
    forms: Forms = None,
    output: Output = None,
    rules: Rules = None,
    lang: Lang = SPOKEN,
    *,
    exit_zero: ExitZero = False,
    details: Details = False,
    quiet: Quiet = False,
) -> None:
    """Check reports that are added: text and identity, extraction, comparison with the earlier ones, changed rules.

    Earlier reports come from the same folder, from the lock file and from the store, whichever is there. Defaults
    come from tracker.toml or [tool.tracker] of pyproject.toml and from TRACKER_CHECK_*. A missed target is a note and
    never fails by itself. Exit code 1: something at or above --fail-on was found.

    \b
    Examples:
      tracker check reports/高昌区_2025.txt
      tracker check reports --diff origin/main --format text --format sarif=out.sarif
      tracker check reports --select T,E --ignore E04 --fail-on warning
      tracker check --explain E01
    """  # noqa: D301  # \b is a mark for the help, as typer reads it
    from tracker.checks.candidate import Given
    from tracker.checks.check import check
    from tracker.checks.settings import check_codes, load_settings
    from tracker.cli.region import resolve_code
    from tracker.outputs.check.forms import FORMS, WHOLE
    from tracker.outputs.wording.words import word
    from tracker.rulebook.rulebook import load_rulebook

    flags: dict[str, Any] = {
        "select": _codes(select), "ignore": _codes(ignore), "fail_on": fail_on, "decisions": decisions,
        "baseline": baseline, "lock": lock, "db": db, "facts": facts, "rules": rules,
        "exit_zero": exit_zero or None, "details": details or None,
    }  # fmt: skip
    settings = _before_first_baseline(load_settings(Path.cwd(), os.environ, flags), write_baseline)
    rulebook = load_rulebook(settings.rules)
    if explain is not None:
        _explain(explain, rulebook, lang, output)
        return
    check_codes(settings, rulebook.checks)
    wanted = writings(forms or ["text"], dict.fromkeys(FORMS, "text"), output)
    with ExitStack() as stack:
        before = _before(diff, rulebook, stack) if diff else None
        given = Given(resolve_code(region, rulebook, year, settings.db), year)
        request = _request(paths or [], before, given)
        request = replace(request, whole=any(one.form in WHOLE for one in wanted))
        if before and not request.files:
            note(word("progress.unchanged_since", lang, revision=diff), quiet=quiet)
        outputs = [*(one.path for one in wanted), write_baseline]
        _keep_apart([path for path in outputs if path], write_baseline, settings, request)
        found = check(request, settings, rulebook, _Telling(rulebook))
    _write(found, wanted, rulebook, lang, write_baseline)
    if found.failed and not found.exit_zero and write_baseline is None:
        raise typer.Exit(1)


class _Telling:
    """Puts comparisons and findings into the words that the other outputs have for them."""

    def __init__(self, rulebook: Rulebook) -> None:
        self.rulebook = rulebook

    def finding(self, one: Finding, lines: Mapping[str, int]) -> dict[str, str]:
        """Give the words of a finding in both languages."""
        from tracker.outputs.wording.findings import told

        return told(one, lines, self.rulebook).text

    def comparison(self, one: Comparison) -> dict[str, str]:
        """Give the words of a comparison in both languages."""
        from tracker.outputs.wording.verdicts import tell_comparison

        return {"zh": tell_comparison(one, self.rulebook, "zh"), "en": tell_comparison(one, self.rulebook, "en")}


def _keep_apart(outputs: Sequence[Path], baseline: Path | None, settings: Settings, request: Request) -> None:
    """Raise UsageError where an output is what the settings name, or what lies beside the files and is read too."""
    from tracker.checks.known_reports import facts_paths

    files = [*request.files, *request.context]
    for output in outputs:
        kept = () if output == baseline else (settings.baseline,)
        named = [settings.decisions, settings.lock, settings.facts, settings.rules, *kept, *facts_paths(files)]
        refuse_inputs(output, [*files, *filter(None, named)], [settings.db] if settings.db else [])


def _before_first_baseline(settings: Settings, written: Path | None) -> Settings:
    """Give settings without the baseline where it is not there yet and about to be written."""
    named = settings.baseline
    if named is None or written is None or named.exists() or named.resolve() != written.resolve():
        return settings
    return settings.model_copy(update={"baseline": None})


def _codes(asked: str | None) -> list[str] | None:
    return None if asked is None else [one.strip() for one in asked.split(",") if one.strip()]


def _request(paths: Sequence[Path], before: Before | None, given: Given) -> Request:
    """Find the files; with a revision only those that have changed since are checked, the others give figures."""
    from tracker.checks.known import Request
    from tracker.checks.unread import leads_out, unread_among
    from tracker.errors import UsageError
    from tracker.outputs.check.repository import repository
    from tracker.sources.folders import search
    from tracker.sources.formats import SUFFIXES

    if not paths:
        raise UsageError("nothing to check: name reports or folders (see tracker check --help)")
    found = search(paths)
    if found.missing:
        raise UsageError("{path}: no such file or folder: check the path", path=found.missing[0])
    top = repository(Path.cwd(), os.environ)
    stray = {path for path in found.files if top and path not in paths and leads_out(path, top)}
    read = tuple(path for path in found.files if path not in stray)
    unread = (*unread_among(found.others), *sorted(stray))
    if before is None:
        if not found.files:
            raise _nothing(paths, found.others)
        return Request(read, unread=unread, given=given)
    changed = before.revision.changed(paths)
    files = tuple(path for path in read if path.resolve() in changed)
    others = tuple(path for path in read if path not in files)
    gone = tuple(path for path in changed if not path.exists() and path.suffix.lower() in SUFFIXES)
    new = tuple(path for path in unread if path.absolute() in changed or path.resolve() in changed)
    return Request(files, others, new, tuple(sorted(gone)), given, before)


def _nothing(paths: Sequence[Path], others: Sequence[Path]) -> UsageError:
    """Give the error for folders without any report: to find nothing is no pass."""
    from tracker.errors import UsageError

    words = "{paths}: nothing here that can be read: name a report or a folder of them"
    if others:
        words = "{paths}: nothing here that can be read (skipped: {others}): name a report or a folder of them"
    shown = (*map(str, others[:3]), *(["…"] if others[3:] else []))
    return UsageError(words, paths=tuple(map(str, paths)), others=shown)


def _before(diff: str, rulebook: Rulebook, stack: ExitStack) -> Before:
    """Find the state at a revision: its texts and, where they are kept in the same repository, its rules."""
    from tracker.checks.record import Before
    from tracker.checks.revision import open_revision
    from tracker.rulebook.revision import rules_at
    from tracker.rulebook.rulebook import Rulebook

    revision = open_revision(diff, Path.cwd())
    moved = {each for each in rulebook.directories if revision.is_changed(each)}
    then = tuple(
        stack.enter_context(rules_at(revision.commit, each)) if each in moved else each for each in rulebook.directories
    )
    rules = Rulebook(then) if moved else rulebook
    return Before(revision, rules, rules_changed=rules.checksum != rulebook.checksum)


def _write(
    found: CheckRun, wanted: Sequence[Writing], rulebook: Rulebook, lang: Language, baseline: Path | None
) -> None:
    from tracker.checks.baseline import write_baseline
    from tracker.outputs.check.forms import write_check
    from tracker.outputs.check.repository import placed

    if baseline is not None:
        with destination(baseline) as stream:
            write_baseline(found.notices, stream)
    for one in wanted:
        with opened(one) as stream:
            write_check(one.form, placed(found, one.form, Path.cwd(), os.environ), rulebook, lang, stream)


def _explain(asked: str, rulebook: Rulebook, lang: Language, output: Path | None) -> None:
    from tracker.errors import UsageError
    from tracker.outputs.check.explanation import explain_code

    rules = rulebook.checks
    known = rules.by_code.get(asked.upper()) or rules.by_name.get(asked)
    if known is None and asked != "all":
        raise UsageError(
            "--explain {asked}: unknown: known are {names}; `all` lists them",
            asked=asked,
            names=tuple(rules.by_code),
        )
    with destination(output) as stream:
        if known is not None:
            explain_code(known, lang, stream)
        else:
            stream.writelines(f"{one.code} {one.level:8}{one.name:24}{one.title.say(lang)}\n" for one in rules.codes)
