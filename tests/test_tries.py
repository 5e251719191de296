from __future__ import annotations

import re

import pytest

from tracker.rulebook.trie import guarded_trie, trie_pattern

FEW = ["ab", "abc", "b", "-x", "]y"]
MANY = [*FEW, *(f"{chr(ord('一') + 7 * at)}{end}" for at in range(200) for end in ("", "x", "xy"))]


@pytest.mark.parametrize("words", [FEW, MANY], ids=["few", "many"])
def test_the_longest_word_at_a_place_is_found_however_many_there_are(words: list[str]) -> None:
    plain, guarded = re.compile(trie_pattern(words)), re.compile(guarded_trie(words))
    for text in [*(f"{word}z" for word in words), "z", "", "a", "丁", "龘"]:
        expected = max((word for word in words if text.startswith(word)), key=len, default=None)
        for pattern in (plain, guarded):
            found = pattern.match(text)
            assert (found[0] if found else None) == expected


def test_no_words_are_found_nowhere() -> None:
    assert re.search(guarded_trie([]), "青岭") is None
