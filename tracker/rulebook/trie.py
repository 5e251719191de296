"""Many words as one regular expression that looks at each character once."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["ahead_of", "guarded_trie", "trie_pattern"]

_FEW = 32
"""So many branches are tried one after the other as quickly as it is told in which half of them a character is."""


def trie_pattern(words: Iterable[str]) -> str:
    """Give a pattern that matches the longest of the words that stands at a place; nothing where there are no words."""
    return _written(tuple(words))


def guarded_trie(words: Iterable[str]) -> str:
    """Give the same for a pattern that is mostly asked in vain: the first character is looked at before the words.

    Of many words it is told by halves which may begin so. Not for what a text is searched for: there the first
    characters are looked for anyway.
    """
    known = tuple(words)
    return ahead_of(known) + _halved(known)


def ahead_of(words: Iterable[str]) -> str:
    """Give a pattern that looks whether any of the words may begin at a place; always true where there are none."""
    firsts = "".join(sorted({word[0] for word in words}))
    return f"(?=[{re.escape(firsts)}])" if firsts else ""


# Rules of one's own leave most lists of words as they are, so that a second rulebook asks for the same patterns again.
@lru_cache(maxsize=512)
def _written(words: tuple[str, ...]) -> str:
    return _pattern(_root(words)) or "(?!)"


@lru_cache(maxsize=512)
def _halved(words: tuple[str, ...]) -> str:
    branches = sorted((char, re.escape(char) + _pattern(below)) for char, below in _root(words).items() if char)
    return _halves(branches) if len(branches) > _FEW else _written(words)


def _halves(branches: list[tuple[str, str]]) -> str:
    """Give the pattern of some branches, each with its first character, in the order of these."""
    if len(branches) <= _FEW:
        return f"(?:{'|'.join(pattern for _, pattern in branches)})"
    half = len(branches) // 2
    first, last = re.escape(branches[0][0]), re.escape(branches[half - 1][0])
    return f"(?:(?=[{first}-{last}]){_halves(branches[:half])}|{_halves(branches[half:])})"


def _root(words: tuple[str, ...]) -> dict[str, Any]:
    """Give the words as a tree, a character at a time; the empty one below says that a word may end there."""
    root: dict[str, Any] = {}
    for word in words:
        node = root
        for char in word:
            node = node.setdefault(char, {})
        node[""] = {}
    return root


def _pattern(node: dict[str, Any]) -> str:
    branches = [re.escape(char) + _pattern(below) for char, below in node.items() if char]
    if not branches:
        return ""
    optional = "?" if "" in node else ""
    if len(branches) == 1 and not optional:
        return branches[0]
    return f"(?:{'|'.join(branches)}){optional}"
