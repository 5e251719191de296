"""Downloads: the records of a table as files beside it."""

from __future__ import annotations

from gzip import compress
from io import StringIO
from typing import TYPE_CHECKING

from tracker.outputs.files.records import write_records
from tracker.outputs.site.address import data_file

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pydantic import BaseModel

    from tracker.outputs.files.records import RecordFormat
    from tracker.outputs.site.folder import SiteFolder

__all__ = ["Files", "offer", "offer_packed"]

Files = tuple[tuple[str, str], ...]
"""Form and path of each file that is offered."""


def offer(
    folder: SiteFolder,
    records: Sequence[BaseModel],
    model: type[BaseModel],
    kind: str,
    name: str,
    year: int | None = None,
    *,
    forms: tuple[RecordFormat, ...] = ("csv", "json"),
) -> Files:
    """Write records of one model in some forms; give the files."""
    for form in forms:
        folder.write(data_file(kind, name, year, form), _written(records, model, form))
    return tuple((form.upper(), data_file(kind, name, year, form)) for form in forms)


def offer_packed(
    folder: SiteFolder, records: Sequence[BaseModel], model: type[BaseModel], kind: str, name: str
) -> Files:
    """Write records that other files have too, or that no table shows, as one packed file of values; give the file."""
    path = f"{data_file(kind, name)}.gz"
    packed = compress(_written(records, model, "csv").encode("utf-8", "surrogatepass"), mtime=0)
    folder.write(path, packed)
    return (("CSV.GZ", path),)


def _written(records: Sequence[BaseModel], model: type[BaseModel], form: RecordFormat) -> str:
    stream = StringIO()
    write_records(records, model, form, stream)
    return stream.getvalue()
