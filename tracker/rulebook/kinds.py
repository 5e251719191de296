"""The kinds of documents: those that are read beside work reports, and those that are refused by name."""

from __future__ import annotations

import re
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from tracker.rulebook.choice import ANY_YEAR, choice, filled, plain_choice
from tracker.rulebook.document_kind import WitnessDocument
from tracker.rulebook.refusal import misfitting
from tracker.rulebook.table import Table
from tracker.rulebook.witness_kind import WitnessKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tracker.rulebook.document_kind import DocumentKind

__all__ = ["KindRules", "RefusedKind", "load_kinds"]


class RefusedKind(Table):
    """A kind of text that is refused by its name."""

    zh: str
    en: str
    titles: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()

    @cached_property
    def title(self) -> re.Pattern[str]:
        """The words of its titles."""
        return choice(self.titles)

    @cached_property
    def line(self) -> re.Pattern[str]:
        """The words of its first lines."""
        return choice(self.lines)


class KindRules(Table):
    """The whole of ``kinds.yaml``; the file explains every part."""

    documents: dict[WitnessDocument, WitnessKind]
    wholes: tuple[str, ...]
    parts: tuple[str, ...]
    summaries: tuple[str, ...]
    offices: tuple[str, ...]
    levels: tuple[str, ...]
    openings: tuple[str, ...]
    glued_openings: tuple[str, ...]
    economies: tuple[str, ...]
    goes_on: tuple[str, ...]
    figure: str
    day: str
    marks: str
    captions: str
    refused: dict[str, RefusedKind]

    def kind(self, document: DocumentKind) -> WitnessKind | None:
        """Give the rules of a kind of document; None for work reports, which have rules of their own."""
        return None if document == "work_report" else self.documents[document]

    @cached_property
    def whole(self) -> re.Pattern[str]:
        """The words of the region as a whole."""
        return plain_choice(self.wholes)

    @cached_property
    def part(self) -> re.Pattern[str]:
        """The words of a part of the region."""
        return plain_choice(self.parts)

    def part_in(self, kind: WitnessKind) -> re.Pattern[str]:
        """Give the words of a part of the region in a kind of document: some only rank things there."""
        return plain_choice(word for word in self.parts if word not in kind.ranks)

    @cached_property
    def summary(self) -> re.Pattern[str]:
        """The words of a text that has been cut."""
        return plain_choice(self.summaries)

    @cached_property
    def office(self) -> re.Pattern[str]:
        """A line with the office that signs a document, and the region that it is of."""
        return re.compile(rf"(?P<region>[\u4e00-\u9fff]{{2,12}}?)(?:{plain_choice(self.offices).pattern})")

    @cached_property
    def any_figure(self) -> re.Pattern[str]:
        """A figure that is no number of a date."""
        return re.compile(self.figure)

    @cached_property
    def any_day(self) -> re.Pattern[str]:
        """A day in figures: ``year``, ``month`` and ``day``."""
        return re.compile(self.day)

    @cached_property
    def numbers(self) -> tuple[re.Pattern[str], ...]:
        """The numbers before headings, the highest order first."""
        return tuple(map(re.compile, self.levels))

    def opening(self, year: int) -> re.Pattern[str]:
        """Give how a paragraph of a document about a year begins into which its heading runs."""
        return filled(self.openings, year)

    def glued(self, year: int) -> re.Pattern[str]:
        """Give where a sentence begins that a copy of a page glued to what stands before it: 增长29.4%全年粮食产量…."""
        return _glued(self.glued_openings, year)

    @cached_property
    def of_years(self) -> tuple[re.Pattern[str], ...]:
        """The patterns that are made for a year, for any: a wrong one is refused where the rules are loaded."""
        return (self.opening(ANY_YEAR), self.glued(ANY_YEAR))

    @cached_property
    def economy(self) -> re.Pattern[str]:
        """The words of a part of the economy."""
        return plain_choice(self.economies)

    @cached_property
    def continued(self) -> re.Pattern[str]:
        """How a sentence begins that goes on with the part that the one before it is about."""
        return plain_choice(self.goes_on)

    @cached_property
    def mark(self) -> re.Pattern[str]:
        """The marks of footnotes."""
        return re.compile(self.marks)

    @cached_property
    def caption(self) -> re.Pattern[str]:
        """The beginning of a line that is no running text."""
        return re.compile(self.captions)


def load_kinds(name: str, content: Mapping[str, Any]) -> KindRules:
    """Read the rules from the content of a file; raises RulesError with file and field."""
    try:
        return KindRules.model_validate(content)
    except ValidationError as error:
        raise misfitting(name, error) from error


@lru_cache(maxsize=16)
def _glued(words: tuple[str, ...], year: int) -> re.Pattern[str]:
    return re.compile(rf"(?<=[^\n。;,:、])(?:{filled(words, year).pattern})")
