"""Every form of the check tells the same run, obeys its reader's rules, and lets nothing of the texts act."""

from __future__ import annotations

import json
import re
import unicodedata
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import pytest
import yaml
from check_runs import DATA, SCRATCH, SNAPSHOTS, checked, made_notice, made_run, snapshot, written
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from tracker.errors import InputError
from tracker.outputs.check.excerpt import excerpt
from tracker.outputs.check.explanation import explain_code, explanation
from tracker.outputs.check.forms import FORMS
from tracker.outputs.check.github import SUMMARY_BYTES, summary
from tracker.outputs.check.markdown import cell
from tracker.outputs.wording.columns import cell_width
from tracker.outputs.wording.words import word
from tracker.rulebook.rulebook import default_rulebook

if TYPE_CHECKING:
    from collections.abc import Callable

    from tracker.checks.notice import CheckRun, Notice
    from tracker.rulebook.checks import Code
    from tracker.rulebook.policy import Language

    Run = Callable[..., tuple[int, str, str]]

RULES = default_rulebook()
SEEDS = Path(__file__).parent.parent / "seeds"
DOCS = Path(__file__).parent.parent / "docs"
LANGUAGES: tuple[Language, ...] = ("zh", "en")
HOSTILE: list[str] = yaml.safe_load((DATA / "hostile.yaml").read_text(encoding="utf-8"))
JUNIT = etree.RelaxNG(etree.parse(str(DATA / "junit.rng")))
PIPE = re.compile(r"(?<!\\)\|")
COMMAND = re.compile(r"::(error|warning|notice) (\w+=[^:,]*)(,\w+=[^:,]*)*::.+")
PLACE = {"path": "报告/甲.txt", "line": 3, "column": 2, "end_line": 3, "end_column": 4}


