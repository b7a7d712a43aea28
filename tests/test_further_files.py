"""The further files of an answer, where they are read: beside it, as far as it imports them."""

import json
import os
from dataclasses import replace

import pytest

from grader.classroom.build_notebook import learner_notebook
from grader.classroom.records import key
from grader.classroom.student_submission import StudentAnswer
from grader.exercise.further_files import MOST, belongs_to, take_answer
from grader.exercise.learner_files import learner_files
from grader.exercise.options import Options
from grader.learn.progress import Progress
from tests.conftest import CHECKS, RIGHT
from tests.handed_in import CATALOG, zipped
from tests.watching import ready

MAIN = "from double_numbers import twice\n\n\nasync def double(number):\n    return await twice(number)\n"
NUMBERS = RIGHT.replace("def double", "def twice")


@pytest.fixture
def split(kit):
    """The kit; an answer to its exercise may have further files."""
    kit.add("01_first", "double", checks=CHECKS.replace("ASKS", "FILES = True\n\nASKS"))
    return kit


@pytest.fixture
def stub(split):
    return split.exercises / "01_first" / "double.py"


def taken(split):
    (exercise,) = split.catalog.select(["double"])
    return take_answer(exercise)


def write(stub, main=MAIN, **files):
    stub.write_text(main)
    for name, text in files.items():
        stub.with_name(f"{name}.py").write_bytes(text if isinstance(text, bytes) else text.encode())


def test_what_is_imported_is_read(split, stub):
    write(stub, double_numbers="import double_more\n", double_more="", double_old="(")
    assert taken(split).files == (("double_more", ""), ("double_numbers", "import double_more\n"))


@pytest.mark.parametrize(
    "line",
    [
        "import double_a",
        "import double_a as a",
        "from double_a import *",
        "def f():\n    from double_a import b",
        "try:\n    import double_a\nexcept ImportError:\n    pass",
    ],
)
def test_an_import_may_be_anywhere(split, stub, line):
    write(stub, line, double_a="x = 1\n")
    assert dict(taken(split).files) == {"double_a": "x = 1\n"}


@pytest.mark.parametrize(
    "line",
    ["import doubled", "import numbers_double", "x = 'import double_a'", "import double", "("],
)
def test_anything_else_is_not(split, stub, line):
    write(stub, line, double_a="x = 1\n", doubled="", numbers_double="")
    assert taken(split).files == ()


def test_an_exercise_has_to_allow_it(kit):
    stub = kit.exercises / "01_first" / "double.py"
    write(stub, double_numbers=NUMBERS)
    assert taken(kit).files == ()
    told = kit.run("check", "double").stdout
    assert "an answer is one file" in " ".join(told.split())


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"x = '\xff'\n", "Line 1 is not UTF-8"),
        (b"x = 1\n\0", "Line 2 contains a NUL byte"),
        (b"#" * (64 << 10) + b"#", "The file is larger than 64 KB"),
    ],
)
def test_a_file_that_cannot_be_read_is_named(split, stub, data, why):
    write(stub, double_numbers=data)
    assert taken(split).rejected.startswith(f"double_numbers.py: {why}")
    assert taken(split).text == ""


def test_links_and_pipes_are_rejected(split, stub):
    write(stub)
    other = stub.with_name("double_numbers.py")
    other.symlink_to(stub)
    assert taken(split).rejected.startswith("double_numbers.py: This is a symbolic link")
    other.unlink()
    os.mkfifo(other)
    assert taken(split).rejected.startswith("double_numbers.py: This is not a regular file")


def test_there_are_limits(split, stub):
    names = [f"double_{n}" for n in range(MOST + 1)]
    write(stub, "".join(f"import {name}\n" for name in names[:-1]), **dict.fromkeys(names, ""))
    assert len(taken(split).files) == MOST
    write(stub, "".join(f"import {name}\n" for name in names))
    assert "more than 20 files of an answer" in taken(split).rejected
    write(
        stub,
        "".join(f"import {name}\n" for name in names[:9]),
        **dict.fromkeys(names, "#" * 60_000),
    )
    assert "the answer has more than 512 KB" in taken(split).rejected


def test_a_check_in_place_and_from_elsewhere(split, stub, tmp_path):
    write(stub, double_numbers=NUMBERS)
    assert split.run("check", "double").returncode == 0
    folder = tmp_path / "theirs"
    folder.mkdir()
    for file in (stub, stub.with_name("double_numbers.py")):
        os.replace(file, folder / file.name)
    assert split.run("check", "double").returncode == 1
    assert split.run("check", "double", "--from", folder / "double.py").returncode == 0


