"""Characters that stand in a text for others: radicals, and what OCR mistakes for something else."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from pydantic import ValidationError

from tracker.rulebook.directory import read_rules
from tracker.rulebook.notation import expand
from tracker.rulebook.refusal import misfitting, refusal
from tracker.rulebook.table import Table
from tracker.rulebook.trie import trie_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["Characters", "load_characters"]

_ZEROS, _DIGITS = "〇○零Oo0", "一二三四五六七八九"
_SIGN = f"[{_ZEROS}{_DIGITS}]"
_VALUES = str.maketrans(_ZEROS + _DIGITS, "000000123456789")
_FULL = rf"(?:一九|二[{_ZEROS}]){_SIGN}{{2}}"
_YEAR = re.compile(
    rf"(?=[{_ZEROS}{_DIGITS}])(?<![{_DIGITS}十百千\d])(?:{_FULL}(?=年|[-—～至到、和及与]{_FULL}年)|[〇○零八九][{_ZEROS}{_DIGITS}](?=年))"
)


class _Misread(Table):
    wrong: str
    right: str
    words: tuple[str, ...]


class _Table(Table):
    alike: dict[str, str]
    compatible: tuple[str, ...]
    digits: dict[str, str]
    digits_before: tuple[str, ...]
    not_digits: tuple[str, ...]
    misread: tuple[_Misread, ...]


class Characters:
    """The table of rules/characters.yaml; it mends a text without changing its length."""

    def __init__(self, table: _Table) -> None:
        alike = {sign: meant for meant, signs in table.alike.items() for sign in signs}
        self.meant = dict(pair for block in table.compatible for pair in _compatible(block)) | alike
        letters = "".join(table.digits)
        self._letters = str.maketrans(table.digits)
        self._suspect = re.compile(rf"\d[.,]?[{letters}]|[{letters}](?:[.,]?\d|%)")
        run, behind = rf"[\d{letters}]", trie_pattern(table.digits_before)
        self._figure = re.compile(rf"(?<![A-Za-z\d.]){run}+(?:[.,]{run}+){{0,4}}(?={behind})")
        self._names = frozenset(table.not_digits)
        self._right = [(one.wrong, one.right) for one in table.misread]
        self._misread = re.compile(trie_pattern(word for one in table.misread for word in _words(one)))

    def mend(self, text: str) -> str:
        """Give a text with the characters that are meant: 增⻓1O℅ → 增长10%, 二〇二四年 → 2024年."""
        for sign in sorted(self.meant.keys() & set(text)):
            text = text.replace(sign, self.meant[sign])
        if self._suspect.search(text):
            text = self._figure.sub(self._digits, text)
        text = _YEAR.sub(lambda found: found[0].translate(_VALUES), text)
        return self._misread.sub(self._read, text)

    def _digits(self, found: re.Match[str]) -> str:
        figure, behind = found[0], found.string[found.end() : found.end() + 1]
        sure = behind == "%" or any(char.isdigit() for char in figure)
        return figure.translate(self._letters) if sure and figure not in self._names else figure

    def _read(self, found: re.Match[str]) -> str:
        words = found[0]
        for wrong, right in self._right:
            words = words.replace(wrong, right)
        return words


def _compatible(block: str) -> Iterator[tuple[str, str]]:
    """Give the characters of a block with the one that each stands for."""
    first, _, last = block.partition("-")
    for sign in map(chr, range(int(first, 16), int(last, 16) + 1)):
        meant = unicodedata.normalize("NFKC", sign)
        if meant != sign and len(meant) == 1:
            yield sign, meant


def _words(misread: _Misread) -> list[str]:
    return [word for words in misread.words for word in expand(words)]


def load_characters(directories: tuple[Path, ...]) -> Characters:
    """Read ``characters.yaml``; raises RulesError where it has another shape."""
    path, content = read_rules(directories, "characters.yaml")
    try:
        table = _Table.model_validate(content)
        return Characters(table)
    except ValidationError as error:
        raise misfitting(path, error) from error
    except ValueError as error:
        raise refusal(path, "compatible: write blocks as in FF01-FF5E") from error
