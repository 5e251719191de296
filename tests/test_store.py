from __future__ import annotations

import os
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_reports import TEXT, a_claim, a_report
from servers import content

from tracker.errors import InputError, StoreError
from tracker.rulebook.rulebook import default_rulebook
from tracker.store.facts import Fact, read_facts
from tracker.store.place import plain_file
from tracker.store.reader import UNKNOWN
from tracker.store.rows import CLAIM_COLUMNS, claim_of, claim_row, pack
from tracker.store.store import Store, open_store, read_store

FACTS = Path(__file__).parent / "data" / "store" / "facts.csv"


@pytest.fixture
def file(tmp_path: Path) -> str:
    return str(tmp_path / "store.db")


def test_a_report_comes_back_as_its_card_and_its_claims_in_order(place: str) -> None:
    claims = [a_claim(2), a_claim(1, value=None, comparator=None, measure="relative"), a_claim(3, value_high="13.5")]
    with open_store(place) as store:
        assert store.add(a_report(completeness="summary"), claims) == "added"
    with read_store(place) as store:
        (card,) = store.reports()
        assert store.claims() == claims
        assert store.text("654203", 2022) == TEXT
    assert (card.region_name, card.year, card.source, card.completeness, card.claims) == (
        *("沙湾市", 2022, "report.txt"),
        *("summary", 3),
    )


def test_the_same_report_again_changes_nothing(place: str) -> None:
    with open_store(place) as store:
        store.add(a_report(), [a_claim()])
    before = content(place)
    with open_store(place) as store:
        assert store.add(a_report(), [a_claim()]) == "unchanged"
    assert content(place) == before


def test_the_same_reports_give_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one.db", "two.db"):
        with open_store(str(tmp_path / name)) as store:
            store.add(a_report(), [a_claim()])
            store.add_facts(read_facts(FACTS, default_rulebook()))
    assert (tmp_path / "one.db").read_bytes() == (tmp_path / "two.db").read_bytes()


def test_a_changed_text_supersedes_the_one_before_and_keeps_it(place: str) -> None:
    with open_store(place) as store:
        store.add(a_report(), [a_claim(1)])
        assert store.add(a_report(TEXT + "改"), [a_claim(2)]) == "superseded"
        assert [claim.id for claim in store.claims()] == [a_claim(2).id]
        assert [card.claims for card in store.reports(superseded=True)] == [1]
        assert store.text("654203", 2022) == TEXT + "改"


def test_reports_of_two_regions_that_merged_later_both_stand(place: str) -> None:
    merged = {"lineage": "110101", "report_year": 2009}
    with open_store(place) as store:
        for code, name in (("110101", "东城区"), ("110103", "崇文区")):
            report = a_report(name, region=code, region_name=name, **merged)
            claim = a_claim(id=f"{code}-2009-t-gdp-000000", region=code, region_name=name, report_year=2009)
            assert store.add(report, [claim]) == "added"
            assert store.text("110101", 2009, code) == name
        assert [card.region for card in store.reports("110101")] == ["110101", "110103"]
        assert len(store.claims("110101")) == 2
        assert store.add(a_report("崇文区改", region="110103", region_name="崇文区", **merged), []) == "superseded"
        assert store.text("110101", 2009, "110101") == "东城区"


def test_a_report_under_the_new_code_of_a_region_supersedes_the_one_under_the_old(place: str) -> None:
    with open_store(place) as store:
        store.add(a_report("甲", region="654223", region_name="沙湾县", report_year=2021), [])
        assert store.add(a_report("乙", report_year=2021), []) == "superseded"
        assert store.text("654203", 2021) == "乙"


def test_two_texts_of_one_report_taken_twice_settle_on_the_second(place: str) -> None:
    with open_store(place) as store:
        outcomes = [store.add(a_report(text), [a_claim()]) for text in ("甲", "乙", "甲", "乙")]
        assert outcomes == ["added", "superseded", "unchanged", "unchanged"]
        assert store.text("654203", 2022) == "乙"


