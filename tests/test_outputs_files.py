"""The files of a diff: as they were looked at, the same bytes each time, and never more than text.

``python tests/test_outputs_files.py`` writes the snapshots anew.
"""

from __future__ import annotations

import csv
import io
import json
import re
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from dossiers import RULES, seed_dossiers, worded
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from tracker.cli.diff import FORMS
from tracker.outputs.files.markdown import harmless
from tracker.outputs.wording.plain import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.comparisons.views.dossier import Dossier
    from tracker.rulebook.policy import Language

DATA = Path(__file__).parent / "data" / "outputs"
HOSTILE: list[str] = yaml.safe_load((DATA / "hostile.yaml").read_text(encoding="utf-8"))
SNAPSHOTS: list[tuple[str, int, Language, str]] = [
    ("md", 2020, "zh", "urumqi_2020.zh.md"),
    ("md", 2021, "en", "urumqi_2021.en.md"),
    ("xlsx", 2020, "zh", "urumqi_2020.zh.xlsx.txt"),
    ("xlsx", 2021, "en", "urumqi_2021.en.xlsx.txt"),
    ("json", 2020, "zh", "urumqi_2020.json"),
    ("jsonl", 2020, "zh", "urumqi_2020.jsonl"),
    ("csv", 2020, "zh", "urumqi_2020.csv"),
    ("sarif", 2020, "zh", "urumqi_2020.sarif"),
    ("datapackage", 2021, "en", "urumqi_2021_package"),
]
"""Form, year, language and file of each snapshot; a workbook is kept as the text of its cells."""

MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[int, Dossier]:
    return seed_dossiers(tmp_path_factory.mktemp("store") / "test.db", "650100", [2020, 2021, 2030])


def written(form: str, one: Dossier, lang: Language, folder: Path) -> dict[str, bytes]:
    """Give what a form writes: one file, or those of a folder by their names."""
    stream: Any
    match FORMS[form].kind:
        case "folder":
            FORMS[form].write([one], RULES, lang, folder)
            return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}
        case "binary":
            FORMS[form].write([one], RULES, lang, stream := io.BytesIO())
            return {"": stream.getvalue()}
        case _:
            FORMS[form].write([one], RULES, lang, stream := io.StringIO(newline=""))
            return {"": stream.getvalue().encode()}


def text_of(form: str, one: Dossier, lang: Language, folder: Path) -> str:
    (data,) = written(form, one, lang, folder).values()
    return data.decode()


def shown(form: str, one: Dossier, lang: Language, folder: Path) -> dict[str, str]:
    """Give what a form writes as text, a workbook as its cells with what they are."""
    if form != "xlsx":
        return {name: data.decode() for name, data in written(form, one, lang, folder).items()}
    lines = []
    for sheet in workbook(one, lang, folder):
        lines.append(f"== {sheet.title} {sheet.dimensions} frozen {sheet.freeze_panes} filter {sheet.auto_filter.ref}")
        lines.append(f"printed {sheet.print_area} {sheet.page_setup.orientation} heads {sheet.print_title_rows}")
        lines += ["\t".join(map(cell_shown, row)) for row in sheet.iter_rows()]
    return {"": "\n".join(lines) + "\n"}


def cell_shown(cell: Any) -> str:
    return (
        ""
        if cell.value is None
        else f"{cell.data_type}:{cell.value}" + (f" [{cell.number_format}]" if cell.data_type == "n" else "")
    )


def workbook(one: Dossier, lang: Language, folder: Path) -> Any:
    openpyxl = pytest.importorskip("openpyxl", reason="openpyxl, which reads workbooks, is not installed")
    (data,) = written("xlsx", one, lang, folder).values()
    return openpyxl.load_workbook(io.BytesIO(data))


@pytest.mark.parametrize(("form", "year", "lang", "name"), SNAPSHOTS, ids=str)
def test_a_file_is_as_it_was_looked_at(  # a row of the table each
    form: str, year: int, lang: Language, name: str, found: dict[int, Dossier], tmp_path: Path
) -> None:
    for part, text in shown(form, found[year], lang, tmp_path).items():
        assert text == (DATA / name / part).read_bytes().decode(), f"run python {__file__}"


