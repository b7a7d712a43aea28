"""A notebook that was saved as a Python file, as `jupyter nbconvert --to script` and jupytext do."""

import ast
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from grader.exercise.submission import Submission, from_bytes, take
from grader.ingest.cells import parsed, python_of
from grader.ingest.magics import without_magics

MARK = re.compile(r"^# (?:In ?\[[\d ]*\]|%%|\+|<codecell>)", re.M)
"""What such a file has above each cell."""


def taken(path: Path, label: str = "") -> Submission:
    """The file at `path`; a notebook saved as a Python file as plain Python."""
    return as_plain(take(path, label))


def taken_from(data: bytes, label: str, path: Path) -> Submission:
    """The same for bytes that have been read already."""
    return as_plain(from_bytes(data, label, path))


def as_plain(submission: Submission) -> Submission:
    """The submission; if it was a notebook, without what only a notebook can run."""
    if not MARK.search(submission.text):
        return submission
    return replace(submission, text=python_of(_unwrapped(submission.text)))


def _unwrapped(text: str) -> str:
    """With the cells that a magic such as `%%time` had turned into strings."""
    tree = parsed(text)
    lines = text.split("\n")
    for node, code in reversed(list(_wrapped(tree)) if tree is not None else []):
        lines[node.lineno - 1 : node.end_lineno] = code.split("\n")
    return "\n".join(lines)


def _wrapped(tree: ast.Module) -> Iterator[tuple[ast.stmt, str]]:
    """Statements `get_ipython().run_cell_magic("time", "", "…")`, each with the code of its cell."""
    for node in tree.body:
        call = node.value if isinstance(node, ast.Expr) else None
        if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Attribute):
            continue
        given = [str(one.value) for one in call.args if isinstance(one, ast.Constant)]
        if call.func.attr == "run_cell_magic" and len(given) == 3:
            cell = f"%%{given[0]}\n{given[2]}".rstrip("\n")
            yield node, "\n".join(without_magics(cell.split("\n")))
