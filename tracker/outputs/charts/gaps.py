"""Gaps: a line a row from a target to its actual, as a picture that is as wide as its frame.

Places across are shares of the width, so that letters and marks keep their size on a phone. A row that is asked for by
its id (``picture.svg#gdp-growth``) is shown alone, below the title and the source.
"""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup

from tracker.outputs.charts.scale import scale_of
from tracker.outputs.templates import environment
from tracker.outputs.wording.columns import wrap
from tracker.outputs.wording.figures import tell_figure
from tracker.outputs.wording.markup import safe
from tracker.outputs.wording.verdicts import tell_side

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jinja2 import Template

    from tracker.comparisons.records.comparison import Comparison, Side
    from tracker.comparisons.views.league import LeagueRow
    from tracker.outputs.charts.scale import Axis
    from tracker.rulebook.policy import Language
    from tracker.rulebook.rulebook import Rulebook

__all__ = [
    "GapChart",
    "GapMarks",
    "GapRow",
    "GapTick",
    "Picture",
    "gap_across",
    "gap_marks",
    "gap_picture",
    "gap_row",
    "gap_template",
    "gap_tick",
]

_JUDGED = ("met", "near", "missed")
_NEITHER = "changed"
"""A row that is neither more nor less than it was."""
_WAITING = "pending"
"""The verdict of targets that are shown themselves, for nobody has answered them yet."""
_CELLS, _TITLE_CELLS = 46, 36
"""Cells of a line that fits a phone, and of one in the large letters of a title."""
_TITLE_LINE = 20
_FRAME = "100%"
"""The width of a picture that is as wide as its frame; letters must fit the narrowest one."""
_TOP, _LINE, _ROW, _TALL, _FOOT = 34, 19, 22, 40, 24
_MANY, _THIN = 64, 5
"""So many rows have room for their names; more are drawn close to each other without."""
_LINES = Markup("\n")
_KEPT = 1024
"""Marks that are kept as they are drawn, for a picture has the same in both languages."""
_HUNDRED, _TENTH = Decimal(100), Decimal("0.1")


class _Layout(NamedTuple):
    """Where the parts of a row lie."""

    base: int
    """How far below its top the words of a row stand, in pixels."""
    down: int
    """How far below its words the marks of a row lie."""
    left: Decimal
    """Where its plot begins, in hundredths of the width."""
    share: Decimal
    """What part of the width its plot has."""

    def across(self, place: Decimal) -> Decimal:
        """Give where a place of the plot lies in the width, in hundredths."""
        return (self.left + place * self.share).quantize(_TENTH)


_FLAT_ROWS = _Layout(15, -4, Decimal(34), Decimal("0.44"))
"""A name before its plot, and the figure behind it."""
_TALL_ROWS = _Layout(14, 13, Decimal(0), Decimal(1))
"""Name and figure above the plot."""


class GapTick(NamedTuple):
    """A figure of the scale and how far across it lies, in hundredths."""

    across: Decimal
    told: str


class GapMarks(NamedTuple):
    """What a row has marks for, in every language alike: hundredths of the plot, None for what is not there."""

    target: tuple[Decimal, ...] = ()
    """The target; both its ends where it is a range."""
    band: tuple[Decimal, Decimal] | None = None
    """Where the tolerance begins and ends."""
    actual: Decimal | None = None


class GapRow(NamedTuple):
    """One row in words of one language, with its marks."""

    id: str
    name: str
    verdict: str
    marks: GapMarks
    told: str
    """The figure that answers, and the verdict."""


class GapChart(NamedTuple):
    """A picture with its title, what it says in a sentence, and where it comes from."""

    title: str
    headline: str
    source: str
    rows: Sequence[GapRow]
    ticks: Sequence[GapTick] = ()
    """Of a scale that all rows share; none where each has its own."""
    tall: bool = False
    """Whether names stand above the plots, for they are long."""
    years: tuple[str, str] | None = None
    """The years of which targets are drawn, in the place of targets and actuals; None where actuals are."""


