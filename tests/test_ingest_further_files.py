"""Further files of answers in what a class handed in: they go with the answer that imports them."""

import pytest

from grader.ingest import read_submissions
from grader.ingest.wanted import wanted_of
from tests.handed_in import CATALOG, found, notebook, told, zipped

pytestmark = pytest.mark.one_python

MAIN = (
    "from crawler_links import links\n\n\nasync def crawl(start, limit):\n    return links(start)\n"
)
ALONE = "async def crawl(start, limit):\n    return {}\n"
LINKS = "def links(start):\n    return {}\n"
MOODLE = "_assignsubmission_file_"


def files_of(read, student):
    return dict(read.answer(student, "crawler").files)


def test_they_lie_in_the_folder_of_the_answer(tmp_path):
    files = {
        "ada/crawler.py": MAIN,
        "ada/crawler_links.py": LINKS,
        "bob/crawler.py": MAIN,
        "bob/crawler_links.py": "# Bob's\n" + LINKS,
        "cy/crawler.py": ALONE,
    }
    read = found(tmp_path, files, "crawler")
    assert (read.everybody, read.ignored, read.nobodys) == (["ada", "bob", "cy"], [], {})
    assert files_of(read, "ada") == {"crawler_links": LINKS}
    assert files_of(read, "bob") == {"crawler_links": "# Bob's\n" + LINKS}
    assert files_of(read, "cy") == {}


def test_without_names_of_exercises_too(tmp_path):
    files = {"ada/crawler.py": MAIN, "ada/crawler_links.py": LINKS, "bob/crawler.py": ALONE}
    read = found(tmp_path, files)
    assert read.ignored == []
    assert files_of(read, "ada") == {"crawler_links": LINKS}


@pytest.mark.parametrize("name", ["{}_1" + MOODLE + "{}", "{}_1" + MOODLE + "/{}", "{}_12_34_{}"])
def test_in_an_export_of_a_course_system(tmp_path, name):
    given = {"crawler.py": MAIN, "crawler_links.py": LINKS}
    files = {name.format(who, file): text for who in ("ada", "bob") for file, text in given.items()}
    files[name.format("cy", "crawler_links.py")] = "# Cy's\n"
    read = found(tmp_path, files, "crawler")
    ada, bob, cy = read.everybody
    assert files_of(read, ada) == files_of(read, bob) == {"crawler_links": LINKS}
    assert "crawler_links.py" in told(read, cy, "crawler")
    assert [file for file, _ in read.ignored] == [name.format("cy", "crawler_links.py")]


def test_each_attempt_in_blackboard_has_its_own(tmp_path):
    head = "HW_ada_attempt_2026-11-20-10-15-3{}_{}"
    files = {
        head.format(0, "crawler.py"): "# old\n" + MAIN,
        head.format(0, "crawler_links.py"): "# old\n" + LINKS,
        head.format(5, "crawler.py"): MAIN,
        head.format(5, "crawler_links.py"): LINKS,
    }
    read = found(tmp_path, files, "crawler")
    assert (told(read, "ada", "crawler"), files_of(read, "ada")) == (MAIN, {"crawler_links": LINKS})


def test_canvas_and_browsers_number_what_is_handed_in_again(tmp_path):
    newer = LINKS.replace("{}", "{start: 200}")
    files = {
        "ada_12_102_crawler-1.py": MAIN,
        "ada_12_103_crawler_links-1.py": LINKS,
        "bob_13_104_crawler.py": MAIN,
        "bob_13_105_crawler_links-2.py": newer,
        "bob_13_106_crawler_links-1.py": LINKS,
        "cy_14_107_crawler (1).py": MAIN,
        "cy_14_108_crawler_links(3).py": LINKS,
    }
    read = found(tmp_path, files, "crawler")
    assert files_of(read, "ada_12") == files_of(read, "cy_14") == {"crawler_links": LINKS}
    assert files_of(read, "bob_13") == {"crawler_links": newer}
    assert [name for name, _ in read.ignored] == ["bob_13_106_crawler_links-1.py"]


