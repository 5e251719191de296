"""The errors that a user can meet; each message says what is wrong, where, and what to do."""

from __future__ import annotations

__all__ = ["InputError", "RulesError", "StoreError", "TrackerError", "UsageError"]


class TrackerError(Exception):
    """Base of every error that ends a command with one clear line and exit code 2."""


class UsageError(TrackerError):
    """The command was asked for something that does not exist or cannot be told apart."""


class InputError(TrackerError):
    """A file cannot be used: unreadable, not a report, or contradicting itself."""


class RulesError(TrackerError):
    """The rules directory does not hold what the program needs."""


class StoreError(TrackerError):
    """The store cannot be opened, read or written."""
