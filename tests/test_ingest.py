"""What ingest says of paths, files and options that do not fit, and that it takes the rest."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    Run = Callable[..., tuple[int, str, str]]

SEEDS = Path(__file__).parent.parent / "seeds"
GAOCHANG = SEEDS / "000_25e86a4098e81626.txt"
SHAWAN = SEEDS / "001_11df4eead27e422e.txt"


def test_a_region_and_a_year_given_against_the_text_are_taken_with_a_warning_each(run: Run) -> None:
    code, _, err = run("ingest", SHAWAN, "--region", "鞍山市", "--year", "2021")
    assert code == 0
    assert err.splitlines() == [
        f"{SHAWAN}: warning: taken as 鞍山市 (210300), but the text says 沙湾市 (654203)",
        f"{SHAWAN}: warning: taken as the report of 2021, but the text says 2022",
        "added: 1 report",
    ]
    assert json.loads(run("reports", "--format", "jsonl")[1])["region"] == "210300"


def test_a_report_that_its_file_name_contradicts_is_refused_until_the_user_decides(run: Run) -> None:
    Path("鞍山市_2022.txt").write_bytes(SHAWAN.read_bytes())
    told = "its file name says 鞍山市 (210300), but the text says 沙湾市 (654203)"
    code, _, err = run("ingest", "鞍山市_2022.txt")
    assert (code, err) == (2, f"鞍山市_2022.txt: contradicts itself: {told}; decide with --region\nfailed: 1 report\n")
    assert run("ingest", "鞍山市_2022.txt", "--region", "沙湾县")[::2] == (0, "added: 1 report\n")


def test_a_region_in_traditional_script_is_found(run: Run) -> None:
    assert run("ingest", SEEDS / "002_78aa3a24179fccbc.txt", "--region", "烏魯木齊市")[::2] == (0, "added: 1 report\n")


def test_a_path_that_is_missing_leaves_the_others_to_be_taken(run: Run) -> None:
    code, out, err = run("ingest", "nowhere.txt", GAOCHANG, "also/nowhere")
    assert (code, out) == (2, "")
    assert err.splitlines() == [
        "nowhere.txt: no such file or folder: check the path",
        f"{Path('also/nowhere')}: no such file or folder: check the path",
        "added: 1 report",
        "missing: 2 paths",
    ]
    assert len(run("reports", "--format", "jsonl")[1].splitlines()) == 1


def test_a_folder_tells_how_many_files_it_skipped(run: Run) -> None:
    Path("folder/below").mkdir(parents=True)
    Path("folder/one.txt").write_bytes(GAOCHANG.read_bytes())
    for name in ("table.xlsx", "below/picture.png", ".hidden.png", "~$one.docx"):
        Path("folder", name).write_bytes(b"1")
    assert run("ingest", "folder") == (0, "", "added: 1 report\nskipped: 2 files of other kinds\n")
    assert run("ingest", "folder", "--quiet") == (0, "", "")


def test_a_folder_of_skipped_files_alone_is_told(run: Run) -> None:
    Path("folder").mkdir()
    Path("folder/table.xlsx").write_bytes(b"1")
    code, _, err = run("ingest", "folder")
    assert (code, err.count("\n")) == (2, 1)
    assert "folder: nothing here that can be read (1 file of another kind)" in err
