"""Places: what users add to the divisions, such as new areas and zones whose committees report like governments."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field, model_validator

from tracker.errors import Message
from tracker.rulebook.table import DescribedTable, Table

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

__all__ = ["PLACES", "Place", "PlaceFile", "load_places"]

PLACES = "places.yaml"

_Code = Annotated[str, Field(pattern=r"^[1-9][0-9][0-9a-z]{4}$")]
_Name = Annotated[str, Field(pattern=r"^[^\s,;]{2,40}$")]
_Year = Annotated[int, Field(ge=1949, le=2100)]


class Place(DescribedTable):
    """A place that is no division and reports like one."""

    code: _Code
    """Six digits or small letters that no division has: 4403dp. The first two, digits, are those of the province."""
    name: _Name
    """The name in full."""
    parent: _Code
    """Code of the division that it lies in, or of a place further up in the file."""
    since: _Year
    """First year."""
    until: _Year | None = None
    """Last year; null while it stands."""
    aliases: tuple[_Name, ...] = ()
    """Other names."""
    level: Literal["province", "prefecture", "county"] | None = None
    """Among which regions it is counted; that below its parent where left out."""
    successors: tuple[_Code, ...] = ()
    """Codes of the divisions or places that it became when it ended."""

    @property
    def row(self) -> tuple[str, ...]:
        """The line of divisions.csv that it would be, cell by cell."""
        return self.code, self.name, str(self.since), str(self.until or ""), ";".join(self.successors)

    @model_validator(mode="after")
    def _years_in_order(self) -> Place:
        if self.until is not None and self.until < self.since:
            years = {"until": self.until, "since": self.since}
            raise ValueError(Message("until {until} lies before since {since}", years))
        if self.successors and self.until is None:
            raise ValueError(Message("successors need the year until in which it ended"))
        return self


class PlaceFile(Table):
    """places.yaml: places that are added to the divisions."""

    places: tuple[Place, ...]


def load_places(directories: tuple[Path, ...], codes: Collection[str]) -> tuple[Place, ...]:
    """Read ``places.yaml`` wherever it is; ``codes`` are those of the divisions.

    Raises RulesError with file, line and column at the first place that cannot be taken.
    """
    found: list[Place] = []
    for path in (path for directory in directories if (path := directory / PLACES).is_file()):
        found += _read(path, {*codes, *(place.code for place in found)})
    return tuple(found)


def _read(path: Path, codes: Collection[str]) -> tuple[Place, ...]:
    from tracker.rulebook.lint_places import place_flaws
    from tracker.rulebook.positions import read_document

    document = read_document(path)
    for flaw in place_flaws(document, codes):
        raise flaw.error
    return PlaceFile.model_validate(document.content).places
