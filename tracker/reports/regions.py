"""Regions: whose report it is, from its title, the congress, the opening words and the names in the text."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from tracker.errors import InputError

if TYPE_CHECKING:
    from tracker.rulebook.divisions import Division, Divisions
    from tracker.rulebook.evidence import Evidence

__all__ = ["find_region", "named_region"]

_LONGEST, _SHORTEST, _FEW = 12, 2, 100


def named_region(words: str, year: int | None, divisions: Divisions) -> Division:
    """Give the division that a user names; raises InputError where none or several bear the name."""
    found = divisions.find(words, year) or divisions.find(words)
    if not found:
        raise InputError(f"region {words}: unknown; give an official name, an alias or a division code")
    return _only(found, f"region {words}", divisions)


def find_region(name: str, head: str, body: str, year: int, divisions: Divisions, evidence: Evidence) -> Division:
    """Give the division whose government reports; raises InputError where none or several come into question."""
    votes = _votes_of_head(head, body, year, divisions, evidence) or _votes_of_names(body, year, divisions, evidence)
    if not votes:
        raise InputError(f"{name}: names no region whose report it could be; say it with --region")
    best = max(votes.values())
    found = [division for code in votes if votes[code] == best and (division := divisions.get(code, year))]
    return _only(_by_parents(found, body, divisions), name, divisions)


def _votes_of_head(head: str, body: str, year: int, divisions: Divisions, evidence: Evidence) -> Counter[str]:
    weights, votes = evidence.region_weights, Counter[str]()
    said = [(title["region"], weights.title) for title in evidence.title_line.finditer(head)]
    if meeting := evidence.congress_words.search(head):
        said.append((meeting["inside"] or meeting["region"], weights.congress))
    if opening := evidence.opening_words.search(head):
        said.append((evidence.speakers.get(opening["speaker"] or "", opening["region"]), weights.opening))
    for words, weight in said:
        for division in _by_parents(_resolve(words or "", year, divisions), body, divisions):
            votes[division.code] += weight
    return votes


def _resolve(words: str, year: int, divisions: Divisions) -> list[Division]:
    """Give the divisions that words end with, e.g. 凉州区 for 武威市凉州区; a parent named before it decides."""
    for start in range(max(len(words) - _SHORTEST + 1, 0)):
        found = divisions.find(words[start:], year)
        if start:
            found = [division for division in found if division.name == words[start:]]
        if found:
            before = words[:start]
            above = [d for d in found if any(divisions.stem(p.name) in before for p in divisions.parents(d.code))]
            return above or found
    return []


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
    if len(found) == 1:
        return found[0]
    listed = ", ".join(_full_name(division, divisions) for division in found)
    raise InputError(f"{name}: several regions bear this name: {listed}; choose one with --region CODE")


def _full_name(division: Division, divisions: Divisions) -> str:
    above = [parent.name for parent in divisions.parents(division.code) if parent.parent]
    return " ".join([*reversed(above), division.name, division.code])
