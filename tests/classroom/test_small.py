"""A course with one exercise: the problems of a teacher, one at a time."""

import json
import re
import sqlite3
import subprocess
import sys
import threading
from dataclasses import replace

import pytest

from grader.classroom.records import Records
from grader.exercise.catalog import KIT
from grader.supervisor import Level
from tests import judging
from tests.classroom.all_students import html_of, submit
from tests.classroom.students import Notebook, source_of

LATE_PENALTY = """
from nbgrader.plugins import BasePlugin


class OnePoint(BasePlugin):
    def late_submission_penalty(self, student_id, score, total_seconds_late):
        return 1.0
"""
FAST = ("--clock", "fast", "--trust", "--isolation", "0")


def answering(classroom, source):
    """A notebook with one answer."""
    notebook = Notebook(classroom.released)
    notebook.answer("kinds", source)
    return {"ps1.ipynb": notebook.bytes()}


def right(classroom):
    return answering(classroom, source_of("kinds"))


def wrong(classroom):
    return answering(classroom, "def kind(thing):\n    return 'something else'\n")


def test_a_resubmission_is_graded_and_the_others_are_not_graded_again(small, monkeypatch):
    submit(small, "ada", wrong(small))
    submit(small, "ben", right(small))
    assert small.run("grade", "ps1", *FAST) == 0
    assert small.scores() == {"ada": 2.0, "ben": 5.0}
    records = Records.in_course(small.course, "ps1")
    before = records.read("ben").verdicts["kinds"]["report"]
    submit(small, "ada", right(small))
    asked = []
    judging.instead(monkeypatch, lambda judge, book: asked.extend(book) or judge(book))
    assert small.run("grade", "ps1", *FAST) == 0
    assert small.scores() == {"ada": 5.0, "ben": 5.0}
    assert [answer.submission.label for answer in asked] == ["ada"]
    assert records.read("ben").verdicts["kinds"]["report"] == before


def test_grading_that_was_killed_continues_where_it_stopped(small, monkeypatch):
    for student in ("ada", "ben", "cleo"):
        submit(small, student, answering(small, source_of("kinds") + f"\n# {student}\n"))
    asked = []

    def killed(judge, book):
        if len(asked) == 2:
            raise KeyboardInterrupt
        asked.extend(answer.submission.label for answer in book)
        return judge(book)

    judging.one_at_a_time(monkeypatch)
    judging.instead(monkeypatch, killed)
    with pytest.raises(KeyboardInterrupt):
        small.run("grade", "ps1", *FAST)
    graded, asked[:] = set(asked), []
    assert small.run("grade", "ps1", *FAST) == 0
    assert (len(graded), len(asked), {*graded, *asked}) == (2, 1, {"ada", "ben", "cleo"})
    assert small.scores() == {"ada": 5.0, "ben": 5.0, "cleo": 5.0}


def test_a_broken_resubmission_removes_the_old_score(small):
    submit(small, "ada", right(small))
    assert small.run("grade", "ps1", *FAST) == 0
    assert small.scores() == {"ada": 5.0}
    submit(small, "ada", {"ps1.ipynb": b"{"})
    assert small.run("grade", "ps1", *FAST) == 1
    row = small.rows()["ada"]
    assert (row["score"], row["remark"][:10]) == ("0.0", "not graded")
    submit(small, "ada", right(small))
    assert small.run("grade", "ps1", *FAST) == 0
    assert small.rows()["ada"]["remark"] == ""


def test_a_plugin_next_to_the_configuration_can_penalize_late_submissions(small):
    (small.course / "late_penalty.py").write_text(LATE_PENALTY, encoding="utf-8")
    with (small.course / "nbgrader_config.py").open("a", encoding="utf-8") as config:
        config.write('c.AssignLatePenalties.plugin_class = "late_penalty.OnePoint"\n')
    assert small.run("assign", "ps1", "kinds", "--due", "2000-01-01 00:00") == 0
    submit(small, "ada", right(small))
    assert small.run("grade", "ps1", *FAST) == 0
    row = small.rows()["ada"]
    assert (row["raw_score"], row["late_submission_penalty"], row["score"]) == ("5.0", "1.0", "4.0")


def test_a_cell_at_which_nbgrader_fails_is_reported(small):
    notebook = Notebook(small.released)
    notebook.cells.insert(0, {"cell_type": "raw", "source": ["a", 1], "metadata": {}})
    submit(small, "ada", {"ps1.ipynb": notebook.bytes()})
    submit(small, "ben", right(small))
    assert small.run("grade", "ps1", *FAST) == 1
    remark = small.rows()["ada"]["remark"]
    assert remark.startswith("not graded: nbgrader fails at this notebook (TypeError: ")
    assert small.scores() == {"ada": 0.0, "ben": 5.0}


