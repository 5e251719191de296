"""Lint finds what is wrong in rule files, names it, and tells its place."""

from __future__ import annotations

import json
import re
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tracker.cli.app import main
from tracker.errors import RulesError
from tracker.rulebook.directory import builtin_directory, read_yaml
from tracker.rulebook.lint_flaw import NAMES, Flaw
from tracker.rulebook.positions import read_document
from tracker.translations import translator
from tracker.workshop.lint import lint_rules
from tracker.workshop.proof import proof_flaws

if TYPE_CHECKING:
    from collections.abc import Callable

    Write = Callable[[str, str], Path]

CHINESE, ENGLISH = re.compile("[\u3400-\u9fff]"), re.compile("[A-Za-z]{2,} [a-z]{2,}")
ROOT = Path(__file__).parent.parent
CASES: list[dict[str, Any]] = read_yaml(ROOT / "tests" / "data" / "rules" / "flaws.yaml")


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write one rule file into a directory of rules; give the directory."""

    return partial(written, tmp_path)


def written(directory: Path, name: str, text: str) -> Path:
    path = directory / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return directory


def flaws_of(directory: Path) -> list[Flaw]:
    linted = lint_rules((builtin_directory(), directory))
    if linted.readable:
        linted.flaws += proof_flaws(linted)
    return linted.sorted_flaws()


@pytest.fixture(scope="module")
def linted(tmp_path_factory: pytest.TempPathFactory) -> Callable[[int], list[Flaw]]:
    """Give what gives the flaws of a case, which is linted once."""

    @cache
    def flaws_of_case(number: int) -> list[Flaw]:
        return flaws_of(written(tmp_path_factory.mktemp("rules"), CASES[number]["file"], CASES[number]["text"]))

    return flaws_of_case


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["name"]))
def test_a_flaw_is_found_at_its_place(case: dict[str, Any], linted: Callable[[int], list[Flaw]]) -> None:
    found = linted(CASES.index(case))
    assert sorted(f"{flaw.line}:{flaw.column} {flaw.code}" for flaw in found) == sorted(case["flaws"])
    assert all(flaw.message and flaw.advice and flaw.name == NAMES[flaw.code] for flaw in found)


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["name"]))
def test_a_flaw_is_told_in_chinese(case: dict[str, Any], linted: Callable[[int], list[Flaw]]) -> None:
    found = [flaw.told_in(translator("zh", "errors")) for flaw in linted(CASES.index(case))]
    told = [re.sub("`[^`]*`", "", str(words)) for flaw in found for words in (flaw.message, flaw.advice)]
    assert [words for words in told if not CHINESE.search(words) or ENGLISH.search(words)] == []


@pytest.mark.parametrize(
    ("file", "id_", "misspelled"),
    [
        ("policy.yaml", "      tourists:", "      toursits:"),
        ("policy.yaml", "indicators: [retail_sales]", "indicators: [retail_sale]"),
        ("findings.yaml", "share: rd_intensity", "share: rd_intensty"),
        ("findings.yaml", "reference: gdp_per_capita", "reference: gdp_per_capit"),
        ("findings.yaml", "instead: gdp", "instead: gpd"),
    ],
)
def test_an_unknown_indicator_is_found_wherever_it_is_named(file: str, id_: str, misspelled: str, write: Write) -> None:
    text = (builtin_directory() / file).read_text(encoding="utf-8")
    assert id_ in text
    line = text[: text.index(id_)].count("\n") + 1
    directory = write(file, text.replace(id_, misspelled, 1))
    found = lint_rules((builtin_directory(), directory)).sorted_flaws()
    assert [(flaw.line, flaw.code) for flaw in found] == [(line, "R01")]
    assert "did you mean" in str(found[0].advice)


def test_every_code_has_a_case_and_stands_in_the_documentation() -> None:
    tried = {flaw.split()[1] for case in CASES for flaw in case["flaws"]}
    assert tried == set(NAMES)
    page = (ROOT / "docs" / "rules.md").read_text(encoding="utf-8")
    assert re.findall(r"^\| (\w\d\d) \| ([\w-]+) \|", page, re.MULTILINE) == list(NAMES.items())


@pytest.mark.uncounted
def test_the_built_in_rules_have_no_flaws() -> None:
    linted = lint_rules((builtin_directory(),))
    assert linted.readable
    linted.flaws += proof_flaws(linted)
    assert [f"{flaw.path}:{flaw.line}: {flaw.code} {flaw.message}" for flaw in linted.sorted_flaws()] == []


def test_lint_tells_place_lines_around_and_what_would_be_right(
    write: Write, capsys: pytest.CaptureFixture[str]
) -> None:
    case = next(case for case in CASES if case["name"].startswith("an unknown indicator"))
    directory = write(case["file"], case["text"])
    assert main(["rules", "lint", str(directory)]) == 1
    out, err = capsys.readouterr()
    assert out == (
        f"{directory}/headline.yaml:4:19: R01 indicator-unknown: no indicator has the id 'exprots'\n"
        "    3 | anchors: [gdp]\n"
        "  > 4 | indicators: [gdp, exprots]\n"
        "    5 |\n"
        "  = did you mean exports?\n"
    )
    assert err == "headline.yaml: added indicators.exprots\nfiles: 1, findings: 1\n"


def test_findings_come_as_records_and_in_the_same_order_each_time(
    write: Write, capsys: pytest.CaptureFixture[str]
) -> None:
    case = next(case for case in CASES if case["name"].startswith("everything"))
    directory = write(case["file"], case["text"])
    told = []
    for _ in range(2):
        main(["rules", "lint", str(directory), "--format", "json"])
        told.append(capsys.readouterr().out)
    assert told[0] == told[1]
    places = [(record["line"], record["column"]) for record in json.loads(told[0])]
    assert places == sorted(places)


def test_a_clean_directory_ends_with_0(write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    directory = write("headline.yaml", "openers: [主要目标]\nintroduced_by: [是]\nanchors: [gdp]\nindicators: [gdp]\n")
    assert main(["rules", "lint", str(directory)]) == 0
    assert capsys.readouterr() == ("", "headline.yaml: changes nothing\nfiles: 1, findings: 0\n")


def test_a_directory_without_rules_and_a_file_that_is_no_text_are_refused(tmp_path: Path) -> None:
    with pytest.raises(RulesError, match="no rules here"):
        lint_rules((builtin_directory(), tmp_path))
    (tmp_path / "names.yaml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(RulesError, match="rules are text in UTF-8"):
        lint_rules((builtin_directory(), tmp_path))


def test_a_file_of_any_size_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "large.yaml"
    path.write_text("a: " + "b" * 1_100_000, encoding="utf-8")
    assert [fault.kind for fault in read_document(path).faults] == ["size"]


def test_a_place_that_is_not_there_is_told_as_the_nearest_around_it(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("rules:\n  - {id: one, means: {sign: '-'}}\n", encoding="utf-8")
    document = read_document(path)
    assert document.place(("rules", 0, "means", "sign")) == (2, 23)
    assert document.place(("rules", 0, "means", "measure")) == (2, 15)
    assert document.place(("rules", 7, "id")) == (1, 1)


@given(st.text(alphabet="ab:-[]{}&*!?#|>\"' \n\t%@`,1é瘦", max_size=60))
@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_is_read_or_told_what_is_wrong(tmp_path: Path, text: str) -> None:
    path = tmp_path / "any.yaml"
    path.write_text(text, encoding="utf-8")
    document = read_document(path)
    lines = path.read_text(encoding="utf-8").split("\n")
    for fault in document.faults:
        assert 1 <= fault.line <= len(lines) + 1
        assert document.excerpt(fault.line) or fault.line > len(lines)
    assert document.place(("a", 0, "b"))


@pytest.mark.parametrize("text", ["[" * 100_000, "{a: " * 100_000, "- " * 50_000 + "a"])
def test_nesting_without_end_is_told_and_not_followed(tmp_path: Path, text: str) -> None:
    path = tmp_path / "deep.yaml"
    path.write_text(text, encoding="utf-8")
    assert [fault.kind for fault in read_document(path).faults] == ["depth"]
