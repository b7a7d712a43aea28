"""What was handed in is an answer, or it is told with its reason, whatever it is called."""

import io
import tarfile
import unicodedata
import zipfile

import pytest

from grader.ingest import archive
from grader.ingest.file_names import name_in_zip
from tests.handed_in import CATALOG, GREET, NEWER, RIGHT, found, notebook, told, zipped

pytestmark = pytest.mark.one_python

NOTHING = "Nothing was submitted for fetch_all."
MEANT = [
    *(
        "fetch_all (1).py",
        "fetch_all(1).py",
        "fetch_all-1.py",
        "fetch_all copy.py",
        "fetch_all 2.py",
    ),
    *(
        "fetch_all - Copy (2).py",
        "Kopie von fetch_all.py",
        "Copy of fetch_all.py",
        "fetch_all_copy.py",
    ),
    *("Fetch_All.py", "FETCH_ALL.PY", "fetch-all.py", "fetchAll.py", "fetch all.py", "fetch_all"),
    *(
        "fetch_all.py.txt",
        "fetch_all.txt",
        "fetch_all.py.py",
        "fetch_all.py (1).txt",
        ".fetch_all.py",
    ),
    *("fetch_all_final.py", "my fetch_all (2).py", "ada_fetch_all.py", "homework.py", "answer.txt"),
    'Aufgabe 3, "neu".py',
]


@pytest.mark.parametrize("name", MEANT)
def test_a_file_is_taken_where_it_is_plain_what_is_meant(tmp_path, name):
    read = found(tmp_path, {f"ada/{name}": RIGHT}, "fetch_all")
    assert told(read, "ada") == RIGHT
    assert read.notes["ada"] == {"fetch_all": f"taken from {name}"}


@pytest.mark.parametrize(
    "name", ["w.ipynb", "Untitled.ipynb", "w.ipynb.txt", "w.py", "w (1).ipynb"]
)
@pytest.mark.parametrize("names", [(), ("fetch_all",)])
def test_a_notebook_without_marks_is_found_by_what_it_defines(tmp_path, name, names):
    read = found(tmp_path, {f"ada/{name}": notebook("import asyncio", RIGHT)}, *names)
    assert told(read, "ada") == RIGHT


NOT_TAKEN = {
    "fetch_all.docx": ("x", "Did you mean `fetch_all.py`?"),
    "fetch_all.py~": (RIGHT, "Did you mean `fetch_all.py`?"),
    "fetch_al.py": ("x = 1\n", "Did you mean `fetch_all.py`?"),
    "homework.py": ("async def fetch_al(): ...\n", "Did you mean `fetch_all.py`?"),
    "broken.py": ("def (:\n", "cannot be parsed as Python"),
    "test_fetch_all.py": ("x = 1\n", "Did you mean `fetch_all.py`?"),
    "large.py": ("#" * 70_000, "more than 64 KB"),
    "main.py": ("from fetch_all import fetch_all\n", "does not belong to any exercise"),
    "photo.png": (b"\x89", "not a Python file"),
    "notes.txt": ("I did it!", "not a Python file"),
    "w.ipynb": ("{", "The notebook is damaged"),
    "two.ipynb": (notebook(RIGHT, NEWER), "Cells 1 and 2 both define `fetch_all`"),
    "none.ipynb": (notebook("x = 1"), "no answer cell for fetch_all"),
    "w.7z": (b"7z", "pack the files as .zip or .tar.gz"),
    "w.rar": (b"Rar!", "pack the files as .zip or .tar.gz"),
    "w.zip": (b"Rar!\x1a\x07", "pack the files as .zip or .tar.gz"),
    "fetch_all.py.gz": (b"\x1f\x8b", "pack the files as .zip or .tar.gz"),
    "empty.zip": (zipped({}), "The archive is empty"),
    "cut.zip": (zipped({"fetch_all.py": RIGHT})[:-30], "damaged or cut short"),
    "slip.zip": (zipped({"../fetch_all.py": RIGHT}), "a path outside the archive"),
    "fetch_all.py": ("", "The file is empty"),
}


@pytest.mark.parametrize("name", NOT_TAKEN)
def test_anything_else_is_told_with_its_reason(tmp_path, name):
    content, reason = NOT_TAKEN[name]
    read = found(tmp_path, {f"ada/{name}": content, "ben/fetch_all.py": RIGHT}, "fetch_all")
    assert reason in told(read, "ada")
    assert told(read, "ben") == RIGHT


