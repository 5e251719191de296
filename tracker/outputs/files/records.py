"""Records: claims, comparisons and other models as JSON Lines, JSON or CSV."""

from __future__ import annotations

import csv
import json
import re
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any, Literal, get_args

from pydantic import BaseModel

from tracker.sources.cell import harmless

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import TextIO

__all__ = ["RecordFormat", "field_columns", "shown_cell", "write_object", "write_records"]

RecordFormat = Literal["jsonl", "json", "csv"]

_UNSAFE = re.compile("[\x7f-\x9f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Breaks lines or steers a terminal, though JSON lets it stand as it is; U+009B begins an escape sequence."""
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def write_records(records: Iterable[BaseModel], model: type[BaseModel], form: RecordFormat, stream: TextIO) -> None:
    """Write records of one model in their order.

    JSON has the objects of the contract, with numbers; CSV has a header also where there are no records, figures with
    the digits of the text, the fields of a nested model as columns of their own (``target_value``), and an
    apostrophe before text that a spreadsheet would run as a formula.
    """
    if form == "csv":
        _write_csv(records, model, stream)
    elif form == "json":
        _write_json(records, stream)
    else:
        stream.writelines(_object(record) + "\n" for record in records)


def write_object(record: BaseModel, stream: TextIO) -> None:
    """Write one record as a JSON object on a line of its own."""
    stream.write(_object(record) + "\n")


def field_columns(model: type[BaseModel], prefix: str = "") -> Iterator[tuple[str, type[BaseModel], str]]:
    """Give the columns of the CSV of a model: the name, and the model and field that it comes from."""
    for name, field in model.model_fields.items():
        nested = _nested(field.annotation)
        if nested:
            yield from field_columns(nested, f"{prefix}{name}_")
        else:
            yield f"{prefix}{name}", model, name


def shown_cell(cell: str, stream: TextIO) -> str:
    """Give a cell as a stream takes it: a terminal would obey the control characters in it, a file holds them."""
    return _CONTROLS.sub(" ", cell) if stream.isatty() else cell


def _object(record: BaseModel) -> str:
    written = record.model_dump_json()
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", written)


def _write_json(records: Iterable[BaseModel], stream: TextIO) -> None:
    stream.write("[")
    stream.writelines(("," if number else "") + "\n" + _object(record) for number, record in enumerate(records))
    stream.write("\n]\n")


def _write_csv(records: Iterable[BaseModel], model: type[BaseModel], stream: TextIO) -> None:
    bare = csv.writer(stream, lineterminator="\n")
    quoted = csv.writer(stream, lineterminator="\n", quoting=csv.QUOTE_ALL)
    bare.writerow(name for name, *_ in field_columns(model))
    terminal = stream.isatty()
    for record in records:
        cells = _cells(record, model)
        if terminal:
            cells = [shown_cell(cell, stream) for cell in cells]
        # A lone carriage return ends a line for readers of CSV, and the bare writer does not see that.
        (quoted if "\r" in "".join(cells) else bare).writerow(cells)


def _cells(record: BaseModel | None, model: type[BaseModel]) -> list[str]:
    """Give the cells of a record, as many empty ones where there is none."""
    if record is None:
        return [""] * _width(model)
    cells: list[str] = []
    for name, nested in _fields(model):
        value = getattr(record, name, None)
        if nested:
            cells += _cells(value, nested)
        else:
            cells.append(_cell(value))
    return cells


@cache
def _width(model: type[BaseModel]) -> int:
    """Give the number of columns of a model."""
    return sum(1 for _ in field_columns(model))


@cache
def _fields(model: type[BaseModel]) -> tuple[tuple[str, type[BaseModel] | None], ...]:
    """Give the fields of a model, each with the model that it holds."""
    return tuple((name, _nested(field.annotation)) for name, field in model.model_fields.items())


def _nested(annotation: Any) -> type[BaseModel] | None:
    """Give the model that a field holds, alone or beside None."""
    candidates = (annotation, *get_args(annotation))
    found = [one for one in candidates if isinstance(one, type) and issubclass(one, BaseModel)]
    return found[0] if found and not _is_many(annotation) else None


def _is_many(annotation: Any) -> bool:
    return getattr(annotation, "__origin__", None) in {tuple, list, dict}


_TOLD: dict[type, Callable[[Any], str]] = {
    type(None): lambda _none: "",
    str: harmless,
    bool: lambda value: "true" if value else "false",
    Decimal: "{:f}".format,
    int: str,
}
"""How values of these types are told in a cell; others are lists of some kind."""


def _cell(value: Any) -> str:
    tell = _TOLD.get(type(value))
    return tell(value) if tell else harmless(_list(value))


def _list(values: Any) -> str:
    """Give many values in one cell: words with slashes between them, models as JSON."""
    if not values and not isinstance(values, dict):
        return ""
    if all(isinstance(value, str | int) for value in values) and not isinstance(values, dict):
        return " / ".join(map(str, values))
    return json.dumps(_plain(values), ensure_ascii=False, default=str)


def _plain(values: Any) -> Any:
    if isinstance(values, BaseModel):
        return values.model_dump(mode="json")
    if isinstance(values, tuple | list):
        return [_plain(value) for value in values]
    return values
