"""Reading: from a source, or the path of one, to a report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.errors import InputError
from tracker.reports.cleaning import clean, leave_out
from tracker.reports.doubts import find_doubts
from tracker.reports.filename import read_name
from tracker.reports.head import read_head
from tracker.reports.identity import identify
from tracker.reports.joining import PRINTED, broken_sentences
from tracker.reports.kinds import refuse_others, witness_title
from tracker.reports.report import Report
from tracker.reports.script import looks_traditional
from tracker.reports.sections import cut_sections
from tracker.reports.stretches import cut_witness
from tracker.reports.witness import identify_witness, witness_doubts
from tracker.rulebook.rulebook import default_rulebook

if TYPE_CHECKING:
    from pathlib import Path

    from tracker.reports.filename import FileName
    from tracker.reports.report import CleanText
    from tracker.rulebook.rulebook import Rulebook
    from tracker.sources.source import Source

__all__ = ["build_report", "read"]


def read(
    path: Path | str, *, rulebook: Rulebook | None = None, region: str | None = None, year: int | None = None
) -> Report:
    """Read the report in a file; ``region`` (name, alias or code) and ``year`` override what the text says.

    Raises InputError where the file cannot be read, is no report, contradicts itself, or cannot be identified, and
    UsageError where ``region`` names none or several.
    """
    from pathlib import Path

    from tracker.sources.reading import read_source

    return build_report(read_source(Path(path)), rulebook or default_rulebook(), region=region, year=year)


def build_report(source: Source, rulebook: Rulebook, *, region: str | None = None, year: int | None = None) -> Report:
    """Clean a source, tell whose report it is, and cut it into sections; raises InputError as ``read`` does."""
    cleaned = clean(source.text, rulebook.furniture)
    file, head = read_name(source.name, rulebook, source.folders), read_head(cleaned.text, rulebook.evidence)
    title = witness_title(cleaned.text, head, rulebook)
    refuse_others(source.name, cleaned.text, title, rulebook)
    if title:
        mended = _mended(cleaned, source, rulebook)
        return _build_witness(source, mended, file, rulebook, region=region, year=year)
    traditional = looks_traditional(source.text)
    identity = identify(
        source.name, file, head, cleaned.text, rulebook, traditional=traditional, region=region, year=year
    )
    sections = cut_sections(cleaned.text, identity.report_year, rulebook, head.end)
    if not sections:
        raise InputError(f"{source.name}: not a government work report: no part of it reviews or plans a year")
    given = {"region": region is not None, "year": year is not None}
    doubts = find_doubts(identity, file, head, cleaned.text, rulebook, **given)
    return Report(source=source, identity=identity, clean=cleaned, sections=sections, doubts=doubts)


def _mended(cleaned: CleanText, source: Source, rulebook: Rulebook) -> CleanText:
    """Leave out the marks of footnotes, and the line ends by which a printed page breaks sentences."""
    mended = leave_out(cleaned, (match.span() for match in rulebook.kinds.mark.finditer(cleaned.text)))
    return leave_out(mended, broken_sentences(mended.text, rulebook.kinds)) if source.format in PRINTED else mended


def _build_witness(
    source: Source, cleaned: CleanText, file: FileName, rulebook: Rulebook, *, region: str | None, year: int | None
) -> Report:
    """Make the report of a witness, whose clean text has no marks of footnotes any more: its title says whose it is."""
    title = witness_title(cleaned.text, read_head(cleaned.text, rulebook.evidence), rulebook)
    assert title is not None  # the text with its marks has one
    traditional = looks_traditional(source.text)
    identity = identify_witness(
        source.name, file, title, cleaned.text, rulebook, traditional=traditional, region=region, year=year
    )
    sections = cut_witness(cleaned.text, title, identity, rulebook)
    if not sections:
        known = rulebook.kinds.documents[title.kind]
        raise InputError(f"{source.name}: a {known.en} ({known.zh}) of which no part tells a figure: give its full text")
    doubts = witness_doubts(identity, file, title, rulebook, region=region is not None, year=year is not None)
    return Report(source=source, identity=identity, clean=cleaned, sections=sections, doubts=doubts)
