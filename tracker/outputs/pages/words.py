"""Words of the pages, in both languages, beside those that all outputs share."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from tracker.outputs.words import word

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tracker.rulebook.policy import Language

__all__ = ["page_word"]


def page_word(
    key: str, /, *, lang: Language, more: Mapping[str, tuple[str, str]] | None = None, **filled: object
) -> str:
    """Give the words of a key with its blanks filled: from ``more``, from ``words.yaml``, or those of all outputs."""
    for words in (more or {}, _words()):
        if key in words:
            return words[key][lang == "en"].format(**filled)
    return word(key, lang, **filled)


@cache
def _words() -> Mapping[str, tuple[str, str]]:
    import yaml

    text = files("tracker.outputs.pages").joinpath("words.yaml").read_text(encoding="utf-8")
    return {key: (said["zh"], said["en"]) for key, said in yaml.safe_load(text).items()}
