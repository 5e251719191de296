"""The answer: what the actuals of a year say to one target."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from tracker.comparisons.candidate import completions, is_stock, likely, parts, renamed
from tracker.comparisons.comparison import Comparison, Looked, Vintage
from tracker.comparisons.derivation import derive
from tracker.comparisons.naming import naming_of
from tracker.comparisons.statement import Statement
from tracker.comparisons.verdict import Ruling, judge
from tracker.comparisons.vintage import statement_order, vintages

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from tracker.comparisons.comparison import Side
    from tracker.comparisons.mention import Mention
    from tracker.comparisons.search import Search
    from tracker.rulebook.indicators import Kinship
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["Ground", "answer"]

_WITHOUT_FIGURE = {"relative", "qualitative"}
_NEVER = {"next_report_missing", "area_changed"}
"""Absences in which a figure on another measure does not count as the report's answer."""

_TELLING = ("claimed", "under_way", "admitted", "mentioned")
"""What sentences say, by how much it tells of what became of a target."""
_TOLD = ("claimed", "under_way")
_WHOLE = Decimal(100)

Rivals = list[tuple[Statement, Ruling]]
Rejected = list[tuple[Statement, str]]
"""Figures that do not answer, each with the reason."""


@dataclass(frozen=True)
class Ground:
    """What the targets of one region and year are held against."""

    actuals: tuple[Statement, ...]
    subjects: frozenset[str]
    """What the targets of the year are about."""
    absence: str | None
    """Why a missing figure proves nothing, None where the next report is here in full."""
    foreign: tuple[Statement, ...] = ()
    """Actuals of the year that are about another area."""
    before: tuple[Statement, ...] = ()
    """Actuals of the year before, from which figures can be derived."""
    spans: tuple[Statement, ...] = ()
    """Figures of the next report about several years, the year among them."""
    searches: Callable[[], Sequence[Search]] = tuple
    """Gives what can be looked for in the words of the next report; reading its text takes a while."""


def answer(target: Statement, ground: Ground, rules: Rulebook) -> Comparison:
    """Hold a target against the actuals of its region and year.

    A figure on the target's own measure decides, that of the best source first; other figures only explain, and where
    there is none the words of the next report do.
    """
    if target.side.value is None:
        return _untestable(target, ground, rules)
    same = _same(target, ground.actuals, rules) or _alike(target, ground.actuals, rules)
    same = same or renamed(target, ground.actuals, rules)
    rivals = _rivals(target, vintages(same, rules.policy), rules)
    kept = {id(one) for one, _ in rivals}
    repeated = [one for one in sorted(same, key=statement_order) if id(one) not in kept]
    rulings = rivals + [(one, _ruling(target, one, rules)) for one in repeated]
    derived = [] if any(ruling.verdict for _, ruling in rivals) else _derived(target, ground, rules)
    shown = tuple(_vintage(one, ruling) for one, ruling in rivals + derived)
    for one, ruling in rulings:
        if ruling.verdict:
            others = _sides(same, without=one)
            return _decided(target, one, ruling, rules, rivals=rivals, other_actuals=others, vintages=shown)
    found = [(one, ruling.reason or "") for one, ruling in rulings] + _explained(target, ground, rules)
    return _undecided(target, found, ground, rules, derived=tuple(one.side for one, _ in derived), vintages=shown)


def _ruling(target: Statement, one: Statement, rules: Rulebook) -> Ruling:
    indicator = target.indicator or one.indicator or naming_of(rules).indicator(target.label)
    return judge(target.side, one.side, indicator, rules)


def _same(target: Statement, actuals: Iterable[Statement], rules: Rulebook) -> list[Statement]:
    """Give the figures of the same thing, scope, measure and kind: an addition is not what there is in all."""
    stock = is_stock(target, rules)
    return [one for one in _on_measure(target, actuals) if is_stock(one, rules) == stock]


def _on_measure(target: Statement, actuals: Iterable[Statement]) -> list[Statement]:
    return [one for one in actuals if one.subject == target.subject and one.side.measure == target.side.measure]


def _alike(target: Statement, actuals: Iterable[Statement], rules: Rulebook) -> list[Statement]:
    """Give the figures of other indicators that, by the vocabulary, are the target's own in its year."""
    kin = {id_ for id_, kinship in _related(target, rules).items() if kinship.answers(target.year)}
    return [one for one in actuals if one.subject in kin and one.side.measure == target.side.measure]


def _rivals(target: Statement, found: list[Statement], rules: Rulebook) -> Rivals:
    """Give the vintages with their rulings: those on the target's own base first."""
    ordered = sorted(found, key=lambda one: (one.side.basis is None) != (target.side.basis is None))
    return [(one, _ruling(target, one, rules)) for one in ordered]


def _derived(target: Statement, ground: Ground, rules: Rulebook) -> Rivals:
    """Give figures on the target's measure derived from others, with the verdicts that they would give."""
    derived = derive(target, ground.actuals, ground.before, rules)
    found = [target.model_copy(update={"side": one.side, "told": None}) for one in derived]
    return [(one, _allowed(judge(target.side, one.side, target.indicator, rules), one.side)) for one in found]


