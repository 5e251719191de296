from __future__ import annotations

import doctest
import re
import runpy
import shlex
from html import unescape
from pathlib import Path

import pytest

from tracker.cli.app import COMMANDS

ROOT = Path(__file__).parent.parent
READMES = [ROOT / "README.md", ROOT / "README.zh-CN.md"]
GUIDES = sorted((ROOT / "docs").glob("*.md"))
PAGES = [*READMES, ROOT / "CHANGELOG.md", *GUIDES]
DOCS = runpy.run_path(str(ROOT / "scripts" / "docs.py"))
PICTURES = runpy.run_path(str(ROOT / "scripts" / "pictures.py"))

LINK = re.compile(r"\[[^\]\n]*\]\(([^)\s]+)\)")
BLOCK = re.compile(r"^```(?P<kind>\w+)\n(?P<text>.*?)^```$", re.DOTALL | re.MULTILINE)
TEXT = re.compile(r"<text class=\"\S+-r\d+\"[^>]*>([^<]*)</text>")


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def text_of(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def anchors(page: Path) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", text_of(page), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading).strip().lower().replace(" ", "-") for heading in headings}


def told_commands(page: Path) -> list[str]:
    """Give the commands in the blocks of a page."""
    blocks = [found["text"] for found in BLOCK.finditer(text_of(page)) if found["kind"] in {"sh", "console"}]
    lines = [line.removeprefix("$ ").partition(" | ")[0] for block in blocks for line in block.splitlines()]
    return [line for line in lines if line.startswith(("tracker ", "make "))]


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_every_link_leads_to_a_file_and_a_heading_that_exist(page: Path) -> None:
    lost = []
    for link in LINK.findall(text_of(page)):
        path, _, anchor = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        if not link.startswith("https://") and not (target.exists() and (not anchor or anchor in anchors(target))):
            lost.append(link)
    assert lost == []


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_every_command_told_exists(page: Path) -> None:
    targets = set(re.findall(r"^([\w-]+):", text_of(ROOT / "Makefile"), re.MULTILINE))
    for line in told_commands(page):
        program, first, *_ = shlex.split(line)
        assert first in (COMMANDS if program == "tracker" else targets), line


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_told_in_the_readmes_and_in_the_reference(name: str) -> None:
    assert all(f"tracker {name}`" in text_of(page) for page in READMES)
    assert f"## tracker {name}\n" in text_of(ROOT / "docs" / "commands.md")


def test_every_page_is_listed_in_the_index() -> None:
    index = text_of(ROOT / "docs" / "index.md")
    assert [page.name for page in GUIDES if page.name != "index.md" and f"({page.name})" not in index] == []


@pytest.mark.uncounted
@pytest.mark.parametrize("page", DOCS["PAGES"], ids=named)
def test_tables_and_outputs_in_a_page_are_current(page: Path) -> None:
    assert DOCS["refreshed"](text_of(page), DOCS["language_of_page"](page)) == text_of(page), "run make docs"


def test_what_a_slow_machine_tells_meanwhile_is_not_written_into_a_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tracker.cli.taking._TELL_SECONDS", 0)  # every file takes longer
    page = "```console\n$ tracker ingest seeds\nadded: 5 reports\nskipped: 1 file of another kind\n```\n"
    assert DOCS["refreshed"](page, "en") == page


def test_the_examples_for_python_run_as_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    failed, tried = doctest.testfile(str(ROOT / "docs" / "python.md"), module_relative=False, encoding="utf-8")
    assert tried
    assert not failed


@pytest.mark.parametrize("page", READMES, ids=named)
def test_the_python_of_a_readme_prints_what_it_says(
    page: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT)
    found: dict[str, object] = {}
    for block in BLOCK.finditer(text_of(page)):
        if block["kind"] == "python":
            exec(block["text"], found)  # noqa: S102  # the example of our own page
    assert f"# {capsys.readouterr().out}" in text_of(page)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("pictures") / "tracker.db"


@pytest.mark.uncounted
@pytest.mark.parametrize("picture", PICTURES["PICTURES"], ids=lambda picture: str(picture.name))
def test_a_picture_shows_what_its_command_prints(picture: object, store: Path) -> None:
    name = getattr(picture, "name", "")
    drawn = unescape("".join(TEXT.findall(text_of(ROOT / "docs" / "pictures" / f"{name}.svg"))))
    printed = "".join(PICTURES["shown_lines"](picture, store, colour=False))
    assert "".join(drawn.split()) == "".join(printed.split()), "run make pictures"
