"""The lock file: claims and verdicts on record."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from check_texts import made, next_year, write
from hypothesis import given
from hypothesis import strategies as st

from tracker.checks.known_report import KnownReport
from tracker.checks.lock import Lock, opened_lock, write_lock
from tracker.claims.claim import Claim
from tracker.errors import InputError
from tracker.rulebook.rulebook import default_rulebook
from tracker.store.card import ReportCard

if TYPE_CHECKING:
    from collections.abc import Callable

    Run = Callable[..., tuple[int, str, str]]

CARD = ReportCard(
    region="652301", region_name="昌吉市", level="county", lineage="652301", year=2024, source="一.txt",
    sha256="0" * 64, completeness="full",
)  # fmt: skip
WORDS = st.text(st.sampled_from("产值\t\n\r\\-n 增"), min_size=1, max_size=9).filter(lambda text: text != "-")


@st.composite
def claims(draw: st.DrawFn) -> Claim:
    value = draw(st.none() | st.decimals(allow_nan=False, allow_infinity=False, places=2, min_value=-99, max_value=99))
    kind = draw(st.sampled_from(["target", "actual"]))
    readings = tuple(draw(st.lists(st.sampled_from(["comparator: eq", "label: 产值"]), max_size=2, unique=True)))
    return Claim.model_validate({
        "id": f"652301-2024-{kind[0]}-gdp-{draw(st.integers(0, 999999)):06}", "kind": kind, "tier": "headline",
        "region": "652301", "region_name": "昌吉市", "report_year": 2024,
        "indicator": draw(st.sampled_from(["gdp", None])),
        "label": draw(WORDS), "measure": "growth", "comparator": draw(st.sampled_from(["eq", "ge", None])),
        "value": value, "value_high": None, "unit": draw(st.sampled_from(["%", None])), "strength": None,
        "period": "2024", "span": None, "base": draw(st.none() | st.just("十二五")), "quote": draw(WORDS), "start": 0,
        "end": 1, "line": 0, "column": 0, "section": (), "rule": "growth", "ambiguous": bool(readings),
        "readings": readings,
    })  # fmt: skip


@given(st.lists(claims(), max_size=4))
def test_claims_come_back_from_a_lock_file_as_they_were(told: list[Claim]) -> None:
    stream = io.StringIO()
    write_lock([KnownReport(CARD, tuple(told), "folder", "reports/一.txt")], [], default_rulebook(), stream)
    lock = Lock(Path("tracker.lock"), stream.getvalue().encode())
    (entry,) = lock.entries
    found = lock.claims(entry)
    assert entry.path == "reports/一.txt"
    assert entry.card.model_copy(update={"claims": 0}) == CARD
    plain = [one.model_copy(update={"start": place, "end": place + 1}) for place, one in enumerate(told)]
    assert list(found) == plain
    assert [str(one.value) for one in found] == [str(one.value) for one in plain]


def test_a_lock_file_is_one_claim_a_line_and_the_same_every_time(run: Run, tmp_path: Path) -> None:
    write(tmp_path / "reports", {"昌吉市_2024": made(), "昌吉市_2025": next_year()})
    code, told, noted = run("lock", "reports")
    first = Path("tracker.lock").read_text(encoding="utf-8")
    run("lock", "reports/昌吉市_2025.txt", "reports", "--output", "again.lock")
    assert (code, told) == (0, "")
    assert noted.startswith("locked: 2 reports, ")
    assert Path("again.lock").read_text(encoding="utf-8") == first
    lines = first.splitlines()
    assert sum(line.startswith("652301-2024-") for line in lines) == 40
    assert "claims\t652301\t2024" in lines
    assert "verdicts\t652301\t2024" in lines


def test_an_edit_alters_only_the_lines_of_its_sentence(run: Run, tmp_path: Path) -> None:
    write(tmp_path / "reports", {"昌吉市_2024": made()})
    before = locked(run)
    write(tmp_path / "reports", {"昌吉市_2024": "附:\n" + made(grain="粮食产量达到41.96万吨")})
    after = locked(run)
    changed = [line for line in after if line not in before]
    assert changed[0].startswith("652301\t2024\t")
    assert [line.split("\t")[-1] for line in changed[1:]] == [
        "粮食产量达到41.96万吨", "新建高标准农田8.35万亩", "规模以上工业企业新增17家", "净增高新技术企业9家",
    ]  # fmt: skip


def locked(run: Run) -> list[str]:
    run("lock", "reports")
    return Path("tracker.lock").read_text(encoding="utf-8").splitlines()


def test_the_verdicts_on_record_are_those_of_the_comparisons(run: Run, tmp_path: Path) -> None:
    write(tmp_path / "reports", {"昌吉市_2024": made(), "昌吉市_2025": next_year(growth="412.9亿元、增长5.1%")})
    run("lock", "reports")
    with opened_lock(Path("tracker.lock")) as lock:
        found = lock.verdicts("652301", "652301")
    assert found[2024, "gdp growth approx 6.5 %"] == "missed"
    assert found[2024, "budget_revenue growth eq 6 %"] == "met"
    assert {verdict for (year, _), verdict in found.items() if year == 2025} == {"pending"}


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("", ":1: not a lock file"),
        ("tracker-lock 9\trules x\n", ":1: not a lock file"),
        ("tracker-lock 1\trules x\n652301\t2024\n", ":2: not a line"),
        ("tracker-lock 1\trules x\n652301\tsoon\t652301\tcounty\tfull\t1\t0\t昌吉市\ta.txt\n", ":2: not a line"),
    ],
)
def test_a_wrong_lock_file_is_told_with_its_line(tmp_path: Path, content: str, words: str) -> None:
    path = tmp_path / "tracker.lock"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=words), opened_lock(path):
        pass


def test_a_wrong_claim_is_told_with_its_report(run: Run, tmp_path: Path) -> None:
    write(tmp_path / "reports", {"昌吉市_2024": made()})
    run("lock", "reports")
    lock = Path("tracker.lock")
    lock.write_text(
        lock.read_text(encoding="utf-8").replace("\tgrowth\teq\t6.4\t", "\tgrowth\teq\tsix\t"), encoding="utf-8"
    )
    code, told, error = run("check", "reports")
    assert (code, told) == (2, "")
    assert "tracker.lock: the claims of 652301 2024: '652301-2024-a-gdp-" in error


def test_a_file_that_is_no_report_stops_the_lock(run: Run, tmp_path: Path) -> None:
    write(tmp_path / "reports", {"一": "不是报告"})
    code, told, error = run("lock", "reports")
    assert (code, told) == (2, "")
    assert "reports/一.txt" in error
    assert not Path("tracker.lock").exists()


def test_the_digits_of_a_figure_stay(run: Run, tmp_path: Path) -> None:
    write(tmp_path / "reports", {"昌吉市_2024": made(growth="386.20亿元、增长6.40%")})
    run("lock", "reports")
    with opened_lock(Path("tracker.lock")) as lock:
        values = {str(one.value) for one in lock.claims(lock.entries[0])}
    assert {"386.20", "6.40"} <= values
