"""The data package: the reviews of dossiers as CSV files with a ``datapackage.json`` that describes every column."""

from __future__ import annotations

import json
from decimal import Decimal
from hashlib import sha256
from types import UnionType
from typing import TYPE_CHECKING, Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin

from pydantic import BaseModel, ConfigDict

from tracker.claims.claim import Figure, Measure
from tracker.comparisons.records.comparison import Comparison, Side
from tracker.comparisons.records.undertaking import Undertaking
from tracker.outputs.files.descriptions import descriptions
from tracker.outputs.files.records import field_columns, write_records
from tracker.outputs.files.sources import Origin, all_origins
from tracker.outputs.wording.figures import tell_tolerances
from tracker.outputs.wording.findings import told
from tracker.outputs.wording.plain import plain
from tracker.outputs.wording.punctuation import listed
from tracker.outputs.wording.titles import tell_span, tell_whose
from tracker.outputs.wording.words import word

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from tracker.comparisons.records.finding import Finding
    from tracker.comparisons.views.dossier import Dossier
    from tracker.rulebook.policy import Language
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["write_package"]

_GUARD = (
    "Text that a spreadsheet would run as a formula, beginning with = + - @ or a tab, has an apostrophe before it that "
    "is not part of the text."
)
_TYPES = {str: "string", int: "integer", bool: "boolean", Decimal: "number", tuple: "array", dict: "object"}


class _Numbered(BaseModel):
    model_config = ConfigDict(frozen=True, defer_build=True)

    number: int
    """Number of the row, from 1."""


class _ComparisonRow(Comparison, _Numbered):
    """A comparison with the number of its row before it."""


class _OriginRow(Origin, _Numbered):
    """A source with the number of its row before it."""


class _FindingRow(BaseModel):
    """A finding with its words in both languages."""

    model_config = ConfigDict(frozen=True, defer_build=True)

    id: str
    """What tells findings apart; an edit elsewhere in a report leaves it alone."""
    code: str
    """Of what kind it is; rules/findings.yaml has the words."""
    region: str
    """Code of the region: six digits, among them letters for a place that a user has added."""
    region_name: str
    """Name of the region."""
    year: int
    """The year that it is about."""
    indicator: str | None
    """Canonical id of what is measured, missing outside the vocabulary."""
    label: str
    """What is measured, in the words of the text; missing where it is about no single figure."""
    measure: Measure | None
    """level, growth, change, multiple, relative or qualitative."""
    gap: Figure | None
    """The difference that it tells, signed, in ``gap_unit``."""
    gap_unit: str | None
    """pp for percentage points, else a unit of the text."""
    text_zh: str
    """What it says in Chinese, with quotes and places."""
    text_en: str
    """What it says in English, with quotes and places."""
    sides: tuple[Side, ...]
    """The figures or sentences that it rests on, as JSON objects with the fields of a target."""


class _Table(NamedTuple):
    name: str
    title: str
    model: type[BaseModel]
    key: str
    rows: Sequence[BaseModel]


def write_package(dossiers: Sequence[Dossier], rules: Rulebook, lang: Language, folder: Path) -> None:
    """Write ``datapackage.json`` and a CSV file each for comparisons, tasks, findings and sources to a folder."""
    resources = [_resource(table, folder) for table in _tables(dossiers, rules, lang)]
    package = _package(dossiers, rules, lang) | {"resources": resources}
    with (folder / "datapackage.json").open("w", encoding="utf-8", newline="") as stream:
        json.dump(package, stream, ensure_ascii=False, indent=2)
        stream.write("\n")


def _tables(dossiers: Sequence[Dossier], rules: Rulebook, lang: Language) -> Iterator[_Table]:
    reviews = [one for each in dossiers for one in each.reviews]
    compared = [one for each in reviews for one in each.targets]
    found = [told(one, each.lines, rules) for each in reviews for one in each.findings]
    numbered = [_ComparisonRow(number=at, **dict(one)) for at, one in enumerate(compared, 1)]
    named = [_OriginRow(number=at, **dict(one)) for at, one in enumerate(all_origins(dossiers), 1)]
    yield _Table("comparisons", word("sheet_comparisons", lang), _ComparisonRow, "number", numbered)
    tasks = [one for each in reviews for one in each.tasks]
    yield _Table("tasks", word("sheet_tasks", lang), Undertaking, "id", tasks)
    yield _Table("findings", word("findings", lang), _FindingRow, "id", [_finding_row(one) for one in found])
    yield _Table("sources", word("sources", lang), _OriginRow, "number", named)


def _finding_row(one: Finding) -> _FindingRow:
    fields = {name: getattr(one, name) for name in _FindingRow.model_fields if not name.startswith("text_")}
    return _FindingRow(**fields, text_zh=one.text["zh"], text_en=one.text["en"])


def _package(dossiers: Sequence[Dossier], rules: Rulebook, lang: Language) -> dict[str, Any]:
    whose = dossiers[0].region if len(dossiers) == 1 else f"{len(dossiers)}-regions"
    named = [{"title": plain(one.source)} | ({"path": one.link} if one.link else {}) for one in all_origins(dossiers)]
    tolerances = listed(tell_tolerances(rules, lang), lang)
    return {
        "profile": "tabular-data-package",
        "name": f"targets-{whose}-{tell_span(dossiers)}",
        "title": tell_whose(dossiers, rules, lang),
        "description": word("policy", lang, policy=dossiers[0].policy, tolerances=tolerances),
        "policy": dossiers[0].policy,
        "rules": dossiers[0].rules,
        "sources": named,
    }


def _resource(table: _Table, folder: Path) -> dict[str, Any]:
    """Write the rows of a table and give its part of the description."""
    path = folder / f"{table.name}.csv"
    with path.open("w", encoding="utf-8", newline="") as stream:
        write_records(table.rows, table.model, "csv", stream)
    written = path.read_bytes()
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "title": table.title,
        "description": _GUARD,
        "path": path.name,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(written),
        "hash": f"sha256:{sha256(written).hexdigest()}",
        "schema": {
            "fields": [_field(*column, key=table.key) for column in field_columns(table.model)],
            "missingValues": [""],
            "primaryKey": [table.key],
        },
    }


def _field(name: str, model: type[BaseModel], field: str, *, key: str) -> dict[str, Any]:
    """Describe a column; one of certain words has these as its only values."""
    kind = next(one for one in _kinds(model.model_fields[field].annotation) if one is not type(None))
    description = descriptions(model).get(field, "")
    words = get_args(kind) if get_origin(kind) is Literal else ()
    limits: dict[str, Any] = {"enum": list(words)} if words else {}
    limits |= {"required": True, "unique": True} if name == key else {}
    listed = get_args(kind)[:1] in {(str,), (int,)}  # one cell has what a list holds, with slashes between
    told_kind = "string" if words or listed else _TYPES[get_origin(kind) or kind]
    return {"name": name, "type": told_kind, "description": description} | ({"constraints": limits} if limits else {})


def _kinds(annotation: Any) -> Iterator[Any]:
    """Give what a field may hold, without the wrappings of a union and of added metadata."""
    if get_origin(annotation) is Annotated:
        yield from _kinds(get_args(annotation)[0])
    elif isinstance(annotation, UnionType) or get_origin(annotation) is Union:
        yield from (kind for one in get_args(annotation) for kind in _kinds(one))
    else:
        yield annotation
