"""Targets of a year against those of the year before, over all regions, as ``tracker changes`` tells them.

``python tests/test_changes.py`` writes the snapshots anew.
"""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from lxml import html
from openpyxl import load_workbook
from rich.cells import cell_len

from tracker.cli.app import main
from tracker.comparisons.views.changes import StoredChanges, Wanted, stored_changes
from tracker.outputs.files.changes import changes_listing
from tracker.outputs.pages.listing import write_listing_page
from tracker.outputs.terminal.changes import render_changes
from tracker.outputs.wording.changes import change_cells, changes_headline
from tracker.outputs.wording.look import Look
from tracker.rulebook.rulebook import default_rulebook
from tracker.store.store import read_store

if TYPE_CHECKING:
    from collections.abc import Callable

    from tracker.comparisons.records.change import Changes
    from tracker.rulebook.policy import Language

    Run = Callable[..., tuple[int, str, str]]

DATA = Path(__file__).parent / "data" / "changes"
RULES = default_rulebook()
YEAR = 2025
CASES = yaml.safe_load((DATA / "cases.yaml").read_text(encoding="utf-8"))
SNAPSHOTS: list[tuple[Language, int]] = [("zh", 80), ("en", 60), ("en", 140)]


def made_store(place: Path) -> str:
    assert main(["ingest", str(DATA), "--db", str(place), "--quiet"]) == 0
    return str(place)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> str:
    return made_store(tmp_path_factory.mktemp("store") / "test.db")


def made_in(store: str, **wanted: Any) -> StoredChanges:
    with read_store(store) as opened:
        return stored_changes(opened, RULES, Wanted(**({"year": YEAR} | wanted)))


def found_in(store: str, **wanted: Any) -> Changes:
    return made_in(store, **wanted).found


def told(found: Changes) -> list[list[str]]:
    """Give the changes of a kind, region and indicator, or task, with their size."""
    return [
        [one.kind, one.region_name, one.indicator or one.label, "" if one.gap is None else f"{one.gap} {one.gap_unit}"]
        for one in found.rows
    ]


def shown(store: str, lang: Language, width: int) -> str:
    return render_changes(*made_in(store), RULES, Look(lang=lang, width=width))


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["wanted"]))
def test_changes_stand_by_kind_and_the_greatest_first(store: str, case: dict[str, Any]) -> None:
    assert told(found_in(store, **case["wanted"])) == case["rows"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["wanted"]))
def test_a_headline_counts_regions_of_an_indicator_and_targets_of_all(store: str, case: dict[str, Any]) -> None:
    found = found_in(store, **case["wanted"])
    assert [changes_headline(found, "zh"), changes_headline(found, "en")] == case["headline"]


def test_a_headline_names_no_level_where_regions_of_another_one_kept_their_targets(tmp_path: Path) -> None:
    earlier = (DATA / "沙湾市_2024.txt").read_text(encoding="utf-8")
    kept = earlier.replace("2024", "2025").replace("2023", "2024")
    texts = {"沙湾市_2024": earlier, "沙湾市_2025": (DATA / "沙湾市_2025.txt").read_text(encoding="utf-8")}
    texts |= {f"塔城地区_{year}": text.replace("沙湾市", "塔城地区") for year, text in ((2024, earlier), (2025, kept))}
    (tmp_path / "texts").mkdir()
    for name, text in texts.items():
        (tmp_path / "texts" / f"{name}.txt").write_text(text, encoding="utf-8")
    assert main(["ingest", str(tmp_path / "texts"), "--db", str(tmp_path / "test.db"), "--quiet"]) == 0
    found = found_in(str(tmp_path / "test.db"), indicator="cpi")
    assert {row.region_name for row in found.rows} == {"沙湾市"}
    assert changes_headline(found, "zh") == "2 个地区：1 调低、1 未变。"


def test_every_change_has_the_quotes_and_lines_that_it_rests_on(store: str) -> None:
    for one in found_in(store).rows:
        sides = [(one.before, one.before_line, YEAR - 1), (one.now, one.now_line, YEAR)]
        assert any(side for side, _, _ in sides)
        for side, line, year in sides:
            if side:
                text = (DATA / f"{one.region_name}_{year}.txt").read_text(encoding="utf-8")
                assert str(side.quote) in text.splitlines()[(line or 0) - 1]


@pytest.mark.parametrize(("lang", "name"), [("zh", "地区生产总值"), ("en", "Gross regional product")])
def test_an_indicator_has_one_name_however_reports_word_it(store: str, lang: Language, name: str) -> None:
    row = next(one for one in found_in(store).rows if one.indicator == "gdp")
    assert change_cells(row.model_copy(update={"label": "经济"}), RULES, lang)[1] == name


