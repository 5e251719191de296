"""Nothing that a user, a file or a URL says makes a command lose something, tell a secret or obey a text."""

from __future__ import annotations

import csv
import io
import itertools
import os
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tracker.cli.app import main
from tracker.errors import InputError, TrackerError
from tracker.faults import tell_fault, without_passwords
from tracker.outputs.wording.plain import obeyed_by_none
from tracker.sources import content, guard
from tracker.store.place import keeps_nothing, store_file
from tracker.store.store import read_store

if TYPE_CHECKING:
    from collections.abc import Callable

    from tracker.claims.claim import Claim
    from tracker.reports.report import Report
    from tracker.rulebook.rulebook import Rulebook

    Run = Callable[..., tuple[int, str, str]]

ROOT = Path(__file__).parent.parent
REPORT = (
    "清河县人民政府工作报告\n——2024年1月17日在清河县第十届人民代表大会第三次会议上\n各位代表：\n"
    "现在，我代表县人民政府向大会报告工作，请予审议。\n一、2023年工作回顾\n地区生产总值增长5.8%。\n"
    "二、2024年工作安排\n今年的主要预期目标是：地区生产总值增长7%。\n"
)

ADVICE = "give the text of one report"
HEADER = (
    "region_code,region,kind,indicator,label,year,measure,comparator,value,unit,strength,source_type,source_title,"
    "source_url\n"
)


@pytest.mark.parametrize(
    "place",
    ["", " ", ":memory:", "sqlite://", "sqlite:///", "sqlite:///:memory:", "sqlite+pysqlite://", "SQLite://",
     "sqlite:///file::memory:?uri=true", "sqlite:///file:x?mode=memory&uri=true", "sqlite:///%3Amemory%3A",
     "sqlite:///file:%3Amemory%3A?uri=true", "sqlite:///file:?uri=true", "sqlite:///%20",
     "sqlite:///file:x?mode=%6Demory&uri=true", "sqlite:///file:/x?vfs=memdb&uri=true"],
)  # fmt: skip
def test_a_store_that_would_keep_nothing_is_refused(place: str, run: Run) -> None:
    Path("a.txt").write_text(REPORT, encoding="utf-8")
    code, out, err = run("ingest", "a.txt", "--db", place)
    assert (code, out) == (2, "")
    assert "nothing would be kept" in err
    assert (keeps_nothing(place), store_file(place)) == (True, None)


@pytest.mark.parametrize(
    ("place", "file"),
    [
        ("a.db", "a.db"),
        ("sqlite:///a.db", "a.db"),
        ("sqlite:////x/a.db?timeout=1", "/x/a.db"),
        ("sqlite:///a%20b.db", "a b.db"),
        ("sqlite:///file:a.db?uri=true", "a.db"),
        ("sqlite:///file:///x/a.db?uri=true", "/x/a.db"),
        ("postgresql://h/x", None),
    ],
)
def test_a_store_that_keeps_something_is_known_by_its_file(place: str, file: str | None) -> None:
    assert not keeps_nothing(place)
    assert store_file(place) == (Path(file) if file else None)


@pytest.mark.parametrize(
    "place",
    ["postgresql:/u:ssw0rd@h/x", "u:ssw0rd@h/x.db", "u:ssw0rd@h", "host=h password=ssw0rd", "sqlite:/a.db",
     "sqlite:///a.db?password=ssw0rd", "sqlite:///a.db?mode=ro"],
)  # fmt: skip
def test_an_address_that_is_no_url_makes_no_file_of_its_name(place: str, run: Run) -> None:
    Path("a.txt").write_text(REPORT, encoding="utf-8")
    code, out, err = run("ingest", "a.txt", "--db", place)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert "URL" in err
    assert "ssw0rd" not in err
    assert [path.name for path in Path().iterdir()] == ["a.txt"]


