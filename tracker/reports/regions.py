"""Regions: whose report it is, from its title, the congress, the opening words and the names in the text."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from tracker.errors import InputError
from tracker.reports.region_names import listed, named_region

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tracker.rulebook.divisions import Division, Divisions
    from tracker.rulebook.evidence import Evidence

__all__ = ["find_region", "named_region", "said_regions"]

_LONGEST, _SHORTEST, _FEW = 12, 2, 100
_NO_END = 9999


def find_region(name: str, head: str, body: str, year: int, divisions: Divisions, evidence: Evidence) -> Division:
    """Give the division whose government reports; raises InputError where none or several come into question.

    Where title, congress or opening name a division, it is that one, also where its code is not of the year.
    """
    found = said_regions(head, body, year, divisions, evidence)
    if not found and (unknown := _unknown(head, divisions, evidence)):
        raise InputError(f"{name}: its opening names {unknown}, which is no known region; say it with --region")
    return _only(found or _named_most(body, year, divisions, evidence), name, divisions)


def said_regions(head: str, body: str, year: int, divisions: Divisions, evidence: Evidence) -> list[Division]:
    """Give the divisions that title, congress and opening may name, one of each lineage; none where they name none."""
    votes: Counter[Division] = Counter()
    for words, weight in _said(head, evidence):
        for division in _by_parents(_resolve(words, year, divisions), body, divisions):
            votes[division] += weight
    best = max(votes.values(), default=0)
    return _by_parents(_nearest([one for one in votes if votes[one] == best], year, divisions), body, divisions)


def _find(words: str, year: int | None, divisions: Divisions) -> list[Division]:
    return divisions.find(words, year) or divisions.find(words)


def _said(head: str, evidence: Evidence) -> list[tuple[str, int]]:
    """Give the words of title, congress and opening that may name a region, with their weights."""
    weights = evidence.region_weights
    said = [(title["region"], weights.title) for title in evidence.title_line.finditer(head)]
    if meeting := evidence.congress_words.search(head):
        said.append((meeting["inside"] or meeting["region"], weights.congress))
    if opening := evidence.opening_words.search(head):
        said.append((evidence.speakers.get(opening["speaker"] or "", opening["region"]), weights.opening))
    return [(words, weight) for words, weight in said if words]


def _unknown(head: str, divisions: Divisions, evidence: Evidence) -> str | None:
    """Give words at the head of a report that read like the name of a division, None where there are none."""
    return next((words for words, _ in _said(head, evidence) if _reads_like_a_name(words, divisions, evidence)), None)


def _reads_like_a_name(words: str, divisions: Divisions, evidence: Evidence) -> bool:
    return words not in evidence.level_words and divisions.stem(words) != words


def _resolve(words: str, year: int, divisions: Divisions) -> list[Division]:
    """Give the divisions that words end with, e.g. 凉州区 for 武威市凉州区; a parent named before it decides.

    A name that no division bore in the year stands for the one that bears it at another time.
    """
    for start in range(max(len(words) - _SHORTEST + 1, 0)):
        found = _nearest(_find(words[start:], year, divisions), year, divisions)
        if start:
            found = [division for division in found if division.name == words[start:]]
        if found:
            before = words[:start]
            above = [d for d in found if any(divisions.stem(p.name) in before for p in divisions.parents(d.code))]
            return above or found
    return []


def _nearest(found: list[Division], year: int, divisions: Divisions) -> list[Division]:
    """Give of each lineage the division that stood nearest to a year; all that stood in it side by side.

    Of two of which one became the other in the year it is the earlier one: reports are given when the year begins.
    """
    standing = [division for division in found if division.stood(year)]
    settled = [division for division in standing if division.stood(year - 1)]
    standing = [one for one in standing if one in settled or not _follows(one, settled, year, divisions)]
    known = {divisions.lineage(division.code) for division in standing}
    others: dict[str, Division] = {}
    for division in sorted(found, key=lambda one: _distance(one, year), reverse=True):
        others[divisions.lineage(division.code)] = division
    return standing + [division for lineage, division in others.items() if lineage not in known]


def _follows(division: Division, others: Iterable[Division], year: int, divisions: Divisions) -> bool:
    """Tell whether one of some divisions became this one in a year."""
    lineage = divisions.lineage(division.code)
    return any(
        divisions.lineage(one.code) == lineage and not divisions.apart(one.code, division.code, year) for one in others
    )


def _distance(division: Division, year: int) -> int:
    return max(division.since - year, year - (division.until or _NO_END), 0)


def _named_most(body: str, year: int, divisions: Divisions, evidence: Evidence) -> list[Division]:
    """Give the divisions that the text itself names most."""
    votes = _votes_of_names(body, year, divisions, evidence)
    best = max(votes.values(), default=0)
    found = [division for code in votes if votes[code] == best and (division := divisions.get(code, year))]
    return _by_parents(found, body, divisions)


def _votes_of_names(body: str, year: int, divisions: Divisions, evidence: Evidence) -> Counter[str]:
    """Weigh the names in the text itself that fit the words by which the government speaks of its own level."""
    own: Counter[str] = Counter()
    for words, endings in evidence.own_words.items():
        own.update(dict.fromkeys(endings, body.count(words)))
    votes: Counter[str] = Counter()
    for ending, count in own.most_common(2):
        if count:
            for division in _named(ending, body, year, divisions):
                votes[division.code] = _weight(division, body, divisions, evidence) * count
    return votes


def _named(ending: str, body: str, year: int, divisions: Divisions) -> list[Division]:
    """Give the divisions with such an ending that the text names, in full or, where few have it, without it."""
    if divisions.bearers(ending) <= _FEW:
        return [division for division in divisions.ending_with(ending, year) if divisions.stem(division.name) in body]
    windows = {
        body[match.end() - length : match.end()]
        for match in re.finditer(ending, body)
        for length in range(_SHORTEST, min(_LONGEST, match.end()) + 1)
    }
    return [d for window in windows for d in divisions.find(window, year) if d.name == window]


def _weight(division: Division, body: str, divisions: Divisions, evidence: Evidence) -> int:
    weights = evidence.region_weights
    stem = body.count(divisions.stem(division.name)) * weights.stem
    return body.count(division.name) * weights.name + stem


def _by_parents(found: list[Division], body: str, divisions: Divisions) -> list[Division]:
    """Give those of several divisions whose parents the text names most; all where it names none."""
    if len(found) < 2:  # noqa: PLR2004  # a choice takes two
        return found
    named = {
        division.code: sum(body.count(divisions.stem(p.name)) for p in divisions.parents(division.code)[:-1])
        for division in found
    }
    best = max(named.values())
    return [division for division in found if named[division.code] == best] if best else found


def _only(found: list[Division], name: str, divisions: Divisions) -> Division:
    if not found:
        raise InputError(f"{name}: names no region whose report it could be; say it with --region")
    if len(found) > 1:
        told = listed(found, divisions)
        raise InputError(f"{name}: several regions bear this name: {told}; choose one with --region CODE")
    return found[0]
