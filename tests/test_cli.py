from __future__ import annotations

import csv
import io
import json
import re
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tracker import __version__
from tracker.cli.app import COMMANDS
from tracker.cli.reference import reference
from tracker.store.store import read_store

if TYPE_CHECKING:
    from collections.abc import Callable

    Run = Callable[..., tuple[int, str, str]]

ROOT = Path(__file__).parent.parent
SEEDS = ROOT / "seeds"
GAOCHANG = SEEDS / "000_25e86a4098e81626.txt"


def process(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, *arguments]
    return subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False, encoding="utf-8")


def test_the_version_is_told(run: Run) -> None:
    assert run("--version") == (0, f"tracker {__version__}\n", "")


@pytest.mark.parametrize("arguments", [(), ("--help",)])
def test_the_help_lists_every_command_with_its_line(run: Run, arguments: tuple[str, ...]) -> None:
    code, out, _ = run(*arguments)
    assert code == 0
    for name, (_, summary) in COMMANDS.items():
        assert any(line.split() == [name, *summary.split()] for line in out.splitlines())


def test_help_and_version_load_none_of_the_rooms() -> None:
    told = "import sys; from tracker.cli.app import main; main(['--help']); main(['--version']); print(*sys.modules)"
    loaded = set(process("-c", told).stdout.split())
    assert not loaded & {"pydantic", "sqlmodel", "sqlalchemy", "rich", "yaml", "tracker.claims", "tracker.rulebook"}


@pytest.mark.uncounted
@pytest.mark.parametrize("command", [("league", "gdp", "--year", "2023"), ("scorecard", "高昌区", "--year", "2023")])
def test_a_command_that_reads_loads_nothing_for_writing_painting_or_checking(
    tmp_path: Path, command: tuple[str, ...], run: Run
) -> None:
    store = str(tmp_path / "t.db")
    assert run("ingest", SEEDS / "000_25e86a4098e81626.txt", "--db", store)[0] == 0
    code = "import sys; from tracker.cli.app import main; main(sys.argv[1:]); print(*sys.modules, file=sys.stderr)"
    told = process("-c", code, *command, "--db", store)
    heavy = {"sqlalchemy", "sqlmodel", "rich.console", "tracker.checks", "tracker.workshop"}
    assert (bool(told.stdout), heavy & set(told.stderr.split())) == (True, set())


@pytest.mark.parametrize("name", COMMANDS)
def test_the_help_of_a_command_has_examples(run: Run, name: str) -> None:
    code, out, _ = run(name, "--help")
    assert code == 0
    assert "Examples:\n    tracker " in out or f"tracker {name} " in out.partition("Examples:")[2]


@pytest.mark.parametrize("name", COMMANDS)
def test_the_function_of_a_command_is_documented(name: str) -> None:
    assert import_module(f"tracker.cli.{COMMANDS[name][0]}").run.__doc__


def test_the_command_reference_is_current() -> None:
    again = "run python -m tracker.cli.reference > docs/commands.md"
    assert (ROOT / "docs" / "commands.md").read_text(encoding="utf-8") == reference(), again


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["frobnicate"], "No such command 'frobnicate' (see tracker --help)"),
        (["import"], "Missing argument 'FACTS.csv' (see tracker import --help)"),
        (["indicators", "--format", "xml"], "'xml' is not one of 'table', 'jsonl', 'json', 'csv'"),
        (["indicators", "--rules", "nowhere"], "nowhere"),
        (["ingest", "nowhere.txt"], "nowhere.txt: no such file or folder: check the path"),
        (["ingest", SEEDS, "--year", "21"], "Invalid value for '--year'"),
        (["ingest", SEEDS, "--region", "乌有市"], "no region is called '乌有市'"),
        (["extract", "nowhere.txt"], "nowhere.txt: no such file: check the path"),
        (["extract", GAOCHANG, "--output", "no/folder.csv"], "no/folder.csv: cannot be written"),
        (["reports"], "tracker.db: no store here: `tracker ingest PATH --db tracker.db` makes one"),
        (["reports", "--db", ROOT / "pyproject.toml"], "not a database: name another file with --db"),
        (["import", "nowhere.csv"], "nowhere.csv: cannot be read"),
        (["regions", "乌有市"], "no region is called '乌有市'"),
    ],
)
def test_wrong_use_is_one_line_on_standard_error_and_exit_code_2(run: Run, arguments: list[str], told: str) -> None:
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert err.startswith("tracker: error: ")
    assert told in err
    assert err.count("\n") == 1
    assert not Path("tracker.db").exists()


