"""The page of the benchmarks: where each measurement puts its table, and on which machine it was made."""

from __future__ import annotations

import os
import platform
import re
from pathlib import Path

__all__ = ["ROOT", "machine", "put"]

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "benchmarks.md"


def put(command: str, table: str) -> None:
    """Put a table into the page, in the place of the one that the same command made before."""
    mark, end = f"<!-- written by {command} -->", "<!-- end -->"
    before, found, rest = PAGE.read_text(encoding="utf-8").partition(mark)
    if not found:
        raise SystemExit(f"{PAGE}: no place for what {command} writes: it is the line {mark}")
    PAGE.write_text(f"{before}{mark}\n\n{table}\n{end}{rest.partition(end)[2]}", encoding="utf-8")


def machine() -> str:
    """Describe the machine without its name."""
    python = f"{platform.python_implementation()} {platform.python_version()}"
    return f"{_processor()}, {os.cpu_count()} cores, {platform.system()}, {python}."


def _processor() -> str:
    try:
        told = Path("/proc/cpuinfo").read_text(encoding="utf-8")
    except OSError:
        return platform.machine()
    names = re.findall(r"^model name\s*:\s*(.+)$", told, re.MULTILINE)
    return " ".join(names[0].split()) if names else platform.machine()
