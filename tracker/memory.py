"""Memory: how seldom a process of this program looks for garbage."""

from __future__ import annotations

import atexit
import gc

__all__ = ["collect_seldom", "end_without_collecting"]

_SELDOM = 500_000
"""New things after which Python looks for garbage."""


def collect_seldom() -> None:
    """Look for garbage seldom: hardly anything that is made here forms a circle, and looking takes a sixth of a run."""
    gc.set_threshold(_SELDOM)


def end_without_collecting() -> None:
    """Leave what is in memory to the operating system when this process ends."""
    atexit.register(gc.freeze)
