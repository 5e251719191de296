"""Trials of examples: for readers, for test runners, for programs."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Literal, get_args
from xml.etree import ElementTree as ET

from tracker.outputs.terminal.text import write_lines
from tracker.outputs.wording.columns import cell_width, pad
from tracker.outputs.wording.plain import plain
from tracker.outputs.wording.words import word
from tracker.workshop.examples import Record, State, Trial

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TextIO

    from tracker.rulebook.policy import Language
    from tracker.workshop.task_examples import TaskRecord

    Told = Record | TaskRecord | None

__all__ = ["TrialForm", "write_trials"]

TrialForm = Literal["table", "junit", "json"]


def write_trials(trials: Sequence[Trial], form: TrialForm, lang: Language, stream: TextIO) -> None:
    """Write what became of the examples; the table shows those that are not ok, and the totals."""
    if form == "json":
        from tracker.outputs.files.records import write_records

        write_records(trials, Trial, "json", stream)
    elif form == "junit":
        stream.write(_junit(trials, lang))
    else:
        told = [trial for trial in trials if trial.state != "ok"]
        write_lines([*(line for trial in told for line in (*_told(trial, lang), "")), _totals(trials, lang)], stream)


def _totals(trials: Sequence[Trial], lang: Language) -> str:
    counts = Counter(trial.state for trial in trials)
    states = [
        word("trials.of_state", lang, count=counts[state], state=word(f"trials.{state}", lang))
        for state in get_args(State)
        if counts[state] or state == "ok"
    ]
    rules = len({trial.case.rule for trial in trials})
    return word("trials.totals", lang, count=len(trials), rules=rules, states=word("enumeration", lang).join(states))


def _told(trial: Trial, lang: Language) -> list[str]:
    case, state = trial.case, word(f"trials.{trial.state}", lang)
    key = "trials.trial_in" if case.records is not None or case.tasks else "trials.trial"
    lines = [word(key, lang, state=state, name=case.name, section=case.section, text=plain(case.text))]
    if case.known_gap:
        known = "trials.gap_gone" if trial.state == "passes" else "trials.known_gap"
        lines.append(f"  {word(known, lang, gap=plain(case.known_gap))}")
    for expected, actual in trial.pairs:
        if expected != actual:
            lines += ["  " + line for line in _side_by_side(expected, actual, lang)]
    return lines


def _side_by_side(expected: Told, actual: Told, lang: Language) -> list[str]:
    """Give two records in two columns, a sign where they differ."""
    heads = ("expected" if expected else "nothing_expected", "actual" if actual else "nothing_found")
    rows = [("", *(word(f"trials.{head}", lang) for head in heads), "")]
    told = expected or actual
    for name in type(told).model_fields if told else ():
        cells = [_cell(record, name) for record in (expected, actual)]
        if any(cells):
            sign = "<" if expected and actual and cells[0] != cells[1] else ""
            rows.append((name, cells[0], cells[1], sign))
    widths = [max(cell_width(row[at]) for row in rows) for at in range(3)]
    return ["  ".join([*(pad(row[at], widths[at]) for at in range(3)), row[3]]).rstrip() for row in rows]


def _cell(record: Told, name: str) -> str:
    value = getattr(record, name, None)
    return "" if value is None else plain(str(value))


def _junit(trials: Sequence[Trial], lang: Language) -> str:
    failed = sum(trial.failed for trial in trials)
    gaps = sum(trial.state == "gap" for trial in trials)
    counts = {"tests": str(len(trials)), "failures": str(failed), "skipped": str(gaps), "errors": "0"}
    suite = ET.Element("testsuite", {"name": "rules", **counts})
    for trial in trials:
        case = ET.SubElement(suite, "testcase", {"classname": trial.case.rule, "name": trial.case.name})
        if trial.state == "gap":
            ET.SubElement(case, "skipped", {"message": str(trial.case.known_gap)})
        elif trial.failed:
            failure = ET.SubElement(case, "failure", {"type": trial.state, "message": plain(trial.case.text)})
            failure.text = "\n".join(_told(trial, lang))
    ET.indent(suite)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ET.tostring(suite, encoding="unicode") + "\n"
