"""Details: the promises of detail of a scorecard, by the report's own sections, worst first, with counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.comparisons.records.review import totals_of
from tracker.comparisons.views.tiers import by_section, whole_totals
from tracker.outputs.terminal.table import board_rows, layouts_of, table_heads
from tracker.outputs.wording.columns import wrap
from tracker.outputs.wording.counts import section_title, tell_counts
from tracker.outputs.wording.words import word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.comparisons.records.review import Review
    from tracker.comparisons.views.tiers import TierChoice
    from tracker.outputs.wording.columns import Line
    from tracker.outputs.wording.look import Look
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["detail_lines"]

_INDENT = "    "


def detail_lines(review: Review, rules: Rulebook, look: Look, tier: TierChoice) -> Iterator[Line]:
    """Give the promises of detail under their sections, and below them the totals of the whole report.

    Beside the expected targets those that wait for the next report are counted only.
    """
    if not review.details:
        return
    left_out = () if tier == "detail" else ("pending",)
    shown = tuple(one for one in review.details if one.verdict not in left_out)
    details = review.model_copy(update={"comparisons": shown, "courses": ()})
    (layout,) = layouts_of([details], rules, look)
    yield ()
    yield ((word("details", look.lang), "bold"),)
    if shown:
        yield from table_heads(layout, details, look)
    for section, promises in by_section(review.details):
        told = tell_counts(totals_of(promises), rules, look.lang)
        head = word("section", look.lang, title=section_title(section, look.lang), told=told)
        yield from (((line, "bold"),) for line in wrap(head, look.width, _INDENT))
        part = details.model_copy(update={"comparisons": tuple(one for one in promises if one.verdict not in left_out)})
        yield from board_rows(layout, part, rules, look)
    totals = whole_totals(review)
    told = f"{word('whole', look.lang)}  {word('stated', look.lang)} {totals.stated}  "
    yield from (((line, "bold"),) for line in wrap(told + tell_counts(totals, rules, look.lang), look.width, _INDENT))
