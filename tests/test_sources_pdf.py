"""PDF: the text layer without running heads and page numbers."""

from __future__ import annotations

from pathlib import Path

import pytest
from small_pdf import make_pdf

from tracker.errors import InputError
from tracker.sources.reading import read_bytes, read_source

REPORT = (Path(__file__).parent / "data" / "sources" / "report.txt").read_text(encoding="utf-8")
LINES = [line[at : at + 40].strip("　") for line in REPORT.splitlines() for at in range(0, len(line), 40)]
PAGES = [LINES[at : at + 9] for at in range(0, len(LINES), 9)]

EDGES = {
    "nothing": ([], []),
    "running head": (["青岭县人民政府文件"], []),
    "head with number": (["青岭县人民政府文件 第{}页", "青政发〔2023〕1号"], []),
    "bare number": ([], ["{}"]),
    "number in dashes": ([], ["- {} -"]),
    "number of all": (["青岭县人民政府文件"], ["第{}页 共4页"]),
}


def test_the_text_layer_is_read_line_by_line(tmp_path: Path) -> None:
    path = tmp_path / "报告.pdf"
    path.write_bytes(make_pdf(PAGES))
    source = read_source(path)
    assert source.text == "".join(f"{line}\n" for line in LINES)
    assert (source.name, source.format, source.encoding) == ("报告.pdf", "pdf", None)


@pytest.mark.parametrize("name", EDGES)
@pytest.mark.parametrize("first", [1, 17])
def test_running_heads_and_page_numbers_are_left_out(name: str, first: int) -> None:
    top, bottom = EDGES[name]
    pages = [
        [line.format(number) for line in top] + page + [line.format(number) for line in bottom]
        for number, page in enumerate(PAGES, start=first)
    ]
    assert read_bytes(make_pdf(pages), "<stdin>").text.splitlines() == LINES


def test_the_number_of_a_single_page_is_left_out_and_other_numbers_stay() -> None:
    assert read_bytes(make_pdf([["地区生产总值增长", "6.5", "1"]]), "a").text == "地区生产总值增长\n6.5\n"
    assert read_bytes(make_pdf([["地区生产总值增长", "达到", "2023"]]), "a").text == "地区生产总值增长\n达到\n2023\n"


def test_figures_at_the_edge_of_every_page_stay() -> None:
    pages = [["指标完成情况如下所列", "6.5%", "中间一行文字内容", f"{number}.1%", "7%"] for number in range(4)]
    text = read_bytes(make_pdf(pages), "a").text
    assert text.count("%") == 12


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (make_pdf([[], []]), "without a text layer"),
        (make_pdf([["1"], ["2"]]), "without a text layer"),
        (make_pdf([["\ue000\ue001\ue002\ue003\ue004" * 20]]), "without a text layer"),
        (b"%PDF-1.4\nnothing more", "broken or protected"),
        (make_pdf(PAGES)[:300], "broken"),
    ],
)
def test_an_unusable_pdf_gives_one_line_that_names_it(data: bytes, reason: str) -> None:
    with pytest.raises(InputError, match=f"^a.pdf: .*{reason}") as caught:
        read_bytes(data, "a.pdf")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("饕餮魑魅魍魉龘靐齉爨麤鬻籲癵驫鱻灪龖厵滟", "text layer is garbage"),
        ("收入 12.5 8.1 33 21.7 4.4", "figures without their words"),
    ],
)
def test_a_text_layer_that_does_not_hold_the_words_is_refused(line: str, reason: str) -> None:
    with pytest.raises(InputError, match=reason):
        read_bytes(make_pdf([[line[at:] + line[:at] for at in range(15)] for _ in range(2)]), "a.pdf")


def test_a_pdf_with_bytes_before_its_beginning_is_known_by_name() -> None:
    assert read_bytes(b"junk\n" + make_pdf(PAGES), "a.pdf").format == "pdf"


@pytest.mark.parametrize(
    "died",
    ["os.abort()", "os.kill(os.getpid(), 9)", "bytearray(2 * 1024**3)", "raise SystemExit(1)"],
    ids=["crashed", "killed", "asked for too much memory", "gave up"],
)
def test_what_ends_the_library_ends_its_process_only(
    died: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "pypdfium2.py").write_text(f"import os\n{died}\n")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    with pytest.raises(InputError, match=r"^a\.pdf: is a PDF that breaks its reader"):
        read_bytes(make_pdf(PAGES), "a.pdf")


def test_modules_in_the_folder_of_a_pdf_are_not_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "json.py").write_text("raise SystemExit(9)\n")
    (tmp_path / "pypdfium2.py").write_text("raise SystemExit(9)\n")
    monkeypatch.chdir(tmp_path)
    assert read_bytes(make_pdf(PAGES), "a.pdf").format == "pdf"
