"""The rules are listed with what they found."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tracker.rulebook.rulebook import default_rulebook

if TYPE_CHECKING:
    from collections.abc import Callable

    Run = Callable[..., tuple[int, str, str]]

REPORT = Path(__file__).parent.parent / "seeds" / "002_78aa3a24179fccbc.txt"


def test_every_rule_is_listed_also_without_a_store(run: Run) -> None:
    code, out, err = run("rules", "list", "--format", "csv")
    rules = default_rulebook()
    ids = [rule.id for rule in rules.phrases.rules] + [rule.id for rule in rules.unnumbered.rules]
    rows = list(csv.DictReader(io.StringIO(out)))
    assert code == 0
    assert [row["id"] for row in rows] == ids
    assert {row["claims"] for row in rows} == {""}
    assert "nothing is counted" in err


def test_claims_are_counted_alike_over_files_and_over_a_store(run: Run) -> None:
    run("ingest", REPORT)
    stored = run("rules", "list", "--format", "json")[1]
    assert stored == run("rules", "list", "--paths", REPORT, "--format", "json")[1]
    cards = {card["id"]: card for card in json.loads(stored)}
    assert cards["growth"]["claims"] > cards["growth"]["targets"] > 0
    assert cards["growth"]["reports"] == 1


def test_a_rule_is_shown_with_its_examples_and_samples(run: Run) -> None:
    code, out, _ = run("rules", "show", "multiple_of", "--paths", REPORT, "--samples", 2, "--lang", "en")
    assert code == 0
    assert out.startswith("rule: multiple_of\nphrase: ")
    assert "\nexample: " in out
    assert "\ncounter-example: 支出增长1.6倍\n" in out
    assert out.count("乌鲁木齐市 2021:") == 2


def test_a_rule_that_is_not_there_is_refused(run: Run) -> None:
    code, out, err = run("rules", "show", "nothing")
    assert (code, out) == (2, "")
    assert "no rule is called 'nothing'" in err


def test_a_store_that_is_named_must_be_there(run: Run) -> None:
    assert run("rules", "list", "--db", "other.db")[0] == 2


@pytest.mark.parametrize("command", ["lint", "test", "list", "show", "diff"])
def test_the_help_of_a_command_has_examples(run: Run, command: str) -> None:
    code, out, _ = run("rules", command, "--help")
    assert code == 0
    assert f"tracker rules {command}" in out.partition("Examples:")[2]
