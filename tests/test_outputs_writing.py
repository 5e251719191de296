"""Where forms are written: one place each, whole or not at all."""

from __future__ import annotations

import io
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tracker.cli.diff import FORMS
from tracker.cli.writing import Kind, Writing, destination, opened, writings
from tracker.errors import InputError, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable

KINDS: dict[str, Kind] = {"jsonl": "text", "md": "text", "xlsx": "binary", "pack": "folder"}


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def places(*asked: str, output: str | None = None) -> list[tuple[str, str | None]]:
    found = writings(asked, KINDS, Path(output) if output else None)
    return [(one.form, str(one.path) if one.path else None) for one in found]


@pytest.mark.parametrize(
    ("asked", "output", "found"),
    [
        (["md"], None, [("md", None)]),
        (["md"], "a.md", [("md", "a.md")]),
        (["md=a.md"], None, [("md", "a.md")]),
        (["md=a=b.md"], None, [("md", "a=b.md")]),
        (["md=-"], None, [("md", None)]),
        (["md"], "-", [("md", None)]),
        (["jsonl", "md=a.md", "xlsx=a.xlsx"], None, [("md", "a.md"), ("xlsx", "a.xlsx"), ("jsonl", None)]),
        (["jsonl", "md=a.md"], "b", [("jsonl", "b"), ("md", "a.md")]),
        (["md=a.md", "md=b.md"], None, [("md", "a.md"), ("md", "b.md")]),
        (["pack"], "folder", [("pack", "folder")]),
    ],
)
def test_every_form_has_its_place_and_standard_output_comes_last(
    asked: list[str], output: str | None, found: list[tuple[str, str | None]]
) -> None:
    assert places(*asked, output=output) == found


@pytest.mark.parametrize(
    ("asked", "output", "told"),
    [
        (["pdf"], None, "choose from jsonl, md, xlsx, pack"),
        (["=a.md"], None, "no form is called ''"),
        (["md="], None, "write --format md=FILE"),
        (["pack"], None, "write --format pack=FOLDER"),
        (["pack=-"], None, "write --format pack=FOLDER"),
        (["md", "jsonl"], None, "both be written to standard output"),
        (["md=-", "jsonl"], None, "both be written to standard output"),
        (["md", "jsonl"], "a", "both be written to a:"),
        (["md=a", "jsonl=./a"], None, "both be written to a:"),
        (["md=a"], "b", "leave --output out"),
    ],
)
def test_what_cannot_be_placed_is_told_in_one_line(asked: list[str], output: str | None, told: str) -> None:
    with pytest.raises(UsageError) as error:
        places(*asked, output=output)
    assert told in str(error.value)
    assert "\n" not in str(error.value)


def test_bytes_are_not_written_to_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", Terminal())
    with pytest.raises(UsageError, match="write --format xlsx=FILE"):
        places("xlsx")
    assert places("xlsx=a.xlsx", "md") == [("xlsx", "a.xlsx"), ("md", None)]


def written(kind: Kind, path: Path) -> str:
    """Begin to write something, tell what is seen of it before the end, and end."""
    with opened(Writing("any", kind, path)) as place:
        if kind == "folder":
            (place / "file").write_text("new", encoding="utf-8")
        else:
            place.write("new" if kind == "text" else b"new")
        return path.read_text(encoding="utf-8") if path.is_file() else str(path.exists())


@pytest.mark.parametrize("kind", ["text", "binary"])
def test_a_file_appears_when_it_is_whole(kind: Kind, tmp_path: Path) -> None:
    assert written(kind, tmp_path / "file") == "False"
    assert (tmp_path / "file").read_text(encoding="utf-8") == "new"
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_a_file_that_was_there_stays_until_the_new_one_is_whole(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("old", encoding="utf-8")
    assert written("text", tmp_path / "file") == "old"
    assert (tmp_path / "file").read_text(encoding="utf-8") == "new"


def test_a_folder_gets_its_files_at_the_end_and_keeps_the_others(tmp_path: Path) -> None:
    assert written("folder", tmp_path / "new") == "False"
    (tmp_path / "new" / "other").write_text("kept", encoding="utf-8")
    written("folder", tmp_path / "new")
    assert {path.name for path in (tmp_path / "new").iterdir()} == {"file", "other"}
    assert [path.name for path in tmp_path.iterdir()] == ["new"]


@pytest.mark.parametrize("kind", ["text", "binary", "folder"])
def test_what_fails_half_way_leaves_nothing_behind(kind: Kind, tmp_path: Path) -> None:
    with pytest.raises(RuntimeError), opened(Writing("any", kind, tmp_path / "place")):
        raise RuntimeError
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("kind", ["text", "binary", "folder"])
def test_a_place_that_cannot_be_written_is_told(kind: Kind, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="place: cannot be written: No such file or directory: name another"):
        written(kind, tmp_path / "missing" / "place")


def test_a_device_is_written_as_it_is() -> None:
    with destination(Path("/dev/null")) as stream:
        stream.write("gone")
    assert Path("/dev/null").is_char_device()


@pytest.mark.parametrize("kind", ["text", "binary", "folder"])
def test_a_link_at_the_place_of_an_output_is_not_followed(kind: Kind, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("old", encoding="utf-8")
    (tmp_path / "link").symlink_to(tmp_path / "file")
    with pytest.raises(InputError, match="link: is a link to"):
        written(kind, tmp_path / "link")
    assert (tmp_path / "file").read_text(encoding="utf-8") == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "link"]


def test_a_link_at_the_place_of_an_unfinished_file_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "victim").write_text("old", encoding="utf-8")
    (tmp_path / ".file.unfinished").symlink_to(tmp_path / "victim")
    written("text", tmp_path / "file")
    assert (tmp_path / "victim").read_text(encoding="utf-8") == "old"


def test_two_runs_that_write_one_file_leave_one_of_the_two_whole(tmp_path: Path) -> None:
    with destination(tmp_path / "file") as first, destination(tmp_path / "file") as second:
        first.write("first")
        second.write("second")
    assert (tmp_path / "file").read_text(encoding="utf-8") == "first"
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_a_file_keeps_its_permissions(tmp_path: Path) -> None:
    (tmp_path / "file").touch(mode=0o600)
    written("text", tmp_path / "file")
    assert (tmp_path / "file").stat().st_mode & 0o777 == 0o600


def test_a_diff_writes_all_its_forms_in_one_run(run: Callable[..., tuple[int, str, str]], tmp_path: Path) -> None:
    report = "政府工作报告\n\n2021年主要工作\n今年经济社会发展的主要预期目标是：地区生产总值增长6%。\n"
    (tmp_path / "report.txt").write_text(report, encoding="utf-8")
    run("ingest", "report.txt", "--region", "650100", "--year", "2021")
    asked = [f"--format={name}={name}.out" for name in FORMS if name != "jsonl"]
    code, out, err = run("diff", "650100", "--year", "2021", *asked, "--format=jsonl")
    assert (code, err) == (0, "")
    assert '"value":6' in out
    assert all((tmp_path / f"{name}.out").exists() for name in FORMS if name != "jsonl")


def test_a_form_that_is_not_there_is_told_before_the_store_is_opened(
    run: Callable[..., tuple[int, str, str]], tmp_path: Path
) -> None:
    code, out, err = run("diff", "650100", "--year", "2021", "--format", "pdf")
    assert (code, out) == (2, "")
    assert err.startswith("tracker: error: --format pdf: no form is called 'pdf': choose from ")
    assert list(tmp_path.iterdir()) == []
