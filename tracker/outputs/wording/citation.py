"""Citations: quotes and places of figures, as readers see them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.outputs.wording.plain import plain
from tracker.outputs.wording.words import word

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tracker.comparisons.comparison import Side
    from tracker.rulebook.policy import Language

__all__ = ["cite", "place_at", "place_of", "quote_of", "source_of"]


def cite(side: Side, lines: Mapping[str, int], lang: Language) -> str:
    """Give the quote of a figure with its place; the place of a cited fact alone."""
    return " ".join(filter(None, (quote_of(side, lang), place_of(side, lines, lang))))


def quote_of(side: Side, lang: Language) -> str:
    """Give the quote of a figure in the quotation marks of a language, empty for a cited fact."""
    return word("quote", lang, quote=plain(side.quote)) if side.quote else ""


def place_of(side: Side, lines: Mapping[str, int], lang: Language) -> str:
    """Give the source of a figure with its line, where ``lines`` has that of its claim."""
    return place_at(side, lines.get(side.claim or ""), lang)


def place_at(side: Side, line: int | None, lang: Language) -> str:
    """Give the source of a figure with a line of it, where that is known."""
    source = source_of(side, lang)
    return word("line", lang, source=source, line=line) if line else source


def source_of(side: Side, lang: Language) -> str:
    """Give the source of a figure, with its kind where it is the file of a witness; what is cited has a title."""
    source = plain(side.source)
    if side.document is None or side.claim is None:
        return source
    return word("of_kind", lang, source=source, kind=word(f"kind_{side.document}", lang))
