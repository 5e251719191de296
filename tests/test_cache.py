from __future__ import annotations

import os
import stat
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tracker.cache import cached, keep

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TRACKER_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


def test_what_was_kept_is_given_again(folder: Path) -> None:
    keep("rules", b"ready")
    assert cached("rules") == b"ready"
    assert [path.name for path in folder.iterdir()] == ["rules"]


def test_nobody_else_can_read_or_write_what_is_kept(folder: Path) -> None:
    keep("rules", b"ready")
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE((folder / "rules").stat().st_mode) == 0o600


def made_by_a_link(file: Path) -> None:
    file.rename(file.with_name("elsewhere"))
    file.symlink_to(file.with_name("elsewhere"))


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(lambda file: file.chmod(0o620), id="its group may write it"),
        pytest.param(lambda file: file.chmod(0o602), id="everybody may write it"),
        pytest.param(made_by_a_link, id="it is a link"),
        pytest.param(lambda file: file.unlink(), id="it is not there"),
        pytest.param(
            lambda file: os.chown(file, 12345, -1),
            id="somebody else wrote it",
            marks=pytest.mark.skipif(os.geteuid() != 0, reason="only root gives files away"),
        ),
    ],
)
def test_a_file_that_somebody_else_may_have_written_is_as_good_as_none(
    folder: Path, spoil: Callable[[Path], None]
) -> None:
    keep("rules", b"ready")
    spoil(folder / "rules")
    assert cached("rules") is None


def test_nothing_is_written_into_a_folder_that_others_may_write(folder: Path) -> None:
    folder.mkdir()
    folder.chmod(0o777)
    keep("rules", b"ready")
    assert list(folder.iterdir()) == []


def test_a_folder_that_cannot_be_made_is_no_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("TRACKER_CACHE", str(tmp_path / "file" / "cache"))
    keep("rules", b"ready")
    assert cached("rules") is None


def test_nothing_is_kept_where_no_folder_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRACKER_CACHE", "")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    keep("rules", b"ready")
    assert cached("rules") is None
    assert list(tmp_path.iterdir()) == []


def test_the_folder_is_that_of_the_user_where_none_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TRACKER_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    keep("rules", b"ready")
    assert [path.name for path in tmp_path.iterdir()] == ["target-tracker"]


def test_of_very_many_files_the_oldest_go_away(folder: Path) -> None:
    folder.mkdir(mode=0o700)
    for number in range(600):
        (folder / str(number)).write_bytes(b"")
        os.utime(folder / str(number), (number, number))
    keep("rules", b"ready")
    names = {path.name for path in folder.iterdir()}
    assert len(names) == 300
    assert {"rules", "599"} <= names
    assert "0" not in names


def test_of_very_large_files_the_oldest_go_away(folder: Path) -> None:
    folder.mkdir(mode=0o700)
    for number in range(4):
        with (folder / str(number)).open("wb") as file:
            file.truncate(100 * 1024 * 1024)  # a hole, which takes no room of the disk
        os.utime(folder / str(number), (number, number))
    keep("rules", b"ready")
    assert {path.name for path in folder.iterdir()} == {"rules", "3"}


@pytest.mark.usefixtures("folder")
def test_a_file_that_is_written_is_seen_whole_or_not_at_all() -> None:
    sizes = (2_000_000, 1_000_000)
    keep("rules", bytes(sizes[0]))
    script = f"from tracker.cache import keep\nfor size in {sizes} * 50: keep('rules', bytes(size))"
    writer = subprocess.Popen([sys.executable, "-c", script])
    seen = set()
    while writer.poll() is None:
        content = cached("rules")
        seen.add(len(content) if content is not None else None)
    assert writer.returncode == 0
    assert seen <= set(sizes)
    assert cached("rules") == bytes(sizes[1])


def test_what_comes_and_goes_on_a_shelf_takes_away_nothing_else(folder: Path) -> None:
    keep("rules", b"ready")
    keep("readings/first", b"read")
    for number in range(3_000):
        (folder / "readings" / str(number)).write_bytes(b"")
        os.utime(folder / "readings" / str(number), (number, number))
    keep("readings/another", b"read")
    assert len(list((folder / "readings").iterdir())) == 3_002
    keep("readings/a0", b"read")  # one in sixteen looks
    names = {path.name for path in (folder / "readings").iterdir()}
    assert len(names) == 1_500
    assert {"first", "another", "a0", "2999"} <= names
    assert cached("rules") == b"ready"
    assert cached("readings/a0") == b"read"


def test_a_shelf_is_no_old_file(folder: Path) -> None:
    keep("readings/a0", b"read")
    os.utime(folder / "readings", (1, 1))
    for number in range(600):
        (folder / str(number)).write_bytes(b"")
    keep("rules", b"ready")
    assert cached("readings/a0") == b"read"
    assert len([path for path in folder.iterdir() if path.is_file()]) == 300


def test_a_shelf_and_its_folder_are_the_users_own_alone(folder: Path) -> None:
    keep("readings/text", b"read")
    assert [stat.S_IMODE(path.stat().st_mode) for path in (folder, folder / "readings")] == [0o700, 0o700]
    (folder / "readings").chmod(0o777)
    keep("readings/other", b"read")
    assert cached("readings/other") is None
