from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, get_args

import pytest
from rich.cells import cell_len

from tracker.claims.claim import Comparator
from tracker.comparisons.records.comparison import Verdict
from tracker.errors import RulesError
from tracker.rulebook.policy import load_policy
from tracker.rulebook.rulebook import default_rulebook

if TYPE_CHECKING:
    from pathlib import Path

POLICY = default_rulebook().policy


@pytest.mark.parametrize("verdict", get_args(Verdict))
def test_every_verdict_has_words_and_a_shape_of_one_certain_cell(verdict: str) -> None:
    words = POLICY.words(verdict)
    assert words.zh
    assert words.en
    assert words.ascii.isascii()
    assert cell_len(words.shape) == 1
    assert unicodedata.east_asian_width(words.shape) in {"N", "Na"}


def test_no_two_verdicts_share_a_shape() -> None:
    assert len({words.shape for words in POLICY.verdicts}) == len(get_args(Verdict))
    assert len({words.ascii for words in POLICY.verdicts}) == len(get_args(Verdict))


@pytest.mark.parametrize("comparator", get_args(Comparator))
def test_every_comparator_has_a_reading_and_words_in_both_languages(comparator: str) -> None:
    assert comparator in POLICY.readings
    for words in POLICY.figures.values():
        assert "{}" in words.rises[comparator]
        assert "{}" in words.falls[comparator]


@pytest.mark.parametrize(
    ("indicator", "measure", "unit", "name"),
    [
        ("gdp", "growth", "%", "GDP growth"),
        ("gdp", "level", "亿元", "levels and counts"),
        ("cpi", "growth", "%", "other rates"),
        (None, "change", "个百分点", "other rates"),
        (None, "level", "家", "levels and counts"),
    ],
)
def test_the_first_tolerance_that_fits_is_used(indicator: str | None, measure: str, unit: str, name: str) -> None:
    found = POLICY.tolerance(indicator, measure, unit)
    assert found is not None
    assert found.en == name


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("version: 1", "version: one", "version"),
        ("points: 0.3", "points: little", "tolerances.0.points"),
        ("unknown_direction: undecided", "unknown_direction: guess", "unknown_direction"),
        ("no_tolerance:", "no_tolerence:", "no_tolerence"),
    ],
)
def test_a_wrong_policy_is_told_with_its_file_and_field(tmp_path: Path, old: str, new: str, told: str) -> None:
    builtin = default_rulebook().directories
    text = (builtin[0] / "policy.yaml").read_text(encoding="utf-8")
    (tmp_path / "policy.yaml").write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(RulesError, match=rf"policy\.yaml: {told}: "):
        load_policy((*builtin, tmp_path))