def _allowed(ruling: Ruling, side: Side) -> Ruling:
    """Take the verdict from a ruling on growth at current prices where constant ones are asked for."""
    return Ruling(verdict=None, reason="nominal") if side.grade == "nominal" else ruling


def _decided(
    target: Statement, rival: Statement, ruling: Ruling, rules: Rulebook, *, rivals: Rivals, **shown: Any
) -> Comparison:
    verdicts = {vintage.verdict for _, vintage in rivals if vintage.verdict}
    notes = [] if target.thing == rival.thing else ["alike"] if rival.thing in _related(target, rules) else ["renamed"]
    notes += ["ambiguous"] if target.ambiguous or rival.ambiguous else [ruling.reason] if ruling.reason else []
    notes += ["basis"] if (target.side.basis is None) != (rival.side.basis is None) else []
    return _comparison(
        target,
        rules,
        actual=rival.side,
        verdict=ruling.verdict,
        verdict_strict=ruling.verdict_strict,
        gap=ruling.gap,
        gap_unit=ruling.gap_unit,
        tolerance=ruling.tolerance,
        fragile=ruling.fragile or bool(verdicts - {ruling.verdict}),
        reason=next(iter(notes), None),
        self_reported=target.own and rival.own,
        decided_by=rival.source_kind,
        **shown,
    )


def _explained(target: Statement, ground: Ground, rules: Rulebook) -> list[tuple[Statement, str]]:
    """Give the figures that do not answer the target, nearest first, each with the reason.

    A related indicator that has a target of its own that year answers that one and does not stand in here.
    """
    measure, subject = target.side.measure, target.subject
    on_measure = [one for one in ground.actuals if one.side.measure == measure and one.subject not in ground.subjects]
    kin = [one for one in on_measure if one.thing in _related(target, rules)]
    other = [one for one in ground.actuals if one.subject == subject and one.side.measure != measure]
    moved = _same(target, ground.foreign, rules)
    found = [(one, "area_changed") for one in vintages(moved, rules.policy)]
    found += [(one, "definition") for one in vintages(kin, rules.policy)]
    return found + [(one, "measure") for one in vintages(other, rules.policy)]


def _undecided(
    target: Statement,
    found: Rejected,
    ground: Ground,
    rules: Rulebook,
    *,
    derived: tuple[Side, ...],
    **shown: Any,
) -> Comparison:
    """Tell what became of a target that no figure on its own measure decides: other figures, then words."""
    absence = ground.absence
    if absence == "area_changed" or absence in _NEVER:
        return _prevented(target, found, absence, rules, derived=derived, **shown)
    words = _words(target, ground, rules)
    shown |= words
    mentions: list[Mention] = words["mentions"]
    if completed := completions(target, ground.actuals, mentions, rules):
        return _completed(target, completed, rules, **shown)
    maybe = likely(target, ground.actuals, mentions, rules)
    says = next((one for one in _TELLING if any(each.says == one for each in mentions)), None)
    wide = [] if found or maybe or says in _TOLD else _wide(target, ground, rules)
    if found or wide:
        return _not_comparable(target, [*found, *wide], maybe, rules, derived=derived, **shown)
    if absence:
        return _comparison(target, rules, verdict="pending", reason=absence, other_actuals=derived, **shown)
    if maybe:
        sides = tuple(one.side for one in vintages(maybe, rules.policy)) + derived
        return _comparison(target, rules, verdict="to_check", reason="named_alike", other_actuals=sides, decided_by="report", **shown)
    if says is not None:
        verdict = says if says in _TOLD else "mentioned"
        return _comparison(target, rules, verdict=verdict, reason="in_words", other_actuals=derived, decided_by="report", **shown)
    return _comparison(target, rules, verdict="silent", reason="not_in_full_report", other_actuals=derived, **shown)


def _prevented(
    target: Statement, found: Rejected, absence: str, rules: Rulebook, *, derived: tuple[Side, ...], **shown: Any
) -> Comparison:
    """Tell of a target that nothing can answer: the next report is not here, or is about another area."""
    sides = tuple(one.side for one, _ in found)
    if absence == "area_changed":
        others = {"actual": sides[0] if sides else None, "other_actuals": sides[1:] + derived}
        return _comparison(target, rules, verdict="not_comparable", reason=absence, **others, **shown)
    return _comparison(target, rules, verdict="pending", reason=absence, other_actuals=sides + derived, **shown)


def _not_comparable(
    target: Statement,
    found: Rejected,
    maybe: Sequence[Statement],
    rules: Rulebook,
    *,
    derived: tuple[Side, ...],
    **shown: Any,
) -> Comparison:
    nearest, reason = found[0]
    others = [one for one, _ in found[1:]] + [one for one in maybe if one is not nearest]
    return _comparison(
        target,
        rules,
        actual=nearest.side,
        verdict="not_comparable",
        reason=reason,
        self_reported=target.own and nearest.own,
        other_actuals=tuple(one.side for one in others) + derived,
        decided_by=nearest.source_kind,
        **shown,
    )


