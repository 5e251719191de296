"""How the named tasks of reports are kept in the store, who has read them, and what becomes of stale ones."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from servers import PostgresqlServer, content

from tracker import __version__
from tracker.claims.extraction import extract
from tracker.comparisons.gathering.material import gather
from tracker.comparisons.gathering.statements import statements_of
from tracker.comparisons.promises.undertakings import link_tasks
from tracker.errors import InputError, Message
from tracker.reports.reading import build_report, read
from tracker.rulebook.directory import builtin_directory
from tracker.rulebook.rulebook import Rulebook, default_rulebook, load_rulebook
from tracker.sources.source import Source
from tracker.store.reader import UNKNOWN, Reader, reader_by
from tracker.store.rereading import read_again
from tracker.store.store import Store, open_store, read_store
from tracker.tasks.reading import read_tasks

if TYPE_CHECKING:
    from collections.abc import Callable

    from tracker.reports.report import Report

    Run = Callable[..., tuple[int, str, str]]

DATA = Path(__file__).parent / "data" / "store"
SEEDS = sorted((Path(__file__).parent.parent / "seeds").glob("*.txt"))
RULES = default_rulebook()
REGION = "654203"
STALE = "read by other rules or another version of the program"


def a_text(plan: str = "建成青岭科技馆，开工建设石桥水库", year: int = 2022) -> str:
    return (
        f"沙湾市人民政府工作报告\n——{year}年1月16日在沙湾市第三届人民代表大会第二次会议上\n各位代表：\n"
        f"现在，我代表市人民政府向大会报告工作，请予审议。\n一、{year - 1}年工作回顾\n外贸出口增长4%。\n"
        f"二、{year}年工作安排\n今年经济社会发展的主要预期目标是：外贸出口增长5%。\n{plan}。\n"
    )


def a_report(plan: str = "建成青岭科技馆，开工建设石桥水库", year: int = 2022) -> Report:
    text = a_text(plan, year)
    source = Source(name=f"{year}.txt", text=text, format="text", encoding="utf-8", sha256="0" * 64)
    return build_report(source, RULES)


def objects(store: Store) -> list[str]:
    return [task.object for task in store.tasks()]


@pytest.fixture
def other_rules(tmp_path: Path) -> Path:
    """Give rules by which nothing is promised to be finished."""
    folder = tmp_path / "rules"
    folder.mkdir()
    (folder / "tasks.yaml").write_text("remove: [finish]\n", encoding="utf-8")
    return folder


@pytest.fixture
def own_policy(tmp_path: Path) -> Path:
    """Give rules that only judge otherwise."""
    folder = tmp_path / "policy"
    folder.mkdir()
    (folder / "policy.yaml").write_text("{}\n", encoding="utf-8")
    return folder


@pytest.fixture
def fourth_version(place: str, request: pytest.FixtureRequest) -> str:
    """Give the place of a store that the program made which was the last to keep no tasks."""
    if "://" in place:
        server: PostgresqlServer = request.getfixturevalue("postgresql")
        server.run((DATA / "version-4.postgresql.sql").read_text(encoding="utf-8"))
    else:
        with closing(sqlite3.connect(place)) as connection:
            connection.executescript((DATA / "version-4.sqlite.sql").read_text(encoding="utf-8"))
    return place


def test_tasks_come_out_of_the_store_as_they_were_read(place: str) -> None:
    reports = [read(path) for path in SEEDS]
    with open_store(place) as store:
        for one in reports:
            store.add(one, extract(one, RULES), RULES)
        kept = store.tasks()
    expected = {task.id: task for one in reports for task in read_tasks(one, RULES)}
    assert len(expected) > 50
    assert {task.id: task for task in kept} == expected
    with read_store(place) as store:
        assert store.tasks() == kept
        assert {task.year for task in store.tasks(kept[0].region[:6], years=[kept[0].year])} == {kept[0].year}


def test_outputs_show_the_tasks_of_the_store_and_read_none_anew(place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_store(place) as store:
        store.add(a_report(), [], RULES)
        monkeypatch.setattr("tracker.tasks.reading._Reader.read_all", lambda *_: 1 / 0)
        statements = statements_of(gather(store, REGION, "沙湾市", RULES), RULES)
        assert [one.object for one in link_tasks(statements, 2022)] == ["青岭科技馆", "石桥水库"]


def test_a_store_of_the_version_before_gets_the_tasks_of_all_its_texts(fourth_version: str) -> None:
    before = content(fourth_version)
    with open_store(fourth_version) as store:
        assert objects(store) == ["青岭科技馆", "石桥水库", "石桥水库"]
        assert store.readers() == {UNKNOWN: 3}
    after = content(fourth_version)
    assert {name: after[name] for name in ("region", "report", "claim", "fact")} == {
        name: before[name] for name in ("region", "report", "claim", "fact")
    }
    assert len(after["task"]) == 4, "the text that was superseded has one, too"


def test_the_tasks_of_an_upgraded_store_are_those_of_a_new_one(fourth_version: str, tmp_path: Path) -> None:
    with open_store(fourth_version) as store, open_store(str(tmp_path / "new.db")) as new:
        for report_id in (1, 2, 3):
            (parcel,) = read_again(store.kept_text(report_id), RULES).parcels
            new.take([parcel], RULES)
        assert store.tasks() == new.tasks()


def test_an_upgrade_reads_tasks_by_the_rules_that_are_given(fourth_version: str, other_rules: Path) -> None:
    with open_store(fourth_version, load_rulebook(other_rules)) as store:
        assert objects(store) == ["石桥水库", "石桥水库"]


def test_a_text_that_is_refused_now_does_not_stop_an_upgrade(
    fourth_version: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise InputError("too long")

    before = content(fourth_version)
    monkeypatch.setattr("tracker.store.catching_up.read_tasks", refuse)
    with open_store(fourth_version) as store:
        assert store.tasks() == []
        assert store.read_by_others(reader_by(RULES)) == [1, 2, 3]
    assert content(fourth_version)["claim"] == before["claim"]


def test_tasks_are_replaced_where_the_rules_read_a_known_text_differently(place: str, other_rules: Path) -> None:
    other, report = load_rulebook(other_rules), a_report()
    with open_store(place) as store:
        assert store.add(report, [], RULES) == "added"
        assert store.add(report, [], RULES) == "unchanged"
        assert objects(store) == ["青岭科技馆", "石桥水库"]
        before = store.fingerprint(REGION)
        assert store.add(report, [], other) == "reread"
        assert objects(store) == ["石桥水库"]
        assert store.fingerprint(REGION) != before
        assert store.readers() == {reader_by(other): 1}


def test_who_finds_the_same_in_a_known_text_is_its_reader_from_then_on(place: str, other_rules: Path) -> None:
    report, other = a_report("力促石桥水库开工建设"), load_rulebook(other_rules)
    with open_store(place) as store:
        store.add(report, [], RULES)
        assert store.add(report, [], other) == "unchanged"
        assert store.readers() == {reader_by(other): 1}
        assert store.read_by_others(reader_by(other)) == []
        assert store.read_by_others(reader_by(RULES)) == [1]


def test_a_text_that_is_read_again_is_taken_for_the_region_and_year_that_it_is_kept_as(place: str) -> None:
    text = a_text().replace("沙湾市", "本市")
    source = Source(name="一.txt", text=text, format="text", encoding="utf-8", sha256="0" * 64)
    report = build_report(source, RULES, region=REGION, year=2022)
    with open_store(place) as store:
        store.add(report, extract(report, RULES), RULES)
        again = read_again(store.kept_text(1), RULES)
        assert again.problem is None
        assert store.take(again.parcels, RULES) == ["unchanged"]


def test_a_text_that_is_none_any_more_is_told_with_its_name(place: str) -> None:
    with open_store(place) as store:
        store.add(a_report(), [], RULES)
        kept = store.kept_text(1)
    damaged = kept._replace(source=kept.source.model_copy(update={"text": "今天天气很好。"}))
    found = read_again(damaged, RULES)
    assert found.parcels == ()
    assert isinstance(found.problem, Message)
    assert str(found.problem).startswith("2022.txt (654203, 2022): ")


def test_rules_that_only_judge_read_nothing() -> None:
    def never(name: str) -> property:
        def asked(_: Rulebook) -> Any:
            raise AssertionError(f"{name} was asked")

        return property(asked)

    parts = {name: never(name) for name in ("checks", "findings", "linking", "policy", "progress")}
    rules = type("Apart", (Rulebook,), parts)((builtin_directory(),))
    report = read(SEEDS[0], rulebook=rules)
    assert extract(report, rules)
    assert read_tasks(report, rules)


def test_rules_that_only_judge_make_no_other_reader(own_policy: Path, other_rules: Path) -> None:
    assert reader_by(load_rulebook(own_policy)) == reader_by(RULES) == Reader(__version__, RULES.reading_checksum)
    assert reader_by(load_rulebook(other_rules)) != reader_by(RULES)


@pytest.fixture
def stored(tmp_path: Path, run: Run) -> str:
    """Give a store of two reports."""
    for year in (2022, 2023):
        (tmp_path / f"{year}.txt").write_text(a_text(year=year), encoding="utf-8")
    assert run("ingest", "2022.txt", "2023.txt", "--db", "t.db")[0] == 0
    return "t.db"


SHOWN = [
    ("tasks", "沙湾市", "--year", "2022"),
    ("scorecard", "沙湾市", "--year", "2022"),
    ("table", "沙湾市", "--year", "2022"),
    ("diff", "沙湾市", "--year", "2022"),
    ("league", "exports", "--year", "2022"),
    ("changes", "--year", "2023"),
    ("review", "沙湾市", "--year", "2022"),
    ("site", "site"),
]


@pytest.mark.parametrize("command", SHOWN, ids=lambda command: command[0])
def test_every_command_that_shows_what_others_have_read_says_so(
    command: tuple[str, ...], stored: str, run: Run, other_rules: Path, own_policy: Path
) -> None:
    assert STALE not in run(*command, "--db", stored)[2]
    assert STALE not in run(*command, "--db", stored, "--rules", own_policy)[2]
    code, _, err = run(*command, "--db", stored, "--rules", other_rules)
    assert code == 0
    assert f"t.db: 2 of 2 reports were {STALE}" in err
    assert "`tracker store reread --db t.db`" in err


def test_what_another_version_of_the_program_has_read_is_told(
    stored: str, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tracker.store.reader.__version__", "9.9.9")
    assert STALE in run("tasks", "沙湾市", "--year", "2022", "--db", stored)[2]


def test_texts_are_read_again_once_without_their_files(stored: str, run: Run, other_rules: Path) -> None:
    Path("2022.txt").unlink()
    reread = ("store", "reread", "--db", stored, "--rules", other_rules)
    assert run(*reread) == (0, "", "reread: 2 reports\n")
    told = "nothing to read again: this program and these rules have read every text\n"
    assert run(*reread) == (0, "", told)
    shown = run("tasks", "沙湾市", "--year", "2022", "--db", stored, "--rules", other_rules, "--format", "csv")
    assert (shown[0], shown[2]) == (0, "")
    assert "石桥水库" in shown[1]
    assert "青岭科技馆" not in shown[1]


def test_a_text_that_cannot_be_read_again_stays_as_it_was_read(stored: str, run: Run, other_rules: Path) -> None:
    with closing(sqlite3.connect(stored)) as connection, connection:
        connection.execute("UPDATE report SET text = '今天天气很好。' WHERE year = 2023")
    code, _, err = run("store", "reread", "--db", stored, "--rules", other_rules)
    assert code == 2
    assert "2023.txt (654203, 2023): " in err
    assert err.endswith("failed: 1 report\nreread: 1 report\n")
    with read_store(stored) as store:
        assert objects(store) == ["石桥水库", "青岭科技馆", "石桥水库"]


def test_no_store_is_made_to_be_read_again(run: Run) -> None:
    code, _, err = run("store", "reread", "--db", "none.db")
    assert (code, err.count("\n")) == (2, 1)
    assert not Path("none.db").exists()
