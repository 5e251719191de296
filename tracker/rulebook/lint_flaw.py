"""Flaws: what is wrong in a rule file, at its place, with what would be right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from pydantic import BaseModel, ConfigDict, PlainSerializer

from tracker.errors import Message
from tracker.rulebook.refusal import refusal

if TYPE_CHECKING:
    from tracker.errors import RulesError, Translate
    from tracker.rulebook.positions import Document, Steps

__all__ = ["NAMES", "Flaw", "flaw_at", "flaw_on"]

NAMES = {
    "Y01": "yaml-syntax",
    "Y02": "yaml-tag",
    "Y03": "yaml-alias",
    "Y04": "yaml-size",
    "Y05": "key-twice",
    "Y06": "yaml-unportable",
    "S01": "field-missing",
    "S02": "field-unknown",
    "S03": "value-wrong",
    "S04": "file-unusable",
    "I01": "id-twice",
    "E01": "no-example",
    "E02": "no-counter-example",
    "E03": "example-unmatched",
    "E04": "counter-example-matched",
    "P01": "notation",
    "P02": "never-matches",
    "P03": "never-wins",
    "P04": "overlap",
    "P05": "slow",
    "R01": "indicator-unknown",
    "R02": "unit-unknown",
    "R03": "alias-twice",
    "R04": "division-unknown",
    "R05": "code-taken",
    "R06": "nothing-removed",
}
"""The name of each code."""


Said = Annotated[Message, PlainSerializer(str, return_type=str)]
"""A message that records hold as text; a flaw that is told in another language is made one by ``told_in``."""


class Flaw(BaseModel):
    """One finding; line and column are counted from 1, the excerpt holds the line and its neighbours."""

    model_config = ConfigDict(frozen=True, arbitrary_types_allowed=True)

    path: str
    line: int
    column: int
    code: str
    name: str
    message: Said
    advice: Said
    excerpt: tuple[tuple[int, str], ...]

    @property
    def order(self) -> tuple[str, int, int, str, str]:
        """The place of the flaw in a list: by file, place and code."""
        return (self.path, self.line, self.column, self.code, str(self.message))

    @property
    def error(self) -> RulesError:
        """The flaw as the error of rules that cannot be used because of it."""
        place = f"{self.path}:{self.line}:{self.column}"
        return refusal(place, "{what}: {advice}", what=self.message, advice=self.advice)

    def told_in(self, translate: Translate) -> Flaw:
        """Give the flaw in the words of a language."""
        said = {"message": Message(self.message.say(translate)), "advice": Message(self.advice.say(translate))}
        return self.model_copy(update=said)


def flaw_at(document: Document, where: Steps, code: str, message: Message, advice: Message) -> Flaw:
    """Make a flaw of a part of a document, named by the way to it."""
    return flaw_on(document, document.place(where), code, message, advice)


def flaw_on(document: Document, place: tuple[int, int], code: str, message: Message, advice: Message) -> Flaw:
    """Make a flaw of a line and column of a document."""
    line, column = place
    return Flaw(
        path=str(document.path),
        line=line,
        column=column,
        code=code,
        name=NAMES[code],
        message=message,
        advice=advice,
        excerpt=document.excerpt(line),
    )
