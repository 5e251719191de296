"""The candidate: a file that is to be checked, read as far as it can be."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, cast

from tracker.checks.lines import Lines
from tracker.errors import IdentityError, InputError
from tracker.reports.filename import FileName, read_name
from tracker.rulebook.policy import Wording
from tracker.sources.guard import guarded
from tracker.translations import translator

if TYPE_CHECKING:
    from tracker.checks.notice import Place
    from tracker.claims.claim import Claim
    from tracker.reports.report import Report
    from tracker.rulebook.policy import Language
    from tracker.rulebook.rulebook import Rulebook
    from tracker.sources.source import Source
    from tracker.store.card import ReportCard

__all__ = ["Candidate", "Given", "card_of", "exact", "identified", "with_claims"]

_FAULTS = {
    ("kind", False): "T02",
    ("region", False): "T03",
    ("region", True): "T05",
    ("year", False): "T04",
    ("year", True): "T06",
}


class Given(NamedTuple):
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
    inputs: str = ""
    """A digest of what its claims were read from, empty where it has none."""
    fault: str | None = None
    """The code of what makes it unusable, None where it is a report."""
    error: InputError | None = None

    @property
    def why(self) -> Wording:
        """What makes it unusable, in words without its name, empty where it is a report."""
        if self.error is None:
            return Wording(zh="", en="")
        return Wording(zh=_without_place(self.error, "zh"), en=_without_place(self.error, "en"))

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
        """What stands for the file in fingerprints: its region and year, else its bytes, so that it can be renamed."""
        if self.report is None:
            return (self.source.sha256,) if self.source else (Path(self.path).name,)
        identity = self.report.identity
        witness = () if identity.document == "work_report" else (identity.document,)
        return (identity.lineage, identity.report_year, *witness)

    def place_of(self, claim: Claim) -> Place:
        """Give the place of one of its claims."""
        return self.lines.place(claim.start, claim.end)


def exact(form: str) -> bool:
    """Tell whether lines of the text are lines of the file."""
    return form in {"text", "markdown"}


def identified(path: Path, data: bytes | None, rulebook: Rulebook, given: Given | None = None) -> Candidate:
    """Read a file, or ``data`` in its place, and tell whose report it is; whatever is wrong becomes a fault."""
    from tracker.sources.reading import folders_of, read_bytes, read_source

    found = Candidate(path.as_posix(), read_name(path.name, rulebook), given or Given())
    try:
        with guarded(str(path)):
            source = read_source(path) if data is None else read_bytes(data, path.name, folders_of(path))
            return _built_up(replace(found, source=source), rulebook)
    except InputError as error:
        return replace(found, fault="T01", error=error)


def with_claims(candidate: Candidate, rulebook: Rulebook) -> Candidate:
    """Give a candidate with the claims of its report, where it is one."""
    from tracker.claims.kept import inputs_of, kept_claims

    report = candidate.report
    if report is None:
        return candidate
    try:
        with guarded(candidate.path):
            return replace(candidate, claims=kept_claims(report, rulebook), inputs=inputs_of(report, rulebook))
    except InputError as error:
        return replace(candidate, report=None, fault="T01", error=error)


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
        document=identity.document,
        source=report.source.name,
        sha256=report.source.sha256,
        completeness=identity.completeness,
        date=identity.date,
        meeting=identity.meeting,
        claims=len(candidate.claims),
    )


def _built_up(candidate: Candidate, rulebook: Rulebook) -> Candidate:
    """Tell whose report a source is, or what keeps it from being one."""
    from tracker.reports.kept import kept_reports
    from tracker.reports.report import chief_of

    source, given = cast("Source", candidate.source), candidate.given
    try:
        found = kept_reports(source, rulebook, region=given.region, year=given.year)
        return replace(candidate, report=chief_of(found))
    except InputError as error:
        return replace(candidate, fault=_fault(error), error=error)


def _fault(error: InputError) -> str:
    """Give the code of what keeps a text from being a report."""
    if not isinstance(error, IdentityError):
        return "T02"
    return _FAULTS[error.about, error.contradicts]


def _without_place(error: InputError, lang: Language) -> str:
    """Give what an error says, without the name of the file, which the notice tells."""
    said = translator(lang, "errors")
    told = error.at("").say(said).lstrip(": ：")
    return told.removeprefix(said("not a government work report: "))
