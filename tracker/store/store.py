"""The store: reports with their claims and named tasks, and cited facts, kept in a database; here it is read."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Any, Self, TypeVar

from tracker.errors import Message
from tracker.sources.source import Source
from tracker.store import query
from tracker.store.card import RegionCard
from tracker.store.place import plain_file
from tracker.store.rows import card_of, claim_of, fact_of
from tracker.store.trouble import damaged

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from types import TracebackType

    from tracker.claims.claim import Claim, Kind
    from tracker.rulebook.rulebook import Rulebook
    from tracker.store.card import ReportCard
    from tracker.store.facts import Fact
    from tracker.store.query import Answering, Query
    from tracker.store.reader import Reader
    from tracker.store.rereading import KeptText
    from tracker.store.writing import WritableStore
    from tracker.tasks.task import Task

__all__ = ["Store", "open_store", "read_store"]

Made = TypeVar("Made")


def open_store(place: str, rulebook: Rulebook | None = None) -> WritableStore:
    """Open the store at a SQLAlchemy URL or at the path of a SQLite file, for use in a ``with`` statement.

    A new place is laid out, and a store of an earlier version is upgraded; what such a store did not keep yet is read
    from its texts by ``rulebook``, the built-in one where none is given. Raises StoreError where it cannot be opened
    or is no store.
    """
    from tracker.store.database import store_url
    from tracker.store.layout import connect
    from tracker.store.writing import WritableStore

    return WritableStore(connect(store_url(place), create=True, rulebook=rulebook))


def read_store(place: str) -> Store:
    """Open a store that is only read, as ``open_store`` does; raises StoreError where there is none of this version."""
    file = plain_file(place)
    if file is not None:
        from tracker.store.file import open_file

        return Store(open_file(file))
    from tracker.store.database import Database, store_url
    from tracker.store.layout import connect

    return Store(Database(connect(store_url(place), create=False)))


class Store:
    """Reports, claims, named tasks and cited facts, to be read."""

    def __init__(self, answering: Answering) -> None:
        self._answering = answering

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the connection; the store cannot be used after."""
        self._answering.close()

    def reports(
        self,
        lineage: str | None = None,
        *,
        superseded: bool = False,
        lineages: Collection[str] | None = None,
        years: Collection[int] | None = None,
        since: int | None = None,
        counted: bool = True,
        documents: Collection[str] | None = query.WORK_REPORTS,
    ) -> list[ReportCard]:
        """Give the cards of the reports, by lineage, year and region; of some lineages, of some years or since one.

        Those that stand, or those that were superseded; work reports, documents of some kinds, or of all (None). Who
        does not need the numbers of claims spares their count.
        """
        narrowing = query.Narrowing(lineage, lineages, years, since, documents)
        return self._made(card_of, query.cards(narrowing, superseded=superseded, counted=counted))

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
        narrowing = query.Narrowing(lineage, lineages, years)
        return self._made(claim_of, query.claims(narrowing, indicators, periods, kind))

    def tasks(self, lineage: str | None = None, years: Collection[int] | None = None) -> list[Task]:
        """Give the named tasks of the reports that stand, by lineage, year and region, in the order of the text."""
        from tracker.store.task_rows import task_of

        return self._made(task_of, query.tasks(query.Narrowing(lineage, years=years)))

    def readers(self) -> dict[Reader, int]:
        """Give by whom the reports were read, with how many by each, superseded ones among them."""
        from tracker.store.reader import Reader

        def counted(row: dict[str, Any]) -> tuple[Reader, int]:
            return Reader(row["program"], row["rules"]), row["reports"]

        return dict(self._made(counted, query.READERS))

    def facts(self, lineage: str | None = None, *, periods: Collection[str] | None = None) -> list[Fact]:
        """Give the cited facts in the order of taking; of one lineage, about some periods."""
        return self._made(fact_of, query.facts(lineage, periods))

    def fingerprint(self, lineage: str) -> str:
        """Give a checksum of all that stands of a lineage, whatever was read or is cited: it changes as they do."""
        narrowing = query.Narrowing(lineage)
        asked = (query.told_of(lineage), query.claims(narrowing), query.tasks(narrowing), query.facts(lineage))
        found = sha256()
        for one in asked:
            for row in self._answering.answer(one):
                found.update(repr(list(row.values())).encode())
        return found.hexdigest()

    def regions(self) -> list[RegionCard]:
        """Give the regions of which something is stored, by code."""
        years: dict[str, set[int]] = {}
        for row in self._answering.answer(query.YEARS):
            years.setdefault(row["region"], set()).add(row["year"])

        def card(row: dict[str, Any]) -> RegionCard:
            return RegionCard.model_validate({**row, "reports": tuple(sorted(years.get(row["code"], ())))})

        return self._made(card, query.regions())

    def region_names(self) -> dict[str, str]:
        """Give the names of the regions of which something is stored, by code."""
        return {row["code"]: row["name"] for row in self._answering.answer(query.NAMES)}

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
        narrowing = query.Narrowing(lineage, years=(year,), documents=(document,), region=region)
        found = self._answering.answer(query.texts(narrowing))
        if found and not isinstance(found[0]["text"], str):
            raise damaged(self._answering.name, "the text of a report is none")
        kept = {name: found[0][name] for name in ("text", "format", "encoding", "sha256")} if found else None
        return Source(name=found[0]["source"], **kept) if kept else None

    def read_by_others(self, reader: Reader) -> list[int]:
        """Give the ids of the reports, superseded ones among them, that ``reader`` has not read, in order of taking."""
        return [row["report_id"] for row in self._answering.answer(query.read_by_others(*reader))]

    def kept_text(self, report_id: int) -> KeptText:
        """Give the text of a document by its id (see ``read_by_others``)."""
        from tracker.store.rereading import kept_of

        (found,) = self._made(kept_of, query.kept_text(report_id))
        return found

    def _made(self, make: Callable[[dict[str, Any]], Made], asked: Query) -> list[Made]:
        """Give what a query finds as models."""
        return self._sound(make, self._answering.answer(asked))

    def _sound(self, make: Callable[[dict[str, Any]], Made], rows: list[dict[str, Any]]) -> list[Made]:
        """Give rows as models; raises StoreError where one is none that this program has written."""
        try:
            return [make(row) for row in rows]
        except (ValueError, TypeError, KeyError, ArithmeticError, RecursionError) as error:
            what = Message("a row of it cannot be read ({kind})", {"kind": type(error).__name__})
            raise damaged(self._answering.name, what) from error
