"""The lexicon: one entry a word, with its class and what it does around a figure."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from tracker.errors import RulesError
from tracker.rulebook.directory import builtin_directory, read_yaml
from tracker.rulebook.lexicon import load_lexicon
from tracker.rulebook.rulebook import default_rulebook
from tracker.rulebook.word import Traits

FILES = {path.stem: read_yaml(path) for path in sorted((builtin_directory() / "lexicon").glob("*.yaml"))}
LEXICON = default_rulebook().lexicon


def test_a_word_has_one_entry() -> None:
    times = Counter(word for file in FILES.values() for word in file["words"])
    assert [word for word, count in times.items() if count > 1] == []


@pytest.mark.parametrize("name", FILES)
def test_a_file_holds_the_words_of_one_class(name: str) -> None:
    shared = FILES[name]["all"]["class"]
    others = {word for word, traits in FILES[name]["words"].items() if (traits or {}).get("class", shared) != shared}
    assert others == set()


@pytest.mark.parametrize("name", FILES)
def test_a_word_says_nothing_that_its_whole_file_says(name: str) -> None:
    shared = FILES[name]["all"].items()
    twice = {word for word, traits in FILES[name]["words"].items() if (traits or {}).items() & shared}
    assert twice == set()


@pytest.mark.parametrize("trait", [name for name in Traits.model_fields if name != "kind"])
def test_a_trait_is_that_of_some_word(trait: str) -> None:
    assert LEXICON.having(lambda traits: getattr(traits, trait))


@pytest.mark.parametrize(
    ("word", "told"),
    [
        ("突破", {"class": "verb", "deed": "plain", "hedge": "gt", "passes": True}),
        ("规模", {"class": "measure", "head": "measure", "depends": True, "stock": True, "closer": True}),
        ("力争", {"class": "modal", "strength": "strive", "opener": True}),
        ("左右", {"class": "hedge", "hedge_behind": "approx", "closer": True}),
    ],
)
def test_a_word_says_all_that_it_does(word: str, told: dict[str, Any]) -> None:
    assert LEXICON.get(word) == Traits.model_validate(told)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ({"瘦身": {"class": "verb", "deed": "some"}}, "own.yaml: words.瘦身.deed: write one of plain, kept"),
        ({"瘦身": {"class": "verb", "dead": "plain"}}, "own.yaml: words.瘦身.dead: is not known here"),
        ({"瘦身": "verb"}, "own.yaml: words.瘦身: must be a table of traits"),
        (["瘦身"], "own.yaml: words must be a table"),
    ],
)
def test_a_word_of_another_shape_is_refused(words: object, told: str) -> None:
    with pytest.raises(RulesError, match=told):
        load_lexicon([("own.yaml", {"words": words})])


def test_a_word_in_two_files_is_refused() -> None:
    file = {"words": {"瘦身": {"class": "verb"}}}
    with pytest.raises(RulesError, match=r"b.yaml: the word '瘦身' stands twice"):
        load_lexicon([("a.yaml", file), ("b.yaml", file)])
