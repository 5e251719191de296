"""SARIF logs keep to the format, and point at the very words."""

from __future__ import annotations

import json
from io import StringIO
from typing import TYPE_CHECKING, Any

import pytest
from check_runs import made_run, written
from made_once import seed_store
from pydantic_sarif.model import StaticAnalysisResultsFormatSarifVersion210JsonSchema as Schema

from tracker.comparisons.gathering.material import gather
from tracker.comparisons.views.dossier import Dossier, dossier
from tracker.outputs.files.sarif import KINDS, write_diff
from tracker.outputs.files.sarif_log import message, region, uri_of
from tracker.rulebook.rulebook import default_rulebook
from tracker.store.store import read_store

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.rulebook.policy import Language

RULES = default_rulebook()
Log = dict[str, Any]


@pytest.fixture(scope="module")
def dossiers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Dossier]:
    with read_store(seed_store(tmp_path_factory.mktemp("store") / "test.db")) as store:
        return {one.code: dossier(store, gather(store, one.code, one.name, RULES), RULES) for one in store.regions()}


def diff_of(one: Dossier, lang: Language = "zh") -> str:
    stream = StringIO()
    write_diff(one, RULES, lang, stream)
    return stream.getvalue()


@pytest.fixture(scope="module")
def logs(dossiers: dict[str, Dossier]) -> list[Log]:
    texts = [diff_of(one, lang) for one in dossiers.values() for lang in ("zh", "en")]
    texts += [written(made_run(), form, lang) for form in ("sarif", "scanning") for lang in ("zh", "en")]
    texts.append(written(made_run(files=(), notices=(), reviews=()), "sarif"))
    return [json.loads(text) for text in texts]


def results_of(log: Log) -> list[Log]:
    found: list[Log] = log["runs"][0]["results"]
    return found


def locations_of(log: Log) -> Iterator[Log]:
    for one in results_of(log):
        yield from one.get("locations", [])
        yield from one.get("relatedLocations", [])


def test_every_log_keeps_to_the_schema(logs: list[Log]) -> None:
    for log in logs:
        Schema.model_validate(log)


def test_what_the_schema_forbids_is_noticed(logs: list[Log]) -> None:
    broken = json.loads(json.dumps(logs[0]))
    broken["runs"][0]["results"][0]["kind"] = "passed"
    with pytest.raises(ValueError, match="kind"):
        Schema.model_validate(broken)


def test_only_failures_have_a_level(logs: list[Log]) -> None:
    levels = {(one["kind"], one["level"]) for log in logs for one in results_of(log)}
    assert {kind for kind, level in levels if level != "none"} == {"fail"}
    assert ("fail", "none") not in levels


def test_every_result_names_its_rule_by_place_and_id(logs: list[Log]) -> None:
    for log in logs:
        rules = log["runs"][0]["tool"]["driver"]["rules"]
        assert len({rule["id"] for rule in rules}) == len(rules)
        for one in results_of(log):
            assert rules[one["ruleIndex"]]["id"] == one["ruleId"]
            assert rules[one["ruleIndex"]]["help"]["text"]


def test_fingerprints_tell_the_results_of_a_log_apart(logs: list[Log]) -> None:
    for log in logs:
        prints = [json.dumps(one["partialFingerprints"]) for one in results_of(log)]
        assert len(set(prints)) == len(prints)


def test_files_are_named_by_uris_that_need_no_further_escaping(logs: list[Log]) -> None:
    uris = [place["physicalLocation"]["artifactLocation"]["uri"] for log in logs for place in locations_of(log)
            if "physicalLocation" in place]  # fmt: skip
    assert uris
    assert all(uri.isascii() and " " not in uri for uri in uris)


def test_related_locations_are_numbered_from_one(logs: list[Log]) -> None:
    for one in (one for log in logs for one in results_of(log)):
        numbers = [place["id"] for place in one.get("relatedLocations", [])]
        assert numbers == list(range(1, len(numbers) + 1))


def test_every_region_of_a_report_holds_the_words_that_it_shows(dossiers: dict[str, Dossier]) -> None:
    for one in dossiers.values():
        texts = {uri_of(each.card.source): each.text.split("\n") for each in one.sources}
        log = json.loads(diff_of(one))
        regions = [
            place["physicalLocation"] for place in locations_of(log) if "region" in place.get("physicalLocation", {})
        ]
        assert regions
        for place in regions:
            where, lines = place["region"], texts[place["artifactLocation"]["uri"]]
            found = lines[where["startLine"] - 1 : where["endLine"]]
            found[-1] = found[-1][: where["endColumn"] - 1]
            found[0] = found[0][where["startColumn"] - 1 :]
            assert "\n".join(found) == where["snippet"]["text"]


def test_a_diff_has_the_kind_of_every_verdict(dossiers: dict[str, Dossier]) -> None:
    one = dossiers["650100"]
    told = [each for each in results_of(json.loads(diff_of(one))) if each["ruleId"] == "target"]
    compared = [each for review in one.reviews for each in review.comparisons]
    assert [each["kind"] for each in told] == [KINDS[each.verdict] for each in compared]
    assert {each["kind"] for each in told} == {"pass", "review", "fail", "open"}


