"""All students of the class: what each submits, and the expected score, of 20 points.

greet has 6 points, kinds 5 and fetch_all 9, hidden checks included.
"""

import contextlib
import json
import shutil
from datetime import UTC

from tests.classroom.students import Notebook, source_of

SLUGS = ("greet", "kinds", "fetch_all")
LATE = "late"
EXPECTED = {
    "right": 20.0,
    "serial": 15.0,
    "hanging": 11.0,
    "crashing": 11.0,
    "crashing_at_import": 14.0,
    "hostile_files": 14.0,
    "hostile_transformer": 14.0,
    "hostile_outputs": 14.0,
    "hostile_metadata": 20.0,
    "stderr": 20.0,
    "last_expression": 14.0,
    "stray_files": 15.0,
    "doubled_answer": 14.0,
    "doubled_check": 20.0,
    "deleted_check": 20.0,
    "deleted_answer": 14.0,
    "renamed_answer": 20.0,
    "renamed_check": 20.0,
    "stripped": 20.0,
    "edited": 20.0,
    "reordered": 20.0,
    "no_kernel": 20.0,
    "helper_before": 20.0,
    "untouched": 0.0,
    "resubmitted": 20.0,
    LATE: 0.0,
    # nothing to grade: listed with the reason
    "empty": 0.0,
    "huge": 0.0,
    "not_json": 0.0,
    "renamed_file": 0.0,
}
UNMARKED = {
    "empty": "The notebook is empty",
    "huge": "The notebook is larger than 10 MB",
    "not_json": "The notebook is damaged",
    "renamed_file": "Submitted notebooks: answers.ipynb",
}

HANGS = "import asyncio\n\n\nasync def fetch_all(fetch, urls):\n    await asyncio.Event().wait()\n"
EXITS = "import os\n\n\nasync def fetch_all(fetch, urls):\n    os._exit(0)\n"
EXITS_AT_IMPORT = "import os\n\nos._exit(0)\n"
WRITES = """
from pathlib import Path

async def greet(name):
    Path({canary!r}).write_text("dead")
    raise ValueError("no")
"""
TRANSFORMS = "get_ipython().input_transformers_post.append(lambda lines: ['pass'])"
STDERR = "\nimport sys\n\nprint('a warning', file=sys.stderr)\n"


def all_students(released, canary):
    """Each student's files, as bytes by name."""
    notebooks = {name: make(right(released)) for name, make in NOTEBOOKS.items()}
    notebooks["hostile_files"].answer("greet", WRITES.format(canary=str(canary)))
    files = {name: {"ps1.ipynb": notebook.bytes()} for name, notebook in notebooks.items()}
    files["untouched"] = {"ps1.ipynb": released.read_bytes()}
    files["resubmitted"] = {"ps1.ipynb": released.read_bytes()}
    for stray in ("fetch_all.py", "asyncio.py", "conftest.py", "grader.py"):
        files["stray_files"][stray] = source_of("fetch_all").encode()
    files["empty"] = {"ps1.ipynb": b""}
    files["huge"] = {"ps1.ipynb": b'{"cells": [' + b" " * (50 << 20) + b"]}"}
    files["not_json"] = {"ps1.ipynb": b"# my answers\n"}
    files["renamed_file"] = {"answers.ipynb": right(released).bytes()}
    return files


def right(released):
    notebook = Notebook(released)
    for slug in SLUGS:
        notebook.answer(slug, source_of(slug))
    return notebook


def changed(change):
    """A right notebook after one change."""

    def make(notebook):
        change(notebook)
        return notebook

    return make


def _stub(notebook, slug):
    notebook.answer(slug, f"async def {slug}(name):\n    raise NotImplementedError\n")


def _transform(notebook):
    _stub(notebook, "greet")
    notebook.insert("answer-greet", TRANSFORMS)


def _forge_outputs(notebook):
    _stub(notebook, "greet")
    notebook.insert("answer-greet", "def check(slug):\n    return 6.0")
    cell = notebook.cell("check-greet")
    cell["source"] = "6.0"
    data = {"text/plain": "6.0"}
    cell["outputs"] = [
        {"output_type": "execute_result", "data": data, "metadata": {}, "execution_count": 1}
    ]


def _forge_metadata(notebook):
    for slug in SLUGS:
        about = notebook.cell(f"check-{slug}")["metadata"]["nbgrader"]
        about.update(points=1000, locked=False, solution=True, schema_version=99, checksum="0")


