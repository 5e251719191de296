"""The check as a SARIF log: notices as failures of their rules, targets by what became of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tracker.outputs.check.telling import message_of, tell_decision
from tracker.outputs.files.sarif import KINDS, MISSED_LEVEL, TARGET_RULE, facts_of, target_rule, verdict_fingerprint
from tracker.outputs.files.sarif_log import artifact, descriptor, location, log_of, message, result, uri_of, write_json
from tracker.outputs.wording.plain import plain
from tracker.outputs.wording.punctuation import labelled
from tracker.outputs.wording.verdicts import tell_comparison
from tracker.outputs.wording.words import word

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TextIO

    from tracker.checks.notice import CheckRun, Decision, Notice, Place
    from tracker.comparisons.records.comparison import Comparison, Side
    from tracker.rulebook.checks import Code
    from tracker.rulebook.policy import Language
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["notice_log", "notice_results", "write"]


def write(run: CheckRun, rulebook: Rulebook, lang: Language, stream: TextIO) -> None:
    """Write a check as a SARIF 2.1.0 log.

    Every notice is a result of kind fail with its level; an accepted one is suppressed with the reason, one that the
    baseline knows is unchanged. Every target of the reviews is a result of the rule ``target`` besides, with the kinds
    that ``write_diff`` explains: a result stands at the sentence of the actual, which is what the new report says, or
    at that of the target where nothing answers it.
    """
    verdicts = [_compared(one, run, rulebook, lang) for review in run.reviews for one in review.comparisons]
    write_json(notice_log(run, [*notice_results(run, lang), *verdicts], rulebook, lang), stream)


def notice_results(run: CheckRun, lang: Language) -> list[dict[str, Any]]:
    """Give the results of the notices, in their order."""
    return [_noticed(one, lang) for one in run.notices]


def notice_log(run: CheckRun, results: list[dict[str, Any]], rulebook: Rulebook, lang: Language) -> dict[str, Any]:
    """Give the log of a check with some results, the rules that they name, and the files with their checksums."""
    used = {one["ruleId"] for one in results}
    rules = [_rule(one, rulebook, lang) for one in rulebook.checks.codes if one.code in used]
    rules += [target_rule(rulebook, lang)] if TARGET_RULE in used else []
    files = {one.path: one.sha256 for one in run.files if one.sha256}
    artifacts = [artifact(uri_of(path), checksum) for path, checksum in files.items()]
    told = {
        "automationDetails": {"id": "check/"},
        "invocations": [{"executionSuccessful": True, "exitCode": int(run.failed and not run.exit_zero)}],
        "properties": {"policy": run.policy, "rules": run.rules, "failOn": run.fail_on},
    }
    return log_of(rules, _completed(results, run), artifacts, lang, **told)


def _completed(results: list[dict[str, Any]], run: CheckRun) -> list[dict[str, Any]]:
    """Give the results alike: where one has suppressions or a state against the baseline, the format wants all to."""
    alike: dict[str, Any] = {}
    if any("suppressions" in one for one in results):
        alike["suppressions"] = []
    if any(one.known for one in run.notices):
        alike["baselineState"] = "new"
    return [alike | one for one in results]


def _rule(one: Code, rulebook: Rulebook, lang: Language) -> dict[str, Any]:
    return descriptor(
        one.code,
        "".join(part.capitalize() for part in one.name.split("-")),
        one.title.say(lang),
        one.explanation.say(lang),
        one.advice.say(lang),
        defaultConfiguration={"level": one.level},
        properties={"tags": [rulebook.checks.families[one.family].say(lang)]},
    )


def _noticed(one: Notice, lang: Language) -> dict[str, Any]:
    other: dict[str, Any] = {"partialFingerprints": {"notice/v1": one.fingerprint}}
    if one.accepted:
        other["suppressions"] = [_suppression(one.accepted, lang)]
    if one.known:
        other["baselineState"] = "unchanged"
    about = one.model_dump(mode="json", include={"region", "region_name", "year", "indicator"}, exclude_none=True)
    return result(
        one.code,
        "fail",
        message(message_of(one, lang)),
        [_place(one.place, quote=one.quote)] if one.place else [],
        level=one.level,
        related=[_place(place) for place in one.related],
        **other,
        **({"properties": about} if about else {}),
    )


def _suppression(decision: Decision, lang: Language) -> dict[str, Any]:
    """Give a suppression; without a status, for which specification and schema have different names, it is accepted."""
    told = {"kind": "external", "justification": tell_decision(decision, lang)}
    return told | (
        {"location": location(uri_of(decision.source), {"startLine": decision.line})} if decision.source else {}
    )


def _compared(one: Comparison, run: CheckRun, rulebook: Rulebook, lang: Language) -> dict[str, Any]:
    sides = [*([("actual", one.actual)] if one.actual else []), ("target", one.target)]
    ordered = sorted(sides, key=lambda each: run.places.get(each[1].claim or "") is None)
    first, *related = [_side(name, side, run, lang) for name, side in ordered]
    return result(
        TARGET_RULE,
        KINDS[one.verdict],
        message(tell_comparison(one, rulebook, lang)),
        [first],
        level=MISSED_LEVEL,
        related=related,
        partialFingerprints=verdict_fingerprint(one),
        properties=facts_of(one),
    )


def _side(name: str, side: Side, run: CheckRun, lang: Language) -> dict[str, Any]:
    """Give the location of a side: its sentence, or the title of the source where its file is not here."""
    place = run.places.get(side.claim or "")
    told = labelled(word(name, lang), plain(side.quote or side.source), lang)
    if place:
        return _place(place, quote=side.quote, told=told)
    return {
        "logicalLocations": [{"fullyQualifiedName": plain(side.source), "kind": "resource"}],
        "message": message(told),
    }


def _place(place: Place, *, quote: str | None = None, told: str = "") -> dict[str, Any]:
    return location(uri_of(place.path), dict(_region(place, quote)) if place.exact else None, told=told)


def _region(place: Place, quote: str | None) -> Iterator[tuple[str, Any]]:
    yield "startLine", place.line
    yield "startColumn", place.column
    yield "endLine", place.end_line
    yield "endColumn", place.end_column
    if quote:
        yield "snippet", {"text": quote}
