"""Explanations of readings: the sentence marked up figure by figure, and what decided each field."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from tracker.comparisons.comparison import Comparison
from tracker.outputs.table.tasks import task_entry
from tracker.outputs.wording.citation import quote_in
from tracker.outputs.wording.columns import cell_width, paint
from tracker.outputs.wording.plain import plain
from tracker.outputs.wording.punctuation import labelled
from tracker.outputs.wording.reasons import tell_remarks
from tracker.outputs.wording.verdicts import tell_comparison
from tracker.outputs.wording.words import word
from tracker.workshop.reading import Explanation

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import TextIO

    from tracker.comparisons.undertaking import Undertaking
    from tracker.outputs.wording.columns import Line
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
    answers: Sequence[Comparison | Undertaking],
    rules: Rulebook,
) -> None:
    """Write explanations: marked up with plain signs, which colour only supports, or as records.

    ``answers`` are what became of the targets and tasks that are explained; they stand behind.
    """
    if form != "text":
        from tracker.outputs.files.records import write_records

        write_records([*explanations, *answers], Explanation, form, stream)
        return
    from tracker.outputs.terminal.text import terminal

    lines: list[Line] = []
    for explanation in explanations:
        lines += [*([()] if lines else []), *_told(explanation, lang)]
    for one in answers:
        lines += [(), *(((line, ""),) for line in _became(one, rules, lang))]
    console = terminal(stream)
    stream.write(paint(lines, colour=console.is_terminal and not console.no_color))


def _became(one: Comparison | Undertaking, rules: Rulebook, lang: Language) -> Iterator[str]:
    """Give what became of a target or a task, each thing that is to be known of it in a line of its own."""
    if isinstance(one, Comparison):
        yield tell_comparison(one, rules, lang)
        yield from (f"  {line}" for line in tell_remarks(one, rules, lang))
        return
    entry = task_entry(one, 0, rules, lang, lambda source, line: word("line", lang, source=plain(source), line=line))
    yield labelled(entry.promise, entry.status, lang)
    for each in entry.answers:
        told = f"{quote_in(plain(each.quote or '-'), lang)} {each.place}"
        yield f"  {labelled(each.lead, told, lang)}"
    yield from (f"  {line}" for line in entry.notes)


def _told(explanation: Explanation, lang: Language) -> Iterator[Line]:
    yield ((plain(explanation.text), "bold"),)
    yield ((word("reading.section", lang, kind=explanation.section, period=explanation.period), ""),)
    for reading in explanation.readings:
        yield ()
        yield from _reading(explanation, reading, lang)
    for rule, record in explanation.unnumbered:
        yield ()
        yield ((word("reading.unnumbered", lang, rule=rule), ""),)
        yield ((f"  {_record(record)}", ""),)
    for task in explanation.tasks:
        yield ()
        yield ((word("reading.task", lang, rule=task.rule, stage=task.stage, thing=task.kind), ""),)
        yield ((f"  {_record(task.record)}", ""),)
    for figure, reason in explanation.unread:
        yield ((word(f"reading.unread_{reason}", lang, figure=plain(figure)), ""),)
    if not (explanation.readings or explanation.unnumbered or explanation.unread or explanation.tasks):
        yield ((word("reading.nothing", lang), ""),)


def _reading(explanation: Explanation, reading: Reading, lang: Language) -> Iterator[Line]:
    told = word("reading.read", lang, figure=reading.figure, rule=reading.rule, wording=reading.wording or "-")
    yield ((told, "bold"),)
    yield from _marked_up(explanation, reading)
    for stretch in reading.stretches:
        means = f" = {stretch.means}" if stretch.means else ""
        name = word(f"reading.role_{stretch.role}", lang)
        yield (
            ("  ", ""),
            (_SIGNS[stretch.role], _STYLES[stretch.role]),
            (" " + labelled(name, f"{stretch.words}{means}", lang), ""),
        )
    for rival in reading.rivals:
        lost = word(f"reading.lost_{rival.why}", lang)
        told = labelled(f"{rival.rule} {rival.wording}", lost, lang)
        yield (("  x " + labelled(word("reading.lost", lang), told, lang), ""),)
    hedge = reading.comparator_from
    yield _because("label", word(f"reading.label_{reading.label_from}", lang), lang)
    yield _because("kind", word(f"reading.kind_{reading.kind_from}", lang, section=explanation.section), lang)
    yield _because("period", word(f"reading.period_{reading.period_from}", lang), lang)
    yield _because("comparator", word("reading.hedged" if hedge else "reading.unhedged", lang, word=hedge), lang)
    if reading.ambiguous:
        yield ((f"  {word('reading.ambiguous', lang)}", ""),)
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


def _because(field: str, reason: str, lang: Language) -> Line:
    return (("  " + labelled(word(f"reading.{field}", lang), reason, lang), ""),)
