"""A person decides what is to be checked: one by one, or by a table that comes back filled in."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from made_tables import RULES, YEAR, made_dossier, made_table
from openpyxl import load_workbook

from tracker.checks.settlements import read_settlements
from tracker.cli.asking import Asker, Open
from tracker.outputs.table.table import row_key
from tracker.outputs.table.xlsx import HEAD, KEY_COLUMN
from tracker.outputs.wording.look import Look

if TYPE_CHECKING:
    from collections.abc import Callable

    from tracker.comparisons.records.comparison import Verdict
    from tracker.comparisons.records.settlement import Settlement

    Run = Callable[..., tuple[int, str, str]]

REPORTS = Path(__file__).parent / "data" / "table"
WHO = ("--who", "督查室")
ROOT = Path(__file__).parent.parent
PLAIN = {**os.environ, "PYTHONPATH": str(ROOT), "NO_COLOR": "1", "COLUMNS": "120"}
STATUS, BEARER, REMARKS = 4, 5, 6
"""Columns of the workbook, from 1."""


def asked(folder: Path, *answers: str) -> tuple[list[Settlement], list[str]]:
    """Ask about two promises, with answers given beforehand; give the decisions and what was shown."""
    found = made_dossier(folder / "test.db")
    compared = {row_key(one): one for one in found.reviews[0].targets}
    entries = [one for one in made_table(found).entries if one.answers and one.verdict != "pending"]
    opens = [Open(compared[one.key], one) for one in entries if one.promise.startswith(("建设高标准农田", "社区食堂"))]
    given, shown = iter(answers), list[str]()

    def read(prompt: str, default: str) -> str:
        shown.append(prompt)
        return next(given) or default

    asker = Asker(found, RULES, Look(), read, shown.append)
    return list(asker.decisions(opens, "王敏", date(2025, 3, 1))), shown


@pytest.mark.parametrize(
    ("answers", "decided"),
    [
        (("q",), []),
        (("l", "l"), []),
        (("1", "", "", "q"), [("met", "建成高标准农田12.5万亩", "两处说的是同一件事")]),
        (("1", "3", "口径不同", "q"), [("missed", "建成高标准农田12.5万亩", "口径不同")]),
        (("9", "x", "1", "0", "99", "2", "", "q"), [("near", "建成高标准农田12.5万亩", "两处说的是同一件事")]),
        (("r", "", "q"), [("silent", None, "列出的各处说的都不是这件事")]),
        (("l", "1", "", ""), [("under_way", "社区食堂正在建设", "两处说的是同一件事")]),
        (
            ("s", "没有的话", "标准化厂房全部交付使用", "4", "", "q"),
            [("claimed", "标准化厂房全部交付使用", "报告另有一句回答")],
        ),
    ],
)  # fmt: skip
def test_each_answer_makes_its_decision(
    answers: tuple[str, ...], decided: list[tuple[Verdict, str | None, str]], tmp_path: Path
) -> None:
    made, _ = asked(tmp_path, *answers)
    assert [(one.verdict, one.answer, one.why) for one in made] == decided
    assert all((one.who, one.year) == ("王敏", YEAR) for one in made)


def test_a_question_shows_both_quotes_and_a_wrong_answer_is_told(tmp_path: Path) -> None:
    _, shown = asked(tmp_path, "7", "q")
    assert "建设高标准农田12万亩" in shown[0]
    assert "建成高标准农田12.5万亩" in shown[0]
    assert any("没有这个选项：7" in each for each in shown)


@pytest.fixture
def stored(run: Run) -> Run:
    assert run("ingest", REPORTS, "--quiet")[0] == 0
    return run


REOPENED = """decisions:
  - {who: 张三, when: 2025-03-01, why: 说法含糊, region: '654203', year: 2024, target: 建成社区食堂4所,
     verdict: to_check, answer: 社区食堂正在建设}