def test_grading_waits_for_a_locked_gradebook(small):
    submit(small, "ada", right(small))
    lock = sqlite3.connect(small.course / "gradebook.db", check_same_thread=False)
    lock.execute("BEGIN EXCLUSIVE")
    timer = threading.Timer(7, lock.rollback)  # nbgrader by itself gives up after 5 s
    timer.start()
    try:
        assert small.run("grade", "ps1", *FAST) == 0
    finally:
        timer.join()
        lock.close()
    assert small.scores() == {"ada": 5.0}


def test_nbgraders_own_autograde_writes_the_same_scores(small):
    submit(small, "ada", right(small))
    assert small.run("grade", "ps1", *FAST) == 0
    command = [sys.executable, "-m", "nbgrader", "autograde", "ps1", "--force"]
    subprocess.run(command, cwd=small.course, check=True, capture_output=True, timeout=100)
    assert small.scores() == {"ada": 5.0}


def test_nbgraders_own_autograde_says_what_to_run_first(small):
    submit(small, "ada", right(small))
    command = [sys.executable, "-m", "nbgrader"]
    run = {"cwd": small.course, "capture_output": True, "text": True, "timeout": 100}
    subprocess.run([*command, "collect", "ps1"], check=True, **run)
    ended = subprocess.run([*command, "autograde", "ps1"], check=False, **run)
    assert ended.returncode == 1
    assert "not graded yet: run `" in ended.stderr
    assert "awaitlings classroom grade ps1`" in ended.stderr


def test_a_teachers_own_test_cell_does_not_get_full_points(small):
    source = small.course / "source" / "ps1" / "ps1.ipynb"
    notebook = Notebook(source)
    about = {"schema_version": 3, "grade_id": "own", "points": 3, "locked": True, "task": False}
    own = {"nbgrader": {**about, "grade": True, "solution": False}}
    notebook.insert("check-kinds", "assert kind(3) == 'number'", after=True, **own)
    source.write_bytes(notebook.bytes())
    subprocess.run(
        [sys.executable, "-m", "nbgrader", "generate_assignment", "ps1", "--force"],
        cwd=small.course,
        check=True,
        capture_output=True,
        timeout=100,
    )
    submit(small, "ada", right(small))
    assert small.run("grade", "ps1", *FAST) == 0
    assert small.rows()["ada"]["max_score"] == "8.0"
    assert small.scores() == {"ada": 5.0}
    assert small.run("feedback", "ps1") == 0
    assert "give the points by hand" in html_of(small, "ada")


def test_a_submission_with_links_is_not_collected(small, tmp_path):
    secret = tmp_path / "secret.html"
    secret.write_text("the exam", encoding="utf-8")
    submit(small, "ada", right(small))
    submit(small, "mallory", right(small))
    (folder,) = (small.course / "exchange" / "course" / "inbound").glob("mallory+*")
    (folder / "page.html").symlink_to(secret)
    assert small.run("grade", "ps1", *FAST) == 1
    assert "symbolic links" in small.rows()["mallory"]["remark"]
    assert small.scores() == {"ada": 5.0, "mallory": 0.0}
    assert list(small.course.glob("submitted/mallory/**/page.html")) == []


@pytest.mark.parametrize("name", ["zoe+ps1+yesterday+x", "zoe+ps1+x"])
def test_a_strange_name_in_the_exchange_does_not_stop_other_students(small, name):
    submit(small, "ada", right(small))
    (small.course / "exchange" / "course" / "inbound" / name).mkdir()
    assert small.run("grade", "ps1", *FAST) == 1
    assert small.scores() == {"ada": 5.0, "zoe": 0.0}


def test_names_are_not_formulas_in_a_spreadsheet(small):
    submit(small, "@sum", right(small))
    assert small.run("grade", "ps1", *FAST) == 0
    assert list(small.scores()) == ["'@sum"]


def test_a_student_without_a_submission_is_in_the_grades(small):
    from grader.classroom.course import open_course

    with open_course(small.course).api.gradebook as gradebook:
        gradebook.add_student("zoe", last_name="=cmd()")
    submit(small, "ada", right(small))
    assert small.run("grade", "ps1", *FAST) == 0
    row = small.rows()["zoe"]
    assert (row["score"], row["remark"]) == ("0.0", "nothing submitted")
    assert row["last_name"] == "'=cmd()"


def test_an_assignment_with_submissions_is_not_changed(small, capsys):
    submit(small, "ada", right(small))
    assert small.run("grade", "ps1", *FAST) == 0
    assert small.run("assign", "ps1", "greet") == 2
    assert "`ps1` cannot be changed" in capsys.readouterr().err


def test_a_python_file_in_the_source_is_not_released(small, capsys):
    (small.course / "source" / "ps1" / "solution.py").write_text("x = 1\n", encoding="utf-8")
    assert small.run("assign", "ps1", "kinds") == 2
    assert "solution.py" in capsys.readouterr().err