def _double_answer(notebook):
    notebook.double("answer-greet")
    notebook.cell("answer-greet")["source"] += "\n# an older version\n"


def _rename(grade_id):
    def rename(notebook):
        notebook.cell(grade_id)["metadata"]["nbgrader"]["grade_id"] += "-old"

    return rename


def _strip(notebook):
    for cell in notebook.cells:
        cell["metadata"] = {}


def _edit(notebook):
    for cell in notebook.cells:
        about = cell["metadata"].get("nbgrader", {})
        if about.get("locked"):
            cell["source"] = "I was here"


def _no_kernel(notebook):
    notebook.data["metadata"] = {}


def _helper(notebook):
    notebook.insert(
        "answer-greet", "import asyncio\n\nasync def pause():\n    await asyncio.sleep(1)"
    )
    notebook.answer(
        "greet",
        'async def greet(name):\n    print(f"Hello, {name}!")\n    await pause()\n'
        '    print(f"Goodbye, {name}!")\n\nawait greet("me")\n',
    )


NOTEBOOKS = {
    "right": changed(lambda notebook: None),
    "serial": changed(lambda n: n.answer("fetch_all", source_of("fetch_all", "wrong_loop"))),
    "hanging": changed(lambda n: n.answer("fetch_all", HANGS)),
    "crashing": changed(lambda n: n.answer("fetch_all", EXITS)),
    "crashing_at_import": changed(lambda n: n.answer("greet", EXITS_AT_IMPORT)),
    "hostile_files": changed(lambda n: None),  # its answer needs a path
    "hostile_transformer": changed(_transform),
    "hostile_outputs": changed(_forge_outputs),
    "hostile_metadata": changed(_forge_metadata),
    "stderr": changed(lambda n: n.answer("greet", source_of("greet") + STDERR)),
    "last_expression": changed(lambda n: n.answer("greet", "def greet(name): ...\n6.0\n")),
    "stray_files": changed(lambda n: n.answer("fetch_all", source_of("fetch_all", "wrong_loop"))),
    "doubled_answer": changed(_double_answer),
    "doubled_check": changed(lambda n: n.double("check-greet")),
    "deleted_check": changed(lambda n: n.delete("check-greet")),
    "deleted_answer": changed(lambda n: n.delete("answer-greet")),
    "renamed_answer": changed(_rename("answer-greet")),
    "renamed_check": changed(_rename("check-greet")),
    "stripped": changed(_strip),
    "edited": changed(_edit),
    "reordered": changed(lambda n: n.cells.reverse()),
    "no_kernel": changed(_no_kernel),
    "helper_before": changed(_helper),
    LATE: changed(lambda n: None),
}


def submit(classroom, student, files):
    """Submit for a student with nbgrader's own submit, as this user."""
    from nbgrader.apps.api import NbGraderAPI
    from nbgrader.exchange.default import ExchangeSubmit
    from traitlets.config import Config

    home = classroom.homes / student
    shutil.rmtree(home, ignore_errors=True)
    (home / "ps1").mkdir(parents=True)
    for name, data in files.items():
        (home / "ps1" / name).write_bytes(data)
    config = Config()
    config.CourseDirectory.course_id = "course"
    config.CourseDirectory.student_id = student
    config.CourseDirectory.assignment_id = "ps1"
    config.Exchange.root = str(classroom.course / "exchange")
    with contextlib.chdir(home):
        api = NbGraderAPI(config=config)
        ExchangeSubmit(coursedir=api.coursedir, authenticator=api.authenticator, parent=api).start()


def make_late(classroom, student, time):
    """Move a submission to a later time."""
    inbound = classroom.course / "exchange" / "course" / "inbound"
    (folder,) = inbound.glob(f"{student}+ps1+*")
    stamp = time.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S.%f UTC")
    (folder / "timestamp.txt").write_text(stamp, encoding="utf-8")
    folder.rename(inbound / f"{student}+ps1+{stamp}+later")


def html_of(classroom, student):
    """A student's feedback page."""
    page = classroom.course / "feedback" / student / "ps1" / "ps1.html"
    return page.read_text(encoding="utf-8")


def autograded(classroom, student):
    """A student's autograded notebook, as JSON data."""
    notebook = classroom.course / "autograded" / student / "ps1" / "ps1.ipynb"
    return json.loads(notebook.read_text(encoding="utf-8"))
