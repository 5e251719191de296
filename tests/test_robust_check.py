"""The check in real repositories: branches, links, other kinds of files, owners, bytes, subfolders, renamed files."""

from __future__ import annotations

import base64
import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tracker.checks.pattern import is_named
from tracker.errors import InputError
from tracker.sources.reading import read_bytes

if TYPE_CHECKING:
    from collections.abc import Callable

    Run = Callable[..., tuple[int, str, str]]

TITLE = "清河县人民政府工作报告\n——{year}年1月17日在清河县第十届人民代表大会第{meeting}次会议上\n各位代表：\n"
OPENING = "现在，我代表县人民政府向大会报告工作，请予审议。\n"
FIRST = (
    TITLE.format(year=2024, meeting="三") + OPENING + "一、2023年工作回顾\n地区生产总值增长5.8%。\n"
    "二、2024年工作安排\n今年的主要预期目标是：地区生产总值增长7%，固定资产投资增长9%。\n"
)
SECOND = (
    TITLE.format(year=2025, meeting="四")
    + OPENING
    + "一、2024年工作回顾\n地区生产总值增长5.5%，固定资产投资增长8.8%。\n"
    "二、2025年工作安排\n今年的主要预期目标是：地区生产总值增长6%左右，固定资产投资增长7%。\n"
)
GIT = shutil.which("git") or "git"
NAMED = {"user.name": "a", "user.email": "a@example.org", "commit.gpgsign": "false"}


def git(*arguments: str) -> None:
    options = [part for name, value in NAMED.items() for part in ("-c", f"{name}={value}")]
    subprocess.run([GIT, *options, *arguments], check=True, capture_output=True)


@pytest.fixture
def reports(run: Run) -> Run:
    """Give the program in a repository with two reports in a folder, committed on its main branch."""
    Path("报告").mkdir()
    Path("报告/清河县_2024.txt").write_text(FIRST, encoding="utf-8")
    Path("报告/清河县_2025.txt").write_text(SECOND, encoding="utf-8")
    git("init", "-q", "-b", "main")
    git("add", "-A")
    git("commit", "-qm", "one")
    return run


