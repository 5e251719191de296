"""Kept reviews: what an earlier run found to say of a region, where it made it of the same by the same rules."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING

from tracker.claims.claim import Claim
from tracker.comparisons.comparison import Comparison, Likeness, Looked, Noted, Settled, Side, Vintage
from tracker.comparisons.course import Reached
from tracker.comparisons.evidence import Places
from tracker.comparisons.finding import Finding
from tracker.comparisons.mention import Mention
from tracker.comparisons.prospect import Prospect, YearFigure
from tracker.comparisons.review import Review
from tracker.comparisons.settlement import Settlement
from tracker.comparisons.undertaking import Undertaking
from tracker.reports.kept import dictionary
from tracker.rulebook.kept import kept_reading
from tracker.store.card import ReportCard
from tracker.store.facts import Fact
from tracker.tasks.task import Task

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pydantic import BaseModel

    from tracker.comparisons.material import Material
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["kept_reviews"]

_ROOMS = ("sources", "reports", "claims", "tasks", "store", "linking", "comparisons")
_MODELS = (
    Review, Comparison, Side, Vintage, Looked, Likeness, Settled, Noted, Mention, Undertaking, Finding, Prospect,
    YearFigure, Reached,
)  # fmt: skip


def kept_reviews(material: Material, rulebook: Rulebook, years: Sequence[int] | None = None) -> list[Review]:
    """Give the reviews of some years, or of every year, as ``review_all`` does."""

    def link() -> list[Review]:
        from tracker.comparisons.reviewing import review_all

        # the claims are at hand wherever the reviews are asked for, and are more than all else together
        return [one.model_copy(update={"lines": {}}) for one in review_all(material, rulebook, years)]

    written = [each.text for each in material.texts.values()]
    made_of = (_told(material), years, rulebook.checksum, dictionary(*written))
    lines = Places(material.claims, material.texts)
    found = kept_reading("reviews", made_of, link, _MODELS, _ROOMS)
    return [one.model_copy(update={"lines": lines}) for one in found]


def _told(material: Material) -> tuple[object, ...]:
    """Give all that a material holds, as something whose ``repr`` tells it whole."""
    return (
        material.region,
        material.region_name,
        _rows(Claim, material.claims),
        _rows(Fact, material.facts),
        _rows(ReportCard, (*material.reports, *material.witnesses)),
        [*material.texts.items()],
        _rows(Task, material.tasks),
        _rows(Settlement, material.settlements),
        [_told(each) for each in material.above],
    )


def _rows(model: type[BaseModel], records: Iterable[BaseModel]) -> list[object]:
    """Give the fields of records; a record's own ``repr`` takes five times as long."""
    return [*map(attrgetter(*model.model_fields), records)]
