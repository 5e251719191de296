"""The layout: tables made in an empty database, those of an earlier version brought to this one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import inspect, text, update
from sqlalchemy.schema import CreateTable

from tracker.errors import StoreError
from tracker.store.catching_up import TASKS_SINCE, fill_tasks
from tracker.store.database import open_connection, store_name, store_url, transaction
from tracker.store.query import VERSIONS
from tracker.store.tables import SCHEMA_VERSION, Row, SchemaRow
from tracker.store.version import EMPTY, refuse_others, version_told

if TYPE_CHECKING:
    from sqlalchemy.engine import URL, Connection

    from tracker.rulebook.rulebook import Rulebook

__all__ = ["connect", "upgrade_store"]

_MIGRATIONS = Path(__file__).parent / "migrations"


def connect(url: URL, *, create: bool, rulebook: Rulebook | None = None) -> Connection:
    """Open a connection to a store of this version.

    Where ``create`` is set, an empty database is laid out and a store of an earlier version is upgraded, by the rules
    of ``rulebook`` where its texts are to be read for that.
    """
    connection = open_connection(url, create=create)
    try:
        _settle(connection, rulebook, create=create)
    except BaseException:
        _close(connection)
        raise
    return connection


def upgrade_store(place: str, rulebook: Rulebook | None = None) -> tuple[int, int]:
    """Bring a store to this version, as ``connect`` does; give the version that it had and the one that it has.

    Raises StoreError where there is no store, or one of a later version.
    """
    connection = open_connection(store_url(place), create=False)
    try:
        with transaction(connection, writing=True):
            found = _version(connection)
            if found != EMPTY:
                _bring_up(connection, rulebook)
            refuse_others(_version(connection), store_name(connection.engine.url))
    finally:
        _close(connection)
    return found, SCHEMA_VERSION


def _close(connection: Connection) -> None:
    connection.close()
    connection.engine.dispose()


def _settle(connection: Connection, rulebook: Rulebook | None, *, create: bool) -> None:
    with transaction(connection, writing=False):
        found = _version(connection)
    if create and found < SCHEMA_VERSION:
        with transaction(connection, writing=True):
            _bring_up(connection, rulebook)
            found = _version(connection)
    refuse_others(found, store_name(connection.engine.url))


def _version(connection: Connection) -> int:
    """Give the version that the tables are laid out as, 0 for an empty database; inside a transaction."""
    _refuse_narrow_encodings(connection)  # such a server gives bytes for texts, the names of tables among them
    name, tables = store_name(connection.engine.url), inspect(connection).get_table_names()
    return version_told(name, tables, lambda: connection.execute(text(VERSIONS.words)).scalars().all())


def _bring_up(connection: Connection, rulebook: Rulebook | None) -> None:
    """Lay out or upgrade, where no other program was quicker."""
    found = _version(connection)
    if found == EMPTY:
        _lay_out(connection)
        connection.execute(SchemaRow.__table__.insert().values(version=SCHEMA_VERSION))  # type: ignore[attr-defined]
    elif found < SCHEMA_VERSION:
        _upgrade(connection, found, rulebook)


def _lay_out(connection: Connection) -> None:
    """Make the tables in an order of their own, so that the same content is the same file."""
    for table in Row.metadata.sorted_tables:
        connection.execute(CreateTable(table))
        for index in sorted(table.indexes, key=lambda each: str(each.name)):
            index.create(connection)


def _refuse_narrow_encodings(connection: Connection) -> None:
    """Raise StoreError for a server that would lose characters."""
    if connection.dialect.name != "postgresql":
        return
    encoding = connection.exec_driver_sql("SHOW server_encoding").scalar_one()
    if encoding != "UTF8":
        name = store_name(connection.engine.url)
        raise StoreError(
            "{name}: a database in {encoding}: make one with ENCODING 'UTF8' TEMPLATE template0",
            name=name,
            encoding=encoding,
        )


def _upgrade(connection: Connection, version: int, rulebook: Rulebook | None) -> None:
    """Take the steps from an earlier version to this one, and read from the texts what was not kept before."""
    from alembic.migration import MigrationContext
    from alembic.operations import Operations
    from alembic.script import ScriptDirectory

    steps = ScriptDirectory(str(_MIGRATIONS)).iterate_revisions(str(SCHEMA_VERSION), str(version))
    with Operations.context(MigrationContext.configure(connection)):
        for step in reversed(list(steps)):
            step.module.upgrade()
    if version < TASKS_SINCE:
        fill_tasks(connection, rulebook)
    connection.execute(update(SchemaRow).values(version=SCHEMA_VERSION))
