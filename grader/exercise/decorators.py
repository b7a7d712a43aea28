"""Reads what the decorators of a check file say, without running it."""

import ast
from dataclasses import dataclass
from typing import Any

from grader.evidence.decorators import LIMIT

MAX_LIMIT = 3600
"""The longest time limit that a scenario may have, in seconds."""

Function = ast.FunctionDef | ast.AsyncFunctionDef


class CatalogError(Exception):
    """Something is wrong with the files of an exercise. The message names file, line and remedy."""


@dataclass(frozen=True)
class Check:
    """One check: the test's name, the sentence that the student reads, and its points.

    `shows` is the mistake that a failure of this check proves, if the evidence alone does not.
    """

    name: str
    sentence: str
    points: int
    line: int
    shows: str = ""


def decorator(node: Function, name: str) -> ast.expr | None:
    """The decorator of this name, or None."""
    for given in node.decorator_list:
        called = given.func if isinstance(given, ast.Call) else given
        if isinstance(called, ast.Name) and called.id == name:
            return given
    return None


def literal(node: ast.expr, kind: Any) -> Any:
    """The value of a literal. CatalogError if it is not a literal, or not of this kind."""
    try:
        value = ast.literal_eval(node)
    except (ValueError, TypeError, SyntaxError, MemoryError, RecursionError):
        value = None
    if not isinstance(value, kind):
        names = getattr(kind, "__name__", str(kind)).replace(" | ", " or ")
        raise CatalogError(f"line {node.lineno}: expected a literal {names}: write one here.")
    return value


def _given(marks: ast.expr, name: str, kind: Any, default: Any) -> Any:
    """What a decorator is given by this name."""
    keywords = marks.keywords if isinstance(marks, ast.Call) else []
    return next((literal(k.value, kind) for k in keywords if k.arg == name), default)


def clock(marks: ast.expr) -> str:
    """The clock that a scenario names, or nothing."""
    named: str = _given(marks, "clock", str, "")
    if named not in ("", "fast", "wall"):
        raise CatalogError(
            f'line {marks.lineno}: a scenario\'s clock is "fast" or "wall", got "{named}".'
        )
    return named


def says(marks: ast.expr, word: str) -> bool:
    """Whether a scenario is marked with `word=True`."""
    return bool(_given(marks, word, bool, False))


def limit(marks: ast.expr) -> float:
    """The time limit of a scenario, in seconds of real time."""
    seconds = float(_given(marks, "limit", int | float, LIMIT))
    if not 0 < seconds <= MAX_LIMIT:
        raise CatalogError(
            f"line {marks.lineno}: a limit must be between 0 and {MAX_LIMIT} seconds, got {seconds:g}."
        )
    return seconds


def check(node: Function) -> Check:
    """The check that this test is. CatalogError if it would not run, or has no number of points."""
    if isinstance(node, ast.AsyncFunctionDef):
        raise CatalogError(
            f"line {node.lineno}: {node.name} is `async`, and would not run: a check only reads "
            "evidence, so write `def`."
        )
    marks = decorator(node, "points")
    call = marks if isinstance(marks, ast.Call) else None
    if call and not call.args:
        raise CatalogError(
            f"line {node.lineno}: the number of points is missing: write @points(1)."
        )
    number = literal(call.args[0], int) if call else 1
    shows = next((literal(k.value, str) for k in call.keywords), "") if call else ""
    sentence = " ".join((ast.get_docstring(node) or node.name).split())
    return Check(node.name, sentence, number, node.lineno, shows)
