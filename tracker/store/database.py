"""The database behind the store: a file of SQLite or a server, asked, and locked while something is written."""

from __future__ import annotations

import warnings
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from sqlalchemy import create_engine, event, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, SAWarning, SQLAlchemyError
from sqlalchemy.pool import NullPool, StaticPool

from tracker.errors import StoreError
from tracker.faults import without_passwords
from tracker.store.place import WAIT_SECONDS, is_no_file
from tracker.store.trouble import one_line_errors

if TYPE_CHECKING:
    from collections.abc import Iterator
    from contextlib import AbstractContextManager

    from sqlalchemy.engine import Connection, Engine

    from tracker.store.query import Query

__all__ = ["Database", "open_connection", "store_name", "store_url", "transaction"]

_NO_URL = "--db: not a database URL: give the path of a file, or a URL like sqlite:///FILE"
_CONNECT_SECONDS = 10
_WRITERS = 0x7472_6163_6B65_72
"""Number of the lock that writers of one PostgreSQL database take in turn: "tracker" in hexadecimal."""


class Database:
    """Answers queries over a connection of SQLAlchemy (``query.Answering``)."""

    def __init__(self, connection: Connection) -> None:
        self.name = store_name(connection.engine.url)
        self._connection = connection

    def answer(self, query: Query) -> list[dict[str, Any]]:
        """Give what a query finds, row by row."""
        with transaction(self._connection, writing=False):
            return [dict(row) for row in self._connection.execute(text(query.words), query.values).mappings()]

    def close(self) -> None:
        """Close the connection, and what is kept of it."""
        self._connection.close()
        self._connection.engine.dispose()


def store_name(url: URL) -> str:
    """Give the name of the store as a user wrote it, without a password."""
    if url.get_backend_name() == "sqlite" and url.database:
        return url.database
    return without_passwords(url.render_as_string(hide_password=True))


def store_url(place: str) -> URL:
    """Give the URL of a store named by a SQLAlchemy URL or by the path of a SQLite file."""
    if "://" not in place:
        if is_no_file(place):
            raise StoreError(_NO_URL)
        return URL.create("sqlite", database=place)
    try:
        url = make_url(_with_user_encoded(place))
    except (ArgumentError, ValueError) as error:
        raise StoreError(_NO_URL) from error
    return url.set(drivername="postgresql+psycopg") if url.drivername in {"postgres", "postgresql"} else url


def _with_user_encoded(place: str) -> str:
    """Give a URL whose user and password end at the last @ before the host, as people write them (u:p@ss@host).

    A URL is cut at the first @ by those who read it, and the rest of a password would stand in messages as a host.
    """
    scheme, _, rest = place.partition("://")
    user, at, host = rest.partition("?")[0].rpartition("@")
    if not at or not set("@/") & set(user):
        return place
    name, colon, password = user.partition(":")
    encoded = quote(name, safe="%") + colon + quote(password, safe="%")
    return f"{scheme}://{encoded}@{host}{rest[len(user) + 1 + len(host) :]}"


def open_connection(url: URL, *, create: bool) -> Connection:
    """Open a connection; raises StoreError where there is no such database, unless ``create`` is set."""
    if not create and _is_absent(url):
        raise StoreError("{store}: no store here: `tracker ingest PATH --db {store}` makes one", store=store_name(url))
    with _told_in_one_line(url):
        return _engine(url).connect()


@contextmanager
def transaction(connection: Connection, *, writing: bool) -> Iterator[None]:
    """Do all of what follows or nothing; who writes has the store to itself until it is done.

    What the database raises becomes a StoreError that says which store, what is wrong and what to do.
    """
    with _told_in_one_line(connection.engine.url):
        connection.execution_options(writing=writing)
        with connection.begin():
            yield


def _told_in_one_line(url: URL) -> AbstractContextManager[None]:
    secrets = [str(url.password)] if url.password else []
    secrets += [str(value) for name, value in url.query.items() if "pass" in name.lower()]
    return one_line_errors(store_name(url), SQLAlchemyError, secrets)


def _engine(url: URL) -> Engine:
    match url.drivername:
        case "postgresql+psycopg":
            # The encoding is told, since the driver gives bytes for all texts of a database in SQL_ASCII otherwise.
            told = {"connect_timeout": _CONNECT_SECONDS, "application_name": "tracker", "client_encoding": "utf8"}
            engine = create_engine(url, poolclass=NullPool, connect_args=told)
            event.listen(engine, "begin", _begin_postgresql)
        case "sqlite" | "sqlite+pysqlite":
            engine = _sqlite_engine(url)
            event.listen(engine, "connect", _prepare_sqlite)
            event.listen(engine, "begin", _begin_sqlite)
        case _:
            engine = create_engine(url)
    return engine


def _sqlite_engine(url: URL) -> Engine:
    with warnings.catch_warnings():
        warnings.simplefilter("error", SAWarning)  # which would come before the one line of an error
        try:
            return create_engine(url, poolclass=StaticPool, connect_args={"timeout": WAIT_SECONDS})
        except SAWarning as error:
            raise StoreError(
                "{store}: an option in the URL that SQLite does not take: leave out what follows the ?",
                store=store_name(url),
            ) from error


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    """Leave transactions to the program, and let SQLite keep foreign keys and write so that a power cut cannot harm."""
    connection.isolation_level = None
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = FULL")


def _begin_sqlite(connection: Connection) -> None:
    """Lock at the start of a writing transaction, so that no other writer comes between its reading and its writing."""
    connection.exec_driver_sql("BEGIN IMMEDIATE" if _is_writing(connection) else "BEGIN")


def _begin_postgresql(connection: Connection) -> None:
    """Let writers take turns, as with SQLite: what one of them reads stays true until it has written."""
    if _is_writing(connection):
        connection.exec_driver_sql(f"SET LOCAL lock_timeout = {int(WAIT_SECONDS * 1000)}")
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_WRITERS})")


def _is_writing(connection: Connection) -> bool:
    return bool(connection.get_execution_options().get("writing", False))


def _is_absent(url: URL) -> bool:
    from pathlib import Path

    on_disk = url.get_backend_name() == "sqlite" and url.database and url.database != ":memory:"
    return bool(on_disk) and not Path(str(url.database)).exists()
