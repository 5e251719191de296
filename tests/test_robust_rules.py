"""Rules from anywhere are loaded as a whole, or refused at file, line and column."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

import pytest

from tracker.errors import RulesError
from tracker.rulebook.rulebook import load_rulebook
from tracker.translations import translator

if TYPE_CHECKING:
    from pathlib import Path


CHINESE, ENGLISH = re.compile("[\u3400-\u9fff]"), re.compile("[A-Za-z]{2,} [a-z]{2,}")


def refused(own: Path) -> str:
    with pytest.raises(RulesError) as error:
        load_rulebook(own)
    assert "\n" not in str(error.value)
    return str(error.value)


UNUSABLE = [
    ("phrases/growth.yaml", "rules: [just a string]\n", "1:9"),
    ("phrases/growth.yaml", "rules:\n- id: x\n  phrase: 3\n", r"3:\d+"),
    ("indicators.yaml", "indicators: x\n", "1:1"),
    ("identity.yaml", "signs: [1]\n", r"1:\d+"),
    ("sections.yaml", "opener: 3\n", r"1:\d+"),
    ("policy.yaml", "tolerances: x\n", r"1:\d+"),
    ("periods.yaml", "[]\n", r"1:\d+"),
    ("units.yaml", "written: {minus: [[1]]}\n", r"1:\d+"),
    ("units.yaml", "written: {dashes: [x]}\n", r"1:\d+"),
    ("units.yaml", "phrased: [[[]]]\n", r"1:\d+"),
    ("kinds.yaml", "refused:\n  advert: {zh: 广告, en: advert, titles: [广告, '优惠(']}\n", r"2:\d+"),
    ("kinds.yaml", "documents:\n  communique:\n    titles: ['{year}年公报(']\n", r"\d+:\d+"),
    ("kinds.yaml", "openings: ['{year}年(']\n", r"1:\d+"),
    ("names.yaml", "measured: [[[]]]\n", r"1:\d+"),
    ("names.yaml", "specifications: {done_after: [1]}\n", r"1:\d+"),
    ("periods.yaml", "whole_year: [[x]]\n", r"1:\d+"),
    ("lexicon/own.yaml", "words: [x]\n", r"1:\d+"),
    ("places.yaml", "places: 3\n", r"1:\d+"),
    ("plans.yaml", "plans: [3]\n", r"1:\d+"),
    ("readings.yaml", "places: 3\n", r"1:\d+"),
    ("furniture.yaml", "ends: {a: 1}\n", r"1:\d+"),
    ("checks.yaml", "codes: [x]\n", r"1:\d+"),
    ("mentions.yaml", "x: 1\n", r"1:\d+"),
    ("characters.yaml", "a: b: c\n", r"1:\d+"),
    ("parts.yaml", "numbering: '('\n", r"1:\d+"),
    ("parts.yaml", "places: [x]\nnumbering: '(?:a+)+b'\n", "2:1"),
    ("parts.yaml", f"numbering: {'x' * 2001}\n", "1:1"),
]
"""Files that cannot be used, each with the line and column at which that is told."""


@pytest.mark.parametrize(("name", "text", "place"), UNUSABLE)
def test_what_cannot_be_used_is_told_at_its_place(name: str, text: str, place: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    assert re.match(rf"{re.escape(str(path))}:{place}: ", refused(tmp_path))


@pytest.mark.parametrize(("name", "text", "place"), UNUSABLE)
def test_what_cannot_be_used_is_told_in_chinese(name: str, text: str, place: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    with pytest.raises(RulesError) as error:
        load_rulebook(tmp_path)
    at, told = error.value.say(translator("zh", "errors")).removeprefix(str(path)).split("：", 1)
    assert re.fullmatch(f":{place}", at)
    assert CHINESE.search(told)
    assert not ENGLISH.search(told)


@pytest.mark.parametrize("pattern", [r"(?:x\d{1,3})+", r"a+b+", r"(?:一[、，])+", r"[ab]+c"])
def test_a_repeat_that_can_do_no_harm_is_taken(pattern: str, tmp_path: Path) -> None:
    (tmp_path / "parts.yaml").write_text(f"numbering: '{pattern}'\n", encoding="utf-8")
    assert load_rulebook(tmp_path).parts.numbering == pattern


@pytest.mark.skipif(os.name != "posix", reason="pipes and links are of another kind here")
def test_pipes_and_links_out_of_the_folder_are_refused(tmp_path: Path) -> None:
    for own in ("pipe", "link", "inside"):
        (tmp_path / own).mkdir()
    os.mkfifo(tmp_path / "pipe" / "names.yaml")
    (tmp_path / "link" / "names.yaml").symlink_to("/etc/passwd")
    (tmp_path / "inside" / "kept").write_text("remove: []\n", encoding="utf-8")
    (tmp_path / "inside" / "names.yaml").symlink_to("kept")
    assert "a pipe or a device" in refused(tmp_path / "pipe")
    assert "a link out of the folder" in refused(tmp_path / "link")
    load_rulebook(tmp_path / "inside")
