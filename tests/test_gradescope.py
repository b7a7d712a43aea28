"""The autograder for Gradescope: its archive, and the results.json that is there whatever happens."""

import io
import json
import os
import re
import subprocess
import sys
import zipfile

import pytest

from grader.classroom import gradescope
from grader.classroom.autograder_files import HERE, gradescope_zip
from grader.cli.main import main
from grader.errors import CannotGrade
from grader.exercise.catalog import KIT, Catalog
from tests.leaks import leaks

pytestmark = pytest.mark.one_python

TOP = {
    "score": (int, float),
    "execution_time": (int,),
    "output": (str,),
    "output_format": (str,),
    "visibility": (str,),
    "stdout_visibility": (str,),
    "tests": (list,),
    "extra_data": (dict,),
}
TEST = {
    "name": (str,),
    "number": (str,),
    "score": (float,),
    "max_score": (float,),
    "status": (str,),
    "output": (str,),
    "output_format": (str,),
    "visibility": (str,),
}
FORMATS = {"text", "html", "simple_format", "md", "ansi"}
VISIBILITIES = {"hidden", "after_due_date", "after_published", "visible"}
ACTIVE = re.compile(r"<script|\son\w+=|javascript:", re.I)
HIDDEN = '''
from grader import points, scenario


@scenario(limit=5.0)
async def once(student):
    return await student.double(1)


@points(1)
def test_what_only_we_know(once):
    """It does what only we know."""
    assert once.value == 3
'''
SERIAL = "async def double(number):\n    return 2 * number\n"


def assert_follows_the_specification(results):
    """What Gradescope's page "Autograder Specifications" says about the keys that we write."""
    assert set(results) <= set(TOP)
    assert {key: type(value) in TOP[key] for key, value in results.items()} == dict.fromkeys(
        results, True
    )
    assert results["visibility"] in VISIBILITIES
    assert results["stdout_visibility"] in VISIBILITIES
    for one in (results, *results["tests"]):
        assert one["output_format"] in FORMATS
        assert not ACTIVE.search(one["output"])
    for test in results["tests"]:
        assert {key: type(value) in TEST[key] for key, value in test.items()} == dict.fromkeys(
            TEST, True
        )
        assert test["status"] in {"passed", "failed"}
        assert test["visibility"] in VISIBILITIES
        assert 0 <= test["score"] <= test["max_score"]
    assert results["score"] == sum(test["score"] for test in results["tests"])


@pytest.fixture
def autograder(kit, tmp_path, monkeypatch):
    """Grade files as a submission; returns the exit status and the results."""
    root = tmp_path / "autograder"
    (root / "submission").mkdir(parents=True)
    monkeypatch.setenv(gradescope.ROOT, str(root))
    monkeypatch.setattr(gradescope, "KIT", kit.folder)

    def autograder(**files):
        for name, text in files.items():
            file = root / "submission" / name.replace("__", "/")
            file.parent.mkdir(parents=True, exist_ok=True)
            file.with_suffix(".py").write_text(text, encoding="utf-8")
        status = gradescope.main()
        results = json.loads((root / "results/results.json").read_bytes())
        assert_follows_the_specification(results)
        return status, results

    return autograder


def test_a_right_answer_has_all_points_and_the_level_is_named(autograder, right):
    status, results = autograder(double=right)
    assert (status, results["score"]) == (0, 3.0)
    assert [(t["name"], t["number"], t["status"]) for t in results["tests"]] == [
        ("double: It returns twice the number.", "1.1", "passed"),
        ("double: It waits a moment.", "1.2", "passed"),
    ]
    level = results["extra_data"]["isolation"]
    assert f"at isolation level {level} (" in results["output"]


def test_a_wrong_answer_has_the_mistake_and_the_picture_beside_its_check(autograder):
    blocks = "import time\nasync def double(number):\n    time.sleep(0.6)\n    return 3 * number\n"
    status, results = autograder(double=blocks)
    assert (status, results["score"]) == (0, 1.0)
    first, second = results["tests"]
    assert "<p>the value is not the expected one</p>" in first["output"]
    assert "blocking-call" in first["output"]
    assert re.search(r"<pre>doubled, timeline:\n", first["output"])
    assert (second["status"], second["output"]) == ("passed", "")


def test_of_a_hidden_check_it_is_said_that_nothing_is_shown(autograder, kit):
    hidden = kit.folder / "solutions/01_first/double/hidden_double.py"
    hidden.parent.mkdir(parents=True)
    hidden.write_text(HIDDEN, encoding="utf-8")
    *_, last = autograder(double=SERIAL)[1]["tests"]
    assert (last["name"], last["status"]) == ("double: It does what only we know.", "failed")
    assert last["output"] == "A hidden check of your teacher's: what it saw is not shown."


def test_of_a_pass_with_a_remark_the_remark_is_told(autograder, right):
    leaves = right.replace("    return", "    asyncio.sleep(0.01)\n    return")
    _, results = autograder(double=leaves)
    assert results["score"] == 3.0
    assert "never-awaited" in results["output"]


