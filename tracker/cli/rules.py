"""``tracker rules``: check, try, list and compare the rules."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from tracker.cli.command import Command
from tracker.cli.help import Group
from tracker.cli.options import DEFAULT_DB, SPOKEN, Db, Format, Lang, Output, Rules, note
from tracker.cli.writing import destination

if TYPE_CHECKING:
    from tracker.claims.claim import Claim
    from tracker.outputs.rules.listing import RuleCard
    from tracker.rulebook.policy import Language
    from tracker.rulebook.rulebook import Rulebook
    from tracker.workshop.change import Change

__all__ = ["app", "run"]

app = typer.Typer(name="rules", cls=Group, add_completion=False, rich_markup_mode=None)

FINDINGS = 1

Directory = Annotated[
    Path | None,
    typer.Argument(
        metavar="[DIR]", exists=True, file_okay=False, help="Rules to check; the built-in ones if left out."
    ),
]
Report = Annotated[Literal["text", "jsonl", "json"], typer.Option("--format", help="Form of what is written.")]
Trials = Annotated[Literal["table", "junit", "json"], typer.Option("--format", help="Form of what is written.")]
Filter = Annotated[
    str, typer.Option("--filter", metavar="WORDS", help="Only rules or sentences that hold these words.")
]
RuleName = Annotated[str, typer.Argument(metavar="RULE", help="Id of a rule.")]
Paths = Annotated[
    list[Path] | None,
    typer.Option("--paths", metavar="PATH", help="Count over these files and folders instead of a store; repeatable."),
]
Samples = Annotated[int, typer.Option("--samples", metavar="COUNT", min=0, help="How many of its claims to show.")]
Against = Annotated[
    str,
    typer.Option("--against", metavar="GITREF", help="Revision of git with the earlier rules, or a directory of them."),
]
Reports = Annotated[list[Path], typer.Argument(metavar="PATH...", help="Reports and folders to read.")]


@app.callback()
def run(lang: Lang = SPOKEN) -> None:
    """Check, try, list and compare the rules.

    The rules say how sentences are read; docs/rules.md tells how to write one.

    \b
    Examples:
      tracker rules lint
      tracker rules test --filter growth
      tracker rules show growth --paths seeds
      tracker rules diff --against HEAD seeds
    """  # noqa: D301  # \b is a mark for the help, as typer reads it
    del lang


@app.command("lint", short_help="Tell everything that is wrong with rule files.", cls=Command)
def lint(directory: Directory = None, form: Report = "text", output: Output = None, lang: Lang = SPOKEN) -> None:
    """Tell everything that is wrong with rule files.

    YAML, fields, ids, examples, wordings that never match, rules that never win or overlap, slow patterns, unknown
    indicators and units: each with its place, the lines around it, and what would be right. DIR extends the built-in
    rules, as --rules does elsewhere; what each of its files adds to them, changes and removes is told. The exit code is
    1 where anything is found.

    \b
    Examples:
      tracker rules lint
      tracker rules lint my-rules
      tracker rules lint my-rules --format json
    """  # noqa: D301
    from tracker.outputs.rules.flaws import extension_line, write_flaws
    from tracker.outputs.wording.words import word
    from tracker.rulebook.directory import builtin_directory
    from tracker.workshop.lint import lint_rules
    from tracker.workshop.proof import proof_flaws

    builtin = builtin_directory()
    own = directory is not None and directory.resolve() != builtin
    linted = lint_rules((builtin, directory) if own and directory else (builtin,))
    if linted.readable:
        linted.flaws += proof_flaws(linted)
    flaws = linted.sorted_flaws()
    with destination(output) as stream:
        write_flaws(flaws, form, lang, stream)
    for name, extension in linted.extensions.items():
        note(word("progress.extends", lang, file=name, told=extension_line(extension, lang)))
    _end(len(flaws), word("progress.linted", lang, files=len(linted.own), findings=len(flaws)))


@app.command("test", short_help="Try every example of the rules.", cls=Command)
def try_examples(
    words: Filter = "", form: Trials = "table", rules: Rules = None, output: Output = None, lang: Lang = SPOKEN
) -> None:
    """Try every example of the rules.

    An example is ok; missing where a record that it names is not found; noisy where more is found, or a
    counter-example is read by its rule; wrong where a record differs. A known gap is counted and fails nothing, until
    it passes. What is not ok is shown with expected and actual records side by side; the exit code is then 1.

    \b
    Examples:
      tracker rules test
      tracker rules test --filter growth
      tracker rules test --rules my-rules --format junit --output rules.xml
    """  # noqa: D301
    from tracker.errors import UsageError
    from tracker.outputs.rules.examples import write_trials
    from tracker.rulebook.rulebook import load_rulebook
    from tracker.workshop.examples import try_rules

    trials = try_rules(load_rulebook(rules), words)
    if not trials:
        raise UsageError(
            "--filter: no rule and no example holds {words!r}: `tracker rules list` shows the rules", words=words
        )
    with destination(output) as stream:
        write_trials(trials, form, lang, stream)
    _end(sum(trial.failed for trial in trials))


@app.command("list", short_help="List the rules with what they found.", cls=Command)
def list_rules(
    db: Db = DEFAULT_DB,
    paths: Paths = None,
    form: Format = "table",
    rules: Rules = None,
    output: Output = None,
    lang: Lang = SPOKEN,
) -> None:
    """List the rules with what they found.

    Each with its phrase, what it makes of a figure, and how many claims, targets among them, and reports it has in
    the store, or in the files of --paths.

    \b
    Examples:
      tracker rules list
      tracker rules list --paths seeds
      tracker rules list --format csv --output rules.csv
    """  # noqa: D301
    from tracker.outputs.rules.listing import write_cards
    from tracker.rulebook.rulebook import load_rulebook

    cards = _cards(load_rulebook(rules), db, paths, 0, lang)
    with destination(output) as stream:
        write_cards(cards, form, lang, stream)


@app.command("show", short_help="Show one rule with samples of what it found.", cls=Command)
def show(
    rule: RuleName,
    db: Db = DEFAULT_DB,
    paths: Paths = None,
    samples: Samples = 10,
    form: Format = "table",
    rules: Rules = None,
    lang: Lang = SPOKEN,
) -> None:
    """Show one rule with samples of what it found.

    Its phrase, what it makes of a figure, its examples and counter-examples, and claims from the store, or from the
    files of --paths, spread over all of them.

    \b
    Examples:
      tracker rules show growth
      tracker rules show share_of --paths seeds --samples 5
      tracker rules show growth --format json
    """  # noqa: D301
    from tracker.errors import UsageError
    from tracker.outputs.rules.listing import write_card
    from tracker.rulebook.rulebook import load_rulebook

    cards = _cards(load_rulebook(rules), db, paths, samples, lang)
    card = next((card for card in cards if card.id == rule), None)
    if card is None:
        raise UsageError("no rule is called {rule!r}: `tracker rules list` shows them", rule=rule)
    with destination(None) as stream:
        write_card(card, form, lang, stream)


@app.command("diff", short_help="Show what a change of the rules changes.", cls=Command)
def diff(
    against: Against,
    reports: Reports,
    form: Report = "text",
    rules: Rules = None,
    output: Output = None,
    lang: Lang = SPOKEN,
) -> None:
    """Show what a change of the rules changes.

    Reads the reports with the rules of an earlier revision and with the present ones, and tells the claims added (+),
    lost (-) and changed (~). The exit code is 1 where there are any. With --rules the directory is the one that
    changed.

    \b
    Examples:
      tracker rules diff --against HEAD seeds
      tracker rules diff --against v0.1.0 reports/ --format json
      tracker rules diff --against main --rules my-rules report.txt
    """  # noqa: D301
    from tracker.cli.sources import every_source
    from tracker.outputs.rules.changes import write_changes
    from tracker.rulebook.directory import builtin_directory
    from tracker.rulebook.revision import rules_at
    from tracker.rulebook.rulebook import Rulebook, load_rulebook

    files = every_source(reports)
    with rules_at(against, rules or builtin_directory()) as earlier:
        before = Rulebook((builtin_directory(), earlier) if rules else (earlier,))
        _load(before, against, earlier)
        found = [change for file in files for change in _changes(file, before, load_rulebook(rules), lang)]
    with destination(output) as stream:
        write_changes(found, len(files), form, lang, stream)
    _end(len(found))


def _load(rulebook: Rulebook, against: str, directory: Path) -> None:
    """Read the parts that extraction needs; raises UsageError where this program cannot use rules so old."""
    from tracker.errors import RulesError, UsageError

    try:
        for part in ("units", "marks", "names", "periods", "phrases", "unnumbered", "indicators", "headline"):
            getattr(rulebook, part)
    except RulesError as error:
        place = str(error).partition(": ")[0]
        why = error.at(place.removeprefix(f"{directory}/")) if place.startswith(f"{directory}/") else error
        raise UsageError(
            "--against {against}: this program cannot use its rules: {why}", against=against, why=why
        ) from error


def _changes(file: Path, before: Rulebook, after: Rulebook, lang: Language) -> list[Change]:
    """Read a file with the rules before and after; its name is told as it was given."""
    from tracker.claims.extraction import extract
    from tracker.cli.sources import read_documents
    from tracker.workshop.change import changes

    claims = [
        [
            claim
            for one in read_documents(file, rules, region=None, year=None, lang=lang)
            for claim in extract(one, rules)
        ]
        for rules in (before, after)
    ]
    return changes(str(file), *claims)


def _cards(rulebook: Rulebook, db: str, paths: list[Path] | None, samples: int, lang: Language) -> list[RuleCard]:
    from tracker.outputs.rules.listing import rule_cards

    return rule_cards(rulebook, _claims(rulebook, db, paths, lang), samples)


def _claims(rulebook: Rulebook, db: str, paths: list[Path] | None, lang: Language) -> list[Claim] | None:
    """Give the claims to count: of files, else of the store, else none where the default store is not there."""
    from tracker.claims.extraction import extract
    from tracker.cli.sources import every_source, read_documents
    from tracker.outputs.wording.words import word
    from tracker.store.store import read_store

    if paths:
        files = every_source(paths)
        reports = (one for file in files for one in read_documents(file, rulebook, region=None, year=None, lang=lang))
        return [claim for report in reports for claim in extract(report, rulebook)]
    if db == DEFAULT_DB and not Path(db).exists():
        note(word("progress.no_store", lang, db=db))
        return None
    with read_store(db) as store:
        return store.claims()


def _end(findings: int, told: str = "") -> None:
    """End with 1 where there are findings."""
    if told:
        note(told)
    if findings:
        raise typer.Exit(FINDINGS)
