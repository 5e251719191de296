"""A rules file of another shape ends in one line that names it, whichever file it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tracker.cli.app import main
from tracker.errors import RulesError
from tracker.rulebook.directory import builtin_directory
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
    "marks.yaml": "marks",
    "names.yaml": "names",
    "periods.yaml": "periods",
    "phrases/levels.yaml": "phrases",
    "plans.yaml": "periods",
    "policy.yaml": "policy",
    "region_aliases.yaml": "divisions",
    "sections.yaml": "headings",
    "units.yaml": "units",
    "unnumbered.yaml": "unnumbered",
}
CASES = [(name, text) for name in PARTS for text in ("[]", "x", "{}", "")]


def test_every_rules_file_is_in_the_table() -> None:
    files = {path.relative_to(builtin_directory()).as_posix() for path in builtin_directory().glob("*.*")}
    assert files - {name for name in PARTS if "/" not in name} == {"divisions.md"}


@pytest.mark.parametrize(("name", "text"), CASES)
def test_a_rules_file_of_another_shape_is_refused_in_one_line(tmp_path: Path, name: str, text: str) -> None:
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    with pytest.raises(RulesError) as caught:
        getattr(Rulebook((builtin_directory(), tmp_path)), PARTS[name])
    assert path.name in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "document", [[], "x", {}, None, {"indicators": "x"}, {"indicators": ["x"]}, {"indicators": {}}]
)
def test_a_vocabulary_of_another_shape_is_refused(document: object) -> None:
    with pytest.raises(RulesError, match="file: must hold a list of tables under indicators"):
        load_indicators([("file", document)])


@pytest.mark.parametrize("text", ["[]", "x", "{}", "indicators: [x]"])
def test_a_command_tells_of_a_malformed_vocabulary_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str
) -> None:
    (tmp_path / "indicators.yaml").write_text(text, encoding="utf-8")
    assert main(["indicators", "--rules", str(tmp_path)]) == 2
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert "indicators.yaml: " in err
