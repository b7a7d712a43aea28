"""A class folder with hostile and right submissions: each is graded, or rejected with the reason.

No other file has an effect, nothing outside the folder is read, and an unreadable submission harms no
other student.
"""

import io
import json
import os
import tarfile
import zipfile

import pytest

from grader.exercise.catalog import Catalog
from grader.exercise.options import Options
from grader.exercise.result import Answer
from grader.ingest import Rejected, read_submissions
from grader.judging.session import grade

RIGHT = "import asyncio\n\nasync def double(number):\n    await asyncio.sleep(0.05)\n    return 2 * number\n"
FORGED = 'import os; open(os.environ.get("AWL_MARK", "/dev/null"), "w").write("ran")\n'
HIJACK = "def pytest_runtest_makereport(item, call): raise SystemExit(0)\n" + FORGED


def cell(source, grade_id):
    metadata = {"nbgrader": {"grade_id": grade_id, "solution": True}}
    return {"cell_type": "code", "metadata": metadata, "source": source, "outputs": []}


def notebook(*cells):
    return json.dumps({"cells": list(cells), "nbformat": 4, "nbformat_minor": 5, "metadata": {}})


EMPTIES = (
    "ip = get_ipython()\n"
    "ip.input_transformers_cleanup.append(lambda lines: ['pass\\n'])\n"
    "import builtins\n"
)
WRONG = "async def double(number):\n    return 0\n"


def zipped(**files):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in files.items():
            made.writestr(name.replace("__", "/"), content)
    return data.getvalue()


def tarred(name, content=b"", kind=tarfile.REGTYPE, target=""):
    data = io.BytesIO()
    with tarfile.open(fileobj=data, mode="w:gz") as made:
        info = tarfile.TarInfo(name)
        info.type, info.linkname, info.size = kind, target, len(content)
        made.addfile(info, io.BytesIO(content))
    return data.getvalue()


FILES = {
    "right/double.py": RIGHT,
    "escorted/double.py": RIGHT,
    "escorted/conftest.py": HIJACK,
    "escorted/pytest.ini": "[pytest]\naddopts = --collect-only\n",
    "escorted/asyncio.py": FORGED,
    "escorted/sitecustomize.py": FORGED,
    "escorted/usercustomize.py": FORGED,
    "escorted/x.pth": "import os; os._exit(0)\n",
    "escorted/test_double.py": "def test_twice_the_number(): pass\n",
    "escorted/grader/__init__.py": HIJACK,
    "nul/double.py": RIGHT + "\0",
    "latin1/double.py": b"# caf\xe9\n" + RIGHT.encode(),
    "utf16/double.py": RIGHT.encode("utf-16"),
    "huge/double.py": "#" * (10 << 20),
    "empty/double.py": "",
    "syntax/double.py": "async def double(number)\n    return 1\n",
    "=cmd|'calc'!A1/double.py": RIGHT,
    "notebook/week1.ipynb": notebook(cell(RIGHT, "answer-double")),
    "transformer/week1.ipynb": notebook(cell(EMPTIES, "setup"), cell(WRONG, "answer-double")),
    "earlier_exit/week1.ipynb": notebook(
        cell("import os\nos._exit(0)\n", "setup"), cell(WRONG, "answer-double")
    ),
    "earlier_patch/week1.ipynb": notebook(
        cell("import asyncio\nasyncio.sleep = None\n", "setup"), cell(RIGHT, "answer-double")
    ),
    "twice/week1.ipynb": notebook(cell(RIGHT, "answer-double"), cell(WRONG, "answer-double")),
    "not_json/week1.ipynb": "oh",
    "utf16_notebook/week1.ipynb": notebook(cell(RIGHT, "answer-double")).encode("utf-16"),
    "deep/week1.ipynb": '{"cells":' * 90_000,
    "zip.zip": zipped(double_py=b"", double=b"", **{"double.py": RIGHT}),
    "slip.zip": zipped(**{"double.py": RIGHT, "../../right/double.py": WRONG}),
    "absolute.tgz": tarred("/etc/double.py", RIGHT.encode()),
    "link.tgz": tarred("double.py", kind=tarfile.SYMTYPE, target="/etc/passwd"),
    "device.tgz": tarred("double.py", kind=tarfile.CHRTYPE),
    "bomb.zip": zipped(**{"double.py": b"#" * (40 << 20)}),
    "cut.zip": zipped(**{"double.py": RIGHT})[:-30],
}
"""The files of the class folder; links and a pipe are added."""
EXPECTED = {
    "right": "pass",
    "escorted": "pass",
    "notebook": "pass",
    "zip": "pass",
    "=cmd|'calc'!A1": "pass",
    "earlier_patch": "fail",
    "transformer": "fail",
    "earlier_exit": "fail",
    "syntax": "fail",
    "nul": "Line 6 contains a NUL byte: save the file as UTF-8 text.",
    "latin1": "Line 1 is not UTF-8: save the file with the encoding UTF-8.",
    "utf16": "Line 1 contains a NUL byte: save the file as UTF-8 text.",
    "huge": "The file is larger than 512 KB",
    "empty": "The file is empty: write the function, or restore the stub with `",
    "link": "This is a symbolic link: replace it with the file itself.",
    "linked": "This is a symbolic link: replace it with the file itself.",
    "pipe": "This is not a regular file: replace it with one.",
    "device": "This is not a regular file: replace it with one.",
    "twice": "There are 2 answer cells for double (cells 1, 2)",
    "not_json": "week1.ipynb: The notebook is damaged: invalid JSON at line 1.",
    "utf16_notebook": "week1.ipynb: The notebook is not UTF-8",
    "deep": "week1.ipynb: The notebook is damaged",
    "slip": "slip.zip: The archive has a path outside the archive, '../../right/double.py'",
    "absolute": "absolute.tgz: The archive has a path outside the archive, '/etc/double.py'",
    "bomb": "The file is larger than 512 KB",
    "cut": "cut.zip: The archive is damaged or cut short: create it again",
}


