"""Folders and single files become submissions, by student and exercise."""

import os

import pytest

from grader.errors import UsageError
from grader.exercise.submission import LINK, SPECIAL
from grader.ingest import Rejected, folder, read_submissions
from grader.ingest.entries import Entry
from tests.notebooks import FETCH, GREET, handed_out, notebook, outcome


def submitted(path, slugs=("greet", "fetch_all"), asks=None):
    found = read_submissions(path, slugs, asks)
    return {student: outcome(by_slug) for student, by_slug in found.students.items()}


def write(root, name, content=GREET):
    file = root / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return file


def test_a_folder_of_students(tmp_path):
    write(tmp_path, "ada/greet.py")
    write(tmp_path, "ada/03_gather/fetch_all.py", FETCH)
    write(tmp_path, "bob/week1.ipynb", notebook(*handed_out()))
    write(tmp_path, "eve.ipynb", notebook(*handed_out()))
    both = {"greet": GREET, "fetch_all": FETCH}
    assert submitted(tmp_path) == {"ada": both, "bob": both, "eve": both}


def test_the_label_is_the_student_and_the_path_the_file(tmp_path):
    file = write(tmp_path, "ada/greet.py")
    greet = read_submissions(tmp_path, ["greet"]).answer("ada", "greet")
    assert (greet.label, greet.path) == ("ada", file)


def test_a_missing_answer_is_a_rejected_answer(tmp_path):
    write(tmp_path, "ada/greet.py")
    missing = read_submissions(tmp_path, ["greet", "race"]).answer("ada", "race")
    assert (missing.label, missing.rejected) == ("ada", "Nothing was submitted for race.")


def test_a_folder_laid_out_like_the_exercises_is_one_student(tmp_path):
    root = tmp_path / "ada"
    write(root, "01_coroutines/greet.py")
    write(root, "03_gather/fetch_all.py", FETCH)
    assert submitted(root) == {"ada": {"greet": GREET, "fetch_all": FETCH}}


def test_students_with_names_like_chapters_are_students(tmp_path):
    write(tmp_path, "01_ada/greet.py")
    write(tmp_path, "02_bob/greet.py")
    assert sorted(submitted(tmp_path)) == ["01_ada", "02_bob"]


def test_files_without_a_folder_belong_to_one_student(tmp_path):
    write(tmp_path / "ada", "greet.py")
    write(tmp_path / "ada", "fetch_all.py", FETCH)
    assert submitted(tmp_path / "ada") == {"ada": {"greet": GREET, "fetch_all": FETCH}}


def test_one_folder_around_all_students_is_skipped(tmp_path):
    write(tmp_path, "submissions/ada/greet.py")
    write(tmp_path, "submissions/bob/greet.py")
    assert sorted(submitted(tmp_path)) == ["ada", "bob"]


def test_all_other_files_are_left_out_and_listed(tmp_path):
    write(tmp_path, "ada/greet.py")
    strays = ["asyncio.py", "conftest.py", "pytest.ini", "sitecustomize.py", "x.pth"]
    for name in [*strays, ".git/config", "Thumbs.db", "venv/lib/greet.py", "__pycache__/greet.pyc"]:
        write(tmp_path, f"ada/{name}")
    found = read_submissions(tmp_path, ["greet"])
    assert list(found.students["ada"]) == ["greet"]
    assert sorted(name for name, _ in found.ignored) == sorted(f"ada/{name}" for name in strays)


def test_an_exercise_that_is_not_graded_is_listed(tmp_path):
    write(tmp_path, "ada/greet.py")
    write(tmp_path, "ada/race.py")
    assert read_submissions(tmp_path, ["greet"]).ignored == [
        ("ada/race.py", "This file does not belong to any exercise that is graded.")
    ]


def test_two_different_answers_are_both_rejected(tmp_path):
    write(tmp_path, "ada/greet.py")
    write(tmp_path, "ada/old/greet.py", GREET.replace("Hello", "Hi"))
    write(tmp_path, "bob/greet.py")
    found = submitted(tmp_path)
    assert found["bob"] == {"greet": GREET}
    assert found["ada"]["greet"] == (
        "2 versions were handed in (ada/greet.py, old/greet.py), and nothing tells which counts: "
        "keep one of them."
    )


def test_the_same_answer_twice_is_one(tmp_path):
    write(tmp_path, "ada/greet.py")
    write(tmp_path, "ada/copy/greet.py")
    assert submitted(tmp_path)["ada"] == {"greet": GREET}


def test_a_link_is_not_followed(tmp_path):
    secret = write(tmp_path, "secret.txt", "async def greet(name): return 'secret'")
    write(tmp_path / "class", "ada/fetch_all.py", FETCH)
    (tmp_path / "class/ada/greet.py").symlink_to(secret)
    (tmp_path / "class/eve").symlink_to(tmp_path / "class/ada")
    found = read_submissions(tmp_path / "class", ["greet", "fetch_all"])
    assert list(found.students) == ["ada"]
    assert "symbolic link" in found.answer("ada", "greet").rejected
    assert ("eve", LINK) in found.ignored
    assert found.nobodys == {"eve": f"eve: {LINK}"}


