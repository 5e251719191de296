"""``tracker explain``: why a sentence was read as it was."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated, Literal, get_args

import typer

from tracker.cli.options import DEFAULT_DB, SPOKEN, Db, Lang, Output, Rules, Width, look_of
from tracker.cli.writing import destination
from tracker.rulebook.document_kind import WitnessDocument

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tracker.comparisons.records.comparison import Comparison
    from tracker.comparisons.records.undertaking import Undertaking
    from tracker.errors import UsageError
    from tracker.reports.report import Report
    from tracker.rulebook.document_kind import DocumentKind
    from tracker.rulebook.rulebook import Rulebook
    from tracker.workshop.reading import Explanation

__all__ = ["run"]

Subject = Annotated[
    str, typer.Argument(metavar="ID|TEXT", help="Id of a claim or of a named task in the store, or a sentence.")
]
SectionName = Literal["plan_year", "review_year", "review_span", "plan_span"]
Section = Annotated[SectionName, typer.Option("--in", help="Section that a sentence is taken to stand in.")]
Form = Annotated[Literal["text", "jsonl", "json"], typer.Option("--format", help="Form of what is written.")]

_CLAIM_ID = re.compile(
    rf"(?P<region>[1-9]\d[0-9a-z]{{4}})-(?P<year>\d{{4}})(?:-(?P<document>{'|'.join(get_args(WitnessDocument))}))?"
    r"-(?P<kind>[ta])-[\w-]+"
)
_TASK_ID = re.compile(r"(?P<region>[1-9]\d[0-9a-z]{4})-(?P<year>\d{4})-task-[0-9a-f]+(?:-\d+)?")


def run(  # noqa: PLR0913, PLR0917  # a command has as many parameters as it has options
    subject: Subject,
    section: Section = "plan_year",
    db: Db = DEFAULT_DB,
    form: Form = "text",
    output: Output = None,
    rules: Rules = None,
    lang: Lang = SPOKEN,
    width: Width = None,
) -> None:
    """Explain why a sentence was read as it was.

    For the sentence of a claim in the store, or for any sentence: which rules fired, which wordings lost and why, what
    was taken off as a mark, and what decided label, kind, period and comparator, with the text marked up. A sentence
    is taken to stand in a report of 2024, and to state the expected targets where it stands in a plan. Of a target in
    the store it is told, too, what became of it, with where it was looked for in the next report and what was found;
    so it is of a named task.

    \b
    Examples:
      tracker explain 650100-2021-t-gdp-3f2a9c
      tracker explain 650100-2021-task-57ab0e
      tracker explain 城镇调查失业率控制在5.5%以内
      tracker explain 工商登记前置审批由286项减少至32项 --in review_year --lang en
    """  # noqa: D301  # \b is a mark for the help, as typer reads it
    from tracker.errors import UsageError
    from tracker.outputs.rules.explanation import Became, write_explanations
    from tracker.rulebook.rulebook import load_rulebook
    from tracker.workshop.explanation import explain_text

    rulebook = load_rulebook(rules)
    if any("\ud800" <= character <= "\udfff" for character in subject):
        raise UsageError("the sentence holds bytes that are no UTF-8: give it as text in UTF-8")
    if not subject.strip():
        raise UsageError("nothing to explain: give the id of a claim, or a sentence")
    became = Became()
    if _CLAIM_ID.fullmatch(subject.strip()):
        found = [_of_claim(subject.strip(), db, rulebook)]
        became = Became(*_answers(subject.strip(), db, rulebook))
    elif _TASK_ID.fullmatch(subject.strip()):
        task = _task(subject.strip(), db, rulebook)
        found, became = [_of_task(task, db, rulebook)], Became([task])
    else:
        found = explain_text(subject, section, rulebook)
    with destination(output) as stream:
        write_explanations(found, became, form, stream, rulebook, look_of(stream, lang, width))


def _answers(claim_id: str, db: str, rulebook: Rulebook) -> tuple[Sequence[Comparison], Mapping[str, int]]:
    """Give what became of a target whose claim is stored, and where the claims of its region stand.

    Nothing for an actual or a target that is compared nowhere.
    """
    from tracker.cli.region import material_of
    from tracker.comparisons.gathering.evidence import Places
    from tracker.comparisons.gathering.statements import statements_of
    from tracker.comparisons.promises.detail import link_details, link_headlines

    parts = _CLAIM_ID.fullmatch(claim_id)
    if parts is None or parts["kind"] != "t":
        return (), {}
    # what a budget or plan report sets is for the year behind the one that it tells of
    year = int(parts["year"]) + bool(parts["document"])
    material = material_of(parts["region"], db, rulebook)
    statements = statements_of(material, rulebook)
    compared = link_headlines(statements, year)
    found = [one for one in compared if one.target.claim == claim_id]
    found = found or [one for one in link_details(statements, year, compared) if one.target.claim == claim_id]
    return found, Places(material.claims, material.texts)


def _task(task_id: str, db: str, rulebook: Rulebook) -> Undertaking:
    """Give a named task of a stored plan with what became of it."""
    from tracker.cli.region import material_of
    from tracker.comparisons.gathering.statements import statements_of
    from tracker.comparisons.promises.undertakings import link_tasks
    from tracker.errors import UsageError

    region, year, *_ = task_id.split("-")
    statements = statements_of(material_of(region, db, rulebook), rulebook)
    found = next((one for one in link_tasks(statements, int(year)) if one.id == task_id), None)
    if found is None:
        raise UsageError(
            "{db}: no named task has the id {task_id}: "
            "`tracker tasks {region} --year {year} --format jsonl` shows the ids",
            db=db,
            task_id=task_id,
            region=region,
            year=year,
        )
    return found


def _of_task(task: Undertaking, db: str, rulebook: Rulebook) -> Explanation:
    """Explain the sentence of a named task in its report."""
    from tracker.workshop.explanation import explain_task
    from tracker.workshop.task_examples import TaskRecord

    report = _report(task.region, task.year, "work_report", db, rulebook)
    record = TaskRecord(action=task.action, object=task.object)
    found = report and explain_task(record, task.start, report, rulebook)
    if not found:
        raise _moved(task.id, task.line)
    return found


def _report(region: str, year: int, document: DocumentKind, db: str, rulebook: Rulebook) -> Report | None:
    """Give a stored report as the present rules read it."""
    from tracker.store.rereading import KeptText, as_kept
    from tracker.store.store import read_store

    lineage = rulebook.divisions.lineage(region)
    with read_store(db) as store:
        source = store.source(lineage, year, region, document)
    return as_kept(KeptText(region, lineage, year, document, source), rulebook) if source else None


def _moved(subject: str, line: int) -> UsageError:
    from tracker.errors import UsageError

    words = "{claim_id}: the present rules see no section at line {line}: ingest the report again"
    return UsageError(words, claim_id=subject, line=line)


def _of_claim(claim_id: str, db: str, rulebook: Rulebook) -> Explanation:
    """Explain the sentence of a stored claim, in its report as the present rules read it."""
    from tracker.errors import UsageError
    from tracker.store.store import read_store
    from tracker.workshop.explanation import explain_claim

    region, told, *_ = claim_id.split("-", maxsplit=2)
    with read_store(db) as store:
        claims = store.claims(rulebook.divisions.lineage(region), [int(told)])
    claim = next((claim for claim in claims if claim.id == claim_id), None)
    report = _report(region, int(told), claim.document, db, rulebook) if claim else None
    if claim is None or report is None:
        raise UsageError(
            "{db}: no claim has the id {claim_id}: `tracker extract FILE` shows the ids of a report",
            db=db,
            claim_id=claim_id,
        )
    found = explain_claim(claim, report, rulebook)
    if found is None:
        raise _moved(claim_id, claim.line)
    return found
