"""What runs on GitHub: a red commit is never published, and no job may do more than it needs."""

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import ROOT
from tools import programs

FOLDER = ROOT / ".github" / "workflows"
TEXTS = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.iterdir()}
WORKFLOWS: dict[str, dict[Any, Any]] = {name: yaml.safe_load(text) for name, text in TEXTS.items()}
JOBS = {f"{name}: {job}": record for name, flow in WORKFLOWS.items() for job, record in flow["jobs"].items()}
COURSE = WORKFLOWS["course.yml"]["jobs"]
FACTS = WORKFLOWS["facts.yml"]["jobs"]
TESTS = {"check", "test", "windows"}
LOOKS_AHEAD = "newest-sphinx"  # may fail, and nothing waits for it


def steps(job: dict[str, Any], action: str) -> list[dict[str, Any]]:
    return [step for step in job["steps"] if step.get("uses", "").startswith(f"{action}@")]


def waits_for(job: str) -> set[str]:
    """Name all jobs that must have passed before one begins."""
    needs = COURSE[job].get("needs", [])
    direct = {needs} if isinstance(needs, str) else set(needs)
    return direct.union(*(waits_for(name) for name in direct)) if direct else set()


def test_only_one_job_publishes_and_it_waits_for_every_test():
    assert [name for name, job in JOBS.items() if steps(job, "actions/deploy-pages")] == ["course.yml: publish"]
    assert waits_for("publish") == {"build", *TESTS}


def test_a_failed_job_stops_what_waits_for_it():
    conditions = {name: job.get("if") for name, job in COURSE.items()}
    assert conditions == {
        **dict.fromkeys([*TESTS, LOOKS_AHEAD, "publish"]),
        "build": "github.ref == 'refs/heads/main' && github.event_name != 'pull_request'",
    }
    assert [name for name, job in COURSE.items() if job.get("continue-on-error")] == [LOOKS_AHEAD]


def test_the_job_that_may_fail_says_how_it_went_and_nothing_waits_for_it():
    last = COURSE[LOOKS_AHEAD]["steps"][-1]
    assert last["if"] == "always()"
    assert "$OUTCOME" in last["run"]
    assert "$GITHUB_STEP_SUMMARY" in last["run"]
    assert [job for job in COURSE if LOOKS_AHEAD in waits_for(job)] == []


def test_what_is_published_is_built_from_the_commit_that_was_tested():
    checkouts = [step for job in COURSE.values() for step in steps(job, "actions/checkout")]
    assert [step["with"] for step in checkouts] == [{"persist-credentials": False}] * 5
    assert [name for name, job in COURSE.items() if steps(job, "actions/upload-pages-artifact")] == ["build"]


def test_each_python_that_the_package_allows_is_checked():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    pythons = COURSE["check"]["strategy"]["matrix"]["python"]
    assert pythons == ["3.11", "3.12", "3.13", "3.14"]
    assert project["requires-python"] == f">={pythons[0]}"


def test_each_action_is_pinned_by_its_commit_with_the_version_beside_it():
    uses = [line.strip() for text in TEXTS.values() for line in text.splitlines() if "uses:" in line]
    assert uses
    assert [line for line in uses if not re.search(r"uses: [\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$", line)] == []


def test_one_action_has_one_pin():
    pins = {match for text in TEXTS.values() for match in re.findall(r"uses: ([\w/-]+)@(\S+)", text)}
    assert len({action for action, _ in pins}) == len(pins)


def test_nothing_is_allowed_but_what_a_job_names():
    assert {name: flow["permissions"] for name, flow in WORKFLOWS.items()} == {"course.yml": {}, "facts.yml": {}}
    allowed = {name: job["permissions"] for name, job in COURSE.items()}
    assert allowed == {
        **{name: {"contents": "read"} for name in [*TESTS, LOOKS_AHEAD, "build"]},
        "publish": {"pages": "write", "id-token": "write"},
    }
    assert {name: job["permissions"] for name, job in FACTS.items()} == {
        "look": {"contents": "read"},
        "tell": {"issues": "write"},
    }


def test_no_job_can_hang():
    assert {name: 0 < job["timeout-minutes"] <= 60 for name, job in JOBS.items()} == dict.fromkeys(JOBS, True)


@pytest.mark.parametrize(("job", "path"), [("test", "_build/screenshots"), ("build", "_build*.log")])
def test_a_failure_leaves_what_was_seen(job, path):
    kept = [step for step in steps(COURSE[job], "actions/upload-artifact") if step.get("if") == "failure()"]
    assert [step["with"]["path"] for step in kept] == [path]