def _completed(target: Statement, rates: Sequence[Statement], rules: Rulebook, **shown: Any) -> Comparison:
    """Judge by the rate at which the plan was completed; that of a task, which others may have set, is to be checked."""
    best = next(iter(vintages(rates, rules.policy)))
    sides = tuple(one.side for one in rates)
    if best.completes != "plan":
        return _comparison(target, rules, verdict="to_check", reason="completion_rate", other_actuals=sides, decided_by="report", **shown)
    whole = target.side.model_copy(update={"measure": "level", "comparator": "ge", "value": _WHOLE, "value_high": None, "unit": "%"})
    ruling = judge(whole, best.side, None, rules)
    return _comparison(
        target,
        rules,
        actual=best.side,
        verdict=ruling.verdict or "to_check",
        verdict_strict=ruling.verdict_strict or "to_check",
        reason="completion_rate",
        fragile=ruling.fragile,
        self_reported=target.own and best.own,
        other_actuals=tuple(one.side for one in rates if one is not best),
        decided_by=best.source_kind,
        **shown,
    )


def _wide(target: Statement, ground: Ground, rules: Rulebook) -> Rejected:
    """Give figures that are farther from an answer than words: those of a part, of what there is in all, of several years."""
    stock = [one for one in _on_measure(target, ground.actuals) if is_stock(one, rules) != is_stock(target, rules)]
    scoped = [one for one in ground.actuals if one.thing == target.thing and one.subject != target.subject]
    scoped = [one for one in scoped if one.side.measure == target.side.measure]
    several = [one for one in ground.spans if one.subject == target.subject]
    found = [(one, "kind") for one in vintages(stock, rules.policy)]
    found += [(one, "scope") for one in vintages([*scoped, *parts(target, ground.actuals, rules)], rules.policy)]
    return found + [(one, "span") for one in vintages(several, rules.policy)]


def _words(target: Statement, ground: Ground, rules: Rulebook) -> dict[str, Any]:
    """Give the sentences of the next report that speak of a target, and where they were looked for."""
    sought = naming_of(rules).sought(target.indicator, target.label)
    searches = ground.searches()
    mentions = [each for search in searches for each in search.mentions(sought)]
    looked = (Looked(source=one.retrospect.source, names=sought.names, clauses=len(one.retrospect.clauses)) for one in searches)
    return {"mentions": tuple(mentions), "looked": tuple(looked)}


def _untestable(target: Statement, ground: Ground, rules: Rulebook) -> Comparison:
    """Show the figures and sentences that a reader may hold against the words of the target: growth before levels."""
    measure = target.side.measure
    found = vintages([one for one in ground.actuals if one.subject == target.subject], rules.policy)
    found.sort(key=lambda one: one.side.measure != "growth")
    reason = measure if measure in _WITHOUT_FIGURE else "qualitative"
    shown = _words(target, ground, rules) | {"actual": found[0].side if found else None}
    others = tuple(one.side for one in found[1:])
    return _comparison(target, rules, verdict="untestable", reason=reason, other_actuals=others, **shown)


def _related(target: Statement, rules: Rulebook) -> Mapping[str, Kinship]:
    """Give the indicators that a reader may take for the target's, each with how its definition differs."""
    known = rules.indicators.get(target.indicator) if target.indicator else None
    return known.comparable if known else {}


def _vintage(one: Statement, ruling: Ruling) -> Vintage:
    return Vintage(
        side=one.side,
        told=one.told,
        verdict=ruling.verdict,
        verdict_strict=ruling.verdict_strict,
        gap=ruling.gap,
        reason=ruling.reason if ruling.verdict is None else None,
    )


def _sides(statements: Iterable[Statement], without: Statement) -> tuple[Side, ...]:
    """Give the other statements of a figure, each source's repetitions left out."""
    distinct = {_shown(without): without}
    for one in sorted(statements, key=lambda one: (one.side.source, statement_order(one))):
        distinct.setdefault(_shown(one), one)
    return tuple(one.side for one in distinct.values() if one is not without)


def _shown(one: Statement) -> tuple[object, ...]:
    side = one.side
    return (side.source, side.basis, side.comparator, side.value, side.value_high, side.unit)


def _comparison(target: Statement, rules: Rulebook, **outcome: Any) -> Comparison:
    blank: dict[str, Any] = {
        "actual": None,
        "gap": None,
        "gap_unit": None,
        "tolerance": None,
        "fragile": False,
        "self_reported": False,
        "other_actuals": (),
        "verdict_strict": outcome["verdict"],
    }
    return Comparison(
        region=target.region,
        region_name=target.region_name,
        year=target.year,
        indicator=target.indicator,
        label=target.label,
        target=target.side,
        policy=rules.policy.id,
        **(blank | outcome),
    )
