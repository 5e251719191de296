"""The returned table: what an office filled into the Excel file, as decisions about its promises."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING, Any, NamedTuple
from zipfile import ZipFile

from tracker.comparisons.gathering.evidence import LEFT_OUT
from tracker.comparisons.records.settlement import Settlement, label_of, offered, promised_words, squeezed
from tracker.comparisons.records.undertaking import Undertaking
from tracker.errors import InputError, Message, TrackerError
from tracker.outputs.table.table import row_key, written_beside
from tracker.outputs.wording.words import topic_words, word
from tracker.sources.content import content_of
from tracker.sources.guard import bounded

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from tracker.comparisons.records.comparison import Comparison
    from tracker.comparisons.records.review import Review
    from tracker.comparisons.views.dossier import Dossier
    from tracker.rulebook.policy import Language
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["Returned", "Signature", "returned_rows", "settlements_of"]

_QUOTED = re.compile(r"“([^\n]*?)”(?=（)|\"([^\n\"]+)\"")
"""A quote in a cell, in Chinese up to the bracket with its place: the words may have quotation marks of their own."""
_LARGEST = 64 * 1024 * 1024
"""Bytes that a table may have, packed and unpacked."""
_SECONDS = 60
_HEADS = ("key", "outcome", "status", "bearer", "remarks")
_LANGUAGES: tuple[Language, Language] = ("zh", "en")


class Returned(NamedTuple):
    """A row of a table that came back."""

    row: int
    key: str
    outcome: str
    status: str
    bearer: str
    remarks: str


class Signature(NamedTuple):
    """Who decided, when, and the reason where a row gives none."""

    who: str
    when: date
    why: str


def returned_rows(path: Path) -> list[Returned]:
    """Read the rows of a filled-in table; raises InputError where the file is none."""
    rows = _cells(path)
    heads = {words: key for key in _HEADS for words in topic_words("table")[key]}
    for number, row in enumerate(rows):
        places = {heads[cell]: at for at, cell in enumerate(row) if cell in heads}
        if set(places) == set(_HEADS):
            return [
                _returned(at, cells, places)
                for at, cells in enumerate(rows[number + 1 :], number + 2)
                if _keyed(cells, places)
            ]
    named = tuple(word(f"table.{key}", "zh") for key in _HEADS)
    raise InputError(
        "{path}: not a table of this program: it has no row with the heads {named}: write one with --format xlsx",
        path=path,
        named=named,
    )


def settlements_of(
    rows: Sequence[Returned], dossier: Dossier, review: Review, rules: Rulebook, signed: Signature, name: str
) -> list[Settlement]:
    """Give a decision for every row whose status is another now than the program gives.

    What was written under responsible or remarks of another row is kept beside its promise and decides nothing.

    Raises InputError for a status that is none and for a row of another report; ``name`` is that of the file.
    """
    known = {row_key(one): one for one in review.promises}
    found = []
    for row in rows:
        where = Message("{name}: row {row}", {"name": name, "row": row.row})
        one = known.get(row.key)
        if one is None:
            whose = f"{review.region_name} {review.year}"
            raise InputError(
                "{where}: no promise of {whose} has its key: name the region and year of the table",
                where=where,
                whose=whose,
            )
        verdict = _verdict(row.status, one, where, rules)
        if verdict != one.verdict:
            found.append(_settlement(row, one, verdict, dossier, signed))
        elif (row.bearer, row.remarks) != written_beside(one):
            found.append(_written(row, one, signed))
    return found


def _written(row: Returned, one: Comparison | Undertaking, signed: Signature) -> Settlement:
    return Settlement(
        who=signed.who,
        when=signed.when,
        why=row.remarks,
        region=one.region,
        year=one.year,
        target=promised_words(one),
        label=label_of(one),
        bearer=row.bearer,
    )


def _verdict(status: str, one: Comparison | Undertaking, where: Message, rules: Rulebook) -> str:
    """Give the verdict that a status says of a promise; raises InputError for one that is none."""
    verdicts = rules.policy.task_verdicts if isinstance(one, Undertaking) else rules.policy.verdicts
    statuses = {words.say(lang): words.id for words in verdicts for lang in _LANGUAGES}
    if status not in statuses:
        raise InputError(
            "{where}: {status} is no status: choose from {names}",
            where=where,
            status=status or "an empty cell",
            names=tuple(statuses),
        )
    return statuses[status]


def _settlement(
    row: Returned, one: Comparison | Undertaking, verdict: Any, dossier: Dossier, signed: Signature
) -> Settlement:
    answer = None if verdict == "silent" else next(_answers(row, one, dossier), None)
    return Settlement(
        who=signed.who,
        when=signed.when,
        why=row.remarks or signed.why,
        bearer=row.bearer,
        region=one.region,
        year=one.year,
        target=promised_words(one),
        label=label_of(one),
        verdict=verdict,
        answer=answer,
        rejected=tuple(offered(one)) if verdict == "silent" else (),
    )


def _answers(row: Returned, one: Comparison | Undertaking, dossier: Dossier) -> Iterator[str]:
    """Give the quotes of a cell that stand in a text of the next report, as they are written there."""
    texts = [squeezed(source.text) for source in dossier.sources if source.card.year == one.year + 1]
    for found in _QUOTED.finditer(row.outcome):
        words = (found[1] or found[2]).rpartition(LEFT_OUT)[2]
        if any(squeezed(words) in text for text in texts):
            yield words


def _returned(number: int, cells: Sequence[str], places: Mapping[str, int]) -> Returned:
    return Returned(number, **{key: cells[at] for key, at in places.items()})


def _keyed(cells: Sequence[str], places: Mapping[str, int]) -> bool:
    return bool(cells[places["key"]])


def _cells(path: Path) -> list[list[str]]:
    """Give the texts of the first sheet, row by row."""
    try:
        data = content_of(path, _LARGEST)
        with bounded(Message("{path}: this table takes", {"path": path}), _SECONDS, "save the sheet alone"):
            _refuse_bombs(path, data)
            return _texts(data)
    except OSError as error:
        raise InputError("{path}: cannot be read: {why}", path=path, why=error.strerror) from error
    except TrackerError:
        raise
    except Exception as error:  # a damaged workbook breaks its reader in any way
        raise InputError(
            "{path}: not an Excel file (xlsx), or a damaged one: save the table as one", path=path
        ) from error


def _texts(data: bytes) -> list[list[str]]:
    from openpyxl import load_workbook

    book = load_workbook(BytesIO(data), read_only=True, data_only=True)
    rows = book.worksheets[0].iter_rows(values_only=True)
    return [[str(cell).strip() if cell is not None else "" for cell in row] for row in rows]


def _refuse_bombs(path: Path, data: bytes) -> None:
    with ZipFile(BytesIO(data)) as archive:
        if sum(part.file_size for part in archive.infolist()) > _LARGEST:
            raise InputError("{path}: unpacks to far more than a table holds: save the sheet alone", path=path)
