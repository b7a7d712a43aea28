"""Deadlines: what a late answer costs, who had longer, and where the time comes from."""

import csv
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from grader.classroom.deadlines import read_deadlines
from grader.classroom.handed_in_late import lateness
from grader.classroom.sheets.gradebook_file import read_gradebook
from grader.classroom.sheets.matching import Roster
from grader.classroom.sheets.times import moodle_time
from grader.cli.main import main
from grader.errors import UsageError
from tests.handed_in import RIGHT, found, zipped
from tests.test_grade_export import FILE, GREET, HOW
from tests.test_sheets import MOODLE

pytestmark = pytest.mark.one_python

COURSE = """zone = "Europe/Berlin"
due = 2026-11-20 23:59:00
grace_minutes = 15
percent_a_day = 10
at_most_percent = 25

[extensions]
Zoe = 2026-11-22 12:00:00
"""
ATTEMPT = "Week 3_{}_attempt_2026-11-{}_fetch_all.py"


@pytest.fixture
def course(tmp_path):
    """Writes a file of deadlines, and reads it."""

    def write(text=COURSE):
        path = tmp_path / "course.toml"
        path.write_text(text, "utf-8")
        return read_deadlines(path)

    return write


@pytest.mark.parametrize(
    ("time", "hours", "percent"),
    [
        (datetime(2026, 11, 20, 23, 0), 0, 0),
        (datetime(2026, 11, 21, 0, 14), 0, 0),
        (datetime(2026, 11, 21, 0, 15), 0.3, 10),
        (datetime(2026, 11, 20, 23, 10, tzinfo=UTC), 0.2, 0),
        (datetime(2026, 11, 20, 23, 15, tzinfo=UTC), 0.3, 10),
        (datetime(2026, 11, 21, 23, 59), 24, 10),
        (datetime(2026, 11, 22, 0, 0), 24, 20),
        (datetime(2026, 12, 20), 696, 25),
    ],
)
def test_a_late_answer_costs_a_part_for_each_day_that_was_begun(course, time, hours, percent):
    late = course().late(["ann"], time, said_late=False)
    assert late.percent == percent
    assert late.hours == (hours if percent else 0)
    assert late.penalty(8) == 8 * percent / 100


TOLD = {
    (0, 59): "59 seconds late, 10 % taken off",
    (0, 1): "1 second late, 10 % taken off",
    (0, 3660): "1 hour 1 minute late, 10 % taken off",
    (1, 0): "1 day late, 10 % taken off",
    (1, 60): "1 day 1 minute late: 2 days begun, 20 % taken off",
    (2, 0): "2 days late, 20 % taken off",
    (9, 7265): "9 days 2 hours late: 10 days begun, 25 % taken off",
}


@pytest.mark.parametrize("over", TOLD)
def test_how_late_it_was_is_told_in_days_hours_minutes_and_seconds(course, over):
    rule = course(COURSE.replace("= 15", "= 0"))
    late = rule.late([], rule.due + timedelta(*over), said_late=False)
    assert late.note == TOLD[over]
    assert late.hours > 0


def test_hours_that_were_begun_are_told_and_nothing_of_them_without_a_penalty(course):
    rule = course(COURSE.replace("percent_a_day", "percent_an_hour"))
    time = rule.due + timedelta(minutes=90)
    told = "1 hour 30 minutes late: 2 hours begun, 20 % taken off"
    assert rule.late([], time, said_late=False).note == told
    rule = course(COURSE.replace("percent_a_day = 10", ""))
    late = rule.late([], rule.due + timedelta(2, 1), said_late=False)
    assert late.note == "2 days 1 second late, 0 % taken off"


def test_an_extension_is_for_whoever_is_called_so(course):
    time = datetime(2026, 11, 22, 11)
    assert course().late(["x", "ZOE"], time, said_late=False).hours == 0
    assert course().late(["x"], time, said_late=False).percent == 20
    two = course(COURSE.replace("Zoe", '"Zoe Lee"'))
    assert two.late(["Lee, Zoe"], time, said_late=False).hours == 0


def test_a_day_with_a_change_of_the_clocks_has_25_hours(course):
    due = COURSE.replace("11-20 23:59", "10-24 12:00")
    late = course(due).late([], datetime(2026, 10, 25, 12), said_late=False)
    assert (late.hours, late.percent) == (25, 20)


def test_without_a_time_nothing_is_taken_off(course):
    late = course().late([], None, said_late=True)
    assert (late.hours, late.percent, late.penalty(6)) == (None, 0, 0)
    assert late.note == "late, but not by how much, so nothing is taken off"


