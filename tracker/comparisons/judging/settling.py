"""Settling: what people decided about promises, applied where its quotes still stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tracker.comparisons.judging.verdict import judge
from tracker.comparisons.records.comparison import Noted, Settled
from tracker.comparisons.records.mention import Mention
from tracker.comparisons.records.settlement import candidate_sides, is_meant, offered, squeezed, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tracker.comparisons.gathering.statements import Statements
    from tracker.comparisons.records.comparison import Comparison, Side
    from tracker.comparisons.records.settlement import Settlement
    from tracker.comparisons.records.undertaking import Undertaking
    from tracker.rulebook.rulebook import Rulebook
    from tracker.rulebook.saying import Saying

__all__ = ["answering", "is_about", "remark_on", "settle"]

_SAYS: dict[str, Saying] = {"claimed": "claimed", "met": "claimed", "under_way": "under_way", "missed": "admitted"}
"""What a sentence is taken to say that a person found, by the verdict."""


def settle(comparisons: Iterable[Comparison], statements: Statements) -> list[Comparison]:
    """Give comparisons as people decided them, where what they decided on still stands; the last decision counts."""
    ours = [one for one in statements.settlements if is_about(one, statements)]
    return [_settled(one, ours, statements) for one in comparisons] if ours else list(comparisons)


def is_about(one: Settlement, statements: Statements) -> bool:
    """Tell whether a settlement is about the region of the statements."""
    lineage = statements.rules.divisions.lineage
    return lineage(one.region) == lineage(statements.region)


def _settled(one: Comparison, settlements: Sequence[Settlement], statements: Statements) -> Comparison:
    meant = (each for each in reversed(settlements) if is_meant(each, one))
    standing = next((each for each in meant if each.verdict and _stands(each, one, statements)), None)
    changed = _outcome(standing, one, statements) if standing else {}
    return one.model_copy(update=changed | remark_on(one, settlements))


def remark_on(one: Comparison | Undertaking, settlements: Sequence[Settlement]) -> dict[str, Any]:
    """Give what was last written beside a promise, as the field that it changes."""
    beside = (each for each in reversed(settlements) if is_meant(each, one))
    last = next((each for each in beside if each.verdict is None or each.bearer), None)
    if last is None:
        return {}
    why = last.why if last.verdict is None else ""
    return {"noted": Noted(who=last.who, when=last.when.isoformat(), why=why, bearer=last.bearer)}


def _stands(settlement: Settlement, one: Comparison, statements: Statements) -> bool:
    """Tell whether what was decided on still stands: the answer in its text, or nothing new where all was rejected."""
    if settlement.answer is None:
        rejected = {squeezed(words) for words in settlement.rejected}
        return not settlement.rejected or all(squeezed(words) in rejected for words in offered(one))
    answer = squeezed(settlement.answer)
    if any(answer in squeezed(words) for words in offered(one)):
        return True
    texts = [told.text for (_, year), told in statements.texts.items() if year == one.year + 1]
    return not texts or any(answer in squeezed(text) for text in texts)


def _outcome(settlement: Settlement, one: Comparison, statements: Statements) -> dict[str, Any]:
    """Give what changes in a comparison that a person decided."""
    answer = settlement.answer
    side = next(_sides(squeezed(answer), one, statements), None) if answer else None
    changed: dict[str, Any] = {
        "verdict": settlement.verdict, "verdict_strict": settlement.verdict, "actual": side, "gap": None,
        "gap_unit": None, "tolerance": None, "fragile": False, "reason": None, "self_reported": False, "looked": (),
        "decided_by": "person",
        "settled": Settled(who=settlement.who, when=settlement.when.isoformat(), why=settlement.why),
        "mentions": (),
    }  # fmt: skip
    if answer and side is None:
        changed["mentions"] = tuple(answering(answer, settlement, one.mentions, one.year, statements))
    return changed | _gap(one.target, side, one.indicator, statements.rules)


def _sides(answer: str, one: Comparison, statements: Statements) -> Iterator[Side]:
    """Give the figures that stand in the words of an answer, those that were offered first."""
    told = (each.side for each in statements.actuals.get(one.year, ()) if each.side.measure == one.target.measure)
    offers = candidate_sides(one)
    yield from (side for side in offers if squeezed(words_of(side)) == answer)
    yield from (side for side in (*offers, *told) if side.quote and squeezed(side.quote) in answer)


def answering(
    answer: str, settlement: Settlement, offers: Iterable[Mention], year: int, statements: Statements
) -> Iterator[Mention]:
    """Give the sentence that answers a promise of a year, with its place where its text is here."""
    says = _SAYS.get(settlement.verdict, "mentioned") if settlement.verdict else "mentioned"
    offered = next((each for each in offers if squeezed(answer) in squeezed(each.quote)), None)
    if offered:
        yield offered.model_copy(update={"says": says})
        return
    for (_, told_in), told in statements.texts.items():
        start = told.text.find(answer) if told_in == year + 1 else -1
        if start >= 0:
            line = len(told.text[:start].splitlines()) or 1
            end = start + len(answer)
            yield Mention(quote=answer, source=told.source, start=start, end=end, line=line, says=says)
            return


def _gap(target: Side, actual: Side | None, indicator: str | None, rules: Rulebook) -> dict[str, Any]:
    """Give the difference of two figures on one measure, nothing where they are on several."""
    if actual is None or actual.value is None or target.value is None or actual.measure != target.measure:
        return {}
    ruling = judge(target, actual, indicator, rules)
    return {"gap": ruling.gap, "gap_unit": ruling.gap_unit, "tolerance": ruling.tolerance}
