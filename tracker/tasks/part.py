"""The part: the text of a plan in the three ways in which its clauses are read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from tracker.rulebook.task_clauses import COLON, COMMA, STOP, STOPS

if TYPE_CHECKING:
    from tracker.rulebook.tasks import TaskRules

__all__ = ["Part", "numbering"]

_SENTENCE = re.compile(f"[^{STOPS}{STOP}]+")
_CLOSED = tuple(map(re.compile, (r"“[^”\n]{0,60}”", r"《[^》\n]{0,80}》", r"\([^()\n]{0,60}\)")))
"""What nothing joins or parts in, looked for by the one sign that each begins with, which is quick."""
_HIDDEN, _STRAIGHT = "\0", '"'


class Part(NamedTuple):
    """The text of a part of a report, masked as well, and backward: what a thing ends with is looked for from its end.

    All three are of the same length, and begin and end with the end of a line.
    """

    text: str
    hidden: str
    """Nothing within quotes, and no word with a joint in it, joins or parts in it.

    Every clause in it ends with a comma, and every sentence with the end of a line; commas stand for a number before a
    sentence.
    """
    backward: str

    @classmethod
    def of(cls, words: str, number: re.Pattern[str], rules: TaskRules) -> Part:
        """Give a part by its text, which stands in all three behind the end of a line."""
        text = f"{STOP}{_curled(words)}{STOP}"
        hidden = text
        for stop in STOPS:
            hidden = hidden.replace(stop, STOP)
        hidden = number.sub(lambda found: STOP + COMMA * (len(found[0]) - 1), hidden)
        for closed in _CLOSED:
            hidden = closed.sub(_emptied, hidden)
        hidden = rules.clauses.joined.sub(lambda found: _HIDDEN * len(found[0]), hidden)
        return cls(text, hidden.replace(COLON, COMMA), text[::-1])

    def sentence_at(self, at: int) -> tuple[int, int]:
        """Give where the sentence begins and ends that holds an offset."""
        return self.hidden.rfind(STOP, 0, at) + 1, self.hidden.find(STOP, at)


def numbering(number: str) -> re.Pattern[str]:
    """Give a pattern for the end of a sentence with the number of the next one behind it."""
    return re.compile(f"{STOP}(?:{number})")


def _emptied(found: re.Match[str]) -> str:
    """Give the signs that close words in, with nothing between them that could be read."""
    words = found[0]
    return words[0] + _HIDDEN * (len(words) - 2) + words[-1]


def _curled(text: str) -> str:
    """Give a text of the same length with straight quotation marks as the pairs that they are in each sentence."""
    if _STRAIGHT not in text:
        return text
    return _SENTENCE.sub(lambda found: _paired(found[0]), text)


def _paired(words: str) -> str:
    pieces = words.split(_STRAIGHT)
    return pieces[0] + "".join("“”"[at % 2] + piece for at, piece in enumerate(pieces[1:]))
