"""Fit: whether a wording of a phrase can explain a figure, by its unit and by the words behind it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from tracker.claims.proportion import PARTING, proportion

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tracker.claims.clause import Clauses
    from tracker.claims.figure import Figure
    from tracker.claims.trace import Loss
    from tracker.rulebook.phrases import Wording

__all__ = ["fitting", "loss"]

_ADVERB = 4
"""No adverb between a figure and the words behind it is longer."""
_DOUBLINGS = 10
"""Nothing in a report doubles more often."""
_MORE = re.compile(rf"(?:{PARTING}\d[\d.]*)+|(?:、\d[\d.,]*[^\d、,;。]{{1,3}}?(?=、|\D{{2}}))+")


def fitting(clauses: Clauses, wordings: Iterable[Wording], figure: Figure) -> Iterator[Wording]:
    """Give those of some wordings that can explain a figure as far as it and the words behind it go."""
    units = _units_of(clauses.text, figure)
    return (one for one in wordings if one.unit in units and _mismatch(clauses, one, figure) is None)


def loss(clauses: Clauses, wording: Wording, figure: Figure) -> Loss | None:
    """Give why a wording cannot explain a figure, None where it can as far as the figure and the words behind it go."""
    return _mismatch(clauses, wording, figure) if wording.unit in _units_of(clauses.text, figure) else "unit"


def _mismatch(clauses: Clauses, wording: Wording, figure: Figure) -> Loss | None:
    """Give why a wording that asks for a unit that the figure has cannot explain it, None where it can."""
    behind = wording.behind
    if wording.rule.means.powers_of_two and not _is_few(figure):
        return "unit"
    if behind in ("", "N") or _follows(clauses, behind, _listed_to(clauses.text, figure.stop)):
        return None
    return "behind"


def _units_of(text: str, figure: Figure) -> tuple[str, ...]:
    """Give the units, and classes of them, that a wording may ask for and a figure has."""
    units = _units(figure.unit, figure.bare, figure.kind, figure.word)
    # 三次产业结构为17:39:44: a proportion needs no unit
    return units if figure.unit or not proportion(text, figure.start) else (*units, "<any>")


@lru_cache(maxsize=256)
def _units(unit: str, bare: str, kind: str, word: bool) -> tuple[str, ...]:  # noqa: FBT001  # as a figure has it
    if not unit:
        return unit, bare
    # 持平 and 番 count only where a phrase names them: 与上年持平, 翻两番
    if word:
        return unit, bare, "<word>"
    return (unit, bare, "<any>") if kind in ("ratio", "points") else (unit, bare, "<any>", "<quantity>")


def _follows(clauses: Clauses, words: str, at: int) -> bool:
    """Tell whether words follow at an offset, at once or behind an adverb: 由5家进一步增加到8家."""
    text = clauses.text
    if text.startswith(words, at):
        return True
    adverb = clauses.marks.opening.at_start(text, at, min(len(text), at + _ADVERB))
    return adverb is not None and text.startswith(words, at + len(adverb.word))


def _is_few(figure: Figure) -> bool:
    """Tell whether something can double so many times: 两番, but not 1.5番 or 999番."""
    ends = (figure.value, figure.value if figure.high is None else figure.high)
    return all(end in range(1, _DOUBLINGS + 1) for end in ends)


def _listed_to(text: str, stop: int) -> int:
    """Give where a list of figures ends that goes on behind one: 从771家、481家增加到, 由18:42:40调整为."""
    found = _MORE.match(text, stop) if text.startswith(("、", PARTING), stop) else None
    return found.end() if found else stop
