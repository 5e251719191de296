"""The lexicon: every word that the reading of sentences goes by, one entry each, with its class and its traits."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from tracker.rulebook.directory import read_table
from tracker.rulebook.refusal import misfitting, refusal
from tracker.rulebook.word import Traits

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

__all__ = ["Lexicon", "load_lexicon", "read_words"]

_SHAPE = "words must be a table of words and their traits; see docs/rules.md"


class Lexicon:
    """All words; a question about them names a trait, never a list."""

    def __init__(self, words: dict[str, Traits]) -> None:
        self._words = words
        self._alike: dict[int, tuple[Traits, list[tuple[int, str]]]] = {}
        for place, (word, traits) in enumerate(words.items()):
            self._alike.setdefault(id(traits), (traits, []))[1].append((place, word))

    def get(self, word: str) -> Traits | None:
        """Give the traits of a word, None where the lexicon does not have it."""
        return self._words.get(word)

    def having(self, asked: Callable[[Traits], object]) -> tuple[str, ...]:
        """Give the words whose traits answer a question with yes, in the order of the files."""
        found = [pair for traits, words in self._alike.values() if asked(traits) for pair in words]
        return tuple(word for _, word in sorted(found))

    def alike(self) -> Iterator[tuple[Traits, list[str]]]:
        """Give the words by what they have in common: all of the same traits at once."""
        for traits, words in self._alike.values():
            yield traits, [word for _, word in words]


def read_words(path: Path) -> dict[str, Any]:
    """Give a file of words that extends others, with what holds for all of its words written at each."""
    content = read_table(path)
    shared, words = content.get("all") or {}, content.get("words") or {}
    if not isinstance(shared, dict) or not isinstance(words, dict):
        raise refusal(path, _SHAPE)
    return {**content, "words": {word: {**shared, **(own or {})} for word, own in words.items()}}


def load_lexicon(documents: list[tuple[str, Any]]) -> Lexicon:
    """Read the words of (file name, content) pairs; raises RulesError naming the file and the word."""
    found: dict[str, Traits] = {}
    for name, document in documents:
        for word, traits in _words(name, document):
            if word in found:
                raise refusal(name, "the word {word!r} stands twice; give it one entry with all its traits", word=word)
            found[word] = traits
    return Lexicon(found)


def _words(name: str, document: dict[str, Any]) -> Iterator[tuple[str, Traits]]:
    """Give the words of a file; the traits of ``all`` hold for each that says nothing else."""
    entries, shared = document["words"], document.get("all") or {}
    if not isinstance(entries, dict) or not isinstance(shared, dict):
        raise refusal(name, _SHAPE)
    for text, own in entries.items():
        try:
            traits = {**shared, **own} if own else shared
            yield str(text), _checked(tuple((key, _frozen(value)) for key, value in traits.items()))
        except ValidationError as error:
            raise misfitting(name, error, "words", str(text)) from error
        except TypeError as error:
            words = "{field}: must be a table of traits; see docs/rules.md"
            raise refusal(name, words, field=f"words.{text}") from error


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


@lru_cache(maxsize=1024)
def _checked(traits: tuple[tuple[str, Any], ...]) -> Traits:
    """Check traits; most words share theirs with others, so that each combination is checked once."""
    return Traits.model_validate(dict(traits))
