"""Servers that tests start for themselves and stop again, each in a folder of its own and for this machine only."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from socket import socket
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["DaskCluster", "PostgresqlServer", "content", "dask_cluster", "empty", "place", "postgresql"]

_PATIENCE = 120
"""Seconds that a server may take to start: a moment, but on a machine with much else to do."""
_OTHER_USER = "nobody"


class PostgresqlServer(NamedTuple):
    """A running server; ``folder`` holds its socket."""

    folder: Path

    def url(self, database: str = "postgres") -> str:
        return f"postgresql+psycopg://postgres@/{database}?host={self.folder}"

    def run(self, *statements: str, database: str = "postgres") -> None:
        _run_in(self.url(database), *statements)

    def empty_place(self) -> str:
        """Give the URL of the one database that tests share, with nothing in it."""
        empty(self.url())
        return self.url()


class DaskCluster(NamedTuple):
    """A scheduler with workers, each a process that a test may kill."""

    address: str
    workers: Sequence[subprocess.Popen[bytes]]


@pytest.fixture(scope="session")
def postgresql() -> Iterator[PostgresqlServer]:
    """Start a PostgreSQL server whose texts sort as Chinese, unlike those of SQLite."""
    pytest.importorskip("psycopg", reason="psycopg is not installed: pip install '.[postgresql]'")
    programs = _postgresql_programs()
    if programs is None:
        pytest.skip("no PostgreSQL server is installed here")
    with TemporaryDirectory(prefix="tracker-pg-", ignore_cleanup_errors=True) as folder:
        yield from _postgresql_in(Path(folder), programs)


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Give the place of a store that is not there yet, on each kind of database."""
    if request.param == "sqlite":
        return str(tmp_path / "store.db")
    server: PostgresqlServer = request.getfixturevalue("postgresql")
    return server.empty_place()


def content(place: str) -> dict[str, list[tuple[Any, ...]]]:
    """Give all rows of all tables, whatever the database; the order of the columns does not matter."""
    from sqlalchemy import MetaData, create_engine, select

    from tracker.store.database import store_url

    engine, found = create_engine(store_url(place)), MetaData()
    with engine.connect() as connection:
        found.reflect(connection)
        tables = {
            table.name: select(*sorted(table.columns, key=lambda column: column.name)).order_by(*table.primary_key)
            for table in found.sorted_tables
        }
        rows = {name: list(map(tuple, connection.execute(query))) for name, query in tables.items()}
    engine.dispose()
    return rows


def empty(place: str) -> None:
    """Take everything out of a database of a server."""
    _run_in(place, "SET client_min_messages = warning", "DROP SCHEMA public CASCADE", "CREATE SCHEMA public")


def _run_in(place: str, *statements: str) -> None:
    import psycopg

    with psycopg.connect(place.replace("+psycopg", ""), autocommit=True) as connection:
        for statement in statements:
            connection.execute(statement.encode())


@contextmanager
def dask_cluster(folder: Path, workers: int = 2) -> Iterator[DaskCluster]:
    """Start a Dask scheduler and workers of one thread each."""
    program = Path(sys.executable).with_name("dask")
    if not program.exists():
        pytest.skip("Dask is not installed: pip install '.[cluster]'")
    address = f"tcp://127.0.0.1:{_free_port()}"
    host = ("--host", "127.0.0.1", "--no-dashboard")
    started = [_start(program, "scheduler", *host, "--port", address.rpartition(":")[2], folder=folder)]
    try:
        for number in range(workers):
            local = ("--local-directory", folder / str(number), "--nthreads", "1", "--no-nanny")
            started.append(_start(program, "worker", address, *host, *local, folder=folder))
        _wait_for_workers(address, workers)
        yield DaskCluster(address, started[1:])
    finally:
        for process in started[::-1]:
            process.kill()
            process.wait()


def _postgresql_programs() -> Path | None:
    """Give the folder of the newest server's programs, None where there is none."""
    debian = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    found = max(debian, key=lambda path: int(path.parts[-3]), default=None) or shutil.which("initdb")
    return Path(found).resolve().parent if found else None


def _postgresql_in(folder: Path, programs: Path) -> Iterator[PostgresqlServer]:
    how = _as_other_user(folder) | {"cwd": folder, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    data = folder / "data"
    locale = ("--locale=C.UTF-8", "--locale-provider=icu", "--icu-locale=zh", "--encoding=UTF8")
    subprocess.run((programs / "initdb", "-D", data, "-U", "postgres", "-A", "trust", "-N", *locale), check=True, **how)
    quick = ("-F", "-c", "listen_addresses=", "-c", f"unix_socket_directories={folder}", "-c", "shared_buffers=16MB")
    server = subprocess.Popen((programs / "postgres", "-D", data, *quick), **how)
    try:
        _wait_for((programs / "pg_isready", "-q", "-h", folder))
        yield PostgresqlServer(folder)
    finally:
        server.send_signal(signal.SIGINT)  # which ends the sessions that are still open
        server.wait()


def _as_other_user(folder: Path) -> dict[str, Any]:
    """Give how to start a server that refuses to run as root, and hand it the folder."""
    if os.geteuid() != 0:
        return {}
    shutil.chown(folder, _OTHER_USER)
    return {"user": _OTHER_USER, "extra_groups": []}


def _start(program: Path, *arguments: object, folder: Path) -> subprocess.Popen[bytes]:
    # What a worker reads is not counted as covered: it is killed before it could say so.
    told = {name: value for name, value in os.environ.items() if name != "COVERAGE_PROCESS_CONFIG"}
    with (folder / "log").open("ab") as log:
        return subprocess.Popen([program, *map(str, arguments)], cwd=folder, env=told, stdout=log, stderr=log)


def _wait_for(command: Sequence[object]) -> None:
    end = time.monotonic() + _PATIENCE
    while subprocess.run(list(map(str, command)), check=False).returncode:
        if time.monotonic() > end:
            pytest.fail("the server did not start")
        time.sleep(0.05)


def _wait_for_workers(address: str, workers: int) -> None:
    wait = f"wait_for_workers({workers}, timeout={_PATIENCE})"
    code = f"from distributed import Client\nwith Client({address!r}) as client: client.{wait}"
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)


def _free_port() -> int:
    with socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])
