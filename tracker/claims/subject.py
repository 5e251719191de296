"""Subject: the indicator that a label names."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from tracker.claims.search import find_figures

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.claims.draft import Draft
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["indicator_named", "indicator_of"]

_MARKS = re.compile("[“”\"'《》 ]")
_BRACKETS = re.compile(r"\([^()]*\)")


def indicator_of(draft: Draft, rules: Rulebook) -> str | None:
    """Give the indicator id of a draft's first label."""
    if not draft.labels or draft.rule.means.rank or draft.rule.means.base:
        return None
    return indicator_named(draft.labels[0], draft.figure.unit, rules)


@lru_cache(maxsize=8192)
def indicator_named(label: str, unit: str, rules: Rulebook) -> str | None:
    """Give the id of the indicator that a label names, apart from what may stand around any name.

    That is a size class before it (500万元以上固定资产投资), scopes and openers (全市, 实现), words behind it (增速),
    and what stands in brackets (地区生产总值(GDP), 新(改)建农村公路).
    """
    for words in _spellings(_MARKS.sub("", label)):
        found = _named(_without_size_class(words, rules), unit, rules)
        if found is not None:
            return found
    return None


def _spellings(words: str) -> Iterator[str]:
    """Give words as they are, then without their brackets, then without what stands in these."""
    yield words
    if "(" in words:
        yield words.replace("(", "").replace(")", "")
        yield _BRACKETS.sub("", words)


def _without_size_class(words: str, rules: Rulebook) -> str:
    """Leave out a size that tells which things are counted: 500万元以上固定资产投资."""
    first = next(find_figures(words, 0, len(words), rules), None) if words[:1].isdigit() else None
    is_class = first and first.start == 0 and first.hedge in ("ge", "le") and first.kind in rules.names.size_kinds
    return words[first.stop :].removeprefix(rules.marks.of) if first and is_class else words


def _named(words: str, unit: str, rules: Rulebook) -> str | None:
    while words:
        found = _ended(words, unit, rules)
        if found is not None:
            return found
        marks, size = rules.marks, len(words)
        mark = (
            marks.opening.at_start(words, 0, size)
            or marks.scopes.at_start(words, 0, size)
            or marks.stock_openers.at_start(words, 0, size)
        )
        if mark is None:
            return None
        words = words[len(mark.word) :]
    return None


def _ended(words: str, unit: str, rules: Rulebook) -> str | None:
    """Give the id that words name, with what may stand behind a name or without it."""
    while words:
        found = rules.indicators.named(words, unit)
        if found is not None:
            return found.id
        ending = rules.indicators.ending(words)
        if not ending:
            return None
        words = words[: -len(ending)]
        if ending in rules.indicators.stock_behind and _is_added(words, rules):  # 新增企业总量, 企业新增总量
            return None
    return None


def _is_added(words: str, rules: Rulebook) -> bool:
    additions, size = rules.marks.additions, len(words)
    return additions.at_start(words, 0, size) is not None or additions.at_end(words, 0, size) is not None
