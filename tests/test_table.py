"""The comparison table holds every promise of a report once, in its order, with the words of both texts.

``python tests/test_table.py`` writes the snapshots anew.
"""

from __future__ import annotations

import io
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import pytest
from dossiers import seed_dossiers, worded
from lxml import html
from made_tables import DATA, RULES, YEAR, made_dossier, made_table
from openpyxl import load_workbook
from rich.cells import cell_len
from test_outputs_files import HOSTILE

from tracker.comparisons.gathering.evidence import LEFT_OUT
from tracker.outputs.table.cells import COLUMNS
from tracker.outputs.table.docx import write_table_docx
from tracker.outputs.table.html import write_table_html
from tracker.outputs.table.markdown import write_table_markdown
from tracker.outputs.table.table import Band, Entry, row_key, table_of, with_bands
from tracker.outputs.table.terminal import render_table
from tracker.outputs.table.xlsx import HEAD, KEY_COLUMN, write_table_xlsx
from tracker.outputs.wording.look import Look
from tracker.outputs.wording.plain import unmarked
from tracker.outputs.wording.words import topic_words, word

if TYPE_CHECKING:
    from tracker.comparisons.views.dossier import Dossier
    from tracker.outputs.table.table import Table
    from tracker.rulebook.policy import Language

LANGUAGES: list[Language] = ["zh", "en"]
SNAPSHOTS: list[tuple[Language, int]] = [("zh", 80), ("en", 140)]
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Dossier:
    return made_dossier(tmp_path_factory.mktemp("store") / "test.db")


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> dict[int, Dossier]:
    return seed_dossiers(tmp_path_factory.mktemp("seeds") / "test.db", "650100", [2020, 2021, 2030])


def file_of(write: Any, table: Table, lang: Language) -> bytes:
    stream = io.BytesIO()
    write(table, RULES, lang, stream)
    return stream.getvalue()


def text_of(write: Any, table: Table, lang: Language) -> str:
    stream = io.StringIO(newline="")
    write(table, RULES, lang, stream)
    return stream.getvalue()


def test_every_promise_of_the_year_stands_in_the_table_once_in_the_order_of_the_report(found: Dossier) -> None:
    entries = made_table(found).entries
    keys = [one.key for one in entries]
    promised = [one.id for one in found.claims.values() if (one.kind, one.period) == ("target", str(YEAR))]
    assert sorted(keys) == sorted(promised) == sorted(row_key(one) for one in found.reviews[0].targets)
    assert len(keys) > 10
    places = [found.claims[key].start for key in keys]
    assert places == sorted(places)
    assert [one.number for one in entries] == list(range(1, len(entries) + 1))


def test_each_quote_is_a_piece_of_the_text_that_it_names(found: Dossier) -> None:
    texts = {one.card.source: one.text for one in found.sources}
    passages = [one for entry in made_table(found).entries for one in (entry.promised, *entry.answers)]
    assert len(passages) > 8
    parts = [(one.source, part) for one in passages for part in unmarked(one.quote or "").split(LEFT_OUT)]
    assert [part for source, part in parts if not part or part not in texts[source]] == []


def test_promises_stand_under_the_headings_of_the_report(found: Dossier) -> None:
    rows = list(with_bands(made_table(found)))
    shown = [(one.depth, one.title) if isinstance(one, Band) else one.section[-1] for one in rows]
    assert shown[0] == (0, "2024年工作安排")
    assert (1, "夯实产业底座，壮大县域经济") in shown
    assert (2, "做优农业") in shown
    for row in (at for at, one in enumerate(rows) if isinstance(one, Entry)):
        above = next(one.title for one in reversed(rows[:row]) if isinstance(one, Band))
        assert shown[row] == above


def test_a_cited_target_stands_behind_those_of_the_report(seeds: dict[int, Dossier]) -> None:
    table = made_table(seeds[2020], "en")
    assert {one.section for one in table.entries} == {(word("table.cited", "en"),)}
    assert all(one.promised.quote is None for one in table.entries)


@pytest.mark.parametrize(("lang", "width"), SNAPSHOTS)
def test_the_table_on_the_terminal_is_as_it_was_looked_at(found: Dossier, lang: Language, width: int) -> None:
    shown = render_table(made_table(found, lang), RULES, Look(lang=lang, width=width))
    assert shown == (DATA / f"terminal_{lang}_{width}.out").read_text(encoding="utf-8"), f"run python {__file__}"


