"""The action, the hook and the examples do what they say: their own steps are run here.

Installing is not: where a step would take packages from a registry, a stand-in notes what it is asked for, and the
program of the present interpreter is used.
"""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

if TYPE_CHECKING:
    from collections.abc import Mapping

ROOT = Path(__file__).parent.parent
EXAMPLES = ROOT / "docs" / "examples"
PROGRAM = [sys.executable, "-m", "tracker"]
BLANK = re.compile(r"\$\{\{ *([\w.-]+) *\}\}")
REPORTS = Path(__file__).parent / "data" / "outputs" / "check" / "reports"
REPORT = "沙湾市_2022.txt"

BASH = shutil.which("bash")
pytestmark = [pytest.mark.uncounted, pytest.mark.skipif(BASH is None, reason="the steps are written for bash")]


def loaded(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


ACTION = loaded(ROOT / "action.yml")
STEPS: list[dict[str, Any]] = ACTION["runs"]["steps"]


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Give a folder of reports, with what a runner has beside it."""
    (tmp_path / "reports").mkdir()
    (tmp_path / "runner" / "tracker" / "bin").mkdir(parents=True)
    shutil.copy(REPORTS / REPORT, tmp_path / "reports" / REPORT)
    program(tmp_path / "runner" / "tracker" / "bin" / "tracker", f'exec {shlex.join(PROGRAM)} "$@"')
    return tmp_path


def program(path: Path, words: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{words}\n", encoding="utf-8")
    path.chmod(0o755)


def run_step(step: Mapping[str, Any], place: Path, **inputs: str) -> subprocess.CompletedProcess[str]:
    """Run a step as a runner does: blanks of its environment filled, its script in a file, no step after a failure."""
    values = {f"inputs.{name}": str(told["default"]) for name, told in ACTION["inputs"].items()}
    values |= {f"inputs.{name.replace('_', '-')}": value for name, value in inputs.items()}
    values["github.action_path"] = str(ROOT)
    told = {name: BLANK.sub(lambda found: values[found[1]], text) for name, text in step["env"].items()}
    runner = {"RUNNER_TEMP": "runner", "GITHUB_OUTPUT": "output", "GITHUB_STEP_SUMMARY": "summary.md"}
    plain = {name: value for name, value in os.environ.items() if not name.startswith(("TRACKER_", "GITHUB_"))}
    script = place / "step.sh"
    script.write_text(step["run"], encoding="utf-8")
    command = [str(BASH), "--noprofile", "--norc", "-e", "-o", "pipefail", str(script)]
    environment = plain | told | {name: str(place / path) for name, path in runner.items()}
    return subprocess.run(command, cwd=place, env=environment, capture_output=True, check=False, encoding="utf-8")


def tracker(place: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [*PROGRAM, *arguments]
    return subprocess.run(command, cwd=place, capture_output=True, check=False, encoding="utf-8")


def test_no_step_puts_what_it_is_given_into_its_script() -> None:
    assert [step["name"] for step in STEPS if "${{" in step["run"]] == []


def test_every_input_reaches_a_step_and_every_blank_is_one() -> None:
    used = {name for step in STEPS for text in step["env"].values() for name in BLANK.findall(text)}
    assert used == {f"inputs.{name}" for name in ACTION["inputs"]} | {"github.action_path"}
    assert all(told["description"] for told in ACTION["inputs"].values())


def test_the_program_is_installed_from_the_place_of_the_action_with_the_tested_versions(tmp_path: Path) -> None:
    stand_in = tmp_path / "python"
    program(stand_in, 'mkdir -p "$3/bin"; cp "$0.installed" "$3/bin/python"')
    program(tmp_path / "python.installed", 'printf "%s\\n" "$@" >> "$RUNNER_TEMP/asked"')
    (tmp_path / "runner").mkdir()
    done = run_step(STEPS[0], tmp_path, python=str(stand_in))
    assert done.returncode == 0, done.stderr
    asked = (tmp_path / "runner" / "asked").read_text(encoding="utf-8").splitlines()
    assert asked[:3] == ["-m", "pip", "install"]
    assert asked[-3:] == ["--constraint", f"{ROOT}/constraints.txt", str(ROOT)]
    assert Path(asked[-2]).is_file()


def test_a_sound_addition_passes_and_leaves_sarif_and_a_summary(place: Path) -> None:
    done = run_step(STEPS[1], place, paths="reports")
    assert done.returncode == 0, done.stdout + done.stderr
    assert json.loads((place / "tracker.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"
    assert (place / "output").read_text(encoding="utf-8") == "sarif=tracker.sarif\n"
    assert (place / "summary.md").read_text(encoding="utf-8").startswith("## ")


def test_a_broken_addition_fails_with_annotations_and_leaves_sarif_all_the_same(place: Path) -> None:
    (place / "reports" / "沙湾市_2025.txt").write_bytes(b"\x00\xff\xfe broken \x81")
    done = run_step(STEPS[1], place, paths="reports\n", lang="en", format="junit=junit.xml\ngitlab=quality.json\n")
    assert done.returncode == 1, done.stdout + done.stderr
    assert any(line.startswith("::error file=reports/沙湾市_2025.txt") for line in done.stdout.splitlines())
    results = json.loads((place / "tracker.sarif").read_text(encoding="utf-8"))["runs"][0]["results"]
    assert {one["kind"] for one in results} == {"fail"}
    assert "error" in {one["level"] for one in results}
    assert (place / "junit.xml").is_file()
    assert json.loads((place / "quality.json").read_text(encoding="utf-8"))


def test_inputs_become_options(place: Path) -> None:
    (place / "reports" / "沙湾市_2025.txt").write_bytes(b"\x00\xff\xfe broken \x81")
    assert run_step(STEPS[1], place, paths="reports", ignore="T,E,C", sarif="").returncode == 0
    assert not (place / "tracker.sarif").exists()
    assert run_step(STEPS[1], place, paths="reports", fail_on="nothing").returncode == 2


def test_words_in_inputs_are_never_run(place: Path) -> None:
    run_step(STEPS[1], place, paths='$(touch hacked); "`touch hacked`"', fail_on="$(touch hacked)")
    assert not (place / "hacked").exists()


def test_the_hook_runs_by_its_entry(place: Path) -> None:
    (hook,) = loaded(ROOT / ".pre-commit-hooks.yaml")
    first, *rest = shlex.split(hook["entry"]) + hook["args"]
    assert first == "tracker"
    assert re.search(hook["files"], f"reports/{REPORT}")
    assert not re.search(hook["files"], "requirements.txt")
    done = tracker(place, *rest, f"reports/{REPORT}")
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_workflow_gives_the_action_only_inputs_that_it_has_and_no_permission_too_many() -> None:
    workflow = loaded(EXAMPLES / "github-workflow.yml")
    job = workflow["jobs"]["check"]
    (used,) = [step for step in job["steps"] if "target-tracker@" in step["uses"]]
    assert set(used["with"]) <= set(ACTION["inputs"])
    assert workflow["permissions"] == {"contents": "read"}
    assert job["permissions"] == {"contents": "read", "security-events": "write", "actions": "read"}
    told = {name for step in job["steps"] for name in re.findall(r"steps\.tracker\.outputs\.(\w+)", str(step))}
    assert told == set(ACTION["outputs"])


def test_the_workflow_runs_the_action_as_it_is_given(place: Path) -> None:
    steps = loaded(EXAMPLES / "github-workflow.yml")["jobs"]["check"]["steps"]
    (used,) = [step for step in steps if "target-tracker@" in step["uses"]]
    inputs = {name.replace("-", "_"): value for name, value in used["with"].items()}
    assert run_step(STEPS[1], place, **inputs).returncode == 0
    (kept,) = [step for step in steps if "upload-artifact@" in step["uses"]]
    assert (place / kept["with"]["path"]).is_file()


def test_the_script_for_gitlab_runs_and_leaves_the_reports_that_it_names(place: Path) -> None:
    job = loaded(EXAMPLES / "gitlab-ci.yml")["check-reports"]
    assert all(line.startswith("pip install ") for line in job["before_script"])
    for line in job["script"]:
        first, *rest = shlex.split(line)
        assert first == "tracker"
        done = tracker(place, *rest)
        assert done.returncode == 0, done.stdout + done.stderr
    assert all((place / path).stat().st_size for path in job["artifacts"]["reports"].values())


def test_the_example_for_pre_commit_uses_a_hook_that_there_is() -> None:
    (repository,) = loaded(EXAMPLES / "pre-commit-config.yaml")["repos"]
    known = {hook["id"] for hook in loaded(ROOT / ".pre-commit-hooks.yaml")}
    assert {hook["id"] for hook in repository["hooks"]} <= known


def test_the_examples_of_configuration_and_decisions_are_taken(place: Path) -> None:
    assert tracker(place, "lock", "reports").returncode == 0
    assert tracker(place, "check", "reports", "--write-baseline", "tracker.baseline").returncode == 0
    for name in ("tracker.toml", "tracker-decisions.yaml"):
        shutil.copy(EXAMPLES / name, place / name)
    done = tracker(place, "check", "reports", "--format", "json")
    assert done.returncode == 0, done.stdout + done.stderr
    assert json.loads(done.stdout)["files"]
