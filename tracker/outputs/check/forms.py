"""The forms of the check by their names."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import TextIO

    from tracker.checks.notice import CheckRun
    from tracker.rulebook.policy import Language
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["FORMS", "WHOLE", "write_check"]

FORMS = ("text", "concise", "json", "sarif", "scanning", "junit", "github", "gitlab")
"""The forms, each a module of this folder; all are written to a stream of text."""
WHOLE = frozenset({"json"})
"""The forms that tell of the promises that have no figure, too."""


def write_check(form: str, run: CheckRun, rulebook: Rulebook, lang: Language, stream: TextIO) -> None:
    """Write a check in one of the forms."""
    import_module(f"tracker.outputs.check.{form}").write(run, rulebook, lang, stream)
