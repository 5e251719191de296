#!/usr/bin/env python3
"""Look for input that breaks a target, led by the code that it reaches.

    tests/fuzz/run.py TARGET [OPTIONS of libFuzzer]

The folder ``found/TARGET`` here keeps what reached new code; input that broke the target is written beside it.
"""

from __future__ import annotations

import sys
from pathlib import Path

import atheris

HERE = Path(__file__).resolve().parent

with atheris.instrument_imports(include=["tracker"]):
    sys.path[:0] = [str(HERE.parent), str(HERE.parent.parent)]
    from fuzz.targets import TARGETS

__all__ = ["main"]


def main() -> None:
    """Run one target until it breaks or the time given is over."""
    name, *options = sys.argv[1:] or [""]
    if name not in TARGETS:
        sys.exit(f"tests/fuzz/run.py: {name!r} is no target: name one of {', '.join(TARGETS)}")
    found = HERE / "found" / name
    found.mkdir(parents=True, exist_ok=True)
    prefix = f"-artifact_prefix={found.parent}/{name}-"
    atheris.Setup([sys.argv[0], prefix, *options, str(found), str(HERE.parent.parent / "seeds")], TARGETS[name])
    atheris.Fuzz()


if __name__ == "__main__":
    main()
