"""The store: reports with their claims, and cited facts, kept in a database."""

from __future__ import annotations

from collections import Counter
from hashlib import sha256
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Literal, Self, TypeVar

from sqlalchemy import delete, func, insert, literal, select, update

from tracker.errors import Message
from tracker.sources.source import Source
from tracker.store.card import RegionCard
from tracker.store.database import store_url, transaction
from tracker.store.layout import connect
from tracker.store.rows import CLAIM_COLUMNS, card_of, claim_of, fact_of, fact_row, pack
from tracker.store.tables import Row
from tracker.store.trouble import damaged

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence
    from types import TracebackType

    from sqlalchemy.engine import Connection
    from sqlalchemy.sql import Executable, Select

    from tracker.claims.claim import Claim, Kind
    from tracker.reports.report import Report
    from tracker.rulebook.rulebook import Rulebook
    from tracker.store.card import ReportCard
    from tracker.store.facts import Fact
    from tracker.store.rows import Parcel

__all__ = ["FactOutcome", "Outcome", "Store", "open_store"]

Outcome = Literal["added", "unchanged", "superseded", "reread"]
"""superseded: the text replaces an earlier one; reread: the text is known, and the rules now read it differently."""

FactOutcome = Literal["added", "unchanged", "corrected"]

Made = TypeVar("Made")

_WORK_REPORTS = ("work_report",)
_NUMBERS = {"id", "report_id", "superseded_by"}
"""What a store counts by itself: another one with the same reports counts otherwise."""
_READINGS = ("completeness", "script", "date", "meeting")


def open_store(place: str, *, create: bool = True) -> Store:
    """Open the store at a SQLAlchemy URL or at the path of a SQLite file, for use in a ``with`` statement.

    Where ``create`` is set, a new place is laid out and a store of an earlier version is upgraded. Raises StoreError
    where it cannot be opened or is no store of this version.
    """
    return Store(connect(store_url(place), create=create))


