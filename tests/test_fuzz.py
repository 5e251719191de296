"""What must hold for any input holds for broken seeds, any bytes, and texts made of the words of reports."""

from __future__ import annotations

from pathlib import Path
from time import process_time

import pytest
from fuzz.targets import TARGETS, claims, report_of, reports, rules, sources
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.claims.extraction import extract
from tracker.rulebook.directory import builtin_directory

ROOT = Path(__file__).parent.parent
SEEDS = [path.read_bytes() for path in sorted((ROOT / "seeds").glob("*.txt"))]
RULES = [path.read_bytes() for path in sorted((builtin_directory() / "phrases").glob("*.yaml"))]
PIECES = (ROOT / "tests/data/claims/pieces.txt").read_text(encoding="utf-8").split()
OPENINGS = [b"PK\x03\x04", b"%PDF-1.7\n", b"<html><body>", b"\xff\xfe", b"\xd0\xcf\x11\xe0", b"{\\rtf1", b""]


@st.composite
def broken(draw: st.DrawFn, whole: list[bytes]) -> bytes:
    """A stretch of a file with some bytes put in, left out or doubled."""
    data = draw(st.sampled_from(whole))
    start = draw(st.integers(0, len(data)))
    piece = bytearray(data[start : start + draw(st.integers(0, 3000))])
    for _ in range(draw(st.integers(0, 4))):
        at = draw(st.integers(0, len(piece)))
        piece[at : at + draw(st.integers(0, 9))] = draw(st.binary(max_size=9)) * draw(st.integers(1, 3))
    return bytes([draw(st.integers(0, 255))]) + bytes(piece)


@settings(max_examples=120)
@given(st.one_of(broken(SEEDS), st.builds(lambda *parts: b"".join(parts), st.sampled_from(OPENINGS), st.binary())))
def test_any_file_is_read_or_refused(data: bytes) -> None:
    sources(data)


@settings(max_examples=120)
@given(st.one_of(broken(RULES), st.binary()))
def test_any_file_of_rules_is_loaded_or_refused(data: bytes) -> None:
    rules(data)


@settings(max_examples=120)
@given(st.one_of(broken(SEEDS), st.lists(st.sampled_from(PIECES)).map(lambda words: "".join(words).encode())))
def test_the_claims_of_any_text_stand_where_they_say(data: bytes) -> None:
    claims(data)


@pytest.mark.parametrize("target", TARGETS)
def test_no_target_needs_any_input(target: str) -> None:
    TARGETS[target](b"")


@pytest.mark.uncounted
@pytest.mark.parametrize(
    "piece",
    [
        *"1一的、(“占第 \n#*年",
        *(
            "增长",
            "9%",
            "生产总值增长9%左右,",
            "由1个增加到2个、",
            "10亿元以上",
            "三人以上",
            "分别",
            "1/3",
            "1 ",
            "1 000 ",
            "2024年工作回顾\n",
            "中 ",
        ),
    ],
)
def test_the_time_of_reading_grows_with_the_text_and_no_faster(piece: str) -> None:
    def seconds(size: int) -> float:
        report = report_of(piece * (size // len(piece)), "plan_year")
        start = process_time()
        extract(report)
        return process_time() - start

    seconds(1_000)
    tried = ((seconds(16_000), seconds(64_000)) for _ in range(2))  # shorter ones are kept by caches
    assert any(long < 9 * short + 0.1 for short, long in tried)


@pytest.mark.uncounted
@pytest.mark.parametrize(
    "piece",
    [
        "各位代表：\n",
        "县长 ",
        "今年的主要预期目标是：",
        "政府工作报告\n",
        "一、2023年工作回顾\n",
        "关于2023年预算执行情况和2024年预算草案的报告\n",
        "增长5%、",
        "(同比增长5%)",
    ],
)
def test_the_time_of_reading_a_whole_report_grows_with_it_and_no_faster(piece: str) -> None:
    def seconds(size: int) -> float:
        repeated = piece * (size // len(piece))
        text = f"高昌区2024年政府工作报告\n一、2023年工作回顾\n{repeated}\n二、2024年工作安排\n增长7%。\n"
        start = process_time()
        reports(b"." + text.encode())
        return process_time() - start

    tried = ((seconds(16_000), seconds(64_000)) for _ in range(2))  # shorter ones are kept by caches
    assert any(long < 9 * short + 0.3 for short, long in tried)