@pytest.mark.parametrize("form", FORMS)
def test_the_same_input_gives_the_same_bytes(
    form: str, found: dict[int, Dossier], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = written(form, found[2020], "zh", tmp_path)
    monkeypatch.setattr("time.time", lambda: 0.0)
    monkeypatch.setattr("time.localtime", lambda *_: (1999, 1, 1, 0, 0, 0, 0, 1, 0))
    assert written(form, found[2020], "zh", tmp_path) == first


def structure(text: str) -> list[str]:
    """Give the markup of a page without its words."""
    tokens = [token for block in MARKDOWN.parse(text) for token in (block, *(block.children or []))]
    return [f"{one.type} {one.attrs}" for one in tokens if one.type not in {"text", "inline"}]


def words_of(text: str) -> str:
    children = [child for block in MARKDOWN.parse(text) for child in block.children or []]
    return " ".join(child.content for child in children)


@pytest.fixture(scope="module")
def harmless_structure(found: dict[int, Dossier], tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    return structure(text_of("md", worded(found[2021], "x"), "zh", tmp_path_factory.mktemp("md")))


@pytest.mark.uncounted
@pytest.mark.parametrize("words", HOSTILE)
def test_text_of_a_report_never_becomes_markup_in_markdown(
    words: str, found: dict[int, Dossier], harmless_structure: list[str], tmp_path: Path
) -> None:
    made = text_of("md", worded(found[2021], words), "zh", tmp_path)
    assert structure(made) == harmless_structure
    assert plain(words).strip() in words_of(made)
    assert not re.search(r"(?<![<\\])\b(https?|ftp|mailto)(?<!\\):|\bwww\.", made)


@given(st.text())
def test_any_text_is_shown_as_it_is_in_markdown(text: str) -> None:
    shown_text = "".join(one.content for one in MARKDOWN.parseInline(harmless(text))[0].children or [])
    assert shown_text.split() == plain(text).split()
    assert "\n" not in harmless(text)


def test_only_an_address_of_the_web_becomes_a_link(found: dict[int, Dossier], tmp_path: Path) -> None:
    def with_address(url: str) -> str:
        facts = tuple(fact.model_copy(update={"source_url": url}) for fact in found[2020].facts)
        return text_of("md", found[2020].model_copy(update={"facts": facts}), "zh", tmp_path)

    assert "<https://example.org/a?b=c&d=%20>" in with_address("https://example.org/a?b=c&d=%20")
    for url in ("javascript:alert(1)", "https://example.org/a|b", "https://example.org/<b>", "https://a b"):
        assert "link_open" not in " ".join(structure(with_address(url)))


def test_text_of_a_report_never_becomes_a_formula_or_a_link_in_a_workbook(
    found: dict[int, Dossier], tmp_path: Path
) -> None:
    texts = set()
    for sheet in workbook(worded(found[2021], *HOSTILE), "zh", tmp_path):
        for row in sheet.iter_rows():
            assert all(cell.data_type != "f" and cell.hyperlink is None for cell in row)
            texts |= {cell.value for cell in row}
    assert {plain(words).replace("\ufffe", " ").replace("\uffff", " ") for words in HOSTILE} <= texts


def test_numbers_in_a_workbook_are_numbers_with_the_digits_of_the_text(
    found: dict[int, Dossier], tmp_path: Path
) -> None:
    sheet = workbook(found[2020], "en", tmp_path).worksheets[0]
    heads = [cell.value for cell in sheet[1]]
    row = dict(zip(heads, sheet[2], strict=True))
    assert (row["year"].value, row["year"].number_format) == (2020, "0")
    assert (row["gap"].value, row["gap"].number_format) == (-4.8, "0.0")
    assert (row["self-reported"].value, row["indicator"].value) == (True, "Gross regional product")
    assert len(set(heads)) == len(heads)
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("E2", sheet.dimensions)


def test_a_text_longer_than_a_cell_and_a_figure_longer_than_a_number_are_kept_readable(
    found: dict[int, Dossier], tmp_path: Path
) -> None:
    one = worded(found[2020], "长" * 40_000)
    compared = one.reviews[0].comparisons[0]
    target = compared.target.model_copy(update={"value": Decimal("12345678901234567.89")})
    review = one.reviews[0].model_copy(update={"comparisons": (compared.model_copy(update={"target": target}),)})
    sheet = workbook(one.model_copy(update={"reviews": (review,)}), "en", tmp_path).worksheets[0]
    cells = [cell.value for cell in sheet[2]]
    assert "12345678901234567.89" in cells
    assert "长" * 32_766 + "…" in cells


def rows(data: bytes) -> Iterator[dict[str, str]]:
    yield from csv.DictReader(io.StringIO(data.decode(), newline=""))


@pytest.mark.uncounted
@pytest.mark.parametrize("words", HOSTILE)
def test_no_cell_of_csv_is_run_as_a_formula_and_the_text_stays(
    words: str, found: dict[int, Dossier], tmp_path: Path
) -> None:
    one = worded(found[2020], words)
    files = written("datapackage", one, "zh", tmp_path) | {"diff.csv": written("csv", one, "zh", tmp_path)[""]}
    guarded = "'" + words if words.startswith(("=", "+", "-", "@", "\t", "\r")) else words
    for name in ("comparisons.csv", "diff.csv"):
        for row in rows(files[name]):
            assert row["label"] == guarded
            texts = [cell for cell in row.values() if not re.fullmatch(r"-?[\d.]+", cell)]
            assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in texts)


@pytest.mark.uncounted
@pytest.mark.parametrize("words", [[], HOSTILE], ids=["seeds", "hostile"])
def test_a_data_package_is_valid(words: list[str], found: dict[int, Dossier], tmp_path: Path) -> None:
    frictionless = pytest.importorskip("frictionless", reason="frictionless, which validates, is not installed")
    one = worded(found[2021], *words) if words else found[2021]
    written("datapackage", one, "zh", tmp_path)
    report = frictionless.validate(str(tmp_path / "datapackage.json"))
    assert report.flatten(["type", "message"]) == []
    assert [(task.name, task.stats["rows"] > 0) for task in report.tasks] == [
        ("comparisons", True),
        ("tasks", True),
        ("findings", True),
        ("sources", True),
    ]


def test_every_column_of_a_data_package_is_described_and_named_as_in_the_csv(
    found: dict[int, Dossier], tmp_path: Path
) -> None:
    files = written("datapackage", found[2021], "en", tmp_path)
    for resource in json.loads(files["datapackage.json"])["resources"]:
        fields = resource["schema"]["fields"]
        assert [field["name"] for field in fields] == files[resource["path"]].decode().splitlines()[0].split(",")
        assert [field["name"] for field in fields if not field["description"]] == []
    kinds = {field["name"]: field["type"] for field in fields}
    assert (kinds["report_year"], kinds["stored"], kinds["sha256"]) == ("integer", "boolean", "string")


def test_every_source_is_listed_once_with_its_checksum_or_address(found: dict[int, Dossier], tmp_path: Path) -> None:
    listed = list(rows(written("datapackage", found[2020], "zh", tmp_path)["sources.csv"]))
    told = [(row["source"], row["stored"], row["sha256"][:8], row["url"][:8]) for row in listed]
    assert told == [
        ("002_78aa3a24179fccbc.txt", "true", "10a0ab11", ""),
        ("乌鲁木齐市2020年政府工作报告", "false", "", "https://"),
    ]


@pytest.mark.parametrize("form", ["md", "xlsx", "datapackage"])
def test_a_year_without_targets_is_written_too(form: str, found: dict[int, Dossier], tmp_path: Path) -> None:
    assert found[2030].reviews[0].comparisons == ()
    assert all(written(form, found[2030], "en", tmp_path).values())


def write_snapshots() -> None:
    with TemporaryDirectory() as place:
        found = seed_dossiers(Path(place) / "test.db", "650100", [2020, 2021])
        for number, (form, year, lang, name) in enumerate(SNAPSHOTS):
            folder = Path(place) / str(number)
            folder.mkdir()
            for part, text in shown(form, found[year], lang, folder).items():
                path = DATA / name / part
                path.parent.mkdir(exist_ok=True)
                path.write_bytes(text.encode())


if __name__ == "__main__":
    write_snapshots()


def test_a_workbook_prints_what_people_read_and_folds_the_rest(found: dict[int, Dossier], tmp_path: Path) -> None:
    for sheet in workbook(found[2020], "zh", tmp_path):
        heads = [cell.value for cell in sheet[1]]
        printed = len(sheet[sheet.print_area.rpartition("!")[2].replace("$", "")][0])
        folded = [name for name, column in sheet.column_dimensions.items() if column.outlineLevel]
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize, sheet.page_setup.fitToHeight) == (
            "landscape", 9, 0
        )  # fmt: skip
        assert (sheet.print_title_rows, sheet.print_area.split("$")[1]) == ("$1:$1", "A")
        wanted = {"来源": 7, "总计": len(heads)}.get(sheet.title, 10)
        assert printed == min(len(heads), wanted)
        assert bool(folded) == (len(heads) > printed)
    first = workbook(found[2020], "zh", tmp_path).worksheets[0]
    assert [cell.value for cell in first[1]][:10] == [
        "地区", "年度", "判定", "指标", "目标", "实际", "差距", "差距单位", "实际引文", "说明"
    ]  # fmt: skip
