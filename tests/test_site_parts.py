"""Parts of the site: addresses, folder, readings, the search index."""

from __future__ import annotations

import json
import os
from functools import partial
from pathlib import Path
from subprocess import run
from sys import executable
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from tracker.errors import InputError
from tracker.outputs.site import address
from tracker.outputs.site.feed import atom_feed
from tracker.outputs.site.folder import MARKER, SiteFolder, site_folder
from tracker.outputs.site.fragments import Fragments
from tracker.outputs.site.news import News, Quoted
from tracker.outputs.site.search import search_script
from tracker.outputs.site.slim import slim
from tracker.outputs.site.totals import Place
from tracker.outputs.wording.words import first_word, topic_words
from tracker.rulebook.rulebook import default_rulebook

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tracker.rulebook.policy import Language

DATA = Path(__file__).parent / "data" / "site"
READINGS: dict[str, str] = yaml.safe_load((DATA / "readings.yaml").read_text(encoding="utf-8"))
FAMILIES = (
    *("short_", "long_", "total_", "level_", "nav_", "measure_", "means_", "source_", "completeness_", "league_"),
    *("indicator_", "no_actual_", "map_", "bars_"),
)
"""Beginnings of keys that templates put together."""
HOSTILE = [
    "../../etc/passwd",
    "..",
    ".",
    "",
    "a/b",
    "a\\b",
    "C:",
    "con",
    "nul",
    "x" * 300,
    "\0",
    "GDP",
    "项目",
    "a b",
    "\ud800",
]


@pytest.mark.parametrize("name", HOSTILE)
def test_no_name_from_data_leads_out_of_its_folder(name: str) -> None:
    path = address.region_page(name, 2024)
    assert path.startswith("regions/x")
    assert path.removeprefix("regions/").removesuffix("-2024.html").isalnum()


@given(st.text(), st.text())
def test_different_names_have_different_addresses(one: str, other: str) -> None:
    assert (address.slug(one) == address.slug(other)) == (one == other)


@pytest.mark.parametrize("name", ["650100", "gdp", "grain_output"])
def test_codes_and_ids_stay_readable_in_addresses(name: str) -> None:
    assert address.slug(name) == name


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "//evil.example", "http:", "https:// x", "", None]
)
def test_only_addresses_of_the_web_become_links(url: str | None) -> None:
    assert address.web_address(url) is None
    assert address.web_address("https://example.org/a?b=1") == "https://example.org/a?b=1"


def test_a_folder_with_other_files_is_refused_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("mine")
    with pytest.raises(InputError, match="no site: name an empty folder"), site_folder(tmp_path):
        pass
    assert [one.name for one in tmp_path.iterdir()] == ["letter.txt"]


def test_a_file_in_the_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine")
    with pytest.raises(InputError, match="is a file"), site_folder(tmp_path / "out"):
        pass


@pytest.mark.parametrize("held", ["[]", "{}", "not json"])
def test_a_marker_of_something_else_is_refused(tmp_path: Path, held: str) -> None:
    (tmp_path / MARKER).write_text(held)
    with pytest.raises(InputError, match="not written by this program"), site_folder(tmp_path):
        pass


def test_files_of_a_user_inside_the_site_stay(tmp_path: Path) -> None:
    _write(tmp_path, {"zh/index.html": "one", "data/old/a.csv": "1"})
    (tmp_path / "zh" / "mine.html").write_text("mine")
    (tmp_path / "data" / "my").mkdir()
    (tmp_path / "data" / "my" / "x.csv").write_text("1")
    _write(tmp_path, {"zh/index.html": "two"})
    found = {str(one.relative_to(tmp_path)) for one in tmp_path.rglob("*") if one.is_file()}
    assert found == {"zh/index.html", "zh/mine.html", "data/my/x.csv", MARKER}
    assert not (tmp_path / "data" / "old").exists()


