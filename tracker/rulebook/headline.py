"""Which sentences are headlines."""

from __future__ import annotations

import re
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from tracker.errors import RulesError
from tracker.rulebook.trie import trie_pattern

__all__ = ["Headline", "load_headline"]


class Headline(BaseModel):
    """The words and indicators of rules/headline.yaml."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    openers: tuple[str, ...]
    introduced_by: tuple[str, ...]
    anchors: frozenset[str]
    indicators: frozenset[str]

    @property
    def opener_pattern(self) -> re.Pattern[str]:
        """A pattern for the words that introduce the expected targets."""
        return re.compile(f"(?:{trie_pattern(self.openers)})[^。!?\\n]{{0,12}}?(?:{trie_pattern(self.introduced_by)})")


def load_headline(documents: list[tuple[str, Any]]) -> Headline:
    """Read the headline vocabulary from the last of the (file name, content) pairs."""
    name, document = documents[-1]
    try:
        return Headline.model_validate(document)
    except ValidationError as error:
        first = error.errors()[0]
        raise RulesError(f"{name}: {first['loc'][0]}: {first['msg']}") from error
