"""Cited facts: targets and actuals from elsewhere, each with its source, read from a CSV file."""

from __future__ import annotations

import csv
import re
from io import StringIO
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from tracker.claims.claim import Comparator, Figure, Kind, Measure, Strength
from tracker.errors import InputError, Message
from tracker.misfit import misfit
from tracker.rulebook.document_kind import SourceKind
from tracker.sources.cell import original
from tracker.sources.content import content_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tracker.rulebook.rulebook import Rulebook

__all__ = ["FACT_COLUMNS", "Fact", "read_facts"]

FACT_COLUMNS = {
    "region_code": "region",
    "region": "region_name",
    "kind": "kind",
    "indicator": "indicator",
    "label": "label",
    "year": "period",
    "measure": "measure",
    "comparator": "comparator",
    "value": "value",
    "value_high": "value_high",
    "unit": "unit",
    "strength": "strength",
    "source_type": "source_type",
    "source_title": "source_title",
    "source_url": "source_url",
}
"""The columns of a file of facts, each with the field that it fills."""
_OPTIONAL = {"value_high"}
_FIGURES = ("value", "value_high")
_NUMBERLESS = {"relative", "qualitative"}
_SHOWN = 10
_WHOLE, _PART = 15, 10
"""A figure with more digits than these before or behind its point is none; readers of reports have the same bounds."""
_PLAIN_FIGURE = re.compile(r"-?[0-9]+(?:\.[0-9]+)?", re.ASCII)
_LONGEST = 80
_LARGEST = 64 * 1024 * 1024
"""Bytes that a file of facts may have: a million rows have fewer."""

Numbered = tuple[int, dict[str, str | None]]
"""The number of a line and the fields that it fills; an empty cell is None."""


class Fact(BaseModel):
    """One figure with its source; ``value`` keeps the digits of the file and is never scaled."""

    model_config = ConfigDict(frozen=True, defer_build=True)

    region: str = Field(pattern=r"^[1-9][0-9][0-9a-z]{4}$")
    region_name: str
    kind: Kind
    indicator: str | None
    """Canonical id, None outside the vocabulary."""
    label: str
    period: str = Field(pattern=r"^(19|20)\d\d(-(19|20)\d\d)?$")
    measure: Measure
    comparator: Comparator | None
    """In signed space, as in a claim; None for targets without a number."""
    value: Figure | None
    value_high: Figure | None = None
    unit: str | None
    strength: Strength | None
    source_type: SourceKind
    source_title: str
    source_url: str | None

    @property
    def key(self) -> tuple[str | None, ...]:
        """Give what tells facts apart: two facts of one key are one statement, the second correcting the first."""
        what = (self.region, self.kind, self.indicator, self.label, self.period, self.measure, self.strength)
        return (*what, self.source_type, self.source_title, self.source_url)


def read_facts(path: Path, rulebook: Rulebook) -> list[Fact]:
    """Give the facts of a CSV file in its order, or raise one InputError with the first problems of the file."""
    problems: list[Message] = []
    facts: dict[tuple[str | None, ...], tuple[int, Fact]] = {}
    for line, fields in _rows(path, problems):
        where, before = f"{path}:{line}", len(problems)
        fact = _fact(fields, where, problems)
        if fact is None:
            continue
        problems += [_at(where, problem) for problem in _contradictions(fact, rulebook)]
        if len(problems) > before:
            continue
        first, known = facts.setdefault(fact.key, (line, fact))
        if known != fact:
            words = "value: line {line} gives another value of the same fact"
            problems.append(_at(where, Message(words, {"line": first})))
    if problems:
        raise InputError(*_listed(problems))
    return [fact for _, fact in facts.values()]


def _rows(path: Path, problems: list[Message]) -> Iterator[Numbered]:
    """Give the rows with their line numbers; rows of a wrong length become problems."""
    reader = csv.reader(StringIO(_text(path)), strict=True)
    try:
        header = [name.strip() for name in next(reader, [])]
        _check_header(path, header)
        for cells in reader:
            if not any(map(str.strip, cells)):
                continue  # an empty row, as spreadsheets leave them behind
            if len(cells) == len(header) and "\0" not in "".join(cells):
                yield reader.line_num, _named(header, cells)
            elif "\0" in "".join(cells):
                problems.append(_at(f"{path}:{reader.line_num}", Message("holds a NUL character")))
            else:
                words = "{count} cells where the first line has {wanted}: quote cells that hold a comma"
                wrong = Message(words, {"count": len(cells), "wanted": len(header)})
                problems.append(_at(f"{path}:{reader.line_num}", wrong))
    except csv.Error as error:
        raise InputError("{path}:{line}: not valid CSV: {why}", path=path, line=reader.line_num, why=error) from error


