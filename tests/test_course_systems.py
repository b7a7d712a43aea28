"""Exports of Moodle, Canvas, Blackboard and Gradescope, and other layouts: whose is which file."""

import pytest

from grader.errors import UsageError
from grader.ingest import read_submissions
from grader.ingest.wanted import wanted_of
from tests.handed_in import CATALOG, NEWER, RIGHT, found, notebook, told, zipped

pytestmark = pytest.mark.one_python

FILE = "_assignsubmission_file_"
TEXT = "_assignsubmission_onlinetext_"


def test_a_students_folder_of_moodle_is_one_row_with_its_id(tmp_path):
    files = {f"Lee Ann_1{FILE}/fetch_all.py": RIGHT, f"Lee Ann_1{TEXT}/onlinetext.html": "see file"}
    read = found(tmp_path, files, "fetch_all")
    assert (read.everybody, read.ids, read.ignored) == (["Lee Ann_1"], {"Lee Ann_1": "1"}, [])
    assert told(read, "Lee Ann_1") == RIGHT


@pytest.mark.parametrize("end", ["/", ""])
def test_two_students_of_the_same_name_stay_two(tmp_path, end):
    files = {
        f'Lee, "A" O\'B_{n}{FILE}{end}fetch_all.py': text for n, text in ((1, RIGHT), (2, NEWER))
    }
    read = found(tmp_path, files, "fetch_all")
    assert [told(read, student) for student in read.everybody] == [RIGHT, NEWER]


def test_a_flat_export_of_moodle(tmp_path):
    files = {
        f"Lee Ann_1{FILE}fetch_all (1).py": RIGHT,
        f"Ed_4{FILE}w.zip": zipped({"__MACOSX/._fetch_all.py": "x", "w/fetch_all.py": NEWER}),
        f"Bo_7{FILE}._fetch_all.py": "x",
        f"Cy_8{TEXT}onlinetext.html": "<p>async def",
    }
    read = found(tmp_path, files, "fetch_all")
    assert read.everybody == ["Cy_8", "Ed_4", "Lee Ann_1"]
    assert (told(read, "Lee Ann_1"), told(read, "Ed_4")) == (RIGHT, NEWER)
    assert "written into the page of the course" in told(read, "Cy_8")


def test_an_empty_folder_of_moodle_is_a_student_who_handed_in_nothing(tmp_path):
    files = {f"class/Ann_1{FILE}/fetch_all.py": RIGHT, f"class/Bo_2{FILE}/": "", "class/": ""}
    read = found(tmp_path, files, "fetch_all")
    assert (read.everybody, list(read.students)) == (["Ann_1", "Bo_2"], ["Ann_1"])


def test_canvas_tells_the_id_whether_it_was_late_and_which_is_the_newest(tmp_path):
    files = {
        "müllerzoë_12_101_fetch_all-9.py": RIGHT,
        "müllerzoë_12_100_fetch_all-10.py": NEWER,
        "lee_LATE_13_102_homework.py": RIGHT,
        "kim_14_103_Untitled.ipynb": notebook(RIGHT),
        "ed_15_104_week.zip": zipped({"week/fetch_all.py": RIGHT}),
        "bo_16_105_text.html": "x",
    }
    read = found(tmp_path, files, "fetch_all")
    assert set(read.ids.items()) == {
        *(
            ("müllerzoë_12", "12"),
            ("lee_13", "13"),
            ("kim_14", "14"),
            ("ed_15", "15"),
            ("bo_16", "16"),
        )
    }
    assert (set(read.late), told(read, "müllerzoë_12")) == ({"lee_13"}, NEWER)
    assert (
        told(read, "lee_13") == told(read, "kim_14").strip() + "\n" == told(read, "ed_15") == RIGHT
    )
    assert "written into the page" in told(read, "bo_16")


def test_blackboards_newest_attempt_counts(tmp_path):
    attempt = "Week 3_{}_attempt_2026-11-{}-10-15-30"
    files = {
        attempt.format("ada", 20) + "_fetch_all.py": NEWER,
        attempt.format("ada", 20) + ".txt": "Name: Ada",
        attempt.format("ada", 19) + "_fetch_all.py": RIGHT,
        attempt.format("ben", 19) + ".txt": "Name: Ben",
    }
    read = found(tmp_path, files, "fetch_all")
    assert (read.everybody, told(read, "ada")) == (["ada", "ben"], NEWER)
    assert "written into the page" in told(read, "ben")


def test_gradescope_tells_the_names_in_a_file_beside(tmp_path):
    about = (
        "submission_11:\n  :submitters:\n  - :name: Ada Lovelace\n    :sid: '77'\n"
        "submission_12:\n  :submitters:\n  - :name: ../Bo\n  - :name: Cy\n"
    )
    files = {
        "assignment_9_export/submission_metadata.yml": about,
        "assignment_9_export/submission_11/fetch_all.py": RIGHT,
        "assignment_9_export/submission_12/homework.py": NEWER,
        "assignment_9_export/submission_13/fetch_all.py": NEWER,
    }
    read = found(tmp_path, files, "fetch_all")
    assert read.everybody == ["..-Bo and Cy_12", "Ada Lovelace_11", "submission_13"]
    assert read.ids["Ada Lovelace_11"] == "77"


