"""Statements: everything that is stated about one region, in order and ready to be linked."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from tracker.comparisons.gathering.area import lineage_codes
from tracker.comparisons.gathering.material import remarks_on
from tracker.comparisons.gathering.vintage import statement_order
from tracker.comparisons.records.statement import claim_statements, fact_statements
from tracker.comparisons.sightings.search import Search
from tracker.once import once
from tracker.reports.retrospect import halves_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from tracker.claims.claim import Claim
    from tracker.comparisons.gathering.material import Material, Remark, ReportText
    from tracker.comparisons.records.finding import Finding
    from tracker.comparisons.records.settlement import Settlement
    from tracker.comparisons.records.statement import Statement
    from tracker.comparisons.sightings.sighting import Sightings
    from tracker.rulebook.divisions import Divisions
    from tracker.rulebook.rulebook import Rulebook
    from tracker.store.card import ReportCard
    from tracker.store.facts import Fact
    from tracker.tasks.task import Task

__all__ = ["Statements", "is_target", "put_in_order", "statements_of", "with_words"]


class _Searches(NamedTuple):
    """What can be looked for in the two halves of a report."""

    review: Search
    plan: Search


@dataclass(frozen=True)
class Statements:
    """What is stated about a region and its lineage, whatever the order in which it was read."""

    region: str
    region_name: str
    every: tuple[Statement, ...]
    completeness: Mapping[tuple[str, int], str]
    """How much of a report is here, by code and report year."""
    rules: Rulebook
    remarks_on: Callable[[int], Iterable[Remark]] = lambda _year: ()
    """Gives the clauses in which reports judge a year as a whole."""
    above: tuple[Statements, ...] = ()
    """The regions above it, the nearest first."""
    texts: Mapping[tuple[str, int], ReportText] = field(default_factory=dict)
    """The texts of the reports, by code and report year."""
    settlements: tuple[Settlement, ...] = ()
    """What people decided, the last one last."""
    tasks_in: Callable[[str, int], Sequence[Task]] = lambda _code, _year: ()
    """Gives the named tasks of the report of a code and year, in the order of its text."""

    @once
    def own_targets(self) -> Mapping[int, Sequence[Statement]]:
        """Targets that reports set for their own one year, with whatever span, by year."""
        own = (one for one in self.every if is_target(one) and one.own)
        return _by_year(one for one in own if one.first == one.year)

    @once
    def targets(self) -> Mapping[int, Sequence[Statement]]:
        """The targets of single years that the report of the year, or a cited source, sets."""
        return _by_year(one for one in self.every if one.single and is_target(one))

    @once
    def actuals(self) -> Mapping[int, Sequence[Statement]]:
        """The actuals of single years that are told when the year is over, or by a cited source."""
        return _by_year(one for one in self.every if one.single and one.kind == "actual" and _over(one))

    def search(self, region: str, year: int) -> Search | None:
        """Give what can be looked for in the words of a report, None where its text is not here."""
        found = self._read(region, year)
        return found.review if found else None

    def plan(self, region: str, year: int) -> Search | None:
        """Give what can be looked for in what a report plans for its year, None where its text is not here."""
        found = self._read(region, year)
        return found.plan if found else None

    @once
    def planned(self) -> dict[int, Sightings]:
        """What can be seen of named things in the plans of a year, as far as it was asked for."""
        return {}

    @once
    def trends(self) -> dict[int, Sequence[Finding]]:
        """What became of the targets of the year before, by year, as far as it was asked for."""
        return {}

    @once
    def chosen(self) -> dict[int, Sequence[Statement]]:
        """Every target once, by year, as far as it was asked for."""
        return {}

    def _read(self, region: str, year: int) -> _Searches | None:
        """Give both halves of a report, which is read when it is first asked for."""
        key = (region, year)
        if key not in self._reports and key in self.texts:
            told = self.texts[key]
            halves = halves_of(told.text, told.source, year, self.rules)
            self._reports[key] = _Searches(*(Search(half, self.rules) for half in halves))
        return self._reports.get(key)

    @once
    def _reports(self) -> dict[tuple[str, int], _Searches]:
        return {}

    @once
    def spans(self) -> Sequence[Statement]:
        """Targets and actuals that are about more than one year, or about a year ahead of their report."""
        return [one for one in self.every if not one.single or (one.told or one.year) < one.year]

    @once
    def years(self) -> Sequence[int]:
        """The years that have targets or actuals, ascending."""
        return sorted({*self.targets, *self.actuals})

    @once
    def places(self) -> Mapping[str | None, int]:
        """The place of every indicator in the vocabulary."""
        return self.rules.indicators.places

    def reported(self, year: int) -> Sequence[str]:
        """Give how much of the reports of a year is here, one word a report; empty where there is none."""
        return [how for (_, told), how in self.completeness.items() if told == year]


def put_in_order(
    claims: Iterable[Claim],
    region: str,
    region_name: str,
    facts: Iterable[Fact],
    reports: Iterable[ReportCard],
    rules: Rulebook,
) -> Statements:
    """Put the statements of a region in order; claims, facts and reports of other lineages are left out.

    So are those of a region that stood beside it and merged with it later, for the years that have reports of its own.
    Without ``reports`` a report counts as here in full where it has claims.
    """
    cards = list(reports)
    unlisted = not any(card.document == "work_report" for card in cards)
    claims, facts, cards = _ours(region, list(claims), list(facts), cards, rules.divisions)
    names = {(card.region, card.year, card.document): card.source for card in cards}
    stated = claim_statements(claims, names, rules)
    stated += fact_statements(facts, rules)
    here = {(card.region, card.year): card.completeness for card in cards if card.document == "work_report"}
    reported = (one for one in claims if unlisted and one.document == "work_report")
    told = {(one.region, one.report_year): "full" for one in reported}
    ordered = sorted(
        stated, key=lambda one: (one.year, one.told or 0, one.side.source, one.start, statement_order(one))
    )
    return Statements(region, region_name, tuple(ordered), here or told, rules)


def statements_of(material: Material, rules: Rulebook, above: tuple[Statements, ...] | None = None) -> Statements:
    """Give the statements of a region's material; ``above`` spares gathering those of the regions above it again."""
    cards = (*material.reports, *material.witnesses)
    found = put_in_order(material.claims, material.region, material.region_name, material.facts, cards, rules)
    higher = tuple(statements_of(each, rules) for each in material.above) if above is None else above
    return with_words(found, material, higher)


