"""The help of commands: in English as typer writes it, in another language laid out anew."""

from __future__ import annotations

import re
from typing import Any

from typer.core import TyperGroup

__all__ = ["Group", "Spoken", "without_type"]

_TYPE = re.compile(r"(?m)^( *[A-Z][^ \n]*) <(?:str|int|path|list\[\w+\])>")
"""The name of an argument with the type that typer writes behind it, in the words of Python."""


def without_type(named: str) -> str:
    """Give the names of arguments, as a help has them, with blanks for their types: REGION <str>."""
    return _TYPE.sub(lambda found: found[1].ljust(len(found[0])), named)


class Spoken:
    """What commands and groups of commands share: the help in the language of the context."""

    def get_help(self, ctx: Any) -> str:
        """Give the help of a command; the object of the context is the language, None for English."""
        if ctx.obj in {None, "en"}:
            return without_type(str(super().get_help(ctx)))  # type: ignore[misc]  # of the class that this one is mixed into
        from tracker.cli.translated import translated_help

        return translated_help(self, ctx)


class Group(Spoken, TyperGroup):
    """A command that has others in it."""