@pytest.fixture(autouse=True)
def no_surroundings(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("COLUMNS", "FORCE_COLOR", "GITHUB_STEP_SUMMARY"):
        monkeypatch.delenv(name, raising=False)


def notices(count: int, code: str = "E02") -> tuple[Notice, ...]:
    told = {"zh": "有一处" * 10, "en": "here is one"}
    return tuple(made_notice(code, fingerprint=at, place=PLACE, quote=f"力争{at}家", text=told) for at in range(count))


def hostile_run(words: str) -> CheckRun:
    """Give a run of which every word that comes from files is the given one."""
    run = made_run()
    place = {**PLACE, "path": f"报告/{words}.txt"}
    decision = {"who": words, "when": "2023-02-01", "why": words, "source": words}
    fields = {"place": place, "quote": words, "excerpt": words, "text": {"zh": words, "en": words}, "related": [place]}
    told = [made_notice(code, fingerprint=at, **fields) for at, code in enumerate(("E01", "E02", "C07"))]
    told.append(made_notice("E04", fingerprint=9, accepted=decision, **fields))
    sides = {"quote": words, "source": words, "claim": None}
    compared = [
        one.model_copy(
            update={
                "label": words,
                "target": one.target.model_copy(update=sides),
                "actual": one.actual and one.actual.model_copy(update=sides),
            }
        )
        for one in run.reviews[0].comparisons
    ]
    review = run.reviews[0].model_copy(update={"region_name": words, "comparisons": tuple(compared)})
    return run.model_copy(update={"notices": tuple(told), "reviews": (review,)})


def states(run: CheckRun) -> list[CheckRun]:
    """Give a run under every level, and with its notices accepted, known, lighter and gone."""
    accepted = next(one.accepted for one in run.notices if one.accepted)
    changed: list[dict[str, Any]] = [{"known": True}, {"accepted": accepted}, {"level": "note"}]
    kinds = [tuple(one.model_copy(update=change) for one in run.notices) for change in changed]
    return [
        run.model_copy(update={"fail_on": level, "notices": told})
        for level in ("error", "warning", "note")
        for told in (run.notices, *kinds, ())
    ]


@pytest.mark.parametrize(("form", "lang"), SNAPSHOTS)
def test_a_form_writes_what_it_wrote(form: str, lang: Language) -> None:
    assert written(made_run(), form, lang) == snapshot(form, lang).read_text(encoding="utf-8"), (
        "where it is meant, run python tests/check_runs.py"
    )


def test_the_run_made_by_hand_quotes_what_stands_at_its_places() -> None:
    for one in made_run().notices:
        if one.place and one.quote and one.excerpt and one.place.line == one.place.end_line:
            assert one.excerpt[one.place.column - 1 : one.place.end_column - 1] == one.quote


@pytest.mark.uncounted
@pytest.mark.parametrize(("form", "lang"), SCRATCH)
def test_a_check_of_a_folder_tells_what_it_told(form: str, lang: Language) -> None:
    assert checked(form, lang) == snapshot(form, lang, "reports.").read_text(encoding="utf-8"), (
        "where it is meant, run python tests/check_runs.py"
    )


@pytest.mark.parametrize("form", FORMS)
def test_the_same_run_gives_the_same_bytes(form: str) -> None:
    assert written(made_run(), form) == written(made_run(), form)


@pytest.mark.uncounted
@pytest.mark.parametrize("words", HOSTILE)
@pytest.mark.parametrize("form", FORMS)
def test_nothing_in_a_text_steers_a_terminal_or_turns_the_writing(form: str, words: str) -> None:
    hidden = {"Cc", "Cf", "Cs", "Zl", "Zp"}
    seen = written(hostile_run(words), form)
    assert [at for at in seen if at != "\n" and unicodedata.category(at) in hidden] == []
    assert seen.isprintable() or "\n" in seen


@pytest.mark.parametrize("form", FORMS)
def test_a_run_without_files_and_notices_is_written_too(form: str) -> None:
    run = made_run(files=(), notices=(), reviews=(), places={})
    assert isinstance(written(run, form), str)


def test_the_excerpt_stands_above_its_signs_in_a_narrow_window_too() -> None:
    line = "甲" * 200 + "核心目标" + "乙" * 200
    place = {**PLACE, "column": 201, "end_column": 205}
    found = excerpt(made_notice("E01", fingerprint=1, place=place, quote=None, text={}, excerpt=line), 40)
    assert found is not None
    shown, signs = found
    assert shown != line
    assert "甲核心目标乙" in shown
    assert cell_width(shown) <= 40
    assert cell_width(shown[: shown.index("核")]) == signs.index("^")
    assert signs.count("^") == 8


LINES = st.text(st.characters(codec="utf-8", exclude_characters="\n核"), max_size=120)


@pytest.mark.uncounted
@given(before=LINES, after=LINES, count=st.integers(1, 30), width=st.integers(30, 100))
def test_the_signs_stand_under_the_words_that_are_meant(before: str, after: str, count: int, width: int) -> None:
    column = len(before) + 1
    place = {**PLACE, "column": column, "end_column": column + count}
    line = before + "核" * count + after
    found = excerpt(made_notice("E01", fingerprint=1, place=place, quote=None, text={}, excerpt=line), width)
    assert found is not None
    shown, signs = found
    assert cell_width(shown) <= width
    assert cell_width(signs) <= width
    assert cell_width(shown[: shown.index("核")]) == signs.index("^")
    if count * 2 <= width:
        assert shown.count("核") * 2 == signs.count("^") == count * 2


@pytest.mark.parametrize(
    ("line", "changed"),
    [("", {}), ("   ", {}), ("短", {"column": 9, "end_column": 12}), ("跨行", {"column": 1, "end_line": 5})],
)
def test_a_place_outside_its_line_is_shown_as_far_as_it_goes(line: str, changed: dict[str, int]) -> None:
    told = made_notice("E01", fingerprint=1, place=PLACE | changed, quote=None, text={}, excerpt=line)
    found = excerpt(told, 40)
    assert (found is None) == (not line.strip())
    assert found is None or "^" in found[1]


def test_colour_adds_nothing_but_colour(monkeypatch: pytest.MonkeyPatch) -> None:
    bare = written(made_run(), "text")
    monkeypatch.setenv("FORCE_COLOR", "1")
    coloured = written(made_run(), "text")
    assert "\x1b[" in coloured
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == bare


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_text_shows_what_fails_last_and_whatever_was_accepted(lang: Language) -> None:
    seen = written(made_run(), "text", lang)
    assert seen.index("C07 missed") < seen.index("C04 restated") < seen.index("E01 unexplained-figure")
    assert "与原件核对过" in seen
    assert "李四" in seen
    assert "T10" not in seen
    assert "--fail-on error" in seen.splitlines()[-1]


@pytest.mark.parametrize("form", [one for one in FORMS if one not in {"scanning", "github"}])
def test_every_report_shows_who_accepted_a_finding_and_why(form: str) -> None:
    seen = written(made_run(), form)
    assert "李四" in seen
    assert "与原件核对过" in seen


def test_concise_is_one_line_for_each_notice() -> None:
    lines = written(made_run(), "concise").splitlines()
    assert len(lines) == 6
    assert lines[1].startswith("报告/沙湾市_2023.txt:12:37: E01 ")


def test_json_has_all_notices_in_both_languages_with_the_counts() -> None:
    told = json.loads(written(made_run(), "json"))
    assert [one["code"] for one in told["notices"]] == [one.code for one in made_run().notices]
    assert set(told["notices"][0]["text"]) == {"zh", "en"}
    assert told["counts"] == made_run().counts
    assert told["failed"] is True
    assert len(told["reviews"][0]["comparisons"]) == 7


@pytest.mark.parametrize("words", ["", *HOSTILE])
def test_junit_is_well_formed_and_of_the_common_shape(words: str) -> None:
    run = hostile_run(words) if words else made_run()
    JUNIT.assertValid(etree.fromstring(written(run, "junit").encode()))


def test_junit_counts_its_cases() -> None:
    top = ET.fromstring(written(made_run(), "junit"))  # noqa: S314  # our own output
    for suite in top:
        cases = list(suite)
        assert int(suite.get("tests", "")) == len(cases)
        for attribute, kind in (("failures", "failure"), ("skipped", "skipped")):
            assert int(suite.get(attribute, "")) == sum(case.find(kind) is not None for case in cases)
        names = [(case.get("classname"), case.get("name")) for case in cases]
        assert len(set(names)) == len(names)
    assert int(top.get("tests", "")) == sum(len(suite) for suite in top)


def test_junit_has_a_case_for_every_target_with_verdict_and_quotes() -> None:
    top = ET.fromstring(written(made_run(), "junit"))  # noqa: S314  # our own output
    cases = {case.get("name", ""): case for case in top.iter("testcase")}
    compared = made_run().reviews[0].comparisons
    assert len([case for case in cases.values() if case.get("classname") == "654203.2022"]) == len(compared)
    met, missed = cases["居民消费价格 3%以内"], cases["地区生产总值 7.5%左右"]
    assert [child.tag for child in met] == ["system-out"]
    assert "达标" in met.findtext("system-out", "")
    assert "报告/沙湾市_2023.txt:6:22 「居民消费价格上涨2.1%」" in met.findtext("system-out", "")
    assert [child.get("message") for child in missed.iter("skipped")] == ["未达标"]
    assert "C07 missed" in missed.findtext("system-out", "")


@pytest.mark.parametrize("at", range(15))
def test_junit_fails_exactly_where_the_check_fails(at: int) -> None:
    run = states(made_run())[at]
    top = ET.fromstring(written(run, "junit"))  # noqa: S314  # our own output
    assert (int(top.get("failures", "")) > 0) == run.failed


@pytest.mark.parametrize("words", ["", *HOSTILE])
def test_github_is_given_nothing_but_whole_commands_and_one_line_of_totals(words: str) -> None:
    run = hostile_run(words) if words else made_run()
    *commands, totals = written(run, "github").splitlines()
    assert len(commands) == sum(one.active for one in run.notices)
    assert [line for line in commands if not COMMAND.fullmatch(line)] == []
    assert not totals.startswith("::")


def test_github_is_given_ten_annotations_of_a_level_the_worst_first() -> None:
    run = made_run(notices=(*notices(30, "C07"), *notices(12, "E01"), *notices(11, "E02")))
    lines = written(run, "github", "en").splitlines()
    assert [line.split(" ")[0] for line in lines[:30]] == ["::error"] * 10 + ["::warning"] * 10 + ["::notice"] * 10
    assert lines[30] == "not annotated, see the summary of the step: errors 2, warnings 1, notes 20"
    assert len(lines) == 32


def test_the_summary_of_the_step_has_every_row_and_keeps_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "summary.md"
    file.write_text("before\n", encoding="utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(file))
    written(made_run(notices=notices(40)), "github")
    seen = file.read_text(encoding="utf-8")
    assert seen.startswith("before\n## ")
    assert seen.count("力争") == 40


@pytest.mark.parametrize("room", [0, 20, 100, 1000, SUMMARY_BYTES])
def test_a_summary_is_never_longer_than_its_room(room: int) -> None:
    run = made_run(notices=notices(8000))
    seen = summary(run, RULES, "zh", room)
    assert len(seen.encode()) <= room
    left = re.search(r"另有 (\d+) 行", seen)
    assert room < 1000 or (left is not None and int(left[1]) + seen.count("力争") == 8000)


def test_a_summary_that_cannot_be_written_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "none" / "summary.md"))
    with pytest.raises(InputError, match=r"GITHUB_STEP_SUMMARY: .*cannot be written"):
        written(made_run(), "github")


