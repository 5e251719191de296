"""The layout: the table of scorecards, with bars and sparklines on one scale for each indicator."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tracker.comparisons.judging.order import worst_first
from tracker.comparisons.records.course import COURSE_YEARS
from tracker.outputs.charts.axes import axes_of, axis_key, bar_of, sparkline_of
from tracker.outputs.charts.bar import BAR_MARKS, BAR_MARKS_ASCII
from tracker.outputs.wording.citation import cite_marked, place_of, quote_marked
from tracker.outputs.wording.columns import cell_width, cut, fit_widths, lay_out_cells, wrap
from tracker.outputs.wording.figures import indicator_name, tell_figure, tell_gap
from tracker.outputs.wording.plain import plain
from tracker.outputs.wording.punctuation import labelled
from tracker.outputs.wording.reasons import tell_looked, tell_mentions, tell_reasons
from tracker.outputs.wording.verdicts import tell_actual
from tracker.outputs.wording.words import word

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.comparisons.records.comparison import Comparison, Side
    from tracker.comparisons.records.review import Review
    from tracker.outputs.charts.axes import Axes, Course
    from tracker.outputs.wording.columns import Cell, Line
    from tracker.outputs.wording.look import Look
    from tracker.rulebook.rulebook import Rulebook

__all__ = [
    "TableLayout",
    "board_lines",
    "board_rows",
    "layouts_of",
    "legend_lines",
    "table_heads",
    "tell_target",
    "tell_verdict",
]

_QUOTED = ("missed", "near", "not_comparable")
_SPOKEN = ("to_check", "claimed", "under_way", "mentioned")
_INDENT = "    "
_KEYS = ("verdict", "indicator", "target", "actual", "gap")
_VERDICT, _INDICATOR, _TARGET, _GAP = 0, 1, 2, 4
"""Places of some of the columns."""
_BAR_LEAST, _BAR_WANTED, _BAR_MOST = 6, 12, 24
_WORDS_LEAST = 16
_SPARK = COURSE_YEARS + 2
"""Width of the sparkline, and of the years above it."""


class TableLayout(NamedTuple):
    """How the tables of some scorecards are laid out: widths in cells, 0 for a column that has no room."""

    widths: list[int]
    """Of the columns with words and figures."""
    bar: int
    sparkline: int
    source: int
    axes: Axes
    """The one axis of each indicator of a region."""


def layouts_of(reviews: Sequence[Review], rules: Rulebook, look: Look) -> list[TableLayout]:
    """Lay out the tables of some scorecards, alike where there is room for that; their bars share axes in any case.

    Figures and words come first. Where they leave too little room, the column of sources gives way, then the sparkline,
    then names of indicators are broken, and last the bar goes.
    """
    axes = axes_of(reviews, rules)
    alike = _board(reviews, axes, rules, look)
    if alike.bar >= _BAR_WANTED:
        return [alike] * len(reviews)
    return [_board([review], axes, rules, look) for review in reviews]


def board_lines(layout: TableLayout, review: Review, rules: Rulebook, look: Look) -> Iterator[Line]:
    """Give the table of one scorecard, its heads first."""
    if _shown(review, rules, look):
        yield from table_heads(layout, review, look)
        yield from board_rows(layout, review, rules, look)


def table_heads(layout: TableLayout, review: Review, look: Look) -> list[Line]:
    """Give the heads of a table."""
    return lay_out_cells(_heading(layout, review, look), _all_widths(layout), right=(_GAP,))


def board_rows(layout: TableLayout, review: Review, rules: Rulebook, look: Look) -> Iterator[Line]:
    """Give the rows of a table, worst first, with notes below them."""
    shown, widths = _shown(review, rules, look), _all_widths(layout)
    courses = {id(one): course for one, course in zip(review.comparisons, review.courses, strict=False)}
    for one in shown:
        row = _row(one, rules, look) + _drawn(layout, review, one, courses.get(id(one), ()), rules, look)
        row += [(_source(one, review, look), "")] if layout.source else []
        yield from lay_out_cells(row, widths, right=(_GAP,))
        for note in _notes(one, review, rules, look, sourced=bool(layout.source)):
            yield from (((line, "dim"),) for line in wrap(_INDENT + note, look.width, _INDENT))


def legend_lines(look: Look, *, bars: bool, sparklines: bool = False) -> list[Line]:
    """Say what the parts of bars and sparklines mean, nothing where there are none."""
    if not bars:
        return []
    text = word("legend", look.lang, **(BAR_MARKS_ASCII if look.ascii else BAR_MARKS))
    text += word("legend_course", look.lang) if sparklines else ""
    return [((line, "dim"),) for line in wrap(text, look.width, _INDENT)]


def tell_verdict(verdict: str, rules: Rulebook, look: Look) -> str:
    """Give the word of a verdict with its shape."""
    words = rules.policy.words(verdict)
    return f"{words.say(look.lang)} {words.ascii if look.ascii else words.shape}"


def tell_target(target: Side, rules: Rulebook, look: Look) -> str:
    """Give a target with its hedge; the words of the text where it has no figure."""
    return tell_figure(target, rules, look.lang) if target.value is not None else plain(target.quote or "-")


def _board(reviews: Sequence[Review], axes: Axes, rules: Rulebook, look: Look) -> TableLayout:
    shown = [(review, one) for review in reviews for one in _shown(review, rules, look)]
    rows = [[word(key, look.lang) for key in _KEYS], *(_measured(one, rules, look) for _, one in shown)]
    if not axes or not shown:
        return _without_bars(rows, axes, look)
    sources = [_source(one, review, look) for review, one in shown]
    source = max(map(cell_width, sources)) if any(sources) else 0
    sparkline = _SPARK if any(course for review in reviews for course in review.courses) else 0
    return _arranged(rows, sparkline, source, axes, look)


def _all_widths(layout: TableLayout) -> list[int]:
    return layout.widths + [width for width in (layout.bar, layout.sparkline, layout.source) if width]


def _shown(review: Review, rules: Rulebook, look: Look) -> list[Comparison]:
    shown = [one for one in review.comparisons if not (look.brief and one.verdict == "pending")]
    return worst_first(shown, rules)


def _without_bars(rows: list[list[str]], axes: Axes, look: Look) -> TableLayout:
    """Break names first, then verdicts, then all but the gap, and that only where it is not enough."""
    for flexible in ([], [_VERDICT], range(_GAP), range(len(_KEYS))):
        widths = fit_widths(rows, look.width, first=[_INDICATOR], flexible=flexible)
        if sum(widths) + 2 * (len(widths) - 1) <= look.width:
            break
    return TableLayout(widths, 0, 0, 0, axes)


def _arranged(rows: list[list[str]], sparkline: int, source: int, axes: Axes, look: Look) -> TableLayout:
    widths = [max(map(cell_width, column)) for column in zip(*rows, strict=True)]
    room = look.width - sum(widths) - 2 * len(widths)
    for spark, place in ((sparkline, source), (sparkline, 0), (0, 0)):
        bar = room - sum(2 + column for column in (spark, place) if column)
        if bar >= _BAR_WANTED:
            return TableLayout(widths, min(bar, _BAR_MOST), spark, place, axes)
    lacking = max(_BAR_LEAST - room, 0)
    if widths[_INDICATOR] - lacking < _WORDS_LEAST:
        return _without_bars(rows, axes, look)
    widths[_INDICATOR] -= lacking
    return TableLayout(widths, room + lacking, 0, 0, axes)


def _first_year(review: Review) -> int:
    return min((each.year for course in review.courses for each in course), default=review.year)


def _heading(layout: TableLayout, review: Review, look: Look) -> list[Cell]:
    cells = [word(key, look.lang) for key in _KEYS]
    cells += [word("bar", look.lang)] if layout.bar else []
    cells += [_span(_first_year(review), review.year, look)] if layout.sparkline else []
    cells += [word("source", look.lang)] if layout.source else []
    return [(cell, "dim") for cell in cells]


def _span(first: int, last: int, look: Look) -> str:
    return word("course", look.lang, first=first % 100, last=last % 100) if first < last else ""


def _texts(one: Comparison, rules: Rulebook, look: Look) -> list[str]:
    return [
        tell_verdict(one.verdict, rules, look),
        indicator_name(one.indicator, plain(one.label), rules, look.lang),
        tell_target(one.target, rules, look),
        tell_actual(one, rules, look.lang) or "-",
        tell_gap(one.gap, one.gap_unit, rules, look.lang, one.indicator),
    ]


def _measured(one: Comparison, rules: Rulebook, look: Look) -> list[str]:
    """Give the texts that the widths are made for: a target without a figure is only so many words, and is broken."""
    texts = _texts(one, rules, look)
    if one.target.value is None:
        texts[_TARGET] = cut(texts[_TARGET], _WORDS_LEAST)
    return texts


def _row(one: Comparison, rules: Rulebook, look: Look) -> list[Cell]:
    verdict, *others = _texts(one, rules, look)
    return [(verdict, rules.policy.words(one.verdict).style), *((text, "") for text in others)]


def _drawn(
    layout: TableLayout, review: Review, one: Comparison, course: Course, rules: Rulebook, look: Look
) -> list[Cell]:
    """Give the bar and the sparkline of a row, as far as there is room for them."""
    axis = layout.axes.get(axis_key(review.region, one, rules))
    style = rules.policy.words(one.verdict).style
    cells = [(bar_of(one, axis, layout.bar, rules, look), style)] if layout.bar else []
    years = range(_first_year(review), review.year + 1)
    return cells + ([(sparkline_of(one, course, axis, years, rules, look), "")] if layout.sparkline else [])


def _source(one: Comparison, review: Review, look: Look) -> str:
    return place_of(one.actual, review.lines, look.lang) if one.actual else ""


def _notes(one: Comparison, review: Review, rules: Rulebook, look: Look, *, sourced: bool) -> Iterator[str]:
    """Give what stands below a row: the quotes, why there is no verdict, what makes the verdict doubtful."""
    if look.quotes and one.target.quote:
        yield labelled(word("target", look.lang), cite_marked(one.target, review.lines, look.lang), look.lang)
    if one.actual and (look.quotes or one.verdict in _QUOTED):
        cited = quote_marked if sourced else cite_marked
        quote = cited(one.actual, review.lines, look.lang)
        yield from filter(
            None, [labelled(word("actual", look.lang), quote, look.lang) if look.quotes and quote else quote]
        )
    yield from tell_reasons(one, rules, look.lang)
    if look.quotes or one.verdict in _SPOKEN:
        yield from tell_mentions(one, review.lines, rules, look.lang)
    if look.quotes:
        yield from tell_looked(one, look.lang)
