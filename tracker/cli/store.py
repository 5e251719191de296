"""``tracker store``: the store itself."""

from __future__ import annotations

import typer

from tracker.cli.command import Command
from tracker.cli.help import Group
from tracker.cli.options import DEFAULT_DB, SPOKEN, Db, Lang, Quiet, note

__all__ = ["app", "run"]

app = typer.Typer(name="store", cls=Group, add_completion=False, rich_markup_mode=None)


@app.callback()
def run(lang: Lang = SPOKEN) -> None:
    """Look after the store.

    \b
    Examples:
      tracker store upgrade
      tracker store upgrade --db postgresql://localhost/tracker
    """  # noqa: D301  # \b is a mark for the help, as typer reads it
    del lang


@app.command("upgrade", short_help="Bring a store to the tables of this program.", cls=Command)
def upgrade(db: Db = DEFAULT_DB, lang: Lang = SPOKEN, *, quiet: Quiet = False) -> None:
    """Bring a store that an earlier program made to the tables of this one; all that is in it stays.

    Commands that write do so by themselves; those that only read ask for it.

    \b
    Examples:
      tracker store upgrade
      tracker store upgrade --db postgresql://localhost/tracker
    """  # noqa: D301  # \b is a mark for the help, as typer reads it
    from tracker.outputs.wording.words import word
    from tracker.store.layout import upgrade_store

    before, after = upgrade_store(db)
    key = "current" if before == after else "upgraded"
    note(word(f"progress.{key}", lang, before=before, after=after), quiet=quiet)
