"""Facts: the figures of a document as the CSV file that `tracker import` takes."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from tracker.outputs.files.records import shown_cell
from tracker.sources.cell import harmless
from tracker.store.facts import FACT_COLUMNS

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import TextIO

    from tracker.claims.claim import Claim
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["write_facts"]

_FIGURES = ("value", "value_high")


def write_facts(claims: Iterable[Claim], rules: Rulebook, out: TextIO) -> None:
    """Write the claims that facts can hold: figures of one year, of the whole region, against no other base.

    A figure that a document tells twice is written once, as it stands first.
    """
    writer = csv.DictWriter(out, list(FACT_COLUMNS), lineterminator="\n")
    writer.writeheader()
    told: set[tuple[str | None, ...]] = set()
    for claim in claims:
        row = _row(claim, rules)
        key = tuple(row[name] for name in ("kind", "indicator", "label", "year", "measure", "strength"))
        if _is_plain(claim) and key not in told:
            told.add(key)
            writer.writerow({name: _cell(name, value, out) for name, value in row.items()})


def _cell(name: str, value: str | None, out: TextIO) -> str | None:
    """Give a cell; a figure may begin with its sign, a text may not."""
    return value if value is None or name in _FIGURES else shown_cell(harmless(value), out)


def _is_plain(claim: Claim) -> bool:
    limited = claim.scope is not None or claim.base is not None or claim.span is not None
    return not limited and claim.period.isdecimal()


def _row(claim: Claim, rules: Rulebook) -> dict[str, str | None]:
    ends = {"value": claim.value, "value_high": claim.value_high}
    return {
        "region_code": claim.region,
        "region": claim.region_name,
        "kind": claim.kind,
        "indicator": claim.indicator,
        "label": claim.label,
        "year": claim.period,
        "measure": claim.measure,
        "comparator": claim.comparator,
        **{name: None if end is None else format(end, "f") for name, end in ends.items()},
        "unit": claim.unit,
        "strength": claim.strength,
        "source_type": "report" if claim.document == "work_report" else claim.document,
        "source_title": _title(claim, rules),
        "source_url": None,
    }


def _title(claim: Claim, rules: Rulebook) -> str:
    """Give how the document of a claim is called: with the year in its title, and its kind."""
    kind = rules.kinds.kind(claim.document)
    if kind is None:
        return rules.policy.report_title.zh.format(region=claim.region_name, year=claim.report_year)
    return kind.called(claim.region_name, claim.report_year)
