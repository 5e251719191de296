"""The check as JUnit XML: one case for each target, for each finding without a target, and for each file."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from tracker.checks.notice import LEVELS
from tracker.outputs.check.links import link_notices
from tracker.outputs.check.telling import advice_of, message_of, place_of, tell_decision
from tracker.outputs.wording.figures import indicator_name
from tracker.outputs.wording.plain import plain
from tracker.outputs.wording.punctuation import labelled
from tracker.outputs.wording.verdicts import tell_comparison, tell_side, tell_verdict
from tracker.outputs.wording.words import word

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from typing import TextIO

    from tracker.checks.notice import CheckedFile, CheckRun, Notice, Place
    from tracker.comparisons.records.comparison import Comparison, Side
    from tracker.comparisons.records.review import Review
    from tracker.outputs.check.links import Target
    from tracker.rulebook.policy import Language
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["write"]

_REACHED = {"met", "near"}
_ILLEGAL = dict.fromkeys([*range(0xD800, 0xE000), 0xFFFE, 0xFFFF])
"""Characters that XML 1.0 does not allow, besides the control characters that ``plain`` takes out."""


def write(run: CheckRun, rulebook: Rulebook, lang: Language, stream: TextIO) -> None:
    """Write a check for test reporters; something fails here exactly where the check itself fails.

    A target is passed where it was met, or nearly; other verdicts are skipped with the verdict as the reason, because a
    missed target is data. A notice at or above the level that fails the check makes its target, or its own case,
    a failure; a lighter, accepted or known one is skipped. Names of cases hold no line numbers, so that reporters
    recognise them in the next run. Quotes of both sides stand in system-out.
    """
    reviews, alone = link_notices(run)
    suites = [_suite("files", (_file_case(one) for one in run.files))]
    for review, targets in zip(run.reviews, reviews, strict=True):
        if targets:
            cases = (_target_case(one, run, rulebook, lang) for one in targets)
            suites.append(_suite(_title(review, lang), cases))
    if alone:
        suites.append(_suite("notices", (_notice_case(one, run, rulebook, lang) for one in alone)))
    top = ET.Element("testsuites", {"name": "tracker check", **_sums(suites)})
    top.extend(suites)
    ET.indent(top)
    stream.write('<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(top, encoding="unicode") + "\n")


def _suite(name: str, cases: Iterable[ET.Element]) -> ET.Element:
    """Give a suite with its numbers; cases of one name are numbered, because reporters take them for one."""
    suite = ET.Element("testsuite", {"name": _legal(name)})
    seen: Counter[str] = Counter()
    for case in cases:
        called = case.get("name", "")
        seen[called] += 1
        case.set("name", called if seen[called] == 1 else f"{called} ({seen[called]})")
        suite.append(case)
    for place, kind in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        suite.set(place, str(sum(case.find(kind) is not None for case in suite)))
    suite.set("tests", str(len(suite)))
    return suite


def _sums(suites: Sequence[ET.Element]) -> dict[str, str]:
    names = ("tests", "failures", "errors")
    return {name: str(sum(int(suite.get(name, "0")) for suite in suites)) for name in names}


def _case(group: str, name: str) -> ET.Element:
    return ET.Element("testcase", {"classname": _legal(group), "name": _legal(name), "time": "0"})


def _file_case(one: CheckedFile) -> ET.Element:
    case = _case("files", one.path)
    if one.outcome == "unusable":
        ET.SubElement(case, "skipped", {"message": one.outcome})
    return case


def _title(review: Review, lang: Language) -> str:
    return word("check.review", lang, name=plain(review.region_name), region=review.region, year=review.year)


def _target_case(target: Target, run: CheckRun, rulebook: Rulebook, lang: Language) -> ET.Element:
    one, notices = target
    case = _case(f"{one.region}.{one.year}", _named(one, rulebook, lang))
    failing = [notice for notice in notices if _fails(notice, run)]
    if failing:
        _failure(case, failing, rulebook, lang)
    elif one.verdict not in _REACHED:
        ET.SubElement(case, "skipped", {"message": _legal(tell_verdict(one, rulebook, lang))})
    told = [tell_comparison(one, rulebook, lang), *_quotes(one, run.places, lang)]
    _output(case, [*told, *(line for notice in notices for line in _lines(notice, rulebook, lang))])
    return case


def _named(one: Comparison, rulebook: Rulebook, lang: Language) -> str:
    name = indicator_name(one.indicator, plain(one.label), rulebook, lang)
    return f"{name} {tell_side(one.target, rulebook, lang)}"


def _notice_case(one: Notice, run: CheckRun, rulebook: Rulebook, lang: Language) -> ET.Element:
    group = plain(one.place.path) if one.place else word("check.whole", lang)
    case = _case(group, f"{one.code} {one.name} {one.fingerprint}")
    if _fails(one, run):
        _failure(case, [one], rulebook, lang)
    else:
        ET.SubElement(case, "skipped", {"message": _legal(_why_skipped(one, run, lang))})
    _output(case, _lines(one, rulebook, lang))
    return case


def _failure(case: ET.Element, notices: Sequence[Notice], rulebook: Rulebook, lang: Language) -> None:
    worst = max(notices, key=lambda one: LEVELS.index(one.level))
    told = {"type": f"{worst.code} {worst.name}", "message": _legal(message_of(worst, lang))}
    lines = [line for one in notices for line in _lines(one, rulebook, lang)]
    ET.SubElement(case, "failure", told).text = _legal("\n".join(lines))


def _output(case: ET.Element, lines: Iterable[str]) -> None:
    ET.SubElement(case, "system-out").text = _legal("\n".join(lines))


def _lines(one: Notice, rulebook: Rulebook, lang: Language) -> Iterator[str]:
    """Give a notice in full: place, level and message, the quote, other places, what to do, who accepted it."""
    place = f"{place_of(one.place)}: " if one.place else ""
    named = f"{word(f'check.{one.level}', lang)} {one.code} {one.name}"
    yield place + labelled(named, message_of(one, lang), lang)
    if one.quote:
        yield word("quote", lang, quote=plain(one.quote))
    yield from (word("check.also", lang, place=place_of(each)) for each in one.related)
    yield advice_of(one, rulebook, lang)
    if one.accepted:
        yield tell_decision(one.accepted, lang)


def _quotes(one: Comparison, places: Mapping[str, Place], lang: Language) -> Iterator[str]:
    for name, side in (("target", one.target), ("actual", one.actual)):
        if side:
            yield labelled(word(name, lang), _cited(side, places, lang), lang)


def _cited(side: Side, places: Mapping[str, Place], lang: Language) -> str:
    place = places.get(side.claim or "")
    where = place_of(place) if place else plain(side.source)
    quote = word("quote", lang, quote=plain(side.quote)) if side.quote else ""
    return f"{where} {quote}".rstrip()


def _fails(one: Notice, run: CheckRun) -> bool:
    return one.active and one.at_least(run.fail_on)


def _why_skipped(one: Notice, run: CheckRun, lang: Language) -> str:
    if one.accepted:
        return tell_decision(one.accepted, lang)
    if one.known:
        return word("check.known", lang)
    return word("check.below", lang, level=word(f"check.{one.level}", lang), fail_on=run.fail_on)


def _legal(text: str) -> str:
    """Give a text without the characters that XML 1.0 does not allow; line ends stay."""
    return "\n".join(plain(line) for line in text.split("\n")).translate(_ILLEGAL)
