"""The answers of a class, written as Dolos and JPlag read them."""

import csv
from pathlib import Path

import pytest

from grader.cli.main import main
from tests.handed_in import NEWER, RIGHT, notebook, zipped
from tests.test_grade_export import STUBS

pytestmark = pytest.mark.one_python

CREATED = "  :created_at: 2026-11-20 23:30:00.861687000 +0100\n"
ABOUT = f"submission_1:\n  :submitters:\n  - :name: Ann Lee\n    :sid: '77'\n{CREATED}"
CLASS = {
    "e/submission_metadata.yml": ABOUT,
    "e/submission_1/week.zip": zipped({"w/Fetch-All.py": RIGHT}),
    "e/submission_2/any.ipynb": notebook(NEWER),
    "e/submission_3/fetch_all.py": STUBS["fetch_all"],
    "e/submission_4/fetch_all.docx": "x",
}


@pytest.fixture
def run(tmp_path, monkeypatch):
    """Writes the answers of a class, in the current folder."""
    monkeypatch.chdir(tmp_path)
    Path("class.zip").write_bytes(zipped(CLASS))
    return lambda *words: main(["classroom", "answers", *words])


def test_each_student_has_a_folder_and_a_row(run, capsys):
    assert run("--from", "class.zip", "fetch_all") == 0
    assert capsys.readouterr().out == "fetch_all: 2 answers, in answers/fetch_all\n"
    folder = Path("answers/fetch_all")
    with open(folder / "info.csv", newline="", encoding="utf-8") as file:
        rows = sorted(csv.DictReader(file), key=lambda row: row["filename"])
    assert [(row["full_name"], row["created_at"]) for row in rows] == [
        ("Ann Lee_1", "2026-11-20 22:30:00 +0000"),
        ("submission_2", ""),
    ]
    texts = [(folder / row["filename"]).read_text("utf-8").strip() for row in rows]
    assert texts == [RIGHT.strip(), NEWER.strip()]
    assert {path.name for path in (folder / "submissions").iterdir()} == {
        "Ann Lee_1",
        "submission_2",
    }
    assert (folder / "stub/fetch_all.py").read_text("utf-8") == STUBS["fetch_all"]


def test_older_answers_are_never_mixed_in(run, capsys):
    assert run("--from", "class.zip", "fetch_all", "-o", "a") == 0
    assert run("--from", "class.zip", "fetch_all", "-o", "a") == 2
    assert "-o: a is not empty: name a new folder" in capsys.readouterr().err
    assert run("--from", "nowhere.zip") == 2
    assert "there is no nowhere.zip" in capsys.readouterr().err
