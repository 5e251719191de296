"""Holdings: what a store has of one region, with the texts, one region after the other."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from tracker.comparisons.dispute import disputed_years
from tracker.comparisons.dossier import Dossier, SourceText
from tracker.comparisons.material import Material, remarks_of, stored_material, worded_material
from tracker.comparisons.review import review_statements
from tracker.comparisons.statements import statements_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from tracker.comparisons.settlement import Settlement
    from tracker.comparisons.statements import Statements
    from tracker.rulebook.rulebook import Rulebook
    from tracker.store.store import Store

__all__ = ["Holding", "holdings", "stored_regions"]

_ABOVE = 8
"""Regions above others that are kept for the next ones; more than there are levels."""


class Holding(NamedTuple):
    """A region's dossier of every year, and what is known of the regions above it."""

    dossier: Dossier
    ledger: Statements
    above: tuple[Material, ...]


def stored_regions(store: Store, rulebook: Rulebook) -> dict[str, str]:
    """Give the regions of a store by code, each with its name.

    The forms of one lineage are one region; one that stood beside the region that it went up in is a region of its own.
    """
    divisions, found = rulebook.divisions, dict[str, str]()
    for card in store.regions():
        lineage = divisions.lineage(card.code)
        known = divisions.get(card.code)
        own = known is not None and known.until is not None and divisions.apart(card.code, lineage, known.until)
        code = card.code if own else lineage
        division = divisions.get(code)
        found[code] = division.name if division else card.name
    return dict(sorted(found.items()))


def holdings(
    store: Store, rulebook: Rulebook, regions: Mapping[str, str], settlements: tuple[Settlement, ...] = ()
) -> Iterator[Holding]:
    """Give what a store has of some regions, names by code, in their order; only that of one is kept at a time.

    ``settlements`` are what people decided, about whatever region.
    """
    kept = _keeper(store, rulebook)
    for code, name in regions.items():
        pairs = [kept(each.code, each.name) for each in rulebook.divisions.parents(code)]
        above = [(material, ledger) for material, ledger in pairs if material.claims or material.facts]
        own = worded_material(store, code, name, rulebook).model_copy(update={"settlements": settlements})
        yield _holding(own, above, rulebook)


def _keeper(store: Store, rulebook: Rulebook) -> Callable[[str, str], tuple[Material, Statements]]:
    @lru_cache(maxsize=_ABOVE)
    def kept(code: str, name: str) -> tuple[Material, Statements]:
        material = stored_material(store, code, name, rulebook)
        return material, statements_of(material, rulebook)

    return kept


def _holding(own: Material, above: list[tuple[Material, Statements]], rulebook: Rulebook) -> Holding:
    material = own.model_copy(update={"remarks": tuple(remarks_of(own.texts, rulebook))})
    ledger = statements_of(material, rulebook, above=tuple(kept for _, kept in above))
    lines = {claim.id: claim.line for claim in own.claims}
    lines |= {claim.id: claim.line for one, _ in above for claim in one.claims}
    years = sorted({*ledger.targets, *disputed_years(ledger)})
    dossier = Dossier(
        region=own.region,
        region_name=own.region_name,
        reviews=tuple(review_statements(ledger, year, lines) for year in years),
        sources=tuple(
            SourceText(card=card, text=told.text if (told := own.texts.get((card.region, card.year))) else "")
            for card in own.reports
        ),
        facts=own.facts,
        claims={one.id: one for one in own.report_claims},
        witnesses=own.witnesses,
        policy=rulebook.policy.id,
        rules=rulebook.checksum,
    )
    return Holding(dossier, ledger, tuple(material for material, _ in above))
