"""The settlement of tasks: what people decided about promises without a figure, where it still stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tracker.comparisons.judging.settling import answering, is_about, remark_on
from tracker.comparisons.records.comparison import Settled
from tracker.comparisons.records.settlement import is_meant, offered, squeezed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tracker.comparisons.gathering.statements import Statements
    from tracker.comparisons.records.settlement import Settlement
    from tracker.comparisons.records.undertaking import Undertaking

__all__ = ["settle_tasks"]


def settle_tasks(tasks: Iterable[Undertaking], statements: Statements) -> list[Undertaking]:
    """Give tasks as people decided them, where what they decided on still stands; the last decision counts."""
    ours = [one for one in statements.settlements if is_about(one, statements)]
    return [_settled(one, ours, statements) for one in tasks] if ours else list(tasks)


def _settled(one: Undertaking, settlements: Sequence[Settlement], statements: Statements) -> Undertaking:
    meant = (each for each in reversed(settlements) if is_meant(each, one))
    standing = next((each for each in meant if each.verdict and _stands(each, one, statements)), None)
    changed = _outcome(standing, one, statements) if standing else {}
    return one.model_copy(update=changed | remark_on(one, settlements))


def _stands(settlement: Settlement, one: Undertaking, statements: Statements) -> bool:
    offers = [squeezed(words) for words in offered(one)]
    if settlement.answer is None:
        rejected = {squeezed(words) for words in settlement.rejected}
        return not settlement.rejected or rejected.issuperset(offers)
    answer = squeezed(settlement.answer)
    texts = [told.text for (_, year), told in statements.texts.items() if year == one.year + 1]
    return any(answer in words for words in offers) or not texts or any(answer in squeezed(text) for text in texts)


def _outcome(settlement: Settlement, one: Undertaking, statements: Statements) -> dict[str, Any]:
    answer = settlement.answer
    mentions = tuple(answering(answer, settlement, one.mentions, one.year, statements)) if answer else ()
    settled = Settled(who=settlement.who, when=settlement.when.isoformat(), why=settlement.why)
    return {"verdict": settlement.verdict, "reason": None, "mentions": mentions, "looked": (), "settled": settled}
