"""Holdings: what a store has of one region, with the texts, one region after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tracker.comparisons.findings.dispute import disputed_years
from tracker.comparisons.gathering.material import Material, stored_material, with_texts
from tracker.comparisons.gathering.statements import statements_of, with_words
from tracker.comparisons.views.dossier import Dossier, SourceText
from tracker.comparisons.views.reviewing import review_statements

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tracker.comparisons.gathering.statements import Statements
    from tracker.comparisons.records.settlement import Settlement
    from tracker.rulebook.rulebook import Rulebook
    from tracker.store.store import Store

__all__ = ["Holding", "Stated", "holdings", "stored_regions"]

_KEPT = 8
"""Regions whose statements are kept for those below them; more than there are levels."""


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


class Stated:
    """What some regions have stated, put in order once for themselves and for the regions below them."""

    def __init__(self) -> None:
        self._kept: dict[str, tuple[Material, Statements]] = {}

    def of(self, store: Store, code: str, name: str, rulebook: Rulebook) -> tuple[Material, Statements]:
        """Give what a store has of a region, without texts; what was not asked for lately is gathered again."""
        found = self._kept.pop(code, None)
        if found is None:
            material = stored_material(store, code, name, rulebook)
            found = material, statements_of(material, rulebook)
        self._kept[code] = found
        if len(self._kept) > _KEPT:
            del self._kept[next(iter(self._kept))]
        return found


def holdings(
    store: Store,
    rulebook: Rulebook,
    regions: Mapping[str, str],
    settlements: tuple[Settlement, ...] = (),
    stated: Stated | None = None,
) -> Iterator[Holding]:
    """Give what a store has of some regions, names by code, in their order; only that of a few is kept at a time.

    ``settlements`` are what people decided, about whatever region; ``stated`` is what was asked for other regions of
    the same store before.
    """
    kept = stated or Stated()
    for code, name in regions.items():
        pairs = [kept.of(store, each.code, each.name, rulebook) for each in rulebook.divisions.parents(code)]
        above = [(material, ledger) for material, ledger in pairs if material.claims or material.facts]
        material, ledger = kept.of(store, code, name, rulebook)
        own = with_texts(store, material, rulebook).model_copy(update={"settlements": settlements})
        yield _holding(own, ledger, above, rulebook)


def _holding(
    own: Material, stated: Statements, above: list[tuple[Material, Statements]], rulebook: Rulebook
) -> Holding:
    ledger = with_words(stated, own, tuple(kept for _, kept in above))
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
