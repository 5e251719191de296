"""Readers: who has read the reports in a store, told where it is not who shows them now."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tracker.cli.options import note
from tracker.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["tell_other_readers"]

_WRITERS = frozenset({"ingest", "import", "upgrade", "reread"})
"""Commands that show nothing of what was read."""


def tell_other_readers(command: str, params: Mapping[str, Any]) -> None:
    """Tell how many reports of the store that a command has shown were read by another program or other rules.

    ``params`` are those of the command; one without a store or without rules shows nothing that could be stale.
    """
    db, quiet = params.get("db"), params.get("quiet", False)
    if command in _WRITERS or not db or "rules" not in params or quiet:
        return
    from tracker.outputs.wording.words import word
    from tracker.rulebook.rulebook import load_rulebook
    from tracker.store.reader import reader_by
    from tracker.store.store import read_store

    try:
        with read_store(db) as store:
            readers = store.readers()
    except StoreError:  # a command that needs no store goes without one
        return
    others = sum(readers.values()) - readers.get(reader_by(load_rulebook(params["rules"])), 0)
    if others:
        key = "progress.others_read_one" if others == 1 else "progress.others_read"
        note(word(key, params["lang"], count=others, total=sum(readers.values()), db=db))