def test_reports_are_taken_once_and_listed(run: Run) -> None:
    skipped = "skipped: 1 file of another kind\n"
    assert run("ingest", SEEDS) == (0, "", f"added: 5 reports\n{skipped}")
    assert run("ingest", SEEDS, SEEDS) == (0, "", f"unchanged: 5 reports\n{skipped}")
    code, out, err = run("reports", "--format", "csv")
    assert (code, err) == (0, "")
    told = {(row["region"], row["year"], row["completeness"]) for row in csv.DictReader(io.StringIO(out))}
    assert told == {
        ("650402", "2024", "full"),
        ("654203", "2022", "abridged"),
        ("650100", "2021", "full"),
        ("652300", "2023", "summary"),
        ("620602", "2024", "full"),
    }


def test_a_file_that_cannot_be_used_is_told_in_one_line_and_the_others_are_taken(run: Run) -> None:
    Path("empty.txt").write_bytes(b"")
    Path("letters").mkdir()
    Path("letters/letter.txt").write_text("此致敬礼。\n" * 20, encoding="utf-8")
    code, out, err = run("ingest", "empty.txt", GAOCHANG, "letters")
    assert (code, out) == (2, "")
    first, second, *summary = err.splitlines()
    assert first.startswith("empty.txt: ")
    assert second.startswith(f"{Path('letters/letter.txt')}: not a government work report")
    assert summary == ["added: 1 report", "failed: 2 reports"]
    assert len(run("reports", "--format", "jsonl")[1].splitlines()) == 1


def test_quiet_tells_failures_only(run: Run) -> None:
    Path("empty.txt").write_bytes(b"")
    assert run("ingest", GAOCHANG, "--quiet") == (0, "", "")
    code, _, err = run("ingest", "empty.txt", "--quiet")
    assert (code, err.count("\n")) == (2, 1)


def test_a_report_comes_from_standard_input(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(GAOCHANG.read_bytes())))
    assert run("ingest", "-")[2] == "added: 1 report\n"
    assert json.loads(run("reports", "--format", "jsonl")[1])["source"] == "<stdin>"


def test_region_and_year_override_what_the_text_says(run: Run) -> None:
    code, out, _ = run("extract", GAOCHANG, "--region", "吐鲁番地区", "--year", "2024")
    assert code == 0
    assert {json.loads(line)["region"] for line in out.splitlines()} == {"650400"}


def test_the_claims_of_a_report_are_the_same_in_every_form(run: Run) -> None:
    lines = [json.loads(line) for line in run("extract", GAOCHANG)[1].splitlines()]
    rows = list(csv.DictReader(io.StringIO(run("extract", GAOCHANG, "--format", "csv")[1])))
    assert json.loads(run("extract", GAOCHANG, "--format", "json")[1]) == lines
    assert [row["id"] for row in rows] == [line["id"] for line in lines]
    assert len(run("extract", GAOCHANG, "--format", "table")[1].splitlines()) == len(lines) + 1


def test_the_evidence_of_a_claim_stands_at_its_offsets(run: Run) -> None:
    source = GAOCHANG.read_text(encoding="utf-8")
    for line in run("extract", GAOCHANG)[1].splitlines():
        claim = json.loads(line)
        assert source[claim["start"] : claim["end"]] == claim["quote"]


def test_output_goes_to_a_file_that_appears_whole(run: Run) -> None:
    assert run("extract", GAOCHANG, "--output", "claims.jsonl") == (0, "", "")
    assert Path("claims.jsonl").read_text(encoding="utf-8") == run("extract", GAOCHANG)[1]
    assert [path.name for path in Path().iterdir()] == ["claims.jsonl"]