def _text(path: Path) -> str:
    try:
        return content_of(path, _LARGEST, "split it").decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(
            "{path}: not UTF-8 at byte {place}: save it as CSV in UTF-8", path=path, place=error.start
        ) from error
    except OSError as error:
        raise InputError("{path}: cannot be read: {why}", path=path, why=error.strerror) from error


def _check_header(path: Path, header: list[str]) -> None:
    missing = [name for name in FACT_COLUMNS if name not in header and name not in _OPTIONAL]
    if missing:
        raise InputError(
            "{path}:1: no column {names}: the columns are {columns}",
            path=path,
            names=tuple(missing),
            columns=tuple(FACT_COLUMNS),
        )
    unknown = [name for name in header if name not in FACT_COLUMNS]
    if unknown:
        raise InputError(
            "{path}:1: unknown column {names}: the columns are {columns}",
            path=path,
            names=tuple(unknown),
            columns=tuple(FACT_COLUMNS),
        )
    if len(set(header)) != len(header):
        raise InputError("{path}:1: a column stands twice", path=path)


def _named(header: list[str], cells: list[str]) -> dict[str, str | None]:
    return {FACT_COLUMNS[name]: original(cell.strip()) or None for name, cell in zip(header, cells, strict=True)}


def _fact(fields: dict[str, str | None], where: str, problems: list[Message]) -> Fact | None:
    for name in _FIGURES:
        cell = fields.get(name)
        if cell is not None and not _PLAIN_FIGURE.fullmatch(cell):
            words = "{column}: {cell!r}: not a plain figure: write it as in 1234.5"
            problems.append(_at(where, Message(words, {"column": name, "cell": cell[:_LONGEST]})))
            return None
    try:
        return Fact.model_validate(fields)
    except ValidationError as error:
        columns = {field: column for column, field in FACT_COLUMNS.items()}
        for detail in error.errors(include_url=False):
            column = columns[str(detail["loc"][0])]
            wrong = {"column": column, "given": str(detail["input"])[:_LONGEST], "why": misfit(detail)}
            empty = detail["input"] is None
            problems.append(
                _at(where, Message("{column}: is empty: {why}" if empty else "{column}: {given!r}: {why}", wrong))
            )
    return None


def _contradictions(fact: Fact, rulebook: Rulebook) -> Iterator[Message]:
    """Give what the shape of a row cannot tell: names that the rules do not know, figures that are not there."""
    if not rulebook.divisions.find(fact.region):
        words = "region_code: {code!r} is no division code: `tracker regions NAME` shows the codes of a name"
        yield Message(words, {"code": fact.region})
    elif not _bears(fact, rulebook):
        yield Message("region: {code} is not called {name!r}", {"code": fact.region, "name": fact.region_name})
    if fact.indicator and rulebook.indicators.get(fact.indicator) is None:
        words = "indicator: {indicator!r} is unknown: `tracker indicators` lists the ids, or leave it empty"
        yield Message(words, {"indicator": fact.indicator})
    yield from _missing_figures(fact)
    yield from _unusable_figures(fact)


def _bears(fact: Fact, rulebook: Rulebook) -> bool:
    """Tell whether the region of the code bears the name, today or under another code of its lineage."""
    lineage = rulebook.divisions.lineage(fact.region)
    found = rulebook.divisions.find(fact.region_name)
    return any(rulebook.divisions.lineage(division.code) == lineage for division in found)


def _missing_figures(fact: Fact) -> Iterator[Message]:
    if fact.measure not in _NUMBERLESS and fact.value is None:
        yield Message("value: is empty, and {measure} needs a number", {"measure": fact.measure})
    if fact.value is not None and fact.comparator is None:
        yield Message("comparator: is empty beside a value: eq where the source gives the plain figure")
    if (fact.comparator == "range") != (fact.value_high is not None):
        yield Message("value_high: stands where comparator is range, and only there")
    if fact.value is not None and fact.value_high is not None and fact.value_high < fact.value:
        figures = {"high": fact.value_high, "value": fact.value}
        yield Message("value_high: {high} is less than value {value}", figures)


def _unusable_figures(fact: Fact) -> Iterator[Message]:
    """Give the figures that no source states, and that would fill the store with digits."""
    for name, figure in zip(_FIGURES, (fact.value, fact.value_high), strict=True):
        if figure is not None and (figure.adjusted() >= _WHOLE or -int(figure.as_tuple().exponent) > _PART):
            yield Message("{column}: has more digits than any figure", {"column": name})


def _at(where: str, problem: Message) -> Message:
    return Message("{where}: {problem}", {"where": where, "problem": problem})


def _listed(problems: list[Message]) -> list[Message]:
    rest = len(problems) - _SHOWN
    return problems[:_SHOWN] + ([Message("… and {rest} more", {"rest": rest})] if rest > 0 else [])
