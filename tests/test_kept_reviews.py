from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from hand_made import NAME, REGION, card, claim, fact
from made_once import seed_store

from tracker.comparisons.gathering.material import Material, ReportText, gather
from tracker.comparisons.records.settlement import Settlement
from tracker.comparisons.views import reviewing
from tracker.comparisons.views.kept import kept_reviews
from tracker.comparisons.views.reviewing import review_all
from tracker.rulebook import kept as kept_module
from tracker.rulebook.directory import builtin_directory
from tracker.rulebook.rulebook import default_rulebook, load_rulebook
from tracker.store.store import read_store
from tracker.tasks.task import Task

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = pytest.mark.usefixtures("shelf")

RULES = default_rulebook()
TARGET = claim("target", "gdp growth approx 6 % expect", told=2021, period="2021")
ACTUAL = claim("actual", "gdp growth eq 7 %", told=2022, period="2021")
TEXT = "政府工作报告\n过去一年,地区生产总值增长7%。"
FACT = fact("actual", "gdp growth eq 5.5 %", period="2021", source="communique", title="2021年统计公报")
MATERIAL = Material(
    region=REGION,
    region_name=NAME,
    claims=(TARGET, ACTUAL),
    reports=(card(2021), card(2022)),
    texts={(REGION, 2022): ReportText(TEXT, "2022.txt")},
)


