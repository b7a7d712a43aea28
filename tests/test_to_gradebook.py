"""From a system's export to the gradebook that it imports again, by the command; and back once more."""

import csv
import io
import re
from pathlib import Path

import pytest

from grader.cli.main import main
from grader.exercise.catalog import KIT
from tests.handed_in import zipped
from tests.test_grade_export import FILE, GREET, HOW, STUBS
from tests.test_sheets import BLACKBOARD, CANVAS, MOODLE

pytestmark = pytest.mark.one_python

WRONG = (KIT / "solutions/01_coroutines/greet/wrong_time_sleep.py").read_text("utf-8")
ATTEMPT = "Week 3_{}_attempt_2026-11-20-10-15-30"
WORKSHEET = MOODLE + '\r\n"Participant 15",Di,,,9,Yes,-,\r\n'
EXPORTS = {
    "Moodle": {
        f'Zoë, "Z" Müller_12{FILE}/greet.py': GREET,
        f"Ann Lee_13{FILE}/greet.py": GREET,
        f"Bo_14{FILE}/greet.py": WRONG,
        f"Di_15{FILE}/greet.py": WRONG,
    },
    "Canvas": {
        "müllerzoë_12_100_greet.py": GREET,
        "leeann_LATE_13_101_greet.py": GREET,
        "roedi_15_102_greet.py": WRONG,
    },
    "Blackboard": {
        ATTEMPT.format("zoe") + "_greet.py": GREET,
        ATTEMPT.format("zoe") + ".txt": "Name: Zoë",
        ATTEMPT.format("ann") + "_greet.py": STUBS["greet"],
    },
}
BOOKS = {
    "Moodle": (WORKSHEET, "utf-8-sig", "worksheet.csv", ()),
    "Canvas": (CANVAS, "utf-8", "gradebook.csv", ("--column", "grade=Week 3")),
    "Blackboard": (BLACKBOARD, "utf-16", "gc.xls", ()),
}
GRADES = {
    "Moodle": {"12": "100", "14": "50", "15": "4.5"},
    "Canvas": {"12": "12", "15": "6"},
    "Blackboard": {"zoe": "9", "ann": "0"},
}
UNTOUCHED = {"Moodle": {"13": "7"}, "Canvas": {"13": "EX", "14": "N/A"}, "Blackboard": {}}


def imported(system, text):
    """The grades by number or login, as each system reads them; see `gradebook_file.py` for the sources."""
    rows = list(
        csv.DictReader(io.StringIO(text, newline=""), delimiter="\t" if "\t" in text else ",")
    )
    if system == "Moodle":
        return {row["Identifier"][len("Participant ") :]: row["Grade"] for row in rows}
    if system == "Canvas":
        people = [row for row in rows if row["ID"]]
        (column,) = [head for head in rows[0] if re.fullmatch(r".* \(501\)", head)]
        return {row["ID"]: row[column] for row in people}
    (column,) = [head for head in rows[0] if head.endswith("|77")]
    return {row["Username"]: row[column] for row in rows}


@pytest.fixture
def run(tmp_path, monkeypatch):
    """Grades the export of a system with a gradebook, in the current folder."""
    monkeypatch.chdir(tmp_path)

    def run(system, book, *more):
        Path("class.zip").write_bytes(zipped(EXPORTS[system]))
        *_, columns = BOOKS[system]
        command = ["classroom", "grade", "--from", "class.zip", "-o", "out", *HOW]
        return main([*command, "--gradebook", book, *columns, *more])

    return run


@pytest.mark.parametrize("system", EXPORTS)
def test_the_filled_gradebook_is_what_the_system_imports(run, system, capsys):
    text, encoding, name, _ = BOOKS[system]
    Path(name).write_bytes(text.encode(encoding))
    assert run(system, name) == 0
    written = Path("out", f"{Path(name).stem}-filled{Path(name).suffix}")
    assert f"For {system}: {written}, with {len(GRADES[system])} grades." in capsys.readouterr().out
    filled = written.read_bytes().decode(encoding)
    assert imported(system, filled) == GRADES[system] | UNTOUCHED[system]
    assert Path(name).read_bytes() == text.encode(encoding)
    Path(name).write_bytes(written.read_bytes())
    assert run(system, name) == 0
    assert written.read_bytes() == Path(name).read_bytes()


def test_feedback_has_the_points_and_the_first_mistakes_sentence(run):
    Path("worksheet.csv").write_text(WORKSHEET, "utf-8")
    run("Moodle", "worksheet.csv")
    text = Path("out/worksheet-filled.csv").read_text("utf-8")
    assert '"See me"' in text  # the teacher's own stays
    told = {
        row["Full name"]: row["Feedback comments"] for row in csv.DictReader(text.splitlines(True))
    }
    assert told['Zoë, "Z" Müller'] == "Awaitlings: greet: 6 of 6 points."
    assert told["Di"].endswith(
        "A coroutine made a blocking call, and the whole event loop stopped."
    )


