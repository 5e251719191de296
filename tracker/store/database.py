"""The database behind the store: opened, laid out on first use, its errors told in one line."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from sqlalchemy import create_engine, event, inspect, select
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, SQLAlchemyError
from sqlalchemy.pool import StaticPool

from tracker.errors import StoreError
from tracker.store.tables import SCHEMA_VERSION, Row, SchemaRow

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.engine import Connection, Engine

__all__ = ["connect", "store_url", "transaction"]

_WAIT_SECONDS = 5
"""How long a writer waits for another one before the store counts as locked."""

_REASONS = {
    "file is not a database": "not a database: name another file with --db",
    "unable to open database file": "cannot be opened: does its folder exist, and may it be written?",
    "readonly database": "may not be written",
    "database is locked": "in use by another program: try again when that is done",
    "disk is full": "the disk is full",
    "malformed": "damaged: start a new store and take the reports again",
}


def store_url(place: str) -> URL:
    """Give the URL of a store named by a SQLAlchemy URL or by the path of a SQLite file."""
    if "://" not in place:
        return URL.create("sqlite", database=place)
    try:
        return make_url(place)
    except (ArgumentError, ValueError) as error:
        raise StoreError("--db: not a database URL: give the path of a file, or a URL like sqlite:///FILE") from error


def connect(url: URL, *, create: bool) -> Connection:
    """Open a connection to a store of this version; an empty database is laid out where ``create`` is set."""
    if not create and _is_absent(url):
        raise StoreError(f"{_name(url)}: no store here: `tracker ingest PATH --db {_name(url)}` makes one")
    with _one_line_errors(url):
        connection = _engine(url).connect()
    try:
        _settle(connection, create=create)
    except StoreError:
        connection.close()
        raise
    return connection


@contextmanager
def transaction(connection: Connection, *, writing: bool) -> Iterator[None]:
    """Do all of what follows or nothing.

    What the database raises becomes a StoreError that says which store, what is wrong and what to do.
    """
    with _one_line_errors(connection.engine.url):
        connection.execution_options(writing=writing)
        with connection.begin():
            yield


@contextmanager
def _one_line_errors(url: URL) -> Iterator[None]:
    try:
        yield
    except (SQLAlchemyError, ImportError) as error:
        raise StoreError(f"{_name(url)}: {_reason(error)}") from error


def _engine(url: URL) -> Engine:
    if url.get_backend_name() != "sqlite":
        return create_engine(url)
    engine = create_engine(url, poolclass=StaticPool, connect_args={"timeout": _WAIT_SECONDS})
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    """Leave transactions to the program, and let SQLite keep foreign keys and hurry where a crash cannot harm."""
    connection.isolation_level = None
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = NORMAL")


def _begin_sqlite(connection: Connection) -> None:
    """Lock at the start of a writing transaction, so that no other writer comes between its reading and its writing."""
    writing = connection.get_execution_options().get("writing", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def _settle(connection: Connection, *, create: bool) -> None:
    """Lay out an empty database, or see that the tables are those of this version."""
    with transaction(connection, writing=False):
        is_empty = not inspect(connection).get_table_names()
    if is_empty and create:
        with transaction(connection, writing=True):
            _lay_out(connection)
    with transaction(connection, writing=False):
        _check_version(connection, connection.engine.url)


def _lay_out(connection: Connection) -> None:
    """Make the tables, where no other program was quicker."""
    if not inspect(connection).get_table_names():
        Row.metadata.create_all(connection)
        connection.execute(SchemaRow.__table__.insert().values(version=SCHEMA_VERSION))  # type: ignore[attr-defined]


def _check_version(connection: Connection, url: URL) -> None:
    if SchemaRow.__tablename__ not in inspect(connection).get_table_names():
        raise StoreError(f"{_name(url)}: a database, but not a store of tracker: name another one with --db")
    found = connection.execute(select(SchemaRow.version)).scalars().all()  # type: ignore[call-overload]
    if found != [SCHEMA_VERSION]:
        versions = ", ".join(map(str, found)) or "none"
        told = f"laid out as version {versions}, and this program knows {SCHEMA_VERSION}"
        raise StoreError(f"{_name(url)}: {told}: take the reports again into a new store")


def _is_absent(url: URL) -> bool:
    from pathlib import Path

    on_disk = url.get_backend_name() == "sqlite" and url.database and url.database != ":memory:"
    return bool(on_disk) and not Path(str(url.database)).exists()


def _name(url: URL) -> str:
    """Give the name of the store as a user wrote it, without a password."""
    if url.get_backend_name() == "sqlite" and url.database:
        return url.database
    return url.render_as_string(hide_password=True)


def _reason(error: BaseException) -> str:
    if isinstance(error, NoSuchModuleError):
        return "no such kind of database: give the path of a file, or a URL like sqlite:///FILE"
    if isinstance(error, ImportError):
        return f"the driver of this database is not installed: {error}"
    told = str(getattr(error, "orig", None) or error).partition("\n")[0]
    known = [reason for words, reason in _REASONS.items() if words in told]
    return known[0] if known else told
