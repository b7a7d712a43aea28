"""The one way in: notebooks and folders become submissions, and what is wrong is named."""

import json
import os
from pathlib import Path

import pytest

from grader.ingest import Rejected, answers, bring_in, read_notebook
from grader.ingest.notebook import MAX_NOTEBOOK

GREET = "async def greet(name):\n    return f'Hello, {name}!'\n"
FETCH = "async def fetch_all(fetch, urls):\n    return []\n"
ASKS = {"greet": ["greet"], "fetch_all": ["fetch_all"]}


def cell(source, grade_id="", kind="code"):
    metadata = {"nbgrader": {"grade_id": grade_id}} if grade_id else {}
    return {"cell_type": kind, "metadata": metadata, "source": source}


def notebook(*cells, **more):
    return json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, **more}).encode()


def handed_out(greet=GREET, fetch_all=FETCH, *, between=()):
    return [
        cell("from grader.notebook import check", "setup"),
        cell("# Greet", "brief-greet", "markdown"),
        cell(greet, "answer-greet"),
        cell('check("greet")', "check-greet"),
        *between,
        cell("# Fetch", "brief-fetch_all", "markdown"),
        cell(fetch_all, "answer-fetch_all"),
        cell('check("fetch_all")', "check-fetch_all"),
    ]


def read(*cells, asks=None):
    return answers(notebook(*cells), "ada", Path("week1.ipynb"), asks)


def outcome(submissions):
    return {slug: s.rejected or s.text for slug, s in submissions.items()}


def test_the_answers_are_found_by_their_marks():
    assert outcome(read(*handed_out())) == {"greet": GREET, "fetch_all": FETCH}


def test_the_label_and_the_path_are_those_given():
    greet = read(*handed_out())["greet"]
    assert (greet.label, greet.path) == ("ada", Path("week1.ipynb"))


def test_a_source_may_be_a_list_of_lines():
    cells = handed_out(GREET.splitlines(keepends=True))
    assert outcome(read(*cells))["greet"] == GREET


def test_a_helper_of_an_earlier_cell_comes_before():
    helper = "def shout(text):\n    return text.upper()\n"
    fetch = "async def fetch_all(fetch, urls):\n    return shout('x')\n"
    found = read(*handed_out(fetch_all=fetch, between=[cell(helper)]))
    assert (found["fetch_all"].before, found["greet"].before) == (helper, "")


def test_a_helper_of_a_later_cell_does_not():
    cells = [*handed_out(), cell("def greet_help(): ...")]
    assert read(*cells)["greet"].before == ""


def test_a_reordered_notebook_is_read_as_it_stands():
    assert outcome(read(*reversed(handed_out()))) == {"greet": GREET, "fetch_all": FETCH}


def test_a_renamed_mark_costs_that_exercise_alone():
    cells = handed_out()
    cells[2]["metadata"]["nbgrader"]["grade_id"] = "mine"
    found = outcome(read(*cells))
    assert found["fetch_all"] == FETCH
    assert found["greet"].startswith("The notebook has no answer cell for greet")
    assert "fetch the assignment anew" in found["greet"]


def test_a_doubled_mark_costs_that_exercise_alone():
    found = outcome(read(*handed_out(), cell(GREET, "answer-greet")))
    assert found["fetch_all"] == FETCH
    assert "2 answer cells for greet (cells 3, 8)" in found["greet"]
    assert "delete the others" in found["greet"]


def test_where_marks_are_lost_the_one_cell_that_answers_is_taken():
    stripped = [cell(one["source"], kind=one["cell_type"]) for one in handed_out()]
    assert outcome(read(*stripped, asks=ASKS)) == {"greet": GREET, "fetch_all": FETCH}


def test_where_marks_are_lost_and_two_cells_answer_none_is_taken():
    stripped = [cell(GREET), cell(GREET + "\n"), cell(FETCH)]
    found = outcome(read(*stripped, asks=ASKS))
    assert found["fetch_all"] == FETCH
    assert "no answer cell for greet" in found["greet"]


def test_a_cell_that_was_split_is_one_answer_and_one_helper():
    halves = [cell("import json\n", "answer-greet"), cell(GREET, "answer-greet")]
    assert outcome(read(*halves, asks={"greet": ["greet"]}))["greet"] == GREET


