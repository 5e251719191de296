"""Tiers: all that a report promised for a year, headline and detail, as one list, by section and counted."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Literal

from tracker.comparisons.records.review import totals_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tracker.comparisons.records.comparison import Comparison
    from tracker.comparisons.records.review import Review, Totals

__all__ = ["TierChoice", "by_section", "chosen", "counts_of", "whole_totals"]

TierChoice = Literal["headline", "detail", "all"]
"""Which promises are asked for."""


def chosen(review: Review, tier: TierChoice) -> list[Comparison]:
    """Give the promises of a review of one tier or of both, headline targets first."""
    return [one for one in review.targets if tier in {"all", one.tier}]


def by_section(promises: Iterable[Comparison]) -> list[tuple[tuple[str, ...], list[Comparison]]]:
    """Give promises by the headings above them, in the order in which the headings first come."""
    found: dict[tuple[str, ...], list[Comparison]] = {}
    for one in promises:
        found.setdefault(one.section, []).append(one)
    return list(found.items())


def counts_of(promises: Iterable[Comparison]) -> dict[str, int]:
    """Count promises by verdict."""
    return dict(Counter(one.verdict for one in promises))


def whole_totals(review: Review) -> Totals:
    """Count all promises of a report, headline and detail."""
    return totals_of(review.targets)
