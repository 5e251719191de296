"""What must hold for any input at all: each target takes bytes, and raises AssertionError where it does not hold.

A file of any content is read or refused with an InputError; a file of rules is loaded or refused with a RulesError, and
looked through without a crash; the claims of any text stand where they say, and their figures in their quotes; a file
of text is a report whose claims do so too, or refused with an InputError.
"""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from tracker.claims.extraction import extract
from tracker.errors import InputError, RulesError
from tracker.reports.cleaning import clean
from tracker.reports.reading import build_reports
from tracker.reports.report import Identity, Report, Section
from tracker.rulebook.lint_shape import shape_flaws
from tracker.rulebook.phrases import load_phrasebook
from tracker.rulebook.positions import read_document
from tracker.rulebook.rulebook import default_rulebook
from tracker.sources.reading import read_bytes
from tracker.sources.source import Source

if TYPE_CHECKING:
    from collections.abc import Callable

    from tracker.claims.claim import Claim

__all__ = ["TARGETS", "claims", "report_of", "reports", "rules", "sources"]

_LINE_END = re.compile(r"\r\n|\r|\n")
_KINDS = ("review_year", "review_span", "plan_span", "plan_year")
_PERIODS = {"review_year": "2023", "review_span": "2019-2023", "plan_span": "2024-2028", "plan_year": "2024"}
_SUFFIXES = (".txt", ".md", ".html", ".docx", ".pdf", "")


def sources(data: bytes) -> None:
    """Read bytes as a file of any kind; the first one chooses what the name promises."""
    try:
        source = read_bytes(data[1:], f"file{_SUFFIXES[data[0] % len(_SUFFIXES)] if data else ''}")
    except InputError as error:
        if "\n" in str(error):
            raise AssertionError(f"a message of more than one line: {error}") from error
        return
    cleaned = clean(source.text, default_rulebook().furniture)
    starts = [cleaned.origin_span(at, at + 1)[0] for at in range(0, len(cleaned.text), 97)]
    assert starts == sorted(starts)


def rules(data: bytes) -> None:
    """Look through bytes as a file of phrase rules, and load it."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "rules.yaml"
        path.write_bytes(data)
        try:
            document = read_document(path)
        except RulesError:
            return
        flaws = list(shape_flaws("phrases/rules.yaml", document))
    assert all(flaw.line >= 1 and flaw.column >= 1 and flaw.message for flaw in flaws)
    if not flaws:
        with suppress(RulesError):
            load_phrasebook([("rules.yaml", document.content)], default_rulebook().units)


def claims(data: bytes) -> None:
    """Extract from bytes as the text of one section; the first one chooses of which kind."""
    text = data[1:].decode("utf-8", errors="replace")
    if not text.strip():
        return
    kind = _KINDS[data[0] % len(_KINDS)]
    for claim in extract(report_of(text, kind)):
        _stands(claim, text)


def reports(data: bytes) -> None:
    """Read bytes as a file of text whose name says nothing, with its identity and sections, and extract from it."""
    try:
        source = read_bytes(data[1:], "file.txt")
        found = build_reports(source, default_rulebook())
    except InputError as error:
        if "\n" in str(error):
            raise AssertionError(f"a message of more than one line: {error}") from error
        return
    for report in found:
        spans = [(section.start, section.end) for section in report.sections]
        assert all(start <= end for start, end in spans)
        for claim in extract(report):
            _stands(claim, source.text)


def _stands(claim: Claim, text: str) -> None:
    """Raise AssertionError where a claim does not stand in the text where it says."""
    assert text[claim.start : claim.end] == claim.quote
    assert claim.label.strip()
    assert claim.value is None or claim.value.is_finite()
    ends = [found.end() for found in _LINE_END.finditer(text, 0, claim.start)]
    assert claim.line == len(ends) + 1
    assert claim.column == claim.start - (ends[-1] if ends else 0) + 1


def report_of(text: str, kind: str) -> Report:
    """Give a report of 2024 that is one section of a kind."""
    cleaned = clean(text, default_rulebook().furniture)
    identity = Identity(region="650402", region_name="高昌区", level="county", lineage="650402", report_year=2024)
    section = Section.model_validate(
        {"kind": kind, "path": ("2024",), "start": 0, "end": len(cleaned.text), "period": _PERIODS[kind]}
    )
    source = Source(name="fuzz.txt", text=text, format="text", encoding="utf-8", sha256="0" * 64)
    return Report(source=source, identity=identity, clean=cleaned, sections=(section,))


TARGETS: dict[str, Callable[[bytes], None]] = {
    "sources": sources,
    "rules": rules,
    "claims": claims,
    "reports": reports,
}
"""Every target by its name."""
