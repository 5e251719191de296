"""Regions: whose report it is, from its head, the names in its text, and last its file name and folders."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from tracker.errors import IdentityError, Message
from tracker.reports.mentions import is_common, is_named_enough, kinds_of, named_in_text, of_named_parents
from tracker.reports.region_names import listed, named_region

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tracker.reports.filename import FileName
    from tracker.reports.head import Head
    from tracker.rulebook.division import Division
    from tracker.rulebook.divisions import Divisions
    from tracker.rulebook.evidence import Evidence
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["find_region", "named_region", "only_region", "resolved", "said_regions"]

_SHORTEST = 2
_SURE = ("title", "congress", "opening")
_NO_END = 9999


def find_region(name: str, file: FileName, head: Head, text: str, year: int, rulebook: Rulebook) -> Division:
    """Give the division whose government reports; raises IdentityError where none or several come into question.

    Where the head names a division it is that one, also where its code is not of the year; else one that the text
    itself names far more than any other of its kind; and last the one of the file name or of a folder, where the text
    does not speak against it.
    """
    said = said_regions(head, text, year, rulebook)
    if not said and (unknown := _unknown(head, rulebook)):
        raise IdentityError(
            "{name}: its opening names {unknown}, which is no known region; say it with --region",
            "region",
            name=name,
            unknown=unknown,
        )
    if len({one.name for one in said}) > 1:
        told = tuple(Message("{region} ({code})", {"region": one.name, "code": one.code}) for one in said)
        raise IdentityError(
            "{name}: contradicts itself: its head names {told}; decide with --region",
            "region",
            contradicts=True,
            name=name,
            told=told,
        )
    endings = kinds_of(head, text, rulebook.evidence)
    found = _settled(said or named_in_text(text, endings, year, rulebook), file, rulebook.divisions)
    return only_region(found or _by_file(file, endings, text, year, rulebook), name, rulebook.divisions)


def said_regions(head: Head, text: str, year: int, rulebook: Rulebook) -> list[Division]:
    """Give the divisions that the head may name, one of each lineage; none where it names none.

    What the head says is weighed by where it stands. A nation is never told by a speaker of another government.
    """
    votes: Counter[Division] = Counter()
    divisions = rulebook.divisions
    weights = rulebook.evidence.region_weights.model_dump()
    for saying in head.sayings:
        for division in of_named_parents(resolved(saying.words, year, rulebook), text, divisions):
            if _may_speak(division, head, rulebook.evidence):
                votes[division] += weights[saying.where]
    best = max(votes.values(), default=0)
    return of_named_parents(_nearest([one for one in votes if votes[one] == best], year, divisions), text, divisions)


def _find(words: str, year: int | None, divisions: Divisions) -> list[Division]:
    return divisions.find(words, year) or divisions.find(words)


def _may_speak(division: Division, head: Head, evidence: Evidence) -> bool:
    """Tell whether the speaker may speak for a division: 省人民政府 never speaks for the nation, nor for a city."""
    if division.level == "nation":
        return not head.opened or head.body in evidence.speakers
    if head.body in evidence.bodies.zone:
        return division.name.endswith(evidence.zone_endings)
    return not head.level or division.name.endswith(evidence.levels[head.level])


def _unknown(head: Head, rulebook: Rulebook) -> str | None:
    """Give words of the head that read like the name of a division, None where there are none."""
    words = [saying.words for saying in head.sayings if saying.where in _SURE]
    named = next((one for one in words if rulebook.divisions.stem(one) != one), None)
    return f"{named}{head.body}" if named and head.body in rulebook.evidence.bodies.zone else named


def _settled(found: list[Division], file: FileName, divisions: Divisions) -> list[Division]:
    """Give of several regions of one name the one that the file name or a folder tells."""
    if len(found) < 2:  # noqa: PLR2004  # a choice takes two
        return found
    for told in (file.regions, file.near_regions):
        lineages = {divisions.lineage(one.code) for one in told}
        own = [one for one in found if divisions.lineage(one.code) in lineages]
        inside = [one for one in found if lineages & {divisions.lineage(up.code) for up in divisions.parents(one.code)}]
        if len(own or inside) == 1:
            return own or inside
    return found


def _by_file(file: FileName, endings: tuple[str, ...], text: str, year: int, rulebook: Rulebook) -> list[Division]:
    """Give the division that the file name tells, or else a folder, where the text does not speak against it.

    It does where its words for itself (我市, 代表省人民政府) fit no such name, or where it names another division of
    that kind more.
    """
    for told in (file.regions, file.near_regions):
        near = _nearest(list(told), year, rulebook.divisions)
        fitting = [one for one in near if (not endings or one.name.endswith(endings)) and one.level != "nation"]
        if len(fitting) == 1 and is_named_enough(fitting[0], text, endings, year, rulebook):
            return fitting
    return []


def resolved(words: str, year: int, rulebook: Rulebook) -> list[Division]:
    """Give the divisions that words end with, e.g. 凉州区 for 武威市凉州区; a parent named before it decides.

    A name that no division bore in the year stands for the one that bears it at another time.
    """
    divisions = rulebook.divisions
    for start in range(max(len(words) - _SHORTEST + 1, 0)):
        found = _nearest(_find(words[start:], year, divisions), year, divisions)
        before = words[:start]
        if before:
            is_mere_noun = is_common(words[start:], before, divisions, rulebook.evidence)  # 新区 in 滨湖新区
            found = [one for one in found if one.name == words[start:] and not is_mere_noun]
        if found:
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


def only_region(found: list[Division], name: str, divisions: Divisions) -> Division:
    """Give the one division that was found; raises IdentityError where there are none or several."""
    if not found:
        raise IdentityError(
            "{name}: names no region whose report it could be; say it with --region", "region", name=name
        )
    if len(found) > 1:
        told = listed(found, divisions)
        raise IdentityError(
            "{name}: several regions bear this name: {told}; choose one with --region CODE",
            "region",
            name=name,
            told=told,
        )
    return found[0]
