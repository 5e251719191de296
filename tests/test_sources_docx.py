"""DOCX: paragraphs and tables in the order of the document."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from tracker.errors import InputError
from tracker.sources.reading import read_bytes, read_source

REPORT = (Path(__file__).parent / "data" / "sources" / "report.txt").read_text(encoding="utf-8")
ROWS = [["指标", "目标"], ["地区生产总值", "增长6.5%"], ["粮食产量", "21万吨"]]


def make_docx(*paragraphs: str, rows: list[list[str]] | None = None, xml: str = "") -> bytes:
    document = Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    if rows:
        table = document.add_table(len(rows), len(rows[0]))
        for row, texts in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
        document.add_paragraph("谢谢大家!")
    if xml:
        document.element.body.insert(0, parse_xml(xml.replace(">", f" {nsdecls('w')}>", 1)))
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def make_zip(name: str, content: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return out.getvalue()


def test_paragraphs_and_rows_of_tables_are_lines_in_their_order(tmp_path: Path) -> None:
    path = tmp_path / "报告.docx"
    path.write_bytes(make_docx(*REPORT.splitlines(), rows=ROWS))
    source = read_source(path)
    assert source.text == REPORT + "指标 | 目标\n地区生产总值 | 增长6.5%\n粮食产量 | 21万吨\n谢谢大家!\n"
    assert (source.name, source.format, source.encoding) == ("报告.docx", "docx", None)


def test_a_document_is_known_by_its_content() -> None:
    assert read_bytes(make_docx("增长6%"), "<stdin>").format == "docx"


INLINE = {
    "smart tags": "<w:p><w:r><w:t>增长</w:t></w:r><w:smartTag><w:r><w:t>6%</w:t></w:r></w:smartTag></w:p>",
    "tracked insertions": "<w:p><w:r><w:t>增长</w:t></w:r><w:ins><w:r><w:t>6%</w:t></w:r></w:ins></w:p>",
    "tracked deletions": (
        "<w:p><w:r><w:t>增长6%</w:t></w:r><w:del><w:r><w:delText>9</w:delText></w:r></w:del>"
        "<w:moveFrom><w:r><w:t>9</w:t></w:r></w:moveFrom></w:p>"
    ),
    "content controls": "<w:sdt><w:sdtContent><w:p><w:r><w:t>增长6%</w:t></w:r></w:p></w:sdtContent></w:sdt>",
    "links": "<w:p><w:hyperlink><w:r><w:t>增长</w:t></w:r></w:hyperlink><w:r><w:t>6%</w:t></w:r></w:p>",
    "pronunciation": (
        "<w:p><w:r><w:ruby><w:rt><w:r><w:t>zeng</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>增</w:t></w:r></w:rubyBase></w:ruby>"
        "<w:t>长6%</w:t></w:r></w:p>"
    ),
    "fields": "<w:p><w:r><w:t>增长6%</w:t><w:instrText>PAGE 9</w:instrText></w:r></w:p>",
}


UNSEEN = {
    "hidden": "<w:vanish/>",
    "hidden on the web": "<w:webHidden w:val='true'/>",
    "struck through": "<w:strike/>",
    "struck through twice": "<w:dstrike w:val='1'/>",
    "hidden by its style": "<w:rStyle w:val='Hiding'/>",
}
HIDING = "<w:style w:type='character' w:styleId='Hiding'><w:rPr><w:vanish/></w:rPr></w:style>"


@pytest.mark.parametrize("name", UNSEEN)
def test_text_that_is_not_printed_is_not_read(name: str) -> None:
    document = Document()
    document.styles.element.append(parse_xml(HIDING.replace(">", f" {nsdecls('w')}>", 1)))
    runs = [("", "增长"), (UNSEEN[name], "88"), ("<w:vanish w:val='0'/>", "7%")]
    inner = "".join(f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>" for properties, text in runs)
    document.element.body.insert(0, parse_xml(f"<w:p {nsdecls('w')}>{inner}</w:p>"))
    out = io.BytesIO()
    document.save(out)
    assert read_bytes(out.getvalue(), "a.docx").text == "增长7%\n"


@pytest.mark.parametrize(
    ("font", "code", "sign"),
    [
        ("Symbol", "F0B3", "≥"),
        ("Symbol", "00A3", "≤"),
        ("Symbol", "F0B1", "±"),
        ("Wingdings", "F0B3", ""),
        ("Symbol", "?", ""),
    ],
)
def test_a_sign_written_as_the_code_of_a_font_is_read_where_the_font_is_known(font: str, code: str, sign: str) -> None:
    xml = f"<w:p><w:r><w:t>增长</w:t><w:sym w:font='{font}' w:char='{code}'/><w:t>7%</w:t></w:r></w:p>"
    assert read_bytes(make_docx(xml=xml), "a.docx").text == f"增长{sign}7%\n"


@pytest.mark.parametrize("name", INLINE)
def test_text_inside_other_elements_is_not_lost(name: str) -> None:
    assert read_bytes(make_docx("第二段", xml=INLINE[name]), "a.docx").text == "增长6%\n第二段\n"


def test_a_line_break_inside_a_paragraph_breaks_the_line() -> None:
    assert read_bytes(make_docx("一、回顾\n增长6%\t左右"), "a.docx").text == "一、回顾\n增长6%\t左右\n"


def test_a_table_inside_a_table_is_read_once() -> None:
    document = Document()
    cell = document.add_table(1, 1).cell(0, 0)
    cell.text = "主要目标"
    inner = cell.add_table(1, 2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "粮食产量", "21万吨"
    out = io.BytesIO()
    document.save(out)
    assert read_bytes(out.getvalue(), "a.docx").text.split("\n")[:2] == ["主要目标", "粮食产量 | 21万吨"]


GOOD = make_docx(REPORT)
BROKEN = {
    "cut": (GOOD[: len(GOOD) // 2], "broken"),
    "only begun": (b"PK\x03\x04", "broken"),
    "damaged inside": (GOOD.replace(b"word/document.xml", b"word/documemt.xml", 1), "broken|not a DOCX"),
    "without its parts": (make_zip("word/document.xml", b"<a/>"), "broken"),
    "another archive": (make_zip("a.txt", b"1"), "not a DOCX"),
    "a bomb": (make_zip("word/document.xml", b" " * 3_000_000), "far more than a report"),
    "without text": (make_docx(""), "is empty"),
    "protected": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "without a password"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_an_unusable_document_gives_one_line_that_names_it(name: str) -> None:
    data, reason = BROKEN[name]
    with pytest.raises(InputError, match=f"^a.docx: .*({reason})") as caught:
        read_bytes(data, "a.docx")
    assert "\n" not in str(caught.value)


def test_a_document_whose_parts_are_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tracker.sources.docx._LARGEST_PART", 1000)
    with pytest.raises(InputError, match="far more than a report"):
        read_bytes(GOOD, "a.docx")
