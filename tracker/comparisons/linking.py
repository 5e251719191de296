"""Linking: the targets of a region and year with the actuals that answer them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.comparisons.answer import Ground, answer
from tracker.comparisons.statement import claim_statements, fact_statements
from tracker.comparisons.vintage import statement_order

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tracker.claims.claim import Claim
    from tracker.comparisons.comparison import Comparison
    from tracker.comparisons.statement import Statement
    from tracker.rulebook.rulebook import Rulebook
    from tracker.store.card import ReportCard
    from tracker.store.facts import Fact

__all__ = ["absence_reason", "compare", "is_target", "lineage_codes", "statements_of"]


def compare(
    claims: Iterable[Claim],
    *,
    region: str,
    year: int,
    facts: Iterable[Fact] = (),
    reports: Iterable[ReportCard] = (),
    rulebook: Rulebook | None = None,
) -> list[Comparison]:
    """Give the targets of one region and year, each with what answers it; the order of the input does not matter.

    ``region`` is a division code; claims and facts of its whole lineage count. Targets are those of the expected
    targets (headline tier) and of cited facts, in the order of the text, then the targets of details whose indicator
    is in the vocabulary and has no target yet. Without ``reports`` a report counts as here in full where it has
    claims.
    """
    rules = rulebook or _default_rulebook()
    cards = list(reports)
    claims, facts = list(claims), list(facts)
    stated = statements_of(claims, region=region, facts=facts, reports=cards, rulebook=rules)
    targets = _chosen([one for one in stated if is_target(one) and one.year == year], rules)
    actuals = [one for one in stated if one.kind == "actual" and one.year == year and (one.told or year + 1) > year]
    absence = absence_reason(year + 1, region=region, claims=claims, reports=cards, rulebook=rules)
    ground = Ground(actuals=tuple(actuals), subjects=frozenset(one.subject for one in targets), absence=absence)
    return [answer(target, ground, rules) for target in targets]


def statements_of(
    claims: Iterable[Claim],
    *,
    region: str,
    facts: Iterable[Fact] = (),
    reports: Iterable[ReportCard] = (),
    rulebook: Rulebook,
) -> list[Statement]:
    """Give what is stated about single years of a region and its lineage, in an order of its own."""
    names = {(card.region, card.year): card.source for card in reports}
    claims, facts = list(claims), list(facts)
    codes = lineage_codes(region, {claim.region for claim in claims} | {fact.region for fact in facts}, rulebook)
    ours = [claim for claim in claims if claim.region in codes]
    cited = [fact for fact in facts if fact.region in codes]
    stated = claim_statements(ours, names, rulebook.policy) + fact_statements(cited, rulebook.policy)
    return sorted(stated, key=lambda one: (one.year, one.told or 0, one.side.source, one.start, statement_order(one)))


def is_target(statement: Statement) -> bool:
    """Tell whether a statement is a target that the report of its own year, or a cited source, sets."""
    return statement.kind == "target" and statement.told in {None, statement.year}


def lineage_codes(region: str, codes: Iterable[str], rulebook: Rulebook) -> set[str]:
    """Give those of the codes that stand for the same region through its code changes."""
    lineage = rulebook.divisions.lineage(region)
    return {code for code in codes if code == region or rulebook.divisions.lineage(code) == lineage}


def absence_reason(
    year: int, *, region: str, claims: Iterable[Claim], reports: Iterable[ReportCard], rulebook: Rulebook
) -> str | None:
    """Give why a figure missing from the report of ``year`` proves nothing, None where it is here in full."""
    claims, cards = list(claims), list(reports)
    codes = lineage_codes(region, {claim.region for claim in claims} | {card.region for card in cards}, rulebook)
    found = [card.completeness for card in cards if card.region in codes and card.year == year]
    told = not cards and any(claim.region in codes and claim.report_year == year for claim in claims)
    if not found and not told:
        return "next_report_missing"
    return "next_report_abridged" if found and "full" not in found else None


def _default_rulebook() -> Rulebook:
    from tracker.rulebook.rulebook import default_rulebook

    return default_rulebook()


def _chosen(targets: Sequence[Statement], rules: Rulebook) -> list[Statement]:
    """Give every target once: headline ones, then details that speak of something new within the vocabulary."""
    chosen: dict[tuple[object, ...], Statement] = {}
    for one in sorted(targets, key=lambda one: _target_order(one, rules)):
        taken = {(other.subject, other.side.measure) for other in chosen.values()}
        new = one.indicator is not None and (one.subject, one.side.measure) not in taken
        if one.tier == "headline" or new:
            chosen.setdefault(_same_target(one, rules), one)
    return list(chosen.values())


def _target_order(one: Statement, rules: Rulebook) -> tuple[object, ...]:
    """Order by tier, a report's own words before citations of it, then as in the text or in the vocabulary."""
    known = [indicator.id for indicator in rules.indicators.all]
    place = known.index(one.indicator) if one.indicator in known else len(known)
    return (one.tier != "headline", one.side.quote is None, one.start, place, one.side.source, statement_order(one))


def _same_target(one: Statement, rules: Rulebook) -> tuple[object, ...]:
    side = one.side
    unit = side.unit or ""
    figures = [rules.units.scaled(value, unit) for value in (side.value, side.value_high) if value is not None]
    words = () if figures else (side.quote,)
    return (one.subject, side.measure, *figures, *words)
