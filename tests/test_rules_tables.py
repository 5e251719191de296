"""A rules file of another shape ends in one line that names it, whichever file it is."""

from __future__ import annotations

import re
from operator import attrgetter
from typing import TYPE_CHECKING

import pytest
import yaml

from tracker.cli.app import main
from tracker.errors import RulesError
from tracker.rulebook.directory import builtin_directory, read_yaml
from tracker.rulebook.indicators import load_indicators
from tracker.rulebook.rulebook import Rulebook

if TYPE_CHECKING:
    from pathlib import Path

PARTS = {
    "characters.yaml": "furniture",
    "checks.yaml": "checks",
    "divisions.csv": "divisions",
    "findings.yaml": "findings",
    "furniture.yaml": "furniture",
    "headline.yaml": "headline",
    "identity.yaml": "evidence",
    "indicators.yaml": "indicators",
    "latin_names.yaml": "divisions.latin",
    "kinds.yaml": "kinds",
    "lexicon/verbs.yaml": "lexicon",
    "linking.yaml": "linking",
    "mentions.yaml": "mentions",
    "names.yaml": "names",
    "parts.yaml": "parts",
    "periods.yaml": "periods",
    "phrases/levels.yaml": "phrases",
    "plans.yaml": "periods",
    "policy.yaml": "policy",
    "progress.yaml": "progress",
    "readings.yaml": "readings",
    "region_aliases.yaml": "divisions",
    "sections.yaml": "headings",
    "tasks.yaml": "tasks",
    "units.yaml": "units",
    "unnumbered.yaml": "unnumbered",
}
REPLACED = {"divisions.csv"}
"""A file of these stands for the built-in one; others extend it, and an empty table adds nothing."""
CASES = [(name, text) for name in PARTS for text in ("[]", "x", "{}", "") if text != "{}" or name in REPLACED]


def test_every_rules_file_is_in_the_table() -> None:
    files = {path.relative_to(builtin_directory()).as_posix() for path in builtin_directory().glob("*.*")}
    assert files - {name for name in PARTS if "/" not in name} == {"divisions.md"}


@pytest.mark.parametrize(("name", "text"), CASES)
def test_a_rules_file_of_another_shape_is_refused_in_one_line(tmp_path: Path, name: str, text: str) -> None:
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    with pytest.raises(RulesError) as caught:
        attrgetter(PARTS[name])(Rulebook((builtin_directory(), tmp_path)))
    assert path.name in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "document", [[], "x", {}, None, {"indicators": "x"}, {"indicators": ["x"]}, {"indicators": {}}]
)
def test_a_vocabulary_of_another_shape_is_refused(document: object) -> None:
    with pytest.raises(RulesError, match="file: must hold a list of tables under indicators"):
        load_indicators([("file", document)])


@pytest.mark.parametrize("name", sorted(set(PARTS) - REPLACED))
def test_an_empty_table_extends_nothing(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    path.write_text("{}", encoding="utf-8")
    assert attrgetter(PARTS[name])(Rulebook((builtin_directory(), tmp_path)))


@pytest.mark.parametrize("text", ["[]", "x", "indicators: x", "indicators: [x]"])
def test_a_command_tells_of_a_malformed_vocabulary_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str
) -> None:
    (tmp_path / "indicators.yaml").write_text(text, encoding="utf-8")
    assert main(["indicators", "--rules", str(tmp_path)]) == 2
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert re.search(r"indicators\.yaml:1:\d+: ", err)


@pytest.mark.uncounted
@pytest.mark.parametrize(
    "text",
    [
        "a: [x, 1, 2.5, true, null, ~, 'y', 0x1f, 1_000, .5, -3]",
        "{1: a, b: {c: [d, {e: }]}}",
        "a: &x [1, 2]\nb: *x\nc: {d: *x}",
        "a: &x {b: 1}\nc: {<<: *x, d: 2}",
        "a: 2020-01-01",
        "a: >\n  b\n  c\n",
        "",
        "- !!set {a, b}",
        "&x [*x]",
        *(path.read_text(encoding="utf-8") for path in sorted(builtin_directory().rglob("*.yaml"))),
    ],
    ids=lambda text: text[:30].encode("ascii", "replace").decode(),
)
def test_a_file_is_read_as_any_reader_of_yaml_reads_it(text: str, tmp_path: Path) -> None:
    path = tmp_path / "any.yaml"
    path.write_text(text, encoding="utf-8")
    assert repr(read_yaml(path)) == repr(yaml.safe_load(text))
