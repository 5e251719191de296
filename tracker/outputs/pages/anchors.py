"""Anchors: the places of one page that lead to each other, from a verdict to its sentence and back."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tracker.comparisons.records.comparison import Side
    from tracker.comparisons.views.dossier import Dossier
    from tracker.store.card import ReportCard

__all__ = ["Anchors", "Place", "text_key"]


class Place(NamedTuple):
    """A place of the page that rests on a sentence: its id, and what a reader is told of it."""

    key: str
    name: str


class Anchors:
    """Leads from figures to the texts of a dossier, and remembers which places of the page rest on which claim."""

    def __init__(self, dossier: Dossier) -> None:
        self._dossier = dossier
        self.lines: Mapping[str, int] = dossier.reviews[0].lines if dossier.reviews else {}
        """Where the claims of the dossier stand."""
        self._back: defaultdict[str, list[Place]] = defaultdict(list)

    @property
    def back(self) -> Mapping[str, list[Place]]:
        """The places that rest on each claim, in the order of the page."""
        return self._back

    def href(self, side: Side | None, place: Place, line: str | None = None) -> str:
        """Give the link from a place to the sentence of a side, empty where its text is not on the page.

        A sentence that is no claim is found by its ``line``.
        """
        if side is None:
            return ""
        if side.claim and self._dossier.source_of(side.claim):
            if place not in self._back[side.claim]:
                self._back[side.claim].append(place)
            return f"#{quote(side.claim, safe='')}"
        return self.line(side.source, int(line)) if line and line.isdecimal() else ""

    def line(self, source: str, line: int) -> str:
        """Give the link to a line of a source, empty where its text is not on the page."""
        named = [one.card for one in self._dossier.sources if one.card.source == source]
        return f"#{text_key(named[0])}-{line}" if len(named) == 1 else ""


def text_key(card: ReportCard) -> str:
    """Give the id of the text of a report; its lines have the same with their numbers."""
    return f"text-{card.region}-{card.year}"
