"""``tracker explain``: why a sentence was read as it was."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from tracker.cli.options import DEFAULT_DB, SPOKEN, Db, Lang, Output, Rules
from tracker.cli.writing import destination

if TYPE_CHECKING:
    from tracker.comparisons.comparison import Comparison
    from tracker.rulebook.rulebook import Rulebook
    from tracker.workshop.reading import Explanation

__all__ = ["run"]

Subject = Annotated[str, typer.Argument(metavar="CLAIM_ID|TEXT", help="Id of a claim in the store, or a sentence.")]
SectionName = Literal["plan_year", "review_year", "review_span", "plan_span"]
Section = Annotated[SectionName, typer.Option("--in", help="Section that a sentence is taken to stand in.")]
Form = Annotated[Literal["text", "jsonl", "json"], typer.Option("--format", help="Form of what is written.")]

_CLAIM_ID = re.compile(
    r"(?P<region>[1-9]\d[0-9a-z]{4})-(?P<year>\d{4})(?:-(?P<document>communique|budget_report|plan_report))?"
    r"-(?P<kind>[ta])-[\w-]+"
)


def run(
    subject: Subject,
    section: Section = "plan_year",
    db: Db = DEFAULT_DB,
    form: Form = "text",
    output: Output = None,
    rules: Rules = None,
    lang: Lang = SPOKEN,
) -> None:
    """Explain why a sentence was read as it was.

    For the sentence of a claim in the store, or for any sentence: which rules fired, which wordings lost and why, what
    was taken off as a mark, and what decided label, kind, period and comparator, with the text marked up. A sentence
    is taken to stand in a report of 2024, and to state the expected targets where it stands in a plan. Of a target in
    the store it is told, too, what became of it, with where it was looked for in the next report and what was found.

    \b
    Examples:
      tracker explain 650100-2021-t-gdp-3f2a9c
      tracker explain 城镇调查失业率控制在5.5%以内
      tracker explain 工商登记前置审批由286项减少至32项 --in review_year --lang en
    """  # noqa: D301  # \b is a mark for the help, as typer reads it
    from tracker.errors import UsageError
    from tracker.outputs.rules.explanation import write_explanations
    from tracker.rulebook.rulebook import load_rulebook
    from tracker.workshop.explanation import explain_text

    rulebook = load_rulebook(rules)
    if any("\ud800" <= character <= "\udfff" for character in subject):
        raise UsageError("the sentence holds bytes that are no UTF-8: give it as text in UTF-8")
    if not subject.strip():
        raise UsageError("nothing to explain: give the id of a claim, or a sentence")
    answers: list[Comparison] = []
    if _CLAIM_ID.fullmatch(subject.strip()):
        found = [_of_claim(subject.strip(), db, rulebook)]
        answers = _answers(subject.strip(), db, rulebook)
    else:
        found = explain_text(subject, section, rulebook)
    with destination(output) as stream:
        write_explanations(found, form, lang, stream, answers, rulebook)


def _answers(claim_id: str, db: str, rulebook: Rulebook) -> list[Comparison]:
    """Give what became of a target whose claim is stored, nothing for an actual or one that is compared nowhere."""
    from tracker.cli.region import material_of
    from tracker.comparisons.detail import link_details, link_headlines
    from tracker.comparisons.statements import statements_of

    parts = _CLAIM_ID.fullmatch(claim_id)
    if parts is None or parts["kind"] != "t":
        return []
    # what a budget or plan report sets is for the year behind the one that it tells of
    year = int(parts["year"]) + bool(parts["document"])
    statements = statements_of(material_of(parts["region"], db, rulebook), rulebook)
    compared = link_headlines(statements, year)
    found = [one for one in compared if one.target.claim == claim_id]
    return found or [one for one in link_details(statements, year, compared) if one.target.claim == claim_id]


def _of_claim(claim_id: str, db: str, rulebook: Rulebook) -> Explanation:
    """Explain the sentence of a stored claim, in its report as the present rules read it."""
    from tracker.errors import UsageError
    from tracker.reports.reading import build_reports
    from tracker.store.store import read_store
    from tracker.workshop.explanation import explain_claim

    region, told, *_ = claim_id.split("-", maxsplit=2)
    year = int(told)
    lineage = rulebook.divisions.lineage(region)
    with read_store(db) as store:
        claim = next((claim for claim in store.claims(lineage, [year]) if claim.id == claim_id), None)
        document = claim.document if claim else "work_report"
        source = store.source(lineage, year, region, document)
    if claim is None or source is None:
        raise UsageError(
            "{db}: no claim has the id {claim_id}: `tracker extract FILE` shows the ids of a report",
            db=db,
            claim_id=claim_id,
        )
    reports = build_reports(source, rulebook, region=region, year=year)
    report = next((one for one in reports if one.identity.document == document), reports[0])
    found = explain_claim(claim, report, rulebook)
    if found is None:
        raise UsageError(
            "{claim_id}: the present rules see no section at line {line}: ingest the report again",
            claim_id=claim_id,
            line=claim.line,
        )
    return found
