"""The words of named tasks: what is promised of a thing, and what sort of thing can be pointed at."""

from __future__ import annotations

from typing import Literal

__all__ = ["Kind", "Needs", "Stage"]

Stage = Literal["begin", "advance", "finish", "open", "issue", "found", "hold", "win", "other"]
"""What is promised of a thing."""
Kind = Literal[
    "works", "renewal", "body", "document", "event", "trial", "zone", "title", "programme", "scheme", "measure"
]
"""What sort of thing can be pointed at."""
Needs = Literal["early", "partly"]
"""How far a promise goes that is not about the whole of its thing: its first steps, its main building."""
