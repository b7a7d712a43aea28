"""A class without nbgrader: every student has a row, nothing stops the rest, grading can continue."""

import ast
import csv
import json
import shutil
import sys
import threading
import zipfile
from pathlib import Path

import pytest

from grader.classroom import grade_folder, rolling
from grader.classroom.grade_assignment import Graded
from grader.classroom.summary import summary
from grader.cli.main import main
from grader.supervisor import Level
from tests import judging
from tests.test_html import EXERCISE, must_be_inert

pytestmark = pytest.mark.one_python

SOLUTIONS = Path(__file__).resolve().parent.parent / "solutions"
FETCH = SOLUTIONS / "03_gather" / "fetch_all"
STUDENTS = {
    "ada": {"fetch_all.py": FETCH / "solution.py"},
    "bob": {"week1/fetch_all.py": FETCH / "wrong_loop.py"},
    "=cmd|x": {"fetch_all.py": FETCH / "wrong_loop.py"},
    "eve": {"fetch_all.docx": FETCH / "solution.py"},
    "zoë": {},
}


@pytest.fixture
def submitted(tmp_path, monkeypatch):
    """A folder of submissions, next to which the reports are written."""
    monkeypatch.chdir(tmp_path)
    for student, files in STUDENTS.items():
        (tmp_path / "class" / student).mkdir(parents=True)
        for name, source in files.items():
            target = tmp_path / "class" / student / name
            target.parent.mkdir(exist_ok=True)
            shutil.copy(source, target)
    return tmp_path / "class"


def run(source="class", *more):
    asked = ["classroom", "grade", "--from", str(source), "-o", "out", "--clock", "fast"]
    return main([*asked, "--isolation", "0", *more])


def rows():
    with open("out/grades.csv", newline="", encoding="utf-8") as file:
        return {row["student"]: row for row in csv.DictReader(file)}


def rows_of_the_summary(said):
    """Points and verdicts by student."""
    rows = [line.split() for line in said.splitlines()]
    return {row[0]: " ".join(row[1:]) for row in rows if row}


def test_every_student_has_a_row_and_reports(submitted, capsys):
    assert run() == 1
    found = rows()
    assert {s: (r["points"], r["max_points"]) for s, r in found.items()} == {
        "ada": ("9", "9"),
        "bob": ("4", "9"),
        "'=cmd|x": ("4", "9"),
        "eve": ("", "9"),
        "zoë": ("0", "9"),
    }
    why = "fetch_all.docx: It is not a Python file, not a notebook and not an archive of them."
    asked = "Did you mean `fetch_all.py`?"
    assert found["eve"]["remark"] == f"fetch_all: {why} {asked}"
    assert found["zoë"]["remark"] == "fetch_all: Nothing was submitted for fetch_all"
    for student in STUDENTS:
        must_be_inert(Path("out", f"{student}.html").read_text(encoding="utf-8"))
        data = json.loads(Path("out", f"{student}.json").read_text(encoding="utf-8"))
        assert (data["student"], len(data["exercises"])) == (student, 1)
    said = capsys.readouterr().out
    assert "serial-await (2 students)" in said
    assert "Hidden checks counted in: fetch_all." in said
    lines = rows_of_the_summary(said)
    assert lines["zoë"] == "0/9 nothing submitted"
    listed = said.partition("Not graded, so without a score:")[2]
    assert listed.strip() == f"eve: fetch_all: {why} {asked}"
    assert "eve/fetch_all.docx" in Path("out/left_out.csv").read_text(encoding="utf-8")


def test_no_submission_and_an_unreadable_submission_have_different_verdicts(submitted, capsys):
    (submitted / "eve" / "fetch_all.py").write_bytes(b"\0")
    assert run("class", "greet", "fetch_all") == 1
    said = capsys.readouterr().out
    lines = rows_of_the_summary(said)
    assert lines["eve:"].startswith("fetch_all: Line 1 contains a NUL byte")
    assert lines["zoë"].endswith("/15 nothing submitted")
    page = Path("out/zoë.html").read_text(encoding="utf-8")
    assert (page.count("nothing submitted, 0 of"), "rejected" in page) == (4, False)


def test_a_rejected_answer_is_listed_if_no_other_student_answered_the_exercise(submitted, capsys):
    (submitted / "bob" / "chain.py").symlink_to("/etc/hostname")
    assert run() == 1
    assert ("chain" in rows()["bob"], rows()["bob"]["points"]) == (False, "4")
    listed = capsys.readouterr().out.partition("Not graded, beside what has a score:")[2]
    assert listed.strip() == "bob: chain: This is a symbolic link: replace it with the file itself."


def test_without_hidden_checks_the_summary_says_so(capsys):
    summary(Graded({"ada": {}}, {}, {}), Level(0))
    assert "No hidden checks counted." in capsys.readouterr().out


def test_it_needs_no_nbgrader(submitted, monkeypatch):
    for name in ("nbgrader", "nbformat", "nbconvert"):
        monkeypatch.setitem(sys.modules, name, None)
    assert run() == 1


