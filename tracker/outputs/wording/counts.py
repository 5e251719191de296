"""Counts: how many promises came out how, and the sections that they stand in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.outputs.wording.plain import plain
from tracker.outputs.wording.punctuation import clauses, listed
from tracker.outputs.wording.verdicts import counted
from tracker.outputs.wording.words import word

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from tracker.comparisons.records.review import Totals
    from tracker.rulebook.policy import Language
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["section_title", "tell_counts", "tell_regions", "tell_reports", "tell_standing"]

_OPEN = ("pending", "untestable")
"""Verdicts of targets that no report has answered: those that wait, and those that have no figure."""


def section_title(section: tuple[str, ...], lang: Language) -> str:
    """Give the headings of a section on one line, without that of the part where there are some below it."""
    return plain(" / ".join(section[1:] or section)) or word("unsectioned", lang)


def tell_counts(totals: Totals, rules: Rulebook, lang: Language) -> str:
    """Give how many promises came out how, worst first, without those that none did."""
    return listed(_each(totals, rules, lang), lang)


def _each(totals: Totals, rules: Rulebook, lang: Language, without: Collection[str] = ()) -> Iterator[str]:
    for words, count in counted(totals, rules):
        if count and words.id not in without:
            yield word("counted", lang, word=words.say(lang), count=count)


def tell_regions(count: int, level: str | None, lang: Language) -> str:
    """Give a number of regions with what regions of a level are called: 31 个省份."""
    key = "_".join(filter(None, ("regions", level, "one" if count == 1 else "")))
    return word(key, lang, count=count)


def tell_reports(count: int, lang: Language) -> str:
    """Give a number of reports: 62 份报告."""
    return word("progress.reports_one" if count == 1 else "progress.reports", lang, count=count)


def tell_standing(totals: Totals, rules: Rulebook, lang: Language) -> str:
    """Say in a sentence how many targets were set, how many are answered and how, and how many are not.

    These wait for the next report, or are in words that none can answer.
    """
    waiting, in_words = (totals.verdicts.get(verdict, 0) for verdict in _OPEN)
    answered = totals.stated - waiting - in_words
    told = word("league.comma", lang).join(_each(totals, rules, lang, _OPEN))
    for key, count in (("standing_waiting", waiting), ("standing_answered", answered)):
        if count == totals.stated:
            return word(key, lang, stated=totals.stated, told=told)
    counts = (("answered", answered), ("waiting", waiting), ("words", in_words))
    parts = clauses(
        (word(f"standing_part_{key}", lang, count=count, told=told) for key, count in counts if count), lang
    )
    return word("standing_parts", lang, stated=totals.stated, parts=parts)
