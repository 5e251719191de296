"""SARIF: the comparisons and findings of a region, each at the sentences that it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from tracker.outputs.files.sarif_log import (
    artifact,
    descriptor,
    fingerprint,
    location,
    log_of,
    message,
    region,
    result,
    uri_of,
    write_json,
)
from tracker.outputs.wording.findings import told
from tracker.outputs.wording.plain import plain
from tracker.outputs.wording.punctuation import labelled, listed
from tracker.outputs.wording.verdicts import tell_comparison
from tracker.outputs.wording.words import word

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import TextIO

    from tracker.comparisons.records.comparison import Comparison, Side
    from tracker.comparisons.records.finding import Finding
    from tracker.comparisons.records.review import Review
    from tracker.comparisons.views.dossier import Dossier
    from tracker.rulebook.policy import Language
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["KINDS", "MISSED_LEVEL", "TARGET_RULE", "facts_of", "target_rule", "verdict_fingerprint", "write_diff"]

KINDS = {
    "met": "pass",
    "near": "review",
    "missed": "fail",
    "silent": "open",
    "to_check": "review",
    "claimed": "review",
    "under_way": "open",
    "mentioned": "open",
    "pending": "open",
    "not_comparable": "review",
    "untestable": "notApplicable",
}
"""The kind of a result by its verdict."""

MISSED_LEVEL = "note"
"""A missed target is data, no fault of a file."""

TARGET_RULE = "target"

_BASE = "REPORTS"
_PREFIX = "finding/"


class _Page(NamedTuple):
    """What a log is written from."""

    dossier: Dossier
    rules: Rulebook
    lang: Language


def write_diff(dossier: Dossier, rulebook: Rulebook, lang: Language, stream: TextIO) -> None:
    """Write the comparisons and findings of a dossier as a SARIF 2.1.0 log.

    One rule, ``target``, is evaluated for every target: met is pass, missed is fail. Near is review: the figure fell
    short of the words, and whether the tolerance excuses it is for a reader to say. Silent and pending are open: the
    sources do not say enough, once because they never mention it, once because they are not here yet. Not comparable
    is review: there is a figure, which a reader has to weigh. Untestable is notApplicable: without a number the rule
    cannot be evaluated. Findings are review where they are loud, else informational. Missed targets have the level
    note, everything else has none.

    A result stands at the sentence of the target, or of the actual where the target is a cited fact; the other side
    is a related location. A cited fact is located by its address, and by its title where it has none.
    """
    page = _Page(dossier, rulebook, lang)
    results = [one for each in dossier.reviews for one in _results(each, page)]
    used = {one["ruleId"] for one in results}
    artifacts = [artifact(uri_of(one.card.source), one.card.sha256, base=_BASE) for one in dossier.sources]
    run = {
        "automationDetails": {"id": f"diff/{dossier.region}/"},
        "originalUriBaseIds": {_BASE: {"description": {"text": word("reports_folder", lang)}}},
        "properties": {"policy": dossier.policy, "rules": dossier.rules},
    }
    rules = [target_rule(rulebook, lang), *_finding_rules(used, rulebook, lang)]
    write_json(log_of(rules, results, artifacts, lang, **run), stream)


def target_rule(rulebook: Rulebook, lang: Language) -> dict[str, Any]:
    """Give the rule that every target is held to."""
    kinds = listed((f"{one.say(lang)} = {KINDS[one.id]}" for one in rulebook.policy.verdicts), lang)
    return descriptor(
        TARGET_RULE,
        "TargetReached",
        word("rule_target", lang),
        word("rule_target_full", lang),
        word("rule_target_kinds", lang, kinds=kinds),
        defaultConfiguration={"level": MISSED_LEVEL},
    )


def verdict_fingerprint(one: Comparison) -> dict[str, str]:
    """Give what tells a target from others; neither its verdict nor its place changes it."""
    side = one.target
    figure = (side.measure, side.comparator, side.value, side.value_high, side.unit)
    return {"target/v1": fingerprint(one.region, one.year, one.indicator, one.label, side.claim or figure)}


def facts_of(one: Comparison) -> dict[str, Any]:
    """Give the fields of a comparison that are worth reading beside its message."""
    names = {"year", "indicator", "label", "verdict", "verdict_strict", "gap", "gap_unit", "tolerance", "fragile"}
    return one.model_dump(mode="json", include={*names, "reason", "self_reported"})


def _results(one: Review, page: _Page) -> Iterator[dict[str, Any]]:
    yield from (_compared(each, page) for each in one.comparisons)
    for each in one.findings:
        if page.rules.findings.codes[each.code].weight != "silent":
            yield _found(told(each, one.lines, page.rules), page)


def _compared(one: Comparison, page: _Page) -> dict[str, Any]:
    sides = [("target", one.target), *([("actual", one.actual)] if one.actual else [])]
    ordered = sorted(sides, key=lambda each: page.dossier.source_of(each[1].claim) is None)
    first, *related = [_side(name, side, page) for name, side in ordered]
    return result(
        TARGET_RULE,
        KINDS[one.verdict],
        message(tell_comparison(one, page.rules, page.lang)),
        [first],
        level=MISSED_LEVEL,
        related=related,
        partialFingerprints=verdict_fingerprint(one),
        properties=facts_of(one),
    )


def _found(one: Finding, page: _Page) -> dict[str, Any]:
    loud = page.rules.findings.codes[one.code].weight == "loud"
    places = [_side("source", side, page) for side in one.sides]
    return result(
        _PREFIX + one.code,
        "review" if loud else "informational",
        message(plain(one.text[page.lang])),
        places[:1],
        related=places[1:],
        partialFingerprints={"finding/v1": one.id},
        properties={"year": one.year, "indicator": one.indicator, "label": one.label},
    )


def _side(name: str, side: Side, page: _Page) -> dict[str, Any]:
    """Give the location of a side: its sentence, or the address or title of the source that tells it."""
    source, label = page.dossier.source_of(side.claim), labelled(word(name, page.lang), "", page.lang)
    if source is not None:
        claim = page.dossier.claims[side.claim or ""]
        where = region(source.text, claim.start, claim.end)
        return location(uri_of(source.card.source), where, base=_BASE, told=label + plain(claim.quote))
    address = _address(side, page.dossier)
    if address:
        return location(uri_of(address), told=label + plain(side.source))
    named = {"fullyQualifiedName": plain(side.source), "kind": "resource"}
    return {"logicalLocations": [named], "message": message(label + plain(side.source))}


def _address(side: Side, dossier: Dossier) -> str | None:
    """Give the address of a cited fact: of the very figure, or of another one that the same source tells."""
    told = [one for one in dossier.facts if one.source_title == side.source and one.source_url]
    told.sort(key=lambda one: (one.indicator, one.value) != (side.indicator, side.value))
    return told[0].source_url if told else None


def _finding_rules(used: Iterable[str], rulebook: Rulebook, lang: Language) -> Iterator[dict[str, Any]]:
    for code, words in rulebook.findings.codes.items():
        if _PREFIX + code in used:
            name = "".join(part.capitalize() for part in code.split("_"))
            yield descriptor(_PREFIX + code, name, words.say(lang), words.say(lang))