def test_only_who_handed_in_nothing_handed_in_nothing(tmp_path):
    litter = ["Thumbs.db", ".DS_Store", "._fetch_all.py", "desktop.ini", ".git/config"]
    litter += [".venv/lib/fetch_all.py", "env/lib/site-packages/fetch_all.py", "__pycache__/x.pyc"]
    read = found(tmp_path, {"ada/fetch_all.py": RIGHT, "bo/": ""} | {f"cy/{n}": "" for n in litter})
    assert (read.everybody, read.ignored) == (["ada", "bo", "cy"], [])
    assert told(read, "bo") == told(read, "cy") == NOTHING


def test_a_helper_beside_the_answers_is_no_reason(tmp_path):
    files = {"ada/greet.py": GREET, "ada/helpers.py": "x = 1\n", "ada/test_greet.py": "x = 1\n"}
    assert told(found(tmp_path, files, "greet", "fetch_all"), "ada") == NOTHING


def test_one_file_may_answer_several_exercises(tmp_path):
    read = found(tmp_path, {"ada/homework.py": RIGHT + GREET}, "greet", "fetch_all")
    assert told(read, "ada") == told(read, "ada", "greet") == RIGHT + GREET


def test_a_function_that_two_exercises_ask_for_decides_nothing(tmp_path):
    text = "async def submit(a, b): ...\n"
    files = {"ada/homework.py": text, "ben/my_post_once.py": text}
    read = found(tmp_path, files, "post_once", "from_thread")
    assert told(read, "ada", "post_once").endswith("mean `from_thread.py` or `post_once.py`?")
    assert told(read, "ben", "post_once") == text


VERSIONS = {
    "a browser's copy": (["fetch_all.py", "fetch_all (1).py"], NEWER),
    "a browser's copy of a notebook": (["w.ipynb", "w (1).ipynb"], NEWER),
    "Jupyter's copy": (["w.ipynb", "w-Copy1.ipynb"], "2 versions were handed in"),
    "more of them": (["fetch_all (1).py", "fetch_all (2).py"], NEWER),
    "an old one": (["fetch_all_old.py", "fetch_all.py"], NEWER),
    "another name": (["homework.py", "fetch_all.py"], NEWER),
    "a copy": (["fetch_all.py", "fetch_all copy.py"], "2 versions were handed in"),
    "a final one": (["fetch_all.py", "fetch_all_final.py"], "2 versions were handed in"),
    "a folder": (["fetch_all.py", "more/fetch_all (1).py"], "2 versions were handed in"),
    "a file and a notebook": (["fetch_all.py", "fetch_all.ipynb"], "2 versions were handed in"),
}


@pytest.mark.parametrize("kind", VERSIONS)
def test_of_two_versions_the_newer_is_taken_or_the_teacher_is_asked(tmp_path, kind):
    (first, second), due = VERSIONS[kind]
    old, new = (
        notebook(text) if name.endswith("ipynb") else text
        for name, text in ((first, RIGHT), (second, NEWER))
    )
    read = found(tmp_path, {f"ada/{first}": old, f"ada/{second}": new}, "fetch_all")
    assert told(read, "ada").startswith(due)
    if due != NEWER:
        assert first in told(read, "ada")
        assert second in told(read, "ada")


def test_it_is_said_which_version_was_taken(tmp_path):
    read = found(tmp_path, {"ada/fetch_all.py": RIGHT, "ada/fetch_all (1).py": NEWER}, "fetch_all")
    note = "fetch_all (1).py is the newest of 2 versions"
    assert read.notes == {"ada": {"fetch_all": note}}
    assert read.ignored == [("ada/fetch_all.py", f"An older version of the same answer: {note}.")]


def test_versions_that_differ_in_layout_are_one(tmp_path):
    files = {"ada/fetch_all.py": RIGHT, "ada/fetch_all copy.py": "# mine\n\n" + RIGHT}
    assert told(found(tmp_path, files, "fetch_all"), "ada") == RIGHT


def workspace(root):
    stubs = {
        f"{root}{e.chapter}/{e.stub.name}": e.stub.read_text("utf-8") for e in CATALOG.exercises
    }
    checks = {f"{root}{e.chapter}/{e.check_file.name}": "x" for e in CATALOG.exercises}
    return {**stubs, **checks, f"{root}03_gather/README.md": "x"}


