"""The shape of the rule files: a model of each whole file, and the JSON Schemas that editors use.

``python -m tracker.rulebook.schema rules/schema`` writes the schemas; a test fails where they are out of date.
"""

from __future__ import annotations

import json
import sys
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, Field

from tracker.rulebook.checks import CheckRules
from tracker.rulebook.evidence import Evidence
from tracker.rulebook.headline import Headline
from tracker.rulebook.indicators import Around, Indicator
from tracker.rulebook.kinds import KindRules
from tracker.rulebook.latin_names import LatinFile
from tracker.rulebook.linking import LinkingRules
from tracker.rulebook.mentions import MentionRules
from tracker.rulebook.parts import PartRules
from tracker.rulebook.phrases import PhraseRule
from tracker.rulebook.places import PlaceFile
from tracker.rulebook.policy import Policy
from tracker.rulebook.progress import ProgressRules
from tracker.rulebook.table import DescribedTable
from tracker.rulebook.tasks import TaskFile
from tracker.rulebook.unnumbered import UnnumberedFile
from tracker.rulebook.word import Traits

__all__ = [
    "SHAPES", "ExampleRecord", "IndicatorFile", "PhraseFile", "UnnumberedFile", "WordFile", "schemas", "shape_of",
]  # fmt: skip


_Years = Annotated[str, Field(pattern=r"^(?:last|span|\d{4}(?:-\d{4})?)$")]


class ExampleRecord(DescribedTable):
    """A record that an example makes; fields left out take what the section and its kind give."""

    kind: Literal["target", "actual"] | None = None
    """Left out: target in plans, actual in reviews."""
    label: str
    indicator: str | None = None
    """Left out: the label names no indicator of the vocabulary."""
    measure: Literal["level", "growth", "change", "multiple", "relative", "qualitative"]
    comparator: Literal["eq", "approx", "ge", "gt", "le", "lt", "range"] | None = None
    value: Decimal | None = None
    value_high: Decimal | None = None
    unit: str | None = None
    strength: Literal["ensure", "strive", "expect", "estimate"] | None = None
    """Left out: expect for targets, none for actuals."""
    period: _Years | Annotated[int, Field(ge=1949, le=2100)] | None = None
    """A year, a span of years, last (the year before the section's) or span; left out: the period of the section."""
    span: Literal["average", "total", "change"] | None = None
    base: str | int | None = None


class _Extending(DescribedTable):
    remove: tuple[str, ...] = ()
    """In rules of one's own: names of what is taken away from the rules that they extend."""


class PhraseFile(_Extending):
    """A file of rules/phrases: phrases around a figure and what they make of it."""

    rules: tuple[PhraseRule, ...] = ()


class IndicatorFile(_Extending):
    """rules/indicators.yaml: the vocabulary of what is measured."""

    indicators: tuple[Indicator, ...] = ()
    around: Around = Around()


class WordFile(_Extending):
    """A file of rules/lexicon: words with their classes and what they do around a figure."""

    all: Traits | None = None
    """Traits of every word of the file that does not say another."""
    words: dict[str, Traits | None] = Field(default={})


SHAPES: dict[str, type[BaseModel]] = {
    "lexicon/*.yaml": WordFile,
    "phrases/*.yaml": PhraseFile,
    "unnumbered.yaml": UnnumberedFile,
    "indicators.yaml": IndicatorFile,
    "headline.yaml": Headline,
    "identity.yaml": Evidence,
    "latin_names.yaml": LatinFile,
    "places.yaml": PlaceFile,
    "policy.yaml": Policy,
    "mentions.yaml": MentionRules,
    "parts.yaml": PartRules,
    "kinds.yaml": KindRules,
    "linking.yaml": LinkingRules,
    "tasks.yaml": TaskFile,
    "progress.yaml": ProgressRules,
    "checks.yaml": CheckRules,
}
"""The model of each file whose shape is known as a whole."""


def shape_of(name: str) -> type[BaseModel] | None:
    """Give the model of a file by its name inside the rules, None where the file is read without one."""
    return next((model for pattern, model in SHAPES.items() if Path(name).match(pattern)), None)


def schemas() -> dict[str, str]:
    """Give the JSON Schemas by file name, as they stand in rules/schema."""
    return {
        f"{name.partition('/')[0].removesuffix('.yaml')}.json": _written(name, model) for name, model in SHAPES.items()
    }


def _written(name: str, model: type[BaseModel]) -> str:
    schema = model.model_json_schema(by_alias=True, mode="validation")
    definitions = schema.get("$defs", {})
    if "Example" in definitions:
        definitions["ExampleRecord"] = ExampleRecord.model_json_schema()
        definitions["Example"]["properties"]["records"]["items"] = {"$ref": "#/$defs/ExampleRecord"}
    whole = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": f"rules/{name}"}
    return json.dumps(_described(whole | {key: schema[key] for key in schema if key != "title"}), **_LAYOUT) + "\n"


_LAYOUT: dict[str, Any] = {"ensure_ascii": False, "indent": 1}


def _described(schema: Any) -> Any:
    """Leave out the titles that only repeat the names of fields, and line breaks in descriptions."""
    if isinstance(schema, list):
        return [_described(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    kept = {key: value for key, value in schema.items() if key != "title" or not _repeats(value)}
    return {key: " ".join(value.split()) if key == "description" and isinstance(value, str) else _described(value)
            for key, value in kept.items()}  # fmt: skip


def _repeats(title: Any) -> bool:
    return isinstance(title, str) and not title.startswith("rules/")


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for file_name, written in schemas().items():
        (folder / file_name).write_text(written, encoding="utf-8")
