"""``tracker league``: indicators of one year over all stored regions."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer

from tracker.cli.decisions import decisions_at
from tracker.cli.options import (
    DEFAULT_DB,
    SPOKEN,
    Ascii,
    Db,
    Decisions,
    Excel,
    Lang,
    LevelName,
    OneYear,
    Output,
    Parent,
    Rules,
    Width,
    look_of,
    note,
)
from tracker.cli.region import indicator_id, resolve_code
from tracker.cli.writing import Forms, Kind, begin_of, browser_for, one_each, opened, refuse_shared, writings
from tracker.comparisons.views.ranking import LeagueOrder
from tracker.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from tracker.claims.claim import Claim
    from tracker.cli.writing import Writing
    from tracker.comparisons.gathering.evidence import Places
    from tracker.comparisons.gathering.material import Material
    from tracker.comparisons.gathering.statements import Statements
    from tracker.comparisons.records.settlement import Settlement
    from tracker.comparisons.views.league import League
    from tracker.rulebook.policy import Language
    from tracker.rulebook.rulebook import Rulebook
    from tracker.store.store import Store

__all__ = ["FORMS", "run"]

FORMS: dict[str, Kind] = {
    "table": "text",
    "jsonl": "text",
    "json": "text",
    "csv": "text",
    "md": "text",
    "html": "text",
    "svg": "text",
    "png": "binary",
    "xlsx": "binary",
}
"""The forms, and what each is written to."""
_QUOTING = frozenset({"md", "html", "xlsx"})
"""Those that quote the reports."""

_PICTURES = frozenset({"svg", "png"})

IndicatorNames = Annotated[
    list[str], typer.Argument(metavar="INDICATOR...", help="Ids or names, as `tracker indicators` lists them.")
]
Order = Annotated[
    LeagueOrder,
    typer.Option(
        "--sort", help="Order of regions; gap: who stayed farthest behind first, target, actual: highest first."
    ),
]
VerdictNames = Annotated[
    list[str] | None,
    typer.Option("--verdict", metavar="VERDICT", help="Regions with this verdict only; may be repeated."),
]


class Leagues(NamedTuple):
    """The leagues that were asked for, and where the claims stand that they rest on."""

    found: list[League]
    lines: Places


def run(  # noqa: PLR0913, PLR0917  # a command has as many parameters as it has options
    indicators: IndicatorNames,
    year: OneYear,
    level: LevelName = None,
    parent: Parent = None,
    order: Order = "code",
    verdicts: VerdictNames = None,
    db: Db = DEFAULT_DB,
    forms: Forms = None,
    output: Output = None,
    rules: Rules = None,
    decisions: Decisions = None,
    lang: Lang = SPOKEN,
    width: Width = None,
    *,
    excel: Excel = False,
    ascii_: Ascii = False,
) -> None:
    """Show indicators of a year for every stored region: target, actual, gap and verdict.

    A headline says how many regions met, nearly met and missed their targets. Regions stand in the order of their
    codes, or as --sort says; those without a report or without such a target are listed as missing. Mean and median
    are of the measure and unit that most targets have; they and the headline are of all regions, whichever --verdict
    lists. As JSON: one object, of several indicators a list of them; as JSON Lines and CSV: one region a line. As SVG:
    a chart of all regions on one scale; as PNG: the same, drawn by a browser of this machine. Of several indicators
    each has its own picture: svg=all.svg writes all-gdp.svg and all-cpi.svg. --format may be repeated, FORM=FILE names
    its file.

    \b
    Examples:
      tracker league gdp --year 2023
      tracker league 城镇新增就业 --year 2022 --level county --sort gap
      tracker league gdp cpi --year 2023 --verdict missed --format xlsx=missed.xlsx
      tracker league gdp --year 2023 --parent 新疆 --format svg=gdp.svg --format png=gdp.png
    """  # noqa: D301  # \b is a mark for the help, as typer reads it
    from tracker.comparisons.views.ranking import ranked
    from tracker.rulebook.rulebook import load_rulebook
    from tracker.store.store import read_store

    asked = writings(forms or ["table"], FORMS, output)
    begin = begin_of([one.form for one in asked], excel=excel)
    rulebook = load_rulebook(rules)
    named = list(dict.fromkeys(indicator_id(one, rulebook) for one in indicators))
    _check(verdicts or [], rulebook)
    shares = _shares(asked, named)
    browser = browser_for([one.form for one in asked])
    settled, inside = decisions_at(decisions, rulebook), resolve_code(parent, rulebook, db=db)
    with read_store(db) as store:
        gathering = _Gathering(store, rulebook, year, level, inside, settled, {})
        found = [ranked(gathering.league(one), order, verdicts or [], rulebook, lang) for one in named]
        quoted = found if _QUOTING.intersection(one.form for one in asked) else []
        made = Leagues(found, gathering.places(quoted))
    for one, held in shares:
        part = made._replace(found=[each for each in found if each.indicator in held])
        with opened(one, begin) as place:
            _writer(one.form, width, browser, ascii_=ascii_)(part, rulebook, lang, place)
    _tell_pictures([one for one, held in shares if held != named], lang)


def _shares(asked: Sequence[Writing], named: list[str]) -> list[tuple[Writing, list[str]]]:
    """Give each file that is written with the indicators in it: a picture shows one, and each has its own file.

    Raises UsageError where pictures of several would go to one place.
    """
    shares: list[tuple[Writing, list[str]]] = []
    for one in asked:
        if one.form in _PICTURES and len(named) > 1:
            shares += [(each, [name]) for each, name in zip(one_each(one, named), named, strict=True)]
        else:
            shares.append((one, named))
    refuse_shared([one for one, _ in shares])
    return shares


def _tell_pictures(drawn: Sequence[Writing], lang: Language) -> None:
    """Tell the files of pictures that got a name of their own."""
    from tracker.outputs.wording.punctuation import listed
    from tracker.outputs.wording.words import word

    if drawn:
        note(word("progress.pictures", lang, names=listed((str(one.path) for one in drawn), lang)))


def _check(verdicts: list[str], rulebook: Rulebook) -> None:
    """Raise UsageError for a verdict that there is not."""
    known = [one.id for one in rulebook.policy.verdicts]
    for one in verdicts:
        if one not in known:
            raise UsageError(
                "--verdict {one}: no verdict is called so: choose from {names}", one=one, names=tuple(known)
            )


class _Gathering(NamedTuple):
    """Where leagues are gathered from, and for whom."""

    store: Store
    rulebook: Rulebook
    year: int
    level: str | None
    parent: str | None
    settlements: tuple[Settlement, ...]
    claims: dict[str, Claim]
    """Those that were looked at, by their ids, as far as that has come."""

    def league(self, indicator: str) -> League:
        """Give the league of one indicator."""
        from tracker.comparisons.views.league import league

        return league(self._regions(indicator), indicator, self.year, self.rulebook, self.level, self._whole)

    def places(self, leagues: list[League]) -> Places:
        """Give where the claims stand that some leagues cite."""
        from tracker.comparisons.gathering.selection import cited_places

        sides = (side for one in leagues for row in one.rows for side in (row.target, row.actual) if side)
        cited = {side.claim for side in sides if side.claim in self.claims}
        return cited_places(self.store, self.rulebook, [self.claims[id_] for id_ in sorted(filter(None, cited))])

    def _regions(self, indicator: str) -> Iterator[Statements]:
        """Give the statements of every stored region that is asked for; the forms of one lineage are one region."""
        from tracker.comparisons.gathering.selection import gather_indicator, is_chosen

        for one in gather_indicator(self.store, self.rulebook, indicator, self.year):
            if is_chosen(one.region, self.rulebook, self.level, self.parent):
                yield self._statements(one)

    def _whole(self, part: Statements) -> Statements:
        """Give all that is stored of a region."""
        from tracker.comparisons.gathering.material import worded_material

        return self._statements(worded_material(self.store, part.region, part.region_name, self.rulebook))

    def _statements(self, material: Material) -> Statements:
        from tracker.comparisons.gathering.statements import statements_of

        self.claims.update((claim.id, claim) for claim in material.claims)
        return replace(statements_of(material, self.rulebook, above=()), settlements=self.settlements)


def _writer(
    form: str, width: int | None, browser: str, *, ascii_: bool
) -> Callable[[Leagues, Rulebook, Language, Any], None]:
    match form:
        case "table":
            return partial(_write_tables, width=width, ascii_=ascii_)
        case "jsonl" | "json" | "csv":
            return partial(_write_records, form=form)
        case "svg":
            return _write_chart
        case "png":
            return partial(_write_png, browser=browser)
        case _:
            return partial(_write_listing, form=form)


def _write_tables(
    made: Leagues, rulebook: Rulebook, lang: Language, stream: Any, width: int | None, *, ascii_: bool
) -> None:
    from tracker.outputs.terminal.league import render_league

    look = look_of(stream, lang, width).model_copy(update={"ascii": ascii_})
    stream.write("\n".join(render_league(one, rulebook, look) for one in made.found))


def _write_records(made: Leagues, rulebook: Rulebook, lang: Language, stream: Any, form: str) -> None:
    from tracker.comparisons.views.league import League, LeagueRow
    from tracker.outputs.files.records import write_object, write_records

    del rulebook, lang
    if form == "json" and len(made.found) == 1:
        write_object(made.found[0], stream)
    elif form == "json":
        write_records(made.found, League, "json", stream)
    else:
        rows = (row for one in made.found for row in one.rows)
        write_records(rows, LeagueRow, "csv" if form == "csv" else "jsonl", stream)


def _write_chart(made: Leagues, rulebook: Rulebook, lang: Language, stream: Any) -> None:
    from tracker.outputs.charts.league_svg import league_svg

    stream.write(league_svg(made.found[0], rulebook, lang))


def _write_png(made: Leagues, rulebook: Rulebook, lang: Language, stream: Any, browser: str) -> None:
    from tracker.outputs.charts.league_svg import league_svg
    from tracker.outputs.charts.png import png_of

    stream.write(png_of(league_svg(made.found[0], rulebook, lang), browser))


def _write_listing(made: Leagues, rulebook: Rulebook, lang: Language, place: Any, form: str) -> None:
    from tracker.cli.listing import write_listing
    from tracker.outputs.files.league import leagues_listing

    write_listing(leagues_listing(made.found, made.lines, rulebook, lang), rulebook, lang, place, form)