def test_somebody_without_a_row_is_listed_with_the_remedy(run, capsys):
    Path("book.csv").write_text(CANVAS, "utf-8")
    assert run("Blackboard", "book.csv", "--column", "grade=Essay") == 0
    assert run("Moodle", "book.csv", "--column", "grade=Essay") == 1
    listed = capsys.readouterr().out.partition("without a row there (3 students):\n")[2]
    assert listed.startswith("  Bo_14: no row is of this student: add a roster, with the columns")
    Path("roster.csv").write_text("id,login\n12,zoe\n13,ann\n14,bo\n15,di\n", "utf-8")
    assert run("Moodle", "book.csv", "--column", "grade=Essay", "--roster", "roster.csv") == 0


def of_the_class():
    """The page's title, and who handed in nothing as its closed part has it."""
    text = Path("out/class.html").read_text("utf-8")
    nothing = text.partition("<h3>Handed in nothing")[2].partition("</ul>")[0]
    return re.search("A class of .*? students", text)[0], re.findall("<li>(.*?)</li>", nothing)


def test_who_handed_in_nothing_is_told_with_the_name_that_the_gradebook_has(run, capsys):
    Path("w.csv").write_text(WORKSHEET + '"Participant 16",Ed,,,9,Yes,-,\r\n', "utf-8")
    assert run("Moodle", "w.csv") == 0
    assert "\nHanded in nothing (1): Ed\n" in capsys.readouterr().out
    assert of_the_class() == ("A class of 5 students", ["Ed"])


def test_who_is_excused_or_no_student_did_not_fail_to_hand_in(run, capsys):
    more = '"Zed, Ann",17,s17,zed,A,,,\n"Student, Test",99,,t,A,,,\n'
    Path("book.csv").write_text(CANVAS + more, "utf-8")
    run("Canvas", "book.csv", "--column", "grade=Week 3")
    assert of_the_class() == ("A class of 4 students", ["Zed, Ann"])


def test_nobody_is_said_to_have_handed_in_nothing_who_may_have(run, capsys):
    Path("book.csv").write_text(CANVAS.replace("Roe, Di", "Roe, Dinah"), "utf-8")
    assert run("Moodle", "book.csv", "--column", "grade=Essay") == 1
    told = "Handed in nothing, or under a name that does not tell (3): Müller, Zoë; Kim, Bo; Roe, Dinah"
    assert told in capsys.readouterr().out
    assert of_the_class()[0] == "A class of 4 students"


def test_a_roster_alone_tells_who_handed_in_nothing(run, capsys):
    Path("roster.csv").write_text(
        'id,name\n12,Zoë\n13,"Lee, Ann"\n14,Bo\n15,Di\n16,Ed Oz\n', "utf-8"
    )
    Path("class.zip").write_bytes(zipped(EXPORTS["Moodle"]))
    command = ["classroom", "grade", "--from", "class.zip", "-o", "out", *HOW]
    assert main([*command, "--roster", "roster.csv"]) == 0
    assert "\nHanded in nothing (1): Ed Oz\n" in capsys.readouterr().out
    assert of_the_class() == ("A class of 5 students", ["Ed Oz"])


WRONG_USES = {
    "no such file": (("--gradebook", "nowhere.csv"), "nowhere.csv: The file is missing"),
    "an archive": (("--gradebook", "class.zip"), "no table: was this meant for --from?"),
    "a roster that is an archive": (
        ("--deadlines", "course.toml", "--roster", "class.zip"),
        "was this meant for --from?",
    ),
    "a table as submissions": (
        ("--from", "notes.csv"),
        "awaitlings: notes.csv is a table and no answers: pass it as --gradebook.\n",
    ),
    "no gradebook": (("--gradebook", "notes.csv"), "no gradebook of Moodle, Canvas or Blackboard"),
    "a use that is none": (("--column", "x=y"), "expected USE=HEADER"),
    "a use that is none, in one line": (
        ("--column", "grade"),
        "awaitlings: --column: expected USE=HEADER, such as `grade=Week 3`, got `grade`. USE is",
    ),
    "zeros for nothing": (("--zeros",), "--zeros is about a gradebook"),
    "a part of a class": (("--gradebook", "notes.csv", "--shard", "1/2"), "without --shard"),
}


@pytest.mark.parametrize("kind", WRONG_USES)
def test_wrong_use_is_told_before_anything_is_graded(run, kind, capsys):
    Path("notes.csv").write_text("a,b\n1,2\n", "utf-8")
    Path("class.zip").write_bytes(zipped(EXPORTS["Moodle"]))
    options, reason = WRONG_USES[kind]
    try:
        status = main(
            ["classroom", "grade", "greet", "--from", "class.zip", "-o", "out", *HOW, *options]
        )
    except SystemExit as ended:
        status = ended.code
    told = capsys.readouterr().err
    assert (status, reason in told, told.count("\n")) == (2, True, 1)
    assert not Path("out").exists()
