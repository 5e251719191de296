"""Subject: the indicator that a label names."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tracker.claims.draft import Draft
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["indicator_named", "indicator_of"]

_MARKS = re.compile("[“”\"'《》 ]")


def indicator_of(draft: Draft, rules: Rulebook) -> str | None:
    """Give the indicator id of a draft's first label."""
    if not draft.labels or draft.rule.means.rank:
        return None
    return indicator_named(draft.labels[0], draft.figure.unit, rules)


@lru_cache(maxsize=8192)
def indicator_named(label: str, unit: str, rules: Rulebook) -> str | None:
    """Give the id of the indicator that a label names exactly, apart from scope words before it (全市, 全社会 …)."""
    words = _MARKS.sub("", label)
    while words:
        found = rules.indicators.named(words, unit)
        if found is not None:
            return found.id
        mark = rules.marks.opening.at_start(words, 0, len(words)) or rules.marks.scopes.at_start(words, 0, len(words))
        if mark is None:
            return None
        words = words[len(mark.word) :]
    return None
