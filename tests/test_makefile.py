"""The Makefile: which commands it runs."""

import os
import re
import subprocess

import pytest

from grader.exercise.catalog import KIT


def would_run(*targets):
    """What make would run if nothing was set up."""
    command = [
        "make",
        "--no-print-directory",
        "-n",
        *targets,
        "VENV=/nowhere",
        "CLASSROOM=/nowhere",
    ]
    ended = subprocess.run(
        command,
        cwd=KIT,
        env={"PATH": os.environ["PATH"]},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ended.returncode, ended.stderr) == (0, "")
    return ended.stdout


@pytest.mark.parametrize(
    "target",
    ["classroom", "classroom-demo", "test-classroom", "bench-classroom", "/nowhere/.classroom"],
)
def test_a_classrooms_environment_has_nbgrader(target):
    assert "-r requirements-classroom.lock" in would_run(target)


def test_the_ordinary_environments_have_it_not():
    assert "-r requirements-dev.lock" in would_run("/nowhere/.dev")
    assert "classroom" not in would_run("/nowhere/.dev")


@pytest.mark.parametrize("environment", [".learner", ".dev", ".classroom"])
def test_nothing_is_searched_for_and_nobody_waits_long(environment):
    installs = re.findall(
        r"pip install .*?(?= -r | -e | --no-build)", would_run(f"/nowhere/{environment}")
    )
    options = "-qq --disable-pip-version-check --no-deps --retries 2 --timeout 10"
    assert set(installs) == {f"pip install {options}"}