def test_below_level_two_the_option_trust_is_needed(small, monkeypatch, capsys):
    monkeypatch.setattr("grader.supervisor.isolation.settle", lambda asked: Level.LANDLOCK)
    submit(small, "ada", right(small))
    assert small.run("grade", "ps1", "--clock", "fast") == 3
    assert "pass --trust" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("step", "arguments", "sentence"),
    [
        ("grade", ["ps9", "--trust"], "There is no assignment `ps9`"),
        ("feedback", ["ps9"], "existing: `ps1`"),
        ("export", ["ps9"], "There is no assignment `ps9`"),
        ("export", ["ps1", "-o", "/nowhere/grades.csv"], "-o: expected a file"),
        ("assign", ["ps2", "fetch_al"], "Did you mean `fetch_all`"),
        ("assign", ["ps 2", "kinds"], "not a valid name of an assignment"),
    ],
)
def test_a_usage_error_is_one_sentence(small, capsys, step, arguments, sentence):
    assert small.run(step, *arguments) == 2
    assert sentence in capsys.readouterr().err


def test_a_course_is_not_made_twice(small, capsys):
    assert small.run("init", small.course) == 2
    assert "was not changed" in capsys.readouterr().err


def test_a_configuration_with_an_error_is_named(small, capsys):
    config = small.course / "nbgrader_config.py"
    config.write_text(config.read_text(encoding="utf-8") + "\nc = 1 +\n", encoding="utf-8")
    assert small.run("grade", "ps1") == 2
    assert "nbgrader_config.py cannot be read: SyntaxError" in capsys.readouterr().err


def test_alembic_is_found_if_the_environment_is_not_on_the_path(tmp_path, monkeypatch):
    from tests.classroom.conftest import Class

    monkeypatch.setenv("PATH", "/usr/bin:/bin")
    monkeypatch.setattr("grader.classroom.assign.validate", lambda source: None)
    classroom = Class(tmp_path)
    assert classroom.run("init", classroom.course) == 0
    assert classroom.run("assign", "ps1", "kinds") == 0


def test_a_solution_that_does_not_earn_all_points_does_not_validate(tmp_path, small):
    source = small.course / "source" / "ps1" / "ps1.ipynb"
    notebook = Notebook(source)
    notebook.answer("kinds", "def kind(thing) -> str:\n    return 'task'\n")
    source.write_bytes(notebook.bytes())
    code = f"from pathlib import Path; from grader.classroom.assign import validate; validate(Path({str(source)!r}))"
    ended = subprocess.run(
        [sys.executable, "-c", code],
        cwd=KIT,
        capture_output=True,
        text=True,
        check=False,
        timeout=200,
    )
    assert "CannotGrade" in ended.stderr
    assert 'check("kinds")' in ended.stderr


def with_ids(classroom, source, ids):
    """A notebook with one answer, in which an editor has changed the ids of the cells."""
    data = json.loads(answering(classroom, source)["ps1.ipynb"])
    for cell in data["cells"]:
        cell.pop("id", None)
        cell.update(ids)
    return {"ps1.ipynb": json.dumps(data).encode()}


def test_ids_that_an_editor_dropped_or_copied_are_nobodys_concern(small, recwarn):
    submit(small, "ada", with_ids(small, source_of("kinds"), {}))
    submit(small, "ben", with_ids(small, source_of("kinds"), {"id": "same"}))
    assert small.run("grade", "ps1", *FAST) == 0
    assert small.run("feedback", "ps1") == 0
    assert small.scores() == {"ada": 5.0, "ben": 5.0}
    assert [str(one.message) for one in recwarn if "id" in str(one.message).split()] == []


def test_the_index_of_feedback_says_what_each_check_is_of(small):
    submit(small, "ada", right(small))
    assert small.run("grade", "ps1", *FAST) == 0
    assert small.run("feedback", "ps1") == 0
    page = (small.course / "feedback" / "ada" / "ps1" / "ps1.html").read_text("utf-8")
    (title,) = re.findall('<li><a href="#check-kinds">(.*)</a> \\(Score: 5.0 / 5.0\\)', page)
    assert title.startswith("kinds: ")
    assert "Test cell" not in page


def test_a_student_is_graded_again(small, capsys):
    submit(small, "ada", right(small))
    submit(small, "ben", right(small))
    assert small.run("grade", "ps1", *FAST) == 0
    records = Records.in_course(small.course, "ps1")
    ben, ada = records.read("ben"), records.read("ada")
    records.save("ada", replace(ada, verdicts={"kinds": {**ada.verdicts["kinds"], "points": 1}}))
    assert small.run("regrade", "ada", "--assignment", "ps1", "--trust") == 0
    assert small.scores() == {"ada": 5.0, "ben": 5.0}
    assert records.read("ben") == ben
    assert small.run("regrade", "cleo", "--assignment", "ps1") == 2
    assert "`cleo` has no verdicts in ps1. Students: ada, ben." in capsys.readouterr().err
