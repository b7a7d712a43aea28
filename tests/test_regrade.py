"""One student of a graded folder is graded again: only this student's verdicts, reports and row change."""

import csv
import json
import shutil
from pathlib import Path

import pytest

from grader.classroom.regrade import Again, the_student
from grader.classroom.sheets.matching import Roster
from grader.classroom.student_submission import StudentSubmission
from grader.cli.main import main
from grader.errors import UsageError
from tests.handed_in import found, zipped
from tests.test_grade_export import FILE, GREET, HOW, STUBS
from tests.test_sheets import MOODLE

pytestmark = pytest.mark.one_python


@pytest.fixture(scope="module")
def once(tmp_path_factory):
    """The folder of a graded class, and a copy of it: what was graded is known by its path."""
    folder = tmp_path_factory.mktemp("graded") / "class"
    folder.mkdir()
    with pytest.MonkeyPatch.context() as patched:
        patched.chdir(folder)
        hand_in(GREET)
        Path("w.csv").write_text(MOODLE, "utf-8")
        main(
            [
                *["classroom", "grade", "--from", "class.zip", "-o", "out", "--gradebook", "w.csv"],
                *HOW,
            ]
        )
    return folder, shutil.copytree(folder, folder.with_name("copy"))


@pytest.fixture
def graded(once, monkeypatch):
    """A graded class, in which everybody hands something else in afterwards."""
    folder, copy = once
    shutil.rmtree(folder)
    monkeypatch.chdir(shutil.copytree(copy, folder))
    hand_in(STUBS["greet"])


def hand_in(text):
    names = {'Zoë, "Z" Müller': 12, "Bo": 14, "Di": 15}
    files = {f"{name}_{number}{FILE}/greet.py": text for name, number in names.items()}
    Path("class.zip").write_bytes(zipped(files))


def points():
    with open("out/grades.csv", newline="", encoding="utf-8") as file:
        return {row["id"]: row["points"] for row in csv.DictReader(file)}


def reports():
    return {
        file.stem: json.loads(file.read_bytes())["points"]
        for file in Path("out").glob("[!.]*.json")
    }


@pytest.mark.parametrize("name", ["Bo_14", "14", "bo"])
def test_only_this_student_has_new_verdicts(graded, name, capsys):
    assert points() == {"12": "6", "14": "6", "15": "6"}
    capsys.readouterr()
    assert (
        main(["classroom", "regrade", name, "greet", "-o", "out"]) == 1
    )  # Di has no row in the worksheet
    said = capsys.readouterr().out
    assert points() == {"12": "6", "14": "0", "15": "6"}
    assert reports() == {'Zoë, "Z" Müller_12': 6, "Bo_14": 0, "Di_15": 6}
    assert ("Bo_14" in said, "0/6" in said, "6/6" in said) == (True, True, False)
    assert "bo@uni.edu,0,100.00" in Path("out/w-filled.csv").read_text("utf-8")


GROUP = (
    "submission_11:\n  :submitters:\n  - :name: Ada Oz\n    :sid: '77'\n  - :name: Bo Um\n    :sid: '78'\n"
    "submission_12:\n  :submitters:\n  - :name: Ada Um\n    :sid: '79'\n"
)
CALLED = {
    "78": "Ada Oz and Bo Um_11",
    "Bo Um": "Ada Oz and Bo Um_11",
    "um, bo": "Ada Oz and Bo Um_11",
    "ADA UM": "Ada Um_12",
    "ada_u": "Ada Um_12",
}


@pytest.mark.parametrize("name", CALLED)
def test_a_student_may_be_called_by_a_name_or_be_one_of_a_group(tmp_path, name):
    files = {f"e/submission_{number}/greet.py": GREET for number in (11, 12)}
    read = found(tmp_path, files | {"e/submission_metadata.yml": GROUP}, "greet")
    students = [StudentSubmission(student) for student in read.everybody]
    (tmp_path / "roster.csv").write_text("student_id,login\n79,ada_u\n", "utf-8")
    roster = Roster(tmp_path / "roster.csv")
    assert the_student(students, read, Again(name, (), roster)).student == CALLED[name]


def test_a_name_of_canvas_is_one_word_and_two_of_one_name_are_asked_for(tmp_path):
    files = {f"{name}_greet.py": GREET for name in ("leeann_13_1", "kimbo_14_2", "bokim_15_3")}
    read = found(tmp_path, files, "greet")
    students = [StudentSubmission(student) for student in read.everybody]
    assert the_student(students, read, Again("Ann Lee")).student == "leeann_13"
    with pytest.raises(UsageError, match="`Bo Kim` may be any of bokim_15, kimbo_14: name one"):
        the_student(students, read, Again("Bo Kim"))
    with pytest.raises(UsageError, match=r"Did you mean leeann_13\?$"):
        the_student(students, read, Again("leean"))


WRONG = {
    "no such student": (["Boo"], "There is no student `Boo`"),
    "near": (["Bo_15"], "Did you mean Bo_14"),
    "another exercise": (["14", "race"], "`race` was not graded for this class. Exercises: greet."),
    "no folder": (["14", "-o", "elsewhere"], "no grades of a whole class in elsewhere"),
}


@pytest.mark.parametrize("kind", WRONG)
def test_wrong_use_changes_nothing(graded, kind, capsys):
    words, reason = WRONG[kind]
    before = Path("out/grades.csv").read_bytes()
    assert main(["classroom", "regrade", "-o", "out", *words]) == 2
    assert reason in capsys.readouterr().err
    assert Path("out/grades.csv").read_bytes() == before