LAYOUTS = {
    "macOS": [
        "Class/ada/fetch_all.py",
        "Class/ben/fetch_all.py",
        "__MACOSX/Class/ada/._fetch_all.py",
    ],
    "deep": ["home/t/Class/ada/fetch_all.py", "home/t/Class/ben/fetch_all.py", "home/t/Class/"],
    "an archive's name": ["ada.zip/fetch_all.py", "ben.tar.gz/w/fetch_all.py"],
    "file names": ["ada_fetch_all.py", "fetch_all ben.py"],
    "only names": ["ada.py", "ben.py"],
    "file names in a folder": ["Class/ada_fetch_all.py", "Class/ben_fetch_all.py"],
    "an exercise's folder": ["fetch_all/ada.py", "fetch_all/ben.py"],
    "a stub beside": ["Class/ada/fetch_all.py", "Class/ben/fetch_all.py", "Class/greet.py"],
    "one odd file": ["Class/ada/fetch_all.py", "Class/ben/essay.docx"],
}


@pytest.mark.parametrize("kind", LAYOUTS)
def test_there_are_two_students_and_no_invented_one(tmp_path, kind):
    texts = iter([RIGHT, NEWER, RIGHT])
    files = {name.replace(".zip", "").replace(".tar.gz", ""): next(texts) for name in LAYOUTS[kind]}
    assert found(tmp_path, files, "fetch_all").everybody == ["ada", "ben"]


def test_an_answer_outside_of_all_folders_is_nobodys_and_told(tmp_path):
    files = {"ada/fetch_all.py": RIGHT, "ben/fetch_all.py": RIGHT, "fetch_all.py": NEWER}
    read = found(tmp_path, files, "fetch_all")
    assert read.everybody == ["ada", "ben"]
    assert "outside of all students' folders" in read.nobodys["fetch_all.py"]


def test_folders_that_one_student_makes_are_no_students(tmp_path):
    files = {"ada/week1/fetch_all.py": RIGHT, "ada/week2/fetch_all.py": NEWER}
    assert found(tmp_path, files, "fetch_all").everybody == ["ada"]


EXPORTS = {
    "Canvas": {"leeann_12_100_fetch_all.py": RIGHT, "kimbo_LATE_13_101_fetch_all.py": NEWER},
    "Blackboard": {"W_ann_attempt_2026-11-20-10-15-30_fetch_all.py": RIGHT},
    "Gradescope": {
        "assignment_1_export/submission_metadata.yml": "submission_7:\n  :submitters:\n  - :name: Ann\n",
        "assignment_1_export/submission_7/fetch_all.py": RIGHT,
    },
    "Moodle": {f"Ann_1{FILE}/fetch_all.py": RIGHT, f"Bo_2{FILE}/fetch_all.py": NEWER},
}


def side_by_side(folder, *files):
    """Reads a folder with these files in it, the exports among them packed, and one unpacked."""
    exercises = CATALOG.select(["fetch_all"])
    wanted = wanted_of(exercises, CATALOG.exercises, all_wanted=True)
    for name, content in files:
        (folder / "two" / name).parent.mkdir(parents=True, exist_ok=True)
        data = zipped(content) if isinstance(content, dict) else content.encode()
        (folder / "two" / name).write_bytes(data)
    return read_submissions(folder / "two", wanted.slugs, wanted=wanted)


@pytest.mark.parametrize("system", ["Canvas", "Blackboard", "Gradescope"])
def test_the_same_download_twice_is_refused(tmp_path, system):
    two = [("a.zip", EXPORTS[system]), ("a (1).zip", EXPORTS[system])]
    sentence = rf"two holds 2 exports of {system}: name one of them\.$"
    with pytest.raises(UsageError, match=sentence):
        side_by_side(tmp_path, *two)


def test_the_same_download_twice_is_refused_unpacked_and_in_an_archive(tmp_path):
    two = {f"{name}/{file}": t for name in ("a", "b") for file, t in EXPORTS["Canvas"].items()}
    with pytest.raises(UsageError, match="holds 2 exports of Canvas"):
        found(tmp_path, two, "fetch_all")


def test_the_same_download_of_moodle_twice_is_the_same_students(tmp_path):
    read = side_by_side(tmp_path, ("a.zip", EXPORTS["Moodle"]), ("b.zip", EXPORTS["Moodle"]))
    assert (read.everybody, read.system) == (["Ann_1", "Bo_2"], "Moodle")


def test_exports_of_two_systems_are_refused(tmp_path):
    two = [("a.zip", EXPORTS["Gradescope"]), ("b.zip", EXPORTS["Blackboard"])]
    with pytest.raises(UsageError, match="two holds exports of Blackboard and Gradescope: name"):
        side_by_side(tmp_path, *two)


@pytest.mark.parametrize("system", EXPORTS)
def test_one_export_among_other_files_is_read(tmp_path, system):
    (tmp_path / "alone").mkdir()
    alone = found(tmp_path / "alone", EXPORTS[system], "fetch_all")
    files = [("gradebook.csv", "a,b"), ("bo.rar", "x"), ("course.toml", ""), ("notes/a.md", "x")]
    read = side_by_side(tmp_path, ("a.zip", EXPORTS[system]), *files)
    assert (read.everybody[:2], read.system) == (alone.everybody, system)
    assert "bo.rar" in read.nobodys or system == "Moodle"


def test_an_export_among_students_is_nobodys_and_stops_nobody(tmp_path):
    files = [("ada.zip", {"fetch_all.py": RIGHT}), ("bo/fetch_all.py", RIGHT)]
    read = side_by_side(tmp_path, *files, ("a.zip", EXPORTS["Canvas"]))
    assert read.everybody == ["ada", "bo"]
    assert read.nobodys == {
        "a": "It is an export of Canvas, and no student's: pass it by itself with --from."
    }


def test_a_students_archive_with_a_name_like_canvas_is_the_students(tmp_path):
    files = {"week_3_12_fetch_all.py": RIGHT}
    read = side_by_side(tmp_path, ("ada.zip", files), ("bo.zip", {"fetch_all.py": RIGHT}))
    assert read.everybody == ["ada", "bo"]
