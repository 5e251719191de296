"""The check in one line a notice, as editors and other programs read it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.outputs.check.telling import message_of, place_of, tell_decision
from tracker.outputs.terminal.text import write_lines

if TYPE_CHECKING:
    from typing import TextIO

    from tracker.checks.notice import CheckRun, Notice
    from tracker.rulebook.policy import Language
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["write"]


def write(run: CheckRun, rulebook: Rulebook, lang: Language, stream: TextIO) -> None:
    """Write ``path:line:column: CODE message`` for every notice that the baseline does not know.

    Accepted ones end with who accepted them and why; those about the whole run have no place.
    """
    del rulebook  # every form is written by the same call
    write_lines((_line(one, lang) for one in run.notices if one.accepted or not one.known), stream)


def _line(one: Notice, lang: Language) -> str:
    place = f"{place_of(one.place)}: " if one.place else ""
    accepted = f" [{tell_decision(one.accepted, lang)}]" if one.accepted else ""
    return f"{place}{one.code} {message_of(one, lang)}{accepted}"
