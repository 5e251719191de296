"""Namesakes: the only figure of a review under the very label of a promise, where that label alone tells little.

落地重点项目220个 is what became of 落地重点项目150个, though its words are found with every project.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from tracker.comparisons.judging.closeness import is_common
from tracker.comparisons.promises.grade import Grade, doubts_of
from tracker.once import once

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tracker.comparisons.promises.echo import Echo
    from tracker.comparisons.promises.spoken import Spoken

__all__ = ["Namesakes"]

_SHORT = 3
"""Characters of the shortest label that is a name: 示范村."""


class Namesakes:
    """Finds for the promises of a report the figures of a review that are called the same."""

    def __init__(self, promises: Sequence[Spoken], figures: Sequence[Spoken], echo: Echo) -> None:
        self._promises, self._figures, self._echo = promises, figures, echo

    def of(self, promise: Spoken) -> int | None:
        """Give the number of the only figure with the label of a promise that has it alone; None for a telling name."""
        rules = self._echo.rules
        if len(promise.label) < _SHORT or is_common(promise.side, rules):
            return None
        if self._echo.weigh(promise).core >= rules.linking.shares.thin and not promise.is_named_before:
            return None
        found = self._told.get(promise.label, ())
        return found[0] if len(found) == self._promised[promise.label] == 1 else None

    def grade(self, promise: Spoken, told: Spoken) -> Grade | None:
        """Grade such a figure: it is what was promised, unless something else than its name raises a doubt."""
        doubts = set(doubts_of(promise, told, self._echo.rules)) - {"wider"}
        return None if doubts else Grade(score=1.0, doubts=(), lacking=0, added=0, own=0)

    @once
    def _promised(self) -> Counter[str]:
        return Counter(one.label for one in self._promises)

    @once
    def _told(self) -> Mapping[str, Sequence[int]]:
        found: defaultdict[str, list[int]] = defaultdict(list)
        for number, one in enumerate(self._figures):
            found[one.label].append(number)
        return found