def test_what_an_answer_imports_is_no_version_of_it(tmp_path):
    main = "from crawler_core import crawl\n"
    files = {"ada/crawler.py": main, "ada/crawler_core.py": ALONE, "bob/crawler.py": ALONE}
    read = found(tmp_path, files, "crawler")
    assert (told(read, "ada", "crawler"), read.ignored, read.notes) == (main, [], {})
    assert files_of(read, "ada") == {"crawler_core": ALONE}


def test_what_it_does_not_import_stays_what_it_was(tmp_path):
    newer = ALONE.replace("{}", "{start: 200}")
    files = {"ada/crawler.py": ALONE, "ada/crawler_v2.py": newer, "bob/crawler_final.py": ALONE}
    files["bob/crawler_notes.py"] = "x = 1\n"
    read = found(tmp_path, files, "crawler")
    assert "2 versions were handed in" in told(read, "ada", "crawler")
    assert told(read, "bob", "crawler") == ALONE
    assert [name for name, _ in read.ignored] == ["bob/crawler_notes.py"]


def test_an_answer_of_another_name_has_further_files_too(tmp_path):
    files = {"ada/crawler_final.py": MAIN, "ada/crawler_links.py": LINKS, "bob/crawler.py": ALONE}
    read = found(tmp_path, files, "crawler")
    assert (told(read, "ada", "crawler"), read.ignored) == (MAIN, [])
    assert files_of(read, "ada") == {"crawler_links": LINKS}


def test_two_answers_that_import_each_other_are_not_both_lost(tmp_path):
    files = {
        "ada/crawler_a.py": "import crawler_b\n" + ALONE,
        "ada/crawler_b.py": "import crawler_a\n" + ALONE,
        "bob/crawler.py": ALONE,
    }
    read = found(tmp_path, files, "crawler")
    assert told(read, "ada", "crawler") in files.values()


def test_one_that_cannot_be_read_is_named(tmp_path):
    files = {
        "ada/crawler.py": MAIN,
        "ada/crawler_links.py": b"x = '\xff'\n",
        "bob/crawler.py": MAIN,
        "bob/crawler_links.py": "#" * 70_000,
    }
    read = found(tmp_path, files, "crawler")
    assert told(read, "ada", "crawler").startswith("crawler_links.py: Line 1 is not UTF-8")
    assert told(read, "bob", "crawler").startswith(
        "crawler_links.py: The file is larger than 64 KB"
    )
    assert read.ignored == []


def test_a_notebook_and_other_exercises_have_none(tmp_path):
    files = {
        "ada/crawler.ipynb": notebook(MAIN),
        "ada/crawler_links.py": LINKS,
        "bob/fetch_all.py": "import fetch_all_links\n\n\nasync def fetch_all(fetch, urls): ...\n",
        "bob/fetch_all_links.py": LINKS,
    }
    read = found(tmp_path, files, "crawler", "fetch_all")
    assert files_of(read, "ada") == {}
    assert read.answer("bob", "fetch_all").files == ()
    assert {name for name, _ in read.ignored} == {"ada/crawler_links.py", "bob/fetch_all_links.py"}


def test_an_archive_in_a_folder_and_one_file_alone(tmp_path):
    files = {"crawler.py": MAIN, "crawler_links.py": LINKS}
    folder = tmp_path / "class"
    folder.mkdir()
    (folder / "ada.zip").write_bytes(zipped({f"work/{name}": text for name, text in files.items()}))
    (folder / "bob").mkdir()
    for name, text in files.items():
        (folder / "bob" / name).write_text(text)
    exercises = CATALOG.select(["crawler"])
    wanted = wanted_of(exercises, CATALOG.exercises, all_wanted=True)
    read = read_submissions(folder, wanted.slugs, wanted=wanted)
    assert files_of(read, "ada") == files_of(read, "bob") == {"crawler_links": LINKS}
    read = read_submissions(folder / "bob" / "crawler.py", wanted.slugs, wanted=wanted)
    assert files_of(read, "crawler") == {"crawler_links": LINKS}
