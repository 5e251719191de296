"""What a check tells of claims and verdicts on record: in the lock file, in the store, at a revision of git."""

from __future__ import annotations

import json
import sqlite3
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from check_texts import made, next_year, write

from tracker.checks.change import claim_changes
from tracker.claims.extraction import extract
from tracker.reports.reading import read

if TYPE_CHECKING:
    from collections.abc import Callable

    Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    return write(tmp_path / "reports", {"昌吉市_2024": made(), "昌吉市_2025": next_year()})


def test_a_lock_that_holds_is_silent(run: Run, reports: Path) -> None:
    run("lock", "reports")
    assert [one["code"] for one in told(run, "reports", "--select", "R,E05")] == []
    assert reports.is_dir()


def test_an_edited_text_is_told_claim_by_claim_with_the_verdict_that_turned(run: Run, reports: Path) -> None:
    run("lock", "reports")
    write(reports, {"昌吉市_2025": next_year(growth="412.9亿元、增长5.1%")})
    found = told(run, "reports", "--select", "R")
    assert [(one["code"], one["quote"]) for one in found if one["code"] == "R02"] == [
        ("R02", "地区生产总值增长6.5%左右")
    ]
    (changed,) = [one for one in found if one["code"] == "R01"]
    assert changed["quote"] == "增长5.1%"
    assert "value: 6.8 -> 5.1" in changed["text"]["en"]
    assert run("check", "reports", "--select", "R")[0] == 1


def test_a_report_without_a_file_is_taken_from_the_lock(run: Run, reports: Path) -> None:
    run("lock", "reports")
    (reports / "昌吉市_2024.txt").unlink()
    _, written, _ = run("check", reports / "昌吉市_2025.txt", "--format", "json")
    first = json.loads(written)["reviews"][0]
    assert first["year"] == 2024
    assert first["totals"]["verdicts"]["met"] >= 8


def test_a_report_that_the_lock_lacks_is_noted(run: Run, reports: Path) -> None:
    run("lock", reports / "昌吉市_2024.txt")
    found = told(run, "reports", "--select", "R")
    assert [(one["code"], one["level"]) for one in found] == [("R03", "note")]


def test_a_claim_that_is_gone_is_told_with_its_words(run: Run, reports: Path) -> None:
    run("lock", "reports")
    write(reports, {"昌吉市_2025": next_year(grain="粮食生产再获丰收")})
    found = told(run, "reports", "--select", "R01", "--lang", "en")
    assert [(one["quote"], one["text"]["en"]) for one in found] == [
        ("粮食产量达到41.83万吨", "lost: 2024 粮食产量 41.83万吨 (all of it)")
    ]


def test_a_quote_that_the_lock_has_otherwise_is_no_evidence(run: Run, reports: Path) -> None:
    run("lock", "reports")
    lock = Path("tracker.lock")
    words = lock.read_text(encoding="utf-8").replace("\t粮食产量达到41.26万吨", "\t粮食产量超过41.26万吨")
    lock.write_text(words, encoding="utf-8")
    codes = [one["code"] for one in told(run, "reports", "--select", "R,E05")]
    assert sorted(codes) == ["E05", "R01"]
    assert reports.is_dir()


def test_the_store_gives_earlier_reports(run: Run, reports: Path, tmp_path: Path) -> None:
    run("ingest", reports / "昌吉市_2024.txt", "--db", "all.db")
    new = write(tmp_path / "new", {"昌吉市_2025": next_year()}) / "昌吉市_2025.txt"
    _, written, _ = run("check", new, "--db", "all.db", "--format", "json")
    assert json.loads(written)["reviews"][0]["totals"]["verdicts"]["met"] >= 8
    assert told(run, new, "--db", "all.db", "--select", "T,R,E") == []


def test_a_file_that_the_store_knows_is_no_duplicate_of_itself_but_a_copy_is(run: Run, reports: Path) -> None:
    run("ingest", reports, "--db", "all.db")
    assert told(run, "reports", "--db", "all.db", "--select", "T,R") == []
    (reports / "昌吉市_2025.txt").rename(reports / "2025年昌吉市政府工作报告.txt")
    assert [one["code"] for one in told(run, "reports", "--db", "all.db", "--select", "T,R")] == ["T07"]