def test_a_report_under_an_earlier_code_of_the_region_is_superseded_too(place: str) -> None:
    with open_store(place) as store:
        store.add(a_report(region="654223", region_name="沙湾县"), [])
        assert store.add(a_report("改"), []) == "superseded"


@pytest.mark.parametrize("other", [{"report_year": 2023}, {"region": "650402", "lineage": "650402"}])
def test_reports_of_other_years_and_regions_stand_beside_each_other(place: str, other: dict[str, Any]) -> None:
    with open_store(place) as store:
        store.add(a_report(), [])
        assert store.add(a_report("改", **other), []) == "added"
        assert len(store.reports()) == 2


def test_claims_are_replaced_where_the_rules_read_a_known_text_differently(place: str) -> None:
    with open_store(place) as store:
        store.add(a_report(), [a_claim(1), a_claim(2)])
        assert store.add(a_report(), [a_claim(1, indicator=None)]) == "reread"
        assert store.claims() == [a_claim(1, indicator=None)]
        assert store.add(a_report(completeness="abridged"), store.claims()) == "reread"
        assert store.reports()[0].completeness == "abridged"


def test_a_failure_half_way_leaves_the_store_as_it_was(place: str) -> None:
    with open_store(place) as store:
        store.add(a_report(), [a_claim()])
        before = content(place)
        with pytest.raises(StoreError, match=r"(?i)unique"):
            store.add(a_report("改"), [a_claim(7), a_claim(7)])
        with pytest.raises(StoreError):
            store.add(a_report(), [a_claim(7), a_claim(7)])
    assert content(place) == before


def test_claims_are_found_by_lineage_and_by_the_years_of_their_reports(place: str) -> None:
    with open_store(place) as store:
        for year in (2021, 2022, 2023):
            store.add(a_report(report_year=year), [a_claim(year)])
        assert [claim.id[-6:] for claim in store.claims("654203", [2023, 2021])] == ["0007e5", "0007e7"]
        assert store.claims("650100") == []
        assert store.claims(years=[]) == []


@given(st.decimals(allow_nan=False, allow_infinity=False))
def test_a_figure_comes_back_with_all_its_digits(value: Decimal) -> None:
    row = claim_row(a_claim(value=value), 0)
    assert tuple(row) == CLAIM_COLUMNS
    found = claim_of(row).value
    assert found is not None
    assert format(found, "f") == format(value, "f")


def test_figures_stand_as_digits_and_as_numbers(file: str) -> None:
    with open_store(file) as store:
        store.add(a_report(), [a_claim()])
    with closing(sqlite3.connect(file)) as connection:
        assert connection.execute("SELECT value, value_number FROM claim").fetchall() == [("12.80", 12.8)]


def test_tables_have_keys_and_the_database_keeps_them(file: str) -> None:
    with open_store(file) as store:
        store.add(a_report(), [a_claim()])
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA foreign_keys = ON")
        targets = {row[2] for row in connection.execute("PRAGMA foreign_key_list(claim)")}
        assert targets == {"report", "region"}
        with pytest.raises(sqlite3.IntegrityError):
            connection.execute("DELETE FROM report")


def test_facts_are_taken_once_and_corrected_by_a_new_value(place: str) -> None:
    facts = read_facts(FACTS, default_rulebook())
    changed = facts[1].model_copy(update={"value": Decimal("12.9")})
    with open_store(place) as store:
        assert store.add_facts(facts) == {"added": 4}
        assert store.add_facts([*facts[:1], changed]) == {"unchanged": 1, "corrected": 1}
        assert store.facts() == [facts[0], changed, *facts[2:]]
        assert store.facts("654203") == [facts[2]]


def test_facts_are_taken_all_or_none(place: str) -> None:
    facts: list[Any] = [*read_facts(FACTS, default_rulebook()), "no fact"]
    with open_store(place) as store:
        with pytest.raises(AttributeError):
            store.add_facts(facts)
        assert store.facts() == []


