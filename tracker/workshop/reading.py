"""Telling: what the reading of each figure of a sentence asked the rules, and what decided its record."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from pydantic import BaseModel, ConfigDict

from tracker.workshop.examples import Record, record_of
from tracker.workshop.lint_phrases import said_as
from tracker.workshop.watch import AskedWording, Memory, Question

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.claims.claim import Claim
    from tracker.claims.draft import Draft, Group
    from tracker.claims.figure import Figure
    from tracker.claims.lead import Lead
    from tracker.reports.report import Report, Section
    from tracker.rulebook.marks import Mark
    from tracker.rulebook.periods import PeriodWord

__all__ = ["Explanation", "Reading", "Rival", "Stretch", "Teller"]

Role = Literal["figure", "phrase", "noun", "subject", "mark", "period"]
Loss = Literal["shorter", "behind_it", "unit", "behind", "before", "longer_word"]
"""Why a wording lost: a longer one won, one tried before it won, its unit or the words that must follow or stand
before are not there, or a longer word ends at its place and belongs together."""

LabelFrom = Literal["before", "after", "noun", "with_noun", "share", "inherited", "composed"]
KindFrom = Literal["section", "origin", "period", "settled"]
PeriodFrom = Literal["figure", "clause", "section", "before"]

_BY_RULE: dict[str, LabelFrom] = {"noun": "noun", "with_noun": "with_noun", "share": "share"}


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
    """Tells of the figures of one sentence."""

    def __init__(
        self, report: Report, section: Section, span: tuple[int, int], memory: Memory, claims: Sequence[Claim]
    ) -> None:
        self.report, self.section, self.memory, self.claims = report, section, memory, claims
        self.text, self.start = report.clean.text, span[0]
        self.known: list[str] = []
        self.after = span[0]
        """Where the words of the next figure can begin."""

    def readings(self, groups: Sequence[Group]) -> Iterator[Reading]:
        """Give a reading for each figure that became a claim."""
        for group in groups:
            for draft in group.drafts:
                if any(draft.labels):
                    yield self._reading(group, draft)
                    self.known += draft.labels
            self.after = group.figures[-1].stop

    def _reading(self, group: Group, draft: Draft) -> Reading:
        lead, figure = group.lead, draft.figure
        wording = lead.wording.wording if isinstance(lead.wording, AskedWording) else lead.wording
        return Reading(
            figure=self.text[figure.start : figure.end],
            rule=draft.rule.id,
            wording=said_as(wording) if wording is not None else None,
            rivals=tuple(self._rivals(lead, group.figures[0])),
            stretches=tuple(self._stretches(group, figure)),
            records=self._records(draft),
            label_from=self._label_from(group, draft),
            kind_from=self._kind_from(draft),
            period_from=self._period_from(lead, draft),
            comparator_from=self._hedge(group, figure),
            ambiguous=draft.ambiguous,
        )

    def _hedge(self, group: Group, figure: Figure) -> str:
        """Give the words of a hedge: behind the figure, before it, or behind the last figure of its list."""
        before = next((mark.word for mark in group.lead.marked if mark.role == "hedge"), "")
        last = group.figures[-1]
        return self.text[figure.end : figure.stop] or before or self.text[last.end : last.stop]

    def _records(self, draft: Draft) -> tuple[Record, ...]:
        span = self.report.clean.origin_span(draft.start, draft.end)
        alike = [claim for claim in self.claims if (claim.start, claim.end) == span and claim.label in draft.labels]
        same = [claim for claim in alike if claim.value is not None and abs(claim.value) == abs(draft.figure.value)]
        return tuple(record_of(claim) for claim in same or alike)

    def _questions(self, figure: Figure) -> list[Question]:
        return [question for question in self.memory.questions if self.after <= question.end <= figure.start]

    def _rivals(self, lead: Lead, figure: Figure) -> Iterator[Rival]:
        """Give the wordings that lost, the nearest of each rule."""
        told = {lead.wording.rule.id} if lead.wording is not None else set()
        for question in self._questions(figure):
            won = question.place_of(lead.wording)
            for at, offered in enumerate(question.offered):
                wording = offered.wording
                if wording.rule.id not in told:
                    told.add(wording.rule.id)
                    why = self._loss(question, at, won, figure)
                    yield Rival(rule=wording.rule.id, wording=said_as(wording), why=why)

    def _loss(self, question: Question, at: int, won: int | None, figure: Figure) -> Loss:
        offered = question.offered[at]
        if won is not None and at > won:
            shorter = len(offered.wording.words) < len(question.offered[won].wording.words)
            return "shorter" if shorter else "behind_it"
        if "before" in offered.looked_at:
            return "before"
        if "unit" not in offered.looked_at:
            return "longer_word"
        behind = offered.wording.behind
        follows = behind in ("", "N") or self.text.startswith(behind, figure.stop)
        return "unit" if follows else "behind"

    def _stretches(self, group: Group, figure: Figure) -> Iterator[Stretch]:
        lead, first = group.lead, group.figures[0]
        found: list[tuple[Role, int, int, str]] = [("figure", figure.start, figure.end, "")]
        if figure.stop > figure.end:
            found.append(("mark", figure.end, figure.stop, figure.hedge or ""))
        found += [("mark", start, end, mark.value or mark.role) for mark, start, end in self._taken(lead, first)]
        found += [("period", period.start, period.end, period.period) for period in self._dates(lead)]
        phrase = self._phrase_at(lead, first)
        if phrase is not None:
            found.append(("phrase", *phrase, ""))
        if lead.noun and (at := self.text.rfind(lead.noun, self.after, first.start)) >= 0:
            found.append(("noun", at, at + len(lead.noun), ""))
        if lead.end > lead.start:
            found.append(("subject", lead.start, lead.end, ""))
        for role, start, end, means in sorted(dict.fromkeys(found), key=lambda one: (one[1], one[2])):
            words = self.text[start:end]
            yield Stretch(role=role, start=start - self.start, end=end - self.start, words=words, means=means)

    def _taken(self, lead: Lead, figure: Figure) -> Iterator[tuple[Mark, int, int]]:
        """Give the marks that were taken off, with their spans: those before the figure, and those of the opening."""
        for mark, start, end in dict.fromkeys(self.memory.marks):
            before = mark in lead.marked and lead.end <= start
            opening = end <= lead.start and mark.role != "deed"
            if self.after <= start and end <= figure.start and (before or opening):
                yield mark, start, end

    def _dates(self, lead: Lead) -> Iterator[PeriodWord]:
        yield from (word for word in (lead.period, lead.base) if word is not None)
        yield from (word for word in self.memory.opened if self.after <= word.start and word.end <= lead.start)

    def _phrase_at(self, lead: Lead, figure: Figure) -> tuple[int, int] | None:
        if lead.wording is None:
            return None
        for question in self._questions(figure):
            if question.place_of(lead.wording) is not None:
                return question.end - len(lead.wording.words), question.end
        literal = next((item for item in lead.wording.before if item != "N"), "")
        at = self.text.rfind(literal, self.after, figure.start) if literal else -1
        return (at, at + len(literal)) if at >= 0 else None

    def _label_from(self, group: Group, draft: Draft) -> LabelFrom:
        source, lead, label = draft.rule.means.label, group.lead, draft.labels[0]
        if source in _BY_RULE:
            return _BY_RULE[source]
        if label in self.text[lead.start : lead.end].replace(" ", ""):
            return "before"
        if label in self.text[draft.figure.stop : draft.figure.stop + 2 * len(label) + 2]:
            return "after"
        return "inherited" if label in self.known else "composed"

    def _kind_from(self, draft: Draft) -> KindFrom:
        planned = self.section.kind.startswith("plan")
        if draft.rule.means.origin:
            return "origin"
        if (draft.kind == "target") == planned:
            return "section"
        stated = int(draft.period[-4:]) < self.report.identity.report_year - 1
        return "period" if stated or not planned else "settled"

    def _period_from(self, lead: Lead, draft: Draft) -> PeriodFrom:
        if lead.period is not None and lead.period.period[-4:] == draft.period[-4:]:
            return "figure"
        if any(word.period[-4:] == draft.period[-4:] for word in self.memory.opened):
            return "clause"
        return "section" if draft.period[-4:] == self.section.period[-4:] else "before"