WRONG = {
    "no TOML": ("due = ", "is not TOML"),
    "a string": ('zone = "UTC"\ndue = "2026-11-20"', "without quotes: due = 2026"),
    "a day": ('zone = "UTC"\ndue = 2026-11-20', "a date and a time for `due`"),
    "no zone": ("due = 2026-11-20 23:59:00", 'zone = "Europe/Berlin"'),
    "an unknown zone": ('zone = "Berlin"\ndue = 2026-11-20 23:59:00', 'zone = "Europe/Berlin"'),
    "another key": (COURSE.replace("grace_", "grace-"), "a key that is not known, `grace-minutes`"),
    "two penalties": ("percent_an_hour = 1\n" + COURSE, "keep one of them"),
    "too much": (COURSE.replace("= 10", "= 110"), "a number from 0 to 100 for `percent_a_day`"),
    "extensions": ("extensions = 3\n" + COURSE.partition("[")[0], "below a line [extensions]"),
}


@pytest.mark.parametrize("kind", WRONG)
def test_a_wrong_file_is_told_in_one_sentence(course, kind):
    text, reason = WRONG[kind]
    with pytest.raises(UsageError) as caught:
        course(text)
    assert reason in str(caught.value)
    assert "course.toml" in str(caught.value)


def test_what_is_no_file_is_not_read():
    for path, reason in (
        (Path("/dev/urandom"), "not a regular file"),
        (Path("/"), "got a directory"),
    ):
        with pytest.raises(UsageError, match=reason):
            read_deadlines(path)


def test_an_offset_is_a_zone(course):
    late = course("due = 2026-11-20 23:59:00+01:00\npercent_an_hour = 1").late(
        [], datetime(2026, 11, 21, 1, 29), said_late=False
    )
    assert (late.hours, late.percent) == (1.5, 2)


@pytest.mark.parametrize(
    "text",
    [
        "Friday, 20 November 2026, 10:15 AM",
        "Friday, 20 November 2026, 10:15",
        "Friday, November 20, 2026, 10:15 AM",
        "Friday, 20 November 2026, 10:15\u202fAM",
    ],
)
def test_moodles_time(text):
    assert moodle_time(text) == datetime(2026, 11, 20, 10, 15)
    assert moodle_time("-") is moodle_time("Freitag, 20. November 2026, 10:15") is None


def test_blackboard_tells_the_time_of_the_newest_attempt(tmp_path, course):
    names = [("zoe", "22-11-00-00"), ("ann", "20-10-00-00"), ("ann", "21-10-00-00")]
    read = found(tmp_path, {ATTEMPT.format(*name): RIGHT for name in names}, "fetch_all")
    late = lateness(read, course(), None, Roster(None))
    assert {who: one.percent for who, one in late.students.items()} == {"ann": 10, "zoe": 0}


def test_gradescope_tells_the_time_and_the_group_but_not_what_a_program_printed(tmp_path, course):
    about = (
        "submission_11:\n  :submitters:\n  - :name: Ada\n    :sid: '77'\n  - :name: Bo\n    :sid: '78'\n"
        "  :created_at: 2026-11-20 23:30:00.861687000 Z\n  :results:\n    tests:\n    - name: Eve\n"
        "      output: |-\n        :created_at: 2020-01-01 00:00:00.0 Z\n"
    )
    files = {"e/submission_metadata.yml": about, "e/submission_11/fetch_all.py": RIGHT}
    read = found(tmp_path, files, "fetch_all")
    assert read.groups == {"Ada and Bo_11": (("Ada", "77"), ("Bo", "78"))}
    late = lateness(read, course(), None, Roster(None))
    assert late.students["Ada and Bo_11"].note == "31 minutes late, 10 % taken off"
    assert late.unused == ["Zoe"]
    late = lateness(read, course(COURSE.replace("Zoe", "bo")), None, Roster(None))
    assert (late.students["Ada and Bo_11"].hours, late.unused) == (0, [])


def test_moodles_worksheet_tells_the_time(tmp_path, course):
    times = MOODLE.replace("Yes,-", 'Yes,"Saturday, 21 November 2026, 10:15 AM"')
    (tmp_path / "w.csv").write_text(times, "utf-8")
    files = {
        f'Zoë, "Z" Müller_12{FILE}/fetch_all.py': RIGHT,
        f"Ann Lee_13{FILE}/fetch_all.py": RIGHT,
    }
    read = found(tmp_path, files, "fetch_all")
    book = read_gradebook(tmp_path / "w.csv", {}, [])
    late = lateness(read, course(), book, Roster(None)).students
    assert {who: one.hours for who, one in late.items()} == {
        "Ann Lee_13": None,
        'Zoë, "Z" Müller_12': 10.3,
    }
    assert late["Ann Lee_13"].note.startswith("when it was handed in is not known")


