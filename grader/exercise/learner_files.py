"""The files of the exercises that a learner gets, in a wheel, a workspace or a student's archive.

It needs only the standard library, because the build of the wheel uses it too.
"""

import ast
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from grader.commands import as_typed
from grader.exercise.catalog import Catalog, Exercise
from grader.exercise.decorators import CatalogError
from grader.exercise.sealing import SEALED_VERSIONS, seal
from grader.exercise.submission import take
from grader.exercise.syntax import FUNCTIONS, is_code, parsed, starts_with_raise


def learner_files(root: Path) -> dict[str, Path]:
    """The chapters' pages, the stubs and their checks below `root`, by path.

    CatalogError if a stub contains an answer: learners must not get answers.
    """
    exercises = Catalog(root / "exercises").exercises
    files = {file for exercise in exercises for file in _files(exercise)}
    return {file.relative_to(root.resolve()).as_posix(): file for file in sorted(files)}


def _files(exercise: Exercise) -> list[Path]:
    if not is_to_do(exercise):
        raise CatalogError(
            f"{exercise.stub} contains an answer, and learners must not get answers: restore the stub "
            f"with `{as_typed('reset', exercise.slug)}` (it backs up the answer), or use a fresh clone."
        )
    page = exercise.stub.with_name("README.md")
    return [exercise.stub, exercise.check_file, *([page] if page.is_file() else [])]


def is_to_do(exercise: Exercise) -> bool:
    """Whether a stub is unanswered: all that it asks for still raises, or has `...` to fill in."""
    return text_is_to_do(take(exercise.stub).text, exercise.asks)  # `take` does not block on a pipe


def text_is_to_do(text: str, asks: Sequence[dict[str, Any]]) -> bool:
    """Whether everything that is asked for begins with its `raise`, or has `...` to fill in.

    Below a `raise` there may be code that the exercise gives, to be fixed. Above it there is none.
    """
    defined = {name: node for node in parsed(text).body for name in _defined(node)}
    return all(_is_open(defined.get(item["name"]), item) for item in asks)


def _is_open(node: ast.stmt | None, asked: dict[str, Any]) -> bool:
    if isinstance(node, ast.ClassDef):
        names = {method["name"] for method in asked.get("methods", ())}
        methods = [n for n in node.body if isinstance(n, FUNCTIONS) and n.name in names]
        written = [n for n in methods if not starts_with_raise(n) and any(map(is_code, n.body))]
        given = all(method.name == "__init__" for method in written)
        return given and any(map(starts_with_raise, methods))
    if isinstance(node, FUNCTIONS):
        return starts_with_raise(node) or not any(map(is_code, node.body))
    return node is not None and any(
        isinstance(n, ast.Constant) and n.value is ... for n in ast.walk(node)
    )


def _defined(node: ast.stmt) -> set[str]:
    """The name that a statement defines: a function, a class, or an annotated constant."""
    if isinstance(node, ast.AnnAssign):
        return {ast.unparse(node.target)}
    return {str(getattr(node, "name", ""))}


def right_answers(folder: Path) -> dict[str, str]:
    """The right answers in one folder of solutions, by file name, `solution.py` first.

    One of several files is a folder: `right_files/crawler.py`.
    """
    others = [*folder.glob("right_*.py"), *folder.glob("right_*/*.py")]
    files = [file for file in (folder / "solution.py", *sorted(others)) if file.is_file()]
    return {f.relative_to(folder).as_posix(): f.read_text(encoding="utf-8") for f in files}


def plain_versions(folder: Path) -> dict[str, str]:
    """The versions of what the student's tests test, in one folder of solutions, by `MODULE/NAME.py`."""
    files = sorted((folder / "versions").glob("*/*.py"))
    return {f"{file.parent.name}/{file.name}": file.read_text(encoding="utf-8") for file in files}


def sealed_versions(root: Path) -> str:
    """The versions for all exercises of a clone, sealed; in a student's archive they are so already."""
    file = root / SEALED_VERSIONS
    if file.is_file():
        return file.read_text(encoding="ascii")
    folders = [folder.parent for folder in sorted(root.glob("solutions/*/*/versions"))]
    return seal({f"{f.parent.name}/{f.name}": plain_versions(f) for f in folders})