def test_stored_claims_are_held_against_what_is_read_now(run: Run, reports: Path, tmp_path: Path) -> None:
    run("ingest", reports / "昌吉市_2024.txt", "--db", "all.db")
    with sqlite3.connect("all.db") as store:
        store.execute("UPDATE claim SET quote = '粮食产量三十万吨' WHERE quote = '粮食产量达到41.26万吨'")
        store.execute("UPDATE claim SET value = '7' WHERE quote = '增长6.4%'")
    store.close()
    new = write(tmp_path / "new", {"昌吉市_2025": next_year()}) / "昌吉市_2025.txt"
    found = told(run, new, "--db", "all.db", "--select", "R,E05", "--lang", "en")
    assert sorted(one["code"] for one in found) == ["E05", "R01", "R01"]
    assert any("value: 7 -> 6.4" in one["text"]["en"] for one in found)


def test_changes_are_paired_by_id_then_by_words() -> None:
    report = read("seeds/000_25e86a4098e81626.txt")
    claims = extract(report)
    first, second, third, *rest = claims
    renamed = first.model_copy(update={"id": "650402-2024-a-x-000000", "label": "别的"})
    moved = second.model_copy(update={"tier": "detail"})
    found = claim_changes(claims, [renamed, moved, *rest])
    assert [(one.before, one.after, one.fields) for one in found] == [
        (second, moved, ("tier",)),
        (first, renamed, ("label",)),
        (third, None, ()),
    ]
    assert claim_changes(claims, claims) == []


def git(folder: Path, *arguments: str) -> None:
    who = ("-c", "user.name=a", "-c", "user.email=a@example.org")
    subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True)  # noqa: S607  # fixed


@pytest.fixture
def repository(reports: Path, tmp_path: Path) -> Path:
    git(tmp_path, "init", "--quiet", "--initial-branch=main")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "--quiet", "--message", "reports")
    assert reports.is_dir()
    return tmp_path


def test_only_what_has_changed_since_a_revision_is_checked(run: Run, repository: Path) -> None:
    code, written, noted = run("check", "reports", "--diff", "HEAD", "--format", "json")
    assert (code, json.loads(written)["files"]) == (0, [])
    assert noted == "nothing to check: no report has changed since HEAD\n"
    write(
        repository / "reports", {"吉木萨尔县_2024": made(region="吉木萨尔县", own="全县", growth="16.5亿元、增长4.4%")}
    )
    _, written, _ = run("check", "reports", "--diff", "HEAD", "--format", "json")
    assert [one["path"] for one in json.loads(written)["files"]] == ["reports/吉木萨尔县_2024.txt"]


def test_an_edit_since_a_revision_is_told_with_what_it_changes(run: Run, repository: Path) -> None:
    write(repository / "reports", {"昌吉市_2025": next_year(growth="412.9亿元、增长5.1%")})
    found = told(run, "reports", "--diff", "HEAD", "--select", "R")
    assert sorted({one["code"] for one in found}) == ["R01", "R02"]
    git(repository, "commit", "--quiet", "--all", "--message", "edit")
    assert told(run, "reports", "--diff", "HEAD", "--select", "R") == []
    assert sorted({one["code"] for one in told(run, "reports", "--diff", "HEAD~1", "--select", "R")}) == ["R01", "R02"]


@pytest.mark.parametrize("reference", ["nowhere", "--all", "-x", "HEAD:reports"])
def test_a_revision_that_is_none_is_wrong_use(run: Run, repository: Path, reference: str) -> None:
    code, written, error = run("check", "reports", f"--diff={reference}")
    assert (code, written) == (2, "")
    assert f"--diff {reference}: no such revision" in error
    assert repository.is_dir()


def test_a_folder_outside_git_has_no_revisions(run: Run, reports: Path) -> None:
    code, written, error = run("check", reports, "--diff", "HEAD")
    assert (code, written) == (2, "")
    assert "is in no git repository" in error


def told(run: Run, *arguments: Any) -> list[dict[str, Any]]:
    _, written, _ = run("check", *arguments, "--format", "json")
    found: list[dict[str, Any]] = json.loads(written)["notices"]
    return found


def test_a_report_that_is_removed_turns_the_verdicts_that_it_gave(run: Run, repository: Path) -> None:
    (repository / "reports" / "昌吉市_2025.txt").unlink()
    found = told(run, "reports", "--diff", "HEAD", "--select", "R")
    assert {one["code"] for one in found} == {"R02"}
    assert {one["text"]["zh"].rpartition("变为")[2] for one in found} == {"待验"}


def test_a_copy_under_the_prefecture_is_found_beside_the_citys_report(run: Run, tmp_path: Path) -> None:
    copy = made(region="昌吉回族自治州", own="全州")
    write(tmp_path / "reports", {"昌吉市_2024": made(), "昌吉回族自治州_2024": copy})
    found = told(run, "reports/昌吉回族自治州_2024.txt", "--select", "T")
    assert [(one["code"], one["related"][0]["path"]) for one in found] == [("T09", "reports/昌吉市_2024.txt")]
