"""Identity: whether a file is a report, and whether all that is said of its region and year agrees."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.checks.candidate import Candidate
    from tracker.checks.desk import Desk
    from tracker.checks.notice import Notice
    from tracker.reports.report import Report
    from tracker.rulebook.divisions import Division
    from tracker.rulebook.policy import Wording
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["identity_notices"]

_YEAR = re.compile(r"(?:19|20)\d\d")
_PLAN_YEARS = 5


def identity_notices(candidate: Candidate, desk: Desk, rulebook: Rulebook) -> Iterator[Notice]:
    """Give what makes a file unusable, or else where name, options, title and text contradict each other."""
    if candidate.fault:
        yield _unusable(candidate, desk)
    elif candidate.report is not None:
        yield from _told_otherwise(candidate, candidate.report, desk, rulebook)
        yield from _own_words(candidate, candidate.report, desk, rulebook)
        yield from _plans(candidate, candidate.report, desk, rulebook)


def _unusable(candidate: Candidate, desk: Desk) -> Notice:
    code = str(candidate.fault)
    blanks: dict[str, object] = {"why": candidate.why}
    years = _YEAR.findall(candidate.why)
    if code == "T06" and len(years) > 1:
        blanks = {"where": desk.words("title"), "claimed": years[0], "said": desk.words("says", it=years[1])}
    elif code == "T06":
        blanks = {"where": desk.words("title"), "claimed": "-", "said": candidate.why}
    return desk.at(code, candidate.lines, (0, 0), (*candidate.subject, candidate.why), blanks)


def _told_otherwise(candidate: Candidate, report: Report, desk: Desk, rulebook: Rulebook) -> Iterator[Notice]:
    """Give where the file name, or what the user says, is about another region or year than the text."""
    identity = report.identity
    lineage = rulebook.divisions.lineage
    regions = candidate.name.regions
    if regions and not candidate.given.region and identity.lineage not in {lineage(one.code) for one in regions}:
        named = ", ".join(f"{one.name} ({one.code})" for one in regions[:3])
        yield _of_region(candidate, desk, "name", named, f"{identity.region_name} ({identity.region})")
    if candidate.name.year and not candidate.given.year and candidate.name.year != identity.report_year:
        yield _of_year(candidate, desk, "name", candidate.name.year, identity.report_year)
    for doubt in report.doubts:
        told = doubt.partition("but the text says ")[2]
        if told.isdigit():
            yield _of_year(candidate, desk, "option", identity.report_year, int(told))
        else:
            yield _of_region(candidate, desk, "option", f"{identity.region_name} ({identity.region})", told)


def _of_region(candidate: Candidate, desk: Desk, where: str, claimed: str, it: str) -> Notice:
    return _said(candidate, desk, "T05", where, claimed, desk.words("says", it=it))


def _of_year(candidate: Candidate, desk: Desk, where: str, claimed: int, it: int) -> Notice:
    return _said(candidate, desk, "T06", where, str(claimed), desk.words("says", it=it))


def _said(
    candidate: Candidate, desk: Desk, code: str, where: str, claimed: str, said: Wording, at: tuple[int, int] = (0, 0)
) -> Notice:
    blanks = {"where": desk.words(where), "claimed": claimed, "said": said}
    key = (*candidate.subject, where, claimed, said.en)
    return desk.at(code, candidate.lines, at, key, blanks, **candidate.about)


def _own_words(candidate: Candidate, report: Report, desk: Desk, rulebook: Rulebook) -> Iterator[Notice]:
    """Tell where the government speaks of itself as one of another level, which is not above it."""
    identity, divisions = report.identity, rulebook.divisions
    above = [each.name for each in divisions.parents(identity.region)]
    text = report.clean.text
    counts = {word: text.count(word) for word in rulebook.evidence.own_words}
    fitting = sum(counts[word] for word in counts if _fits(word, [identity.region_name], rulebook))
    others = {word: counts[word] for word in counts if not _fits(word, [identity.region_name, *above], rulebook)}
    word = max(others, key=lambda each: others[each], default="")
    limits = desk.rules.limits
    if others.get(word, 0) >= max(limits.foreign_words, limits.foreign_share * fitting + 1):
        at = _first(report, word)
        said = desk.words("speaks", word=word, count=others[word])
        yield _said(candidate, desk, "T05", "title", _full_name(report, divisions.get(identity.region)), said, at)


def _fits(word: str, names: list[str], rulebook: Rulebook) -> bool:
    endings = rulebook.evidence.own_words[word]
    return any(name.endswith(endings) for name in names)


def _full_name(report: Report, division: Division | None) -> str:
    return f"{division.name if division else report.identity.region_name} ({report.identity.region})"


def _plans(candidate: Candidate, report: Report, desk: Desk, rulebook: Rulebook) -> Iterator[Notice]:
    """Tell where the text never names the five-year plan of its year, but often one of other years."""
    year, text = report.identity.report_year, report.clean.text
    plans = {str(one["name"]): int(one["begins"]) for one in rulebook.table("plans.yaml", "plans")[1]["plans"]}
    longest = sorted(plans, key=len, reverse=True)
    counts = Counter(re.findall("|".join(rf"[“\"]{re.escape(name)}[”\"]" for name in longest), text))
    named = Counter({name.strip('“”"'): count for name, count in counts.items()})
    near = {name for name, begins in plans.items() if begins - 2 <= year <= begins + _PLAN_YEARS}
    for name, count in named.most_common(1):
        if name not in near and not any(named[one] for one in near) and count >= desk.rules.limits.foreign_plans:
            said = desk.words("plans", plan=name, count=count)
            yield _said(candidate, desk, "T06", "title", str(year), said, _first(report, name))


def _first(report: Report, word: str) -> tuple[int, int]:
    at = report.clean.text.find(word)
    return report.clean.origin_span(at, at + len(word))
