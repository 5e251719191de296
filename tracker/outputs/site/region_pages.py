"""Region pages: a region over the years, and its scorecard of every year."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple

from tracker.comparisons.views.tiers import whole_totals
from tracker.outputs.charts.bullet_svg import axes_of
from tracker.outputs.charts.gaps import GapChart, gap_marks, gap_picture, gap_row
from tracker.outputs.charts.scale import shared_key
from tracker.outputs.pages.tasks import tell_task_counts
from tracker.outputs.site.address import anchor, region_page
from tracker.outputs.site.embed_pages import EmbedRow, EmbedTable, write_embed
from tracker.outputs.site.fragments import RowChange
from tracker.outputs.site.multiple import Point, multiples
from tracker.outputs.site.pages import LANGUAGES
from tracker.outputs.site.target_records import offer_targets
from tracker.outputs.site.text_pages import write_texts
from tracker.outputs.wording.columns import cut
from tracker.outputs.wording.figures import indicator_name
from tracker.outputs.wording.plain import plain
from tracker.outputs.wording.words import word

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.comparisons.records.comparison import Comparison
    from tracker.outputs.charts.bullet_svg import Key
    from tracker.outputs.charts.gaps import GapMarks, GapRow
    from tracker.outputs.charts.scale import Axis
    from tracker.outputs.site.downloads import Files
    from tracker.outputs.site.evidence import Witness
    from tracker.outputs.site.multiple import Multiple
    from tracker.outputs.site.pages import PageWriter
    from tracker.outputs.site.regions import Holding
    from tracker.outputs.site.rows import ComparedRow, FindingRow, YearRows
    from tracker.outputs.site.totals import Place
    from tracker.rulebook.policy import Language

__all__ = ["row_id", "write_region"]

Heights = dict[int, dict["Language", int]]
"""How tall the pictures of some years are, by language."""

_NAME = 36
"""Cells of a name that fit above a plot, beside its figure."""
_SHOWN = 2
"""A series of fewer years is no picture."""


class MatrixRow(NamedTuple):
    """One indicator and measure over the years."""

    id: str
    indicator: str | None
    first: Comparison
    cells: tuple[tuple[int, ComparedRow | None], ...]


class CardRow(NamedTuple):
    """One row of a scorecard."""

    compared: ComparedRow
    absence: str
    """Key of the words that say why there is no actual."""
    changes: tuple[RowChange, ...]
    """What its target is beside that of an earlier year."""


_Told = Mapping[str, tuple[RowChange, ...]]
"""What is told beside targets, by their claims."""


def write_region(
    writer: PageWriter,
    place: Place,
    holding: Holding,
    years: Sequence[YearRows],
    witness: Witness,
    known: frozenset[str],
) -> None:
    """Write all pages of a region; ``known`` are the codes of the regions that have pages."""
    files = offer_targets(writer.folder, place.code, [one.review for one in years])
    axes = axes_of((each.comparison for one in years for each in one.compared_rows), writer.rules)
    heights = {one.review.year: _write_picture(writer, one, axes) for one in years if one.compared_rows}
    _write_overview(writer, place, years, known, files, heights)
    for one in years:
        _write_card(writer, place, one, years, files, heights.get(one.review.year, {}))
    write_texts(writer, place, holding, years, witness)


def row_id(one: Comparison) -> str:
    """Give the id of the row of an indicator and measure in the table of a region."""
    return anchor("row", one.indicator or one.label, one.target.measure)


def _write_overview(
    writer: PageWriter, place: Place, years: Sequence[YearRows], known: frozenset[str], files: Files, heights: Heights
) -> None:
    shown = [one for one in years if one.compared_rows]
    rows = _matrix(shown, writer)
    writer.page(
        "region",
        region_page(place.code),
        "regions",
        place=place,
        above=[(code, name, code in known) for code, name in place.above],
        years=[one.review.year for one in shown],
        others=[one.review.year for one in years if not one.compared_rows],
        counts=place.counts,
        rows=rows,
        multiples=_multiples(rows),
        files=files,
        picture=_latest(shown),
        height=heights.get(_latest(shown) or 0, {}),
    )


def _latest(years: Sequence[YearRows]) -> int | None:
    """Give the last year of which something is judged, else the last one; None where there is none."""
    judged = [one.review.year for one in years if one.totals.judged]
    return max(judged, default=max((one.review.year for one in years), default=None))


def _matrix(years: Sequence[YearRows], writer: PageWriter) -> list[MatrixRow]:
    """Give a row for each indicator and measure, those of the vocabulary first and in its order."""
    places = {one.id: at for at, one in enumerate(writer.rules.indicators.all)}
    found: dict[str, dict[int, ComparedRow]] = {}
    for one in years:
        for compared in one.compared_rows:
            found.setdefault(row_id(compared.comparison), {}).setdefault(one.review.year, compared)
    rows = []
    for id_, cells in found.items():
        first = next(iter(cells.values())).comparison
        all_years = tuple((one.review.year, cells.get(one.review.year)) for one in years)
        rows.append(MatrixRow(id_, first.indicator, first, all_years))
    return sorted(rows, key=lambda row: places.get(row.indicator or "", len(places)))


def _multiples(rows: Sequence[MatrixRow]) -> list[tuple[MatrixRow, Multiple]]:
    """Give a picture for each row with figures of several years on one unit, each on a scale of its own."""
    drawn = []
    for row in rows:
        years = [year for year, _ in row.cells]
        points = [_point(year, compared) for year, compared in row.cells if compared and _fits(compared, row.first)]
        if row.indicator and len(points) >= _SHOWN:
            drawn.append((row, multiples([(row.indicator, points)], years)[0]))
    return drawn


def _point(year: int, compared: ComparedRow) -> Point:
    one = compared.comparison
    same = one.actual if one.actual and (one.actual.measure, one.actual.unit) == _scale(one) else None
    return Point(year, one.target, same, one.verdict)


def _fits(compared: ComparedRow, first: Comparison) -> bool:
    return compared.comparison.target.value is not None and _scale(compared.comparison) == _scale(first)


def _scale(one: Comparison) -> tuple[str, str | None]:
    return one.target.measure, one.target.unit


def _write_picture(writer: PageWriter, one: YearRows, axes: dict[Key, Axis]) -> dict[Language, int]:
    """Write the picture of a scorecard, every target on the scale of its indicator over the years; give its height.

    The page that others embed says the same in a table.
    """
    review = one.review
    heights: dict[Language, int] = {}
    marks = [_marks(each.comparison, axes, writer) for each in one.compared_rows]
    for lang in LANGUAGES:
        name = writer.name(lang, review.region_name, review.region)
        chart = GapChart(
            title=writer.say(lang, "card_title", name=name, year=review.year),
            headline=writer.counts(lang, one.totals),
            source=word("chart_source", lang, policy=review.policy),
            rows=[_drawn(each, drawn, writer, lang) for each, drawn in zip(one.compared_rows, marks, strict=True)],
            tall=True,
        )
        page = region_page(review.region, review.year)
        made = gap_picture(chart, writer.template(lang, "gaps.svg"))
        writer.picture(lang, page, made.text)
        heights[lang] = made.height
        rows = [_embedded(each, writer, lang) for each in one.compared_rows]
        table = EmbedTable(chart.title, chart.headline, chart.source, word("indicator", lang), rows)
        write_embed(writer, lang, table, page, page)
    return heights


def _embedded(compared: ComparedRow, writer: PageWriter, lang: Language) -> EmbedRow:
    one = compared.comparison
    name = indicator_name(one.indicator, one.label, writer.rules, lang)
    actual = compared.actual.told[lang] if compared.actual else ""
    return EmbedRow(compared.id, name, compared.target.told[lang], actual, one.verdict)


def _marks(one: Comparison, axes: dict[Key, Axis], writer: PageWriter) -> GapMarks:
    return gap_marks(one, axes.get(shared_key(one, writer.rules)), writer.rules)


def _drawn(compared: ComparedRow, marks: GapMarks, writer: PageWriter, lang: Language) -> GapRow:
    one = compared.comparison
    name = indicator_name(one.indicator, plain(one.label), writer.rules, lang)
    return gap_row(compared.id, cut(name, _NAME), one, marks, writer.rules, lang)


def _write_card(
    writer: PageWriter,
    place: Place,
    one: YearRows,
    years: Sequence[YearRows],
    files: Files,
    height: dict[Language, int],
) -> None:
    review, beside = one.review, _beside(one, writer)
    told = {finding.id for changes in beside.values() for each in changes for finding in each.findings}
    writer.page(
        "card",
        region_page(place.code, review.year),
        "regions",
        place=place,
        review=review,
        totals=one.totals,
        height=height,
        years=[(each.review.year, region_page(place.code, each.review.year)) for each in years],
        answered=review.absence is None,
        rows=[_row(each, beside) for each in one.compared_rows],
        whole=whole_totals(review),
        task_counts={lang: tell_task_counts(review.tasks, writer.rules, lang) for lang in LANGUAGES},
        findings=list(_groups([each for each in one.findings if each.finding.id not in told], writer)),
        stated=frozenset(each.target.side.claim for each in one.compared_rows),
        prospects=one.prospects,
        cards=one.cards,
        files=files,
    )


def _row(compared: ComparedRow, beside: _Told) -> CardRow:
    one = compared.comparison
    key = _ABSENT.get(one.verdict) or _PENDING.get(one.reason or "", "")
    absence = f"no_actual_{key}" if key else "no_actual"
    return CardRow(compared, absence, beside.get(one.target.claim or "", ()))


_ABSENT = {"silent": "silent", "claimed": "words", "under_way": "words", "mentioned": "words", "to_check": "to_check"}
"""Words for verdicts without an actual."""
_PENDING = {"next_report_missing": "pending", "next_report_abridged": "abridged"}
"""Words for the reasons of a target that waits for an answer."""


def _beside(one: YearRows, writer: PageWriter) -> _Told:
    """Give what quiet findings say of a target beside an earlier one, by its claim: its row has room for that.

    Findings that rest on the same earlier figure are told together (目标调低、表述趋软).
    """
    rows = {each.target.side.claim for each in one.compared_rows if each.target.side.claim}
    found: dict[str, list[FindingRow]] = {}
    for each in one.findings:
        quiet = writer.rules.findings.codes[each.finding.code].weight == "quiet"
        *earlier, last = each.sides or (None,)
        if quiet and last and last.side.claim in rows and len(earlier) == 1 and earlier[0].text and earlier[0].mark:
            found.setdefault(last.side.claim or "", []).append(each)
    return {claim: tuple(_changes(rows_, writer)) for claim, rows_ in found.items()}


def _changes(findings: Sequence[FindingRow], writer: PageWriter) -> Iterator[RowChange]:
    for before, group in groupby(findings, key=lambda one: one.sides[0]):
        same = tuple(one.finding for one in group)
        yield RowChange(before, same, tuple(writer.rules.findings.codes[one.code] for one in same))


def _groups(findings: Sequence[FindingRow], writer: PageWriter) -> Iterator[tuple[Any, bool, list[FindingRow]]]:
    for code, group in groupby(findings, key=lambda one: one.finding.code):
        words = writer.rules.findings.codes[code]
        yield words, words.weight == "loud", list(group)
