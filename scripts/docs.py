#!/usr/bin/env python3
"""The parts of the documentation that the program writes: tables of the rules, and what commands print.

A part stands between ``<!-- table: NAME -->`` and ``<!-- end -->``, or below the commands of a ``console`` block.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from contextlib import chdir, redirect_stderr, redirect_stdout
from io import StringIO
from math import inf
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING
from unittest.mock import patch

from licences import packages
from yaml import safe_load

from tracker.cli.app import COMMANDS, main
from tracker.cli.reference import reference
from tracker.outputs.check.explanation import explanation
from tracker.rulebook.rulebook import default_rulebook
from tracker.translations import translator

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from tracker.rulebook.checks import Code

__all__ = ["PAGES", "ROOT", "language_of_page", "refreshed", "write_pages"]

ROOT = Path(__file__).resolve().parent.parent
READMES = [ROOT / "README.md", ROOT / "README.zh-CN.md"]
PAGES = [*READMES, *sorted(path for path in (ROOT / "docs").glob("*.md") if path.name != "commands.md")]
"""The pages with parts to write; the command reference is written whole."""

_TABLE = re.compile(r"(?P<begin><!-- table: (?P<name>\w+) -->\n).*?(?P<end><!-- end -->)", re.DOTALL)
_CONSOLE = re.compile(r"(?<=^```console\n).*?(?=^```$)", re.DOTALL | re.MULTILINE)


def write_pages() -> None:
    """Bring every page up to date."""
    (ROOT / "docs" / "commands.md").write_text(reference(), encoding="utf-8")
    for page in PAGES:
        old = page.read_text(encoding="utf-8")
        new = refreshed(old, language_of_page(page))
        if new != old:
            page.write_text(new, encoding="utf-8")
            sys.stderr.write(f"{page.relative_to(ROOT)}\n")


def language_of_page(page: Path) -> str:
    """Give the language of a page, which is that of the outputs that it shows where they do not ask for another."""
    return "zh" if ".zh" in page.name else "en"


def refreshed(page: str, lang: str) -> str:
    """Give a page with its tables and outputs as they are now; its commands run one after the other in a new folder."""
    page = _TABLE.sub(lambda found: f"{found['begin']}\n{_TABLES[found['name']]()}\n{found['end']}", page)
    plain = {name: value for name, value in os.environ.items() if not name.startswith("TRACKER_")}
    plain |= {"COLUMNS": "120", "NO_COLOR": "1", "TRACKER_LANG": lang}
    with TemporaryDirectory() as folder, chdir(folder), patch.dict(os.environ, plain, clear=True):
        (Path(folder) / "seeds").symlink_to(ROOT / "seeds", target_is_directory=True)
        return _CONSOLE.sub(_rerun, page)


def _rerun(block: re.Match[str]) -> str:
    """Give a block of commands, which begin with ``$``, with what they print now."""
    commands = [line for line in block[0].splitlines() if line.startswith("$ ")]
    return "".join(f"{line}\n{_output(line[2:])}" for line in commands)


def _output(command: str) -> str:
    told, pipe, others = command.partition(" | ")
    printed = StringIO()
    # What a command that takes long tells meanwhile ("read 3 of 5 files") is no part of the page: here none takes long.
    patient = patch("tracker.cli.taking._TELL_SECONDS", inf)
    with redirect_stdout(printed), redirect_stderr(printed), patient:
        main(shlex.split(told)[1:])
    if not pipe:
        return printed.getvalue()
    shell = ["/bin/sh", "-c", others]
    return subprocess.run(shell, input=printed.getvalue(), check=True, capture_output=True, encoding="utf-8").stdout  # noqa: S603  # commands of our own pages


def _table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [header, ["---"] * len(header), *rows]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in lines)


def _commands() -> str:
    rows = [
        (f"[`tracker {name}`](docs/commands.md#tracker-{name})", summary) for name, (_, summary) in COMMANDS.items()
    ]
    return _table(("command", "what it does"), rows)


def _commands_zh() -> str:
    say = translator("zh", "commands")
    rows = [
        (f"[`tracker {name}`](docs/commands.md#tracker-{name})", say(summary))
        for name, (_, summary) in COMMANDS.items()
    ]
    return _table(("命令", "用途"), rows)


def _verdicts() -> str:
    verdicts = default_rulebook().policy.verdicts
    rows = [(f"`{one.id}`", one.zh, one.en, f"`{one.shape}`", f"`{one.ascii}`") for one in verdicts]
    return _table(("verdict", "in Chinese", "in English", "shape", "with `--ascii`"), rows)


def _tolerances() -> str:
    rows = []
    for one in default_rulebook().policy.tolerances:
        points = f"{one.points} percentage points" if one.points is not None else ""
        share = f"{(one.share * 100).normalize():f} % of the target" if one.share is not None else ""
        rows.append((one.en, one.zh, " or ".join(filter(None, (points, share)))))
    return _table(("targets", "in Chinese", "tolerance (the larger)"), rows)


def _readings() -> str:
    words = {
        "direction": "at least where more is better, at most where less is better",
        "at_least": "at least",
        "at_most": "at most",
    }
    policy = default_rulebook().policy
    rows = []
    for name, one in policy.readings.items():
        said = policy.figures["zh"].rises[name].replace("{}", "X")
        rows.append((f"`{name}`", said, words[one.sense], "no" if one.open else "yes"))
    return _table(("comparator", "told as", "read as", "the figure itself satisfies it"), rows)


def _reasons() -> str:
    reasons = default_rulebook().policy.reasons.items()
    return _table(("reason", "in English", "in Chinese"), [(f"`{name}`", one.en, one.zh) for name, one in reasons])


def _sources() -> str:
    words = {name: f"a {kind.en}" for name, kind in default_rulebook().kinds.documents.items()} | {
        "report": "a government work report",
        "estimate": "a figure that a report, or a budget or plan report, calls expected (预计)",
        "press": "the press",
    }
    ranked = enumerate(default_rulebook().policy.sources, 1)
    return _table(("rank", "source", "what it is"), [(str(rank), f"`{name}`", words[name]) for rank, name in ranked])


def _firm() -> str:
    policy = default_rulebook().policy
    rows = [(f"`{name}`", policy.figures["zh"].strengths[name]) for name in policy.no_tolerance]
    return _table(("strength", "in the text"), rows)


def _codes() -> str:
    """Give all codes in a table, and below it what ``--explain`` prints of each."""
    rules = default_rulebook().checks
    rows = [
        (f"[{one.code}](#{one.code.lower()}-{one.name})", one.name, one.level, one.title.en, one.title.zh)
        for one in rules.codes
    ]
    told = _table(("code", "name", "default level", "what it says", "in Chinese"), rows)
    for letter, family in rules.families.items():
        told += f"\n## {letter}: {family.en} ({family.zh})\n"
        told += "".join(_code(one) for one in rules.codes if one.family == letter)
    return told


def _inputs() -> str:
    told = safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))["inputs"]
    rows = [
        (f"`{name}`", f"`{one['default']}`" if one["default"] else "", one["description"]) for name, one in told.items()
    ]
    return _table(("input", "default", "what it is"), rows)


def _licences() -> str:
    rows = [(one.name, one.licence, one.extra, ", ".join(one.asked_by)) for one in packages()]
    return _table(("package", "licence", "only with", "asked for by"), rows)


def _code(one: Code) -> str:
    english = "".join(f"{line}\n\n" for line in explanation(one, "en"))
    chinese = ">\n".join(f"> {line}\n" for line in (one.title.zh, *explanation(one, "zh")))
    return f"\n### {one.code} {one.name}\n\n**{one.title.en}**\n\n{english}{chinese}"


_TABLES: dict[str, Callable[[], str]] = {
    "commands": _commands,
    "commands_zh": _commands_zh,
    "verdicts": _verdicts,
    "tolerances": _tolerances,
    "readings": _readings,
    "reasons": _reasons,
    "sources": _sources,
    "firm": _firm,
    "codes": _codes,
    "inputs": _inputs,
    "licences": _licences,
}


if __name__ == "__main__":
    write_pages()
