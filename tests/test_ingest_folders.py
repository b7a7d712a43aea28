"""Folders and single files become submissions, by student and exercise."""

import os

import pytest

from grader.ingest import Rejected, bring_in
from tests.handed_in import FETCH, GREET, handed_out, notebook, outcome


def brought(path, slugs=("greet", "fetch_all"), asks=None):
    found = bring_in(path, slugs, asks)
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
    assert brought(tmp_path) == {"ada": both, "bob": both, "eve": both}


def test_the_label_is_the_student_and_the_path_the_file(tmp_path):
    file = write(tmp_path, "ada/greet.py")
    greet = bring_in(tmp_path, ["greet"]).answer("ada", "greet")
    assert (greet.label, greet.path) == ("ada", file)


def test_what_is_not_there_is_a_rejected_answer(tmp_path):
    write(tmp_path, "ada/greet.py")
    missing = bring_in(tmp_path, ["greet", "race"]).answer("ada", "race")
    assert (missing.label, missing.rejected) == ("ada", "Nothing was handed in for race.")


def test_a_folder_laid_out_like_the_exercises_is_one_student(tmp_path):
    root = tmp_path / "ada"
    write(root, "01_coroutines/greet.py")
    write(root, "03_gather/fetch_all.py", FETCH)
    assert brought(root) == {"ada": {"greet": GREET, "fetch_all": FETCH}}


def test_students_that_are_called_like_chapters_are_students(tmp_path):
    write(tmp_path, "01_ada/greet.py")
    write(tmp_path, "02_bob/greet.py")
    assert sorted(brought(tmp_path)) == ["01_ada", "02_bob"]


def test_files_without_a_folder_are_one_students(tmp_path):
    write(tmp_path / "ada", "greet.py")
    write(tmp_path / "ada", "fetch_all.py", FETCH)
    assert brought(tmp_path / "ada") == {"ada": {"greet": GREET, "fetch_all": FETCH}}


def test_one_folder_round_all_students_is_looked_through(tmp_path):
    write(tmp_path, "submissions/ada/greet.py")
    write(tmp_path, "submissions/bob/greet.py")
    assert sorted(brought(tmp_path)) == ["ada", "bob"]


def test_all_else_is_left_and_listed(tmp_path):
    write(tmp_path, "ada/greet.py")
    strays = ["asyncio.py", "conftest.py", "pytest.ini", "sitecustomize.py", "x.pth", ".git/config"]
    for name in strays:
        write(tmp_path, f"ada/{name}")
    found = bring_in(tmp_path, ["greet"])
    assert list(found.students["ada"]) == ["greet"]
    assert sorted(name for name, _ in found.ignored) == sorted(f"ada/{name}" for name in strays)


def test_another_exercise_than_those_graded_is_listed(tmp_path):
    write(tmp_path, "ada/greet.py")
    write(tmp_path, "ada/race.py")
    assert bring_in(tmp_path, ["greet"]).ignored == [
        ("ada/race.py", "It is no file of an exercise that is graded.")
    ]


def test_two_different_answers_are_neither_taken(tmp_path):
    write(tmp_path, "ada/greet.py")
    write(tmp_path, "ada/old/greet.py", GREET + "# old\n")
    write(tmp_path, "bob/greet.py")
    found = brought(tmp_path)
    assert found["bob"] == {"greet": GREET}
    assert found["ada"]["greet"] == (
        "There are 2 different answers to this exercise (ada/greet.py, old/greet.py): keep one."
    )


def test_the_same_answer_twice_is_one(tmp_path):
    write(tmp_path, "ada/greet.py")
    write(tmp_path, "ada/copy/greet.py")
    assert brought(tmp_path)["ada"] == {"greet": GREET}


def test_a_link_is_not_followed(tmp_path):
    secret = write(tmp_path, "secret.txt", "async def greet(name): return 'secret'")
    write(tmp_path / "class", "ada/fetch_all.py", FETCH)
    (tmp_path / "class/ada/greet.py").symlink_to(secret)
    (tmp_path / "class/eve").symlink_to(tmp_path / "class/ada")
    found = bring_in(tmp_path / "class", ["greet", "fetch_all"])
    assert list(found.students) == ["ada"]
    assert "symbolic link" in found.answer("ada", "greet").rejected
    assert ("eve", "This is a symbolic link: put the file itself in its place.") in found.ignored


def test_a_pipe_does_not_hold_up_the_others(tmp_path):
    write(tmp_path, "ada/greet.py")
    (tmp_path / "bob").mkdir()
    os.mkfifo(tmp_path / "bob/greet.py")
    found = brought(tmp_path)
    assert found == {"ada": {"greet": GREET}, "bob": {"greet": "This is not a regular file."}}


def test_a_folder_called_like_a_file_is_looked_into_and_gives_nothing(tmp_path):
    (tmp_path / "ada/greet.py").mkdir(parents=True)
    assert brought(tmp_path) == {}


def test_a_broken_notebook_rejects_that_student_alone(tmp_path):
    write(tmp_path, "ada/week1.ipynb", b"{")
    write(tmp_path, "bob/greet.py")
    found = brought(tmp_path)
    assert found["bob"] == {"greet": GREET}
    assert found["ada"]["greet"].startswith("week1.ipynb: The notebook is damaged")
    assert found["ada"]["fetch_all"] == found["ada"]["greet"]


def test_a_spare_broken_notebook_costs_nothing(tmp_path):
    write(tmp_path, "ada/untitled.ipynb", b"{")
    write(tmp_path, "ada/greet.py")
    assert brought(tmp_path, ["greet"])["ada"] == {"greet": GREET}


@pytest.mark.parametrize("name", ["=cmd()", "-rf", "José", "a b", "Ada", "ada"])
def test_an_odd_name_of_a_student_is_a_name(tmp_path, name):
    write(tmp_path, f"{name}/greet.py")
    assert brought(tmp_path) == {name: {"greet": GREET}}


@pytest.mark.parametrize("name", ["a\nb", "a\x1b[2J", "a\u202eb", "n" * 101, os.fsdecode(b"\xff")])
def test_a_name_that_cannot_be_shown_is_listed_and_not_taken(tmp_path, name):
    write(tmp_path, f"{name}/greet.py")
    write(tmp_path, "bob/greet.py")
    found = bring_in(tmp_path, ["greet"])
    assert list(found.students) == ["bob"]
    ((where, reason),) = found.ignored
    assert where == f"{name}/greet.py"
    assert "name cannot be used" in reason


# -- one file


def test_a_single_file_answers_the_exercise_that_it_is_called_like(tmp_path):
    assert brought(write(tmp_path, "greet.py")) == {"greet": {"greet": GREET}}


def test_a_single_file_answers_the_one_exercise_that_is_asked(tmp_path):
    assert brought(write(tmp_path, "mine.py"), ["greet"]) == {"mine": {"greet": GREET}}


def test_a_single_file_of_another_name_wants_a_name(tmp_path):
    with pytest.raises(Rejected, match="not called like an exercise"):
        bring_in(write(tmp_path, "mine.py"), ["greet", "fetch_all"])


def test_a_single_notebook_is_the_student_that_it_is_called_like(tmp_path):
    file = write(tmp_path, "ada.ipynb", notebook(*handed_out()))
    assert brought(file) == {"ada": {"greet": GREET, "fetch_all": FETCH}}


def test_a_path_to_nothing_is_rejected(tmp_path):
    with pytest.raises(Rejected, match=r"There is no .*nowhere"):
        bring_in(tmp_path / "nowhere", ["greet", "fetch_all"])
