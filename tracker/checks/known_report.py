"""The known report: one that is there, from whatever place, with its claims."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from tracker.checks.candidate import Candidate, card_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

    from tracker.checks.lines import Lines
    from tracker.claims.claim import Claim
    from tracker.reports.report import Report
    from tracker.store.card import ReportCard

__all__ = ["KnownReport", "Origin", "known_candidate", "likeness", "merged"]

Origin = Literal["checked", "folder", "lock", "store"]
_TELLING = 3


@dataclass(frozen=True)
class KnownReport:
    """A report with its claims; ``lines`` are those of its text, where that is here as a file."""

    card: ReportCard
    claims: tuple[Claim, ...]
    origin: Origin
    path: str | None = None
    lines: Lines | None = None
    stored: str | None = None
    """Its text as the store has it, where it is not here as a file."""
    report: Report | None = None
    """What its file was read as, where it is here as one."""
    inputs: str = ""
    """A digest of what its claims were read from, empty where they are on record."""

    @property
    def text(self) -> str | None:
        """The decoded text, None where it is only on record."""
        return self.lines.text if self.lines is not None else self.stored

    @property
    def name(self) -> str:
        """How a reader finds it: its path, or the name under which the store keeps it."""
        return self.path or self.card.source

    @property
    def is_report(self) -> bool:
        """Whether it is a work report, not one of the documents that stand beside it."""
        return self.card.document == "work_report"

    @property
    def key(self) -> tuple[str, int, str]:
        """What two texts of one document have in common."""
        return (self.card.region, self.card.year, self.card.document)

    @cached_property
    def signature(self) -> Counter[tuple[Decimal, str | None]]:
        """The figures of three digits and more, which stay when words are altered."""
        stated = ((one.value, one.unit) for one in self.claims if one.value is not None)
        return Counter((value, unit) for value, unit in stated if _digits(value) >= _TELLING)


def known_candidate(candidate: Candidate, origin: Origin = "checked") -> KnownReport:
    """Give a file that is a report as a known one."""
    return KnownReport(
        card_of(candidate),
        candidate.claims,
        origin,
        candidate.path,
        candidate.lines,
        None,
        candidate.report,
        candidate.inputs,
    )


def likeness(one: KnownReport, other: KnownReport) -> tuple[float, int]:
    """Give the share of figures that two reports have in common, of those of the shorter one, and their number."""
    fewest = min(one.signature.total(), other.signature.total())
    return ((one.signature & other.signature).total() / fewest if fewest else 0.0), fewest


def merged(found: Iterable[KnownReport]) -> list[KnownReport]:
    """Give one text for each report: the first that is given."""
    kept: dict[tuple[str, int, str], KnownReport] = {}
    for one in found:
        earlier = kept.setdefault(one.key, one)
        if earlier is not one and earlier.lines is None and one.lines is not None:
            kept[one.key] = replace(earlier, path=one.path, lines=one.lines, report=one.report)
    return list(kept.values())


def _digits(value: Decimal) -> int:
    return len(str(abs(value)).replace(".", "").strip("0"))
