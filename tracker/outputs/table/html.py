"""The table as one HTML file that prints on A4 landscape, with its heads on every page."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

from tracker.outputs.table.cells import COLUMNS, note_lines, outcome_lines, promise_lines
from tracker.outputs.table.table import Band, with_bands
from tracker.outputs.templates import environment, included_hash

if TYPE_CHECKING:
    from tracker.outputs.table.table import Table
    from tracker.rulebook.policy import Language
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["write_table_html"]


def write_table_html(table: Table, rules: Rulebook, lang: Language, stream: TextIO) -> None:
    """Write a table as a page that needs nothing besides itself; the text of reports is never taken for markup."""
    rows = [
        {"band": one}
        if isinstance(one, Band)
        else {"entry": one, "promise": promise_lines(one, lang), "outcome": outcome_lines(one, lang)}
        for one in with_bands(table)
    ]
    template = environment(rules, lang, folder="table").get_template("table.html.j2")
    style = included_hash("tracker.outputs.table", "table.css")
    notes = note_lines(table, rules, lang)
    stream.writelines(template.stream(table=table, rows=rows, columns=COLUMNS, notes=notes, style_hash=style))
