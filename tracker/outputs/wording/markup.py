"""Markup: text as pages and pictures show it."""

from __future__ import annotations

from functools import lru_cache
from html import escape

from tracker.outputs.wording.plain import plain

__all__ = ["safe"]

_KEPT = 8192
"""Texts that are kept as they are shown: names and figures stand in pages, pictures and lists again and again."""


@lru_cache(maxsize=_KEPT)
def safe(text: str) -> str:
    """Give text as markup that shows it."""
    return escape(plain(text))