def test_facts_are_taken_once_and_their_regions_listed(run: Run) -> None:
    assert run("import", SEEDS / "facts.csv") == (0, "", "added: 102 facts\n")
    assert run("import", SEEDS / "facts.csv") == (0, "", "unchanged: 102 facts\n")
    regions = [json.loads(line) for line in run("regions", "--format", "jsonl")[1].splitlines()]
    assert {region["code"]: region["facts"] for region in regions}["650402"] == 14


def test_problems_of_facts_are_a_line_each_and_nothing_is_stored(run: Run) -> None:
    code, out, err = run("import", ROOT / "tests" / "data" / "store" / "bad.csv")
    assert (code, out) == (2, "")
    assert err.count("\n") == 11
    assert not Path("tracker.db").exists()


def test_the_store_is_named_by_an_option_a_variable_or_a_url(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    run("ingest", GAOCHANG, "--db", "a.db")
    run("ingest", GAOCHANG, "--db", "sqlite:///b.db")
    monkeypatch.setenv("TRACKER_DB", "c.db")
    run("ingest", GAOCHANG)
    for name in ("a.db", "b.db", "c.db"):
        with read_store(name) as store:
            assert len(store.reports()) == 1


def test_what_is_known_of_a_region_are_its_forms_and_its_namesakes(run: Run) -> None:
    forms = [json.loads(line) for line in run("regions", "沙湾县", "--format", "jsonl")[1].splitlines()]
    assert [(form["code"], form["lineage"]) for form in forms][-2:] == [("654223", "654203"), ("654203", "654203")]
    assert (
        len({json.loads(line)["lineage"] for line in run("regions", "城关区", "--format", "jsonl")[1].splitlines()}) > 1
    )


@pytest.mark.parametrize(
    ("lang", "name", "first"),
    [
        ("en", "xinjiang", "650000  Xinjiang 新疆维吾尔自治区  province "),
        ("en", "Gaochang", "650402  Gaochang District 高昌区  county  Turpan 吐鲁番市, Xinjiang 新疆维吾尔自治区"),
        ("zh", "xinjiang", "650000  新疆维吾尔自治区  省级 "),
    ],
)
def test_regions_are_told_by_both_names_in_english_the_highest_first(
    run: Run, lang: str, name: str, first: str
) -> None:
    assert run("regions", name, "--lang", lang)[1].splitlines()[1].startswith(first)


def test_the_reports_of_a_store_are_told_by_both_names_in_english_and_their_kinds_in_words(run: Run) -> None:
    run("ingest", SEEDS, "--quiet")
    rows = {lang: re.split(" {2,}", run("reports", "--lang", lang)[1].splitlines()[1]) for lang in ("zh", "en")}
    assert rows["en"][1:5] == ["Liangzhou District 凉州区", "county", "2024", "work report"]
    assert rows["zh"][1:5] == ["凉州区", "县级", "2024", "政府工作报告"]


def test_a_name_of_several_regions_is_answered_with_the_list(run: Run) -> None:
    code, _, err = run("ingest", GAOCHANG, "--region", "城关区")
    assert code == 2
    assert "540102 Tibet Lhasa Chengguan 西藏自治区 拉萨市 城关区, 620102 Gansu Lanzhou Chengguan " in err


@pytest.mark.parametrize(("lang", "name"), [("zh", "地区生产总值"), ("en", "Gross regional product")])
def test_the_vocabulary_is_listed_in_both_languages(run: Run, lang: str, name: str) -> None:
    assert any(
        line.split("  ")[0] == "gdp" and name in line for line in run("indicators", "--lang", lang)[1].splitlines()
    )


def test_a_pipe_gets_no_colour(run: Run) -> None:
    assert "\x1b" not in run("indicators")[1]


def test_an_interrupted_command_ends_with_130(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("tracker.rulebook.rulebook.load_rulebook", interrupt)
    assert run("indicators") == (130, "", "")


def test_a_reader_who_has_enough_ends_the_program_quietly() -> None:
    command = [sys.executable, "-m", "tracker", "extract", str(GAOCHANG)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout
        assert running.stderr
        running.stdout.close()
        assert running.stderr.read() == b""
    assert running.returncode == 141


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
def test_a_full_disk_is_told_in_one_line() -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        command = [sys.executable, "-m", "tracker", "indicators"]
        ended = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert (ended.returncode, ended.stderr) == (2, "tracker: error: standard output: No space left on device\n")
