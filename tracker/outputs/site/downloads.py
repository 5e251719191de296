"""Downloads: the records of a table as files beside it."""

from __future__ import annotations

from io import StringIO
from typing import TYPE_CHECKING

from tracker.outputs.files.records import write_records
from tracker.outputs.site.address import data_file

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pydantic import BaseModel

    from tracker.outputs.files.records import RecordFormat
    from tracker.outputs.site.folder import SiteFolder

__all__ = ["Files", "files_of", "offer"]

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
        stream = StringIO()
        write_records(records, model, form, stream)
        folder.write(data_file(kind, name, year, form), stream.getvalue())
    return files_of(kind, name, year, forms)


def files_of(kind: str, name: str, year: int | None = None, forms: tuple[RecordFormat, ...] = ("csv", "json")) -> Files:
    """Give the files of records that are written somewhere else."""
    return tuple((form.upper(), data_file(kind, name, year, form)) for form in forms)
