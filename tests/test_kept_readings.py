from __future__ import annotations

import os
import pickle
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from made_once import seed_store

from tracker.claims import extraction
from tracker.claims.extraction import extract
from tracker.claims.kept import kept_claims
from tracker.errors import InputError
from tracker.reports import reading
from tracker.reports.kept import kept_cut, kept_reports
from tracker.reports.reading import build_reports
from tracker.reports.retrospect import halves_of
from tracker.rulebook import kept as kept_module
from tracker.rulebook.directory import builtin_directory
from tracker.rulebook.rulebook import default_rulebook, load_rulebook
from tracker.sources.reading import read_bytes, read_source

if TYPE_CHECKING:
    from collections.abc import Callable

    from tracker.reports.report import Report
    from tracker.rulebook.rulebook import Rulebook
    from tracker.sources.source import Source

SEEDS = sorted((Path(__file__).parent.parent / "seeds").glob("*.txt"))
RULES = default_rulebook()
TEXT = (
    "青岭市2024年政府工作报告\n"
    "一、2023年工作回顾\n过去一年,地区生产总值增长6%。\n"
    "二、2024年主要目标\n今年,地区生产总值增长5%左右。\n"
)
TOLD = {"region": "650100", "year": 2024}


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Give a list that grows with each text that is really read, by what is read of it."""
    done: list[str] = []
    for module, name in ((reading, "build_reports"), (extraction, "extract")):
        monkeypatch.setattr(module, name, noting(getattr(module, name), name, done))
    return done


def noting(read: Callable[..., Any], name: str, done: list[str]) -> Callable[..., Any]:
    def noted(*given: Any, **named: Any) -> Any:
        done.append(name)
        return read(*given, **named)

    return noted


def source(text: str = TEXT, name: str = "report.txt", folders: tuple[str, ...] = ()) -> Source:
    return read_bytes(text.encode(), name, folders)


def read_whole(one: Source, rules: Rulebook = RULES, **told: Any) -> tuple[Report, ...]:
    """Read a source, and extract the claims of its documents."""
    documents = kept_reports(one, rules, **(told or TOLD))
    for document in documents:
        kept_claims(document, rules)
    return documents


@pytest.mark.usefixtures("shelf")
@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.name)
def test_what_was_kept_of_a_text_is_what_reading_it_gives(path: Path) -> None:
    text = read_source(path)
    kept_first, kept_again = kept_reports(text, RULES), kept_reports(text, RULES)
    assert kept_again == kept_first == build_reports(text, RULES)
    claims = tuple(extract(kept_again[0], RULES))
    assert kept_claims(kept_again[0], RULES) == kept_claims(kept_again[0], RULES) == claims
    assert [one.model_dump_json() for one in kept_claims(kept_again[0], RULES)] == [
        one.model_dump_json() for one in claims
    ]
    year = kept_again[0].identity.report_year
    assert kept_cut(text.text, year, RULES) == kept_cut(text.text, year, RULES)
    assert halves_of(text.text, "a", year, RULES).review.clean == kept_again[0].clean


@pytest.mark.usefixtures("shelf")
def test_a_text_is_read_once(reads: list[str]) -> None:
    read_whole(source())
    read_whole(source())
    assert reads == ["build_reports", "extract"]


@pytest.mark.usefixtures("shelf")
@pytest.mark.parametrize(
    "again",
    [
        pytest.param(lambda: read_whole(source(TEXT.replace("5%", "4%"))), id="one byte of it"),
        pytest.param(lambda: read_whole(source(name="青岭市2024.txt")), id="the name of its file"),
        pytest.param(lambda: read_whole(source(folders=("2024",))), id="the folder around it"),
        pytest.param(lambda: read_whole(source(), region="650200", year=2024), id="the region that is given"),
        pytest.param(lambda: read_whole(source(), region="650100", year=2025), id="the year that is given"),
    ],
)
def test_a_text_is_read_anew_where_anything_differs_that_reading_goes_by(
    again: Callable[[], object], reads: list[str]
) -> None:
    read_whole(source())
    again()
    assert reads.count("build_reports") == 2


@pytest.mark.usefixtures("shelf")
@pytest.mark.parametrize("room", ["", "sources", "rulebook", "reports", "claims"])
def test_another_program_reads_anew(room: str, reads: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    read_whole(source())
    digest = kept_module._room  # noqa: SLF001  # stands for a changed module
    monkeypatch.setattr(kept_module, "_room", lambda name: f"changed {room}" if name == room else digest(name))
    kept_module._program.cache_clear()  # noqa: SLF001  # as in another process
    read_whole(source())
    monkeypatch.undo()
    kept_module._program.cache_clear()  # noqa: SLF001
    assert reads[2:] == (["extract"] if room == "claims" else ["build_reports", "extract"])


def own_rules(folder: Path, name: str, content: str) -> Rulebook:
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(content, encoding="utf-8")
    return load_rulebook(folder)


@pytest.mark.usefixtures("shelf")
def test_other_rules_of_reading_read_anew_and_others_of_judging_do_not(reads: list[str], tmp_path: Path) -> None:
    read_whole(source())
    policy = (builtin_directory() / "policy.yaml").read_text(encoding="utf-8")
    read_whole(source(), own_rules(tmp_path / "judging", "policy.yaml", policy))
    assert reads == ["build_reports", "extract"]
    units = (builtin_directory() / "units.yaml").read_text(encoding="utf-8")
    read_whole(source(), own_rules(tmp_path / "reading", "units.yaml", units))
    assert reads == ["build_reports", "extract"] * 2


@pytest.mark.usefixtures("shelf")
def test_a_text_in_traditional_script_is_read_anew_by_another_dictionary(
    reads: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    traditional = source(TEXT.replace("过", "過").replace("产", "產").replace("标", "標"))
    for number in ("1", "1", "2"):
        monkeypatch.setattr("importlib.metadata.version", lambda _name, number=number: number)
        read_whole(source())
        read_whole(traditional)
    assert reads.count("build_reports") == 3


def test_a_text_that_is_no_report_is_refused_each_time(shelf: Path) -> None:
    told = []
    for _ in range(2):
        with pytest.raises(InputError) as refused:
            kept_reports(source("今天天气很好。"), RULES)
        told.append(str(refused.value))
    assert told[0] == told[1]
    assert not shelf.exists()


def damaged(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-20])


def foreign(file: Path) -> None:
    """Put something in its place that runs a command of its own where it is loaded without care."""
    file.write_bytes(pickle.dumps(_Command()))


class _Command:
    def __reduce__(self) -> tuple[Any, ...]:
        return os.mkdir, (os.environ["TRACKER_CACHE"] + "/was-run",)


@pytest.mark.parametrize("spoil", [damaged, foreign, Path.unlink])
def test_a_file_that_cannot_be_taken_up_is_as_good_as_none(
    shelf: Path, reads: list[str], spoil: Callable[[Path], None]
) -> None:
    first = read_whole(source())
    for file in list(shelf.iterdir()):
        spoil(file)
    assert read_whole(source()) == first
    assert reads == ["build_reports", "extract"] * 2
    assert not (shelf.parent / "was-run").exists()


def run(folder: Path | str, *arguments: str | Path, cwd: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "tracker", *map(str, arguments)]
    places = {"TRACKER_CACHE": str(folder), "PYTHONPATH": str(Path(__file__).parent.parent), "TRACKER_LANG": "en"}
    return subprocess.Popen(command, cwd=cwd, env={**os.environ, **places}, stdout=subprocess.PIPE)


def output(process: subprocess.Popen[bytes]) -> bytes:
    told, _ = process.communicate(timeout=120)
    assert process.returncode == 0
    return told


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """Make a folder of two reports in the one that is worked in."""
    (tmp_path / "reports").mkdir()
    for seed in SEEDS[:2]:
        shutil.copy(seed, tmp_path / "reports")
    return tmp_path / "reports"


@pytest.mark.uncounted
@pytest.mark.usefixtures("reports")
@pytest.mark.parametrize(
    "arguments",
    [("extract", SEEDS[0]), ("check", "reports", "--exit-zero", "--details"), ("lock", "reports")],
    ids=lambda given: given[0],
)
def test_a_command_tells_the_same_whatever_was_kept(arguments: tuple[str | Path, ...], tmp_path: Path) -> None:
    keeping = [output(run(tmp_path / "cache", *arguments, cwd=tmp_path)) for _ in range(3)]
    assert {*keeping} == {output(run("", *arguments, cwd=tmp_path))}
    assert list((tmp_path / "cache" / "readings").iterdir())


@pytest.mark.uncounted
def test_two_processes_that_read_the_same_both_tell_it_whole(tmp_path: Path) -> None:
    arguments = ("extract", SEEDS[0])
    alone = output(run("", *arguments, cwd=tmp_path))
    output(run(tmp_path / "cache", "extract", SEEDS[1], cwd=tmp_path))
    for _ in range(2):
        both = [run(tmp_path / "cache", *arguments, cwd=tmp_path) for _ in range(2)]
        assert [output(one) for one in both] == [alone, alone]
    assert len(list((tmp_path / "cache" / "readings").iterdir())) == 2


@pytest.mark.uncounted
def test_nothing_is_kept_where_the_folder_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    told = [output(run(tmp_path / "file" / "cache", "extract", SEEDS[0], cwd=tmp_path)) for _ in range(3)]
    assert {*told} == {output(run("", "extract", SEEDS[0], cwd=tmp_path))}


LINKS = {"tracker.comparisons.views.reviewing", "tracker.comparisons.gathering.statements", "tracker.linking.wording"}
READS = {"tracker.claims.extraction", "tracker.reports.reading", "tracker.reports.sections"}


@pytest.mark.uncounted
@pytest.mark.usefixtures("reports")
@pytest.mark.parametrize(
    ("arguments", "heavy"),
    [
        (("extract", str(SEEDS[0])), READS),
        (("scorecard", "650402", "--year", "2023", "--db", "{store}"), {*READS, *LINKS}),
        (("diff", "650402", "--year", "2023", "--db", "{store}"), {*READS, *LINKS}),
        (("check", "reports", "--exit-zero"), {*READS, *LINKS, "tracker.checks.soundness"}),
    ],
    ids=lambda given: given[0] if isinstance(given, tuple) else "",
)
def test_a_command_that_is_run_again_loads_nothing_of_what_reads_and_links(
    arguments: tuple[str, ...], heavy: set[str], tmp_path: Path
) -> None:
    store = seed_store(tmp_path / "t.db")
    code = "import sys; from tracker.cli.app import main; main(sys.argv[1:]); print(*sys.modules, file=sys.stderr)"
    command = [sys.executable, "-c", code, *(word.format(store=store) for word in arguments)]
    places = {"TRACKER_CACHE": str(tmp_path / "cache"), "PYTHONPATH": str(Path(__file__).parent.parent)}
    ran = [
        subprocess.run(command, env={**os.environ, **places}, check=True, capture_output=True, cwd=tmp_path)
        for _ in range(3)
    ]
    assert [bool(heavy & {*one.stderr.decode().split()}) for one in ran] == [True, True, False]
    assert ran[1].stdout == ran[2].stdout
