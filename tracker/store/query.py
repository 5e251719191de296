"""The query: what a store is asked, in words of SQL that every database takes, with its values beside them by name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from tracker.store.rows import CARD_COLUMNS, CLAIM_FIELDS, FACT_FIELDS, REPORT_COLUMNS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

__all__ = [
    "NAMES",
    "READERS",
    "VERSIONS",
    "WORK_REPORTS",
    "YEARS",
    "Answering",
    "Narrowing",
    "Query",
    "cards",
    "claims",
    "facts",
    "kept_text",
    "read_by_others",
    "regions",
    "tasks",
    "texts",
    "told_of",
]  # fmt: skip

WORK_REPORTS = ("work_report",)
_STANDING, _SUPERSEDED = "report.superseded_by IS NULL", "report.superseded_by IS NOT NULL"
_IN_ORDER = "report.lineage, report.year, report.region, report.document, report.id"
"""The order of reports: it depends on what they are, not on when they were taken."""
_SOURCE = ("source", "text", "format", "encoding", "sha256")


class Query(NamedTuple):
    """A question; the values stand in its words by their names, as :lineage."""

    words: str
    values: dict[str, Any]


class Answering(Protocol):
    """What answers queries, by the library of whichever database: one at a time, each from one state of the store."""

    name: str
    """The store as its user named it, without a password."""

    def answer(self, query: Query) -> list[dict[str, Any]]:
        """Give what a query finds, row by row; raises StoreError with what is wrong and what to do."""

    def close(self) -> None:
        """End the connection."""


class Narrowing(NamedTuple):
    """Which documents are meant; None narrows nothing."""

    lineage: str | None = None
    lineages: Collection[str] | None = None
    years: Collection[int] | None = None
    since: int | None = None
    documents: Collection[str] | None = None
    region: str | None = None

    def conditions(self) -> list[Query]:
        """Give what holds for the reports that are meant."""
        since = None if self.since is None else Query("report.year >= :since", {"since": self.since})
        found = (
            _is("report.lineage", self.lineage),
            _among("report.lineage", self.lineages),
            _among("report.year", self.years),
            since,
            _among("report.document", self.documents),
            _is("report.region", self.region),
        )
        return [one for one in found if one is not None]


VERSIONS = Query("SELECT version FROM tracker_schema", {})
"""The versions that a store tells; it is one."""

NAMES = Query("SELECT region.code, region.name FROM region ORDER BY region.code", {})
"""The regions of which something is stored."""

READERS = Query(
    "SELECT reading.program, reading.rules, count(*) AS reports FROM reading GROUP BY reading.program, reading.rules",
    {},
)
"""By whom the reports were read, those that stand and those that were superseded, and how many by each."""

YEARS = Query(
    f"SELECT DISTINCT report.region, report.year FROM report WHERE {_STANDING} AND report.document = :document",  # noqa: S608  # nothing of it is given
    {"document": WORK_REPORTS[0]},
)
"""The years of which each region has a work report."""


def cards(narrowing: Narrowing, *, superseded: bool, counted: bool) -> Query:
    """Ask for reports without texts, those that stand or those that were superseded; with their claims counted."""
    count = "(SELECT count(*) FROM claim WHERE claim.report_id = report.id)" if counted else "0"
    columns = f"{_columns('report', CARD_COLUMNS)}, region.name AS region_name, {count} AS claims"
    return _selected(
        f"{columns} FROM report JOIN region ON region.code = report.region",
        [Query(_SUPERSEDED if superseded else _STANDING, {}), *narrowing.conditions()],
        _IN_ORDER,
    )


def told_of(lineage: str) -> Query:
    """Ask for all that is kept of the standing reports of a lineage, but for their texts."""
    columns = f"{_columns('report', REPORT_COLUMNS)}, region.name AS region_name"
    return _selected(
        f"{columns} FROM report JOIN region ON region.code = report.region",
        [Query(_STANDING, {}), *Narrowing(lineage).conditions()],
        _IN_ORDER,
    )


def claims(
    narrowing: Narrowing,
    indicators: Collection[str] | None = None,
    periods: Collection[str] | None = None,
    kind: str | None = None,
) -> Query:
    """Ask for the claims of the documents that stand, in the order of the text."""
    own = (_among("claim.indicator", indicators), _among("claim.period", periods), _is("claim.kind", kind))
    return _selected(
        f"{_columns('claim', CLAIM_FIELDS)} FROM claim JOIN report ON report.id = claim.report_id",
        [Query(_STANDING, {}), *narrowing.conditions(), *(one for one in own if one is not None)],
        f"{_IN_ORDER}, claim.ordinal",
    )


def tasks(narrowing: Narrowing) -> Query:
    """Ask for the named tasks of the reports that stand, in the order of the text."""
    from tracker.store.task_rows import TASK_FIELDS

    return _selected(
        f"{_columns('task', TASK_FIELDS)} FROM task JOIN report ON report.id = task.report_id",
        [Query(_STANDING, {}), *narrowing.conditions()],
        f"{_IN_ORDER}, task.ordinal",
    )


def facts(lineage: str | None = None, periods: Collection[str] | None = None) -> Query:
    """Ask for the cited facts in the order of taking."""
    conditions = (_is("region.lineage", lineage), _among("fact.period", periods))
    return _selected(
        f"{_columns('fact', FACT_FIELDS)} FROM fact JOIN region ON region.code = fact.region",
        [one for one in conditions if one is not None],
        "fact.id",
    )


def regions() -> Query:
    """Ask for the regions with the count of their cited facts, by code."""
    count = "(SELECT count(*) FROM fact WHERE fact.region = region.code) AS facts"
    return _selected(f"region.code, region.name, region.level, region.lineage, {count} FROM region", [], "region.code")


def texts(narrowing: Narrowing) -> Query:
    """Ask for the texts of the documents that stand, with what is known of their files."""
    columns = _columns("report", _SOURCE)
    return _selected(f"{columns} FROM report", [Query(_STANDING, {}), *narrowing.conditions()], _IN_ORDER)


def read_by_others(program: str, rules: str) -> Query:
    """Ask for the ids of the reports, superseded ones among them, that another program or other rules have read."""
    apart = "reading.program <> :program OR reading.rules <> :rules"
    query = f"SELECT reading.report_id FROM reading WHERE {apart} ORDER BY reading.report_id"  # noqa: S608  # all of it is here
    return Query(query, {"program": program, "rules": rules})


def kept_text(report_id: int) -> Query:
    """Ask for the text of a document by its id, with what it is kept as."""
    columns = _columns("report", ("region", "lineage", "year", "document", *_SOURCE))
    return Query(f"SELECT {columns} FROM report WHERE report.id = :id", {"id": report_id})  # noqa: S608  # nothing of it is given


def _selected(what: str, conditions: Iterable[Query], order: str) -> Query:
    words, values = [], {}
    for one in conditions:
        words.append(one.words)
        values.update(one.values)
    where = f" WHERE {' AND '.join(words)}" if words else ""
    return Query(f"SELECT {what}{where} ORDER BY {order}", values)


def _columns(table: str, names: Iterable[str]) -> str:
    # in quotes, as some are words of SQL: end, column
    return ", ".join(f'{table}."{name}" AS "{name}"' for name in names)


def _is(column: str, value: object) -> Query | None:
    name = column.replace(".", "_")
    return None if value is None else Query(f"{column} = :{name}", {name: value})


def _among(column: str, values: Collection[Any] | None) -> Query | None:
    if values is None:
        return None
    name = column.replace(".", "_")
    named = {f"{name}_{number}": value for number, value in enumerate(sorted(values))}
    # an empty list in brackets is none that PostgreSQL takes
    return Query(f"{column} IN ({', '.join(f':{one}' for one in named)})" if named else "1 = 0", named)
