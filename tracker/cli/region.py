"""The region that a user names, by name, alias or code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.errors import UsageError

if TYPE_CHECKING:
    from tracker.rulebook.divisions import Division
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["resolve_code", "resolve_region"]

_SHOWN = 12


def resolve_region(named: str, rulebook: Rulebook, year: int | None = None) -> Division:
    """Give the division that a name, an alias or a code stands for, in its newest form.

    One that went up in another, which stood beside it, stays what it was: the other is another region.
    With ``year`` the regions that bore the name then come first. Raises UsageError where nothing is called so, and
    with the list where several regions are: the forms of one lineage are one region.
    """
    divisions, named = rulebook.divisions, named.strip()
    found = divisions.find(named, year) or divisions.find(named)
    if not found:
        raise UsageError(f"no region is called {named!r}: give its full name or its code of six digits")
    newest = {divisions.lineage(division.code): division for division in reversed(found)}
    if len(newest) > 1:
        raise UsageError(
            f"{named!r} is the name of {len(newest)} regions: give the code of one: {_listed(newest, rulebook)}"
        )
    lineage = next(iter(newest))
    if all(one.until and divisions.apart(one.code, lineage, one.until) for one in found):
        return found[0]
    return divisions.get(lineage) or newest[lineage]


def resolve_code(named: str | None, rulebook: Rulebook, year: int | None = None) -> str | None:
    """Give the code of the region that an option names, None where it names none.

    A code stands for itself, so that a report can be given to the form of a region that delivered it.
    """
    if named is None:
        return None
    known = rulebook.divisions.get(named.strip(), year)
    return known.code if known else resolve_region(named, rulebook, year).code


def _listed(newest: dict[str, Division], rulebook: Rulebook) -> str:
    listed = [_told(division, rulebook) for _, division in sorted(newest.items())]
    rest = len(listed) - _SHOWN
    return ", ".join(listed[:_SHOWN]) + (f" and {rest} more" if rest > 0 else "")


def _told(division: Division, rulebook: Rulebook) -> str:
    """Give the code of a division and its name below that of the province."""
    above = [parent.name for parent in rulebook.divisions.parents(division.code) if parent.level == "province"]
    return " ".join([division.code, *above, division.name])
