"""Change: what one reading of a report says that another reading of it does not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, cast

from pydantic import BaseModel, ConfigDict

from tracker.claims.claim import Claim
from tracker.workshop.examples import record_of

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Change", "changes"]


class Change(BaseModel):
    """A claim that was added, lost or changed; ``fields`` are those that differ where it changed."""

    model_config = ConfigDict(frozen=True)

    change: Literal["added", "lost", "changed"]
    source: str
    """File name of the report."""
    fields: tuple[str, ...]
    before: Claim | None
    after: Claim | None

    @property
    def claim(self) -> Claim:
        """The claim as it is now, or was."""
        return cast("Claim", self.after or self.before)


def changes(source: str, before: Sequence[Claim], after: Sequence[Claim]) -> list[Change]:
    """Give the changes from one list of claims of a report to another, in the order of the text.

    Two claims are one that changed where they have the same figure and their evidence overlaps.
    """
    left = list(before)
    pairs: list[tuple[Claim | None, Claim]] = []
    for exact in (True, False):
        paired = {id(new) for _, new in pairs}
        for new in (claim for claim in after if id(claim) not in paired):
            old = next((claim for claim in left if (_same if exact else _alike)(claim, new)), None)
            if old is not None:
                left.remove(old)
                pairs.append((old, new))
    paired = {id(new) for _, new in pairs}
    found = [_changed(source, old, new) for old, new in pairs if old is not None and not _same(old, new)]
    found += [_one(source, "added", new) for new in after if id(new) not in paired]
    found += [_one(source, "lost", old) for old in left]
    return sorted(found, key=lambda change: (change.claim.start, change.claim.end, change.change, change.claim.label))


def _same(one: Claim, other: Claim) -> bool:
    return not _differing(one, other)


def _alike(one: Claim, other: Claim) -> bool:
    size = one.value is None or other.value is None or abs(one.value) == abs(other.value)
    return size and one.start < other.end and other.start < one.end


def _differing(one: Claim, other: Claim) -> list[str]:
    found = record_of(one).differing(record_of(other))
    told = ("tier", "start", "end", "section", "rule", "ambiguous", "readings")
    return found + [name for name in told if getattr(one, name) != getattr(other, name)]


def _changed(source: str, old: Claim, new: Claim) -> Change:
    return Change(change="changed", source=source, fields=tuple(_differing(old, new)), before=old, after=new)


def _one(source: str, kind: Literal["added", "lost"], claim: Claim) -> Change:
    before, after = (None, claim) if kind == "added" else (claim, None)
    return Change(change=kind, source=source, fields=(), before=before, after=after)
