"""The word list: words that a file of the rules holds under one key."""

from __future__ import annotations

from typing import Any

from tracker.errors import Message

__all__ = ["word_list"]


def word_list(document: dict[str, Any], key: str) -> tuple[str, ...]:
    """Give the words under a key; raises KeyError where it is missing, TypeError where it holds anything but words."""
    words = document[key]
    if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
        raise TypeError(Message("{field}: not a list of words", {"field": key}))
    return tuple(words)
