"""The store: reports with their claims, and cited facts, kept in a database."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, Literal, Self

from sqlalchemy import delete, func, insert, select, update

from tracker.store.card import RegionCard
from tracker.store.database import connect, store_url, transaction
from tracker.store.rows import card_of, claim_of, claim_row, fact_of, fact_row, report_row
from tracker.store.tables import Row

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from types import TracebackType

    from sqlalchemy.engine import Connection
    from sqlalchemy.sql import Executable, Select

    from tracker.claims.claim import Claim
    from tracker.reports.report import Report
    from tracker.rulebook.rulebook import Rulebook
    from tracker.store.card import ReportCard
    from tracker.store.facts import Fact

__all__ = ["FactOutcome", "Outcome", "Store", "open_store"]

Outcome = Literal["added", "unchanged", "superseded", "reread"]
"""superseded: the text replaces an earlier one; reread: the text is known, and the rules now read it differently."""

FactOutcome = Literal["added", "unchanged", "corrected"]


def open_store(place: str, *, create: bool = True) -> Store:
    """Open the store at a SQLAlchemy URL or at the path of a SQLite file, for use in a ``with`` statement.

    Raises StoreError where it cannot be opened, is no store, or was laid out by another version; and where there is
    none, unless ``create`` is set.
    """
    return Store(connect(store_url(place), create=create))


class Store:
    """Reports, claims and cited facts; every writing method is one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        tables = Row.metadata.tables
        self._regions, self._reports = tables["region"], tables["report"]
        self._claims, self._facts = tables["claim"], tables["fact"]

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the connection; the store cannot be used after."""
        self._connection.close()
        self._connection.engine.dispose()

    def add(self, report: Report, claims: Sequence[Claim], rulebook: Rulebook | None = None) -> Outcome:
        """Take a report with its claims.

        A text that the store knows, superseded or not, adds nothing; its claims are replaced where the rules read it
        differently now. Another text of the same region and year supersedes the one before and keeps it; reports of
        regions that stood side by side that year and merged later both stand.
        """
        with transaction(self._connection, writing=True):
            row = report_row(report)
            known = self._known(row)
            if known is not None:
                return self._reread(known, row, claims)
            identity = report.identity
            self._add_region(identity.region, identity.region_name, identity.level, identity.lineage)
            return self._insert(row, claims, rulebook)

    def add_facts(self, facts: Iterable[Fact], rulebook: Rulebook | None = None) -> Counter[FactOutcome]:
        """Take cited facts, all or none; give how many were added, unchanged, and corrected by a new value."""
        from tracker.rulebook.rulebook import default_rulebook

        divisions = (rulebook or default_rulebook()).divisions
        with transaction(self._connection, writing=True):
            counts: Counter[FactOutcome] = Counter()
            for fact in facts:
                level = divisions.find(fact.region)[0].level
                self._add_region(fact.region, fact.region_name, level, divisions.lineage(fact.region))
                counts[self._add_fact(fact)] += 1
            return counts

    def reports(self, lineage: str | None = None, *, superseded: bool = False) -> list[ReportCard]:
        """Give the cards of the reports, by lineage and year; of one lineage; or of those that were superseded."""
        reports, claims = self._reports.c, self._claims.c
        count = select(func.count()).where(claims.report_id == reports.id).scalar_subquery().label("claims")
        query = select(self._reports, self._regions.c.name.label("region_name"), count).join(self._regions)
        query = query.where(reports.superseded_by.is_not(None) if superseded else reports.superseded_by.is_(None))
        if lineage is not None:
            query = query.where(reports.lineage == lineage)
        return [card_of(row) for row in self._read(query.order_by(reports.lineage, reports.year, reports.id))]

    def claims(self, lineage: str | None = None, years: Collection[int] | None = None) -> list[Claim]:
        """Give the claims of the reports that stand, in the order of the text; of one lineage, of some years."""
        reports, claims = self._reports.c, self._claims.c
        query = select(self._claims).join(self._reports).where(reports.superseded_by.is_(None))
        if lineage is not None:
            query = query.where(reports.lineage == lineage)
        if years is not None:
            query = query.where(reports.year.in_(sorted(years)))
        return [claim_of(row) for row in self._read(query.order_by(reports.lineage, reports.year, claims.ordinal))]

    def facts(self, lineage: str | None = None) -> list[Fact]:
        """Give the cited facts in the order of taking; of one lineage where it is given."""
        query = select(self._facts).join(self._regions)
        if lineage is not None:
            query = query.where(self._regions.c.lineage == lineage)
        return [fact_of(row) for row in self._read(query.order_by(self._facts.c.id))]

    def regions(self) -> list[RegionCard]:
        """Give the regions of which something is stored, by code."""
        years: dict[str, set[int]] = {}
        for card in self.reports():
            years.setdefault(card.region, set()).add(card.year)
        count = select(func.count()).where(self._facts.c.region == self._regions.c.code).scalar_subquery()
        query = select(self._regions, count.label("facts")).order_by(self._regions.c.code)
        return [
            RegionCard.model_validate({**row, "reports": tuple(sorted(years.get(row["code"], ())))})
            for row in self._read(query)
        ]

    def text(self, lineage: str, year: int, region: str | None = None) -> str | None:
        """Give the decoded source text of the report that stands for a lineage and year, None where there is none.

        Where several regions of a lineage stood that year, ``region`` is the code of the one that is meant.
        """
        reports = self._reports.c
        query = select(reports.text).where(reports.lineage == lineage, reports.year == year)
        query = query.where(reports.superseded_by.is_(None)).order_by(reports.id)
        found = self._read(query if region is None else query.where(reports.region == region))
        return str(found[0]["text"]) if found else None

    def _read(self, query: Select[Any]) -> list[dict[str, Any]]:
        with transaction(self._connection, writing=False):
            return self._rows(query)

    def _rows(self, query: Select[Any]) -> list[dict[str, Any]]:
        """Give what a query finds; inside a transaction."""
        return [row._asdict() for row in self._connection.execute(query)]

    def _run(self, statement: Executable, rows: list[dict[str, Any]] | None = None) -> None:
        self._connection.execute(statement, rows)

    def _known(self, row: dict[str, Any]) -> dict[str, Any] | None:
        """Give the stored report of the same region, year and text."""
        reports = self._reports.c
        query = select(self._reports).where(reports.lineage == row["lineage"], reports.year == row["year"])
        return next(iter(self._rows(query.where(reports.text == row["text"]))), None)

    def _earlier(self, row: dict[str, Any], rulebook: Rulebook | None) -> list[int]:
        """Give the ids of the standing reports of the same region and year, whatever its code."""
        from tracker.rulebook.rulebook import default_rulebook

        reports = self._reports.c
        query = select(reports.id, reports.region).where(reports.lineage == row["lineage"], reports.year == row["year"])
        found = self._rows(query.where(reports.superseded_by.is_(None)))
        if all(one["region"] == row["region"] for one in found):
            return [one["id"] for one in found]
        apart = (rulebook or default_rulebook()).divisions.apart
        return [one["id"] for one in found if not apart(one["region"], row["region"], row["year"])]

    def _insert(self, row: dict[str, Any], claims: Sequence[Claim], rulebook: Rulebook | None) -> Outcome:
        reports = self._reports.c
        last = self._connection.execute(select(func.max(reports.id))).scalar_one()
        new = (last or 0) + 1
        earlier = self._earlier(row, rulebook)
        self._run(insert(self._reports), [row | {"id": new}])
        self._run(update(self._reports).where(reports.id.in_(earlier)).values(superseded_by=new))
        self._insert_claims(new, claims)
        return "superseded" if earlier else "added"

    def _insert_claims(self, report_id: int, claims: Sequence[Claim]) -> None:
        if claims:
            rows = [claim_row(claim, report_id, ordinal) for ordinal, claim in enumerate(claims)]
            self._run(insert(self._claims), rows)

    def _reread(self, known: dict[str, Any], row: dict[str, Any], claims: Sequence[Claim]) -> Outcome:
        """Replace what the rules made of a known text where that has changed."""
        held, report_id = self._claims.c, known["id"]
        query = select(self._claims).where(held.report_id == report_id).order_by(held.ordinal)
        readings = {name: row[name] for name in ("completeness", "script", "date", "meeting")}
        if known | readings == known and [claim_of(found) for found in self._rows(query)] == list(claims):
            return "unchanged"
        self._run(delete(self._claims).where(held.report_id == report_id))
        self._run(update(self._reports).where(self._reports.c.id == report_id).values(**readings))
        self._insert_claims(report_id, claims)
        return "reread"

    def _add_region(self, code: str, name: str, level: str, lineage: str) -> None:
        """Take a region where its code is new."""
        regions = self._regions
        if not self._rows(select(regions.c.code).where(regions.c.code == code)):
            self._run(insert(regions), [{"code": code, "name": name, "level": level, "lineage": lineage}])

    def _add_fact(self, fact: Fact) -> FactOutcome:
        row, facts = fact_row(fact), self._facts
        known = self._rows(select(facts).where(facts.c.key == row["key"]))
        if not known:
            self._run(insert(facts), [row])
            return "added"
        if fact_of(known[0]) == fact:
            return "unchanged"
        self._run(update(facts).where(facts.c.key == row["key"]).values(**row))
        return "corrected"
