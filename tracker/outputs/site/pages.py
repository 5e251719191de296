"""The writer: every page made from its template in both languages, and every file put into its place."""

from __future__ import annotations

import json
from functools import cache, lru_cache, partial
from itertools import groupby
from typing import TYPE_CHECKING, Any

from tracker.comparisons.records.review import totals_of
from tracker.outputs.charts.png import png_of
from tracker.outputs.charts.strip import strip_parts, verdict_counts
from tracker.outputs.site import address
from tracker.outputs.site.fragments import Fragments, fragment_filters
from tracker.outputs.site.slim import slim
from tracker.outputs.site.table_rows import Faces, table_rows
from tracker.outputs.site.tiles import tile_places
from tracker.outputs.templates import HTML_LANG, asset, environment
from tracker.outputs.wording.counts import tell_counts, tell_standing
from tracker.outputs.wording.figures import indicator_name, tell_amount
from tracker.outputs.wording.leagues import league_headline
from tracker.outputs.wording.places import region_called
from tracker.outputs.wording.verdicts import tell_side
from tracker.outputs.wording.words import first_word

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from decimal import Decimal

    from jinja2 import Environment, Template
    from markupsafe import Markup

    from tracker.comparisons.records.review import Totals
    from tracker.comparisons.views.league import League
    from tracker.outputs.charts.strip import Part
    from tracker.outputs.site.folder import SiteFolder
    from tracker.outputs.site.promise_rows import PromiseRow
    from tracker.outputs.site.totals import YearCount
    from tracker.rulebook.policy import Language, VerdictWords
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["LANGUAGES", "PageWriter"]

LANGUAGES: tuple[Language, Language] = ("zh", "en")

_TOPICS = ("site", "pages")
_HEADINGS = {
    "home": address.home_page(),
    "regions": address.regions_page(),
    "indicators": address.indicators_page(),
    "changes": address.changes_page(),
    "findings": address.findings_page(),
    "sources": address.sources_page(),
    "about": address.about_page(),
}
"""Sections that every page leads to, each by the key of its words."""
_KEPT = 4096
"""Words that are kept because pages say them again and again."""
_SCRIPTED = (
    *("search", "search_hint", "search_results", "search_count", "search_none", "kind_region", "kind_indicator"),
    *("cite", "cite_verdict", "cite_embed", "cite_address", "embed_row"),
)
"""Words that only the script says."""
_MISSING = ("no_target", "no_report")
_SHAPED = (
    ".league td.{id}::before, .pledges td.{id}::before, .card td > .{id}::before, td.{id} > a::before,"
    " .tiles .{id} > b::after"
    ' {{ content: {shape}; content: {shape} / ""; }}'
)
"""A shape is drawn and not read out; browsers that do not know how to say so draw it all the same."""
_LABELLED = ".card:lang({lang}) td:nth-child({at})::before {{ content: {label}; }}"
_NONE = 'td.no_target:lang({lang})::before {{ content: "·"; content: "·" / {none}; }}'
"""Most cells of a large table may be of targets that nobody set: what they show and say stands in the style sheet."""
_BETWEEN = ">\n<"
"""What stands between two elements of a picture, which says nothing."""
_PLACED = ".tiles li:nth-child({at}) {{ grid-area: {down} / {across}; }}"
"""Every map has the tiles of all provinces in one order, so that the style sheet can say where each lies."""
_LABELS = ((3, "target"), (4, "actual"))
"""Columns of a scorecard whose heads stand above each cell on a phone."""


