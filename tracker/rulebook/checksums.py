"""Checksums: what tells rules apart, all of them and those by which texts are read."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

__all__ = ["Checksums", "checksums_of"]

_NOT_FOR_READING = frozenset({"checks.yaml", "findings.yaml", "linking.yaml", "policy.yaml", "progress.yaml"})
"""Files of parts that only say what becomes of what was read (a test holds that no text is read by them)."""


class Checksums(NamedTuple):
    """What stands for all files of the rules, and for those by which texts are read."""

    whole: str
    reading: str


def checksums_of(paths: Iterable[Path]) -> Checksums:
    """Give the checksums of files of rules, twelve digits each, whatever the order of the files."""
    whole, reading = sha256(), sha256()
    for path in sorted(paths, key=lambda each: each.name):
        content = path.name.encode() + b"\0" + path.read_bytes() + b"\0"
        whole.update(content)
        if path.name not in _NOT_FOR_READING:
            reading.update(content)
    return Checksums(whole.hexdigest()[:12], reading.hexdigest()[:12])
