"""Flaws of rules, told with their place and the lines around it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from tracker.outputs.terminal.text import write_lines
from tracker.outputs.wording.plain import plain
from tracker.outputs.wording.punctuation import labelled
from tracker.outputs.wording.words import word
from tracker.rulebook.lint_flaw import Flaw
from tracker.translations import translator

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TextIO

    from tracker.rulebook.extension import Extension
    from tracker.rulebook.policy import Language

__all__ = ["extension_line", "write_flaws"]

_LONGEST = 160
_MOST_NAMES = 12


def write_flaws(flaws: Sequence[Flaw], form: Literal["text", "jsonl", "json"], lang: Language, stream: TextIO) -> None:
    """Write flaws: for readers with an excerpt and what would be right, or as records."""
    from tracker.outputs.files.records import write_records

    say = translator(lang, "errors")
    flaws = [flaw.told_in(say) for flaw in flaws]
    if form == "text":
        write_lines((line for flaw in flaws for line in _told(flaw, lang)), stream)
    else:
        write_records(flaws, Flaw, form, stream)


def extension_line(extension: Extension, lang: Language) -> str:
    """Tell on one line what a file adds to the rules that it extends, changes in them and removes."""
    parts = (("added", extension.added), ("changed", extension.changed), ("removed", extension.removed))
    told = [word(f"progress.extension_{deed}", lang, names=_named(names, lang)) for deed, names in parts if names]
    return word("semicolon", lang).join(told) or word("progress.extension_none", lang)


def _named(names: list[str], lang: Language) -> str:
    shown, more = word("enumeration", lang).join(names[:_MOST_NAMES]), len(names) - _MOST_NAMES
    return word("progress.names_more", lang, names=shown, more=more) if more > 0 else shown


def _told(flaw: Flaw, lang: Language) -> list[str]:
    told = labelled(f"{flaw.code} {flaw.name}", plain(str(flaw.message)), lang)
    head = f"{flaw.path}:{flaw.line}:{flaw.column}: {told}"
    width = len(str(flaw.excerpt[-1][0])) if flaw.excerpt else 0
    lines = []
    for number, text in flaw.excerpt:
        sign, start = (">", max(0, flaw.column - _LONGEST // 2)) if number == flaw.line else (" ", 0)
        start = start if len(text) > _LONGEST else 0
        shown = ("…" if start else "") + plain(text[start : start + _LONGEST])
        shown += "…" if len(text) > start + _LONGEST else ""
        lines.append(f"  {sign} {number:>{width}} | {shown}".rstrip())
    return [head, *lines, f"  = {plain(str(flaw.advice))}"]