class Picture(NamedTuple):
    """A picture as a file, and how tall it is in pixels."""

    text: str
    height: int


def gap_marks(one: Comparison | LeagueRow, axis: Axis | None, rules: Rulebook) -> GapMarks:
    """Give where the marks of a target lie; without an axis, or where its figures are not on it, it has none."""
    if axis is None:
        return GapMarks()
    scale = scale_of(axis, one.target, _answer(one), one.indicator, rules)
    ends = [end for end in (scale.target, scale.target_high) if end is not None]
    near = sorted(gap_across(end, axis) for end in scale.tolerance or ())
    return GapMarks(
        target=tuple(gap_across(end, axis) for end in ends),
        band=(near[0], near[1]) if near else None,
        actual=None if scale.actual is None else gap_across(scale.actual, axis),
    )


def gap_row(
    id_: str, name: str, one: Comparison | LeagueRow, marks: GapMarks, rules: Rulebook, lang: Language
) -> GapRow:
    """Give the row of a target."""
    verdict = one.verdict or ""
    words = rules.policy.words(verdict)
    answer = _answer(one)
    told = f"{tell_figure(answer, rules, lang) if answer else words.say(lang)} {words.shape}"
    if verdict == _WAITING and one.target:
        told = f"{words.say(lang)}: {tell_side(one.target, rules, lang)}"
    return GapRow(id_, name, verdict, marks, told)


def _answer(one: Comparison | LeagueRow) -> Side | None:
    return one.actual if one.verdict in _JUDGED else None


def gap_template(rules: Rulebook, lang: Language) -> Template:
    """Give the template of pictures of one language, which many pictures share."""
    return environment(rules, lang).get_template("gaps.svg.j2")