def test_what_a_user_changed_or_laid_in_the_way_stops_the_run(tmp_path: Path) -> None:
    _write(tmp_path, {"zh/index.html": "one"})
    (tmp_path / "zh" / "index.html").write_text("mine")
    with pytest.raises(InputError, match=r"zh/index\.html is not as the site was written any more"):
        _write(tmp_path, {"zh/index.html": "two"})
    (tmp_path / "zh" / "index.html").write_text("one")
    (tmp_path / "zh" / "new.html").write_text("mine")
    with pytest.raises(InputError, match=r"zh/new\.html is in the way of the site"):
        _write(tmp_path, {"zh/index.html": "two", "zh/new.html": "new"})
    assert (tmp_path / "zh" / "new.html").read_text() == "mine"
    assert (tmp_path / "zh" / "index.html").read_text() == "one"


def test_a_list_that_names_files_outside_removes_none_of_them(tmp_path: Path) -> None:
    site = tmp_path / "site"
    _write(site, {"index.html": "one"})
    (tmp_path / "precious").write_text("one")
    (site / "link").symlink_to(tmp_path)
    held = json.loads((site / MARKER).read_text())
    held["files"] |= dict.fromkeys(
        ("../precious", "link/precious", str(tmp_path / "precious")), held["files"]["index.html"]
    )
    (site / MARKER).write_text(json.dumps(held))
    _write(site, {"index.html": "two"})
    assert (tmp_path / "precious").read_text() == "one"


def test_what_has_not_changed_is_left_as_it_is_and_counted(tmp_path: Path) -> None:
    _write(tmp_path, {"zh/index.html": "one", "zh/same.html": "same", "zh/old.html": "old", "kept.csv": "1"})
    before = (tmp_path / "zh" / "same.html").stat().st_ino
    with site_folder(tmp_path) as folder:
        folder.write("zh/index.html", "two")
        folder.write("zh/same.html", "same")
        folder.leave(["kept.csv"])
    assert (folder.count, len(folder.left)) == (1, 2)
    assert (tmp_path / "zh" / "same.html").stat().st_ino == before
    assert not (tmp_path / "zh" / "old.html").exists()
    assert set(json.loads((tmp_path / MARKER).read_text())["files"]) == {"zh/index.html", "zh/same.html", "kept.csv"}
    assert (tmp_path / "zh" / "index.html").read_text() == "two"


def test_what_another_process_wrote_is_counted_and_listed(tmp_path: Path) -> None:
    with site_folder(tmp_path) as folder:
        other = SiteFolder(folder.place)
        other.write("zh/index.html", "one")
        folder.take_over(other.hand_over())
        assert (other.count, other.named) == (0, [])
        folder.write("index.html", "door")
    assert (folder.count, folder.size) == (2, 7)
    assert set(json.loads((tmp_path / MARKER).read_text())["files"]) == {"zh/index.html", "index.html"}
    assert (tmp_path / "zh" / "index.html").read_text() == "one"


CUT_SHORT = """
import resource, signal, sys
from pathlib import Path
from tracker.outputs.site.folder import SiteFolder
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (1024, 1024))
folder = SiteFolder(Path(sys.argv[1]))
try:
    folder.write("page.html", "x" * 3000)
except OSError:
    print("refused", folder.count)
"""


@pytest.mark.skipif(os.name != "posix", reason="no bound of the size of a file here")
def test_a_file_that_can_only_be_written_in_part_is_none_of_the_site(tmp_path: Path) -> None:
    ended = run([executable, "-c", CUT_SHORT, str(tmp_path)], capture_output=True, text=True, check=True)
    assert ended.stdout.strip() == "refused 0"


def test_a_file_that_somebody_removed_is_written_again(tmp_path: Path) -> None:
    for _ in range(2):
        _write(tmp_path, {"zh/index.html": "one", "zh/other.html": "two"})
        (tmp_path / "zh" / "other.html").unlink()
    _write(tmp_path, {"zh/index.html": "one", "zh/other.html": "two"})
    assert (tmp_path / "zh" / "other.html").read_text() == "two"


