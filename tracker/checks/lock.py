"""The lock file: claims and verdicts on record, as lines of text that differ where they do.

It begins with a line for the rules and one for each report; blocks of claims and of verdicts follow, by region and
year. A block can be found without reading the others, so a long file costs little.
"""

from __future__ import annotations

import mmap
import re
from contextlib import contextmanager
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any, NamedTuple

from pydantic import ValidationError

from tracker import __version__
from tracker.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path
    from typing import TextIO

    from tracker.checks.known_report import KnownReport
    from tracker.checks.lineage import Lineage
    from tracker.claims.claim import Claim
    from tracker.comparisons.records.comparison import Comparison
    from tracker.rulebook.rulebook import Rulebook
    from tracker.store.card import ReportCard

__all__ = ["Entry", "Lock", "claim_line", "opened_lock", "reading_of", "write_lock"]

_MAGIC = "tracker-lock 1"
_ENTRY = ("region", "year", "lineage", "level", "completeness", "claims", "sha256", "region_name", "path")
_FIELDS = (
    "id", "tier", "period", "span", "base", "indicator", "label", "measure", "comparator", "value", "value_high",
    "unit", "strength", "rule", "readings", "quote",
)  # fmt: skip
_VERDICT = ("verdict", "target", "label", "gap", "actual")
_COLUMNS = {"reports": _ENTRY, "claims": _FIELDS, "verdicts": _VERDICT}
_COMMENT = "#"
_KINDS = {"t": "target", "a": "actual"}
_ESCAPES = {"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"}
_HIDDEN = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""What would steer a terminal, or be no character of a file, stands as its number: ``\\u001b``."""
_ESCAPED = re.compile(r"\\(?:u([0-9a-f]{4})|(.?))", re.DOTALL)
_NOTHING = "-"
_TITLE = 3


class Entry(NamedTuple):
    """A report on record, and the path that it had."""

    card: ReportCard
    path: str


class Lock:
    """A lock file that is open; claims and verdicts are read when they are asked for."""

    def __init__(self, path: Path, data: mmap.mmap | bytes) -> None:
        self.path, self._data = path, data
        self._known: dict[str, dict[str, list[str]]] = {}
        first, *listed = self._block(0).removeprefix("\ufeff").split("\n")
        if not first.startswith(_MAGIC + "\t"):
            raise InputError("{path}:1: not a lock file of this program: write it again with `tracker lock`", path=path)
        self.reading = first.split("\t", 1)[1]
        """By which rules and program its reports were read."""
        rows = [(number, line) for number, line in enumerate(listed, 2) if not line.startswith(_COMMENT)]
        self.entries = tuple(_entry(path, number, line) for number, line in rows)

    def claims(self, entry: Entry) -> tuple[Claim, ...]:
        """Give the claims of a report; their offsets only count them, and their lines are 0."""
        card = entry.card
        lines = self._blocks(card.lineage).get(f"claims\t{card.region}\t{card.year}", ())
        return tuple(self._claim(place, line, card) for place, line in enumerate(lines))

    def verdicts(self, lineage: str, region: str) -> dict[tuple[int, str], str]:
        """Give the verdicts on record for a region, by year and by what tells the targets apart."""
        found = {}
        for title, lines in self._blocks(lineage).items():
            kind, code, year = title.split("\t")
            for line in lines if (kind, code) == ("verdicts", region) else ():
                verdict, key = line.split("\t")[:2]
                found[int(year), _plain(key)] = verdict
        return found

    def _blocks(self, lineage: str) -> dict[str, list[str]]:
        """Give the blocks of a lineage, which stand together, by their titles."""
        if lineage not in self._known:
            listed = [entry.card for entry in self.entries if entry.card.lineage == lineage]
            first = min((f"claims\t{card.region}\t{card.year}\n" for card in listed), default=f"verdicts\t{lineage}\t")
            codes = {lineage, *(card.region for card in listed)}
            at = self._data.find(f"\n\n{first}".encode())
            self._known[lineage] = dict(self._together(at + 2, codes)) if at >= 0 else {}
        return self._known[lineage]

    def _together(self, start: int, codes: set[str]) -> Iterator[tuple[str, list[str]]]:
        while start < len(self._data):
            title, *lines = self._block(start).split("\n")
            parts = title.split("\t")
            if len(parts) != _TITLE or parts[1] not in codes:
                return
            yield title, lines
            start = self._end(start) + 2

    def _block(self, start: int) -> str:
        end = self._end(start)
        try:
            return bytes(self._data[start:end]).decode("utf-8").rstrip("\n")
        except UnicodeDecodeError as error:
            raise InputError(
                "{path}: not UTF-8 at byte {place}: write it again", path=self.path, place=start + error.start
            ) from error

    def _end(self, start: int) -> int:
        end = self._data.find(b"\n\n", start)
        return len(self._data) if end < 0 else end

    def _claim(self, place: int, line: str, card: ReportCard) -> Claim:
        from tracker.claims.claim import Claim

        cells = line.split("\t")
        try:
            row: dict[str, Any] = {name: _plain(cell) for name, cell in zip(_FIELDS, cells, strict=True)}
            made = {name: None if row[name] == _NOTHING else row[name] for name in _FIELDS}
            made |= {name: _figure(made[name]) for name in ("value", "value_high")}
            readings = tuple((made["readings"] or "").split("; ")) if made["readings"] else ()
            whose = {"region": card.region, "region_name": card.region_name, "report_year": card.year}
            at = {"start": place, "end": place + 1, "line": 0, "column": 0, "section": (), "ambiguous": bool(readings)}
            kind = {"kind": _KINDS[row["id"].split("-")[2]], "readings": readings, "quote": row["quote"]}
            return Claim.model_validate(made | whose | at | kind)
        except (ValueError, KeyError, IndexError, InvalidOperation, ValidationError) as error:
            raise InputError(
                "{path}: the claims of {region} {year}: {cell!r} is no line of a claim:"
                " write it again with `tracker lock`",
                path=self.path,
                region=card.region,
                year=card.year,
                cell=cells[0][:60],
            ) from error


@contextmanager
def opened_lock(path: Path) -> Iterator[Lock]:
    """Open a lock file; raises InputError with path and line where it is none or cannot be read."""
    try:
        if path.exists() and not path.is_file():
            raise InputError("{path}: is no file: name the one that `tracker lock` wrote", path=path)
        with path.open("rb") as file:
            if not path.stat().st_size:
                yield Lock(path, b"")
                return
            with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
                yield Lock(path, data)
    except OSError as error:
        raise InputError("{path}: cannot be read: {why}", path=path, why=error.strerror) from error


def write_lock(reports: Sequence[KnownReport], lineages: Iterable[Lineage], rulebook: Rulebook, stream: TextIO) -> None:
    """Write claims and verdicts: reports by region and year, claims in the order of the text."""
    ordered = sorted(reports, key=lambda one: (one.card.lineage, *one.key))
    areas = sorted(lineages, key=lambda one: one.region)
    stream.write(f"{_MAGIC}\t{reading_of(rulebook)}\n")
    stream.writelines(f"{_COMMENT} {name}: {' '.join(cells)}\n" for name, cells in _COLUMNS.items())
    stream.writelines(_row(_entry_cells(one)) for one in ordered)
    heirs = {one.region: rulebook.divisions.lineage(one.region) for one in areas}
    for lineage in sorted({*heirs.values(), *(one.card.lineage for one in ordered)}):
        for one in (each for each in ordered if each.card.lineage == lineage):
            stream.write(f"\nclaims\t{one.card.region}\t{one.card.year}\n")
            stream.writelines(claim_line(claim) + "\n" for claim in one.claims)
        for area in (each for each in areas if heirs[each.region] == lineage):
            _write_verdicts(area, stream)


def _write_verdicts(area: Lineage, stream: TextIO) -> None:
    for year in sorted(area.statements.targets):
        found = area.verdicts([year])
        if found:
            stream.write(f"\nverdicts\t{area.region}\t{year}\n")
            stream.writelines(_row(_verdict_cells(key, one)) for (_, key), one in found.items())


def reading_of(rulebook: Rulebook) -> str:
    """Give by which rules, policy and program reports are read now."""
    return f"rules {rulebook.checksum} policy {rulebook.policy.id} program {__version__}"


def claim_line(claim: Claim) -> str:
    """Give the line of a claim: what it says and its quote, without its place."""
    row = claim.model_dump(include=set(_FIELDS))
    row |= {name: None if row[name] is None else format(row[name], "f") for name in ("value", "value_high")}
    row["readings"] = "; ".join(claim.readings) or None
    return _row([row[name] for name in _FIELDS]).rstrip("\n")


def _entry_cells(one: KnownReport) -> list[Any]:
    row: Mapping[str, Any] = one.card.model_dump() | {"path": one.name, "claims": len(one.claims)}
    return [row[name] for name in _ENTRY]


def _verdict_cells(key: str, one: Comparison) -> list[Any]:
    gap = None if one.gap is None else f"{one.gap:f} {one.gap_unit or ''}".strip()
    return [one.verdict, key, one.label, gap, one.actual.claim if one.actual else None]


def _entry(path: Path, number: int, line: str) -> Entry:
    from tracker.store.card import ReportCard

    cells = [_plain(cell) for cell in line.split("\t")]
    try:
        row: dict[str, Any] = dict(zip(_ENTRY, cells, strict=True))
        source = row["path"].rpartition("/")[2]
        return Entry(ReportCard.model_validate({**row, "source": source}), row["path"])
    except ValueError as error:
        raise InputError(
            "{path}:{number}: not a line of a lock file: write it again with `tracker lock`", path=path, number=number
        ) from error


def _row(cells: Iterable[Any]) -> str:
    return "\t".join(_NOTHING if cell is None else _escaped(str(cell)) for cell in cells) + "\n"


def _escaped(text: str) -> str:
    escaped = "".join(_ESCAPES.get(char, char) for char in text)
    return _HIDDEN.sub(lambda found: f"\\u{ord(found[0]):04x}", escaped)


def _plain(cell: str) -> str:
    """Undo the escapes of a cell."""
    if "\\" not in cell:
        return cell
    back = {escaped[1]: char for char, escaped in _ESCAPES.items()}
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)) if found[1] else back.get(found[2], ""), cell)


def _figure(cell: str | None) -> Decimal | None:
    return None if cell is None else Decimal(cell)
