"""A gradebook file is read, filled in and written back; all that was not set stays as it was."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.classroom.sheets.fill import Score, fill
from grader.classroom.sheets.gradebook_file import read_gradebook
from grader.classroom.sheets.matching import Known, Roster
from grader.classroom.sheets.sheet import read_sheet
from grader.errors import UsageError

pytestmark = pytest.mark.one_python

MOODLE = (
    'Identifier,"Full name","Email address",Grade,"Maximum Grade","Grade can be changed",'
    '"Last modified (submission)","Feedback comments"\r\n'
    '"Participant 12","Zoë, ""Z"" Müller",zoe@uni.edu,,100.00,Yes,-,\r\n'
    '"Participant 13","Ann Lee",ann@uni.edu,"7",100.00,No,-,"Well\r\ndone"\r\n'
    '"Participant 14",Bo,bo@uni.edu,,100.00,Yes,-,"See me"'
)
CANVAS = (
    "Student,ID,SIS User ID,SIS Login ID,Section,Week 3 (501),Essay (502),Final Score\n"
    ",,,,,Manual Posting,,\n"
    "    Points Possible,,,,,12.0,10.0,(read only)\n"
    '"Müller, Zoë",12,s12,zoe,A,,7.5,80\n'
    '"Lee, Ann",13,s13,ann,A,EX,,\n'
    '"Kim, Bo",14,s14,bo,A,N/A,,\n'
    '"Roe, Di",15,s15,di,A,3,,\n'
)
BLACKBOARD = (
    '"Last Name"\t"First Name"\t"Username"\t"Student ID"\t"Last Access"\t"Availability"\t'
    '"Week 3 [Total Pts: 9 Score] |77"\t"Sum [Total Pts: up to 9 Letter] |78"\n'
    '"Müller"\t"Zoë"\t"zoe"\t"s12"\t"2026-11-20 10:15:00"\t"Yes"\t""\t""\n'
    '"Lee"\t"Ann"\t"ann"\t"s13"\t""\t"Yes"\t"2"\t""\n'
)


@pytest.fixture
def sheet(tmp_path):
    """Writes a gradebook; returns a function that fills it, and then what is written, and what is told."""

    def write(text, encoding="utf-8-sig", name="book.csv"):
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode(encoding))

        def filled(scores, roster="", zeros=False, names=(), **columns):
            people = tmp_path / "roster.csv"
            people.write_text(roster, "utf-8")
            said = {use.replace("_", " "): header for use, header in columns.items()}
            book = read_gradebook(path, said, names)
            told = fill(book, scores, Roster(people if roster else None), tmp_path, zeros=zeros)
            return told.file.read_bytes().decode(encoding), told

        return filled

    return write


def score(points=6, *, most=9, feedback="", handed_in=True, **keys):
    known = {use.replace("_", " "): value for use, value in keys.items()}
    return Score(
        Known(known, next(iter(keys.values()))), points, most, feedback, handed_in=handed_in
    )


CELLS = st.text(st.sampled_from("ab ,;\t\"'ä\n"), max_size=4)


@given(
    st.lists(st.lists(CELLS, min_size=2, max_size=4), min_size=1, max_size=4),
    st.sampled_from(",;\t"),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
    st.sampled_from(["\n", "\r\n"]),
    st.booleans(),
)
def test_what_is_read_is_written_back_the_same(
    tmp_path_factory, rows, delimiter, encoding, end, quoted
):
    made = io.StringIO(newline="")
    how = csv.QUOTE_ALL if quoted else csv.QUOTE_MINIMAL
    writer = csv.writer(made, delimiter=delimiter, lineterminator=end, quoting=how)
    writer.writerows([["Head", *["x"] * (len(rows[0]) - 1)], *rows])
    path = tmp_path_factory.mktemp("sheet") / "a.csv"
    path.write_bytes(made.getvalue().encode(encoding))
    read = read_sheet(path, "--gradebook")
    assert read.data() == path.read_bytes()
    values = [[read.value(n, m) for m in range(len(row))] for n, row in enumerate(read.rows)]
    assert values[1:] == [[cell.strip() for cell in row] for row in rows]


def test_a_cell_that_is_set_can_be_read_again(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text('a,"b",c\n1,"",\n2\n', "utf-8")
    read = read_sheet(path, "--gradebook")
    for row, text in ((1, 'He said "no", twice'), (2, "4")):
        read.set(row, 2, text)
    read.set(1, 1, "5")
    assert read.data().decode() == 'a,"b",c\n1,"5","He said ""no"", twice"\n2,,4\n'


def test_moodles_worksheet(sheet):
    text, told = sheet(MOODLE)(
        {
            "Zoë": score(Moodle_id="12", name='Zoë, "Z" Müller', feedback="greet: 6 < 9"),
            "Ann": score(Moodle_id="13", name="Group A-Ann Lee", feedback="no"),
            "Bo": score(9, Moodle_id="14", name="Bo", feedback="no"),
        }
    )
    assert text == MOODLE.replace(
        "zoe@uni.edu,,100.00,Yes,-,", "zoe@uni.edu,66.67,100.00,Yes,-,Awaitlings: greet: 6 &lt; 9"
    ).replace("bo@uni.edu,,", "bo@uni.edu,100,")
    assert (told.grades, told.missing) == (2, {})
    assert told.notes == [
        "The points, of 9, are scaled to the maximum there, 100.",
        "Ann Lee keeps the grade: `Grade can be changed` says No.",
    ]


def test_a_worksheet_of_another_assignment_has_other_numbers(sheet):
    text, told = sheet(MOODLE)({"x": score(Moodle_id="13", name="Zoë Müller")})
    assert text == MOODLE
    assert told.missing["x"].startswith("the Moodle id 13 is Ann Lee there")
    _, told = sheet(MOODLE)({"x": score(Moodle_id="99", name="Ann Lee")})
    assert told.missing["x"].startswith("no row has the Moodle id 99")


def test_a_worksheet_in_another_language(sheet):
    german = MOODLE.replace("Identifier", "ID").replace("Participant ", "Teilnehmer/in ")
    for old, new in {
        "Full name": "Vollständiger Name",
        "Maximum Grade": "Bestwertung",
        "Grade can be changed": "Änderbar",
        "Yes": "Ja",
        "100.00": '"100,00"',
        ",Grade,": ",Bewertung,",
    }.items():
        german = german.replace(old, new)
    fill_in = sheet(german)
    with pytest.raises(UsageError, match=r"name four columns: --column id=… --column grade=…"):
        fill_in({})
    columns = {"id": "ID", "grade": "bewertung", "max": "Bestwertung"}
    with pytest.raises(
        UsageError, match=r"no column `Grade can be changed`. Say what it is called"
    ):
        fill_in({}, **columns)
    text, told = fill_in({"Zoë": score(Moodle_id="12")}, **columns, can_change="Änderbar")
    assert text == german.replace('zoe@uni.edu,,"100', 'zoe@uni.edu,"66,67","100')
    assert told.grades == 1


def test_canvas_gradebook(sheet):
    text, told = sheet(CANVAS, "utf-8")(
        {n: score(Canvas_id=n, name="x") for n in ("12", "13", "14", "15")}, grade="week 3"
    )
    assert text == CANVAS.replace("zoe,A,,", "zoe,A,8,").replace("di,A,3,", "di,A,8,")
    assert told.notes == [
        "The points, of 9, are scaled to the maximum there, 12.",
        "Lee, Ann keeps the grade: this student is excused.",
        "Kim, Bo keeps the grade: it is not assigned to this student.",
        "Roe, Di had another grade: 3, and now 8.",
    ]


def test_the_column_is_the_one_named_after_the_assignment_and_never_a_guess(sheet):
    assert sheet(CANVAS)({"x": score(Canvas_id="12")}, names=["week 3"])[1].grades == 1
    with pytest.raises(
        UsageError, match=r"2 columns could be the assignment: .*`Week 3`, `Essay`\.$"
    ):
        sheet(CANVAS)({})
    with pytest.raises(UsageError, match=r"no column is the assignment `week 4`"):
        sheet(CANVAS)({}, grade="Week 4")


def test_blackboards_file_is_utf_16_with_tabs(sheet):
    scores = {"zoe": score(login="ZOE"), "ann": score(5, login="ann")}
    text, told = sheet(BLACKBOARD, "utf-16", "gc.xls")(scores)
    assert text == BLACKBOARD.replace('"Yes"\t""\t""\n"Lee', '"Yes"\t"6"\t""\n"Lee').replace(
        '"Yes"\t"2"', '"Yes"\t"5"'
    )
    assert (told.file.name, told.grades) == ("gc-filled.xls", 2)


def test_other_submissions_are_matched_by_login_name_or_roster(sheet):
    canvas = sheet(CANVAS)
    assert canvas({"zoe": score(folder="zoe")}, grade="Essay")[1].grades == 1
    assert canvas({"x": score(folder="Di Roe")}, grade="Essay")[1].grades == 1
    assert canvas({"x": score(student_id="s12", name="Someone")}, grade="Essay")[1].grades == 1
    told = canvas({"x": score(Moodle_id="12", name="A. Lee")}, grade="Essay")[1]
    assert told.missing["x"].startswith("no row is of this student: add a roster")
    roster = "id,Name,login\n12,A. Lee,ann\n13,Zoë,zoe\n"
    told = canvas({"x": score(Moodle_id="12", name="A. Lee")}, roster, grade="Essay")[1]
    assert (told.grades, told.missing) == (1, {})
    told = sheet(MOODLE)({"x": score(9, Canvas_id="99", name="leeann")})[1]
    assert (told.missing, told.notes[-1][:7]) == ({}, "Ann Lee")


def test_two_rows_that_fit_are_never_guessed(sheet):
    twice = CANVAS + '"Lee, Ann",16,s16,ann2,A,,,\n'
    text, told = sheet(twice, "utf-8")({"x": score(folder="Ann Lee")}, grade="Essay", zeros=True)
    assert text == twice
    assert told.missing["x"].startswith("2 rows fit, in lines 5, 8: add a roster")
    same = {"a": score(folder="ann"), "b": score(folder="s13")}
    text, told = sheet(CANVAS, "utf-8")(same, grade="Essay")
    assert (text, sorted(told.missing)) == (CANVAS, ["a", "b"])


def test_of_two_people_of_one_name_it_is_told_which(sheet):
    twice = CANVAS + '"Roe, Di",16,s16,di2,A,2,,\n'
    scores = {n: score(Canvas_id=n, name="x") for n in ("15", "16")}
    notes = sheet(twice, "utf-8")(scores, grade="week 3")[1].notes
    assert notes[1:] == [
        "Roe, Di (di) had another grade: 3, and now 8.",
        "Roe, Di (di2) had another grade: 2, and now 8.",
    ]


def test_who_handed_in_nothing_keeps_the_cell_or_has_a_0_if_asked(sheet):
    scores = {
        "12": score(0, Canvas_id="12", handed_in=False),
        "15": score(None, Canvas_id="15"),
    }
    assert sheet(CANVAS, "utf-8")(scores, grade="Essay")[0] == CANVAS
    text, _ = sheet(CANVAS, "utf-8")(scores, grade="Week 3", zeros=True)
    assert text == CANVAS.replace("zoe,A,,", "zoe,A,0,")


BROKEN = {
    "no headers of a system": (b"a,b\n1,2\n", "no gradebook of Moodle, Canvas or Blackboard"),
    "a workbook": (b"PK\x03\x04rest", "This is a workbook"),
    "empty": (b"\xef\xbb\xbf \n", "The file is empty"),
    "an open quote": (b'Student,ID\n"a,2\n', "broken at line 2"),
    "text after a quote": (b'Student,ID\n1,2\n"a"b,2\n', "broken at line 3"),
    "half of a character": (b"\xff\xfea\x00b", "not text in UTF-16-LE"),
    "NUL": (b"Student,ID\n\0,1\n", "The file is broken"),
    "no points": (b"Student,ID,SIS Login ID,Section,A (1)\n", "no row `Points Possible`"),
    "a scale": (
        b'Identifier,Grade,Scale,"Grade can be changed"\nParticipant 1,,Good,Yes\n',
        "graded by a scale",
    ),
    "a column twice": (
        MOODLE.replace("Full name", "Grade").encode(),
        "one column `Grade`, found 2",
    ),
}


@pytest.mark.parametrize("kind", BROKEN)
def test_another_file_is_told_in_one_sentence(sheet, kind):
    data, reason = BROKEN[kind]
    with pytest.raises(UsageError) as caught:
        sheet(data)({})
    assert reason in str(caught.value)
    assert "book.csv" in str(caught.value)


def test_with_a_roster_it_is_told_what_was_looked_for(sheet):
    canvas = sheet(CANVAS)
    one = {"x": score(Moodle_id="12", name="A. Lee")}
    told = canvas(one, "id,name,login\n12,A. Lee,anne\n", grade="Essay")[1]
    assert told.missing["x"] == (
        "no row has the Moodle id `12` or the name `A. Lee` or the login `anne`: "
        "correct this student's line of the roster"
    )
    told = canvas(one, "id,name,login\n13,Zoë,zoe\n", grade="Essay")[1]
    assert told.missing["x"].startswith(
        "no row has the Moodle id `12` or the name `A. Lee`: the roster has no such line either"
    )
    told = canvas({"x": score(folder="al1")}, "id,login\n13,zoe\n", grade="Essay")[1]
    assert told.missing["x"].startswith("no row has the name or login `al1`: the roster has no")


def test_one_id_in_two_lines_of_a_roster_is_refused(sheet):
    roster = "id,name,login\n12,A. Lee,ann\n,Bo,bo\n,Di,di\n12,Zoë,zoe\n"
    with pytest.raises(UsageError, match=r"the id `12` is in the lines 2 and 5: remove one of"):
        sheet(CANVAS)({}, roster, grade="Essay")


def test_a_roster_without_its_columns(sheet):
    with pytest.raises(UsageError, match="expected at least two of the columns id, name"):
        sheet(CANVAS)({}, "a,b\n1,2\n", grade="Essay")
