"""A course system's export is graded from the command line: ids, what was taken, and what was not."""

import csv
from pathlib import Path

import pytest

from grader.cli.main import main
from grader.exercise.catalog import KIT
from tests.handed_in import CATALOG, notebook, zipped

pytestmark = pytest.mark.one_python

GREET = (KIT / "solutions/01_coroutines/greet/solution.py").read_text(encoding="utf-8")
FILE = "_assignsubmission_file_"
STUBS = {exercise.slug: exercise.stub.read_text(encoding="utf-8") for exercise in CATALOG.exercises}
MOODLE = {
    f"Ann_1{FILE}/greet (1).py": GREET,
    f"Bo_2{FILE}/w.zip": zipped({}),
    f"Cy_3{FILE}/greet.py": STUBS["greet"],
    f"Di_4{FILE}/": "",
    "Di_4_assignsubmission_onlinetext_/": "",
    f"Ed_5{FILE}/w.ipynb": notebook(GREET),
}
HOW = ("--clock", "fast", "--isolation", "0")


@pytest.fixture
def export(tmp_path, monkeypatch):
    """Writes an export in the current folder."""
    monkeypatch.chdir(tmp_path)

    def write(files, name="class.zip"):
        Path(name).write_bytes(zipped(files))
        return name

    return write


def graded(source, *names):
    status = main(["classroom", "grade", *names, "--from", source, "-o", "out", *HOW])
    with open("out/grades.csv", newline="", encoding="utf-8") as file:
        return status, list(csv.DictReader(file))


def test_each_student_has_one_row_with_the_systems_id(export, capsys):
    status, rows = graded(export(MOODLE))
    assert status == 1
    assert [(row["student"], row["id"], row["greet"], row["points"]) for row in rows] == [
        ("Ann_1", "1", "6", "6"),
        ("Bo_2", "2", "", ""),
        ("Cy_3", "3", "0", "0"),
        ("Di_4", "4", "0", "0"),
        ("Ed_5", "5", "6", "6"),
    ]
    assert [row["remark"] for row in rows] == [
        "greet: taken from greet (1).py",
        "greet: w.zip: The archive is empty: pack the files again",
        "greet: not begun",
        "greet: Nothing was submitted for greet",
        "",
    ]
    said = capsys.readouterr().out
    assert "Ann_1: greet: taken from greet (1).py" in said
    assert "0 pass; not begun: greet" in said
    listed = said.partition("Not graded, so without a score:")[2]
    assert listed.strip() == "Bo_2: greet: w.zip: The archive is empty: pack the files again."


def test_canvas_says_who_was_late(export):
    files = {"ann_LATE_1_10_greet.py": GREET, "bo_2_11_greet-1.py": GREET, "bo_2_12_greet.py": "x"}
    status, rows = graded(export(files))
    assert status == 0
    assert [row["remark"] for row in rows] == [
        "late",
        "greet: greet-1.py is the newest of 2 versions",
    ]


def test_a_class_without_a_single_answer_is_a_list_of_reasons(export, capsys):
    status, rows = graded(export({"ann/essay.docx": "x", "bo/": ""}))
    assert (status, [row["student"] for row in rows]) == (1, ["ann", "bo"])
    listed = capsys.readouterr().out.partition("Not graded, so without a score:")[2]
    assert listed.strip().startswith("ann: essay.docx: It is not a Python file")


def test_an_untouched_stub_makes_no_exercise_of_a_class(export):
    _, rows = graded(
        export({"ann/greet.py": GREET, "bo/race.py": STUBS["race"], "bo/greet.py": "x"})
    )
    assert list(rows[0]) == ["student", "greet", "points", "max_points", "remark"]


def test_check_grades_a_class_and_writes_nothing(export, capsys):
    source = export(MOODLE)
    assert main(["check", "greet", "--from", source, *HOW]) == 1
    said = capsys.readouterr().out
    assert "Bo_2: greet: w.zip: The archive is empty" in said
    assert "classroom grade greet --from class.zip" in said
    assert [path.name for path in Path().iterdir()] == ["class.zip"]


def test_check_passes_where_the_whole_class_does(export):
    assert main(["check", "--from", export({"ann/greet.py": GREET, "bo.zip": ""}), *HOW]) == 1
    assert main(["check", "--from", export({"ann/greet.py": GREET}), *HOW]) == 0


def test_check_writes_no_single_report_of_a_class(export, capsys):
    assert main(["check", "--from", export(MOODLE), "--json", "r.json", *HOW]) == 2
    assert "A class has a report for each student" in capsys.readouterr().err
