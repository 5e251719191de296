"""Targets of Chinese government work reports, held against what the next report says was reached.

``read(path)`` gives a document, ``read_all(path)`` all that a file holds, ``extract(path_or_report)`` its claims,
``compare(claims, region=…, year=…)`` the comparisons of one region's targets of one year. The names load their rooms on
first use, so that the command line starts fast.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tracker.claims.extraction import extract
    from tracker.comparisons.promises.comparing import compare
    from tracker.reports.reading import read, read_all

__all__ = ["__version__", "compare", "extract", "read", "read_all"]

__version__ = "0.2.0"

_HOMES = {
    "read": "tracker.reports.reading",
    "read_all": "tracker.reports.reading",
    "extract": "tracker.claims.extraction",
    "compare": "tracker.comparisons.promises.comparing",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'tracker' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
