"""Changing a rule shows which claims it adds, loses and changes."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tracker.cli.app import main
from tracker.rulebook.directory import builtin_directory
from tracker.rulebook.rulebook import default_rulebook
from tracker.workshop.change import changes
from tracker.workshop.examples import read_example

if TYPE_CHECKING:
    from tracker.claims.claim import Claim

ROOT = Path(__file__).parent.parent
REPORT = ROOT / "seeds" / "000_25e86a4098e81626.txt"
SLIMMED = """\
rules:
  - id: slimmed
    phrase: "{phrase}"
    means: {{measure: growth, sign: "-"}}
    examples: [{{text: 材料瘦身3%, in: plan_year, records: []}}]
    counter_examples: [瘦身]
"""


def claims(text: str) -> list[Claim]:
    return read_example(text, "review_year", default_rulebook())


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("工业投资增长8%", "工业投资增长8%", []),
        ("工业投资增长8%", "工业投资下降8%", [("changed", ("comparator", "value"))]),
        ("工业投资增长8%", "", [("lost", ())]),
        ("", "工业投资增长8%", [("added", ())]),
        ("工业投资增长8%", "工业投资增长9%", [("added", ()), ("lost", ())]),
        ("工业投资增长8%,出口增长3%", "工业投资增长8%", [("lost", ())]),
    ],
)
def test_claims_are_added_lost_or_changed(before: str, after: str, told: list[tuple[str, tuple[str, ...]]]) -> None:
    found = changes("a.txt", claims(before), claims(after))
    assert [(change.change, tuple(f for f in change.fields if f in {"comparator", "value"})) for change in found] == [
        (kind, tuple(field for field in fields if field != "comparator")) for kind, fields in told
    ]


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    """Give rules of our own, kept in git: 瘦身 was read with one word more before."""
    directory = tmp_path / "kept" / "own-rules"
    path = directory / "phrases" / "own.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(SLIMMED.format(phrase="瘦身了X%"), encoding="utf-8")
    git = shutil.which("git")
    if git is None:
        pytest.skip("git is not installed")
    named = ["-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    for words in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "One"]):
        subprocess.run([git, *named, *words], cwd=directory.parent, check=True)
    path.write_text(SLIMMED.format(phrase="瘦身[了]X%"), encoding="utf-8")
    return directory


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """Give a report that says it."""
    text = REPORT.read_text(encoding="utf-8")
    path = tmp_path / "report.txt"
    at = text.index("。", text.index("生产总值")) + 1
    path.write_text(text[:at] + "行政审批材料瘦身30%。" + text[at:], encoding="utf-8")
    return path


def test_what_a_change_of_the_rules_changes_is_told(
    rules: Path, report: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["rules", "diff", "--against", "HEAD", "--rules", str(rules), str(report)]) == 1
    told = capsys.readouterr().out
    assert told.startswith(f"{report}\n  ~ ")
    assert "      value: 30 → -30\n" in told
    assert "      rule: level_plain → slimmed\n" in told
    assert told.endswith("1 report: 0 added, 0 lost, 1 changed\n")


def test_changes_come_as_records(rules: Path, report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["rules", "diff", "--against", "HEAD", "--rules", str(rules), str(report), "--format", "json"])
    record = json.loads(capsys.readouterr().out)[0]
    assert (record["change"], record["before"]["value"], record["after"]["value"]) == ("changed", 30, -30)


def test_a_directory_of_rules_can_be_compared_with_and_no_difference_ends_with_0(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["rules", "diff", "--against", str(builtin_directory()), str(REPORT)]) == 0
    assert capsys.readouterr().out == "1 report: 0 added, 0 lost, 0 changed\n"


@pytest.mark.parametrize("reference", ["nowhere", "--output=x", "HEAD~99"])
def test_a_revision_that_is_not_there_is_refused(
    reference: str, rules: Path, report: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["rules", "diff", f"--against={reference}", "--rules", str(rules), str(report)]) == 2
    assert "git finds no such rules" in capsys.readouterr().err


def test_rules_that_are_not_kept_in_git_are_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "own").mkdir()
    assert main(["rules", "diff", "--against", "HEAD", "--rules", str(tmp_path / "own"), str(REPORT)]) == 2
    assert "git finds no such rules" in capsys.readouterr().err


def test_rules_that_this_program_cannot_use_are_told_by_their_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old = tmp_path / "old"
    shutil.copytree(builtin_directory(), old)
    (old / "units.yaml").write_text("scales: {}\n", encoding="utf-8")
    assert main(["rules", "diff", "--against", str(old), str(REPORT)]) == 2
    assert f"--against {old}: this program cannot use its rules: units.yaml: " in capsys.readouterr().err
