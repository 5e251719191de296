"""A repository of reports with the check in it, from end to end: the five seeds, and what people do to them."""

from __future__ import annotations

import json
import shutil
import subprocess
from contextlib import chdir
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from check_texts import DATA

from tracker.cli.app import main

if TYPE_CHECKING:
    from collections.abc import Callable

    Run = Callable[..., tuple[int, str, str]]

pytestmark = pytest.mark.uncounted
SEEDS = Path(__file__).parent.parent / "seeds"
NAMES = {
    "000_25e86a4098e81626": "高昌区_2024",
    "001_11df4eead27e422e": "沙湾市_2022",
    "002_78aa3a24179fccbc": "乌鲁木齐市_2021",
    "003_28257830f0069df6": "昌吉回族自治州_2023",
    "004_9960be7bf2e67c06": "凉州区_2024",
}
OWN = Path("rules/phrases/own.yaml")
ADDED = (DATA / "高昌区_2025.txt").read_text(encoding="utf-8")
RULE = """rules:
- id: growth_told_as_speed
  phrase: "(增速|增幅)(为|达|达到)X%"
  means: {measure: growth}
  examples:
    - {text: "出口总额增速为12%", in: review_year, records: [
        {label: 出口总额, indicator: exports, measure: growth, comparator: eq, value: 12, unit: "%"}]}
  counter_examples: ["出口总额增速为12亿元"]
"""


def git(*arguments: str) -> None:
    who = ("-c", "user.name=a", "-c", "user.email=a@example.org")
    subprocess.run(["git", *who, *arguments], check=True, capture_output=True)  # noqa: S607  # fixed words


@pytest.fixture(scope="module")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a repository with the seeds, rules of its own and the lock file."""
    folder = tmp_path_factory.mktemp("seeded")
    with chdir(folder):
        Path("reports").mkdir()
        Path("rules/phrases").mkdir(parents=True)
        for old, new in NAMES.items():
            shutil.copy(SEEDS / f"{old}.txt", f"reports/{new}.txt")
        shutil.copy(SEEDS / "facts.csv", "reports/facts.csv")
        OWN.write_text(RULE, encoding="utf-8")
        Path("tracker.toml").write_text('rules = "rules"\n', encoding="utf-8")
        git("init", "--quiet")
        assert main(["lock", "reports", "--quiet"]) == 0
        git("add", ".")
        git("commit", "--quiet", "--message", "seeds")
    return folder


@pytest.fixture
def repository(run: Run, seeded: Path, tmp_path: Path) -> Run:
    """Give the program in a repository of its own."""
    shutil.copytree(seeded, tmp_path, dirs_exist_ok=True)
    return run


@pytest.fixture(params=[(), ("--diff", "HEAD")], ids=["whole", "diff"])
def check(request: pytest.FixtureRequest, repository: Run) -> Callable[..., tuple[int, list[dict[str, Any]]]]:
    """Check the folder of reports, once all of it and once what has changed since the commit."""

    def checked(*arguments: object) -> tuple[int, list[dict[str, Any]]]:
        code, told, _ = repository("check", "reports", *request.param, "--format", "json", *arguments)
        return code, json.loads(told)["notices"]

    return checked


def errors(notices: list[dict[str, Any]]) -> list[str]:
    return [one["code"] for one in notices if one["level"] == "error"]


def test_the_seeds_pass(check: Callable[..., tuple[int, list[dict[str, Any]]]]) -> None:
    code, found = check()
    assert (code, errors(found)) == (0, [])


def test_a_clean_addition_passes_and_answers_last_years_targets(
    check: Callable[..., tuple[int, list[dict[str, Any]]]],
) -> None:
    Path("reports/高昌区_2025.txt").write_text(ADDED, encoding="utf-8")
    code, found = check()
    new = [one for one in found if one["place"] and one["place"]["path"] == "reports/高昌区_2025.txt"]
    assert (code, errors(found)) == (0, [])
    assert {"C01", "C03", "C07", "C08"} <= {one["code"] for one in new}
    assert {one["code"] for one in new} <= {"C01", "C02", "C03", "C07", "C08", "C11", "C12", "C13"}


def test_three_planted_faults_are_found_at_their_lines(
    check: Callable[..., tuple[int, list[dict[str, Any]]]],
) -> None:
    faulty = ADDED.replace("固定资产投资增长9%左右", "固定资产投资增长9左右")
    faulty = faulty.replace("各位代表,让我们团结一心,为建设美好高昌而努力奋斗!\n", "各位代表,让我们团结一心,为建设")
    Path("reports/高昌区_2026.txt").write_text(faulty, encoding="utf-8")
    code, found = check()
    told = {(one["code"], one["place"]["line"], one["quote"]) for one in found if one["level"] == "error"}
    last = faulty.count("\n") + 1
    line = next(number for number, words in enumerate(faulty.split("\n"), 1) if "增长9左右" in words)
    assert code == 1
    assert told == {("T06", 1, None), ("E01", line, "9左右"), ("T11", last, "各位代表,让我们团结一心,为建设"[-12:])}


def test_a_rule_that_alters_an_old_claim_is_found_at_its_words(
    check: Callable[..., tuple[int, list[dict[str, Any]]]],
) -> None:
    rules = RULE.replace('"(增速|增幅)(为|达|达到)X%"', '"控制在X%"').replace("measure: growth}", "measure: change}", 1)
    OWN.write_text(rules, encoding="utf-8")
    code, found = check()
    changed = [one for one in found if one["code"] == "R01"]
    assert code == 1
    assert {one["place"]["path"] for one in changed} >= {"reports/高昌区_2024.txt", "reports/乌鲁木齐市_2021.txt"}
    assert all("控制在" in one["quote"] for one in changed)
    assert all("measure: level -> change" in one["text"]["en"] for one in changed)
    assert set(errors(found)) <= {"R01", "R02"}


def test_an_accepted_finding_passes_and_is_shown(check: Callable[..., tuple[int, list[dict[str, Any]]]]) -> None:
    faulty = ADDED.replace("固定资产投资增长9%左右", "固定资产投资增长9左右")
    Path("reports/高昌区_2025.txt").write_text(faulty, encoding="utf-8")
    assert check()[0] == 1
    Path("tracker-decisions.yaml").write_text(
        "decisions:\n"
        "  - {code: E01, path: reports/高昌区_2025.txt, quote: 9左右, who: 张三, when: 2025-02-11, why: 原文如此}\n",
        encoding="utf-8",
    )
    code, found = check()
    accepted = [one["accepted"]["why"] for one in found if one["accepted"]]
    assert (code, accepted) == (0, ["原文如此"])


def test_a_new_lock_file_settles_a_changed_rule(repository: Run) -> None:
    rules = RULE.replace('"(增速|增幅)(为|达|达到)X%"', '"控制在X%"')
    OWN.write_text(rules, encoding="utf-8")
    assert repository("check", "reports")[0] == 1
    assert repository("lock", "reports")[0] == 0
    assert repository("check", "reports")[0] == 0
