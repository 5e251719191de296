"""Namesakes: the only figure of a review under the very label of a promise, where that label alone tells little.

落地重点项目220个 is what became of 落地重点项目150个, though its words are found with every project.
What is planned for a year is told without the words of planning: 初步安排市重点建设项目275个 as 257个重点项目, in the
report of that city.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from tracker.comparisons.judging.closeness import is_kept_figure, ratio, same_figure, same_unit
from tracker.comparisons.promises.grade import Grade, doubts_of
from tracker.once import once

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tracker.comparisons.promises.echo import Echo
    from tracker.comparisons.promises.spoken import Spoken

__all__ = ["Namesakes"]

_SHORT = 3
"""Characters of the shortest label that is a name: 示范村."""
_END = 2
"""Characters at the end of a label by which others like it are found."""


class Namesakes:
    """Finds for the promises of a report the figures of a review that are called the same."""

    def __init__(self, promises: Sequence[Spoken], figures: Sequence[Spoken], echo: Echo) -> None:
        self._promises, self._figures, self._echo = promises, figures, echo

    def of(self, promise: Spoken) -> int | None:
        """Give the number of the only figure with the label of a promise that has it alone; None for a telling name."""
        rules = self._echo.rules
        if len(promise.label) < _SHORT:
            return None
        if self._echo.weigh(promise).core >= rules.linking.shares.thin and not promise.is_named_before:
            return None
        found = () if promise.amount.is_common else self._told.get(promise.label, ())
        if len(found) == self._promised[promise.label] == 1:
            return None if self._is_of_another(promise, self._figures[found[0]]) else found[0]
        return self._planned(promise)

    def _is_of_another(self, promise: Spoken, told: Spoken) -> bool:
        """Tell whether a figure is to the digit that of another promise whose label has its own: 15个续建项目建设."""
        rules = self._echo.rules
        if same_figure(promise.amount, told.amount, rules):
            return False
        others = (one for one in self._promises if one is not promise and told.label in one.label)
        return any(is_kept_figure(one.amount, told.amount, rules) for one in others)

    def _planned(self, promise: Spoken) -> int | None:
        """Give the only figure of about the size of what is planned that is called so without the words of planning."""
        name = self._bare(promise)
        if name == promise.label or len(name) <= _SHORT or self._promised_bare[name] > 1:
            return None
        most = self._echo.rules.linking.shares.near
        ended = [(at, one) for at, one in enumerate(self._figures) if one.label.endswith(name[-_END:])]
        alike = [at for at, one in ended if self._bare(one) == name and self._is_like(promise, one)]
        near = (at for at in alike if ratio(promise.amount, self._figures[at].amount, self._echo.rules) <= most)
        return next(near, None) if len(alike) == 1 else None

    def _is_like(self, promise: Spoken, told: Spoken) -> bool:
        """Tell whether a figure is in the unit of a promise, and not the plan told again: 计划安排101个."""
        rules = self._echo.rules
        return same_unit(promise.amount, told.amount) and not rules.linking.is_plan(told.label)

    def _bare(self, one: Spoken) -> str:
        """Give the label of a figure without words of planning, and without the level that is its region's own."""
        rules = self._echo.rules
        region = rules.divisions.get(one.statement.region)
        bare = rules.linking.without_plan(one.label)
        own = rules.linking.own_levels.get(region.level, ()) if region else ()
        return next((bare[len(word) :] for word in own if bare.startswith(word)), bare)

    def grade(self, promise: Spoken, told: Spoken) -> Grade | None:
        """Grade such a figure: it is what was promised, unless something else than its name raises a doubt."""
        doubts = set(doubts_of(promise, told, self._echo.rules)) - {"wider"}
        return None if doubts else Grade(score=1.0, doubts=(), lacking=0, added=0, own=0)

    @once
    def _promised(self) -> Counter[str]:
        return Counter(one.label for one in self._promises)

    @once
    def _promised_bare(self) -> Counter[str]:
        return Counter(map(self._bare, self._promises))

    @once
    def _told(self) -> Mapping[str, Sequence[int]]:
        found: defaultdict[str, list[int]] = defaultdict(list)
        for number, one in enumerate(self._figures):
            found[one.label].append(number)
        return found
