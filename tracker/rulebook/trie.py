"""Many words as one regular expression that looks at each character once."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["ahead_of", "guarded_trie", "trie_pattern"]


def trie_pattern(words: Iterable[str]) -> str:
    """Give a pattern that matches the longest of the words that stands at a place; nothing where there are no words."""
    return _written(tuple(words))


def guarded_trie(words: Iterable[str]) -> str:
    """Give the same for a pattern that is mostly asked in vain: the first character is looked at before the words.

    Not for what a text is searched for: there the first characters are looked for anyway.
    """
    known = tuple(words)
    return ahead_of(known) + _written(known)


def ahead_of(words: Iterable[str]) -> str:
    """Give a pattern that looks whether any of the words may begin at a place; always true where there are none."""
    firsts = "".join(sorted({word[0] for word in words}))
    return f"(?=[{re.escape(firsts)}])" if firsts else ""


# Rules of one's own leave most lists of words as they are, so that a second rulebook asks for the same patterns again.
@lru_cache(maxsize=512)
def _written(words: tuple[str, ...]) -> str:
    root: dict[str, Any] = {}
    for word in words:
        node = root
        for char in word:
            node = node.setdefault(char, {})
        node[""] = {}
    return _pattern(root) or "(?!)"


def _pattern(node: dict[str, Any]) -> str:
    branches = [re.escape(char) + _pattern(below) for char, below in node.items() if char]
    if not branches:
        return ""
    optional = "?" if "" in node else ""
    if len(branches) == 1 and not optional:
        return branches[0]
    return f"(?:{'|'.join(branches)}){optional}"
