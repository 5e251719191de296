"""The candidate: a file that is to be checked, read as far as it can be."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, cast

from tracker.checks.lines import Lines
from tracker.checks.naming import FileName, read_name
from tracker.errors import InputError, TrackerError

if TYPE_CHECKING:
    from tracker.checks.notice import Place
    from tracker.claims.claim import Claim
    from tracker.reports.report import Report
    from tracker.rulebook.rulebook import Rulebook
    from tracker.sources.source import Source
    from tracker.store.card import ReportCard

__all__ = ["Candidate", "Given", "card_of", "exact", "identified", "with_claims"]

_YEAR = r"(?:19|20)\d\d"
_ANYWHERE, _ANYTIME = "100000", 2000


@dataclass(frozen=True)
class Given:
    """What the user says of the files: a code and a year, None where nothing is said."""

    region: str | None = None
    year: int | None = None


@dataclass(frozen=True)
class Candidate:
    """A file with what reading made of it."""

    path: str
    """As the user gave it, with forward slashes."""
    name: FileName
    given: Given = field(default_factory=Given)
    source: Source | None = None
    report: Report | None = None
    claims: tuple[Claim, ...] = ()
    fault: str | None = None
    """The code of what makes it unusable, None where it is a report."""
    why: str = ""

    @cached_property
    def lines(self) -> Lines:
        """The lines of its text, those of an empty one where it could not be read."""
        form = self.source.format if self.source else "text"
        return Lines(self.path, self.source.text if self.source else "", exact=exact(form))

    @property
    def about(self) -> dict[str, object]:
        """Whose report it is, as the fields of a notice."""
        if self.report is None:
            return {}
        identity = self.report.identity
        return {"region": identity.region, "region_name": identity.region_name, "year": identity.report_year}

    @property
    def subject(self) -> tuple[object, ...]:
        """What stands for the file in fingerprints: its region and year, so that it can be renamed."""
        if self.report is None:
            return (Path(self.path).name,)
        return (self.report.identity.lineage, self.report.identity.report_year)

    def place_of(self, claim: Claim) -> Place:
        """Give the place of one of its claims."""
        return self.lines.place(claim.start, claim.end)


def exact(form: str) -> bool:
    """Tell whether lines of the text are lines of the file."""
    return form in {"text", "markdown"}


def identified(path: Path, data: bytes | None, rulebook: Rulebook, given: Given | None = None) -> Candidate:
    """Read a file, or ``data`` in its place, and tell whose report it is; whatever is wrong becomes a fault."""
    from tracker.sources.reading import read_bytes, read_source

    found = Candidate(path.as_posix(), read_name(path.name, rulebook), given or Given())
    try:
        source = read_source(path) if data is None else read_bytes(data, path.name)
    except InputError as error:
        return replace(found, fault="T01", why=_why(error, str(path)))
    return _built_up(replace(found, source=source), rulebook)


def with_claims(candidate: Candidate, rulebook: Rulebook) -> Candidate:
    """Give a candidate with the claims of its report, where it is one."""
    from tracker.claims.extraction import extract

    return replace(candidate, claims=tuple(extract(candidate.report, rulebook))) if candidate.report else candidate


def card_of(candidate: Candidate) -> ReportCard:
    """Give the card of a candidate that is a report, as a store would keep it."""
    from tracker.store.card import ReportCard

    report = cast("Report", candidate.report)
    identity = report.identity
    return ReportCard(
        region=identity.region,
        region_name=identity.region_name,
        level=identity.level,
        lineage=identity.lineage,
        year=identity.report_year,
        source=report.source.name,
        sha256=report.source.sha256,
        completeness=identity.completeness,
        date=identity.date,
        meeting=identity.meeting,
        claims=len(candidate.claims),
    )


def _built_up(candidate: Candidate, rulebook: Rulebook) -> Candidate:
    """Tell whose report a source is: by the text, and by the file name where the text leaves region or year open."""
    source, name = cast("Source", candidate.source), candidate.name
    given = candidate.given
    for _ in range(3):
        try:
            report = _built(source, given, rulebook)
        except InputError as error:
            fault, why = _fault(source, given, rulebook), _why(error, candidate.path)
        else:
            return replace(candidate, report=report)
        told = _filled(given, fault, name)
        if told == given:
            return replace(candidate, fault=fault, why=why)
        given = told
    return candidate


def _built(source: Source, given: Given, rulebook: Rulebook) -> Report:
    from tracker.reports.reading import build_report

    return build_report(source, rulebook, region=given.region, year=given.year)


def _filled(given: Given, fault: str, name: FileName) -> Given:
    """Take from the file name what a text leaves open; where the text contradicts itself, a name settles nothing."""
    if fault == "T03" and name.region and not given.region:
        return replace(given, region=name.region.code)
    return replace(given, year=name.year) if fault == "T04" and name.year else given


def _fault(source: Source, given: Given, rulebook: Rulebook) -> str:
    """Tell what keeps a text from being a report: what it still lacks when all else is given."""
    if not _identified(source, Given(given.region or _ANYWHERE, given.year or _ANYTIME), rulebook):
        return "T02"
    if not given.year and not _identified(source, Given(given.region or _ANYWHERE), rulebook):
        return "T06" if re.search(_YEAR + rulebook.periods.year_word, source.text) else "T04"
    return "T02" if _identified(source, given, rulebook) else "T03"


def _identified(source: Source, given: Given, rulebook: Rulebook) -> bool:
    from tracker.reports.cleaning import clean
    from tracker.reports.identity import identify

    text = clean(source.text, rulebook.furniture).text
    try:
        identify(source.name, text, rulebook, traditional=False, region=given.region, year=given.year)
    except TrackerError:
        return False
    return True


def _why(error: Exception, path: str) -> str:
    """Give what an error says, without the name of the file, which the notice tells."""
    told = str(error)
    for name in (path, Path(path).name):
        told = told.removeprefix(f"{name}: ")
    return told.removeprefix("not a government work report: ")
