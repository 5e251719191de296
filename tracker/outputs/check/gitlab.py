"""The check as a code quality report of GitLab."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from tracker.outputs.check.telling import advice_of, message_of, tell_decision
from tracker.outputs.files.sarif_log import write_json
from tracker.outputs.wording.plain import plain

if TYPE_CHECKING:
    from typing import TextIO

    from tracker.checks.notice import CheckRun, Notice
    from tracker.rulebook.policy import Language
    from tracker.rulebook.rulebook import Rulebook

__all__ = ["write"]

_SEVERITIES = {"error": "major", "warning": "minor", "note": "info"}


def write(run: CheckRun, rulebook: Rulebook, lang: Language, stream: TextIO) -> None:
    """Write the notices as issues of code quality: errors are major, warnings minor, notes info.

    Those that the baseline knows are left out; accepted ones are info and say who accepted them and why. GitLab tells
    issues apart by their fingerprints, so that equal ones are numbered.
    """
    seen: Counter[str] = Counter()
    issues = []
    for one in run.notices:
        if one.accepted or not one.known:
            seen[one.fingerprint] += 1
            issues.append(_issue(one, seen[one.fingerprint], run, rulebook, lang))
    write_json(issues, stream)


def _issue(one: Notice, number: int, run: CheckRun, rulebook: Rulebook, lang: Language) -> dict[str, Any]:
    accepted = f" [{tell_decision(one.accepted, lang)}]" if one.accepted else ""
    exact = one.place is not None and one.place.exact
    return {
        "description": f"{one.code} {message_of(one, lang)}{accepted}",
        "check_name": f"{one.code} {one.name}",
        "content": {"body": advice_of(one, rulebook, lang)},
        "fingerprint": one.fingerprint if number == 1 else f"{one.fingerprint}-{number}",
        "severity": "info" if one.accepted else _SEVERITIES[one.level],
        "location": {
            "path": _path(one, run),
            "lines": {"begin": one.place.line if one.place and exact else 1},
        },
    }


def _path(one: Notice, run: CheckRun) -> str:
    """Give the path of a notice; one about the whole run stands at the first file, because GitLab wants a path."""
    path = one.place.path if one.place else run.files[0].path if run.files else "."
    return plain(path).removeprefix("./")
