"""``tracker review``: a person decides what is to be checked."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tracker.cli.decisions import DECISIONS_FILE
from tracker.cli.options import (
    DEFAULT_DB,
    SPOKEN,
    Db,
    Decisions,
    Lang,
    OneYear,
    Quiet,
    Region,
    Rules,
    Width,
    look_of,
    note,
)
from tracker.cli.region import dossier_of
from tracker.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.cli.asking import Open
    from tracker.comparisons.records.settlement import Settlement
    from tracker.comparisons.views.dossier import Dossier
    from tracker.outputs.wording.look import Look
    from tracker.rulebook.policy import Language
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["run"]

Who = Annotated[
    str | None, typer.Option("--who", metavar="NAME", envvar="TRACKER_WHO", help="Who decides: a person or an office.")
]
From = Annotated[
    Path | None,
    typer.Option(
        "--from", metavar="FILE", exists=True, dir_okay=False, help="Take back a table (xlsx) that was filled in."
    ),
]


def run(  # noqa: PLR0913, PLR0917  # a command has as many parameters as it has options
    region: Region,
    year: OneYear,
    filled: From = None,
    who: Who = None,
    db: Db = DEFAULT_DB,
    decisions: Decisions = None,
    rules: Rules = None,
    lang: Lang = SPOKEN,
    width: Width = None,
    *,
    quiet: Quiet = False,
) -> None:
    """Decide about the promises that are to be checked, one by one, with both quotes.

    One of the answers offered, none of them, another sentence, or later. Decisions go into the file of decisions with
    who, when and why; every output uses them, marked as a person's, as long as the words of both texts stand. Without
    a terminal what is open is listed. --from takes back the xlsx of `tracker table` with the statuses changed in it.

    \b
    Examples:
      tracker review 乌鲁木齐市 --year 2021
      tracker review 650100 --year 2021 --decisions decisions.yaml --who 王敏
      tracker review 乌鲁木齐市 --year 2021 --from table.xlsx --who 督查室
    """  # noqa: D301  # \b is a mark for the help, as typer reads it
    from tracker.rulebook.rulebook import load_rulebook

    rulebook = load_rulebook(rules)
    place = decisions or Path(DECISIONS_FILE)
    found = dossier_of(region, year, db, rulebook, place if place.exists() else None, lang)
    if filled is not None:
        _take_back(filled, place, found, rulebook, _named(who, lang), lang)
        return
    opens = _opens(found, rulebook, lang)
    if not sys.stdin.isatty():
        _list(opens, found, rulebook, look_of(sys.stdout, lang, width))
    elif opens:
        left = _ask(opens, place, found, rulebook, _named(who, lang), look_of(sys.stderr, lang, width))
        note(_say("done", lang, count=len(opens) - left, file=place, left=left), quiet=quiet)
    else:
        note(_say("none", lang), quiet=quiet)


def _opens(found: Dossier, rulebook: Rulebook, lang: Language) -> list[Open]:
    """Give what is to be checked, in the order of the report."""
    from tracker.cli.asking import Open
    from tracker.outputs.table.table import row_key, table_of

    review = found.reviews[0]
    promises = {row_key(one): one for one in review.promises}
    entries = table_of(found, review, rulebook, lang).entries
    return [Open(promises[one.key], one) for one in entries if one.verdict == "to_check"]


def _list(opens: Sequence[Open], found: Dossier, rulebook: Rulebook, look: Look) -> None:
    from tracker.outputs.table.questions import render_questions
    from tracker.outputs.wording.places import region_called

    review = found.reviews[0]
    if not opens:
        sys.stdout.write(_say("none", look.lang) + "\n")
        return
    sys.stdout.write(render_questions([one.entry for one in opens], look))
    name = region_called(review.region_name, review.region, rulebook, look.lang)
    sys.stdout.write(_say("open", look.lang, name=name, year=review.year, count=len(opens)) + "\n")


def _ask(opens: Sequence[Open], place: Path, found: Dossier, rulebook: Rulebook, who: str, look: Look) -> int:
    """Ask about everything that is open, and keep each decision at once; give how many are left."""
    from datetime import date

    from tracker.cli.asking import Asker

    asker = Asker(found, rulebook, look, _read, _show)
    left = len(opens)
    for one in asker.decisions(opens, who, date.today()):  # noqa: DTZ011  # the day as the person has it
        _keep(place, [one])
        left -= 1
    return left


def _take_back(filled: Path, place: Path, found: Dossier, rulebook: Rulebook, who: str, lang: Language) -> None:
    from datetime import date

    from tracker.outputs.table.returned import Signature, returned_rows, settlements_of

    rows = returned_rows(filled)
    signed = Signature(who, date.today(), _say("why_returned", lang))  # noqa: DTZ011  # the day as the person has it
    made = settlements_of(rows, found, found.reviews[0], rulebook, signed, str(filled))
    if made:
        _keep(place, made)
    key = "returned" if made else "unchanged"
    note(_say(key, lang, count=len(made), file=place, kept=len(rows) - len(made)))


def _keep(place: Path, made: Sequence[Settlement]) -> None:
    """Write decisions behind those that a file holds; the file appears whole or not at all."""
    from tracker.checks.settlements import with_settlements
    from tracker.cli.writing import destination

    text = with_settlements(place, made)
    with destination(place) as stream:
        stream.write(text)


def _named(who: str | None, lang: Language) -> str:
    """Give who decides, asked for where nobody is named; raises UsageError where nobody can be asked."""
    if who and who.strip():
        return who.strip()
    if not sys.stdin.isatty():
        raise UsageError("nobody is named who decides: add --who NAME, or set TRACKER_WHO")
    return _read(_say("who", lang), "").strip()


def _show(text: str) -> None:
    sys.stderr.write(text)


def _read(prompt: str, default: str) -> str:
    """Ask on the terminal; nothing but Enter gives the default, and asks again where there is none."""
    answer: str = typer.prompt(prompt, default=default or None, err=True)
    return answer


def _say(key: str, lang: Language, **filled: object) -> str:
    from tracker.outputs.wording.words import word

    return word(f"questions.{key}", lang, **filled)