def test_every_verdict_has_a_kind() -> None:
    assert set(KINDS) == {one.id for one in RULES.policy.verdicts}
    assert set(KINDS.values()) <= {"pass", "fail", "open", "notApplicable", "review"}


def test_a_target_keeps_its_fingerprint_when_its_verdict_and_lines_change(dossiers: dict[str, Dossier]) -> None:
    one = dossiers["650100"]
    changed = one.model_copy(
        update={
            "reviews": tuple(
                each.model_copy(
                    update={
                        "comparisons": tuple(
                            each.model_copy(update={"verdict": "pending", "actual": None, "gap": None})
                            for each in each.comparisons
                        )
                    }
                )
                for each in one.reviews
            ),
            "claims": {key: claim.model_copy(update={"start": 0, "end": 2}) for key, claim in one.claims.items()},
        }
    )
    prints = [
        [each["partialFingerprints"] for each in results_of(json.loads(diff_of(each)))] for each in (one, changed)
    ]
    assert prints[0] == prints[1]


def test_reports_stand_among_the_artifacts_with_their_checksums(dossiers: dict[str, Dossier]) -> None:
    one = dossiers["650100"]
    artifacts = json.loads(diff_of(one))["runs"][0]["artifacts"]
    assert [each["hashes"]["sha-256"] for each in artifacts] == [each.card.sha256 for each in one.sources]


def test_the_same_dossier_gives_the_same_bytes(dossiers: dict[str, Dossier]) -> None:
    assert diff_of(dossiers["650100"]) == diff_of(dossiers["650100"])


def test_a_cited_target_leads_to_its_address_and_stands_at_the_sentence_of_the_actual(
    dossiers: dict[str, Dossier],
) -> None:
    first = results_of(json.loads(diff_of(dossiers["650100"])))[0]
    (place,), (other,) = first["locations"], first["relatedLocations"]
    assert place["physicalLocation"]["region"]["snippet"]["text"] == "预计地区生产总值增长1.2%"
    assert other["physicalLocation"]["artifactLocation"]["uri"].startswith("https://")


def test_an_accepted_notice_is_suppressed_with_the_reason() -> None:
    told = results_of(json.loads(written(made_run(), "sarif")))
    (accepted,) = [one for one in told if one["suppressions"]]
    assert accepted["ruleId"] == "E04"
    assert "李四 2023-02-01：与原件核对过" in accepted["suppressions"][0]["justification"]


def test_a_notice_that_the_baseline_knows_is_unchanged() -> None:
    told = results_of(json.loads(written(made_run(), "sarif")))
    assert {one["ruleId"] for one in told if one["baselineState"] == "unchanged"} == {"T10"}
    assert {one["baselineState"] for one in told} == {"unchanged", "new"}


def test_without_acceptance_and_baseline_nothing_is_said_of_them() -> None:
    bare = tuple(one.model_copy(update={"accepted": None, "known": False}) for one in made_run().notices)
    told = results_of(json.loads(written(made_run(notices=bare), "sarif")))
    assert not any({"suppressions", "baselineState"} & set(one) for one in told)


def test_code_scanning_is_given_only_what_counts_and_stands_in_a_file() -> None:
    told = results_of(json.loads(written(made_run(), "scanning")))
    assert [one["ruleId"] for one in told] == ["T01", "E01", "C04", "C07"]
    assert all(one["kind"] == "fail" and one["locations"] for one in told)


def test_no_region_is_claimed_in_a_file_whose_text_was_read_out_of_it() -> None:
    for place in locations_of(json.loads(written(made_run(), "sarif"))):
        file = place.get("physicalLocation", {}).get("artifactLocation", {}).get("uri", "")
        assert not file.endswith("html") or "region" not in place["physicalLocation"]


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("a/b.txt", "a/b.txt"),
        ("./a b.txt", "a%20b.txt"),
        ("报告/甲.txt", "%E6%8A%A5%E5%91%8A/%E7%94%B2.txt"),
        ("c:d.txt", "c%3Ad.txt"),
        ("100%.txt", "100%25.txt"),
        ("a\\b.txt", "a/b.txt"),
        ("/var/x.txt", "file:///var/x.txt"),
        ("bad\udcff.txt", "bad%FF.txt"),
        ("https://example.org/报告?a=1", "https://example.org/%E6%8A%A5%E5%91%8A?a=1"),
        ("https://example.org/%E6%8A%A5", "https://example.org/%E6%8A%A5"),
    ],
)
def test_a_path_becomes_a_uri(path: str, uri: str) -> None:
    assert uri_of(path) == uri


def test_a_message_holds_no_link_and_no_blank() -> None:
    assert message("[x](1) {0} \\") == {"text": "\\[x\\](1) {{0}} \\\\"}


@pytest.mark.parametrize(
    ("start", "end", "place"), [(0, 1, (1, 1, 1, 2)), (3, 5, (2, 1, 2, 3)), (1, 4, (1, 2, 2, 2)), (6, 7, (3, 1, 3, 2))]
)
def test_a_region_counts_lines_and_columns_from_one(start: int, end: int, place: tuple[int, ...]) -> None:
    found = region("甲乙\n丙丁\n戊", start, end)
    assert tuple(found[name] for name in ("startLine", "startColumn", "endLine", "endColumn")) == place
