"""The outline gives every place of a part the headings above it, in the words of the text."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tracker.claims.extraction import extract
from tracker.reports.cleaning import clean
from tracker.reports.outline import outline_of
from tracker.reports.reading import read
from tracker.reports.sections import cut_sections
from tracker.rulebook.directory import read_yaml
from tracker.rulebook.rulebook import default_rulebook

HERE = Path(__file__).parent
SEEDS = sorted((HERE.parent / "seeds").glob("*.txt"))
RULES = default_rulebook()
CASES: list[dict[str, Any]] = read_yaml(HERE / "data/reports/outline.yaml")


@pytest.mark.parametrize("case", CASES, ids=[case["shows"] for case in CASES])
def test_a_place_stands_under_the_headings_that_the_table_says(case: dict[str, Any]) -> None:
    cleaned = clean(case["text"], RULES.furniture)
    (section,) = cut_sections(cleaned.text, 2024, RULES)
    outline = outline_of(cleaned.text, section, RULES.headings)
    found = {
        words: [case["text"][slice(*cleaned.origin_span(*span))] for span in outline.above(cleaned.text.index(words))]
        for words in case["above"]
    }
    assert found == case["above"]


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.name)
def test_the_headings_above_a_claim_stand_before_it_in_the_text(path: Path) -> None:
    report = read(path)
    plain = "".join(report.source.text.split())
    for one in extract(report):
        before = "".join(report.source.text[: one.end].split())
        assert all("".join(title.split()) in before for title in one.section[1:]), one.section
        assert "".join(one.quote.split()) in plain