def test_a_region_that_lacks_a_year_is_named_and_none_of_its_targets_is_new(store: str) -> None:
    found = found_in(store)
    assert [(one.region_name, one.years) for one in found.absent] == [("奇台县", (2024,))]
    assert all(one.region_name != "奇台县" for one in found.rows)
    assert "库中没有2024年的目标：奇台县" in shown(store, "zh", 80)


@pytest.mark.parametrize(("lang", "width"), SNAPSHOTS)
def test_changes_look_as_they_are_to_look(store: str, lang: Language, width: int) -> None:
    table = shown(store, lang, width)
    assert table == (DATA / f"table_{lang}_{width}.out").read_text(encoding="utf-8")
    assert max(map(cell_len, table.splitlines())) <= width


@pytest.mark.parametrize("form", ["json", "jsonl", "csv"])
def test_changes_come_as_records(store: str, run: Run, form: str) -> None:
    code, out, _ = run("changes", "--year", YEAR, "gdp", "--db", store, "--format", form)
    assert code == 0
    if form == "csv":
        row = next(csv.DictReader(io.StringIO(out)))
        assert (row["kind"], row["gap"], row["before_value_high"]) == ("lowered", "-1", "7")
        return
    rows = json.loads(out)["rows"] if form == "json" else [json.loads(line) for line in out.splitlines()]
    assert [(row["kind"], row["now"]["strength"]) for row in rows] == [("lowered", "expect"), ("softened", "strive")]


def test_one_run_writes_a_workbook_a_page_and_markdown(store: str, run: Run, tmp_path: Path) -> None:
    forms = [part for form in ("xlsx", "html", "md") for part in ("--format", f"{form}={tmp_path}/made.{form}")]
    assert run("changes", "--year", YEAR, "--db", store, "--lang", "zh", *forms)[0] == 0
    book = load_workbook(tmp_path / "made.xlsx")
    first = book.worksheets[0]
    heads = [cell.value for cell in first[1]]
    row = dict(zip(heads, [cell.value for cell in first[2]], strict=True))
    assert (row["地区"], row["变化"], row["变动"], row["上年上限"], row["本年行"]) == ("沙湾市", "目标调低", -1, 7, 8)
    assert (first.freeze_panes, first.auto_filter.ref is None) == ("B2", False)
    assert book.worksheets[1]["B2"].value == changes_headline(found_in(store), "zh")
    page = html.fromstring((tmp_path / "made.html").read_text(encoding="utf-8"))
    assert page.findtext(".//h1") == "2025年目标与2024年相比"
    assert len(page.findall(".//tbody/tr")) == len(found_in(store).rows)
    assert "| 沙湾市 | 地区生产总值 | 6%～7% | 6%左右 | -1个百分点 |" in (tmp_path / "made.md").read_text(
        encoding="utf-8"
    )


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_picture_of_an_indicator_has_a_line_for_each_change_of_a_figure_and_names_its_sources(
    store: str, run: Run, lang: Language
) -> None:
    found = found_in(store, indicator="urban_jobs")
    code, out, _ = run("changes", "urban_jobs", "--year", YEAR, "--db", store, "--lang", lang, "--format", "svg")
    assert code == 0
    picture = html.fromstring(out)
    rows = {row.get("id"): row for row in picture.xpath("//g/svg")}
    assert list(rows) == list(dict.fromkeys(f"r{one.region}" for one in found.rows))
    drawn = {f"r{one.region}" for one in found.rows if one.before and one.now}
    assert {id_ for id_, row in rows.items() if row.findall("line")} == drawn != set()
    said = " ".join(picture.text_content().split())
    assert changes_headline(found, lang) in said
    assert ("数字：各级政府工作报告" if lang == "zh" else "Figures: government work reports") in said


def test_the_text_of_reports_is_never_markup_on_a_page(store: str) -> None:
    found = found_in(store)
    harm = found.model_copy(update={"rows": (found.rows[0].model_copy(update={"region_name": "<script>x</script>"}),)})
    page = io.StringIO()
    write_listing_page(changes_listing(harm, {}, RULES, "zh"), RULES, "zh", page)
    assert "<script>x" not in page.getvalue()


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (("changes", "--year", YEAR, "no such thing"), "is no indicator"),
        (("changes", "--year", YEAR, "--format", "sarif"), "no form is called"),
        (("changes", "--year", YEAR, "--format", "svg"), "draws one indicator: name it"),
        (("changes", "--year", YEAR, "--parent", "无此地"), "无此地"),
    ],
)
def test_wrong_use_is_told_in_one_line(store: str, run: Run, command: tuple[object, ...], said: str) -> None:
    code, _, err = run(*command, "--db", store)
    assert (code, err.count("\n")) == (2, 1)
    assert said in err


if __name__ == "__main__":
    with TemporaryDirectory() as folder:
        place = made_store(Path(folder) / "test.db")
        for lang, width in SNAPSHOTS:
            (DATA / f"table_{lang}_{width}.out").write_text(shown(place, lang, width), encoding="utf-8")
