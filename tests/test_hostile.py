"""Hostile and broken input to the commands: a clear line, little time, nothing stored, nothing carried out."""

from __future__ import annotations

import io
import os
import sys
import zipfile
import zlib
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tracker.store.store import read_store

if TYPE_CHECKING:
    from collections.abc import Callable

    Run = Callable[..., tuple[int, str, str]]

SECONDS = 20
"""Of processor time: far more than anything here takes on a slow machine, far less than what does not end."""

REPORT = (
    "沙湾市2022年政府工作报告\n各位代表：现在，我代表市人民政府向大会报告工作，请予审议。\n"
    "一、2021年工作回顾\n{}\n过去一年，全市地区生产总值增长7%。\n"
    "二、2022年工作安排\n今年的主要预期目标是：地区生产总值增长6%。{}\n"
)
PAGE = "<html><head><title>沙湾市2022年政府工作报告</title>{}</head><body>{}</body></html>"
WORDS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def report(inside: str = "", behind: str = "") -> bytes:
    return REPORT.format(inside, behind).encode()


def page(inside: str, head: str = "") -> bytes:
    paragraphs = "".join(f"<p>{line}</p>" for line in REPORT.format("", "").splitlines())
    return PAGE.format(head, paragraphs + inside).encode()


def document(body: str, declared: str = "", **parts: bytes) -> bytes:
    """Make a DOCX file of a body in WordprocessingML."""
    office = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    types = f'<Override PartName="/word/document.xml" ContentType="{office}.document.main+xml"/>'
    relations = "http://schemas.openxmlformats.org/package/2006/relationships"
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "[Content_Types].xml",
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" '
            f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>{types}</Types>',
        )
        archive.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{relations}"><Relationship Id="r" Type="{kind}" Target="word/document.xml"/>'
            "</Relationships>",
        )
        archive.writestr("word/document.xml", f'{declared}<w:document xmlns:w="{WORDS}">{body}</w:document>')
        for name, data in parts.items():
            archive.writestr(f"word/media/{name}", data)
    return file.getvalue()


def paragraphs(text: str) -> str:
    lines = (f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in text.splitlines())
    return f"<w:body>{''.join(lines)}</w:body>"


def pdf(stream: bytes, filters: bytes, pages: int = 1) -> bytes:
    """Make a PDF file all of whose pages show one stream."""
    kids = b" ".join([b"5 0 R"] * pages)
    shown = b"/Contents 3 0 R /Resources << /Font << /F1 4 0 R >> >>"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%b] /Count %d >>" % (kids, pages),
        b"<< /Length %d /Filter %b >>\nstream\n%b\nendstream" % (len(stream), filters, stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] %b >>" % shown,
    ]
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n%b" % (len(objects) + 1, table)
    return out + head + b"trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % len(out)


def packed(piece: bytes, times: int) -> bytes:
    """Pack a piece repeated so many times, twice over, without ever holding it whole."""
    packer = zlib.compressobj(1)
    return zlib.compress(b"".join(packer.compress(piece) for _ in range(times)) + packer.flush())


def entities(depth: int) -> str:
    """Declare entities of which each is ten times the one before."""
    names = "abcdefghij"[: depth + 1]
    grown = "".join(f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in pairwise(names))
    return f'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">{grown}]>'


