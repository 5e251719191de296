"""The saying: what a sentence of a report says of a thing."""

from __future__ import annotations

from typing import Literal

__all__ = ["Saying"]

Saying = Literal["admitted", "claimed", "under_way", "mentioned"]
"""What a sentence says of a thing, the most telling first."""
