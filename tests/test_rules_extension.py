"""Rules of one's own extend the built-in ones: they add, change and take away by name, and never replace the whole."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tracker.cli.app import main
from tracker.errors import RulesError
from tracker.rulebook.directory import read_yaml
from tracker.rulebook.extension import Extension, extended, told_of
from tracker.rulebook.rulebook import Rulebook, default_rulebook, load_rulebook
from tracker.workshop.examples import read_example

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parent.parent
CASES: list[dict[str, Any]] = read_yaml(ROOT / "tests" / "data" / "rules" / "extensions.yaml")
PAGE = (ROOT / "docs" / "rules.md").read_text(encoding="utf-8").partition("## Rules of your own")[2]
BUILTIN = default_rulebook()


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["name"]))
def test_rules_are_extended(case: dict[str, Any]) -> None:
    assert extended(case["base"], case["own"]) == case["then"]
    assert told_of(case["base"], case["own"]) == Extension(**case["told"])


def test_a_setting_stands_as_the_later_rules_write_it() -> None:
    assert extended({"a": [1], "b": {"c": [2], "d": 3}}, {"b": {"c": [4]}}, "stand") == {
        "a": [1],
        "b": {"c": [4], "d": 3},
    }


@pytest.mark.parametrize("own", [{"openers": 3}, {"openers": {"a": 1}}, {"remove": "openers"}])
def test_a_list_and_a_table_do_not_go_together(own: dict[str, Any]) -> None:
    with pytest.raises(RulesError, match="must be a list"):
        extended({"openers": ["主要目标"]}, own)


def test_what_is_extended_stays_as_it_was() -> None:
    base = {"indicators": [{"id": "gdp", "aliases": ["产值"]}], "words": {"规模": {"depends": True}}}
    kept = repr(base)
    extended(base, {"indicators": [{"id": "gdp", "aliases": ["总产"]}], "words": {"规模": None}, "remove": ["产值"]})
    assert repr(base) == kept


@pytest.fixture
def rules(tmp_path: Path) -> Callable[..., Rulebook]:
    """Give the built-in rules with files of one's own beside them."""

    def write(**files: str) -> Rulebook:
        for name, text in files.items():
            path = tmp_path / f"{name.replace('__', '/')}.yaml"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return load_rulebook(tmp_path)

    return write


def test_one_indicator_removes_no_other(rules: Callable[..., Rulebook]) -> None:
    own = rules(indicators="indicators: [{id: mine, zh: 瘦身率, en: Slimming, direction: less, nature: rate,"
                           " growth: real, aliases: []}]")  # fmt: skip
    assert [one.id for one in own.indicators.all] == [*(one.id for one in BUILTIN.indicators.all), "mine"]


def test_a_word_changes_where_it_stands_and_others_stay(rules: Callable[..., Rulebook]) -> None:
    own = rules(lexicon__own="words: {规模: {depends: false}, 瘦身: {class: verb, deed: kept}}\nremove: [水平]").lexicon
    before = BUILTIN.lexicon.get("规模")
    assert before is not None
    assert own.get("规模") == before.model_copy(update={"depends": False})
    assert own.get("水平") is None
    assert len(own.having(lambda traits: traits.deed == "kept")) == 1 + len(
        BUILTIN.lexicon.having(lambda traits: traits.deed == "kept")
    )


def test_a_rule_of_phrases_changes_by_its_id_whatever_its_file_is_called(rules: Callable[..., Rulebook]) -> None:
    own = rules(phrases__own="rules: [{id: growth, phrase: '瘦身X%'}]\nremove: [decline]").phrases
    assert [rule.id for rule in own.rules] == [rule.id for rule in BUILTIN.phrases.rules if rule.id != "decline"]
    assert next(rule.phrase for rule in own.rules if rule.id == "growth") == "瘦身X%"


@pytest.mark.parametrize(
    ("file", "text", "part"),
    [
        ("indicators", "remove: [nothing]", "indicators"),
        ("units", "kinds: {count: [柜台]}", "units"),
        ("names", "ordinals: [次第]", "names"),
        ("periods", "relative: {大前年: -3}", "periods"),
        ("plans", "plans: [{name: 十八五, number: 十八, begins: 2041}]", "periods"),
        ("headline", "openers: [总目标]", "headline"),
        ("unnumbered", "stretch: [好上加好]", "unnumbered"),
        ("findings", "bases: [按新口径]", "findings"),
        ("furniture", "lines: [回到顶部]", "furniture"),
        ("policy", "fragile_factors: [0.25]", "policy"),
    ],
)
def test_every_file_may_be_extended_in_part(file: str, text: str, part: str, rules: Callable[..., Rulebook]) -> None:
    assert getattr(rules(**{file: text}), part)


def test_all_rules_together_have_a_checksum_of_their_own(rules: Callable[..., Rulebook]) -> None:
    assert rules(units="kinds: {count: [柜台]}").checksum != BUILTIN.checksum


def test_the_example_of_the_page_works_beside_the_built_in_rules(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Write the files that the page shows, lint them as it says, and read its sentence."""
    files = re.findall(r"`([\w/]+\.yaml)`:\n\n```yaml\n(.*?)```", PAGE, re.DOTALL)
    directory = tmp_path / "my-rules"
    for name, text in files:
        path = directory / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert main(["rules", "lint", str(directory)]) == 0
    assert capsys.readouterr().err.strip() in PAGE
    said = re.search(r"reads (\S+?) as:\n\n```text\n(.*?)```", PAGE, re.DOTALL)
    assert said
    claims = read_example(said[1], "plan_year", load_rulebook(directory))
    told = [
        f"{one.indicator or '-'} {one.label} {one.measure} {one.comparator} {one.value} {one.unit}" for one in claims
    ]
    assert told == said[2].splitlines()
