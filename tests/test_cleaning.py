"""Cleaning keeps every character's origin and leaves one paragraph or heading a line."""

from __future__ import annotations

import itertools
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.claims.extraction import extract
from tracker.reports.cleaning import clean, translate
from tracker.reports.reading import build_report
from tracker.rulebook.directory import read_yaml
from tracker.rulebook.rulebook import default_rulebook
from tracker.sources.source import Source

if TYPE_CHECKING:
    from tracker.claims.claim import Claim
    from tracker.reports.report import CleanText

HERE = Path(__file__).parent
CASES: list[dict[str, Any]] = read_yaml(HERE / "data/reports/cleaning.yaml")
SEEDS = sorted((HERE.parent / "seeds").glob("*.txt"))
GAOCHANG = SEEDS[0].read_text(encoding="utf-8-sig")
FIGURES = [match.span() for match in re.finditer(r"\d[\d.]*\d(?=[%\u4e00-\u9fff])", GAOCHANG)]
WORDS = (
    "增长6.5% ， 。 完成 一、 (二) 2020年工作回顾 | 2. PM —— 各位代表： 下载 【字号：大】 投資發展經濟 "
    "５％ ； “ ” a 来源：网 ## **"
)
PIECES = [*WORDS.split(" "), "\n", "\n\n", "\r\n", " ", "　　", "\u200b", "1 9 9 3", "2. 5"]


def cleaned(text: str) -> CleanText:
    return clean(text, default_rulebook().furniture)


@pytest.mark.parametrize("case", CASES, ids=[case["shows"] for case in CASES])
def test_cleaning_does_what_the_table_says(case: dict[str, Any]) -> None:
    assert cleaned(case["text"]).text == case["clean"]


def holds_together(text: str) -> None:
    found, plain = cleaned(text), translate(text, default_rulebook().furniture.characters)
    origins = [found.origin(at) for at in range(len(found.text))]
    assert all(plain[origin] == sign for origin, sign in zip(origins, found.text, strict=True))
    assert all(first < second for first, second in itertools.pairwise(origins))
    assert all(first < second for first, second in itertools.pairwise(found.breaks))


@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
def test_every_clean_character_stands_at_its_origin(text: str) -> None:
    holds_together(text)


@given(st.text(max_size=200))
def test_any_text_at_all_can_be_cleaned(text: str) -> None:
    holds_together(text)


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.name[:3])
def test_a_seed_keeps_its_origins_and_is_clean_after_one_cleaning(path: Path) -> None:
    text = path.read_text(encoding="utf-8-sig")
    holds_together(text)
    once = cleaned(text).text
    assert cleaned(once).text == once


@pytest.mark.parametrize("case", CASES, ids=[case["shows"] for case in CASES])
def test_cleaning_a_clean_text_changes_nothing(case: dict[str, Any]) -> None:
    assert cleaned(case["clean"]).text == case["clean"]


def test_a_hard_wrapped_text_is_joined_to_its_paragraphs() -> None:
    text = (HERE.parent / "seeds/001_11df4eead27e422e.txt").read_text(encoding="utf-8-sig")
    lines = [line for line in cleaned(text).text.split("\n") if line]
    wrapped = "\n".join(line[at : at + 40] for line in lines for at in range(0, len(line), 40))
    assert cleaned(wrapped).text.replace("。\n", "。") == "\n".join(lines).replace("。\n", "。")


def test_a_text_of_one_line_gets_its_paragraphs_back() -> None:
    text = "　".join(["2030年工作回顾", *["过去一年,全区生产总值增长5%,一般公共预算收入增长3%。" * 20] * 3])
    assert cleaned(text).text.count("\n") == 3


def spaced(text: str, spans: list[tuple[int, int]]) -> str:
    """Give a text with a space between all characters of some spans of it, which are in order."""
    ends = [0, *(end for _, end in spans)]
    between = [text[end:start] for end, (start, _) in zip(ends, [*spans, (len(text), 0)], strict=True)]
    inside = [" ".join(text[start:end]) for start, end in spans]
    return "".join(itertools.chain.from_iterable(itertools.zip_longest(between, inside, fillvalue="")))


def claims_of(text: str) -> list[Claim]:
    source = Source(name="text.txt", text=text, format="text", encoding="utf-8", sha256="0" * 64)
    return extract(build_report(source, default_rulebook()), default_rulebook())


def told(claims: list[Claim]) -> list[tuple[object, ...]]:
    return [(one.kind, one.tier, one.label, one.measure, one.value, one.value_high, one.unit) for one in claims]


def test_headline_sentences_with_spaced_figures_give_the_same_claims() -> None:
    plain = claims_of(GAOCHANG)
    headlines = [(one.start, one.end) for one in plain if one.tier == "headline"]
    figures = [span for span in FIGURES if any(start <= span[0] and span[1] <= end for start, end in headlines)]
    assert len(figures) > 10
    assert told(claims_of(spaced(GAOCHANG, figures))) == told(plain)


@settings(max_examples=12)
@given(st.sets(st.sampled_from(FIGURES), min_size=1, max_size=20).map(sorted))
def test_spaces_inside_any_figures_of_a_seed_leave_its_clean_text_as_it_was(spans: list[tuple[int, int]]) -> None:
    assert cleaned(spaced(GAOCHANG, spans)).text == cleaned(GAOCHANG).text
