"""The press: every page made from its template in both languages, and every file put into its place."""

from __future__ import annotations

from functools import cache, lru_cache, partial
from typing import TYPE_CHECKING, Any

from tracker.outputs.site import address
from tracker.outputs.site.fragments import fragments
from tracker.outputs.templates import HTML_LANG, asset, environment
from tracker.outputs.wording.counts import tell_counts
from tracker.outputs.wording.figures import indicator_name, tell_amount
from tracker.outputs.wording.reasons import tell_looked, tell_more, tell_reasons, tell_remarks
from tracker.outputs.wording.verdicts import tell_actual, tell_side
from tracker.outputs.wording.words import first_word

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from decimal import Decimal

    from jinja2 import Environment
    from markupsafe import Markup

    from tracker.comparisons.comparison import Comparison
    from tracker.comparisons.league import League
    from tracker.outputs.site.folder import SiteFolder
    from tracker.outputs.site.multiple import Point
    from tracker.rulebook.policy import Language
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["LANGUAGES", "Press"]

LANGUAGES: tuple[Language, Language] = ("zh", "en")

_TOPICS = ("site", "pages")
_KEPT = 4096
"""Words that are kept because pages say them again and again."""
_MISSING = ("no_target", "no_report")


class Press:
    """Writes the files of one site."""

    def __init__(self, folder: SiteFolder, rules: Rulebook) -> None:
        self.folder = folder
        self.rules = rules
        self._environments = {lang: _environment(rules, lang) for lang in LANGUAGES}

    def page(self, template: str, path: str, section: str, **shown: Any) -> None:
        """Write a page in both languages; ``path`` is its address, ``section`` the main heading that it belongs to."""
        up = "../" * path.count("/")
        for lang, made in self._environments.items():
            text = made.get_template(f"{template}.html.j2").render(page=path, up=up, section=section, **shown)
            self.folder.write(f"{lang}/{path}", text)

    def say(self, lang: Language, key: str, **filled: object) -> str:
        """Give words of the site."""
        return str(self._environments[lang].globals["word"](key, **filled))  # type: ignore[operator]

    def furnish(self) -> None:
        """Write what all pages share, and the way into the site."""
        self.folder.write("assets/site.css", f"{asset('style.css')}\n\n{_own('site.css')}")
        self.folder.write("assets/site.js", f"{asset('script.js')}\n\n{_own('site.js')}")
        self.folder.write("index.html", self._environments["zh"].get_template("door.html.j2").render())


def _environment(rules: Rulebook, lang: Language) -> Environment:
    made = environment(rules, lang, _TOPICS, "site")
    made.auto_reload = False
    word = lru_cache(maxsize=_KEPT)(partial(first_word, lang=lang, topics=_TOPICS))
    other: Language = "en" if lang == "zh" else "zh"
    made.globals |= {
        "word": word,
        "at": address,
        "other": other,
        "other_html_lang": HTML_LANG[other],
        "verdicts": rules.policy.verdicts,
        "policy": rules.policy.id,
        "checksum": rules.checksum,
    }
    made.filters |= fragments(rules, lang, word)
    made.globals |= _faces(made, rules)
    made.filters |= {
        "verdict": {words.id: words for words in rules.policy.verdicts}.__getitem__,
        "card": _card,
        "told": partial(tell_side, rules=rules, lang=lang),
        "remarks": partial(tell_remarks, rules=rules, lang=lang),
        "outcome": lambda one: tell_actual(one, rules, lang) or "-",
        "counts": partial(tell_counts, rules=rules, lang=lang),
        "reasons": partial(_reasons, rules=rules, lang=lang),
        "indicator": cache(_namer(rules, lang)),
        "amount": _teller(rules, lang),
        "points": _points(rules, lang, made),
    }
    return made


def _faces(made: Environment, rules: Rulebook) -> dict[str, dict[str, Markup]]:
    """Give what cells and badges show of each verdict: they stand on pages by the thousand and are made once."""
    template: Any = made.get_template("faces.html.j2").module
    ids = [words.id for words in rules.policy.verdicts]
    return {
        "badges": {id_: template.badge(id_) for id_ in ids},
        "faces": {id_: template.face(id_) for id_ in ids} | {id_: template.blank(id_) for id_ in _MISSING},
    }


def _reasons(one: Comparison, rules: Rulebook, lang: Language) -> list[str]:
    """Give what a reader should know of a verdict beside the sentences that speak of it."""
    return [*tell_reasons(one, rules, lang), *tell_more(one, lang), *tell_looked(one, lang)]


def _card(year: int, code: str, up: str) -> str:
    return f"{up}{address.region_page(code, year)}"


def _namer(rules: Rulebook, lang: Language) -> Callable[[str], str]:
    def name(id_: str) -> str:
        known = rules.indicators.get(id_)
        return indicator_name(id_, known.zh if known else id_, rules, lang)

    return name


def _teller(rules: Rulebook, lang: Language) -> Callable[[Decimal | None, League], str]:
    def amount(value: Decimal | None, league: League) -> str:
        return "-" if value is None else tell_amount(value.normalize() + 0, league.unit, rules, lang, league.indicator)

    return amount


def _points(rules: Rulebook, lang: Language, made: Environment) -> Callable[[Sequence[Point]], str]:
    """Give a series in words."""

    def points(series: Sequence[Point]) -> str:
        told = []
        for one in series:
            blanks = {"year": one.year, "target": tell_side(one.target, rules, lang)}
            if one.actual:
                verdict = rules.policy.words(one.verdict).say(lang)
                blanks |= {"actual": tell_side(one.actual, rules, lang), "verdict": verdict}
            told.append(str(made.globals["word"]("point_both" if one.actual else "point_target", **blanks)))  # type: ignore[operator]
        return "; ".join(told)

    return points


def _own(name: str) -> str:
    from importlib.resources import files

    return files("tracker.outputs.site").joinpath("templates", name).read_text(encoding="utf-8")
