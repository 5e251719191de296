"""Dossiers for the tests of outputs: those of the seeds, and the same with other words in them."""

from __future__ import annotations

from itertools import cycle
from typing import TYPE_CHECKING, Any

from made_once import seed_store

from tracker.comparisons.gathering.material import gather
from tracker.comparisons.views.dossier import Dossier, dossier
from tracker.rulebook.rulebook import default_rulebook
from tracker.store.store import read_store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

RULES = default_rulebook()
CHECKSUM = "0" * 12
"""Stands for that of the rules, so that a change of the rules alone changes no snapshot."""

_WORDS = {"label", "quote", "source", "source_title", "source_url", "region_name", "said", "told", "unit", "derivation"}


def seed_dossiers(store: Path, region: str, years: list[int]) -> dict[int, Dossier]:
    """Give the dossier of a region for each of some years, from a store with the seeds."""
    with read_store(seed_store(store)) as opened:
        material = gather(opened, region, "", RULES)
        made = {year: dossier(opened, material, RULES, [year]) for year in years}
    return {year: one.model_copy(update={"rules": CHECKSUM}) for year, one in made.items()}


def worded(one: Dossier, *words: str) -> Dossier:
    """Give a dossier with other words, one after the other, for every text that came from a report or a CSV file."""
    data = _replaced(one.model_dump(), cycle(words))
    for review, told in zip(data["reviews"], one.reviews, strict=True):
        review["lines"] = told.lines
    return Dossier.model_validate(data)


def _replaced(value: Any, words: Iterator[str]) -> Any:
    if isinstance(value, dict):
        return {
            key: next(words) if key in _WORDS and isinstance(inner, str) else _replaced(inner, words)
            for key, inner in value.items()
        }
    return [_replaced(inner, words) for inner in value] if isinstance(value, list | tuple) else value
