"""Fixtures for the tests with real nbgrader: a class in which everything goes wrong, graded once."""

import csv
import logging
import os
import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from grader.cli.main import main
from grader.exercise.catalog import KIT
from tests.classroom.everybody import LATE, everybody, hand_in, hand_in_late, right

pytest.importorskip("nbgrader", reason="wants the extra `classroom`: make test-classroom")


NBGRADERS_OWN = (
    # nbgrader 0.9.6 hands its exchange an argument called `authentictor`
    "ignore:Passing unrecognized arguments to super.ExchangeReleaseFeedback:DeprecationWarning",
    # and its release_feedback leaves a file open for each student
    "ignore:unclosed file .*timestamp.txt:ResourceWarning",
)


# Who looks at one thing has to be in one process; the others go wherever there is room.
TOGETHER = {"test_everybody": "graded", "test_browser": "graded", "test_notebook": "kernel"}


def pytest_collection_modifyitems(items):
    """The one chain that most tests look at takes longer than a test may."""
    for item in items:
        item.add_marker(pytest.mark.timeout(300))
        if group := TOGETHER.get(item.path.stem):
            item.add_marker(pytest.mark.xdist_group(group))
        for warning in NBGRADERS_OWN:
            item.add_marker(pytest.mark.filterwarnings(warning))


@pytest.fixture(scope="session", autouse=True)
def own_jupyter(tmp_path_factory):
    """Nothing of this user's Jupyter, and nothing left in it."""
    folder = str(tmp_path_factory.mktemp("jupyter"))
    with pytest.MonkeyPatch.context() as patch:
        for name in ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR"):
            patch.setenv(name, folder)
        patch.setattr(logging.getLogger("traitlets"), "propagate", False)  # nbgrader says a lot
        yield


class Class:
    """A course, and commands about it."""

    def __init__(self, folder: Path):
        self.course = folder / "course"
        self.homes = folder / "students"
        self.grades = folder / "grades.csv"

    def run(self, step, *arguments):
        """Run `awaitlings classroom …`; gives the exit status."""
        where = [] if step == "init" else ["--course", str(self.course)]
        return main(["classroom", step, *map(str, arguments), *where])

    def run_apart(self, step, *arguments):
        """The same in a process of its own; gives it, ended."""
        command = [sys.executable, "-m", "grader", "classroom", step, *map(str, arguments)]
        command += ["--course", str(self.course)]
        return subprocess.run(command, cwd=KIT, capture_output=True, text=True, timeout=250)

    @property
    def released(self):
        return self.course / "release" / "ps1" / "ps1.ipynb"

    def rows(self):
        """The exported grades, by student."""
        assert self.run("export", "ps1", "-o", self.grades) == 0
        with self.grades.open(newline="", encoding="utf-8") as file:
            return {row["student_id"]: row for row in csv.DictReader(file)}

    def scores(self):
        return {student: float(row["score"]) for student, row in self.rows().items()}


@pytest.fixture(scope="session")
def graded(tmp_path_factory):
    """The class of `everybody`, from an empty folder to feedback, once for all tests."""
    classroom = Class(tmp_path_factory.mktemp("class"))
    with pytest.MonkeyPatch.context() as patch:
        capture = Captured(patch)
        assert classroom.run("init", classroom.course) == 0
        config = classroom.course / "nbgrader_config.py"
        with config.open("a", encoding="utf-8") as file:
            file.write('c.LateSubmissionPlugin.penalty_method = "zero"\n')
        due = datetime.now().astimezone() + timedelta(hours=1)
        exercises = ("greet", "kinds", "fetch_all")
        # the kernel of nbgrader's validation leaves an event loop behind, so not in this process
        assigned = classroom.run_apart("assign", "ps1", *exercises, "--due", due.isoformat())
        assert (assigned.returncode, assigned.stderr) == (0, "")
        canary = classroom.course / "canary.txt"
        canary.write_text("alive")
        for student, files in everybody(classroom.released, canary).items():
            hand_in(classroom, student, files)
        hand_in(classroom, "resubmitted", {"ps1.ipynb": right(classroom.released).bytes()})
        hand_in_late(classroom, LATE, due + timedelta(hours=1))
        capture.text.clear()
        classroom.status = classroom.run("grade", "ps1", "--clock", "fast", "--trust")
        classroom.summary = "".join(capture.text)
        classroom.feedback_status = classroom.run("feedback", "ps1")
        classroom.rows_once = classroom.rows()
    return classroom


class Captured:
    """What is written to standard output, for a fixture that outlives a test."""

    def __init__(self, patch):
        self.text = []
        patch.setattr("sys.stdout", self)

    def write(self, text):
        self.text.append(text)
        return len(text)

    def flush(self):
        pass

    encoding = "utf-8"

    def isatty(self):
        return False


@pytest.fixture
def small(tmp_path, monkeypatch):
    """A course of one exercise, not yet handed in by anybody."""
    monkeypatch.setattr("grader.classroom.assign.validate", lambda source: None)
    classroom = Class(tmp_path)
    assert classroom.run("init", classroom.course) == 0
    assert classroom.run("assign", "ps1", "kinds") == 0
    return classroom


@pytest.fixture
def alone_in_path(monkeypatch):
    """A PATH in which nbgrader's `alembic` is not found by itself."""
    monkeypatch.setenv("PATH", os.defpath)