@pytest.mark.parametrize("width", [60, 80, 100, 140])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_line_is_wider_than_the_terminal(found: Dossier, lang: Language, width: int) -> None:
    shown = render_table(made_table(found, lang), RULES, Look(lang=lang, width=width))
    assert max(map(cell_len, shown.splitlines())) <= width


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_workbook_prints_on_a4_landscape_with_its_heads_on_every_page(found: Dossier, lang: Language) -> None:
    table = made_table(found, lang)
    sheet = load_workbook(io.BytesIO(file_of(write_table_xlsx, table, lang))).worksheets[0]
    assert (sheet.page_setup.orientation, int(sheet.page_setup.paperSize)) == ("landscape", 9)
    assert sheet.print_title_rows == f"${HEAD + 1}:${HEAD + 1}"
    heads = [cell.value for cell in sheet[HEAD + 1]][: len(COLUMNS)]
    assert heads == [word(f"table.{column.key}", lang) for column in COLUMNS]
    rows = [row for row in sheet.iter_rows(min_row=HEAD + 2, values_only=True) if row[KEY_COLUMN]]
    assert [row[KEY_COLUMN] for row in rows] == [one.key for one in table.entries]
    assert all(row[4] is row[5] is None for row in rows)
    assert sheet.column_dimensions["G"].hidden
    (choice,) = sheet.data_validations.dataValidation
    assert str(choice.sqref) == f"D{HEAD + 2}:D{max(sheet.max_row - 1, HEAD + 2)}"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_document_prints_on_a4_landscape_with_its_heads_on_every_page(found: Dossier, lang: Language) -> None:
    table = made_table(found, lang)
    with ZipFile(io.BytesIO(file_of(write_table_docx, table, lang))) as document:
        root = ET.fromstring(document.read("word/document.xml"))  # noqa: S314  # what this program wrote itself
    page = root.find(f".//{WORD}pgSz")
    assert page is not None
    assert page.get(f"{WORD}orient") == "landscape"
    assert int(page.get(f"{WORD}w", 0)) > int(page.get(f"{WORD}h", 0))
    first, *others = root.iter(f"{WORD}tr")
    assert first.find(f"{WORD}trPr/{WORD}tblHeader") is not None
    assert all(row.find(f"{WORD}trPr/{WORD}cantSplit") is not None for row in others)
    text = "".join(root.itertext())
    assert all(one.promise in text and one.status in text for one in table.entries)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_holds_every_promise_and_asks_nobody_for_anything(found: Dossier, lang: Language) -> None:
    table = made_table(found, lang)
    text = text_of(write_table_html, table, lang)
    page = html.fromstring(text)
    assert len(page.xpath("//tbody/tr[not(contains(@class, 'band'))]")) == len(table.entries)
    assert page.xpath("//script | //link | //img | //@src | //a") == []
    assert "@page { size: A4 landscape" in text


@pytest.mark.parametrize("write", [write_table_xlsx, write_table_docx])
def test_the_same_input_gives_the_same_bytes(write: Any, found: Dossier, monkeypatch: pytest.MonkeyPatch) -> None:
    first = file_of(write, made_table(found), "zh")
    monkeypatch.setattr("time.time", lambda: 0.0)
    monkeypatch.setattr("time.localtime", lambda *_: (1999, 1, 1, 0, 0, 0, 0, 1, 0))
    assert file_of(write, made_table(found), "zh") == first


def one_of_a_kind(table: Table, words: str) -> Table:
    """Give a table without the rows that differ from others by words and places alone: a document of all is slow."""
    kinds = {
        (one.verdict, len(one.section), one.promised.quote == words, len(one.answers), len(one.notes)): one
        for one in table.entries
    }
    return table._replace(entries=tuple(kinds.values()))


@pytest.mark.uncounted
@pytest.mark.parametrize("words", HOSTILE)
def test_the_text_of_a_report_is_never_more_than_text(words: str, seeds: dict[int, Dossier]) -> None:
    one = worded(seeds[2021], words)
    table = table_of(one, one.reviews[0], RULES, "zh")
    page = html.fromstring(text_of(write_table_html, table, "zh"))
    assert page.xpath("//script | //b | //img | //a") == []
    sheet = load_workbook(io.BytesIO(file_of(write_table_xlsx, table, "zh"))).worksheets[0]
    assert all(cell.data_type in {"s", "n"} for row in sheet.iter_rows() for cell in row)
    file_of(write_table_docx, one_of_a_kind(table, words), "zh")
    lines = text_of(write_table_markdown, table, "zh").splitlines()
    widths = {line.replace("\\|", "").count("|") for line in lines if line.startswith("|")}
    assert widths == {len(COLUMNS) + 1}


def test_a_year_without_targets_gives_a_table_without_rows(seeds: dict[int, Dossier]) -> None:
    table = made_table(seeds[2030])
    assert table.entries == ()
    for write in (write_table_xlsx, write_table_docx):
        assert file_of(write, table, "zh")
    assert "<table" not in text_of(write_table_html, table, "zh")


@pytest.mark.parametrize("verdict", [one.id for one in RULES.policy.verdicts])
def test_every_status_is_explained_in_both_languages(verdict: str) -> None:
    assert all(topic_words("table")[f"means_{verdict}"])


def write_snapshots() -> None:
    """Write what the tests compare with."""
    with TemporaryDirectory() as folder:
        one = made_dossier(Path(folder) / "test.db")
        for lang, width in SNAPSHOTS:
            shown = render_table(made_table(one, lang), RULES, Look(lang=lang, width=width))
            (DATA / f"terminal_{lang}_{width}.out").write_text(shown, encoding="utf-8")


if __name__ == "__main__":
    write_snapshots()
