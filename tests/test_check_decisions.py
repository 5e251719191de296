"""Findings that somebody accepted, and those that were there before."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from check_texts import made, write

if TYPE_CHECKING:
    from collections.abc import Callable

    Run = Callable[..., tuple[int, str, str]]

FAULT = "固定资产投资增长10"
FAULTY = made(investment=FAULT)
MOVED = FAULTY.replace("各位代表:\n", "各位代表:\n\n同志们:\n\n", 1)
WHO = "{who: 张三, when: 2025-02-11, why: 原文如此, "


def decided(*entries: str) -> str:
    return "decisions:\n" + "".join(f"  - {entry}\n" for entry in entries)


@pytest.mark.parametrize(
    "about",
    [
        "code: E01, path: 昌吉市_2024.txt",
        "code: unexplained-figure, quote: '10'",
        "code: E01, path: '*.txt', quote: '10'",
        "fingerprint: FINGERPRINT",
    ],
)
def test_an_accepted_finding_is_shown_and_does_not_fail(run: Run, tmp_path: Path, about: str) -> None:
    write(tmp_path, {"昌吉市_2024": FAULTY})
    code, told, _ = run("check", "昌吉市_2024.txt", "--format", "json")
    mark = json.loads(told)["notices"][0]["fingerprint"]
    assert code == 1
    entry = WHO + about.replace("FINGERPRINT", f"'{mark}'") + "}"
    Path("tracker-decisions.yaml").write_text(decided(entry), encoding="utf-8")
    code, told, _ = run("check", "昌吉市_2024.txt", "--format", "json")
    (one,) = json.loads(told)["notices"]
    assert code == 0
    assert (one["accepted"]["who"], one["accepted"]["when"], one["accepted"]["line"]) == ("张三", "2025-02-11", 2)
    assert json.loads(told)["counts"] == {"error": 0, "warning": 0, "note": 0, "accepted": 1, "known": 0}


@pytest.mark.parametrize(("path", "told"), [("昌吉市_2024.txt", 1), ("昌吉市_2019.txt", 0)])
def test_a_decision_that_accepts_nothing_is_told_where_it_concerns_the_checked_files(
    run: Run, tmp_path: Path, path: str, told: int
) -> None:
    write(tmp_path, {"昌吉市_2024": made()})
    entry = WHO + f"code: E01, path: {path}" + "}"
    Path("tracker-decisions.yaml").write_text(decided(entry), encoding="utf-8")
    code, written, _ = run("check", "昌吉市_2024.txt", "--format", "json")
    found = [(one["code"], one["place"]["path"], one["place"]["line"]) for one in json.loads(written)["notices"]]
    assert found == [("R04", "tracker-decisions.yaml", 2)] * told
    assert code == 0


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("- 1\n", ":1: not a list of decisions"),
        ("decisions: 3\n", ":1: not a list of decisions"),
        ("decisions: [\n", "not valid YAML"),
        (decided("3"), ":2: not a decision"),
        (decided("{who: a, when: 2025-01-01, why: b}"), ":2: says of no finding"),
        (decided("{who: a, when: 2025-01-01, why: b, code: E01}"), ":2: says of no finding"),
        (decided("{who: a, when: soon, why: b, code: E01, path: x}"), ":2: when: "),
        (decided("{who: a, when: 2025-01-01, why: ' ', code: E01, path: x}"), ":2: who and why must say something"),
        (decided("{who: a, when: 2025-01-01, why: b, code: Q01, path: x}"), ":2: code: Q01 is unknown"),
        (decided("{who: a, when: 2025-01-01, why: b, cod: E01, path: x}"), ":2: cod: unknown key"),
    ],
)
def test_a_wrong_decision_is_told_with_file_and_line(run: Run, tmp_path: Path, content: str, words: str) -> None:
    write(tmp_path, {"昌吉市_2024": made()})
    Path("tracker-decisions.yaml").write_text(content, encoding="utf-8")
    code, told, error = run("check", "昌吉市_2024.txt")
    assert (code, told) == (2, "")
    assert words in error
    assert "tracker-decisions.yaml" in error


def test_a_baseline_knows_a_finding_wherever_it_stands(run: Run, tmp_path: Path) -> None:
    write(tmp_path, {"昌吉市_2024": FAULTY})
    assert run("check", "昌吉市_2024.txt", "--write-baseline", "known.txt")[0] == 0
    assert FAULT[-2:] in Path("known.txt").read_text(encoding="utf-8")
    write(tmp_path, {"昌吉市_2024": MOVED})
    code, told, _ = run("check", "昌吉市_2024.txt", "--baseline", "known.txt", "--format", "json")
    assert [(one["code"], one["known"]) for one in json.loads(told)["notices"]] == [("E01", True)]
    assert code == 0


def test_a_configured_baseline_can_be_written_for_the_first_time(run: Run, tmp_path: Path) -> None:
    write(tmp_path, {"昌吉市_2024": FAULTY})
    Path("tracker.toml").write_text('baseline = "known.txt"\n', encoding="utf-8")
    code, _, error = run("check", "昌吉市_2024.txt")
    assert (code, "write it with --write-baseline" in error) == (2, True)
    assert run("check", "昌吉市_2024.txt", "--write-baseline", "./known.txt")[0] == 0
    assert run("check", "昌吉市_2024.txt")[0] == 0


def test_only_new_findings_count_beside_a_baseline(run: Run, tmp_path: Path) -> None:
    write(tmp_path, {"昌吉市_2024": FAULTY})
    run("check", "昌吉市_2024.txt", "--write-baseline", "known.txt")
    write(tmp_path, {"昌吉市_2024": FAULTY.replace("增长6.5%左右", "增长6.5左右")})
    code, told, _ = run("check", "昌吉市_2024.txt", "--baseline", "known.txt", "--format", "json")
    found = [(one["quote"], one["known"]) for one in json.loads(told)["notices"]]
    assert found == [("6.5左右", False), ("10", True)]
    assert code == 1


def test_a_baseline_that_can_shrink_is_told(run: Run, tmp_path: Path) -> None:
    write(tmp_path, {"昌吉市_2024": FAULTY})
    run("check", "昌吉市_2024.txt", "--write-baseline", "known.txt")
    write(tmp_path, {"昌吉市_2024": made()})
    _, told, _ = run("check", "昌吉市_2024.txt", "--baseline", "known.txt", "--format", "json", "--lang", "en")
    assert [one["text"]["en"] for one in json.loads(told)["notices"]] == ["1 findings of the baseline are gone"]


@pytest.mark.parametrize(
    ("content", "words"),
    [(None, "cannot be read"), (b"other\n", ":1: not a baseline"), (b"tracker-baseline 1\nx\n", ":2: not a line")],
)
def test_a_wrong_baseline_is_told(run: Run, tmp_path: Path, content: bytes | None, words: str) -> None:
    write(tmp_path, {"昌吉市_2024": made()})
    if content is not None:
        Path("known.txt").write_bytes(content)
    code, told, error = run("check", "昌吉市_2024.txt", "--baseline", "known.txt")
    assert (code, told) == (2, "")
    assert words in error


def fingerprints(run: Run, *arguments: Any) -> list[str]:
    _, told, _ = run("check", *arguments, "--format", "json", "--select", "E")
    return sorted(one["fingerprint"] for one in json.loads(told)["notices"])


def test_a_fingerprint_outlives_moved_lines_and_a_new_file_name(run: Run, tmp_path: Path) -> None:
    write(tmp_path / "a", {"昌吉市_2024": FAULTY})
    write(tmp_path / "b", {"昌吉市政府2024": MOVED})
    assert fingerprints(run, "a") == fingerprints(run, "b")


def test_findings_that_are_alike_have_fingerprints_of_their_own(run: Run, tmp_path: Path) -> None:
    write(tmp_path, {"昌吉市_2024": made(firms="力争产值翻过6,力争税收翻过6。力争产值翻过6")})
    found = fingerprints(run, "昌吉市_2024.txt")
    assert len(found) == len(set(found)) == 3
