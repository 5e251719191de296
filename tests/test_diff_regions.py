"""Several regions, or a whole level, in one file of ``tracker diff``."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from lxml import html
from openpyxl import load_workbook

from tracker.cli.app import main
from tracker.outputs.wording.columns import cell_width

if TYPE_CHECKING:
    from collections.abc import Callable

    Run = Callable[..., tuple[int, str, str]]

REPORTS = Path(__file__).parent / "data" / "changes"
YEAR = 2024
ALL = ["沙湾市", "玛纳斯县", "奇台县"]
HEADLINE = "3 个县区，7 项目标：1 未达标、3 未再提及、1 口径不可比、2 达标。"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> str:
    place = str(tmp_path_factory.mktemp("store") / "test.db")
    assert main(["ingest", str(REPORTS), "--db", place, "--quiet"]) == 0
    return place


@pytest.mark.parametrize(
    ("which", "names"),
    [
        (("--level", "county"), ["玛纳斯县", "沙湾市"]),
        (("--parent", "昌吉州"), ["玛纳斯县"]),
        (("--level", "county", "--parent", "塔城地区"), ["沙湾市"]),
        (("沙湾市", "玛纳斯县", "654203"), ["沙湾市", "玛纳斯县"]),
    ],
)
def test_regions_are_named_or_taken_by_level_and_parent(
    store: str, run: Run, which: tuple[str, ...], names: list[str]
) -> None:
    code, out, _ = run("diff", *which, "--year", YEAR, "--db", store)
    assert code == 0
    assert list(dict.fromkeys(json.loads(line)["region_name"] for line in out.splitlines())) == names


@pytest.fixture
def written(store: str, run: Run, tmp_path: Path) -> Path:
    """Write three counties in every form that takes several; give the folder."""
    forms = [f"--format={form}={tmp_path}/all.{form}" for form in ("xlsx", "csv", "json", "html", "md", "datapackage")]
    assert run("diff", *ALL, "--year", YEAR, "--db", store, "--lang", "zh", *forms)[0] == 0
    return tmp_path


def test_a_workbook_has_one_sheet_a_kind_with_all_regions_in_it(written: Path) -> None:
    compared, found, *_, sources, totals, policy = load_workbook(written / "all.xlsx").worksheets
    assert list(dict.fromkeys(row[0].value for row in compared.iter_rows(min_row=2))) == ["沙湾市", "玛纳斯县"]
    assert (compared.freeze_panes, compared.auto_filter.ref) == ("E2", f"A1:AD{compared.max_row}")
    assert isinstance(compared["P2"].value, int | float)
    assert {row[0].value for row in found.iter_rows(min_row=2)} <= set(ALL)
    assert [row[0].value for row in sources.iter_rows(min_row=2)] == [
        *("沙湾市_2024.txt", "沙湾市_2025.txt", "沙湾市_2023.txt"),
        *("玛纳斯县_2024.txt", "玛纳斯县_2025.txt", "奇台县_2025.txt"),
    ]
    heads, *counted = ([cell.value for cell in row] for row in totals.iter_rows())
    assert heads[:5] == ["地区", "地区代码", "年度", "目标数", "已判"]
    assert [row[:3] for row in counted] == [
        ["沙湾市", "654203", 2024],
        ["玛纳斯县", "652324", 2024],
        ["奇台县", "652325", 2024],
    ]
    assert sum(row[3] for row in counted) == compared.max_row - 1
    assert [row[0].value for row in policy.iter_rows()].count("规则校验和") == 1


def test_every_sheet_prints_its_title_and_whole_heads(written: Path) -> None:
    for sheet in load_workbook(written / "all.xlsx").worksheets:
        assert sheet.oddHeader.left.text == "3 个县区  目标年度 2024"
        assert sheet.max_row > 1
        for cell in sheet[1]:
            room = sheet.column_dimensions[cell.column_letter].width * (sheet.row_dimensions[1].height or 15) / 15
            assert sheet.column_dimensions[cell.column_letter].outlineLevel or cell_width(str(cell.value)) <= room


def test_a_gap_is_counted_in_the_units_of_the_language(store: str, run: Run, tmp_path: Path) -> None:
    units = {}
    for lang in ("zh", "en"):
        run("diff", *ALL, "--year", YEAR, "--db", store, "--lang", lang, "--format", f"xlsx={tmp_path}/{lang}.xlsx")
        rows = load_workbook(tmp_path / f"{lang}.xlsx").worksheets[0].iter_rows(min_row=2, values_only=True)
        units[lang] = {row[3]: row[6:8] for row in rows if row[6] is not None}
    assert units == {
        "zh": {"地区生产总值": (-0.5, "个百分点"), "粮食产量": (3, "万吨")},
        "en": {"Gross regional product": (-0.5, "pp"), "Grain output": (0.03, "m tonnes")},
    }


def test_records_and_a_data_package_hold_the_same_targets(written: Path) -> None:
    rows = list(csv.DictReader(io.StringIO((written / "all.csv").read_text(encoding="utf-8"))))
    assert len(rows) == 7
    assert [one["region_name"] for one in json.loads((written / "all.json").read_text(encoding="utf-8"))] == ALL
    package = written / "all.datapackage"
    packed = list(csv.DictReader(io.StringIO((package / "comparisons.csv").read_text(encoding="utf-8"))))
    assert [one["target_quote"] for one in packed] == [one["target_quote"] for one in rows]
    described = json.loads((package / "datapackage.json").read_text(encoding="utf-8"))
    assert (described["name"], described["title"]) == ("targets-3-regions-2024", "3 个县区  目标年度 2024")


def test_a_page_and_markdown_have_a_headline_and_a_table_a_region(written: Path) -> None:
    page = html.fromstring((written / "all.html").read_text(encoding="utf-8"))
    assert page.findtext(".//p[@class='headline']") == HEADLINE
    assert [one.text for one in page.findall(".//h2")] == [
        "沙湾市（654203）  目标年度 2024",
        "玛纳斯县（652324）  目标年度 2024",
        "奇台县（652325）  目标年度 2024",
    ]
    assert HEADLINE in (written / "all.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ((), "which regions"),
        (("沙湾市", "--level", "county"), "which regions"),
        (("--level", "province"), "no region in"),
        (("--level", "county", "--format", "sarif"), "is of one region, and 3 are asked for"),
    ],
)
def test_wrong_use_is_told_in_one_line(store: str, run: Run, options: tuple[str, ...], said: str) -> None:
    code, _, err = run("diff", *options, "--year", YEAR, "--db", store)
    assert (code, err.count("\n")) == (2, 1)
    assert said in err
