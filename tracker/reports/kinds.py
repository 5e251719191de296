"""Kinds: which kind of document a text is, told by its title, else by its words; what is none is refused by name."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from tracker.errors import IdentityError, Message
from tracker.reports.calendar import year_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.reports.head import Head
    from tracker.rulebook.document_kind import WitnessDocument
    from tracker.rulebook.evidence import Evidence
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["Title", "refuse_others", "titles_in", "witness_title"]

_HEAD = 15_000
"""Characters in which a title is looked for: pages may have long menus above it."""
_LONGEST_LINE, _SHORT = 110, 45
_BESIDES = 30
_MOST_LINES = 3
"""A title may be broken over so many lines."""
_FIRST = 600
_FEWEST_FIGURES = 4
_FIGURE = re.compile(r"\d[\d.,]*%|\d+\.\d+")
_TAIL = re.compile(r"[^《_\-]{0,14}")
"""The words behind those of a title that still belong to it, and not to the page: (草案)的报告(书面)."""


class Title(NamedTuple):
    """The title of a witness, or what stands for one."""

    kind: WitnessDocument
    words: str
    """Its words, with what its line has before them, and a little of what stands behind."""
    start: int
    end: int
    """Clean offset behind it."""
    year: int
    """The year that its figures are about."""
    names: tuple[str, ...]
    """Words beside the year that may hold the name of the region."""
    besides: int = 0
    """How many characters its lines have besides."""


def witness_title(text: str, head: Head, rulebook: Rulebook) -> Title | None:
    """Give the title of a text that is a witness: a communiqué, a budget or a plan report; None for any other text.

    A work report stays one where its page or its annexes name the others.
    """
    found = titles_in(text, rulebook) or list(_in_sentences(text, rulebook))
    if not found:
        return _untitled(text, rulebook)
    own = [match.start() for match in rulebook.evidence.title_line.finditer(text, 0, _HEAD)]
    if own and (head.opened or own[-1] > found[-1].start):
        return None
    # A line that holds little besides is the title itself, not a sentence that names it.
    best = next((one for one in found if one.besides <= _BESIDES), min(found, key=lambda one: one.besides))
    alike = [one for one in (*found, *_in_sentences(text, rulebook)) if (one.kind, one.year) == (best.kind, best.year)]
    return best._replace(names=tuple(dict.fromkeys([*best.names, *(name for one in alike for name in one.names)])))


def refuse_others(name: str, text: str, title: Title | None, rulebook: Rulebook) -> None:
    """Refuse a text that is of none of the kinds that are read; raises IdentityError with what it is.

    Without a title of a witness a text may still be a work report: then only what its own title says counts.
    """
    kinds = rulebook.kinds
    titles = [title.words] if title else [line for line in _first_lines(text) if len(line) <= _LONGEST_LINE]
    for kind in kinds.refused.values():
        if any(kind.title.search(words) for words in titles) or _has_line(text, kind.line, title):
            raise IdentityError(
                "{name}: not a document that is read: it is {en} ({zh})", "kind", name=name, en=kind.en, zh=kind.zh
            )
    if title and len(_FIGURE.findall(text, title.end)) < _FEWEST_FIGURES:
        known = kinds.documents[title.kind]
        told = Message("a page with the title of a {en} ({zh}) and without its text", {"en": known.en, "zh": known.zh})
        advice = "the text may be an attachment or a picture: give that file, recognised (OCR) where it is one"
        raise IdentityError("{name}: {told}: {advice}", "kind", name=name, told=told, advice=advice)


def _has_line(text: str, words: re.Pattern[str], title: Title | None) -> bool:
    return title is None and words.search(text, 0, _FIRST) is not None


def _first_lines(text: str) -> list[str]:
    return [line for line in text[:_FIRST].split("\n") if line][:8]


def titles_in(text: str, rulebook: Rulebook) -> list[Title]:
    """Give the titles of witnesses that stand in lines of their own, in the order of the text."""
    lines = list(_lines(text[:_HEAD]))
    found: list[Title] = []
    for at, (start, line) in enumerate(lines):
        if len(line) > _LONGEST_LINE:
            found += _opening_line(line, start, rulebook)
        else:
            found += _in_lines(lines[at : at + _MOST_LINES], start, rulebook)
    return found


def _in_lines(lines: list[tuple[int, str]], start: int, rulebook: Rulebook) -> Iterator[Title]:
    """Give the title that begins in the first of some lines, also where the next ones go on with it."""
    words = ""
    for at, line in lines:
        if words and (len(line) > _LONGEST_LINE or len(lines[0][1]) > _SHORT):
            return
        words += line.replace(" ", "")
        found = _match(words, rulebook)
        if found and found[1].start() < len(lines[0][1].replace(" ", "")):
            yield _title(*found, words, start, at + len(line), rulebook.evidence)
            return


def _opening_line(line: str, start: int, rulebook: Rulebook) -> Iterator[Title]:
    """Give the title with which a line begins that a page glued to what stands below it: meeting, day and speaker."""
    words = line[:_LONGEST_LINE].replace(" ", "")
    found = _match(words, rulebook)
    if found and found[1].start() == 0:
        yield _title(*found, found[1][0], start, start + found[1].end(), rulebook.evidence)


def _in_sentences(text: str, rulebook: Rulebook) -> Iterator[Title]:
    """Give the title that the first words of a newspaper item or of a speaker name."""
    first = text[:_FIRST].replace("\n", "").replace(" ", "")
    found = _match(first, rulebook)
    if found:
        yield _title(*found, first[: found[1].end()], 0, 0, rulebook.evidence)


def _match(words: str, rulebook: Rulebook) -> tuple[WitnessDocument, re.Match[str]] | None:
    digits = rulebook.evidence.digit_signs
    for name, kind in rulebook.kinds.documents.items():
        found = kind.find_title(words, digits)
        if found and _year_of(found, rulebook.evidence):
            return name, found
    return None


def _title(name: WitnessDocument, found: re.Match[str], words: str, start: int, end: int, evidence: Evidence) -> Title:
    names = tuple(_groups(found, "before")) + tuple(_groups(found, "behind"))
    told = words[: found.end()] + _TAIL.match(words, found.end())[0]  # type: ignore[index]  # it matches nothing too
    return Title(name, told, start, end, _year_of(found, evidence) or 0, names, len(words) - len(found[0]))


def _year_of(found: re.Match[str], evidence: Evidence) -> int | None:
    return next((year for words in _groups(found, "year") if (year := year_number(words, evidence))), None)


def _groups(found: re.Match[str], name: str) -> list[str]:
    return [words for key, words in found.groupdict().items() if key.startswith(name) and words]


def _untitled(text: str, rulebook: Rulebook) -> Title | None:
    """Give what stands for the title of a text whose title is a picture: its words and the year that it speaks of."""
    if rulebook.evidence.title_line.search(text, 0, _HEAD):
        return None
    for name, kind in rulebook.kinds.documents.items():
        years = Counter(int(found["year"]) for found in rulebook.evidence.horizon.finditer(text))
        if years and kind.weight(text) >= kind.needed:
            return Title(name, "", 0, 0, years.most_common(1)[0][0], ())
    return None


def _lines(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    for line in text.split("\n"):
        yield start, line
        start += len(line) + 1
