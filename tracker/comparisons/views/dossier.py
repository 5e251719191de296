"""The dossier: the reviews of a region with all that they rest on, so that every figure leads to its sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from pydantic import BaseModel, ConfigDict

from tracker.claims.claim import Claim
from tracker.comparisons.records.review import Review
from tracker.comparisons.views.kept import kept_reviews
from tracker.store.card import ReportCard
from tracker.store.facts import Fact

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.comparisons.gathering.material import Material
    from tracker.rulebook.rulebook import Rulebook
    from tracker.store.store import Store

__all__ = ["Dossier", "SourceText", "dossier", "of_tier"]


class SourceText(BaseModel):
    """A report that a dossier rests on, with its decoded text, which the offsets of claims count in."""

    model_config = ConfigDict(frozen=True, defer_build=True)

    card: ReportCard
    text: str


class Dossier(BaseModel):
    """Some years of a region, the reports and cited facts that they name, and the claims by their ids."""

    model_config = ConfigDict(frozen=True, defer_build=True)

    region: str
    region_name: str
    reviews: tuple[Review, ...]
    sources: tuple[SourceText, ...]
    """Reports that set the targets or may answer them, by year."""
    facts: tuple[Fact, ...]
    """Cited facts about the years of the reviews."""
    claims: dict[str, Claim]
    """Every claim of the sources."""
    witnesses: tuple[ReportCard, ...] = ()
    """The communiqués, budget and plan reports that are stored, without their texts."""
    policy: str
    rules: str
    """Checksum of the rules by which reports were read."""

    def source_of(self, claim: str | None) -> SourceText | None:
        """Give the report that a claim stands in, None for a cited fact or a report that is not here."""
        found = self.claims.get(claim or "")
        if found is None:
            return None
        key = (found.region, found.report_year)
        return next((one for one in self.sources if (one.card.region, one.card.year) == key), None)


def of_tier(found: Dossier, tier: Literal["headline", "detail", "all"]) -> Dossier:
    """Give a dossier with the targets of one tier only, or of all."""
    left = {"headline": {"details": ()}, "detail": {"comparisons": (), "courses": ()}, "all": {}}[tier]
    return found.model_copy(update={"reviews": tuple(one.model_copy(update=left) for one in found.reviews)})


def dossier(store: Store, material: Material, rulebook: Rulebook, years: Sequence[int] | None = None) -> Dossier:
    """Give the dossier of some years of a region, or of every year of which there is something to say.

    ``material`` is that of the region (see ``gather``); the texts come from the same store.
    """
    reviews = kept_reviews(material, rulebook, years)
    wanted = {year for one in reviews for year in (one.year, one.year + 1)}
    cards = [card for card in material.reports if card.year in wanted]
    texts = [(card, store.text(card.lineage, card.year, card.region)) for card in cards]
    keys = {(card.region, card.year) for card in cards}
    named = {year for one in reviews for year in (str(one.year), str(one.year - 1))}
    return Dossier(
        region=material.region,
        region_name=reviews[0].region_name if len(reviews) == 1 else material.region_name,
        reviews=tuple(reviews),
        sources=tuple(SourceText(card=card, text=text) for card, text in texts if text is not None),
        facts=tuple(fact for fact in material.facts if fact.period[:4] in named or fact.period[-4:] in named),
        claims={one.id: one for one in material.report_claims if (one.region, one.report_year) in keys},
        witnesses=material.witnesses,
        policy=rulebook.policy.id,
        rules=rulebook.checksum,
    )