def test_an_extension_that_fits_two_is_refused(tmp_path, course):
    files = {f"Zoe_{number}{FILE}/fetch_all.py": RIGHT for number in (1, 2)}
    read = found(tmp_path, files, "fetch_all")
    with pytest.raises(UsageError, match="`Zoe` fits Zoe_1 and Zoe_2: name the number"):
        lateness(read, course(), None, Roster(None))


CANVAS = {"leeann_LATE_13_101_greet.py": GREET, "roedi_15_102_greet.py": GREET}
GERMAN = MOODLE.replace("Yes,-", 'Yes,"Samstag, 21. November 2026, 10:15"')
NO_TIMES = {
    "Moodle": ("", {f"Bo_14{FILE}/greet.py": GREET}, "0 of 1 student", "with --gradebook"),
    "Canvas": ("", CANVAS, "0 of 2 students", "let Canvas take the points off"),
    "German": (GERMAN, {f"Bo_14{FILE}/greet.py": GREET}, "0 of 1 student", "Set Moodle to English"),
    "a folder": ("", {"bo/greet.py": GREET, "di/greet.py": GREET}, "0 of 2 students", "in the exp"),
}


@pytest.mark.parametrize("kind", NO_TIMES)
def test_the_terminal_says_of_how_many_the_time_is_known(tmp_path, monkeypatch, capsys, kind):
    monkeypatch.chdir(tmp_path)
    worksheet, files, of, remedy = NO_TIMES[kind]
    Path("w.csv").write_text(worksheet, "utf-8")
    Path("course.toml").write_text(COURSE.replace("Zoe", "Never"), "utf-8")
    Path("class.zip").write_bytes(zipped(files))
    command = ["classroom", "grade", "greet", "--from", "class.zip", "-o", "out", *HOW]
    more = ["--gradebook", "w.csv"] if worksheet else []
    assert main([*command, *more, "--deadlines", "course.toml"]) == 0
    told = capsys.readouterr().out.partition("\nDeadlines:\n")[2].splitlines()
    assert told[0].startswith(f"  When it was handed in is known of {of}, so of nobody else")
    assert remedy in told[0]
    grades = Path("out/grades.csv").read_text("utf-8")
    assert "late; late" not in grades
    assert ("late, but not by how much" in grades) == (kind == "Canvas")
    assert told[1] == ("  An extension is for `Never`, and nobody of this name handed in anything.")


@pytest.mark.parametrize(("name", "near"), [("Ann Lee", "leeann"), ("roedii", "roedi")])
def test_an_extension_of_nobody_asks_for_a_name_that_is_near(tmp_path, course, name, near):
    read = found(
        tmp_path, {one.replace("greet", "fetch_all"): RIGHT for one in CANVAS}, "fetch_all"
    )
    late = lateness(read, course(COURSE.replace("Zoe", f'"{name}"')), None, Roster(None))
    asked = late.sentences[-1].partition("Did you mean ")[2]
    assert f"`{near}`" in asked


def test_grades_and_the_gradebook_have_the_score_after_the_penalty(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    times = MOODLE.replace("Yes,-", 'Yes,"Saturday, 21 November 2026, 10:15 AM"')
    Path("w.csv").write_text(times, "utf-8")
    Path("course.toml").write_text(COURSE.replace("Zoe", "14"), "utf-8")
    names = {'Zoë, "Z" Müller': 12, "Ann Lee": 13, "Bo": 14}
    files = {f"{name}_{number}{FILE}/greet.py": GREET for name, number in names.items()}
    Path("class.zip").write_bytes(zipped(files | {f"Di_15{FILE}/": ""}))
    command = ["classroom", "grade", "--from", "class.zip", "-o", "out", *HOW]
    assert main([*command, "--gradebook", "w.csv", "--deadlines", "course.toml"]) == 0
    with open("out/grades.csv", newline="", encoding="utf-8") as file:
        rows = list(csv.reader(file))
    assert [row[3:8] for row in rows] == [
        ["points", "max_points", "hours_late", "penalty", "score"],
        ["6", "6", "", "0.0", "6.0"],
        ["6", "6", "0.0", "0.0", "6.0"],
        ["0", "6", "", "0.0", "0.0"],
        ["6", "6", "10.3", "0.6", "5.4"],
    ]
    assert rows[4][8] == "10 hours 16 minutes late, 10 % taken off"
    text = Path("out/w-filled.csv").read_text("utf-8")
    page = Path("out/class.html").read_text("utf-8")
    assert "<h3>Handed in late (1)</h3>" in page
    assert re.search(r"<li>Zoë.*: 10 hours 16 minutes late, 10 % taken off</li>", page)
    assert "zoe@uni.edu,90,100.00" in text
    assert "greet: 6 of 6 points. 10 hours 16 minutes late, 10 % taken off." in text
    assert "extension" not in capsys.readouterr().out
