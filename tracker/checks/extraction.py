"""Extraction: what of the figures of a report was not understood, or only with doubt."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.checks.candidate import Candidate
    from tracker.checks.notice import Notice
    from tracker.checks.notice_writer import NoticeWriter
    from tracker.claims.claim import Claim
    from tracker.claims.figure import Figure
    from tracker.reports.report import Report, Section
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["extraction_notices"]

Span = tuple[int, int]

_CLAUSE = re.compile(r"[^,;:。!?\n]+")
_BOUNDARIES = ",;:。、\n"
_SHOWN = 60


def extraction_notices(candidate: Candidate, writer: NoticeWriter, rulebook: Rulebook) -> Iterator[Notice]:
    """Give what was not read, or not surely, in the order of asking."""
    report = candidate.report
    if report is None:
        return
    headlines = _headlines(report, candidate.claims, rulebook)
    yield from _unexplained(candidate, report, headlines, writer, rulebook)
    yield from _unmatched(candidate, report, headlines, writer, rulebook)
    yield from _told_of_claims(candidate, writer)
    yield from _parts_of_a_year(candidate, report, writer, rulebook)
    planned = any(section.kind == "plan_year" for section in report.sections)
    targets = any(one.kind == "target" and one.tier == "headline" for one in candidate.claims)
    if planned and not targets and report.identity.completeness == "full":
        yield writer.at("E07", candidate.lines, _plan_start(report), candidate.subject, {}, **candidate.about)


def _headlines(report: Report, claims: tuple[Claim, ...], rulebook: Rulebook) -> list[Span]:
    """Give the clean spans that state the expected targets: from the words that introduce them on.

    They reach to the end of their sentence, or of the last one with a target of theirs.
    """
    text, found = report.clean.text, list[Span]()
    targets = [one.start for one in claims if one.kind == "target" and one.tier == "headline"]
    for section in report.sections:
        if section.kind != "plan_year":
            continue
        for opener in _openers(rulebook).finditer(text, section.start, section.end):
            if found and opener.start() < found[-1][1]:
                continue
            end = stop = _sentence_end(text, opener.end(), section.end)
            while stop < section.end and _told_in(report, stop + 1, targets, section):
                end = stop = _sentence_end(text, stop + 1, section.end)
            found.append((opener.end(), end))
    return found


def _told_in(report: Report, start: int, targets: list[int], section: Section) -> bool:
    end = _sentence_end(report.clean.text, start, section.end)
    if end <= start:
        return False
    first, last = report.clean.origin_span(start, end)
    return any(first <= at < last for at in targets)


def _unexplained(
    candidate: Candidate, report: Report, headlines: list[Span], writer: NoticeWriter, rulebook: Rulebook
) -> Iterator[Notice]:
    for span in headlines:
        for figure in _unread(report, candidate.claims, span, rulebook):
            if not _is_explained(report, figure, rulebook):
                words = report.clean.text[figure.start : figure.stop]
                clause = _clause(report.clean.text, figure.start)
                at = report.clean.origin_span(figure.start, figure.stop)
                key = (*candidate.subject, clause)
                yield writer.at("E01", candidate.lines, at, key, {"figure": words}, **candidate.about)


def _unmatched(
    candidate: Candidate, report: Report, headlines: list[Span], writer: NoticeWriter, rulebook: Rulebook
) -> Iterator[Notice]:
    """Tell of the clauses of the plan outside the headline that have a word of a target and an unread figure."""
    text, words = report.clean.text, _target_words(rulebook)
    for section in report.sections:
        for found in words.finditer(text, section.start, section.end) if section.kind == "plan_year" else ():
            if any(start <= found.start() < end for start, end in headlines):
                continue
            end = _clause_end(text, found.end())
            for figure in _unread(report, candidate.claims, (found.end(), end), rulebook):
                if not _is_explained(report, figure, rulebook):
                    phrase = text[found.start() : end][:_SHOWN]
                    at = report.clean.origin_span(found.start(), figure.stop)
                    key = (*candidate.subject, phrase)
                    yield writer.at("E02", candidate.lines, at, key, {"phrase": phrase}, **candidate.about)
                    break


def _unread(report: Report, claims: tuple[Claim, ...], span: Span, rulebook: Rulebook) -> Iterator[Figure]:
    """Give the figures of a clean span that stand in no claim's evidence."""
    from tracker.claims.search import find_figures

    for figure in find_figures(report.clean.text, *span, rulebook):
        at = report.clean.origin(figure.start)
        if not any(one.start <= at < one.end for one in claims):
            yield figure


