"""One class with every known problem, graded in one run.

Each test is about one problem with nbgrader.
"""

import pytest

from tests.classroom.all_students import EXPECTED, UNMARKED, autograded, html_of
from tests.needs import wanted

SCORED = sorted(set(EXPECTED) - set(UNMARKED))


def test_the_exported_scores_are_exact(graded):
    assert {s: float(row["score"]) for s, row in graded.rows_once.items()} == EXPECTED


def test_every_collected_student_has_a_score_or_is_listed_with_the_reason(graded):
    assert graded.status == 1
    for student, reason in UNMARKED.items():
        assert reason in graded.rows_once[student]["remark"]
        assert f"{student}: ps1.ipynb: " in graded.summary
    assert [s for s, row in graded.rows_once.items() if not row["remark"]] == SCORED


def test_a_submission_that_cannot_be_graded_has_no_autograded_copy_and_no_feedback(graded):
    assert graded.feedback_status == 1
    for step in ("autograded", "feedback"):
        assert sorted(folder.name for folder in (graded.course / step).iterdir()) == SCORED


def test_the_points_are_those_of_the_checks(graded):
    assert {row["max_score"] for row in graded.rows_once.values()} == {"20.0"}


def test_a_late_submission_has_its_points_and_its_penalty(graded):
    row = graded.rows_once["late"]
    assert (row["raw_score"], row["late_submission_penalty"], row["score"]) == (
        "20.0",
        "20.0",
        "0.0",
    )
    others = [r for s, r in graded.rows_once.items() if s != "late"]
    assert {row["late_submission_penalty"] for row in others} == {"0.0"}


def test_the_summary_has_students_points_verdicts_and_mistakes(graded):
    lines = [" ".join(line.split()) for line in graded.summary.splitlines()]
    assert "right 20/20 3 pass" in lines
    assert "serial 15/20 2 pass; fail: fetch_all" in lines
    assert "hanging 11/20 2 pass; timeout: fetch_all" in lines
    assert "crashing 11/20 2 pass; crash: fetch_all" in lines
    assert any(line.startswith("serial-await (2 students)") for line in lines)


def test_hostile_code_cannot_write_to_files_of_the_course(graded):
    wanted("bwrap", "bubblewrap")
    assert "isolation level 2" in graded.summary
    assert (graded.course / "canary.txt").read_text() == "alive"


@pytest.mark.parametrize("student", ["edited", "doubled_check", "stripped", "reordered"])
def test_the_autograded_copy_has_every_cell_of_the_assignment_once(graded, student):
    cells = autograded(graded, student)["cells"]
    names = [cell["metadata"].get("nbgrader", {}).get("grade_id") for cell in cells]
    known = [name for name in names if name]
    expected = autograded(graded, "right")["cells"]
    assert sorted(known) == sorted(c["metadata"]["nbgrader"]["grade_id"] for c in expected)


def test_an_edited_locked_cell_is_restored(graded):
    cells = {
        cell["metadata"]["nbgrader"]["grade_id"]: cell["source"]
        for cell in autograded(graded, "edited")["cells"]
    }
    assert "".join(cells["check-greet"]) == 'check("greet")'


def test_outputs_of_the_student_are_removed(graded):
    cells = autograded(graded, "hostile_outputs")["cells"]
    outputs = [output["data"]["text/plain"] for cell in cells for output in cell.get("outputs", [])]
    assert ["".join(text) for text in outputs] == ["0.0", "5.0", "9.0"]


def test_stray_files_are_not_imported_and_have_no_effect(graded):
    assert graded.rows_once["stray_files"]["score"] == graded.rows_once["serial"]["score"]


def test_a_duplicate_answer_rejects_its_exercise_with_the_reason(graded):
    assert "There are 2 answer cells for greet" in html_of(graded, "doubled_answer")


def test_feedback_has_sentences_messages_the_mistake_and_the_timeline(graded):
    page = html_of(graded, "serial")
    assert "Three 2-second fetches finish in under 2.5 seconds." in page
    assert "it took 6.0 s, should take less than 2.5 s" in page
    assert "serial-await" in page
    assert "<svg" in page


def test_a_hidden_check_shows_only_its_sentence(graded):
    page = html_of(graded, "serial")
    assert "It works as well for thirty pages as for three." in page
    assert "thirty_pages" not in page
    assert "of 30 calls" not in page


def test_the_released_notebook_has_no_hidden_checks_and_no_solutions(graded):
    notebook = graded.released.read_text(encoding="utf-8")
    assert "thirty" not in notebook
    assert "BEGIN SOLUTION" not in notebook
    assert "await asyncio.gather" not in notebook
    assert [file.name for file in graded.released.parent.iterdir()] == ["ps1.ipynb"]


def test_feedback_is_released_to_all_graded_students(graded):
    pages = list((graded.course / "exchange" / "course" / "feedback").glob("*.html"))
    assert len(pages) == len(SCORED)
