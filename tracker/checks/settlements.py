"""Settlements: what people decided about promises, in the file that holds their decisions about findings too."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tracker.checks.decision_file import PLACE_FIELDS, decision_entries, is_settlement, read_entry
from tracker.checks.notice import Place
from tracker.comparisons.records.settlement import Settlement, stale
from tracker.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from tracker.checks.notice import Notice
    from tracker.checks.notice_writer import NoticeWriter
    from tracker.comparisons.records.review import Review
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["read_settlements", "stale_notices", "with_settlements"]

_HEAD = "decisions:\n"


def read_settlements(path: Path, rules: Rulebook) -> tuple[Settlement, ...]:
    """Read what people decided about promises; raises UsageError with file, line and what is wrong."""
    entries = decision_entries(path)
    return tuple(_settlement(path, line, entry, rules) for line, entry in entries if is_settlement(entry))


def with_settlements(path: Path, settlements: Sequence[Settlement]) -> str:
    """Give the text of a file of decisions with some more behind those that it holds; what stands in it stays as it is.

    Raises UsageError where it is no file of decisions.
    """
    import yaml

    before = path.read_text(encoding="utf-8") if path.exists() else _HEAD
    indent = _indent(path, before)
    written = [before if before.endswith("\n") else f"{before}\n"]
    for one in settlements:
        fields = one.model_dump(exclude=set(PLACE_FIELDS), exclude_none=True, exclude_defaults=True)
        entry = yaml.safe_dump([fields], allow_unicode=True, sort_keys=False, width=10_000)
        written += [" " * indent + line + "\n" for line in entry.splitlines()]
    return "".join(written)


def stale_notices(
    settlements: Sequence[Settlement], reviews: Sequence[Review], writer: NoticeWriter, rules: Rulebook
) -> Iterator[Notice]:
    """Give the decisions about promises of some reviews that decide none of them any more."""
    lineage = rules.divisions.lineage
    for review in reviews:
        about = [s for s in settlements if s.year == review.year and lineage(s.region) == lineage(review.region)]
        for one in stale(about, review.promises) if review.promises else ():
            blanks = {"who": one.who, "when": one.when.isoformat(), "about": one.target}
            place = Place(path=one.source, line=one.line, end_line=one.line)
            yield writer.notice("R04", (one.target, str(one.year)), blanks, place=place)


def _indent(path: Path, text: str) -> int:
    """Give by how many blanks the entries of a file are indented; raises UsageError where none can be added."""
    import yaml

    if not text.partition(":")[2].strip():
        return 2
    decision_entries(path)
    node: Any = yaml.compose(text)
    ((_, entries),) = node.value
    if entries.flow_style:
        raise UsageError(
            "{path}:1: its list is in brackets: give every decision a line of its own that begins with -", path=path
        )
    return int(entries.start_mark.column)


def _settlement(path: Path, line: int, entry: dict[str, Any], rules: Rulebook) -> Settlement:
    where = f"{path}:{line}"
    one = read_entry(Settlement, path, line, entry)
    if one.verdict is None and (one.answer or one.rejected):
        raise UsageError("{where}: verdict: what the answer makes of the promise is missing", where=where)
    said = one.why.strip() or (one.verdict is None and one.bearer.strip())
    if not said or not one.who.strip() or not one.target.strip():
        raise UsageError("{where}: who, why and target must say something", where=where)
    if rules.divisions.get(one.region) is None:
        raise UsageError("{where}: region: {region} is no code of a division", where=where, region=one.region)
    return one
