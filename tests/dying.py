"""Readers that die: stand-ins for ``read_request`` in the processes of an ingest."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from tracker.store.intake import read_request

if TYPE_CHECKING:
    from tracker.store.intake import Reading, Request

__all__ = ["die_always", "die_once"]


def die_always(request: Request) -> Reading:
    """End the process at a file whose name says so."""
    if "deadly" in request.path:
        os._exit(9)
    return read_request(request)


def die_once(request: Request) -> Reading:
    """End the process at every file for which it has not died before."""
    mark = Path(f"{request.path}.mark")
    if not mark.exists():
        mark.touch()
        os._exit(9)
    return read_request(request)
