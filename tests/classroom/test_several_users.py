"""A course in which each student is a user of the machine: nbgrader's own commands and file modes."""

import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from tests.classroom.conftest import Class
from tests.classroom.students import Notebook, source_of

USERS = ("daemon", "games", "nobody")
"""Users that exist on every machine, so that none has to be created."""
CONFIG = """c = get_config()
c.CourseDirectory.course_id = "course"
c.Exchange.root = {exchange!r}
"""
AS_USER = Path(__file__).with_name("as_user.py")


@pytest.fixture
def classroom(monkeypatch):
    """A course of root, with an exchange that all users can access."""
    if os.geteuid() != 0:
        pytest.skip("needs root: students are other users of the machine")
    if missing := [name for name in USERS if not any(u.pw_name == name for u in pwd.getpwall())]:
        pytest.skip(f"needs the users {', '.join(missing)}")
    monkeypatch.setattr("grader.classroom.assign.validate", lambda source: None)
    with tempfile.TemporaryDirectory(prefix="class-") as folder:
        Path(folder).chmod(0o755)
        made = Class(Path(folder))
        made.exchange = Path(folder) / "exchange"
        assert made.run("init", made.course, "--exchange", made.exchange) == 0
        made.course.chmod(0o700)
        assert made.run("assign", "ps1", "kinds") == 0
        for user in USERS:
            home = made.homes / user
            home.mkdir(parents=True)
            (home / "nbgrader_config.py").write_text(CONFIG.format(exchange=str(made.exchange)))
            shutil.chown(home, user)
        yield made


def run(classroom, user, *command):
    """Run a student's command as that user."""
    home = str(classroom.homes / user)
    own = {f"JUPYTER_{kind}_DIR": f"{home}/.jupyter" for kind in ("CONFIG", "DATA", "RUNTIME")}
    ended = subprocess.run(
        [sys.executable, str(AS_USER), user, home, *command],
        env={**os.environ, **own},
        capture_output=True,
        text=True,
        check=False,
        timeout=100,
    )
    assert ended.returncode == 0, ended.stderr


def submit(classroom, user, source, *options):
    """Fetch, write an answer, submit."""
    run(classroom, user, "fetch_assignment", "ps1")
    file = classroom.homes / user / "ps1" / "ps1.ipynb"
    notebook = Notebook(file)
    notebook.answer("kinds", source)
    file.write_bytes(notebook.bytes())
    run(classroom, user, "submit", "ps1", *options)


def test_students_that_are_other_users_are_graded_and_get_their_feedback(classroom, capsys):
    submit(classroom, "daemon", source_of("kinds"))
    submit(classroom, "games", "def kind(thing):\n    return 'something else'\n")
    submit(classroom, "nobody", source_of("kinds"), "--student", "zoe")
    capsys.readouterr()
    assert classroom.run("grade", "ps1", "--clock", "fast", "--trust") == 0
    said = capsys.readouterr().out
    assert "The user nobody submitted for other students: zoe." in said
    assert "daemon," not in said
    assert classroom.scores() == {"daemon": 5.0, "games": 2.0, "zoe": 5.0}
    assert classroom.run("feedback", "ps1") == 0
    run(classroom, "games", "fetch_feedback", "ps1")
    (page,) = (classroom.homes / "games").glob("ps1/feedback/*/ps1.html")
    assert "2 of 5 points" in page.read_text(encoding="utf-8")
