"""Places: each must have a code of its own and lie in something that is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.errors import Message
from tracker.rulebook.lint_flaw import flaw_at
from tracker.rulebook.lint_shape import shape_flaws
from tracker.rulebook.places import PLACES, PlaceFile

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from tracker.rulebook.lint_flaw import Flaw
    from tracker.rulebook.places import Place
    from tracker.rulebook.positions import Document

__all__ = ["place_flaws"]

_NO_END = 9999


def place_flaws(document: Document, codes: Collection[str]) -> Iterator[Flaw]:
    """Give everything that is wrong with a file of places; ``codes`` are those of the divisions."""
    flaws = list(shape_flaws(PLACES, document))
    yield from flaws
    if flaws or not document.is_read:
        return
    places = PlaceFile.model_validate(document.content).places
    for at, place in enumerate(places):
        yield from _code_flaws(document, at, places, codes)
        known = {*codes, *(one.code for one in places[:at])}
        if place.parent not in known:
            message = Message("no division has the code {code!r}", {"code": place.parent})
            advice = Message("`tracker regions NAME` shows the codes")
            yield flaw_at(document, ("places", at, "parent"), "R04", message, advice)
        known |= {one.code for one in places}
        for number, code in enumerate(place.successors):
            if code not in known or code == place.code:
                message = Message("{name} cannot become {code!r}", {"name": place.name, "code": code})
                advice = Message("name a division, or a place of this file")
                yield flaw_at(document, ("places", at, "successors", number), "R04", message, advice)


def _code_flaws(document: Document, at: int, places: Sequence[Place], codes: Collection[str]) -> Iterator[Flaw]:
    """Give where a place has what another one has: its code, or its name and parent at the same time."""
    place, before = places[at], places[:at]
    if place.code in codes:
        message = Message("a division has the code {code} already", {"code": place.code})
        advice = Message("take one that none has, e.g. {digits} with two letters", {"digits": place.parent[:4]})
        yield flaw_at(document, ("places", at, "code"), "R05", message, advice)
    if any(one.code == place.code for one in before):
        message = Message("the code {code} stands twice", {"code": place.code})
        advice = Message("give each place a code of its own")
        yield flaw_at(document, ("places", at, "code"), "I01", message, advice)
    elif any((one.name, one.parent) == (place.name, place.parent) and _together(one, place) for one in before):
        message = Message("{name} stands twice for the same years", {"name": place.name})
        yield flaw_at(document, ("places", at, "name"), "I01", message, Message("keep one of them"))


def _together(one: Place, other: Place) -> bool:
    return one.since <= (other.until or _NO_END) and other.since <= (one.until or _NO_END)