@pytest.mark.parametrize("words", HOSTILE)
def test_a_hostile_text_stays_in_its_cell(words: str) -> None:
    seen = cell(words)
    assert not PIPE.search(seen)
    assert not re.search(r"[<>\n\r]|://|www\.", seen)
    assert re.findall(r"(?<!\\)[`*_\[\]~$]", seen) == []
    rows = [line for line in summary(hostile_run(words), RULES, "zh").splitlines() if line.startswith("|")]
    assert {len(PIPE.findall(line)) for line in rows} == {6}


def test_gitlab_is_given_the_fields_that_it_needs() -> None:
    told = json.loads(written(made_run(notices=notices(3) + notices(3)), "gitlab"))
    assert len({one["fingerprint"] for one in told}) == 6
    for one in told:
        assert one["severity"] in {"info", "minor", "major", "critical", "blocker"}
        assert one["description"]
        assert one["check_name"]
        assert one["location"]["path"] == "报告/甲.txt"
        assert one["location"]["lines"]["begin"] == 3


@pytest.mark.parametrize("code", RULES.checks.codes, ids=lambda one: str(one.code))
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_code_is_explained_with_its_level_and_what_to_do(code: Code, lang: Language) -> None:
    stream = StringIO()
    explain_code(code, lang, stream)
    seen = stream.getvalue()
    assert seen.startswith(f"{code.code} {code.name}{word('colon', lang)}{code.title.say(lang)}\n")
    assert code.explanation.say(lang) in seen
    assert code.advice.say(lang) in seen


