"""What a person decided about a promise is used as long as both quotes stand, and is marked as a person's."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from made_tables import REGION, REPORTS, RULES, YEAR, made_dossier

from tracker.checks.decisions import read_decisions
from tracker.checks.settlements import read_settlements, with_settlements
from tracker.comparisons.records.settlement import Settlement, stale
from tracker.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path

    from tracker.comparisons.records.comparison import Comparison

FACTORY, CANTEEN, BEDS = "新建标准化厂房6万平方米", "建成社区食堂4所", "新增托位260个"


def decided(target: str, verdict: str, **other: Any) -> Settlement:
    made = {
        "who": "督查室", "when": date(2025, 3, 1), "why": "已核对原件", "region": REGION, "year": YEAR,
        "target": target, "verdict": verdict,
    }  # fmt: skip
    return Settlement.model_validate(made | other)


def promised(target: str, folder: Path, *settlements: Settlement, reports: list[Path] | None = None) -> Comparison:
    found = made_dossier(folder / "test.db", *settlements, reports=reports)
    (one,) = [each for each in found.reviews[0].targets if each.target.quote == target]
    return one


@pytest.mark.parametrize(
    ("target", "verdict", "answer", "figure", "said"),
    [
        (FACTORY, "claimed", "标准化厂房全部交付使用", None, "标准化厂房全部交付使用"),
        (FACTORY, "met", "标准化厂房全部\n交付使用", None, None),
        (CANTEEN, "missed", "社区食堂正在建设", None, "社区食堂正在建设"),
        ("建设高标准农田12万亩", "near", "建成高标准农田12.5万亩", "12.5", None),
        ("新建停车泊位1500个", "missed", "新增机动车泊位1320个", "1320", None),
        (BEDS, "not_comparable", None, None, None),
    ],
)
def test_the_decision_of_a_person_counts(
    target: str, verdict: str, answer: str | None, figure: str | None, said: str | None, tmp_path: Path
) -> None:
    one = promised(target, tmp_path, decided(target, verdict, answer=answer))
    assert (one.verdict, one.decided_by, one.settled and one.settled.who) == (verdict, "person", "督查室")
    assert (str(one.actual.value) if one.actual else None) == figure
    assert [each.quote for each in one.mentions] == ([said] if said else [])


@pytest.mark.parametrize(
    ("settlement", "stands"),
    [
        (decided(BEDS, "met", answer="新增托位260个"), True),  # the words stand in the next report, if in its plan
        (decided(BEDS, "met", answer="托位建成了"), False),
        (decided("新增托位300个", "met"), False),
        (decided(BEDS, "met", label="托位"), False),
        (decided(BEDS, "met", year=2023), False),
        (decided(BEDS, "met", region="650100"), False),
        (decided(CANTEEN, "silent", rejected=("社区食堂正在建设",)), True),
        (decided(CANTEEN, "silent", rejected=("另一句",)), False),
    ],
    ids=lambda one: one if isinstance(one, bool) else f"{one.target} {one.answer or one.rejected}",
)
def test_a_decision_holds_while_the_words_stand(settlement: Settlement, stands: bool, tmp_path: Path) -> None:  # noqa: FBT001  # a row of the table
    found = made_dossier(tmp_path / "test.db", settlement)
    targets = found.reviews[0].targets
    assert any(one.decided_by == "person" for one in targets) == stands
    assert stale([settlement], targets) == ([] if stands else [settlement])


def test_a_decision_survives_a_new_text_with_both_quotes_and_ends_with_one_without(tmp_path: Path) -> None:
    settlement = decided(CANTEEN, "missed", answer="社区食堂正在建设")
    before, after = REPORTS
    text = after.read_text(encoding="utf-8")
    moved = tmp_path / after.name
    moved.write_text(
        text.replace("民生福祉", "这一年，民生福祉").replace("正在建设。", "正在建设，年内可用。"), encoding="utf-8"
    )
    assert promised(CANTEEN, tmp_path, settlement, reports=[before, moved]).decided_by == "person"
    moved.write_text(text.replace("社区食堂正在建设", "社区食堂抓紧建设"), encoding="utf-8")
    assert promised(CANTEEN, tmp_path, settlement, reports=[before, moved]).decided_by != "person"


def test_the_last_decision_that_stands_counts(tmp_path: Path) -> None:
    first, second = decided(BEDS, "missed"), decided(BEDS, "met")
    gone = decided(BEDS, "near", answer="没有的话")
    assert promised(BEDS, tmp_path, first, second, gone).verdict == "met"


FINDING = "decisions:\n  # kept by hand\n  - {who: 张三, when: 2025-02-11, why: 原文如此, code: E01, path: '*.txt'}\n"


@pytest.mark.parametrize(
    "before",
    [
        "",
        "decisions:\n",
        FINDING,
        FINDING.rstrip(),
        "decisions:\n- {who: 张三, when: 2025-02-11, why: 好, code: E01, path: a}\n",
    ],
)
def test_decisions_are_written_behind_those_that_are_there(before: str, tmp_path: Path) -> None:
    path = tmp_path / "decisions.yaml"
    if before:
        path.write_text(before, encoding="utf-8")
    made = [
        decided(FACTORY, "met", answer="标准化厂房全部交付使用"),
        decided(CANTEEN, "silent", rejected=("甲: “乙”",)),
    ]
    for each in made:
        path.write_text(with_settlements(path, [each]), encoding="utf-8")
    assert path.read_text(encoding="utf-8").startswith(before.rstrip())
    told = [one.model_copy(update={"source": "", "line": 1}) for one in read_settlements(path, RULES)]
    assert told == made
    assert len(read_decisions(path, RULES.checks)) == ("who: 张三" in before)


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        ("{who: a, when: 2025-01-01, why: b, target: c, region: '654203', year: 2024, answer: d}", ":2: verdict: "),
        ("{who: a, when: 2025-01-01, target: c, region: '654203', year: 2024}", ":2: who, why and target"),
        ("{who: a, when: 2025-01-01, why: b, target: c, region: '654203', year: 2024, verdict: good}", ":2: verdict: "),
        (
            "{who: a, when: 2025-01-01, why: b, target: c, region: '1', year: 2024, verdict: met}",
            "no code of a division",
        ),
        (
            "{who: a, when: 2025-01-01, why: ' ', target: c, region: '654203', year: 2024, verdict: met}",
            "must say something",
        ),
        (
            "{who: a, when: 2025-01-01, why: b, target: c, region: '654203', year: 2024, verdict: met, code: E01}",
            ":2: code: unknown key",
        ),
    ],
)
def test_a_wrong_decision_is_told_with_file_and_line(entry: str, words: str, tmp_path: Path) -> None:
    path = tmp_path / "decisions.yaml"
    path.write_text(f"decisions:\n  - {entry}\n", encoding="utf-8")
    with pytest.raises(UsageError, match=words.replace("(", r"\(")):
        read_settlements(path, RULES)


def test_a_list_in_brackets_is_refused_when_a_decision_is_added(tmp_path: Path) -> None:
    path = tmp_path / "decisions.yaml"
    path.write_text("decisions: [{who: a, when: 2025-01-01, why: b, code: E01, path: x}]\n", encoding="utf-8")
    with pytest.raises(UsageError, match="in brackets"):
        with_settlements(path, [decided(BEDS, "met")])