def test_a_pipe_does_not_block_the_others(tmp_path):
    write(tmp_path, "ada/greet.py")
    (tmp_path / "bob").mkdir()
    os.mkfifo(tmp_path / "bob/greet.py")
    found = submitted(tmp_path)
    assert found == {"ada": {"greet": GREET}, "bob": {"greet": SPECIAL}}


def test_a_folder_named_after_an_exercise_is_not_an_answer(tmp_path):
    (tmp_path / "ada/greet.py").mkdir(parents=True)
    assert submitted(tmp_path) == {}


def test_a_broken_notebook_rejects_that_student_alone(tmp_path):
    write(tmp_path, "ada/week1.ipynb", b"{")
    write(tmp_path, "bob/greet.py")
    found = submitted(tmp_path)
    assert found["bob"] == {"greet": GREET}
    assert found["ada"]["greet"].startswith("week1.ipynb: The notebook is damaged")
    assert found["ada"]["fetch_all"] == found["ada"]["greet"]


def test_an_extra_broken_notebook_does_not_matter(tmp_path):
    write(tmp_path, "ada/untitled.ipynb", b"{")
    write(tmp_path, "ada/greet.py")
    assert submitted(tmp_path, ["greet"])["ada"] == {"greet": GREET}


@pytest.mark.parametrize("name", ["=cmd()", "-rf", "José", "a b", "Ada", "ada"])
def test_an_unusual_name_of_a_student_is_accepted(tmp_path, name):
    write(tmp_path, f"{name}/greet.py")
    assert submitted(tmp_path) == {name: {"greet": GREET}}


@pytest.mark.parametrize("name", ["a\nb", "a\x1b[2J", "a\u202eb", "n" * 101, os.fsdecode(b"\xff")])
def test_a_name_that_is_not_printable_is_listed_with_the_reason(tmp_path, name):
    write(tmp_path, f"{name}/greet.py")
    write(tmp_path, "bob/greet.py")
    found = read_submissions(tmp_path, ["greet"])
    assert list(found.students) == ["bob"]
    ((where, reason),) = found.ignored
    assert where == f"{name}/greet.py"
    assert "not printable" in reason


def test_a_folder_that_cannot_be_read_is_a_student_with_that_reason(tmp_path, monkeypatch):
    problem = "The folder cannot be read: Permission denied."
    found = [Entry("ada", is_folder=True), Entry("ada/", problem=problem)]
    monkeypatch.setattr(folder, "entries", lambda path, limit: found)
    read = read_submissions(tmp_path, ["greet"])
    assert read.everybody == ["ada"]
    assert read.answer("ada", "greet").rejected == f"ada: {problem}"


# -- one file


def test_a_single_file_answers_the_exercise_that_it_is_named_after(tmp_path):
    assert submitted(write(tmp_path, "greet.py")) == {"greet": {"greet": GREET}}


def test_a_single_file_of_any_name_answers_the_only_exercise(tmp_path):
    assert submitted(write(tmp_path, "mine.py"), ["greet"]) == {"mine": {"greet": GREET}}


def test_a_single_file_of_another_name_is_rejected_if_there_are_several_exercises(tmp_path):
    with pytest.raises(Rejected, match="named after an exercise"):
        read_submissions(write(tmp_path, "mine.py"), ["greet", "fetch_all"])


@pytest.mark.parametrize("name", ["essay.docx", "notes.txt", "course.toml", "data.json", "README"])
def test_a_single_file_that_is_no_answer_is_rejected(tmp_path, name):
    with pytest.raises(Rejected, match="named after an exercise"):
        read_submissions(write(tmp_path, name), ["greet"])


@pytest.mark.parametrize("name", ["GRADEBOOK.CSV", "book.xlsx"])
def test_a_single_table_is_no_answer(tmp_path, name):
    with pytest.raises(UsageError, match=f"{name} is a table and no answers: pass it as --grade"):
        read_submissions(write(tmp_path, name), ["greet"])


@pytest.mark.parametrize("name", ["greet", "Greet (1).py.txt", "greet.txt", "greet.pyw"])
def test_a_single_file_in_a_known_spelling_is_taken(tmp_path, name):
    (answers,) = submitted(write(tmp_path, name), ["greet"]).values()
    assert answers == {"greet": GREET}


def test_a_single_notebook_belongs_to_the_student_that_it_is_named_after(tmp_path):
    file = write(tmp_path, "ada.ipynb", notebook(*handed_out()))
    assert submitted(file) == {"ada": {"greet": GREET, "fetch_all": FETCH}}


def test_a_path_that_does_not_exist_is_rejected(tmp_path):
    with pytest.raises(Rejected, match=r"There is no .*nowhere"):
        read_submissions(tmp_path / "nowhere", ["greet", "fetch_all"])
