"""Change: claims and verdicts on record that are read otherwise now."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from pydantic import BaseModel, ConfigDict

from tracker.claims.claim import Claim
from tracker.rulebook.policy import Wording

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tracker.checks.known_report import KnownReport
    from tracker.checks.lineage import Lineage
    from tracker.checks.notice import Notice
    from tracker.checks.notice_writer import NoticeWriter
    from tracker.comparisons.records.comparison import Comparison

__all__ = ["claim_changes", "claim_notices", "evidence_notices", "verdict_notices"]

_TOLD = (
    "kind", "tier", "indicator", "label", "measure", "comparator", "value", "value_high", "unit", "strength", "period",
    "span", "base", "rule", "readings", "quote",
)  # fmt: skip
_OPEN = "pending"


class _Change(BaseModel):
    """A claim that is new (no ``before``), gone (no ``after``), or says something else in some fields."""

    model_config = ConfigDict(frozen=True, defer_build=True)

    before: Claim | None
    after: Claim | None
    fields: tuple[str, ...] = ()

    @property
    def claim(self) -> Claim:
        """The claim as it is now, or was."""
        return cast("Claim", self.after or self.before)


def claim_changes(before: Sequence[Claim], after: Sequence[Claim]) -> list[_Change]:
    """Give the changes from what is on record of a report to what is read now, wherever in the text it stands.

    Two claims are one that changed where they have the same id; or else say the same, have the same words, the same
    figure in overlapping words, or are about the same thing: the nearest kinship first, in the order of the text.
    """
    now = {one.id: one for one in after}
    pairs = [(one, now.pop(one.id)) for one in before if one.id in now]
    matched = {one.id for one, _ in pairs}
    gone = [one for one in before if one.id not in matched]
    for alike in (_same_record, _same_words, _same_figure, _same_thing):
        for old in list(gone):
            new = next((one for one in now.values() if alike(old, one)), None)
            if new is not None:
                gone.remove(old)
                pairs.append((old, now.pop(new.id)))
    found = [_Change(before=old, after=new, fields=_differing(old, new)) for old, new in pairs if _differing(old, new)]
    found += [_Change(before=None, after=new) for new in now.values()]
    return found + [_Change(before=old, after=None) for old in gone]


def claim_notices(before: Sequence[Claim], now: KnownReport, writer: NoticeWriter) -> Iterator[Notice]:
    """Give what changed in the claims of a report since they went on record."""
    for one in claim_changes(before, now.claims):
        kind = "changed" if one.before and one.after else "lost" if one.before else "added"
        fields = ", ".join(_told_field(one, name) for name in one.fields) or writer.words("whole")
        blanks = {"change": writer.words(kind), "claim": _told(one.claim), "fields": fields}
        key = (now.card.lineage, now.card.year, kind, one.claim.id)
        about = {**_about(now), "indicator": one.claim.indicator, "quote": one.claim.quote}
        if now.lines is None:
            yield writer.notice("R01", key, blanks, **about)
        else:
            yield writer.at("R01", now.lines, _span(one, now.lines.text), key, blanks, **about)


def _span(one: _Change, text: str) -> tuple[int, int]:
    """Give where a claim stands; one that is gone at its words, or at the beginning where they are gone too."""
    if one.after is not None:
        return one.after.start, one.after.end
    at = text.find(one.claim.quote)
    return (at, at + len(one.claim.quote)) if at >= 0 else (0, 0)


def verdict_notices(
    lineage: Lineage, before: Mapping[tuple[int, str], str], names: Mapping[str, KnownReport], writer: NoticeWriter
) -> Iterator[Notice]:
    """Give the verdicts of a region that are others now; a target that was pending had none.

    ``names`` are the reports by the claims that they state.
    """
    years = {year for year, _ in before}
    for (year, key), one in lineage.verdicts(years).items():
        earlier = before.get((year, key), _OPEN)
        if earlier not in {_OPEN, one.verdict}:
            yield _turned(one, earlier, lineage, names, writer)


def evidence_notices(
    recorded: Sequence[Claim], now: KnownReport, writer: NoticeWriter, *, offsets: bool
) -> Iterator[Notice]:
    """Give the recorded claims whose quote the text does not hold, or not at the recorded ``offsets``."""
    lines = now.lines
    for claim in recorded:
        if lines is not None and not _stands(claim, lines.text, offsets=offsets):
            at = lines.text.find(claim.quote)
            blanks = {"quote": claim.quote, "why": writer.words("moved" if at >= 0 else "gone")}
            span = (at, at + len(claim.quote)) if at >= 0 else (0, 0)
            key = (now.card.lineage, now.card.year, claim.id)
            yield writer.at("E05", lines, span, key, blanks, **_about(now))


def _stands(claim: Claim, text: str, *, offsets: bool) -> bool:
    return text[claim.start : claim.end] == claim.quote if offsets else claim.quote in text


def _about(known: KnownReport) -> dict[str, object]:
    card = known.card
    return {"region": card.region, "region_name": card.region_name, "year": card.year}


def _turned(
    one: Comparison, earlier: str, lineage: Lineage, names: Mapping[str, KnownReport], writer: NoticeWriter
) -> Notice:
    policy = lineage.rules.policy
    known = lineage.rules.indicators.get(one.indicator) if one.indicator else None
    name = Wording(zh=known.zh, en=known.en) if known else one.label
    verdicts = {"before": policy.words(earlier), "after": policy.words(one.verdict)}
    blanks: dict[str, object] = {"name": name, "year": one.year, **verdicts}
    key = (lineage.region, one.year, one.indicator or one.label, one.target.measure, earlier, one.verdict)
    about = {
        "region": one.region, "region_name": one.region_name, "year": one.year, "indicator": one.indicator
    }  # fmt: skip
    for side in (one.target, one.actual):
        report = names.get(side.claim or "") if side else None
        claim = next((each for each in report.claims if side and each.id == side.claim), None) if report else None
        if report and report.lines and claim:
            return writer.at("R02", report.lines, (claim.start, claim.end), key, blanks, **about)
    return writer.notice("R02", key, blanks, quote=one.target.quote, **about)


def _same_record(one: Claim, other: Claim) -> bool:
    return not _differing(one, other)


def _same_thing(one: Claim, other: Claim) -> bool:
    about = ("kind", "label", "measure", "period", "unit")
    return all(getattr(one, name) == getattr(other, name) for name in about)


def _same_words(one: Claim, other: Claim) -> bool:
    return one.quote == other.quote and _same_figure(one, other)


def _same_figure(one: Claim, other: Claim) -> bool:
    """Tell whether two claims state one figure, whatever its sign, in overlapping words."""
    if one.value is None or other.value is None:
        return one.quote == other.quote
    return abs(one.value) == abs(other.value) and (one.quote in other.quote or other.quote in one.quote)


def _differing(one: Claim, other: Claim) -> tuple[str, ...]:
    return tuple(name for name in _TOLD if getattr(one, name) != getattr(other, name))


def _told(claim: Claim) -> str:
    figure = "" if claim.value is None else f" {claim.value:f}{claim.unit or ''}"
    return f"{claim.period} {claim.label}{figure}"


def _told_field(one: _Change, name: str) -> str:
    before, after = (getattr(claim, name) for claim in (one.before, one.after))
    return f"{name}: {_short(before)} -> {_short(after)}"


def _short(value: object) -> str:
    return "-" if value is None or value == () else str(value)
