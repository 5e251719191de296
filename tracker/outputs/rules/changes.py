"""Changes of claims from one state of the rules to another."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, Literal

from tracker.outputs.terminal.text import write_lines
from tracker.outputs.wording.counts import tell_reports
from tracker.outputs.wording.plain import plain
from tracker.outputs.wording.words import word
from tracker.workshop.change import Change

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TextIO

    from tracker.claims.claim import Claim
    from tracker.rulebook.policy import Language

__all__ = ["write_changes"]

_SIGNS = {"added": "+", "lost": "-", "changed": "~"}


def write_changes(
    changes: Sequence[Change], reports: int, form: Literal["text", "jsonl", "json"], lang: Language, stream: TextIO
) -> None:
    """Write changes: report by report with totals for readers, or as records."""
    if form != "text":
        from tracker.outputs.files.records import write_records

        write_records(changes, Change, form, stream)
        return
    source = ""
    for change in changes:
        if change.source != source:
            source = change.source
            write_lines([source], stream)
        write_lines(_told(change), stream)
    counts: Counter[str] = Counter(change.change for change in changes)
    told = word("enumeration", lang).join(word(f"trials.{kind}", lang, count=counts[kind]) for kind in _SIGNS)
    stream.write(word("trials.changes", lang, reports=tell_reports(reports, lang), told=told) + "\n")


def _told(change: Change) -> list[str]:
    claim = change.claim
    lines = [f"  {_SIGNS[change.change]} {claim.line}: {_figure(claim)}  {plain(claim.quote)}"]
    if change.before and change.after:
        before, after = change.before, change.after
        lines += [f"      {name}: {_cell(before, name)} → {_cell(after, name)}" for name in change.fields]
    return lines


def _figure(claim: Claim) -> str:
    ends = [format(end, "f") for end in (claim.value, claim.value_high) if end is not None]
    words = [claim.kind, claim.period, claim.label, claim.measure, claim.comparator or "", "-".join(ends)]
    return " ".join(word for word in words if word) + (claim.unit or "") + f" [{claim.rule}]"


def _cell(claim: Claim, name: str) -> str:
    value: Any = getattr(claim, name)
    return "-" if value is None else plain(" / ".join(value) if isinstance(value, tuple) else str(value))
