#!/usr/bin/env python3
"""Do one kind of torture at length, as in ``run.py rules 10000``; what gives way is printed, and fails the run."""

from __future__ import annotations

import sys
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from time import monotonic

sys.path[:0] = [str(Path(__file__).resolve().parent.parent), str(Path(__file__).resolve().parent.parent.parent)]

from torture import KINDS  # noqa: E402  # the path to it is told above
from tracker.memory import collect_seldom  # noqa: E402

__all__ = ["main"]

_BATCHES = {"rules": 500, "stores": 250, "texts": 20_000}
"""Tries that one process does: some minutes of work each."""


def _batch(kind: str, count: int, seed: int) -> list[str]:
    collect_seldom()  # as every process of the program does
    return list(KINDS[kind](count, seed))


def main() -> int:
    """Run one kind so many times; give 1 where something gave way."""
    kind, count, *rest = [*sys.argv[1:], "", ""][:3]
    if kind not in KINDS or not count.isdecimal():
        sys.stderr.write(f"usage: run.py {'|'.join(KINDS)} COUNT [SEED]\n")
        return 2
    start, broken = monotonic(), 0
    batch = _BATCHES[kind]
    batches = range(0, int(count), batch)
    # A process of its own for every batch: what the caches of the program hold is given back.
    with ProcessPoolExecutor(1, max_tasks_per_child=1, mp_context=get_context("spawn")) as pool:
        sizes = [min(batch, int(count) - at) for at in batches]
        seeds = [int(rest[0] or 1) * 1_000_000 + at for at in batches]
        for at, size, found in zip(batches, sizes, pool.map(_batch, [kind] * len(sizes), sizes, seeds), strict=True):
            broken += len(found)
            sys.stdout.writelines(line + "\n" for line in found)
            told = f"{kind}: {at + size:,} tried, {broken} gave way, {monotonic() - start:.0f} s\n"
            sys.stdout.write(told)
            sys.stdout.flush()
    return int(broken > 0)


if __name__ == "__main__":
    sys.exit(main())
