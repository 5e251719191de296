"""Tier: which sentences are headlines."""

from __future__ import annotations

from bisect import bisect_right
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from tracker.claims.subject import indicator_of

if TYPE_CHECKING:
    import re
    from collections.abc import Callable

    from tracker.claims.draft import Draft
    from tracker.reports.report import Section
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["headline_spans"]

_NEAR = 80
Row = tuple[int, int, "list[Draft]"]


@lru_cache(maxsize=4)
def _openers(rules: Rulebook) -> re.Pattern[str]:
    return rules.headline.opener_pattern


def headline_spans(text: str, section: Section, rows: list[Row], rules: Rulebook) -> list[tuple[int, int]]:
    """Give the spans of the clean text whose claims are headlines."""
    if section.kind.startswith("plan"):
        return _planned(text, section, rows, rules)
    return _reviewed(rows, rules)


def _planned(text: str, section: Section, rows: list[Row], rules: Rulebook) -> list[tuple[int, int]]:
    """From the words that introduce the targets on while sentences, or the ones behind them, hold listed indicators."""
    found: list[tuple[int, int]] = []
    stops = [stop for _, stop, _ in rows]
    # many openers may stand in one sentence, which is asked once
    listed = cache(lambda number: _share(rows[number][2], rules) > 0)
    for opener in _openers(rules).finditer(text, section.start, section.end):
        begun = opener.end()
        # 主要目标是生产总值增长7%,就业的主要目标是5万人: the second stands among the first already
        if found and begun <= found[-1][1]:
            continue
        end = _reached(text, begun, rows, range(bisect_right(stops, begun), len(rows)), listed)
        if end > begun:
            found.append((begun, end))
    return found


def _reached(text: str, begun: int, rows: list[Row], behind: range, listed: Callable[[int], bool]) -> int:
    """Give where the last sentence with a listed indicator ends that goes on with targets begun at an offset."""
    end = reach = begun
    for number in behind:
        start, stop, drafts = rows[number]
        if not _adjoins(text, reach, start):
            break  # nor do those behind it
        if listed(number):
            end = reach = stop
        elif drafts and reach == end:
            reach = stop  # one sentence of other figures may stand between: 增长11%。某税收增长14%。出口增长10%。
    return end


def _adjoins(text: str, end: int, start: int) -> bool:
    """Tell whether a sentence goes on with a headline: a short one without figures may stand between, no heading."""
    return start - end < _NEAR and text.count("\n", end, start) <= 1


def _reviewed(rows: list[Row], rules: Rulebook) -> list[tuple[int, int]]:
    """Give each sentence with an anchor, and the sentences right behind it that hold headline indicators only."""
    found: list[tuple[int, int]] = []
    for start, end, drafts in rows:
        follows = bool(found) and start - found[-1][1] <= len("。\n")
        ids = {indicator_of(draft, rules) for draft in drafts}
        if ids & rules.headline.anchors or (follows and _share(drafts, rules) == 1):
            found.append((start, end))
    return found


def _share(drafts: list[Draft], rules: Rulebook) -> float:
    known = sum(indicator_of(draft, rules) in rules.headline.indicators for draft in drafts)
    return known / len(drafts) if drafts else 0
