"""``tracker reports``: the reports in the store."""

from __future__ import annotations

from tracker.cli.options import DEFAULT_DB, SPOKEN, Db, Excel, Format, Kind, Lang, Output
from tracker.cli.writing import begin_of, destination

__all__ = ["run"]


def run(
    db: Db = DEFAULT_DB,
    form: Format = "table",
    output: Output = None,
    lang: Lang = SPOKEN,
    kind: Kind = None,
    *,
    excel: Excel = False,
) -> None:
    """List the reports in the store, with the communiqués, budget and plan reports.

    Texts that a later one superseded are kept in the store and not listed.

    \b
    Examples:
      tracker reports
      tracker reports --kind communique
      tracker reports --format csv --output reports.csv
    """  # noqa: D301  # \b is a mark for the help, as typer reads it
    from tracker.outputs.terminal.listings import write_listing
    from tracker.rulebook.rulebook import load_rulebook
    from tracker.store.store import read_store

    with read_store(db) as store, destination(output, begin_of([form], excel=excel)) as stream:
        found = store.reports(documents=[kind] if kind else None)
        write_listing("reports", found, form, load_rulebook(None), lang, stream)
