"""The demo: real commands, nbgrader's and ours, on the wall clock."""

import csv
import subprocess
import sys

from grader.classroom.demo import EXPECTED
from grader.exercise.catalog import KIT


def test_the_demo_ends_with_the_expected_scores(tmp_path):
    out = tmp_path / "demo"
    command = [sys.executable, "-m", "grader.classroom.demo", str(out)]
    ended = subprocess.run(
        command, cwd=KIT, capture_output=True, text=True, check=False, timeout=280
    )
    assert (ended.returncode, ended.stderr) == (0, "")
    with (out / "grades.csv").open(newline="", encoding="utf-8") as file:
        scores = {row["student_id"]: float(row["score"]) for row in csv.DictReader(file)}
    assert scores == EXPECTED
    for student in EXPECTED:
        assert len(list((out / "students" / student).glob("ps1/feedback/*/ps1.html"))) == 1


def test_a_folder_that_is_not_empty_is_a_usage_error(tmp_path):
    (tmp_path / "thesis.txt").write_text("years of work", encoding="utf-8")
    command = [sys.executable, "-m", "grader.classroom.demo", str(tmp_path)]
    ended = subprocess.run(command, cwd=KIT, capture_output=True, text=True, check=False)
    assert ended.returncode == 2
    assert "is not empty" in ended.stderr
    assert [file.name for file in tmp_path.iterdir()] == ["thesis.txt"]
