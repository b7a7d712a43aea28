"""For exercises in which the student says what a program prints, before it has been run.

The check file has the programs, and the stub shows them; so it is no use to change the stub's. The
scenario runs them and takes the student's lists along; `grader/evidence/predictions.py` compares.
"""

import ast
import io
import linecache
import tokenize
from collections.abc import Awaitable, Callable
from contextlib import redirect_stdout
from typing import Any

Program = Callable[[], Awaitable[Any]]


async def run_beside(
    student: Any, **programs: Program
) -> dict[str, tuple[list[Any] | str, list[str], dict[int, int]]]:
    """Run the programs; under each name are the student's list of that name and the lines printed.

    The third is which items are written as several strings, by index, and where (`joined_strings`).

    What is still `...` in a list is None. Something that is no list is its type's name, so that it
    costs nothing but its own check. NotImplementedError if nothing else is in any list.
    """
    predictions = {name: _predicted(getattr(student, name)) for name in programs}
    if not any(line is not None for lines in predictions.values() for line in lines):
        raise NotImplementedError(f"{' and '.join(programs)} are still to be filled in")
    source = "".join(linecache.getlines(getattr(student, "__file__", "")))
    return {
        name: (predictions[name], await lines_of(programs[name]), joined_strings(source, name))
        for name in programs
    }


def _predicted(lines: Any) -> list[Any] | str:
    if type(lines) is not list:
        return type(lines).__name__
    return [None if line is ... else line for line in lines]


async def lines_of(program: Program) -> list[str]:
    """The lines that a program prints; they do not reach the screen."""
    page = io.StringIO()
    with redirect_stdout(page):
        await program()
    return page.getvalue().splitlines()


def joined_strings(source: str, name: str) -> dict[int, int]:
    """The items of a list that are several strings side by side, and the line after which they join.

    Python makes one string of them: mostly a comma was forgotten.
    """
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError):
        return {}
    found = {}
    for node in tree.body:
        names = [ast.unparse(target) for target in _targets(node)]
        if name in names and isinstance(node.value, ast.List):  # type: ignore[attr-defined]
            lines = {i: _line_of_join(source, item) for i, item in enumerate(node.value.elts)}  # type: ignore[attr-defined]
            found = {i: line for i, line in lines.items() if line}
    return found


def _targets(node: ast.stmt) -> list[ast.expr]:
    if isinstance(node, ast.AnnAssign):
        return [node.target]
    return node.targets if isinstance(node, ast.Assign) else []


def _line_of_join(source: str, item: ast.expr) -> int | None:
    """The line on which the first of several strings ends."""
    if not (isinstance(item, ast.Constant) and isinstance(item.value, str)):
        return None
    text = ast.get_source_segment(source, item) or ""
    tokens = tokenize.generate_tokens(io.StringIO(f"({text})").readline)
    strings = [token for token in tokens if token.type == tokenize.STRING]
    return item.lineno + strings[0].end[0] - 1 if len(strings) > 1 else None
