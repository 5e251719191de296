"""The region that a user names, by name, alias or code, and what is stored of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.cli.decisions import decisions_at, tell_stale
from tracker.errors import Message, StoreError, UsageError

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from pathlib import Path

    from tracker.comparisons.gathering.material import Material
    from tracker.comparisons.views.dossier import Dossier
    from tracker.rulebook.division import Division
    from tracker.rulebook.policy import Language
    from tracker.rulebook.rulebook import Rulebook
    from tracker.store.store import Store

__all__ = ["chosen_names", "dossier_of", "indicator_id", "material_of", "resolve_code", "resolve_region"]


def resolve_region(named: str, rulebook: Rulebook, year: int | None = None, stored: Collection[str] = ()) -> Division:
    """Give the division that a name, an alias or a code stands for, in its newest form.

    One that went up in another, which stood beside it, stays what it was: the other is another region.
    The lineages that are ``stored`` come first, with ``year`` the regions that bore the name then. Raises UsageError
    where nothing is called so, and with the list where several regions are: the forms of one lineage are one region.
    """
    from tracker.reports.region_names import named_region

    divisions = rulebook.divisions
    found = named_region(named, divisions, year, stored)
    lineage = divisions.lineage(found[0].code)
    if all(one.until and divisions.apart(one.code, lineage, one.until) for one in found):
        return found[0]
    return divisions.get(lineage) or found[0]


def resolve_code(named: str | None, rulebook: Rulebook, year: int | None = None, db: str | None = None) -> str | None:
    """Give the code of the region that an option names, None where it names none.

    A code stands for itself, so that a report can be given to the form of a region that delivered it. With ``db`` the
    regions of the store there, where there is one, come first.
    """
    if named is None:
        return None
    known = rulebook.divisions.get(named.strip(), year)
    return known.code if known else resolve_region(named, rulebook, year, _stored_at(db, rulebook)).code


def material_of(named: str, db: str, rulebook: Rulebook, decisions: Path | None = None) -> Material:
    """Give what the store holds of the region of a name, and what people decided of it (see ``decisions_at``).

    Raises UsageError where nothing is stored.
    """
    from tracker.comparisons.gathering.material import gather
    from tracker.reports.region_names import called
    from tracker.store.store import read_store

    try:
        opened = read_store(db)
    except StoreError:
        resolve_region(named, rulebook)  # a name that no store could answer is told first
        raise
    with opened as store:
        _refuse_unknown(named, store.region_names(), rulebook)
        division = resolve_region(named, rulebook, stored=_stored(store, rulebook))
        material = gather(store, division.code, division.name, rulebook)
    if not material.claims and not material.facts:
        meant = called(division, rulebook.divisions)
        if named not in {division.name, division.code}:
            told = {"named": named, "name": division.name, "code": division.code}
            meant = Message("{named} {name} ({code})", told)
        raise UsageError("{meant}: nothing stored in {db}: ingest its reports first", meant=meant, db=db)
    return material.model_copy(update={"settlements": decisions_at(decisions, rulebook)})


def dossier_of(  # where it is stored, by which rules, and in which language what is stale is told
    named: str, year: int, db: str, rulebook: Rulebook, decisions: Path | None, lang: Language
) -> Dossier:
    """Give the dossier of one year of the region of a name; raises UsageError where nothing of it is stored."""
    from tracker.comparisons.views.dossier import dossier
    from tracker.store.store import read_store

    material = material_of(named, db, rulebook, decisions)
    with read_store(db) as store:
        found = dossier(store, material, rulebook, [year])
    tell_stale(material.settlements, found.reviews, rulebook, lang)
    return found


def chosen_names(
    named: Sequence[str], level: str | None, parent: str | None, db: str, rulebook: Rulebook
) -> Sequence[str]:
    """Give the regions that are named, or else the codes of those stored that are of a level or inside a parent.

    Raises UsageError where both are given, or neither, and where no stored region is so.
    """
    from tracker.comparisons.gathering.selection import chosen_regions
    from tracker.store.store import read_store

    if bool(named) == bool(level or parent):
        raise UsageError("which regions: name them, or give --level or --parent, and not both")
    if named:
        return list(dict.fromkeys(named))
    inside = resolve_code(parent, rulebook, db=db)
    with read_store(db) as store:
        found = list(chosen_regions(store, rulebook, level, inside))
    if not found:
        raise UsageError(
            "no region in {db} is of that level or inside of that region: `tracker regions` lists them", db=db
        )
    return found


def indicator_id(named: str, rulebook: Rulebook) -> str:
    """Give the id of the indicator of an id or a name; raises UsageError where nothing is called so."""
    known = rulebook.indicators.get(named) or rulebook.indicators.named(named)
    if known is None:
        raise UsageError("{named!r} is no indicator: `tracker indicators` lists the ids and names", named=named)
    return known.id


def _refuse_unknown(named: str, stored: Mapping[str, str], rulebook: Rulebook) -> None:
    """Tell of a place that was stored under rules that know it, and is asked for under others."""
    for code, name in stored.items():
        if named.strip() in {code, name} and not rulebook.divisions.find(named.strip()):
            raise UsageError(
                "{name} ({code}): stored, but unknown to these rules: name those with it by --rules",
                name=name,
                code=code,
            )


def _stored_at(db: str | None, rulebook: Rulebook) -> Collection[str]:
    """Give the lineages of the regions in a store, none where there is no store yet."""
    from tracker.store.store import read_store

    if db is None:
        return ()
    try:
        with read_store(db) as store:
            return _stored(store, rulebook)
    except StoreError:
        return ()


def _stored(store: Store, rulebook: Rulebook) -> Collection[str]:
    return {rulebook.divisions.lineage(code) for code in store.region_names()}
