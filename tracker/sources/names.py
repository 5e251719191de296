"""Names of files as they are told and stored."""

from __future__ import annotations

import os

__all__ = ["printable"]


def printable(name: str) -> str:
    """Give a file name on one line that can be printed and stored, also where it is not in the system's encoding."""
    raw = os.fsencode(name) if any("\ud800" <= c <= "\udfff" for c in name) else None
    if raw is not None:
        try:
            name = raw.decode("gb18030")
        except UnicodeDecodeError:
            name = raw.decode("utf-8", errors="backslashreplace")
    return "".join(c if c.isprintable() or c == " " else repr(c)[1:-1] for c in name)
