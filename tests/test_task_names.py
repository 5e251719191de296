"""A thing is taken apart within its text just as it is by itself."""

from __future__ import annotations

import re

import pytest

from tracker.rulebook.ahead import beginning, guarded
from tracker.rulebook.rulebook import default_rulebook

NAMES = default_rulebook().tasks.names

THINGS = [
    pytest.param("青岭水库", "works", "水库", id="a head"),
    pytest.param("青岭科技园二期", "works", "科技园二期", id="a head with a phase"),
    pytest.param("青岭谷地二期", "works", "二期", id="a phase alone"),
    pytest.param("青岭学校(南河校区)", "works", "学校(南河校区)", id="a head with what stands in brackets"),
    pytest.param("石桥公园3个", "works", "公园3个", id="a head with a count"),
    pytest.param("青岭产业转型升级", None, "产业转型升级", id="a vague word that ends in a head"),
]


@pytest.mark.parametrize(("words", "kind", "last"), THINGS)
def test_the_last_word_of_a_thing_is_found_alone_and_within_a_text(words: str, kind: str | None, last: str) -> None:
    text = f"推进{words}建设"
    alone, within = NAMES.ended(words), NAMES.ended_within(text, text[::-1], 2, 2 + len(words))
    assert alone is not None
    assert (alone.kind, words[-alone.size :]) == (kind, last)
    assert within == alone


@pytest.mark.parametrize("words", ["", "人心", "水"])
def test_words_that_end_in_nothing_known_have_no_last_word(words: str) -> None:
    assert NAMES.ended(words) is None
    assert NAMES.closed(words) == len(words)


def test_what_closes_a_thing_is_found_within_a_text_without_what_stands_before_it() -> None:
    text = "加快建设,青岭水库建设"
    assert NAMES.closed("青岭水库建设") == len("青岭水库")
    assert NAMES.closed_within(text[::-1], 5, len(text)) == len("加快建设,青岭水库")
    assert NAMES.closed_within(text[::-1], 0, len("加快建设")) == 0
    assert NAMES.closed_within(text[::-1], 1, len("加快建设")) == len("加快")


@pytest.mark.parametrize(
    ("expression", "found", "other"),
    [("第?[一二]期", "第一二", "期三"), ("甲乙|[0-9]+个", "甲0123456789", "乙个"), ("(?!子)丑|寅?", "", "丑寅")],
)
def test_an_expression_begins_with_the_characters_that_are_told_of_it(expression: str, found: str, other: str) -> None:
    first = re.compile(beginning(expression) or "(?!)")
    assert all(first.fullmatch(char) for char in found)
    assert not any(first.fullmatch(char) for char in other)
    assert re.compile(guarded(expression)).pattern.endswith(f"(?:{expression})")
