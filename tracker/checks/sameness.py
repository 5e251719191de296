"""Sameness: reports that are here twice, under one identity or under two."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any

from tracker.checks.known_report import likeness

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.checks.candidate import Candidate
    from tracker.checks.known_report import KnownReport
    from tracker.checks.notice import Notice
    from tracker.checks.notice_writer import NoticeWriter
    from tracker.rulebook.rulebook import Rulebook
    from tracker.store.card import ReportCard

__all__ = ["Shelf", "sameness_notices"]

_FIGURE, _MANY = 2, 100


class Shelf:
    """All reports that are known, found by what they may have in common."""

    def __init__(self, reports: Sequence[KnownReport]) -> None:
        self._reports = reports
        self._places: defaultdict[object, list[int]] = defaultdict(list)
        for place, one in enumerate(reports):
            for mark in _marks(one):
                self._places[mark].append(place)

    def near(self, own: KnownReport, fewest: int) -> list[KnownReport]:
        """Give those of the same region and year, of the same bytes, or with a number of figures in common.

        Figures that very many reports state are left out.
        """
        found: Counter[int] = Counter()
        for mark in _marks(own):
            places = self._places[mark]
            sure = isinstance(mark, str) or len(mark) > _FIGURE
            found.update(dict.fromkeys(places if sure or len(places) <= _MANY else (), fewest if sure else 1))
        return [self._reports[place] for place, count in sorted(found.items()) if count >= fewest]


def sameness_notices(
    candidate: Candidate, own: KnownReport, shelf: Shelf, writer: NoticeWriter, rulebook: Rulebook
) -> Iterator[Notice]:
    """Give the other reports of which a file is a copy, a second text, or the same text under another identity."""
    limits = writer.rules.limits
    for other in shelf.near(own, limits.fewest_figures):
        if _is_itself(own, other) or (other.origin == "checked" and str(other.path) > str(own.path)):
            continue  # of two checked files the later one tells of both
        same = own.card.sha256 == other.card.sha256
        share, count = likeness(own, other)
        alike = same or (share >= limits.same_figures and count >= limits.fewest_figures)
        code = _code(own, other, rulebook, same=same, alike=alike)
        if code:
            card = other.card
            told = {"region": card.region_name, "year": card.year, "share": f"{share:.0%}"}
            key = (*candidate.subject, card.lineage, card.year)
            related = (other.lines.place(),) if other.lines else ()
            blanks = {"other": other.name, **told}
            yield writer.at(code, candidate.lines, (0, 0), key, blanks, related=related, **candidate.about)


def _marks(one: KnownReport) -> set[Any]:
    """Give what may be had in common: the checksum, region and year, and the figures of some digits."""
    card = one.card
    return {card.sha256, (card.lineage, card.year, card.document), *one.signature}


def _is_itself(own: KnownReport, other: KnownReport) -> bool:
    """Tell whether another record is this very file, as the store or the lock file knows it."""
    if other.origin in {"checked", "folder"}:
        return own.path == other.path
    named = own.path == other.path if other.path else own.card.source == other.card.source
    return named and _is_one(own.card, other.card)


def _is_one(one: ReportCard, two: ReportCard) -> bool:
    """Tell whether two cards are of one document: a region's report of a year is not its communiqué."""
    return (one.lineage, one.year, one.document) == (two.lineage, two.year, two.document)


def _code(own: KnownReport, other: KnownReport, rulebook: Rulebook, *, same: bool, alike: bool) -> str | None:
    one, two = own.card, other.card
    if _is_one(one, two) and not rulebook.divisions.apart(one.region, two.region, one.year):
        return "T07" if same else "T08"
    return "T09" if alike else None
