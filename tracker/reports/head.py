"""The head of a report: its titles, what a site printed above it, the meeting, the office and words of the speaker."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from tracker.reports.calendar import delivery_date, publication_date, year_number

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from tracker.rulebook.evidence import Evidence

__all__ = ["Head", "Saying", "opening_end", "read_head"]

_HEAD = 3000
_TITLES = 1000
_MORE_LINES, _SHORT_LINE = 6, 60

Where = Literal["title", "congress", "opening", "office", "issuer"]


class Saying(NamedTuple):
    """One place of the head that names a region, or only its kind (市 in 代表市人民政府)."""

    where: Where
    words: str


class Head(NamedTuple):
    """What stands before the body of a report and tells whose it is and of which year."""

    end: int
    """Offset behind it in the clean text."""
    sayings: tuple[Saying, ...]
    years: tuple[int, ...]
    """The years of its titles."""
    body: str | None
    """The body for which the speaker speaks (人民政府, 国务院, 管委会), None where there are no such words."""
    level: str
    """What the speaker says of the region where that is no name: 市 in 代表市人民政府; else empty."""
    delivered: date | None
    """Day of delivery."""
    published: date | None
    """Day on which a site says that it published the text."""
    meeting: str | None

    @property
    def opened(self) -> bool:
        """Tell whether the speaker presents the report."""
        return self.body is not None


def opening_end(text: str, evidence: Evidence) -> int:
    """Give the offset behind the words that open the report; without them, behind its title."""
    opening = evidence.opening(text, _HEAD)
    titles = [opening] if opening else list(evidence.title_line.finditer(text, 0, _TITLES))
    return titles[-1].end() if titles else 0


def read_head(text: str, evidence: Evidence) -> Head:
    """Read the head of a clean text."""
    end = opening_end(text, evidence)
    opening = evidence.opening(text[:end])
    head = text[:end] if opening else text[: _behind_short_lines(text, end)]
    meeting = evidence.congress_words.search(head)
    region = opening["region"] if opening else ""
    return Head(
        end=end,
        sayings=tuple(saying for saying in _sayings(head, evidence) if _may_name(saying.words, evidence)),
        years=tuple(_years(head, evidence)),
        body=opening["body"] if opening else None,
        level=region if region in evidence.levels else "",
        delivered=delivery_date(head, evidence),
        published=publication_date(head, evidence),
        meeting="".join(meeting["meeting"].split()) if meeting else None,
    )


def _behind_short_lines(text: str, start: int) -> int:
    """Give where the short lines under a title end: meeting, date and office of a report that opens without words."""
    for _ in range(_MORE_LINES):
        end = text.find("\n", start + 1)
        if not start < end <= start + _SHORT_LINE:
            break
        start = end
    return start


def _may_name(words: str, evidence: Evidence) -> bool:
    """Tell whether words may be a name: not 市 in 代表市人民政府, nor 新区, which some division is called too."""
    return bool(words) and words not in evidence.levels and words not in evidence.level_words


def _sayings(head: str, evidence: Evidence) -> Iterator[Saying]:
    for title in evidence.title_line.finditer(head):
        yield Saying("title", title["region"] or "")
    if meeting := evidence.congress_words.search(head):
        yield Saying("congress", meeting["inside"] or meeting["region"] or "")
    if opening := evidence.opening(head):
        yield Saying("opening", evidence.speakers.get(opening["body"], opening["region"]))
    for office in evidence.office_words.finditer(head):
        yield Saying("office", office["region"])
    for issuer in evidence.issuer_words.finditer(head):
        yield Saying("issuer", issuer["region"])


def _years(head: str, evidence: Evidence) -> Iterator[int]:
    for title in evidence.title_line.finditer(head):
        if year := year_number(title["first"] or title["second"] or "", evidence):
            yield year
