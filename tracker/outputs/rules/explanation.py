"""Explanations of readings: the sentence marked up figure by figure, and what decided each field."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from tracker.comparisons.records.comparison import Comparison
from tracker.outputs.table.cells import outcome_lines
from tracker.outputs.table.tasks import task_entry
from tracker.outputs.wording.citation import cite_marked
from tracker.outputs.wording.columns import cell_width, paint, wrap
from tracker.outputs.wording.plain import plain
from tracker.outputs.wording.punctuation import labelled
from tracker.outputs.wording.reasons import tell_agreement, tell_remarks
from tracker.outputs.wording.verdicts import tell_comparison
from tracker.outputs.wording.words import word
from tracker.workshop.reading import Explanation

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from typing import TextIO

    from tracker.comparisons.records.undertaking import Undertaking
    from tracker.outputs.wording.columns import Line
    from tracker.outputs.wording.look import Look
    from tracker.rulebook.policy import Language
    from tracker.rulebook.rulebook import Rulebook
    from tracker.workshop.examples import Record
    from tracker.workshop.reading import Reading
    from tracker.workshop.task_examples import TaskRecord

__all__ = ["Became", "write_explanations"]

_SIGNS = {"figure": "=", "phrase": "-", "noun": "n", "subject": ".", "mark": "~", "period": "t"}
_STYLES = {"figure": "bold", "phrase": "dodger_blue1", "noun": "cyan", "subject": "green", "mark": "dark_orange",
           "period": "magenta"}  # fmt: skip
_INDENT = "    "


class Became(NamedTuple):
    """What became of the targets and tasks that are explained."""

    answers: Sequence[Comparison | Undertaking] = ()
    lines: Mapping[str, int] = {}
    """Where the claims of the region stand; of ``Places`` the clauses are shown."""


def write_explanations(
    explanations: Sequence[Explanation],
    became: Became,
    form: Literal["text", "jsonl", "json"],
    stream: TextIO,
    rules: Rulebook,
    look: Look,
) -> None:
    """Write explanations: marked up with plain signs, which colour only supports, or as records.

    What became of the targets and tasks that are explained stands behind.
    """
    if form != "text":
        from tracker.outputs.files.records import write_records

        write_records([*explanations, *became.answers], Explanation, form, stream)
        return
    lines: list[Line] = []
    for explanation in explanations:
        lines += [*([()] if lines else []), *_told(explanation, look)]
    for one in became.answers:
        head, *rest = _became(one, became.lines, rules, look.lang)
        lines += [(), *_wrapped(head, look, "bold")]
        lines += [line for told in rest for line in _wrapped(f"  {told}", look)]
    stream.write(paint(lines, colour=look.colour))


def _wrapped(text: str, look: Look, style: str = "") -> Iterator[Line]:
    yield from (((line, style),) for line in wrap(text, look.width, _INDENT))


def _became(one: Comparison | Undertaking, lines: Mapping[str, int], rules: Rulebook, lang: Language) -> Iterator[str]:
    """Give what became of a target or a task, each thing that is to be known of it in a line of its own."""
    if isinstance(one, Comparison):
        yield tell_comparison(one.model_copy(update={"reason": None, "fragile": False}), rules, lang)  # told below
        if one.actual:
            yield labelled(word("actual", lang), cite_marked(one.actual, lines, lang), lang)
        yield from tell_remarks(one, lines, rules, lang)
        return
    entry = task_entry(one, 0, rules, lang, lambda source, line: word("line", lang, source=plain(source), line=line))
    yield labelled(entry.promise, entry.status, lang)
    yield from (line.text for line in outcome_lines(entry, lang))
    yield from tell_agreement(one, lang)


def _told(explanation: Explanation, look: Look) -> Iterator[Line]:
    lang = look.lang
    yield from (((line, "bold"),) for line in wrap(plain(explanation.text), look.width))
    section = word(f"reading.section_{explanation.section}", lang)
    told = word("reading.section", lang, kind=explanation.section, section=section, period=explanation.period)
    yield from _wrapped(told, look)
    for reading in explanation.readings:
        yield ()
        yield from _reading(explanation, reading, look)
    for rule, record in explanation.unnumbered:
        yield ()
        yield from _wrapped(word("reading.unnumbered", lang, rule=rule), look)
        yield from _wrapped(f"  {_record(record)}", look)
    for task in explanation.tasks:
        yield ()
        yield from _wrapped(word("reading.task", lang, rule=task.rule, stage=task.stage, thing=task.kind), look)
        yield from _wrapped(f"  {_record(task.record)}", look)
    for figure, reason in explanation.unread:
        yield from _wrapped(word(f"reading.unread_{reason}", lang, figure=plain(figure)), look)
    if not (explanation.readings or explanation.unnumbered or explanation.unread or explanation.tasks):
        yield from _wrapped(word("reading.nothing", lang), look)


def _reading(explanation: Explanation, reading: Reading, look: Look) -> Iterator[Line]:
    lang = look.lang
    told = word("reading.read", lang, figure=reading.figure, rule=reading.rule, wording=reading.wording or "-")
    yield from _wrapped(told, look, "bold")
    yield from _marked_up(explanation, reading, look.width)
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
        yield from _wrapped("  x " + labelled(word("reading.lost", lang), told, lang), look)
    hedge = reading.comparator_from
    for field, because in (
        ("label", word(f"reading.label_{reading.label_from}", lang)),
        ("kind", word(f"reading.kind_{reading.kind_from}", lang)),
        ("period", word(f"reading.period_{reading.period_from}", lang)),
        ("comparator", word("reading.hedged" if hedge else "reading.unhedged", lang, word=hedge)),
    ):
        yield from _wrapped("  " + labelled(word(f"reading.{field}", lang), because, lang), look)
    if reading.ambiguous:
        yield from _wrapped(f"  {word('reading.ambiguous', lang)}", look)
    for record in reading.records:
        yield from _wrapped(f"  → {_record(record)}", look)


def _marked_up(explanation: Explanation, reading: Reading, most: int) -> Iterator[Line]:
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
        if width + cell_width(character) > most - len("  "):
            yield from ((("  ", ""), *words), (("  ", ""), *signs))
            words, signs, width = [], [], 0
        words.append((character, style))
        signs.append(((_SIGNS[stretch.role] if stretch else " ") * cell_width(character), style))
        width += cell_width(character)
    yield from ((("  ", ""), *words), (("  ", ""), *signs))


def _record(record: Record | TaskRecord) -> str:
    told = record.model_dump(mode="json", exclude_none=True)
    return " · ".join(f"{name} {plain(str(value))}" for name, value in told.items())
