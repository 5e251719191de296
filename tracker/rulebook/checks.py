"""Checks: the codes of what `tracker check` tells, with their words."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal

from pydantic import Field, ValidationError

from tracker.rulebook.policy import Wording
from tracker.rulebook.refusal import misfitting
from tracker.rulebook.table import Table

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["CheckRules", "Code", "Level", "Limits", "load_checks"]

Level = Literal["error", "warning", "note"]


class Code(Table):
    """One kind of notice."""

    code: str = Field(
        pattern=r"^[A-Z]\d\d$", description="A letter for the family and two digits; it never changes its meaning."
    )
    name: str = Field(pattern=r"^[a-z]+(-[a-z]+)*$")
    level: Level = Field(description="What it counts as unless the configuration says otherwise.")
    finding: str | None = Field(None, description="The code of rules/findings.yaml whose findings it tells.")
    title: Wording
    text: Wording = Field(
        description="The line that is told, with blanks; of a finding the words of rules/findings.yaml follow."
    )
    explanation: Wording = Field(description="What it means and why it matters.")
    advice: Wording = Field(description="What to do about it.")

    @property
    def family(self) -> str:
        """The letter of its family."""
        return self.code[0]


class Limits(Table):
    """From where on something is told; rules/checks.yaml explains each."""

    same_figures: Decimal
    fewest_figures: int
    repeated: Decimal
    read: Decimal
    fewest_read: int
    known: Decimal


class CheckRules(Table):
    """The whole of rules/checks.yaml; the file explains every part."""

    families: dict[str, Wording]
    limits: Limits
    destroyed: tuple[str, ...]
    ends: str
    words: dict[str, Wording]
    codes: tuple[Code, ...]

    @cached_property
    def destroyed_characters(self) -> re.Pattern[str]:
        """A pattern for what an old conversion leaves."""
        return re.compile("|".join(self.destroyed))

    @cached_property
    def by_code(self) -> Mapping[str, Code]:
        """The kinds of notices by their codes."""
        return {one.code: one for one in self.codes}

    @cached_property
    def by_name(self) -> Mapping[str, Code]:
        """The kinds of notices by their names."""
        return {one.name: one for one in self.codes}

    @cached_property
    def by_finding(self) -> Mapping[str, Code]:
        """The kinds of notices by the findings that they tell."""
        return {one.finding: one for one in self.codes if one.finding}


def load_checks(documents: list[tuple[str, Any]]) -> CheckRules:
    """Read the codes from the last of the (file name, content) pairs; raises RulesError with file and field."""
    name, document = documents[-1]
    try:
        return CheckRules.model_validate(document)
    except ValidationError as error:
        raise misfitting(name, error) from error
