"""Several writers at one store, and stores that are locked, full or gone."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections import Counter
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import made_reports
import pytest
from made_reports import YEARS, a_claim, a_report
from servers import PostgresqlServer, content

from tracker.errors import StoreError
from tracker.store.store import open_store, read_store

if TYPE_CHECKING:
    from tracker.store.writing import WritableStore


@pytest.mark.uncounted
def test_processes_that_write_at_once_lose_and_double_nothing(place: str) -> None:
    script = Path(made_reports.__file__)
    ways = ("forwards", "backwards", "forwards")
    writers = [subprocess.Popen([sys.executable, script, place, way], stderr=subprocess.PIPE) for way in ways]
    assert [(writer.communicate()[1], writer.returncode) for writer in writers] == [(b"", 0)] * len(ways)
    with read_store(place) as store:
        assert [(card.year, card.claims) for card in store.reports()] == [(year, 9) for year in YEARS]
        assert [(card.year, card.claims) for card in store.reports(superseded=True)] == [(year, 9) for year in YEARS]
        assert Counter(claim.id for claim in store.claims()) == {a_claim(number).id: len(YEARS) for number in range(9)}
    assert [row[0] for row in content(place)["region"]] == ["654203"]


def test_a_server_that_another_program_writes_is_told_as_in_use(
    postgresql: PostgresqlServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    import psycopg

    place = postgresql.empty_place()
    monkeypatch.setattr("tracker.store.database.WAIT_SECONDS", 0.02)
    with open_store(place) as store, psycopg.connect(place.replace("+psycopg", "")) as other:
        other.execute("SELECT pg_advisory_xact_lock(x'747261636b6572'::bigint)")
        with pytest.raises(StoreError, match="in use by another program") as caught:
            store.add(a_report(), [])
        assert "\n" not in str(caught.value)
        other.rollback()
        assert store.add(a_report(), []) == "added"


def test_a_connection_that_is_lost_is_told_in_one_line_and_comes_back(postgresql: PostgresqlServer) -> None:
    place = postgresql.empty_place()
    with open_store(place) as store:
        store.add(a_report(), [a_claim()])
        postgresql.run(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'tracker'",
        )
        with pytest.raises(StoreError, match="the connection to the server is lost") as caught:
            store.add(a_report("改"), [])
        assert "\n" not in str(caught.value)
        assert store.add(a_report("改"), []) == "superseded"


def test_a_server_that_is_not_there_is_told_in_one_line_without_the_password() -> None:
    pytest.importorskip("psycopg", reason="psycopg is not installed")
    with pytest.raises(StoreError, match="no server answers there") as caught:
        open_store("postgresql://someone:secret@127.0.0.1:9/tracker")
    assert "\n" not in str(caught.value)
    assert "secret" not in str(caught.value)


def prepare_a_small_disk(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None
    connection.execute("PRAGMA max_page_count = 40")


def fill(store: WritableStore, taken: list[int]) -> None:
    for year in YEARS:
        store.add(a_report("长" * 9000, report_year=year), [a_claim()])
        taken.append(year)


def test_a_full_disk_is_told_in_one_line_and_loses_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = str(tmp_path / "store.db")
    monkeypatch.setattr("tracker.store.database._prepare_sqlite", prepare_a_small_disk)
    with open_store(place) as store:
        taken: list[int] = []
        with pytest.raises(StoreError, match="the disk is full: make room") as caught:
            fill(store, taken)
        assert [card.year for card in store.reports()] == taken
        assert taken
    assert "\n" not in str(caught.value)
    monkeypatch.undo()
    with open_store(place) as store:
        assert len(store.claims()) == len(taken)
        assert store.add(a_report("长" * 9000, report_year=YEARS[len(taken)]), [a_claim()]) == "added"
    with closing(sqlite3.connect(place)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
