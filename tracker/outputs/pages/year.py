"""One year of a report: its verdicts as rows, its findings in groups, what a page shows of them."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from tracker.comparisons.judging.order import worst_first
from tracker.comparisons.records.review import totals_of
from tracker.comparisons.views.tiers import by_section, whole_totals
from tracker.outputs.charts.bullet_svg import Bullet, Sparkline, bullet_of, sparkline_of
from tracker.outputs.charts.strip import Part, strip_parts
from tracker.outputs.pages.anchors import Place
from tracker.outputs.pages.tasks import TaskPart, task_parts, tell_task_counts
from tracker.outputs.wording.citation import place_of
from tracker.outputs.wording.counts import section_title, tell_counts
from tracker.outputs.wording.figures import indicator_name, tell_gap
from tracker.outputs.wording.prospects import tell_prospect
from tracker.outputs.wording.reasons import tell_looked, tell_mentions, tell_reasons
from tracker.outputs.wording.words import word

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from decimal import Decimal

    from tracker.comparisons.records.comparison import Comparison, Side, Vintage
    from tracker.comparisons.records.course import Reached
    from tracker.comparisons.records.finding import Finding
    from tracker.comparisons.records.prospect import Prospect
    from tracker.comparisons.records.review import Review, Totals
    from tracker.outputs.charts.bullet_svg import Key
    from tracker.outputs.charts.scale import Axis
    from tracker.outputs.pages.anchors import Anchors
    from tracker.rulebook.findings import Weight
    from tracker.rulebook.policy import Language
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["Year", "with_courses", "year_of"]

Course = tuple["Comparison", "tuple[Reached, ...]"]
"""A comparison with what was reached in the years before."""


class Row(NamedTuple):
    """One verdict: the comparison, what it is sorted by, where its sides stand, and what is told besides."""

    key: str
    comparison: Comparison
    rank: int
    unit: str
    target: Decimal | None
    actual_unit: str
    actual: Decimal | None
    target_href: str
    actual_href: str
    remarks: tuple[str, ...]
    others: tuple[Vintage, ...]
    tolerance: str
    bullet: Bullet | None = None
    sparkline: Sparkline | None = None


class Evidence(NamedTuple):
    """One side of a finding with the link to its sentence and its place in words."""

    one: Side
    href: str
    place: str


class Told(NamedTuple):
    """One finding with its sides."""

    key: str
    finding: Finding
    sides: tuple[Evidence, ...]


class Group(NamedTuple):
    """All findings of a kind."""

    title: str
    weight: Weight
    found: tuple[Told, ...]


class Ahead(NamedTuple):
    """A target of several years in words, with the link to its sentence."""

    key: str
    prospect: Prospect
    told: str
    href: str


class Section(NamedTuple):
    """The promises of detail under one heading of the report, and how they came out in words."""

    title: str
    told: str
    rows: tuple[Row, ...]


class Year(NamedTuple):
    """What a page shows of one review."""

    key: str
    review: Review
    totals: Totals
    """Of the whole report, headline and detail."""
    counts: Mapping[str, int]
    strip: tuple[Part, ...]
    rows: tuple[Row, ...]
    sections: tuple[Section, ...]
    tasks: tuple[TaskPart, ...]
    task_counts: str
    groups: tuple[Group, ...]
    prospects: tuple[Ahead, ...]
    waiting: str

    @property
    def promises(self) -> bool:
        """Whether there is nothing to show besides targets."""
        return not any(row.comparison.actual or row.remarks or row.bullet or row.sparkline for row in self.rows)


def year_of(review: Review, axes: Mapping[Key, Axis], anchors: Anchors, rules: Rulebook, lang: Language) -> Year:
    """Give what a page shows of a review, worst verdicts first; ``axes`` are shared by all years of the page."""
    places = {id(one): place for place, one in enumerate(worst_first(review.comparisons, rules))}
    ordered = sorted(with_courses(review), key=lambda pair: places[id(pair[0])])
    totals = whole_totals(review)
    counts = {words.id: totals.verdicts.get(words.id, 0) for words in rules.policy.verdicts}
    return Year(
        key=f"year-{review.year}",
        review=review,
        totals=totals,
        counts=counts,
        strip=tuple(strip_parts(counts)),
        rows=tuple(_rows(ordered, axes, anchors, rules, lang)),
        sections=tuple(_sections(review, axes, anchors, rules, lang)),
        tasks=tuple(task_parts(review.tasks, rules, lang, anchors.line)),
        task_counts=tell_task_counts(review.tasks, rules, lang),
        groups=tuple(_groups(review, anchors, rules, lang)),
        prospects=tuple(_prospects(review, anchors, rules, lang)),
        waiting=_waiting(review, counts["pending"], lang),
    )


def with_courses(review: Review) -> list[Course]:
    """Give the comparisons of a review, each with what was reached in the years before."""
    return list(zip(review.comparisons, review.courses or ((),) * len(review.comparisons), strict=True))


def _sections(
    review: Review, axes: Mapping[Key, Axis], anchors: Anchors, rules: Rulebook, lang: Language
) -> Iterator[Section]:
    """Give the promises of detail by section, worst first; the keys of their rows go on behind those of the others."""
    first = len(review.comparisons) + 1
    for section, promises in by_section(review.details):
        worst: list[Course] = [(one, ()) for one in worst_first(promises, rules)]
        rows = tuple(_rows(worst, axes, anchors, rules, lang, first=first))
        yield Section(section_title(section, lang), tell_counts(totals_of(promises), rules, lang), rows)
        first += len(rows)


def _rows(  # what is shown, and everything that it is shown by
    ordered: Iterable[Course],
    axes: Mapping[Key, Axis],
    anchors: Anchors,
    rules: Rulebook,
    lang: Language,
    *,
    first: int = 1,
) -> Iterator[Row]:
    for number, (one, course) in enumerate(ordered, start=first):
        row = _row(one, f"v-{one.year}-{number}", anchors, rules, lang)
        bullet, line = bullet_of(one, axes, rules, lang), sparkline_of(one, course, axes, rules, lang)
        yield row._replace(bullet=bullet, sparkline=line)


def _row(one: Comparison, key: str, anchors: Anchors, rules: Rulebook, lang: Language) -> Row:
    place = Place(key, indicator_name(one.indicator, one.label, rules, lang))
    target, unit = _sortable(one.target, rules)
    actual, actual_unit = _sortable(one.actual, rules)
    return Row(
        key=place.key,
        comparison=one,
        rank=rules.policy.rank(one.verdict),
        unit=unit,
        target=target,
        actual_unit=actual_unit,
        actual=actual,
        target_href=anchors.href(one.target, place),
        actual_href=anchors.href(one.actual, place),
        remarks=tuple(_remarks(one, anchors.lines, rules, lang)),
        others=tuple(vintage for vintage in one.vintages if vintage.side != one.actual and not vintage.side.derivation),
        tolerance=_tolerance(one, rules, lang),
    )


def _sortable(side: Side | None, rules: Rulebook) -> tuple[Decimal | None, str]:
    if side is None or side.value is None:
        return None, ""
    return rules.units.scaled(side.value, side.unit or "")


def _remarks(one: Comparison, lines: Mapping[str, int], rules: Rulebook, lang: Language) -> Iterator[str]:
    absent = rules.policy.reasons.get(one.reason or "") if one.verdict == "silent" else None
    yield from [absent.say(lang)] if absent else []
    yield from tell_reasons(one, rules, lang)
    yield from tell_mentions(one, lines, rules, lang)
    yield from tell_looked(one, lang)


def _tolerance(one: Comparison, rules: Rulebook, lang: Language) -> str:
    if not one.tolerance:
        return ""
    return tell_gap(one.tolerance, one.gap_unit, rules, lang, one.indicator).removeprefix("+")


def _groups(review: Review, anchors: Anchors, rules: Rulebook, lang: Language) -> Iterator[Group]:
    at = 0
    ordered = sorted(review.findings, key=lambda one: rules.findings.order[one.code])
    for code, found in groupby(ordered, key=lambda one: one.code):
        words, told = rules.findings.codes[code], list(found)
        places = [Place(f"f-{review.year}-{at + number}", words.say(lang)) for number in range(1, len(told) + 1)]
        shown = [_told(one, place, review, anchors, lang) for one, place in zip(told, places, strict=True)]
        yield Group(words.say(lang), words.weight, tuple(shown))
        at += len(told)


def _told(one: Finding, place: Place, review: Review, anchors: Anchors, lang: Language) -> Told:
    line = one.blanks.get("line")
    named = Place(place.key, f"{place.name} {one.label}".strip())
    sides = [
        Evidence(side, anchors.href(side, named, line), _place(side, line, review.lines, lang)) for side in one.sides
    ]
    return Told(place.key, one, tuple(sides))


def _place(side: Side, line: str | None, lines: Mapping[str, int], lang: Language) -> str:
    if line and not side.claim:
        return word("line", lang, source=side.source, line=line)
    return place_of(side, lines, lang)


def _prospects(review: Review, anchors: Anchors, rules: Rulebook, lang: Language) -> Iterator[Ahead]:
    for number, one in enumerate(review.prospects, start=1):
        place = Place(f"p-{review.year}-{number}", indicator_name(one.indicator, one.label, rules, lang))
        yield Ahead(place.key, one, tell_prospect(one, rules, lang), anchors.href(one.target, place))


def _waiting(review: Review, pending: int, lang: Language) -> str:
    if not pending:
        return ""
    key = "awaited" if review.absence == "next_report_missing" else "abridged"
    return word(key, lang, year=review.year + 1, count=pending)
