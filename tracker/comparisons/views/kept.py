"""Kept reviews: what an earlier run found to say of a region, where it made it of the same by the same rules."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING

from tracker.claims.claim import Claim
from tracker.comparisons.gathering.evidence import Places
from tracker.comparisons.records.comparison import Comparison, Likeness, Looked, Noted, Settled, Side, Vintage
from tracker.comparisons.records.course import Reached
from tracker.comparisons.records.finding import Finding
from tracker.comparisons.records.mention import Mention
from tracker.comparisons.records.prospect import Prospect, YearFigure
from tracker.comparisons.records.review import Review
from tracker.comparisons.records.settlement import Settlement
from tracker.comparisons.records.undertaking import Undertaking
from tracker.reports.kept import dictionary
from tracker.rulebook.kept import kept_reading
from tracker.store.card import ReportCard
from tracker.store.facts import Fact
from tracker.tasks.task import Task

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from pydantic import BaseModel

    from tracker.comparisons.gathering.material import Material
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["kept_linking", "kept_reviews", "rows"]

_ROOMS = ("sources", "reports", "claims", "tasks", "store", "linking", "comparisons")
_MODELS = (
    Review, Comparison, Side, Vintage, Looked, Likeness, Settled, Noted, Mention, Undertaking, Finding, Prospect,
    YearFigure, Reached,
)  # fmt: skip


def kept_reviews(material: Material, rulebook: Rulebook, years: Sequence[int] | None = None) -> list[Review]:
    """Give the reviews of some years, or of every year, as ``review_all`` does."""

    def link() -> list[Review]:
        from tracker.comparisons.views.reviewing import review_all

        return review_all(material, rulebook, years)

    texts, lines = material.texts, Places(material.claims, material.texts)
    made_of = (_told(material), years, rulebook.checksum, dictionary(*(each.text for each in texts.values())))
    return kept_linking("material", made_of, link, lines)


def kept_linking(
    what: str, made_of: object, link: Callable[[], list[Review]], lines: Mapping[str, int], *rooms: str
) -> list[Review]:
    """Give reviews as ``link`` does, with the ``lines`` of their claims; the rest is as ``kept_reading`` takes it."""

    def alone() -> list[Review]:
        # the claims are at hand wherever reviews are asked for, and are more than all else together
        return [one.model_copy(update={"lines": {}}) for one in link()]

    found = kept_reading(what, made_of, alone, _MODELS, (*_ROOMS, *rooms))
    return [one.model_copy(update={"lines": lines}) for one in found]


def _told(material: Material) -> tuple[object, ...]:
    """Give all that a material holds, as something whose ``repr`` tells it whole."""
    return (
        material.region,
        material.region_name,
        rows(Claim, material.claims),
        rows(Fact, material.facts),
        rows(ReportCard, (*material.reports, *material.witnesses)),
        [*material.texts.items()],
        rows(Task, material.tasks),
        rows(Settlement, material.settlements),
        [_told(each) for each in material.above],
    )


def rows(model: type[BaseModel], records: Iterable[BaseModel]) -> list[object]:
    """Give the fields of records; a record's own ``repr`` takes five times as long."""
    return [*map(attrgetter(*model.model_fields), records)]
