"""Titles: whose targets of which years an output is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.outputs.wording.counts import tell_regions
from tracker.outputs.wording.places import region_called
from tracker.outputs.wording.plain import plain
from tracker.outputs.wording.words import word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.comparisons.views.dossier import Dossier
    from tracker.rulebook.policy import Language
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["shared_level", "tell_span", "tell_whose"]


def tell_whose(dossiers: Sequence[Dossier], rules: Rulebook, lang: Language) -> str:
    """Give the name of the one region, or how many there are, with the years of the targets."""
    if len(dossiers) != 1:
        regions = tell_regions(len(dossiers), shared_level(dossiers, rules), lang)
        return word("title_several", lang, regions=regions, year=tell_span(dossiers))
    (one,) = dossiers
    name = region_called(one.region_name, one.region, rules, lang)
    return plain(word("title", lang, name=name, region=one.region, year=tell_span(dossiers)))


def tell_span(dossiers: Sequence[Dossier]) -> str:
    """Give the year of the reviews, or the first and the last."""
    years = [one.year for each in dossiers for one in each.reviews]
    return "-".join(dict.fromkeys((str(min(years)), str(max(years))))) if years else ""


def shared_level(dossiers: Sequence[Dossier], rules: Rulebook) -> str | None:
    """Give the level of all regions, None where they are of several."""
    levels = {rules.divisions.level(one.region) for one in dossiers}
    return levels.pop() if len(levels) == 1 else None
