"""Reading: how each figure of a sentence was read, and what decided its record, as the drafting took note of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from pydantic import BaseModel, ConfigDict

from tracker.claims.draft import KindFrom, LabelFrom, PeriodFrom
from tracker.claims.trace import Loss
from tracker.workshop.examples import Record, record_of
from tracker.workshop.lint_phrases import said_as
from tracker.workshop.task_examples import TaskReading

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.claims.claim import Claim
    from tracker.claims.clause import Clauses
    from tracker.claims.draft import Draft, Group
    from tracker.claims.figure import Figure
    from tracker.claims.trace import Trace
    from tracker.reports.report import Report

__all__ = ["Explanation", "Reading", "Rival", "Stretch", "Teller"]

Role = Literal["figure", "phrase", "noun", "subject", "mark", "period"]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True)


class Stretch(_Part):
    """Some words of the sentence and what they are for the figure; offsets count from the start of the sentence."""

    role: Role
    start: int
    end: int
    words: str
    means: str = ""
    """What a mark sets: ge, strive, average …"""


class Rival(_Part):
    """A wording that was offered for a figure and lost."""

    rule: str
    wording: str
    why: Loss


class Reading(_Part):
    """How one figure was read. The ``_from`` fields name what decided."""

    figure: str
    rule: str
    wording: str | None
    """None where no phrase stands: the figure was read with its noun alone."""
    rivals: tuple[Rival, ...]
    stretches: tuple[Stretch, ...]
    records: tuple[Record, ...]
    label_from: LabelFrom
    kind_from: KindFrom
    period_from: PeriodFrom
    comparator_from: str
    """The word that set it, empty for none."""
    ambiguous: bool


class Explanation(_Part):
    """The reading of one sentence."""

    tasks: tuple[TaskReading, ...] = ()
    """The named tasks that it promises."""

    text: str
    section: str
    period: str
    """The period of the section."""
    readings: tuple[Reading, ...]
    unread: tuple[tuple[str, Literal["name", "unnamed"]], ...]
    """Figures that became no claim: parts of names, and those that nothing names or counts."""
    unnumbered: tuple[tuple[str, Record], ...] = ()
    """Rules for targets without a number that read it, each with its record."""


class Teller:
    """Tells of the figures of one sentence, whose reading was told ``trace`` what lost."""

    def __init__(self, report: Report, clauses: Clauses, trace: Trace, claims: Sequence[Claim]) -> None:
        self.report, self.text, self.start = report, clauses.text, clauses.start
        self.trace, self.claims = trace, claims

    def readings(self, groups: Sequence[Group]) -> Iterator[Reading]:
        """Give a reading for each figure that became a claim."""
        for group in groups:
            yield from (self._reading(group, draft) for draft in group.drafts if any(draft.labels))

    def _reading(self, group: Group, draft: Draft) -> Reading:
        lead, figure = group.lead, draft.figure
        return Reading(
            figure=self.text[figure.start : figure.end],
            rule=draft.rule.id,
            wording=said_as(lead.wording) if lead.wording is not None else None,
            rivals=tuple(self._rivals(group)),
            stretches=tuple(self._stretches(group, figure)),
            records=self._records(draft),
            label_from=draft.label_from,
            kind_from=draft.kind_from,
            period_from=draft.period_from,
            comparator_from=self._hedge(group, figure),
            ambiguous=draft.ambiguous,
        )

    def _hedge(self, group: Group, figure: Figure) -> str:
        """Give the words of a hedge: behind the figure, before it, or behind the last figure of its list."""
        before = next((one.mark.word for one in group.lead.marked if one.mark.role == "hedge"), "")
        last = group.figures[-1]
        return self.text[figure.end : figure.stop] or before or self.text[last.end : last.stop]

    def _records(self, draft: Draft) -> tuple[Record, ...]:
        span = self.report.clean.origin_span(draft.start, draft.end)
        alike = [claim for claim in self.claims if (claim.start, claim.end) == span and claim.label in draft.labels]
        same = [claim for claim in alike if claim.value is not None and abs(claim.value) == abs(draft.figure.value)]
        return tuple(record_of(claim) for claim in same or alike)

    def _rivals(self, group: Group) -> Iterator[Rival]:
        """Give the wordings that lost, the nearest of each rule."""
        told = {group.lead.wording.rule.id} if group.lead.wording is not None else set()
        for wording, why in self.trace.lost.get(group.figures[0].start, ()):
            if wording.rule.id not in told:
                told.add(wording.rule.id)
                yield Rival(rule=wording.rule.id, wording=said_as(wording), why=why)

    def _stretches(self, group: Group, figure: Figure) -> Iterator[Stretch]:
        lead, first = group.lead, group.figures[0]
        found: list[tuple[Role, int, int, str]] = [("figure", figure.start, figure.end, "")]
        if figure.stop > figure.end:
            found.append(("mark", figure.end, figure.stop, figure.hedge or ""))
        opened = (one for one in group.opened if one.end <= lead.start)
        for mark, start, end in (*lead.marked, *opened):
            found.append(("mark", start, end, mark.value or mark.role))
        dated = (word for word in group.dated if word.end <= lead.start)
        found += [("period", word.start, word.end, word.period) for word in (lead.period, lead.base, *dated) if word]
        if lead.phrase is not None:
            found.append(("phrase", *lead.phrase, ""))
        if lead.noun and (at := self.text.rfind(lead.noun, self.start, first.start)) >= 0:
            found.append(("noun", at, at + len(lead.noun), ""))
        if lead.end > lead.start:
            found.append(("subject", lead.start, lead.end, ""))
        for role, start, end, means in sorted(dict.fromkeys(found), key=lambda one: (one[1], one[2])):
            words = self.text[start:end]
            yield Stretch(role=role, start=start - self.start, end=end - self.start, words=words, means=means)
