"""The engine stays small and readable: the size of its functions and files."""

import ast
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
    allowed = ("grader.worker", "grader.checks")
    for file in (FOLDER / "worker").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            names = [a.name for a in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            ours = [name for name in names if name.partition(".")[0] == "grader"]
            assert all(name.startswith(allowed) for name in ours), (file.name, ours)
