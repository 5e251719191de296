"""Explanations of readings: the sentence marked up figure by figure, and what decided each field."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from tracker.outputs.columns import cell_width, paint
from tracker.outputs.reasons import tell_remarks
from tracker.outputs.rules_words import why
from tracker.outputs.text import plain
from tracker.outputs.verdicts import tell_comparison
from tracker.workshop.reading import Explanation

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import TextIO

    from tracker.comparisons.comparison import Comparison
    from tracker.outputs.columns import Line
    from tracker.rulebook.policy import Language
    from tracker.rulebook.rulebook import Rulebook
    from tracker.workshop.examples import Record
    from tracker.workshop.reading import Reading
    from tracker.workshop.task_examples import TaskRecord

__all__ = ["write_explanations"]

_SIGNS = {"figure": "=", "phrase": "-", "noun": "n", "subject": ".", "mark": "~", "period": "t"}
_STYLES = {"figure": "bold", "phrase": "dodger_blue1", "noun": "cyan", "subject": "green", "mark": "dark_orange",
           "period": "magenta"}  # fmt: skip
_WIDTH = 76


def write_explanations(
    explanations: Sequence[Explanation],
    form: Literal["text", "jsonl", "json"],
    lang: Language,
    stream: TextIO,
    answers: Sequence[Comparison],
    rules: Rulebook,
) -> None:
    """Write explanations: marked up with plain signs, which colour only supports, or as records.

    ``answers`` are the comparisons of the targets that are explained; they stand behind.
    """
    if form != "text":
        from tracker.outputs.records import write_records

        write_records([*explanations, *answers], Explanation, form, stream)
        return
    from tracker.outputs.text import terminal

    lines: list[Line] = []
    for explanation in explanations:
        lines += [*([()] if lines else []), *_told(explanation, lang)]
    for one in answers:
        told = [tell_comparison(one, rules, lang), *(f"  {line}" for line in tell_remarks(one, rules, lang))]
        lines += [(), *(((line, ""),) for line in told)]
    console = terminal(stream)
    stream.write(paint(lines, colour=console.is_terminal and not console.no_color))


def _told(explanation: Explanation, lang: Language) -> Iterator[Line]:
    yield ((plain(explanation.text), "bold"),)
    yield ((why("section", lang, kind=explanation.section, period=explanation.period), ""),)
    for reading in explanation.readings:
        yield ()
        yield from _reading(explanation, reading, lang)
    for rule, record in explanation.unnumbered:
        yield ()
        yield ((why("unnumbered", lang, rule=rule), ""),)
        yield ((f"  {_record(record)}", ""),)
    for task in explanation.tasks:
        yield ()
        yield ((why("task", lang, rule=task.rule, stage=task.stage, thing=task.kind), ""),)
        yield ((f"  {_record(task.record)}", ""),)
    for figure, reason in explanation.unread:
        yield ((why(f"unread_{reason}", lang, figure=plain(figure)), ""),)
    if not (explanation.readings or explanation.unnumbered or explanation.unread or explanation.tasks):
        yield ((why("nothing", lang), ""),)


def _reading(explanation: Explanation, reading: Reading, lang: Language) -> Iterator[Line]:
    yield ((why("read", lang, figure=reading.figure, rule=reading.rule, wording=reading.wording or "-"), "bold"),)
    yield from _marked_up(explanation, reading)
    for stretch in reading.stretches:
        means = f" = {stretch.means}" if stretch.means else ""
        name = why(f"role_{stretch.role}", lang)
        yield (("  ", ""), (_SIGNS[stretch.role], _STYLES[stretch.role]), (f" {name}: {stretch.words}{means}", ""))
    for rival in reading.rivals:
        lost = why(f"lost_{rival.why}", lang)
        yield ((f"  x {why('lost', lang)}: {rival.rule} {rival.wording}: {lost}", ""),)
    yield ((f"  {why('label', lang)}: {why(f'label_{reading.label_from}', lang)}", ""),)
    yield ((f"  {why('kind', lang)}: {why(f'kind_{reading.kind_from}', lang, section=explanation.section)}", ""),)
    yield ((f"  {why('period', lang)}: {why(f'period_{reading.period_from}', lang)}", ""),)
    hedge = reading.comparator_from
    yield ((f"  {why('comparator', lang)}: {why('hedged' if hedge else 'unhedged', lang, word=hedge)}", ""),)
    if reading.ambiguous:
        yield ((f"  {why('ambiguous', lang)}", ""),)
    for record in reading.records:
        yield ((f"  → {_record(record)}", ""),)


def _marked_up(explanation: Explanation, reading: Reading) -> Iterator[Line]:
    """Give the words from the first to the last stretch, and under them a row of signs as wide as they are."""
    if not reading.stretches:
        return
    start, end = min(s.start for s in reading.stretches), max(s.end for s in reading.stretches)
    words: list[tuple[str, str]] = []
    signs: list[tuple[str, str]] = []
    width = 0
    for at in range(start, end):
        stretch = next((s for s in reading.stretches if s.start <= at < s.end), None)
        style = _STYLES[stretch.role] if stretch else ""
        character = plain(explanation.text[at])
        if width + cell_width(character) > _WIDTH:
            yield from ((("  ", ""), *words), (("  ", ""), *signs))
            words, signs, width = [], [], 0
        words.append((character, style))
        signs.append(((_SIGNS[stretch.role] if stretch else " ") * cell_width(character), style))
        width += cell_width(character)
    yield from ((("  ", ""), *words), (("  ", ""), *signs))


def _record(record: Record | TaskRecord) -> str:
    told = record.model_dump(mode="json", exclude_none=True)
    return " · ".join(f"{name} {plain(str(value))}" for name, value in told.items())
