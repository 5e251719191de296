"""Region pages: a region over the years, its scorecard of every year, and the texts of its reports."""

from __future__ import annotations

from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple

from tracker.claims.claim import Claim
from tracker.comparisons.comparison import Comparison
from tracker.comparisons.finding import Finding
from tracker.comparisons.promises import counts_of, whole_totals
from tracker.comparisons.undertaking import Undertaking
from tracker.outputs.charts.bullet_svg import axes_of, bullet_of
from tracker.outputs.pages.tasks import task_parts, tell_task_counts
from tracker.outputs.site.address import anchor, region_page, text_page
from tracker.outputs.site.downloads import offer
from tracker.outputs.site.evidence import LINE_MARK
from tracker.outputs.site.multiple import Point, multiples
from tracker.outputs.site.pages import LANGUAGES
from tracker.outputs.site.transcription import transcription

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.outputs.charts.bullet_svg import Bullet, Key
    from tracker.outputs.charts.scale import Axis
    from tracker.outputs.site.downloads import Files
    from tracker.outputs.site.multiple import Multiple
    from tracker.outputs.site.pages import Press
    from tracker.outputs.site.regions import Holding
    from tracker.outputs.site.rows import Exhibit, FindingExhibit, YearExhibit
    from tracker.outputs.site.totals import Place

__all__ = ["row_id", "write_region"]

_SHOWN = 2
"""A series of fewer years is no picture."""


class RegionFiles(NamedTuple):
    """The files of a region, each with all its years."""

    comparisons: Files
    tasks: Files
    findings: Files
    claims: Files


class MatrixRow(NamedTuple):
    """One indicator and measure over the years."""

    id: str
    indicator: str | None
    first: Comparison
    cells: tuple[tuple[int, Exhibit | None], ...]


class CardRow(NamedTuple):
    """One row of a scorecard."""

    exhibit: Exhibit
    rank: int
    bullet: dict[str, Bullet | None]
    absence: str
    """Key of the words that say why there is no actual."""


def write_region(
    press: Press, place: Place, holding: Holding, years: Sequence[YearExhibit], known: frozenset[str]
) -> None:
    """Write all pages of a region; ``known`` are the codes of the regions that have pages."""
    files = _offered(press, holding, years)
    _write_overview(press, place, years, known, files)
    axes = axes_of((each.comparison for one in years for each in one.exhibits), press.rules)
    for one in years:
        _write_card(press, place, one, years, axes, files)
    _write_texts(press, place, holding, years, files.claims)


def row_id(one: Comparison) -> str:
    """Give the id of the row of an indicator and measure in the table of a region."""
    return anchor("row", one.indicator or one.label, one.target.measure)


def _offered(press: Press, holding: Holding, years: Sequence[YearExhibit]) -> RegionFiles:
    """Write the records of a region, of all years together."""
    code, claims = holding.dossier.region, list(holding.dossier.claims.values())
    comparisons = [each for one in years for each in one.review.targets]
    tasks = [each for one in years for each in one.review.tasks]
    findings = [each.finding for one in years for each in one.findings]
    return RegionFiles(
        comparisons=offer(press.folder, comparisons, Comparison, "regions", code) if comparisons else (),
        tasks=offer(press.folder, tasks, Undertaking, "tasks", code) if tasks else (),
        findings=offer(press.folder, findings, Finding, "remarks", code, forms=("json",)) if findings else (),
        claims=offer(press.folder, claims, Claim, "claims", code, forms=("csv",)) if claims else (),
    )


def _write_overview(
    press: Press, place: Place, years: Sequence[YearExhibit], known: frozenset[str], files: RegionFiles
) -> None:
    shown = [one for one in years if one.exhibits]
    rows = _matrix(shown, press)
    press.page(
        "region",
        region_page(place.code),
        "regions",
        place=place,
        above=[(code, name, code in known) for code, name in place.above],
        years=[one.review.year for one in shown],
        others=[one.review.year for one in years if not one.exhibits],
        counts=place.counts,
        rows=rows,
        multiples=_multiples(rows),
        files=files.comparisons,
    )


def _matrix(years: Sequence[YearExhibit], press: Press) -> list[MatrixRow]:
    """Give a row for each indicator and measure, those of the vocabulary first and in its order."""
    places = {one.id: at for at, one in enumerate(press.rules.indicators.all)}
    found: dict[str, dict[int, Exhibit]] = {}
    for one in years:
        for exhibit in one.exhibits:
            found.setdefault(row_id(exhibit.comparison), {}).setdefault(one.review.year, exhibit)
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
        points = [_point(year, exhibit) for year, exhibit in row.cells if exhibit and _fits(exhibit, row.first)]
        if row.indicator and len(points) >= _SHOWN:
            drawn.append((row, multiples([(row.indicator, points)], years)[0]))
    return drawn


