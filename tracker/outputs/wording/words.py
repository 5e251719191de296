"""Words: what is said to readers besides figures and verdicts, by key, in both languages."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from tracker.rulebook.directory import read_yaml
from tracker.rulebook.kept import kept

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tracker.rulebook.policy import Language

__all__ = ["first_word", "topic_words", "word"]

_SHARED = "shared"
_WORDS = Path(__file__).parent.parent.parent / "words"


def word(key: str, lang: Language, /, **filled: object) -> str:
    """Give the words of a key with its blanks filled.

    A key with a dot names the topic, a file of ``words/``, before it (``table.bearer``); one without is of those that
    all outputs share.
    """
    topic, _, name = key.rpartition(".")
    return topic_words(topic or _SHARED)[name][lang == "en"].format(**filled)


def first_word(key: str, /, *, lang: Language, topics: tuple[str, ...] = (), **filled: object) -> str:
    """Give the words of a key in the first of these topics that has it, else those that all outputs share."""
    topic = next((one for one in topics if key in topic_words(one)), "")
    return word(f"{topic}.{key}" if topic else key, lang, **filled)


@cache
def topic_words(topic: str) -> Mapping[str, tuple[str, str]]:
    """Give all words of a topic by key, each in Chinese and in English."""
    path = _WORDS / f"{topic}.yaml"
    return kept("words", path.read_bytes(), lambda: _read(path))


def _read(path: Path) -> dict[str, tuple[str, str]]:
    return {key: (one["zh"], one["en"]) for key, one in read_yaml(path).items()}
