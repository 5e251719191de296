"""The tally: a line for every region and year, with a mark for every target."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from tracker.outputs.wording.columns import cell_width, pad, wrap
from tracker.outputs.wording.places import region_called
from tracker.outputs.wording.punctuation import aside
from tracker.outputs.wording.words import word

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.comparisons.records.review import Review
    from tracker.outputs.wording.columns import Line
    from tracker.outputs.wording.look import Look
    from tracker.rulebook.policy import VerdictWords
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["tally_lines"]

_INDENT = "    "


def tally_lines(reviews: Sequence[Review], rules: Rulebook, look: Look) -> Iterator[Line]:
    """Give region, year, how many targets are stated and judged, and their marks, worst first; a legend below.

    Under a line stands how many findings of each kind there are, beside the silent targets that have their mark.
    """
    names = [
        region_called(one.region_name, one.region, rules, look.lang) + aside(one.region, look.lang) for one in reviews
    ]
    heads = [word(key, look.lang) for key in ("region", "year", "stated", "judged")]
    columns = [[heads[0], *names], [heads[1], "0000"], *([head, "000"] for head in heads[2:])]
    widths = [max(map(cell_width, column)) for column in columns]
    yield ((_joined(heads, widths), "dim"),)
    for name, one in zip(names, reviews, strict=True):
        counts = [name, str(one.year), str(one.totals.stated), str(one.totals.judged)]
        yield ((_joined(counts, widths) + "  ", ""), *_marks(one, rules, look))
        found = _found(one, rules, look)
        yield from (((line, "dim"),) for line in wrap(_INDENT + found, look.width, _INDENT) if found)
    told = [f"{_mark(words, look)} {words.say(look.lang)}" for words in rules.policy.verdicts]
    yield from (((line, "dim"),) for line in wrap(word("marks", look.lang) + "  ".join(told), look.width, _INDENT))


def _found(one: Review, rules: Rulebook, look: Look) -> str:
    counts = Counter(each.code for each in one.findings)
    codes = {code: words for code, words in rules.findings.codes.items() if words.weight != "silent"}
    return "  ".join(f"{words.say(look.lang)} {counts[code]}" for code, words in codes.items() if counts[code])


def _joined(cells: Sequence[str], widths: Sequence[int]) -> str:
    return "  ".join(pad(cell, width, right=at > 0) for at, (cell, width) in enumerate(zip(cells, widths, strict=True)))


def _marks(one: Review, rules: Rulebook, look: Look) -> Iterator[tuple[str, str]]:
    for words in rules.policy.verdicts:
        count = one.totals.verdicts.get(words.id, 0)
        if count:
            yield _mark(words, look) * count, words.style


def _mark(words: VerdictWords, look: Look) -> str:
    return words.ascii if look.ascii else words.shape