def test_regions_have_the_years_of_their_reports_and_the_count_of_their_facts(place: str) -> None:
    with open_store(place) as store:
        store.add(a_report(), [])
        store.add(a_report(report_year=2021), [])
        store.add_facts(read_facts(FACTS, default_rulebook()))
        told = [(card.code, card.level, card.reports, card.facts) for card in store.regions()]
    assert told == [("650100", "prefecture", (), 3), ("654203", "county", (2021, 2022), 1)]


def a_fact() -> Fact:
    return read_facts(FACTS, default_rulebook())[0]


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("text.db", b"not a database, whatever its name says" * 40, "not a database"),
        ("folder", None, "cannot be opened"),
    ],
)
def test_a_place_that_is_no_store_is_told_in_one_line(
    tmp_path: Path, name: str, content: bytes | None, told: str
) -> None:
    file = tmp_path / name
    file.mkdir() if content is None else file.write_bytes(content)
    with pytest.raises(StoreError, match=told) as caught:
        open_store(str(file))
    assert str(caught.value).startswith(str(file))
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("nonsense://x/y", "no such kind of database"),
        ("://", "not a database URL"),
        ("sqlite:////nowhere/at/all.db", "cannot be opened"),
        ("postgresql+nodriver://u:secret@host/db", "no such kind of database"),
    ],
)
def test_an_address_that_leads_nowhere_is_told_in_one_line_without_its_password(url: str, told: str) -> None:
    with pytest.raises(StoreError, match=told) as caught:
        open_store(url)
    assert "secret" not in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_store_that_another_program_writes_is_told_as_in_use(file: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tracker.store.database.WAIT_SECONDS", 0.01)
    with open_store(file) as store, closing(sqlite3.connect(file)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="in use by another program"):
            store.add_facts([a_fact()])


def test_a_store_to_read_is_not_made_where_there_is_none(file: str) -> None:
    with pytest.raises(StoreError, match="no store here"):
        read_store(file)
    assert not Path(file).exists()


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="permissions do not bind this user")
def test_a_store_that_may_only_be_read_can_be_read(file: str) -> None:
    with open_store(file) as store:
        store.add(a_report(), [])
    Path(file).chmod(stat.S_IREAD)
    with read_store(file) as store:
        assert len(store.reports()) == 1
    with open_store(file) as store, pytest.raises(StoreError, match="may not be written"):
        store.add(a_report("改"), [])


@pytest.mark.parametrize("text", ["\0", "增长\ud800"])
def test_characters_that_a_database_cannot_hold_are_refused_before_anything_is_stored(place: str, text: str) -> None:
    with open_store(place) as store:
        with pytest.raises(InputError, match="holds NUL or broken characters"):
            store.add(a_report(text), [])
        assert store.regions() == []


def test_reports_stand_in_the_same_order_whatever_the_order_of_taking(place: str) -> None:
    told = [("110103", "崇文区", 2009), ("110101", "东城区", 2009), ("650100", "乌鲁木齐市", 2008)]
    with open_store(place) as store:
        for code, name, year in told:
            lineage = "110101" if code.startswith("11") else code
            report = a_report(name, region=code, region_name=name, report_year=year, lineage=lineage)
            store.add(report, [a_claim(region=code, id=f"{code}-{number}") for number in (2, 1)])
        assert [card.region for card in store.reports()] == ["110101", "110103", "650100"]
        assert [claim.id for claim in store.claims()][:4] == ["110101-2", "110101-1", "110103-2", "110103-1"]


def test_claims_are_found_by_indicator_period_and_kind(place: str) -> None:
    wanted: dict[str, Any] = {"indicators": {"gdp", "cpi"}, "periods": {"2022"}, "kind": "target"}
    with open_store(place) as store:
        claims = [a_claim(1), a_claim(2, indicator="cpi"), a_claim(3, indicator="exports"), a_claim(4, indicator=None)]
        claims += [a_claim(5, period="2021"), a_claim(6, kind="actual"), a_claim(7, period="2021-2025")]
        store.add(a_report(), claims)
        assert store.claims(**wanted) == claims[:2]
        assert store.claims(lineages={"654203"}, years={2022}, **wanted) == claims[:2]
        assert store.claims(lineages={"650100"}, **wanted) == []


