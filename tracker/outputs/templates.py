"""The environment in which every page is made: figures, places, findings and words in one language, all escaped."""

from __future__ import annotations

from functools import cache, partial
from typing import TYPE_CHECKING, Any

from tracker.outputs.wording.citation import place_of, proof_of
from tracker.outputs.wording.figures import indicator_name, tell_figure, tell_gap, tell_tolerances
from tracker.outputs.wording.findings import tell_finding
from tracker.outputs.wording.places import region_called
from tracker.outputs.wording.plain import pieces
from tracker.outputs.wording.prospects import tell_prospect
from tracker.outputs.wording.words import first_word

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jinja2 import Environment

    from tracker.comparisons.records.comparison import Comparison
    from tracker.comparisons.records.finding import Finding
    from tracker.comparisons.views.dossier import Dossier
    from tracker.rulebook.policy import Language, VerdictWords, Wording
    from tracker.rulebook.rulebook import Rulebook
    from tracker.store.card import ReportCard

__all__ = ["HTML_LANG", "asset", "asset_hash", "environment", "included_hash"]

HTML_LANG = {"zh": "zh-Hans", "en": "en"}
"""The lang attribute of a page; quotes are always marked as Chinese."""


def environment(
    rules: Rulebook, lang: Language, topics: tuple[str, ...] = ("pages",), folder: str = "pages"
) -> Environment:
    """Give the environment of the pages of one language; its words are of the first of these topics that has a key.

    Templates are found in ``templates`` of this folder and, before it, of another ``folder`` of the outputs.
    Everything that a template fills in is escaped, and characters that steer instead of being seen become spaces.
    Filters: figure, gap, name, called (a region), place, proof, pieces, finding, prospect, verdict (its words), say,
    web. Globals: word, lang, html_lang, tolerances, asset_hash.
    """
    from jinja2 import ChoiceLoader, PackageLoader, StrictUndefined

    from tracker.outputs.template_code import template_codes
    from tracker.outputs.template_engine import Engine, filled_in

    folders = dict.fromkeys((folder, "pages"))
    made = Engine(
        loader=ChoiceLoader([PackageLoader(f"tracker.outputs.{one}") for one in folders]),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=filled_in,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        bytecode_cache=template_codes(),
    )
    made.filters |= _filters(rules, lang)
    made.globals |= {
        "lang": lang,
        "html_lang": HTML_LANG[lang],
        "word": partial(first_word, lang=lang, topics=topics),
        "tolerances": partial(tell_tolerances, rules, lang),
        "asset_hash": asset_hash,
    }
    return made


@cache
def asset(name: str) -> str:
    """Give the text of ``style.css`` or ``script.js``, as pages include it or as a file to stand beside them."""
    from importlib.resources import files

    return files("tracker.outputs.pages").joinpath("templates", name).read_text(encoding="utf-8")


@cache
def asset_hash(name: str) -> str:
    """Give what a content security policy allows an included asset by."""
    return _hash(asset(name))


@cache
def included_hash(package: str, name: str) -> str:
    """Give the same for a file among the templates of another package of the outputs."""
    from importlib.resources import files

    return _hash(files(package).joinpath("templates", name).read_text(encoding="utf-8"))


def _hash(text: str) -> str:
    from base64 import b64encode
    from hashlib import sha256

    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


def _filters(rules: Rulebook, lang: Language) -> dict[str, Any]:
    def gap(one: Comparison) -> str:
        return tell_gap(one.gap, one.gap_unit, rules, lang, one.indicator)

    def name(one: Comparison | Finding) -> str:
        return indicator_name(one.indicator, one.label, rules, lang)

    def called(one: Dossier | ReportCard) -> str:
        return region_called(one.region_name, one.region, rules, lang)

    def finding(one: Finding, lines: Mapping[str, int], *, quotes: bool = False) -> str:
        return tell_finding(one, lines, rules, lang, quotes=quotes)

    def verdict(id_: str) -> VerdictWords:
        return rules.policy.words(id_)

    def say(one: Wording) -> str:
        return one.say(lang)

    return {
        "figure": partial(tell_figure, rules=rules, lang=lang),
        "gap": gap,
        "name": name,
        "called": called,
        "place": partial(place_of, lang=lang),
        "proof": proof_of,
        "pieces": pieces,
        "finding": finding,
        "prospect": partial(tell_prospect, rules=rules, lang=lang),
        "verdict": verdict,
        "say": say,
        "web": _web,
    }


def _web(address: str | None) -> str:
    """Give an address of the web, nothing for one of another kind: a link must not run anything."""
    return address if address and address.lower().startswith(("http://", "https://")) else ""
