"""Scope: the part of a region, of its firms or of its industries that a figure is about, where it is not the whole."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.rulebook.rulebook import Rulebook

__all__ = ["scope_of"]

_CLAUSE = re.compile(r"[^,;:]+")
_HEADING = re.compile(r"[^。\n]{2,30}。")
_FIGURE = re.compile(r"\d")
_REACH = 400
"""Characters over which the clauses of a sentence are looked back at, so that reading stays linear."""


def scope_of(
    text: str, sentence: int, start: int, label: str, region_name: str, rules: Rulebook, around: str | None = None
) -> str | None:
    """Give the words that limit the figure whose evidence begins at ``start``; None where it is about the whole.

    ``around`` is the part of which its section is, where nothing nearer says otherwise.

    They stand in the label itself (民间投资), at the beginning of its clause or of one before it in the sentence (the
    nearest counts, 全市 ends it), or open the paragraph as its heading (高新产业园加快建设。).
    """
    parts = rules.parts
    own = parts.place_or_owner(label)
    if own is not None and own != label and not _is_region(own, region_name):
        return own
    for clause in _clauses_before(text, sentence, start):
        if (found := _of_clause(clause, label, rules)) is not None:
            return None if _is_region(found, region_name) else found
        if parts.is_whole(clause):
            return None
    if parts.is_whole(label):
        return None
    found = _of_heading(text, sentence, rules)
    return around if found is None or _is_region(found, region_name) else found


def _clauses_before(text: str, sentence: int, start: int) -> Iterator[str]:
    """Give the clauses of a sentence up to an offset, the nearest first, those of a list at most."""
    low = max(sentence, start - _REACH)
    for found in reversed(list(_CLAUSE.finditer(text, low, start))):
        if found.start() > low or low == sentence:  # the first one may be cut
            yield found[0].strip()


def _of_clause(clause: str, label: str, rules: Rulebook) -> str | None:
    parts = rules.parts
    words = parts.without_number(clause)
    if (base := parts.base(words)) is not None:
        return base
    if (part := parts.carried(words)) is not None:
        return part
    return parts.industry(words) if parts.is_dependent(label) else None


def _of_heading(text: str, sentence: int, rules: Rulebook) -> str | None:
    """Give the part that the first sentence of a paragraph names, where that has no figure of its own."""
    line = text.rfind("\n", 0, sentence) + 1
    heading = _HEADING.match(text, line)
    if heading is None or heading.end() > sentence:
        return None
    words = rules.parts.without_number(heading[0])
    return None if _FIGURE.search(words) else rules.parts.place_or_owner(words)


def _is_region(part: str, region_name: str) -> bool:
    """Tell whether a part is the region itself, by its name or the end of it: 光明新区, 新区."""
    return region_name.endswith(part) or part.startswith(region_name)
