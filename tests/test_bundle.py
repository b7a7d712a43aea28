"""The student's archive: reproducible byte for byte, all that `make check` needs, no solutions."""

import io
import os
import shutil
import subprocess
import sys
import tarfile
import zipfile

import pytest

from grader.classroom.student_archive import ROOT_FILES, packed, student_files
from grader.cli.main import main
from grader.exercise.catalog import Catalog
from grader.exercise.decorators import CatalogError
from tests.leaks import KIT, leaks

pytestmark = pytest.mark.one_python


@pytest.fixture(scope="module")
def files():
    """What is in the archive, by path."""
    return student_files(KIT)


def test_no_line_of_a_solution_is_in_it(files):
    assert leaks(files) == []
    assert [n for n in files if "solutions/" in n or "wrong_" in n or "hidden_" in n] == []


def test_it_has_no_tests_of_the_kit_and_no_stray_files(files):
    assert {name.split("/")[1] for name in files} == {
        "exercises",
        "grader",
        "README.md",
        "versions.sealed",
        *ROOT_FILES,
    }
    assert [name for name in files if "__pycache__" in name] == []


def test_the_makefile_names_only_what_is_in_it(files):
    makefile = files["awaitlings/Makefile"].decode()
    assert "check:" in makefile
    assert "watch:" in makefile
    assert "tests/" not in makefile
    assert "\nverify:" not in makefile
    assert "\nverify:" in (KIT / "Makefile").read_text(encoding="utf-8")


@pytest.mark.parametrize("kind", [".zip", ".tar.gz"])
def test_it_is_the_same_byte_for_byte_and_contains_the_files(files, kind, tmp_path):
    for file in KIT.glob("exercises/*/*.py"):  # times and modes of the files do not matter
        copy = tmp_path / file.relative_to(KIT)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, copy)
    for file in (*KIT.glob("exercises/*/README.md"), *(KIT / name for name in ROOT_FILES)):
        shutil.copyfile(file, tmp_path / file.relative_to(KIT))
    for folder in KIT.glob("solutions/*/*/versions"):
        shutil.copytree(folder, tmp_path / folder.relative_to(KIT))
    data = packed(files, kind)
    assert packed(student_files(tmp_path), kind) == data
    assert _unpacked(data, kind) == files


def _unpacked(data, kind):
    if kind == ".zip":
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return {name: archive.read(name) for name in archive.namelist()}
    with tarfile.open(fileobj=io.BytesIO(data)) as tar:
        return {m.name: tar.extractfile(m).read() for m in tar.getmembers()}


def test_it_contains_nothing_about_the_machine_or_its_user(files):
    with tarfile.open(fileobj=io.BytesIO(packed(files, ".tar.gz"))) as tar:
        about = {(m.uid, m.gid, m.uname, m.gname, m.mode, m.mtime) for m in tar.getmembers()}
    assert about == {(0, 0, "", "", 0o644, 315532800)}
    assert [name for name, data in files.items() if str(KIT).encode() in data] == []


def test_unpacked_it_grades_and_has_no_answers(files, tmp_path):
    for name, data in files.items():
        place = tmp_path / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)
    folder = tmp_path / "awaitlings"
    stub = folder / "exercises/01_coroutines/greet.py"
    right = KIT / "solutions/01_coroutines/greet/solution.py"
    stub.write_bytes(right.read_bytes())
    assert _run(folder, "check", "greet", "--clock", "fast").returncode == 0
    given_up = _run(folder, "reveal", "greet", "--yes")
    assert given_up.returncode == 2
    assert "A student's copy of the kit has no solutions" in given_up.stderr


def _run(folder, *arguments):
    environment = {k: v for k, v in os.environ.items() if not k.startswith("PYTEST")}
    return subprocess.run(
        [sys.executable, "-m", "grader", *arguments],
        cwd=folder,
        env=environment | {"PYTHONPATH": str(folder)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=50,
    )


def test_an_answered_stub_is_an_error(kit, right):
    from grader.exercise.learner_files import learner_files

    assert [*learner_files(kit.folder)] == [
        "exercises/01_first/double.py",
        "exercises/01_first/test_double.py",
    ]
    kit.add("01_first", "double", stub=right)
    with pytest.raises(CatalogError, match=r"double.py contains an answer"):
        learner_files(kit.folder)


def test_every_solution_in_place_of_a_stub_is_recognized(tmp_path):
    from grader.exercise.learner_files import is_to_do

    shutil.copytree(KIT / "exercises", tmp_path / "exercises")
    exercises = Catalog(tmp_path / "exercises").exercises
    assert [e.slug for e in exercises if not is_to_do(e)] == []
    for e in exercises:
        shutil.copyfile(KIT / "solutions" / e.chapter / e.slug / "solution.py", e.stub)
    assert [e.slug for e in exercises if is_to_do(e)] == []


@pytest.mark.parametrize(
    ("out", "sentence"),
    [("x.rar", "ends in .zip or .tar.gz, got x.rar"), ("nowhere/x.zip", "no folder nowhere:")],
)
def test_a_target_that_cannot_be_written_is_a_usage_error(
    out, sentence, tmp_path, monkeypatch, capsys
):
    monkeypatch.chdir(tmp_path)
    assert main(["bundle", "--out", out]) == 2
    assert sentence in capsys.readouterr().err
