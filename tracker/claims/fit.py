"""Fit: whether a wording of a phrase can explain a figure, by its unit and by the words behind it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tracker.claims.figure import Figure
    from tracker.claims.trace import Loss
    from tracker.rulebook.phrases import Wording

__all__ = ["loss"]

_DOUBLINGS = 10
"""Nothing in a report doubles more often."""
_MORE = re.compile(r"(?:、\d[\d.,]*[^\d、,;。]{1,3}?(?=、|\D{2}))+")


def loss(text: str, wording: Wording, figure: Figure) -> Loss | None:
    """Give why a wording cannot explain a figure, None where it can as far as the figure and the words behind it go."""
    unit, behind = wording.unit, wording.behind
    if unit in ("<any>", "<quantity>"):
        has_unit = bool(figure.unit) and (unit == "<any>" or figure.kind not in ("ratio", "points"))
        # 持平 and 番 count only where a phrase names them: 与上年持平, 翻两番
        has_unit = has_unit and not figure.word
    else:
        has_unit = unit in (figure.unit, figure.bare)
    if not has_unit or (wording.rule.means.powers_of_two and not _is_few(figure)):
        return "unit"
    if behind in ("", "N") or text.startswith(behind, _listed_to(text, figure.stop)):
        return None
    return "behind"


def _is_few(figure: Figure) -> bool:
    """Tell whether something can double so many times: 两番, but not 1.5番 or 999番."""
    ends = (figure.value, figure.value if figure.high is None else figure.high)
    return all(end in range(1, _DOUBLINGS + 1) for end in ends)


def _listed_to(text: str, stop: int) -> int:
    """Give where a list of figures ends that goes on behind one: 从771家、481家增加到."""
    found = _MORE.match(text, stop) if text.startswith("、", stop) else None
    return found.end() if found else stop
