"""The report: a source text, its clean form with the map back, its identity and its sections."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Literal

from pydantic import BaseModel, ConfigDict

from tracker.errors import Message
from tracker.rulebook.document_kind import DocumentKind
from tracker.sources.source import Source

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["CleanText", "Completeness", "Doubt", "Identity", "Level", "Report", "Section", "SectionKind", "chief_of"]

Level = Literal["nation", "province", "prefecture", "county"]
Completeness = Literal["full", "abridged", "summary"]
SectionKind = Literal["review_year", "review_span", "plan_span", "plan_year"]


class CleanText(BaseModel):
    """Normalised text and the way back: Simplified script, half-width digits, no debris, no broken lines.

    ``breaks`` and ``origins`` are parallel: from clean offset ``breaks[i]`` on, characters stand one to one at
    ``origins[i]`` of the source, until the next break.
    """

    model_config = ConfigDict(frozen=True, defer_build=True)

    text: str
    breaks: tuple[int, ...]
    origins: tuple[int, ...]

    def origin(self, offset: int) -> int:
        """Give the source offset of the clean character at ``offset``."""
        return self.origin_span(offset, offset + 1)[0]

    def origin_span(self, start: int, end: int) -> tuple[int, int]:
        """Give the source span that holds the clean characters from ``start`` to before ``end`` (not empty)."""
        breaks, origins = self.breaks, self.origins
        first, last = bisect_right(breaks, start) - 1, bisect_right(breaks, end - 1) - 1
        return origins[first] + start - breaks[first], origins[last] + end - breaks[last]


class Identity(BaseModel):
    """Whose report it is, of which year, and how much of it is here."""

    model_config = ConfigDict(frozen=True, defer_build=True)

    region: str
    """Code of the division, or of a place that a user has added."""
    region_name: str
    level: Level
    lineage: str
    """Code that stands for the region through its code changes."""
    report_year: int
    """Of a work report the year of delivery, of a witness the year in its title: that of its figures."""
    document: DocumentKind = "work_report"
    speaks_in: int = 0
    """The year from which 今年 and 去年 count; 0 for the report year."""
    date: str | None = None
    """Day of delivery or publication, ISO 8601, where the text gives it."""
    meeting: str | None = None
    """The session of the people's congress, in the words of the text."""
    script: Literal["simplified", "traditional"] = "simplified"
    completeness: Completeness = "full"

    @property
    def spoken_year(self) -> int:
        """The year from which 今年 and 去年 count."""
        return self.speaks_in or self.report_year


class Doubt(BaseModel):
    """Something that is said of a report, and that its text speaks against."""

    model_config = ConfigDict(frozen=True, defer_build=True)

    about: Literal["region", "year"]
    told_by: Literal["option", "name", "title"]
    """Who says it: the user, the file name, or the title of the text itself."""
    claimed: str
    how: Literal["says", "speaks", "plans"]
    """What the text does: says another (``it``), speaks of itself in ``word``, names ``plan``, ``count`` times."""
    found: dict[str, str | int]
    start: int = 0
    """Clean offsets of the first words against it; both 0 where no single place is meant."""
    end: int = 0

    @property
    def told(self) -> Message:
        """Both sides in one line."""
        by_year = Message("the report of {year}", {"year": self.claimed})
        said = Message(_SAYERS[self.told_by], {"claimed": by_year if self.about == "year" else self.claimed})
        return Message(
            "{said}, but the text {speech}", {"said": said, "speech": Message(_SPEECH[self.how], self.found)}
        )


_SAYERS = {"option": "taken as {claimed}", "name": "its file name says {claimed}", "title": "taken as {claimed}"}
_SPEECH = {
    "says": "says {it}",
    "speaks": "speaks of itself in {word}, {count} times",
    "plans": "names the plan {plan}, {count} times, and none of those years",
}


class Section(BaseModel):
    """A stretch of the clean text with one purpose.

    ``path`` are the headings above it, outermost first, in the words of the text. ``period`` is the year ("2024") or
    the span of years ("2016-2020") that its figures are about where a sentence names none.
    """

    model_config = ConfigDict(frozen=True, defer_build=True)

    kind: SectionKind
    path: tuple[str, ...]
    start: int
    """Clean offset of the first character of its body."""
    end: int
    period: str
    span: str | None = None
    """The years that its heading announces where the section is of one of them: what a yearly average is about."""
    partial: bool = False
    """Its figures are those of the year so far, in a report given in mid-year."""
    scope: str | None = None
    """The part of the region that its heading or its sentence names, where its figures are about no more than that."""


class Report(BaseModel):
    """One document, ready for extraction.

    ``sections`` are in the order of the text and do not overlap; what lies outside them (title, greetings,
    navigation, glossary, appendices) holds no claims.
    """

    model_config = ConfigDict(frozen=True, defer_build=True)

    source: Source
    identity: Identity
    clean: CleanText
    sections: tuple[Section, ...]
    doubts: tuple[Doubt, ...] = ()
    """What user, file name or title say of the report and its text speaks against."""


def chief_of(documents: Sequence[Report]) -> Report:
    """Give the one document that is meant where a source holds several: the work report, else the first."""
    return next((one for one in documents if one.identity.document == "work_report"), documents[0])
