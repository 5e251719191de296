"""Extraction: the claims of a report, by the rules."""

from __future__ import annotations

from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING

from tracker.claims.clause import Clauses
from tracker.claims.drafting import draft_sentence
from tracker.claims.grouping import group_figures
from tracker.claims.record import Recorder
from tracker.claims.scope import Scopes
from tracker.claims.search import find_figures
from tracker.claims.sentence import with_figures
from tracker.claims.tier import headline_spans
from tracker.claims.timing import time_sentence
from tracker.claims.unnumbered import unnumbered_clauses
from tracker.claims.witness import Fitting
from tracker.reports.reading import read
from tracker.rulebook.opened import opened
from tracker.rulebook.rulebook import Rulebook, default_rulebook

if TYPE_CHECKING:
    from tracker.claims.claim import Claim
    from tracker.claims.draft import Draft
    from tracker.reports.report import Report, Section

__all__ = ["extract"]


def extract(path_or_report: str | Path | Report, rulebook: Rulebook | None = None) -> list[Claim]:
    """Give the claims of a report, or of the report in a file, in the order of the text.

    Raises InputError where the file is no report that can be identified.
    """
    known = rulebook or default_rulebook()
    report = read(Path(path_or_report), rulebook=known) if isinstance(path_or_report, str | Path) else path_or_report
    rules = opened(known)
    recorder = Recorder(report, rules)
    fitting = Fitting.of(report, rules)
    for section in report.sections:
        rows = list(_drafts(report, section, rules, fitting))
        headlines = headline_spans(report.clean.text, section, rows, rules)
        recorder.record(section, rows, headlines)
        if section.kind == "plan_year":
            recorder.record_unnumbered(section, list(unnumbered_clauses(report, rows, headlines, rules)))
    if fitting and report.sections:
        for row in fitting.told_in_tables(report.identity.report_year):
            recorder.record(_section_before(report, row[0]), [row], [])
    return sorted(recorder.claims, key=attrgetter("start", "end"))


def _section_before(report: Report, at: int) -> Section:
    """Give the section that stands before an offset, for what lies in a table between two."""
    return max((one for one in report.sections if one.start <= at), key=lambda one: one.start)


def _drafts(
    report: Report, section: Section, rules: Rulebook, fitting: Fitting | None
) -> list[tuple[int, int, list[Draft]]]:
    """Give the drafts of a section, sentence by sentence, with the span of each sentence."""
    text, year = report.clean.text, report.identity.spoken_year
    found = []
    scopes = Scopes(text, report.identity.region_name, rules, section.scope)
    figures = list(find_figures(text, section.start, section.end, rules))
    for start, end, own in with_figures(text, section.start, section.end, figures):
        clauses = Clauses(text, start, end, rules, year)
        groups = group_figures(clauses, own)
        if groups:
            drafts = draft_sentence(clauses, groups)
            time_sentence(clauses, groups, section)
            if fitting:
                fitting.fit(text, start, section, drafts)
            for draft in drafts:
                draft.scopes = tuple([scopes.of(clauses, draft.start, label) for label in draft.labels])
            found.append((start, end, [draft for draft in drafts if draft.labels]))
    return found
