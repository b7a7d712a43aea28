"""The page of a whole class: what is counted, and that nobody is named where all can see it."""

import csv
import re
from pathlib import Path

import pytest

from grader.classroom.anonymous import line_of_nobody
from grader.classroom.grade_folder import file_names
from grader.classroom.student_submission import StudentSubmission
from grader.cli.main import main
from grader.exercise.catalog import KIT
from grader.report.class_page import ClassCount, MistakeCount, class_page
from tests.handed_in import zipped
from tests.test_grade_export import FILE, GREET, HOW, STUBS
from tests.test_html import must_be_inert

pytestmark = pytest.mark.one_python

WRONG = (KIT / "solutions/01_coroutines/greet/wrong_time_sleep.py").read_text("utf-8")
PLACE = "time.sleep(1)"
CLASS = {
    f"Ann Lee_1{FILE}/greet.py": GREET,
    f"Bo_2{FILE}/greet.py": WRONG.replace(PLACE, f"{PLACE}  # Bo was here"),
    f"Cy <b>_3{FILE}/greet.py": STUBS["greet"],
    f"Di_4{FILE}/": "",
    f"Ed_5{FILE}/greet.docx": "x",
}


@pytest.fixture
def page(tmp_path, monkeypatch):
    """The page of a class, and the table beside it."""
    monkeypatch.chdir(tmp_path)
    assert WRONG.count(PLACE) == 1
    Path("class.zip").write_bytes(zipped(CLASS))
    main(["classroom", "grade", "greet", "--from", "class.zip", "-o", "out", *HOW])
    with open("out/class.csv", newline="", encoding="utf-8") as file:
        return Path("out/class.html").read_text("utf-8"), list(csv.DictReader(file))


def test_only_answers_that_were_begun_and_graded_are_counted(page):
    text, rows = page
    assert "A class of 5 students" in text
    assert re.search(
        r"<p>2 answers, by points: 4.5 of 6 points on average. The median took \d\.\d s.</p>", text
    )
    assert "1 answer with 6 points" in text
    assert {row["check"]: (row["passed"], row["answers"]) for row in rows} == {
        "test_says_hello_then_goodbye": ("2", "2"),
        "test_pauses_for_a_second": ("2", "2"),
        "test_others_run_during_the_pause": ("1", "2"),
        "test_a_queue": ("1", "2"),
        "test_any_name": ("2", "2"),
    }


def test_a_mistake_has_a_line_of_nobody_and_names_are_in_the_closed_part_only(page):
    open_part, _, closed = page[0].partition("<details><summary>For the teacher")
    assert f"<code>{PLACE}</code>" in open_part
    assert [name for name in ("Ann", "Bo", "Cy", "Di", "Ed") if name in open_part] == []
    assert "<h3>Handed in nothing (1)</h3>" in closed
    assert "<li>Di_4</li>" in closed
    assert "<li>Cy &lt;b&gt;_3</li>" in closed
    assert "<li>Ed_5: greet: greet.docx: It is not a Python file" in closed
    must_be_inert(page[0])


SAFE = {
    "x = 1  # by Ann": "x = 1",
    '    print(\'Ann\', f"a {x!r} b", "")  # x': None,
    "await fetch(ann_url)": "",
    "return (": "",
    "x = '''Ann": "",
    "x = 1": "x = 1",
}


@pytest.mark.parametrize("line", SAFE)
def test_a_line_is_shown_without_comments_strings_and_names(line):
    shown = line_of_nobody(f"import x\n{line}\n", 2, "Lee Ann_1")
    assert "Ann" not in shown
    if SAFE[line] is None:
        assert shown.startswith("print('…', f\"")
        assert shown.endswith(', "")')
    else:
        assert shown == SAFE[line]


def test_a_student_called_class_has_another_file():
    names = list(file_names([StudentSubmission("class"), StudentSubmission("Ann")]))
    assert (names[0].startswith("class-"), names[1]) == (True, "Ann")


def test_a_line_that_is_not_there_is_not_shown():
    assert line_of_nobody("x = 1\n", 9, "Bo") == ""
    assert line_of_nobody('"""Ann\nAnn\n"""\n', 2, "Bo") == ""


def test_what_comes_from_a_student_is_escaped():
    text = class_page(ClassCount(1, [], [MistakeCount("x", "", 1, "a<b>", "s")], {"Why": ["<i>"]}))
    assert ("a&lt;b&gt;" in text, "<li>&lt;i&gt;</li>" in text) == (True, True)
    must_be_inert(text)
