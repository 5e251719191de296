"""Writing: reports with what was read in them, and cited facts, taken into a store."""

from __future__ import annotations

from collections import Counter
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Literal

from sqlalchemy import delete, func, insert, select, update

from tracker.store.database import Database, transaction
from tracker.store.reader import reader_by
from tracker.store.rows import CLAIM_COLUMNS, fact_of, fact_row, pack
from tracker.store.store import Store
from tracker.store.tables import Row
from tracker.store.task_rows import TASK_COLUMNS
from tracker.tasks.reading import read_tasks

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import Table
    from sqlalchemy.engine import Connection
    from sqlalchemy.sql import Executable, Select

    from tracker.claims.claim import Claim
    from tracker.reports.report import Report
    from tracker.rulebook.rulebook import Rulebook
    from tracker.store.facts import Fact
    from tracker.store.reader import Reader
    from tracker.store.rows import Parcel

__all__ = ["FactOutcome", "Outcome", "WritableStore"]

Outcome = Literal["added", "unchanged", "superseded", "reread"]
"""superseded: the text replaces an earlier one; reread: the text is known, and the rules now read it differently."""

FactOutcome = Literal["added", "unchanged", "corrected"]

_READINGS = ("completeness", "script", "date", "meeting")


class WritableStore(Store):
    """A store that is written, too; every writing method is one transaction, and writers take turns."""

    def __init__(self, connection: Connection) -> None:
        super().__init__(Database(connection))
        self._connection = connection
        tables = Row.metadata.tables
        self._regions, self._reports = tables["region"], tables["report"]
        self._claims, self._tasks, self._readings = tables["claim"], tables["task"], tables["reading"]
        self._facts = tables["fact"]

    def add(self, report: Report, claims: Sequence[Claim], rulebook: Rulebook | None = None) -> Outcome:
        """Take a report with its claims, and with its named tasks, which are read here.

        A text that the store knows, superseded or not, adds nothing; what was read in it is replaced where the rules
        read it differently now. Another text of the same region and year supersedes the one before and keeps it;
        reports of regions that stood side by side that year and merged later both stand.
        """
        rules = rulebook or _default_rulebook()
        return self.take([pack(report, claims, read_tasks(report, rules), reader_by(rules))], rules)[0]

    def take(self, parcels: Iterable[Parcel], rulebook: Rulebook | None = None) -> list[Outcome]:
        """Take packed reports as ``add`` does, all or none; give what became of each."""
        with transaction(self._connection, writing=True):
            return [self._take(parcel, rulebook) for parcel in parcels]

    def add_facts(self, facts: Iterable[Fact], rulebook: Rulebook | None = None) -> Counter[FactOutcome]:
        """Take cited facts, all or none; give how many were added, unchanged, and corrected by a new value."""
        divisions = (rulebook or _default_rulebook()).divisions
        with transaction(self._connection, writing=True):
            counts: Counter[FactOutcome] = Counter()
            for fact in facts:
                region = {"code": fact.region, "name": fact.region_name}
                region |= {"level": divisions.find(fact.region)[0].level, "lineage": divisions.lineage(fact.region)}
                self._add_region(region)
                counts[self._add_fact(fact)] += 1
            return counts

    def _rows(self, query: Select[Any]) -> list[dict[str, Any]]:
        """Give what a query finds; inside a transaction."""
        return [dict(row) for row in self._connection.execute(query).mappings()]

    def _run(self, statement: Executable, rows: list[dict[str, Any]] | None = None) -> None:
        self._connection.execute(statement, rows)

    def _take(self, parcel: Parcel, rulebook: Rulebook | None) -> Outcome:
        known = self._known(parcel.report)
        if known is not None:
            return self._reread(known, parcel)
        self._add_region(parcel.region)
        return self._insert(parcel, rulebook)

    def _known(self, row: dict[str, Any]) -> dict[str, Any] | None:
        """Give the stored report of the same region, year and text."""
        reports = self._reports.c
        query = select(reports.id, *(reports[name] for name in _READINGS))
        query = query.where(reports.lineage == row["lineage"], reports.year == row["year"])
        query = query.where(reports.document == row["document"])
        return next(iter(self._rows(query.where(reports.text == row["text"]).order_by(reports.id))), None)

    def _earlier(self, row: dict[str, Any], rulebook: Rulebook | None) -> list[int]:
        """Give the ids of the standing reports of the same region and year, whatever its code."""
        reports = self._reports.c
        query = select(reports.id, reports.region).where(reports.lineage == row["lineage"], reports.year == row["year"])
        query = query.where(reports.document == row["document"])
        found = self._rows(query.where(reports.superseded_by.is_(None)).order_by(reports.id))
        if all(one["region"] == row["region"] for one in found):
            return [one["id"] for one in found]
        apart = (rulebook or _default_rulebook()).divisions.apart
        return [one["id"] for one in found if not apart(one["region"], row["region"], row["year"])]

    def _insert(self, parcel: Parcel, rulebook: Rulebook | None) -> Outcome:
        reports = self._reports.c
        last = self._connection.execute(select(func.max(reports.id))).scalar_one()
        new = (last or 0) + 1
        earlier = self._earlier(parcel.report, rulebook)
        self._run(insert(self._reports), [parcel.report | {"id": new}])
        if earlier:
            self._run(update(self._reports).where(reports.id.in_(earlier)).values(superseded_by=new))
        self._insert_read(new, parcel)
        return "superseded" if earlier else "added"

    def _insert_read(self, report_id: int, parcel: Parcel) -> None:
        """Insert what was read in a report, and by whom."""
        self._insert_rows(self._claims, CLAIM_COLUMNS, parcel.claims, report_id)
        self._insert_rows(self._tasks, TASK_COLUMNS, parcel.tasks, report_id)
        self._run(insert(self._readings), [{"report_id": report_id} | parcel.reader._asdict()])

    def _insert_rows(
        self, table: Table, columns: Sequence[str], found: Sequence[tuple[Any, ...]], report_id: int
    ) -> None:
        """Insert many rows as the driver takes them: their values are plain, and there are hundreds a report."""
        if not found:
            return
        compiled = insert(table).compile(dialect=self._connection.dialect)
        names = (*columns, "report_id")
        rows: list[Any] = [(*row, report_id) for row in found]
        if compiled.positional:
            rows = list(map(itemgetter(*map(names.index, compiled.positiontup or ())), rows))
        else:
            rows = [dict(zip(names, row, strict=True)) for row in rows]
        self._connection.exec_driver_sql(str(compiled), rows)

    def _reread(self, known: dict[str, Any], parcel: Parcel) -> Outcome:
        """Replace what the rules made of a known text where that has changed; who read it last is kept in any case."""
        report_id = known["id"]
        stored = (
            self._stored(self._claims, CLAIM_COLUMNS, report_id),
            self._stored(self._tasks, TASK_COLUMNS, report_id),
        )
        readings = {name: parcel.report[name] for name in _READINGS}
        if known | readings == known and stored == (parcel.claims, parcel.tasks):
            self._sign(report_id, parcel.reader)
            return "unchanged"
        for table in (self._claims, self._tasks, self._readings):
            self._run(delete(table).where(table.c.report_id == report_id))
        self._run(update(self._reports).where(self._reports.c.id == report_id).values(**readings))
        self._insert_read(report_id, parcel)
        return "reread"

    def _stored(self, table: Table, columns: Sequence[str], report_id: int) -> list[tuple[Any, ...]]:
        """Give what a table has of a report, as parcels have it."""
        query = select(table).where(table.c.report_id == report_id).order_by(table.c.ordinal)
        return list(map(itemgetter(*columns), self._rows(query)))

    def _sign(self, report_id: int, reader: Reader) -> None:
        """Keep who has read a report and found what is stored of it, where it was somebody else before."""
        held = self._readings.c
        signed = self._rows(select(held.program, held.rules).where(held.report_id == report_id))
        if signed != [reader._asdict()]:
            self._run(update(self._readings).where(held.report_id == report_id).values(**reader._asdict()))

    def _add_region(self, region: dict[str, Any]) -> None:
        """Take a region where its code is new."""
        regions = self._regions
        if not self._rows(select(regions.c.code).where(regions.c.code == region["code"])):
            self._run(insert(regions), [region])

    def _add_fact(self, fact: Fact) -> FactOutcome:
        row, facts = fact_row(fact), self._facts
        known = self._rows(select(facts).where(facts.c.key == row["key"]))
        if not known:
            self._run(insert(facts), [row])
            return "added"
        if self._sound(fact_of, known)[0] == fact:
            return "unchanged"
        self._run(update(facts).where(facts.c.key == row["key"]).values(**row))
        return "corrected"


def _default_rulebook() -> Rulebook:
    from tracker.rulebook.rulebook import default_rulebook

    return default_rulebook()
