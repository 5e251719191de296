from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import tracker
from tracker.claims.claim import Claim
from tracker.claims.extraction import extract
from tracker.reports.cleaning import clean
from tracker.reports.reading import build_report, read
from tracker.reports.report import Identity, Report, Section
from tracker.rulebook.numeral import chinese_number
from tracker.rulebook.rulebook import default_rulebook
from tracker.sources.reading import read_bytes
from tracker.sources.source import Source

SEEDS = sorted((Path(__file__).parent.parent / "seeds").glob("*.txt"))
SHAPES = (Path(__file__).parent / "data/claims/shapes.txt").read_text(encoding="utf-8").splitlines()[1:]
PIECES = [*(Path(__file__).parent / "data/claims/pieces.txt").read_text(encoding="utf-8").split(), "\n"]


def report_of(text: str) -> Report:
    """A report that is one section: the plan of 2024."""
    cleaned = clean(text, default_rulebook().furniture)
    identity = Identity(region="650402", region_name="高昌区", level="county", lineage="650402", report_year=2024)
    section = Section(kind="plan_year", path=("2024年工作",), start=0, end=len(cleaned.text), period="2024")
    source = Source(name="x.txt", text=text, format="text", encoding="utf-8", sha256="0" * 64)
    return Report(source=source, identity=identity, clean=cleaned, sections=(section,))


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_every_quote_is_the_text_at_its_offsets(path: Path) -> None:
    report = read(path)
    text = report.source.text
    lines = text.split("\n")
    for claim in extract(report):
        assert text[claim.start : claim.end] == claim.quote
        assert lines[claim.line - 1][claim.column - 1 :].startswith(claim.quote.split("\n")[0])


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_claims_stand_in_the_order_of_the_text_and_bear_ids_of_their_own(path: Path) -> None:
    claims = extract(path)
    assert [claim.start for claim in claims] == sorted(claim.start for claim in claims)
    assert len({claim.id for claim in claims}) == len(claims)


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_a_claim_is_what_its_model_makes_of_the_same_fields_and_can_be_copied_with_another(path: Path) -> None:
    for claim in extract(path):
        checked = Claim.model_validate(dict(vars(claim)))
        assert checked == claim
        assert list(vars(checked)) == list(vars(claim))
        assert checked.model_fields_set == claim.model_fields_set
        assert claim.model_copy(update={"line": 0}).line == 0


@pytest.mark.uncounted
@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_extracting_twice_gives_the_same_claims(path: Path) -> None:
    assert extract(path) == extract(path)


def test_an_edit_elsewhere_leaves_the_ids_of_other_claims_alone() -> None:
    path = SEEDS[0]
    before = {claim.id for claim in extract(path)}
    edited = path.read_text(encoding="utf-8").replace("建成葡萄标准化生产园3.3万亩", "建成葡萄标准化生产园4.4万亩")
    report = build_report(read_bytes(edited.encode(), path.name), default_rulebook())
    after = {claim.id for claim in extract(report)}
    sentence = 12
    assert 1 <= len(before - after) <= sentence
    assert len(before & after) >= len(before) - sentence


@settings(max_examples=150)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=40).map("".join))
def test_any_text_gives_claims_whose_figures_stand_in_their_quotes(text: str) -> None:
    for claim in extract(report_of(text)):
        assert text[claim.start : claim.end] == claim.quote
        assert claim.label
        assert claim.value is None or any(char.isdigit() or char in "一二两三半持千百万" for char in claim.quote)


@pytest.mark.parametrize(
    ("numeral", "number"),
    [
        *[("十", "10"), ("十二", "12"), ("三百二十", "320"), ("两万三千", "23000"), ("百", "100"), ("三千", "3000")],
        *[("一百零三", "103"), ("二百〇六", "206"), ("一万零五十", "10050"), ("三亿零二百万", "302000000")],
        *[("三百五", "350"), ("一万二", "12000"), ("两万亿", "2000000000000"), ("八点五", "8.5"), ("零点零三", "0.03")],
        *[("1万8千", "18000"), ("3亿零500万", "305000000"), ("1亿2千3百万", "123000000"), ("2万5000", "25000")],
        *[
            (numeral, None)
            for numeral in ("三四", "二〇二四", "二百三千", "五百六百", "亿亿", "亿万", "一点", "点五", "")
        ],
    ],
)
def test_chinese_numerals_are_read(numeral: str, number: str | None) -> None:
    assert chinese_number(numeral) == (Decimal(number) if number else None)


def test_a_decimal_keeps_every_digit_that_is_printed() -> None:
    figures = [claim.value for claim in extract(report_of("税收下降123456789012345.0123456789%,产值翻了十番。"))]
    assert figures == [Decimal("-123456789012345.0123456789"), Decimal(1024)]


def test_a_range_that_stands_upside_down_tells_both_of_its_ends() -> None:
    claims = extract(report_of("税收增长9-5%,能耗下降8%至6%。"))
    assert [(claim.comparator, claim.value_high, claim.readings) for claim in claims] == [
        ("eq", None, ("value: 9", "value: 5")),
        ("eq", None, ("value: -8", "value: -6")),
    ]


def grows_evenly(begun: str, piece: str) -> bool:
    """Tell whether a text four times as long takes hardly more than four times as long to be read."""

    def seconds(length: int) -> float:
        report = report_of(f"{begun}{piece * (length // len(piece))}增长5%。")
        start = process_time()
        extract(report)
        return process_time() - start

    seconds(1_000)
    tried = ((seconds(8_000), seconds(32_000)) for _ in range(2))  # one may fall into a busy moment
    return any(long < 0.05 + 12 * short for short, long in tried)


@pytest.mark.uncounted
@pytest.mark.parametrize("piece", SHAPES)
def test_the_time_for_a_long_sentence_grows_with_its_length_and_no_faster(piece: str) -> None:
    assert grows_evenly("生产总值增长6%,", piece)


@pytest.mark.uncounted
@pytest.mark.parametrize("end", [",", "。", "。\n"])
def test_the_time_for_many_words_that_introduce_headlines_grows_with_their_number_and_no_faster(end: str) -> None:
    assert grows_evenly("", f"主要预期目标是:税收增长6%左右{end}")


def test_the_package_offers_read_and_extract() -> None:
    report = tracker.read(SEEDS[0])
    claims = tracker.extract(report)
    assert claims[0].model_dump(mode="json")["value"] == 7
    assert claims[0].region == "650402"


@pytest.mark.parametrize(
    "text",
    [
        "1" * 20000,
        "建设" * 5000 + "增长5%",
        "、".join(["增长5%"] * 3000),
        "(" * 5000 + "3个" + ")" * 5000,
        "甲和" * 5000 + "3个",
    ],
    ids=["digits", "verbs", "list", "brackets", "joints"],
)
def test_a_hostile_sentence_is_read_to_its_end(text: str) -> None:
    assert all(claim.quote in text for claim in extract(report_of(text)))
