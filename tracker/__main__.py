"""``python -m tracker`` and the command ``tracker``: the program as a process of its own."""

from __future__ import annotations

import sys
from typing import NoReturn

from tracker.memory import collect_seldom, end_without_collecting
from tracker.streams import open_missing

__all__ = ["run"]


def run() -> NoReturn:
    """Run the program and end the process with its exit code."""
    open_missing()
    collect_seldom()
    end_without_collecting()
    from tracker.cli.app import main

    sys.exit(main())


if __name__ == "__main__":
    run()
