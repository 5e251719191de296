"""The notation of phrases: plain words, ``[optional]``, ``(one|of|these)``, and placeholders.

Placeholders are ``X`` (a figure with its hedges) and ``N`` (a few words: a noun phrase). Behind ``X`` stands the unit:
a literal one (``X%``), alternatives (``X(%|倍)``) or a class in angle brackets
(``X<any>``, ``X<quantity>``, ``X<word>``). Latin letters that are meant as such stand in straight quotes (``X"G"``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from tracker.errors import Message
from tracker.rulebook.refusal import refusal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tracker.errors import RulesError

__all__ = ["Sequence", "as_pattern", "expand", "parse_phrase"]

Placeholder = Literal["X", "N"]

Sequence = tuple[str | Placeholder, ...]
"""One way to say a phrase: literals and placeholders in order. A unit class is the literal ``<any>``."""

_PLACEHOLDERS = frozenset("XN")
_LIMIT = 20_000
_QUOTED = "\0"
"""Stands before words in straight quotes, which are no placeholders."""
_PLAIN = {frozenset(): re.compile(r'[^\[\]()|"]+'), _PLACEHOLDERS: re.compile(r'[^\[\]()|"<XN]+')}
"""A run of characters that stand for themselves, by the placeholders there may be."""
_CLASS = re.compile(r"<(\w+)>")
_AS_PATTERN = {"[": "(?:", "]": ")?", "(": "(?:", ")": ")", "|": "|"}


@dataclass
class _Cursor:
    text: str
    at: int = 0

    def peek(self) -> str:
        return self.text[self.at : self.at + 1]

    def take(self) -> str:
        self.at += 1
        return self.text[self.at - 1]


def expand(pattern: str) -> list[str]:
    """Give every literal that a pattern without placeholders stands for, e.g. ``[全]市(区|县)`` gives four."""
    found = ["".join(sequence).replace(_QUOTED, "") for sequence in _raw(pattern, frozenset())]
    return list(dict.fromkeys(found))


@lru_cache(maxsize=1024)  # who checks rules asks for each phrase again: where it stands, by what it says, beside others
def parse_phrase(phrase: str) -> tuple[Sequence, ...]:
    """Give every sequence that a phrase stands for; raises RulesError where it is not well formed."""
    found = _sequences(phrase, placeholders=_PLACEHOLDERS)
    if not all(sequence.count("X") == 1 for sequence in found):
        raise _malformed(phrase, "every reading needs exactly one X")
    return tuple(dict.fromkeys(found))


def as_pattern(phrase: str, classes: Mapping[str, Iterable[str]]) -> str:
    """Give a phrase without X as a regular expression; its N are the groups n1, n2 …, <name> the words of a class.

    Raises RulesError where a class is unknown.
    """
    parts: list[str] = []
    count = 0
    for char in _CLASS.sub(lambda found: _alternation(found[1], classes, phrase), phrase):
        if char == "N":
            count += 1
            parts.append(f"(?P<n{count}>[^,;。]{{1,60}}?)")
        else:
            parts.append(_AS_PATTERN.get(char) or re.escape(char))
    return "".join(parts)


def _alternation(name: str, classes: Mapping[str, Iterable[str]], phrase: str) -> str:
    if name not in classes:
        raise _malformed(phrase, "there is no class <{name}>", name=name)
    return f"({'|'.join(sorted(classes[name], key=len, reverse=True))})"


def _malformed(phrase: str, words: str, **values: object) -> RulesError:
    return refusal(Message("phrase {phrase!r}", {"phrase": phrase}), words, **values)


def _sequences(pattern: str, *, placeholders: frozenset[str]) -> list[Sequence]:
    return [_joined(sequence) for sequence in _raw(pattern, placeholders)]


def _raw(pattern: str, placeholders: frozenset[str]) -> list[Sequence]:
    """Give every sequence of a pattern, run by run, with a mark before quoted words."""
    cursor = _Cursor(pattern)
    found = _alternatives(cursor, placeholders)
    if cursor.at < len(pattern):
        where = {"sign": cursor.peek(), "place": cursor.at + 1}
        raise _malformed(pattern, "{sign!r} at character {place} closes nothing", **where)
    return found


def _alternatives(cursor: _Cursor, placeholders: frozenset[str]) -> list[Sequence]:
    found = _row(cursor, placeholders)
    while cursor.peek() == "|":
        cursor.take()
        found += _row(cursor, placeholders)
    return found


def _row(cursor: _Cursor, placeholders: frozenset[str]) -> list[Sequence]:
    found: list[Sequence] = [()]
    while cursor.peek() not in ("", "|", "]", ")"):
        choices = _element(cursor, placeholders)
        found = [before + after for before in found for after in choices]
        if len(found) > _LIMIT:
            raise _malformed(cursor.text, "stands for more than {most} wordings; split it", most=_LIMIT)
    return found


def _element(cursor: _Cursor, placeholders: frozenset[str]) -> list[Sequence]:
    plain = _PLAIN[placeholders].match(cursor.text, cursor.at)
    if plain:
        cursor.at = plain.end()
        return [(plain[0],)]
    char = cursor.take()
    if char == "[":
        return [(), *_group(cursor, "]", placeholders)]
    if char == "(":
        return _group(cursor, ")", placeholders)
    if char == '"':
        return [(_quoted(cursor),)]
    if char == "<" and placeholders:
        return [(f"<{_until(cursor, '>')}>",)]
    return [(char,)]


def _group(cursor: _Cursor, end: str, placeholders: frozenset[str]) -> list[Sequence]:
    found = _alternatives(cursor, placeholders)
    if cursor.peek() != end:
        raise _malformed(cursor.text, "{sign!r} is missing", sign=end)
    cursor.take()
    return found


def _quoted(cursor: _Cursor) -> str:
    return _QUOTED + _until(cursor, '"')


def _until(cursor: _Cursor, end: str) -> str:
    close = cursor.text.find(end, cursor.at)
    if close < 0:
        raise _malformed(cursor.text, "{sign!r} is missing", sign=end)
    word, cursor.at = cursor.text[cursor.at : close], close + 1
    return word


def _joined(sequence: Sequence) -> Sequence:
    """Join neighbouring runs to words; placeholders and unit classes stay alone."""
    found: list[str] = []
    open_word = False
    for item in sequence:
        alone = item in _PLACEHOLDERS or item.startswith("<")
        word = item.removeprefix(_QUOTED)
        if open_word and not alone:
            found[-1] += word
        else:
            found.append(word)
        open_word = not alone
    return tuple(found)