@pytest.fixture(scope="module")
def class_folder(tmp_path_factory):
    """The folder with all of these, and a file outside it that must not be read."""
    top = tmp_path_factory.mktemp("class")
    for name, content in FILES.items():
        file = top / "submissions" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
    (top / "secret.py").write_text(RIGHT, encoding="utf-8")
    for name in ("linked", "pipe"):
        (top / "submissions" / name).mkdir()
    (top / "submissions/linked/double.py").symlink_to(top / "secret.py")
    (top / "submissions/whole_folder").symlink_to(top / "submissions/right")
    os.mkfifo(top / "submissions/pipe/double.py")
    return top / "submissions"


@pytest.fixture(scope="module")
def outcomes(class_folder, module_kit):
    """The verdict, or the reason for a rejection, by student: all graded in one batch."""
    found = read_submissions(class_folder, ["double"])
    (exercise,) = Catalog(module_kit.exercises).select(["double"])
    answers = [Answer(exercise, found.answer(name, "double")) for name in found.students]
    results = grade(answers, Options(clock="fast"))
    return {
        r.answer.submission.label: r.problem if r.verdict == "rejected" else r.verdict
        for r in results
    }


def test_every_student_is_in_the_list(outcomes):
    assert sorted(outcomes) == sorted(EXPECTED)


@pytest.mark.parametrize("student", EXPECTED)
def test_each_gets_the_expected_outcome(outcomes, student):
    assert outcomes[student].startswith(EXPECTED[student])


def test_what_is_not_an_answer_is_left_out_and_listed(class_folder):
    listed = [name for name, _ in read_submissions(class_folder, ["double"]).ignored]
    escort = [n for n in FILES if n.startswith("escorted/") and n != "escorted/double.py"]
    unread = {f"{name}/week1.ipynb" for name in ("deep", "not_json", "utf16_notebook")}
    unread |= {"absolute.tgz", "cut.zip", "slip.zip", "whole_folder", "zip/double", "zip/double_py"}
    assert set(escort) - {"escorted/test_double.py"} | unread == set(listed)


def test_nothing_is_written_into_the_class_folder(class_folder, outcomes):
    files = {p.relative_to(class_folder).as_posix() for p in class_folder.rglob("*")}
    links = {"linked/double.py", "pipe/double.py", "whole_folder"}
    assert {f for f in files if "." in f.rpartition("/")[2] or f in links} == {*FILES, *links}
    assert (class_folder / "right/double.py").read_text(encoding="utf-8") == RIGHT


def test_a_class_archive_with_a_path_outside_the_archive_is_rejected_as_a_whole(tmp_path):
    archive = tmp_path / "class.zip"
    archive.write_bytes(FILES["slip.zip"])
    with pytest.raises(Rejected, match="path outside the archive"):
        read_submissions(archive, ["double"])
    assert os.listdir(tmp_path) == ["class.zip"]