class Store:
    """Reports, claims and cited facts; every writing method is one transaction, and writers take turns."""

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
        return self.take([pack(report, claims)], rulebook)[0]

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

    def reports(
        self,
        lineage: str | None = None,
        *,
        superseded: bool = False,
        lineages: Collection[str] | None = None,
        years: Collection[int] | None = None,
        since: int | None = None,
        counted: bool = True,
        documents: Collection[str] | None = _WORK_REPORTS,
    ) -> list[ReportCard]:
        """Give the cards of the reports, by lineage, year and region; of some lineages, of some years or since one.

        Those that stand, or those that were superseded; work reports, documents of some kinds, or of all (None). Who
        does not need the numbers of claims spares their count.
        """
        reports, claims = self._reports.c, self._claims.c
        count = select(func.count()).where(claims.report_id == reports.id).scalar_subquery() if counted else literal(0)
        query: Select[Any] = select(*self._card_columns(), count.label("claims")).join(self._regions)
        query = query.where(reports.superseded_by.is_not(None) if superseded else reports.superseded_by.is_(None))
        query = self._narrowed(query, lineage, lineages, years)
        query = query if since is None else query.where(reports.year >= since)
        query = query if documents is None else query.where(reports.document.in_(sorted(documents)))
        return self._made(card_of, query.order_by(*self._in_order()))

    def claims(
        self,
        lineage: str | None = None,
        years: Collection[int] | None = None,
        *,
        lineages: Collection[str] | None = None,
        indicators: Collection[str] | None = None,
        periods: Collection[str] | None = None,
        kind: Kind | None = None,
    ) -> list[Claim]:
        """Give the claims of the documents that stand, by lineage, year and region, in the order of the text.

        Each word narrows what is read: lineages, years of reports, canonical ids, periods as claims tell them, kind.
        """
        reports, claims = self._reports.c, self._claims.c
        query = select(self._claims).join(self._reports).where(reports.superseded_by.is_(None))
        query = self._narrowed(query, lineage, lineages, years)
        if indicators is not None:
            query = query.where(claims.indicator.in_(sorted(indicators)))
        if periods is not None:
            query = query.where(claims.period.in_(sorted(periods)))
        if kind is not None:
            query = query.where(claims.kind == kind)
        return self._made(claim_of, query.order_by(*self._in_order(), claims.ordinal))

    def facts(self, lineage: str | None = None, *, periods: Collection[str] | None = None) -> list[Fact]:
        """Give the cited facts in the order of taking; of one lineage, about some periods."""
        query = select(self._facts).join(self._regions)
        if lineage is not None:
            query = query.where(self._regions.c.lineage == lineage)
        if periods is not None:
            query = query.where(self._facts.c.period.in_(sorted(periods)))
        return self._made(fact_of, query.order_by(self._facts.c.id))

    def fingerprint(self, lineage: str) -> str:
        """Give a checksum of all that stands of a lineage, reports, claims and cited facts: it changes as they do."""
        reports, standing = self._reports.c, self._reports.c.superseded_by.is_(None)
        told = select(*self._card_columns()).join(self._regions).where(standing).order_by(*self._in_order())
        claims = select(self._claims).join(self._reports).where(standing)
        claims = claims.order_by(*self._in_order(), self._claims.c.ordinal)
        facts = select(self._facts).join(self._regions).where(self._regions.c.lineage == lineage)
        found = sha256()
        for query in (told.where(reports.lineage == lineage), claims.where(reports.lineage == lineage), facts):
            for row in self._read(query):
                found.update(
                    repr(
                        [value for name, value in row.items() if name not in _NUMBERS or isinstance(value, str)]
                    ).encode()
                )
        return found.hexdigest()

    def regions(self) -> list[RegionCard]:
        """Give the regions of which something is stored, by code."""
        years: dict[str, set[int]] = {}
        reports, facts = self._reports.c, self._facts.c
        told = select(reports.region, reports.year).where(reports.superseded_by.is_(None)).distinct()
        told = told.where(reports.document.in_(_WORK_REPORTS))
        for row in self._read(told):
            years.setdefault(row["region"], set()).add(row["year"])
        count = select(func.count()).where(facts.region == self._regions.c.code).scalar_subquery()
        query = select(self._regions, count.label("facts")).order_by(self._regions.c.code)

        def card(row: dict[str, Any]) -> RegionCard:
            return RegionCard.model_validate({**row, "reports": tuple(sorted(years.get(row["code"], ())))})

        return self._made(card, query)

    def region_names(self) -> dict[str, str]:
        """Give the names of the regions of which something is stored, by code."""
        regions = self._regions.c
        query: Select[Any] = select(regions.code, regions.name).order_by(regions.code)
        return {row["code"]: row["name"] for row in self._read(query)}

    def text(self, lineage: str, year: int, region: str | None = None, document: str = "work_report") -> str | None:
        """Give the decoded source text of the document that stands for a lineage and year, None where there is none.

        Where several regions of a lineage stood that year, ``region`` is the code of the one that is meant.
        """
        found = self.source(lineage, year, region, document)
        return found.text if found else None

    def source(
        self, lineage: str, year: int, region: str | None = None, document: str = "work_report"
    ) -> Source | None:
        """Give the document that ``text`` is that of as it was read from its file, None where there is none."""
        reports = self._reports.c
        columns = (reports.source, reports.text, reports.format, reports.encoding, reports.sha256)
        query = select(*columns).where(reports.lineage == lineage, reports.year == year)
        query = query.where(reports.document == document)
        query = query.where(reports.superseded_by.is_(None)).order_by(*self._in_order())
        found = self._read(query if region is None else query.where(reports.region == region))
        if found and not isinstance(found[0]["text"], str):
            raise damaged(self._connection.engine.url, "the text of a report is none")
        kept = {name: found[0][name] for name in ("text", "format", "encoding", "sha256")} if found else None
        return Source(name=found[0]["source"], **kept) if kept else None

    def _card_columns(self) -> list[Any]:
        """Give the columns of a report without its text, with the name of its region."""
        columns = [column for column in self._reports.c if column.name != "text"]
        return [*columns, self._regions.c.name.label("region_name")]

    def _in_order(self) -> list[Any]:
        """Give the order of reports: it depends on what they are, not on when they were taken."""
        reports = self._reports.c
        return [reports.lineage, reports.year, reports.region, reports.document, reports.id]

    def _narrowed(
        self,
        query: Select[Any],
        lineage: str | None,
        lineages: Collection[str] | None,
        years: Collection[int] | None,
    ) -> Select[Any]:
        reports = self._reports.c
        if lineage is not None:
            query = query.where(reports.lineage == lineage)
        if lineages is not None:
            query = query.where(reports.lineage.in_(sorted(lineages)))
        return query if years is None else query.where(reports.year.in_(sorted(years)))

    def _made(self, make: Callable[[dict[str, Any]], Made], query: Select[Any]) -> list[Made]:
        """Give what a query finds as models."""
        return self._sound(make, self._read(query))

    def _sound(self, make: Callable[[dict[str, Any]], Made], rows: list[dict[str, Any]]) -> list[Made]:
        """Give rows as models; raises StoreError where one is none that this program has written."""
        try:
            return [make(row) for row in rows]
        except (ValueError, TypeError, KeyError, ArithmeticError, RecursionError) as error:
            what = Message("a row of it cannot be read ({kind})", {"kind": type(error).__name__})
            raise damaged(self._connection.engine.url, what) from error

    def _read(self, query: Select[Any]) -> list[dict[str, Any]]:
        with transaction(self._connection, writing=False):
            return self._rows(query)

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
        self._insert_claims(new, parcel)
        return "superseded" if earlier else "added"

    def _insert_claims(self, report_id: int, parcel: Parcel) -> None:
        """Insert many rows as the driver takes them: their values are plain, and there are hundreds a report."""
        if not parcel.claims:
            return
        compiled = insert(self._claims).compile(dialect=self._connection.dialect)
        names = (*CLAIM_COLUMNS, "report_id")
        rows: list[Any] = [(*row, report_id) for row in parcel.claims]
        if compiled.positional:
            rows = list(map(itemgetter(*map(names.index, compiled.positiontup or ())), rows))
        else:
            rows = [dict(zip(names, row, strict=True)) for row in rows]
        self._connection.exec_driver_sql(str(compiled), rows)

    def _reread(self, known: dict[str, Any], parcel: Parcel) -> Outcome:
        """Replace what the rules made of a known text where that has changed."""
        held, report_id = self._claims.c, known["id"]
        query = select(self._claims).where(held.report_id == report_id).order_by(held.ordinal)
        stored = list(map(itemgetter(*CLAIM_COLUMNS), self._rows(query)))
        readings = {name: parcel.report[name] for name in _READINGS}
        if known | readings == known and stored == parcel.claims:
            return "unchanged"
        self._run(delete(self._claims).where(held.report_id == report_id))
        self._run(update(self._reports).where(self._reports.c.id == report_id).values(**readings))
        self._insert_claims(report_id, parcel)
        return "reread"

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
