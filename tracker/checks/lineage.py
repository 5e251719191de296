"""The lineage: all that is known of one region, and the reviews that come of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from tracker.checks.known_report import KnownReport
    from tracker.comparisons.gathering.statements import Statements
    from tracker.comparisons.records.comparison import Comparison
    from tracker.comparisons.records.review import Review
    from tracker.comparisons.records.settlement import Settlement
    from tracker.rulebook.rulebook import Rulebook
    from tracker.store.card import ReportCard
    from tracker.store.facts import Fact
    from tracker.tasks.task import Task

__all__ = ["Lineage", "area_of", "verdict_key"]


@dataclass(frozen=True)
class Lineage:
    """The reports and cited facts of a region."""

    region: str
    reports: tuple[KnownReport, ...]
    facts: tuple[Fact, ...]
    rules: Rulebook
    settlements: tuple[Settlement, ...] = ()
    """What people decided about promises."""

    @cached_property
    def statements(self) -> Statements:
        """Everything that is stated of the region, ready to be linked."""
        from tracker.comparisons.gathering.material import ReportText
        from tracker.comparisons.gathering.statements import put_in_order

        division = self.rules.divisions.get(self.region)
        name = division.name if division else self.region
        claims = [claim for one in self.reports for claim in one.claims]
        texts = {
            (one.card.region, one.card.year): ReportText(one.lines.text, one.name)
            for one in self.reports
            if one.lines and one.is_report
        }
        cards = [one.card for one in self.reports]
        statements = put_in_order(claims, self.region, name, self.facts, cards, self.rules)
        return replace(statements, texts=texts, settlements=self.settlements, tasks_in=self._tasks_in)

    def _tasks_in(self, code: str, year: int) -> Sequence[Task]:
        """Read the named tasks of a report whose file is here; few who check ask for them."""
        from tracker.tasks.reading import read_tasks

        ours = (one.report for one in self.reports if (one.card.region, one.card.year) == (code, year))
        return [task for report in ours if report for task in read_tasks(report, self.rules)]

    @cached_property
    def line_numbers(self) -> dict[str, int]:
        """The lines of the claims whose texts are here."""
        return {claim.id: claim.line for one in self.reports for claim in one.claims if claim.line > 0}

    def checked(self, years: Collection[int], told: Collection[int], *, whole: bool) -> list[Review]:
        """Give the reviews of some years, then those of other years ``told`` of which several sources tell figures.

        With ``whole`` the promises that have no figure are among them, which few who check ask for.
        """
        found = self.reviews(years)
        seen = {one.year for one in found}
        found += self.reviews({year for year in told if year not in seen and self._told_by_several(year)})
        return [self.whole(one) for one in found] if whole else found

    def reviews(self, years: Collection[int]) -> list[Review]:
        """Give the reviews of those of the years in which there is something to say, of their targets alone."""
        from tracker.comparisons.views.reviewing import review_targets

        found = [review_targets(self.statements, year, self.line_numbers) for year in sorted(years)]
        return [one for one in found if one.comparisons or one.prospects or one.findings or self.whole(one).findings]

    def whole(self, review: Review) -> Review:
        """Give a review with the promises that have no figure."""
        from tracker.comparisons.views.reviewing import with_tasks

        return with_tasks(review, self.statements)

    def _told_by_several(self, year: int) -> bool:
        return len({one.side.source for one in self.statements.actuals.get(year, ())}) > 1

    def verdicts(self, years: Collection[int] | None = None) -> dict[tuple[int, str], Comparison]:
        """Give the comparisons of all years, or of some, by year and by what tells their targets apart."""
        from tracker.comparisons.promises.detail import link_headlines

        wanted: Sequence[int] = sorted(self.statements.targets if years is None else years)
        return {(year, verdict_key(one)): one for year in wanted for one in link_headlines(self.statements, year)}


def verdict_key(one: Comparison) -> str:
    """Give what tells the targets of a year apart: what is stated; an edit elsewhere in its sentence is nothing."""
    side = one.target
    stated = (one.indicator or one.label, side.measure, side.comparator, side.value, side.value_high, side.unit)
    words = () if side.value is not None else (side.quote,)
    return " ".join(str(each) for each in (*stated, *words) if each is not None)


def area_of(card: ReportCard, rules: Rulebook) -> str:
    """Give the code of the region that a report is about: one that stood beside its heir is a region of its own."""
    return card.region if rules.divisions.apart(card.region, card.lineage, card.year) else card.lineage
