"""Reading: from a source, or the path of one, to the documents in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.errors import InputError
from tracker.reports.cleaning import clean
from tracker.reports.doubts import find_doubts
from tracker.reports.filename import read_name
from tracker.reports.gazette import documents_in
from tracker.reports.head import read_head
from tracker.reports.identity import identify
from tracker.reports.kinds import refuse_others, witness_title
from tracker.reports.mending import mend
from tracker.reports.report import Report, chief_of
from tracker.reports.script import looks_traditional
from tracker.reports.sections import cut_sections
from tracker.reports.stretches import cut_witness
from tracker.reports.witness import identify_witness, witness_doubts
from tracker.rulebook.rulebook import default_rulebook

if TYPE_CHECKING:
    from pathlib import Path

    from tracker.reports.filename import FileName
    from tracker.reports.kinds import Title
    from tracker.reports.report import CleanText, Identity, Section
    from tracker.rulebook.rulebook import Rulebook
    from tracker.sources.source import Source

__all__ = ["build_report", "build_reports", "read", "read_all"]


def read(
    path: Path | str, *, rulebook: Rulebook | None = None, region: str | None = None, year: int | None = None
) -> Report:
    """Read the one document in a file; ``region`` (name, alias or code) and ``year`` override what the text says.

    Raises InputError where the file cannot be read, is no report, contradicts itself, or cannot be identified, and
    UsageError where ``region`` names none or several.
    """
    from pathlib import Path

    from tracker.sources.reading import read_source

    return build_report(read_source(Path(path)), rulebook or default_rulebook(), region=region, year=year)


def read_all(
    path: Path | str, *, rulebook: Rulebook | None = None, region: str | None = None, year: int | None = None
) -> tuple[Report, ...]:
    """Read every document in a file, in its order: a gazette holds several. Raises errors as ``read`` does."""
    from pathlib import Path

    from tracker.sources.reading import read_source

    return build_reports(read_source(Path(path)), rulebook or default_rulebook(), region=region, year=year)


def build_report(source: Source, rulebook: Rulebook, *, region: str | None = None, year: int | None = None) -> Report:
    """Clean a source, tell what it is and whose, and cut it into sections; raises InputError as ``read`` does.

    Of several documents in it the work report is given, else the first.
    """
    return chief_of(build_reports(source, rulebook, region=region, year=year))


def build_reports(
    source: Source, rulebook: Rulebook, *, region: str | None = None, year: int | None = None
) -> tuple[Report, ...]:
    """Build every document of a source, in its order; raises InputError as ``read`` does."""
    cleaned = clean(source.text, rulebook.furniture)
    pieces = documents_in(cleaned, rulebook)
    return tuple(_built(source, piece, rulebook, region=region, year=year) for piece in pieces)


def _built(source: Source, cleaned: CleanText, rulebook: Rulebook, *, region: str | None, year: int | None) -> Report:
    file, head = read_name(source.name, rulebook, source.folders), read_head(cleaned.text, rulebook.evidence)
    title = witness_title(cleaned.text, head, rulebook)
    refuse_others(source.name, cleaned.text, title, rulebook)
    if title:
        return _built_witness(source, cleaned, title, file, rulebook, region=region, year=year)
    traditional = looks_traditional(source.text)
    identity = identify(
        source.name, file, head, cleaned.text, rulebook, traditional=traditional, region=region, year=year
    )
    sections = cut_sections(cleaned.text, identity.report_year, rulebook, head.end)
    if not sections:
        raise InputError(
            "{path}: not a government work report: no part of it reviews or plans a year", path=source.name
        )
    identity = _without_part(identity, sections)
    given = {"region": region is not None, "year": year is not None}
    doubts = find_doubts(identity, file, head, cleaned.text, rulebook, **given)
    return Report(source=source, identity=identity, clean=cleaned, sections=sections, doubts=doubts)


def _without_part(identity: Identity, sections: tuple[Section, ...]) -> Identity:
    """Call a report abridged that looks back on nothing: that its text does not mention a thing proves nothing then."""
    if identity.completeness != "full" or any(section.kind.startswith("review") for section in sections):
        return identity
    return identity.model_copy(update={"completeness": "abridged"})


def _built_witness(
    source: Source, cleaned: CleanText, title: Title, file: FileName, rulebook: Rulebook,
    *, region: str | None, year: int | None,
) -> Report:  # fmt: skip
    cleaned, title = mend(cleaned, title, source.format, rulebook)
    traditional = looks_traditional(source.text)
    identity = identify_witness(
        source.name, file, title, cleaned.text, rulebook, traditional=traditional, region=region, year=year
    )
    sections = cut_witness(cleaned.text, title, identity.report_year, rulebook)
    if not sections:
        known = rulebook.kinds.documents[title.kind]
        raise InputError(
            "{path}: a {en} ({zh}) of which no part tells a figure: give its full text",
            path=source.name,
            en=known.en,
            zh=known.zh,
        )
    doubts = witness_doubts(identity, file, title, rulebook, region=region is not None, year=year is not None)
    return Report(source=source, identity=identity, clean=cleaned, sections=sections, doubts=doubts)
