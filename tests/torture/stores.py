"""Stores that are damaged: bytes turned over, files cut off, cells, tables and versions that no program wrote."""

from __future__ import annotations

import contextlib
import io
import random
import shutil
import sqlite3
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from tracker.cli.app import FAILED, main
from tracker.cli.demo import seeds_directory

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["damage_stores"]

_JUNK: list[Any] = [
    None, "", "x", -1, 0, 2**62, 1e308, float("inf"), b"\xff\x00", "{", "[", "[[[", '{"a": 1}', "[1]", "NaN",
    "1e999999", "1" * 500, "2020-", "-", "\x1b[31m", "\n::error::x", "😀" * 50, "[" * 5000, "9" * 22, b"",
]  # fmt: skip
_TABLES = ("report", "claim", "fact", "region", "tracker_schema")
_COMMANDS = (
    ("scorecard", "650100"), ("league", "gdp", "--year", "2020"), ("history", "650100", "gdp"), ("reports",),
    ("diff", "650100", "--year", "2020", "--format", "json"), ("diff", "650100", "--year", "2021", "--format", "html"),
    ("regions",), ("store", "upgrade"), ("check", "{seed}"), ("ingest", "{seed}"), ("import", "{facts}"),
    ("explain", "{claim}"),
    ("site", "{out}"),
)  # fmt: skip
_SITE_EVERY = 20
"""A site takes a hundred times as long as the other commands."""


def damage_stores(count: int, seed: int) -> Iterator[str]:
    """Give a line for every one of so many damaged stores at which a command breaks instead of telling it."""
    rng = random.Random(seed)  # noqa: S311  # nothing here is a secret
    seeds = seeds_directory()
    with TemporaryDirectory() as folder:
        whole, damaged = Path(folder) / "whole.db", Path(folder) / "damaged.db"
        _run("ingest", str(seeds), "--db", str(whole), "--quiet")
        _run("import", str(seeds / "facts.csv"), "--db", str(whole), "--quiet")
        with contextlib.closing(sqlite3.connect(whole)) as connection:
            claim = connection.execute("SELECT id FROM claim WHERE region = '650100' LIMIT 1").fetchone()[0]
        places = {"seed": str(min(seeds.glob("*.txt"))), "facts": str(seeds / "facts.csv"), "claim": claim}
        for number in range(count):
            for path in Path(folder).glob("damaged.db*"):
                path.unlink()
            shutil.copy(whole, damaged)
            told = _damage(damaged, rng)
            commands = _COMMANDS if number % _SITE_EVERY == 0 else _COMMANDS[:-1]
            parts = rng.choice(commands)
            place = places | {"out": str(Path(folder) / f"site-{number}")}
            command = [part.format(**place) for part in parts]
            code, errors = _run(*command, "--db", str(damaged))
            if code not in {0, 1, FAILED} or "Traceback" in errors or (code == FAILED and not errors.strip()):
                yield f"{number}: {told}: {command[0]}: {code}: {errors.strip()[-300:]}"


def _run(*arguments: str) -> tuple[int, str]:
    out, errors = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(errors):
        code = main(list(arguments))
    return code, errors.getvalue()


def _damage(path: Path, rng: random.Random) -> str:
    match rng.randrange(8):
        case 0:
            return _bytes(path, rng)
        case 1:
            return _cut(path, rng)
        case 2:
            return _changed(path, f"DROP TABLE {rng.choice(_TABLES)}")
        case 3:
            return _changed(path, f"DELETE FROM {rng.choice(_TABLES)}")  # noqa: S608  # our own names
        case _:
            return _cell(path, rng)


def _bytes(path: Path, rng: random.Random) -> str:
    data = bytearray(path.read_bytes())
    places = [rng.randrange(len(data)) for _ in range(rng.choice((1, 5, 100)))]
    for at in places:
        data[at] = rng.randrange(256)
    path.write_bytes(data)
    return f"{len(places)} bytes"


def _cut(path: Path, rng: random.Random) -> str:
    data = path.read_bytes()
    path.write_bytes(data[: rng.randrange(len(data))])
    return "cut off"


def _changed(path: Path, statement: str, *values: Any) -> str:
    with contextlib.closing(sqlite3.connect(path)) as connection, contextlib.suppress(sqlite3.Error):
        connection.execute("PRAGMA ignore_check_constraints = ON")
        connection.execute(statement, values)
        connection.commit()
    return f"{statement} {values!r:.60}"


def _cell(path: Path, rng: random.Random) -> str:
    table = rng.choice(_TABLES)
    with contextlib.closing(sqlite3.connect(path)) as connection:
        columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
    column, where = rng.choice(columns), rng.choice(("", f" WHERE rowid % {rng.randrange(2, 9)} = 0"))
    statement = f'UPDATE OR IGNORE {table} SET "{column}" = ?{where}'  # noqa: S608  # our own names
    return _changed(path, statement, rng.choice(_JUNK))