REFUSED: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "bytes of a program": ("a.txt", lambda: b"\0\1\xfe\xff" * 250_000, "is not a text (it holds NUL bytes)"),
    "no bytes": ("a.txt", lambda: b"", "is empty"),
    "blanks only": ("a.txt", lambda: bytes("　\n\u200b \ufeff\n", "utf-8"), "is empty"),
    "a NUL in a report": ("a.txt", lambda: report("一\0二"), "is not a text (it holds NUL bytes)"),
    "half a character": ("a.txt", lambda: b"\xed\xa0\x80" + report(), "is damaged: its utf-8 text breaks at byte 0"),
    "a break in the middle": ("a.txt", lambda: report()[:200] + b"\xff" + report()[200:], "is damaged"),
    "digits beyond the bytes of a file": ("a.txt", lambda: b"1" * 65 * 1024**2, "is larger than 64 MB"),
    "digits beyond the length of a text": ("a.txt", lambda: report("1" * 3_000_000), "more than any report"),
    "digits and nothing else": ("a.txt", lambda: b"1" * 500_000, "not a government work report"),
    "a line beyond the length of a text": ("a.txt", lambda: report("增长5%，" * 600_000), "more than any report"),
    "a page of deep elements": ("a.html", lambda: page("<div>" * 50_000), "nested too deeply"),
    "a page of too many elements": ("a.html", lambda: page("<p>增长5%</p>" * 200_000), "far more tags or attributes"),
    "an element of too many attributes": (
        "a.html",
        lambda: page(f"<p {' '.join(f'a{number}=1' for number in range(50_000))}>一</p>"),
        "far more tags or attributes",
    ),
    "a page of entities that grow": (
        "a.html",
        lambda: bytes(f"{entities(9)}<html><body><p>&j;</p></body></html>", "utf-8"),
        "not a government work report",
    ),
    "a document that unpacks to much": (
        "a.docx",
        lambda: document(paragraphs(REPORT.format("1" * 2_000_000, ""))),
        "unpacks to far more",
    ),
    "a document of entities that grow": (
        "a.docx",
        lambda: document(paragraphs("&j;"), entities(9)),
        "is a broken DOCX",
    ),
    "a document of deep elements": (
        "a.docx",
        lambda: document(f"<w:body>{'<w:sdt>' * 5000}{'</w:sdt>' * 5000}</w:body>"),
        "is a broken DOCX",
    ),
    "a PDF of packed packings": (
        "a.pdf",
        lambda: pdf(zlib.compress(zlib.compress(b" " * 20_000_000)), b"[/FlateDecode /FlateDecode]"),
        "is a PDF without a text layer",
    ),
    "a PDF that unpacks to more than memory": (
        "a.pdf",
        lambda: pdf(packed(b"( )Tj " * 200_000, 900), b"[/FlateDecode /FlateDecode]"),
        "takes too much time or memory",
    ),
    "a PDF of one page many times": ("a.pdf", lambda: pdf(b"", b"[]", 20_000), "is a PDF of 20,000 pages"),
    "a PDF of deep brackets": (
        "a.pdf",
        lambda: b"%PDF-1.4\n1 0 obj\n" + b"[" * 200_000 + b"\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF",
        "is a broken or protected PDF",
    ),
}

TAKEN: dict[str, tuple[str, Callable[[], bytes]]] = {
    "a long run of digits": ("a.txt", lambda: report("1" * 300_000)),
    "nested brackets": ("a.txt", lambda: report("（" * 100_000 + "）" * 100_000, "《" * 100_000)),
    "spaces without end": ("a.txt", lambda: report(" " * 300_000)),
    "figures with spaces": ("a.txt", lambda: report("1 2 " * 50_000)),
    "headings without end": ("a.txt", lambda: report("\n一、2021年工作回顾" * 20_000)),
    "years without end": ("a.txt", lambda: report("2021年" * 50_000)),
    "marks that turn the text": ("a.txt", lambda: report("\u202e\u2066出口\u200f\u200e\u2069增长5%，\u202c")),
    "a page with scripts": (
        "a.html",
        lambda: page("<script>document.write('出口增长99%')</script>", "<script>x</script>"),
    ),
    "a page with characters that are none": ("a.html", lambda: page("<p>&#0;&#xD800;&#27;[31m出口&#x202e;</p>")),
    "a document that names a file": (
        "a.docx",
        lambda: document(
            paragraphs(REPORT.format("&e;", "")), f'<!DOCTYPE x [<!ENTITY e SYSTEM "file://{Path(__file__)}">]>'
        ),
    ),
}