@pytest.mark.parametrize(
    "arguments",
    [
        ("ingest", "a.txt", "--db", "--help"),
        ("ingest", "a.txt", "--db=--quiet"),
        ("extract", "a.txt", "--output", "--format"),
        ("check", "a.txt", "--write-baseline", "-x"),
        ("check", "a.txt", "--format", "sarif=-x"),
        ("lock", "a.txt", "--output", "--quiet"),
        ("store", "upgrade", "--db", "--quiet"),
    ],
)
def test_an_option_is_never_taken_for_the_name_of_a_file(arguments: tuple[str, ...], run: Run) -> None:
    Path("a.txt").write_text(REPORT, encoding="utf-8")
    code, out, err = run(*arguments)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert "begins with a dash" in err
    assert [path.name for path in Path().iterdir()] == ["a.txt"]


def test_no_file_of_the_project_has_the_name_of_an_option() -> None:
    git = shutil.which("git") or "git"
    listed = subprocess.run([git, "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    names = listed.stdout.decode().split("\0") if listed.returncode == 0 else [path.name for path in ROOT.iterdir()]
    assert [name for name in names if any(part.startswith("-") for part in name.split("/"))] == []


@pytest.mark.parametrize(
    "arguments",
    [
        ("extract", "a.txt", "--output", "a.txt"),
        ("extract", "a.txt", "--output", "./a.txt"),
        ("extract", "a.txt", "--output", "hard.txt"),
        ("lock", "a.txt", "--output", "a.txt"),
        ("lock", ".", "--output", "a.txt"),
        ("check", ".", "--format", "sarif=a.txt"),
        ("check", "a.txt", "--write-baseline", "a.txt"),
        ("check", "a.txt", "--db", "t.db", "--output", "t.db"),
        ("check", "a.txt", "--decisions", "d.yaml", "--output", "d.yaml"),
        ("check", "a.txt", "--output", "facts.csv"),
        ("reports", "--db", "t.db", "--output", "t.db"),
        ("reports", "--db", "t.db", "--output", "t.db-wal"),
        ("reports", "--db", "sqlite:///t.db", "--output", "t.db-journal"),
        ("reports", "--db", "sqlite:///t.db", "--output", "t.db"),
        ("diff", "清河县", "--year", "2024", "--db", "t.db", "--format", "html=t.db"),
    ],
)
def test_an_output_never_takes_the_place_of_what_is_read(arguments: tuple[str, ...], run: Run) -> None:
    Path("a.txt").write_text(REPORT, encoding="utf-8")
    os.link("a.txt", "hard.txt")
    Path("d.yaml").write_text("decisions: []\n", encoding="utf-8")
    Path("facts.csv").write_text(
        "region_code,region,kind,indicator,label,year,measure,comparator,value,unit,strength,source_type,"
        "source_title,source_url\n",
        encoding="utf-8",
    )
    assert run("ingest", "a.txt", "--db", "t.db", "--quiet")[0] == 0
    before = {path.name: path.read_bytes() for path in Path().iterdir()}
    code, _, err = run(*arguments)
    assert (code, err.count("\n")) == (2, 1)
    assert "name another file to write to" in err
    assert {path.name: path.read_bytes() for path in Path().iterdir()} == before


def test_the_settings_of_a_check_are_not_overwritten_by_it(run: Run) -> None:
    Path("a.txt").write_text(REPORT, encoding="utf-8")
    Path("tracker-decisions.yaml").write_text("decisions: []\n", encoding="utf-8")
    code, _, err = run("check", "a.txt", "--output", "tracker-decisions.yaml")
    assert (code, "name another file to write to" in err) == (2, True)


@pytest.mark.parametrize(
    "url",
    ["postgresql://u:p@ssw0rd@127.0.0.1:1/x", "postgresql://u:p/ssw0rd@127.0.0.1:1/x",
     "postgresql://127.0.0.1:1/x?user=u&password=ssw0rd", "postgresql://u:ssw0rd@127.0.0.1:none/x",
     "postgresql://u:ssw0rd?@127.0.0.1:1/x", "postgresql://u:a@b:ssw0rd@127.0.0.1:1/x", "mysql://u:ssw0rd@h/x",
     "nothing://u:ssw0rd@h/x?sslpassword=ssw0rd", "postgresql://u:%40ssw0rd@127.0.0.1:1/x"],
)  # fmt: skip
def test_no_message_tells_a_password(url: str, run: Run) -> None:
    Path("a.txt").write_text(REPORT, encoding="utf-8")
    for arguments in (("reports",), ("ingest", "a.txt"), ("store", "upgrade"), ("check", "a.txt")):
        code, out, err = run(*arguments, "--db", url)
        assert (code, err.count("\n")) == (2, 1)
        assert "ssw0rd" not in out + err


@pytest.mark.parametrize(
    ("told", "shown"),
    [
        ("see http://h/a and b@c", "see http://h/a and b@c"),
        ("x://u:p@h: no", "x://u:***@h: no"),
        ("http:/u:p@h/x: no such file", "http:/u:***@h/x: no such file"),
        ("password=p and more", "password=p and more"),
        ("h?password=p&a=1", "h?password=***&a=1"),
        ("h?a=1&sslpassword=p: no", "h?a=1&sslpassword=***: no"),
    ],
)
def test_passwords_are_hidden_and_nothing_else(told: str, shown: str) -> None:
    assert without_passwords(told) == shown


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("::error::x", ":: error::x"),
        ("  ::error::x", "  :: error::x"),
        ("a ##[group]x", "a ## [group]x"),
        ("a::b", "a::b"),
        ("\x1b[31mred\x07\n::x", " [31mred  ::x"),
        ("\n::x", " :: x"),
    ],
)
def test_a_line_is_obeyed_by_no_terminal_and_no_forge(line: str, shown: str) -> None:
    assert obeyed_by_none(line) == shown.replace(":: error", ": :error").replace(" :: x", " : :x")


