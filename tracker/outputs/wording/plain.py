"""Plain text: what neither a terminal nor a forge that reads a log obeys."""

from __future__ import annotations

import re
import unicodedata

__all__ = ["MARKS", "obeyed_by_none", "pieces", "plain", "unmarked"]

MARKS = ("\ufdd0", "\ufdd1")
"""Before and behind a figure that is to be marked: no characters of any text, of which each form makes its own mark."""

_HIDDEN = {"Cc", "Cf", "Cs", "Zl", "Zp"}
"""Categories of characters that steer a terminal or turn the direction of writing instead of being seen."""

_WORKFLOW_COMMAND = re.compile(r"(\A\s*:)(?=:)|(##)(?=\[)")


def plain(text: str) -> str:
    """Give text on one line that a terminal shows and never obeys: control characters become a space each."""
    if text.isprintable():
        return text
    return "".join(
        " " if character in MARKS or unicodedata.category(character) in _HIDDEN else character for character in text
    )


def pieces(text: str) -> list[str]:
    """Give a text cut at its marks: what is marked stands at the odd places."""
    begin, end = MARKS
    return text.replace(end, begin).split(begin)


def unmarked(text: str) -> str:
    """Give a text without its marks."""
    return "".join(pieces(text))


def obeyed_by_none(line: str) -> str:
    """Give a line that neither a terminal obeys nor a forge that reads the log of a job (``::error::``, ``##[group]``).

    Such a forge passes over blanks at the beginning of a line.
    """
    return _WORKFLOW_COMMAND.sub(r"\g<0> ", plain(line))