@pytest.fixture
def quick() -> object:
    """See that a test does not take longer than is bearable."""
    start = spent()
    yield
    assert spent() - start < SECONDS


def spent() -> float:
    """Give the processor time of this process and of those that it started, which other programs take nothing of."""
    return sum(os.times()[:4])


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_a_report_is_told_in_one_line_and_not_stored(case: str, run: Run) -> None:
    name, make, reason = REFUSED[case]
    Path(name).write_bytes(make())
    code, out, err = run("ingest", name, "--db", "store.db")
    assert (code, out) == (2, "")
    told, summary = err.splitlines()
    assert told.startswith(f"{name}: ")
    assert reason in told
    assert summary == "failed: 1 report"
    with read_store("store.db") as store:
        assert (store.reports(), store.regions()) == ([], [])


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("case", ["bytes of a program", "digits beyond the length of a text", "a PDF of deep brackets"])
def test_extract_refuses_the_same_in_one_line(case: str, run: Run) -> None:
    name, make, reason = REFUSED[case]
    Path(name).write_bytes(make())
    code, out, err = run("extract", name)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert reason in err


@pytest.mark.uncounted
@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("case", TAKEN)
def test_what_only_looks_dangerous_is_read_in_little_time_and_exactly(case: str, run: Run) -> None:
    name, make = TAKEN[case]
    Path(name).write_bytes(make())
    assert run("ingest", name, "--db", "store.db") == (0, "", "added: 1 report\n")
    with read_store("store.db") as store:
        text, claims = store.text("654203", 2022), store.claims()
    assert text is not None
    assert {"地区生产总值增长7%", "地区生产总值增长6%"} <= {claim.quote.removeprefix("全市") for claim in claims}
    assert [text[claim.start : claim.end] for claim in claims] == [claim.quote for claim in claims]
    assert not any("99%" in claim.quote for claim in claims)
    assert "def test_" not in text


def test_nothing_from_a_text_reaches_a_terminal_as_a_control_sequence(run: Run) -> None:
    Path("a.txt").write_bytes(report("\x1b[31m\x07\u202e出口增长5%，"))
    for command in (
        ("extract", "a.txt", "--format", "table"),
        ("ingest", "a.txt"),
        ("diff", "沙湾市", "--year", "2022"),
        ("diff", "沙湾市", "--year", "2022", "--format", "table"),
        ("scorecard", "沙湾市", "--quotes"),
        ("lock", "a.txt", "--output", "-"),
        ("check", "a.txt", "--region", "沙湾市"),
        ("explain", "\x1b]0;owned\x07稻花产量达到5万吨，增长3%"),
        ("explain", "::error::建成凉亭5座", "--lang", "en"),
    ):
        _, out, err = run(*command)
        seen = [sign for sign in out + err if not sign.isprintable() and sign not in "\n\t\u3000"]
        assert seen == []
        assert not any(line.lstrip().startswith("::") for line in (out + err).splitlines())


@pytest.mark.skipif(sys.platform == "win32", reason="such names are not allowed here")
def test_a_path_with_control_characters_is_told_on_one_line_without_them(run: Run) -> None:
    folder = Path("fold\ner\x1b[31m")
    folder.mkdir()
    (folder / "a\n\x07b.txt").write_bytes(b"nothing")
    for workers in ("1", "2"):
        code, out, err = run("ingest", folder, "--workers", workers)
        assert (code, out, len(err.splitlines())) == (2, "", 2)
        assert [sign for sign in err if not sign.isprintable() and sign != "\n"] == []


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights here")
def test_links_that_lead_in_circles_are_followed_once(run: Run) -> None:
    Path("loop/below").mkdir(parents=True)
    Path("loop/below/up").symlink_to("..")
    Path("loop/itself").symlink_to("itself")
    Path("loop/twin").symlink_to("below")
    Path("loop/below/report.txt").write_bytes(report())
    assert run("ingest", "loop") == (0, "", "added: 1 report\n")
