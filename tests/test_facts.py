from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from tracker.errors import InputError
from tracker.rulebook.rulebook import default_rulebook
from tracker.store.facts import read_facts

DATA = Path(__file__).parent / "data" / "store"
SEEDS = Path(__file__).parent.parent / "seeds"


def test_the_facts_of_the_seeds_are_read() -> None:
    facts = read_facts(SEEDS / "facts.csv", default_rulebook())
    assert len(facts) == 102
    assert {fact.region for fact in facts} == {"650100", "652300", "650402", "620602"}


def test_the_digits_of_a_value_are_kept() -> None:
    first, second, *_ = read_facts(DATA / "facts.csv", default_rulebook())
    assert (str(first.value), str(first.value_high), str(second.value)) == ("6", "6.50", "12.80")


def test_a_byte_order_mark_is_no_part_of_the_first_column() -> None:
    assert (DATA / "facts.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    assert read_facts(DATA / "facts.csv", default_rulebook())[0].region == "650100"


def test_empty_cells_are_none_and_values_are_decimals() -> None:
    third, fourth = read_facts(DATA / "facts.csv", default_rulebook())[2:]
    assert (third.indicator, third.source_url, third.period) == (None, None, "2016-2020")
    assert isinstance(third.value, Decimal)
    assert (fourth.value, fourth.comparator, fourth.unit) == (None, None, None)


def test_a_region_may_bear_an_earlier_name_of_its_lineage() -> None:
    assert read_facts(DATA / "facts.csv", default_rulebook())[2].region_name == "沙湾县"


def test_all_problems_are_told_at_once_with_line_and_column_and_the_first_ten_are_shown() -> None:
    with pytest.raises(InputError) as caught:
        read_facts(DATA / "bad.csv", default_rulebook())
    lines = str(caught.value).splitlines()
    told = [line.removeprefix(f"{DATA / 'bad.csv'}:").split(": ")[:2] for line in lines]
    assert told[:-1] == [
        ["3", "region_code"],
        ["4", "region"],
        ["5", "indicator"],
        ["6", "kind"],
        ["7", "measure"],
        ["8", "comparator"],
        ["9", "value"],
        ["10", "value"],
        ["11", "value"],
        ["12", "year"],
    ]
    assert lines[-1] == "… and 4 more"


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("no_year.csv", ":1: no column year: the columns are region_code, "),
        ("misspelled.csv", ":1: unknown column value-high: the columns are region_code, "),
        ("absent.csv", ": cannot be read: No such file or directory"),
    ],
)
def test_a_file_of_another_shape_is_refused_in_one_line(name: str, problem: str) -> None:
    with pytest.raises(InputError) as caught:
        read_facts(DATA / name, default_rulebook())
    assert str(caught.value).startswith(f"{DATA / name}{problem}")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("region_code,地区\n".encode("gb18030"), "not UTF-8 at byte 12: save it as CSV in UTF-8"),
        (b"", "no column region_code"),
        (b'region_code,"region\n', "not valid CSV"),
    ],
)
def test_a_file_that_is_no_csv_in_utf_8_is_refused(tmp_path: Path, content: bytes, problem: str) -> None:
    file = tmp_path / "facts.csv"
    file.write_bytes(content)
    with pytest.raises(InputError, match=problem):
        read_facts(file, default_rulebook())


def test_the_same_line_twice_is_one_fact(tmp_path: Path) -> None:
    header, first, *_ = (DATA / "facts.csv").read_text(encoding="utf-8").splitlines()
    file = tmp_path / "facts.csv"
    file.write_text(f"{header}\n{first}\n{first}", encoding="utf-8")
    assert len(read_facts(file, default_rulebook())) == 1