def notices(run: Run, *arguments: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(run("check", *arguments, "--format", "json")[1])["notices"]
    return found


def test_what_others_did_on_the_branch_that_is_named_is_no_change_of_this_one(reports: Run) -> None:
    git("checkout", "-qb", "feature")
    Path("note.md").write_text("x", encoding="utf-8")
    git("add", "-A")
    git("commit", "-qm", "two")
    git("checkout", "-q", "main")
    Path("报告/清河县_2024.txt").write_text(FIRST.replace("增长9%", "增长10%"), encoding="utf-8")
    git("commit", "-qam", "three")
    git("checkout", "-q", "feature")
    code, out, err = reports("check", "报告", "--diff", "main", "--format", "concise")
    assert (code, out) == (0, "")
    assert "no report has changed since main" in err


def test_a_change_of_this_branch_is_told_beside_what_others_did(reports: Run) -> None:
    git("checkout", "-qb", "feature")
    Path("报告/清河县_2024.txt").write_text(FIRST.replace("增长7%", "增长8%"), encoding="utf-8")
    git("commit", "-qam", "two")
    assert {one["code"] for one in notices(reports, "报告", "--diff", "main")} >= {"R01"}


def test_a_revision_without_a_common_history_is_told(reports: Run) -> None:
    git("checkout", "-q", "--orphan", "other")
    git("commit", "-qm", "alone")
    code, _, err = reports("check", "报告", "--diff", "main")
    assert (code, err.count("\n")) == (2, 1)
    assert "no history in common" in err


def test_a_repository_of_somebody_else_is_told_as_such(reports: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    code, _, err = reports("check", "报告", "--diff", "HEAD")
    assert (code, "safe.directory" in err) == (2, True)


@pytest.mark.parametrize("name", ["b.doc", "b.wps", "b.OFD", "b.rtf", "b.jpg", "b.zip"])
def test_a_file_of_another_kind_beside_reports_is_told_as_unread(name: str, reports: Run) -> None:
    Path("报告", name).write_bytes(b"x")
    found = [one for one in notices(reports, "报告") if one["code"] == "T16"]
    assert [(one["place"]["path"], one["level"]) for one in found] == [(f"报告/{name}", "warning")]
    assert [one["code"] for one in notices(reports, "报告", "--diff", "HEAD")] == ["T16"]


@pytest.mark.parametrize("name", ["facts.csv.bak", "b.json", "b.xml", "b.py"])
def test_a_file_that_is_no_document_is_not_told(name: str, reports: Run) -> None:
    Path("报告", name).write_bytes(b"x")
    assert "T16" not in {one["code"] for one in notices(reports, "报告")}


@pytest.mark.parametrize("names", [[], ["b.doc"], ["b.csv"]])
def test_a_folder_without_any_report_is_no_pass(names: list[str], run: Run) -> None:
    Path("k").mkdir()
    for name in names:
        Path("k", name).write_bytes(b"x")
    code, out, err = run("check", "k")
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert all(name in err for name in names)


@pytest.mark.parametrize("form", ["github", "gitlab", "sarif", "scanning"])
def test_forges_get_paths_from_the_top_of_the_repository(
    form: str, reports: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    top = reports("check", "报告", "--format", form)[1]
    monkeypatch.chdir("报告")
    assert reports("check", ".", "--format", form)[1] == top
    assert "清河县_2025.txt" in reports("check", ".", "--format", "concise")[1]


def test_a_workspace_without_its_history_is_known_by_its_forge(
    reports: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    shutil.rmtree(".git")
    monkeypatch.setenv("GITHUB_WORKSPACE", str(tmp_path))
    monkeypatch.chdir("报告")
    assert "file=报告/清河县_2025.txt" in reports("check", ".", "--format", "github")[1]


def test_a_finding_is_the_same_whatever_its_file_is_called(reports: Run) -> None:
    before = {one["fingerprint"] for one in notices(reports, "报告")}
    Path("报告/清河县_2024.txt").rename("报告/一.txt")
    Path("报告/清河县_2025.txt").rename("报告/二.txt")
    assert len(before) >= 4
    assert {one["fingerprint"] for one in notices(reports, "报告")} == before


def test_a_link_to_a_report_is_that_report(reports: Run) -> None:
    before = reports("check", "报告", "--format", "json")[1]
    Path("报告/a.txt").symlink_to("清河县_2024.txt")
    assert reports("check", "报告", "--format", "json")[1] == before
    assert "T07" not in {one["code"] for one in notices(reports, "报告/清河县_2024.txt")}


def test_a_link_out_of_the_repository_is_not_followed(reports: Run, tmp_path_factory: pytest.TempPathFactory) -> None:
    secret = tmp_path_factory.mktemp("out") / "key.txt"
    secret.write_text("precious", encoding="utf-8")
    Path("报告/清河县_2023.txt").symlink_to(secret)
    code, out, _ = reports("check", "报告", "--diff", "HEAD")
    assert (code, "T16" in out, "precious" in out) == (0, True, False)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("tracker.toml", 'ignore = ["C"]\n'),
        ("pyproject.toml", '[tool.tracker]\nignore = ["C"]\n'),
        ("tracker-decisions.yaml", "decisions:\n- {code: C, who: a, when: 2024-01-01, why: b, path: x}\n"),
    ],
)
def test_a_byte_order_mark_before_settings_changes_nothing(name: str, content: str, reports: Run) -> None:
    results = []
    for encoding in ("utf-8", "utf-8-sig"):
        Path(name).write_text(content, encoding=encoding)
        results.append(reports("check", "报告", "--format", "concise"))
    assert results[0] == results[1]


def test_a_baseline_and_a_lock_with_a_byte_order_mark_hold(reports: Run) -> None:
    reports("check", "报告", "--write-baseline", "base.txt", "--output", "out.json")
    reports("lock", "报告", "--output", "reports.lock")
    for name in ("base.txt", "reports.lock"):
        Path(name).write_bytes(b"\xef\xbb\xbf" + Path(name).read_bytes())
    options = ("--baseline", "base.txt", "--lock", "reports.lock", "--fail-on", "note")
    assert reports("check", "报告", *options)[0] == 0


@pytest.mark.skipif(os.name != "posix", reason="names are bytes only here")
@pytest.mark.parametrize("form", ["text", "concise", "json", "sarif", "scanning", "junit", "github", "gitlab"])
def test_names_in_other_bytes_than_utf_8_are_told_in_every_form(form: str, run: Run) -> None:
    Path("g").mkdir()
    for year, text in ((2024, FIRST), (2025, SECOND)):
        Path(os.fsdecode(b"g/\xc7\xe5\xba\xd3\xcf\xd8_%d.txt" % year)).write_text(text, encoding="utf-8")
    Path(os.fsdecode(b"g/\xff.doc")).write_bytes(b"x")
    code, _, err = run("check", "g", "--format", f"{form}=out", "--write-baseline", "base.txt")
    assert (code, err) == (0, "")
    Path("out").read_text(encoding="utf-8")
    assert run("lock", "g", "--output", "g.lock")[0] == 0
    assert "R03" not in {one["code"] for one in notices(run, "g", "--lock", "g.lock", "--baseline", "base.txt")}


@pytest.mark.parametrize(
    ("pattern", "path", "named"),
    [
        ("报告/*_2023.txt", "报告/a_2023.txt", True),
        ("报告/*_2023.txt", "./报告/a_2023.txt", True),
        ("报告/*_2023.txt", "报告/旧/a_2023.txt", False),
        ("报告/**/*_2023.txt", "报告/旧/更旧/a_2023.txt", True),
        ("报告/**/*_2023.txt", "报告/a_2023.txt", True),
        ("报告/**", "报告/旧/a.txt", True),
        ("**/a.txt", "a.txt", True),
        ("*_2023.txt", "报告/a_2023.txt", True),
        ("a?.txt", "ab.txt", True),
        ("报告?a.txt", "报告/a.txt", False),
        ("a[!b]c.txt", "abc.txt", False),
        ("a[!b]c.txt", "aac.txt", True),
        ("a[", "a[", True),
        ("a.txt", "aXtxt", False),
    ],
)
def test_a_star_stays_in_its_folder(pattern: str, path: str, named: bool) -> None:  # noqa: FBT001  # a column of a table
    assert is_named(path, pattern) is named


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
@pytest.mark.parametrize("name", ["a.mht", "a.mhtml", "a"])
def test_the_page_of_a_web_archive_is_read(name: str, encoding: str) -> None:
    page = f"<html><body>{''.join(f'<p>{line}</p>' for line in FIRST.splitlines())}</body></html>".encode(encoding)
    archive = (
        b"From: <Saved by Blink>\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n"
        b'\ttype="text/html";\r\n\tboundary="--b"\r\n\r\n----b\r\nContent-Type: text/html; charset=%b\r\n'
        b"Content-Transfer-Encoding: base64\r\n\r\n%b\r\n----b\r\nContent-Type: image/png\r\n\r\nx\r\n----b--\r\n"
    ) % (encoding.encode(), base64.encodebytes(page))
    source = read_bytes(archive, name)
    assert source.format == "mht"
    assert source.text.splitlines()[-1] == FIRST.splitlines()[-1]


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"Content-Type: multipart/related; boundary=b\n\n--b\nContent-Type: image/png\n\nx\n", "without a page"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "save it as DOCX"),
    ],
)
def test_what_is_not_read_says_what_to_do(data: bytes, told: str) -> None:
    with pytest.raises(InputError, match=told):
        read_bytes(data, "a.mht")
