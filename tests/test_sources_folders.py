"""Folders: which files are found, and in which order."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tracker.errors import InputError
from tracker.sources.folders import search
from tracker.sources.reading import find_sources

if TYPE_CHECKING:
    from pathlib import Path

FILES = [
    "b.txt",
    "a.MD",
    "z/2.html",
    "z/1.htm",
    "z/y/3.docx",
    "c.pdf",
    "d.markdown",
    "facts.csv",
    "notes",
    ".hidden.txt",
    ".git/x.txt",
    "z/~$3.docx",
]
FOUND = ["a.MD", "b.txt", "c.pdf", "d.markdown", "z/1.htm", "z/2.html", "z/y/3.docx"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in FILES:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("1", encoding="utf-8")
    return tmp_path


def names(folder: Path, *paths: Path) -> list[str]:
    return [path.relative_to(folder).as_posix() for path in find_sources(paths)]


def test_a_folder_gives_its_known_files_in_sorted_order(folder: Path) -> None:
    assert names(folder, folder) == FOUND


def test_files_come_in_the_order_they_are_named_whatever_their_suffix(folder: Path) -> None:
    assert names(folder, folder / "notes", folder / ".hidden.txt", folder / "z") == ["notes", ".hidden.txt", *FOUND[4:]]


def test_a_file_is_given_once(folder: Path) -> None:
    assert names(folder, folder / "z/2.html", folder, folder / "z") == ["z/2.html", *FOUND[:5], "z/y/3.docx"]


def test_loops_broken_links_and_second_ways_to_a_file_are_skipped(folder: Path) -> None:
    (folder / "z/y/loop").symlink_to(folder)
    (folder / "e.txt").symlink_to(folder / "nowhere.txt")
    (folder / "z/y/again.txt").symlink_to(folder / "b.txt")
    assert names(folder, folder) == FOUND


def test_what_is_in_a_folder_is_given_by_its_own_path_and_not_by_that_of_a_link(folder: Path) -> None:
    before = list(find_sources([folder]))
    (folder / "a first").symlink_to(folder / "z")
    assert list(find_sources([folder])) == before


def test_a_linked_folder_is_followed(folder: Path) -> None:
    (folder / "link").symlink_to(folder / "z/y")
    assert names(folder, folder / "link") == ["link/3.docx"]


def test_a_missing_path_is_refused_before_anything_is_given(folder: Path) -> None:
    with pytest.raises(InputError, match=r"absent: no such file or folder"):
        find_sources([folder, folder / "absent"])


def test_a_search_tells_what_is_missing_and_how_much_was_skipped(folder: Path) -> None:
    found = search([folder / "absent", folder, folder / "z"])
    assert [path.name for path in found.missing] == ["absent"]
    assert len(found.files) == len(FOUND)
    assert found.skipped == len(["facts.csv", "notes"])


def test_a_folder_without_reports_gives_nothing(tmp_path: Path) -> None:
    assert list(find_sources([tmp_path])) == []
