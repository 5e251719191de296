"""Exhibits: comparisons, findings and targets of several years with the evidence of all their figures."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from tracker.comparisons.judging.order import worst_first
from tracker.outputs.site.address import anchor

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.comparisons.records.comparison import Comparison, Side
    from tracker.comparisons.records.finding import Finding
    from tracker.comparisons.records.prospect import Prospect
    from tracker.comparisons.records.review import Review, Totals
    from tracker.outputs.site.evidence import Evidence, Witness
    from tracker.outputs.site.regions import Holding
    from tracker.rulebook.rulebook import Rulebook
    from tracker.store.card import ReportCard

__all__ = [
    "ComparedRow",
    "FindingRow",
    "ProspectExhibit",
    "YearRows",
    "year_exhibits",
]


class ComparedRow(NamedTuple):
    """One comparison, ready to be shown."""

    id: str
    comparison: Comparison
    target: Evidence
    actual: Evidence | None
    others: tuple[Evidence, ...]
    """Further figures that sources give for the same thing."""


class FindingRow(NamedTuple):
    """One finding, ready to be shown."""

    id: str
    finding: Finding
    """Without its words: most findings are told in the row of their target, which has others."""
    sides: tuple[Evidence, ...]


class ProspectExhibit(NamedTuple):
    """One target of several years, ready to be shown."""

    id: str
    prospect: Prospect
    target: Evidence


class YearRows(NamedTuple):
    """All there is to show of a region and year, worst verdicts first."""

    review: Review
    totals: Totals
    """Its targets, counted."""
    compared_rows: tuple[ComparedRow, ...]
    findings: tuple[FindingRow, ...]
    prospects: tuple[ProspectExhibit, ...]
    cards: tuple[ReportCard, ...]
    """The reports of the year and of the year after."""


def year_exhibits(holding: Holding, witness: Witness, rules: Rulebook) -> list[YearRows]:
    """Give all years of a region, ascending."""
    cards = [one.card for one in holding.dossier.sources]
    return [
        YearRows(
            review=one,
            totals=one.totals,
            compared_rows=tuple(_exhibits(one, witness, rules)),
            findings=tuple(_findings(one, witness, rules)),
            prospects=tuple(_prospects(one, witness)),
            cards=tuple(card for card in cards if card.year in {one.year, one.year + 1}),
        )
        for one in holding.dossier.reviews
    ]


def _exhibits(review: Review, witness: Witness, rules: Rulebook) -> Iterator[ComparedRow]:
    seen: Counter[str] = Counter()
    for one in worst_first(review.comparisons, rules):
        yield ComparedRow(
            id=_unused(anchor(one.indicator or one.label, one.target.measure), seen),
            comparison=one,
            target=witness.evidence(one.target),
            actual=witness.evidence(one.actual) if one.actual else None,
            others=tuple(map(witness.evidence if one.verdict == "to_check" else witness.figure, _others(one))),
        )


def _others(one: Comparison) -> Sequence[Side]:
    """Give the figures beside the actual, each once; derived ones are told among the remarks."""
    sides = [*(each.side for each in one.vintages), *one.other_actuals]
    return list(dict.fromkeys(side for side in sides if side != one.actual and side.derivation is None))


def _findings(review: Review, witness: Witness, rules: Rulebook) -> Iterator[FindingRow]:
    for one in review.findings:
        if rules.findings.codes[one.code].weight != "silent":
            line = one.blanks.get("line", "")
            sides = tuple(witness.quoted(side, line) for side in one.sides)
            yield FindingRow(anchor("f", one.id), one, sides)


def _prospects(review: Review, witness: Witness) -> Iterator[ProspectExhibit]:
    seen: Counter[str] = Counter()
    for one in review.prospects:
        id_ = _unused(anchor("p", one.indicator or one.label, str(one.last)), seen)
        yield ProspectExhibit(id_, one, witness.evidence(one.target))


def _unused(id_: str, seen: Counter[str]) -> str:
    seen[id_] += 1
    return id_ if seen[id_] == 1 else f"{id_}-{seen[id_]}"
