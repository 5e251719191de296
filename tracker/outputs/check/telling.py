"""Telling: places, levels, decisions and outcomes of a check in the words of a language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.checks.notice import LEVELS
from tracker.outputs.wording.places import region_called
from tracker.outputs.wording.plain import plain
from tracker.outputs.wording.punctuation import labelled
from tracker.outputs.wording.words import word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.checks.notice import CheckRun, Decision, Notice, Place
    from tracker.comparisons.records.review import Review
    from tracker.rulebook.policy import Language
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["advice_of", "message_of", "outcome", "place_of", "tell_decision", "tell_review", "totals", "worst_first"]


def place_of(place: Place) -> str:
    """Give path:line:column, the path on one line."""
    return f"{plain(place.path)}:{place.line}:{place.column}"


def message_of(notice: Notice, lang: Language) -> str:
    """Give the line of a notice; where its place counts in a text that was read out of the file, that is said."""
    inexact = notice.place is not None and not notice.place.exact
    return plain(notice.text[lang]) + (f" {word('check.inexact', lang)}" if inexact else "")


def advice_of(notice: Notice, rulebook: Rulebook, lang: Language) -> str:
    """Give what to do about a notice, empty where the rules do not know its code."""
    known = rulebook.checks.by_code.get(notice.code)
    return word("check.advice", lang, advice=known.advice.say(lang)) if known else ""


def tell_decision(decision: Decision, lang: Language) -> str:
    """Give who accepted a finding, when and why."""
    who, why = plain(decision.who), plain(decision.why)
    return word("check.decided", lang, who=who, when=decision.when.isoformat(), why=why)


def worst_first(run: CheckRun) -> list[Notice]:
    """Give the notices that count, the gravest first, else in their order."""
    return sorted((one for one in run.notices if one.active), key=lambda one: -LEVELS.index(one.level))


def tell_review(review: Review, rulebook: Rulebook, lang: Language) -> str:
    """Give how the targets of a region and year came out, on one line."""
    totals_ = review.totals
    head = word(
        "check.review",
        lang,
        name=region_called(review.region_name, review.region, rulebook, lang),
        region=review.region,
        year=review.year,
    )
    counts = [(word("stated", lang), totals_.stated), (word("judged", lang), totals_.judged)]
    counts += [(one.say(lang), totals_.verdicts.get(one.id, 0)) for one in rulebook.policy.verdicts]
    return labelled(head, "  ".join(f"{name} {count}" for name, count in counts if count), lang)


def totals(run: CheckRun, lang: Language) -> str:
    """Give the numbers of files and of notices by level, on one line; zeros stand there too."""
    unusable = sum(one.outcome == "unusable" for one in run.files)
    parts = [word("check.files", lang, count=len(run.files))]
    parts += [word("check.unusable", lang, count=unusable)] if unusable else []
    return "  ".join([*parts, *(f"{word(f'check.{name}', lang)} {count}" for name, count in _shown(run))])


def outcome(run: CheckRun, lang: Language) -> str:
    """Give whether the check passed, and if not, why."""
    if not run.failed:
        return word("check.passed", lang)
    count = sum(one.active and one.at_least(run.fail_on) for one in run.notices)
    told = word("check.failed", lang, count=count, level=word(f"check.{run.fail_on}", lang), fail_on=run.fail_on)
    return told + (word("check.exit_zero", lang) if run.exit_zero else "")


def _shown(run: CheckRun) -> Iterator[tuple[str, int]]:
    for name, count in run.counts.items():
        if count or name in LEVELS:
            yield name, count
