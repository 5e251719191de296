"""How a store is laid out, brought up to date, and told from what is none."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from made_reports import a_claim, a_report
from servers import PostgresqlServer, content
from sqlalchemy import create_engine, update

from tracker.errors import StoreError
from tracker.store.database import store_url
from tracker.store.store import open_store, read_store
from tracker.store.tables import SCHEMA_VERSION, Row, SchemaRow

if TYPE_CHECKING:
    from collections.abc import Callable

    from tracker.store.store import Store

    Run = Callable[..., tuple[int, str, str]]

DATA = Path(__file__).parent / "data" / "store"


@pytest.fixture
def first_version(place: str, request: pytest.FixtureRequest) -> str:
    """Give the place of a store that the first released program made."""
    if "://" in place:
        server: PostgresqlServer = request.getfixturevalue("postgresql")
        server.run((DATA / "version-1.postgresql.sql").read_text(encoding="utf-8"))
    else:
        with closing(sqlite3.connect(place)) as connection:
            connection.executescript((DATA / "version-1.sqlite.sql").read_text(encoding="utf-8"))
    return place


def differences(place: str) -> list[object]:
    """Give what tells the tables of a store from those of this program."""
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    engine = create_engine(store_url(place))
    with engine.connect() as connection:
        found = list(compare_metadata(MigrationContext.configure(connection), Row.metadata))
    engine.dispose()
    return found


@pytest.mark.uncounted
def test_a_new_store_is_laid_out_as_this_version(place: str) -> None:
    open_store(place).close()
    assert differences(place) == []
    assert content(place)["tracker_schema"] == [(SCHEMA_VERSION,)]


def test_a_store_of_the_first_version_is_upgraded_when_it_is_written(first_version: str) -> None:
    before = content(first_version)
    with open_store(first_version) as store:
        assert [claim.id[-6:] for claim in store.claims()] == ["000004", "000003"]
        assert [card.claims for card in store.reports(superseded=True)] == [2]
        assert len(store.facts()) == 4
        assert store.add(a_report(report_year=2024), [a_claim(9)]) == "added"
    assert differences(first_version) == []
    after = content(first_version)
    kept = {name: len(rows) + (name in {"report", "claim"}) for name, rows in before.items()}
    assert {name: len(rows) for name, rows in after.items()} == kept | {"task": 0, "reading": kept["report"]}
    assert after["fact"] == before["fact"]
    assert after["tracker_schema"] == [(SCHEMA_VERSION,)]


def test_an_upgraded_store_tells_the_same_report_again_as_unchanged(first_version: str) -> None:
    known = a_report(
        "去年地区生产总值增长7%。", region="650402", region_name="高昌区", lineage="650402", report_year=2023
    )
    with open_store(first_version) as store:
        claims = store.claims("650402")
        assert store.add(known, claims) == "unchanged"


def test_a_store_of_an_earlier_version_is_not_changed_by_reading_and_says_what_to_do(first_version: str) -> None:
    before = content(first_version)
    with pytest.raises(StoreError, match=r"a store of version 1, .*: `tracker store upgrade --db ") as caught:
        read_store(first_version)
    assert "\n" not in str(caught.value)
    assert content(first_version) == before


def test_the_command_upgrades_once(first_version: str, run: Run) -> None:
    told = f"upgraded from version 1 to {SCHEMA_VERSION}\n"
    assert run("store", "upgrade", "--db", first_version) == (0, "", told)
    assert run("store", "upgrade", "--db", first_version) == (0, "", f"version {SCHEMA_VERSION}: nothing to upgrade\n")
    assert run("reports", "--db", first_version, "--format", "csv")[0] == 0


def test_the_command_makes_no_store_where_there_is_none(run: Run) -> None:
    code, _, err = run("store", "upgrade", "--db", "none.db")
    assert (code, err.count("\n")) == (2, 1)
    assert not Path("none.db").exists()


def test_an_upgrade_that_fails_leaves_the_store_as_it_was(first_version: str, monkeypatch: pytest.MonkeyPatch) -> None:
    before = content(first_version)
    monkeypatch.setattr("tracker.store.layout.update", lambda _: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        open_store(first_version)
    assert content(first_version) == before
    monkeypatch.undo()
    open_store(first_version).close()
    assert differences(first_version) == []


def test_a_store_of_a_later_version_is_refused(place: str) -> None:
    open_store(place).close()
    engine = create_engine(store_url(place))
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE tracker_schema SET version = 99")
    engine.dispose()
    with pytest.raises(StoreError, match=f"a store of version 99, and this program works with {SCHEMA_VERSION}"):
        open_store(place)


def test_a_database_of_another_program_is_refused_and_left_alone(place: str) -> None:
    engine = create_engine(store_url(place))
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE report (id INTEGER)")
    engine.dispose()
    before = content(place)
    with pytest.raises(StoreError, match="a database, but not a store"):
        open_store(place)
    assert content(place) == before


def test_an_empty_database_is_told_as_one_where_it_is_only_read(place: str) -> None:
    if "://" not in place:
        Path(place).touch()
    with pytest.raises(StoreError, match="nothing stored here"):
        read_store(place)


@pytest.mark.parametrize("encoding", ["LATIN1", "SQL_ASCII"])
@pytest.mark.parametrize("opening", [open_store, read_store])
def test_a_server_that_would_lose_characters_is_refused(
    postgresql: PostgresqlServer, encoding: str, opening: Callable[[str], Store]
) -> None:
    postgresql.run(
        "DROP DATABASE IF EXISTS narrow",
        f"CREATE DATABASE narrow ENCODING '{encoding}' LOCALE_PROVIDER libc LOCALE 'C' TEMPLATE template0",
    )
    with pytest.raises(StoreError, match=f"a database in {encoding}: make one with ENCODING 'UTF8'"):
        opening(postgresql.url("narrow"))


def test_what_a_server_refuses_is_told_with_what_to_do(postgresql: PostgresqlServer) -> None:
    url = postgresql.url("nowhere")
    with pytest.raises(StoreError, match="no such database: make it, or mend its name"):
        open_store(url)
    with pytest.raises(StoreError, match="no such user: mend the name"):
        open_store(postgresql.url().replace("postgres@", "nobody@"))
    with pytest.raises(StoreError, match="no server answers there: start it, or mend the address"):
        open_store("postgresql://u@127.0.0.1:1/x")
    with pytest.raises(StoreError, match="no such server: mend the address"):
        open_store("postgresql://u@nowhere.invalid/x")


@pytest.mark.parametrize("version", [0, -1])
def test_a_version_that_no_program_wrote_is_damage(place: str, version: int) -> None:
    open_store(place).close()
    engine = create_engine(store_url(place))
    with engine.begin() as connection:
        connection.execute(update(SchemaRow).values(version=version))
    engine.dispose()
    openings: tuple[Callable[[str], Store], ...] = (open_store, read_store)
    for opening in openings:
        with pytest.raises(StoreError, match="damaged: it tells a version that no program wrote"):
            opening(place)


def test_tables_of_another_version_than_the_store_tells_are_damage(place: str) -> None:
    open_store(place).close()
    engine = create_engine(store_url(place))
    with engine.begin() as connection:
        connection.execute(update(SchemaRow).values(version=SCHEMA_VERSION - 1))
    engine.dispose()
    with pytest.raises(StoreError, match="damaged: its tables are not those of the version that it tells"):
        open_store(place)