def _is_explained(report: Report, figure: Figure, rulebook: Rulebook) -> bool:
    """Tell whether a figure is known to be no target: in a name, or what a target stretches to."""
    from tracker.claims.clause import Clauses
    from tracker.claims.lead import read_lead
    from tracker.claims.sentence import clause_start

    text = report.clean.text
    quoted = text.rfind("“", 0, figure.start) > text.rfind("”", 0, figure.start)
    if figure.chinese or quoted or (figure.word and not figure.unit):
        return True
    start = clause_start(text, figure.start, _BOUNDARIES)
    lead = read_lead(Clauses(text, start, figure.start, rulebook, report.identity.report_year), start, figure)
    if lead.wording is None and rulebook.names.specified(text, figure.end, figure.kind, text[start : figure.start]):
        return True
    bare = lead.wording is None and lead.start >= lead.end
    return bare and lead.strength == "strive"


def _told_of_claims(candidate: Candidate, writer: NoticeWriter) -> Iterator[Notice]:
    for claim in candidate.claims:
        headline, target = claim.tier == "headline", claim.kind == "target"
        if claim.ambiguous:
            readings = "; ".join(claim.readings)
            yield _of_claim("E04", claim, candidate, writer, label=claim.label, readings=readings)
        if headline and target and claim.indicator is None and claim.value is not None:
            yield _of_claim("E03", claim, candidate, writer, label=claim.label)
        if headline and not target and claim.comparator == "approx":
            yield _of_claim("E08", claim, candidate, writer, quote=claim.quote)


def _of_claim(code: str, claim: Claim, candidate: Candidate, writer: NoticeWriter, **blanks: object) -> Notice:
    key = (*candidate.subject, claim.label, claim.measure, claim.value, claim.period)
    about = {**candidate.about, "indicator": claim.indicator}
    return writer.at(code, candidate.lines, (claim.start, claim.end), key, blanks, **about)


def _parts_of_a_year(
    candidate: Candidate, report: Report, writer: NoticeWriter, rulebook: Rulebook
) -> Iterator[Notice]:
    """Tell of the sentences of the review whose main figures cover only a part of the year."""
    text, partial = report.clean.text, rulebook.periods.partial
    actuals = [one for one in candidate.claims if one.kind == "actual" and one.indicator is None]
    for section in report.sections:
        for found in partial.finditer(text, section.start, section.end) if section.kind == "review_year" else ():
            end = _sentence_end(text, found.end(), section.end)
            if end > found.end():
                first, last = report.clean.origin_span(found.end(), end)
                told = next((one for one in actuals if first <= one.start < last and _is_main(one, rulebook)), None)
                if told:
                    at = report.clean.origin_span(*found.span())
                    key = (*candidate.subject, found[0], told.label)
                    yield writer.at("E06", candidate.lines, at, key, {"part": found[0]}, **candidate.about)


def _is_main(claim: Claim, rulebook: Rulebook) -> bool:
    from tracker.claims.subject import indicator_named

    return indicator_named(claim.label, claim.unit or "", rulebook) in rulebook.headline.indicators


def _plan_start(report: Report) -> Span:
    section = next(one for one in report.sections if one.kind == "plan_year")
    return (report.clean.origin(section.start),) * 2


@lru_cache(maxsize=2)
def _openers(rulebook: Rulebook) -> re.Pattern[str]:
    return rulebook.headline.opener_pattern


@lru_cache(maxsize=2)
def _target_words(rulebook: Rulebook) -> re.Pattern[str]:
    """Give a pattern for the words by which targets are known: those of strength, of rules/lexicon."""
    words = {word for strength, each in rulebook.marks.strengths.items() if strength != "estimate" for word in each}
    return re.compile("|".join(sorted(map(re.escape, words), key=len, reverse=True)))


def _sentence_end(text: str, start: int, limit: int) -> int:
    ends = [at for sign in "。!?\n" if (at := text.find(sign, start, limit)) >= 0]
    return min(ends, default=limit)


def _clause_end(text: str, start: int) -> int:
    found = _CLAUSE.match(text, start)
    return found.end() if found else start


def _clause(text: str, at: int) -> str:
    from tracker.claims.sentence import clause_start

    start = clause_start(text, at)
    return text[start : _clause_end(text, at)]