def test_an_archive_gets_the_same_grades_as_its_folder(submitted):
    (submitted / "zoë").rmdir()  # an archive of files has no empty folders
    run()
    from_folder = rows()
    with zipfile.ZipFile("class.zip", "w") as archive:
        for file in submitted.rglob("*.*"):
            archive.write(file, file.relative_to(submitted.parent))
    assert run("class.zip") == 1
    assert rows() == from_folder


def test_grading_that_was_killed_continues_where_it_stopped(submitted, monkeypatch):
    graded, again = [], []

    def killed(judge, book):
        if graded:
            raise KeyboardInterrupt
        graded.extend(book)
        return judge(book)

    def counted(judge, book):
        again.extend(book)
        return judge(book)

    judging.one_at_a_time(monkeypatch)
    judging.instead(monkeypatch, killed)
    with pytest.raises(KeyboardInterrupt):
        run()
    assert not Path("out/grades.csv").exists()
    judging.instead(monkeypatch, counted)
    assert run() == 1
    answered = [{g.submission.label for g in some} for some in (graded, again)]
    assert (len(answered[0]), answered[0] & answered[1]) == (1, set())
    assert len(rows()) == len(STUDENTS)


def test_only_one_thread_parses_while_a_class_is_graded(submitted, monkeypatch):
    """Python's own parser fails now and then where two threads use it at the same time."""
    parse, grade, parsing = ast.parse, rolling._grade, []

    async def noted(*arguments):
        monkeypatch.setattr(ast, "parse", lambda *a, **k: parsing.append(where()) or parse(*a, **k))
        graded = await grade(*arguments)
        monkeypatch.setattr(ast, "parse", parse)
        return graded

    def where():
        return threading.current_thread() is threading.main_thread()

    monkeypatch.setattr(rolling, "_grade", noted)
    run("class", "greet", "fetch_all")
    assert parsing
    assert not any(parsing)


def test_what_a_late_machine_may_have_spoiled_is_graded_again_at_the_end(submitted, monkeypatch):
    """The first time nothing is settled: the marks are those of the second."""
    run()
    expected = rows()
    shutil.rmtree("out")
    judging.instead(monkeypatch, lambda judge, book: [None] * len(book))
    assert run() == 1
    assert rows() == expected


def test_shards_grade_a_part_each_and_the_last_command_joins_them(submitted, monkeypatch, capsys):
    run()
    expected = rows()
    shutil.rmtree("out")
    for part in ("1/2", "2/2"):
        assert run("class", "fetch_all", "--shard", part) == 0
    assert "Part 2 of 2: 2 students" in capsys.readouterr().out
    assert not Path("out/grades.csv").exists()
    judging.instead(monkeypatch, lambda judge, book: pytest.fail("again"))
    assert run() == 1
    assert rows() == expected


def test_a_shard_needs_a_folder_and_no_cluster(submitted, capsys):
    assert run("class", "--shard", "1/2", "--cluster", "tcp://127.0.0.1:1") == 2
    assert main(["classroom", "grade", "ps1", "--shard", "1/2"]) == 2
    assert capsys.readouterr().err.count("--shard is for a folder of submissions") == 2


def test_without_dask_a_cluster_names_what_to_install(submitted, capsys, monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    assert run("class", "--cluster", "tcp://127.0.0.1:1") == 3
    assert "pip install 'awaitlings[cluster]'" in capsys.readouterr().err


def test_named_exercises_are_graded_even_if_nobody_answered_them(submitted):
    assert run("class", "greet", "fetch_all") == 1
    assert list(rows()["ada"]) == [
        "student",
        "greet",
        "fetch_all",
        "points",
        "max_points",
        "remark",
    ]


def test_students_get_different_and_valid_file_names(tmp_path):
    students = ["Ada", "ada", "é" * 100]
    submissions = [grade_folder.StudentSubmission(student) for student in students]
    names = list(grade_folder.file_names(submissions))
    assert names[0] == "Ada"
    assert len({name.casefold() for name in names}) == len(names)
    assert max(len(f"{name}.html".encode()) for name in names) < 255


def test_hidden_checks_show_only_their_outcome(submitted):
    run()
    data = json.loads(Path("out/bob.json").read_text(encoding="utf-8"))
    public = {check.name for check in EXERCISE.checks}
    failed = [c for c in data["exercises"][0]["checks"] if c["outcome"] == "fail"]
    hidden = [check["message"] for check in failed if check["name"] not in public]
    assert (len(hidden) > 0, set(hidden)) == (True, {""})
    assert all(check["message"] for check in failed if check["name"] in public)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("nowhere",), "--from: there is no nowhere:"),
        (("empty",), "contains no answers: expected files such as student/slug.py"),
        (("class", "-o", "class/out"), "class/out, is inside the submissions"),
        (("class", "-o", "file.txt"), "-o: expected a folder for the reports, but file.txt is"),
        (("bad.zip",), "The archive is damaged or cut short"),
        (("class", "fetchall"), "Did you mean `fetch_all`"),
    ],
)
def test_bad_input_is_one_sentence(arguments, sentence, submitted, capsys):
    Path("empty").mkdir()
    Path("file.txt").touch()
    Path("bad.zip").write_bytes(b"PK no")
    assert run(*arguments) == 2
    assert sentence in capsys.readouterr().err
