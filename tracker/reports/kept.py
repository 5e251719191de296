"""Kept reports: documents and their sections, as an earlier run read them where it read the same by the same rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.reports.report import CleanText, Doubt, Identity, Report, Section
from tracker.reports.script import is_simplified
from tracker.rulebook.kept import kept_reading

if TYPE_CHECKING:
    from tracker.rulebook.rulebook import Rulebook
    from tracker.sources.source import Source

__all__ = ["dictionary", "kept_cut", "kept_reports"]

_ROOMS = ("sources", "reports")
_Parts = tuple[Identity, CleanText, tuple[Section, ...], tuple[Doubt, ...]]
"""A report without its source, which is there whenever a report is asked for."""


def kept_reports(
    source: Source, rulebook: Rulebook, *, region: str | None = None, year: int | None = None
) -> tuple[Report, ...]:
    """Give every document of a source, as ``build_reports`` does; what that raises is not kept, and raised again."""

    def read() -> tuple[_Parts, ...]:
        from tracker.reports.reading import build_reports

        found = build_reports(source, rulebook, region=region, year=year)
        return tuple((one.identity, one.clean, one.sections, one.doubts) for one in found)

    written = (source.name, *source.folders, source.text)
    made_of = (vars(source), region, year, rulebook.reading_checksum, dictionary(*written))
    found = kept_reading("reports", made_of, read, (Identity, CleanText, Section, Doubt), _ROOMS)
    return tuple(
        Report.model_construct(source=source, identity=identity, clean=clean, sections=sections, doubts=doubts)
        for identity, clean, sections, doubts in found
    )


def kept_cut(text: str, year: int, rulebook: Rulebook) -> tuple[CleanText, tuple[Section, ...]]:
    """Give the clean form of the decoded text of a work report of a year, and its sections."""

    def cut() -> tuple[CleanText, tuple[Section, ...]]:
        from tracker.reports.cleaning import clean
        from tracker.reports.head import opening_end
        from tracker.reports.sections import cut_sections

        cleaned = clean(text, rulebook.furniture)
        opening = opening_end(cleaned.text, rulebook.evidence)
        return cleaned, cut_sections(cleaned.text, year, rulebook, opening)

    made_of = (text, year, rulebook.reading_checksum, dictionary(text))
    return kept_reading("sections", made_of, cut, (CleanText, Section), _ROOMS)


def dictionary(*written: str) -> str:
    """Give the version of the dictionary of Traditional characters, where any of them is written."""
    if all(map(is_simplified, written)):
        return ""
    from importlib.metadata import version

    return version("opencc")
