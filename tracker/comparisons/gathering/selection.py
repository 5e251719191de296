"""The selection: what of a store one indicator and year rest on, found without reading the rest."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING, TypeVar

from tracker.comparisons.gathering.area import same_area
from tracker.comparisons.gathering.evidence import Places
from tracker.comparisons.gathering.material import Material, texts_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from tracker.claims.claim import Claim
    from tracker.rulebook.divisions import Divisions
    from tracker.rulebook.rulebook import Rulebook
    from tracker.store.card import ReportCard
    from tracker.store.facts import Fact
    from tracker.store.store import Store

__all__ = ["chosen_regions", "cited_places", "gather_indicator", "is_chosen"]

_T = TypeVar("_T")


def chosen_regions(
    store: Store, rulebook: Rulebook, level: str | None = None, parent: str | None = None
) -> dict[str, str]:
    """Give the names of the stored regions by the code of their lineage, in the order of codes.

    Of one level only where it is given, and below a region only, a code, where it is the ``parent``.
    """
    divisions = rulebook.divisions
    stored = {divisions.lineage(code): name for code, name in store.region_names().items()}
    chosen = (code for code in sorted(stored) if is_chosen(code, rulebook, level, parent))
    return {code: division.name if (division := divisions.get(code)) else stored[code] for code in chosen}


def is_chosen(code: str, rulebook: Rulebook, level: str | None, parent: str | None) -> bool:
    """Tell whether a region is of a level and below another one, where these are given."""
    division = rulebook.divisions.get(code)
    fits = level is None or (division is not None and division.level == level)
    return fits and (parent is None or any(one.code == parent for one in rulebook.divisions.parents(code)))


def gather_indicator(store: Store, rulebook: Rulebook, indicator: str, year: int) -> list[Material]:
    """Give of every stored region, by code, what its targets of an indicator and year and their verdicts rest on.

    Linking it gives the same comparisons of the indicator as linking all that is stored (see ``gather_all``).
    """
    divisions = rulebook.divisions
    now, before = str(year), str(year - 1)
    alike = _alike(indicator, rulebook)
    facts = store.facts(periods={before, now})
    claims = store.claims(years={year}, indicators=alike, periods={now}, kind="target")
    planned = store.claims(years={year - 1}, indicators=alike, periods={now}, kind="target")
    claims += [one for one in planned if one.document != "work_report"]  # those of a witness are of the year behind it
    claims += store.claims(indicators=alike, periods={before, now}, kind="actual")
    cards = _cards(store, claims, year, divisions)
    moved = _moved(store, cards, facts, year, divisions)
    if moved:
        told = store.claims(lineages=moved, periods={now}, kind="actual")
        claims += [one for one in told if one.indicator not in alike]
    names = {divisions.lineage(code): name for code, name in store.region_names().items()}
    return _materials(names, claims, facts, cards, divisions)


def cited_places(store: Store, rulebook: Rulebook, claims: Iterable[Claim]) -> Places:
    """Give the places of some claims, with the texts of the reports that they stand in."""
    kept = list(claims)
    found = {(one.region, one.report_year) for one in kept if one.document == "work_report"}
    lineages = {rulebook.divisions.lineage(region) for region, _ in found}
    cards = store.reports(lineages=lineages, years={year for _, year in found}, counted=False)
    return Places(kept, texts_of(store, (card for card in cards if (card.region, card.year) in found)))


def _alike(indicator: str, rulebook: Rulebook) -> set[str]:
    """Give the indicators whose figures may answer or explain a target of one."""
    known = rulebook.indicators.get(indicator)
    return {indicator, *(known.comparable if known else ())}


def _cards(store: Store, claims: Iterable[Claim], year: int, divisions: Divisions) -> list[ReportCard]:
    """Give the reports of the years around one, and those of the same regions and years as the other claims."""
    near = {year - 1, year, year + 1}
    cards = store.reports(years=near, counted=False, documents=None)
    far = [one for one in claims if one.report_year not in near]
    if far:
        lineages = {divisions.lineage(one.region) for one in far}
        years = {one.report_year for one in far}
        cards += store.reports(lineages=lineages, years=years, counted=False, documents=None)
    return cards


def _moved(
    store: Store, cards: Sequence[ReportCard], facts: Iterable[Fact], year: int, divisions: Divisions
) -> set[str]:
    """Give the lineages of which all later words about the year count, because the area may have changed.

    A figure of the year in a report after the next one tells so, unless the next one is here and of the same area.
    """
    codes = _codes(cards, year)
    for fact in facts:
        codes[divisions.lineage(fact.region)].add(fact.region)
    after = _codes(cards, year + 1)
    unsettled = {one for one in codes if not _covers(codes[one], after[one], year, divisions)}
    later = store.reports(lineages=unsettled, since=year + 2, counted=False) if unsettled else []
    return {
        card.lineage
        for card in later
        if after[card.lineage]
        or not all(same_area(code, year, card.region, card.year, divisions) for code in codes[card.lineage])
    }


def _codes(cards: Iterable[ReportCard], year: int) -> defaultdict[str, set[str]]:
    """Give the codes under which the lineages reported in a year."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for card in cards:
        if card.year == year and card.document == "work_report":
            found[card.lineage].add(card.region)
    return found


def _covers(codes: Iterable[str], after: Iterable[str], year: int, divisions: Divisions) -> bool:
    """Tell whether each of some codes has a report of the same area among those of the year after."""
    return all(any(same_area(code, year, other, year + 1, divisions) for other in after) for code in codes)


def _materials(
    names: Mapping[str, str],
    claims: Iterable[Claim],
    facts: Iterable[Fact],
    cards: Iterable[ReportCard],
    divisions: Divisions,
) -> list[Material]:
    lineage = cache(divisions.lineage)
    by_claim = _by_lineage(claims, lambda one: lineage(one.region))
    by_fact = _by_lineage(facts, lambda one: lineage(one.region))
    by_card = _by_lineage((one for one in cards if one.document == "work_report"), lambda one: one.lineage)
    by_witness = _by_lineage((one for one in cards if one.document != "work_report"), lambda one: one.lineage)
    return [
        Material(
            region=code,
            region_name=division.name if (division := divisions.get(code)) else names[code],
            claims=tuple(by_claim[code]),
            facts=tuple(by_fact[code]),
            reports=tuple(by_card[code]),
            witnesses=tuple(by_witness[code]),
        )
        for code in sorted(names)
    ]


def _by_lineage(found: Iterable[_T], lineage: Callable[[_T], str]) -> Mapping[str, list[_T]]:
    kept: defaultdict[str, list[_T]] = defaultdict(list)
    for one in found:
        kept[lineage(one)].append(one)
    return kept
