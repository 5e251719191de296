"""Evidence: the words of a text that prove a figure, from what it is of to the figure itself, which is marked."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import normalize

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator

    from tracker.claims.claim import Claim
    from tracker.comparisons.gathering.material import ReportText

__all__ = ["LEFT_OUT", "Evidence", "Places", "evidence_of"]

_SENTENCE = re.compile(r"[。！？!?\r\n]")
_STOP = re.compile(r"[。；;！!？?，\r\n]|(?<!\d),|,(?!\d)")
_NUMBER = re.compile(r"\d+(?:[,，]\d{3})*(?:[.．]\d+)?")
_FAR = 200
"""Characters before a figure in which its subject is looked for."""
_APART = 40
"""Characters between subject and figure up to which all of them are shown."""
_NEAR = 60
"""Characters around a figure in which its clause begins and ends, where its subject is not found."""
_SHORTEST = 3
"""Characters of a label that name a subject by themselves."""
LEFT_OUT = "…"
"""Stands for the words between a subject and a figure far behind it."""


class Evidence(NamedTuple):
    """The words shown for a figure: each stands so in the text, and … is where words between are left out."""

    before: str
    figure: str
    behind: str = ""

    @property
    def words(self) -> str:
        """All of them in a row."""
        return self.before + self.figure + self.behind


class Places(Mapping[str, int]):
    """Where claims stand, by their ids: the line of each, and its evidence where the text that it stands in is here."""

    def __init__(self, claims: Iterable[Claim], texts: Mapping[tuple[str, int], ReportText] | None = None) -> None:
        self._claims = {claim.id: claim for claim in claims}
        self._texts = texts or {}

    def __getitem__(self, claim: str) -> int:
        return self._claims[claim].line

    def __iter__(self) -> Iterator[str]:
        return iter(self._claims)

    def __len__(self) -> int:
        return len(self._claims)

    def among(self, named: Container[str]) -> Places:
        """Give the places of the claims that are named, with no other texts than theirs."""
        kept = [claim for claim in self._claims.values() if claim.id in named]
        stand_in = {(claim.region, claim.report_year) for claim in kept}
        return Places(kept, {key: text for key, text in self._texts.items() if key in stand_in})

    def joined(self, other: Places) -> Places:
        """Give the places of the claims of both."""
        return Places([*self._claims.values(), *other._claims.values()], {**self._texts, **other._texts})

    def evidence(self, claim: str | None) -> Evidence | None:
        """Give the evidence of a claim, None where its text is not here or is another than it was read from."""
        found = self._claims.get(claim or "")
        told = self._texts.get((found.region, found.report_year)) if found else None
        if found is None or told is None or told.text[found.start : found.end] != found.quote:
            return None
        return evidence_of(told.text, found)


def evidence_of(text: str, claim: Claim) -> Evidence:
    """Give the words from the subject of a claim to its figure; the whole clause where its subject is not found.

    A subject that stands far before is shown with … for what is between: 地区生产总值…增长5.4%.
    """
    first, named, last = _with_subject(text, claim)
    quote = text[claim.start : claim.end]
    at, end = _figure(quote, claim)
    behind = quote[end:] + text[claim.end : max(last, claim.end)]
    return Evidence(_led(text, first, named, claim) + quote[:at], quote[at:end], behind.rstrip())


def _with_subject(text: str, claim: Claim) -> tuple[int, int, int]:
    """Give where the subject of a claim begins and ends, and where the words end that hold it and the quote."""
    label, start, end = claim.label, claim.start, claim.end
    if _holds(claim.quote, label):
        return start, start, end
    sentence = _sentence_begin(text, start)
    line = max(text.rfind("\n", 0, start) + 1, text.rfind("\r", 0, start) + 1, start - _FAR)
    for named in (
        _completed(text, sentence, claim),
        _named(text, sentence, start, label),
        _named(text, line, start, label, len(label) // 2 + 1),
    ):
        if named:
            return *named, end
    stop = _STOP.search(text, end, end + _NEAR)
    last = stop.start() if stop else end
    behind = text.find(label, start, last)
    if behind >= 0:
        return start, start, behind + len(label)
    begin = _clause_begin(text, start)
    return begin, begin, last


def _holds(words: str, label: str) -> bool:
    """Tell whether words have all of a label in its order, whatever stands between: 改造33条街道路灯."""
    rest = iter(normalize("NFKC", words))
    return all(character in rest for character in normalize("NFKC", label))


def _completed(text: str, first: int, claim: Claim) -> tuple[int, int] | None:
    """Give where the beginning of a label stands whose end is in the quote: 新增院士工作站3家、创新平台10家."""
    label = claim.label
    cut = next((cut for cut in range(1, len(label) - 1) if label[cut:] in claim.quote), 0)
    at = text.rfind(label[:cut], first, claim.start) if cut else -1
    return (at, at + cut) if at >= 0 else None


def _named(text: str, first: int, start: int, label: str, least: int = _SHORTEST) -> tuple[int, int] | None:
    """Give where a label stands before a quote, whole, or at ``least`` so many characters of its end or beginning."""
    for cut in range(len(label) - least + 1):
        at = text.rfind(label[cut:], first, start)
        if at >= 0:
            head = text.rfind(label[:cut], first, at) if cut >= _SHORTEST else -1
            return (head if head >= 0 else at), at + len(label) - cut
    for cut in range(len(label) - 1, least - 1, -1):
        at = text.rfind(label[:cut], first, start)
        if at >= 0:
            return at, at + cut
    return None


def _sentence_begin(text: str, start: int) -> int:
    return max((found.end() for found in _SENTENCE.finditer(text, max(0, start - _FAR), start)), default=0)


def _clause_begin(text: str, start: int) -> int:
    stops = [found.end() for found in _STOP.finditer(text, max(0, start - _NEAR), start)]
    return stops[-1] if stops else 0 if start <= _NEAR else start


def _led(text: str, first: int, named: int, claim: Claim) -> str:
    """Give what leads to the quote of a claim, from its subject on; what lies far between is left out."""
    if claim.start - first <= _APART or named >= claim.start:
        return text[first : claim.start].lstrip()
    begin = max(_clause_begin(text, claim.start), named)
    gap = LEFT_OUT if begin > named else ""
    return text[first:named] + gap + text[begin : claim.start].lstrip()


def _figure(quote: str, claim: Claim) -> tuple[int, int]:
    """Give where the number of a claim stands in its quote with its unit; all of the quote where it is in words."""
    wanted = [abs(end) for end in (claim.value, claim.value_high) if end is not None]
    found = [number for number in _NUMBER.finditer(quote) if _value(number[0]) in wanted]
    if not found:
        return 0, len(quote)
    first = found[-len(wanted)] if len(found) >= len(wanted) else found[0]
    return first.start(), found[-1].end() + len(_unit_behind(quote[found[-1].end() :], claim.unit or ""))


def _unit_behind(words: str, unit: str) -> str:
    """Give the unit that some words begin with, in whichever width it is written."""
    return words[: len(unit)] if normalize("NFKC", words[: len(unit)]) == unit else ""


def _value(number: str) -> Decimal | None:
    try:
        return Decimal(re.sub("[,，]", "", number).replace("．", "."))
    except InvalidOperation:
        return None