def test_packed_reports_are_taken_all_or_none(place: str) -> None:
    good = pack(a_report("甲"), [a_claim(1)], [], UNKNOWN)
    bad = pack(a_report("乙", report_year=2021), [a_claim(2), a_claim(2)], [], UNKNOWN)
    with open_store(place) as store:
        with pytest.raises(StoreError):
            store.take([good, bad])
        assert store.reports() == []
        assert store.take([good, good]) == ["added", "unchanged"]


@pytest.mark.parametrize(
    ("place", "path"),
    [
        ("tracker.db", "tracker.db"),
        ("/data/100% done?.db", "/data/100% done?.db"),
        ("sqlite:///data/tracker.db", "data/tracker.db"),
        ("sqlite:////data/tracker.db", "/data/tracker.db"),
        ("sqlite:///tracker.db?mode=ro&uri=true", None),
        ("sqlite+pysqlite:///tracker.db", None),
        ("postgresql://u@host/db", None),
        ("host=h dbname=x", None),
        ("://", None),
        (":memory:", None),
        ("", None),
    ],
)
def test_a_file_of_sqlite_is_known_by_its_name_alone(place: str, path: str | None) -> None:
    assert plain_file(place) == path


def told_by(store: Store) -> list[object]:
    lineages = ("654203", "nowhere")
    return [
        store.reports(), store.reports(superseded=True), store.reports(counted=False, documents=None, since=2022),
        store.reports(lineages=lineages, years=[2022]), store.reports(lineages=[]), store.claims(),
        store.claims(lineages=lineages), store.claims(years=[]),
        store.claims("654203", [2022], indicators=["gdp"], periods=["2022"], kind="target"),
        store.facts(), store.facts("654203", periods=["2022", "2023"]), store.facts(periods=[]), store.regions(),
        store.region_names(), store.source("654203", 2022), store.source("654203", 2022, "654223"),
        store.source("654203", 1999), store.fingerprint("nowhere"),
    ]  # fmt: skip


def test_a_file_and_a_database_tell_the_same(file: str) -> None:
    with open_store(file) as store:
        store.add(a_report(), [a_claim(1), a_claim(2, value=None, comparator=None, measure="relative")])
        store.add(a_report("改"), [a_claim(2, ambiguous=True)])
        store.add(a_report(report_year=2023), [a_claim(report_year=2023, value_high="13.5")])
        store.add_facts(read_facts(FACTS, default_rulebook()))
        written = told_by(store)
    with read_store(file) as plain, read_store(f"sqlite+pysqlite:///{file}") as database:
        assert told_by(plain) == told_by(database) == written
        assert plain.fingerprint("654203") == database.fingerprint("654203")


def test_what_is_only_read_needs_no_library_of_databases(file: str) -> None:
    with open_store(file) as store:
        store.add(a_report(), [a_claim()])
    code = (
        "import sys; from tracker.store.store import read_store;"
        "assert len(read_store(sys.argv[1]).claims()) == 1;"
        "sys.exit(bool({'sqlalchemy', 'sqlmodel'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code, file], check=False).returncode == 0


def test_a_fingerprint_changes_with_what_stands_and_with_nothing_else(place: str) -> None:
    with open_store(place) as store:
        store.add(a_report(), [a_claim()])
        first = store.fingerprint("654203")
        store.add(a_report(), [a_claim()])
        assert store.fingerprint("654203") == first
        store.add(a_report(), [a_claim(value="9.5")])
        second = store.fingerprint("654203")
        store.add(a_report("改", completeness="summary"), [a_claim(value="9.5")])
        assert len({first, second, store.fingerprint("654203")}) == 3
