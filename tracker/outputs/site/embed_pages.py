"""Embeddable pages: the table of a scorecard or a league as one file, for the frame of another page.

A page brings its style with it and needs nothing else, neither script nor other file. A row that is asked for by its id
(``#gdp-growth``) is shown alone, as in the picture of the same name.
"""

from __future__ import annotations

from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup

from tracker.outputs.site.address import embed_page
from tracker.outputs.templates import included_hash
from tracker.outputs.wording.markup import safe

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tracker.outputs.site.pages import PageWriter
    from tracker.rulebook.policy import Language, VerdictWords

__all__ = ["EmbedRow", "EmbedTable", "write_embed"]

_STYLE = "embed.css"


class EmbedRow(NamedTuple):
    """One row, in words of one language."""

    id: str
    """A slug."""
    name: str
    target: str
    actual: str
    """Empty where there is none."""
    verdict: str


class EmbedTable(NamedTuple):
    """What a page shows, in words of one language."""

    title: str
    told: str
    """What it says in a sentence."""
    source: str
    named: str
    """What the first column names."""
    rows: Sequence[EmbedRow]


def write_embed(writer: PageWriter, lang: Language, table: EmbedTable, name: str, page: str) -> None:
    """Write the embeddable page of one language; ``name`` is that of its picture, ``page`` where it leads back to."""
    path = embed_page(name)
    text = writer.template(lang, "embed.html").render(
        table=table,
        runs=[
            (verdict, _rows(run, writer.rules.policy.words(verdict), lang))
            for verdict, run in groupby(table.rows, key=attrgetter("verdict"))
        ],
        back=f"{'../' * path.count('/')}{page}",
        style_hash=included_hash("tracker.outputs.site", _STYLE),
    )
    writer.folder.write(f"{lang}/{path}", text.replace("\n<", "<"))


def _rows(rows: Iterable[EmbedRow], words: VerdictWords, lang: Language) -> Markup:
    """Make the rows of one verdict; what has no actual has an empty cell, and its verdict says why."""
    told = safe(f"{words.shape}\u00a0{words.say(lang)}")
    made = (
        f"<tr id={one.id}><th>{safe(one.name)}<td>{safe(one.target)}<td>{safe(one.actual)}<td>{told}" for one in rows
    )
    # Every text in it went through escape.
    return Markup("".join(made))  # noqa: S704