def test_a_marked_cell_counts_though_another_defines_the_same():
    cells = [*handed_out(), cell("async def greet(name): return 'no'")]
    assert outcome(read(*cells, asks=ASKS))["greet"] == GREET


def test_an_exercise_that_is_wanted_and_not_there_is_rejected():
    asks = {"race": ["race"]}
    assert "no answer cell for race" in outcome(read(*handed_out(), asks=asks))["race"]


DAMAGED = {
    "markdown": (cell(GREET, "answer-greet", "markdown"), "turn it back into a code cell"),
    "raw": (cell(GREET, "answer-greet", "raw"), "turn it back into a code cell"),
    "empty": (cell(" \n", "answer-greet"), "is empty: write the answer there"),
    "a number for a source": (cell(7, "answer-greet"), "is empty"),
    "a list of numbers": (cell([1, "x"], "answer-greet"), "is empty"),
    "no source": ({"cell_type": "code", "metadata": {"nbgrader": {"grade_id": "answer-greet"}}}, "is empty"),
    "a NUL": (cell("x = 1\ny = '\0'", "answer-greet"), "Line 2 holds a NUL byte"),
    "half a character": (cell("x = 1\ny = '\ud800'", "answer-greet"), "Line 2 is not UTF-8"),
    "too long": (cell("#" * (513 << 10), "answer-greet"), "larger than 512 KB"),
}  # fmt: skip


@pytest.mark.parametrize("how", DAMAGED)
def test_a_damaged_answer_costs_that_exercise_alone(how):
    damaged, reason = DAMAGED[how]
    cells = handed_out()
    cells[2] = damaged
    found = read(*cells)
    assert reason in found["greet"].rejected
    assert outcome(found)["fetch_all"] == FETCH


NO_NOTEBOOKS = {
    "empty": (b"", "is empty"),
    "blank": (b" \n", "is empty"),
    "not JSON": (b'{"cells": [\n  oh\n', "no JSON from line 2 on"),
    "cut short": (notebook(*handed_out())[:-20], "damaged"),
    "python": (GREET.encode(), "damaged"),
    "UTF-16": ('{"cells": []}'.encode("utf-16"), "not in UTF-8"),
    "binary": (b"\x89PNG\r\n\xff\xfe", "not in UTF-8"),
    "a list": (b"[1, 2]", "no notebook"),
    "null": (b"null", "no notebook"),
    "no cells": (notebook(), "no cells"),
    "cells that are a word": (b'{"cells": "many"}', "no cells"),
    "format 3": (b'{"worksheets": [{"cells": []}], "nbformat": 3}', "old format 3"),
    "deep": (b'{"cells": ' + b"[" * 100_000, "damaged"),
    "digits": (b'{"cells": ' + b"9" * 100_000 + b"}", "damaged"),
    "many cells": (notebook(*[cell("")] * 5001), "more than 5000 cells"),
    "large": (b" " * (MAX_NOTEBOOK + 1), "larger than 10 MB"),
}


@pytest.mark.parametrize("what", NO_NOTEBOOKS)
def test_what_is_no_notebook_is_rejected_with_the_reason(what):
    data, reason = NO_NOTEBOOKS[what]
    with pytest.raises(Rejected, match=reason):
        answers(data, "ada", Path("week1.ipynb"))


@pytest.mark.parametrize(
    "odd",
    [None, 7, "cell", [], {}, {"cell_type": 7, "metadata": [], "source": {}},
     {"cell_type": "code", "metadata": {"nbgrader": []}, "source": "x"},
     {"cell_type": "code", "metadata": {"nbgrader": {"grade_id": ["answer-greet"]}}, "source": "x"}],
)  # fmt: skip
def test_an_odd_cell_harms_no_other(odd):
    assert outcome(read(*handed_out(), odd)) == {"greet": GREET, "fetch_all": FETCH}


def test_a_notebook_of_50_mb_is_not_read(tmp_path, monkeypatch):
    large = tmp_path / "large.ipynb"
    with large.open("wb") as file:
        file.truncate(50 << 20)
    monkeypatch.setattr(os, "fdopen", None)  # whoever reads needs it
    with pytest.raises(Rejected, match="larger than 10 MB"):
        read_notebook(large, "ada")


# -- folders


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
