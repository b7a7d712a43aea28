"""The code stays small and readable: functions and files have limits on their size."""

import ast
import shutil
import subprocess
import sys
from collections import defaultdict
from pathlib import Path
from statistics import median

import pytest

from tests.conftest import LONGEST

pytestmark = pytest.mark.one_python

FOLDER = Path(__file__).resolve().parent.parent / "grader"
FILES = sorted(FOLDER.rglob("*.py"))


def functions(file):
    """The functions of a file that are not abstract, with their number of lines."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    return {
        f"{file.relative_to(FOLDER)}:{node.name}": node.end_lineno - node.lineno + 1
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }


LENGTHS = {name: length for file in FILES for name, length in functions(file).items()}


def test_the_median_function_is_short():
    assert 4 <= median(LENGTHS.values()) <= 10


def test_no_function_is_long():
    assert {name: length for name, length in LENGTHS.items() if length > 40} == {}


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(FOLDER)))
def test_every_file_is_short_and_says_what_it_is_for(file):
    source = file.read_text(encoding="utf-8")
    assert len(source.splitlines()) <= 300
    assert ast.get_docstring(ast.parse(source))


def test_nothing_is_raised_in_an_except_star():
    """Python 3.11.2, which Debian 12 has, makes a group of what is raised there; later ones do not."""
    raised = [
        f"{file.relative_to(FOLDER)}:{node.lineno}"
        for file in FILES
        for block in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(block, ast.TryStar)
        for handler in block.handlers
        for node in ast.walk(handler)
        if isinstance(node, ast.Raise)
    ]
    assert raised == []


def test_no_class_name_stands_twice():
    nodes = [(file, node) for file in FILES for node in ast.walk(ast.parse(file.read_bytes()))]
    places = defaultdict(list)
    for file, node in nodes:
        if isinstance(node, ast.ClassDef):
            places[node.name].append(str(file.relative_to(FOLDER)))
    assert {name: files for name, files in places.items() if len(files) > 1} == {}


def test_the_test_files_that_begin_first_exist():
    assert set(LONGEST) <= {file.stem for file in FOLDER.parent.glob("tests/**/test_*.py")}


def lint_imports(folder):
    """What import-linter says of the kit in this folder: whether the arrows are kept, and its words."""
    program = Path(sys.executable).with_name("lint-imports")
    command = [program, "--no-logo", "--no-cache", "--config", FOLDER.parent / "pyproject.toml"]
    ran = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    return ran.returncode == 0, ran.stdout


@pytest.mark.parametrize(
    "importer, imported",
    [
        ("evidence/values", "grader.report.safe_text"),
        ("worker/clock/core", "grader.worker.clock.fast"),
        ("worker/observations", "grader.evidence.parsing"),
        ("learn/record_passes", "grader.classroom.gradebook"),
    ],
)
def test_an_arrow_that_is_turned_round_breaks_the_contract(tmp_path, importer, imported):
    shutil.copytree(FOLDER, tmp_path / "grader", ignore=shutil.ignore_patterns("__pycache__"))
    assert lint_imports(tmp_path)[0]
    with (tmp_path / f"grader/{importer}.py").open("a") as file:
        file.write(f"import {imported}\n")
    kept, told = lint_imports(tmp_path)
    assert (kept, "BROKEN" in told) == (False, True)
