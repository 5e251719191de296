"""Plain text and Markdown: every encoding gives the same characters."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.errors import InputError
from tracker.sources.encoding import decode
from tracker.sources.frequent import FREQUENT
from tracker.sources.lines import line_starts
from tracker.sources.reading import LARGEST, read_bytes, read_source, read_stream

DATA = Path(__file__).parent / "data" / "sources"
SIMPLIFIED = (DATA / "report.txt").read_text(encoding="utf-8")
TRADITIONAL = (DATA / "report_traditional.txt").read_text(encoding="utf-8")

ANY_SCRIPT = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030"]
CASES = [(text, encoding) for text in (SIMPLIFIED, TRADITIONAL) for encoding in ANY_SCRIPT] + [(TRADITIONAL, "big5")]

LINES = [
    ("", [0]),
    ("甲", [0]),
    ("甲\n乙\n", [0, 2, 4]),
    ("甲\r\n乙\r丙", [0, 3, 5]),
    ("甲\n\r\n\r\r乙", [0, 2, 4, 5, 6]),
    ("甲\x0b乙\u2028丙\n丁", [0, 6]),
]
COMMON = sorted(FREQUENT)
COMMON_BIG5 = [character for character in COMMON if character.encode("big5", errors="ignore")]


@pytest.mark.parametrize(("text", "starts"), LINES)
def test_a_line_ends_in_a_line_feed_a_carriage_return_or_both(text: str, starts: list[int]) -> None:
    assert list(line_starts(text)) == starts


@pytest.mark.parametrize(("text", "encoding"), CASES)
def test_a_report_reads_the_same_in_every_encoding(tmp_path: Path, text: str, encoding: str) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(text.encode(encoding))
    source = read_source(path)
    assert source.text == text
    assert (source.name, source.format, source.encoding) == ("report.txt", "text", encoding)
    assert source.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert path.read_bytes().decode(encoding) == source.text


@pytest.mark.parametrize(("text", "encoding"), CASES)
def test_one_short_paragraph_is_enough_to_tell_the_encoding(text: str, encoding: str) -> None:
    for paragraph in text.splitlines():
        if len(paragraph) >= 30:
            assert decode(paragraph.encode(encoding)) == (paragraph, encoding)


@pytest.mark.parametrize("encoding", ANY_SCRIPT)
@pytest.mark.parametrize("line_end", ["\r\n", "\r", "\n"])
def test_line_ends_stay_as_they_are(encoding: str, line_end: str) -> None:
    text = SIMPLIFIED.replace("\n", line_end)
    assert read_bytes(text.encode(encoding), "a.txt").text == text


def test_the_characters_that_only_windows_big5_has_are_read() -> None:
    text = TRADITIONAL + "裏"
    assert read_bytes(text.encode("cp950"), "a.txt").text == text


def test_characters_that_an_old_conversion_destroyed_are_left_as_they_are() -> None:
    text = SIMPLIFIED.replace("发展", "\ufffd\ufffd?\ue000")
    assert read_bytes(text.encode(), "a.txt").text == text


@pytest.mark.parametrize(
    ("name", "form"),
    [("a.md", "markdown"), ("a.MARKDOWN", "markdown"), ("a.txt", "text"), ("<stdin>", "text"), ("a", "text")],
)
def test_markdown_is_known_by_its_name_and_kept_as_it_is(name: str, form: str) -> None:
    text = f"# 政府工作报告\n\n<br>\n\n- **增长6%**\n\n| 指标 | 目标 |\n|---|---|\n\n{SIMPLIFIED}"
    source = read_bytes(text.encode(), name)
    assert (source.text, source.format, source.name) == (text, form, name)


@pytest.mark.parametrize(
    "text",
    [
        "登记失业率<3.5%,单位能耗降低>3%,增速<8%。",
        "< 以上数据 >\n<内部资料>\n<1> 地区生产总值增长6%",
        "详见<a>附件</a>,增长6%。",
        "<p>一段</p>增长6%",
    ],
)
def test_a_text_with_a_few_angle_brackets_is_no_page(text: str) -> None:
    source = read_bytes(text.encode(), "a.txt")
    assert (source.text, source.format) == (text, "text")


def test_a_stream_is_read_like_a_file() -> None:
    source = read_stream(BytesIO(SIMPLIFIED.encode("gb18030")), "<stdin>")
    assert (source.text, source.name, source.encoding) == (SIMPLIFIED, "<stdin>", "gb18030")


@given(st.lists(st.sampled_from(COMMON), min_size=60, unique=True).map("".join))
def test_any_text_of_common_characters_comes_back_from_every_encoding(text: str) -> None:
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030"):
        assert decode(text.encode(encoding)) == (text, encoding)


@given(st.lists(st.sampled_from(COMMON_BIG5), min_size=60, unique=True).map("".join))
def test_any_text_of_common_traditional_characters_comes_back_from_big5(text: str) -> None:
    assert decode(text.encode("big5")) == (text, "big5")


@given(st.binary(max_size=300))
def test_any_bytes_are_decoded_without_loss_or_refused(data: bytes) -> None:
    try:
        text, encoding = decode(data)
    except InputError:
        return
    assert encoding is not None
    assert data.decode(encoding) == text


BROKEN = {
    "empty.txt": (b"", "is empty"),
    "blank.txt": ("　\u00a0 \r\n\t".encode(), "is empty"),
    "mark.txt": (b"\xff\xfe", "is empty"),
    "nul.txt": (SIMPLIFIED.encode() + b"\0", "NUL bytes"),
    "nul16.txt": ((SIMPLIFIED + "\0").encode("utf-16"), "begins like utf-16 but is not"),
    "binary.txt": (bytes(range(256)) * 20, "NUL bytes"),
    "latin.txt": ("größer als je zuvor, würde er sagen".encode("latin-1"), "cannot be told"),
    "cut.txt": (SIMPLIFIED.encode()[:-5] + b"\xe5", "its utf-8 text breaks at byte"),
    "cut_gbk.txt": (SIMPLIFIED.rstrip().encode("gb18030") + b"\xb0", "its gb18030 text breaks at byte"),
    "cut_big5.txt": (TRADITIONAL.rstrip().encode("big5") + b"\xb0", "its cp950 text breaks at byte"),
    "cut16.txt": (SIMPLIFIED.encode("utf-16") + b"\x01", "begins like utf-16 but is not"),
    "old.doc": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "save it as DOCX"),
    "rich.txt": (b"{\\rtf1 text}", "an RTF file"),
    "photo.txt": (b"\x89PNG\r\n\x1a\n" + b"\0" * 60, "an image"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_an_unusable_file_gives_one_line_that_names_it(tmp_path: Path, name: str) -> None:
    data, reason = BROKEN[name]
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(InputError) as caught:
        read_source(path)
    message = str(caught.value)
    assert message.startswith(f"{path}: ")
    assert reason in message
    assert "\n" not in message


@pytest.mark.parametrize(("name", "reason"), [("missing.txt", "no such file"), ("", "is a folder")])
def test_what_is_no_file_is_refused_by_its_path(tmp_path: Path, name: str, reason: str) -> None:
    with pytest.raises(InputError, match=reason):
        read_source(tmp_path / name)


def test_a_file_beyond_the_limit_is_refused_without_reading_it(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as stream:
        stream.truncate(LARGEST * 1000)
    with pytest.raises(InputError, match=r"huge\.txt: is larger than 64 MB"):
        read_source(path)


def test_a_stream_beyond_the_limit_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tracker.sources.reading.LARGEST", 1000)
    with pytest.raises(InputError, match="<stdin>: is larger than"):
        read_stream(BytesIO(b"1" * 1001), "<stdin>")
    with pytest.raises(InputError, match="<stdin>: is larger than"):
        read_bytes(b"1" * 1001, "<stdin>")


def test_a_file_name_in_an_old_encoding_or_with_control_characters_stays_printable(tmp_path: Path) -> None:
    name = "报告.txt".encode("gb18030").decode("utf-8", errors="surrogateescape")
    assert read_bytes(b"1", name).name == "报告.txt"
    assert read_bytes(b"1", "a\nb.txt").name == "a\\nb.txt"
    assert read_bytes(b"1", "\udcff.txt").name == "\\xff.txt"
    with pytest.raises(InputError, match="no such file"):
        read_source(tmp_path / name)


def test_the_room_opens_without_the_heavy_packages() -> None:
    heavy = "{'trafilatura', 'docx', 'lxml', 'pypdfium2', 'charset_normalizer'}"
    code = f"import sys, tracker.sources.reading; sys.exit(' '.join({heavy} & set(sys.modules)) or 0)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
