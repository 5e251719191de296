"""Rules of one's own make anew what they touch, and leave the rest of the built-in rules as it is."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tracker.rulebook.directory import builtin_directory
from tracker.rulebook.gate import load_whole
from tracker.rulebook.own_rules import files_of
from tracker.rulebook.places import PLACES
from tracker.rulebook.rulebook import PARTS, Rulebook, default_rulebook, load_rulebook

BUILTIN = builtin_directory()
READ = {part: {name for pattern in files_of(part) for name in BUILTIN.glob(pattern)} for part in PARTS}
"""The built-in files that each part is said to be made of."""


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> set[Path]:
    found: set[Path] = set()
    plainly = Path.open

    def watched(path: Path, *arguments: Any, **options: Any) -> Any:
        found.add(path)
        return plainly(path, *arguments, **options)

    monkeypatch.setattr(Path, "open", watched)
    return found


@pytest.mark.uncounted
@pytest.mark.parametrize("part", PARTS)
def test_a_part_is_made_of_the_files_that_are_said_to_be_its_own(part: str, opened: set[Path]) -> None:
    load_whole(getattr(Rulebook((BUILTIN,)), part))
    read = {path for path in opened if path.is_relative_to(BUILTIN)}
    assert read
    assert read <= READ[part]


@pytest.mark.uncounted
@pytest.mark.parametrize("part", PARTS)
def test_no_file_is_said_to_be_of_a_part_that_nothing_reads_for_it(part: str, opened: set[Path]) -> None:
    rules = Rulebook((BUILTIN,))
    for alike in (other for other in PARTS if files_of(other) == files_of(part)):
        load_whole(getattr(rules, alike))
    assert opened >= READ[part]


def test_places_are_of_the_divisions_though_no_built_in_ones_are_there() -> None:
    assert not (BUILTIN / PLACES).exists()
    assert [part for part in PARTS if PLACES in files_of(part)] == ["divisions"]


def test_every_file_of_the_rules_is_of_a_part() -> None:
    files = {path for path in BUILTIN.rglob("*.*") if path.suffix in {".yaml", ".csv"}}
    assert set().union(*READ.values()) == files


@pytest.mark.parametrize(
    ("name", "text", "touched"),
    [
        ("phrases/own.yaml", "rules: []", {"lexicon", "marks", "phrases", "literals", "stands"}),
        ("plans.yaml", "plans: []", {"headings", "periods"}),
        ("policy.yaml", "{}", {"policy"}),
        ("notes.yaml", "{}", set()),
    ],
)
def test_what_is_not_touched_is_that_of_the_built_in_rules(
    name: str, text: str, touched: set[str], tmp_path: Path
) -> None:
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_text(text, encoding="utf-8")
    own, builtin = load_rulebook(tmp_path), default_rulebook()
    assert {part for part in PARTS if getattr(own, part) is not getattr(builtin, part)} == touched
