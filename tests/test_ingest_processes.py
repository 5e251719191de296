"""Many processes, or a cluster, read; the store and what is told are the same as when one reads alone."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import dying
import pytest
from servers import dask_cluster

from tracker.store.intake import Request, read_request
from tracker.store.processes import ReadingProcesses, read_alone

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tracker.store.intake import Reading

    Run = Callable[..., tuple[int, str, str]]

SEEDS = sorted((Path(__file__).parent.parent / "seeds").glob("*.txt"))


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """Make a folder of reports, some of them twice or changed, and of files that are none."""
    folder = tmp_path / "reports"
    folder.mkdir()
    for number in range(3):
        for place, seed in enumerate(SEEDS):
            text = seed.read_text(encoding="utf-8") + "\n" * (number % 2) + "完" * (number // 2)
            (folder / f"{number}-{place}.txt").write_text(text, encoding="utf-8")
        (folder / f"{number}-none.txt").write_text("今天天气好。", encoding="utf-8")
    return sorted(folder.iterdir())


@pytest.fixture
def alone(files: list[Path], run: Run) -> tuple[bytes, str]:
    """Give the store that one process makes, and what it tells."""
    code, out, err = run("ingest", files[0].parent, "--workers", "1", "--db", "alone.db")
    assert (code, out) == (2, "")
    return Path("alone.db").read_bytes(), err


def requests(paths: list[Path]) -> Iterator[Request]:
    return (Request(str(path)) for path in paths)


@pytest.mark.uncounted
def test_processes_make_the_same_bytes_and_tell_the_same_as_one(
    files: list[Path], alone: tuple[bytes, str], run: Run
) -> None:
    code, out, err = run("ingest", files[0].parent, "--workers", "2", "--db", "crew.db")
    assert (code, out) == (2, "")
    assert (Path("crew.db").read_bytes(), err) == alone


def test_a_cluster_makes_the_same_bytes_though_one_of_its_workers_is_killed(
    files: list[Path], alone: tuple[bytes, str], tmp_path: Path
) -> None:
    with dask_cluster(tmp_path) as cluster:
        command = [sys.executable, "-m", "tracker", "ingest", str(files[0].parent), "--cluster", cluster.address]
        with subprocess.Popen([*command, "--db", "cluster.db"], stderr=subprocess.PIPE, text=True) as process:
            while not Path("cluster.db").exists():
                time.sleep(0.01)
            cluster.workers[0].kill()
            err = process.communicate()[1]
    assert (process.returncode, err) == (2, alone[1])
    assert Path("cluster.db").read_bytes() == alone[0]


def test_a_cluster_that_is_not_there_is_told_in_one_line(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("distributed", reason="Dask is not installed")
    monkeypatch.setattr("tracker.store.cluster._CONNECT_SECONDS", 0.2)
    code, out, err = run("ingest", SEEDS[0], "--cluster", "tcp://127.0.0.1:9")
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert "tcp://127.0.0.1:9: no Dask scheduler answers here" in err


def test_workers_and_a_cluster_are_not_asked_together(run: Run) -> None:
    code, _, err = run("ingest", SEEDS[0], "--cluster", "tcp://127.0.0.1:9", "--workers", "2")
    assert (code, err.count("\n")) == (2, 1)
    assert "give one of the two" in err


def test_other_rules_than_those_asked_for_are_refused(run: Run) -> None:
    from tracker.errors import RulesError

    with pytest.raises(RulesError, match="install the same version of tracker on every machine"):
        read_request(Request(str(SEEDS[0]), checksum="0" * 12))
    assert run("reports")[0] == 2


def test_a_file_is_read_again_by_another_process_where_one_died(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = [tmp_path / seed.name for seed in SEEDS[:2]]
    for path, seed in zip(paths, SEEDS, strict=False):
        path.write_bytes(seed.read_bytes())
    monkeypatch.setattr("tracker.store.processes.read_request", dying.die_once)
    with ReadingProcesses(2) as processes:
        assert list(processes.read(requests(paths))) == list(map(read_request, requests(paths)))


def test_a_file_at_which_every_process_dies_is_told_and_the_others_are_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    deadly = tmp_path / "deadly.txt"
    deadly.write_bytes(SEEDS[0].read_bytes())
    paths = [SEEDS[3], deadly, SEEDS[1]]
    monkeypatch.setattr("tracker.store.processes.read_request", dying.die_always)
    with ReadingProcesses(2) as processes:
        found: list[Reading] = list(processes.read(requests(paths)))
    assert [bool(reading.parcels) for reading in found] == [True, False, True]
    assert found[1].problem == f"{deadly}: the process that read it died twice: is there enough memory?"


def test_no_more_files_are_under_way_than_the_processes_need() -> None:
    asked: list[str] = []

    def asking() -> Iterator[Request]:
        for request in requests([SEEDS[3]] * 100):
            asked.append(request.path)
            yield request

    with ReadingProcesses(1) as processes:
        readings = processes.read(asking())
        next(readings)
        assert len(asked) < 10
    assert len(list(zip(read_alone(asking()), range(3), strict=False))) == 3


def test_content_that_was_sent_is_read_as_the_file_is(tmp_path: Path) -> None:
    for path in (SEEDS[0], SEEDS[4], tmp_path / "none.txt", tmp_path / "a\nb.txt"):
        if path.parent == tmp_path:
            path.write_bytes(b"\xff\xfe\x00 nothing")
        sent = Request(str(path), data=path.read_bytes())
        assert read_request(sent) == read_request(Request(str(path)))


def test_a_path_in_no_encoding_of_the_system_is_told_the_same(tmp_path: Path) -> None:
    path = Path(os.fsdecode(bytes(tmp_path) + b"/\xb1\xa8\xb8\xe6.txt"))
    try:
        path.write_bytes(b"nothing")
    except OSError:
        pytest.skip("such names are not allowed here")
    problem = read_request(Request(str(path))).problem
    assert problem is not None
    assert str(problem).isprintable()
