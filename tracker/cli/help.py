"""The help of commands: in English as typer writes it, in another language laid out anew."""

from __future__ import annotations

from typing import Any

from typer.core import TyperGroup

__all__ = ["Group", "Spoken"]


class Spoken:
    """What commands and groups of commands share: the help in the language of the context."""

    def get_help(self, ctx: Any) -> str:
        """Give the help of a command; the object of the context is the language, None for English."""
        if ctx.obj in {None, "en"}:
            return str(super().get_help(ctx))  # type: ignore[misc]  # of the class that this one is mixed into
        from tracker.cli.translated import translated_help

        return translated_help(self, ctx)


class Group(Spoken, TyperGroup):
    """A command that has others in it."""
