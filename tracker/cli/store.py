"""``tracker store``: the store itself."""

from __future__ import annotations

from collections import Counter

import typer

from tracker.cli.command import Command
from tracker.cli.help import Group
from tracker.cli.options import DEFAULT_DB, SPOKEN, Db, Lang, Quiet, Rules, note

__all__ = ["app", "run"]

app = typer.Typer(name="store", cls=Group, add_completion=False, rich_markup_mode=None)


@app.callback()
def run(lang: Lang = SPOKEN) -> None:
    """Look after the store.

    \b
    Examples:
      tracker store upgrade
      tracker store reread --rules my-rules
    """  # noqa: D301  # \b is a mark for the help, as typer reads it
    del lang


@app.command("upgrade", short_help="Bring a store to the tables of this program.", cls=Command)
def upgrade(db: Db = DEFAULT_DB, rules: Rules = None, lang: Lang = SPOKEN, *, quiet: Quiet = False) -> None:
    """Bring a store that an earlier program made to the tables of this one; all that is in it stays.

    What that program did not keep yet is read from the texts in the store. Commands that write do so by themselves;
    those that only read ask for it.

    \b
    Examples:
      tracker store upgrade
      tracker store upgrade --db postgresql://localhost/tracker
    """  # noqa: D301  # \b is a mark for the help, as typer reads it
    from tracker.outputs.wording.words import word
    from tracker.rulebook.rulebook import load_rulebook
    from tracker.store.layout import upgrade_store

    before, after = upgrade_store(db, load_rulebook(rules))
    key = "current" if before == after else "upgraded"
    note(word(f"progress.{key}", lang, before=before, after=after), quiet=quiet)


@app.command("reread", short_help="Read the texts in a store by the rules of now.", cls=Command)
def reread(db: Db = DEFAULT_DB, rules: Rules = None, lang: Lang = SPOKEN, *, quiet: Quiet = False) -> None:
    """Read the texts in the store once more that another version of the program, or other rules, have read.

    Their claims and named tasks are replaced where they are read differently now, as `tracker ingest` does with files
    that the store knows; the files are not needed. A text that is refused now is told, stays as it was read, and the
    exit code is 2.

    \b
    Examples:
      tracker store reread
      tracker store reread --db data/all.db --rules my-rules
    """  # noqa: D301  # \b is a mark for the help, as typer reads it
    from tracker.cli.taking import FAILED, take_all, told_outcomes, watched
    from tracker.outputs.wording.words import word
    from tracker.rulebook.rulebook import load_rulebook
    from tracker.store.layout import upgrade_store
    from tracker.store.reader import reader_by
    from tracker.store.rereading import read_again
    from tracker.store.store import open_store

    rulebook = load_rulebook(rules)
    counts: Counter[str] = Counter()
    upgrade_store(db, rulebook)  # which makes no store where there is none
    with open_store(db, rulebook) as store:
        ids = store.read_by_others(reader_by(rulebook))
        try:
            readings = (read_again(store.kept_text(each), rulebook) for each in ids)
            take_all(watched(readings, len(ids), lang, quiet=quiet), store, rulebook, counts, lang)
        finally:
            for line in told_outcomes(counts, lang) or [word("progress.read_now", lang)]:
                note(line, quiet=quiet)
    if counts[FAILED]:
        raise typer.Exit(2)
