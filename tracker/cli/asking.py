"""Asking: a person decides what is to be checked, one promise after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from tracker.comparisons.gathering.evidence import LEFT_OUT
from tracker.comparisons.records.settlement import (
    Settlement,
    candidate_sides,
    label_of,
    offered,
    promised_words,
    squeezed,
    words_of,
)
from tracker.comparisons.records.undertaking import Undertaking
from tracker.outputs.table.questions import decidable, render_questions, tell_verdicts
from tracker.outputs.wording.plain import unmarked
from tracker.outputs.wording.words import word

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date

    from tracker.comparisons.records.comparison import Comparison, Side, Verdict
    from tracker.comparisons.views.dossier import Dossier
    from tracker.outputs.table.entry import Entry, Passage
    from tracker.outputs.wording.look import Look
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["Asker", "Open"]

_TOLD: dict[str, Verdict] = {
    "claimed": "claimed",
    "under_way": "under_way",
    "mentioned": "mentioned",
    "admitted": "missed",
}
"""The verdict that a sentence suggests, by what it says."""


class Open(NamedTuple):
    """A promise that is to be checked, and how it is shown."""

    promise: Comparison | Undertaking
    entry: Entry


class Asker:
    """Asks a person; ``read`` shows a prompt and gives what was answered, ``show`` writes a text."""

    def __init__(
        self,
        dossier: Dossier,
        rules: Rulebook,
        look: Look,
        read: Callable[[str, str], str],
        show: Callable[[str], None],
    ) -> None:
        self.dossier, self.rules, self.look, self._read, self._show = dossier, rules, look, read, show

    def decisions(self, opens: Sequence[Open], who: str, today: date) -> Iterator[Settlement]:
        """Give what is decided, each decision at once; ends where the person does."""
        for number, one in enumerate(opens, 1):
            self._show(render_questions([one.entry], self.look, first=number, count=len(opens)))
            choice = self._choice(one)
            if choice == "q":
                return
            if choice != "l":
                yield self._decision(one, choice, who, today)

    def _choice(self, one: Open) -> str:
        allowed = {*map(str, range(1, len(one.entry.answers) + 1)), "r", "s", "l", "q"}
        while (given := self._read(self._say("choices"), "l").strip().lower()) not in allowed:
            self._show(self._say("wrong", given=given) + "\n")
        return given

    def _decision(self, one: Open, choice: str, who: str, today: date) -> Settlement:
        promise = one.promise
        rejected: tuple[str, ...] = ()
        answer: str | None
        verdict: Any
        if choice == "r":
            key, answer, verdict, rejected = "why_rejected", None, "silent", tuple(offered(promise))
        elif choice == "s":
            key, answer = "why_sentence", self._sentence(promise)
            verdict = self._verdict(promise, None)
        else:
            passage = one.entry.answers[int(choice) - 1]
            key, answer = "why_accepted", _as_written(passage)
            verdict = self._verdict(promise, self._suggested(promise, answer))
        return Settlement(
            who=who,
            when=today,
            why=self._read(self._say("why"), self._say(key)),
            region=promise.region,
            year=promise.year,
            target=promised_words(promise),
            label=label_of(promise),
            verdict=verdict,
            answer=answer,
            rejected=rejected,
        )

    def _sentence(self, one: Comparison | Undertaking) -> str:
        texts = [squeezed(source.text) for source in self.dossier.sources if source.card.year == one.year + 1]
        while True:
            given = self._read(self._say("sentence"), "").strip()
            if given and any(squeezed(given) in text for text in texts):
                return given
            self._show(self._say("not_there") + "\n")

    def _verdict(self, one: Comparison | Undertaking, suggested: str | None) -> str:
        choices = decidable(one)
        self._show(tell_verdicts(one, self.rules, self.look.lang) + "\n")
        default = str(choices.index(suggested) + 1) if suggested in choices else ""
        while True:
            given = self._read(self._say("verdict"), default).strip()
            if given.isdecimal() and 1 <= int(given) <= len(choices):
                return choices[int(given) - 1]
            self._show(self._say("wrong", given=given) + "\n")

    def _suggested(self, one: Comparison | Undertaking, answer: str | None) -> str | None:
        """Give the verdict of a figure that was accepted, or what the accepted sentence says."""
        words = squeezed(answer or "")
        sides = () if isinstance(one, Undertaking) else candidate_sides(one)
        side = next((each for each in sides if squeezed(words_of(each)) in words), None)
        if side is not None and not isinstance(one, Undertaking):
            return self._judged(one, side)
        says = next((each.says for each in one.mentions if squeezed(each.quote) in words), None)
        return _TOLD.get(says or "")

    def _judged(self, one: Comparison, side: Side) -> Verdict | None:
        from tracker.comparisons.judging.verdict import judge

        comparable = one.target.value is not None and side.value is not None and side.measure == one.target.measure
        return judge(one.target, side, one.indicator, self.rules).verdict if comparable else None

    def _say(self, key: str, **filled: object) -> str:
        return word(f"questions.{key}", self.look.lang, **filled)


def _as_written(passage: Passage) -> str:
    """Give the words of a passage that stand in its text in a row, those with the figure; of a cited fact its title."""
    return unmarked(passage.quote).rpartition(LEFT_OUT)[2] if passage.quote else passage.source
