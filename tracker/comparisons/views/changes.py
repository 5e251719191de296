"""Changes: the targets of a year held against those of the year before, over all regions."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from tracker.comparisons.findings.findings import is_promised_again
from tracker.comparisons.findings.trend import kept_targets, trends
from tracker.comparisons.gathering.evidence import Places
from tracker.comparisons.gathering.material import worded_material
from tracker.comparisons.gathering.selection import chosen_regions
from tracker.comparisons.gathering.statements import statements_of
from tracker.comparisons.judging.derivation import worth
from tracker.comparisons.promises.undertakings import link_tasks
from tracker.comparisons.records.change import CHANGE_KINDS, Absent, Change, Changes, Count
from tracker.comparisons.records.finding import sentence_side

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from tracker.comparisons.gathering.statements import Statements
    from tracker.comparisons.records.change import ChangeKind
    from tracker.comparisons.records.comparison import Side
    from tracker.comparisons.records.finding import Finding
    from tracker.comparisons.records.settlement import Settlement
    from tracker.comparisons.records.undertaking import Undertaking
    from tracker.rulebook.rulebook import Rulebook
    from tracker.store.store import Store

__all__ = [
    "RegionChanges", "StoredChanges", "Wanted", "changes_of", "region_changes", "stored_changes", "target_changes",
]  # fmt: skip

_KINDS: dict[str, ChangeKind] = {kind: kind for kind in CHANGE_KINDS}
_ALIKE = ("region", "region_name", "indicator", "label", "measure", "gap", "gap_unit")
"""What a change has of its finding."""


class RegionChanges(NamedTuple):
    """What changed in one region, and how many of its targets did not."""

    rows: Sequence[Change]
    kept: int


class StoredChanges(NamedTuple):
    """The changes that were asked for, and where the claims stand that they quote."""

    found: Changes
    lines: Places


class Wanted(NamedTuple):
    """Which changes are asked for: those to a year, of one indicator, of regions of a level or below a parent."""

    year: int
    indicator: str | None = None
    level: str | None = None
    parent: str | None = None


def stored_changes(
    store: Store, rulebook: Rulebook, wanted: Wanted, settlements: tuple[Settlement, ...] = ()
) -> StoredChanges:
    """Give the changes of the stored regions that are wanted; ``settlements`` are what people decided of tasks."""
    years = (wanted.year - 1, wanted.year)
    told = _target_years(store, rulebook, years)
    found: list[RegionChanges] = []
    absent: list[Absent] = []
    places = Places(())
    levels: set[str | None] = set()
    for code, name in chosen_regions(store, rulebook, wanted.level, wanted.parent).items():
        missing = tuple(year for year in years if code not in told[year])
        if missing:
            absent.append(Absent(region=code, region_name=name, years=missing))
            continue
        levels.add(rulebook.divisions.level(code))
        material = worded_material(store, code, name, rulebook).model_copy(update={"settlements": settlements})
        lines = Places(material.claims, material.texts)
        found.append(region_changes(statements_of(material, rulebook, above=()), wanted.year, lines, wanted.indicator))
        places = places.joined(lines.among(_quoted(found[-1].rows)))
    shared = levels.pop() if len(levels) == 1 else None
    return StoredChanges(changes_of(found, absent, wanted._replace(level=wanted.level or shared), rulebook), places)


def _quoted(rows: Iterable[Change]) -> set[str]:
    """Give the claims that changes quote."""
    return {side.claim for row in rows for side in (row.before, row.now) if side and side.claim}


def _target_years(store: Store, rulebook: Rulebook, years: Sequence[int]) -> Mapping[int, frozenset[str]]:
    """Give the lineages of which targets of a year are known, by their reports or by cited facts."""
    lineage = cache(rulebook.divisions.lineage)
    claims = store.claims(years=set(years), kind="target")
    told = [(one.region, one.report_year) for one in claims if one.document == "work_report"]
    told += [(one.region, int(one.period)) for one in store.facts(periods=set(map(str, years))) if one.kind == "target"]
    return {year: frozenset(lineage(region) for region, when in told if when == year) for year in years}


def region_changes(
    statements: Statements, year: int, lines: Mapping[str, int], indicator: str | None = None
) -> RegionChanges:
    """Give the changes of a region from the year before to a year, of one indicator only where it is given.

    ``lines`` are those of the claims in their sources. Which kind a change is of is judged where the findings of a
    scorecard are made (see ``trends`` and ``is_promised_again``); named tasks belong to no indicator.
    """
    found = target_changes(statements, year, lines, indicator)
    return found if indicator else found._replace(rows=[*found.rows, *_tasks_again(statements, year)])


def target_changes(
    statements: Statements, year: int, lines: Mapping[str, int], indicator: str | None = None
) -> RegionChanges:
    """Give the changes of the targets of a region alone, without its named tasks, which take long to look for."""
    wanted = [one for one in trends(statements, year) if indicator in {None, one.indicator}]
    kept = [one for one in kept_targets(statements, year) if indicator in {None, one.indicator}]
    rows = [_change(one, year, lines, statements.rules) for one in wanted]
    return RegionChanges(rows, len(kept))


def changes_of(
    found: Iterable[RegionChanges],
    absent: Sequence[Absent],
    wanted: Wanted,
    rules: Rulebook,
) -> Changes:
    """Put together what changed in some regions: by kind, and within one the greatest first.

    Changes in percentage points stand before those in amounts, which go by their share of the earlier figure.
    """
    regions = list(found)
    rows = sorted((row for one in regions for row in one.rows), key=lambda row: _order(row, rules))
    kept = [one.kept for one in regions if one.kept]
    counts = [Count(kind="kept", targets=sum(kept), regions=len(kept))]
    for kind in CHANGE_KINDS:
        of_kind = [row.region for row in rows if row.kind == kind]
        counts.append(Count(kind=kind, targets=len(of_kind), regions=len(set(of_kind))))
    return Changes(
        year=wanted.year,
        indicator=wanted.indicator,
        level=wanted.level,
        compared=len(regions),
        counts=tuple(counts),
        absent=tuple(absent),
        rows=tuple(rows),
    )


def _change(one: Finding, year: int, lines: Mapping[str, int], rules: Rulebook) -> Change:
    first, second, *_ = (*one.sides, None)
    before, now = (None, first) if one.code == "new" else (first, second)
    return Change(
        kind=_KINDS[one.code],
        level=rules.divisions.level(one.region) or "",
        before=before,
        before_line=_line(before, lines),
        now=now,
        now_line=_line(now, lines),
        year=year,
        **{name: getattr(one, name) for name in _ALIKE},
    )


def _line(side: Side | None, lines: Mapping[str, int]) -> int | None:
    return lines.get(side.claim or "") if side else None


def _tasks_again(statements: Statements, year: int) -> list[Change]:
    """Give the tasks that the plan of the year before had already, of those that are promised year after year."""
    if not statements.reported(year - 1):
        return []
    tasks = (one for one in link_tasks(statements, year) if year - 1 in one.promised_in and is_promised_again(one))
    return [_of_task(one, statements.rules) for one in tasks]


def _of_task(one: Undertaking, rules: Rulebook) -> Change:
    return Change(
        kind="promised_again",
        region=one.region,
        region_name=one.region_name,
        level=rules.divisions.level(one.region) or "",
        year=one.year,
        indicator=None,
        label=one.object,
        measure=None,
        gap=None,
        gap_unit=None,
        before=None,
        before_line=None,
        now=sentence_side(one.quote, one.source),
        now_line=one.line,
        since=one.promised_in[0],
        years=len(one.promised_in),
    )


def _order(row: Change, rules: Rulebook) -> tuple[object, ...]:
    """Order by kind, the longest promised first, changes in points before others, the greatest first."""
    place = rules.indicators.places.get(row.indicator or "", len(rules.indicators.places))
    return (
        CHANGE_KINDS.index(row.kind),
        -(row.years or 0),
        row.gap is None,
        row.gap_unit != "pp",
        -_size(row, rules),
        place,
        row.region,
    )


def _size(row: Change, rules: Rulebook) -> Decimal:
    """Give how great a change is: in points, or as a share of the earlier figure; 0 where nobody can say."""
    if row.gap is None or row.before is None or row.now is None:
        return Decimal(0)
    if row.gap_unit == "pp":
        return abs(row.gap)
    earlier = abs(worth(row.before, rules))
    return abs(row.gap) * rules.units.scaled(Decimal(1), row.now.unit or "")[0] / earlier if earlier else Decimal(0)
