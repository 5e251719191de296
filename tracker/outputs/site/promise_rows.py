"""Promise rows: the promises of detail and the named tasks of a report by its sections, alike ones in one row.

Promises of one name and verdict under one heading share a row, and what may answer promises of one name is told once on
a page: later rows lead to the first.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup

from tracker.comparisons.judging.order import worst_first
from tracker.comparisons.views.tiers import by_section
from tracker.outputs.site.address import anchor
from tracker.outputs.site.evidence import promise_id, report_link
from tracker.outputs.wording.counts import section_title
from tracker.outputs.wording.plain import plain
from tracker.outputs.wording.punctuation import listed
from tracker.outputs.wording.reasons import candidates, tell_reasons, telling_mentions
from tracker.outputs.wording.verdicts import tell_actual, tell_side

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tracker.comparisons.records.comparison import Comparison, Looked, Side
    from tracker.comparisons.records.mention import Mention
    from tracker.comparisons.records.undertaking import Undertaking
    from tracker.outputs.site.evidence import Witness
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["Answer", "PromiseRow", "PromiseSection", "detail_sections", "task_sections"]

_SHOWN = 4
"""Figures that are shown of those that may be the answer; of more the number is told."""


class Answer(NamedTuple):
    """What may have become of the promises of a row, as markup."""

    told: Markup
    more: int = 0
    """How many further figures may be the answer."""
    above: str = ""
    """Id of the row that tells the same; empty where this one does."""
    looked: tuple[Looked, ...] = ()
    notes: tuple[str, ...] = ()


class PromiseRow(NamedTuple):
    """Promises of one name and verdict with what answers them."""

    verdict: str
    id: str
    name: str
    targets: Markup
    answer: Answer


class PromiseSection(NamedTuple):
    """The promises under one heading of the report."""

    title: str
    size: int
    rows: tuple[PromiseRow, ...]


def detail_sections(details: Iterable[Comparison], witness: Witness, rules: Rulebook) -> list[PromiseSection]:
    """Give the promises of detail by section, in the order of the report, worst first in each."""
    told: dict[tuple[str, str], str] = {}
    return [
        PromiseSection(
            title=section_title(section, "zh"),
            size=len(promises),
            rows=tuple(_row(ours, witness, rules, told) for ours in _alike(worst_first(promises, rules))),
        )
        for section, promises in by_section(tuple(details))
    ]


def task_sections(tasks: Sequence[Undertaking], text: tuple[str, int], witness: Witness) -> list[PromiseSection]:
    """Give the named tasks of a report by section, in its order; ``text`` are its region and year."""
    found: dict[tuple[str, ...], list[Undertaking]] = {}
    for one in tasks:
        found.setdefault(one.section, []).append(one)
    return [
        PromiseSection(section_title(section, "zh"), len(ours), tuple(_task(one, text, witness) for one in ours))
        for section, ours in found.items()
    ]


def _alike(promises: Sequence[Comparison]) -> Iterable[list[Comparison]]:
    """Give the promises that share a row: those of one name, verdict and answer."""
    groups: dict[tuple[str, str, str | None], list[Comparison]] = {}
    for one in promises:
        answer = (one.actual.claim or one.actual.quote) if one.actual else None
        groups.setdefault((one.verdict, one.label, answer), []).append(one)
    return groups.values()


def _row(ours: Sequence[Comparison], witness: Witness, rules: Rulebook, told: dict[tuple[str, str], str]) -> PromiseRow:
    first = ours[0]
    targets = listed((_target(one.target, witness, rules) for one in ours), "zh")
    id_ = promise_id(witness.place(first.target).mark or anchor(first.label))
    above = "" if first.actual else told.setdefault((first.verdict, first.label), id_)
    answer = _answer(ours, witness, rules) if above in {"", id_} else Answer(Markup(), above=above)
    return PromiseRow(first.verdict, id_, plain(first.label), _markup(targets), answer)


def _target(side: Side, witness: Witness, rules: Rulebook) -> str:
    """Give a target that leads to its place in the text of the page."""
    place, shown = witness.place(side), escape(tell_side(side, rules, "zh"))
    return f'<a id="{promise_id(place.mark)}" href="#{place.mark}">{shown}</a>' if place.mark else shown


def _answer(ours: Sequence[Comparison], witness: Witness, rules: Rulebook) -> Answer:
    """Give what answers some promises of one name, or may."""
    first = ours[0]
    sides = [first.actual] if first.actual else []
    found = {(side.claim, side.quote): side for one in ours for side in candidates(one)}
    # the figures that stand first in their text, so that the same ones are shown whatever was asked first
    shown = sorted(found.values(), key=witness.start)[:_SHOWN]
    parts = [*(_figure(side, witness, rules) for side in sides), *(_candidate(side, witness, rules) for side in shown)]
    sentences = [each for one in ours for each in telling_mentions(one)] if not shown else []
    said = [side.quote for side in sides if side.quote]
    parts += [_sentence(each, witness) for each in dict.fromkeys(sentences) if not any(q in each.quote for q in said)]
    parts = parts or [escape(tell_actual(first, rules, "zh") or "")]
    notes = tuple(dict.fromkeys(told for one in ours for told in tell_reasons(one, rules, "zh")))
    return Answer(
        told=_markup(" ".join(filter(None, parts))),
        more=len(found) - len(shown),
        looked=first.looked if first.verdict == "silent" else (),
        notes=notes,
    )


def _figure(side: Side, witness: Witness, rules: Rulebook) -> str:
    return report_link(witness.place(side), escape(tell_side(side, rules, "zh")))


def _candidate(side: Side, witness: Witness, rules: Rulebook) -> str:
    """Give a figure that may answer with its clause, in which it is marked."""
    clause = witness.clause(side)
    return _figure(side, witness, rules) + (f" <q>{clause}</q>" if clause else "")


def _sentence(told: Mention, witness: Witness) -> str:
    page, said = witness.pages.get(told.source), f"<q>{escape(plain(told.quote))}</q>"
    return f'<a href="{witness.sheet(page)}#{witness.line(page, told.line)}">{said}</a>' if page else said


def _task(one: Undertaking, text: tuple[str, int], witness: Witness) -> PromiseRow:
    here = f'<a href="#{witness.line(text, one.line)}"><q>{escape(plain(one.quote))}</q></a>'
    told = " ".join(_sentence(each, witness) for each in telling_mentions(one))
    answer = Answer(_markup(told), looked=one.looked if one.verdict == "silent" else ())
    return PromiseRow(one.verdict, anchor("t", one.id), plain(f"{one.action}{one.object}"), _markup(here), answer)


def _markup(text: str) -> Markup:
    # Every text in it went through escape.
    return Markup(text)  # noqa: S704