def test_the_published_course_comes_with_its_bill_of_materials():
    assert "make site sbom" in [step.get("run") for step in COURSE["build"]["steps"]]
    kept = [step["with"]["path"] for step in steps(COURSE["build"], "actions/upload-artifact") if "if" not in step]
    assert kept == ["_build/sbom.cdx.json"]


def test_facts_are_looked_at_once_a_month():
    (when,) = WORKFLOWS["facts.yml"][True]["schedule"]  # YAML reads `on` as true
    minute, hour, day, *rest = when["cron"].split()
    assert (minute.isdigit(), hour.isdigit(), day.isdigit(), rest) == (True, True, True, ["*", "*"])
    assert any("python -m tools.facts" in step.get("run", "") for step in FACTS["look"]["steps"])


def test_what_may_write_an_issue_runs_no_code_of_the_course():
    (step,) = FACTS["tell"]["steps"]
    assert set(step) == {"env", "run"}
    assert "python" not in step["run"]


@pytest.mark.parametrize(
    ("report", "open_issue", "calls"),
    [
        ("a | table", "", ["issue create --title Facts to look up again --body a | table"]),
        ("a | table", "7", ["issue edit 7 --body a | table"]),
        ("", "7", ["issue close 7 --comment Nothing is due any more."]),
        ("", "", []),
    ],
)
def test_one_issue_holds_the_findings_and_is_written_anew(tmp_path, report, open_issue, calls):
    """Run the step itself, with a `gh` that only notes what it's asked."""
    fake = tmp_path / "gh"
    fake.write_text(f'#!/bin/sh\necho "$*" >>{tmp_path}/calls\n[ "$2" != list ] || echo "{open_issue}"\n')
    fake.chmod(0o755)
    (step,) = FACTS["tell"]["steps"]
    given = {"PATH": f"{tmp_path}:{os.environ['PATH']}", "REPORT": report, "TITLE": step["env"]["TITLE"]}
    ran = subprocess.run(["bash", "-e", "-c", step["run"]], env=given, capture_output=True, text=True, check=False)
    asked = (tmp_path / "calls").read_text().splitlines()
    assert (ran.returncode, ran.stderr) == (0, "")
    assert asked[0].startswith("issue list --app github-actions ")
    assert asked[1:] == calls


def test_windows_runs_the_readmes_own_lines():
    blocks = re.findall(r"```powershell\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    promised = [line for block in blocks for line in block.splitlines()]
    ran = [line for step in COURSE["windows"]["steps"] for line in step.get("run", "").splitlines()]
    serving = r".venv\Scripts\python -m http.server 8000 --directory _build\html"
    # A server doesn't end: there it's started beside the others, with the same words.
    ran = [serving if line.startswith("$server") and serving.split(" ", 1)[1] in line else line for line in ran]
    assert len(promised) == 7
    assert [line for line in ran if line in promised] == promised


def test_the_readme_takes_any_python_that_the_package_allows():
    assert set(re.findall(r"\bpy -[\d.]+", (ROOT / "README.md").read_text(encoding="utf-8"))) == {"py -3"}


def test_the_programs_for_the_tests_are_the_ones_that_make_test_asks_for():
    asked = next(step["run"] for step in COURSE["test"]["steps"] if "apt-get" in step.get("run", ""))
    packages = [
        tool.package for key, tool in programs.TOOLS.items() if key not in {"chromium", "npm"}
    ]  # both are there
    assert asked == f"sudo apt-get update && sudo {' '.join(programs.APT_INSTALL)} {' '.join(packages)}"


def test_scripts_are_checked_before_the_tests_begin():
    runs = [step.get("run", "") for step in COURSE["test"]["steps"]]
    assert [run for run in runs if run.startswith("make ")] == ["make lint-js", "make test"]


def test_something_looks_for_newer_pins():
    updates = yaml.safe_load((ROOT / ".github" / "dependabot.yml").read_text())["updates"]
    assert {update["package-ecosystem"] for update in updates} == {"github-actions", "npm", "pip"}


def test_a_linter_finds_nothing_unsafe():
    command = [str(Path(sys.executable).parent / "zizmor"), "--offline", "--persona=pedantic", "--quiet", ".github"]
    linted = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert linted.returncode == 0, linted.stdout + linted.stderr
