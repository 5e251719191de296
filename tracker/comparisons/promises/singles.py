"""Singles: the only figure of a review that tells a deed of a kind of thing, and the only promise of it.

建成便民天桥21座 is what became of 建成人行天桥20座 where no other bridge was promised and none is told.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from tracker.comparisons.judging.closeness import is_enough, ratio

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tracker.comparisons.promises.echo import Echo
    from tracker.comparisons.promises.grade import Grade
    from tracker.comparisons.promises.spoken import Spoken

__all__ = ["Singles"]

_NO_DEED = frozenset({""})
"""What stands for the deeds of a figure that tells none."""


class _Kind(NamedTuple):
    """A kind of thing: the last word of a name, and what counts it."""

    word: str
    unit: str


class Singles:
    """Tells of the promises of a report which have their kind of thing and their deed alone."""

    def __init__(self, promises: Iterable[Spoken], echo: Echo) -> None:
        self._echo, self._rules = echo, echo.rules
        self._deeds = Counter((self._kind(one), deed) for one in promises for deed in one.actions or _NO_DEED)

    def of(self, promise: Spoken, figures: Sequence[Spoken], numbers: Iterable[int]) -> int | None:
        """Give the number of the only figure among some for a promise that is the only one; None where there are more.

        ``figures`` are all figures of the review, the ``numbers`` those of the ones that have the word anywhere.
        """
        kind = self._kind(promise)
        if not kind.word or promise.amount.is_common:
            return None
        deeds = promise.actions or _NO_DEED
        if any(self._deeds[kind, deed] > 1 for deed in deeds):
            return None
        found = [each for each in numbers if (figures[each].actions or _NO_DEED) & deeds]
        found = [each for each in found if self._kind(figures[each]) == kind and not figures[each].is_named_before]
        return found[0] if len({figures[each].side.claim for each in found}) == 1 else None

    def suffices(self, found: Grade, promise: Spoken, told: Spoken) -> bool:
        """Tell whether such a figure keeps its promise: as much or more, and not many times more under another name.

        Where it has another word it must stand among the same words as well: 新增社康机构 is no 新增持牌机构.
        """
        shares, both = self._rules.linking.shares, (promise.amount, told.amount)
        if found.doubts or found.more or found.score < shares.single or found.lacking > shares.word:
            return False
        if not is_enough(*both, self._rules) or ratio(*both, self._rules) > self._most(found, promise, told):
            return False
        return found.lacking < shares.more or self._echo.kinship(promise, told) >= shares.kin

    def _most(self, found: Grade, promise: Spoken, told: Spoken) -> float:
        """Give how many times as large it may be.

        Of what is told without a deed, or not of the part for which it was promised, many more are often something
        else: 1323个村庄 for 河流沿线227个村庄.
        """
        shares = self._rules.linking.shares
        if not promise.actions or (found.lacking and found.score < shares.apart):
            return shares.swapped
        whole = not found.lacking and told.tells(promise.giver)
        return shares.times * shares.twice if whole else shares.times

    def _kind(self, one: Spoken) -> _Kind:
        start, end = one.wording.head
        return _Kind(one.wording.text[start:end], "" if one.amount.is_counter else one.amount.unit)
