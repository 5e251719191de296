"""The schemas that editors use say what the models say, and the rule files name them."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path

import pytest
from pydantic import BaseModel, ValidationError

from tracker.rulebook.indicators import Indicator
from tracker.rulebook.phrases import Means, PhraseRule
from tracker.rulebook.places import Place
from tracker.rulebook.schema import ExampleRecord, PhraseFile, WordFile, schemas, shape_of

RULES = Path(__file__).parent.parent / "rules"
_NAMED = re.compile(r"\A# yaml-language-server: \$schema=(\S+)\n")
written = cache(schemas)


@pytest.mark.parametrize("name", sorted(path.name for path in (RULES / "schema").iterdir()))
def test_a_schema_is_current(name: str) -> None:
    again = "run python -m tracker.rulebook.schema rules/schema"
    assert (RULES / "schema" / name).read_text(encoding="utf-8") == written()[name], again


def test_no_schema_is_left_over() -> None:
    assert {path.name for path in (RULES / "schema").iterdir()} == set(written())


@pytest.mark.parametrize(
    "path",
    [*sorted(RULES.glob("phrases/*.yaml")), *sorted(RULES.glob("lexicon/*.yaml")), RULES / "unnumbered.yaml"],
    ids=lambda path: path.name,
)
def test_a_rule_file_names_its_schema(path: Path) -> None:
    named = _NAMED.match(path.read_text(encoding="utf-8"))
    assert named
    assert (path.parent / named[1]).is_file()


def test_fields_that_are_called_title_are_kept() -> None:
    properties = json.loads(written()["identity.json"])["properties"]
    assert "title" in properties


def test_records_of_examples_have_a_shape_of_their_own() -> None:
    definitions = json.loads(written()["phrases.json"])["$defs"]
    assert definitions["Example"]["properties"]["records"]["items"] == {"$ref": "#/$defs/ExampleRecord"}
    assert "last" in definitions["ExampleRecord"]["properties"]["period"]["anyOf"][0]["pattern"]


@pytest.mark.parametrize("period", ["last", "span", "2020", "2016-2020", 2020])
def test_a_period_is_a_year_a_span_or_a_word_for_one(period: str | int) -> None:
    record = {"label": "a", "measure": "level", "period": period}
    assert str(ExampleRecord.model_validate(record).period) == str(period)


@pytest.mark.parametrize("period", ["next", "20", 20, "2016–2020"])
def test_other_periods_are_refused(period: str | int) -> None:
    with pytest.raises(ValidationError):
        ExampleRecord.model_validate({"label": "a", "measure": "level", "period": period})


def test_every_file_of_phrases_has_one_shape_and_every_file_of_words_another() -> None:
    assert shape_of("phrases/own.yaml") is PhraseFile
    assert shape_of("lexicon/own.yaml") is WordFile
    assert shape_of("names.yaml") is None


@pytest.mark.parametrize(
    "model", [Means, Indicator, ExampleRecord, PhraseRule, Place], ids=lambda model: str(model.__name__)
)
def test_every_field_stands_in_the_documentation(model: type[BaseModel]) -> None:
    page = (RULES.parent / "docs" / "rules.md").read_text(encoding="utf-8")
    names = {field.alias or name for name, field in model.model_fields.items()}
    assert {name for name in names if f"`{name}`" not in page and f"    {name}:" not in page} == set()


def test_every_rule_file_stands_in_the_documentation() -> None:
    page = (RULES.parent / "docs" / "rules.md").read_text(encoding="utf-8")
    assert [path.name for path in RULES.glob("*.*") if f"`{path.name}`" not in page and path.suffix != ".md"] == []
