"""Markdown: the reviews of a dossier as a report that reads well as plain text and on every forge."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.comparisons.judging.order import worst_first
from tracker.comparisons.records.review import totals_of
from tracker.comparisons.views.tiers import by_section, whole_totals
from tracker.outputs.files.sources import origins
from tracker.outputs.wording.citation import cite, cite_marked
from tracker.outputs.wording.counts import section_title, tell_counts
from tracker.outputs.wording.figures import indicator_name, tell_gap, tell_tolerances
from tracker.outputs.wording.findings import tell_finding
from tracker.outputs.wording.places import region_called
from tracker.outputs.wording.plain import pieces, plain
from tracker.outputs.wording.prospects import tell_prospect
from tracker.outputs.wording.punctuation import labelled, listed
from tracker.outputs.wording.reasons import tell_looked, tell_mentions, tell_reasons
from tracker.outputs.wording.verdicts import counted, tell_actual, tell_side
from tracker.outputs.wording.words import word

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import TextIO

    from tracker.comparisons.records.comparison import Comparison, Side
    from tracker.comparisons.records.finding import Finding
    from tracker.comparisons.records.review import Review
    from tracker.comparisons.views.dossier import Dossier
    from tracker.outputs.files.sources import Origin
    from tracker.rulebook.policy import Language
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["harmless", "pipe_table", "write_markdown"]

_MARKS = re.compile(r"[\\`*{}\[\]<|~$#!]|&(?=#?\w+;)|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])")
_BARE_LINK = re.compile(r"\b((?:https?|ftp|mailto|xmpp)(?=:)|www(?=\.))", re.IGNORECASE)
_OPENING = re.compile(r"^(\d*)(?=[-+=>.)])")
"""What would open a list, a quotation or a heading at the beginning of a line."""


def write_markdown(dossier: Dossier, rules: Rulebook, lang: Language, stream: TextIO) -> None:
    """Write the reviews of a dossier: totals, verdicts with both quotes, findings, and what they rest on."""
    parts = [part for one in dossier.reviews for part in _review(one, rules, lang)]
    parts += [*_policy(dossier, rules, lang), *_sources(dossier, lang)]
    stream.write("\n\n".join(parts) + "\n")


def harmless(text: str) -> str:
    """Give text that Markdown shows as it is: on one line, without markup, links and the ends of table cells."""
    return _BARE_LINK.sub(r"\1\\", _MARKS.sub(r"\\\g<0>", plain(text).strip()))


def _review(review: Review, rules: Rulebook, lang: Language) -> Iterator[str]:
    name = region_called(review.region_name, review.region, rules, lang)
    title = word("title", lang, name=name, region=review.region, year=review.year)
    yield f"# {harmless(title)}"
    if not review.targets:
        yield harmless(word("no_targets", lang, year=review.year))
    else:
        yield "\n\n".join([_totals(review, rules, lang), *_awaited(review, lang)])
        ordered = worst_first(review.comparisons, rules)
        yield _verdicts(ordered, rules, lang)
        yield from _details(review, rules, lang)
        ordered += [one for _, promises in _by_section(review, rules) for one in promises]
        yield _section(word("quotes", lang), [_note(one, review, rules, lang) for one in ordered], mark="{}.")
    yield from _findings(review, rules, lang)
    if review.prospects:
        told = [f"{tell_prospect(one, rules, lang)} {cite(one.target, review.lines, lang)}" for one in review.prospects]
        yield _section(word("prospects", lang), map(harmless, told))


def _details(review: Review, rules: Rulebook, lang: Language) -> Iterator[str]:
    """Give the promises of detail under their sections, numbered on behind the expected targets."""
    first = len(review.comparisons) + 1
    for section, promises in _by_section(review, rules):
        counts = tell_counts(totals_of(promises), rules, lang)
        yield f"## {harmless(section_title(section, lang))}\n\n{harmless(counts)}"
        yield _verdicts(promises, rules, lang, first)
        first += len(promises)


def _by_section(review: Review, rules: Rulebook) -> list[tuple[tuple[str, ...], list[Comparison]]]:
    found = by_section(review.details)
    return [(section, worst_first(ones, rules)) for section, ones in found]


def _totals(review: Review, rules: Rulebook, lang: Language) -> str:
    totals = whole_totals(review)
    parts = [f"{word('stated', lang)} {totals.stated}", f"{word('judged', lang)} {totals.judged}"]
    parts += [f"{words.say(lang)} {count}" for words, count in counted(totals, rules)]
    parts += [word("own", lang, count=totals.self_reported)] if totals.self_reported else []
    return " · ".join(map(harmless, parts))


def _awaited(review: Review, lang: Language) -> Iterator[str]:
    pending = sum(one.verdict == "pending" for one in review.targets)
    if pending:
        key = "awaited" if review.absence == "next_report_missing" else "abridged"
        yield harmless(word(key, lang, year=review.year + 1, count=pending))


def _verdicts(ordered: Sequence[Comparison], rules: Rulebook, lang: Language, first: int = 1) -> str:
    heading = ["#", *(word(key, lang) for key in ("verdict", "indicator", "target", "actual", "gap"))]
    rows = [[str(number), *_row(one, rules, lang)] for number, one in enumerate(ordered, first)]
    return pipe_table(heading, rows, right=(0, 5))


def _row(one: Comparison, rules: Rulebook, lang: Language) -> list[str]:
    words = rules.policy.words(one.verdict)
    return [
        f"{words.say(lang)} {words.shape}",
        indicator_name(one.indicator, one.label, rules, lang),
        tell_side(one.target, rules, lang),
        tell_actual(one, rules, lang) or "-",
        tell_gap(one.gap, one.gap_unit, rules, lang, one.indicator),
    ]


def _note(one: Comparison, review: Review, rules: Rulebook, lang: Language) -> str:
    """Give both quotes of a comparison with their places, and what makes its verdict doubtful, as a list in a list."""
    sides: list[tuple[str, Side | None]] = [("target", one.target), ("actual", one.actual)]
    told = [labelled(word(key, lang), cite_marked(side, review.lines, lang), lang) for key, side in sides if side]
    told += (*tell_reasons(one, rules, lang), *tell_mentions(one, review.lines, rules, lang), *tell_looked(one, lang))
    name = harmless(indicator_name(one.indicator, one.label, rules, lang))
    return "\n".join([f"**{name or '-'}**", *(f"    - {marked(line)}" for line in told)])


def _findings(review: Review, rules: Rulebook, lang: Language) -> Iterator[str]:
    if review.findings:
        yield _section(word("findings", lang), [_finding(one, review, rules, lang) for one in review.findings])


def _finding(one: Finding, review: Review, rules: Rulebook, lang: Language) -> str:
    """Give a finding in words, and below it the quotes that its words leave out."""
    text = tell_finding(one, review.lines, rules, lang, quotes=True)
    quotes = [cite(side, review.lines, lang) for side in one.sides if side.quote and plain(side.quote) not in text]
    title = labelled(f"**{harmless(rules.findings.codes[one.code].say(lang))}**", harmless(text), lang)
    return "\n".join([title, *(f"    - {harmless(quote)}" for quote in quotes)])


def _policy(dossier: Dossier, rules: Rulebook, lang: Language) -> Iterator[str]:
    tolerances = listed(tell_tolerances(rules, lang), lang)
    told = [
        word("policy", lang, policy=dossier.policy, tolerances=tolerances),
        word("checksum", lang, checksum=dossier.rules),
    ]
    yield _section(word("basis", lang), map(harmless, told))


def _sources(dossier: Dossier, lang: Language) -> Iterator[str]:
    found = origins(dossier)
    if found:
        heading = [word(key, lang) for key in ("source", "source_kind", "source_proof")]
        yield f"## {word('sources', lang)}"
        yield pipe_table(heading, [[one.source, _kind(one, lang), _proof(one, lang)] for one in found], ready=(2,))


def _kind(one: Origin, lang: Language) -> str:
    told = word(f"kind_{one.kind or 'unknown'}", lang)
    if not one.stored:
        return told
    named = f"{one.region_name} {one.report_year} {told}"
    return word("comma", lang).join((named, word(f"text_{one.completeness}", lang)))


def _proof(one: Origin, lang: Language) -> str:
    """Give the checksum of a file, or the address of what is cited; only an address that is one becomes a link."""
    if one.sha256:
        return f"sha256 `{one.sha256}`"
    if one.link:
        return f"<{one.link}>"
    return harmless(one.url or word("no_address", lang))


def _section(title: str, told: Iterable[str], mark: str = "-") -> str:
    safe = (_OPENING.sub(r"\1\\", line) for line in told)
    listed = (f"{mark.format(number)} {line}" for number, line in enumerate(safe, 1))
    return "\n".join([f"## {title}", "", *listed])


def marked(line: str) -> str:
    """Give a line, safe as ``harmless`` makes it, with its marked figures in bold."""
    return "**".join(harmless(part) for part in pieces(line))


def pipe_table(
    heading: Sequence[str], rows: Sequence[Sequence[str]], right: Sequence[int] = (), ready: Sequence[int] = ()
) -> str:
    """Give a table; columns of ``right`` are aligned so, those of ``ready`` are Markdown already."""
    rules = ["---:" if at in right else "---" for at in range(len(heading))]
    cells = [[cell if at in ready else harmless(cell) for at, cell in enumerate(row)] for row in rows]
    return "\n".join(f"| {' | '.join(row)} |" for row in (heading, rules, *cells))
