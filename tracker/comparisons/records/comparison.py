"""The comparison: one target, what answers it, and the verdict."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict

from tracker.claims.claim import Comparator, Figure, Measure, Strength, Tier
from tracker.comparisons.records.mention import Mention
from tracker.rulebook.document_kind import SourceKind, WitnessDocument
from tracker.whole import whole

__all__ = ["Comparison", "DecidedBy", "Likeness", "Looked", "Noted", "Settled", "Side", "Verdict", "Vintage"]

Verdict = Literal[
    "met", "near", "missed", "not_comparable", "to_check", "claimed", "under_way", "mentioned", "silent", "untestable",
    "pending",
]  # fmt: skip
DecidedBy = Literal[SourceKind, "person"]


class Side(BaseModel):
    """One side of a comparison: a figure with its quote and where it comes from."""

    model_config = ConfigDict(frozen=True, defer_build=True)

    measure: Measure
    """How it is measured: level, growth, change or multiple; relative or qualitative without a number."""
    comparator: Comparator | None
    """How the figure bounds, in signed space: eq, approx, ge, gt, le, lt or range."""
    value: Figure | None
    """The figure with the digits of the text, not scaled; the lower end of a range."""
    value_high: Figure | None
    """The upper end of a range."""
    unit: str | None
    """Unit as in the text, with its scale."""
    strength: Strength | None
    """Of a target ensure, strive or expect; of an actual estimate where the text says that it is expected."""
    quote: str | None
    """The words of the source; None for a cited fact whose sentence is not here."""
    source: str
    """File name of the report, or title of what is cited."""
    claim: str | None
    """Id of the claim, None for a cited fact."""
    indicator: str | None = None
    """What the figure measures, which may only be related to what the target measures."""
    document: WitnessDocument | None = None
    """The kind of document that tells it where that is a witness, None for the region's own report and the press."""
    basis: str | None = None
    """The word that puts the figure on another base than the plain one (同口径), None for the plain one."""
    derivation: str | None = None
    """How the figure was derived from others, None where the source states it."""
    grade: str | None = None
    """How sure a derived figure is; a code that rules/findings.yaml explains."""

    @classmethod
    def made(cls, fields: dict[str, Any]) -> Side:
        """Give the side of all its fields, each in its place and of its type; nothing is checked again."""
        return whole(cls, fields, _SIDE)


_SIDE = set(Side.model_fields)


class Vintage(BaseModel):
    """One statement of an actual by one source, with the verdict that it would give alone."""

    model_config = ConfigDict(frozen=True, defer_build=True)

    side: Side
    told: int | None
    """Year of the report that tells it, None for a cited fact."""
    verdict: Verdict | None
    verdict_strict: Verdict | None
    gap: Figure | None
    reason: str | None
    """Why it gives no verdict."""


class Looked(BaseModel):
    """Where the thing of a target was looked for in words, and by which names."""

    model_config = ConfigDict(frozen=True, defer_build=True)

    source: str
    """File name of the report whose review was searched."""
    names: tuple[str, ...]
    clauses: int
    """How many clauses the review has."""


class Likeness(BaseModel):
    """How a promise and the figure held against it are told in like words."""

    model_config = ConfigDict(frozen=True, defer_build=True)

    score: Figure
    """How much of its words, weighed by how rare they are, each has of the other: 0 to 1."""
    agreed: tuple[str, ...]
    """Words of the promise that the next report has, too, after both were made alike."""
    differed: tuple[str, ...]
    """Words of the promise that it does not have."""
    added: tuple[str, ...]
    """Words of the figure that the promise does not have."""
    doubts: tuple[str, ...]
    """Why the two are not quite the same; codes that rules/policy.yaml explains."""


class Settled(BaseModel):
    """That a person decided, and why."""

    model_config = ConfigDict(frozen=True, defer_build=True)

    who: str
    """Who decided."""
    when: str
    """On which day, ISO 8601."""
    why: str
    """The reason, in the words of that person."""


class Noted(BaseModel):
    """What a person wrote beside a promise without deciding it."""

    model_config = ConfigDict(frozen=True, defer_build=True)

    who: str
    """Who wrote it."""
    when: str
    """On which day, ISO 8601."""
    why: str
    """The remark, in the words of that person; empty for none."""
    bearer: str
    """Who is responsible for the promise; empty where nobody is named."""


class Comparison(BaseModel):
    """One target of a region and year with the actual that answers it."""

    model_config = ConfigDict(frozen=True, defer_build=True)

    region: str
    """Code of the region: six digits, among them letters for a place that a user has added."""
    region_name: str
    """Name of the region."""
    year: int
    """The year that the target is for."""
    indicator: str | None
    """Canonical id of what the target measures, None outside the vocabulary."""
    label: str
    """What is measured, in the words of the text."""
    target: Side
    """What was to be reached."""
    actual: Side | None
    """What decides, or explains why nothing does; None where no figure was found."""
    verdict: Verdict
    """What became of it; rules/policy.yaml has the words, worst first."""
    verdict_strict: Verdict
    """The verdict without any tolerance."""
    gap: Figure | None
    """Actual minus target, signed, in ``gap_unit``."""
    gap_unit: str | None
    """pp for percentage points, else the unit of the target."""
    tolerance: Figure | None
    """By how much a target that is not met may be missed to count as near, in ``gap_unit``."""
    fragile: bool
    """Whether the verdict changes with half or twice the tolerance, or with another source of the actual."""
    reason: str | None
    """Why there is no verdict, or what a reader should know of it; a code that rules/policy.yaml explains."""
    self_reported: bool
    """Whether target and actual both come from the region's own reports."""
    other_actuals: tuple[Side, ...]
    """Further figures of the year that a reader should see beside it."""
    vintages: tuple[Vintage, ...] = ()
    """Every source's figure on the target's own measure, best source first, and derived figures behind them."""
    mentions: tuple[Mention, ...] = ()
    """The sentences of the next report that speak of it, where no figure of it decides."""
    decided_by: DecidedBy | None = None
    """What kind of source decided; None where nothing did."""
    looked: tuple[Looked, ...] = ()
    """Where it was looked for in words; empty where a figure decides or no text is here."""
    tier: Tier = "headline"
    """headline: of the expected targets, cited, or of the vocabulary; detail: any other promise with a figure."""
    section: tuple[str, ...] = ()
    """The headings above the promise in its report, outermost first; empty for a cited fact."""
    likeness: Likeness | None = None
    """Of a promise of detail how its words are those of the figure; None where no figure was found."""
    settled: Settled | None = None
    """Who decided it, when and why, where a person did."""
    noted: Noted | None = None
    """What a person wrote beside it; it changes nothing else."""
    policy: str | None = None
    """Name and version of the policy that it was judged by."""
