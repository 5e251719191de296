"""Runs of the check made by hand, and what every form writes of them; run as a program, it writes the files anew."""

from __future__ import annotations

import shutil
from contextlib import chdir, redirect_stdout
from functools import cache
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import yaml

from tracker.checks.notice import CheckedFile, CheckRun, Notice, Place
from tracker.cli.app import main
from tracker.comparisons.records.comparison import Comparison, Side
from tracker.comparisons.records.review import Review
from tracker.outputs.check.forms import FORMS, write_check
from tracker.rulebook.rulebook import default_rulebook

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tracker.rulebook.policy import Language

__all__ = ["DATA", "SCRATCH", "SNAPSHOTS", "checked", "made_notice", "made_run", "snapshot", "written"]

DATA = Path(__file__).parent / "data" / "outputs" / "check"
_SUFFIXES = {"json": "json", "sarif": "sarif", "scanning": "sarif", "junit": "xml", "gitlab": "json"}
_LANGUAGES: tuple[Language, ...] = ("zh", "en")
SNAPSHOTS: list[tuple[str, Language]] = [(form, lang) for form in FORMS for lang in _LANGUAGES]
SCRATCH: list[tuple[str, Language]] = [("text", "zh"), ("concise", "en"), ("junit", "zh")]
"""What is kept of a real check, of the folder of two reports; forms with a checksum of the rules are not."""


def made_run(**changed: Any) -> CheckRun:
    """Give the run of run.yaml, with some fields changed."""
    return _told_run().model_copy(update=changed)


def made_notice(code: str, **fields: Any) -> Notice:
    """Give a notice of a code with its name and its default level."""
    known = default_rulebook().checks.by_code[code]
    fields["fingerprint"] = f"{fields['fingerprint']:0>16}"
    return Notice.model_validate({"code": code, "name": known.name, "level": known.level, **fields})


def written(run: CheckRun, form: str, lang: Language = "zh") -> str:
    """Give what a form writes of a run."""
    stream = StringIO()
    write_check(form, run, default_rulebook(), lang, stream)
    return stream.getvalue()


def checked(form: str, lang: Language) -> str:
    """Give what a form writes of a check of the folder of two reports, each time in a new place."""
    stream = StringIO()
    with TemporaryDirectory() as folder, chdir(folder), redirect_stdout(stream):
        shutil.copytree(DATA / "reports", "reports")
        main(["check", "reports", "--format", form, "--lang", lang])
    return stream.getvalue()


def snapshot(form: str, lang: Language, of: str = "") -> Path:
    """Give the file that holds what a form writes of the run of run.yaml, or ``of`` another one."""
    return DATA / f"{of}{form}.{lang}.{_SUFFIXES.get(form, 'txt')}"


@cache
def _told_run() -> CheckRun:
    told = yaml.safe_load((DATA / "run.yaml").read_text(encoding="utf-8"))
    places: dict[str, Place] = {}
    comparisons = [_comparison(row, told["review"], places) for row in told["targets"]]
    review = Review(
        **told["review"], policy="default-1", comparisons=tuple(comparisons), findings=(), prospects=(),
        absence=None, lines={claim: place.line for claim, place in places.items()},
    )  # fmt: skip
    return CheckRun(
        files=tuple(CheckedFile(**row) for row in told["files"]),
        notices=tuple(made_notice(**row) for row in told["notices"]),
        reviews=(review,),
        places=places,
        policy="default-1",
        rules="0123456789ab",
        fail_on="error",
    )


def _comparison(row: Mapping[str, Any], review: Mapping[str, Any], places: dict[str, Place]) -> Comparison:
    sides = {name: _side(row, name, places) for name in ("target", "actual")}
    made = {"verdict_strict": row["verdict"], "tolerance": None, "fragile": False, "self_reported": True}
    bare = {"gap": None, "gap_unit": None, "reason": None, "other_actuals": ()}
    return Comparison.model_validate({**bare, **made, **row, **review, **sides})


def _side(row: Mapping[str, Any], name: str, places: dict[str, Place]) -> Side | None:
    fields = row.get(name)
    if not fields:
        return None
    claim = f"{name}-{row['indicator']}" if "at" in fields else None
    path, line, column = fields.get("at", ("沙湾市2022年政府工作报告", 1, 1))
    if claim:
        end = column + len(fields["quote"])
        exact = path.endswith("txt")
        places[claim] = Place(path=path, line=line, column=column, end_line=line, end_column=end, exact=exact)
    return Side(
        measure=row["measure"], comparator=fields["comparator"], value=fields["value"], value_high=None,
        unit=row["unit"], strength=None, quote=fields["quote"], source=path, claim=claim, indicator=row["indicator"],
    )  # fmt: skip


if __name__ == "__main__":
    for each, language in SNAPSHOTS:
        snapshot(each, language).write_text(written(made_run(), each, language), encoding="utf-8")
    for each, language in SCRATCH:
        snapshot(each, language, "reports.").write_text(checked(each, language), encoding="utf-8")