@pytest.mark.parametrize("form", FORMS)
def test_every_form_is_told_in_the_guide(form: str) -> None:
    assert f"| `{form}` |" in (DOCS / "check.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("code", RULES.checks.codes, ids=lambda one: str(one.code))
def test_the_page_of_codes_says_what_the_program_explains(code: Code) -> None:
    page = (DOCS / "codes.md").read_text(encoding="utf-8")
    assert f"### {code.code} {code.name}\n" in page
    assert [line for lang in LANGUAGES for line in explanation(code, lang) if line not in page] == []


@pytest.mark.uncounted
@pytest.mark.parametrize(
    ("form", "settled", "looked_for"),
    [("json", False, True), ("text", True, True), *((form, False, False) for form in FORMS if form != "json")],
)
def test_promises_without_a_figure_are_looked_for_where_they_are_told(
    form: str, run: Run, monkeypatch: pytest.MonkeyPatch, *, settled: bool, looked_for: bool
) -> None:
    asked: list[int] = []

    def watched(_statements: object, year: int) -> list[object]:
        asked.append(year)
        return []

    monkeypatch.setattr("tracker.comparisons.views.reviewing.link_tasks", watched)
    monkeypatch.setenv("TRACKER_CACHE", "")  # what is linked without them is not to be taken up again
    if settled:
        decided = {
            "who": "甲",
            "when": "2026-01-02",
            "why": "乙",
            "region": "650402",
            "year": 2023,
            "verdict": "claimed",
        }
        entry = {**decided, "target": "建成水库", "label": "水库", "answer": "水库建成"}
        Path("tracker-decisions.yaml").write_text(yaml.safe_dump({"decisions": [entry]}), encoding="utf-8")
    settings = ["--decisions", "tracker-decisions.yaml"] if settled else []
    code, out, _ = run("check", SEEDS / "000_25e86a4098e81626.txt", "--format", form, "--exit-zero", *settings)
    assert (code, bool(out)) == (0, True)
    assert bool(asked) == looked_for
