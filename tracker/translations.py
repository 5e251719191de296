"""Translations: the Chinese of what stands in English where it belongs, in the help of commands and in errors.

Each catalogue is a file of ``words/`` as translators know them (PO), and is read without any library, since the help
must answer at once.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

__all__ = ["catalogue", "reworded", "translator"]

_WORDS = Path(__file__).parent / "words"
_BLANK = r"\\\{(\w+)\\\}"
_ENGLISH, _CHINESE = "msgid ", "msgstr "


def translator(lang: str, *names: str) -> Callable[[str], str]:
    """Give what says an English text in a language; one that no catalogue knows stays as it is."""
    if lang == "en":
        return str
    known = [catalogue(name) for name in names]
    return lambda text: next((one[text] for one in known if text in one), text)


def reworded(told: str, lang: str, name: str) -> str:
    """Give what a library tells in English in a language, by the catalogue of what it tells, with its blanks.

    ``Missing argument 'FILE'`` is told by ``Missing argument {name}``; what stands in a blank is reworded too.
    """
    if lang == "en":
        return told
    for english, chinese in catalogue(name).items():
        if found := _pattern(english).fullmatch(told):
            return chinese.format(**{blank: reworded(value, lang, name) for blank, value in found.groupdict().items()})
    return told


@cache
def _pattern(words: str) -> re.Pattern[str]:
    """Give what matches a text with anything in the blanks of some words."""
    return re.compile(re.sub(_BLANK, r"(?P<\1>.+)", re.escape(words)), re.DOTALL)


@cache
def catalogue(name: str) -> Mapping[str, str]:
    """Give the Chinese of a catalogue by the English."""
    found, english = {}, ""
    for line in (_WORDS / f"{name}.po").read_text(encoding="utf-8").splitlines():
        if line.startswith(_ENGLISH):
            english = _quoted(line.removeprefix(_ENGLISH))
        elif line.startswith(_CHINESE):
            found[english] = _quoted(line.removeprefix(_CHINESE))
    return found


def _quoted(text: str) -> str:
    return text.strip()[1:-1].replace('\\"', '"').replace("\\\\", "\\")