"""


@pytest.mark.parametrize(("lang", "told"), [("zh", "沙湾市2024年：待核1项"), ("en", "沙湾市 2024: 1 to be checked")])
def test_without_a_terminal_what_is_open_is_listed(stored: Run, lang: str, told: str) -> None:
    Path("tracker-decisions.yaml").write_text(REOPENED, encoding="utf-8")
    code, shown, _ = stored("review", "沙湾市", "--year", YEAR, "--lang", lang)
    assert code == 0
    assert told in shown
    assert "建成社区食堂4所" in shown
    assert "社区食堂正在建设" in shown


def test_where_nothing_is_open_it_is_said(stored: Run) -> None:
    Path("tracker-decisions.yaml").write_text(REOPENED.replace("to_check", "under_way"), encoding="utf-8")
    open_now = stored("review", "沙湾市", "--year", YEAR, "--lang", "en")[1]
    assert "建成社区食堂4所" not in open_now


@pytest.mark.usefixtures("stored")
def test_on_a_terminal_a_person_is_asked_and_each_decision_is_kept() -> None:
    Path("tracker-decisions.yaml").write_text(REOPENED, encoding="utf-8")
    command = [sys.executable, "-m", "tracker", "review", "沙湾市", "--year", str(YEAR), "--lang", "zh", *WHO]
    person, terminal = pty.openpty()
    with subprocess.Popen(command, stdin=terminal, stdout=terminal, stderr=terminal, env=PLAIN) as asking:
        os.close(terminal)
        shown = ""
        for words, answer in (("q＝结束", "1"), ("选状态的编号", "3"), ("理由", "年底未建成")):
            while words not in shown:
                shown += os.read(person, 4096).decode(errors="replace")
            shown = ""
            os.write(person, f"{answer}\n".encode())
        assert asking.wait(timeout=120) == 0
    os.close(person)
    (_, one) = read_settlements(Path("tracker-decisions.yaml"), RULES)
    assert (one.who, one.verdict, one.why) == ("督查室", "missed", "年底未建成")


def filled(run: Run, path: Path, *, lang: str = "zh", **statuses: str) -> None:
    """Write a table and change the statuses of some promises, by the beginnings of their words."""
    assert run("table", "沙湾市", "--year", YEAR, "--lang", lang, "--format", f"xlsx={path}")[0] == 0
    book = load_workbook(path)
    sheet = book.worksheets[0]
    for row in range(HEAD + 2, sheet.max_row + 1):
        for words, status in statuses.items():
            if words in str(sheet.cell(row, 2).value):
                sheet.cell(row, STATUS).value = status
                sheet.cell(row, REMARKS).value = "现场看过"
    book.save(path)


def written(path: Path, words: str, bearer: str, remarks: str) -> None:
    """Write who is responsible and a remark into the row of a promise."""
    book = load_workbook(path)
    sheet = book.worksheets[0]
    for row in range(HEAD + 2, sheet.max_row + 1):
        if words in str(sheet.cell(row, 2).value):
            sheet.cell(row, BEARER).value, sheet.cell(row, REMARKS).value = bearer, remarks
    book.save(path)


@pytest.mark.parametrize(("lang", "status"), [("zh", "达标"), ("en", "met")])
def test_a_table_that_comes_back_becomes_decisions_that_every_output_shows(stored: Run, lang: str, status: str) -> None:
    path = Path("table.xlsx")
    filled(stored, path, lang=lang, 社区食堂=status)
    code, _, told = stored("review", "沙湾市", "--year", YEAR, "--from", path, *WHO, "--lang", lang)
    assert code == 0
    assert {"zh": "收回1项核定", "en": "decisions taken into tracker-decisions.yaml: 1;"}[lang] in told
    (one,) = read_settlements(Path("tracker-decisions.yaml"), RULES)
    assert (one.who, one.why, one.verdict, one.answer) == ("督查室", "现场看过", "met", "社区食堂正在建设")
    for arguments in (("table",), ("scorecard",), ("diff", "--format", "md"), ("diff", "--format", "html")):
        _, shown, _ = stored(arguments[0], "沙湾市", "--year", YEAR, "--lang", lang, *arguments[1:])
        assert ("人工核定" if lang == "zh" else "decided by a person") in shown
        assert "现场看过" in shown
    _, lines, _ = stored("diff", "沙湾市", "--year", YEAR)
    told_by = [json.loads(line) for line in lines.splitlines()]
    (record,) = [each for each in told_by if each["decided_by"] == "person"]
    assert (record["verdict"], record["settled"]["why"]) == ("met", "现场看过")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_is_written_beside_a_promise_is_kept_and_decides_nothing(stored: Run, lang: str) -> None:
    path = Path("table.xlsx")
    asked_for = ("table", "沙湾市", "--year", YEAR, "--lang", lang)
    stored(*asked_for, "--format", f"xlsx={path}")
    before = stored("diff", "沙湾市", "--year", YEAR)[1]
    written(path, "社区食堂", "民政局", "三季度开工")
    assert stored("review", "沙湾市", "--year", YEAR, "--from", path, *WHO)[0] == 0
    (one,) = read_settlements(Path("tracker-decisions.yaml"), RULES)
    assert (one.verdict, one.bearer, one.why) == (None, "民政局", "三季度开工")
    after = [json.loads(line) for line in stored("diff", "沙湾市", "--year", YEAR)[1].splitlines()]
    (noted,) = [each for each in after if each["noted"]]
    assert (noted["noted"]["bearer"], noted["noted"]["why"]) == ("民政局", "三季度开工")
    assert [{**each, "noted": None} for each in after] == [json.loads(line) for line in before.splitlines()]
    for form in ("table", "md", "html"):
        shown = stored(*asked_for, "--format", form)[1]
        assert "民政局" in shown
        assert "三季度开工" in shown
    # the next table has it in its columns, and taken back again as it is it changes nothing
    stored(*asked_for, "--format", f"xlsx={path}")
    stored("review", "沙湾市", "--year", YEAR, "--from", path, *WHO)
    assert len(read_settlements(Path("tracker-decisions.yaml"), RULES)) == 1


def test_a_remark_beside_a_decided_promise_leaves_the_decision(stored: Run) -> None:
    path = Path("table.xlsx")
    filled(stored, path, 社区食堂="达标")
    stored("review", "沙湾市", "--year", YEAR, "--from", path, *WHO)
    stored("table", "沙湾市", "--year", YEAR, "--format", f"xlsx={path}")
    written(path, "社区食堂", "民政局", "")
    assert stored("review", "沙湾市", "--year", YEAR, "--from", path, *WHO)[0] == 0
    told = [json.loads(line) for line in stored("diff", "沙湾市", "--year", YEAR)[1].splitlines()]
    (one,) = [each for each in told if each["decided_by"] == "person"]
    assert (one["verdict"], one["settled"]["why"], one["noted"]["bearer"]) == ("met", "现场看过", "民政局")


def test_a_table_that_nobody_changed_decides_nothing(stored: Run) -> None:
    path = Path("table.xlsx")
    filled(stored, path)
    assert stored("review", "沙湾市", "--year", YEAR, "--from", path, *WHO)[0] == 0
    assert not Path("tracker-decisions.yaml").exists()


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"社区食堂": "很好"}, "很好 is no status"),
        ({"社区食堂": ""}, "an empty cell is no status"),
    ],
)
def test_a_status_that_is_none_is_told_with_its_row(stored: Run, change: dict[str, Any], words: str) -> None:
    path = Path("table.xlsx")
    filled(stored, path, **change)
    code, _, told = stored("review", "沙湾市", "--year", YEAR, "--from", path, *WHO)
    assert code == 2
    assert words in told
    assert "table.xlsx: row " in told


def test_a_row_of_another_report_and_a_file_that_is_no_table_are_refused(stored: Run) -> None:
    path = Path("table.xlsx")
    filled(stored, path)
    book = load_workbook(path)
    book.worksheets[0].cell(HEAD + 3, KEY_COLUMN + 1).value = "654203-2024-t-x-000000"
    book.save(path)
    code, _, told = stored("review", "沙湾市", "--year", YEAR, "--from", path, *WHO)
    assert (code, "no promise of 沙湾市 2024 has its key" in told) == (2, True)
    path.write_bytes(b"no workbook")
    code, _, told = stored("review", "沙湾市", "--year", YEAR, "--from", path, *WHO)
    assert (code, "not an Excel file" in told) == (2, True)


@pytest.mark.parametrize(
    ("part", "content", "words"),
    [
        ("xl/worksheets/sheet1.xml", b"<a", "a damaged one"),
        ("xl/workbook.xml", b"", "a damaged one"),
        ("xl/worksheets/sheet1.xml", b" " * 65 * 1024 * 1024, "unpacks to far more than a table holds"),
    ],
)
def test_a_damaged_or_hostile_workbook_is_refused_in_one_line(
    stored: Run, part: str, content: bytes, words: str
) -> None:
    filled(stored, Path("table.xlsx"))
    with ZipFile("table.xlsx") as whole, ZipFile("damaged.xlsx", "w", ZIP_DEFLATED) as damaged:
        for name in whole.namelist():
            damaged.writestr(name, content if name == part else whole.read(name))
    code, out, told = stored("review", "沙湾市", "--year", YEAR, "--from", "damaged.xlsx", *WHO)
    assert (code, out, told.count("\n")) == (2, "", 1)
    assert words in told


def test_who_decides_must_be_named(stored: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    filled(stored, Path("table.xlsx"))
    monkeypatch.delenv("TRACKER_WHO", raising=False)
    code, _, told = stored("review", "沙湾市", "--year", YEAR, "--from", "table.xlsx")
    assert (code, "add --who NAME" in told) == (2, True)


@pytest.mark.parametrize(
    "command",
    [
        ("scorecard", "沙湾市"),
        ("diff", "沙湾市", "--year", YEAR),
        ("table", "沙湾市", "--year", YEAR),
        ("history", "沙湾市", "gdp"),
        ("league", "gdp", "--year", YEAR),
        ("site", "out"),
    ],
)
def test_every_output_takes_the_file_of_decisions(stored: Run, command: tuple[Any, ...]) -> None:
    code, _, told = stored(*command, "--decisions", "nowhere.yaml")
    assert (code, "nowhere.yaml: no such file" in told) == (2, True)


def test_a_decision_that_holds_no_more_is_told(stored: Run) -> None:
    entry = "{who: a, when: 2025-01-01, why: b, target: 不再有的话, region: '654203', year: 2024, verdict: met}"
    Path("tracker-decisions.yaml").write_text(f"decisions:\n  - {entry}\n", encoding="utf-8")
    code, _, told = stored("table", "沙湾市", "--year", YEAR)
    assert (code, "tracker-decisions.yaml:2: this decision holds no more" in told) == (0, True)


@pytest.mark.parametrize(("target", "told"), [("建成社区食堂4所", 0), ("不再有的话", 1)])
def test_the_check_uses_decisions_about_promises_and_tells_of_those_that_hold_no_more(
    run: Run, target: str, told: int
) -> None:
    Path("tracker-decisions.yaml").write_text(REOPENED.replace("建成社区食堂4所", target), encoding="utf-8")
    code, shown, _ = run("check", REPORTS / "沙湾市_2025.txt", "--format", "json")
    found = json.loads(shown)
    assert code == 0
    assert sum(one["code"] == "R04" for one in found["notices"]) == told
    (answered,) = [one for one in found["reviews"] if one["year"] == YEAR]
    assert sum(one["decided_by"] == "person" for one in answered["details"]) == 1 - told


@pytest.mark.uncounted
def test_league_history_and_site_use_a_decision_too(stored: Run) -> None:
    entry = (
        "{who: 张三, when: 2025-03-01, why: 口径有别, region: '654203', year: 2024, target: 地区生产总值增长6.5%左右,"
        " verdict: not_comparable, answer: 地区生产总值增长6.8%}"
    )
    Path("tracker-decisions.yaml").write_text(f"decisions:\n  - {entry}\n", encoding="utf-8")
    _, league, _ = stored("league", "gdp", "--year", YEAR, "--format", "jsonl")
    assert json.loads(league)["verdict"] == "not_comparable"
    _, history, _ = stored("history", "沙湾市", "gdp", "--format", "jsonl")
    found = [row["comparison"] for row in map(json.loads, history.splitlines()) if row["year"] == YEAR]
    assert [one["verdict"] for one in found] == ["not_comparable"]
    assert stored("site", "out", "--quiet")[0] == 0
    page = Path(f"out/zh/regions/654203-{YEAR}.html").read_text(encoding="utf-8")
    assert "人工核定（张三，2025-03-01）：口径有别" in page
