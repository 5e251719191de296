"""Models as rows of the tables, and rows as models."""

from __future__ import annotations

import json
from functools import lru_cache
from hashlib import sha256
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from tracker.claims.claim import Claim
from tracker.errors import InputError
from tracker.store.card import ReportCard
from tracker.store.facts import Fact

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from tracker.reports.report import Report
    from tracker.store.reader import Reader
    from tracker.tasks.task import Task

__all__ = [
    "CARD_COLUMNS",
    "CLAIM_COLUMNS",
    "CLAIM_FIELDS",
    "FACT_FIELDS",
    "REPORT_COLUMNS",
    "Parcel",
    "card_of",
    "claim_of",
    "claim_row",
    "fact_of",
    "fact_row",
    "list_of",
    "pack",
    "told_list",
]

_IDENTITY_COLUMNS = ("region", "lineage", "document", "level", "completeness", "script", "date", "meeting")
_REGION_COLUMNS = ("level", "lineage")
_SOURCE_COLUMNS = ("format", "encoding", "sha256", "text")
_LISTS = ("section", "readings")
_CARD = tuple(ReportCard.model_fields)
CLAIM_FIELDS, FACT_FIELDS = tuple(Claim.model_fields), tuple(Fact.model_fields)
"""The columns of a claim and of a cited fact that are fields of it, too."""
CARD_COLUMNS = tuple(name for name in _CARD if name not in {"region_name", "claims"})
"""The columns of a report that are fields of its card."""
REPORT_COLUMNS = (*CARD_COLUMNS, "script", "format", "encoding")
"""What a store keeps of a report, without its text and its place in the order of taking."""
CLAIM_COLUMNS = (*CLAIM_FIELDS, "value_number", "value_high_number", "ordinal")
"""The columns of a claim's row in their order, without the id of its report."""
_of_claim, _of_fact = attrgetter(*CLAIM_FIELDS), attrgetter(*FACT_FIELDS)


class Parcel(NamedTuple):
    """A report and what was read in it as the rows that they become, without ids: ready to be stored, light to send."""

    region: dict[str, Any]
    report: dict[str, Any]
    claims: list[tuple[Any, ...]]
    """Rows of claims by ``CLAIM_COLUMNS``."""
    tasks: list[tuple[Any, ...]]
    """Rows of named tasks by ``TASK_COLUMNS``."""
    reader: Reader
    """Who read them."""


def pack(report: Report, claims: Sequence[Claim], tasks: Sequence[Task], reader: Reader) -> Parcel:
    """Give the rows of a report with its claims and named tasks, all read by one reader.

    Raises InputError for characters that no database can hold.
    """
    from tracker.store.task_rows import task_row

    identity = report.identity
    region = {"code": identity.region, "name": identity.region_name}
    region |= {name: getattr(identity, name) for name in _REGION_COLUMNS}
    rows = [tuple(claim_row(claim, ordinal).values()) for ordinal, claim in enumerate(claims)]
    parcel = Parcel(
        region, _report_row(report), rows, [task_row(task, ordinal) for ordinal, task in enumerate(tasks)], reader
    )
    _refuse_unstorable(report.source.name, [parcel.report])
    return parcel


def claim_row(claim: Claim, ordinal: int) -> dict[str, Any]:
    """Give the row of a claim by ``CLAIM_COLUMNS``."""
    row = _with_figures(dict(zip(CLAIM_FIELDS, _of_claim(claim), strict=True)))
    for name in _LISTS:
        row[name] = told_list(row[name])
    row["ordinal"] = ordinal
    return row


def fact_row(fact: Fact) -> dict[str, Any]:
    """Give the row of a cited fact, without its id."""
    key = json.dumps(fact.key, ensure_ascii=False)
    row = dict(zip(FACT_FIELDS, _of_fact(fact), strict=True))
    return _with_figures(row) | {"key": sha256(key.encode()).hexdigest()}


def card_of(row: Mapping[str, Any]) -> ReportCard:
    """Give the card of a report from its row, joined with the name of its region and the count of its claims."""
    return ReportCard.model_validate({name: row[name] for name in _CARD})


def claim_of(row: Mapping[str, Any]) -> Claim:
    """Give the claim of a row."""
    fields = {name: row[name] for name in CLAIM_FIELDS}
    return Claim.model_validate(fields | {name: list_of(row[name]) for name in _LISTS})


def fact_of(row: Mapping[str, Any]) -> Fact:
    """Give the cited fact of a row."""
    return Fact.model_validate({name: row[name] for name in FACT_FIELDS})


@lru_cache(maxsize=1024)
def told_list(words: tuple[str, ...]) -> str:
    """Give a list as it is stored."""
    return json.dumps(words, ensure_ascii=False)


@lru_cache(maxsize=1024)
def list_of(told: str) -> tuple[str, ...]:
    """Give a list as it was stored; most claims share theirs with their neighbours."""
    return tuple(json.loads(told))


def _report_row(report: Report) -> dict[str, Any]:
    identity, source = report.identity, report.source
    row: dict[str, Any] = {name: getattr(identity, name) for name in _IDENTITY_COLUMNS}
    row |= {name: getattr(source, name) for name in _SOURCE_COLUMNS}
    return row | {"year": identity.report_year, "source": source.name, "superseded_by": None}


def _with_figures(row: dict[str, Any]) -> dict[str, Any]:
    """Give the fields of a claim or a fact; its figures as digits, and once more as numbers for browsing."""
    for name in ("value", "value_high"):
        figure = row[name]
        row[name] = None if figure is None else format(figure, "f")
        row[f"{name}_number"] = None if figure is None else float(figure)
    return row


def _refuse_unstorable(name: str, rows: Iterable[Mapping[str, Any]]) -> None:
    """Raise InputError for NUL, which PostgreSQL refuses, and for halves of characters, which UTF-8 has none of."""
    for row in rows:
        for text in row.values():
            if isinstance(text, str) and ("\0" in text or not _is_whole(text)):
                raise InputError("{name}: holds NUL or broken characters: save its text alone, as UTF-8", name=name)


def _is_whole(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
