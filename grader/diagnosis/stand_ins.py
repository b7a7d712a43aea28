"""Where a function returns what its caller gave it, in place of an error."""

import ast
from collections.abc import Iterator

from grader.diagnosis.source import Source
from grader.exercise.syntax import FUNCTIONS


def line_that_chooses(source: Source) -> int | None:
    """The test on which it depends that a parameter is returned as it is; of several, none."""
    lines = [line for made in source.tree.body if isinstance(made, FUNCTIONS) for line in _of(made)]
    return lines[0] if len(lines) == 1 else None


def _of(made: ast.FunctionDef | ast.AsyncFunctionDef) -> Iterator[int]:
    given = {one.arg for one in (*made.args.args, *made.args.kwonlyargs)}
    for node in ast.walk(made):
        for body in (getattr(node, "body", []), getattr(node, "orelse", [])):
            for place, last in enumerate(body if isinstance(body, list) else []):
                if isinstance(last, ast.Return) and _is_one_of(last.value, given):
                    yield _test(node, body[:place]) or last.lineno


def _is_one_of(value: ast.expr | None, given: set[str]) -> bool:
    return isinstance(value, ast.Name) and value.id in given


def _test(node: ast.AST, before: list[ast.stmt]) -> int | None:
    """`if …: return default`, or the `if …: raise` just before it."""
    if before and isinstance(before[-1], ast.If) and isinstance(before[-1].body[-1], ast.Raise):
        return before[-1].lineno
    return node.lineno if isinstance(node, ast.If) and not before else None
