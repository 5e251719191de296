"""``tracker store``: the store itself."""

from __future__ import annotations

import typer

from tracker.cli.command import Command
from tracker.cli.options import DEFAULT_DB, Db, Quiet, note

__all__ = ["app", "run"]

app = typer.Typer(name="store", add_completion=False, rich_markup_mode=None)


@app.callback()
def run() -> None:
    """Look after the store.

    \b
    Examples:
      tracker store upgrade
      tracker store upgrade --db postgresql://localhost/tracker
    """  # noqa: D301  # \b is a mark for the help, as typer reads it


@app.command("upgrade", short_help="Bring a store to the tables of this program.", cls=Command)
def upgrade(db: Db = DEFAULT_DB, *, quiet: Quiet = False) -> None:
    """Bring a store that an earlier program made to the tables of this one; all that is in it stays.

    Commands that write do so by themselves; those that only read ask for it.

    \b
    Examples:
      tracker store upgrade
      tracker store upgrade --db postgresql://localhost/tracker
    """  # noqa: D301  # \b is a mark for the help, as typer reads it
    from tracker.store.layout import upgrade_store

    before, after = upgrade_store(db)
    told = f"version {after}: nothing to upgrade" if before == after else f"upgraded from version {before} to {after}"
    note(told, quiet=quiet)
