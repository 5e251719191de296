"""The region that a user names, by name, alias or code, and what is stored of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.errors import UsageError

if TYPE_CHECKING:
    from tracker.comparisons.material import Material
    from tracker.rulebook.divisions import Division
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["material_of", "resolve_code", "resolve_region"]


def resolve_region(named: str, rulebook: Rulebook, year: int | None = None) -> Division:
    """Give the division that a name, an alias or a code stands for, in its newest form.

    One that went up in another, which stood beside it, stays what it was: the other is another region.
    With ``year`` the regions that bore the name then come first. Raises UsageError where nothing is called so, and
    with the list where several regions are: the forms of one lineage are one region.
    """
    from tracker.reports.regions import named_region

    divisions = rulebook.divisions
    found = named_region(named, divisions, year)
    lineage = divisions.lineage(found[0].code)
    if all(one.until and divisions.apart(one.code, lineage, one.until) for one in found):
        return found[0]
    return divisions.get(lineage) or found[0]


def resolve_code(named: str | None, rulebook: Rulebook, year: int | None = None) -> str | None:
    """Give the code of the region that an option names, None where it names none.

    A code stands for itself, so that a report can be given to the form of a region that delivered it.
    """
    if named is None:
        return None
    known = rulebook.divisions.get(named.strip(), year)
    return known.code if known else resolve_region(named, rulebook, year).code


def material_of(named: str, db: str, rulebook: Rulebook) -> Material:
    """Give what the store holds of the region of a name; raises UsageError where that is nothing."""
    from tracker.comparisons.material import gather
    from tracker.store.store import open_store

    division = resolve_region(named, rulebook)
    with open_store(db, create=False) as store:
        material = gather(store, division.code, division.name, rulebook)
    if not material.claims and not material.facts:
        raise UsageError(f"{division.name} ({division.code}): nothing stored in {db}: ingest its reports first")
    return material
