from __future__ import annotations

import csv
import json
import os
from decimal import Decimal
from functools import cache
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from pydantic import BaseModel
from rich.cells import cell_len

from tracker.claims.claim import Figure
from tracker.claims.extraction import extract
from tracker.outputs.files.records import RecordFormat, write_records
from tracker.outputs.terminal.listings import write_listing
from tracker.outputs.terminal.text import write_table
from tracker.outputs.wording.plain import plain
from tracker.rulebook.rulebook import default_rulebook

if TYPE_CHECKING:
    from tracker.claims.claim import Claim

SEEDS = Path(__file__).parent.parent / "seeds"


class Side(BaseModel):
    value: Figure | None
    quote: str | None = None


class Pair(BaseModel):
    name: str
    target: Side
    actual: Side | None = None
    path: tuple[str, ...] = ()
    others: tuple[Side, ...] = ()
    certain: bool = False


def written(records: list[Pair], form: RecordFormat) -> str:
    stream = StringIO()
    write_records(records, Pair, form, stream)
    return stream.getvalue()


def cells_of(record: Pair) -> dict[str, str]:
    return next(csv.DictReader(StringIO(written([record], "csv"), newline="")))


def test_csv_keeps_the_digits_and_json_has_numbers() -> None:
    record = Pair(name="a", target=Side(value=Decimal("12.80")))
    assert cells_of(record)["target_value"] == "12.80"
    assert json.loads(written([record], "jsonl"))["target"] == {"value": 12.8, "quote": None}
    assert json.loads(written([record], "json"))[0]["target"]["value"] == 12.8


def test_nested_fields_are_columns_of_their_own_also_where_they_are_empty() -> None:
    assert list(cells_of(Pair(name="a", target=Side(value=None)))) == [
        *("name", "target_value", "target_quote", "actual_value", "actual_quote"),
        *("path", "others", "certain"),
    ]


def test_many_values_share_one_cell() -> None:
    cells = cells_of(Pair(name="a", target=Side(value=None), path=("一", "二"), others=(Side(value=Decimal("1.50")),)))
    assert cells["path"] == "一 / 二"
    assert json.loads(cells["others"]) == [{"value": 1.5, "quote": None}]


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+1", "-1", "@sum", "\tx", "\rx", "＝1+1", "＋1", "－1", "＠sum", "\ufeff=1", " =1", "\u200b=1"],
)
def test_text_that_a_spreadsheet_would_run_is_guarded_by_an_apostrophe(text: str) -> None:
    assert cells_of(Pair(name=text, target=Side(value=None)))["name"] == "'" + text


def test_a_negative_figure_is_no_formula() -> None:
    assert cells_of(Pair(name="a", target=Side(value=Decimal("-3.0"))))["target_value"] == "-3.0"


def test_no_records_are_a_header_in_csv_and_an_empty_list_in_json() -> None:
    assert written([], "csv").startswith("name,target_value")
    assert json.loads(written([], "json")) == []
    assert written([], "jsonl") == ""


@pytest.mark.parametrize("character", ["\u0085", "\u2028", "\u2029", "\n", "\r"])
def test_a_record_stays_on_one_line_whatever_its_text_holds(character: str) -> None:
    line = written([Pair(name=f"甲{character}乙", target=Side(value=None))], "jsonl")
    assert len(line.splitlines()) == 1
    assert json.loads(line)["name"] == f"甲{character}乙"


def test_chinese_text_is_written_as_it_is() -> None:
    assert "甲乙" in written([Pair(name="甲乙", target=Side(value=None))], "json")


@pytest.mark.parametrize(
    ("text", "shown"),
    [("plain", "plain"), ("甲乙", "甲乙"), ("\x1b[31m红", " [31m红"), ("a\u202eb", "a b"), ("a\nb\tc", "a b c")],
)
def test_what_steers_a_terminal_becomes_a_space(text: str, shown: str) -> None:
    assert plain(text) == shown


def test_a_table_aligns_chinese_by_its_width_and_reads_no_markup() -> None:
    stream = StringIO()
    write_table(["name", "n"], [["甲乙", 1], ["[red]a" + "b" * 50, 20], [None, None]], stream)
    head, first, second, _ = stream.getvalue().splitlines()
    assert second.startswith("[red]abbb")
    assert cell_len(head) == cell_len(first) == cell_len(second)
    assert ".." not in stream.getvalue()


@pytest.mark.parametrize("width", [80, 120, None])
def test_a_table_cuts_its_longest_texts_to_the_width(width: int | None, monkeypatch: pytest.MonkeyPatch) -> None:
    if width:
        monkeypatch.setenv("COLUMNS", str(width))
    else:
        monkeypatch.delenv("COLUMNS", raising=False)
    stream = StringIO()
    row = ["类别", "国内生产总值增长速度" * 9, 12345, "预计增长" * 30]
    write_table(["kind", "label", "n", "quote"], [row, ["短", "b", 1, "c"]], stream)
    lines = stream.getvalue().splitlines()
    assert max(map(cell_len, lines)) in {(width or 120) - 1, width or 120}
    assert len(lines) == 3
    assert "类别" in lines[1]
    assert "12345" in lines[1]
    assert lines[1].count("..") == 2


@cache
def seed_claims() -> dict[str, tuple[Claim, ...]]:
    return {path.name: tuple(extract(path)) for path in sorted(SEEDS.glob("*.txt"))}


@pytest.mark.parametrize("width", [80, 120])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_claims_of_a_report_fit_the_terminal(lang: Any, width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    for claims in seed_claims().values():
        stream = StringIO()
        write_listing("claims", claims, "table", default_rulebook(), lang, stream)
        lines = stream.getvalue().splitlines()
        assert len(lines) == len(claims) + 1
        assert max(map(cell_len, lines)) <= width
        for line, claim in zip(lines[1:], claims, strict=True):
            kind = {"target": "目标", "actual": "实际"}[claim.kind] if lang == "zh" else claim.kind
            assert line.split()[:2] == [str(claim.line), kind]


def test_a_pipe_gets_no_width_from_the_terminal_beside_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COLUMNS", raising=False)
    monkeypatch.setattr("os.get_terminal_size", lambda *_: os.terminal_size((60, 24)))
    stream = StringIO()
    write_table(["quote"], [["预计增长" * 30]], stream)
    assert cell_len(stream.getvalue().splitlines()[1]) in {119, 120}


def test_every_unit_of_the_headline_targets_has_an_english_word() -> None:
    targets = [one for claims in seed_claims().values() for one in claims if one.kind == "target"]
    units = {one.unit for one in targets if one.tier == "headline" and one.unit}
    assert units - set(default_rulebook().policy.figures["en"].units) <= {"%"}