def gap_picture(chart: GapChart, template: Template, width: str = _FRAME) -> Picture:
    """Give a picture with a title, as wide as its frame or as so many pixels; the same chart, the same characters."""
    cells, title_cells = (_CELLS, _TITLE_CELLS) if width == _FRAME else (int(width) // 8, int(width) // 10)
    title, source = wrap(chart.title, title_cells), wrap(chart.source, cells)
    head = [*wrap(chart.headline, cells), *source]
    lower = _TITLE_LINE * (len(title) - 1)
    top = _TOP + lower + _LINE * (len(head) + 1) + 4
    crowded = len(chart.rows) > _MANY
    step = _THIN if crowded else _TALL if chart.tall else _ROW
    layout = _TALL_ROWS if chart.tall else _FLAT_ROWS
    usual = _usual_width(chart.rows, layout)
    foot = top + step * len(chart.rows)
    height = foot + (_FOOT if chart.ticks else 6)
    text = template.render(
        chart=chart,
        title=title,
        title_line=_TITLE_LINE,
        lower=lower,
        head=head,
        quiet=len(source),
        runs=[] if crowded else _runs(chart.rows, layout, top + layout.base, step, usual),
        usual=_short(usual),
        paths=_paths(chart.rows) if crowded else [],
        line=_LINE,
        top=top,
        foot=foot,
        step=step,
        plot=("0", "100%") if crowded or chart.tall else ("34%", "44%"),
        base=layout.base,
        crowded=crowded,
        kinds=[] if crowded else _kinds(chart.rows),
        down=layout.down,
        width=width,
        height=height,
    )
    return Picture(text, height)


def _kinds(rows: Sequence[GapRow]) -> list[str]:
    """Give what rows end with a mark of its own, of what there is here."""
    here = {row.verdict for row in rows}
    return [kind for kind in (*_JUDGED, _NEITHER) if kind in here]


def gap_across(figure: Decimal, axis: Axis) -> Decimal:
    """Give how far across a figure lies on an axis, in hundredths."""
    return (axis.at(figure) * _HUNDRED).quantize(_TENTH)


def gap_tick(figure: Decimal, axis: Axis, told: str) -> GapTick:
    """Give a figure of the scale that all rows share, in words."""
    return GapTick(Decimal(_short(gap_across(figure, axis))), told)


def _usual_width(rows: Sequence[GapRow], layout: _Layout) -> Decimal:
    """Give how wide most tolerances are, which is told once; 0 where there are none."""
    widths = Counter(_band(row.marks.band, layout)[1] for row in rows if row.marks.band)
    return max(widths, key=widths.__getitem__, default=Decimal(0))


def _runs(rows: Sequence[GapRow], layout: _Layout, down: int, step: int, usual: Decimal) -> list[tuple[str, Markup]]:
    """Draw the rows below each other; those that follow each other with one verdict together."""
    drawn = [(row.verdict, _row(row, layout, down + step * at, usual)) for at, row in enumerate(rows)]
    return [(verdict, _LINES.join(row for _, row in run)) for verdict, run in groupby(drawn, key=itemgetter(0))]


def _paths(rows: Sequence[GapRow]) -> list[tuple[str, str, str]]:
    """Draw very many rows without words: for each verdict the lines from targets to actuals, and the actuals as dots.

    Places across are thousandths of the plot, places down are pixels.
    """
    found: dict[str, tuple[str, str]] = {}
    for at, row in enumerate(rows):
        marks = row.marks
        if marks.actual is not None and marks.target:
            lines, dots = found.get(row.verdict, ("", ""))
            down, actual = at * _THIN, _thousandths(marks.actual)
            gap = f"M{_thousandths(_near(marks, marks.actual))} {down}H{actual}"
            found[row.verdict] = (lines + gap, f"{dots}M{actual} {down}h0")
    return [(verdict, lines, dots) for verdict, (lines, dots) in found.items()]


def _thousandths(across: Decimal) -> int:
    return int(across * 10)


def _row(row: GapRow, layout: _Layout, base: int, usual: Decimal) -> Markup:
    """Draw a row on the line on which its words stand; its marks lie where the template puts them."""
    # Every text in it went through escape.
    return Markup(  # noqa: S704
        f'<svg id="{safe(row.id)}" y="{base}"><text>{safe(row.name)}</text>{_marks(row.marks, layout, usual)}'
        f'<text x="100%">{safe(row.told)}</text></svg>'
    )


@lru_cache(maxsize=_KEPT)
def _marks(marks: GapMarks, layout: _Layout, usual: Decimal) -> str:
    """Draw tolerance, gap, target and actual; what has no actual has none, and its verdict in words.

    A tolerance of the ``usual`` width, but for what is rounded off, has it from the style of the picture.
    """
    drawn = ""
    if marks.band:
        start, width = _band(marks.band, layout)
        own = "" if abs(width - usual) <= _TENTH else f' width="{_short(width)}%"'
        drawn += f'<rect x="{_short(start)}%"{own}/>'
    ends = list(marks.target)
    if marks.actual is not None:
        near = _near(marks, marks.actual)
        ends.remove(near)
        # its ends have the marks of both
        drawn += f'<line x1="{_short(layout.across(near))}%" x2="{_short(layout.across(marks.actual))}%"/>'
    return drawn + "".join(f'<use href="#t" x="{_short(layout.across(end))}%"/>' for end in ends)


@lru_cache(maxsize=_KEPT)
def _band(band: tuple[Decimal, Decimal], layout: _Layout) -> tuple[Decimal, Decimal]:
    """Give where a tolerance begins and how wide it is."""
    start, end = map(layout.across, band)
    return start, end - start


def _short(across: Decimal) -> str:
    """Give a place without a zero behind its point."""
    return f"{across:f}".removesuffix(".0")


def _near(marks: GapMarks, actual: Decimal) -> Decimal:
    return min(marks.target, key=lambda end: abs(end - actual))
