"""A dossier holds everything that its reviews rest on."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from made_once import seed_store

from tracker.claims.extraction import extract
from tracker.comparisons.gathering.material import gather
from tracker.comparisons.views.dossier import Dossier, dossier
from tracker.reports.reading import build_report
from tracker.rulebook.directory import builtin_directory
from tracker.rulebook.rulebook import Rulebook, default_rulebook
from tracker.sources.source import Source
from tracker.store.store import open_store, read_store

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

RULES = default_rulebook()


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Dossier:
    with read_store(seed_store(tmp_path_factory.mktemp("store") / "test.db")) as store:
        return dossier(store, gather(store, "650100", "乌鲁木齐市", RULES), RULES)


def test_every_claim_that_a_comparison_names_leads_to_its_sentence(found: Dossier) -> None:
    sides = [side for one in found.reviews for each in one.comparisons for side in (each.target, each.actual) if side]
    named = [side for side in sides if side.claim]
    assert named
    for side in named:
        claim, source = found.claims[side.claim or ""], found.source_of(side.claim)
        assert source is not None
        assert source.text[claim.start : claim.end] == side.quote


def test_a_cited_fact_leads_to_no_report(found: Dossier) -> None:
    assert found.source_of(None) is None
    assert found.facts


def test_the_checksum_of_the_rules_changes_with_any_file(tmp_path: Path) -> None:
    copied = tmp_path / "rules"
    shutil.copytree(builtin_directory(), copied)
    before = Rulebook((copied,)).checksum
    assert before == RULES.checksum
    changed = copied / "phrases" / "growth.yaml"
    changed.write_text(changed.read_text(encoding="utf-8") + "# changed\n", encoding="utf-8")
    assert Rulebook((copied,)).checksum != before


def test_a_claim_of_merged_regions_is_explained_in_its_own_report(
    run: Callable[..., tuple[int, str, str]], tmp_path: Path
) -> None:
    for code, growth in (("110101", "9%"), ("110103", "7%")):
        text = f"政府工作报告\n\n2009年主要工作\n今年经济社会发展的主要预期目标是：地区生产总值增长{growth}。"
        source = Source(name=code, text=text, format="text", encoding=None, sha256=code)
        report = build_report(source, RULES, region=code, year=2009)
        claims = extract(report, RULES)
        with open_store(str(tmp_path / "tracker.db")) as store:
            store.add(report, claims, RULES)
    done, out, _ = run("explain", claims[0].id, "--lang", "en")
    assert done == 0
    assert "7%" in out
    assert "9%" not in out
