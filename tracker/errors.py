"""The errors that a user can meet; each message says what is wrong, where, and what to do."""

from __future__ import annotations

from typing import Any, Literal

__all__ = ["IdentityError", "InputError", "RulesError", "StoreError", "TrackerError", "UsageError"]


class TrackerError(Exception):
    """Base of every error that ends a command with one clear line and exit code 2.

    Each argument is a line; what breaks a line inside of one, such as the name of a file, does not begin another.
    """

    def __str__(self) -> str:
        return "\n".join(" ".join(str(line).splitlines()) for line in self.args)


class UsageError(TrackerError):
    """The command was asked for something that does not exist or cannot be told apart."""


class InputError(TrackerError):
    """A file cannot be used: unreadable, not a report, or contradicting itself."""


class IdentityError(InputError):
    """A text does not tell what it is, whose it is or of which year, or it contradicts itself in that."""

    def __init__(self, message: str, about: Literal["kind", "region", "year"], *, contradicts: bool = False) -> None:
        super().__init__(message)
        self.about = about
        self.contradicts = contradicts

    def __reduce__(self) -> tuple[Any, ...]:
        return _identity_error, (str(self), self.about, self.contradicts)


class RulesError(TrackerError):
    """The rules directory does not hold what the program needs."""


class StoreError(TrackerError):
    """The store cannot be opened, read or written."""


def _identity_error(message: str, about: Literal["kind", "region", "year"], contradicts: bool) -> IdentityError:  # noqa: FBT001  # as pickle calls it
    """Make an error again that came from another process."""
    return IdentityError(message, about, contradicts=contradicts)
