"""Records: drafts become claims with their ids and their place in the source."""

from __future__ import annotations

from bisect import bisect_right
from decimal import Decimal
from hashlib import sha1
from typing import TYPE_CHECKING, Any

from tracker.claims.claim import Claim
from tracker.claims.subject import indicator_named

if TYPE_CHECKING:
    from tracker.claims.claim import Comparator, Tier
    from tracker.claims.draft import Draft
    from tracker.reports.report import Report, Section
    from tracker.rulebook.rulebook import Rulebook
    from tracker.rulebook.unnumbered import Reading

__all__ = ["Recorder"]

_LEVELS = ("nation", "province", "prefecture", "county")
_FLIPPED: dict[Comparator, Comparator] = {"ge": "le", "gt": "lt", "le": "ge", "lt": "gt"}


class Recorder:
    """Collects the claims of one report."""

    def __init__(self, report: Report, rules: Rulebook) -> None:
        self.claims: list[Claim] = []
        self._report = report
        self._rules = rules
        self._seen: dict[str, int] = {}
        above = _LEVELS[: _LEVELS.index(report.identity.level)]
        self._above = tuple(word for level in above for word in rules.marks.wholes.get(level, ()))
        text = report.source.text
        self._lines = [0, *(at + 1 for at, char in enumerate(text) if char == "\n")] if "\n" in text else [0]

    def record(
        self, section: Section, rows: list[tuple[int, int, list[Draft]]], headlines: list[tuple[int, int]]
    ) -> None:
        """Add the claims of one section."""
        for start, end, drafts in rows:
            for draft in drafts:
                tier: Tier = "headline" if any(a <= draft.figure.start < b for a, b in headlines) else "detail"
                for label in draft.labels:
                    self.claims.append(self._claim(draft, label, tier, section, (start, end)))

    def record_unnumbered(self, section: Section, clauses: list[tuple[Reading, int, int]]) -> None:
        """Add the targets without a number, each with the span of its clause."""
        for reading, start, end in clauses:
            label = self._report.clean.text[reading.start : reading.end]
            identity, rule = self._report.identity, reading.rule
            period = section.period
            indicator = indicator_named(label, "", self._rules)
            about = ("target", label, rule.measure, reading.base, period)
            self.claims.append(
                Claim.model_construct(
                    id=self._id("target", indicator, about, (start, end)), kind="target", tier="headline",
                    region=identity.region, region_name=identity.region_name, report_year=identity.report_year,
                    indicator=indicator, label=label, measure=rule.measure, comparator=None, value=None,
                    value_high=None, unit=None, strength="expect", period=period, span=None, base=reading.base,
                    **self._evidence(start, end), section=section.path, rule=rule.id, ambiguous=False,
                )
            )  # fmt: skip

    def _evidence(self, start: int, end: int) -> dict[str, Any]:
        """Give the place of a stretch of clean text in the source."""
        start, end = self._report.clean.origin_span(start, end)
        line = bisect_right(self._lines, start)
        column = start - self._lines[line - 1] + 1
        return {
            "quote": self._report.source.text[start:end],
            "start": start,
            "end": end,
            "line": line,
            "column": column,
        }

    def _claim(self, draft: Draft, label: str, tier: Tier, section: Section, sentence: tuple[int, int]) -> Claim:
        report, means = self._report, draft.rule.means
        value, high, comparator = _signed(draft)
        unit = means.unit or draft.figure.unit or None
        indicator = self._indicator(draft, label, unit or "")
        about = (draft.kind, label, means.measure, comparator, value, high, unit, draft.period, draft.span, draft.base)
        return Claim.model_construct(
            id=self._id(draft.kind, indicator, about, sentence),
            kind=draft.kind, tier=tier, region=report.identity.region, region_name=report.identity.region_name,
            report_year=report.identity.report_year, indicator=indicator, label=label, measure=means.measure,
            comparator=comparator, value=value, value_high=high, unit=unit, strength=draft.strength,
            period=draft.period, span=draft.span, base=draft.base,
            **self._evidence(draft.start, draft.end), section=section.path,
            rule=draft.rule.id, ambiguous=draft.ambiguous,
        )  # fmt: skip

    def _indicator(self, draft: Draft, label: str, unit: str) -> str | None:
        """Give the indicator of a label; none for a place in an order, and for the figure of a region above."""
        if draft.rule.means.rank or self._is_of_a_region_above(draft.start, label):
            return None
        return indicator_named(label, unit, self._rules)

    def _is_of_a_region_above(self, start: int, label: str) -> bool:
        text = self._report.clean.text
        clause = max(text.rfind(mark, 0, start) for mark in ",;:。\n") + 1
        above = self._above
        return bool(above) and (label.startswith(above) or any(words in text[clause:start] for words in above))

    def _id(self, kind: str, indicator: str | None, about: tuple[object, ...], sentence: tuple[int, int]) -> str:
        """Make the id from the record and its sentence: an edit elsewhere in the report leaves it alone."""
        words = "|".join(map(str, about)) + "|" + self._report.clean.text[sentence[0] : sentence[1]].strip()
        digest = sha1(words.encode(), usedforsecurity=False).hexdigest()[:6]
        identity = self._report.identity
        base = f"{identity.region}-{identity.report_year}-{kind[0]}-{indicator or 'x'}-{digest}"
        self._seen[base] = self._seen.get(base, 0) + 1
        return base if self._seen[base] == 1 else f"{base}-{self._seen[base]}"


def _signed(draft: Draft) -> tuple[Decimal, Decimal | None, Comparator]:
    """Give value, upper end and comparator in signed space: a fall of at least 3 % is -3, le."""
    figure, means = draft.figure, draft.rule.means
    value, high = figure.value, figure.high
    if means.powers_of_two:
        value = Decimal(2) ** int(value)
    comparator: Comparator = "range" if high is not None else draft.hedge or "eq"
    if means.sign == "-":
        value, high = (-value, None) if high is None else (-high, -value)
        comparator = _FLIPPED.get(comparator, comparator)
    return value, high, comparator
