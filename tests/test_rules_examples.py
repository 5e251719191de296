"""The examples of the rules: all of them hold, and what becomes of one is told."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from time import process_time
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import pytest

from tracker.cli.app import main
from tracker.outputs.rules.examples import write_trials
from tracker.rulebook.rulebook import default_rulebook
from tracker.workshop.examples import Case, Record, Trial, cases, try_case, try_rules
from tracker.workshop.task_examples import task_rules

if TYPE_CHECKING:
    from tracker.reports.report import SectionKind

RULES = default_rulebook()
EVERY = {case.name: case for case in cases(RULES)}


def growth(value: str, label: str = "工业投资", **other: Any) -> Record:
    told = {"kind": "actual", "label": label, "indicator": "industrial_investment", "measure": "growth"}
    size = {"comparator": "eq", "value": Decimal(value), "unit": "%", "period": "2023"}
    return Record.model_validate(told | size | other)


def tried(text: str, *records: Record, section: SectionKind = "review_year", known_gap: str | None = None) -> Trial:
    case = Case(rule="growth", number=1, text=text, section=section, records=records, known_gap=known_gap)
    return try_case(case, RULES)


@pytest.mark.parametrize("name", EVERY)
def test_an_example_of_the_rules_holds(name: str) -> None:
    trial = try_case(EVERY[name], RULES)
    assert not trial.failed, trial.pairs


@pytest.mark.uncounted
def test_all_examples_take_less_than_two_seconds() -> None:
    def seconds() -> float:
        start = process_time()
        try_rules(RULES)
        return process_time() - start

    assert any(seconds() < 2 for _ in range(3))  # some may fall into a busy moment


def test_every_rule_has_cases() -> None:
    ids = {rule.id for rule in RULES.phrases.rules} | {rule.id for rule in RULES.unnumbered.rules}
    assert {case.rule for case in EVERY.values()} == ids | {name for name, _ in task_rules(RULES)}


@pytest.mark.parametrize(
    ("text", "records", "state"),
    [
        ("工业投资增长8%", (growth("8"),), "ok"),
        ("工业投资增长8%", (growth("8"), growth("9")), "missing"),
        ("工业投资增长8%,出口增长9%", (growth("8"),), "noisy"),
        ("工业投资增长8%", (growth("8", "投资"),), "wrong"),
        ("工业投资下降8%", (growth("8"),), "wrong"),
        ("工业投资增长8%", (), "noisy"),
        ("工业投资平稳", (growth("8"),), "missing"),
    ],
)
def test_an_example_is_ok_missing_noisy_or_wrong(text: str, records: tuple[Record, ...], state: str) -> None:
    assert tried(text, *records).state == state


def test_a_known_gap_is_counted_and_fails_only_when_it_is_gone() -> None:
    gap = tried("工业投资增长8%", growth("9"), known_gap="made up")
    assert (gap.state, gap.failed) == ("gap", False)
    gone = tried("工业投资增长8%", growth("8"), known_gap="made up")
    assert (gone.state, gone.failed) == ("passes", True)


def test_a_counter_example_that_its_rule_reads_is_noisy() -> None:
    case = Case(rule="growth", number=1, text="工业投资增长8%", section="plan_year", records=None)
    assert try_case(case, RULES).state == "noisy"
    assert try_case(case.model_copy(update={"rule": "decline"}), RULES).state == "ok"


@pytest.mark.uncounted
@pytest.mark.parametrize(
    ("section", "told", "period", "kind", "strength"),
    [
        ("plan_year", None, "2024", "target", "expect"),
        ("review_year", None, "2023", "actual", None),
        ("review_span", "span", "2019-2023", "actual", None),
        ("plan_span", None, "2024-2028", "target", "expect"),
        ("review_year", "last", "2022", "actual", None),
        ("review_span", "last", "2018", "actual", None),
        ("plan_year", "2025", "2025", "target", "expect"),
    ],
)
def test_what_an_example_leaves_out_follows_from_its_section(
    section: str, told: str | None, period: str, kind: str, strength: str | None, tmp_path: Path
) -> None:
    from tracker.rulebook.rulebook import load_rulebook

    record = "{label: 材料, measure: growth" + (f", period: '{told}'}}" if told else "}")
    (tmp_path / "phrases").mkdir()
    (tmp_path / "phrases" / "own.yaml").write_text(
        "rules:\n  - {id: slimmed, phrase: 瘦身X%, means: {measure: growth, sign: '-'}, counter_examples: [瘦身],\n"
        f"     examples: [{{text: 材料瘦身3%, in: {section}, records: [{record}]}}]}}\n",
        encoding="utf-8",
    )
    case = next(case for case in cases(load_rulebook(tmp_path)) if case.rule == "slimmed")
    assert case.records
    filled = case.records[0]
    assert (filled.period, filled.kind, filled.strength) == (period, kind, strength)
    assert (filled.indicator, filled.comparator, filled.value, filled.base) == (None, None, None, None)


def written(trials: list[Trial], form: Any) -> str:
    from io import StringIO

    stream = StringIO()
    write_trials(trials, form, "en", stream)
    return stream.getvalue()


def test_expected_and_actual_stand_side_by_side() -> None:
    told = written([tried("工业投资增长8%", growth("8", "投资"))], "table").splitlines()
    assert told[0] == "wrong: growth/example 1 in review_year: 工业投资增长8%"
    assert "  label       投资                   工业投资               <" in told
    assert "  value       8                      8" in told
    assert told[-1] == "examples: 1 (rules: 1): 0 ok, 1 wrong"


def test_junit_counts_failures_and_skips_gaps() -> None:
    trials = [
        tried("工业投资增长8%", growth("8")),
        tried("工业投资增长8%", growth("9")),
        tried("工业投资增长8%", growth("9"), known_gap="made up"),
    ]
    suite = ET.fromstring(written(trials, "junit"))  # noqa: S314  # what we wrote ourselves
    assert (suite.get("tests"), suite.get("failures"), suite.get("skipped")) == ("3", "1", "1")
    assert [len(case) for case in suite] == [0, 1, 1]
    assert suite[1][0].get("type") == "missing"


def test_the_command_tries_what_the_filter_names(capsys: pytest.CaptureFixture[str]) -> None:
    main(["rules", "test", "--filter", "decline", "--format", "json"])
    told = json.loads(capsys.readouterr().out)
    assert {trial["case"]["rule"] for trial in told} == {"decline"}
    assert main(["rules", "test", "--filter", "nothing of the kind"]) == 2
    assert "no rule and no example holds" in capsys.readouterr().err


def test_failures_end_with_1(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "phrases").mkdir()
    (tmp_path / "phrases" / "own.yaml").write_text(
        "rules:\n  - {id: slimmed, phrase: 瘦身X%, means: {measure: growth, sign: '-'}, counter_examples: [瘦身],\n"
        "     examples: [{text: 材料瘦身3%, in: plan_year, records: []}]}\n",
        encoding="utf-8",
    )
    assert main(["rules", "test", "--rules", str(tmp_path), "--filter", "slimmed"]) == 1
    assert "noisy: slimmed/example 1" in capsys.readouterr().out


@pytest.mark.uncounted
def test_write_a_rule_in_five_minutes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Do what the page says, with its own example."""
    page = (Path(__file__).parent.parent / "docs" / "rules.md").read_text(encoding="utf-8")
    example = page.partition("```yaml\n")[2].partition("```")[0]
    path = tmp_path / "my-rules" / "phrases" / "own.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(example, encoding="utf-8")
    assert main(["rules", "lint", str(tmp_path / "my-rules")]) == 0
    assert capsys.readouterr().err.strip() in page
    assert main(["rules", "test", "--rules", str(tmp_path / "my-rules"), "--filter", "slimmed"]) == 0
    assert capsys.readouterr().out.strip() in page
