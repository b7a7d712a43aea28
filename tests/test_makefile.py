"""The Makefile: which commands it runs."""

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
    ended = subprocess.run(command, cwd=KIT, capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stderr) == (0, "")
    return ended.stdout


@pytest.mark.parametrize(
    "target",
    ["classroom", "classroom-demo", "test-classroom", "bench-classroom", "/nowhere/.classroom"],
)
def test_a_classrooms_environment_has_nbgrader(target):
    assert "-e '.[classroom,dev]'" in would_run(target)


def test_the_ordinary_environments_have_it_not():
    assert "-e '.[dev]'" in would_run("/nowhere/.dev")
    assert "classroom" not in would_run("/nowhere/.dev")