def test_the_name_of_a_file_never_becomes_a_line_of_its_own() -> None:
    assert str(InputError("a\n::error::b: is empty")) == "a ::error::b: is empty"
    assert str(TrackerError("one", "two\r\nthree")) == "one\ntwo three"


def test_whatever_comes_up_in_one_file_is_its_failure_and_the_others_are_taken(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tracker.claims import extraction

    extract = extraction.extract

    def broken(report: Report, *rest: Rulebook) -> list[Claim]:
        if "bad" in report.source.name:
            raise KeyError(report)
        return extract(report, *rest)

    monkeypatch.setattr(extraction, "extract", broken)
    Path("bad.txt").write_text(REPORT, encoding="utf-8")
    Path("good.txt").write_text(REPORT.replace("2024", "2023").replace("2023年工作", "2022年工作"), encoding="utf-8")
    code, _, err = run("ingest", "bad.txt", "good.txt")
    told, *summary = err.splitlines()
    assert (code, summary) == (2, ["added: 1 report", "failed: 1 report"])
    assert told.startswith("bad.txt: a fault of the program (KeyError at ")
    log = Path(told.rpartition(" ")[2])
    assert "Traceback (most recent call last)" in log.read_text(encoding="utf-8")
    assert "pydantic" in log.read_text(encoding="utf-8")
    log.unlink()


def test_a_file_is_read_under_a_limit_of_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "SECONDS", 0.05)
    with pytest.raises(InputError, match=r"a\.txt: takes more than"), guard.guarded("a.txt"):
        any(number < 0 for number in itertools.count())


