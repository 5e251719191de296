"""The words of named tasks: what is promised of a thing, and what sort of thing can be pointed at."""

from __future__ import annotations

from typing import Literal

__all__ = ["Kind", "Marks", "Nature", "Needs", "Stage", "Told"]

Stage = Literal["begin", "advance", "finish", "open", "issue", "found", "hold", "win", "other"]
"""What is promised of a thing."""
Kind = Literal[
    "works", "renewal", "body", "document", "event", "trial", "zone", "title", "programme", "scheme", "measure"
]
"""What sort of thing can be pointed at."""
Told = Literal["stands", "unnamed", "nearly", "ends", "shared", "theme", "deed", "shortened", "retitled", "mere"]
"""By what of its name a review may tell of a thing; rules/tasks.yaml explains each."""
Needs = Literal["early", "begun", "partly"]
"""How far a promise goes that is not about the whole of a thing: its first steps, its beginning, its main building."""
Marks = Literal["none", "placed", "titled", "any"]
"""A quotation behind a name or where it is built (青岭林场“二次创业”), one that ends the thing (“一令一书”), any."""
Nature = Literal["deed", "purposed", "parted"]
"""What is so of all things of a kind; rules/tasks.yaml explains each."""
