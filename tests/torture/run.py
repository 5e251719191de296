#!/usr/bin/env python3
"""Do one kind of torture at length, as in ``run.py rules 10000``; what gives way is printed, and fails the run."""

from __future__ import annotations

import sys
from pathlib import Path
from time import monotonic

sys.path[:0] = [str(Path(__file__).resolve().parent.parent), str(Path(__file__).resolve().parent.parent.parent)]

from torture import KINDS  # noqa: E402  # the path to it is told above

__all__ = ["main"]


def main() -> int:
    """Run one kind so many times; give 1 where something gave way."""
    kind, count, *rest = [*sys.argv[1:], "", ""][:3]
    if kind not in KINDS or not count.isdecimal():
        sys.stderr.write(f"usage: run.py {'|'.join(KINDS)} COUNT [SEED]\n")
        return 2
    start, broken = monotonic(), 0
    for line in KINDS[kind](int(count), int(rest[0] or 1)):
        broken += 1
        sys.stdout.write(line + "\n")
    sys.stdout.write(f"{kind}: {int(count):,} tried, {broken} gave way, {monotonic() - start:.0f} s\n")
    return int(broken > 0)


if __name__ == "__main__":
    sys.exit(main())
