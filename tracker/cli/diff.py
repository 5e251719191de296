"""``tracker diff``: the comparisons of regions and a year as records, reports and files."""

from __future__ import annotations

from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Any, BinaryIO, NamedTuple, TextIO

from tracker.cli.options import (
    DEFAULT_DB,
    SPOKEN,
    Db,
    Decisions,
    Excel,
    Lang,
    LevelName,
    OneYear,
    Output,
    Parent,
    Regions,
    Rules,
    Tier,
    Width,
    look_of,
)
from tracker.cli.region import chosen_names, dossier_of
from tracker.cli.writing import Forms, Kind, begin_of, opened, writings
from tracker.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from tracker.comparisons.views.dossier import Dossier
    from tracker.outputs.files.records import RecordFormat
    from tracker.rulebook.policy import Language
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["FORMS", "Form", "run"]


class Form(NamedTuple):
    """A form of output: what it is written to, and what writes dossiers, by the rules and in a language, there."""

    kind: Kind
    write: Callable[[Sequence[Dossier], Rulebook, Language, Any], None]
    several: bool = True
    """Whether it can be of more regions than one."""


def run(  # noqa: PLR0913, PLR0917  # a command has as many parameters as it has options
    year: OneYear,
    regions: Regions = None,
    level: LevelName = None,
    parent: Parent = None,
    db: Db = DEFAULT_DB,
    forms: Forms = None,
    output: Output = None,
    rules: Rules = None,
    decisions: Decisions = None,
    lang: Lang = SPOKEN,
    width: Width = None,
    tier: Tier = "all",
    *,
    excel: Excel = False,
) -> None:
    """Write each target of a region and year with what answers it, and the verdict; of several regions in one file.

    Regions are named, or all those of the store of a --level or inside a --parent are taken. Of several, html and md
    have a table a region without the full texts, and json is a list.

    For programs: jsonl (the form where none is asked for) and csv, one target a line, in csv with the digits of the
    text; json, one object with all that there is; datapackage, a folder with CSV files and a datapackage.json; sarif,
    for editors and forges. For readers, with all of it: table, md, html (one file that needs no network) and xlsx.

    --tier headline leaves out the promises of detail, --tier detail all others.

    --format may be repeated; FORM=FILE names the file of a form, and one form may go to --output or standard output.

    \b
    Examples:
      tracker diff 乌鲁木齐市 --year 2020
      tracker diff 650100 --year 2020 --format json --output urumqi-2020.json
      tracker diff 沙湾市 --year 2022 --format table
      tracker diff 沙湾市 --year 2022 --tier detail --format csv
      tracker diff 乌鲁木齐市 --year 2020 --format html=urumqi.html --format xlsx=urumqi.xlsx
      tracker diff --level province --year 2025 --format xlsx=all.xlsx --format datapackage=all
      tracker diff 昌吉市 玛纳斯县 --year 2024 --format csv
    """  # noqa: D301  # \b is a mark for the help, as typer reads it
    from tracker.comparisons.views.dossier import of_tier
    from tracker.rulebook.rulebook import load_rulebook

    wanted = writings(forms or ["jsonl"], {name: form.kind for name, form in FORMS.items()}, output)
    begin = begin_of([one.form for one in wanted], excel=excel)
    rulebook = load_rulebook(rules)
    named = chosen_names(regions or [], level, parent, db, rulebook)
    for one in wanted:
        if len(named) > 1 and not FORMS[one.form].several:
            raise UsageError(
                "--format {form}: is of one region, and {count} are asked for: name one",
                form=one.form,
                count=len(named),
            )
    dossiers = [of_tier(dossier_of(each, year, db, rulebook, decisions, lang), tier) for each in named]
    found = list({one.region: one for one in dossiers}.values())
    writers = FORMS | {"table": Form("text", partial(_write_table, width=width))}
    for one in wanted:
        with opened(one, begin) as place:
            writers[one.form].write(found, rulebook, lang, place)


def _records(form: RecordFormat) -> Form:
    """Give the form of comparisons, one a line."""

    def write(found: Sequence[Dossier], rulebook: Rulebook, lang: Language, stream: TextIO) -> None:
        from tracker.comparisons.records.comparison import Comparison
        from tracker.outputs.files.records import write_records

        del rulebook, lang
        reviews = (one for each in found for one in each.reviews)
        write_records((one for each in reviews for one in each.targets), Comparison, form, stream)

    return Form("text", write)


def _report(module: str, name: str, *, several: bool = True) -> Form:
    """Give the form that a function of a module writes for one region, imported where it is wanted.

    ``several`` regions are a listing in the same form.
    """

    def write(found: Sequence[Dossier], rulebook: Rulebook, lang: Language, place: Any) -> None:
        if len(found) == 1:
            getattr(import_module(module), name)(found[0], rulebook, lang, place)
        else:
            _write_listing(found, rulebook, lang, place, "html" if name == "write_report" else "md")

    return Form("text", write, several)


def _write_listing(found: Sequence[Dossier], rulebook: Rulebook, lang: Language, place: Any, form: str) -> None:
    from tracker.cli.listing import write_listing
    from tracker.outputs.files.reviews import reviews_listing

    write_listing(reviews_listing(found, rulebook, lang), rulebook, lang, place, form)


def _write_workbook(found: Sequence[Dossier], rulebook: Rulebook, lang: Language, stream: BinaryIO) -> None:
    from tracker.outputs.files.workbook import write_workbook

    write_workbook(found, rulebook, lang, stream)


def _write_package(found: Sequence[Dossier], rulebook: Rulebook, lang: Language, folder: Path) -> None:
    from tracker.outputs.files.datapackage import write_package

    write_package(found, rulebook, lang, folder)


def _write_json(found: Sequence[Dossier], rulebook: Rulebook, lang: Language, stream: TextIO) -> None:
    from tracker.outputs.files.records import write_object, write_records
    from tracker.outputs.files.sources import SourcedReview, with_origins
    from tracker.outputs.wording.findings import with_words

    del lang
    reviews = [with_origins(with_words(one, rulebook), each) for each in found for one in each.reviews]
    if len(reviews) == 1:
        write_object(reviews[0], stream)
    else:
        write_records(reviews, SourcedReview, "json", stream)


def _write_table(
    found: Sequence[Dossier], rulebook: Rulebook, lang: Language, stream: TextIO, width: int | None = None
) -> None:
    from tracker.outputs.terminal.scorecard import render

    look = look_of(stream, lang, width).model_copy(update={"quotes": True})
    stream.write(render([one for each in found for one in each.reviews], rulebook, look))


FORMS = {
    "jsonl": _records("jsonl"),
    "json": Form("text", _write_json),
    "csv": _records("csv"),
    "table": Form("text", _write_table),
    "md": _report("tracker.outputs.files.markdown", "write_markdown"),
    "html": _report("tracker.outputs.pages.report", "write_report"),
    "sarif": _report("tracker.outputs.files.sarif", "write_diff", several=False),
    "xlsx": Form("binary", _write_workbook),
    "datapackage": Form("folder", _write_package),
}
"""The forms by name."""
