"""Citations: quotes and places of figures, as readers see them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.comparisons.gathering.evidence import Evidence, Places
from tracker.outputs.wording.plain import MARKS, plain
from tracker.outputs.wording.words import word

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tracker.comparisons.records.comparison import Side
    from tracker.rulebook.policy import Language

__all__ = [
    "cite",
    "cite_marked",
    "place_at",
    "place_of",
    "proof_marked",
    "proof_of",
    "quote_in",
    "quote_marked",
    "quote_of",
    "source_of",
]


def cite(side: Side, lines: Mapping[str, int], lang: Language) -> str:
    """Give the quote of a figure with its place; the place of a cited fact alone.

    ``lines`` are those of claims; where they are ``Places``, the quote runs from the subject to the figure.
    """
    return " ".join(filter(None, (quote_of(side, lines, lang), place_of(side, lines, lang))))


def cite_marked(side: Side, lines: Mapping[str, int], lang: Language) -> str:
    """Give the same with ``MARKS`` around the figure."""
    return " ".join(filter(None, (quote_marked(side, lines, lang), place_of(side, lines, lang))))


def quote_of(side: Side, lines: Mapping[str, int], lang: Language) -> str:
    """Give the quote of a figure in the quotation marks of a language, empty for a cited fact."""
    proof = proof_of(side, lines)
    return quote_in(proof.words, lang) if proof else ""


def quote_marked(side: Side, lines: Mapping[str, int], lang: Language) -> str:
    """Give the same with ``MARKS`` around the figure."""
    words = proof_marked(side, lines)
    return quote_in(words, lang) if words else ""


def proof_marked(side: Side, lines: Mapping[str, int]) -> str | None:
    """Give the words that prove a figure with ``MARKS`` around it, where anything stands beside it."""
    proof = proof_of(side, lines)
    if proof is None or proof.words == proof.figure:
        return proof.words if proof else None
    return f"{proof.before}{MARKS[0]}{proof.figure}{MARKS[1]}{proof.behind}"


def quote_in(words: str, lang: Language) -> str:
    """Give words in the quotation marks of a language."""
    return word("quote", lang, quote=words)


def proof_of(side: Side, lines: Mapping[str, int]) -> Evidence | None:
    """Give the words that prove a figure, from its subject on where its text is here; None for a cited fact."""
    if not side.quote:
        return None
    found = lines.evidence(side.claim) if isinstance(lines, Places) else None
    return Evidence(*map(plain, found)) if found else Evidence("", plain(side.quote))


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
