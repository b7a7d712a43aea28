"""The wheel: it has all that a learner needs, and no solution that can be seen by accident."""

import os
import subprocess
import sys
import zipfile

import pytest

from grader.exercise.catalog import Catalog
from grader.exercise.learner_files import plain_versions, right_answers
from grader.exercise.sealing import SEALED, SEALED_VERSIONS, unseal
from tests.leaks import KIT, leaks, secret

pytestmark = pytest.mark.one_python


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """The wheel, built once."""
    target = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(target)]
    subprocess.run(build, cwd=KIT, check=True, capture_output=True, timeout=50)
    (file,) = target.glob("*.whl")
    return file


@pytest.fixture(scope="module")
def files(wheel):
    """What is in it, by path."""
    with zipfile.ZipFile(wheel) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory):
    """Run the unpacked wheel's `awaitlings` in a folder, to its end."""
    place = tmp_path_factory.mktemp("installed")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(place)

    def run(folder, *arguments):
        environment = {k: v for k, v in os.environ.items() if not k.startswith("PYTEST")}
        return subprocess.run(
            [sys.executable, "-m", "grader", *arguments],
            cwd=folder,
            env=environment | {"PYTHONPATH": str(place), "PYTHONIOENCODING": "utf-8"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            check=False,
            timeout=50,
        )

    return run


def test_every_exercise_is_in_it_with_its_page_and_checks(files):
    exercises = Catalog(KIT / "exercises").exercises
    wanted = {f"{e.chapter}/{name}" for e in exercises for name in (f"{e.slug}.py", "README.md")}
    wanted |= {f"{e.chapter}/test_{e.slug}.py" for e in exercises}
    prefix = "grader/_kit/exercises/"
    assert {n.removeprefix(prefix) for n in files if n.startswith(prefix)} == wanted


def test_the_pages_of_the_mistakes_are_in_it(files):
    assert "grader/mistakes/serial-await.md" in files


def test_it_has_no_stray_files_of_a_clone(files):
    tops = {name.partition("/")[0] for name in files}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"grader"}
    assert [n for n in files if "__pycache__" in n or "wrong_" in n or "hidden_" in n] == []


def test_no_line_of_a_solution_is_in_a_plain_file(files):
    assert leaks(files) == []


def test_a_line_of_a_solution_would_be_found():
    telling, following = secret()
    assert min(len(telling), len(following)) > 500
    one = (KIT / "solutions/03_gather/fetch_all/solution.py").read_bytes()
    assert leaks({"page.md": one}) != []
    for file in KIT.glob("solutions/*/*/solution.py"):
        assert leaks({"page.md": file.read_bytes()}) != [], file


def test_the_sealed_file_has_all_right_answers_and_no_others(files):
    sealed = unseal(files[f"grader/_kit/{SEALED}"].decode("ascii"))
    assert sealed == {
        f"{e.chapter}/{e.slug}": right_answers(KIT / "solutions" / e.chapter / e.slug)
        for e in Catalog(KIT / "exercises").exercises
    }


def test_a_new_learner_makes_a_workspace_passes_and_finds_the_solutions(installed, tmp_path):
    folder = tmp_path / "Mein Übungsordner"
    folder.mkdir()
    made = installed(folder, "init")
    assert (made.returncode, made.stderr) == (0, "")
    assert "Now run:" in made.stdout
    assert not (folder / "solutions").exists()
    right = KIT / "solutions/01_coroutines/greet/solution.py"
    (folder / "exercises/01_coroutines/greet.py").write_bytes(right.read_bytes())
    checked = installed(folder, "check", "greet")
    assert checked.returncode == 0, checked.stderr
    assert "solutions/01_coroutines/greet" in " ".join(checked.stdout.split())
    unlocked = folder / "solutions/01_coroutines/greet"
    assert {f.name for f in unlocked.iterdir()} == {"README.md", *right_answers(right.parent)}


def test_a_learner_who_gives_up_gets_the_answers_and_is_listed_as_such(installed, tmp_path):
    assert installed(tmp_path, "init").returncode == 0
    asked = installed(tmp_path, "reveal", "greet")
    assert (asked.returncode, asked.stdout) == (2, "")
    assert "--yes" in asked.stderr
    assert not (tmp_path / "solutions").exists()
    assert installed(tmp_path, "reveal", "greet", "--yes").returncode == 0
    assert (tmp_path / "solutions/01_coroutines/greet/solution.py").is_file()
    listed = installed(tmp_path, "list").stdout
    assert next(line for line in listed.splitlines() if "greet" in line).split()[-1] == "revealed"


def test_the_versions_that_tests_are_run_against_are_sealed_in_it(files):
    sealed = unseal(files[f"grader/_kit/{SEALED_VERSIONS}"].decode("ascii"))
    assert sealed == {
        f"{e.chapter}/{e.slug}": versions
        for e in Catalog(KIT / "exercises").exercises
        if (versions := plain_versions(KIT / "solutions" / e.chapter / e.slug))
    }
    assert [name for name in files if "versions/" in name] == []
