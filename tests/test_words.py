"""What is said to readers lies in one store of words, each in both languages."""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

import pytest

from tracker.comparisons.records.review import Totals
from tracker.outputs.wording import words as module
from tracker.outputs.wording.counts import tell_standing
from tracker.outputs.wording.places import region_called
from tracker.outputs.wording.words import first_word, topic_words, word
from tracker.rulebook.rulebook import default_rulebook

OUTPUTS = Path(module.__file__).parent.parent
TOPICS = sorted(path.stem for path in (OUTPUTS.parent / "words").glob("*.yaml"))
CHINESE = re.compile(r"[\u3400-\u9fff]")


def blanks(text: str) -> list[str]:
    return sorted({name for _, name, _, _ in Formatter().parse(text) if name})


@pytest.mark.parametrize("topic", TOPICS)
def test_every_word_is_said_in_both_languages_with_the_same_blanks(topic: str) -> None:
    said = topic_words(topic)
    assert [key for key, (zh, en) in said.items() if not zh or not en] == []
    assert {key: blanks(zh) for key, (zh, _) in said.items()} == {key: blanks(en) for key, (_, en) in said.items()}


@pytest.mark.parametrize("topic", TOPICS)
def test_every_topic_is_asked_for_somewhere(topic: str) -> None:
    asked = [OUTPUTS, OUTPUTS.parent / "cli"]
    code = "".join(path.read_text(encoding="utf-8") for folder in asked for path in folder.rglob("*.py"))
    assert topic == "shared" or f"{topic}." in code or f'"{topic}"' in code


def test_a_key_with_a_dot_names_its_topic_and_one_without_is_shared() -> None:
    assert word("table.bearer", "en") == topic_words("table")["bearer"][1]
    assert word("verdict", "zh") == topic_words("shared")["verdict"][0]


def test_blanks_are_filled() -> None:
    assert "七台河" in word("check.files", "zh", count="七台河")


def test_of_several_topics_the_first_that_has_a_key_says_it() -> None:
    assert first_word("search", lang="en", topics=("site", "pages")) == topic_words("site")["search"][1]
    assert first_word("skip", lang="en", topics=("site", "pages")) == topic_words("pages")["skip"][1]
    assert first_word("verdict", lang="en", topics=("pages",)) == word("verdict", "en")


@pytest.mark.parametrize(
    ("name", "code", "called"),
    [
        ("陕西省", "610000", "Shaanxi 陕西省"),
        ("山西省", "140000", "Shanxi 山西省"),
        ("内蒙古自治区", "150000", "Inner Mongolia 内蒙古自治区"),
        ("驻马店市", "411700", "Zhumadian 驻马店市"),
        ("全国", "100000", "China 全国"),
        ("西藏自治区", "540000", "Tibet 西藏自治区"),
        ("新疆维吾尔自治区", "650000", "Xinjiang 新疆维吾尔自治区"),
        ("宁夏回族自治区", "640000", "Ningxia 宁夏回族自治区"),
        ("广西壮族自治区", "450000", "Guangxi 广西壮族自治区"),
        ("昌吉回族自治州", "652300", "Changji Prefecture 昌吉回族自治州"),
        ("塔城地区", "654200", "Tacheng Prefecture 塔城地区"),
        ("高昌区", "650402", "Gaochang District 高昌区"),
        ("长沙县", "430121", "Changsha County 长沙县"),
        ("沙湾市", "654203", "Shawan 沙湾市"),
        ("浦东新区", "310115", "Pudong New Area 浦东新区"),
    ],
)
def test_a_region_is_called_in_english_by_its_usual_name_and_by_its_own(name: str, code: str, called: str) -> None:
    rules = default_rulebook()
    assert region_called(name, code, rules, "en") == called
    assert region_called(name, code, rules, "zh") == name


@pytest.mark.parametrize(
    ("verdicts", "zh", "en"),
    [
        (
            {"pending": 3},
            "目标 3 项，都要等下一年的报告回答。",
            "3 targets, all waiting for the next report to answer.",
        ),
        (
            {"met": 2, "missed": 1},
            "目标 3 项，都已对照后来的说法：未达标 1、达标 2。",
            "3 targets, all held against later reports: 1 missed, 2 met.",
        ),
        (
            {"pending": 3, "untestable": 1},
            "目标 4 项，待答 3 项；没有数字、无法检验 1 项。",
            "4 targets, 3 waiting for an answer; 1 in words that no report can answer.",
        ),
        (
            {"met": 1, "untestable": 1},
            "目标 2 项，1 项已对照后来的说法：达标 1；没有数字、无法检验 1 项。",
            "2 targets, 1 held against later reports: 1 met; 1 in words that no report can answer.",
        ),
    ],
)
def test_counts_tell_what_is_answered_from_what_waits_and_from_what_nobody_can_answer(
    verdicts: dict[str, int], zh: str, en: str
) -> None:
    totals = Totals(stated=sum(verdicts.values()), judged=verdicts.get("met", 0), self_reported=0, verdicts=verdicts)
    assert [tell_standing(totals, default_rulebook(), lang) for lang in ("zh", "en")] == [zh, en]
