"""Whether a check sees what is wrong with a text and with what is said of it."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from check_texts import DATA, made, next_year, write
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tracker.checks.candidate import identified, with_claims
from tracker.checks.extraction import extraction_notices
from tracker.checks.identity import identity_notices
from tracker.checks.notice_writer import NoticeWriter
from tracker.checks.soundness import soundness_notices
from tracker.rulebook.rulebook import default_rulebook

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tracker.checks.notice import Notice

    Run = Callable[..., tuple[int, str, str]]

BASE = made()
OLD = made(year=2011, plan="“十二五”")
HALF = len(BASE) // 2
UNDATED = BASE.replace("2024年昌", "昌").replace("2024年1月8日", "").replace("2024年", "今年").replace("2023年", "去年")

# Name of the case, files, codes of families T and E that are told, exit code.
TRAPS: list[tuple[str, dict[str, Any], set[str], int]] = [
    ("a clean report", {"昌吉市_2024": BASE}, set(), 0),
    ("two years of a region", {"昌吉市_2024": BASE, "昌吉市_2025": next_year()}, set(), 0),
    (
        "a report of 2011 with a title of 2023",
        {"昌吉市_2023": OLD.replace("2011年昌吉", "2023年昌吉").replace("2011年1月", "2023年1月")},
        {"T06"},
        1,
    ),
    ("a report of 2011 with all years changed", {"昌吉市_2023": made(year=2023, plan="“十二五”")}, {"T06"}, 1),
    ("the city's report as the prefecture's", {"昌吉回族自治州_2024": made(region="昌吉回族自治州")}, {"T05"}, 1),
    (
        "the city's report beside the prefecture's",
        {"昌吉市_2024": BASE, "昌吉回族自治州_2024": made(region="昌吉回族自治州", own="全州")},
        {"T09"},
        1,
    ),
    ("figures of nine months", {"昌吉市_2024": made(growth="386.2亿元,1-9月增长6.4%")}, {"E06"}, 0),
    ("one text under two years", {"昌吉市_2024": BASE, "昌吉市_2025": made(year=2025)}, {"T09"}, 1),
    ("a copy under another year", {"昌吉市_2024": BASE, "昌吉市_2025": BASE}, {"T06", "T07"}, 1),
    (
        "a second text",
        {"昌吉市_2024": BASE, "2024年昌吉市政府工作报告": made(growth="386.2亿元、增长6.9%")},
        {"T08"},
        1,
    ),
    ("左右 in the review", {"昌吉市_2024": made(growth="386.2亿元、增长6.4%左右")}, {"E08"}, 0),
    ("a spun text", {"昌吉市_2024": (DATA / "spun.txt").read_bytes()}, {"T15", "E07"}, 1),
    ("a text cut in the middle", {"昌吉市_2024": BASE[: HALF - 13]}, {"T11", "T12"}, 1),
    ("a text without its first half", {"昌吉市_2024": BASE[:46] + BASE[HALF:]}, {"T12"}, 1),
    ("a page's own words behind a text", {"昌吉市_2024": BASE.rstrip() + "图解:二〇二四年政府工作报告"}, set(), 0),
    (
        "a page's style sheet behind a text",
        {"昌吉市_2024": BASE + "发布日期:2024-01-21朗读.foot {width:1px !important;}"},
        set(),
        0,
    ),
    ("a text with half of it twice", {"昌吉市_2024": BASE + BASE[HALF:]}, {"T13"}, 1),
    ("a communiqué", {"昌吉市_2023": (DATA / "communique.txt").read_bytes()}, set(), 0),
    ("an interpretation", {"昌吉市_2023": "昌吉市2023年政府工作报告解读\n报告亮点很多。"}, {"T02"}, 1),
    ("a file of bytes", {"昌吉市_2024": b"\x00\x01\x02" * 99}, {"T01"}, 1),
    ("an empty file", {"昌吉市_2024": b" \n"}, {"T01"}, 1),
    ("a damaged encoding", {"昌吉市_2024": BASE.encode("gb18030") + b"\xff\xff"}, {"T01"}, 1),
    ("destroyed characters", {"昌吉市_2024": made(grain="粮食产\ufffd\ufffd41.26万吨")}, {"T14"}, 0),
    ("an abridged text", {"昌吉市_2024": BASE + "(此文有删减)"}, {"T10"}, 0),
    ("a file name of another region", {"吉木萨尔县_2024": BASE}, {"T05"}, 1),
    ("a file name of another year", {"昌吉市_2022": BASE}, {"T06"}, 1),
    ("no region anywhere", {"report_2024": made(region="本地")}, {"T03"}, 1),
    ("no year anywhere", {"昌吉市": UNDATED}, {"T04"}, 1),
]


@pytest.mark.parametrize(("files", "codes", "code"), [case[1:] for case in TRAPS], ids=[case[0] for case in TRAPS])
def test_a_trap_is_told_by_its_codes(
    run: Run, tmp_path: Path, files: dict[str, Any], codes: set[str], code: int
) -> None:
    write(tmp_path, files)
    done, told, _ = run("check", tmp_path, "--format", "json", "--select", "T,E", "--ignore", "E04")
    assert {one["code"] for one in json.loads(told)["notices"]} == codes
    assert done == code


@pytest.mark.parametrize(
    ("name", "words", "codes"),
    [
        ("region", "本地", {"T03"}),
        ("year", "", {"T04"}),
    ],
)
def test_a_file_name_fills_in_what_a_text_leaves_open(
    run: Run, tmp_path: Path, name: str, words: str, codes: set[str]
) -> None:
    text = made(region=words) if name == "region" else UNDATED
    write(tmp_path / "named", {"昌吉市_2024": text})
    write(tmp_path / "unnamed", {"report": text})
    assert codes_of(run, tmp_path / "named") == set()
    assert codes_of(run, tmp_path / "unnamed") & {"T03", "T04"} == codes


def test_options_decide_and_are_held_against_the_text(run: Run, tmp_path: Path) -> None:
    write(tmp_path, {"report": BASE})
    file = tmp_path / "report.txt"
    assert codes_of(run, file, "--region", "652301", "--year", "2024") == set()
    assert codes_of(run, file, "--region", "650402", "--year", "2024") == {"T05"}
    assert codes_of(run, file, "--year", "2022") >= {"T06"}


def test_a_county_may_speak_of_the_city_above_it(run: Run, tmp_path: Path) -> None:
    text = made(region="高昌区", own="全区") + "全市上下" * 12
    write(tmp_path, {"高昌区_2024": text})
    assert "T05" not in codes_of(run, tmp_path)


def test_a_place_is_the_line_and_column_of_an_editor(run: Run, tmp_path: Path) -> None:
    text = "\ufeff" + made(growth="386.2亿元、增长6.4%左右").replace("\n", "\r\n")
    write(tmp_path, {"昌吉市_2024": text})
    _, told, _ = run("check", tmp_path, "--format", "json", "--select", "E08")
    place, quote = json.loads(told)["notices"][0]["place"], json.loads(told)["notices"][0]["quote"]
    line = text.removeprefix("\ufeff").split("\r\n")[place["line"] - 1]
    assert line[place["column"] - 1 : place["end_column"] - 1] == quote == "增长6.4%左右"
    assert place["exact"]


def test_a_place_in_a_page_is_told_to_be_one_of_its_text(run: Run, tmp_path: Path) -> None:
    paragraphs = "".join(f"<p>{line}</p>" for line in made(growth="386.2亿元、增长6.4%左右").split("\n"))
    (tmp_path / "昌吉市_2024.html").write_text(f"<html><body>{paragraphs}</body></html>", encoding="utf-8")
    _, told, _ = run("check", tmp_path, "--format", "json", "--select", "E08")
    assert [one["place"]["exact"] for one in json.loads(told)["notices"]] == [False]


def codes_of(run: Run, *arguments: object) -> set[str]:
    _, told, _ = run("check", *arguments, "--format", "json", "--select", "T")
    return {one["code"] for one in json.loads(told)["notices"]}


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    cuts=st.lists(st.tuples(st.integers(0, len(BASE)), st.integers(0, 80)), max_size=4),
    ends=st.sampled_from(["\n", "\r\n", "\r", "\n\n"]),
)
def test_a_notice_quotes_what_stands_at_its_place_however_a_text_is_damaged(
    tmp_path: Path, cuts: list[tuple[int, int]], ends: str
) -> None:
    text = BASE
    for start, length in cuts:
        text = text[:start] + text[start + length :]
    text = text.replace("\n", ends)
    path = write(tmp_path, {"昌吉市_2024": text.encode()}) / "昌吉市_2024.txt"
    lines = re.split("\r\n|\r|\n", text)
    for one in notices_of(path):
        assert one.place is not None
        first, last = one.place.line - 1, one.place.end_line - 1
        told = lines[first : last + 1]
        told[-1] = told[-1][: one.place.end_column - 1]
        told[0] = told[0][one.place.column - 1 :]
        assert "".join(told) == re.sub("[\r\n]", "", one.quote or "")
        assert one.excerpt in {None, lines[first]}


def notices_of(path: Path) -> list[Notice]:
    rulebook = default_rulebook()
    candidate = with_claims(identified(path, None, rulebook), rulebook)
    writer = NoticeWriter(rulebook.checks)
    parts = (soundness_notices, extraction_notices)
    return [*identity_notices(candidate, writer), *(one for part in parts for one in part(candidate, writer, rulebook))]
