"""The errors that a user can meet; each message says what is wrong, where, and what to do.

The words of a message stand in English where the error is raised, with blanks for what was found; the command line
gives them in the language that is asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Translate = Callable[[str], str]

__all__ = ["IdentityError", "InputError", "Message", "RulesError", "StoreError", "TrackerError", "UsageError"]


class Message:
    """Words with blanks, and by the name of each what stands in it; without values the words stand as they are.

    What stands in a blank and is a message, a tuple of words, or words that are known by themselves, is said in the
    same language.
    """

    def __init__(self, words: str, values: Mapping[str, object] | None = None) -> None:
        self.words = words
        self.values = values or {}

    def __str__(self) -> str:
        return self.say(str)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Message) and (self.words, self.values) == (other.words, other.values)

    def __hash__(self) -> int:
        return hash(self.words)

    def say(self, translate: Translate) -> str:
        """Give the message with its words as ``translate`` has them."""
        if not self.values:
            return translate(self.words)
        filled = {name: _said(value, translate) for name, value in self.values.items()}
        return translate(self.words).format(**filled)

    def at(self, place: object) -> Message:
        """Give the same with another place in its first blank, or in that of the message which stands there."""
        name = self.words.partition("}")[0].removeprefix("{")
        if name not in self.values:
            return self
        inner = self.values[name]
        return Message(self.words, {**self.values, name: inner.at(place) if isinstance(inner, Message) else place})


class TrackerError(Exception):
    """Base of every error that ends a command with one clear line and exit code 2.

    Each line is a text or a message; of a single one the values of its blanks may be given beside it. What breaks a
    line inside of one, such as the name of a file, does not begin another.
    """

    def __init__(self, *lines: str | Message, **values: object) -> None:
        super().__init__(*([Message(str(lines[0]), values)] if values else lines))

    def __str__(self) -> str:
        return self.say(str)

    def say(self, translate: Translate) -> str:
        """Give the lines with their words as ``translate`` has them."""
        return "\n".join(" ".join(str(_said(line, translate)).splitlines()) for line in self.args)

    def at(self, place: object) -> InputError:
        """Give the same as told of another place, which stands first in every message about a file."""
        first, *rest = self.args
        return InputError(first.at(place) if isinstance(first, Message) else first, *rest)


class UsageError(TrackerError):
    """The command was asked for something that does not exist or cannot be told apart."""


class InputError(TrackerError):
    """A file cannot be used: unreadable, not a report, or contradicting itself."""


class IdentityError(InputError):
    """A text does not tell what it is, whose it is or of which year, or it contradicts itself in that."""

    def __init__(
        self,
        words: str | Message,
        about: Literal["kind", "region", "year"],
        *,
        contradicts: bool = False,
        **values: object,
    ) -> None:
        super().__init__(words, **values)
        self.about = about
        self.contradicts = contradicts

    def __reduce__(self) -> tuple[Any, ...]:
        return _identity_error, (self.args[0], self.about, self.contradicts)


class RulesError(TrackerError):
    """The rules directory does not hold what the program needs."""


class StoreError(TrackerError):
    """The store cannot be opened, read or written."""


def _identity_error(
    told: str | Message,
    about: Literal["kind", "region", "year"],
    contradicts: bool,  # noqa: FBT001  # as pickle calls it
) -> IdentityError:
    """Make an error again that came from another process."""
    return IdentityError(told, about, contradicts=contradicts)


def _said(value: object, translate: Translate) -> object:
    """Give what stands in a blank in a language: messages, words that are known in it, and lists of them."""
    match value:
        case Message():
            return value.say(translate)
        case TrackerError():
            return value.say(translate)
        case str():
            return translate(value)
        case tuple():
            return translate(", ").join(str(_said(each, translate)) for each in value)
    return value