def with_words(found: Statements, material: Material, above: tuple[Statements, ...]) -> Statements:
    """Give the statements of a region's material with what it has besides: words, decisions, the regions above it."""
    return replace(
        found,
        remarks_on=cache(lambda year: tuple(remarks_on(material.texts, year, found.rules))),
        above=above,
        texts=material.texts,
        settlements=material.settlements,
        tasks_in=_by_report(material.tasks),
    )


def is_target(statement: Statement) -> bool:
    """Tell whether a statement is a target that the report of its own year, or another source, sets for the region.

    What a budget report plans for a part of it (市本级) is none of the region's.
    """
    of_a_part = bool(statement.issued) and statement.subject != statement.thing
    return statement.kind == "target" and statement.told in {None, statement.year} and not of_a_part


def _ours(
    region: str, claims: list[Claim], facts: list[Fact], cards: list[ReportCard], divisions: Divisions
) -> tuple[list[Claim], list[Fact], list[ReportCard]]:
    codes = {one.region for one in claims} | {one.region for one in facts} | {one.region for one in cards}
    lineage = lineage_codes(region, codes, divisions)
    own = {one.report_year for one in claims if one.region == region and one.document == "work_report"}
    own |= {one.year for one in cards if one.region == region and one.document == "work_report"}

    def ours(code: str, year: int) -> bool:
        """Tell whether what a code tells in a year is about this region."""
        return code in lineage and (code == region or year not in own or not divisions.apart(code, region, year))

    return (
        [one for one in claims if ours(one.region, one.report_year)],
        [one for one in facts if ours(one.region, int(one.period[-4:]))],
        [one for one in cards if ours(one.region, one.year)],
    )


def _by_report(tasks: Iterable[Task]) -> Callable[[str, int], Sequence[Task]]:
    found: defaultdict[tuple[str, int], list[Task]] = defaultdict(list)
    for one in tasks:
        found[one.region, one.year].append(one)
    return lambda code, year: found.get((code, year), ())


def _over(one: Statement) -> bool:
    return one.told is None or one.told > one.year


def _by_year(statements: Iterable[Statement]) -> Mapping[int, Sequence[Statement]]:
    found: defaultdict[int, list[Statement]] = defaultdict(list)
    for one in statements:
        found[one.year].append(one)
    return dict(found)
