"""HTML: the main text of saved pages, one block a line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tracker.errors import InputError
from tracker.sources.page import page_lines, parse_page
from tracker.sources.reading import read_bytes

DATA = Path(__file__).parent / "data" / "sources"
PAGE = (DATA / "page.html").read_text(encoding="utf-8")
PARAGRAPHS = [line.rstrip() for line in (DATA / "report.txt").read_text(encoding="utf-8").splitlines() if line][1:]
TITLE = "2023年青岭县政府工作报告 - 青岭县人民政府网"
END = ["主要目标见下表。", "指标 | 目标", "地区生产总值 | 增长6.5%", "粮食产量 | 21万吨"]
WHOLE = [TITLE, "政府工作报告", *PARAGRAPHS, *END]


def page(body: str, charset: str = "utf-8") -> str:
    return PAGE.replace("@CHARSET@", charset).replace("@PARAGRAPHS@", body)


MARKUP = {
    "paragraphs": "".join(f"<p>{line}</p>\n" for line in PARAGRAPHS),
    "line breaks": "<br>\n".join(PARAGRAPHS),
    "spans": "".join(f"<div><span>{line[:9]}</span><font><b>{line[9:]}</b></font></div>" for line in PARAGRAPHS),
    "broken lines": "".join(f"<p>{line[:12]}\n      {line[12:]}\n</p>" for line in PARAGRAPHS),
    "layout table": f"<table><tr><td>{''.join(f'<p>{line}</p>' for line in PARAGRAPHS)}</td></tr></table>",
    "pronunciation": "".join(
        f"<p><ruby>{line[0]}<rp>(</rp><rt>a</rt><rp>)</rp></ruby>{line[1:]}</p>" for line in PARAGRAPHS
    ),
    "struck parts": "".join(f"<p>{line}<del>8%</del><s>7%</s></p>" for line in PARAGRAPHS),
    "parts struck by style": "".join(
        f"<p>{line}<i style='text-decoration-line:line-through'>8</i><i style='font-size:0'>9</i></p>"
        for line in PARAGRAPHS
    ),
    "hidden parts": "".join(f"<p>{line}<span style='display: none'>99%</span></p><!-- 9 -->" for line in PARAGRAPHS),
}


@pytest.mark.parametrize("markup", MARKUP)
def test_the_main_text_is_read_line_by_line_without_navigation(markup: str) -> None:
    source = read_bytes(page(MARKUP[markup]).encode(), "a.html")
    assert source.text.splitlines() == WHOLE
    assert source.text.endswith("\n")
    assert (source.format, source.encoding) == ("html", "utf-8")


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        ("gb2312", "gb18030"),
        ("GBK", "gb18030"),
        ("utf-8", "utf-8"),
        ("utf-8", "utf-16"),
        ("utf-8", "gb18030"),  # a wrong declaration is overruled by the bytes
        ("gb2312", "utf-8"),
        ("big5", "gb18030"),
        ("no-such-thing", "gb18030"),
    ],
)
def test_the_declared_encoding_counts_where_the_bytes_agree(declared: str, encoding: str) -> None:
    source = read_bytes(page(MARKUP["paragraphs"], declared).encode(encoding), "<stdin>")
    assert source.text.splitlines() == WHOLE
    assert (source.format, source.encoding) == ("html", encoding)


def test_a_traditional_page_is_read_from_big5() -> None:
    text = (DATA / "report_traditional.txt").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line]
    markup = f"<meta charset=big5><title>{lines[0]}</title>{''.join(f'<p>{line}</p>' for line in lines)}"
    source = read_bytes(markup.encode("big5"), "a.htm")
    assert source.text.splitlines() == lines
    assert (source.format, source.encoding) == ("html", "big5")


@pytest.mark.parametrize("link", ["<a href='#' style='display:none'>9</a>", "<a hidden href='#'>9</a>"])
def test_what_stands_behind_a_hidden_link_counts_as_no_link(link: str) -> None:
    found = page_lines(parse_page(f"<div>{link}<p>{PARAGRAPHS[0]}</p></div>"))
    assert [(line.text, line.mostly_links) for line in found] == [(PARAGRAPHS[0], False)]


def test_the_title_of_the_article_goes_before_the_title_of_the_page() -> None:
    markup = page(MARKUP["paragraphs"]).replace("<title>", "<meta name='ArticleTitle' content=' 青岭县 报告 '><title>")
    assert read_bytes(markup.encode(), "a.html").text.splitlines()[0] == "青岭县 报告"


def test_a_title_that_stands_in_the_text_is_not_repeated() -> None:
    markup = page(MARKUP["paragraphs"]).replace(f"<title>{TITLE}", "<title>政府工作报告")
    assert read_bytes(markup.encode(), "a.html").text.splitlines() == WHOLE[1:]


def test_a_page_without_a_main_text_gives_all_its_visible_text() -> None:
    lines = [f"第{number}项完成{number}%" for number in range(1, 40)]
    markup = f"<html><body>{''.join(f'<div>{line}</div>' for line in lines)}<script>1</script></body></html>"
    assert read_bytes(markup.encode(), "a.html").text.splitlines() == lines


def test_text_in_verbatim_markup_keeps_its_lines() -> None:
    markup = f"<html><body><pre>{chr(10).join(PARAGRAPHS)}</pre></body></html>"
    assert read_bytes(markup.encode(), "a.html").text.splitlines() == PARAGRAPHS


def test_a_page_with_an_encoding_in_its_xml_declaration_is_read() -> None:
    markup = '<?xml version="1.0" encoding="gb2312"?>\n' + page(MARKUP["paragraphs"], "gb2312")
    assert read_bytes(markup.encode("gb18030"), "a").text.splitlines() == WHOLE


@pytest.mark.parametrize(
    ("text", "name", "form"),
    [
        ("<div><p>增长6%</p></div>", "<stdin>", "html"),
        ("见下文<p>增长6%</p><p>增长7%</p>", "a.html", "html"),
        ("见下文<p>增长6%</p><p>增长7%</p>", "a.txt", "text"),
        ("增长6%", "a.html", "text"),
        ("<!-- 说明 --><!-- 二 --><html>增长6%", "a.txt", "html"),
        ("<!-- -->" * 9000 + "增长6%", "a.txt", "text"),
        ("<div align=center><p>增长6%</p></div>", "a.md", "markdown"),
        ("<!DOCTYPE html><p>增长6%", "a.md", "html"),
    ],
)
def test_a_page_is_known_by_its_markup_first(text: str, name: str, form: str) -> None:
    assert read_bytes(text.encode(), name).format == form


@pytest.mark.parametrize(
    ("markup", "reason"),
    [
        ("<html><body></body></html>", "without text"),
        ("<html><script>var a = '增长6%'</script>", "without text"),
        ("<!doctype html>", "without text"),
        ("<html>" + "<div>" * 5000 + "增长6%", "nested too deeply"),
    ],
)
def test_a_page_that_shows_nothing_is_refused(markup: str, reason: str) -> None:
    with pytest.raises(InputError, match=f"^a.html: .*{reason}"):
        read_bytes(markup.encode(), "a.html")
