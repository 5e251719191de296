"""What a code of the check means, for readers of the terminal and of the documentation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.outputs.wording.punctuation import labelled
from tracker.outputs.wording.words import word

if TYPE_CHECKING:
    from typing import TextIO

    from tracker.rulebook.checks import Code
    from tracker.rulebook.policy import Language

__all__ = ["explain_code", "explanation"]


def explain_code(code: Code, lang: Language, stream: TextIO) -> None:
    """Write what a code means, its default level, what to do about it, and how to be told nothing of it."""
    head = labelled(f"{code.code} {code.name}", code.title.say(lang), lang)
    lines = (head, "", *explanation(code, lang), word("check.silence", lang, code=code.code))
    stream.write("\n".join(lines) + "\n")


def explanation(code: Code, lang: Language) -> tuple[str, ...]:
    """Give what a code means, a paragraph a line, without its name."""
    return (
        word("check.default_level", lang, level=word(f"check.{code.level}", lang)),
        code.explanation.say(lang),
        word("check.advice", lang, advice=code.advice.say(lang)),
    )