@pytest.fixture
def linked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Give a list that grows each time that a region is really linked, by its name."""
    done: list[str] = []

    def noted(material: Material, *given: Any) -> Any:
        done.append(material.region)
        return review_all(material, *given)

    monkeypatch.setattr(reviewing, "review_all", noted)
    return done


@pytest.mark.parametrize("years", [None, [2020], [2019, 2023]])
@pytest.mark.parametrize("region", ["650100", "650402"])
def test_what_was_kept_of_a_region_is_what_linking_gives(region: str, years: list[int] | None, tmp_path: Path) -> None:
    with read_store(seed_store(tmp_path / "t.db")) as store:
        material = gather(store, region, "", RULES)
    linked = review_all(material, RULES, years)
    for _ in range(2):
        kept = kept_reviews(material, RULES, years)
        assert kept == linked
        assert [one.model_dump_json() for one in kept] == [one.model_dump_json() for one in linked]
        assert [dict(one.lines) for one in kept] == [dict(one.lines) for one in linked]
        assert [one.courses for one in kept] == [one.courses for one in linked]


def changed(**told: Any) -> Material:
    return MATERIAL.model_copy(update=told)


TASK = Task.model_validate(
    {
        "id": "a", "region": REGION, "region_name": NAME, "year": 2021, "action": "建成", "object": "青河大桥",
        "stage": "finish", "kind": "works", "own": "青河", "section": (), "quote": "建成青河大桥", "start": 0, "end": 6,
        "line": 1, "rule": "hand",
    }
)  # fmt: skip
DECIDED = Settlement.model_validate(
    {"who": "甲", "when": "2022-03-01", "region": REGION, "year": 2021, "target": TARGET.quote, "verdict": "missed"}
)


ABOVE = Material(region="650000", region_name="新疆", facts=(FACT,))
ROOMS = ["", "sources", "rulebook", "reports", "claims", "tasks", "store", "linking", "comparisons"]


def test_a_region_is_linked_once(linked: list[str]) -> None:
    assert kept_reviews(MATERIAL, RULES) == kept_reviews(MATERIAL, RULES)
    assert linked == [REGION]


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(changed(claims=(TARGET,)), id="a claim less"),
        pytest.param(
            changed(claims=(TARGET, ACTUAL.model_copy(update={"value": Decimal("7.0")}))), id="a digit of a figure"
        ),
        pytest.param(changed(claims=(ACTUAL, TARGET)), id="another order of claims"),
        pytest.param(changed(facts=(FACT,)), id="a cited fact"),
        pytest.param(changed(reports=(card(2021), card(2022, completeness="summary"))), id="a report that is in part"),
        pytest.param(changed(witnesses=(card(2021, document="communique"),)), id="a witness"),
        pytest.param(changed(texts={(REGION, 2022): ReportText(f"{TEXT}完", "2022.txt")}), id="a character of a text"),
        pytest.param(changed(texts={}), id="no text"),
        pytest.param(changed(tasks=(TASK,)), id="a named task"),
        pytest.param(changed(settlements=(DECIDED,)), id="what a person decided"),
        pytest.param(
            changed(above=(Material(region="650000", region_name="新疆", facts=(FACT,)),)), id="what is above"
        ),
        pytest.param(changed(region_name="沙湾"), id="the name of the region"),
    ],
)
def test_a_region_is_linked_anew_where_anything_of_it_differs(other: Material, linked: list[str]) -> None:
    kept_reviews(MATERIAL, RULES)
    kept_reviews(other, RULES)
    assert len(linked) == 2


def test_other_years_are_linked_for_themselves(linked: list[str]) -> None:
    for years in ([2021], [2022], None, [2021]):
        kept_reviews(MATERIAL, RULES, years)
    assert len(linked) == 3


@pytest.mark.parametrize("name", ["policy.yaml", "units.yaml"])
def test_other_rules_link_anew(name: str, linked: list[str], tmp_path: Path) -> None:
    kept_reviews(MATERIAL, RULES)
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / name).write_bytes((builtin_directory() / name).read_bytes())
    kept_reviews(MATERIAL, load_rulebook(tmp_path / "own"))
    assert len(linked) == 2


@pytest.mark.parametrize(
    "room", ["", "sources", "rulebook", "reports", "claims", "tasks", "store", "linking", "comparisons"]
)
def test_another_program_links_anew(room: str, linked: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    kept_reviews(MATERIAL, RULES)
    digest = kept_module._room  # noqa: SLF001  # stands for a changed module
    monkeypatch.setattr(kept_module, "_room", lambda name: f"changed {room}" if name == room else digest(name))
    kept_module._program.cache_clear()  # noqa: SLF001  # as in another process
    kept_reviews(MATERIAL, RULES)
    monkeypatch.undo()
    kept_module._program.cache_clear()  # noqa: SLF001
    assert len(linked) == 2


def test_a_room_is_known_by_the_modules_of_its_own_rooms_too(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(kept_module, "_PACKAGE", tmp_path)
    (tmp_path / "house" / "inner").mkdir(parents=True)
    digest = kept_module._room.__wrapped__  # noqa: SLF001  # by which a run is kept, each time anew
    digests = []
    for place, words in (("house/inner", "1"), ("house/inner", "2"), ("house", "2")):
        (tmp_path / "house" / "inner" / "module.py").unlink(missing_ok=True)
        (tmp_path / place / "module.py").write_text(words, encoding="utf-8")
        digests.append((digest("house"), digest("")))
    assert len({room for room, _ in digests}) == 3
    assert len({package for _, package in digests}) == 1


def test_a_text_in_traditional_script_is_linked_anew_by_another_dictionary(
    linked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    traditional = changed(texts={(REGION, 2022): ReportText(TEXT.replace("产", "產"), "2022.txt")})
    for number in ("1", "1", "2"):
        monkeypatch.setattr("importlib.metadata.version", lambda _name, number=number: number)
        kept_reviews(MATERIAL, RULES)
        kept_reviews(traditional, RULES)
    assert len(linked) == 3


def cut_off(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-20])


@pytest.mark.parametrize("spoil", [cut_off, lambda file: file.write_bytes(b""), lambda file: file.unlink()])
def test_a_file_that_cannot_be_taken_up_is_as_good_as_none(
    spoil: Callable[[Path], object], shelf: Path, linked: list[str]
) -> None:
    first = kept_reviews(MATERIAL, RULES, [2021])
    for file in list(shelf.iterdir()):
        spoil(file)
    assert kept_reviews(MATERIAL, RULES, [2021]) == first
    assert len(linked) == 2
