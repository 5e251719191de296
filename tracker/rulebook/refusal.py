"""Refusal: why rules cannot be used, told of a file, or of a phrase in it, so that its place can be told instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.errors import Message, RulesError, TrackerError
from tracker.misfit import misfit

if TYPE_CHECKING:
    import re

    from pydantic import ValidationError

__all__ = ["misfitting", "misread", "reason_of", "refusal", "unreadable"]

_OF_FILE = "{path}: {told}"


def refusal(path: object, words: str, **values: object) -> RulesError:
    """Give the error of rules that cannot be used: where, and why in words with blanks."""
    return RulesError(_OF_FILE, path=path, told=Message(words, values))


def misfitting(path: object, error: ValidationError, *above: str) -> RulesError:
    """Give the error of content that does not fit its model: the first field that is wrong, and what to write.

    ``above`` is the way to the content inside of the file.
    """
    first = error.errors()[0]
    field = ".".join((*above, *map(str, first["loc"])))
    return refusal(path, "{field}: {why}", field=field or "the file", why=misfit(first))


def misread(path: object, error: Exception) -> RulesError:
    """Give the error of a list without a model of its own, whose reading failed: a key is missing, or holds else."""
    why = error.args[0] if error.args else ""
    if isinstance(error, KeyError):
        return refusal(path, "{field}: {why}", field=why, why="is missing")
    if isinstance(why, Message):
        return refusal(path, "{why}", why=why)
    return refusal(path, "not in the shape that docs/rules.md describes")


def reason_of(error: TrackerError) -> object:
    """Give what an error tells, without the file that it is told of; a phrase stays where it is told of one."""
    first = error.args[0]
    of_file = isinstance(first, Message) and first.words == _OF_FILE and not isinstance(first.values["path"], Message)
    return first.values["told"] if of_file else error


def unreadable(error: re.error) -> Message:
    """Give why a pattern cannot be read, and where in it; what is wrong is told by the library of patterns."""
    if error.pos is None:
        return Message(error.msg)
    return Message("{why} at character {place}", {"why": error.msg, "place": error.pos + 1})