@pytest.mark.parametrize(
    ("page", "slimmed"),
    [
        ('<a href="../regions/110000.html#gdp">x</a>', "<a href=110000.html#gdp>x</a>"),
        ('<a href="../../texts/110000-2024.html">x</a>', "<a href=../../texts/110000-2024.html>x</a>"),
        ('<a class="a b" href="x/">say "x"</a>', '<a class="a b" href="x/">say "x"</a>'),
        ("<tr><td>1</td>\n<td><p>2</p></td></tr>\n</table>", "<tr><td>1<td><p>2</table>"),
        ("<p>1</p>\n<p>2</p>\n<q>3</q>", "<p>1<p>2</p>\n<q>3</q>"),
        ("<dl><dt>1</dt>\n<dd>2</dd></dl></div>", "<dl><dt>1<dd>2</dl></div>"),
        ("<p>1</p>\n<h2>2</h2>\n<table>", "<p>1<h2>2</h2><table>"),
        ("<p>1</p>\n<figure>2</figure>", "<p>1</p><figure>2</figure>"),
        (
            "<html>\n<head>\n<title>1</title>\n</head>\n<body>\n<a>2</a>\n</body>\n</html>\n",
            "<html><title>1</title><a>2</a>\n",
        ),
    ],
)
def test_a_page_is_left_without_what_a_browser_reads_without(page: str, slimmed: str) -> None:
    assert slim(page, "regions") == slimmed


def test_of_two_runs_on_one_folder_the_second_is_told(tmp_path: Path) -> None:
    with site_folder(tmp_path), pytest.raises(InputError, match="another run is writing here"), site_folder(tmp_path):
        pass


def test_a_new_site_takes_the_place_of_the_earlier_one_and_nothing_else(tmp_path: Path) -> None:
    _write(tmp_path, {"zh/index.html": "one", "zh/old.html": "old"})
    (tmp_path / "CNAME").write_text("example.org")
    _write(tmp_path, {"zh/index.html": "two", "index.html": "door"})
    found = {str(one.relative_to(tmp_path)) for one in tmp_path.rglob("*") if one.is_file()}
    assert found == {"zh/index.html", "index.html", "CNAME", MARKER}
    assert (tmp_path / "zh" / "index.html").read_text() == "two"


def test_a_site_that_fails_half_way_leaves_the_earlier_one(tmp_path: Path) -> None:
    _write(tmp_path, {"zh/index.html": "one"})
    with pytest.raises(ValueError, match="leads out"):
        _write(tmp_path, {"zh/index.html": "two", "../out.html": "never"})
    assert (tmp_path / "zh" / "index.html").read_text() == "one"
    assert {one.name for one in tmp_path.iterdir()} == {"zh", MARKER}


@pytest.mark.parametrize("path", ["../out.html", "zh/../../out.html", "/etc/x", "zh//x", "zh/.", "zh\\..\\x"])
def test_a_path_that_leads_out_of_the_site_is_never_written(tmp_path: Path, path: str) -> None:
    with site_folder(tmp_path / "site") as folder, pytest.raises(ValueError, match="leads out"):
        folder.write(path, "x")


@pytest.mark.parametrize(("name", "read"), READINGS.items())
def test_polyphones_in_names_of_places_are_read_as_the_place_is_called(name: str, read: str) -> None:
    assert " ".join(default_rulebook().readings.of(name, place=True).syllables) == read


@pytest.mark.parametrize(
    ("name", "written"), [("西安区", "xi'anqu"), ("甲A区", "jiaaqu"), ("第E片区", "diepianqu"), ("5A景区", "5ajingqu")]
)
def test_a_letter_of_a_name_is_no_syllable_that_an_apostrophe_parts(name: str, written: str) -> None:
    assert default_rulebook().readings.of(name, place=True).written == written


@pytest.mark.parametrize(
    ("code", "latin"),
    [
        ("650100", "Urumqi"),
        ("150000", "Inner Mongolia"),
        ("652300", "Changji"),
        ("500000", "Chongqing"),
        ("140000", "Shanxi"),
        ("610000", "Shaanxi"),
        ("610100", "Xi'an"),
        ("440306", "Bao'an"),
        ("360800", "Ji'an"),
        ("210200", "Dalian"),
    ],
)
def test_a_region_has_a_name_in_letters_without_its_kind(code: str, latin: str) -> None:
    divisions = default_rulebook().divisions
    division = divisions.get(code)
    assert division is not None
    assert divisions.latin.shown(division.name, code, divisions) == latin