class PageWriter:
    """Writes the files of one site."""

    def __init__(self, folder: SiteFolder, rules: Rulebook, browser: str | None = None) -> None:
        """``browser`` draws pictures as PNG beside SVG, where it is given."""
        self.folder = folder
        self.rules = rules
        self.browser = browser
        self._environments = {lang: _environment(rules, lang) for lang in LANGUAGES}
        self.forms = ("svg", "png") if browser else ("svg",)
        """The forms of every picture."""
        for made in self._environments.values():
            made.globals["drawn"] = self.forms

    def page(self, template: str, path: str, section: str, **shown: Any) -> None:
        """Write a page in both languages; ``path`` is its address, ``section`` the main heading that it belongs to."""
        up = "../" * path.count("/")
        for lang, made in self._environments.items():
            text = made.get_template(f"{template}.html.j2").render(page=path, up=up, section=section, **shown)
            self.folder.write(f"{lang}/{path}", slim(text, path.rpartition("/")[0]))

    def sheet(self, template: str, path: str, **shown: Any) -> None:
        """Write a page that both languages share; ``path`` counts from the top."""
        text = self._environments["zh"].get_template(f"{template}.html.j2").render(page=path, **shown)
        self.folder.write(path, slim(text))

    def picture(self, lang: Language, page: str, svg: str) -> None:
        """Write the picture of a page."""
        self.folder.write(f"{lang}/{address.picture(page)}", svg.replace(_BETWEEN, "><"))
        if self.browser:
            self.folder.write(f"{lang}/{address.picture(page, 'png')}", png_of(svg, self.browser))

    def template(self, lang: Language, name: str) -> Template:
        """Give a template of one language."""
        return self._environments[lang].get_template(f"{name}.j2")

    def name(self, lang: Language, name: str, code: str) -> str:
        """Give what a region is called."""
        return str(self._environments[lang].filters["called"](name, code))

    def indicator(self, id_: str) -> dict[Language, str]:
        """Give what an indicator is called, in both languages."""
        return {lang: self._environments[lang].filters["indicator"](id_) for lang in LANGUAGES}

    def counts(self, lang: Language, totals: Totals) -> str:
        """Say how many targets are answered and how, and how many are not."""
        return tell_standing(totals, self.rules, lang)

    def say(self, lang: Language, key: str, **filled: object) -> str:
        """Give words of the site."""
        return str(self._environments[lang].globals["word"](key, **filled))  # type: ignore[operator]

    def furnish(self) -> None:
        """Write what all pages share, and the way into the site."""
        self.folder.write("assets/site.css", f"{asset('style.css')}\n\n{_own('site.css')}\n{self._drawn_words()}")
        said = json.dumps({lang: self._scripted(lang) for lang in LANGUAGES}, ensure_ascii=False)
        self.folder.write("assets/site.js", f"{asset('script.js')}\n\nconst trackerWords = {said};\n{_own('site.js')}")
        self.folder.write("index.html", self._environments["zh"].get_template("door.html.j2").render())

    def _scripted(self, lang: Language) -> dict[str, Any]:
        """Give what only the script says, and the order of the verdicts."""
        said: dict[str, Any] = {key: self.say(lang, key, count="{count}") for key in _SCRIPTED}
        return said | {"ranks": {words.id: self.rules.policy.rank(words.id) for words in self.rules.policy.verdicts}}

    def _drawn_words(self) -> str:
        """Give what the style sheet says for all pages: shapes of verdicts, and heads that a phone has no room for."""
        policy = self.rules.policy
        shapes = {words.id: words.shape for words in (*policy.task_verdicts, *policy.verdicts)}
        lines = [_SHAPED.format(id=id_, shape=json.dumps(shape, ensure_ascii=False)) for id_, shape in shapes.items()]
        for lang in LANGUAGES:
            lines += [
                _LABELLED.format(lang=HTML_LANG[lang], at=at, label=json.dumps(self.say(lang, key), ensure_ascii=False))
                for at, key in _LABELS
            ]
            none = json.dumps(self.say(lang, "short_no_target"), ensure_ascii=False)
            lines.append(_NONE.format(lang=HTML_LANG[lang], none=none))
        lines += [
            _PLACED.format(at=at, down=down + 1, across=across + 1)
            for at, (across, down) in enumerate(tile_places().values(), start=1)
        ]
        return "\n".join(lines) + "\n"