@pytest.mark.parametrize("seconds", [0.05, 30])
def test_the_time_is_bounded_in_every_thread_as_in_those_of_a_cluster(
    seconds: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guard, "SECONDS", seconds)

    def read() -> str:
        try:
            with guard.guarded("a.txt"):
                any(number > 300_000 and seconds > 1 for number in itertools.count())
        except InputError as error:
            return str(error)
        return "done"

    with ThreadPoolExecutor(1) as pool:
        told = [pool.submit(read).result() for _ in range(3)]
    assert told == ["done" if seconds > 1 else f"a.txt: takes more than {seconds} seconds to read: {ADVICE}"] * 3


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with a name here")
@pytest.mark.parametrize(
    "arguments",
    [("extract", "pipe"), ("ingest", "pipe"), ("import", "pipe"), ("check", "a.txt", "--baseline", "pipe"),
     ("check", "a.txt", "--decisions", "pipe"), ("check", "a.txt", "--lock", "pipe"),
     ("check", "a.txt", "--facts", "pipe"),
     ("diff", "清河县", "--year", "2024", "--decisions", "pipe", "--db", "t.db")],
)  # fmt: skip
def test_a_pipe_into_which_nobody_writes_is_not_waited_for_without_end(
    arguments: tuple[str, ...], run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(content, "WAIT", 0.05)
    Path("a.txt").write_text(REPORT, encoding="utf-8")
    assert run("ingest", "a.txt", "--db", "t.db")[0] == 0
    os.mkfifo("pipe")
    code, _, err = run(*arguments)
    assert code == 2
    assert "pipe: a pipe that gave nothing for 0.05 seconds" in err or "pipe: is no file" in err


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with a name here")
def test_a_report_is_read_from_a_pipe_that_somebody_writes_into(run: Run) -> None:
    os.mkfifo("清河县_2024.txt")
    with ThreadPoolExecutor(1) as pool:
        written = pool.submit(Path("清河县_2024.txt").write_text, REPORT, encoding="utf-8")
        code, out, _ = run("extract", "清河县_2024.txt", "--format", "jsonl")
        assert written.result()
    assert (code, out.count("\n")) == (0, 2)


@pytest.mark.parametrize(
    "text",
    ["[" * 100_000, "decisions: " + "{a: " * 3_000, "- " * 50_000, "decisions: &a [*a]", "a: &a [x]\nb: &b [*a]\n"],
)
def test_a_file_of_decisions_is_hostile_input_too(text: str, run: Run) -> None:
    Path("a.txt").write_text(REPORT, encoding="utf-8")
    Path("tracker-decisions.yaml").write_text(text, encoding="utf-8")
    code, out, err = run("check", "a.txt")
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert err.startswith("tracker: error: tracker-decisions.yaml:")


def test_a_fault_of_the_program_is_neither_a_finding_nor_wrong_use(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tracker.rulebook.rulebook.load_rulebook", lambda _: 1 // 0)
    code, out, err = run("indicators")
    assert (code, out, err.count("\n")) == (70, "", 1)
    assert err.startswith("tracker: error: a fault of the program (ZeroDivisionError at ")
    Path(err.rpartition(" ")[2].strip()).unlink()


def test_a_log_of_a_fault_tells_no_password() -> None:
    log = Path(str(tell_fault(ValueError("postgresql://u:ssw0rd@h/x"))).rpartition(" ")[2])
    assert "ssw0rd" not in log.read_text(encoding="utf-8")
    log.unlink()


@pytest.mark.skipif(sys.platform == "win32", reason="a shell is needed")
@pytest.mark.parametrize(
    ("closed", "command", "code"),
    [
        (">&-", "reports --db t.db", 2),
        (">&-", "ingest a.txt --db new.db", 0),
        ("2>&-", "ingest a.txt --db new.db", 0),
        ("2>&-", "ingest none.txt --db new.db", 2),
        ("<&- >&- 2>&-", "ingest a.txt --db new.db", 0),
        ("<&-", "ingest - --db new.db", 2),
        (">/dev/full", "reports --db t.db", 2),
        ("2>/dev/full", "ingest a.txt --db new.db", 0),
        ("2>/dev/full", "ingest none.txt --db new.db", 2),
        ("2>/dev/full", "--no-such-option", 2),
        (">/dev/full 2>/dev/full", "reports --db t.db", 2),
    ],
)
def test_closed_streams_end_in_an_exit_code_and_never_in_the_store(
    closed: str, command: str, code: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text(REPORT, encoding="utf-8")
    assert main(["ingest", "a.txt", "--db", "t.db", "--quiet"]) == 0
    line = f"{sys.executable} -P -m tracker {command} {closed}"
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run(["/bin/sh", "-c", line], capture_output=True, check=False, env=environment)
    assert done.returncode == code
    assert b"Traceback" not in done.stderr
    if code == 0:
        assert main(["reports", "--db", "new.db"]) == 0


@pytest.mark.parametrize(
    ("value", "told"),
    [
        *((value, "not a plain figure") for value in ("1_000", "1e5", "NaN", "１００", "+5", ".5", "0x1", "Infinity")),
        *((value, "more digits than any figure") for value in ("1" * 16, "0." + "1" * 11)),
    ],
)
def test_a_cell_that_is_no_figure_is_refused(value: str, told: str, run: Run) -> None:
    row = f"130534,清河县,target,gdp,地区生产总值,2024,level,eq,{value},亿元,expect,report,年报,\n"
    Path("facts.csv").write_text(HEADER + row, encoding="utf-8")
    code, _, err = run("import", "facts.csv")
    assert (code, err.count("\n")) == (2, 1)
    assert "facts.csv:2: value: " in err
    assert told in err


def test_facts_of_a_text_run_nothing_in_a_spreadsheet_and_are_taken_as_they_stood(run: Run) -> None:
    Path("a.txt").write_text(REPORT.replace("。\n二", "，＝苹果产量下降5%，@梨产量2万吨。\n二"), encoding="utf-8")
    code, out, _ = run("extract", "a.txt", "--format", "facts")
    rows = list(csv.DictReader(io.StringIO(out)))
    assert code == 0
    assert [(row["label"], row["value"]) for row in rows][1:3] == [("'=苹果产量", "-5"), ("'@梨产量", "2")]
    Path("facts.csv").write_text(out, encoding="utf-8")
    assert run("import", "facts.csv", "--db", "t.db")[0] == 0
    with read_store("t.db") as store:
        assert [fact.label for fact in store.facts()][1:3] == ["=苹果产量", "@梨产量"]


def test_empty_rows_of_facts_are_passed_over(run: Run) -> None:
    row = "130534,清河县,target,gdp,地区生产总值,2024,level,eq,5.0,亿元,expect,report,年报,\n"
    Path("facts.csv").write_text(HEADER + ",,,\n\n" + row + " , ,,,,,,,,,,,,\n", encoding="utf-8")
    assert run("import", "facts.csv") == (0, "", "added: 1 facts\n")


def test_csv_for_excel_begins_with_a_byte_order_mark(run: Run) -> None:
    Path("a.txt").write_text(REPORT, encoding="utf-8")
    run("ingest", "a.txt", "--quiet")
    plain = run("reports", "--format", "csv")[1]
    assert run("reports", "--format", "csv", "--excel")[1] == "\ufeff" + plain
    run("extract", "a.txt", "--format", "csv", "--excel", "--output", "claims.csv")
    assert Path("claims.csv").read_bytes().startswith(b"\xef\xbb\xbfid,")
    run("diff", "清河县", "--year", "2024", "--format", "csv=diff.csv", "--format", "json=diff.json", "--excel")
    assert Path("diff.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    assert Path("diff.json").read_bytes().startswith(b"{")
    code, _, err = run("reports", "--excel")
    assert (code, "add --format csv" in err) == (2, True)


def test_a_table_in_chinese_has_chinese_words(run: Run) -> None:
    Path("a.txt").write_text(REPORT, encoding="utf-8")
    run("ingest", "a.txt", "--quiet")
    tables = [("reports",), ("regions",), ("extract", "a.txt", "--format", "table"), ("indicators",)]
    for table in tables:
        shown = run(*table, "--lang", "zh")[1].split()
        assert not {"county", "full", "target", "actual", "growth", "level", "more", "flow"} & set(shown)
        assert run(*table, "--lang", "en")[1].split() != shown


@pytest.mark.skipif(sys.platform == "win32", reason="such names are not allowed here")
def test_no_name_of_a_file_is_a_line_that_a_forge_obeys(run: Run) -> None:
    folder = Path("d\n::add-mask::e")
    folder.mkdir()
    (folder / "::error::a.txt").write_text(REPORT, encoding="utf-8")
    (folder / "b\n::warning::pwn.txt").write_bytes(b"")
    (folder / "facts.csv").write_text("x\n", encoding="utf-8")
    Path("::error::a.txt").write_text("nothing", encoding="utf-8")
    commands = [("check", "."), ("check", folder), ("lock", folder), ("ingest", "."), ("import", folder / "facts.csv"),
                ("extract", "::error::a.txt"), ("check", "::error::a.txt", "--format", "concise")]  # fmt: skip
    for command in commands:
        _, out, err = run(*command)
        assert not any(line.lstrip().startswith("::") for line in (out + err).splitlines())
