"""Undertakings: the named tasks of a year's plan, each with what the next review says, and whether it comes again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tracker.comparisons.judging.linking import ground_of
from tracker.comparisons.promises.collection import Collection
from tracker.comparisons.promises.task_settlement import settle_tasks
from tracker.comparisons.records.comparison import Looked
from tracker.comparisons.records.undertaking import Undertaking
from tracker.comparisons.sightings.sighting import Sightings
from tracker.comparisons.sightings.thing_name import Places, names_of
from tracker.once import once
from tracker.tasks.task import Task

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.comparisons.gathering.statements import Statements
    from tracker.comparisons.judging.ground import Ground
    from tracker.comparisons.records.mention import Mention
    from tracker.comparisons.records.undertaking import TaskVerdict
    from tracker.comparisons.sightings.search import Search
    from tracker.comparisons.sightings.sighting import Sighting
    from tracker.comparisons.sightings.thing_name import Name
    from tracker.rulebook.saying import Saying

__all__ = ["link_tasks"]

_ORDER: tuple[TaskVerdict, ...] = ("claimed", "under_way", "dropped", "mentioned", "to_check")
"""What a sentence may say, the most telling first."""
_SAYS: dict[TaskVerdict, Saying] = {"claimed": "claimed", "under_way": "under_way"}
_MOST = 4
"""Sentences that are shown; further ones say no more."""
_FARTHEST = 10
"""Years before and behind in which a promise is looked for."""
_TOLD = tuple(name for name in Undertaking.model_fields if name in Task.model_fields)
"""What an undertaking has of its task."""


def link_tasks(statements: Statements, year: int) -> list[Undertaking]:
    """Give the named tasks that the reports of a year plan, in the order of the text."""
    found: list[Undertaking] = []
    for code in sorted({region for region, told in statements.texts if told == year}):
        tasks = statements.tasks_in(code, year)
        plan = statements.plan(code, year) if tasks else None
        if plan is not None:
            found += _Linking(statements, code, year).undertakings(tasks, plan)
    return settle_tasks(found, statements)


@dataclass(frozen=True)
class _Linking:
    """What the tasks of one report are held against."""

    statements: Statements
    code: str
    year: int

    def undertakings(self, tasks: Sequence[Task], plan: Search) -> Iterator[Undertaking]:
        """Give the tasks of a plan with what became of them."""
        for name in names_of(tasks, self._region, self.statements.rules):
            yield self._undertaking(name, plan)

    def _undertaking(self, name: Name, plan: Search) -> Undertaking:
        task = name.task
        ground, again = self._ground, self._promised(name)
        years = sorted((self.year, *again))
        shown: dict[str, Any] = {"promised_again": self.year + 1 in again, "promised_in": tuple(years)}
        shown["promises"] = tuple(again[year] for year in years if year != self.year)
        if ground.is_shut:
            return _made(task, plan, verdict="pending", reason=ground.absence, **shown)
        told = [self._says(task, one) for one in self._sightings.of(name)]
        verdict = next((one for one in _ORDER if any(each == one for each, _ in told)), None)
        if verdict in {None, "mentioned", "to_check"} and (mention := self._of_collection(task, plan)):
            return _made(task, plan, verdict="claimed", reason="collective", mentions=(mention,), **shown)
        if verdict is None:
            return self._unheard(task, plan, ground, **shown)
        ranked = sorted(told, key=lambda one: _ORDER.index(one[0]))
        mentions = tuple(dict.fromkeys(mention for _, mention in ranked))[:_MOST]
        reason = "named_alike_task" if verdict == "to_check" else None
        return _made(task, plan, verdict=verdict, reason=reason, mentions=mentions, **shown)

    def _says(self, task: Task, one: Sighting) -> tuple[TaskVerdict, Mention]:
        """Give what a clause says of a task, and the clause with those that go on with it."""
        mention = one.search.mention(one.at)
        verdict = self._verdict(task, one, mention)
        return verdict, mention.model_copy(update={"says": _SAYS.get(verdict, "mentioned")})

    def _verdict(self, task: Task, one: Sighting, mention: Mention) -> TaskVerdict:
        rules = self.statements.rules.progress
        if not one.sure:
            return "to_check"
        if rules.gives_up(one.rest):
            return "dropped"
        says = rules.says(one.rest)
        if says <= {"going"} or (one.share == 1 and "early" not in says):
            # in plain form 全面完成 and 完成12个供电整治 have lost their 完成; of what is only prepared it says nothing
            says |= rules.says(mention.quote.replace(task.own, ""))
        if one.part and not says.isdisjoint({"built", "done"}):
            says = says - {"built", "done"} | {"partly"}
        needs = "drawn" if self.statements.rules.tasks.names.drafts(task.action) else task.needs
        if not says and task.needs and self._is_done(task, one.rest):
            says = says | {task.needs}
        if says & rules.keeps(task.stage, needs):
            return "claimed"
        return "under_way" if says.intersection(rules.kept[task.stage].toward) else "mentioned"

    def _is_done(self, task: Task, rest: str) -> bool:
        """Tell whether a clause has the deed as promised, and nothing holds it back: 引进, but not 未引进."""
        rules = self.statements.rules
        return rules.tasks.deeds(task.rule).search(rest) is not None and not rules.progress.holds_back(rest)

    def _of_collection(self, task: Task, plan: Search) -> Mention | None:
        """Give the sentence by which the whole set that holds a task is done: 十件民生实事全面完成."""
        # an item may begin with its number: 一是建成…
        before = plan.retrospect.text[: task.start].rpartition("\n")[2] + task.quote.partition(task.action)[0]
        # a set may be called behind the list of its items, as by a heading: …等十件民生实事
        return self._collection.told_of((*task.section, task.group), before, task.region)

    def _unheard(self, task: Task, plan: Search, ground: Ground, **shown: Any) -> Undertaking:
        if ground.absence:
            return _made(task, plan, verdict="pending", reason=ground.absence, **shown)
        names = tuple(dict.fromkeys(one for one in (task.own, task.shared) if one))
        looked = tuple(
            Looked(source=one.retrospect.source, names=names, clauses=len(one.retrospect.clauses))
            for one in self._ground.searches()
        )
        return _made(task, plan, verdict="silent", reason="not_in_full_report", looked=looked, **shown)

    def _promised(self, name: Name) -> dict[int, Mention]:
        """Give the clauses of the plans before and behind that promise a task, too, by their years, without a gap."""
        found: dict[int, Mention] = {}
        for step in (-1, 1):
            for year in range(self.year + step, self.year + step * _FARTHEST, step):
                if (one := self._plans(year).surely(name)) is None:
                    break
                found[year] = one.search.mention(one.at)
        return found

    def _plans(self, year: int) -> Sightings:
        if year not in self.statements.planned:
            codes = {region for region, told in self.statements.texts if told == year}
            plans = [plan for region in sorted(codes) if (plan := self.statements.plan(region, year))]
            self.statements.planned[year] = Sightings(plans, self.statements.rules)
        return self.statements.planned[year]

    @once
    def _ground(self) -> Ground:
        return ground_of(self.statements, self.code, self.year, frozenset())

    @once
    def _sightings(self) -> Sightings:
        return Sightings(self._ground.searches(), self.statements.rules, self._plans(self.year))

    @once
    def _collection(self) -> Collection:
        return Collection(self._ground.searches(), self.statements.rules)

    @once
    def _region(self) -> Places:
        divisions = self.statements.rules.divisions
        division = divisions.get(self.code)
        name = division.name if division else self.statements.region_name
        above = [one.name for one in divisions.parents(self.code)]
        return Places((name, divisions.stem(name)), tuple(word for one in above for word in (one, divisions.stem(one))))


def _made(task: Task, plan: Search, **outcome: Any) -> Undertaking:
    told = {name: getattr(task, name) for name in _TOLD}
    return Undertaking(**told, source=plan.retrospect.source, **outcome)