def _point(year: int, exhibit: Exhibit) -> Point:
    one = exhibit.comparison
    same = one.actual if one.actual and (one.actual.measure, one.actual.unit) == _scale(one) else None
    return Point(year, one.target, same, one.verdict)


def _fits(exhibit: Exhibit, first: Comparison) -> bool:
    return exhibit.comparison.target.value is not None and _scale(exhibit.comparison) == _scale(first)


def _scale(one: Comparison) -> tuple[str, str | None]:
    return one.target.measure, one.target.unit


def _write_card(
    press: Press,
    place: Place,
    one: YearExhibit,
    years: Sequence[YearExhibit],
    axes: dict[Key, Axis],
    files: RegionFiles,
) -> None:
    review, link = one.review, partial(_line, one)
    rows = [_row(each, axes, press) for each in one.exhibits]
    press.page(
        "card",
        region_page(place.code, review.year),
        "regions",
        place=place,
        review=review,
        years=[(each.review.year, region_page(place.code, each.review.year)) for each in years],
        counts={words.id: review.totals.verdicts.get(words.id, 0) for words in press.rules.policy.verdicts},
        details=counts_of(review.details),
        rows=rows,
        sections=one.sections,
        tasks={lang: task_parts(review.tasks, press.rules, lang, link) for lang in LANGUAGES},
        task_counts={lang: tell_task_counts(review.tasks, press.rules, lang) for lang in LANGUAGES},
        whole=whole_totals(review),
        findings=list(_groups(one.findings, press)),
        prospects=one.prospects,
        cards=one.cards,
        files=files.comparisons,
        finding_files=files.findings,
        task_files=files.tasks,
    )


def _line(year: YearExhibit, source: str, line: int) -> str:
    """Give where a line of a report of a year stands in its page, seen from the root; empty where it has none."""
    card = next((one for one in year.cards if one.source == source), None)
    return f"{text_page(card.region, card.year)}#{LINE_MARK}{line}" if card else ""


def _row(exhibit: Exhibit, axes: dict[Key, Axis], press: Press) -> CardRow:
    one = exhibit.comparison
    key = _ABSENT.get(one.verdict) or _PENDING.get(one.reason or "", "")
    return CardRow(
        exhibit=exhibit,
        rank=press.rules.policy.rank(one.verdict),
        bullet={lang: bullet_of(one, axes, press.rules, lang) for lang in LANGUAGES},
        absence=f"no_actual_{key}" if key else "no_actual",
    )


_ABSENT = {"silent": "silent", "claimed": "words", "under_way": "words", "mentioned": "words", "to_check": "to_check"}
"""Words for verdicts without an actual."""
_PENDING = {"next_report_missing": "pending", "next_report_abridged": "abridged"}
"""Words for the reasons of a target that waits for an answer."""


def _groups(findings: Sequence[FindingExhibit], press: Press) -> Iterator[tuple[Any, bool, list[FindingExhibit]]]:
    for code, group in groupby(findings, key=lambda one: one.finding.code):
        words = press.rules.findings.codes[code]
        yield words, words.weight == "loud", list(group)


def _write_texts(press: Press, place: Place, holding: Holding, years: Sequence[YearExhibit], files: Files) -> None:
    back = _way_back(place, years)
    labels = {lang: press.say(lang, "text_back") for lang in LANGUAGES}
    told_in: dict[tuple[str, int], list[Claim]] = {}
    for claim in holding.dossier.claims.values():
        told_in.setdefault((claim.region, claim.report_year), []).append(claim)
    for one in holding.dossier.sources:
        key = (one.card.region, one.card.year)
        claims = told_in.get(key, [])
        body = transcription(one.text, claims, back, labels)
        press.page(
            "text",
            text_page(*key),
            "regions",
            place=place,
            card=one.card,
            body=body,
            files=files,
        )


def _way_back(place: Place, years: Sequence[YearExhibit]) -> dict[str, str]:
    """Give for each claim that is compared the place where it is, seen from the page of its text."""
    found: dict[str, str] = {}
    for one in years:
        page = f"../{region_page(place.code, one.review.year)}"
        sides = [side for each in one.exhibits for side in (each.target, each.actual)]
        details = [each for section in one.sections for each in section.details]
        sides += [side for each in details for side in (each.target, each.actual)]
        for side in sides:
            if side and side.side.claim:
                found.setdefault(side.side.claim, f"{page}#{side.id}")
    return found
