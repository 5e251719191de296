"""Trial: the examples of the rules, held against what the rules make of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, get_args

from pydantic import BaseModel, ConfigDict

from tracker.claims.claim import Claim, Comparator, Figure, Kind, Measure, Span, Strength
from tracker.claims.extraction import extract
from tracker.claims.record import Recorder
from tracker.claims.subject import indicator_named
from tracker.claims.unnumbered import unnumbered_clauses
from tracker.reports.cleaning import clean
from tracker.reports.report import Identity, Report, Section, SectionKind
from tracker.rulebook.schema import ExampleRecord
from tracker.sources.source import Source
from tracker.workshop.task_examples import ACTION, HEAD, TaskRecord, paired_tasks, task_readings, task_rules

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from tracker.rulebook.phrases import Example, PhraseRule
    from tracker.rulebook.rulebook import Rulebook
    from tracker.rulebook.tasks import Action, Head
    from tracker.rulebook.unnumbered import UnnumberedRule

__all__ = [
    "REPORT_YEAR", "Case", "Record", "State", "Trial", "cases", "read_example", "record_of", "report_around",
    "try_case", "try_rules",
]  # fmt: skip

State = Literal["ok", "missing", "noisy", "wrong", "gap", "passes"]
"""gap: fails as its known gap says; passes: has a known gap, and none any more."""

REPORT_YEAR = 2024
_SPAN = 5


class Record(BaseModel):
    """What a claim says, without where it stands."""

    model_config = ConfigDict(frozen=True)

    kind: Kind
    label: str
    indicator: str | None = None
    measure: Measure
    comparator: Comparator | None = None
    value: Figure | None = None
    value_high: Figure | None = None
    unit: str | None = None
    strength: Strength | None = None
    period: str
    span: Span | None = None
    base: str | None = None

    def differing(self, other: Record) -> list[str]:
        """Give the names of the fields in which another record says something else."""
        return [name for name in type(self).model_fields if getattr(self, name) != getattr(other, name)]


class Case(BaseModel):
    """One example or counter-example of a rule; ``records`` is None for a counter-example."""

    model_config = ConfigDict(frozen=True)

    rule: str
    number: int
    """Place among the examples, or the counter-examples, of the rule, from 1."""
    text: str
    section: SectionKind
    records: tuple[Record, ...] | None
    tasks: tuple[TaskRecord, ...] | None = None
    """The tasks of an example of a task, in the place of records; none for a counter-example of one."""
    known_gap: str | None = None

    @property
    def name(self) -> str:
        """A name for messages: ``growth/example 2``."""
        counter = self.records is None and not self.tasks
        return f"{self.rule}/{'counter-example' if counter else 'example'} {self.number}"


class Trial(BaseModel):
    """What became of a case. ``pairs`` holds expected and actual side by side, None where there is no counterpart."""

    model_config = ConfigDict(frozen=True)

    case: Case
    state: State
    pairs: tuple[tuple[Record | TaskRecord | None, Record | TaskRecord | None], ...]
    fired: tuple[str, ...]
    """The rules of the claims that were found."""

    @property
    def failed(self) -> bool:
        """Tell whether the rules must be mended; a known gap is none, one that is gone is."""
        return self.state in ("missing", "noisy", "wrong", "passes")


def try_rules(rulebook: Rulebook, words: str = "") -> list[Trial]:
    """Try every example and counter-example whose rule or text holds ``words``."""
    return [try_case(case, rulebook) for case in cases(rulebook) if words in case.rule or words in case.text]


def cases(rulebook: Rulebook) -> Iterator[Case]:
    """Give the cases of all phrase rules, of the rules for targets without a number, and of those for named tasks."""
    for rule in rulebook.phrases.rules:
        yield from _phrase_cases(rule)
    for unnumbered in rulebook.unnumbered.rules:
        yield from _unnumbered_cases(unnumbered, rulebook)
    for name, task_rule in task_rules(rulebook):
        yield from _task_cases(name, task_rule)


def try_case(case: Case, rulebook: Rulebook) -> Trial:
    """Read the sentence of a case and compare full records; a counter-example is read as part of every section."""
    if case.tasks is not None:
        return _try_tasks(case, rulebook)
    if case.records is None:
        return _try_counter_example(case, rulebook)
    claims = read_example(case.text, case.section, rulebook, unnumbered=_is_unnumbered(case, rulebook))
    pairs = _paired(case.records, [record_of(claim) for claim in claims])
    state = _state(pairs)
    if case.known_gap:
        state = "passes" if state == "ok" else "gap"
    return Trial(case=case, state=state, pairs=tuple(pairs), fired=tuple(claim.rule for claim in claims))


def read_example(text: str, kind: SectionKind, rulebook: Rulebook, *, unnumbered: bool = False) -> list[Claim]:
    """Give the claims of a sentence that stands alone in a section.

    With ``unnumbered`` also the targets without a number, as if the sentence stated the expected targets of a plan.
    """
    report = report_around(text, kind, rulebook)
    found = extract(report, rulebook)
    return found + _bare_targets(report, found, rulebook) if unnumbered else found


def report_around(text: str, kind: SectionKind, rulebook: Rulebook) -> Report:
    """Give a report of a made-up region that holds nothing but a text, in one section of a kind."""
    source = Source(name="example", text=text, format="text", encoding=None, sha256="")
    cleaned = clean(text, rulebook.furniture)
    identity = Identity(
        region="000000", region_name="example", level="county", lineage="000000", report_year=REPORT_YEAR
    )
    section = Section(kind=kind, path=(), start=0, end=len(cleaned.text), period=_period(kind))
    return Report(source=source, identity=identity, clean=cleaned, sections=(section,))


def record_of(claim: Claim) -> Record:
    """Give what a claim says."""
    return Record.model_validate({name: getattr(claim, name) for name in Record.model_fields})


def _bare_targets(report: Report, claims: Sequence[Claim], rulebook: Rulebook) -> list[Claim]:
    """Give the targets without a number of a report of one section, from clauses that hold no claim."""
    section = report.sections[0]
    if section.kind != "plan_year":
        return []
    recorder = Recorder(report, rulebook)
    clauses = unnumbered_clauses(report, [], [(section.start, section.end)], rulebook)
    recorder.record_unnumbered(section, list(clauses))
    return [new for new in recorder.claims if not any(new.start < old.end and old.start < new.end for old in claims)]


def _period(kind: SectionKind) -> str:
    year = REPORT_YEAR
    periods: dict[SectionKind, str] = {
        "review_year": str(year - 1),
        "plan_year": str(year),
        "review_span": f"{year - _SPAN}-{year - 1}",
        "plan_span": f"{year}-{year + _SPAN - 1}",
    }
    return periods[kind]


def _phrase_cases(rule: PhraseRule) -> Iterator[Case]:
    for number, example in enumerate(rule.examples, 1):
        records = tuple(_expected(ExampleRecord.model_validate(record), example.section) for record in example.records)
        yield Case(
            rule=rule.id,
            number=number,
            text=example.text,
            section=example.section,
            records=records,
            known_gap=_known_gap(example),
        )
    for number, text in enumerate(rule.counter_examples, 1):
        yield Case(rule=rule.id, number=number, text=text, section="plan_year", records=None)


def _unnumbered_cases(rule: UnnumberedRule, rulebook: Rulebook) -> Iterator[Case]:
    section: SectionKind = "plan_year"
    told = rule.example
    words = {"label": told.label, "base": told.base, "indicator": indicator_named(told.label, "", rulebook)}
    record = _expected(ExampleRecord.model_validate(words | {"measure": rule.measure}), section)
    yield Case(rule=rule.id, number=1, text=told.text, section=section, records=(record,))
    for number, text in enumerate(getattr(rule, "counter_examples", ()), 1):
        yield Case(rule=rule.id, number=number, text=text, section=section, records=None)


def _task_cases(name: str, rule: Action | Head) -> Iterator[Case]:
    about: dict[str, Any] = {"rule": name, "section": "plan_year", "records": None}
    for number, example in enumerate(rule.examples, 1):
        tasks = tuple(TaskRecord(action=one.action, object=one.object) for one in example.tasks)
        yield Case(number=number, text=example.text, tasks=tasks, **about)
    for number, text in enumerate(rule.counter_examples, 1):
        yield Case(number=number, text=text, tasks=(), **about)


def _try_tasks(case: Case, rulebook: Rulebook) -> Trial:
    """Read the sentence of a plan and compare its tasks; a counter-example has none."""
    readings = task_readings(report_around(case.text, case.section, rulebook), rulebook)
    pairs = paired_tasks(case.tasks or (), [one.record for one in readings])
    fired = dict.fromkeys(f"{name}_{what}" for one in readings for name, what in ((ACTION, one.rule), (HEAD, one.kind)))
    return Trial(case=case, state=_state(pairs), pairs=tuple(pairs), fired=tuple(fired))


def _known_gap(example: Example) -> str | None:
    return getattr(example, "known_gap", None)


def _expected(told: ExampleRecord, section: SectionKind) -> Record:
    """Fill in what an example leaves out: it follows from the section and from the kind."""
    kind = told.kind or ("target" if section.startswith("plan") else "actual")
    strength = told.strength if "strength" in told.model_fields_set else ("expect" if kind == "target" else None)
    period = _period(section)
    if told.period == "last":
        period = str(int(period[:4]) - 1)
    elif told.period not in (None, "span"):
        period = str(told.period)
    given: dict[str, Any] = told.model_dump() | {"kind": kind, "strength": strength, "period": period}
    return Record.model_validate(given | {"base": None if told.base is None else str(told.base)})


def _try_counter_example(case: Case, rulebook: Rulebook) -> Trial:
    """Read the sentence in every kind of section: the rule must fire in none."""
    fired: list[Claim] = []
    every: list[str] = []
    for kind in get_args(SectionKind):
        claims = read_example(case.text, kind, rulebook, unnumbered=_is_unnumbered(case, rulebook))
        every += [claim.rule for claim in claims]
        fired = fired or [claim for claim in claims if claim.rule == case.rule]
    pairs = tuple((None, record_of(claim)) for claim in fired)
    return Trial(case=case, state="noisy" if fired else "ok", pairs=pairs, fired=tuple(dict.fromkeys(every)))


def _is_unnumbered(case: Case, rulebook: Rulebook) -> bool:
    return any(rule.id == case.rule for rule in rulebook.unnumbered.rules)


def _state(pairs: Sequence[tuple[Record | TaskRecord | None, Record | TaskRecord | None]]) -> State:
    if any(actual is None for _, actual in pairs):
        return "missing"
    if any(expected is not None and expected != actual for expected, actual in pairs):
        return "wrong"
    return "noisy" if any(expected is None for expected, _ in pairs) else "ok"


def _paired(expected: Sequence[Record], actual: Sequence[Record]) -> list[tuple[Record | None, Record | None]]:
    """Pair what was expected with what was found: first what agrees in full, then what has most in common."""
    left = list(actual)
    found: dict[int, Record] = {}
    for exact in (True, False):
        for at, record in enumerate(expected):
            likely = None if at in found else _nearest(record, left, exact=exact)
            if likely is not None:
                found[at] = likely
                left.remove(likely)
    pairs: list[tuple[Record | None, Record | None]] = [(record, found.get(at)) for at, record in enumerate(expected)]
    return pairs + [(None, record) for record in left]


def _nearest(record: Record, others: Sequence[Record], *, exact: bool) -> Record | None:
    if exact:
        return next((other for other in others if other == record), None)
    alike = [other for other in others if _size(other) == _size(record)]
    return min(alike, key=lambda other: len(record.differing(other)), default=None)


def _size(record: Record) -> tuple[Decimal | None, str | None]:
    """Give what must agree for two records to be one that is told in two ways, the sign apart."""
    return (None if record.value is None else abs(record.value), record.unit)
