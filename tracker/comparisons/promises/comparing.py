"""Comparing: the targets of a region and year, headline and detail, each with what answers it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tracker.comparisons.gathering.statements import put_in_order
from tracker.comparisons.promises.detail import link_details, link_headlines

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tracker.claims.claim import Claim
    from tracker.comparisons.gathering.material import ReportText
    from tracker.comparisons.records.comparison import Comparison
    from tracker.rulebook.rulebook import Rulebook
    from tracker.store.card import ReportCard
    from tracker.store.facts import Fact

__all__ = ["compare"]


def compare(
    claims: Iterable[Claim],
    *,
    region: str,
    year: int,
    facts: Iterable[Fact] = (),
    reports: Iterable[ReportCard] = (),
    texts: Mapping[tuple[str, int], ReportText] | None = None,
    rulebook: Rulebook | None = None,
) -> list[Comparison]:
    """Give the targets of one region and year, each with what answers it; the order of the input does not matter.

    ``region`` is a division code; claims and facts of its whole lineage count. Targets are those of the expected
    targets (headline tier) and of cited facts, in the order of the text with those of one indicator together, then the
    targets of details whose indicator is in the vocabulary and has no target yet; behind them stand the promises of
    detail, in the order of the text.
    Without ``reports`` a report counts as here in full where it has claims. ``texts`` are those of
    reports by code and report year; without them nothing is looked for in words.
    """
    statements = put_in_order(claims, region, "", facts, reports, rulebook or _default_rulebook())
    whole = replace(statements, texts=texts or {})
    compared = link_headlines(whole, year)
    return [*compared, *link_details(whole, year, compared)]


def _default_rulebook() -> Rulebook:
    from tracker.rulebook.rulebook import default_rulebook

    return default_rulebook()
