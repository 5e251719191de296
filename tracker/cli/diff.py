"""``tracker diff``: the comparisons of one region and year as records, reports and files."""

from __future__ import annotations

from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple, TextIO

from tracker.cli.options import (
    DEFAULT_DB,
    DEFAULT_LANG,
    Db,
    Decisions,
    Excel,
    Lang,
    OneYear,
    Output,
    Region,
    Rules,
    Tier,
    Width,
    look_of,
)
from tracker.cli.region import dossier_of
from tracker.cli.writing import Forms, Kind, begin_of, opened, writings

if TYPE_CHECKING:
    from collections.abc import Callable

    from tracker.comparisons.dossier import Dossier
    from tracker.outputs.files.records import RecordFormat
    from tracker.rulebook.policy import Language
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["FORMS", "Form", "run"]


class Form(NamedTuple):
    """A form of output: what it is written to, and what writes a dossier, by the rules and in a language, there."""

    kind: Kind
    write: Callable[[Dossier, Rulebook, Language, Any], None]


def run(  # noqa: PLR0913, PLR0917  # a command has as many parameters as it has options
    region: Region,
    year: OneYear,
    db: Db = DEFAULT_DB,
    forms: Forms = None,
    output: Output = None,
    rules: Rules = None,
    decisions: Decisions = None,
    lang: Lang = DEFAULT_LANG,
    width: Width = None,
    tier: Tier = "all",
    *,
    excel: Excel = False,
) -> None:
    """Write each target of one region and year with what answers it, and the verdict.

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
    """  # noqa: D301  # \b is a mark for the help, as typer reads it
    from tracker.comparisons.dossier import of_tier
    from tracker.rulebook.rulebook import load_rulebook

    wanted = writings(forms or ["jsonl"], {name: form.kind for name, form in FORMS.items()}, output)
    begin = begin_of([one.form for one in wanted], excel=excel)
    rulebook = load_rulebook(rules)
    found = of_tier(dossier_of(region, year, db, rulebook, decisions), tier)
    writers = FORMS | {"table": Form("text", partial(_write_table, width=width))}
    for one in wanted:
        with opened(one, begin) as place:
            writers[one.form].write(found, rulebook, lang, place)


def _records(form: RecordFormat) -> Form:
    """Give the form of comparisons, one a line."""

    def write(found: Dossier, rulebook: Rulebook, lang: Language, stream: TextIO) -> None:
        from tracker.comparisons.comparison import Comparison
        from tracker.outputs.files.records import write_records

        del rulebook, lang
        write_records((one for each in found.reviews for one in each.targets), Comparison, form, stream)

    return Form("text", write)


def _report(kind: Kind, module: str, name: str) -> Form:
    """Give the form that a function of a module writes, imported where it is wanted."""

    def write(found: Dossier, rulebook: Rulebook, lang: Language, place: Any) -> None:
        getattr(import_module(module), name)(found, rulebook, lang, place)

    return Form(kind, write)


def _write_json(found: Dossier, rulebook: Rulebook, lang: Language, stream: TextIO) -> None:
    from tracker.outputs.files.records import write_object
    from tracker.outputs.files.sources import with_origins
    from tracker.outputs.wording.findings import with_words

    del lang
    for one in found.reviews:
        write_object(with_origins(with_words(one, rulebook), found), stream)


def _write_table(found: Dossier, rulebook: Rulebook, lang: Language, stream: TextIO, width: int | None = None) -> None:
    from tracker.outputs.terminal.scorecard import render

    look = look_of(stream, lang, width).model_copy(update={"quotes": True})
    stream.write(render(found.reviews, rulebook, look))


FORMS = {
    "jsonl": _records("jsonl"),
    "json": Form("text", _write_json),
    "csv": _records("csv"),
    "table": Form("text", _write_table),
    "md": _report("text", "tracker.outputs.files.markdown", "write_markdown"),
    "html": _report("text", "tracker.outputs.pages.report", "write_report"),
    "sarif": _report("text", "tracker.outputs.files.sarif", "write_diff"),
    "xlsx": _report("binary", "tracker.outputs.files.workbook", "write_workbook"),
    "datapackage": _report("folder", "tracker.outputs.files.datapackage", "write_package"),
}
"""The forms by name."""