@pytest.mark.parametrize("root", ["ada/", "ada/exercises/", "ada/awaitlings/exercises/"])
def test_in_a_whole_workspace_the_kits_own_files_are_no_noise(tmp_path, root):
    files = {**workspace(root), f"{root}03_gather/fetch_all.py": RIGHT, "ben/fetch_all.py": NEWER}
    read = found(tmp_path, files, "fetch_all", "greet")
    assert (read.everybody, read.ignored, told(read, "ada")) == (["ada", "ben"], [], RIGHT)
    assert "NotImplementedError" in told(read, "ada", "greet")


def test_an_untouched_stub_stands_back_behind_any_answer(tmp_path):
    files = {**workspace("ada/exercises/"), "ada/homework.py": RIGHT}
    assert told(found(tmp_path, files, "fetch_all"), "ada") == RIGHT


def test_solutions_in_a_workspace_are_no_answers(tmp_path):
    solution = "ada/solutions/03_gather/fetch_all/solution.py"
    files = {**workspace("ada/exercises/"), solution: RIGHT}
    assert "NotImplementedError" in told(found(tmp_path, files, "fetch_all"), "ada")


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_an_accent_may_be_written_in_two_ways(tmp_path, form):
    name = unicodedata.normalize(form, "Zoë")
    read = found(tmp_path, {f"{name}/fetch_all.py": RIGHT, "Zoë/greet.py": GREET})
    assert read.everybody == ["Zoë"]
    assert sorted(read.students["Zoë"]) == ["fetch_all", "greet"]


def test_a_name_in_a_zip_of_macos_is_utf_8_though_nothing_says_so(tmp_path):
    name = "Zoë/fetch_all.py"
    info = zipfile.ZipInfo(name.encode().decode("cp437"))
    assert name_in_zip(info) == name
    info = zipfile.ZipInfo("Zoë/fetch_all.py")
    info.flag_bits = 0x800
    assert name_in_zip(info) == name


def tarred(name, size):
    data = io.BytesIO()
    with tarfile.open(fileobj=data, mode="w:gz") as made:
        info = tarfile.TarInfo(name)
        info.size = size
        made.addfile(info, io.BytesIO(bytes(size)))
    return data.getvalue()


def test_archives_in_archives_are_opened_three_deep(tmp_path):
    deep = [zipped({"fetch_all.py": RIGHT})]
    for _ in range(3):
        deep.append(zipped({"inner.zip": deep[-1]}))
    read = found(tmp_path, {"ada/w.zip": deep[2], "ben/w.zip": deep[3]}, "fetch_all")
    assert told(read, "ada") == RIGHT
    assert "nested more than 3 deep" in told(read, "ben")


def test_a_students_bomb_costs_nobody_else_anything(tmp_path, monkeypatch):
    monkeypatch.setattr(archive, "MAX_EXPANDED", 16 << 20)
    files = {"ada/w.tar.gz": tarred("zeros", 3 << 20), "ben/w.zip": zipped({"fetch_all.py": RIGHT})}
    read = found(tmp_path, files, "fetch_all")
    assert "expands to more than 2 MB" in told(read, "ada")
    assert told(read, "ben") == RIGHT


def test_all_archives_in_one_share_its_limit(tmp_path, monkeypatch):
    monkeypatch.setattr(archive, "MAX_EXPANDED", 16 << 20)
    files = {f"s{n}/w.tar.gz": tarred("zeros", 19 << 16) for n in range(9)}
    files["zoe/fetch_all.py"] = RIGHT
    read = found(tmp_path, files, "fetch_all")
    bad = [s for s in read.everybody if "8 MB: unpack the outer archive" in told(read, s)]
    assert (len(bad), told(read, "zoe")) == (3, RIGHT)


def test_too_many_names_in_one_students_archive(tmp_path, monkeypatch):
    monkeypatch.setattr(archive, "MAX_ENTRIES", 80)
    venv = {f".venv/{n}": "" for n in range(200)}
    files = {
        "ada/w.zip": zipped({str(n): "" for n in range(20)}),
        "ben/w.zip": zipped({"fetch_all.py": RIGHT, **venv}),
    }
    read = found(tmp_path, files, "fetch_all")
    assert "more than 10 names" in told(read, "ada")
    assert told(read, "ben") == RIGHT
