"""The vocabulary: nothing is found inside of a longer word, and overlaps are decided by one policy."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.rulebook.directory import read_yaml
from tracker.rulebook.rulebook import default_rulebook
from tracker.rulebook.vocabulary import Vocabulary
from tracker.rulebook.word_ends import Mark, WordEnds

CASES: list[dict[str, Any]] = read_yaml(Path(__file__).parent / "data" / "rules" / "overlaps.yaml")
MARKS = default_rulebook().marks
TEXTS = st.text(alphabet="甲乙丙", max_size=12)
VOCABULARIES = st.builds(Vocabulary, st.sets(st.text(alphabet="甲乙丙", min_size=1, max_size=4), max_size=8))


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["text"]))
def test_a_text_is_cut_into_words(case: dict[str, Any]) -> None:
    vocabulary, text = Vocabulary(case["words"], case.get("loose", ())), case["text"]
    assert "|".join(text[start:stop] for start, stop in vocabulary.cut(text, 0, len(text))) == case["cut"]


@given(VOCABULARIES, TEXTS)
def test_every_character_is_in_one_word(vocabulary: Vocabulary, text: str) -> None:
    spans = [(0, 0), *vocabulary.cut(text, 0, len(text)), (len(text), len(text))]
    assert all(before[1] == after[0] for before, after in pairwise(spans))


@pytest.mark.parametrize(
    ("words", "text", "begins", "ends"),
    [
        (["到", "不到"], "不到", None, None),
        (["到", "不到"], "到", "到", "到"),
        (["到"], "不到", None, "到"),
        (["到", "到达"], "到达", None, None),
        (["到", "达到"], "到达到", "到", None),
    ],
)
def test_a_word_counts_at_an_edge_where_no_longer_one_stands(
    words: list[str], text: str, begins: str | None, ends: str | None
) -> None:
    asked = WordEnds([Mark("到", "filler")], Vocabulary(words))
    found = asked.at_start(text, 0, len(text)), asked.at_end(text, 0, len(text))
    assert [mark and mark.word for mark in found] == [begins, ends]


@pytest.mark.parametrize(
    ("words", "text", "places"),
    [
        (["已", "已超"], "已建已超", [0]),
        (["已", "早已"], "早已建", []),
        (["提出", "提出来"], "去年提出的", [2]),
        (["已", "早已建", "早"], "早已成", [1]),
    ],
)
def test_a_word_is_found_anywhere_but_in_a_longer_one(words: list[str], text: str, places: list[int]) -> None:
    asked = WordEnds([Mark(words[0], "told")], Vocabulary(words))
    assert [at for at, _ in asked.within(text, 0, len(text))] == places
    assert asked.first_within(text, 0, len(text)) == (places[0] if places else -1)


@pytest.mark.parametrize(
    ("text", "literals"),
    [("增速不到", []), ("产值达到", ["达到"]), ("产值到", ["到"]), ("资金占比", []), ("产值约", [])],
)
def test_the_literal_of_a_phrase_is_no_part_of_a_longer_word(text: str, literals: list[str]) -> None:
    found = default_rulebook().literals.ending(text, 0, len(text))
    assert list(dict.fromkeys(wording.words for wording in found)) == literals


@pytest.mark.parametrize(
    ("question", "text", "answer"),
    [
        ("before", "资金占比", None),
        ("before", "项目签约", None),
        ("before", "增速不到", "不到"),
        ("opening", "全市性事项", None),
        ("opening", "全市企业", "全市"),
        ("opening", "高质量建成农田", "高质量"),
        ("opening", "高质量就业", None),
        ("opening", "扎实推进", "扎实"),
        ("deeds", "建成区面积", None),
        ("deeds", "扎实推进", None),
    ],
)
def test_the_built_in_words_keep_together(question: str, text: str, answer: str | None) -> None:
    asked = getattr(MARKS, question)
    mark = asked.at_end(text, 0, len(text)) if question == "before" else asked.at_start(text, 0, len(text))
    assert (mark.word if mark else None) == answer


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("工业和农业", ["和"]),
        ("和田和喀什", ["和"]),
        ("普及率、惠及人数", ["、"]),
        ("及时与会", []),
        ("城镇以及农村", ["以及"]),
    ],
)
def test_things_are_joined_only_by_whole_words(text: str, parts: list[str]) -> None:
    assert [found[0] for found in MARKS.joins.finditer(text) if found.lastindex] == parts


@pytest.mark.parametrize(
    ("label", "depends"),
    [
        ("规模", True),
        ("规模以上工业企业", False),
        ("规模工业增加值", False),
        ("总量和增速", True),
        ("税收收入", False),
        ("惠及居民", True),
        ("产值超亿元企业", False),
    ],
)
def test_a_measure_depends_where_it_is_the_head(label: str, *, depends: bool) -> None:
    assert MARKS.depends(label) is depends
