from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from check_texts import made, next_year, write

from tracker.checks import extraction
from tracker.checks.check import check
from tracker.checks.known import Request
from tracker.checks.lineage import Lineage
from tracker.checks.settings import Settings
from tracker.cli.check import _Telling
from tracker.rulebook import kept as kept_module
from tracker.rulebook.directory import builtin_directory
from tracker.rulebook.rulebook import default_rulebook, load_rulebook

if TYPE_CHECKING:
    from collections.abc import Callable

    from tracker.checks.notice import CheckRun
    from tracker.rulebook.rulebook import Rulebook

pytestmark = pytest.mark.usefixtures("shelf")

EARLIER, LATER = "昌吉市_2024", "昌吉市_2025"
RULES = default_rulebook()
FACTS = (
    "region_code,region,kind,indicator,label,year,measure,comparator,value,value_high,unit,strength,source_type,"
    "source_title,source_url\n"
    "652301,昌吉市,actual,gdp,地区生产总值,2024,growth,eq,5.5,,%,,communique,2024年统计公报,\n"
)


@pytest.fixture(autouse=True)
def reports(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a folder of two reports in the one that is worked in."""
    monkeypatch.chdir(tmp_path)
    return write(Path("reports"), {EARLIER: made(), LATER: next_year()})


@pytest.fixture
def done(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Give a list that grows by the name of each file that is really looked at, and by each region that is linked."""
    found: list[str] = []
    look, link = extraction.extraction_notices, Lineage.checked

    def looked(candidate: Any, *given: Any) -> Any:
        found.append(Path(candidate.path).stem)
        return look(candidate, *given)

    def linked(area: Lineage, *given: Any, **named: Any) -> Any:
        found.append(area.region)
        return link(area, *given, **named)

    monkeypatch.setattr(extraction, "extraction_notices", looked)
    monkeypatch.setattr(Lineage, "checked", linked)
    return found


def checked(*files: str, rules: Rulebook = RULES, whole: bool = False) -> CheckRun:
    paths = tuple(Path("reports") / f"{name}.txt" for name in files or (EARLIER, LATER))
    return check(Request(paths, whole=whole), Settings(folder=Path()), rules, _Telling(rules))


def told(run: CheckRun) -> str:
    return run.model_dump_json() + repr({claim: run.places[claim] for claim in run.places})


@pytest.mark.parametrize("whole", [False, True])
@pytest.mark.parametrize("files", [(), (EARLIER,), (LATER,)], ids=["both", "the earlier", "the later"])
def test_what_was_kept_of_a_check_is_what_it_tells(
    files: tuple[str, ...], monkeypatch: pytest.MonkeyPatch, *, whole: bool
) -> None:
    first, again = told(checked(*files, whole=whole)), told(checked(*files, whole=whole))
    monkeypatch.setenv("TRACKER_CACHE", "")
    assert first == again == told(checked(*files, whole=whole))


def test_what_has_not_changed_is_looked_at_and_linked_once(done: list[str]) -> None:
    checked()
    checked()
    assert sorted(done) == ["652301", EARLIER, LATER]


def rewritten(name: str, text: str) -> Callable[[], object]:
    return lambda: write(Path("reports"), {name: text})


def renamed() -> None:
    Path(f"reports/{LATER}.txt").rename("reports/昌吉市_2025年.txt")
    checked(EARLIER, "昌吉市_2025年")


@pytest.mark.parametrize(
    ("change", "anew"),
    [
        pytest.param(
            rewritten(LATER, next_year(growth="412.9亿元、增长5.1%")), ["652301", LATER], id="a figure of one report"
        ),
        pytest.param(rewritten(EARLIER, f"{made()}\n完"), ["652301", EARLIER], id="a character of the other"),
        pytest.param(lambda: Path("reports/facts.csv").write_text(FACTS, encoding="utf-8"), ["652301"], id="a fact"),
        pytest.param(lambda: checked(whole=True), ["652301"], id="a form that tells more"),
        pytest.param(lambda: checked(LATER), ["652301"], id="a report that is known and not checked"),
    ],
)
def test_only_that_is_done_anew_which_anything_differs_for(
    change: Callable[[], object], anew: list[str], done: list[str]
) -> None:
    checked()
    done.clear()
    change()
    checked()
    assert sorted(done) == anew


def test_a_file_of_another_name_is_looked_at_anew(done: list[str]) -> None:
    checked()
    done.clear()
    renamed()
    assert sorted(done) == ["652301", "昌吉市_2025年"]


@pytest.mark.parametrize("name", ["checks.yaml", "policy.yaml", "units.yaml"])
def test_other_rules_do_all_anew(name: str, done: list[str]) -> None:
    checked()
    done.clear()
    Path("own").mkdir()
    Path("own", name).write_bytes((builtin_directory() / name).read_bytes())
    checked(rules=load_rulebook(Path("own")))
    assert sorted(done) == ["652301", EARLIER, LATER]


@pytest.mark.parametrize("room", ["", "sources", "rulebook", "reports", "claims", "checks"])
def test_another_program_does_all_anew(room: str, done: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    checked()
    done.clear()
    digest = kept_module._room  # noqa: SLF001  # stands for a changed module
    monkeypatch.setattr(kept_module, "_room", lambda name: f"changed {room}" if name == room else digest(name))
    kept_module._program.cache_clear()  # noqa: SLF001  # as in another process
    checked()
    monkeypatch.undo()
    kept_module._program.cache_clear()  # noqa: SLF001
    assert sorted(done) == ["652301", EARLIER, LATER]


@pytest.mark.parametrize("spoil", [lambda file: file.write_bytes(b""), Path.unlink])
def test_a_file_that_cannot_be_taken_up_is_as_good_as_none(
    spoil: Callable[[Path], object], done: list[str], shelf: Path
) -> None:
    first = told(checked())
    for file in list(shelf.iterdir()):
        spoil(file)
    assert told(checked()) == first
    assert len(done) == 6
