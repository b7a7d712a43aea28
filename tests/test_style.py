"""The engine stays small and readable: the size of its functions and files."""

import ast
import subprocess
import sys
from pathlib import Path
from statistics import median

import pytest

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


def test_the_worker_imports_nothing_of_the_rest():
    names = [f"grader.{'.'.join(f.relative_to(FOLDER).with_suffix('').parts)}" for f in FILES]
    worker = [n for n in names if n.startswith("grader.worker.") and "__" not in n]
    code = f"import sys, {', '.join(worker)}; print(*sys.modules)"
    ran = subprocess.run(
        [sys.executable, "-c", code], cwd=FOLDER.parent, check=True, capture_output=True, text=True
    )
    ours = [name for name in ran.stdout.split() if name.partition(".")[0] == "grader"]
    allowed = ("grader", "grader.checks", "grader.worker")
    assert [n for n in ours if n not in allowed and not n.startswith("grader.worker.")] == []