def _environment(rules: Rulebook, lang: Language) -> Environment:
    made = environment(rules, lang, _TOPICS, "site")
    made.auto_reload = False
    word = lru_cache(maxsize=_KEPT)(partial(first_word, lang=lang, topics=_TOPICS))
    other: Language = "en" if lang == "zh" else "zh"
    made.globals |= {
        "word": word,
        "at": address,
        "headings": [(key, path, word(f"nav_{key}")) for key, path in _HEADINGS.items()],
        "word_en": partial(first_word, lang="en", topics=_TOPICS),
        "other": other,
        "other_html_lang": HTML_LANG[other],
        "verdicts": rules.policy.verdicts,
        "policy": rules.policy.id,
        "checksum": rules.checksum,
    }
    parts, faces = Fragments(rules, lang, word), _faces(made, rules)
    made.globals["faces"] = faces.faces
    made.filters |= fragment_filters(parts) | table_rows(parts, faces)
    made.filters |= {
        "verdict": {words.id: words for words in rules.policy.verdicts}.__getitem__,
        "card": _card,
        "told": partial(tell_side, rules=rules, lang=lang),
        "counts": partial(tell_counts, rules=rules, lang=lang),
        "totals_of": totals_of,
        "verdict_strip": _strip,
        "runs": _runs,
        "counts_en": partial(tell_counts, rules=rules, lang="en"),
        "both_badge": cache(lambda id_: _both_badge(rules.policy.words(id_))),
        "both_task": cache(lambda id_: _both_badge(rules.policy.task_words(id_))),
        "called": cache(partial(region_called, rules=rules, lang=lang)),
        "tally": partial(_tally, word=word),
        "league_told": partial(league_headline, rules=rules, lang=lang),
        "standing": partial(tell_standing, rules=rules, lang=lang),
        "indicator": cache(_namer(rules, lang)),
        "amount": _teller(rules, lang),
    }
    return made


def _faces(made: Environment, rules: Rulebook) -> Faces:
    """Give what cells and badges show of each verdict: they stand on pages by the thousand and are made once."""
    template: Any = made.get_template("faces.html.j2").module
    ids = [words.id for words in rules.policy.verdicts]
    return Faces(
        {id_: template.badge(id_) for id_ in ids},
        {id_: template.face(id_) for id_ in ids} | {id_: template.blank(id_) for id_ in _MISSING},
    )


def _strip(verdicts: Mapping[str, int]) -> list[Part]:
    return list(strip_parts(verdict_counts(verdicts)))


def _card(year: int, code: str) -> str:
    """Give a scorecard, seen from another page of regions."""
    return address.region_page(code, year).rpartition("/")[2]


def _runs(rows: Sequence[PromiseRow]) -> list[tuple[str, list[PromiseRow]]]:
    """Give rows that follow each other with one verdict together."""
    return [(verdict, list(group)) for verdict, group in groupby(rows, key=lambda row: row.verdict)]


def _both_badge(words: VerdictWords) -> Markup:
    """Give a verdict in both languages."""
    from markupsafe import Markup

    # What is filled in is escaped.
    return Markup('{zh} <span lang="en">{en}</span>').format(zh=words.say("zh"), en=words.say("en"))


def _tally(count: YearCount | League, word: Callable[..., str]) -> str:
    """Give how many targets are met of those that are judged, or how many wait where nothing is judged yet."""
    waiting = count.verdicts.get("pending", 0)
    if waiting and not count.judged:
        return word("tally_waiting", count=waiting)
    return f"{count.verdicts.get('met', 0)} / {count.judged}"


def _namer(rules: Rulebook, lang: Language) -> Callable[[str], str]:
    def name(id_: str) -> str:
        known = rules.indicators.get(id_)
        return indicator_name(id_, known.zh if known else id_, rules, lang)

    return name


def _teller(rules: Rulebook, lang: Language) -> Callable[[Decimal | None, League], str]:
    def amount(value: Decimal | None, league: League) -> str:
        return "-" if value is None else tell_amount(value.normalize() + 0, league.unit, rules, lang, league.indicator)

    return amount


def _own(name: str) -> str:
    from importlib.resources import files

    return files("tracker.outputs.site").joinpath("templates", name).read_text(encoding="utf-8")
