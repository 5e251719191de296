"""The reviews of several regions as a listing: a table a region and year, for readers."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from tracker.comparisons.judging.order import worst_first
from tracker.comparisons.views.tiers import whole_totals
from tracker.outputs.files.listing import Listing, Part
from tracker.outputs.wording.citation import cite_marked
from tracker.outputs.wording.counts import tell_counts, tell_regions
from tracker.outputs.wording.figures import indicator_name, tell_gap, tell_tolerances
from tracker.outputs.wording.places import region_called
from tracker.outputs.wording.punctuation import listed
from tracker.outputs.wording.reasons import candidates
from tracker.outputs.wording.titles import shared_level, tell_whose
from tracker.outputs.wording.verdicts import tell_actual, tell_side
from tracker.outputs.wording.words import word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.comparisons.records.comparison import Comparison
    from tracker.comparisons.records.review import Review
    from tracker.comparisons.views.dossier import Dossier
    from tracker.rulebook.policy import Language
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["reviews_listing"]

_KEYS = ("indicator", "verdict", "target", "actual", "gap", "sheets.evidence")
_GAP = 4


def reviews_listing(dossiers: Sequence[Dossier], rules: Rulebook, lang: Language) -> Listing:
    """Give every target of some regions, worst first within each, with how many came out how."""
    reviews = [one for each in dossiers for one in each.reviews]
    tolerances = listed(tell_tolerances(rules, lang), lang)
    return Listing(
        title=tell_whose(dossiers, rules, lang),
        headline=_headline(dossiers, reviews, rules, lang),
        parts=tuple(_part(one, rules, lang) for one in reviews),
        sheets=(),
        notes=(word("policy", lang, policy=rules.policy.id, tolerances=tolerances),),
    )


def _headline(dossiers: Sequence[Dossier], reviews: Sequence[Review], rules: Rulebook, lang: Language) -> str:
    counted: Counter[str] = Counter(one.verdict for review in reviews for one in review.targets)
    told = [f"{counted[each.id]} {each.say(lang)}" for each in rules.policy.verdicts if counted[each.id]]
    regions = tell_regions(len(dossiers), shared_level(dossiers, rules), lang)
    said = word("league.comma", lang).join(told) or word("unseen", lang)
    return word("of_judged", lang, regions=regions, stated=counted.total(), told=said)


def _part(review: Review, rules: Rulebook, lang: Language) -> Part:
    ordered = [*worst_first(review.comparisons, rules), *worst_first(review.details, rules)]
    name = region_called(review.region_name, review.region, rules, lang)
    title = word("title", lang, name=name, region=review.region, year=review.year)
    told = tell_counts(whole_totals(review), rules, lang) if ordered else word("no_targets", lang, year=review.year)
    heads = [word(key, lang) for key in _KEYS]
    return Part(title, heads, [_row(one, review, rules, lang) for one in ordered], right=(_GAP,), told=told)


def _row(one: Comparison, review: Review, rules: Rulebook, lang: Language) -> list[str]:
    words = rules.policy.words(one.verdict)
    sides = filter(None, (one.target, one.actual, *candidates(one)))
    return [
        indicator_name(one.indicator, one.label, rules, lang),
        f"{words.say(lang)} {words.shape}",
        tell_side(one.target, rules, lang),
        tell_actual(one, rules, lang) or "-",
        tell_gap(one.gap, one.gap_unit, rules, lang, one.indicator),
        " / ".join(cite_marked(side, review.lines, lang) for side in sides),
    ]
