"""Words of the comparison table, in both languages."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tracker.rulebook.policy import Language

__all__ = ["table_word", "table_words"]


def table_word(key: str, lang: Language, **filled: object) -> str:
    """Give the words of a key with its blanks filled."""
    return table_words()[key][lang == "en"].format(**filled)


@cache
def table_words() -> Mapping[str, tuple[str, str]]:
    """Give all words, each in Chinese and in English."""
    import yaml

    text = files("tracker.outputs.table").joinpath("words.yaml").read_text(encoding="utf-8")
    return {key: (said["zh"], said["en"]) for key, said in yaml.safe_load(text).items()}
