"""Doubts: what is said of a report, by the user, its file name or its title, and what its text says against it."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from tracker.reports.regions import said_regions
from tracker.reports.report import Doubt
from tracker.reports.years import said_year

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.reports.filename import FileName
    from tracker.reports.head import Head
    from tracker.reports.report import Identity
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["find_doubts"]

_PLAN_YEARS = 5
_EARLIEST_PLAN = 2
"""A report speaks of the plan that begins after it too, from so many years before on."""


def find_doubts(  # each is a part of what is known
    identity: Identity, file: FileName, head: Head, text: str, rulebook: Rulebook, *, region: bool, year: bool
) -> tuple[Doubt, ...]:
    """Give what speaks against an identity; ``region`` and ``year`` say whether the user gave them."""
    body = text[head.end :]
    by_user = _against_the_user(identity, head, text, rulebook, region=region, year=year)
    by_name = _against_the_name(identity, file, rulebook, region=region, year=year)
    return (*by_user, *by_name, *_own_words(identity, text, rulebook), *_plans(identity, body, head.end, rulebook))


def _against_the_user(
    identity: Identity, head: Head, text: str, rulebook: Rulebook, *, region: bool, year: bool
) -> Iterator[Doubt]:
    """Give what was given by the user and of which the text clearly says another."""
    evidence, divisions = rulebook.evidence, rulebook.divisions
    said = said_regions(head, text, identity.report_year, rulebook) if region else []
    if said and identity.lineage not in [divisions.lineage(one.code) for one in said]:
        told = " or ".join(f"{one.name} ({one.code})" for one in said)
        yield Doubt(about="region", told_by="option", claimed=_named(identity), how="says", found={"it": told})
    own = said_year(head, text[head.end :], rulebook.headings, evidence) if year else None
    if own and own != identity.report_year:
        claimed = str(identity.report_year)
        yield Doubt(about="year", told_by="option", claimed=claimed, how="says", found={"it": own})


def _against_the_name(
    identity: Identity, file: FileName, rulebook: Rulebook, *, region: bool, year: bool
) -> Iterator[Doubt]:
    """Give what the file name says and the text does not; a name with the day of delivery in it agrees."""
    lineage = rulebook.divisions.lineage
    if file.regions and not region and identity.lineage not in {lineage(one.code) for one in file.regions}:
        claimed = ", ".join(f"{one.name} ({one.code})" for one in file.regions[:3])
        yield Doubt(about="region", told_by="name", claimed=claimed, how="says", found={"it": _named(identity)})
    delivered = int(identity.date[:4]) if identity.date else identity.report_year
    if file.year and not year and file.year not in (identity.report_year, delivered):
        found = {"it": identity.report_year}
        yield Doubt(about="year", told_by="name", claimed=str(file.year), how="says", found=found)


def _own_words(identity: Identity, text: str, rulebook: Rulebook) -> Iterator[Doubt]:
    """Tell where the government speaks of itself as one of another level, which is not above it."""
    evidence, limits = rulebook.evidence, rulebook.evidence.contradicting_words
    above = [each.name for each in rulebook.divisions.parents(identity.region)]
    counts = {word: text.count(word) for word in evidence.own_words}
    fitting = sum(counts[word] for word, ends in evidence.own_words.items() if identity.region_name.endswith(ends))
    names = (identity.region_name, *above)
    others = {word: counts[word] for word, ends in evidence.own_words.items() if not _ends(names, ends)}
    word = max(others, key=lambda each: others[each], default="")
    if others.get(word, 0) >= max(limits.own_words, limits.share * fitting + 1):
        found: dict[str, str | int] = {"word": word, "count": others[word]}
        yield _of_text("region", _named(identity), "speaks", found, text.find(word), word)


def _ends(names: tuple[str, ...], endings: tuple[str, ...]) -> bool:
    return any(name.endswith(endings) for name in names)


def _plans(identity: Identity, body: str, start: int, rulebook: Rulebook) -> Iterator[Doubt]:
    """Tell where the text never names the five-year plan of its year, but often one of other years."""
    year, plans = identity.report_year, {plan.name: plan.begins for plan in rulebook.headings.plans}
    words = "|".join(rf"[“\"]{re.escape(name)}[”\"]" for name in sorted(plans, key=len, reverse=True))
    counts = Counter(found.strip('“”"') for found in re.findall(words, body))
    near = {name for name, begins in plans.items() if begins - _EARLIEST_PLAN <= year <= begins + _PLAN_YEARS}
    for name, count in counts.most_common(1):
        if not any(counts[one] for one in near) and count >= rulebook.evidence.contradicting_words.plans:
            yield _of_text("year", str(year), "plans", {"plan": name, "count": count}, start + body.find(name), name)


def _of_text(about: str, claimed: str, how: str, found: dict[str, str | int], at: int, words: str) -> Doubt:
    return Doubt.model_validate(
        {"about": about, "told_by": "title", "claimed": claimed, "how": how, "found": found,
         "start": at, "end": at + len(words)}
    )  # fmt: skip


def _named(identity: Identity) -> str:
    return f"{identity.region_name} ({identity.region})"
