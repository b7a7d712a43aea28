"""Fixtures for the tests with real nbgrader: a class with every known problem, graded once."""

import csv
import logging
import os
import re
import shutil
import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from xdist.scheduler import LoadScopeScheduling

from grader.cli.main import main
from grader.exercise.catalog import KIT
from tests.classroom.all_students import LATE, all_students, make_late, right, submit

pytest.importorskip("nbgrader", reason="needs the extra `classroom`: make test-classroom")


NBGRADERS_OWN = (
    # nbgrader 0.9.6 passes its exchange an argument named `authentictor`
    "ignore:Passing unrecognized arguments to super.ExchangeReleaseFeedback:DeprecationWarning",
    # and its release_feedback leaves a file open for each student
    "ignore:unclosed file .*timestamp.txt:ResourceWarning",
)

TOGETHER = {
    "test_all_students": "graded",
    "test_browser": "graded",
    "test_cluster": "cluster",
    "test_notebook": "kernel",
}
"""Files of tests that share a fixture, which one process is to make."""


class ByFixture(LoadScopeScheduling):
    """`--dist loadgroup`, which groups nothing from pytest 9.2 on (pytest-xdist's issue 1386)."""

    def _split_scope(self, nodeid):
        return TOGETHER.get(Path(nodeid.partition("::")[0]).stem, nodeid)


def pytest_xdist_make_scheduler(config, log):
    """How the tests are handed out."""
    return ByFixture(config, log)


def pytest_collection_modifyitems(items):
    """The fixture that most tests share takes longer than the usual timeout of a test."""
    for item in items:
        item.add_marker(pytest.mark.timeout(300))
        for warning in NBGRADERS_OWN:
            item.add_marker(pytest.mark.filterwarnings(warning))


@pytest.fixture(scope="session", autouse=True)
def own_jupyter(tmp_path_factory):
    """Do not use this user's Jupyter configuration, and do not write to it."""
    folder = str(tmp_path_factory.mktemp("jupyter"))
    with pytest.MonkeyPatch.context() as patch:
        for name in ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR"):
            patch.setenv(name, folder)
        patch.setattr(logging.getLogger("traitlets"), "propagate", False)  # nbgrader logs a lot
        yield


class Class:
    """A course, and commands for it."""

    def __init__(self, folder: Path):
        self.course = folder / "course"
        self.homes = folder / "students"
        self.grades = folder / "grades.csv"

    def run(self, step, *arguments):
        """Run `awaitlings classroom …`; returns the exit status."""
        where = [] if step == "init" else ["--course", str(self.course)]
        return main(["classroom", step, *map(str, arguments), *where])

    def run_apart(self, step, *arguments):
        """The same in a separate process; returns the completed process.

        libzmq may abort a thread of its own as the process ends, on a busy machine: that is nobody's error.
        """
        command = [sys.executable, "-m", "grader", "classroom", step, *map(str, arguments)]
        command += ["--course", str(self.course)]
        ended = subprocess.run(command, cwd=KIT, capture_output=True, text=True, timeout=250)
        ended.stderr = re.sub(r"Assertion failed: .* \(src/\w+\.cpp:\d+\)\n", "", ended.stderr)
        return ended

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
    """The class of `all_students`, from an empty folder to feedback, once for all tests."""
    classroom = Class(tmp_path_factory.mktemp("class"))
    with pytest.MonkeyPatch.context() as patch:
        capture = Captured(patch)
        assert classroom.run("init", classroom.course) == 0
        config = classroom.course / "nbgrader_config.py"
        with config.open("a", encoding="utf-8") as file:
            file.write('c.LateSubmissionPlugin.penalty_method = "zero"\n')
        due = datetime.now().astimezone() + timedelta(hours=1)
        exercises = ("greet", "kinds", "fetch_all")
        # in a separate process, because nbgrader's validation leaves an event loop behind
        assigned = classroom.run_apart("assign", "ps1", *exercises, "--due", due.isoformat())
        assert (assigned.returncode, assigned.stderr) == (0, "")
        canary = classroom.course / "canary.txt"
        canary.write_text("alive")
        for student, files in all_students(classroom.released, canary).items():
            submit(classroom, student, files)
        submit(classroom, "resubmitted", {"ps1.ipynb": right(classroom.released).bytes()})
        make_late(classroom, LATE, due + timedelta(hours=1))
        capture.text.clear()
        classroom.status = classroom.run("grade", "ps1", "--clock", "fast", "--trust")
        classroom.summary = "".join(capture.text)
        classroom.feedback_status = classroom.run("feedback", "ps1")
        classroom.rows_once = classroom.rows()
    return classroom


class Captured:
    """Captures standard output, for a fixture with a larger scope than a test."""

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


@pytest.fixture(scope="session")
def made(tmp_path_factory):
    """A course with one exercise and no submissions yet, which stays as it is."""
    classroom = Class(tmp_path_factory.mktemp("made"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("grader.classroom.assign.validate", lambda source: None)
        assert classroom.run("init", classroom.course) == 0
        assert classroom.run("assign", "ps1", "kinds") == 0
    return classroom


@pytest.fixture
def small(made, tmp_path, monkeypatch):
    """Such a course of its own for a test."""
    monkeypatch.setattr("grader.classroom.assign.validate", lambda source: None)
    classroom = Class(tmp_path)
    shutil.copytree(made.course, classroom.course)
    config = classroom.course / "nbgrader_config.py"
    config.write_text(config.read_text().replace(str(made.course), str(classroom.course)))
    return classroom


@pytest.fixture
def alone_in_path(monkeypatch):
    """A PATH without nbgrader's `alembic`."""
    monkeypatch.setenv("PATH", os.defpath)