def test_an_answer_is_found_in_any_folder_and_what_is_missing_has_no_points(autograder, kit, right):
    kit.add("02_second", "again")
    _, results = autograder(src__double=right, notes__other="x = 1\n")
    assert results["extra_data"]["verdicts"] == {"double": "pass", "again": "rejected"}
    assert "again: Nothing was submitted for again." in results["output"]


HOSTILE = {
    "dead": "import os\nos._exit(0)\n",
    "syntax": "async def double(number)\n",
    "markup": "async def double(number):\n    raise ValueError('<script>alert(1)</script>\\x1b[2J')\n",
    "not_text": "\0",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_nothing_that_is_submitted_keeps_the_results_away(name, autograder):
    status, results = autograder(double=HOSTILE[name])
    assert (status, results["score"], len(results["tests"])) == (0, 0.0, 2)


@pytest.mark.parametrize("error", [CannotGrade("no level"), RuntimeError("a bug"), MemoryError()])
def test_a_grader_that_fails_says_so_and_that_it_is_no_0(error, autograder, monkeypatch):
    def fail(*_):
        raise error

    monkeypatch.setattr(gradescope, "grade_own", fail)
    status, results = autograder()
    assert (status, results["tests"]) == (3, [])
    assert type(error).__name__ in results["output"]
    assert "It is no 0" in results["output"]


def test_a_grader_that_is_killed_has_left_a_sentence(autograder, tmp_path, monkeypatch):
    def killed(*_):
        raise SystemExit(9)  # as a signal, it goes past every `except Exception`

    monkeypatch.setattr(gradescope, "grade_own", killed)
    with pytest.raises(SystemExit):
        autograder()
    results = json.loads((tmp_path / "autograder/results/results.json").read_bytes())
    assert_follows_the_specification(results)
    assert "stopped before it was done" in results["output"]


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory):
    """The archive for two exercises, unpacked as Gradescope does, and what is in it."""
    root = tmp_path_factory.mktemp("autograder")
    data = gradescope_zip(Catalog(KIT / "exercises").select(["greet", "04_tasks"]))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for entry in archive.infolist():
            file = archive.extract(entry, root / "source")
            os.chmod(file, entry.external_attr >> 16)
        return root, {name: archive.read(name) for name in archive.namelist()}


def test_the_archive_has_the_programs_the_kit_and_only_the_exercises_asked_for(unpacked):
    root, files = unpacked
    assert all(
        os.access(root / "source" / name, os.X_OK) for name in ("setup.sh", "run_autograder")
    )
    chapters = {name.split("/")[2] for name in files if name.startswith("kit/exercises/")}
    assert chapters == {"01_coroutines", "04_tasks"}
    first = {n.split("/")[3] for n in files if n.startswith("kit/exercises/01_coroutines/")}
    assert first == {"greet.py", "test_greet.py", "README.md"}
    assert leaks(files) == []


def test_the_programs_are_valid_and_name_no_registry(unpacked):
    root, files = unpacked
    for name in ("setup.sh", "run_autograder"):
        subprocess.run(["bash", "-n", root / "source" / name], check=True, timeout=10)
        assert re.findall(r"https?://|index-url", files[name].decode()) == []


def run_autograder(root, python):
    """Run the archive's own program, with this in place of the environment's Python."""
    place = root / "venv/bin/python"
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(f"#!/bin/sh\n{python}\n", encoding="ascii")
    place.chmod(0o755)
    environment = {**os.environ, gradescope.ROOT: str(root), "PYTHONPATH": str(root / "source/kit")}
    program = [root / "source/run_autograder"]
    ran = subprocess.run(program, env=environment, capture_output=True, check=False, timeout=50)
    results = json.loads((root / "results/results.json").read_bytes())
    assert_follows_the_specification(results)
    return ran.returncode, results


def test_unpacked_it_grades_a_submission(unpacked):
    root, _ = unpacked
    answer = (KIT / "solutions/01_coroutines/greet/solution.py").read_text(encoding="utf-8")
    (root / "submission").mkdir()
    (root / "submission/greet.py").write_text(answer, encoding="utf-8")
    status, results = run_autograder(root, f'exec {sys.executable} "$@"')
    assert status == 0
    assert {t["status"] for t in results["tests"] if t["name"].startswith("greet")} == {"passed"}


@pytest.mark.parametrize("python", ["exit 127", "kill -9 $$"])
def test_where_python_does_not_start_there_is_a_sentence_too(python, unpacked):
    root, _ = unpacked
    status, results = run_autograder(root, python)
    assert status != 0
    assert "The grader did not start" in results["output"]


def test_the_command_writes_it(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert main(["bundle", "--gradescope", "greet"]) == 0
    assert "an autograder for 1 exercise, 6 points" in capsys.readouterr().out
    with zipfile.ZipFile("awaitlings-gradescope.zip") as archive:
        assert {"setup.sh", "run_autograder"} <= set(archive.namelist())
    assert main(["bundle", "--gradescope", "nonsense"]) == 2
    assert main(["bundle", "--gradescope", "greet", "--out", "x.tar.gz"]) == 2


def test_the_sources_of_the_programs_are_in_the_package():
    assert {f.name for f in HERE.glob("gradescope_*.sh")} == {
        "gradescope_setup.sh",
        "gradescope_run.sh",
    }