@pytest.mark.parametrize("is_archive", [False, True])
def test_a_class(split, is_archive):
    given = {
        "class/ada/double.py": MAIN,
        "class/ada/double_numbers.py": NUMBERS,
        "class/bob/double.py": MAIN,
        "class/bob/double_numbers.py": NUMBERS.replace("await asyncio", "asyncio"),
    }
    source = split.folder / ("class.zip" if is_archive else "class")
    if is_archive:
        source.write_bytes(zipped(given))
    else:
        for name, text in given.items():
            (split.folder / name).parent.mkdir(exist_ok=True, parents=True)
            (split.folder / name).write_text(text)
    told = split.run("check", "double", "--from", source, "--clock", "fast")
    assert "Files left out" not in told.stdout
    how = ("double", "--from", source, "-o", split.folder / "out", "--clock", "fast")
    assert split.run("classroom", "grade", *how).returncode == 0
    table = (split.folder / "out" / "grades.csv").read_text().splitlines()
    assert [row.split(",")[:2] for row in table[1:]] == [["ada", "3"], ["bob", "2"]]
    report = json.loads((split.folder / "out" / "bob.json").read_text())
    (mistake,) = report["exercises"][0]["mistakes"]
    assert mistake["file"].endswith("bob/double_numbers.py")
    assert (mistake["name"], mistake["line"]) == ("never-awaited", 7)
    page = (split.folder / "out" / "bob.html").read_text()
    assert "double_numbers.py, line 7:" in page
    whole = (split.folder / "out" / "class.html").read_text()
    assert "asyncio.sleep(0.05)" in whole


def test_an_import_under_another_name_is_told_how_to_call_it(split, stub):
    write(stub, MAIN.replace("double_numbers", "numbers_of"), numbers_of=NUMBERS)
    told = " ".join(split.run("check", "double").stdout.split())
    assert "call it double_numbers_of.py" in told


def test_a_pass_is_done_until_a_further_file_changes(split, stub):
    write(stub, double_numbers=NUMBERS)
    split.run("check", "double")
    (exercise,) = split.catalog.select(["double"])
    assert Progress(split.folder).state(exercise) == "done"
    write(stub, double_numbers=NUMBERS + "\nx = 1\n")
    assert Progress(split.folder).state(exercise) == "changed"


def test_a_further_file_is_no_exercise_and_is_not_handed_out(split, stub):
    stub.with_name("double_numbers.py").write_text(NUMBERS)
    assert [exercise.slug for exercise in split.catalog.exercises] == ["double"]
    assert not any("double_numbers" in name for name in learner_files(split.folder))


def test_a_notebook_says_nothing_of_further_files():
    (crawler,) = CATALOG.select(["crawler"])
    cells = str(learner_notebook("week", [crawler]))
    assert "`crawler_`" in crawler.brief[1]
    assert "`crawler_`" not in cells
    assert "a parser for HTML" in cells


def test_a_reset_leaves_the_further_files_alone(split, stub):
    write(stub, double_numbers=NUMBERS)
    split.run("reset", "double", "--yes")
    assert stub.with_name("double_numbers.py").read_text() == NUMBERS


def test_a_save_belongs_to_the_exercise_that_it_is_named_after(split, stub, kit):
    (exercise,) = split.catalog.select(["double"])
    assert belongs_to(stub, exercise)
    assert belongs_to(stub.with_name("double_numbers.py"), exercise)
    assert not belongs_to(stub.with_name("doubled.py"), exercise)
    assert not belongs_to(stub.with_name("test_double.py"), exercise)
    assert not belongs_to(stub.with_name("double_1-2.py"), exercise)


def test_they_go_to_a_machine_of_a_cluster_and_back(split, stub):
    pytest.importorskip("distributed")
    from grader.classroom.on_a_worker import _from_data, as_data

    write(stub, double_numbers=NUMBERS)
    (exercise,) = split.catalog.select(["double"])
    answer = StudentAnswer("ada", exercise, taken(split))
    sent = as_data(answer) | {"files": [list(file) for file in answer.submission.files]}  # as JSON
    assert _from_data(sent, split.catalog) == answer


def test_a_verdict_depends_on_them(split, stub):
    write(stub, double_numbers=NUMBERS)
    (exercise,) = split.catalog.select(["double"])
    one = taken(split)
    other = replace(one, files=(("double_numbers", "x = 1\n"),))
    keys = {key(exercise, each, Options()) for each in (one, other, replace(one, files=()))}
    assert len(keys) == 3


@pytest.mark.one_python
def test_a_save_of_a_further_file_is_checked(split, stub, watching):
    term = ready(watching())
    write(stub, double_numbers=NUMBERS.replace("2 * number", "3 * number"))
    ready(term)
    term.until("double: fail")
    write(stub, double_numbers=NUMBERS)
    term.until("double is done: 3 of 3 points")