@pytest.mark.parametrize(
    ("kind", "typed", "page"),
    [
        ("regions", "cqs", "regions/500000.html"),
        ("regions", "chongqing", "regions/500000.html"),
        ("regions", "chóngqìng", "regions/500000.html"),
        ("regions", "wlmq", "regions/650100.html"),
        ("regions", "沙湾县", "regions/654203.html"),
        ("regions", "654203", "regions/654203.html"),
        ("indicators", "dqsczz", "indicators/gdp.html"),
        ("indicators", "gdp", "indicators/gdp.html"),
        ("indicators", "czdcsyl", "indicators/surveyed_unemployment.html"),
    ],
)
def test_the_index_holds_what_a_reader_may_type(kind: str, typed: str, page: str) -> None:
    index = _index(["500000", "650100", "654203"], ["gdp", "surveyed_unemployment"])
    assert [one[0] for one in index[kind] if typed in one[4]] == [page]


@pytest.mark.parametrize("harm", ["</title>&<b>", "\0\x1b", "\ufffe\uffff", "\ud800", "\u202e"])
def test_no_words_of_a_report_break_the_feed(harm: str) -> None:
    title: dict[Language, str] = {"zh": harm, "en": harm}
    text = {"zh": harm, "en": harm}
    news = News("f-1", "1", "650100", harm, 2024, "2025-01-01", title, text, "regions/650100-2024.html#f-1", ())
    feed = etree.fromstring(atom_feed([news], "zh", harm, harm, ("findings.xml", "findings/index.html")))
    assert len(feed.findall("{*}entry")) == 1


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        ("zh", '「<a href="../../texts/650100-2024.html#L5">都完成了</a>」，判3项'),
        ("en", '「<a href="../../texts/650100-2024.html#L5"><span lang="zh">都完成了</span></a>」，判3项'),
    ],
)
def test_words_of_a_finding_that_are_a_quote_lead_to_its_place_and_are_not_quoted_again(
    lang: Language, told: str
) -> None:
    text = dict.fromkeys(("zh", "en"), "「都完成了」，判3项")
    quotes = (Quoted("都完成了", "texts/650100-2024.html#L5", "a.txt"),)
    title: dict[Language, str] = {"zh": "笼统自评", "en": "blanket claim"}
    news = News("f-1", "1", "650100", "某市", 2023, "2024-01-01", title, text, "regions/650100-2023.html#f-1", quotes)
    made = Fragments(default_rulebook(), lang, partial(first_word, lang=lang, topics=("site", "pages")))
    assert made.news_told(news) == told


def test_the_index_cannot_end_its_script() -> None:
    hostile = _place("999999", "</script><script>alert(1)</script>\u2028")
    script = search_script([hostile], ["<b>"], default_rulebook())
    assert not set("<>&\u2028") & set(script)


def test_every_word_of_the_site_stands_in_both_languages_and_is_used() -> None:
    folder = Path(address.__file__).parent
    used = "".join(one.read_text(encoding="utf-8") for one in [*folder.glob("*.py"), *folder.glob("templates/*")])
    for key, (zh, en) in topic_words("site").items():
        assert zh, key
        assert en, key
        assert f'"{key}"' in used or key.startswith(FAMILIES), key


def _write(place: Path, files: dict[str, str]) -> None:
    with site_folder(place) as folder:
        for path, text in files.items():
            folder.write(path, text)


def _index(codes: Iterable[str], indicators: list[str]) -> dict[str, list[Any]]:
    rules = default_rulebook()
    names = {code: division.name for code in codes if (division := rules.divisions.get(code))}
    script = search_script([_place(code, name) for code, name in names.items()], indicators, rules)
    found: dict[str, list[Any]] = json.loads(script.removeprefix("trackerIndex(").removesuffix(");\n"))
    return found


def _place(code: str, name: str) -> Place:
    return Place(code=code, name=name, level="county", above=(), counts=(), cards=())
