"""Changes as a picture: for each region a line from the target of the year before to that of the year, on one scale."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.outputs.charts.gaps import GapChart, GapMarks, GapRow, gap_across, gap_picture, gap_template, gap_tick
from tracker.outputs.charts.scale import axis_of, scale_of, ticks
from tracker.outputs.wording.changes import change_cells, changes_headline, changes_title
from tracker.outputs.wording.columns import cut
from tracker.outputs.wording.figures import tell_amount
from tracker.outputs.wording.places import region_drawn
from tracker.outputs.wording.punctuation import aside, listed
from tracker.outputs.wording.words import word

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.comparisons.records.change import Change, Changes
    from tracker.outputs.charts.gaps import GapTick
    from tracker.outputs.charts.scale import Axis
    from tracker.rulebook.policy import Language
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["changes_svg"]

_WIDTH = "640"
_NAME = 26
"""Cells of a name that fit above a plot, beside both figures."""
_TICKS = 4
_LOOKS = {"lowered": "missed", "softened": "missed", "dropped": "missed", "raised": "met", "hardened": "met"}
"""What draws a kind of change as the pages of a site do: orange for less, blue for more."""
_OTHER = "changed"
_BEFORE, _NOW = 2, 3
"""Where both figures stand in the cells of a change."""


def changes_svg(found: Changes, rules: Rulebook, lang: Language) -> str:
    """Give the picture of the changes of one indicator, the greatest first; all that changed in a target is one row.

    What was dropped or is new, or lies on another measure than most targets, has its words and no marks.
    """
    rows: dict[tuple[str, str | None], list[Change]] = {}
    for one in found.rows:
        rows.setdefault((one.region, one.measure), []).append(one)
    axis = _axis(found.rows, found.indicator, rules)
    chart = GapChart(
        title=changes_title(found, rules, lang),
        headline=changes_headline(found, lang),
        source=word("chart_source", lang, policy=rules.policy.id),
        rows=[_row(ours, axis, rules, lang) for ours in rows.values()],
        ticks=list(_ticks(axis, found.indicator, rules, lang)) if axis else (),
        tall=True,
        years=(str(found.year - 1), str(found.year)),
    )
    return gap_picture(chart, gap_template(rules, lang), _WIDTH).text


def _row(ours: Sequence[Change], axis: Axis | None, rules: Rulebook, lang: Language) -> GapRow:
    first = ours[0]
    cells = change_cells(first, rules, lang)
    kinds = listed((word(f"changes.{one.kind}", lang) for one in ours), lang)
    name = cut(region_drawn(first.region_name, first.region, rules, lang), _NAME)
    told = f"{cells[_BEFORE]} → {cells[_NOW]}{aside(kinds, lang)}"
    return GapRow(f"r{first.region}", name, _LOOKS.get(first.kind, _OTHER), _marks(first, axis, rules), told)


def _marks(row: Change, axis: Axis | None, rules: Rulebook) -> GapMarks:
    if row.before is None or row.now is None or axis is None:
        return GapMarks()
    scale = scale_of(axis, row.before, row.now, row.indicator, rules)
    ends = [end for end in (scale.target, scale.target_high) if end is not None]
    if not ends or scale.actual is None:
        return GapMarks()
    return GapMarks(tuple(gap_across(end, axis) for end in ends), None, gap_across(scale.actual, axis))


def _ticks(axis: Axis, indicator: str | None, rules: Rulebook, lang: Language) -> Iterator[GapTick]:
    for each in ticks(axis, _TICKS):
        told = tell_amount(each.normalize() + 0, axis.unit, rules, lang, indicator) if each else "0"
        yield gap_tick(each, axis, told)


def _axis(rows: Sequence[Change], indicator: str | None, rules: Rulebook) -> Axis | None:
    """Give the axis of the measure that most of the targets of both years are on."""
    both = [row for row in rows if row.before and row.now]
    measures = [row.measure for row in both]
    most = max(measures, key=measures.count, default=None)
    ours = [row for row in both if row.measure == most]
    return axis_of([row.before for row in ours if row.before], [row.now for row in ours if row.now], indicator, rules)
