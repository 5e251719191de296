"""Scores of extracted claims against hand annotations: figures, claims and full records, each with its F1."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tracker.claims.claim import Claim
    from tracker.rulebook.units import Units

Annotation = dict[str, Any]
NEAR = 12
"""Evidence may lie this many characters beside the annotated quote."""


@dataclass(frozen=True)
class Scores:
    figure: float
    claim: float
    full: float


def score(gold: list[Annotation], claims: list[Claim], text: str, units: Units) -> Scores:
    """Match one to one, the fullest agreement first, and give the F1 of each depth of agreement."""
    placed = list(zip(gold, _places(gold, text), strict=True))
    claims = [claim for claim in claims if claim.value is not None]
    ranked = sorted(
        (-depth, distance, i, j)
        for i, (annotation, place) in enumerate(placed)
        for j, claim in enumerate(claims)
        if (distance := _distance(claim, place)) is not None and (depth := _depth(annotation, claim, units))
    )
    matched_gold: set[int] = set()
    matched_claims: set[int] = set()
    depths = []
    for depth, _, i, j in ranked:
        if i not in matched_gold and j not in matched_claims:
            matched_gold.add(i)
            matched_claims.add(j)
            depths.append(-depth)
    f1 = [2 * sum(depth >= level for depth in depths) / (len(gold) + len(claims)) for level in (1, 2, 3)]
    return Scores(*f1)


def headline_only(gold: list[Annotation], claims: list[Claim], text: str) -> tuple[list[Annotation], list[Claim]]:
    """Keep the headline annotations, and the claims whose evidence touches one of them."""
    kept = [(annotation, place) for annotation, place in zip(gold, _places(gold, text), strict=True)]
    kept = [(annotation, place) for annotation, place in kept if annotation["tier"] == "headline"]
    near = [claim for claim in claims if any(claim.start < end and claim.end > start for _, (start, end) in kept)]
    return [annotation for annotation, _ in kept], near


def _places(gold: list[Annotation], text: str) -> list[tuple[int, int]]:
    places, at = [], 0
    for annotation in gold:
        start = text.find(annotation["quote"], max(0, at - 200))
        start = start if start >= 0 else text.find(annotation["quote"])
        places.append((start, start + len(annotation["quote"])))
        at = start
    return places


def _distance(claim: Claim, place: tuple[int, int]) -> int | None:
    if claim.end <= place[0] - NEAR or claim.start >= place[1] + NEAR:
        return None
    return abs(claim.start - place[0])


def _depth(annotation: Annotation, claim: Claim, units: Units) -> int:
    """0 no agreement, 1 the figure, 2 the claim, 3 the full record."""
    if annotation["kind"] != claim.kind or not _same_figure(annotation, claim, units):
        return 0
    assert claim.value is not None
    same = (
        (Decimal(str(annotation["value"])) < 0) == (claim.value < 0)
        and annotation["measure"] == claim.measure
        and annotation["comparator"] == claim.comparator
        and _years(annotation["period"], annotation["span"]) == _years(claim.period, claim.span)
    )
    if not same:
        return 1
    return 3 if _same_subject(annotation, claim) else 2


def _same_figure(annotation: Annotation, claim: Claim, units: Units) -> bool:
    assert claim.value is not None
    wanted, unit = units.scaled(Decimal(str(annotation["value"])), annotation["unit"])
    found, found_unit = units.scaled(claim.value, claim.unit or "")
    if abs(wanted) != abs(found) or (annotation["value_high"] is None) != (claim.value_high is None):
        return False
    return unit in found_unit or found_unit in unit


def _years(period: str, span: str | None) -> tuple[str, str]:
    return period, "" if span is None or (span == "total" and "-" not in period) else span


def _same_subject(annotation: Annotation, claim: Claim) -> bool:
    if annotation["indicator"]:
        return bool(annotation["indicator"] == claim.indicator)
    short, long = sorted((_bare(annotation["label"]), _bare(claim.label)), key=len)
    if short in long and 2 * len(short) >= len(long):
        return True
    pairs, others = ({words[i : i + 2] for i in range(len(words) - 1)} or {words} for words in (short, long))
    return len(pairs & others) >= 0.6 * len(pairs | others)


def _bare(label: str) -> str:
    bare = label.translate(str.maketrans("", "", "“”\"'《》()（）、,， "))
    return bare.replace("规模以上", "规上").replace("地区生产总值", "生产总值").replace("城乡居民", "居民")
